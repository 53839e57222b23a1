/* Text with values in it. */
#include <string.h>

#include "layout/layout_read.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* The phrase is the first line, behind eight bytes. */
static bx_status read_phrase(input_case *c, const char *text)
{
    bx_buf layout = {0};
    bx_buf_printf(&layout,
                  "output: %s\n"
                  "banxin: 1\nname: x\nextends: gbt9704\n"
                  "styles: {x: {dots: true}}\n"
                  "fields:\n"
                  "  a: {type: text, required: true}\n"
                  "  b: {type: text, required: true}\n"
                  "  o: {type: text}\n"
                  "  机关: {type: text, required: true}\n"
                  "  其他 事项: {type: text, required: true}\n"
                  "  l: {type: lines, required: true}\n"
                  "  m: {type: lines}\n"
                  "  e: {type: list, fields: {a: {type: text}, r: {type: counts, of: [x]}}}\n"
                  "  n: {type: count}\n"
                  "  g: {required: true, fields: {b: {required: true, fields: {c: {type: text,\n"
                  "    required: true}}}, d: {type: text}}}\n",
                  text);
    input_open(c);
    bx_status status = input_layout(c, layout.ptr);
    bx_buf_release(&layout);
    return status;
}

static const bx_phrase *open_phrase(input_case *c, const char *text)
{
    bx_status status = read_phrase(c, text);
    ck_assert_msg(status == BX_OK, "%s: %s", text, input_messages(c));
    return &c->t->output;
}

/* Literals in quotes; values as written with their signs, and the byte they stand at. */
static void add_parts(bx_buf *out, const bx_phrase *phrase)
{
    bx_buf_add_text(out, "");
    for (int i = 0; i < phrase->count; i++) {
        const bx_phrase_part *part = &phrase->parts[i];
        if (i > 0) bx_buf_add_byte(out, ' ');
        if (!part->value) bx_buf_printf(out, "'%.*s'", BX_STR_ARG(part->text));
        else
            bx_buf_printf(out, "%.*s%s@%u+%u", BX_STR_ARG(part->text), part->is_spread ? "..." : "",
                          part->place.at - 8, part->place.len);
        if (part->style) bx_buf_printf(out, ":%.*s", BX_STR_ARG(part->style->name));
    }
}

START_TEST(reads_phrases)
{
    static const struct {
        const char *text, *parts;
    } rows[] = {
        {"\"\"", ""},
        {"文字", "'文字'"},
        {"\"{a}\"", "a@1+3"},
        {"\"{机关}\"", "机关@1+8"},
        {"\"{a}-{b}\"", "a@1+3 '-' b@5+3"},
        {"\"第{g.b.c}条\"", "'第' g.b.c@4+7 '条'"},
        {"\"{o?}\"", "o?@1+4"},
        {"\"{l...}\"", "l...@1+6"},
        {"\"{m?...}\"", "m?...@1+7"},
        {"\"{e.a...}\"", "e.a...@1+8"},
        {"\"{{a}}\"", "'{a}'"},
        {"\"{{{a}}}\"", "'{' a@3+3 '}'"},
        {"\"}}{{\"", "'}{'"},
        {"\"{其他 事项}\"", "其他 事项@1+15"},
        {"'{a}'", "a@1+3"},
        {"\"{a@着重}\"", "a@1+10:着重"},
        {"\"{g.d?@x}y\"", "g.d?@1+8:x 'y'"},
        {"\"m{=2@上标}，\"", "'m' '2':上标 '，'"},
        {"\"{=a@b.cn@上标}\"", "'a@b.cn':上标"},
        /* not the bytes of the file: the place is the whole text's */
        {"\"\\u007ba}\"", "a@1+8"},
        /* what is computed */
        {"\"{n + 1}\"", "n + 1@1+7"},
        {"\"共{sum(n, 1)}件\"", "'共' sum(n, 1)@4+11 '件'"},
        {"\"{if(present(o), o?, '无')@着重}\"", "if(present(o), o?, '无')@1+34:着重"},
        {"\"{'@'}\"", "'@'@1+5"},
        {"\"{if(a == 'x@y', 1, 2)}\"", "if(a == 'x@y', 1, 2)@1+22"},
        {"\"{`其他 事项`}\"", "`其他 事项`@1+17"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf parts = {0};
        add_parts(&parts, open_phrase(&c, rows[i].text));
        ck_assert_msg(strcmp(parts.ptr, rows[i].parts) == 0, "row %d: %s", i, parts.ptr);
        bx_buf_release(&parts);
        input_close(&c);
    }
}
END_TEST

START_TEST(refuses_phrases)
{
    static const struct {
        const char *text, *places;
    } rows[] = {
        {"\"{a\"", "0312@1:10"},
        {"\"a}b\"", "0312@1:11"},
        {"\"{}\"", "0312@1:10"},
        {"\"{ a}\"", "0312@1:10"},
        {"\"{a }\"", "0312@1:10"},
        {"\"{.a}\"", "0333@1:11"},
        {"\"{a.}\"", "0333@1:11"},
        {"\"{a..b}\"", "0333@1:11"},
        {"\"{?}\"", "0333@1:11"},
        {"\"{...}\"", "0312@1:10"},
        {"\"{{a}\"", "0312@1:13"},
        {"\"机关{l...}\"", "0312@1:10"},
        {"\"{l...}{b}\"", "0312@1:10"},
        {"\"x{a{b}}\"", "0312@1:11"},
        {"\"{a@}\"", "0312@1:10"},
        {"\"{@着重}\"", "0312@1:10"},
        {"\"{=a}\"", "0312@1:10"},
        {"\"{=@着重}\"", "0312@1:10"},
        {"\"{l...@着重}\"", "0312@1:10"},
        {"\"{a@着众}\"", "0327@1:10"},
        {"\"{l.x...}\"", "0341@1:11"},
        {"\"{a...}\"", "0329@1:10"},
        {"\"{e...}\"", "0329@1:10"},
        {"\"{e.r...}\"", "0329@1:10"},
        {"\"{join(e.a, 'x')...}\"", "0329@1:10"},
        {"\"{c}{d}\"", "0313@1:11 0313@1:14"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        ck_assert_msg(read_phrase(&c, rows[i].text) == BX_ERR_INPUT, "%s", rows[i].text);
        ck_assert_msg(strcmp(input_places(&c), rows[i].places) == 0, "%s: %s", rows[i].text,
                      c.text.ptr);
        ck_assert_ptr_null(c.t);
        input_close(&c);
    }
}
END_TEST

START_TEST(tells_literals)
{
    static const struct {
        const char *text;
        bool is_literal;
    } rows[] = {{"\"\"", true},       {"文", true},       {"\"{{a}}\"", true},
                {"\"{=a@x}\"", true}, {"\"{a}\"", false}, {"\"文{a}\"", false}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        const bx_phrase *phrase = open_phrase(&c, rows[i].text);
        ck_assert_msg(bx_phrase_is_literal(phrase) == rows[i].is_literal, "%s", rows[i].text);
        input_close(&c);
    }
}
END_TEST

/* A text of the command line has no file. */
START_TEST(needs_no_file)
{
    input_case c;
    bx_phrase phrase = {.count = -1};
    const bx_node node = {.kind = BX_NODE_SCALAR, .text = BX_STR("{机关}印章")};
    open_phrase(&c, "x");
    ck_assert_int_eq(bx_layout_output(c.arena, c.t, &node, c.diag, &phrase), BX_OK);
    ck_assert_int_eq(phrase.count, 2);
    ck_assert(bx_str_is(c.t->output.parts[0].text, "x"));
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
    const TTest *tests[] = {reads_phrases, refuses_phrases, tells_literals, needs_no_file,
                            counts_columns};
    return bx_suite_run("layout/phrase, layout/field", tests, BX_COUNT(tests));
}
