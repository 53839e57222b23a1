/* Characters of the data that were hardly meant: what is said of them, and that they stay. */
#include <string.h>

#include "base/lookalike.h"
#include "data/mistaken.h"
#include "support/input_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static const char layout[] = "banxin: 1\nname: x\nextends: gbt9704\n"
                             "fields:\n  文: {type: text}\n  用语: {type: labels}\n";

/* The first message about the text, as a block. */
static const char *say(input_case *c, const char *text, bx_status wanted)
{
    bx_buf data = {0};
    input_open(c);
    ck_assert_int_eq(input_layout(c, layout), BX_OK);
    bx_buf_printf(&data, "文: |\n  %s\n", text);
    bx_status status = input_record(c, data.ptr);
    ck_assert_msg(status == wanted, "%s: %s", text, input_messages(c));
    if (status == BX_OK) {
        const bx_value *value = bx_record_at(c->record, BX_STR("文"));
        ck_assert_msg(bx_str_is(value->texts[0].text, text), "%s", text);
    }
    bx_buf_release(&data);
    return input_places(c);
}

/* `shown` with the place of the first fault, or nothing. */
typedef struct row {
    const char *text, *places;
} row;

static void check(const row *rows, int count, bx_status wanted)
{
    for (int i = 0; i < count; i++) {
        input_case c;
        const char *places = say(&c, rows[i].text, wanted);
        ck_assert_msg(strcmp(places, rows[i].places) == 0, "%s: %s", rows[i].text,
                      input_messages(&c));
        input_close(&c);
    }
}

START_TEST(what_only_looks_right)
{
    static const struct {
        const char *wrong, *right;
    } rows[] = {
        /* Kangxi and other radicals */
        {"⽔", "水"},
        {"⼀", "一"},
        {"⾦", "金"},
        {"⻓", "长"},
        {"⺠", "民"},
        {"⻔", "门"},
        {"⻋", "车"},
        {"⻅", "见"},
        {"⻢", "马"},
        {"⼾", "户"},
        {"⿔", "龜"},
        /* compatibility ideographs */
        {"\xEF\xA7\xA9", "里"},
        {"\xEF\xA4\x80", "豈"},
        {"\xEF\xA6\xA8", "令"},
        {"\xEF\xA8\x99", "神"},
        {"\xF0\xAF\xA0\x80", "丽"},
        /* half-width, vertical and small forms */
        {"｡", "。"},
        {"､", "、"},
        {"｢", "「"},
        {"ｱ", "ア"},
        {"ﾞ", "゛"},
        {"￭", "■"},
        {"︐", "，"},
        {"︒", "。"},
        {"︵", "（"},
        {"︶", "）"},
        {"﹁", "「"},
        {"﹐", "，"},
        {"﹑", "、"},
        {"﹒", "．"},
        {"﹔", "；"},
        {"﹙", "（"},
        {"﹪", "%"},
        {"─", "—"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf text = {0};
        bx_buf_printf(&text, "某%s县", rows[i].wrong);
        ck_assert_msg(strcmp(say(&c, text.ptr, BX_OK), "0424@2:4") == 0, "%s: %s", text.ptr,
                      input_messages(&c));
        const bx_diagnostic *d = bx_diag_at(c.diag, 0);
        ck_assert(bx_str_is(d->args[0], rows[i].wrong));
        ck_assert_msg(bx_str_is(d->args[2], rows[i].right), "%s: %.*s", rows[i].wrong,
                      BX_STR_ARG(d->args[2]));
        input_close(&c);
        bx_buf_release(&text);
    }
}
END_TEST

/* Twelve characters of the compatibility block are hanzi that stand nowhere else. */
START_TEST(what_is_right)
{
    static const uint32_t unified[] = {0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F,
                                       0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29};
    for (int i = 0; i < BX_COUNT(unified); i++)
        ck_assert_uint_eq(bx_lookalike_of(unified[i]), 0);
    static const uint32_t edges[] = {0x2E7F, 0x2E80, 0x2E9A, 0x2EF4, 0x2FD6,  0x3007,
                                     0x4E00, 0x9FFF, 0xFA6E, 0xFE1A, 0x2FA1E, 0x20000};
    for (int i = 0; i < BX_COUNT(edges); i++)
        ck_assert_msg(bx_lookalike_of(edges[i]) == 0, "%x", edges[i]);
}
END_TEST

START_TEST(what_the_neighbours_tell)
{
    static const row rows[] = {
        /* a circle, a letter or a digit among Chinese digits */
        {"二○二四年", "0424@2:4"},
        {"二О二四年", "0424@2:4"},
        {"二O二四年", "0424@2:4"},
        {"二o二四年", "0424@2:4"},
        {"二0二四年", "0424@2:4"},
        {"二Ο二四年", "0424@2:4"},
        {"二◯二四年", "0424@2:4"},
        {"二０二四年", "0424@2:4 0434@2:4"},
        {"二○○八年", "0424@2:4"},
        {"二○二○年", "0424@2:4"},
        {"九○后", "0424@2:4"},
        {"一○一号", "0424@2:4"},
        {"一百○五件", "0424@2:5"},
        {"三○级", "0424@2:4"},
        {"一百○数件", ""},
        {"二〇二四年", ""},
        {"选择○或×", ""},
        {"某○○局", ""},
        {"第一0次", ""},
        {"2O24年和OK", ""},
        /* kana alone among hanzi */
        {"ー、总体情况", "0424@2:3"},
        {"第ニ条", "0424@2:4"},
        {"ロ头", "0424@2:3"},
        {"エ作", "0424@2:3"},
        {"カ量", "0424@2:3"},
        {"ㄧ是", "0424@2:3"},
        {"カード处", ""},
        {"エレベーター", ""},
        /* Cyrillic and Greek letters in Latin words */
        {"СOVID", "0424@2:3"},
        {"用АBC法", "0424@2:4"},
        {"А4纸", "0424@2:3"},
        {"А级景区", "0424@2:3"},
        {"甲Р企业", "0424@2:4"},
        {"发е-mail", "0424@2:4"},
        {"Ра级", ""},
        {"РDF文件", "0424@2:3"},
        {"Οffice", "0424@2:3"},
        {"ВВВВB", "0424@2:6"},
        {"ОК与ВТО", ""},
        {"μm与Ω", ""},
    };
    check(rows, BX_COUNT(rows), BX_OK);
}
END_TEST

START_TEST(what_is_told_once)
{
    static const row rows[] = {
        {"⽔利⽔务⽔⽂", "0424@2:3 0424@2:8"},
        {"⿰氵舞，⿱艹明", "0425@2:3"},
        {"⿺辶首", "0425@2:3"},
        {"ﻣﺮﺣﺒﺎ", "0426@2:3"},
        {"ﬁne ﬂow", "0426@2:3"},
        {"锟斤拷锟斤拷", "0436@2:3"},
        {"烫烫烫", "0436@2:3"},
        {"屯屯屯", "0436@2:3"},
        {"烫伤，屯昌", ""},
        {"﴾القرآن﴿", ""},
    };
    check(rows, BX_COUNT(rows), BX_OK);
}
END_TEST

START_TEST(signs_of_word)
{
    static const row rows[] = {
        {"\xEF\x82\xB7甲", "0432@2:3"}, {"\xEF\x81\xAC甲", "0432@2:3"},
        {"\xEF\x82\xA7甲", "0432@2:3"}, {"\xEF\x83\x98甲", "0432@2:3"},
        {"\xEF\x83\xBC甲", "0432@2:3"}, {"\xEF\x81\xAE甲", "0432@2:3"},
        {"\xEF\x81\xB5甲", "0432@2:3"}, {"\xEF\x83\xA8甲", "0432@2:3"},
        {"\xEF\x82\x81甲", "0432@2:3"}, {"\xEF\x82\x8C甲", "0432@2:3"},
        {"\xEE\x80\x80甲", "0416@2:3"}, {"\xEF\x80\xAA甲", "0416@2:3"},
    };
    check(rows, BX_COUNT(rows), BX_ERR_INPUT);
    ck_assert_str_eq(bx_word_mark(0xF0B7), "●");
    ck_assert_str_eq(bx_word_mark(0xF0A7), "■");
    ck_assert_str_eq(bx_word_mark(0xF08A), "⑩");
    ck_assert_str_eq(bx_word_mark(0xF08C), "①");
    ck_assert_ptr_null(bx_word_mark(0xE000));
}
END_TEST

START_TEST(in_words)
{
    static const row rows[] = {
        {"⽔", "0424@2:3 ⽔ (U+2F54) only looks like 水 (U+6C34), and is never found when that is "
               "searched for | printed as given; type → 水\n"},
        {"⿰氵舞", "0425@2:3 U+2FF0 tells how a character is built; it is printed as a sign of its "
                   "own | type the character itself; where no font has it, put its parts in "
                   "brackets: （氵舞）\n"},
        {"锟斤拷", "0436@2:3 锟斤拷 is what a failed conversion leaves where text was lost | "
                   "printed as given; type the text again\n"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        say(&c, rows[i].text, BX_OK);
        ck_assert_str_eq(input_messages(&c), rows[i].places);
        input_close(&c);
    }
    input_case c;
    say(&c, "\xEF\x82\xB7", BX_ERR_INPUT);
    ck_assert_str_eq(input_messages(&c),
                     "0432@2:3 U+F0B7 is a sign of the fonts Symbol and Wingdings, as Word writes "
                     "it; other programs have no character there | type instead → ●\n");
    input_close(&c);
}
END_TEST

/* The own wording of a label is text like any other. */
START_TEST(labels_are_looked_at)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, layout), BX_OK);
    ck_assert_int_eq(input_record(&c, "用语: {甲: 望川县⽔利局}"), BX_OK);
    ck_assert_str_eq(input_places(&c), "0424@1:12");
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        what_only_looks_right, what_is_right, what_the_neighbours_tell, what_is_told_once,
        signs_of_word,         in_words,      labels_are_looked_at,
    };
    return bx_suite_run("data/record_check", tests, BX_COUNT(tests));
}
