/*
 * Lines that are no running text: titles and heads of tables, broken by sense, names spread to one
 * width, stacks.
 */
#include "support/suite.h"
#include "support/text_kit.h"

START_TEST(centred_lines_are_balanced_on_demand)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){.width = 20 * BX_KIT_EM, .justify = BX_FLUSH_CENTER};
    ck_assert_str_eq(bx_kit_lines(&kit, "<21>"), "<20>@2000 | <1>@100");
    kit.measure.balance = BX_BALANCE_EVEN;
    ck_assert_str_eq(bx_kit_lines(&kit, "<21>"), "<11>@1100 | <10>@1000");
    ck_assert_int_eq(kit.lines[0].slack, 9 * BX_KIT_EM); /* to the measure that was given */
    ck_assert_int_eq(kit.lines[0].runs[0].x, 9 * BX_KIT_EM / 2);
    ck_assert_str_eq(bx_kit_lines(&kit, "<20>"), "<20>@2000");
    ck_assert_str_eq(bx_kit_lines(&kit, ""), "@0");
    bx_kit_close(&kit);
}
END_TEST

/* GB/T 9704-2012 7.3.1: by sense, into a trapezoid or a diamond */
START_TEST(titles)
{
    static const struct {
        const char *what, *text, *lines;
    } cases[] = {
        {"one line where it fits", "关于做好2024年汛期农村供水保障工作的通知",
         "关于做好2024年汛期农村供水保障工作的通知@2000"},
        {"before a year", "芮城县司法局2023年政府信息公开工作年度报告",
         "芮城县司法局@600 | 2023年政府信息公开工作年度报告@1500"},
        {"before 关于; a line more where two would split words",
         "云泽县人民政府办公室关于调整云泽县防汛抗旱指挥部组成人员及成员单位职责分工的通知",
         "云泽县人民政府办公室@1000 | 关于调整云泽县防汛抗旱指挥部@1400 | "
         "组成人员及成员单位职责分工的通知@1600"},
        {"和 goes with what follows, marks stay paired",
         "关于成立云泽县推进政府职能转变和“放管服”改革协调小组的通知",
         "关于成立云泽县推进政府职能转变@1500 | 和“放管服”改革协调小组的通知@1500"},
        {"not inside 《》 where it can be had otherwise",
         "云泽县人民政府转发省水利厅《农村供水管理办法》的通知",
         "云泽县人民政府转发省水利厅@1300 | 《农村供水管理办法》的通知@1250"},
        {"inside it where no line holds the name",
         "国务院办公厅关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
         "国务院办公厅关于印发《中华人民共和国政府@2000 | 信息公开工作年度报告格式》的通知@1600"},
        {"behind 、 rather than even",
         "关于进一步加强教育、医疗、住房、社会保障等领域政府信息公开工作的意见",
         "关于进一步加强教育、医疗、住房、@1550 | 社会保障等领域政府信息公开工作的意见@1800"},
        {"no word is split for the shape's sake",
         "青禾市交通运输局关于做好国庆节、中秋节期间道路运输保障工作的紧急通知",
         "青禾市交通运输局关于做好国庆节、@1550 | 中秋节期间道路运输保障工作的紧急通知@1800"},
        {"no name", "临沂河管理处关于阿依古丽·买买提同志任职的通知",
         "临沂河管理处@600 | 关于阿依古丽·买买提同志任职的通知@1650"},
        {"brackets stay paired",
         "望川县水利局关于2024年度汛期水库、河道、堤防安全检查情况（第三批）的通报",
         "望川县水利局关于2024年度汛期水库、河道、@1950 | 堤防安全检查情况（第三批）的通报@1600"},
        {"a number in Chinese numerals is whole",
         "云泽县人民政府关于印发云泽县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要的"
         "通知",
         "云泽县人民政府关于印发云泽县@1400 | 国民经济和社会发展第十四个五年@1500 | "
         "规划和二〇三五年远景目标纲要的通知@1700"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){
        .width = 201 * BX_KIT_EM / 10, .justify = BX_FLUSH_CENTER, .balance = BX_BALANCE_TITLE};
    for (int i = 0; i < BX_COUNT(cases); i++) {
        const char *lines = bx_kit_lines(&kit, cases[i].text);
        ck_assert_msg(strcmp(lines, cases[i].lines) == 0, "%s\n  got  %s\n  want %s", cases[i].what,
                      lines, cases[i].lines);
    }
    /* what is longer than any title stays filled line by line */
    kit.measure.width = 3 * BX_KIT_EM;
    ck_assert_int_eq(bx_kit_prepare(&kit, "<200>"), BX_OK);
    bx_kit_lines(&kit, "<200>");
    ck_assert_int_eq(kit.count, 67);
    bx_kit_close(&kit);
}
END_TEST

/* Names of organs end their first line behind the place that they are of, where both lines have room. */
START_TEST(names_of_organs)
{
    static const struct {
        int width;
        const char *text, *lines;
    } cases[] = {
        {7, "云泽县农业农村局", "云泽县@300 | 农业农村局@500"},
        {7, "云泽县发展和改革局", "云泽县@300 | 发展和改革局@600"},
        {12, "中共云泽县委全面深化改革委员会办公室",
         "中共云泽县委@600 | 全面深化改革委员会办公室@1200"},
        {7, "云泽县住房和城乡建设局", "云泽县住房@500 | 和城乡建设局@600"},
        {7, "农业农村局", "农业农村局@500"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        kit.measure = (bx_measure){.width = cases[i].width * BX_KIT_EM,
                                   .justify = BX_FLUSH_CENTER,
                                   .balance = BX_BALANCE_NAME};
        ck_assert_str_eq(bx_kit_lines(&kit, cases[i].text), cases[i].lines);
    }
    bx_kit_close(&kit);
}
END_TEST

/* By words, by numbers and marks, and evenly; four hanzi are halved whatever words they are. */
START_TEST(heads_of_tables)
{
    static const struct {
        int width;
        const char *text, *lines;
    } cases[] = {
        {2, "结果维持", "结果@200 | 维持@200"},
        {3, "商业企业", "商业@200 | 企业@200"},
        {3, "国务院内", "国务@200 | 院内@200"},
        {4, "国务院内", "国务院内@400"},
        {3, "其他企业家", "其他@200 | 企业家@300"},
        {3, "企业家其他", "企业家@300 | 其他@200"},
        {4, "人民政府内", "人民政府@400 | 内@100"},
        {2, "企业家", "企业@200 | 家@100"},
        {2, "大企业", "大@100 | 企业@200"},
        {3, "合法的人", "合法的@300 | 人@100"},
        {2, "3个工作日", "3个@150 | 工作@200 | 日@100"},
        {4, "2023年（一）", "2023年@300 | （一）@200"},
        {5, "（一）申请人", "（一）申请@450 | 人@100"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        kit.measure = (bx_measure){.width = cases[i].width * BX_KIT_EM,
                                   .justify = BX_FLUSH_CENTER,
                                   .balance = BX_BALANCE_EVEN};
        ck_assert_str_eq(bx_kit_lines(&kit, cases[i].text), cases[i].lines);
    }
    bx_kit_close(&kit);
}
END_TEST

/* clreq, lines that are spread: names of two and three characters, as wide as each other */
START_TEST(spread)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){.width = 4 * BX_KIT_EM, .justify = BX_SPREAD};
    ck_assert_str_eq(bx_kit_lines(&kit, "张三"), "张三@400");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 300");
    ck_assert_str_eq(bx_kit_lines(&kit, "李小四"), "李小四@400");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 150 300");
    ck_assert_str_eq(bx_kit_lines(&kit, "王·李"), "王·李@400");
    /* words are not torn open */
    bx_kit_lines(&kit, "甲AB");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 300 350");
    /* a single character stands in the middle */
    bx_kit_lines(&kit, "王");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "150");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(a_stack_has_one_cluster_a_line)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){.width = 2 * BX_KIT_EM, .justify = BX_FLUSH_CENTER, .stack = true};
    ck_assert_str_eq(bx_kit_lines(&kit, "中 国e\xCC\x81"), "中 @100 | 国@100 | e\xCC\x81@50");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "50 150");
    bx_kit_close(&kit);
}
END_TEST

/* GB/T 15834-2011 5.1.1: no mark starts a line; the hanzi stays where its column is */
START_TEST(a_mark_in_a_stack_hangs_where_it_finds_room)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){.width = 2 * BX_KIT_EM, .justify = BX_FLUSH_CENTER, .stack = true};
    ck_assert_str_eq(bx_kit_lines(&kit, "三、本（年）"), "三、@150 | 本@100 | （@50 | 年）@150");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "50 150");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 1), "50");
    kit.measure.width = BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "三、本"), "三@100 | 、@50 | 本@100");
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        centred_lines_are_balanced_on_demand,
        titles,
        names_of_organs,
        heads_of_tables,
        spread,
        a_stack_has_one_cluster_a_line,
        a_mark_in_a_stack_hangs_where_it_finds_room,
    };
    return bx_suite_run("text/titles", tests, BX_COUNT(tests));
}
