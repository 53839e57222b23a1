/* Words of the data: paragraphs, lines, places, and what clerks' files are full of. */
#include <stdio.h>
#include <string.h>

#include "support/input_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static const char layout[] = "banxin: 1\nname: x\nextends: gbt9704\n"
                             "fields:\n"
                             "  文: {type: text}\n"
                             "  行: {type: lines}\n"
                             "  段: {type: paragraphs}\n"
                             "  年: {type: year}\n"
                             "  期: {type: date}\n"
                             "  组: {fields: {文: {type: text}}}\n";

static bx_status read_data(input_case *c, const char *data)
{
    input_open(c);
    ck_assert_int_eq(input_layout(c, layout), BX_OK);
    return input_record(c, data);
}

/* Texts parted by |, each with = in front when it is exact; all exact ones are held against the file. */
static void add_texts(bx_buf *out, const bx_value *value)
{
    bx_buf_add_text(out, value->given ? "" : "-");
    for (int i = 0; i < value->text_count; i++) {
        const bx_text *t = &value->texts[i];
        bx_buf_printf(out, "%s%s%.*s", i > 0 ? "|" : "", t->exact ? "=" : "", BX_STR_ARG(t->text));
        if (!t->exact) continue;
        bx_str file = t->place.file->text;
        ck_assert(bx_str_equal(t->text, (bx_str){file.ptr + t->place.at, t->text.len}));
        ck_assert_uint_eq(t->place.len, t->text.len);
    }
}

START_TEST(reads_texts)
{
    static const struct {
        const char *data, *path, *texts;
    } rows[] = {
        {"文: 某局", "文", "=某局"},
        {"文: \"某局\"", "文", "=某局"},
        {"文: '某 局'", "文", "=某 局"},
        {"文: 　某局　", "文", "=某局"},
        {"文: 2024", "文", "=2024"},
        {"文: 是", "文", "=是"},
        {"文: true", "文", "=true"},
        {"文: |\n  某局\n", "文", "=某局"},
        {"文: |\n\n  　　某局。  \n\n", "文", "=某局。"},
        {"文: 某\n  局", "文", "某局"},
        {"文: \"某\\u5c40\"", "文", "某局"},
        {"文: \"\\\\某局\\\"\"", "文", "\\某局\""},
        {"文: \"\"", "文", ""},
        {"文: ' '", "文", ""},
        {"文: ~", "文", "-"},
        {"文: ~ # 没有", "文", "-"},
        {"文:", "文", "-"},
        {"年: 1", NULL, NULL},
        {"行: 甲", "行", "=甲"},
        {"行: [甲, \"乙\"]", "行", "=甲|=乙"},
        {"行: |\n  甲\n  乙\n", "行", "=甲|=乙"},
        {"行:\n  - 甲\n  - >-\n    乙\n    丙\n", "行", "=甲|乙丙"},
        {"行: []", "行", ""},
        {"段: 甲。", "段", "=甲。"},
        {"段: |\n  甲。\n  乙。\n", "段", "=甲。|=乙。"},
        {"段: |\n  　　甲。\n\n   \n  乙。　\n", "段", "=甲。|=乙。"},
        {"段: |\n  \xE2\x80\x83\xE2\x80\x83甲。\n  \xE2\x80\x82\xC2\xA0乙。\n", "段",
         "=甲。|=乙。"},
        {"文: \"\xE2\x80\x83某 局\xE2\x80\xAF\"", "文", "=某 局"},
        {"段: |\r\n  甲。\r\n  乙。\r\n", "段", "=甲。|=乙。"},
        {"段: |2\n     甲。\n  乙。\n", "段", "=甲。|=乙。"},
        {"段: |\n  # 甲\n  一是: b\n  - 丙 *丁 &戊\n", "段", "=# 甲|=一是: b|=- 丙 *丁 &戊"},
        {"段: >\n  甲\n  乙。\n\n  丙。\n", "段", "甲乙。|丙。"},
        {"段: 甲\n  乙。\n\n  丙。\n", "段", "甲乙。|丙。"},
        {"段:\n  - 甲。\n  - \"乙。\"\n  - |\n    丙。\n    丁。\n", "段",
         "=甲。|=乙。|=丙。|=丁。"},
        {"{\"段\": \"甲。\\n乙。\\n\\n丙“丁”。\"}", "段", "=甲。|=乙。|=丙“丁”。"},
        {"{\"段\": \"甲\\\"。\\n乙。\"}", "段", "甲\"。|乙。"},
        {"段: |", "段", ""},
        {"组: {文: &a 某局}\n文: *a", "文", "某局"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf texts = {0};
        bx_status status = read_data(&c, rows[i].data);
        ck_assert_msg((status == BX_OK) == (rows[i].path != NULL), "row %d: %s", i,
                      input_messages(&c));
        if (status == BX_OK) {
            ck_assert_msg(bx_diag_count(c.diag) == 0, "row %d: %s", i, input_messages(&c));
            add_texts(&texts, bx_record_at(c.record, bx_str_from(rows[i].path)));
            ck_assert_msg(strcmp(texts.ptr, rows[i].texts) == 0, "row %d: %s", i, texts.ptr);
        }
        bx_buf_release(&texts);
        input_close(&c);
    }
}
END_TEST

START_TEST(refuses_what_is_no_text)
{
    static const struct {
        const char *data, *places;
    } rows[] = {
        {"文: [甲]", "0403@1:4"},
        {"文: {甲: 乙}", "0403@1:4"},
        {"文: {甲}", "0403@1:4"},
        {"文:\n  甲: 乙", "0403@2:3"},
        {"段:\n  一是: 乙\n  二是: 丙", "0403@2:3"},
        {"段:\n  - 一是: 加强\n  - 甲\n  - [乙]\n", "0403@2:5 0403@4:5"},
        {"段:\n  - 甲\n  -\n  - ~\n", "0403@3:3 0403@4:5"},
        {"行: [甲, ~, {乙: 1}]", "0403@1:8 0403@1:11"},
        {"行: {甲: 乙}", "0403@1:4"},
        {"文: 第 #1 号", "0404@1:6"},
        {"文: #1 号", "0404@1:4"},
        {"文: # 注", "0404@1:4"},
        {"行: [甲 # 注\n , 乙]", "0404@1:7"},
        {"段:\n  - 甲 # 乙\n  - 丙", "0404@2:7"},
        {"段: 甲\n  乙 # 丙", "0404@2:5"},
        {"文: |\n  甲\n  乙\n", "0417@3:3"},
        {"文: \"甲\\n乙\"", "0417@1:8"},
        {"文: 甲\n\n  乙", "0417@3:3"},
        {"文: \xEE\x80\x80", "0416@1:4"},
        {"段: |\n  甲\xEF\xA3\xBF乙\xF3\xB0\x80\x80\n", "0416@2:4 0416@2:6"},
        {"文: \xF4\x80\x80\x80", "0416@1:4"},
        {"文: \"\\uE000\"", "0416@1:5"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        ck_assert_msg(read_data(&c, rows[i].data) == BX_ERR_INPUT, "row %d (%s)", i, rows[i].data);
        ck_assert_msg(strcmp(input_places(&c), rows[i].places) == 0, "row %d (%s): %s", i,
                      rows[i].data, input_messages(&c));
        input_close(&c);
    }
}
END_TEST

START_TEST(says_the_way_out)
{
    static const struct {
        const char *data, *message;
    } rows[] = {
        {"段:\n  - 一是: 加强", "0403@2:5 段 must be text, but YAML reads a map here | write the "
                                "text as a block: '段: |', then "
                                "each paragraph on its own line, indented by two spaces\n"},
        {"文: 第 #1 号", "0404@1:6 YAML drops the text after # here | write the text as a block: "
                         "'文: |', then the text on the "
                         "next line, indented; or put quotes around it\n"},
        {"组: {文: \"甲\\n乙\"}", "0417@1:12 组.文 is one line of text, not 2 | join the lines\n"},
        {"年: 二〇二三",
         "0407@1:4 年 must be a year of four digits, not 二〇二三 | write four digits → 2023\n"},
        {"期: 2024/1/5",
         "0408@1:4 期 must be a date, not 2024/1/5 | write year, month and day with digits and "
         "hyphens → 2024-01-05\n"},
        {"文: 某\xEE\x80\x80",
         "0416@1:5 U+E000 is a private-use character: each computer shows it otherwise | type "
         "the character again with a "
         "current input method\n"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        ck_assert_int_eq(read_data(&c, rows[i].data), BX_ERR_INPUT);
        ck_assert_str_eq(input_messages(&c), rows[i].message);
        input_close(&c);
    }
}
END_TEST

START_TEST(warns)
{
    static const struct {
        const char *data, *places;
    } rows[] = {
        /* half-width marks in Chinese text, each once a text */
        {"文: 实际,积极", "0411@1:6"},
        {"文: 甲,乙;丙,丁", "0411@1:5 0411@1:7 0411@1:9"},
        {"文: 甲(乙)丙", "0411@1:5 0411@1:7"},
        {"文: 甲:乙", "0411@1:5"},
        {"文: 甲?乙!丙", "0411@1:5 0411@1:7"},
        {"文: 甲, 乙", "0411@1:5"},
        {"文: 2,乙", ""},
        {"文: 甲,b", "0411@1:5"},
        {"文: 甲。乙,", "0411@1:7"},
        {"文: 〇,一", "0411@1:5"},
        {"段: |\n  甲,乙。\n  丙,丁。\n", "0411@2:4 0411@3:4"},
        {"文: \"甲,\\u4e59\"", "0411@1:5"},
        /* tabs */
        {"文: \"甲\t乙\t丙\"", "0412@1:6"},
        {"段: |\n  甲\t乙\n", "0412@2:4"},
        /* wrapped by hand */
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  末行。\n", "0410@2:3"},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬，\n  末行。\n", "0410@2:3"},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬、\n  末行。\n", "0410@2:3"},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬。\n  末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛”。”\n  末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬：\n  末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬\n  末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n\n  末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  （一）末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  二、末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  1.末行。\n", ""},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  (1)末行。\n", "0411@3:3 0411@3:5"},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  2023年末行。\n", "0410@2:3"},
        {"段: |\n  （一）深入推进政府信息公开平台建设和日常管理\n  末行。\n", ""},
        {"段: |\n  （一）平台建设。深入推进政府信息公开平台建设\n  和管理。\n", "0410@2:3"},
        {"段: |\n  甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬a\n  末行。\n", ""},
        {"段:\n  - 甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  - 末行。\n", ""},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        ck_assert_msg(read_data(&c, rows[i].data) == BX_OK, "row %d: %s", i, input_messages(&c));
        ck_assert_msg(strcmp(input_places(&c), rows[i].places) == 0, "row %d (%s): %s", i,
                      rows[i].data, input_messages(&c));
        input_close(&c);
    }
}
END_TEST

START_TEST(warns_in_words)
{
    input_case c;
    ck_assert_int_eq(read_data(&c, "组: {文: \"实际,积极\t进\"}\n段: |\n  "
                                   "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n  末。\n"),
                     BX_OK);
    ck_assert_str_eq(
        input_messages(&c),
        "0410@3:3 this line of 段 ends without a stop: each line is a paragraph of its own | if "
        "the paragraph was "
        "wrapped by hand, join its lines\n"
        "0411@1:11 a half-width , stands in Chinese text | printed as given; full-width → ，\n"
        "0412@1:14 a tab in the text is set as one space | delete it, or type a space\n");
    const bx_value *text = bx_record_at(c.record, BX_STR("组.文"));
    ck_assert(bx_str_is(text->texts[0].text, "实际,积极 进"));
    ck_assert(!text->texts[0].exact);
    input_close(&c);
}
END_TEST

START_TEST(reads_years_and_dates)
{
    static const struct {
        const char *data;
        int year, month, day;
    } rows[] = {
        {"年: 2023", 2023, 0, 0},
        {"年: '2023'", 2023, 0, 0},
        {"年: 1900", 1900, 0, 0},
        {"年: 2999", 2999, 0, 0},
        {"年: 1899", 0, 0, 0},
        {"年: 3000", 0, 0, 0},
        {"年: 23", 0, 0, 0},
        {"年: 02023", 0, 0, 0},
        {"年: ２０２３", 0, 0, 0},
        {"年: 2023年", 0, 0, 0},
        {"年: 2023.0", 0, 0, 0},
        {"年: [2023]", 0, 0, 0},
        {"年: {a: 1}", 0, 0, 0},
        {"期: 2024-01-15", 2024, 1, 15},
        {"期: \"2024-01-15\"", 2024, 1, 15},
        {"期: 2024-1-5", 2024, 1, 5},
        {"期: 2024年1月15日", 2024, 1, 15},
        {"期: 2024年01月05日", 2024, 1, 5},
        {"期: 2024-02-29", 2024, 2, 29},
        {"期: 2000-02-29", 2000, 2, 29},
        {"期: 2023-02-29", 0, 0, 0},
        {"期: 1900-02-29", 0, 0, 0},
        {"期: 2024-04-31", 0, 0, 0},
        {"期: 2024-12-31", 2024, 12, 31},
        {"期: 2024-13-01", 0, 0, 0},
        {"期: 2024-00-01", 0, 0, 0},
        {"期: 2024-01-00", 0, 0, 0},
        {"期: 2024-01-32", 0, 0, 0},
        {"期: 2024-01", 0, 0, 0},
        {"期: 2024-01-15T00:00", 0, 0, 0},
        {"期: 2024年1月", 0, 0, 0},
        {"期: 2024-1月5日", 0, 0, 0},
        {"期: 24-01-15", 0, 0, 0},
        {"期: 二〇二四年一月十五日", 0, 0, 0},
        {"期: [2024, 1, 15]", 0, 0, 0},
        {"期: 2024.1.15", 0, 0, 0},
        {"期: 2024-001-15", 0, 0, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_status status = read_data(&c, rows[i].data);
        ck_assert_msg((status == BX_OK) == (rows[i].year > 0), "%s", rows[i].data);
        if (status == BX_OK) {
            const bx_value *v = bx_record_at(
                c.record, bx_str_starts(bx_str_from(rows[i].data), BX_STR("年")) ? BX_STR("年")
                                                                                 : BX_STR("期"));
            ck_assert_int_eq(v->year, rows[i].year);
            ck_assert_int_eq(v->month, rows[i].month);
            ck_assert_int_eq(v->day, rows[i].day);
        } else {
            ck_assert_int_eq(bx_diag_count(c.diag), 1);
        }
        input_close(&c);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        reads_texts, refuses_what_is_no_text, says_the_way_out,
        warns,       warns_in_words,          reads_years_and_dates,
    };
    return bx_suite_run("data/text", tests, BX_COUNT(tests));
}
