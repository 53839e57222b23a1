/* The schema of layouts: it takes every layout there is, and every key has something said of it. */
#include <glob.h>
#include <string.h>

#include "form/layout_schema.h"
#include "layout/layout_read.h"
#include "layout/shapes.h"
#include "source/source.h"
#include "support/input_case.h"
#include "support/schema_check.h"
#include "support/suite.h"

#include "base/ban.h"

static const bx_node *open_schema(input_case *c)
{
    bx_buf text = {0};
    input_open(c);
    bx_layout_schema_write(&text);
    ck_assert(!text.failed);
    ck_assert_msg(input_parse(c, "schema", text.ptr, text.len) == BX_OK, "%s", input_messages(c));
    bx_buf_release(&text);
    return c->root;
}

/* Those of tests/reject are wrong on purpose. */
START_TEST(takes_every_layout)
{
    static const char *const patterns[] = {"layouts/*.yaml", "tests/golden/*/layout.yaml",
                                           "tests/extract/*/layout.yaml", "tests/reject/note.yaml",
                                           "tests/fault/*/layout.yaml"};
    input_case c;
    const bx_node *schema = open_schema(&c), *layout;
    bx_buf fault = {0};
    for (int i = 0; i < BX_COUNT(patterns); i++) {
        glob_t files;
        ck_assert_msg(glob(patterns[i], 0, NULL, &files) == 0, "%s", patterns[i]);
        for (size_t k = 0; k < files.gl_pathc; k++) {
            ck_assert_int_eq(bx_source_load(c.arena, files.gl_pathv[k], c.diag, &layout), BX_OK);
            ck_assert_msg(schema_takes(schema, layout, &fault), "%s", fault.ptr);
        }
        globfree(&files);
    }
    bx_buf_release(&fault);
    input_close(&c);
}
END_TEST

static const struct {
    const char *text;
    bool is_good;
} rows[] = {
    {"banxin: 1", true},
    {"banxin: 2", false},
    {"name: x", false},
    {"banxin: 1\nextends: [a, b]", true},
    {"banxin: 1\nextends: ~", true},
    {"banxin: 1\nextends: {a: b}", false},
    {"banxin: 1\npages: {top: 4mm}", false},
    {"banxin: 1\npage: {top: 4mm, hole: 1/3}", true},
    {"banxin: 1\npage: {top: 4}", false},
    {"banxin: 1\npage: {top: 4 mm}", false},
    {"banxin: 1\npage: {size: [210mm, 297mm]}\npage-number: ~", true},
    {"banxin: 1\npage-number: {odd: middle}", false},
    {"banxin: 1\npage-number: {odd: center, even: ~}", true},
    {"banxin: 1\nstyles: {甲: 乙, 丙: {like: 丁, grid: true, keep: back}}", true},
    {"banxin: 1\nstyles: {甲: {grid: cells}}", false},
    {"banxin: 1\nstyles: {甲: [乙]}", false},
    {"banxin: 1\nfields: {甲: {type: text}, 乙: {fields: {丙: {type: list, fields: {}}}}}", true},
    {"banxin: 1\nfields: {甲: {type: string}}", false},
    {"banxin: 1\nfields: {甲: {fields: {乙: {typ: text}}}}", false},
    {"banxin: 1\nbody: [{text: 甲, style: 乙}, {heading: [甲, 乙], level: 2}, {use: 丙}]", true},
    {"banxin: 1\nbody: [{text: 甲, stile: 乙}]", false},
    {"banxin: 1\nbody: [甲]", false},
    {"banxin: 1\nbody: [{use: {part: 甲, from: 乙}}]", true},
    {"banxin: 1\nbody: [{use: {from: 乙}}]", false},
    {"banxin: 1\nbody: [{each: 甲, body: [{if: 乙 > 1, body: [{text: 丙}]}]}]", true},
    {"banxin: 1\nbody: [{each: 甲}]", false},
    {"banxin: 1\nbody: [{table: {columns: [auto], rows: [[甲], {head: [乙]}, {use: 丙}]}}]", true},
    {"banxin: 1\nbody: [{table: {columns: [auto], rows: [甲]}}]", false},
    {"banxin: 1\nbody: [{table: {rows: []}}]", false},
    {"banxin: 1\nbody: [{space: 101}]", false},
    {"banxin: 1\nparts: {版记: [{text: 甲}, [乙]], 无: []}", true},
    {"banxin: 1\nparts: {版记: {text: 甲}}", false},
    {"banxin: 1\nrules: [{that: 甲 == 乙, say: 丙}]", true},
    {"banxin: 1\nrules: [{that: 甲 == 乙}]", false},
    {"banxin: 1\ninherit: [fields, rules]\nfields: {甲: ~}\nrules: [{name: 丙, that: ~}]", true},
    {"banxin: 1\ninherit: fields\nparts: {甲: ~}\ntables: {乙: {rule: 1pt}, 丙: ~}", true},
    {"banxin: 1\ninherit: [body]", false},
    {"banxin: 1\nrules: [{name: 丙, that: 甲 == 乙}]", false},
    {"banxin: 1\nbody: [{table: {like: 甲}}, {in: 乙, body: [{text: 丙}]}]", true},
    {"banxin: 1\nbody: [{list: {each: 甲, item: 乙, gap: 1字}, style: 丙}]", true},
    {"banxin: 1\nlines: {digit-gap: [0, 0.25], tidy: [quotes, marks]}", true},
    {"banxin: 1\nlines: {tidy: quote}", false},
};

START_TEST(tells_layouts_from_others)
{
    input_case c;
    const bx_node *schema = open_schema(&c);
    bx_buf fault = {0};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        ck_assert_int_eq(input_text(&c, rows[i].text), BX_OK);
        bool is_taken = schema_takes(schema, c.root, &fault);
        ck_assert_msg(is_taken == rows[i].is_good, "%s: %s", rows[i].text,
                      fault.ptr ? fault.ptr : "");
    }
    bx_buf_release(&fault);
    input_close(&c);
}
END_TEST

/* The tables that were walked, so that those that hold themselves come to an end. */
typedef struct walk {
    const bx_key *tables[128];
    int count, faults;
} walk;

static void walk_shape(walk *w, const bx_shape *shape);

static void walk_table(walk *w, const bx_key_table *table)
{
    for (int i = 0; i < w->count; i++)
        if (w->tables[i] == table->keys) return;
    ck_assert_int_lt(w->count, BX_COUNT(w->tables));
    w->tables[w->count++] = table->keys;
    for (int i = 0; i < table->count; i++) {
        const bx_key *key = &table->keys[i];
        bool is_plain = key->kind != BX_KEY_NODE && key->kind != BX_KEY_SCALAR &&
                        key->kind != BX_KEY_LIST && key->kind != BX_KEY_MAP;
        if (!is_plain && !key->shape) {
            printf("the key %s of %s has no shape (source/schema.h)\n", key->name, table->name);
            w->faults++;
        }
        if (key->shape) walk_shape(w, key->shape);
    }
}

static void walk_shape(walk *w, const bx_shape *shape)
{
    if (shape->items) walk_shape(w, shape->items);
    if (shape->values) walk_shape(w, shape->values);
    for (int i = 0; i < shape->map_count; i++)
        walk_table(w, &shape->maps[i]);
}

START_TEST(every_key_is_described)
{
    walk w = {.count = 0};
    walk_table(&w, &bx_layout_keys);
    ck_assert_int_eq(w.faults, 0);
    ck_assert_int_gt(w.count, 20);
}
END_TEST

START_TEST(a_length_is_what_is_read_as_one)
{
    static const char *const texts[] = {
        "2字",  "1.5行", "37mm", "2.125cm", "10.5pt", "初号", "小初",    "一号",
        "小一", "二号",  "小二", "三号",    "小三",   "四号", "小四",    "五号",
        "小五", "六号",  "小六", "七号",    "八号",   "-2字", "小七",    "3",
        "字",   "1. 5",  "2 字", "1.5",     "2寸",    "九号", "1.2345mm"};
    const bx_length_scale scale = {BX_PT, BX_PT};
    input_case c;
    input_open(&c);
    bx_buf schema = {0}, value = {0}, fault = {0};
    for (int i = 0; i < BX_COUNT(texts); i++)
        for (int k = 0; k < 2; k++) {
            const bx_shape *shape = k == 0 ? &bx_shape_length : &bx_shape_offset;
            bx_len length = 0;
            bool is_length =
                bx_length_parse(bx_str_from(texts[i]), &scale, &length) && (k == 1 || length >= 0);
            bx_buf_clear(&schema);
            bx_buf_clear(&value);
            bx_buf_printf(&schema, "pattern: '%s'\n", shape->pattern);
            bx_buf_printf(&value, "'%s'\n", texts[i]);
            ck_assert_int_eq(input_text(&c, schema.ptr), BX_OK);
            const bx_node *root = c.root;
            ck_assert_int_eq(input_text(&c, value.ptr), BX_OK);
            ck_assert_msg(schema_takes(root, c.root, &fault) == is_length, "%s", texts[i]);
        }
    bx_buf_release(&schema);
    bx_buf_release(&value);
    bx_buf_release(&fault);
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {takes_every_layout, tells_layouts_from_others, every_key_is_described,
                            a_length_is_what_is_read_as_one};
    return bx_suite_run("form: layout schema", tests, BX_COUNT(tests));
}
