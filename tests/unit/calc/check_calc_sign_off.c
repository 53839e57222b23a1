/* Who signed off: what the digest is of, which entries count, which steps are lacking. */
#include <stdio.h>

#include "base/hash.h"
#include "calc/sign_off.h"
#include "support/input_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

#define HEAD                                                                                       \
    "banxin: 1\nname: x\nextends: gbt9704\n"                                                       \
    "fields:\n"                                                                                    \
    "  题: {type: text, required: true}\n"                                                        \
    "  文号: {type: text}\n"                                                                     \
    "  数: {type: counts, of: [甲, 乙], total: 计}\n"

#define OWN_LIST                                                                                        \
    "  签: {type: list, fields: {步: {type: choice, of: [拟, 核]}, 名: {type: text}, 要: {type: " \
    "text}}}\n"

#define LEDGER "ledger: {list: 签, step: 步, name: 名, digest: 要, ask: [拟, 核], later: [文号]}\n"

static const char layout[] = HEAD OWN_LIST LEDGER;

/* What the digest is of, of the data below. */
static const char signed_data[] = "{\n  \"layout\": \"layout.yaml\",\n  \"题\": \"函\",\n"
                                  "  \"数\": {\"甲\": 1, \"乙\": 2}\n}\n";

#define DATA "题: 函\n数: [1, 2]\n"

static input_case c;
static bool is_draft;

/* The layout and data judged; the messages without their texts. */
static const char *judge(const char *of, const char *data)
{
    bx_status status = input_layout(&c, of);
    ck_assert_msg(status == BX_OK, "%s", input_messages(&c));
    status = input_record(&c, data);
    ck_assert_msg(status == BX_OK, "%s", input_messages(&c));
    ck_assert_int_eq(bx_sign_off_digest(c.arena, c.t, c.record), BX_OK);
    ck_assert_int_eq(bx_sign_off_judge(c.arena, c.t, c.record, c.diag, &is_draft), BX_OK);
    return input_places(&c);
}

static const char *digest_of(const char *text, char hex[65])
{
    const bx_str bytes = bx_str_from(text);
    bx_hash hash;
    bx_hash_sha256(&bytes, 1, &hash);
    bx_hash_hex(&hash, hex);
    return hex;
}

/* DATA with entries: the digest stands for each %s, twice. */
static const char *with_entries(const char *form, char text[1024])
{
    char hex[65];
    digest_of(signed_data, hex);
    snprintf(text, 1024, form, hex, hex);
    return text;
}

START_TEST(the_digest_is_of_the_data_without_the_ledger_and_what_comes_later)
{
    static const char *const same[] = {
        DATA,
        "数: {乙: 2, 甲: 1}\n题: 函\n",
        DATA "文号: 〔2024〕1号\n",
        DATA "签: [{步: 拟, 名: 甲, 要: 0}]\n文号: 〔2024〕2号\n",
    };
    char hex[65];
    digest_of(signed_data, hex);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        input_open(&c);
        judge(layout, same[i]);
        ck_assert_msg(bx_str_is(c.record->signed_digest, hex), "%s", same[i]);
        input_close(&c);
    }
    input_open(&c);
    judge(layout, "题: 函件\n数: [1, 2]\n");
    ck_assert(!bx_str_is(c.record->signed_digest, hex));
    input_close(&c);
}
END_TEST

START_TEST(without_a_ledger_the_digest_is_that_of_all_data)
{
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, HEAD), BX_OK);
    ck_assert_int_eq(input_record(&c, DATA), BX_OK);
    c.record->digest = BX_STR("all");
    ck_assert_int_eq(bx_sign_off_digest(c.arena, c.t, c.record), BX_OK);
    ck_assert(bx_str_is(c.record->signed_digest, "all"));
    ck_assert_int_eq(bx_sign_off_judge(c.arena, c.t, c.record, c.diag, &is_draft), BX_OK);
    ck_assert(!is_draft);
    input_close(&c);
}
END_TEST

START_TEST(entries_count_by_their_digest)
{
    static const struct {
        const char *data, *told;
        int count, whole; /* whole: 0 where nothing is void */
        bool draft;
    } rows[] = {
        {DATA "签: [{步: 拟, 名: 甲, 要: %s}, {步: 核, 名: 乙, 要: %s}]\n", "", 2, 0, false},
        {DATA "签: [{步: 核, 名: 甲, 要: %s}, {步: 核, 名: 乙, 要: %s}]\n", "0652@3:4", 2, 0, true},
        {DATA "签: [{步: 拟, 名: 甲, 要: %s}, {步: 核, 名: 乙, 要: %.63s}]\n",
         "0650@3:104 0652@3:4", 1, 2, true},
        {DATA "签: [{步: 拟, 名: 甲, 要: %s}, {步: 核, 名: 乙, 要: %s0}]\n", "0650@3:104 0652@3:4",
         1, 2, true},
        {DATA "签:\n- {步: 拟, 名: 甲, 要: %s}\n- {步: 核, 名: 乙}\n- {步: 核, 要: %s}\n",
         "0651@5:3", 2, 3, false},
        {DATA "签: [{步: 拟}, {}]\n", "0651@3:5 0651@3:13 0652@3:4", 0, 2, true},
        {"题: 函件\n签: [{步: 拟, 名: 甲, 要: %s}, {步: 核, 名: 乙, 要: %s}]\n",
         "0650@2:21 0650@2:104 0652@2:4", 0, 2, true},
    };
    char text[1024];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        input_open(&c);
        ck_assert_str_eq(judge(layout, with_entries(rows[i].data, text)), rows[i].told);
        const bx_value *list = bx_record_at(c.record, BX_STR("签"));
        ck_assert_msg(list->entry_count == rows[i].count, "row %d", (int)i);
        ck_assert_msg(list->given == (rows[i].count > 0), "row %d", (int)i);
        ck_assert_msg((c.record->whole ? c.record->whole->entry_count : 0) == rows[i].whole,
                      "row %d", (int)i);
        ck_assert_msg(is_draft == rows[i].draft, "row %d", (int)i);
        input_close(&c);
    }
}
END_TEST

START_TEST(digits_of_any_case_are_one_digest)
{
    char hex[65], text[1024];
    digest_of(signed_data, hex);
    for (char *at = hex; *at; at++)
        if (*at >= 'a') *at = (char)(*at - 'a' + 'A');
    snprintf(text, sizeof text, DATA "签: [{步: 拟, 名: 甲, 要: %s}, {步: 核, 名: 乙, 要: %s}]\n",
             hex, hex);
    input_open(&c);
    ck_assert_str_eq(judge(layout, text), "");
    ck_assert(!is_draft);
    input_close(&c);
}
END_TEST

/* With the entries as they came: a ledger of void entries is one. */
START_TEST(a_condition_says_whether_anything_is_asked)
{
    static const char asks[] = HEAD OWN_LIST
        "ledger: {list: 签, step: 步, name: 名, digest: 要, ask: [拟], if: present(签)}\n";
    input_open(&c);
    ck_assert_str_eq(judge(asks, DATA), "");
    ck_assert(!is_draft);
    input_close(&c);
    input_open(&c);
    ck_assert_str_eq(judge(asks, DATA "签: [{步: 拟, 名: 甲, 要: 0}]\n"), "0650@3:21 0652@3:4");
    ck_assert(is_draft);
    input_close(&c);
}
END_TEST

START_TEST(a_ledger_may_bring_its_list_along)
{
    static const char brings[] = HEAD
        "ledger: {list: 签, step: 步, name: 名, digest: 要, ask: [拟], fields: {步: {type: text}, "
        "名: {type: text}, 要: {type: text}}}\n";
    static const char both[] = HEAD OWN_LIST
        "ledger: {list: 签, step: 步, name: 名, digest: 要, fields: {步: {type: text}}}\n";
    input_open(&c);
    ck_assert_str_eq(judge(brings, DATA "签: [{步: 拟, 名: 甲, 要: 0}]\n"), "0650@3:21 0652@3:4");
    ck_assert_int_eq(c.t->field_count, 4);
    input_close(&c);
    input_open(&c);
    ck_assert_str_eq(judge(both, DATA), "");
    ck_assert_int_eq(c.t->field_count, 4);
    ck_assert_int_eq(c.t->sign_off->list->field_count, 3);
    ck_assert_int_eq(c.t->sign_off->list->fields[0].type, BX_FIELD_CHOICE);
    input_close(&c);
}
END_TEST

START_TEST(what_a_layout_may_not_say)
{
    static const struct {
        const char *ledger, *told;
    } rows[] = {
        {"{list: 签, step: 步, name: 名}", "0303@9:9"},
        {"{list: 签子, step: 步, name: 名, digest: 要}", "0316@9:16"},
        {"{list: 题, step: 步, name: 名, digest: 要}", "0317@9:16"},
        {"{list: 签, step: 步, name: 名, digest: 要, ask: [拟, 签发]}", "0391@9:57"},
        {"{list: 签, step: 步, name: 名, digest: 要, ask: [[拟]]}", "0304@9:54"},
        {"{list: 签, step: 步, name: 名, digest: 要, later: [文]}", "0316@9:56"},
        {"{list: 签, step: 步, name: 名, digest: 要, later: [~]}", "0304@9:56"},
        {"{list: 签, step: 步, name: 名, digest: 要, if: 题}", "0338@9:52"},
    };
    char text[1024];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        input_open(&c);
        snprintf(text, sizeof text, HEAD OWN_LIST "ledger: %s\n", rows[i].ledger);
        ck_assert_int_eq(input_layout(&c, text), BX_ERR_INPUT);
        ck_assert_str_eq(input_places(&c), rows[i].told);
        input_close(&c);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        the_digest_is_of_the_data_without_the_ledger_and_what_comes_later,
        without_a_ledger_the_digest_is_that_of_all_data,
        entries_count_by_their_digest,
        digits_of_any_case_are_one_digest,
        a_condition_says_whether_anything_is_asked,
        a_ledger_may_bring_its_list_along,
        what_a_layout_may_not_say,
    };
    return bx_suite_run("calc/sign_off, layout/sign_off", tests, BX_COUNT(tests));
}
