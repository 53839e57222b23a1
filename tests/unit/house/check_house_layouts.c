/* Which layouts there are; what a layout with profiles is kept by, and what its hash knows. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "house/house.h"
#include "house/layout_list.h"
#include "support/folder.h"
#include "support/suite.h"

#include "base/ban.h"

static const char *folder;
static bx_arena *arena;
static bx_diag *diag;

/* In a folder of its own, which has layouts/, and no other place to look but the source tree. */
static void open_test(void)
{
    folder = bx_folder_new();
    ck_assert_int_eq(chdir(folder), 0);
    mkdir("layouts", 0700);
    unsetenv("BANXIN_HOME");
    arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    diag = bx_diag_new();
    ck_assert(arena && diag);
}

static void close_test(void)
{
    bx_arena_free(arena);
    bx_diag_free(diag);
    bx_folder_remove(folder);
}

/* "id why path<hider" for those below the test's folder, one a line. */
static const char *listing(void)
{
    static char text[1024];
    bx_layout_list list;
    size_t len = 0;
    ck_assert_int_eq(bx_layout_list_read(arena, diag, &list), BX_OK);
    text[0] = '\0';
    for (int i = 0; i < list.count; i++) {
        const bx_listed_layout *l = &list.items[i];
        if (l->why == BX_LOCATE_INSTALLED || l->why == BX_LOCATE_TREE) continue;
        len += (size_t)snprintf(text + len, sizeof text - len, "%s %d %s%s%s\n", l->id, (int)l->why,
                                l->path, l->hidden_by ? "<" : "",
                                l->hidden_by ? l->hidden_by->path : "");
        ck_assert_uint_lt(len, sizeof text);
    }
    return text;
}

START_TEST(lists_what_is_found_first)
{
    open_test();
    bx_folder_put("layouts", "b.yaml", "banxin: 1\nname: 乙\n");
    bx_folder_put("layouts", "a.yaml", "banxin: 1\n");
    bx_folder_put("layouts", "c.json", "{\"banxin\": 1}");
    bx_folder_put("layouts", "note.txt", "banxin: 1\n");
    bx_folder_put(".", "b.yaml", "banxin: 1\n");
    bx_folder_put(".", "data.yaml", "layout: b\n");
    bx_folder_put(".", "odd.yaml", "banxin: [\n");
    ck_assert_str_eq(listing(), "a 1 layouts/a.yaml\nb 0 ./b.yaml\nb 1 layouts/b.yaml<./b.yaml\n"
                                "c.json 1 layouts/c.json\n");
    ck_assert_int_eq(bx_diag_count(diag), 0);
    close_test();
}
END_TEST

START_TEST(a_folder_is_listed_once)
{
    open_test();
    bx_folder_put("layouts", "a.yaml", "banxin: 1\n");
    setenv("BANXIN_HOME", ".", 1);
    ck_assert_str_eq(listing(), "a 1 layouts/a.yaml\n");
    /* within a folder of layouts: found as such, not only by data that lie there */
    ck_assert_int_eq(chdir("layouts"), 0);
    setenv("BANXIN_HOME", "..", 1);
    ck_assert_str_eq(listing(), "a 2 ../layouts/a.yaml\n");
    close_test();
}
END_TEST

START_TEST(a_faulty_file_hides_no_other)
{
    open_test();
    bx_folder_put("layouts", "a.yaml", "banxin: [\n");
    bx_folder_put("layouts", "b.yaml", "name: 乙\n");
    bx_folder_put("layouts", "c.yaml", "banxin: 1\nextends: [a, b]\n");
    ck_assert_str_eq(listing(), "c 1 layouts/c.yaml\n");
    ck_assert_int_eq(bx_diag_count(diag), 2);
    ck_assert_str_eq(bx_diag_at(diag, 0)->file, "layouts/a.yaml");
    ck_assert_str_eq(bx_diag_at(diag, 1)->file, "layouts/b.yaml");
    close_test();
}
END_TEST

#define WHOLE                                                                                      \
    "banxin: 1\nname: 试\npage: {size: [200mm, 300mm], top: 30mm, left: 20mm, area: [160pt, "     \
    "230pt]}\ngrid: {characters: 10, lines: 23, size: 10pt}\nstyles:\n  正文: {face: 仿宋, "   \
    "size: 10pt, grid: true}\n"

/* The layout "note" with profiles, and its hash in hexadecimal digits. */
static const bx_layout *load(bx_house *house, const char *const *profiles, int count, char hex[65])
{
    const bx_layout_request request = {
        .name = BX_STR("note"), .profiles = profiles, .profile_count = count};
    const bx_layout *layout = NULL;
    bx_hash hash;
    ck_assert_int_eq(bx_house_layout(house, &request, diag, &layout), BX_OK);
    ck_assert_int_eq(bx_house_layout_hash(house, layout, &hash), BX_OK);
    bx_hash_hex(&hash, hex);
    return layout;
}

START_TEST(profiles_are_kept_apart_and_hashed)
{
    static const char *const one[] = {"p"}, *const other[] = {"q"}, *const both[] = {"p", "q"};
    char plain[65], with_p[65], with_q[65], with_both[65], again[65];
    open_test();
    bx_folder_put("layouts", "note.yaml", WHOLE);
    bx_folder_put("layouts", "p.yaml", "banxin: 1\nlanguage: de\n");
    bx_folder_put("layouts", "q.yaml", "banxin: 1\nlanguage: fr\n");
    bx_house *house = bx_house_new();
    ck_assert_ptr_nonnull(house);
    const bx_layout *t = load(house, NULL, 0, plain);
    ck_assert(bx_str_is(t->language, "zh-CN"));
    ck_assert(bx_str_is(load(house, one, 1, with_p)->language, "de"));
    ck_assert(bx_str_is(load(house, other, 1, with_q)->language, "fr"));
    ck_assert(bx_str_is(load(house, both, 2, with_both)->language, "fr"));
    ck_assert(bx_str_is(load(house, both, 2, with_both)->name, "试"));
    ck_assert_ptr_eq(load(house, NULL, 0, again), t);
    const char *const hashes[] = {plain, with_p, with_q, with_both};
    for (int i = 0; i < BX_COUNT(hashes); i++)
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(hashes[i], hashes[k]);
    bx_house_free(house);
    bx_folder_put("layouts", "q.yaml", "banxin: 1\nlanguage: it\n");
    house = bx_house_new();
    ck_assert_ptr_nonnull(house);
    load(house, NULL, 0, again);
    ck_assert_str_eq(again, plain);
    load(house, other, 1, again);
    ck_assert_str_ne(again, with_q);
    bx_house_free(house);
    close_test();
}
END_TEST

/* b.yaml is found beside a.yaml, which names it, and not beside note.yaml, which is further up. */
START_TEST(a_file_looks_beside_itself)
{
    char hex[65];
    open_test();
    mkdir("far", 0700);
    bx_folder_put("layouts", "note.yaml", WHOLE "extends: far/a.yaml\n");
    bx_folder_put("far", "a.yaml", "banxin: 1\nextends: [b, ./far/../far/b.yaml]\n");
    bx_folder_put("far", "b.yaml", "banxin: 1\nlanguage: far\n");
    bx_folder_put("layouts", "b.yaml", "banxin: 1\nlanguage: near\n");
    bx_house *house = bx_house_new();
    ck_assert_ptr_nonnull(house);
    ck_assert(bx_str_is(load(house, NULL, 0, hex)->language, "far"));
    bx_house_free(house);
    close_test();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {lists_what_is_found_first, a_folder_is_listed_once,
                            a_faulty_file_hides_no_other, profiles_are_kept_apart_and_hashed,
                            a_file_looks_beside_itself};
    return bx_suite_run("house: layouts", tests, BX_COUNT(tests));
}
