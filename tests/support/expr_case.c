#include "support/expr_case.h"

#include <check.h>

#include "base/utf8.h"
#include "layout/functions.h"
#include "layout/reader.h"

#include "base/ban.h"

/* --- reading ------------------------------------------------------------------ */

void expr_layout(input_case *c, const char *fields)
{
    bx_buf layout = {0};
    bx_buf_printf(&layout, "banxin: 1\nname: x\nextends: gbt9704\nfields:\n%s", fields);
    bx_status status = input_layout(c, layout.ptr);
    ck_assert_msg(status == BX_OK && bx_diag_count(c->diag) == 0, "%s", input_messages(c));
    bx_buf_release(&layout);
}

void expr_record(input_case *c, const char *data)
{
    bx_status status = input_record(c, data);
    ck_assert_msg(status == BX_OK, "%s", input_messages(c));
    bx_diag_clear(c->diag);
}

static const bx_expr *read_node(input_case *c, const bx_field_scope *scope, bx_expr_use use,
                                const bx_node *node)
{
    const bx_field_scope top = bx_field_scope_top(c->t);
    const bx_expr *expr;
    bx_layout *t = BX_NEW(c->arena, bx_layout);
    ck_assert_ptr_nonnull(t);
    *t = *c->t;
    bx_layout_reader tr = {.reader = {.arena = c->arena, .diag = c->diag}, .t = t};
    ck_assert_int_eq(bx_expr_read(&tr, node, node->text, scope ? scope : &top, use, &expr), BX_OK);
    ck_assert_msg((expr == NULL) == (tr.reader.faults > 0), "%.*s", BX_STR_ARG(node->text));
    return expr;
}

const bx_expr *expr_read(input_case *c, const bx_field_scope *scope, bx_expr_use use,
                         const char *text)
{
    bx_text_file *file = BX_NEW(c->arena, bx_text_file);
    ck_assert_ptr_nonnull(file);
    *file = (bx_text_file){"expr", bx_str_copy(c->arena, bx_str_from(text))};
    ck_assert_ptr_nonnull(file->text.ptr);
    const bx_node node = {
        .kind = BX_NODE_SCALAR, .text = file->text, .place = {file, 0, file->text.len}};
    return read_node(c, scope, use, &node);
}

const bx_expr *expr_read_yaml(input_case *c, bx_expr_use use, const char *yaml)
{
    ck_assert_int_eq(input_text(c, yaml), BX_OK);
    ck_assert_int_eq(c->root->kind, BX_NODE_SCALAR);
    return read_node(c, NULL, use, c->root);
}

/* --- the tree ----------------------------------------------------------------- */

static void add_name(bx_buf *out, const bx_expr *expr)
{
    switch (expr->kind) {
    case BX_EXPR_TEXT: bx_buf_printf(out, "'%.*s'", BX_STR_ARG(expr->text)); break;
    case BX_EXPR_NUMBER:
        bx_buf_add_decimal(out, expr->number, expr->number.places, BX_GROUP_NONE);
        break;
    case BX_EXPR_SLOT:
        bx_buf_printf(out, "%.*s%s%s", BX_STR_ARG(expr->slot.path),
                      expr->slot.has_members ? ".*" : "", expr->slot.is_optional ? "?" : "");
        break;
    case BX_EXPR_CALL: bx_buf_add_text(out, expr->call.function->name); break;
    case BX_EXPR_LIST: break;
    case BX_EXPR_NEGATE: bx_buf_add_byte(out, '-'); break;
    case BX_EXPR_NOT: bx_buf_add_text(out, "not"); break;
    case BX_EXPR_BINARY: bx_buf_add_text(out, bx_operator_name(expr->binary.op)); break;
    }
}

static int child_count(const bx_expr *expr)
{
    switch (expr->kind) {
    case BX_EXPR_CALL:
    case BX_EXPR_LIST: return expr->call.count;
    case BX_EXPR_NEGATE:
    case BX_EXPR_NOT: return 1;
    case BX_EXPR_BINARY: return 2;
    default: return 0;
    }
}

static const bx_expr *child(const bx_expr *expr, int i)
{
    if (expr->kind == BX_EXPR_BINARY) return i == 0 ? expr->binary.left : expr->binary.right;
    bool has_args = expr->kind == BX_EXPR_CALL || expr->kind == BX_EXPR_LIST;
    return has_args ? expr->call.args[i] : expr->operand;
}

static void add_tree(bx_buf *out, const bx_expr *expr)
{
    bool is_list = expr->kind == BX_EXPR_LIST, is_call = expr->kind == BX_EXPR_CALL;
    bool is_operation = !is_list && !is_call && child_count(expr) > 0;
    if (is_operation) bx_buf_add_byte(out, '(');
    add_name(out, expr);
    if (is_list || is_call) bx_buf_add_byte(out, is_list ? '[' : '(');
    for (int i = 0; i < child_count(expr); i++) {
        if (i > 0 || is_operation) bx_buf_add_byte(out, ' ');
        add_tree(out, child(expr, i));
    }
    if (is_list || is_call || is_operation) bx_buf_add_byte(out, is_list ? ']' : ')');
}

static void add_place(bx_buf *out, const bx_place *place)
{
    int line = 1;
    size_t start = 0;
    for (size_t i = 0; i < place->at; i++) {
        if (place->file->text.ptr[i] != '\n') continue;
        line++;
        start = i + 1;
    }
    bx_str before = {place->file->text.ptr + start, place->at - start};
    bx_buf_printf(out, "@%d:%zu", line, bx_utf8_count(before) + 1);
}

static void add_places(bx_buf *out, const bx_expr *expr)
{
    if (out->len > 0) bx_buf_add_byte(out, ' ');
    add_name(out, expr);
    add_place(out, &expr->place);
    for (int i = 0; i < child_count(expr); i++)
        add_places(out, child(expr, i));
}

static bx_buf *open_text(input_case *c)
{
    bx_buf_clear(&c->text);
    bx_buf_add_text(&c->text, "");
    return &c->text;
}

const char *expr_tree(input_case *c, const bx_expr *expr)
{
    add_tree(open_text(c), expr);
    return c->text.ptr;
}

const char *expr_places(input_case *c, const bx_expr *expr)
{
    add_places(open_text(c), expr);
    return c->text.ptr;
}

/* --- values ------------------------------------------------------------------- */

static void add_number(bx_buf *out, bx_decimal number)
{
    bx_buf_add_decimal(out, number, number.places, BX_GROUP_NONE);
}

static void add_result(bx_buf *out, const bx_result *r)
{
    switch (r->kind) {
    case BX_RESULT_NOTHING: bx_buf_add_text(out, "nothing"); break;
    case BX_RESULT_MARK: bx_buf_printf(out, "mark %.*s", BX_STR_ARG(r->spelled.text)); break;
    case BX_RESULT_TEXTS:
        for (int i = 0; i < r->text_count; i++)
            bx_buf_printf(out, "%s'%.*s'", i > 0 ? " " : "", BX_STR_ARG(r->texts[i].text));
        break;
    case BX_RESULT_NUMBER: add_number(out, r->number); break;
    case BX_RESULT_QUOTIENT:
        add_number(out, r->number);
        bx_buf_add_byte(out, '/');
        add_number(out, r->divisor);
        break;
    case BX_RESULT_DATE: bx_buf_printf(out, "%d-%02d-%02d", r->year, r->month, r->day); break;
    case BX_RESULT_TRUTH: bx_buf_add_text(out, r->truth ? "true" : "false"); break;
    }
    if (r->told) bx_buf_add_text(out, " told");
}

const char *expr_value(input_case *c, const bx_scope *scope, const bx_expr *expr)
{
    const bx_scope top = c->record ? bx_scope_of_record(c->record) : (bx_scope){0};
    bx_calc calc = bx_calc_make(c->arena, c->t, c->diag);
    bx_result r;
    int before = bx_diag_count(c->diag);
    bx_status status = bx_evaluate(&calc, scope ? scope : &top, expr, &r);
    bx_buf *out = open_text(c);
    if (status == BX_OK) add_result(out, &r);
    for (int i = before; i < bx_diag_count(c->diag); i++)
        bx_buf_printf(out, "%s%04d", out->len > 0 ? " " : "",
                      bx_code_number(bx_diag_at(c->diag, i)->code));
    if (status != BX_OK) ck_assert_msg(bx_diag_count(c->diag) > before, "status %d", (int)status);
    return c->text.ptr;
}
