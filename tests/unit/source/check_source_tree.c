/* What is told to the tree in the order of the file, without any file. */
#include <string.h>

#include "source/tree.h"
#include "support/suite.h"

#include "base/ban.h"

static bx_arena *arena;
static bx_diag *diag;
static bx_tree *tree;
static bx_text_file file;

static void open_tree(const char *text)
{
    arena = bx_arena_new(SIZE_MAX);
    diag = bx_diag_new();
    tree = BX_NEW(arena, bx_tree);
    ck_assert(arena && diag && tree);
    file = (bx_text_file){.name = "data", .text = bx_str_from(text)};
    *tree = (bx_tree){.arena = arena, .file = &file, .diag = diag};
}

static void close_tree(void)
{
    bx_diag_free(diag);
    bx_arena_free(arena);
}

/* Of the first `part` of the text. */
static bx_place place_of(const char *part)
{
    bx_str wanted = bx_str_from(part);
    size_t at = bx_str_find(file.text, wanted);
    ck_assert_uint_lt(at, file.text.len);
    tree->last_end = at + wanted.len;
    return (bx_place){&file, at, wanted.len};
}

static bx_node *scalar(const char *text)
{
    bx_node *node = BX_NEW(arena, bx_node);
    *node = (bx_node){.text = bx_str_from(text), .place = place_of(text)};
    return node;
}

static void expect_codes(int count, const bx_code *codes)
{
    ck_assert_int_eq(bx_diag_count(diag), count);
    for (int i = 0; i < count; i++)
        ck_assert_int_eq((int)bx_diag_at(diag, i)->code, (int)codes[i]);
}

static bx_status open_list(const char *bracket, int anchor)
{
    return bx_tree_open(tree, BX_NODE_LIST, place_of(bracket), anchor);
}

START_TEST(members_stand_in_their_order)
{
    open_tree("a: [1, 2]\nb:  # none\n");
    ck_assert_int_eq(bx_tree_open(tree, BX_NODE_MAP, (bx_place){&file, 0, 0}, -1), BX_OK);
    ck_assert(bx_tree_wants_key(tree));
    bx_tree_set_key(tree, scalar("a"));
    ck_assert(!bx_tree_wants_key(tree));
    ck_assert_int_eq(open_list("[", -1), BX_OK);
    ck_assert(!bx_tree_wants_key(tree));
    ck_assert_int_eq(bx_tree_add(tree, scalar("1"), -1), BX_OK);
    ck_assert_int_eq(bx_tree_add(tree, scalar("2"), -1), BX_OK);
    ck_assert_int_eq(bx_tree_close(tree), BX_OK);
    bx_tree_set_key(tree, scalar("b"));
    bx_node nothing = {0};
    bx_tree_place_nothing(tree, &nothing);
    ck_assert_uint_eq(nothing.place.at, 10);
    ck_assert_uint_eq(nothing.comment_at, 14);
    ck_assert_int_eq(bx_tree_add(tree, &nothing, -1), BX_OK);
    ck_assert_ptr_null(tree->root);
    ck_assert_int_eq(bx_tree_close(tree), BX_OK);
    const bx_node *list = bx_node_lookup(tree->root, BX_STR("a"));
    ck_assert_int_eq(list->count, 2);
    ck_assert(bx_str_is(list->items[1]->text, "2"));
    ck_assert(bx_node_is_null(bx_node_lookup(tree->root, BX_STR("b"))));
    ck_assert_int_eq((int)tree->nodes, 5);
    expect_codes(0, NULL);
    close_tree();
}
END_TEST

START_TEST(an_alias_is_what_its_anchor_holds)
{
    open_tree("[&x 1, *x]");
    int index;
    ck_assert_int_eq(bx_tree_add_anchor(tree, NULL, &index), BX_OK);
    ck_assert_int_eq(index, -1);
    ck_assert_int_eq(open_list("[", index), BX_OK);
    bx_place name = place_of("x");
    ck_assert_int_eq(bx_tree_add_anchor(tree, &name, &index), BX_OK);
    ck_assert_int_eq(index, 0);
    ck_assert_int_eq(bx_tree_add(tree, scalar("1"), index), BX_OK);
    ck_assert_int_eq(bx_tree_add_alias(tree, (bx_place){&file, 8, 1}), BX_OK);
    ck_assert_int_eq(bx_tree_close(tree), BX_OK);
    ck_assert(bx_str_is(tree->root->items[1]->text, "1"));
    ck_assert_uint_eq(tree->root->items[1]->place.at, 7);
    ck_assert_int_eq(bx_tree_check_anchors(tree), BX_OK);
    ck_assert_int_eq(tree->fault, BX_OK);
    close_tree();
}
END_TEST

START_TEST(faults_that_reading_survives_are_kept)
{
    open_tree("[*no, *no, &in [*in], &un 1]");
    int index;
    ck_assert_int_eq(open_list("[", -1), BX_OK);
    for (size_t at = 2; at <= 7; at += 5)
        ck_assert_int_eq(bx_tree_add_alias(tree, (bx_place){&file, at, 2}), BX_OK);
    ck_assert_uint_eq(tree->bad_alias, 9);
    bx_place name = place_of("in");
    ck_assert_int_eq(bx_tree_add_anchor(tree, &name, &index), BX_OK);
    ck_assert_int_eq(open_list("[", index), BX_OK);
    ck_assert_int_eq(bx_tree_add_alias(tree, (bx_place){&file, 17, 2}), BX_OK);
    ck_assert_int_eq(bx_tree_close(tree), BX_OK);
    name = place_of("un");
    ck_assert_int_eq(bx_tree_add_anchor(tree, &name, &index), BX_OK);
    ck_assert_int_eq(bx_tree_add(tree, scalar("1"), index), BX_OK);
    ck_assert_int_eq(bx_tree_close(tree), BX_OK);
    ck_assert_int_eq(bx_tree_check_anchors(tree), BX_OK);
    ck_assert_int_eq(tree->fault, BX_ERR_INPUT);
    expect_codes(3, (const bx_code[]){BX_E_UNKNOWN_ALIAS, BX_E_ALIAS_LOOP, BX_E_UNUSED_ANCHOR});
    close_tree();
}
END_TEST

START_TEST(a_key_is_one_text)
{
    open_tree("[x");
    ck_assert_int_eq(bx_tree_open(tree, BX_NODE_MAP, (bx_place){&file, 0, 0}, -1), BX_OK);
    ck_assert_int_eq(open_list("[", -1), BX_ERR_INPUT);
    ck_assert_int_eq(bx_tree_add_alias(tree, place_of("x")), BX_ERR_INPUT);
    expect_codes(2, (const bx_code[]){BX_E_COMPLEX_KEY, BX_E_COMPLEX_KEY});
    close_tree();
}
END_TEST

START_TEST(limits_end_the_reading)
{
    open_tree("[x");
    for (int i = 0; i < BX_LIMIT_NODE_DEPTH; i++)
        ck_assert_int_eq(open_list("[", -1), BX_OK);
    ck_assert_int_eq(open_list("[", -1), BX_ERR_LIMIT);
    bx_place name = place_of("x");
    int index;
    for (int i = 0; i < BX_LIMIT_ANCHORS; i++)
        ck_assert_int_eq(bx_tree_add_anchor(tree, &name, &index), BX_OK);
    ck_assert_int_eq(bx_tree_add_anchor(tree, &name, &index), BX_ERR_LIMIT);
    tree->nodes = BX_LIMIT_NODES;
    ck_assert_int_eq(bx_tree_add(tree, scalar("x"), -1), BX_ERR_LIMIT);
    expect_codes(3, (const bx_code[]){BX_E_TOO_DEEP, BX_E_TOO_MANY_ANCHORS, BX_E_TOO_MANY_NODES});
    close_tree();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        members_stand_in_their_order,
        an_alias_is_what_its_anchor_holds,
        faults_that_reading_survives_are_kept,
        a_key_is_one_text,
        limits_end_the_reading,
    };
    return bx_suite_run("source/tree", tests, BX_COUNT(tests));
}
