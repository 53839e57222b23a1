/* Figures: digits kept as given, blanks, marks, rows and their totals. */
#include <stdio.h>
#include <string.h>

#include "support/input_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static const char layout[] =
    "banxin: 1\nname: x\nextends: gbt9704\n"
    "fields:\n"
    "  件: {type: count, unit: 件}\n"
    "  额: {type: number, unit: 万元}\n"
    "  标: {type: count, marks: [/, 无]}\n"
    "  行: {type: counts, of: [甲, 乙, 丙], total: 合, unit: 件}\n"
    "  排: {type: counts, of: [甲, 乙]}\n"
    "  斜: {type: counts, of: [甲, 乙], total: 合, marks: [/]}\n"
    "  组: {fields: {行: {type: counts, of: [甲, 乙], total: 合, required: true}}}\n";

static bx_status read_data(input_case *c, const char *data)
{
    input_open(c);
    ck_assert_int_eq(input_layout(c, layout), BX_OK);
    return input_record(c, data);
}

/* A figure as printed, blanks as _, marks in <>, what was computed with a !; then value/decimals. */
static void add_figures(bx_buf *out, const bx_value *value)
{
    bx_buf_add_text(out, "");
    for (int i = 0; i < value->figure_count; i++) {
        const bx_figure *f = &value->figures[i];
        if (i > 0) bx_buf_add_byte(out, ' ');
        if (f->kind == BX_FIGURE_BLANK) bx_buf_add_byte(out, '_');
        if (f->kind == BX_FIGURE_MARK) bx_buf_printf(out, "<%.*s>", BX_STR_ARG(f->text));
        if (f->kind == BX_FIGURE_NUMBER)
            bx_buf_printf(out, "%.*s:%lld/%d", BX_STR_ARG(f->text), (long long)f->scaled,
                          f->decimals);
        if (f->computed) bx_buf_add_byte(out, '!');
    }
}

START_TEST(reads_figures)
{
    static const struct {
        const char *data, *path, *figures;
    } rows[] = {
        {"件: 0", "件", "0:0/0"},
        {"件: 12", "件", "12:12/0"},
        {"件: \"12\"", "件", "12:12/0"},
        {"件: ' 12 '", "件", "12:12/0"},
        {"件: 999999999999999", "件", "999999999999999:999999999999999/0"},
        {"件: ~", "件", "_"},
        {"件:", "件", "_"},
        {"件: \"\"", "件", "_"},
        {"件: '　'", "件", "_"},
        {"额: 12", "件", ""},
        {"额: 0.10", "额", "0.10:10/2"},
        {"额: 59237.2449", "额", "59237.2449:592372449/4"},
        {"额: 1.000000001", "额", "1.000000001:1000000001/9"},
        {"额: 7", "额", "7:7/0"},
        {"标: /", "标", "</>"},
        {"标: 无", "标", "<无>"},
        {"标: 3", "标", "3:3/0"},
        {"行: [1, 2, 3]", "行", "1:1/0 2:2/0 3:3/0 6:6/0!"},
        {"行: [1, 2, 3, 6]", "行", "1:1/0 2:2/0 3:3/0 6:6/0"},
        {"行: {丙: 3, 甲: 1, 乙: 2}", "行", "1:1/0 2:2/0 3:3/0 6:6/0!"},
        {"行: {甲: 1, 乙: 2, 丙: 3, 合: 6}", "行", "1:1/0 2:2/0 3:3/0 6:6/0"},
        {"行: [0, 0, 0]", "行", "0:0/0 0:0/0 0:0/0 0:0/0!"},
        {"行: [1, ~, 3, 9]", "行", "1:1/0 _ 3:3/0 9:9/0"},
        {"行: [1, 2, 3, ~]", "行", "1:1/0 2:2/0 3:3/0 _"},
        {"行: {甲: 1, 乙: 2, 丙: 3, 合: }", "行", "1:1/0 2:2/0 3:3/0 _"},
        {"行: ~", "行", ""},
        {"行:\n  - 1\n  - 2\n  - 3\n", "行", "1:1/0 2:2/0 3:3/0 6:6/0!"},
        {"排: [1, 2]", "排", "1:1/0 2:2/0"},
        {"排: [1, ]", NULL, NULL},
        {"斜: [/, 2, 2]", "斜", "</> 2:2/0 2:2/0"},
        {"组: {行: [1, 2]}", "组.行", "1:1/0 2:2/0 3:3/0!"},
        {"{\"行\": [1, 2, 3]}", "行", "1:1/0 2:2/0 3:3/0 6:6/0!"},
        {"行: &x [1, 2, 3]\n排: [4, 5]\n斜: [6, 7]\n组: {行: [8, 9]}\n件: 1\n额: 2\n标: *x", NULL,
         NULL},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf figures = {0};
        bx_status status = read_data(&c, rows[i].data);
        ck_assert_msg((status == BX_OK) == (rows[i].path != NULL), "row %d: %s", i,
                      input_messages(&c));
        if (status == BX_OK) {
            add_figures(&figures, bx_record_at(c.record, bx_str_from(rows[i].path)));
            ck_assert_msg(strcmp(figures.ptr, rows[i].figures) == 0, "row %d: %s", i, figures.ptr);
        }
        bx_buf_release(&figures);
        input_close(&c);
    }
}
END_TEST

START_TEST(refuses_figures)
{
    static const struct {
        const char *data, *message;
    } rows[] = {
#define COUNT(path, found, guess)                                                                  \
    path " must be a whole number of 0 or more, not " found " | write the digits alone" guess "\n"
#define NUMBER(path, found, guess)                                                                 \
    path " must be a number of 0 or more, not " found                                              \
         " | write digits with at most one decimal point" guess "\n"
#define KIND                                                                                       \
    "what belongs to a key stands below it, one a line and indented by two spaces; each entry of " \
    "a list begins with '- '; a figure is digits alone\n"
#define NONE ", without remark, unit, comma or space; 0 for none, ~ for a blank cell"
#define LIMIT "; a figure has at most 15 digits, decimals among them: look it up"
#define HANZI ", in Arabic numerals, as 12"
#define WHOLE "; what is counted has no decimals: look the figure up"
#define SHARE "; what is counted stands here, no share of it: look the figure up"
#define UNIT(path, found, unit)                                                                    \
    path " counts in " unit ", and " found " has another unit | write the digits alone; where "    \
         "the unit is larger or smaller convert the figure into " unit " first\n"
#define MARK(path, found)                                                                          \
    path " takes a figure, not " found " | write 0 for none; ~ where the cell is to stay blank\n"
#define LETTER(path, found, letter)                                                                \
    path ": the " letter " in " found " is no digit | look the figure up and type it with "        \
         "digits\n"
#define ROW(path, count, names, rest)                                                              \
    path " is not written as a row of figures | put " count                                        \
         " figures into brackets, parted by half-width commas, as [" names                         \
         "] follow each other" rest "\n"
#define THOUSANDS(a, b)                                                                            \
    a "," b " may be one figure, but is read as two: " a " and " b                                 \
      " | leave the comma out if it is one figure; put a space behind the comma if they are two\n"
#define UNSURE "; 0 for none, ~ for a blank cell"
        {"件: 1,234", "0405@1:4 " COUNT("件", "1,234", " → 1234")},
        {"件: 1，234", "0405@1:4 " COUNT("件", "1，234", " → 1234")},
        {"件: １２", "0405@1:4 " COUNT("件", "１２", " → 12")},
        {"件: 1 234", "0405@1:4 " COUNT("件", "1 234", " → 1234")},
        {"件: 251000元", "0438@1:4 " UNIT("件", "251000元", "件")},
        {"件: 3 件", "0405@1:4 " COUNT("件", "3 件", " → 3")},
        {"件: 1.0", "0405@1:4 " COUNT("件", "1.0", WHOLE)},
        {"件: 12.5％", "0405@1:4 " COUNT("件", "12.5％", SHARE)},
        {"额: 3%", "0406@1:4 " NUMBER("额", "3%", SHARE)},
        /* in hanzi: 一百二 is 120 to one and 102 to another, so nothing is offered */
        {"件: 三", "0405@1:4 " COUNT("件", "三", HANZI)},
        {"件: 〇", "0405@1:4 " COUNT("件", "〇", HANZI)},
        {"件: 一百二", "0405@1:4 " COUNT("件", "一百二", HANZI)},
        {"额: 贰拾伍", "0406@1:4 " NUMBER("额", "贰拾伍", HANZI)},
        {"件: 三件", "0405@1:4 " COUNT("件", "三件", NONE)},
        {"额: ￥2500", "0438@1:4 " UNIT("额", "￥2500", "万元")},
        {"件: ￥3", "0405@1:4 " COUNT("件", "￥3", NONE)},
        {"额: RMB 2,500", "0438@1:4 " UNIT("额", "RMB 2,500", "万元")},
        {"额: ￥25万元", "0406@1:4 " NUMBER("额", "￥25万元", NONE)},
        {"件: 007", "0405@1:4 " COUNT("件", "007", NONE)},
        {"件: 1.5", "0405@1:4 " COUNT("件", "1.5", WHOLE)},
        {"件: 1 2", "0405@1:4 " COUNT("件", "1 2", NONE)},
        {"件: 12,34", "0405@1:4 " COUNT("件", "12,34", NONE)},
        {"件: 1,234,567 件", "0405@1:4 " COUNT("件", "1,234,567 件", " → 1234567")},
        {"件: 1,23 件", "0405@1:4 " COUNT("件", "1,23 件", NONE)},
        {"额: 1,00.5", "0406@1:4 " NUMBER("额", "1,00.5", NONE)},
        {"行: [1，2，3]", "0422@1:4 a full-width ， does not part figures | part the figures with "
                          "half-width commas → "
                          "[1, 2, 3]\n"},
        {"行: [1, 2、3]", "0422@1:4 a full-width 、 does not part figures | part the figures with "
                          "half-width commas → "
                          "[1, 2, 3]\n"},
        {"件: -1", "0405@1:4 " COUNT("件", "-1", NONE)},
        {"件: +1", "0405@1:4 " COUNT("件", "+1", NONE)},
        {"件: 约30", "0405@1:4 " COUNT("件", "约30", NONE)},
        {"件: 55（含失效29件）", "0405@1:4 " COUNT("件", "55（含失效29件）", NONE)},
        {"件: /", "0439@1:4 " MARK("件", "/")},
        {"件: 无", "0439@1:4 " MARK("件", "无")},
        {"件: 1e3", "0405@1:4 " COUNT("件", "1e3", NONE)},
        {"件: 0x1F", "0405@1:4 " COUNT("件", "0x1F", NONE)},
        {"件: 1_000", "0405@1:4 " COUNT("件", "1_000", NONE)},
        {"件: 1000000000000000", "0405@1:4 " COUNT("件", "1000000000000000", LIMIT)},
        {"件: 123456789012345678901234567890",
         "0405@1:4 " COUNT("件", "123456789012345678901234567890", LIMIT)},
        {"额: 1.2万", "0438@1:4 " UNIT("额", "1.2万", "万元")},
        {"额: １．５", "0406@1:4 " NUMBER("额", "１．５", " → 1.5")},
        {"额: 1,000.50", "0406@1:4 " NUMBER("额", "1,000.50", " → 1000.50")},
        {"额: 00.5", "0406@1:4 " NUMBER("额", "00.5", NONE)},
        {"额: .5", "0406@1:4 " NUMBER("额", ".5", NONE)},
        {"额: 5.", "0406@1:4 " NUMBER("额", "5.", NONE)},
        {"额: 1.2.3", "0406@1:4 " NUMBER("额", "1.2.3", NONE)},
        {"额: 1.0123456789", "0406@1:4 " NUMBER("额", "1.0123456789", NONE)},
        {"额: -0.5", "0406@1:4 " NUMBER("额", "-0.5", NONE)},
        {"行: [1, 2件, 3]", "0405@1:8 " COUNT("行.乙", "2件", " → 2")},
        {"行: {甲: 1, 乙: 2, 丙: 3件}", "0405@1:20 " COUNT("行.丙", "3件", " → 3")},
        {"组: {行: [x, 2]}", "0405@1:9 " COUNT("组.行.甲", "x", NONE)},
        {"件: [1]", "0402@1:4 件 must be one figure, not a list | " KIND},
        {"件: {甲: 1}", "0402@1:4 件 must be one figure, not a map | " KIND},
        {"行: 6", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: 1, 2, 3", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, 2, 3]")},
        {"行: 1, 2, 3, 6", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, 2, 3, 6]")},
        {"行: [1 2 3]", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, 2, 3]")},
        {"行: [1 2, 3]", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, 2, 3]")},
        {"行: 【１，２，３】", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, 2, 3]")},
        {"行: 1,187\t2\t", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: 1,187\t2\t3", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1187, 2, 3]")},
        {"行: 1\t\t3", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, ~, 3]")},
        {"行: 1,187, 2", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: 1 187 2", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"排: 1 187", "0441@1:4 " ROW("排", "2", "甲, 乙", UNSURE)},
        {"行: 1, 187, 2", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", " → [1, 187, 2]")},
        {"行: 1 187 2 234", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: [1~2~3]", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: [1/2/3]", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: [1 2O 3]", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: 1\n  2\n  3", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: [甲: 1, 乙: 2, 丙: 3]",
         "0448@1:4 the figures of 行 are given by their names | behind each name a half-width "
         "colon and a space, one name a line without a dash; or all in one line with braces around "
         "them → "
         "{甲: 1, 乙: 2, 丙: 3}\n"},
        {"行: 无", "0441@1:4 " ROW("行", "3", "甲, 乙, 丙", UNSURE)},
        {"行: [1,187, 0]", "0442@1:5 " THOUSANDS("1", "187")},
        {"行: [0, 1,187]", "0442@1:8 " THOUSANDS("1", "187")},
        {"行: [1,187,0,0]", "0442@1:5 " THOUSANDS("1", "187")},
        {"排: [1,187,0]", "0442@1:5 " THOUSANDS("1", "187")},
        {"行: [1，187, 0, 0]", "0422@1:4 a full-width ， does not part figures | part the figures "
                               "with half-width commas" UNSURE "\n"},
        {"排: [1，187, 0]", "0405@1:5 " COUNT("排.甲", "1，187", " → 1187")},
        {"件: 8O", "0440@1:4 " LETTER("件", "8O", "O")},
        {"件: l0", "0440@1:4 " LETTER("件", "l0", "l")},
        {"件: 1〇", "0440@1:4 " LETTER("件", "1〇", "〇")},
        {"额: 25.1万元", "0406@1:4 " NUMBER("额", "25.1万元", " → 25.1")},
        {"额: 1,234元", "0438@1:4 " UNIT("额", "1,234元", "万元")},
        {"额: ——", "0439@1:4 " MARK("额", "——")},
        {"行: [1, 2, [3]]", "0402@1:11 行.丙 must be one figure, not a list | " KIND},
        {"行: [1, 2]",
         "0409@1:4 行 has 2 values; 3 (4 with the total) are wanted: 甲, 乙, 丙 | "
         "write one figure for each, in this order; 0 for none, ~ for a blank cell\n"},
        {"行: [1, 2, 3, 6, 0]",
         "0409@1:4 行 has 5 values; 3 (4 with the total) are wanted: 甲, "
         "乙, 丙 | write one figure for each, in this order; 0 for none, ~ for a blank cell\n"},
        {"排: [1, 2, 3]", "0409@1:4 排 has 3 values; 2 are wanted: 甲, 乙 | write one figure for "
                          "each, in this order; 0 for none, ~ for a blank cell\n"},
        {"排: {甲: 1, 丁: 2}", "0301@1:11 unknown key 丁 | delete it if it is not needed; known "
                               "here: 甲, 乙\n0401@1:4 the data "
                               "lack 排.乙 | add and fill in: 乙:\n"},
        {"行: {甲: 1, 乙: 2, 丙: 3, 合计: 6}",
         "0302@1:23 unknown key 合计 | what was probably meant → 合\n"},
        /* totals */
        {"行: [1, 2, 3, 7]", "0502@1:14 行.合 is given as 7, but the sum is 6 | correct it, or "
                             "delete the total and let it be computed\n"},
        {"行: {合: 5, 甲: 1, 乙: 2, 丙: 3}",
         "0502@1:8 行.合 is given as 5, but the sum is 6 | correct it, or delete the total and let "
         "it be computed\n"},
        {"行: [1, ~, 3, 3]", "0502@1:14 行.合 is given as 3, but the sum is 4 | correct it, or "
                             "delete the total and let it be computed\n"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        ck_assert_msg(read_data(&c, rows[i].data) == BX_ERR_INPUT, "row %d (%s)", i, rows[i].data);
        ck_assert_msg(strcmp(input_messages(&c), rows[i].message) == 0, "row %d (%s): %s", i,
                      rows[i].data, c.text.ptr);
        ck_assert_ptr_nonnull(c.record);
        input_close(&c);
    }
}
END_TEST

START_TEST(leaves_totals_over_blanks_blank)
{
    static const struct {
        const char *data, *path, *figures, *message;
    } rows[] = {
        {"行: [1, ~, 3]", "行", "1:1/0 _ 3:3/0 _!",
         "0413@1:1 the total of 行 stays blank, because 乙 is blank | fill the cell, or give the "
         "total\n"},
        {"斜: [/, 2]", "斜", "</> 2:2/0 _!",
         "0413@1:1 the total of 斜 stays blank, because 甲 is blank | fill the cell, or give the "
         "total\n"},
        {"排: [~, 2]", "排", "_ 2:2/0", ""},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf figures = {0};
        ck_assert_int_eq(read_data(&c, rows[i].data), BX_OK);
        add_figures(&figures, bx_record_at(c.record, bx_str_from(rows[i].path)));
        ck_assert_str_eq(figures.ptr, rows[i].figures);
        ck_assert_str_eq(input_messages(&c), rows[i].message);
        bx_buf_release(&figures);
        input_close(&c);
    }
}
END_TEST

START_TEST(knows_places)
{
    input_case c;
    ck_assert_int_eq(read_data(&c, "行: [10, ~, \"30\"]\n件: 4\n"), BX_OK);
    const bx_value *row = bx_record_at(c.record, BX_STR("行"));
    const size_t places[] = {6, 10, 14, 0}; /* the computed total stands at the key */
    for (int i = 0; i < BX_COUNT(places); i++)
        ck_assert_uint_eq(row->figures[i].place.at, places[i]);
    ck_assert_uint_eq(row->place.at, 0);
    ck_assert_uint_eq(bx_record_at(c.record, BX_STR("件"))->place.at, 24);
    input_close(&c);
}
END_TEST

/* The help is in the reader's language, suggestion and all. */
START_TEST(suggests_in_chinese)
{
    input_case c;
    bx_buf text = {0};
    ck_assert_int_eq(read_data(&c, "件: 3件\n"), BX_ERR_INPUT);
    bx_diagnostic_write_help(bx_diag_at(c.diag, 0), BX_CHINESE, &text);
    ck_assert_str_eq(text.ptr, "只写数字 → 3");
    bx_buf_release(&text);
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {reads_figures, refuses_figures, leaves_totals_over_blanks_blank,
                            knows_places, suggests_in_chinese};
    return bx_suite_run("data/figures", tests, BX_COUNT(tests));
}
