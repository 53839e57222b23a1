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
    "        fields: {类: {type: text, required: true}, 额: {type: count, required: true}}\n";

static const char data[] =
    "局:\n"
    "  - {名: 甲, 数: 1, 项: [{类: 子, 额: 1}, {类: 丑, 额: 2}, {类: 子, 额: 3}]}\n"
    "  - {名: 乙, 数: 1}\n"
    "  - {名: 丙, 数: 1, 项: [{类: 丑, 额: 4}]}\n";

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

/* Gone through for each they are 400 million entries, and take more than half a minute. */
START_TEST(a_share_of_many_is_linear)
{
    enum { ENTRIES = 20000 };
    bound b;
    bx_buf layout = {0}, many = {0};
    bx_buf_printf(
        &layout, "%s%s", head,
        "body:\n"
        "  - {each: 局, body: [{text: \"{名}{round(index() * 100 / sum(局.数), 1)}\"}]}\n");
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
END_TEST

int main(void)
{
    const TTest *const tests[] = {each_level_has_its_own, groups_have_their_own,
                                  a_share_of_many_is_linear};
    return bx_suite_run("calc/kept", tests, BX_COUNT(tests));
}
