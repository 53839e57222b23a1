/* The sink: places become line, column, excerpt and caret; arguments are filled in; limits hold. */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "support/suite.h"

static bx_text_file file_of(const char *text)
{
    return (bx_text_file){"data.yaml", bx_str_from(text)};
}

/* The place of the first occurrence of `part`. */
static bx_place place_of(const bx_text_file *file, const char *part)
{
    size_t at = bx_str_find(file->text, bx_str_from(part));
    ck_assert_uint_lt(at, file->text.len);
    return (bx_place){file, at, strlen(part)};
}

START_TEST(finds_line_and_column)
{
    static const struct {
        const char *text, *part;
        int line, column, caret, caret_len;
        const char *excerpt;
    } rows[] = {
        {"a: 1", "1", 1, 4, 3, 1, "a: 1"},
        {"a: 1\nb: 22\n", "22", 2, 4, 3, 2, "b: 22"},
        {"\n\n\nx", "x", 4, 1, 0, 1, "x"},
        {"机关: 某局\n年度: 二〇二三\n", "二〇二三", 2, 5, 4, 4, "年度: 二〇二三"},
        {"a: 1\r\nb: 2\r\n", "b", 2, 1, 0, 1, "b: 2"},
        {"a: 1\r\nb: 2\r\n", "2", 2, 4, 3, 1, "b: 2"},
        {"𠀋𠀋 x", "x", 1, 4, 3, 1, "𠀋𠀋 x"},
        {"\tx: 1", "x", 1, 2, 1, 1, "\tx: 1"},
        /* What runs over the line's end is underlined to it. */
        {"a: |\n  b\nc: 1", "b\nc: 1", 2, 3, 2, 1, "  b"},
        {"a: 1", "a: 1", 1, 1, 0, 4, "a: 1"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_diag *diag = bx_diag_new();
        bx_text_file file = file_of(rows[i].text);
        bx_place place = place_of(&file, rows[i].part);
        bx_report(diag, BX_E_TAB_INDENT, &place, NULL);
        const bx_diagnostic *d = bx_diag_at(diag, 0);
        ck_assert_str_eq(d->file, "data.yaml");
        ck_assert_msg(d->line == rows[i].line && d->column == rows[i].column, "row %d: %d:%d", i,
                      d->line, d->column);
        ck_assert_msg(d->caret == rows[i].caret && d->caret_len == rows[i].caret_len,
                      "row %d: %d+%d", i, d->caret, d->caret_len);
        ck_assert_msg(bx_str_is(d->excerpt, rows[i].excerpt), "row %d: \"%s\"", i, d->excerpt.ptr);
        bx_diag_free(diag);
    }
}
END_TEST

START_TEST(takes_places_at_the_edges)
{
    static const struct {
        const char *text;
        size_t at, len;
        int line, column, caret_len;
        const char *excerpt;
    } rows[] = {
        {"", 0, 0, 1, 1, 1, ""},
        {"a\n", 2, 0, 2, 1, 1, ""},
        {"a\nb", 99, 5, 2, 2, 1, "b"},     /* beyond the end: at the end */
        {"ab\ncd", 2, 0, 1, 3, 1, "ab"},   /* at the line's end */
        {"ab\r\ncd", 3, 0, 1, 3, 1, "ab"}, /* between the two bytes of an end */
        {"abc", 1, (size_t)-1, 1, 2, 2, "abc"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_diag *diag = bx_diag_new();
        bx_text_file file = file_of(rows[i].text);
        bx_place place = {&file, rows[i].at, rows[i].len};
        bx_report(diag, BX_E_TAB_INDENT, &place, NULL);
        const bx_diagnostic *d = bx_diag_at(diag, 0);
        ck_assert_msg(d->line == rows[i].line && d->column == rows[i].column, "row %d: %d:%d", i,
                      d->line, d->column);
        ck_assert_msg(d->caret_len == rows[i].caret_len, "row %d: %d", i, d->caret_len);
        ck_assert_msg(bx_str_is(d->excerpt, rows[i].excerpt), "row %d: \"%s\"", i, d->excerpt.ptr);
        bx_diag_free(diag);
    }
}
END_TEST

/* A paragraph is one line of thousands of characters: what is quoted stays short, whole and true. */
START_TEST(quotes_long_lines_around_the_fault)
{
    enum { CHARACTERS = 3000 };
    static const char *const units[] = {"版", "a", "é", "𠀋", "版a"};
    for (int u = 0; u < BX_COUNT(units); u++) {
        bx_buf text = {0};
        bx_buf_add_text(&text, "first: line\n");
        for (int i = 0; i < CHARACTERS; i++)
            bx_buf_add_text(&text, units[u]);
        bx_text_file file = {"data.yaml", bx_buf_str(&text)};
        size_t unit = strlen(units[u]);
        size_t first = strlen("first: line\n");
        int runes = (int)bx_utf8_count(bx_str_from(units[u]));
        for (int i = 0; i < CHARACTERS; i += 37) {
            bx_diag *diag = bx_diag_new();
            bx_place place = {&file, first + (size_t)i * unit, unit};
            bx_report(diag, BX_E_TAB_INDENT, &place, NULL);
            const bx_diagnostic *d = bx_diag_at(diag, 0);
            ck_assert_int_eq(d->line, 2);
            ck_assert_int_eq(d->column, 1 + i * runes);
            ck_assert_uint_le(d->excerpt.len, 400);
            ck_assert_uint_eq(bx_utf8_check(d->excerpt), d->excerpt.len);
            ck_assert_int_eq(d->caret_len, runes);
            /* The caret stands under the fault: its character begins a unit, and half a window is before it. */
            size_t at = 0;
            uint32_t rune;
            for (int k = 0; k < d->caret; k++)
                at += (size_t)bx_utf8_decode(d->excerpt, at, &rune);
            ck_assert(bx_str_starts((bx_str){d->excerpt.ptr + at, d->excerpt.len - at},
                                    bx_str_from(units[u])));
            bx_diag_free(diag);
        }
        bx_buf_release(&text);
    }
}
END_TEST

/* A file that is no UTF-8 is shown with a sign for each bad byte: the caret counts alike. */
START_TEST(counts_bad_bytes_one_by_one)
{
    bx_diag *diag = bx_diag_new();
    bx_text_file file = file_of("\xBB\xFA\xB9\xD8: \xC4\xB3\xBE\xD6 x");
    bx_place place = place_of(&file, "x");
    bx_report(diag, BX_E_TAB_INDENT, &place, NULL);
    ck_assert_int_eq(bx_diag_at(diag, 0)->caret, 10);
    ck_assert_int_eq(bx_diag_at(diag, 0)->column, 11);
    bx_diag_free(diag);
}
END_TEST

START_TEST(does_without_a_place)
{
    bx_diag *diag = bx_diag_new();
    bx_place nowhere = {0};
    bx_text_file unread = {"lost.yaml", {NULL, 0}};
    bx_place in_unread = {&unread, 0, 0};
    ck_assert_int_eq(bx_report(diag, BX_E_MEMORY, NULL, NULL), BX_ERR_MEMORY);
    ck_assert_int_eq(bx_report(diag, BX_E_NO_DATA, &nowhere, "render"), BX_ERR_USAGE);
    ck_assert_int_eq(bx_report(diag, BX_E_NO_DATA, &in_unread, "render"), BX_ERR_USAGE);
    for (int i = 0; i < 2; i++)
        ck_assert_ptr_null(bx_diag_at(diag, i)->file);
    ck_assert_str_eq(bx_diag_at(diag, 2)->file, "lost.yaml");
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(bx_diag_at(diag, i)->line, 0);
        ck_assert_int_eq(bx_diag_at(diag, i)->column, 0);
    }
    bx_diag_free(diag);
}
END_TEST

START_TEST(counts_by_severity)
{
    bx_diag *diag = bx_diag_new();
    ck_assert_int_eq(bx_diag_status(diag), BX_OK);
    ck_assert_int_eq(bx_report(diag, BX_E_OWN_LABEL, NULL, "a", "b"), BX_OK);
    ck_assert_int_eq(bx_report(diag, BX_E_TAB_IN_TEXT, NULL, NULL), BX_OK);
    ck_assert_int_eq(bx_diag_status(diag), BX_OK);
    ck_assert_int_eq(bx_report(diag, BX_E_TOO_DEEP, NULL, "64"), BX_ERR_LIMIT);
    ck_assert_int_eq(bx_report(diag, BX_E_SYNTAX, NULL, "?"), BX_ERR_INPUT);
    ck_assert_int_eq(bx_diag_status(diag), BX_ERR_LIMIT);
    ck_assert_int_eq(bx_diag_errors(diag), 2);
    ck_assert_int_eq(bx_diag_warnings(diag), 1);
    ck_assert_int_eq(bx_diag_count(diag), 4);
    ck_assert_int_eq(bx_diag_at(diag, 0)->severity, BX_NOTE);
    ck_assert_int_eq(bx_diag_at(diag, 3)->severity, BX_ERROR);
    ck_assert_int_eq(bx_report(NULL, BX_E_SYNTAX, NULL, "?"), BX_ERR_INPUT);
    ck_assert_int_eq(bx_report(NULL, BX_E_TAB_IN_TEXT, NULL, NULL), BX_OK);
    bx_diag_free(diag);
    bx_diag_free(NULL);
}
END_TEST

static void expect_text(const bx_diagnostic *d, bx_language language, const char *text,
                        const char *help)
{
    bx_buf out = {0};
    bx_diagnostic_write(d, language, &out);
    ck_assert_str_eq(out.ptr, text);
    bx_buf_clear(&out);
    bx_buf_add_text(&out, "");
    bx_diagnostic_write_help(d, language, &out);
    ck_assert_str_eq(out.ptr, help);
    bx_buf_release(&out);
}

START_TEST(fills_arguments_in)
{
    bx_diag *diag = bx_diag_new();
    bx_report(diag, BX_E_GLYPH_MISSING, NULL, "堃", "5803", "仿宋", "FandolFang");
    expect_text(
        bx_diag_at(diag, 0), BX_ENGLISH,
        "no face of 仿宋 has the character 堃 (U+5803); tried FandolFang",
        "is it the character that was meant? then a font that has it must be added to the role in "
        "fonts/fonts.yaml");
    expect_text(bx_diag_at(diag, 0), BX_CHINESE,
                "“仿宋”的字体都没有“堃”（U+5803）；已试：FandolFang",
                "请核对是否打错；确需此字的，须在 fonts/fonts.yaml 中为该角色添加含此字的字体");
    /* A slot that is no argument stays nothing; an argument is never read as a pattern. */
    bx_report(diag, BX_E_FILE_OPEN, NULL, "{1}%s{0}");
    expect_text(bx_diag_at(diag, 1), BX_ENGLISH,
                "cannot open {1}%s{0}: ", "check the path and that the file may be read");
    /* Braces that are text stay text. */
    bx_report(diag, BX_E_BAD_EXPRESSION, NULL, "{");
    expect_text(bx_diag_at(diag, 2), BX_ENGLISH, "cannot read the expression: {",
                "write {name}, {name?}, {name...}, {name@style} or {=words@style}; a brace that is "
                "text is doubled: {{");
    bx_report(diag, BX_E_RULE_BROKEN, NULL, "a", "b", "c", "d", "e", "f");
    expect_text(bx_diag_at(diag, 3), BX_ENGLISH, "a: b is c, but d is e",
                "correct one of the figures: f");
    bx_report(diag, BX_E_MEMORY, NULL, NULL);
    expect_text(bx_diag_at(diag, 4), BX_CHINESE, "内存不足", "");
    bx_diag_free(diag);
}
END_TEST

START_TEST(keeps_copies)
{
    bx_diag *diag = bx_diag_new();
    char name[] = "data.yaml", text[] = "a: 1\nb: 2\n", word[] = "key";
    bx_text_file file = {name, bx_str_from(text)};
    bx_place place = {&file, 5, 1};
    bx_report(diag, BX_E_DUPLICATE_KEY, &place, word);
    memset(name, 'X', sizeof name - 1);
    memset(text, 'X', sizeof text - 1);
    memset(word, 'X', sizeof word - 1);
    const bx_diagnostic *d = bx_diag_at(diag, 0);
    ck_assert_str_eq(d->file, "data.yaml");
    ck_assert(bx_str_is(d->excerpt, "b: 2"));
    expect_text(d, BX_ENGLISH, "the key key stands twice", "delete one of the two");
    bx_diag_free(diag);
}
END_TEST

START_TEST(counts_what_it_does_not_keep)
{
    bx_diag *diag = bx_diag_new();
    for (int i = 0; i < BX_LIMIT_DIAGNOSTICS + 50; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        ck_assert_int_eq(bx_report(diag, BX_E_DUPLICATE_KEY, NULL, number), BX_ERR_INPUT);
    }
    ck_assert_int_eq(bx_report(diag, BX_E_TAB_IN_TEXT, NULL, NULL), BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), BX_LIMIT_DIAGNOSTICS);
    ck_assert_int_eq(bx_diag_dropped(diag), 51);
    ck_assert_int_eq(bx_diag_errors(diag), BX_LIMIT_DIAGNOSTICS + 50);
    ck_assert_int_eq(bx_diag_warnings(diag), 1);
    expect_text(bx_diag_at(diag, BX_LIMIT_DIAGNOSTICS - 1), BX_ENGLISH, "the key 199 stands twice",
                "delete one of the two");
    bx_diag_clear(diag);
    ck_assert_int_eq(bx_diag_count(diag), 0);
    ck_assert_int_eq(bx_diag_dropped(diag), 0);
    ck_assert_int_eq(bx_diag_errors(diag), 0);
    ck_assert_int_eq(bx_diag_warnings(diag), 0);
    ck_assert_int_eq(bx_diag_status(diag), BX_OK);
    bx_report(diag, BX_E_DUPLICATE_KEY, NULL, "again");
    expect_text(bx_diag_at(diag, 0), BX_ENGLISH, "the key again stands twice",
                "delete one of the two");
    bx_diag_free(diag);
}
END_TEST

/* Arguments can be as long as a file; the sink has a cap and says when a message was not kept. */
START_TEST(has_a_cap)
{
    enum { MEGABYTES = 3 << 20 };
    bx_buf wide = {0};
    bx_buf_printf(&wide, "%0*d", MEGABYTES, 1);
    bx_diag *diag = bx_diag_new();
    for (int i = 0; i < 8; i++) {
        bx_status status = bx_report(diag, BX_E_DUPLICATE_KEY, NULL, wide.ptr);
        ck_assert(status == BX_ERR_INPUT || status == BX_ERR_MEMORY);
    }
    ck_assert_int_eq(bx_diag_errors(diag), 8);
    for (int i = 0; i < bx_diag_count(diag); i++) {
        bx_buf out = {0};
        bx_diagnostic_write(bx_diag_at(diag, i), BX_ENGLISH, &out);
        ck_assert_uint_gt(out.len, 10);
        bx_buf_release(&out);
    }
    bx_diag_free(diag);
    bx_buf_release(&wide);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        finds_line_and_column,
        takes_places_at_the_edges,
        quotes_long_lines_around_the_fault,
        counts_bad_bytes_one_by_one,
        does_without_a_place,
        counts_by_severity,
        fills_arguments_in,
        keeps_copies,
        counts_what_it_does_not_keep,
        has_a_cap,
    };
    return bx_suite_run("base/diag", tests, BX_COUNT(tests));
}
