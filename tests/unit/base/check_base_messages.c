/* messages.def: every row is whole in both languages, and the two say the same. */
#include <string.h>

#include "base/diag.h"
#include "support/suite.h"

static const struct {
    const char *name;
    int number;
    bx_severity severity;
    bx_status status;
    const char *text[2], *help[2];
} rows[] = {
#define BX_MESSAGE(name, number, severity, status, en, zh, help_en, help_zh)                       \
    {#name, number, severity, status, {en, zh}, {help_en, help_zh}},
#include "base/messages.def"
#undef BX_MESSAGE
};

/* Bit n: {n} stands in the text. */
static unsigned slots_of(const char *text)
{
    unsigned slots = 0;
    for (const char *p = text; *p; p++)
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') slots |= 1u << (p[1] - '0');
    return slots;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80) return false;
    return true;
}

START_TEST(numbers_ascend)
{
    ck_assert_int_eq(BX_COUNT(rows), BX_CODE_COUNT);
    for (int i = 0; i < BX_COUNT(rows); i++) {
        ck_assert_msg(rows[i].number > 100 && rows[i].number < 1200, "%s: %d", rows[i].name,
                      rows[i].number);
        ck_assert_msg(i == 0 || rows[i].number > rows[i - 1].number, "%s: %d", rows[i].name,
                      rows[i].number);
        ck_assert_int_eq(bx_code_number((bx_code)i), rows[i].number);
        ck_assert_int_eq(bx_code_severity((bx_code)i), rows[i].severity);
    }
}
END_TEST

START_TEST(severity_and_status_agree)
{
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg((rows[i].severity == BX_ERROR) == (rows[i].status != BX_OK), "%s",
                      rows[i].name);
}
END_TEST

START_TEST(both_languages_are_there)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const char *en = rows[i].text[BX_ENGLISH], *zh = rows[i].text[BX_CHINESE];
        ck_assert_msg(*en != '\0' && is_ascii(en), "%s", rows[i].name);
        ck_assert_msg(*zh != '\0' && !is_ascii(zh), "%s", rows[i].name);
        bool has_help = *rows[i].help[BX_ENGLISH] != '\0';
        ck_assert_msg(has_help == (*rows[i].help[BX_CHINESE] != '\0'),
                      "%s: help in one language only", rows[i].name);
    }
}
END_TEST

START_TEST(both_languages_hold_the_same_slots)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        unsigned text = slots_of(rows[i].text[BX_ENGLISH]),
                 help = slots_of(rows[i].help[BX_ENGLISH]);
        ck_assert_msg(text == slots_of(rows[i].text[BX_CHINESE]), "%s: text", rows[i].name);
        ck_assert_msg(help == slots_of(rows[i].help[BX_CHINESE]), "%s: help", rows[i].name);
        unsigned all = text | help;
        ck_assert_msg(all < 1u << BX_DIAG_ARGS, "%s: a slot beyond the arguments", rows[i].name);
        ck_assert_msg((all & (all + 1)) == 0, "%s: a slot between was left out", rows[i].name);
    }
}
END_TEST

/* A sentence of a message starts small, ends without a stop and fits the ": " before it. */
START_TEST(messages_are_written_alike)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        for (int language = 0; language < 2; language++) {
            bx_str text = bx_str_from(rows[i].text[language]);
            bx_str help = bx_str_from(rows[i].help[language]);
            ck_assert_msg(!bx_str_ends(text, BX_STR(".")) && !bx_str_ends(text, BX_STR("。")), "%s",
                          rows[i].name);
            ck_assert_msg(!bx_str_ends(help, BX_STR(".")) && !bx_str_ends(help, BX_STR("。")), "%s",
                          rows[i].name);
            ck_assert_msg(strpbrk(text.ptr, "\n\t") == NULL && strpbrk(help.ptr, "\n\t") == NULL,
                          "%s", rows[i].name);
        }
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        numbers_ascend,
        severity_and_status_agree,
        both_languages_are_there,
        both_languages_hold_the_same_slots,
        messages_are_written_alike,
    };
    return bx_suite_run("base/messages", tests, BX_COUNT(tests));
}
