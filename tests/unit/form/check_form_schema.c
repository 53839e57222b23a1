/* The schema of a layout's data: what it takes, what it refuses, and that the samples pass it. */
#include <string.h>

#include "base/json.h"
#include "form/data_schema.h"
#include "source/source.h"
#include "support/input_case.h"
#include "support/schema_check.h"
#include "support/suite.h"

#include "base/ban.h"

#define HEAD "banxin: 1\nname: 试\nextends: gbt9704\nfields:\n"

/* The nodes of the schema of the layout that was read. */
static const bx_node *schema_of(input_case *c)
{
    bx_buf text = {0};
    bx_data_schema_write(c->t, &text);
    ck_assert(!text.failed);
    ck_assert_msg(input_parse(c, "schema", text.ptr, text.len) == BX_OK, "%s", input_messages(c));
    bx_buf_release(&text);
    return c->root;
}

static const bx_node *open_schema(input_case *c, const char *layout)
{
    input_open(c);
    ck_assert_msg(input_layout(c, layout) == BX_OK, "%s", input_messages(c));
    return schema_of(c);
}

/* Data that the schema takes (good) or refuses. In one `layout`, of one field 甲. */
static const struct {
    const char *field, *good[8], *bad[8];
} rows[] = {
    {"{type: text}", {"字", "12", "0.50", "true", "'12'", "~", ""}, {"[字]", "{字: 字}"}},
    {"{type: text, required: true}", {"字", "|\n  一行\n"}, {"~", "", "''", "|\n  一行\n  两行\n"}},
    {"{type: text, default: 字, computed: true}", {NULL}, {"字", "~", "[字]"}},
    {"{type: lines}", {"字", "[一, 2]", "~", "[]", "|\n  一\n  二\n"}, {"{字: 字}", "[[字]]"}},
    {"{type: paragraphs, required: true}",
     {"字", "[一, 二]", "|\n  一\n  二\n"},
     {"~", "", "[]", "{字: 字}"}},
    {"{type: year, required: true}", {"2024", "'2024'"}, {"1899", "24", "3000", "二〇二四", "~"}},
    {"{type: date}",
     {"2024-01-15", "2024-1-5", "2024年1月15日", "~"},
     {"2024.1.15", "2024-13-01", "2024-01-32", "20240115", "12"}},
    {"{type: count, required: true}",
     {"0", "12", "~", "'12'", "''"},
     {"-1", "1.5", "十", "/", "[1]", "'007'", "'1,187'"}},
    {"{type: count, marks: [/, －]}", {"1", "/", "'/'", "－", "~"}, {"x", "-1"}},
    {"{type: number}", {"0", "1.50", "'1.50'", "~"}, {"-1.5", "万", "[1]"}},
    {"{type: number, signed: true}", {"-1.5", "'-1.5'", "3"}, {"+1", "负一"}},
    {"{type: count, remarks: true}", {"55（含29件）", "55 (29)", "55"}, {"（29）", "55件", "-5"}},
    {"{type: integer}", {"-3", "0", "'-3'", "~"}, {"1.5", "三"}},
    {"{type: choice, of: [上行, '2']}", {"上行", "2", "'2'", "~"}, {"下行", "[上行]"}},
    {"{type: yes/no}", {"是", "否", "true", "yes", "~"}, {"对", "1"}},
    {"{type: image}", {"a.png", "{图: a.png}", "{图: a.png, 说明: 图}"}, {"{说明: 图}", "[a]"}},
    {"{type: counts, of: [个, 企], total: 合, required: true}",
     {"[1, 2]", "[1, 2, 3]", "[~, '']", "{个: 1, 企: 2}", "{合: 3, 企: 2, 个: 1}"},
     {"[1]", "[1, 2, 3, 4]", "{个: 1}", "{个: 1, 企: 2, 他: 3}", "1", "~", "[a, 1]", "[[1, 2]]"}},
    {"{type: counts, of: [个, 企], marks: [/]}",
     {"[/, 2]", "{个: /, 企: 1}", "~"},
     {"[1, 2, 3]", "[x, 1]"}},
    {"{required: true, fields: {乙: {type: text, required: true}}}",
     {"{乙: 字}"},
     {"~", "{}", "字", "{乙: 字, 丙: 字}", "[{乙: 字}]"}},
    {"{fields: {乙: {type: text}}}", {"{乙: 字}", "{}", "~"}, {"{丙: 字}"}},
    {"{type: list, required: true, fields: {乙: {type: text, required: true}}}",
     {"[{乙: 字}, {乙: 二}]"},
     {"[]", "~", "{乙: 字}", "[{}]", "[字]"}},
    {"{type: labels}", {"{旧: 新, 二: ~}", "~"}, {"[新]", "{旧: [新]}"}},
    {"{type: seal}",
     {"~", "留位", "{图: 章.png}", "{图: 章.png, 直径: 4.2cm}", "{留位: 42mm}", "{留位: }"},
     {"章", "{}", "{图: 章.png, 留位: 42mm}", "{直径: 42mm}", "{图: 章.png, 直径: 42}"}},
};

static bool takes(input_case *c, const bx_node *schema, const char *value)
{
    bx_buf text = {0}, fault = {0};
    bx_buf_printf(&text, "layout: 试\n甲: %s\n", value);
    ck_assert_msg(input_parse(c, "data", text.ptr, text.len) == BX_OK, "%s", input_messages(c));
    bool is_taken = schema_takes(schema, c->root, &fault);
    bx_buf_release(&text);
    bx_buf_release(&fault);
    return is_taken;
}

START_TEST(takes_what_the_data_room_takes)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf layout = {0};
        bx_buf_printf(&layout, HEAD "  甲: %s\nbody: []\n", rows[i].field);
        const bx_node *schema = open_schema(&c, layout.ptr);
        for (int k = 0; k < BX_COUNT(rows[i].good) && rows[i].good[k]; k++)
            ck_assert_msg(takes(&c, schema, rows[i].good[k]), "%s refuses %s", rows[i].field,
                          rows[i].good[k]);
        for (int k = 0; k < BX_COUNT(rows[i].bad) && rows[i].bad[k]; k++)
            ck_assert_msg(!takes(&c, schema, rows[i].bad[k]), "%s takes %s", rows[i].field,
                          rows[i].bad[k]);
        bx_buf_release(&layout);
        input_close(&c);
    }
}
END_TEST

/* What the schema takes of these rows the record takes, too, and the other way round. */
START_TEST(agrees_with_the_data_room)
{
    for (int i = 0; i < BX_COUNT(rows); i++)
        for (int k = 0; k < 2 * BX_COUNT(rows[i].good); k++) {
            bool is_good = k < BX_COUNT(rows[i].good);
            const char *value = is_good ? rows[i].good[k] : rows[i].bad[k - BX_COUNT(rows[i].good)];
            input_case c;
            bx_buf text = {0};
            if (!value || !*value)
                continue; /* nothing behind a key of a figure is told by BX0437 */
            bx_buf_printf(&text, HEAD "  甲: %s\nbody: []\n", rows[i].field);
            input_open(&c);
            ck_assert_int_eq(input_layout(&c, text.ptr), BX_OK);
            bx_buf_clear(&text);
            bx_buf_printf(&text, "layout: 试\n甲: %s\n", value);
            bx_status status = input_record(&c, text.ptr);
            ck_assert_msg((status == BX_OK) == is_good, "%s: %s: %s", rows[i].field, value,
                          input_messages(&c));
            bx_buf_release(&text);
            input_close(&c);
        }
}
END_TEST

START_TEST(every_type_is_described)
{
    for (int i = 0; i < BX_FIELD_TYPES; i++)
        ck_assert_msg(bx_data_schema_knows((bx_field_type)i), "%s",
                      bx_field_type_name((bx_field_type)i));
}
END_TEST

START_TEST(says_what_people_are_told)
{
    input_case c;
    bx_buf text = {0};
    input_open(&c);
    ck_assert_int_eq(
        input_layout(&c, HEAD "  甲: {type: counts, of: [个, \"企\\\"\"], unit: 件, help: 当年的}\n"
                              "  乙: {type: text, required: true}\n"),
        BX_OK);
    bx_data_schema_write(c.t, &text);
    ck_assert(strstr(text.ptr, "\"title\": \"试\",\n  \"type\": \"object\"") != NULL);
    ck_assert(strstr(text.ptr, "\"description\": \"当年的 [个, 企\\\"]（件）\"") != NULL);
    ck_assert(strstr(text.ptr, "\"required\": [\n    \"乙\"\n  ]") != NULL);
    ck_assert(bx_str_ends(bx_buf_str(&text), BX_STR("\n}\n")));
    bx_buf_release(&text);
    input_close(&c);
}
END_TEST

START_TEST(the_samples_pass)
{
    static const struct {
        const char *layout, *file;
    } samples[] = {
        {"annual-report", "samples/云泽县人民政府-2024/data.yaml"},
        {"annual-report", "samples/望川县水利局-2024/data.yaml"},
        {"annual-report", "samples/澄溪区文化和旅游局-2024/data.yaml"},
        {"annual-report", "samples/芮城县司法局-2023/data.yaml"},
        {"annual-report", "samples/青禾市交通运输局-2024/data.yaml"},
        {"running-text", "samples/千字文/data.yaml"},
    };
    for (int i = 0; i < BX_COUNT(samples); i++) {
        input_case c;
        bx_buf layout = {0}, fault = {0};
        const bx_node *data;
        bx_buf_printf(&layout, "banxin: 1\nname: x\nextends: %s\n", samples[i].layout);
        const bx_node *schema = open_schema(&c, layout.ptr);
        ck_assert_int_eq(bx_source_load(c.arena, samples[i].file, c.diag, &data), BX_OK);
        ck_assert_msg(schema_takes(schema, data, &fault), "%s", fault.ptr);
        bx_buf_release(&layout);
        bx_buf_release(&fault);
        input_close(&c);
    }
}
END_TEST

START_TEST(json_is_indented)
{
    bx_buf out = {0};
    bx_json json = {.out = &out};
    const bx_str words[] = {BX_STR("a"), BX_STR("b\n")};
    bx_json_open(&json, NULL, '{');
    bx_json_text(&json, "x", "y\"");
    bx_json_open(&json, "list", '[');
    bx_json_int(&json, NULL, -1);
    bx_json_bool(&json, NULL, true);
    bx_json_close(&json, ']');
    bx_json_strings(&json, "words", words, 2);
    bx_json_open(&json, "none", '{');
    bx_json_close(&json, '}');
    bx_json_close(&json, '}');
    ck_assert_str_eq(out.ptr, "{\n  \"x\": \"y\\\"\",\n  \"list\": [\n    -1,\n    true\n  ],\n"
                              "  \"words\": [\"a\", \"b\\u000a\"],\n  \"none\": {}\n}\n");
    bx_buf_release(&out);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        takes_what_the_data_room_takes, agrees_with_the_data_room, every_type_is_described,
        says_what_people_are_told,      the_samples_pass,          json_is_indented};
    return bx_suite_run("form: schema", tests, BX_COUNT(tests));
}
