/* Layouts made of several files: chains of extends, profiles, parts. Files are texts of memory. */
#include <string.h>

#include "base/limits.h"
#include "layout/chain.h"
#include "layout/inherit.h"
#include "layout/parts.h"
#include "source/source.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

enum { MOST_FILES = 80 };

/* The files that are there; the first is the layout. */
typedef struct shelf {
    input_case c;
    const char *names[MOST_FILES];
    const bx_node *roots[MOST_FILES];
    int count;
    bx_reader reader;
    bx_part_uses uses;
} shelf;

static void put(shelf *s, const char *name, const char *text)
{
    ck_assert_int_lt(s->count, MOST_FILES);
    ck_assert_msg(input_parse(&s->c, name, text, strlen(text)) == BX_OK, "%s: %s", name,
                  input_messages(&s->c));
    s->names[s->count] = name;
    s->roots[s->count++] = s->c.root;
}

static bx_status find(void *context, bx_str name, const bx_place *place, const bx_node **root)
{
    shelf *s = context;
    (void)place;
    for (int i = 0; i < s->count; i++)
        if (bx_str_is(name, s->names[i])) {
            *root = s->roots[i];
            return BX_OK;
        }
    return BX_ERR_INPUT;
}

static void open_shelf(shelf *s)
{
    *s = (shelf){0};
    input_open(&s->c);
    s->reader = (bx_reader){.arena = s->c.arena, .diag = s->c.diag};
}

/* The layout and these profiles, merged and with its parts put in; *root is untouched after a fault. */
static bx_status gather(shelf *s, const char *const *profiles, int count, const bx_node **root)
{
    const bx_layout_files files = {.root = s->roots[0],
                                   .profiles = profiles,
                                   .profile_count = count,
                                   .find = find,
                                   .context = s};
    const bx_node *merged;
    BX_TRY(bx_layout_chain(&s->reader, &files, &merged, NULL));
    BX_TRY(bx_parts_expand(&s->reader, &files, merged, root, &s->uses));
    return s->reader.fault;
}

static const char *value_of(shelf *s, const bx_node *root, const char *key)
{
    const bx_node *value = bx_node_lookup(root, bx_str_from(key));
    return value ? input_dump(&s->c, value) : "none";
}

static void expect_value(shelf *s, const char *key, const char *wanted)
{
    const bx_node *root = NULL;
    bx_status status = gather(s, NULL, 0, &root);
    ck_assert_msg(status == BX_OK, "%s", input_messages(&s->c));
    ck_assert_str_eq(value_of(s, root, key), wanted);
}

START_TEST(later_files_stand_over_earlier_ones)
{
    shelf s;
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, extends: [国标, 地方, 单位], styles: {丁: 4}}");
    put(&s, "国标", "{banxin: 1, styles: {甲: 1, 乙: 1, 丙: 1}, levels: [1]}");
    put(&s, "地方", "{banxin: 1, styles: {乙: 2, 丙: 2}, levels: [2, 2]}");
    put(&s, "单位", "{banxin: 1, styles: {丙: 3}}");
    const bx_node *root = NULL;
    ck_assert_int_eq(gather(&s, NULL, 0, &root), BX_OK);
    ck_assert_str_eq(value_of(&s, root, "styles"), "{甲: 1, 乙: {like: 2}, 丙: {like: 3}, 丁: 4}");
    ck_assert_str_eq(value_of(&s, root, "levels"), "[2, 2]");
    input_close(&s.c);
}
END_TEST

/* 地方 and 单位 both extend 国标: it stands once, and 单位 does not bring its 乙 back. */
START_TEST(a_file_that_two_extend_is_no_loop)
{
    shelf s;
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, extends: [地方, 单位]}");
    put(&s, "国标", "{banxin: 1, page: {a: 1, b: 1, c: 1}}");
    put(&s, "地方", "{banxin: 1, extends: 国标, page: {b: 2}}");
    put(&s, "单位", "{banxin: 1, extends: [国标, 地方], page: {c: 3}}");
    expect_value(&s, "page", "{a: 1, b: 2, c: 3}");
    input_close(&s.c);
}
END_TEST

START_TEST(extends_may_be_nothing)
{
    static const char *const texts[] = {"{banxin: 1, name: x, extends: ~}",
                                        "{banxin: 1, name: x, extends: []}",
                                        "{banxin: 1, name: x}"};
    for (int i = 0; i < BX_COUNT(texts); i++) {
        shelf s;
        open_shelf(&s);
        put(&s, "x", texts[i]);
        expect_value(&s, "name", "x");
        input_close(&s.c);
    }
}
END_TEST

START_TEST(loops_and_depth_are_bounded)
{
    char names[MOST_FILES][16];
    static const char *const circle = "in a circle: x > 甲 > 乙 > 甲";
    shelf s;
    const bx_node *root = NULL;
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, extends: 甲}");
    put(&s, "甲", "{banxin: 1, extends: 乙}");
    put(&s, "乙", "{banxin: 1, extends: [甲]}");
    ck_assert_int_eq(gather(&s, NULL, 0, &root), BX_ERR_INPUT);
    ck_assert_msg(strstr(input_messages(&s.c), circle) != NULL, "%s", input_messages(&s.c));
    input_close(&s.c);
    /* one above the other: 8 are let pass, 9 are not */
    for (int depth = BX_LIMIT_EXTENDS; depth <= BX_LIMIT_EXTENDS + 1; depth++) {
        bool fits = depth == BX_LIMIT_EXTENDS;
        open_shelf(&s);
        for (int i = 0; i <= depth; i++) {
            char text[64];
            snprintf(names[i], sizeof names[i], "f%d", i);
            snprintf(text, sizeof text, "{banxin: 1, extends: [f%d]}", i + 1);
            put(&s, names[i], i < depth ? text : "{banxin: 1}");
        }
        ck_assert_int_eq(gather(&s, NULL, 0, &root), fits ? BX_OK : BX_ERR_INPUT);
        if (!fits) ck_assert(strstr(input_messages(&s.c), "more than 8 deep: f0 > f1") != NULL);
        input_close(&s.c);
    }
    /* beside each other */
    open_shelf(&s);
    bx_buf text = {0};
    bx_buf_add_text(&text, "{banxin: 1, extends: [");
    for (int i = 1; i <= BX_LIMIT_LAYOUTS + 1; i++)
        bx_buf_printf(&text, "f%d,", i);
    bx_buf_add_text(&text, "]}");
    put(&s, "f0", text.ptr);
    for (int i = 1; i <= BX_LIMIT_LAYOUTS + 1; i++) {
        snprintf(names[i], sizeof names[i], "f%d", i);
        put(&s, names[i], "{banxin: 1}");
    }
    ck_assert_int_eq(gather(&s, NULL, 0, &root), BX_ERR_INPUT);
    ck_assert(strstr(input_messages(&s.c), "more than 64 in all") != NULL);
    bx_buf_release(&text);
    input_close(&s.c);
}
END_TEST

START_TEST(profiles_stand_over_the_layout)
{
    static const char *const profiles[] = {"县", "局"};
    shelf s;
    const bx_node *root = NULL;
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, name: 报, extends: 国标, page: {b: 2}, body: [甲]}");
    put(&s, "国标", "{banxin: 1, page: {a: 1, b: 1, c: 1}}");
    put(&s, "县", "{banxin: 1, name: 县, extends: [国标, 市], page: {b: 3}}");
    put(&s, "市", "{banxin: 1, page: {c: 4, d: 4}}");
    put(&s, "局", "{banxin: 1, page: {d: 5}}");
    ck_assert_int_eq(gather(&s, profiles, 2, &root), BX_OK);
    ck_assert_str_eq(value_of(&s, root, "page"), "{a: 1, b: 3, c: 4, d: 5}");
    ck_assert_str_eq(value_of(&s, root, "name"), "报");
    ck_assert_str_eq(value_of(&s, root, "body"), "[甲]");
    ck_assert_str_eq(value_of(&s, root, "extends"), "国标");
    ck_assert_ptr_eq(root->place.file, s.roots[0]->place.file);
    input_close(&s.c);
}
END_TEST

START_TEST(a_profile_says_nothing_of_its_own)
{
    static const char *const keys[] = {"fields: {}", "rules: []", "body: []"};
    static const char *const profile = "县";
    for (int i = 0; i < BX_COUNT(keys); i++) {
        char text[64];
        shelf s;
        const bx_node *root = NULL;
        open_shelf(&s);
        put(&s, "x", "{banxin: 1}");
        put(&s, "县", "{banxin: 1, extends: 市}");
        snprintf(text, sizeof text, "banxin: 1\n%s\n", keys[i]);
        put(&s, "市", text);
        ck_assert_int_eq(gather(&s, &profile, 1, &root), BX_ERR_INPUT);
        ck_assert_str_eq(input_places(&s.c), "0370@2:1");
        input_close(&s.c);
    }
}
END_TEST

/* Through a chain of three, the middle one without the key, and under a profile. */
START_TEST(fields_and_rules_are_inherited)
{
    static const char *const profiles[] = {"县"};
    shelf s;
    const bx_node *root = NULL;
    open_shelf(&s);
    put(&s, "x",
        "{banxin: 1, extends: 中, inherit: [fields, rules], fields: {丁: 4, 甲: ~, 乙: 5},"
        " rules: [{name: 二, that: ~}, {name: 一, that: 甲}, 新]}");
    put(&s, "中",
        "{banxin: 1, extends: 底, inherit: [rules], fields: {甲: 1, 乙: 2, 丙: 3},"
        " rules: [{name: 二, that: 乙}, 末]}");
    put(&s, "底", "{banxin: 1, fields: {戊: 9}, rules: [首, {name: 一, that: 乙}]}");
    put(&s, "县", "{banxin: 1, page: {a: 1}}");
    ck_assert_int_eq(gather(&s, profiles, 1, &root), BX_OK);
    ck_assert_str_eq(value_of(&s, root, "fields"), "{甲: ~, 乙: 5, 丙: 3, 丁: 4}");
    ck_assert_str_eq(value_of(&s, root, "rules"), "[首, {name: 一, that: 甲}, 末, 新]");
    const bx_node *fields = bx_node_lookup(root, BX_STR("fields")), *taken = NULL;
    ck_assert_int_eq(bx_inherit_settle(&s.reader, &fields, &taken), BX_OK);
    ck_assert_str_eq(input_dump(&s.c, fields), "{乙: 5, 丙: 3, 丁: 4}");
    ck_assert_int_eq(taken->count, 1);
    input_close(&s.c);
}
END_TEST

/* What one file takes away the next may give anew; its own key says how it lies, not that of those below. */
START_TEST(inherit_is_not_inherited)
{
    shelf s;
    const bx_node *root = NULL;
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, extends: 中, fields: {己: 6}, rules: [末]}");
    put(&s, "中",
        "{banxin: 1, extends: 底, inherit: [fields, rules], fields: {甲: ~}, rules: [中]}");
    put(&s, "底", "{banxin: 1, fields: {甲: 1, 乙: 2}, rules: [首]}");
    ck_assert_int_eq(gather(&s, NULL, 0, &root), BX_OK);
    ck_assert_str_eq(value_of(&s, root, "fields"), "{己: 6}");
    ck_assert_str_eq(value_of(&s, root, "rules"), "[末]");
    input_close(&s.c);
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, extends: 中, inherit: fields, fields: {甲: 7}}");
    put(&s, "中", "{banxin: 1, extends: 底, inherit: fields, fields: {甲: ~}}");
    put(&s, "底", "{banxin: 1, fields: {甲: 1, 乙: 2}}");
    expect_value(&s, "fields", "{甲: 7, 乙: 2}");
    input_close(&s.c);
}
END_TEST

START_TEST(parts_are_put_where_they_are_used)
{
    static const struct {
        const char *body, *wanted;
    } rows[] = {
        {"[{use: 一}]", "[甲]"},
        {"[前, {use: 二}, 后]", "[前, 乙, 甲, 丙, 后]"},
        {"[{each: 列, body: [{use: 一}, {use: 一}]}]", "[{each: 列, body: [甲, 甲]}]"},
        {"[{title: a, else: [{use: 一}]}]", "[{title: a, else: [甲]}]"},
        {"[{table: {rows: [[1], {use: 行}]}}]", "[{table: {rows: [[1], [2], [3]]}}]"},
        {"[{use: 无}, {use: 空}]", "[]"},
        {"[{use: {part: 一}}, {use: {part: 一, from: 别}}]", "[甲, 子, 丑]"},
        {"[{use: 外}]", "[子, 丑]"},
        {"[{text: use}, {use: 图}]", "[{text: use}, {body: [甲]}]"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        shelf s;
        bx_buf text = {0};
        open_shelf(&s);
        bx_buf_printf(&text,
                      "{banxin: 1, parts: {一: [甲], 二: [乙, {use: 一}, 丙], 行: [[2], [3]], 无: "
                      "~, 空: [], 外: [{use: {part: 一, from: 别}}], 图: [{body: [{use: 一}]}], "
                      "不用: [{use: 哪里}]}, body: %s}",
                      rows[i].body);
        put(&s, "x", text.ptr);
        put(&s, "别", "{banxin: 1, extends: 底, parts: {一: [子, {use: 二}]}}");
        put(&s, "底", "{banxin: 1, parts: {一: [旧], 二: [丑]}}");
        expect_value(&s, "body", rows[i].wanted);
        bx_buf_release(&text);
        input_close(&s.c);
    }
}
END_TEST

START_TEST(parts_are_merged_by_name)
{
    static const char *const profile = "县";
    shelf s;
    const bx_node *root = NULL;
    open_shelf(&s);
    put(&s, "x", "{banxin: 1, extends: 底, parts: {二: [层]}, body: [{use: 一}, {use: 三}]}");
    put(&s, "底", "{banxin: 1, parts: {一: [{use: 二}], 二: [底], 三: [底]}}");
    put(&s, "县", "{banxin: 1, parts: {三: ~}}");
    ck_assert_int_eq(gather(&s, &profile, 1, &root), BX_OK);
    ck_assert_str_eq(value_of(&s, root, "body"), "[层]");
    input_close(&s.c);
}
END_TEST

START_TEST(tells_what_is_wrong_with_a_use)
{
    static const struct {
        const char *text, *places;
    } rows[] = {
        {"banxin: 1\nparts: {一: [甲]}\nbody:\n  - use: 二\n", "0371@4:10"},
        {"banxin: 1\nparts: {版记栏: [甲]}\nbody:\n  - use: 版记兰\n", "0372@4:10"},
        {"banxin: 1\nbody:\n  - use: 一\n", "0371@3:10"},
        {"banxin: 1\nparts:\n  一: [{use: 二}]\n  二: [{use: 一}]\nbody:\n  - use: 一\n",
         "0373@4:13"},
        {"banxin: 1\nparts: {一: 甲}\nbody:\n  - use: 一\n", "0304@2:12"},
        {"banxin: 1\nparts: {一: [甲]}\nbody:\n  - use: 一\n    at: 末页\n", "0301@5:5"},
        {"banxin: 1\nparts: {一: [甲]}\nbody:\n  - use: {part: 一, form: y}\n", "0301@4:20"},
        {"banxin: 1\nparts: {一: [甲]}\nbody:\n  - use: {from: x}\n", "0303@4:10"},
        {"banxin: 1\nparts: {一: [甲]}\nbody:\n  - use: ~\n", "0303@4:5"},
        {"banxin: 1\nbody:\n  - use: {part: 一, from: 坏}\n", "0303@1:1"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        shelf s;
        const bx_node *root = NULL;
        open_shelf(&s);
        put(&s, "x", rows[i].text);
        put(&s, "坏", "{parts: {}}");
        ck_assert_msg(gather(&s, NULL, 0, &root) == BX_ERR_INPUT, "row %d", i);
        ck_assert_msg(strcmp(input_places(&s.c), rows[i].places) == 0, "row %d: %s", i,
                      input_places(&s.c));
        input_close(&s.c);
    }
}
END_TEST

/* Twice as many with each part, and a part in a part in a part. */
START_TEST(what_parts_put_in_is_bounded)
{
    for (int i = 0; i < 2; i++) {
        shelf s;
        bx_buf text = {0};
        const bx_node *root = NULL;
        open_shelf(&s);
        bx_buf_add_text(&text, "{banxin: 1, body: [{use: p90}], parts: {p0: [x]");
        for (int k = 1; k <= 90; k++) {
            bx_buf_printf(&text, ", p%d: ", k);
            if (i == 0) bx_buf_printf(&text, "[{use: p%d}, {use: p%d}]", k - 1, k - 1);
            else bx_buf_printf(&text, "[{body: [{use: p%d}]}]", k - 1);
        }
        bx_buf_add_text(&text, "}}");
        put(&s, "x", text.ptr);
        ck_assert_int_eq(gather(&s, NULL, 0, &root), BX_ERR_LIMIT);
        ck_assert_int_eq(bx_diag_count(s.c.diag), 1);
        ck_assert_int_eq(bx_code_number(bx_diag_at(s.c.diag, 0)->code), 374);
        bx_buf_release(&text);
        input_close(&s.c);
    }
}
END_TEST

START_TEST(a_fault_in_a_part_tells_its_uses)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(
        input_layout(&c, "banxin: 1\nname: x\nextends: gbt9704\nfields:\n  文: {type: text, "
                         "required: true}\nparts:\n  坏:\n    - text: \"{丈}\"\n  好: [{text: "
                         "\"{文}\"}]\nbody:\n  - use: 坏\n  - use: 好\n  - use: 坏\n"),
        BX_ERR_INPUT);
    ck_assert_int_eq(bx_diag_count(c.diag), 3);
    ck_assert(strstr(input_places(&c), "0375@11:10 0375@13:10") != NULL);
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {later_files_stand_over_earlier_ones,
                            a_file_that_two_extend_is_no_loop,
                            extends_may_be_nothing,
                            loops_and_depth_are_bounded,
                            profiles_stand_over_the_layout,
                            a_profile_says_nothing_of_its_own,
                            fields_and_rules_are_inherited,
                            inherit_is_not_inherited,
                            parts_are_put_where_they_are_used,
                            parts_are_merged_by_name,
                            tells_what_is_wrong_with_a_use,
                            what_parts_put_in_is_bounded,
                            a_fault_in_a_part_tells_its_uses};
    return bx_suite_run("layout: parts", tests, BX_COUNT(tests));
}
