#include "layout/given.h"

#include "layout/functions.h"

#include "base/ban.h"

void bx_given_open(bx_layout_reader *tr, const bx_expr *condition, const bx_field_scope *scope,
                   bx_given *given)
{
    *given = (bx_given){.condition = condition, .scope = scope, .outer = tr->given};
    tr->given = given;
}

void bx_given_open_group(bx_layout_reader *tr, const bx_slot *group, const bx_field_scope *scope,
                         bx_given *given)
{
    *given = (bx_given){.group = group, .scope = scope, .outer = tr->given};
    tr->given = given;
}

void bx_given_close(bx_layout_reader *tr, const bx_given *given)
{
    tr->given = given->outer;
}

static const bx_field_scope *scope_of(const bx_field_scope *scope, int depth)
{
    while (depth-- > 0)
        scope = scope->outer;
    return scope;
}

/* In the group a.b both a and a.b are there. */
static bool is_around(const bx_given *given, const bx_field_scope *scope, const bx_slot *slot,
                      int step_count)
{
    if (step_count > given->group->step_count) return false;
    for (int i = 0; i < step_count; i++)
        if (given->group->steps[i] != slot->steps[i]) return false;
    return scope_of(given->scope, given->group->depth) == scope_of(scope, slot->depth);
}

/* present(a.b) of the slot a.b, or of a.b.c of which the first two steps are asked for. */
static bool is_present_of(const bx_expr *expr, const bx_field_scope *from,
                          const bx_field_scope *scope, const bx_slot *slot, int step_count)
{
    if (expr->call.function->id != BX_CALL_PRESENT || expr->call.count != 1) return false;
    const bx_expr *arg = expr->call.args[0];
    if (arg->kind != BX_EXPR_SLOT || arg->is_many || arg->slot.has_members) return false;
    if (arg->slot.column >= 0 || arg->slot.step_count != step_count) return false;
    for (int i = 0; i < step_count; i++)
        if (arg->slot.steps[i] != slot->steps[i]) return false;
    return scope_of(from, arg->slot.depth) == scope_of(scope, slot->depth);
}

/* Nested at most as deep as an expression is (parse.h). */
static bool says(const bx_expr *expr, const bx_field_scope *from, const bx_field_scope *scope,
                 const bx_slot *slot, int step_count)
{
    if (expr->kind == BX_EXPR_CALL) return is_present_of(expr, from, scope, slot, step_count);
    if (expr->kind != BX_EXPR_BINARY || expr->binary.op != BX_OP_AND) return false;
    return says(expr->binary.left, from, scope, slot, step_count) ||
           says(expr->binary.right, from, scope, slot, step_count);
}

bool bx_is_given(const bx_layout_reader *tr, const bx_field_scope *scope, const bx_slot *slot,
                 int step_count)
{
    for (const bx_given *given = tr->given; given; given = given->outer) {
        if (given->group && is_around(given, scope, slot, step_count)) return true;
        if (given->condition && says(given->condition, given->scope, scope, slot, step_count))
            return true;
    }
    return false;
}
