#include "calc/divisor.h"

#include "layout/phrase.h"

#include "base/ban.h"

/* The first value that a divisor looks at. */
typedef struct source {
    const bx_scope *scope;
    bx_str path;
    bx_place place; /* of its figure; file NULL: not in the data */
} source;

static bx_status look_at_slot(void *context, const bx_slot *slot, const bx_place *place)
{
    source *s = context;
    (void)place;
    if (s->path.len > 0) return BX_OK;
    s->path = slot->path;
    bool is_one = !slot->is_many && !slot->has_members;
    const bx_value *value = is_one ? bx_slot_value(s->scope, slot) : NULL;
    int column = slot->column < 0 ? 0 : slot->column;
    if (!value || !value->given) return BX_OK;
    bool is_figure = bx_field_is_figure(value->field) && column < value->figure_count;
    s->place = is_figure ? value->figures[column].place : value->place;
    return BX_OK;
}

static int line_of(const bx_place *place)
{
    int line = 1;
    for (size_t i = 0; place->file && i < place->at; i++)
        line += place->file->text.ptr[i] == '\n';
    return line;
}

/* Which divisor it is, and the line that divides. */
static void write_args(const source *s, const bx_expr *expr, bx_buf *who, bx_buf *where)
{
    bool is_itself = expr->binary.right->kind == BX_EXPR_SLOT;
    bx_buf_add_text(who, "");
    bx_buf_add_text(where, "");
    if (s->path.len > 0)
        bx_buf_printf(who,
                      is_itself ? BX_BOTH(" %.*s", "“%.*s”")
                                : BX_BOTH(", computed from %.*s,", "（由“%.*s”算得）"),
                      BX_STR_ARG(s->path), BX_STR_ARG(s->path));
    if (s->place.file && expr->place.file)
        bx_buf_printf(where, BX_BOTH(" in %s, line %d", "（%s 第 %d 行）"), expr->place.file->name,
                      line_of(&expr->place), expr->place.file->name, line_of(&expr->place));
}

bx_status bx_fail_divided_by_zero(bx_calc *c, const bx_scope *scope, const bx_expr *expr)
{
    source s = {.scope = scope};
    bx_buf who = {0}, where = {0};
    BX_TRY(bx_expr_each_slot(expr->binary.right, look_at_slot, &s));
    write_args(&s, expr, &who, &where);
    bool is_itself = expr->binary.right->kind == BX_EXPR_SLOT;
    bx_str name = is_itself ? bx_str_copy(c->arena, s.path) : BX_STR(BX_BOTH("b", "乙"));
    bx_status status = BX_ERR_MEMORY;
    if (!who.failed && !where.failed && name.ptr)
        status = bx_report(c->diag, BX_E_DIVIDED_BY_ZERO, s.place.file ? &s.place : &expr->place,
                           who.ptr, where.ptr, name.ptr);
    bx_buf_release(&who);
    bx_buf_release(&where);
    return status;
}
