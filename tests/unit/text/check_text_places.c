/*
 * Where a line may end, in the marks of bx_kit_places. clreq, level gb; GB/T
 * 15834-2011 5.1; GB/T 15835-2011; UAX #14 for what the class table does not list.
 */
#include <string.h>

#include "support/suite.h"
#include "support/text_kit.h"

typedef struct place_case {
    const char *rule, *text, *places;
} place_case;

static void check_places(const place_case *cases, int count)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < count; i++) {
        const char *places = bx_kit_places(&kit, cases[i].text);
        ck_assert_msg(strcmp(places, cases[i].places) == 0, "%s\n  got  %s\n  want %s",
                      cases[i].rule, places, cases[i].places);
    }
    bx_kit_close(&kit);
}

START_TEST(marks)
{
    static const place_case cases[] = {
        {"clreq basic: no stop, no closing mark at the start, no opening mark at the end",
         "，“好”；（《甲》）。", "，|“好”；|（《甲》）^。"},
        {"a dash or an ellipsis is whole (GB/T 15834 5.1.4, 5.1.5)", "甲——乙……丙",
         "甲|——|乙|……|丙"},
        {"two ellipses are whole, a row of them is not", "…………甲………………", "…………|甲|……~……~……"},
        {"a single em dash is a connector (5.1.6)", "甲—乙～丙–丁", "甲—|乙～|丙–|丁"},
        {"no interpunct at the start (5.1.7); behind it a name goes on", "约翰·李", "约+翰·=李"},
        {"no solidus at either end (5.1.9)", "甲/乙／丙", "甲/乙／丙"},
        {"but in a Latin run", "a/b", "a/~b"},
        {"the third closing mark in a row is a last resort", "甲。』」乙", "甲。』^」|乙"},
        {"half-width marks keep to the same sides (UAX #14)", "(甲),乙:丙[丁]",
         "(甲),|乙:|丙|[丁]"},
        {"straight quotes stay with both neighbours", "甲\"乙\"丙", "甲\"乙\"丙"},
        {"iteration marks and small kana do not start a line", "人々カッ", "人々|カッ"},
    };
    check_places(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(numbers)
{
    static const place_case cases[] = {
        {"sign, point, separators, per cent and per mille", "-1,204.5%3.2‰", "-1,204.5%3.2‰"},
        {"a negative number after a hanzi", "温度-5℃", "温|度-5℃"},
        {"currency", "共￥500，$5，№3", "共|￥500，|$5，|№3"},
        {"a unit of letters", "5km，3㎡", "5^k^m，|3㎡"},
        {"a number and its hanzi, if the line can give", "2023年1月1日", "2023~年+1~月+1~日"},
        {"ranges", "25～30，2016—2020年", "25～~30，|2016—~2020~年"},
        {"a telephone number, a date", "0359-3022055，2011-02-15", "0359-~3022055，|2011-~02-~15"},
        {"full-width digits", "１２３件", "１２３~件"},
        {"a fraction", "1/3", "1/3"},
        {"a document number (GB/T 9704 7.2.5)", "国办函〔2021〕30号文",
         "国|办|函|〔2021〕~30号~文"},
        {"brackets with words are no document number", "〔甲〕30号", "〔甲〕|30~号"},
        {"a standard's number", "GB/T 9704—2012", "G^B/~T |9704—~2012"},
    };
    check_places(cases, BX_COUNT(cases));
}
END_TEST

/* A typed space beside a number is its gap (clreq #mixed_text_composition_in_horizontal_writing_mode), and no more. */
START_TEST(typed_spaces)
{
    static const place_case cases[] = {
        {"between hanzi a line may end", "张三 李四", "张|三 |李|四"},
        {"and behind the last of several", "张三  李四", "张|三  |李|四"},
        {"a date", "自 2023 年 1 月 5 日", "自 |2023 ~年 +1 ~月 +5 ~日"},
        {"full-width digits", "２０２３ 年", "２０２３ ~年"},
        {"a number's name", "第 3 号", "第 ~3 ~号"},
        {"a document number", "〔2021〕 30 号", "〔2021〕 ~30 号"},
        {"a document number, wide", "〔 2021 〕 30 号", "〔 2021 〕 ~30 号"},
        {"a decimal", "约 1.5 万元", "约 |1.5 ~万~元"},
        {"a per cent sign", "占 50% 左右", "占 |50% |左|右"},
        {"several spaces", "共 3  件", "共 |3  ~件"},
        {"a word and a hanzi", "用 PDF 档", "用 |P^D^F |档"},
        {"a space beside a dash is meant", "甲 — 1", "甲 — |1"},
        {"bars hold through spaces", "甲 ，乙（ 丙", "甲 ，|乙|（ 丙"},
        {"a number in brackets", "（ 3 ）件", "（ 3 ）|件"},
    };
    check_places(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(labels)
{
    static const place_case cases[] = {
        {"一、", "一、总体", "一、总|体"},
        {"十一、", "十一、总体", "十一、总|体"},
        {"（一）", "（一）总体", "（一）总|体"},
        {"（十二）", "（十二）总体", "（十二）总|体"},
        {"1.", "1.总体", "1.总|体"},
        {"1. and a space", "1. 总体", "1. 总|体"},
        {"1．", "12．总体", "12．总|体"},
        {"（1）", "（1）总体", "（1）总|体"},
        {"(1)", "(1)总体", "(1)总|体"},
        {"①", "①总体", "①总|体"},
        {"after an indent", "　　一、总体", "　　一、总|体"},
        {"not amid the text", "总一、体", "总|一、|体"},
        {"a decimal is no label", "1.5倍", "1.5~倍"},
        {"a year is no label", "2023.总体", "2023.|总|体"},
        {"a word in brackets is no label", "（总）体", "（总）|体"},
        {"a label alone", "一、", "一、"},
    };
    check_places(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(western_text)
{
    static const place_case cases[] = {
        {"words are whole", "甲word乙", "甲|w^o^r^d|乙"},
        {"after a space", "two words", "t^w^o |w^o^r^d^s"},
        {"after a hyphen before a letter", "well-known", "w^e^l^l-|k^n^o^w^n"},
        {"the apostrophe is within the word", "don’t", "d^o^n’^t"},
        {"no-break space",
         "a\xC2\xA0"
         "b",
         "a\xC2\xA0"
         "b"},
        {"word joiner", "甲\xE2\x81\xA0乙丙", "甲\xE2\x81\xA0乙|丙"},
        {"zero-width space",
         "ab\xE2\x80\x8B"
         "cd",
         "a^b\xE2\x80\x8B|c^d"},
        {"UAX #14 for what is not listed: Thai by ICU's dictionary", "ภาษาไทย甲",
         "ภ^า^ษ^า|ไ^ท^ย|甲"},
        {"spaces end a line, never start one", "甲 乙  。", "甲 |乙  。"},
    };
    check_places(cases, BX_COUNT(cases));
}
END_TEST

int main(void)
{
    const TTest *tests[] = {marks, numbers, typed_spaces, labels, western_text};
    return bx_suite_run("text/places", tests, BX_COUNT(tests));
}
