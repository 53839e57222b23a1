/* Layout and data become blocks: what is said, in which style, at which depth, and where it came from. */
#include <string.h>

#include "document/bind.h"
#include "support/bound.h"
#include "support/suite.h"

#include "base/ban.h"

static const char head[] = "banxin: 1\n"
                           "name: 试排\n"
                           "extends: gbt9704\n";

static const char fields[] =
    "fields:\n"
    "  机关: {type: text, required: true}\n"
    "  标题: {type: lines}\n"
    "  年度: {type: year}\n"
    "  日期: {type: date}\n"
    "  正文: {type: paragraphs}\n"
    "  注: {type: text}\n"
    "  件数: {type: count}\n"
    "  金额: {type: number}\n"
    "  行: {type: counts, of: [个人, 企业], total: 总计}\n"
    "  组: {fields: {文: {type: text}, 段: {type: paragraphs}}}\n"
    "  章节: {type: list, fields: {标题: {type: text, required: true}, 段: {type: paragraphs}}}\n"
    "  用语: {type: labels}\n"
    "  署名: {type: text, default: \"{机关}\"}\n"
    "  印章: {type: seal}\n";

static void open_case(bound *b, const char *layout, const char *data)
{
    bx_buf whole = {0}, own = {0};
    bx_buf_printf(&whole, "%s%s%s", head, fields, layout);
    bx_buf_printf(&own, "机关: 青禾市某局\n%s", data);
    ck_assert(!whole.failed && !own.failed);
    bound_open(b, whole.ptr, own.ptr);
    bx_buf_release(&whole);
    bx_buf_release(&own);
}

/* The dump of body and data, without the line of the document. */
typedef struct bind_case {
    const char *body, *data, *blocks;
} bind_case;

static void check_cases(const bind_case *cases, int count)
{
    for (int i = 0; i < count; i++) {
        bound b;
        open_case(&b, cases[i].body, cases[i].data);
        bx_status status = bound_bind(&b);
        ck_assert_msg(status == BX_OK, "row %d: %s", i, bound_messages(&b));
        const char *blocks = strchr(bound_dump(&b), '\n') + 1;
        ck_assert_msg(strcmp(blocks, cases[i].blocks) == 0, "row %d:\n%s", i, blocks);
        bound_close(&b);
    }
}

/* --- paragraphs --- */

#define BODY "body:\n  - paragraphs: \"{正文?}\"\n"

static const bind_case paragraphs[] = {
    {BODY, "", ""},
    {BODY, "正文: ~\n", ""},
    {BODY, "正文: |\n  一段。\n\n  　二段。 \n", "P 正文 | 一段。\nP 正文 | 二段。\n"},
    {BODY, "正文: [一段。, 二段。]\n", "P 正文 | 一段。\nP 正文 | 二段。\n"},
    /* run-in: to the first stop in the level's style */
    {BODY, "正文: （一）主动公开情况。公开6条。又公开340余条。\n",
     "P 正文 | {二级标题: （一）主动公开情况。}{正文: 公开6条。又公开340余条。}\n"},
    {BODY, "正文: （1） 主动公开情况。2023年，公开6条。\n",
     "P 正文 | {四级标题: （1） 主动公开情况。}{正文: 2023年，公开6条。}\n"},
    {BODY, "正文: 1.强化培训。\n", "P 正文 | {三级标题: 1.强化培训。}\n"},
    /* stand-alone */
    {BODY, "正文: |\n  （三）政府信息管理情况\n  加强管理。\n",
     "H1 二级标题 | （三）政府信息管理情况\nP 正文 | 加强管理。\n"},
    /* not a sentence, not a heading */
    {BODY, "正文: |\n  （一）加强领导；\n  （二）公开：\n  （三）\n",
     "P 正文 | （一）加强领导；\nP 正文 | （二）公开：\nP 正文 | （三）\n"},
    /* what looks like a marker and is none */
    {BODY,
     "正文: |\n  1.5万件申请。\n  1、强化培训。\n  一是公开。\n  一方面，公开。\n  "
     "2023.12.31前完成\n",
     "P 正文 | 1.5万件申请。\nP 正文 | 1、强化培训。\nP 正文 | 一是公开。\nP 正文 | "
     "一方面，公开。\n"
     "P 正文 | 2023.12.31前完成\n"},
    {BODY, "正文: （一）2023年工作。公开6条。\n",
     "P 正文 | {二级标题: （一）2023年工作。}{正文: 公开6条。}\n"},
    /* a literal in the layout */
    {"body:\n  - paragraphs: 本报告共{年度}年。\n", "年度: 2024\n", "P 正文 | 本报告共2024年。\n"},
};

START_TEST(sorts_paragraphs)
{
    check_cases(paragraphs, BX_COUNT(paragraphs));
}
END_TEST

/* --- depth --- */

static const bind_case depths[] = {
    {"body:\n  - title: 报告\n  - heading: 一、总体\n  - paragraphs: \"{正文}\"\n  - heading: "
     "二、公开\n",
     "正文: |\n  （一）主动\n  1.基层\n  （1）乡镇\n  （二）申请\n",
     "H1 标题 | 报告\nH2 一级标题 | 一、总体\nH3 二级标题 | （一）主动\nH4 三级标题 | 1.基层\n"
     "H5 四级标题 | （1）乡镇\nH3 二级标题 | （二）申请\nH2 一级标题 | 二、公开\n"},
    /* levels that are left out leave no gap; numbering may start anew */
    {"body:\n  - title: 报告\n  - heading: 一、总体\n  - paragraphs: \"{正文}\"\n",
     "正文: |\n  1.甲\n  （1）乙\n  1.甲\n  （一）丙\n  1.丁\n  一、戊\n  （1）己\n",
     "H1 标题 | 报告\nH2 一级标题 | 一、总体\nH3 三级标题 | 1.甲\nH4 四级标题 | （1）乙\n"
     "H3 三级标题 | 1.甲\nH3 二级标题 | （一）丙\nH4 三级标题 | 1.丁\nH2 一级标题 | 一、戊\n"
     "H3 四级标题 | （1）己\n"},
    /* without a title */
    {"body:\n  - heading: 一、总体\n  - paragraphs: \"{正文}\"\n", "正文: 1.甲\n",
     "H1 一级标题 | 一、总体\nH2 三级标题 | 1.甲\n"},
    /* a run-in heading opens nothing */
    {"body:\n  - title: 报告\n  - paragraphs: \"{正文}\"\n", "正文: |\n  （一）甲。乙。\n  1.丙\n",
     "H1 标题 | 报告\nP 正文 | {二级标题: （一）甲。}{正文: 乙。}\nH2 三级标题 | 1.丙\n"},
    /* a heading without a marker is of the highest level */
    {"body:\n  - title: 报告\n  - heading: 总体\n  - heading: （一）主动\n", "",
     "H1 标题 | 报告\nH2 一级标题 | 总体\nH3 二级标题 | （一）主动\n"},
    /* an absent heading */
    {"body:\n  - heading: \"{注?}\"\n  - heading: 一、甲\n", "", "H1 一级标题 | 一、甲\n"},
};

START_TEST(nests_headings)
{
    check_cases(depths, BX_COUNT(depths));
}
END_TEST

/* --- titles, texts, values --- */

static const bind_case values[] = {
    {"body:\n  - title: \"{标题?}\"\n    else: [\"{机关}\", \"{年度}年报告\"]\n",
     "年度: 2024\n标题: [甲, 乙, 丙]\n", "H1 标题 | 甲 / 乙 / 丙\n"},
    {"body:\n  - title: \"{标题?}\"\n    else: [\"{机关}\", \"{年度}年报告\"]\n",
     "年度: 2024\n标题: 甲\n", "H1 标题 | 甲\n"},
    {"body:\n  - title: \"{标题?}\"\n    else: [\"{机关}\", \"{年度}年报告\"]\n", "年度: 2024\n",
     "H1 标题 | 青禾市某局 / 2024年报告\n"},
    {"body:\n  - title: \"{标题?}\"\n", "", ""},
    {"body:\n  - text: \"{注?}\"\n    style: 表注\n", "", ""},
    {"body:\n  - text: \"{注?}\"\n    style: 表注\n", "注: 无\n", "P 表注 | 无\n"},
    {"body:\n  - text: \"截至{日期}，{件数}件、{金额}万元，个人{行.个人}件、共{行.总计}件。\"\n    "
     "style: 正文\n",
     "日期: 2024-01-05\n件数: 0\n金额: 12.50\n行: [3, 4]\n",
     "P 正文 | 截至2024年1月5日，0件、12.50万元，个人3件、共7件。\n"},
    {"body:\n  - text: \"{组.文?}\"\n    style: 正文\n  - paragraphs: \"{组.段?}\"\n", "", ""},
    {"body:\n  - text: \"{组.文?}\"\n    style: 正文\n  - paragraphs: \"{组.段?}\"\n",
     "组: {文: 甲, 段: 乙}\n", "P 正文 | 甲\nP 正文 | 乙\n"},
    {"body:\n  - text: \"{{机关}}{署名}\"\n    style: 正文\n", "", "P 正文 | {机关}青禾市某局\n"},
    {"body:\n  - text: \"{署名}\"\n    style: 正文\n", "署名: \"{机关}\"\n", "P 正文 | {机关}\n"},
    {"body:\n  - space: 2\n", "", "SPACE 2\n"},
    {"body:\n  - each: 章节\n    body:\n      - heading: \"{标题}\"\n      - paragraphs: "
     "\"{段?}\"\n"
     "      - text: \"{机关}{标题}\"\n        style: 正文\n",
     "标题: 外\n章节: [{标题: 七、甲, 段: 乙。}, {标题: 八、丙}]\n",
     "H1 一级标题 | 七、甲\nP 正文 | 乙。\nP 正文 | 青禾市某局七、甲\nH1 一级标题 | 八、丙\n"
     "P 正文 | 青禾市某局八、丙\n"},
    {"body:\n  - each: 章节\n    body:\n      - heading: \"{标题}\"\n", "", ""},
    /* a line for each entry, none for what is blank */
    {"body:\n  - title: [\"{章节.标题...}\", 报告]\n  - text: \"{章节.段...}\"\n",
     "章节: [{标题: 甲, 段: [乙。, 丙。]}, {标题: 丁}]\n",
     "H1 标题 | 甲 / 丁 / 报告\nP 正文 | 乙。\nP 正文 | 丙。\n"},
    {"body:\n  - each: 章节\n    body:\n      - heading: \"{标题}\"\n", "章节: []\n", ""},
    /* a condition beside it is of each entry, whose number stays what it is */
    {"body:\n  - each: 章节\n    if: present(段)\n    body:\n      - text: \"{index()}{标题}\"\n",
     "章节: [{标题: 甲}, {标题: 乙, 段: 丁。}]\n", "P 正文 | 2乙\n"},
};

START_TEST(fills_expressions)
{
    check_cases(values, BX_COUNT(values));
}
END_TEST

/* --- tables --- */

#define TABLE                                                                                      \
    "body:\n  - table:\n      name: 表\n      columns: [\"*\", \"*\", \"*\", \"*\"]\n"            \
    "      align: [left, center, center, right]\n      side: 1\n      rows:\n"                     \
    "        - head: [项目, 个人, 企业, 总计]\n        - [收到, \"{行...}\"]\n"         \
    "        - [一共, \"{件数}\", <, \"{金额}\"]\n"

static const bind_case tables[] = {
    {TABLE, "行: [3, 4]\n件数: 5\n金额: 0.10\n",
     "TABLE 表格 3x4 head 0 | 表\n"
     "  0,0 TH column start | 项目\n  0,1 TH column center | 个人\n"
     "  0,2 TH column center | 企业\n  0,3 TH column end | 总计\n"
     "  1,0 TH row start | 收到\n  1,1 TD center | 3\n  1,2 TD center | 4\n  1,3 TD end | 7\n"
     "  2,0 TH row start | 一共\n  2,1 1x2 TD center | 5\n  2,3 TD end | 0.10\n"},
    /* blanks, and a row that is not there */
    {TABLE, "行: [3, ~]\n金额: ~\n",
     "TABLE 表格 3x4 head 0 | 表\n"
     "  0,0 TH column start | 项目\n  0,1 TH column center | 个人\n"
     "  0,2 TH column center | 企业\n  0,3 TH column end | 总计\n"
     "  1,0 TH row start | 收到\n  1,1 TD center | 3\n  1,2 TD center | \n  1,3 TD end | \n"
     "  2,0 TH row start | 一共\n  2,1 1x2 TD center | \n  2,3 TD end | \n"},
    {TABLE, "",
     "TABLE 表格 3x4 head 0 | 表\n"
     "  0,0 TH column start | 项目\n  0,1 TH column center | 个人\n"
     "  0,2 TH column center | 企业\n  0,3 TH column end | 总计\n"
     "  1,0 TH row start | 收到\n  1,1 TD center | \n  1,2 TD center | \n  1,3 TD end | \n"
     "  2,0 TH row start | 一共\n  2,1 1x2 TD center | \n  2,3 TD end | \n"},
    /* a row with a condition */
    {"body:\n  - table:\n      name: 表\n      columns: [\"*\", \"*\", \"*\"]\n      rows:\n"
     "        - [{text: \"{行...}\", if: 件数 > 1}]\n"
     "        - [{text: \"{行...}\", if: 件数 > 5}]\n"
     "        - [{text: \"{行...}\", if: 件数 > 5, else: —}]\n",
     "行: [3, 4]\n件数: 5\n",
     "TABLE 表格 3x3 head 0 | 表\n"
     "  0,0 TD center | 3\n  0,1 TD center | 4\n  0,2 TD center | 7\n"
     "  1,0 TD center | \n  1,1 TD center | \n  1,2 TD center | \n"
     "  2,0 TD center | —\n  2,1 TD center | —\n  2,2 TD center | —\n"},
    /* own wordings; a padded key matches too */
    {TABLE, "用语: {项 目: 事项, 一共: 合　计}\n",
     "TABLE 表格 3x4 head 0 | 表\n"
     "  0,0 TH column start | 事项\n  0,1 TH column center | 个人\n"
     "  0,2 TH column center | 企业\n  0,3 TH column end | 总计\n"
     "  1,0 TH row start | 收到\n  1,1 TD center | \n  1,2 TD center | \n  1,3 TD end | \n"
     "  2,0 TH row start | 合　计\n  2,1 1x2 TD center | \n  2,3 TD end | \n"},
};

START_TEST(lays_out_tables)
{
    check_cases(tables, BX_COUNT(tables));
}
END_TEST

START_TEST(figures_keep_their_place)
{
    bound b;
    open_case(&b, TABLE, "行: [3, 4]\n金额: 0.10\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    const bx_table *table = b.document->sections[0].blocks[0].table;
    const bx_cell *cell = &table->cells[6];
    ck_assert(bx_str_is(cell->text.text, "4"));
    ck_assert_int_eq(cell->text.place.file->text.ptr[cell->text.place.at], '4');
    ck_assert_int_eq(table->cells[7].text.span_count, 1);
    ck_assert_int_eq(table->cells[9].text.span_count, 0);
    bound_close(&b);
}
END_TEST

/* --- labels --- */

static const char label_body[] =
    "body:\n  - heading: 一、总体情况\n  - heading: \"{注}\"\n  - table:\n      name: 表\n"
    "      columns: [\"*\", \"*\"]\n      rows:\n        - [（一）甲, 5.属于三类内部事务信息]\n"
    "        - [\"{注}\", \"（三）\\n不予公开\"]\n";

static const struct {
    const char *labels, *heading, *left, *right, *messages;
} wordings[] = {
    {"", "一、总体情况", "（一）甲", "5.属于三类内部事务信息", ""},
    {"用语: {一、总体情况: 一、概述}\n", "一、概述", "（一）甲", "5.属于三类内部事务信息",
     "0415@2:14 own wording: 一、概述 is printed for 一、总体情况 | \n"},
    {"用语: {总体情况: 概述}\n", "一、概述", "（一）甲", "5.属于三类内部事务信息",
     "0415@2:12 own wording: 概述 is printed for 总体情况 | \n"},
    {"用语: {(一)甲: （一）乙}\n", "一、总体情况", "（一）乙", "5.属于三类内部事务信息",
     "0415@2:12 own wording: （一）乙 is printed for （一）甲 | \n"},
    {"用语: {５．属于三类内部 事务信息: 5.属于三类内部事物信息}\n", "一、总体情况", "（一）甲",
     "5.属于三类内部事物信息",
     "0415@2:21 own wording: 5.属于三类内部事物信息 is printed for 5.属于三类内部事务信息 | \n"},
    /* the same wording is none */
    {"用语: {一、总体情况: 一、总体情况}\n", "一、总体情况", "（一）甲", "5.属于三类内部事务信息",
     ""},
};

START_TEST(puts_own_wordings_in)
{
    for (int i = 0; i < BX_COUNT(wordings); i++) {
        bound b;
        bx_buf data = {0};
        bx_buf_printf(&data, "%s注: 总体情况\n", wordings[i].labels);
        open_case(&b, label_body, data.ptr);
        ck_assert_int_eq(bound_bind(&b), BX_OK);
        const char *messages = bound_messages(&b);
        ck_assert_msg(strcmp(messages, wordings[i].messages) == 0, "row %d: %s", i, messages);
        const bx_block *blocks = b.document->sections[0].blocks;
        ck_assert(bx_str_is(blocks[0].lines[0].text, wordings[i].heading));
        ck_assert(bx_str_is(blocks[0].style->name, "一级标题"));
        ck_assert(bx_str_is(blocks[1].lines[0].text, "总体情况"));
        ck_assert(bx_str_is(blocks[2].table->cells[0].text.text, wordings[i].left));
        ck_assert(bx_str_is(blocks[2].table->cells[1].text.text, wordings[i].right));
        ck_assert(bx_str_is(blocks[2].table->cells[2].text.text, "总体情况"));
        bx_buf_release(&data);
        bound_close(&b);
    }
}
END_TEST

START_TEST(labels_pass_over_wanted_line_ends)
{
    bound b;
    open_case(&b, label_body, "用语: {（三）不予公开: （三）不公开}\n注: ~\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    ck_assert_str_eq(bound_messages(&b),
                     "0415@2:15 own wording: （三）不公开 is printed for （三）不予公开 | \n");
    const bx_table *table = b.document->sections[0].blocks[1].table;
    ck_assert(bx_str_is(table->cells[3].text.text, "（三）不公开"));
    bound_close(&b);
}
END_TEST

START_TEST(reports_unknown_labels)
{
    bound b;
    open_case(&b, label_body,
              "注: 总体情况\n"
              "用语:\n"
              "  5.属于三类内部事物信息: 甲\n"
              "  （一）甲: （一）乙\n"
              "  二、总体情况: 乙\n"
              "  毫不相干: 丙\n");
    ck_assert_int_eq(bound_bind(&b), BX_ERR_INPUT);
    ck_assert_ptr_nonnull(b.document); /* for what else is wrong */
    ck_assert_str_eq(
        bound_messages(&b),
        "0414@4:3 the layout has no label 5.属于三类内部事物信息 | "
        "what was probably meant → 5.属于三类内部事务信息\n"
        "0415@5:9 own wording: （一）乙 is printed for （一）甲 | \n"
        "0414@6:3 the layout has no label 二、总体情况 | what was probably meant → 一、总体情况\n"
        "0506@7:3 the layout has no label 毫不相干 | write the words of a heading or of a "
        "table cell as the layout prints them\n");
    bound_close(&b);
}
END_TEST

/* --- signature and document --- */

#define SIGNED                                                                                     \
    "body:\n  - signature: {agency: \"{署名}\", date: \"{日期?}\", seal: \"{印章?}\", "      \
    "alt: \"{署名}之印\"}\n"

static const bind_case signatures[] = {
    {SIGNED, "日期: 2024-01-15\n", "SIGNATURE 署名 | 青禾市某局 | 2024年1月15日\n"},
    {SIGNED, "署名: 某局办公室\n日期: 2024-11-05\n印章: ~\n",
     "SIGNATURE 署名 | 某局办公室 | 2024年11月5日\n"},
    {SIGNED, "日期: 2024-01-15\n印章: {图: 图/印.png, 直径: 42mm}\n",
     "PICTURE 0 | 图/印.png | 青禾市某局之印\n"
     "SIGNATURE 署名 image 0 119.055pt | 青禾市某局 | 2024年1月15日\n"},
    {SIGNED, "", "SIGNATURE 署名 | 青禾市某局 | \n"},
    {"body:\n  - signature: {agency: \"{注?}\", date: \"{日期?}\"}\n", "", ""},
};

START_TEST(signs)
{
    check_cases(signatures, BX_COUNT(signatures));
}
END_TEST

START_TEST(leaves_room_for_a_stamp)
{
    bound b;
    open_case(&b, SIGNED, "日期: 2024-01-15\n印章: 留位\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    const bx_signature *signature = b.document->sections[0].blocks[0].signature;
    ck_assert_int_eq(signature->count, 1);
    ck_assert_int_eq(signature->signers->form, BX_SEAL_FORM_ROOM);
    ck_assert(signature->signers->diameter > 0);
    ck_assert_int_eq(b.document->picture_count, 0);
    bound_close(&b);
}
END_TEST

static const struct {
    const char *agency, *output;
} names[] = {
    {"青禾市某局", "青禾市某局-2024"},
    {"甲/乙\\丙", "甲-乙-丙-2024"},
    {"../../etc/passwd", "etc-passwd-2024"},
    {"..甲", "甲-2024"},
    {". . 甲", "甲-2024"},
    {"..", "2024"},
    {".", "2024"},
    {"-", "2024"},
    {"-rf", "rf-2024"},
    {"--甲", "甲-2024"},
    {"/etc", "etc-2024"},
    {"\\甲", "甲-2024"},
    {".　.甲", "甲-2024"},
    {".　-. 甲", "甲-2024"},
    {"甲..乙", "甲..乙-2024"},
};

START_TEST(describes_the_document)
{
    for (int i = 0; i < BX_COUNT(names); i++) {
        bound b;
        bx_buf layout = {0}, data = {0};
        bx_buf_printf(
            &layout,
            "%soutput: \"{机关}-{年度}\"\ntitle: \"{机关}{年度}年报\"\nauthor: \"{机关}\"\n"
            "date: \"{日期}\"\n%sbody:\n  - text: \"{注?}\"\n    style: 正文\n",
            head, fields);
        bx_buf_printf(&data, "机关: '%s'\n年度: 2024\n日期: 2025-01-08\n", names[i].agency);
        bound_open(&b, layout.ptr, data.ptr);
        ck_assert_int_eq(bound_bind(&b), BX_OK);
        const bx_document *d = b.document;
        ck_assert_msg(bx_str_is(d->output, names[i].output), "%.*s", BX_STR_ARG(d->output));
        ck_assert(bx_str_is(d->author, names[i].agency));
        ck_assert(bx_str_is(d->language, "zh-CN"));
        ck_assert(d->year == 2025 && d->month == 1 && d->day == 8);
        ck_assert(bx_str_ends(d->title, BX_STR("2024年报")));
        ck_assert_int_eq(d->sections[0].block_count, 0);
        ck_assert_ptr_eq(d->sections[0].page.style, &b.t->pages->style);
        bx_buf_release(&layout);
        bx_buf_release(&data);
        bound_close(&b);
    }
}
END_TEST

/* The file is called what the page is, where the data say so; words do not run together. */
START_TEST(the_title_of_the_page)
{
    static const struct {
        const char *body, *data, *title;
    } cases[] = {
        {"  - title: \"{标题?}\"\n    else: \"{机关}\"\n", "", "某局年报"},
        {"  - title: \"{标题?}\"\n    else: \"{机关}\"\n", "标题: [某局, 2024年工作报告]\n",
         "某局2024年工作报告"},
        {"  - title: \"{标题?}\"\n    else: \"{机关}\"\n", "标题: [Open, Data, 报告]\n",
         "Open Data报告"},
        {"  - title: \"{标题?}\"\n    else: \"{机关}\"\n", "标题: 一份报告\n", "一份报告"},
        {"  - title: \"{标题?}\"\n", "标题: 一份报告\n", "某局年报"},
    };
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bound b;
        bx_buf layout = {0}, data = {0};
        bx_buf_printf(&layout, "%stitle: \"{机关}年报\"\n%sbody:\n%s", head, fields, cases[i].body);
        bx_buf_printf(&data, "机关: 某局\n%s", cases[i].data);
        bound_open(&b, layout.ptr, data.ptr);
        ck_assert_msg(bound_bind(&b) == BX_OK, "row %d: %s", i, bound_messages(&b));
        ck_assert_msg(bx_str_is(b.document->title, cases[i].title), "row %d: %.*s", i,
                      BX_STR_ARG(b.document->title));
        bx_buf_release(&layout);
        bx_buf_release(&data);
        bound_close(&b);
    }
}
END_TEST

START_TEST(output_names_are_short)
{
    bound b;
    bx_buf data = {0};
    bx_buf_add_text(&data, "机关: 某局\n注: ");
    for (int i = 0; i < 300; i++)
        bx_buf_add_text(&data, "字");
    bx_buf_add_text(&data, "\n");
    bx_buf layout = {0};
    bx_buf_printf(&layout, "%soutput: \"{注}\"\n%s" SIGNED, head, fields);
    bound_open(&b, layout.ptr, data.ptr);
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    ck_assert_uint_eq(b.document->output.len, 198);
    ck_assert_int_eq(b.document->year, 0);
    bx_buf_release(&layout);
    bx_buf_release(&data);
    bound_close(&b);
}
END_TEST

/* What claims to be exact is what stands in the file. */
START_TEST(texts_know_their_place)
{
    bound b;
    open_case(&b, BODY "  - text: \"{机关}\"\n    style: 正文\n",
              "正文: |\n  　一段。 \n  （一）甲。乙。\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    int exact = 0;
    for (int i = 0; i < b.document->sections[0].block_count; i++) {
        const bx_inline *text = &b.document->sections[0].blocks[i].lines[0];
        ck_assert_ptr_nonnull(text->place.file);
        if (!text->exact) continue;
        ck_assert(memcmp(text->place.file->text.ptr + text->place.at, text->text.ptr,
                         text->text.len) == 0);
        exact++;
    }
    ck_assert_int_eq(exact, 3);
    bound_close(&b);
}
END_TEST

START_TEST(spans_cover_the_text)
{
    bound b;
    open_case(&b, BODY, "正文: |\n  一段。\n  （一）甲。乙。\n  1.丙。\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    for (int i = 0; i < b.document->sections[0].block_count; i++) {
        const bx_inline *text = &b.document->sections[0].blocks[i].lines[0];
        size_t at = 0;
        for (int k = 0; k < text->span_count; k++) {
            ck_assert_uint_eq(text->spans[k].start, at);
            ck_assert_uint_lt(at, text->spans[k].end);
            at = text->spans[k].end;
        }
        ck_assert_uint_eq(at, text->text.len);
    }
    bound_close(&b);
}
END_TEST

/* A style of a face alone takes the rest from the text around it. */
START_TEST(words_have_a_face_of_their_own)
{
    bound b;
    open_case(&b,
              "styles: {名: {face: 楷体}}\n" BODY "  - {text: \"签发：{机关@名}\", style: 附注}\n",
              "正文: 一段。\n");
    ck_assert_msg(bound_bind(&b) == BX_OK, "%s", bound_messages(&b));
    const bx_section *section = &b.document->sections[0];
    const bx_inline *text = &section->blocks[section->block_count - 1].lines[0];
    ck_assert_int_eq(text->span_count, 2);
    const bx_style *around = text->spans[0].style, *own = text->spans[1].style;
    ck_assert(bx_str_is(own->face, "楷体"));
    ck_assert(bx_str_is(around->face, "仿宋"));
    ck_assert_int_eq(own->size, around->size);
    ck_assert_int_eq(own->em, around->em);
    bound_close(&b);
}
END_TEST

/* Whichever request for memory is refused: a status, and no document. */
START_TEST(bears_a_full_arena)
{
    bound b;
    bx_status status = BX_ERR_MEMORY;
    open_case(&b,
              BODY "  - heading: 一、总体\n"
                   "  - each: 章节\n    body:\n      - heading: \"{标题}{署名}\"\n"
                   "  - signature: {agency: \"{署名}\", date: \"{日期}\", seal: \"{印章}\"}\n",
              "正文: （一）甲。乙。\n章节: [{标题: 甲}]\n用语: {总体: 概况}\n日期: 2024-01-15\n"
              "印章: {图: 印.png}\n");
    for (size_t cap = 0; status != BX_OK; cap += 16) {
        bx_arena *arena = bx_arena_new(cap);
        status = bx_bind(arena, b.t, b.record, 0, b.diag, &b.document);
        if (status != BX_OK) ck_assert_int_eq(status, BX_ERR_MEMORY);
        ck_assert(status == BX_OK || !b.document);
        bx_arena_free(arena);
    }
    bound_close(&b);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {sorts_paragraphs,
                                  nests_headings,
                                  fills_expressions,
                                  lays_out_tables,
                                  figures_keep_their_place,
                                  puts_own_wordings_in,
                                  labels_pass_over_wanted_line_ends,
                                  reports_unknown_labels,
                                  signs,
                                  leaves_room_for_a_stamp,
                                  describes_the_document,
                                  the_title_of_the_page,
                                  output_names_are_short,
                                  texts_know_their_place,
                                  spans_cover_the_text,
                                  words_have_a_face_of_their_own,
                                  bears_a_full_arena};
    return bx_suite_run("document/bind", tests, BX_COUNT(tests));
}
