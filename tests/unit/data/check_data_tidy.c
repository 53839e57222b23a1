/* Forms against the house rule: told as they are, or changed. */
#include <string.h>

#include "support/input_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static bx_status read_text(input_case *c, const char *tidy, const char *text)
{
    bx_buf words = {0};
    input_open(c);
    bx_buf_printf(&words,
                  "banxin: 1\nname: x\nextends: gbt9704\nlines: {tidy: %s}\n"
                  "fields: {文: {type: text}}\n",
                  tidy);
    ck_assert_int_eq(input_layout(c, words.ptr), BX_OK);
    bx_buf_clear(&words);
    bx_buf_printf(&words, "文: |\n  %s\n", text);
    bx_status status = input_record(c, words.ptr);
    bx_buf_release(&words);
    return status;
}

static const char *const rows[][2] = {
    /* quotation marks */
    {"他说\"好\"。", "他说“好”。"},
    {"\"甲\"和\"乙\"", "“甲”和“乙”"},
    {"称'甲'者", "称‘甲’者"},
    {"“甲'乙'丙”", "“甲‘乙’丙”"},
    {"PDF\"文件\"", "PDF“文件”"},
    {"实行\"一网通办\",方便群众", "实行“一网通办”，方便群众"},
    {"\"PDF\"文件", "“PDF”文件"},
    {"用\"PDF\"、", "用“PDF”、"},
    {"15\"屏和17\"屏", NULL},
    {"he said \"yes\" to it", NULL},
    {"don't 说", NULL},
    {"甲\"。", NULL},
    {"\"见www.a.cn\"。", "“见www.a.cn”。"},
    {"(网址:http://a.cn/b)公开", "（网址：http://a.cn/b）公开"},
    {"政府's 部门: the government's", NULL},
    {"称\"甲\"and乙", "称“甲”and乙"},
    {"O'Neil's 甲", NULL},
    /* straight and curved ones */
    {"他说“你好\"。又说\"好”。", "他说“你好”。又说“好”。"},
    {"甲“乙\"丙“丁\"戊。", "甲“乙”丙“丁”戊。"},
    {"甲\"乙”丙\"丁”戊。", "甲“乙”丙“丁”戊。"},
    {"“你好\"", "“你好”"},
    {"\"你好”", "“你好”"},
    {"‘甲'乙", "‘甲’乙"},
    {"“甲‘乙'丙\"丁", "“甲‘乙’丙”丁"},
    {"\"甲“乙”丙\"丁", "“甲“乙”丙”丁"},
    {"“甲”乙\"", NULL},
    {"“甲\"乙\"丙”", "“甲“乙”丙”"},
    {"“甲\"乙\"丙\"丁\"”", "“甲“乙”丙“丁””"},
    {"“甲\"，\"乙”", "“甲”，“乙”"},
    {"“15\"屏”", NULL},
    /* half-width marks */
    {"实际,积极", "实际，积极"},
    {"甲, 乙", "甲，乙"},
    {"甲;乙", "甲；乙"},
    {"时间:10:30", "时间：10:30"},
    {"甲?乙!丙", "甲？乙！丙"},
    {"什么?!", "什么？！"},
    {"完成.", "完成。"},
    {"完成. 又", "完成。又"},
    {"甲(乙)丙", "甲（乙）丙"},
    {"(一)总体", "（一）总体"},
    {"(1)总体", "（1）总体"},
    {"Windows(视窗)系统", "Windows（视窗）系统"},
    {"甲(ABC)乙", "甲（ABC）乙"},
    {"共3件,其中5件", "共3件，其中5件"},
    {"》,甲", "》，甲"},
    {"(甲(乙)丙)", "（甲（乙）丙）"},
    {"“再见\".共3件", "“再见”。共3件"},
    {"《条例》.第一条", "《条例》。第一条"},
    {"约翰.史密斯", NULL},
    {"1,234件", NULL},
    {"3.5倍", NULL},
    {"f(x)与g(y)", NULL},
    {"GB/T 9704(2012)规定", NULL},
    {"见http://a.cn/搜索?甲,乙", NULL},
    {"www.a.cn/甲:乙", NULL},
    {"邮箱a.b@c.cn, d@e.cn", NULL},
    {"见http://a.cn,电话:123", "见http://a.cn,电话：123"},
    {"www.a.cn请看:甲", "www.a.cn请看：甲"},
    {"http://a.cn?词=甲;乙", NULL},
    {"names 甲区, the word", NULL},
    {"word (甲乙", NULL},
    {"a, b; c: d", NULL},
    /* ellipses */
    {"甲...", "甲……"},
    {"甲。。。", "甲……"},
    {"甲、、、乙", "甲……乙"},
    {"甲......乙", "甲……乙"},
    {"甲···乙", "甲……乙"},
    {"甲…乙", "甲……乙"},
    {"甲……乙", NULL},
    {"a/.../b", NULL},
    {"甲·乙", NULL},
    {"甲。。", NULL},
    /* dashes */
    {"甲--乙", "甲——乙"},
    {"甲---乙", "甲——乙"},
    {"甲－－乙", "甲——乙"},
    {"甲——乙", NULL},
    {"甲-乙", NULL},
    {"2020--2024年", "2020—2024年"},
    {"a--b", NULL},
    {"make --help", NULL},
    /* widths */
    {"２０２３年", "2023年"},
    {"占８．５％", "占8.5%"},
    {"ＰＤＦ文件", "PDF文件"},
    {"第３．甲", "第3．甲"},
    {"３，４", "3，4"},
    {"共１，２８６件", "共1,286件"},
    {"１，２８６，０００元", "1,286,000元"},
    {"２０２３，１２３", "2023，123"},
    {"占38．5％", "占38.5%"},
    {"甲＋乙", NULL},
};

/* Each row of dots or dashes is told by that behind it. */
START_TEST(what_never_settles_is_left)
{
    static const char text[] = "a--...--...--...--...--...--...甲";
    input_case c;
    ck_assert_int_eq(read_text(&c, "all", text), BX_OK);
    const bx_text *got = bx_record_at(c.record, BX_STR("文"))->texts;
    ck_assert_msg(bx_str_is(got->text, text) && got->exact, "%.*s", BX_STR_ARG(got->text));
    ck_assert_int_gt(bx_diag_warnings(c.diag), 0);
    input_close(&c);
}
END_TEST

START_TEST(changes)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        const char *text = rows[i][0], *wanted = rows[i][1] ? rows[i][1] : text;
        ck_assert_msg(read_text(&c, "all", text) == BX_OK, "%s: %s", text, input_messages(&c));
        const bx_text *got = bx_record_at(c.record, BX_STR("文"))->texts;
        ck_assert_msg(bx_str_is(got->text, wanted), "%s: %.*s", text, BX_STR_ARG(got->text));
        ck_assert_msg(got->exact == !rows[i][1], "%s", text);
        ck_assert_msg((bx_diag_count(c.diag) > 0) == (rows[i][1] != NULL), "%s: %s", text,
                      input_messages(&c));
        for (int k = 0; k < bx_diag_count(c.diag); k++)
            ck_assert_int_eq(bx_diag_at(c.diag, k)->code, BX_E_TIDIED);
        input_close(&c);
    }
}
END_TEST

/* What was changed is read again when it comes out of a PDF, and must stay: all texts of three such characters. */
START_TEST(what_was_changed_stays)
{
    static const char *const letters[] = {"甲", "a", ",",  ".",  "\"", "'",
                                          "-",  " ", "３", "．", "("};
    enum { LETTERS = BX_COUNT(letters) };
    for (int n = 0; n < LETTERS * LETTERS * LETTERS; n++) {
        input_case c;
        bx_buf text = {0};
        bx_buf_add_text(&text, "甲");
        for (int rest = n, i = 0; i < 3; i++, rest /= LETTERS)
            bx_buf_add_text(&text, letters[rest % LETTERS]);
        bx_buf_add_text(&text, "乙");
        ck_assert_int_eq(read_text(&c, "all", text.ptr), BX_OK);
        bx_str changed = bx_record_at(c.record, BX_STR("文"))->texts->text;
        bx_buf first = {0};
        bx_buf_add_str(&first, changed);
        input_close(&c);
        ck_assert_int_eq(read_text(&c, "all", first.ptr), BX_OK);
        changed = bx_record_at(c.record, BX_STR("文"))->texts->text;
        ck_assert_msg(bx_str_is(changed, first.ptr), "%s -> %s -> %.*s", text.ptr, first.ptr,
                      BX_STR_ARG(changed));
        input_close(&c);
        bx_buf_release(&first);
        bx_buf_release(&text);
    }
}
END_TEST

/* Off: told as a warning, printed as given. */
START_TEST(tells)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        const char *text = rows[i][0];
        ck_assert_int_eq(read_text(&c, "none", text), BX_OK);
        const bx_text *got = bx_record_at(c.record, BX_STR("文"))->texts;
        ck_assert_msg(bx_str_is(got->text, text) && got->exact, "%s", text);
        ck_assert_msg((bx_diag_warnings(c.diag) > 0) == (rows[i][1] != NULL), "%s: %s", text,
                      input_messages(&c));
        input_close(&c);
    }
}
END_TEST

START_TEST(at_their_places)
{
    static const struct {
        const char *tidy, *text, *messages;
    } cases[] = {
        {"none", "甲,乙,丙;丁", "0411@2:4 0411@2:6 0411@2:8"},
        {"all", "甲,乙,丙;丁", "0435@2:4 0435@2:6 0435@2:8"},
        {"[quotes]", "\"甲\",乙", "0435@2:3 0435@2:5 0411@2:6"},
        {"[marks, dashes]", "\"甲\",乙--丙", "0434@2:3 0434@2:5 0435@2:6 0435@2:8"},
        {"widths", "２０年...", "0435@2:3 0434@2:6"},
        {"ellipses", "２０年...", "0434@2:3 0435@2:6"},
        {"[none]", "２０年３月...", "0434@2:3 0434@2:6 0434@2:8"},
    };
    for (int i = 0; i < BX_COUNT(cases); i++) {
        input_case c;
        read_text(&c, cases[i].tidy, cases[i].text);
        ck_assert_msg(strcmp(input_places(&c), cases[i].messages) == 0, "%s: %s", cases[i].text,
                      input_messages(&c));
        input_close(&c);
    }
}
END_TEST

START_TEST(in_words)
{
    input_case c;
    read_text(&c, "[marks]", "甲,乙--丙");
    ck_assert_str_eq(input_messages(&c),
                     "0435@2:4 , is printed as ， | the layout wants that with the key tidy\n"
                     "0434@2:6 -- is written where Chinese has —— | printed as given; let the "
                     "layout change it with lines: {tidy: all}, or type → ——\n");
    input_close(&c);
}
END_TEST

START_TEST(the_key)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, "banxin: 1\nname: x\nextends: gbt9704\n"
                                      "lines: {tidy: [quotes, commas]}\n"),
                     BX_ERR_INPUT);
    ck_assert_str_eq(input_messages(&c),
                     "0305@4:24 tidy cannot be commas | possible: all, none, quotes, marks, "
                     "ellipses, dashes, widths\n");
    input_close(&c);
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, "banxin: 1\nname: x\nextends: gbt9704\n"), BX_OK);
    ck_assert_uint_eq(c.t->tidy, 0);
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {changes,
                            what_never_settles_is_left,
                            what_was_changed_stays,
                            tells,
                            at_their_places,
                            in_words,
                            the_key};
    return bx_suite_run("data/tidy", tests, BX_COUNT(tests));
}
