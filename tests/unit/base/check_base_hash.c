/* SHA-256 against the vectors of FIPS 180-4's examples; the tag tree. */
#include <string.h>

#include "base/hash.h"
#include "base/tag.h"
#include "support/suite.h"

static void expect_digest(const bx_str *parts, int count, const char *hex)
{
    bx_hash hash;
    bx_buf out = {0};
    bx_hash_sha256(parts, count, &hash);
    for (size_t i = 0; i < sizeof hash.bytes; i++)
        bx_buf_add_hex(&out, hash.bytes[i], 2);
    ck_assert_str_eq(out.ptr, hex);
    bx_buf_release(&out);
}

START_TEST(hashes_the_vectors)
{
    static const struct {
        const char *text, *hex;
    } rows[] = {
        {"", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"},
        {"abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
         "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
         "CF5B16A778AF8380036CE59E7B0492370B249B11E8F07A51AFAC45037AFEE9D1"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str part = bx_str_from(rows[i].text);
        expect_digest(&part, 1, rows[i].hex);
    }
    expect_digest(NULL, 0, rows[0].hex);
}
END_TEST

START_TEST(a_million_letters)
{
    static char letters[1000];
    static bx_str parts[1000];
    memset(letters, 'a', sizeof letters);
    for (int i = 0; i < BX_COUNT(parts); i++)
        parts[i] = (bx_str){letters, sizeof letters};
    expect_digest(parts, BX_COUNT(parts),
                  "CDC76E5C9914FB9281A1C7E284D73E67F1809A48A497200E046D39CCC7112CD0");
}
END_TEST

START_TEST(parts_are_one_text)
{
    const bx_str parts[] = {{"", 0}, {"a", 1}, {NULL, 0}, {"bc", 2}};
    expect_digest(parts, BX_COUNT(parts),
                  "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
}
END_TEST

START_TEST(a_digest_is_read_on_the_way)
{
    bx_hash hash, wanted;
    bx_hasher *hasher = bx_hasher_new();
    ck_assert_ptr_nonnull(hasher);
    bx_hasher_add(hasher, BX_STR("a"));
    bx_hasher_read(hasher, &hash);
    bx_hash_sha256(&BX_STR("a"), 1, &wanted);
    ck_assert_mem_eq(hash.bytes, wanted.bytes, sizeof hash.bytes);
    bx_hasher_add(hasher, (bx_str){0});
    bx_hasher_add(hasher, BX_STR("bc"));
    bx_hasher_read(hasher, &hash);
    bx_hash_sha256(&BX_STR("abc"), 1, &wanted);
    ck_assert_mem_eq(hash.bytes, wanted.bytes, sizeof hash.bytes);
    bx_hasher_free(hasher);
}
END_TEST

START_TEST(tags_grow_in_reading_order)
{
    bx_arena *arena = bx_arena_new(1 << 16);
    bx_tag_tree tree = {0};
    bx_tag *root = bx_tag_new(arena, &tree, NULL, BX_TAG_DOCUMENT);
    bx_tag *title = bx_tag_new(arena, &tree, root, BX_TAG_H1);
    bx_tag *table = bx_tag_new(arena, &tree, root, BX_TAG_TABLE);
    bx_tag *row = bx_tag_new(arena, &tree, table, BX_TAG_TR);
    bx_tag *head = bx_tag_new(arena, &tree, row, BX_TAG_TH);
    bx_tag *cell = bx_tag_new(arena, &tree, row, BX_TAG_TD);
    bx_tag *last = bx_tag_new(arena, &tree, root, BX_TAG_P);
    ck_assert_ptr_eq(tree.root, root);
    ck_assert_int_eq(tree.count, 7);
    const bx_tag *made[] = {root, title, table, row, head, cell, last};
    for (int i = 0; i < BX_COUNT(made); i++) {
        ck_assert_int_eq(made[i]->id, i);
        ck_assert_int_eq(made[i]->row_span, 1);
        ck_assert_int_eq(made[i]->column_span, 1);
        ck_assert_int_eq(made[i]->scope, BX_SCOPE_NONE);
    }
    ck_assert(root->first == title && title->next == table && table->next == last && !last->next &&
              root->last == last);
    ck_assert(row->first == head && head->next == cell && !cell->next && row->last == cell);
    ck_assert(!title->first && !title->last && !root->parent && cell->parent == row);
    bx_arena_free(arena);
}
END_TEST

START_TEST(tags_are_walked_in_preorder)
{
    bx_arena *arena = bx_arena_new(1 << 16);
    bx_tag_tree tree = {0};
    bx_tag *root = bx_tag_new(arena, &tree, NULL, BX_TAG_DOCUMENT);
    bx_tag *table = bx_tag_new(arena, &tree, root, BX_TAG_TABLE);
    bx_tag *row = bx_tag_new(arena, &tree, table, BX_TAG_TR);
    bx_tag *last = bx_tag_new(arena, &tree, root, BX_TAG_P);
    bx_tag *cell = bx_tag_new(arena, &tree, row, BX_TAG_TD);
    const bx_tag *wanted[] = {root, table, row, cell, last, NULL};
    const bx_tag *tag = root;
    for (int i = 0; i < BX_COUNT(wanted); i++) {
        ck_assert_ptr_eq(tag, wanted[i]);
        if (tag) tag = bx_tag_next(tag);
    }
    bx_arena_free(arena);
}
END_TEST

START_TEST(no_room_for_a_tag_changes_nothing)
{
    enum { ROOM = 4096 };
    bx_arena *arena = bx_arena_new(ROOM);
    bx_tag_tree tree = {0};
    bx_tag *root = bx_tag_new(arena, &tree, NULL, BX_TAG_DOCUMENT), *last = NULL, *tag = NULL;
    ck_assert_ptr_nonnull(root);
    int made = 0;
    for (; (tag = bx_tag_new(arena, &tree, root, BX_TAG_P)) != NULL; made++)
        last = tag;
    ck_assert(made > 0 && (size_t)made * sizeof(bx_tag) < ROOM);
    ck_assert_int_eq(tree.count, made + 1);
    ck_assert_ptr_eq(root->last, last);
    ck_assert_ptr_null(last->next);
    bx_arena_free(arena);
}
END_TEST

START_TEST(roles_have_their_standard_names)
{
    static const char *const names[] = {
        "Document", "H1", "H2", "H3",  "H4",     "H5",    "H6",    "P",     "Note",
        "Sect",     "L",  "LI", "Lbl", "LBody",  "Table", "THead", "TBody", "TFoot",
        "Caption",  "TR", "TH", "TD",  "Figure", "Link",  "Form"};
    ck_assert_int_eq(BX_COUNT(names), BX_TAG_FORM + 1);
    for (int i = 0; i < BX_COUNT(names); i++)
        ck_assert_str_eq(bx_tag_role_name((bx_tag_role)i), names[i]);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        hashes_the_vectors,
        a_million_letters,
        parts_are_one_text,
        a_digest_is_read_on_the_way,
        tags_grow_in_reading_order,
        tags_are_walked_in_preorder,
        no_room_for_a_tag_changes_nothing,
        roles_have_their_standard_names,
    };
    return bx_suite_run("base/hash, base/tag", tests, BX_COUNT(tests));
}
