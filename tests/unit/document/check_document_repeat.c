/* What stands once for each entry of a list: in what order, in what groups, and what it knows of itself. */
#include <stdio.h>
#include <string.h>

#include "support/bound.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] =
    "banxin: 1\n"
    "name: 试\n"
    "extends: gbt9704\n"
    "fields:\n"
    "  题: {type: text, required: true}\n"
    "  项:\n"
    "    type: list\n"
    "    required: true\n"
    "    fields:\n"
    "      处: {type: text, required: true}\n"
    "      名: {type: text, default: \"{处}之{题}\"}\n"
    "      额: {type: number, marks: [/]}\n"
    "      日: {type: date}\n"
    "      内: {type: list, fields: {数: {type: count}, 名: {type: text, default: "
    "\"{处}内{数?}\"}}}\n"
    "  组:\n"
    "    required: true\n"
    "    fields:\n"
    "      件: {type: count}\n"
    "      题: {type: text, required: true}\n"
    "      列: {type: list, required: true, fields: {名: {type: text, default: \"{题}\"}}}\n"
    "body:\n";

static const char data[] = "题: 甲\n"
                           "项:\n"
                           "  - {处: 乙, 名: 一, 额: 3, 日: 2024-02-01, 内: [{数: 5}, {数: 6}]}\n"
                           "  - {处: 丙, 额: 10}\n"
                           "  - {处: 乙, 名: 三, 额: ~, 日: 2024-01-31}\n"
                           "  - {处: 丁, 名: 四, 额: /, 日: 2023-12-31, 内: [{数: 7}]}\n"
                           "  - {处: 丙, 名: 五, 额: 2.50, 内: [{}]}\n"
                           "组: {题: 庚, 列: [{}, {名: 辛}]}\n";

#define TEXT(text) "text: \"" text "\", style: 正文"
#define ABOUT                                                                                      \
    "{index()}{index_in_group()}{group_index()}{if(first(), '首', '')}{if(last(), '尾', '')}"

static const struct {
    const char *body, *texts; /* of the paragraphs, one behind the other */
} rows[] = {
    {"{each: 项, body: [{" TEXT("{名}") "}]}", "一 丙之甲 三 四 五"},
    {"{each: 项, body: [{" TEXT(ABOUT) "}]}", "111首 221 331 441 551尾"},
    {"{each: 项, sort: 额, body: [{" TEXT("{名}") "}]}", "五 一 丙之甲 三 四"},
    {"{each: 项, sort: -额, body: [{" TEXT("{名}") "}]}", "丙之甲 一 五 三 四"},
    {"{each: 项, sort: 日, body: [{" TEXT("{名}") "}]}", "四 三 一 丙之甲 五"},
    {"{each: 项, sort: 名, body: [{" TEXT("{名}") "}]}", "一 三 丙之甲 五 四"},
    {"{each: 项, sort: [处, -额], body: [{" TEXT("{名}") "}]}", "四 丙之甲 五 一 三"},
    {"{each: 项, sort: -额, body: [{" TEXT(ABOUT) "}]}", "111首 221 331 441 551尾"},
    /* groups, in the order of their first entries */
    {"{each: 项, by: 处, body: [{" TEXT("{处}{count(项)}") "}]}", "乙2 丙2 丁1"},
    {"{each: 项, by: 处, body: [{" TEXT("{处}{sum(额)}") "}]}", "乙3 丙12.50 丁"},
    {"{each: 项, by: 处, sort: -额, body: [{" TEXT("{处}{join(名, '、')}") "}]}",
     "丙丙之甲、五 乙一、三 丁四"},
    {"{each: 项, by: 处, body: [{" TEXT(
         "{index()}{group_index()}{if(first(), '首', '')}{if(last(), '尾', '')}") "}]}",
     "11首 22 33尾"},
    {"{each: 项, by: [处, 名], body: [{" TEXT("{处}{名}") "}]}", "乙一 丙丙之甲 乙三 丁四 丙五"},
    /* entries of a group go on counting where the group before it ended */
    {"{each: 项, by: 处, body: [{each: 项, body: [{" TEXT("{名}" ABOUT) "}]}]}",
     "一111首 三221尾 丙之甲312首 五422尾 四513首尾"},
    {"{each: 项, by: 处, body: [{each: 项, sort: -额, body: [{" TEXT("{名}{sum(项.额)}") "}]}]}",
     "一3 三3 丙之甲12.50 五12.50 四"},
    /* groups in a group share its keys, too */
    {"{each: 项, by: 处, body: [{each: 项, by: 名, if: 处 != '丁', body: [{" TEXT(
         "{处}{名}{count(项)}") "}]}]}",
     "乙一1 乙三1 丙丙之甲1 丙五1"},
    /* a list in an entry, and one whose entries ask for what is around them */
    {"{each: 项, body: [{each: 内, body: [{" TEXT("{名}" ABOUT) "}]}]}",
     "乙内5111首 乙内6221尾 丁内7111首尾 丙内111首尾"},
    /* in a group of fields: a default asks there, what is printed where it stands */
    {"{each: 组.列, body: [{" TEXT("{名}{题}") "}]}", "庚甲 辛甲"},
    {"{each: 组.列, by: 名, body: [{" TEXT("{名}") "}]}", "庚 辛"},
    {"{each: 项, body: [{each: 组.列, body: [{" TEXT("{处}{名}") "}]}]}",
     "乙庚 乙辛 丙庚 丙辛 乙庚 乙辛 丁庚 丁辛 丙庚 丙辛"},
    /* the names of a group of fields by themselves */
    {"{in: 组, body: [{" TEXT("{题}") "}, {each: 列, body: [{" TEXT("{名}{题}") "}]}]}",
     "庚 庚庚 辛庚"},
    {"{each: 项, body: [{in: 组, if: first(), body: [{" TEXT(
         "{处}{题}{index()}{sum(项.额)}") "}]}]}",
     "乙庚115.50"},
    {"{in: 组, body: [{in: 组, body: [{" TEXT("{题}{组.题}") "}]}]}", "庚庚"},
};

/* The paragraphs of a dump: "P 正文 | text", one a line. */
static void add_texts(bx_buf *out, const char *dump)
{
    bx_buf_add_text(out, "");
    for (const char *line = dump; (line = strstr(line, "\nP ")) != NULL;) {
        const char *text = strstr(line, " | ") + 3;
        line = text + strcspn(text, "\n");
        if (out->len > 0) bx_buf_add_byte(out, ' ');
        bx_buf_add(out, text, (size_t)(line - text));
    }
}

START_TEST(repeats)
{
    int wrong = 0;
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bound b;
        bx_buf layout = {0}, texts = {0};
        bx_buf_printf(&layout, "%s  - %s\n", fields, rows[i].body);
        bound_open(&b, layout.ptr, data);
        ck_assert_msg(bound_bind(&b) == BX_OK, "%s: %s", rows[i].body, bound_messages(&b));
        add_texts(&texts, bound_dump(&b));
        if (strcmp(texts.ptr, rows[i].texts) != 0) {
            printf("%s: %s, not %s\n", rows[i].body, texts.ptr, rows[i].texts);
            wrong++;
        }
        bx_buf_release(&texts);
        bx_buf_release(&layout);
        bound_close(&b);
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {repeats};
    return bx_suite_run("calc/repeat, document/bind", tests, BX_COUNT(tests));
}
