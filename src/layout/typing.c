#include "layout/typing.h"

#include <limits.h>

#include "layout/absent.h"
#include "layout/functions.h"
#include "layout/literal.h"

#include "base/ban.h"

bx_status bx_layout_misplaced(bx_layout_reader *tr, bx_str path, const bx_field *field,
                              unsigned types, const bx_place *place)
{
    bx_buf list = {0};
    for (int type = 0; type < BX_FIELD_TYPES; type++)
        if (types >> type & 1)
            bx_buf_printf(&list, "%s%s", list.len > 0 ? ", " : "",
                          bx_field_type_name((bx_field_type)type));
    bx_status status = BX_ERR_MEMORY;
    if (!list.failed)
        status = bx_reader_fail(&tr->reader, BX_E_FIELD_MISPLACED, place, path,
                                bx_str_from(bx_field_type_name(field->type)), bx_buf_str(&list));
    bx_buf_release(&list);
    return status;
}

bx_status bx_layout_no_list(bx_layout_reader *tr, const bx_field_scope *scope, const bx_slot *slot,
                            const bx_field *field, const bx_place *place)
{
    bx_str list;
    BX_TRY(bx_scope_list_of(tr, scope, slot->path, &list));
    if (!list.ptr) return bx_layout_misplaced(tr, slot->path, field, BX_TYPE(LIST), place);
    bx_buf help = {0};
    bx_buf_printf(&help, BX_BOTH("list, which is → %.*s", "列表，即 → %.*s"), BX_STR_ARG(list),
                  BX_STR_ARG(list));
    bx_status status =
        help.failed
            ? BX_ERR_MEMORY
            : bx_reader_fail(&tr->reader, BX_E_FIELD_MISPLACED, place, slot->path,
                             bx_str_from(bx_field_type_name(field->type)), bx_buf_str(&help));
    bx_buf_release(&help);
    return status;
}

/* "a number or text", in both languages at once: the names are of both. */
static bx_status fail_wanted(bx_layout_reader *tr, const bx_expr *expr, unsigned gives)
{
    static const bx_language languages[] = {BX_ENGLISH, BX_CHINESE};
    bx_buf list = {0};
    for (int k = 0; k < 2; k++) {
        bool any = false;
        if (k > 0) bx_buf_add_text(&list, BX_BOTH("", ""));
        for (int i = 0; i <= BX_GIVES_MEMBERS; i++) {
            if (!(gives >> i & 1)) continue;
            bx_str name = bx_both_half(bx_str_from(bx_gives_name((bx_gives)i)), languages[k]);
            bx_buf_printf(&list, "%s%.*s", any ? k == 0 ? ", " : "、" : "", BX_STR_ARG(name));
            any = true;
        }
    }
    bx_str found = bx_str_from(bx_gives_name(expr->gives));
    bx_status status = list.failed ? BX_ERR_MEMORY
                                   : bx_reader_fail(&tr->reader, BX_E_WRONG_GIVES, &expr->place,
                                                    found, bx_buf_str(&list), (bx_str){0});
    bx_buf_release(&list);
    return status;
}

static bx_status fail_at(bx_layout_reader *tr, bx_code code, const bx_expr *expr, const char *word)
{
    return bx_reader_fail(&tr->reader, code, &expr->place, bx_str_from(word), (bx_str){0},
                          (bx_str){0});
}

static bx_status want_kind(bx_layout_reader *tr, const bx_expr *expr, unsigned gives)
{
    if (gives >> expr->gives & 1) return BX_OK;
    bool is_quotient = expr->gives == BX_GIVES_QUOTIENT;
    if (is_quotient && (gives & BX_GIVE(NUMBER))) return fail_at(tr, BX_E_QUOTIENT, expr, "/");
    return fail_wanted(tr, expr, gives);
}

/* In a group of entries a name is many, though no list is named. */
static bx_status fail_many(bx_layout_reader *tr, const bx_expr *expr)
{
    bx_buf more = {0};
    bx_buf_add_text(&more, "");
    if (expr->kind == BX_EXPR_SLOT && expr->slot.is_grouped) {
        bx_str path = expr->slot.path;
        bool is_number = expr->gives == BX_GIVES_NUMBER;
        const char *end = is_number ? "" : ", '、'";
        bx_buf_printf(
            &more,
            BX_BOTH("; inside a group %.*s is one value for each entry: %s(%.*s%s), "
                    "first(%.*s), or another each of the same list",
                    "；分组之内“%.*s”是各项的值：%s(%.*s%s)、first(%.*s)，或写在同一列表的另一个 "
                    "each 里"),
            BX_STR_ARG(path), is_number ? "sum" : "join", BX_STR_ARG(path), end, BX_STR_ARG(path),
            BX_STR_ARG(path), is_number ? "sum" : "join", BX_STR_ARG(path), end, BX_STR_ARG(path));
    }
    bx_status status = BX_ERR_MEMORY;
    if (!more.failed)
        status = bx_reader_fail(&tr->reader, BX_E_MANY_VALUES, &expr->place, bx_buf_str(&more),
                                (bx_str){0}, (bx_str){0});
    bx_buf_release(&more);
    return status;
}

bx_status bx_type_want(bx_layout_reader *tr, const bx_expr *expr, unsigned gives)
{
    if (!(gives >> expr->gives & 1)) return want_kind(tr, expr, gives);
    return expr->is_many ? fail_many(tr, expr) : BX_OK;
}

/* Every member of a group: figures of one shape, added together. */
static bx_status type_members(bx_layout_reader *tr, bx_expr *expr)
{
    const bx_field *group = expr->slot.field;
    expr->gives = BX_GIVES_NUMBER;
    expr->is_many = expr->may_lack = true;
    if (group->type != BX_FIELD_GROUP)
        return bx_layout_misplaced(tr, expr->slot.path, group, BX_TYPE(GROUP), &expr->place);
    for (int i = 0; i < group->field_count; i++) {
        const bx_field *member = &group->fields[i];
        if (!bx_field_is_figure(member))
            return bx_layout_misplaced(tr, member->name, member, BX_TYPES_FIGURE, &expr->place);
        expr->gives = bx_field_gives(member);
    }
    return BX_OK;
}

bx_status bx_type_slot(bx_layout_reader *tr, const bx_field_scope *scope, bx_expr *expr)
{
    const bx_slot *slot = &expr->slot;
    if (slot->has_members) return type_members(tr, expr);
    expr->gives = slot->column >= 0 ? BX_GIVES_NUMBER : bx_field_gives(slot->field);
    expr->is_many = slot->is_many;
    expr->may_lack = slot->is_many || slot->is_optional || bx_field_is_figure(slot->field) ||
                     bx_slot_may_be_absent(tr, scope, slot);
    return BX_OK;
}

bx_status bx_slot_tell_absent(bx_layout_reader *tr, const bx_field_scope *scope,
                              const bx_expr *expr)
{
    const bx_slot *slot = &expr->slot;
    if (slot->is_optional || !bx_slot_may_be_absent(tr, scope, slot)) return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_MAY_BE_ABSENT, &expr->place, slot->path, (bx_str){0},
                          (bx_str){0});
}

static bx_status fail_count(bx_layout_reader *tr, const bx_expr *expr)
{
    const bx_function *f = expr->call.function;
    return bx_reader_fail(&tr->reader, BX_E_FUNCTION_COUNT, &expr->place, bx_str_from(f->name),
                          bx_str_from(f->form), (bx_str){0});
}

/* Which of the values say what the call gives. */
static int deciding(const bx_function *f)
{
    return f->id == BX_CALL_IF ? 1 : 0;
}

/* A text in place of a figure, if(人数 > 0, 人数, '—'), makes the figure its text. */
static bx_status type_alike(bx_layout_reader *tr, bx_expr *expr)
{
    const unsigned printed = BX_GIVE(TEXT) | BX_GIVE(NUMBER) | BX_GIVE(DATE);
    if (expr->call.function->id != BX_CALL_IF || expr->call.count < 3) return BX_OK;
    bx_gives a = expr->call.args[1]->gives, b = expr->call.args[2]->gives;
    bool has_text = a == BX_GIVES_TEXT || b == BX_GIVES_TEXT;
    if (!has_text || !(printed >> a & 1) || !(printed >> b & 1))
        return want_kind(tr, expr->call.args[2], 1u << a);
    expr->gives = BX_GIVES_TEXT;
    return BX_OK;
}

/* Calls that look at the entry, or group, that an each is at. */
static bool asks_for_entry(const bx_expr *expr)
{
    bx_function_id id = expr->call.function->id;
    if (id == BX_CALL_FIRST || id == BX_CALL_LAST) return expr->call.count == 0;
    return id == BX_CALL_INDEX || id == BX_CALL_INDEX_IN_GROUP || id == BX_CALL_GROUP_INDEX;
}

/* So many scopes out is the nearest that an expression looks at. As deep as expressions are nested. */
static int reach(const bx_expr *expr)
{
    if (expr->kind == BX_EXPR_TEXT || expr->kind == BX_EXPR_NUMBER) return INT_MAX;
    if (expr->kind == BX_EXPR_SLOT) return expr->slot.depth;
    if (expr->kind == BX_EXPR_NEGATE || expr->kind == BX_EXPR_NOT) return reach(expr->operand);
    if (expr->kind == BX_EXPR_BINARY) {
        int left = reach(expr->binary.left), right = reach(expr->binary.right);
        return left < right ? left : right;
    }
    int least = expr->kind == BX_EXPR_CALL && asks_for_entry(expr) ? 0 : INT_MAX;
    for (int i = 0; i < expr->call.count; i++) {
        int one = reach(expr->call.args[i]);
        if (one < least) least = one;
    }
    return least;
}

bx_status bx_type_call(bx_layout_reader *tr, const bx_field_scope *scope, bx_expr *expr)
{
    const bx_function *f = expr->call.function;
    bool any_number = f->most == 0 && f->least > 0;
    int count = expr->call.count, before = tr->reader.faults;
    expr->gives = f->gives;
    if (count < f->least || (!any_number && count > f->most)) return fail_count(tr, expr);
    if (asks_for_entry(expr) && !bx_scope_is_repeated(scope))
        return fail_at(tr, BX_E_NOT_REPEATED, expr, f->name);
    for (int i = 0; i < count; i++) {
        const bx_expr *arg = expr->call.args[i];
        unsigned takes = f->takes[any_number ? 0 : i];
        bool may_be_many = (f->traits & BX_TAKES_MANY) && (any_number || i == 0);
        BX_TRY(may_be_many ? want_kind(tr, arg, takes) : bx_type_want(tr, arg, takes));
        expr->may_lack = expr->may_lack || arg->may_lack;
        if (arg->is_many) expr->call.around = reach(expr);
    }
    if ((f->traits & BX_GIVES_AS_FIRST) && count > deciding(f))
        expr->gives = expr->call.args[deciding(f)]->gives;
    bool is_something =
        f->id == BX_CALL_PRESENT || f->id == BX_CALL_COUNT || f->id == BX_CALL_BOXES;
    if (is_something) expr->may_lack = false;
    if (f->id == BX_CALL_IF && count < 3) expr->may_lack = true;
    if (tr->reader.faults == before) BX_TRY(bx_literals_check(tr, expr));
    return tr->reader.faults == before ? type_alike(tr, expr) : BX_OK;
}

static unsigned operand_kinds(bx_operator op, bool is_rule)
{
    const unsigned number = BX_GIVE(NUMBER), row = is_rule ? BX_GIVE(ROW) : 0;
    switch (op) {
    case BX_OP_ADD: return number | BX_GIVE(QUOTIENT) | row;
    case BX_OP_SUBTRACT: return number | BX_GIVE(QUOTIENT) | BX_GIVE(DATE) | row;
    case BX_OP_MULTIPLY:
    case BX_OP_DIVIDE: return number | BX_GIVE(QUOTIENT);
    case BX_OP_EQUAL:
    case BX_OP_UNEQUAL: return number | BX_GIVE(TEXT) | BX_GIVE(DATE) | BX_GIVE(TRUTH) | row;
    case BX_OP_LESS:
    case BX_OP_LESS_EQUAL:
    case BX_OP_MORE:
    case BX_OP_MORE_EQUAL: return number | BX_GIVE(DATE);
    case BX_OP_IN: return number | BX_GIVE(TEXT) | BX_GIVE(DATE);
    case BX_OP_AND:
    case BX_OP_OR: break;
    }
    return BX_GIVE(TRUTH);
}

static bool is_arithmetic(bx_operator op)
{
    return op <= BX_OP_DIVIDE;
}

/* Members of a group may be added in a rule: each is a term of its own. */
static bx_status want_operand(bx_layout_reader *tr, const bx_expr *operand, unsigned gives,
                              bool is_rule)
{
    bool is_members = operand->kind == BX_EXPR_SLOT && operand->slot.has_members;
    if (is_rule && is_members) return want_kind(tr, operand, gives);
    return bx_type_want(tr, operand, gives);
}

/* What is compared or looked for is of one kind. */
static bx_status want_alike(bx_layout_reader *tr, const bx_expr *left, const bx_expr *right)
{
    if (right->kind != BX_EXPR_LIST) return want_kind(tr, right, 1u << left->gives);
    for (int i = 0; i < right->call.count; i++)
        BX_TRY(bx_type_want(tr, right->call.args[i], 1u << left->gives));
    return BX_OK;
}

/* A word that a choice does not have would make a comparison that never holds. */
static bx_status want_chosen(bx_layout_reader *tr, const bx_expr *choice, const bx_expr *text)
{
    bool is_choice = choice->kind == BX_EXPR_SLOT && choice->slot.field->type == BX_FIELD_CHOICE;
    if (!is_choice || text->kind != BX_EXPR_TEXT) return BX_OK;
    const bx_field *field = choice->slot.field;
    for (int i = 0; i < field->name_count; i++)
        if (bx_str_equal(field->names[i], text->text)) return BX_OK;
    return bx_reader_fail_far(&tr->reader, BX_E_NEVER_CHOSEN, &text->place, text->text,
                              field->names, field->name_count);
}

static bx_status want_choices(bx_layout_reader *tr, const bx_expr *left, const bx_expr *right)
{
    if (right->kind != BX_EXPR_LIST) {
        BX_TRY(want_chosen(tr, left, right));
        return want_chosen(tr, right, left);
    }
    for (int i = 0; i < right->call.count; i++)
        BX_TRY(want_chosen(tr, left, right->call.args[i]));
    return BX_OK;
}

static bx_gives sum_gives(const bx_expr *left, const bx_expr *right, bx_operator op)
{
    bool is_quotient =
        op == BX_OP_DIVIDE || left->gives == BX_GIVES_QUOTIENT || right->gives == BX_GIVES_QUOTIENT;
    if (is_quotient) return BX_GIVES_QUOTIENT;
    return left->gives == BX_GIVES_ROW ? BX_GIVES_ROW : BX_GIVES_NUMBER;
}

/* Rows are added to rows; from a date a date is taken away, which gives days. */
static bool goes_with_its_like(const bx_expr *term)
{
    return term->gives == BX_GIVES_ROW || term->gives == BX_GIVES_DATE;
}

static bx_status type_binary(bx_layout_reader *tr, bool is_rule, bx_expr *expr)
{
    bx_operator op = expr->binary.op;
    const bx_expr *left = expr->binary.left, *right = expr->binary.right;
    unsigned kinds = operand_kinds(op, is_rule);
    int before = tr->reader.faults;
    expr->gives = is_arithmetic(op) ? sum_gives(left, right, op) : BX_GIVES_TRUTH;
    expr->may_lack = left->may_lack || right->may_lack;
    BX_TRY(want_operand(tr, left, kinds, is_rule));
    bool is_list = op == BX_OP_IN;
    if (is_list && right->kind != BX_EXPR_LIST && !right->is_many)
        return fail_at(tr, BX_E_LIST_WANTED, right, NULL);
    if (!is_list) BX_TRY(want_operand(tr, right, kinds, is_rule));
    bool is_pair = !is_arithmetic(op) || goes_with_its_like(left) || goes_with_its_like(right);
    if (tr->reader.faults == before && is_pair) BX_TRY(want_alike(tr, left, right));
    return tr->reader.faults == before ? want_choices(tr, left, right) : BX_OK;
}

bx_status bx_type_operation(bx_layout_reader *tr, bool is_rule, bx_expr *expr)
{
    if (expr->kind == BX_EXPR_BINARY) return type_binary(tr, is_rule, expr);
    const bx_expr *operand = expr->operand;
    bool is_not = expr->kind == BX_EXPR_NOT;
    expr->gives = is_not ? BX_GIVES_TRUTH : operand->gives;
    expr->may_lack = operand->may_lack;
    if (is_not) return bx_type_want(tr, operand, BX_GIVE(TRUTH));
    return bx_type_want(tr, operand, BX_GIVE(NUMBER) | BX_GIVE(QUOTIENT));
}
