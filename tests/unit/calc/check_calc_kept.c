/* Totals that entries ask for: those of the level around each, and computed once for all of them. */
#include <string.h>
#include <time.h>

#include "support/bound.h"
#include "support/suite.h"

#include "base/ban.h"

static const char head[] =
    "banxin: 1\n"
    "name: 试\n"
    "extends: gbt9704\n"
    "fields:\n"
    "  局:\n"
    "    type: list\n"
    "    required: true\n"
    "    fields:\n"
    "      名: {type: text, required: true}\n"
    "      数: {type: count, required: true}\n"
    "      项:\n"
    "        type: list\n"
    "        fields: {类: {type: text, required: true}, 额: {type: count, required: true}}\n"
    "  处:\n"
    "    type: list\n"
    "    fields: {科: {type: list, fields: {人: {type: count, required: true}}}}\n";

static const char data[] =
    "局:\n"
    "  - {名: 甲, 数: 1, 项: [{类: 子, 额: 1}, {类: 丑, 额: 2}, {类: 子, 额: 3}]}\n"
    "  - {名: 乙, 数: 20}\n"
    "  - {名: 丙, 数: 300, 项: [{类: 丑, 额: 4}]}\n"
    "处: [{科: [{人: 1}, {人: 2}]}]\n";

static void expect_paragraphs(const char *body, const char *expected)
{
    bound b;
    bx_buf layout = {0}, texts = {0};
    bx_buf_printf(&layout, "%sbody:\n%s", head, body);
    bound_open(&b, layout.ptr, data);
    ck_assert_msg(bound_bind(&b) == BX_OK, "%s", bound_messages(&b));
    for (const char *line = bound_dump(&b); (line = strstr(line, "\nP ")) != NULL;) {
        line = strstr(line, " | ") + 3;
        bx_buf_add(&texts, line, strcspn(line, "\n"));
        bx_buf_add_byte(&texts, ';');
    }
    ck_assert_str_eq(texts.ptr, expected);
    bx_buf_release(&texts);
    bx_buf_release(&layout);
    bound_close(&b);
}

START_TEST(each_level_has_its_own)
{
    expect_paragraphs("  - each: 局\n"
                      "    body:\n"
                      "      - each: 项\n"
                      "        body:\n"
                      "          - text: \"{名}{额}/{sum(项.额)}/{sum(局.项.额)}/{max(项.额)}\"\n",
                      "甲1/6/10/3;甲2/6/10/3;甲3/6/10/3;丙4/4/10/4;");
}
END_TEST

START_TEST(groups_have_their_own)
{
    expect_paragraphs("  - each: 局\n"
                      "    body:\n"
                      "      - each: 项\n"
                      "        by: 类\n"
                      "        body:\n"
                      "          - each: 项\n"
                      "            body:\n"
                      "              - text: \"{名}{类}{额}/{sum(项.额)}\"\n",
                      "甲子1/4;甲子3/4;甲丑2/2;丙丑4/4;");
}
END_TEST

/* The nearest level is the same each time, the one around it is not; values beside the lists count. */
START_TEST(levels_around_are_told_apart)
{
    expect_paragraphs("  - each: 局\n"
                      "    if: 数 != 20\n"
                      "    body:\n"
                      "      - each: 处\n"
                      "        body:\n"
                      "          - each: 科\n"
                      "            body:\n"
                      "              - text: \"{人}/{sum(科.人, 数)}/{join(局.名, '')}\"\n",
                      "1/4/甲乙丙;2/4/甲乙丙;1/303/甲乙丙;2/303/甲乙丙;");
}
END_TEST

/* Gone through for each they are 400 million entries, and take more than half a minute. */
static void expect_linear(const char *body)
{
    enum { ENTRIES = 20000 };
    bound b;
    bx_buf layout = {0}, many = {0};
    bx_buf_printf(&layout, "%sbody:\n%s", head, body);
    bx_buf_add_text(&many, "局:\n");
    for (int i = 0; i < ENTRIES; i++)
        bx_buf_add_text(&many, "  - {名: 甲, 数: 1}\n");
    bound_open(&b, layout.ptr, many.ptr);
    clock_t start = clock();
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    ck_assert_int_lt(clock() - start, 5 * CLOCKS_PER_SEC);
    ck_assert_int_eq(b.document->sections[0].block_count, ENTRIES);
    ck_assert_ptr_nonnull(strstr(bound_dump(&b), "甲50.0"));
    bx_buf_release(&many);
    bx_buf_release(&layout);
    bound_close(&b);
}

#define SHARE "[{text: \"{名}{round(index() * 100 / sum(局.数), 1)}\"}]"

START_TEST(a_share_of_many_is_linear)
{
    expect_linear("  - {each: 局, body: " SHARE "}\n");
    expect_linear("  - {each: 局, by: 名, body: [{each: 局, body: " SHARE "}]}\n");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {each_level_has_its_own, groups_have_their_own,
                                  levels_around_are_told_apart, a_share_of_many_is_linear};
    return bx_suite_run("calc/kept", tests, BX_COUNT(tests));
}
