/* What YAML and JSON become: nodes, their texts and places, folds, aliases. */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "source/source.h"
#include "support/folder.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

START_TEST(reads_what_is_written)
{
    static const struct {
        const char *text, *nodes;
    } rows[] = {
        /* scalars keep spelling and style */
        {"a: 0.10", "{a: 0.10}"},
        {"a: 2024-01-15", "{a: 2024-01-15}"},
        {"a: \"0.10\"", "{a: \"0.10\"}"},
        {"a: 'it''s'", "{a: \"it's\"}"},
        /* libfyaml 0.7.12 reads three marks and no s */
        {"a: '''''s'", "{a: \"''s\"}"},
        {"a: ''''''''''''''''''''''", "{a: \"''''''''''\"}"},
        {"a: ~", "{a: ~}"},
        {"a: ''", "{a: \"\"}"},
        {"a:", "{a: }"},
        {"a:\nb: 1", "{a: , b: 1}"},
        {"- \n-\n- x", "[, , x]"},
        {"[a, ~, ]", "[a, ~]"},
        {"a: {\n\tb: 1\n}", "{a: {b: 1}}"},
        {"a: [\n1,\n2\n]\nb: {\nc: 3\n}", "{a: [1, 2], b: {c: 3}}"},
        {"a: 真\nb: 是", "{a: 真, b: 是}"},
        {"a: x#y", "{a: x#y}"},
        {"a: http://x.cn:80/", "{a: http://x.cn:80/}"},
        {"键 名: 1", "{键 名: 1}"},
        {"\"键: 名\": 1", "{键: 名: 1}"},
        /* blocks */
        {"a: |\n  一\n   二\n\n  三\n", "{a: |一\\n 二\\n\\n三}"},
        {"a: |-\n  # 一\n  二: 三\n", "{a: |# 一\\n二: 三}"},
        {"a: |2\n   一\n", "{a: |一}"},
        {"a: |+\n  一\n\nb: 1", "{a: |一, b: 1}"},
        {"a: |\n\n  一\n", "{a: |一}"},
        {"a: |\nb: 1", "{a: |, b: 1}"},
        {"a: |\n  一\n \n  二\n", "{a: |一\\n\\n二}"},
        {"- a: |\n    一\n     \n      二三\n", "[{a: |一\\n\\n  二三}]"},
        /* no deeper than its key: libfyaml takes it for the block, and for its text gave memory */
        {"- a: |\n  一\n   \n    二三四五六\n", "[{a: |一\\n\\n  二三四五六}]"},
        /* line ends of Windows */
        {"a: |\r\n  一\r\n  二\r\nb: 1\r\n", "{a: |一\\n二, b: 1}"},
        {"a: 一\r\n  二\r\n", "{a: 一二}"},
        /* a byte order mark is skipped */
        {"\xEF\xBB\xBF"
         "a: 1",
         "{a: 1}"},
        /* JSON */
        {"{\n\t\"a\": [\n\t\t1,\n\t\ttrue, null, \"\\u4e00\\n\\ud83d\\ude00\\/\"\n\t]\n}",
         "{a: [1, true, null, \"一\\n😀/\"]}"},
        /* one document, with its marks */
        {"%YAML 1.2\n---\na: 1\n...\n", "{a: 1}"},
        {"# only\n---\n- 1\n", "[1]"},
        {"word", "word"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        bx_status status = input_text(&c, rows[i].text);
        ck_assert_msg(status == BX_OK, "row %d: %s", i, input_messages(&c));
        ck_assert_msg(bx_diag_count(c.diag) == 0, "row %d: %s", i, input_messages(&c));
        ck_assert_msg(strcmp(input_dump(&c, c.root), rows[i].nodes) == 0, "row %d: %s", i,
                      c.text.ptr);
        input_close(&c);
    }
}
END_TEST

/* The space of a fold goes where full-width characters stand on both sides. */
START_TEST(folds_without_a_space_between_hanzi)
{
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"a: 一\n  二", "一二"},
        {"a: 一 二\n  三", "一 二三"},
        {"a: 一\n  b", "一 b"},
        {"a: b\n  一", "b 一"},
        {"a: b\n  c", "b c"},
        {"a: 第一。\n  “第二”\n  第三", "第一。“第二”第三"},
        {"a: 一\n\n  二", "一\n二"},
        {"a: 一\n\n\n  二", "一\n\n二"},
        {"a: 一   \n \t 二", "一二"},
        {"a: '一\n  it''s 二\n  三'", "一 it's 二三"},
        {"a: \"一\n  二\\\n  三\n\n  四\\u4e94\n  六\"", "一二三\n四五六"},
        {"a: \"一\\t\n  二\"", "一\t 二"},
        {"a: \"\\ud840\\udc00\n  一\\x41\n  二\"", "𠀀一A 二"},
        {"a: \"一\\n\n  二\"", "一\n 二"},
        {"a: >-\n  一\n  二\n  b\n  c\n", "一二 b c"},
        {"a: >-\n  一\n\n  二\n  三\n", "一\n二三"},
        {"a: >-\n  一\n    二\n  三\n", "一\n  二\n三"},
        {"a: >-\n  一 \n  二\n", "一  二"},
        {"a: [一\n  二, 三]", "一二"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        ck_assert_msg(input_text(&c, rows[i].text) == BX_OK, "row %d: %s", i, input_messages(&c));
        const bx_node *node = bx_node_lookup(c.root, BX_STR("a"));
        if (node->kind == BX_NODE_LIST) node = node->items[0];
        ck_assert_msg(bx_str_is(node->text, rows[i].folded), "row %d: %.*s", i,
                      BX_STR_ARG(node->text));
        input_close(&c);
    }
}
END_TEST

/* Where the values stand: "at+len" of each in the order of the file, maps and lists before what is in them. */
static void add_places(bx_buf *out, const bx_node *node)
{
    bx_buf_printf(out, "%s%u+%u", out->len > 0 ? " " : "", node->place.at, node->place.len);
    for (int i = 0; i < node->count; i++)
        add_places(out, node->kind == BX_NODE_MAP ? node->pairs[i].value : node->items[i]);
}

START_TEST(knows_places)
{
    static const struct {
        const char *text, *places;
    } rows[] = {
        {"a: 1", "0+0 3+1"},
        {"键: 值", "0+0 5+3"},
        {"a: {b: 1}", "0+0 3+1 7+1"},
        {"a: [1, 2]", "0+0 3+1 4+1 7+1"},
        {"a:\n  - x\n  - \"yz\"", "0+0 5+0 7+1 14+2"},
        {"a: |\n  一\n  二\n", "0+0 5+12"},
        {"a:\nb:", "0+0 0+1 3+1"},
        {"a: ''", "0+0 4+0"},
        {"- \n-\n- x", "0+0 0+0 3+0 7+1"},
        {"\xEF\xBB\xBF"
         "a: 1",
         "3+0 6+1"},
        {"a: &q [1]\nb: *q", "0+0 6+1 7+1 13+2 7+1"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf places = {0};
        input_open(&c);
        ck_assert_msg(input_text(&c, rows[i].text) == BX_OK, "row %d: %s", i, input_messages(&c));
        add_places(&places, c.root);
        ck_assert_msg(strcmp(places.ptr, rows[i].places) == 0, "row %d: %s", i, places.ptr);
        bx_buf_release(&places);
        input_close(&c);
    }
}
END_TEST

START_TEST(sees_comments_behind_plain_text)
{
    static const struct {
        const char *text;
        size_t at;
    } rows[] = {
        {"a: x # c", 5},
        {"a: x  \t# c", 7},
        {"a: x#c", 0},
        {"a: \"x\" # c", 0},
        {"a: x\n# c", 0},
        {"a: # c", 3},
        {"a:", 0},
        {"a: # c\nb: 1", 3},
        {"a: ~ # c", 5},
        {"a: |\n  x # c", 0},
        {"a: [x # c\n ]", 0},
        {"a: x\n  y # c", 9},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        ck_assert_msg(input_text(&c, rows[i].text) == BX_OK, "row %d: %s", i, input_messages(&c));
        const bx_node *node = bx_node_lookup(c.root, BX_STR("a"));
        ck_assert_msg(node->comment_at == rows[i].at, "row %d: %u", i, node->comment_at);
        input_close(&c);
    }
}
END_TEST

START_TEST(shares_what_aliases_name)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(input_text(&c, "a: &x {k: [1, 2]}\nb: *x\nc: &x 3\nd: *x\ne: &y\nf: *y\n"),
                     BX_OK);
    ck_assert_str_eq(input_dump(&c, c.root),
                     "{a: {k: [1, 2]}, b: {k: [1, 2]}, c: 3, d: 3, e: , f: }");
    const bx_node *a = c.root->pairs[0].value, *b = c.root->pairs[1].value;
    ck_assert_ptr_eq(a->pairs, b->pairs);
    ck_assert_uint_ne(a->place.at, b->place.at);
    input_close(&c);
}
END_TEST

START_TEST(tells_null_from_empty)
{
    static const struct {
        const char *text;
        bool is_null;
    } rows[] = {
        {"a:", true},      {"a: ~", true},    {"a: null", true},  {"a: Null", true},
        {"a: NULL", true}, {"a: ''", false},  {"a: \"\"", false}, {"a: 'null'", false},
        {"a: 0", false},   {"a: 无", false},  {"a: []", false},   {"a: {}", false},
        {"a: |\n", false}, {"a: nil", false},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        ck_assert_int_eq(input_text(&c, rows[i].text), BX_OK);
        const bx_node *node = bx_node_lookup(c.root, BX_STR("a"));
        ck_assert_msg(bx_node_is_null(node) == rows[i].is_null, "row %d", i);
        input_close(&c);
    }
}
END_TEST

START_TEST(looks_keys_up)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(input_text(&c, "a: {b: 1}\nc: [2]"), BX_OK);
    const bx_node *a = bx_node_lookup(c.root, BX_STR("a"));
    ck_assert_ptr_nonnull(bx_node_lookup(a, BX_STR("b")));
    ck_assert_ptr_null(bx_node_lookup(a, BX_STR("a")));
    ck_assert_ptr_null(bx_node_lookup(bx_node_lookup(c.root, BX_STR("c")), BX_STR("2")));
    ck_assert_ptr_null(bx_node_lookup(bx_node_lookup(a, BX_STR("b")), BX_STR("1")));
    input_close(&c);
}
END_TEST

START_TEST(says_what_kind_stands_there)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(input_text(&c, "- ~\n- x\n- [1]\n- {a: 1}"), BX_OK);
    bx_status all[4][3];
    for (int i = 0; i < 4; i++)
        for (int kind = 0; kind < 3; kind++)
            all[i][kind] = bx_node_want(c.root->items[i], (bx_node_kind)kind, "键", c.diag);
    for (int i = 0; i < 4; i++)
        for (int kind = 0; kind < 3; kind++)
            ck_assert_int_eq(all[i][kind], i == kind + 1 ? BX_OK : BX_ERR_INPUT);
    const char *messages = input_messages(&c);
    ck_assert_ptr_nonnull(
        strstr(messages, "0304@1:3 键 must be text, not nothing | write one value behind it\n"));
    ck_assert_ptr_nonnull(strstr(messages, "0304@3:3 键 must be a map, not a list | write its keys "
                                           "below it, each with its value, indented\n"));
    bx_buf chinese = {0};
    bx_diagnostic_write(bx_diag_at(c.diag, 0), BX_CHINESE, &chinese);
    ck_assert_str_eq(chinese.ptr, "“键”应为文字，而不是空白");
    bx_buf_release(&chinese);
    input_close(&c);
}
END_TEST

/* A file from disk: its name, and no byte order mark that would shift the columns of line 1. */
START_TEST(loads_files)
{
    input_case c;
    input_open(&c);
    const char *folder = bx_folder_new();
    const char *path = bx_folder_put(folder, "报告.yaml",
                                     "\xEF\xBB\xBF"
                                     "键: @\n");
    ck_assert_int_eq(bx_source_load(c.arena, path, c.diag, &c.root), BX_ERR_INPUT);
    ck_assert_str_eq(input_places(&c), "0214@1:4");
    ck_assert_str_eq(bx_diag_at(c.diag, 0)->file, path);
    ck_assert_int_eq(bx_source_load(c.arena, bx_folder_path(folder, "none"), c.diag, &c.root),
                     BX_ERR_SYSTEM);
    bx_folder_remove(folder);
    input_close(&c);
}
END_TEST

/* U+FEFF, which programs leave where files were joined. */
#define MARK "\xEF\xBB\xBF"

START_TEST(drops_marks_amid_the_text)
{
    static const struct {
        const char *text, *dump, *places;
    } rows[] = {
        {"甲: 乙" MARK "丙", "{甲: 乙丙}", "0431@1:5"},
        {MARK "甲: 乙", "{甲: 乙}", ""},
        {MARK MARK "甲: 乙", "{甲: 乙}", "0431@1:2"},
        {"甲" MARK ": 乙", "{甲: 乙}", "0431@1:2"},
        {"甲: " MARK "乙" MARK "丙\n" MARK "丁: 戊", "{甲: 乙丙, 丁: 戊}",
         "0431@1:4 0431@1:5 0431@2:1"},
        {"甲: |\n  " MARK "乙\n", "{甲: |乙}", "0431@2:3"},
        {"{\"甲\": \"\\ufeff乙\"}", "{甲: \"乙\"}", "0431@1:8"},
        {"甲: \"乙\\uFEFF\\uFEFF丙\"", "{甲: \"乙丙\"}", "0431@1:5"},
        {"甲: 乙" MARK, "{甲: 乙}", "0431@1:5"},
        {"甲: [" MARK "1, 2]", "{甲: [1, 2]}", "0431@1:5"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        ck_assert_msg(input_text(&c, rows[i].text) == BX_OK, "row %d: %s", i, input_messages(&c));
        ck_assert_msg(strcmp(input_dump(&c, c.root), rows[i].dump) == 0, "row %d: %s", i,
                      input_dump(&c, c.root));
        ck_assert_msg(strcmp(input_places(&c), rows[i].places) == 0, "row %d: %s", i,
                      input_messages(&c));
        input_close(&c);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        drops_marks_amid_the_text,
        reads_what_is_written,
        folds_without_a_space_between_hanzi,
        knows_places,
        sees_comments_behind_plain_text,
        shares_what_aliases_name,
        tells_null_from_empty,
        looks_keys_up,
        says_what_kind_stands_there,
        loads_files,
    };
    return bx_suite_run("source", tests, BX_COUNT(tests));
}
