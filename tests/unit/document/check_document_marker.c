/* Which paragraphs open with a marker, which of them are headings, and where a run-in heading ends. */
#include "document/marker.h"
#include "support/suite.h"

/* BX_STR is no constant expression. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static const bx_marker first[] = {{TEXT(""), TEXT("、"), true}};
static const bx_marker second[] = {{TEXT("（"), TEXT("）"), true}, {TEXT("("), TEXT(")"), true}};
static const bx_marker third[] = {{TEXT(""), TEXT("."), false}, {TEXT(""), TEXT("．"), false}};
static const bx_marker fourth[] = {{TEXT("（"), TEXT("）"), false}, {TEXT("("), TEXT(")"), false}};
static const bx_level levels[] = {
    {first, 1, NULL}, {second, 2, NULL}, {third, 2, NULL}, {fourth, 2, NULL}};

/* marker: bytes of it, as text; NULL: none */
static const struct {
    const char *text, *marker;
    int level;
} marked[] = {
    {"一、总体情况", "一、", 0},
    {"十一、附则", "十一、", 0},
    {"二十、附则", "二十、", 0},
    {"一百零二、附则", "一百零二、", 0},
    {"〇、总则", "〇、", 0},
    {"（一）主动公开情况。", "（一）", 1},
    {"（十三）其他", "（十三）", 1},
    {"(一)主动公开情况。", "(一)", 1},
    {"（一）2023年，本局……", "（一）", 1},
    {"一、2023年总体情况", "一、", 0},
    {"1.强化培训。", "1.", 2},
    {"12.强化培训。", "12.", 2},
    {"1．强化培训。", "1．", 2},
    {"1. 强化培训。", "1.", 2},
    {"1.“三公”经费", "1.", 2},
    {"（1）主动公开情况。", "（1）", 3},
    {"（1） 主动公开情况。", "（1）", 3},
    {"（12）主动公开情况。", "（12）", 3},
    {"(1)主动公开情况。", "(1)", 3},
    {"（1）2023年，本局……", "（1）", 3},
    {"1.5万件申请", NULL, -1},
    {"1．5万件申请", NULL, -1},
    {"1.５万件申请", NULL, -1},
    {"2023.12.31前完成", NULL, -1},
    {"1、强化培训", NULL, -1},
    {"一是强化培训。", NULL, -1},
    {"一方面，", NULL, -1},
    {"一", NULL, -1},
    {"（一", NULL, -1},
    {"（）空", NULL, -1},
    {"（一)混用", NULL, -1},
    {"（国办）", NULL, -1},
    {"、顿号", NULL, -1},
    {"①强化培训", NULL, -1},
    {"第一、", NULL, -1},
    {"2023年，本局", NULL, -1},
    {"", NULL, -1},
};

START_TEST(finds_the_marker)
{
    for (int i = 0; i < BX_COUNT(marked); i++) {
        bx_str text = bx_str_from(marked[i].text);
        size_t len = 99;
        int level = bx_marker_find(levels, 4, text, &len);
        ck_assert_msg(level == marked[i].level, "%s: level %d", marked[i].text, level);
        if (marked[i].marker)
            ck_assert_msg(bx_str_is((bx_str){text.ptr, len}, marked[i].marker), "%s: %d bytes",
                          marked[i].text, (int)len);
        else ck_assert_uint_eq(len, 99);
    }
}
END_TEST

START_TEST(knows_the_layouts_markers_only)
{
    size_t len = 0;
    ck_assert_int_eq(bx_marker_find(levels, 0, BX_STR("一、总体情况"), &len), -1);
    ck_assert_int_eq(bx_marker_find(levels, 1, BX_STR("（一）主动公开情况"), &len), -1);
    ck_assert_int_eq(bx_marker_find(levels + 2, 1, BX_STR("1.强化培训"), &len), 0);
}
END_TEST

static const struct {
    const char *rest;
    bool is_heading;
} followed[] = {
    {"总体情况", true},
    {" 总体情况 ", true},
    {"加强领导，落实责任", true},
    {"《条例》“三公”（2024版）", true},
    {"总体情况。", false},
    {"强化培训。组织学习。", false},
    {"2023年收到申请5件；", false},
    {"收到申请情况：", false},
    {"如何申请？", false},
    {"谢谢！", false},
    {"网址:www.example.cn", false},
    {"", false},
    {"　", false},
};

START_TEST(tells_headings_from_paragraphs)
{
    for (int i = 0; i < BX_COUNT(followed); i++) {
        bool is_heading = bx_marker_leads_heading(bx_str_from(followed[i].rest));
        ck_assert_msg(is_heading == followed[i].is_heading, "%s", followed[i].rest);
    }
}
END_TEST

START_TEST(ends_the_run_in_heading_at_the_first_stop)
{
    bx_str text = BX_STR("（一）主动公开情况。本局公开6条。");
    size_t end = bx_marker_run_in(text);
    ck_assert(bx_str_is((bx_str){text.ptr, end}, "（一）主动公开情况。"));
    ck_assert_uint_eq(bx_marker_run_in(BX_STR("（一）公开；")), 0);
    ck_assert_uint_eq(bx_marker_run_in(BX_STR("")), 0);
    bx_str whole = BX_STR("1.强化培训。");
    ck_assert_uint_eq(bx_marker_run_in(whole), whole.len);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_the_marker, knows_the_layouts_markers_only,
                                  tells_headings_from_paragraphs,
                                  ends_the_run_in_heading_at_the_first_stop};
    return bx_suite_run("document/marker", tests, BX_COUNT(tests));
}
