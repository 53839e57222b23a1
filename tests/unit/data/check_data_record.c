/* Data against fields: groups, lists, labels, seals, what is missing and what nobody asked for. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "data/record_read.h"
#include "source/source.h"
#include "support/input_case.h"
#include "support/record_at.h"
#include "support/suite.h"

#include "base/ban.h"

static const char layout[] =
    "banxin: 1\nname: x\nextends: gbt9704\n"
    "fields:\n"
    "  机关: {type: text, required: true}\n"
    "  情况: {type: paragraphs}\n"
    "  组:\n"
    "    fields:\n"
    "      件: {type: count, required: true}\n"
    "      文: {type: text}\n"
    "      内: {fields: {期: {type: date}}}\n"
    "  章节:\n"
    "    type: list\n"
    "    fields: {标题: {type: text, required: true}, 正文: {type: paragraphs}}\n"
    "  用语: {type: labels}\n"
    "  印章: {type: seal}\n";

static bx_status read_against(input_case *c, const char *fields, const char *data)
{
    input_open(c);
    bx_status status = input_layout(c, fields);
    ck_assert_msg(status == BX_OK, "%s", input_messages(c));
    return input_record(c, data);
}

static const bx_value *value_of(const input_case *c, const char *path)
{
    return bx_record_at(c->record, bx_str_from(path));
}

START_TEST(reads_groups_and_lists)
{
    input_case c;
    bx_status status = read_against(&c, layout,
                                    "layout: x\n机关: 某局\n组: {件: 3, 内: {期: 2024-01-15}}\n"
                                    "章节:\n  - {标题: 七、甲, 正文: 乙。}\n  - 标题: 八、丙\n");
    ck_assert_msg(status == BX_OK, "%s", input_messages(&c));
    ck_assert_int_eq(c.record->count, 6);
    ck_assert_str_eq(c.record->file->name, "data");
    ck_assert(value_of(&c, "机关")->given);
    ck_assert(!value_of(&c, "情况")->given);
    ck_assert(value_of(&c, "组")->given);
    ck_assert_int_eq(value_of(&c, "组")->member_count, 3);
    ck_assert_int_eq(value_of(&c, "组.件")->figures[0].scaled, 3);
    ck_assert(!value_of(&c, "组.文")->given);
    ck_assert_int_eq(value_of(&c, "组.内.期")->day, 15);
    const bx_value *list = value_of(&c, "章节");
    ck_assert_int_eq(list->entry_count, 2);
    bx_value *title = bx_value_lookup(list->entries[1], list->field->field_count, BX_STR("标题"));
    ck_assert(bx_str_is(title->texts[0].text, "八、丙"));
    ck_assert(bx_value_lookup(list->entries[0], 2, BX_STR("正文"))->given);
    ck_assert(!bx_value_lookup(list->entries[1], 2, BX_STR("正文"))->given);
    ck_assert_ptr_null(bx_value_lookup(list->entries[0], 2, BX_STR("附")));
    ck_assert_ptr_null(value_of(&c, "组.无"));
    ck_assert_ptr_null(value_of(&c, "无"));
    ck_assert_ptr_null(value_of(&c, "机关.x"));
    ck_assert_ptr_null(value_of(&c, ""));
    input_close(&c);
}
END_TEST

/* An absent group still has its members, none of them given, at the place of what is around. */
START_TEST(absent_groups_have_members)
{
    static const char *const data[] = {"机关: 某局\n", "机关: 某局\n组: ~\n", "机关: 某局\n组:\n"};
    for (int i = 0; i < BX_COUNT(data); i++) {
        input_case c;
        ck_assert_int_eq(read_against(&c, layout, data[i]), BX_OK);
        const bx_value *date = value_of(&c, "组.内.期");
        ck_assert_ptr_nonnull(date);
        ck_assert(!date->given);
        ck_assert_ptr_nonnull(date->place.file);
        input_close(&c);
    }
}
END_TEST

START_TEST(reads_labels)
{
    input_case c;
    ck_assert_int_eq(
        read_against(&c, layout, "机关: 某局\n用语: {5.甲: 5.乙, 丙: ~, ' 丁 ': \"戊\"}\n"), BX_OK);
    const bx_value *labels = value_of(&c, "用语");
    ck_assert_int_eq(labels->label_count, 2);
    static const char *const texts[] = {"5.甲", "5.乙", " 丁 ", "戊"};
    for (int i = 0; i < BX_COUNT(texts); i++)
        ck_assert(bx_str_is(labels->labels[i].text, texts[i]));
    ck_assert(labels->labels[1].exact);
    ck_assert(!labels->labels[0].exact);
    input_close(&c);
}
END_TEST

START_TEST(reads_seals)
{
    static const struct {
        const char *seal;
        bool given;
        bx_seal_kind kind;
        int diameter; /* 1/1000 mm */
        const char *image;
    } rows[] = {
        {"~", false, BX_SEAL_NONE, 0, ""},
        {"", false, BX_SEAL_NONE, 0, ""},
        {"留位", true, BX_SEAL_ROOM, 42000, ""},
        {"\"留位\"", true, BX_SEAL_ROOM, 42000, ""},
        {"{留位: 45mm}", true, BX_SEAL_ROOM, 45000, ""},
        {"{留位: 4.5cm}", true, BX_SEAL_ROOM, 45000, ""},
        {"{留位: ~}", true, BX_SEAL_ROOM, 42000, ""},
        {"{留位: ~, 直径: 40mm}", true, BX_SEAL_ROOM, 40000, ""},
        {"{图: 章.png}", true, BX_SEAL_IMAGE, 42000, "章.png"},
        {"{图: a/b.png, 直径: 38mm}", true, BX_SEAL_IMAGE, 38000, "a/b.png"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf data = {0};
        bx_buf_printf(&data, "机关: 某局\n印章: %s\n", rows[i].seal);
        ck_assert_msg(read_against(&c, layout, data.ptr) == BX_OK, "row %d: %s", i,
                      input_messages(&c));
        const bx_value *seal = value_of(&c, "印章");
        ck_assert_msg(seal->given == rows[i].given, "row %d", i);
        ck_assert_msg(seal->seal == rows[i].kind, "row %d", i);
        if (seal->given)
            ck_assert_msg(bx_str_is(seal->picture->image.text, rows[i].image), "row %d", i);
        if (seal->given)
            ck_assert_int_eq(seal->picture->diameter, bx_len_from_um(rows[i].diameter));
        bx_buf_release(&data);
        input_close(&c);
    }
}
END_TEST

#define KIND                                                                                       \
    "what belongs to a key stands below it, one a line and indented by two spaces; each entry of " \
    "a list begins with '- '; a figure is digits alone\n"
#define NO_KEYS                                                                                    \
    "the file has no keys | a data file has a key at the start of each line, then a half-width "   \
    "colon and a space: use a copy of the empty form, which the program has as "                   \
    "docs/forms/annual-report.yaml\n"
#define UNKNOWN "delete it if it is not needed; known here: "
#define LAST "add at the end of the file, then fill in ⇓\n"
#define BEHIND "type it behind the colon and a space\n"

static const struct {
    const char *data, *message;
} faults[] = {
    {"- 机关: 某局\n", "0239@1:1 " NO_KEYS},
    {"某局\n", "0239@1:1 " NO_KEYS},
    /* what nobody asked for */
    {"机关: 某局\n机构: 某局\n",
     "0301@2:1 unknown key 机构 | " UNKNOWN "机关, 情况, 组, 章节, 用语, 印章\n"},
    {"机关: 某局\n一、情况: 某局\n",
     "0302@2:1 unknown key 一、情况 | what was probably meant → 情况\n"},
    {"机关: 某局\n电话: 1\n",
     "0301@2:1 unknown key 电话 | " UNKNOWN "机关, 情况, 组, 章节, 用语, 印章\n"},
    {"机关: 某局\nx-内部: 1\n",
     "0301@2:1 unknown key x-内部 | " UNKNOWN "机关, 情况, 组, 章节, 用语, 印章\n"},
    {"机关: 某局\n组: {件: 1, 建: 2}\n", "0301@2:11 unknown key 建 | " UNKNOWN "件, 文, 内\n"},
    {"机关: 某局\n组: {件: 1, layout: x}\n",
     "0301@2:11 unknown key layout | " UNKNOWN "件, 文, 内\n"},
    {"机关: 某局\n章节: [{标题: 甲, 内容: 乙}]\n",
     "0301@2:14 unknown key 内容 | " UNKNOWN "标题, 正文\n"},
    /* what is missing */
    {"情况: 好。\n", "0401@1:1 the data lack 机关 | " LAST "机关:\n"},
    {"机构: 某局\n", "0302@1:1 unknown key 机构 | what was probably meant → 机关\n"},
    {"机关: ~\n", "0437@1:1 机关 is not filled in | " BEHIND},
    {"机关: \"\"\n", "0437@1:1 机关 is not filled in | " BEHIND},
    {"机关: # 某局\n", "0404@1:5 YAML drops the text after # here | write the text as a block: "
                       "'机关: |', then the text on the next "
                       "line, indented; or put quotes around it\n"},
    {"机关: 某局\n组: {}\n", "0401@2:1 the data lack 组.件 | add and fill in: 件:\n"},
    {"机关: 某局\n章节: [{正文: 甲}]\n",
     "0401@2:6 the data lack 章节[1].标题 | add and fill in: 标题:\n"},
    {"机关: 某局\n章节:\n  - 标题: 甲\n  - 正文: 甲\n",
     "0401@4:5 the data lack 章节[2].标题 | add and fill in: 标题:\n"},
    /* another kind */
    {"机关: 某局\n组: 3\n", "0402@2:4 组 must be a map, not text | " KIND},
    {"机关: 某局\n组: [3]\n", "0402@2:4 组 must be a map, not a list | " KIND},
    {"机关: 某局\n章节: {标题: 甲}\n", "0402@2:5 章节 must be a list, not a map | " KIND},
    {"机关: 某局\n章节: 甲\n", "0402@2:5 章节 must be a list, not text | " KIND},
    {"机关: 某局\n章节: [甲]\n", "0402@2:6 章节[1] must be a map, not text | " KIND},
    {"机关: 某局\n章节: [{标题: 甲}, ~]\n", "0402@2:15 章节[2] must be a map, not nothing | " KIND},
    {"机关: 某局\n用语: [甲]\n", "0402@2:5 用语 must be a map, not a list | " KIND},
    {"机关: 某局\n用语: {甲: [乙]}\n", "0403@2:9 甲 must be text, but YAML reads a list here | "
                                       "write the text as a block: '甲: |', then each paragraph on "
                                       "its own line, indented by two spaces\n"},
/* seals */
#define WAY_OUT                                                                                    \
    "write ~ for none, 留位 to leave room for the stamp, or {图: file.png, 直径: 42mm}\n"
    {"机关: 某局\n印章: 章.png\n", "0418@2:5 印章 cannot be 章.png | " WAY_OUT},
    {"机关: 某局\n印章: [章.png]\n", "0418@2:5 印章 cannot be a list | " WAY_OUT},
    {"机关: 某局\n印章: {}\n", "0418@2:5 印章 cannot be a map | " WAY_OUT},
    {"机关: 某局\n印章: {图: a.png, 留位: 42mm}\n", "0418@2:5 印章 cannot be a map | " WAY_OUT},
    {"机关: 某局\n印章: {直径: 42mm}\n", "0418@2:5 印章 cannot be a map | " WAY_OUT},
    {"机关: 某局\n印章: {图: a.png, 半径: 2mm}\n",
     "0302@2:16 unknown key 半径 | what was probably meant → 直径\n"},
    {"机关: 某局\n印章: {图: a.png, 直径: 9mm}\n",
     "0315@2:20 直径 must lie between 10mm and 100mm | write a value within that range\n"},
    {"机关: 某局\n印章: {图: a.png, 直径: 101mm}\n",
     "0315@2:20 直径 must lie between 10mm and 100mm | write a value within that range\n"},
    {"机关: 某局\n印章: {图: a.png, 直径: 2字}\n",
     "0306@2:20 2字 is not a length | write a number and a unit: 字 行 mm cm pt, or "
     "a type size such as 三号\n"},
    {"机关: 某局\n印章: {图: [a.png]}\n",
     "0304@2:9 图 must be text, not a list | write one value behind it\n"},
    {"机关: 某局\n印章: {图: }\n", "0418@2:5 印章 cannot be a map | " WAY_OUT},
    /* all at once, in the order of the fields */
    {"组: {件: x}\n印章: y\n多: 1\n",
     "0301@3:1 unknown key 多 | " UNKNOWN "机关, 情况, 组, 章节, 用语, 印章\n"
     "0401@1:1 the data lack 机关 | " LAST "机关:\n"
     "0405@1:8 组.件 must be a whole number of 0 or more, not x | write the digits alone, without "
     "remark, unit, comma or space; 0 for none, ~ for a blank cell\n"
     "0418@2:5 印章 cannot be y | " WAY_OUT},
};

START_TEST(finds_faults)
{
    int wrong = 0;
    for (int i = 0; i < BX_COUNT(faults); i++) {
        input_case c;
        ck_assert_msg(read_against(&c, layout, faults[i].data) == BX_ERR_INPUT, "row %d", i);
        ck_assert((c.record != NULL) == (c.root && c.root->kind == BX_NODE_MAP));
        bool is_right = strcmp(input_messages(&c), faults[i].message) == 0;
        if (!is_right) printf("row %d:\nwanted %sgot    %s", i, faults[i].message, c.text.ptr);
        wrong += !is_right;
        input_close(&c);
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* A required group that is absent is told member by member, down to the last, with what to write. */
START_TEST(tells_every_missing_member)
{
    static const char deep[] =
        "banxin: 1\nname: x\nextends: gbt9704\n"
        "fields:\n"
        "  甲:\n    required: true\n    fields:\n"
        "      行: {type: counts, of: [子, 丑], total: 合, required: true}\n"
        "      可: {type: text}\n"
        "      组: {required: true, fields: {年: {type: year, required: true}, 期: {type: date, "
        "required: true}}}\n"
        "      松: {fields: {数: {type: number, required: true}}}\n"
        "      段: {type: paragraphs, required: true}\n"
        "      列: {type: list, required: true, fields: {名: {type: text, required: true}}}\n"
        "  乙: {type: number, required: true}\n";
    input_case c;
    ck_assert_int_eq(read_against(&c, deep, "乙: 1\n"), BX_ERR_INPUT);
    ck_assert_str_eq(input_messages(&c), "0443@1:1 the data lack the section 甲 | " LAST "甲:\n"
                                         "  行: [~, ~]\n"
                                         "  组:\n    年:\n    期:\n"
                                         "  段: |\n"
                                         "  列:\n");
    input_close(&c);
    ck_assert_int_eq(
        read_against(&c, deep, "甲:\n  行: [0, 0]\n  组: ~\n  松: {}\n  段: 甲。\n  列: []\n"),
        BX_ERR_INPUT);
    ck_assert_str_eq(input_places(&c), "0443@3:3 0401@4:3 0437@6:3 0401@1:1");
    input_close(&c);
}
END_TEST

/* A whole report: every field is there, and what was given has its place in the file. */
static int count_given(const bx_value *values, int count, const bx_text_file *file)
{
    int given = 0;
    for (int i = 0; i < count; i++) {
        const bx_value *v = &values[i];
        ck_assert_ptr_eq(v->place.file, file);
        ck_assert_uint_le(v->place.at, file->text.len);
        bool has_texts = BX_TYPES_TEXT & ~BX_TYPES_FIGURE & ~BX_TYPE(DATE) & 1u << v->field->type;
        for (int k = 0; has_texts && k < v->text_count; k++)
            ck_assert(v->texts[k].exact);
        given += v->given;
        if (v->field->type == BX_FIELD_GROUP)
            given += count_given(v->members, v->member_count, file);
    }
    return given;
}

START_TEST(reads_a_whole_report)
{
    input_case c;
    const bx_node *root;
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, "banxin: 1\nname: x\nextends: annual-report\n"), BX_OK);
    ck_assert_int_eq(bx_source_load(c.arena, "samples/芮城县司法局-2023/data.yaml", c.diag, &root),
                     BX_OK);
    ck_assert_int_eq(bx_record_read(c.arena, root, root->place.file, c.t, c.diag, &c.record),
                     BX_OK);
    ck_assert_int_eq(bx_diag_errors(c.diag), 0);
    ck_assert_int_gt(count_given(c.record->values, c.record->count, root->place.file), 40);
    ck_assert_int_eq(value_of(&c, "年度")->year, 2023);
    ck_assert_int_eq(value_of(&c, "申请.新收")->figure_count, 7);
    ck_assert(bx_str_is(value_of(&c, "申请.新收")->figures[6].text, "0"));
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        reads_groups_and_lists, absent_groups_have_members, reads_labels,         reads_seals,
        finds_faults,           tells_every_missing_member, reads_a_whole_report,
    };
    return bx_suite_run("data/record", tests, BX_COUNT(tests));
}
