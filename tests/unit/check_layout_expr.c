/* Text with values in it. */
#include <string.h>

#include "layout/expr.h"
#include "layout/field.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* Literals in quotes; values with their signs, and the byte they stand at. */
static void add_parts(bx_buf *out, const bx_expr *expr)
{
    bx_buf_add_text(out, "");
    for (int i = 0; i < expr->count; i++) {
        const bx_expr_part *part = &expr->parts[i];
        if (i > 0) bx_buf_add_byte(out, ' ');
        if (part->kind == BX_PART_LITERAL) bx_buf_printf(out, "'%.*s'", BX_STR_ARG(part->text));
        else
            bx_buf_printf(out, "%.*s%s%s@%zu+%zu", BX_STR_ARG(part->text),
                          part->optional ? "?" : "", part->spread ? "..." : "", part->place.at,
                          part->place.len);
        if (part->style.len > 0) bx_buf_printf(out, ":%.*s", BX_STR_ARG(part->style));
    }
}

START_TEST(reads_expressions)
{
    static const struct {
        const char *text, *parts;
    } rows[] = {
        {"\"\"", ""},
        {"文字", "'文字'"},
        {"\"{a}\"", "a@1+3"},
        {"\"{机关}\"", "机关@1+8"},
        {"\"{a}-{b}\"", "a@1+3 '-' b@5+3"},
        {"\"第{a.b.c}条\"", "'第' a.b.c@4+7 '条'"},
        {"\"{a?}\"", "a?@1+4"},
        {"\"{a...}\"", "a...@1+6"},
        {"\"{a?...}\"", "a?...@1+7"},
        {"\"{{a}}\"", "'{a}'"},
        {"\"{{{a}}}\"", "'{' a@3+3 '}'"},
        {"\"}}{{\"", "'}{'"},
        {"\"{其他 事项}\"", "其他 事项@1+15"},
        {"'{a}'", "a@1+3"},
        {"\"{a@着重}\"", "a@1+10:着重"},
        {"\"{a.b?@x}y\"", "a.b?@1+8:x 'y'"},
        {"\"m{=2@上标}，\"", "'m' '2':上标 '，'"},
        {"\"{=a@b.cn@上标}\"", "'a@b.cn':上标"},
        /* not the bytes of the file: the place is the whole text's */
        {"\"\\u007ba}\"", "a@1+8"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_expr expr;
        bx_buf parts = {0};
        input_open(&c);
        ck_assert_int_eq(input_text(&c, rows[i].text), BX_OK);
        ck_assert_int_eq(bx_expr_parse(c.arena, c.root, c.diag, &expr), BX_OK);
        add_parts(&parts, &expr);
        ck_assert_msg(strcmp(parts.ptr, rows[i].parts) == 0, "row %d: %s", i, parts.ptr);
        bx_buf_release(&parts);
        input_close(&c);
    }
}
END_TEST

START_TEST(refuses_expressions)
{
    static const struct {
        const char *text, *places;
    } rows[] = {
        {"\"{a\"", "0312@1:2"},        {"\"a}b\"", "0312@1:3"},     {"\"{}\"", "0312@1:2"},
        {"\"{ a}\"", "0312@1:2"},      {"\"{a }\"", "0312@1:2"},    {"\"{.a}\"", "0312@1:2"},
        {"\"{a.}\"", "0312@1:2"},      {"\"{a..b}\"", "0312@1:2"},  {"\"{?}\"", "0312@1:2"},
        {"\"{...}\"", "0312@1:2"},     {"\"{{a}\"", "0312@1:5"},    {"\"机关{a...}\"", "0312@1:2"},
        {"\"{a...}{b}\"", "0312@1:2"}, {"\"x{a{b}}\"", "0312@1:3"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_expr expr = {.count = -1};
        input_open(&c);
        ck_assert_int_eq(input_text(&c, rows[i].text), BX_OK);
        ck_assert_msg(bx_expr_parse(c.arena, c.root, c.diag, &expr) == BX_ERR_INPUT, "%s",
                      rows[i].text);
        ck_assert_msg(strcmp(input_places(&c), rows[i].places) == 0, "%s: %s", rows[i].text,
                      c.text.ptr);
        ck_assert_int_eq(expr.count, -1);
        input_close(&c);
    }
}
END_TEST

START_TEST(tells_literals)
{
    static const struct {
        const char *text;
        bool is_literal;
    } rows[] = {{"\"\"", true},
                {"文", true},
                {"\"{{x}}\"", true},
                {"\"{x}\"", false},
                {"\"文{x}\"", false}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_expr expr;
        input_open(&c);
        ck_assert_int_eq(input_text(&c, rows[i].text), BX_OK);
        ck_assert_int_eq(bx_expr_parse(c.arena, c.root, c.diag, &expr), BX_OK);
        ck_assert_int_eq(bx_expr_is_literal(&expr), rows[i].is_literal);
        input_close(&c);
    }
}
END_TEST

/* A default's text has no file of its own: bind parses it by hand. */
START_TEST(needs_no_file)
{
    input_case c;
    bx_expr expr;
    const bx_node node = {.kind = BX_NODE_SCALAR, .text = BX_STR("{机关}印章")};
    input_open(&c);
    ck_assert_int_eq(bx_expr_parse(c.arena, &node, NULL, &expr), BX_OK);
    ck_assert_int_eq(expr.count, 2);
    input_close(&c);
}
END_TEST

START_TEST(counts_columns)
{
    static const bx_str names[] = {{"个人", 6}, {"企业", 6}};
    static const bx_field fields[] = {
        {.name = {"行", 3},
         .type = BX_FIELD_COUNTS,
         .names = names,
         .name_count = 2,
         .total = {"总计", 6}},
        {.name = {"列", 3}, .type = BX_FIELD_COUNTS, .names = names, .name_count = 2},
        {.name = {"件", 3}, .type = BX_FIELD_COUNT}};
    ck_assert_ptr_eq(bx_field_lookup(fields, 3, BX_STR("件")), &fields[2]);
    ck_assert_ptr_null(bx_field_lookup(fields, 3, BX_STR("条")));
    ck_assert_ptr_null(bx_field_lookup(NULL, 0, BX_STR("件")));
    ck_assert_int_eq(bx_field_width(&fields[0]), 3);
    ck_assert_int_eq(bx_field_width(&fields[1]), 2);
    ck_assert_int_eq(bx_field_width(&fields[2]), 1);
    ck_assert_int_eq(bx_field_column(&fields[0], BX_STR("企业")), 1);
    ck_assert_int_eq(bx_field_column(&fields[0], BX_STR("总计")), 2);
    ck_assert_int_eq(bx_field_column(&fields[0], BX_STR("其他")), -1);
    ck_assert_int_eq(bx_field_column(&fields[1], BX_STR("")), -1);
    ck_assert_int_eq(bx_field_column(&fields[2], BX_STR("总计")), -1);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {reads_expressions, refuses_expressions, tells_literals, needs_no_file,
                            counts_columns};
    return bx_suite_run("layout/expr, layout/field", tests, BX_COUNT(tests));
}
