/* The sink's messages as text with carets, and as JSON. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "house/report.h"
#include "support/suite.h"

static void expect(const bx_diag *diag, bx_language language, bx_report_format format,
                   const char *text)
{
    bx_buf out = {0};
    bx_report_write(diag, language, format, &out);
    ck_assert(!out.failed);
    ck_assert_str_eq(out.ptr ? out.ptr : "", text);
    ck_assert_uint_eq(bx_utf8_check(bx_buf_str(&out)), out.len);
    bx_buf_release(&out);
}

/* The place of `part` in the file. */
static bx_place place_of(const bx_text_file *file, const char *part)
{
    size_t at = bx_str_find(file->text, bx_str_from(part));
    ck_assert_uint_lt(at, file->text.len);
    return (bx_place){file, at, strlen(part)};
}

START_TEST(puts_the_caret_under_the_characters)
{
    static const struct {
        const char *text, *part, *quote, *caret;
    } rows[] = {
        {"abc", "b", "abc", " ^"},
        {"申请: [1, 2件, 0]", "2件", "申请: [1, 2件, 0]", "          ^^^"},
        {"\ta\tb", "b", "\ta\tb", "\t \t^"},
        {"\ta\tb", "\tb", "\ta\tb", "\t ^^"},
        {"“版心”—x", "x", "“版心”—x", "       ^"},
        {"𠀋𠀋：𠀋", "：", "𠀋𠀋：𠀋", "    ^^"},
        {"e\u0301x", "x", "e\u0301x", " ^"},
        {"ｶﾅ", "ﾅ", "ｶﾅ", " ^"},
        {"\x1b[31m\x07x", "x", "?[31m?x", "      ^"},
        {"\xB0\xE6\xD0\xC4 x", "x", "???? x", "     ^"},
        {"a\x7F"
         "b\xC2\x9B"
         "c",
         "c", "a?b?c", "    ^"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_diag *diag = bx_diag_new();
        bx_text_file file = {"data.yaml", bx_str_from(rows[i].text)};
        bx_place place = place_of(&file, rows[i].part);
        bx_buf wanted = {0};
        bx_report(diag, BX_E_MEMORY, &place, NULL);
        bx_buf_printf(&wanted,
                      "data.yaml:1:%d: error[BX0105]: out of memory\n   "
                      " %s\n    %s\n",
                      bx_diag_at(diag, 0)->column, rows[i].quote, rows[i].caret);
        expect(diag, BX_ENGLISH, BX_REPORT_TEXT, wanted.ptr);
        bx_buf_release(&wanted);
        bx_diag_free(diag);
    }
}
END_TEST

START_TEST(a_caret_at_the_end_of_a_line)
{
    bx_diag *diag = bx_diag_new();
    bx_text_file file = {"a", bx_str_from("机关:\nb")};
    bx_place place = {&file, 7, 0};
    bx_report(diag, BX_E_MEMORY, &place, NULL);
    expect(diag, BX_CHINESE, BX_REPORT_TEXT,
           "a:1:4: 错误[BX0105]: 内存不足\n    机关:\n         ^\n");
    bx_diag_free(diag);
}
END_TEST

START_TEST(speaks_both_languages)
{
    bx_diag *diag = bx_diag_new();
    bx_text_file file = {"数据.yaml", bx_str_from("年度: 今年\n")};
    bx_place place = place_of(&file, "今年");
    bx_report(diag, BX_E_NOT_A_DATE, &place, "日期", "今年", " → 2024-01-15");
    bx_report(diag, BX_E_OWN_LABEL, NULL, "甲", "乙");
    bx_report(diag, BX_E_TAB_IN_TEXT, NULL, NULL);
    expect(diag, BX_ENGLISH, BX_REPORT_TEXT,
           "数据.yaml:1:5: error[BX0408]: 日期 must be a date, not 今年\n"
           "    年度: 今年\n"
           "          ^^^^\n"
           "  help: write year, month and day with digits and hyphens → 2024-01-15\n"
           "note[BX0415]: own wording: 甲 is printed for 乙\n"
           "warning[BX0412]: a tab in the text is set as one space\n"
           "  help: delete it, or type a space\n");
    expect(diag, BX_CHINESE, BX_REPORT_TEXT,
           "数据.yaml:1:5: 错误[BX0408]: “日期”应为日期，而不是 今年\n"
           "    年度: 今年\n"
           "          ^^^^\n"
           "  办法：请用数字写年-月-日 → 2024-01-15\n"
           "提示[BX0415]: 自定用语：以“甲”代替“乙”\n"
           "警告[BX0412]: 文字中的制表符按一个空格排\n"
           "  办法：请删去或改为空格\n");
    bx_diag_free(diag);
}
END_TEST

START_TEST(a_file_that_was_not_read_has_no_line)
{
    bx_diag *diag = bx_diag_new();
    bx_text_file file = {"data.yaml", {NULL, 0}};
    bx_place place = {&file, 0, 0};
    bx_report(diag, BX_E_EMPTY_FILE, &place, "data.yaml");
    expect(diag, BX_ENGLISH, BX_REPORT_TEXT,
           "data.yaml: error[BX0211]: data.yaml is empty\n"
           "  help: is it the right file, and was it saved?\n");
    bx_diag_free(diag);
}
END_TEST

/* What comes from the data may hold anything: an escape of a quoted YAML text gives a real ESC. */
START_TEST(arguments_do_not_steer_the_terminal)
{
    bx_diag *diag = bx_diag_new();
    bx_report(diag, BX_E_MISSING_FIELD, NULL, "\x1b[2J\n\xFF", "a\rb");
    expect(diag, BX_ENGLISH, BX_REPORT_TEXT, "error[BX0401]: the data lack ?[2J??\n  help: a?b\n");
    bx_diag_free(diag);
}
END_TEST

/* Lines that a help proposes stand as they are to be typed. */
START_TEST(a_help_may_have_lines)
{
    bx_diag *diag = bx_diag_new();
    bx_report(diag, BX_E_MISSING_FIELD, NULL, "甲", "add ↓\n  甲:\n    乙: ~");
    expect(diag, BX_ENGLISH, BX_REPORT_TEXT,
           "error[BX0401]: the data lack 甲\n  help: add ↓\n  甲:\n    乙: ~\n");
    bx_diag_free(diag);
}
END_TEST

START_TEST(writes_json)
{
    bx_diag *diag = bx_diag_new();
    bx_text_file file = {"a\"b\\c.yaml", bx_str_from("x: 1\n版: 心\n")};
    bx_place place = place_of(&file, "心");
    bx_report(diag, BX_E_MEMORY, &place, NULL);
    bx_report(diag, BX_E_MISSING_FIELD, NULL, "\"\\\b\t\n\x1f\x7f 版\xFF!", "机关: …");
    bx_report(diag, BX_E_TAB_IN_TEXT, NULL, NULL);
    expect(diag, BX_ENGLISH, BX_REPORT_JSON,
           "{\"file\":\"a\\\"b\\\\c.yaml\",\"line\":2,\"column\":4,\"severity\":\"error\",\"code\":"
           "\"BX0105\","
           "\"message\":\"out of memory\",\"length\":1}\n"
           "{\"severity\":\"error\",\"code\":\"BX0401\",\"message\":"
           "\"the data lack \\\"\\\\\\u0008\\u0009\\u000a\\u001f\x7f "
           "版\xEF\xBF\xBD!\",\"help\":\"机关: …\"}\n"
           "{\"severity\":\"warning\",\"code\":\"BX0412\",\"message\":\"a tab in the text is set "
           "as one space\","
           "\"help\":\"delete it, or type a space\"}\n");
    expect(
        diag, BX_CHINESE, BX_REPORT_JSON,
        "{\"file\":\"a\\\"b\\\\c.yaml\",\"line\":2,\"column\":4,\"severity\":\"error\",\"code\":"
        "\"BX0105\","
        "\"message\":\"内存不足\",\"length\":1}\n"
        "{\"severity\":\"error\",\"code\":\"BX0401\",\"message\":"
        "\"数据缺少“\\\"\\\\\\u0008\\u0009\\u000a\\u001f\x7f "
        "版\xEF\xBF\xBD!”\",\"help\":\"机关: …\"}\n"
        "{\"severity\":\"warning\",\"code\":\"BX0412\",\"message\":\"文字中的制表符按一个空格排\","
        "\"help\":\"请删去或改为空格\"}\n");
    bx_diag_free(diag);
}
END_TEST

START_TEST(an_empty_sink_says_nothing)
{
    bx_diag *diag = bx_diag_new();
    expect(diag, BX_ENGLISH, BX_REPORT_TEXT, "");
    expect(diag, BX_ENGLISH, BX_REPORT_JSON, "");
    bx_diag_free(diag);
}
END_TEST

START_TEST(says_how_many_it_did_not_keep)
{
    static const char *const last[] = {"\n7 more messages\n", "\n另有 7 条信息未列出\n"};
    bx_diag *diag = bx_diag_new();
    for (int i = 0; i < BX_LIMIT_DIAGNOSTICS + 7; i++)
        bx_report(diag, BX_E_MEMORY, NULL, NULL);
    for (int language = BX_ENGLISH; language <= BX_CHINESE; language++) {
        bx_buf out = {0};
        bx_report_write(diag, (bx_language)language, BX_REPORT_TEXT, &out);
        ck_assert(bx_str_ends(bx_buf_str(&out), bx_str_from(last[language])));
        bx_buf_release(&out);
    }
    bx_diag_free(diag);
}
END_TEST

START_TEST(takes_the_language_from_the_environment)
{
    static const struct {
        const char *all, *messages, *lang; /* NULL: not set */
        bx_language language;
    } rows[] = {
        {NULL, NULL, NULL, BX_ENGLISH},       {NULL, NULL, "zh_CN.UTF-8", BX_CHINESE},
        {NULL, NULL, "zh", BX_CHINESE},       {NULL, NULL, "en_GB.UTF-8", BX_ENGLISH},
        {NULL, NULL, "C", BX_ENGLISH},        {NULL, "zh_CN", "en_US", BX_CHINESE},
        {NULL, "en_US", "zh_CN", BX_ENGLISH}, {"C", "zh_CN", "zh_CN", BX_ENGLISH},
        {"zh_TW", "C", "C", BX_CHINESE},      {"", "", "zh_CN", BX_CHINESE},
        {"", "C", "zh_CN", BX_ENGLISH},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const char *values[] = {rows[i].all, rows[i].messages, rows[i].lang};
        static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        for (int k = 0; k < BX_COUNT(names); k++) {
            if (values[k]) setenv(names[k], values[k], 1);
            else unsetenv(names[k]);
        }
        ck_assert_msg(bx_report_language() == rows[i].language, "row %d", i);
    }
}
END_TEST

/* A paragraph is one line: wrapped by the terminal, its caret would stand under nothing. */
START_TEST(a_long_line_is_quoted_around_its_caret)
{
    bx_diag *diag = bx_diag_new();
    bx_buf line = {0}, wanted = {0};
    for (int i = 0; i < 60; i++)
        bx_buf_add_text(&line, "前");
    bx_buf_add_text(&line, "错");
    for (int i = 0; i < 60; i++)
        bx_buf_add_text(&line, "后");
    bx_text_file file = {"data.yaml", bx_buf_str(&line)};
    bx_place place = place_of(&file, "错");
    bx_report(diag, BX_E_MEMORY, &place, NULL);
    bx_buf_add_text(&wanted, "data.yaml:1:61: error[BX0105]: out of memory\n ...");
    for (int i = 0; i < 36; i++)
        bx_buf_add_text(&wanted, i < 18 ? "前" : i == 18 ? "错" : "后");
    bx_buf_add_text(&wanted, "...\n    ");
    for (int i = 0; i < 36; i++)
        bx_buf_add_byte(&wanted, ' ');
    bx_buf_add_text(&wanted, "^^\n");
    expect(diag, BX_ENGLISH, BX_REPORT_TEXT, wanted.ptr);
    bx_buf_release(&line);
    bx_buf_release(&wanted);
    bx_diag_free(diag);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        puts_the_caret_under_the_characters,
        a_caret_at_the_end_of_a_line,
        a_long_line_is_quoted_around_its_caret,
        speaks_both_languages,
        a_file_that_was_not_read_has_no_line,
        arguments_do_not_steer_the_terminal,
        a_help_may_have_lines,
        writes_json,
        an_empty_sink_says_nothing,
        says_how_many_it_did_not_keep,
        takes_the_language_from_the_environment,
    };
    return bx_suite_run("house/report", tests, BX_COUNT(tests));
}
