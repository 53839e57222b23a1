/* What is kept of cut fonts, and that no file depends on it. */
#include <string.h>

#include "cut/font_cache.h"
#include "support/suite.h"

enum { MOST = 4096 };

static const bx_form glyphs[] = {0, 3, 7, 9};
static const char program[] = "deflated", map[] = "map";

static const bx_packed_font font = {{program, sizeof program - 1}, 100, {map, sizeof map - 1}};

/* Faces are told apart by their address alone. */
static const bx_face *face(int number)
{
    static const char places[4];
    return (const bx_face *)(const void *)&places[number];
}

static bool has(bx_font_cache *cache, const bx_face *of, const bx_form *list, int count)
{
    bx_packed_font got;
    if (!bx_font_cache_lookup(cache, of, list, count, &got)) return false;
    ck_assert(bx_str_is(got.program, program) && bx_str_is(got.map, map) && got.len == 100);
    return true;
}

START_TEST(keeps_what_comes_again)
{
    bx_font_cache *cache = bx_font_cache_new(MOST, MOST);
    ck_assert(!has(cache, face(0), glyphs, 4));
    bx_font_cache_keep(cache, face(0), glyphs, 4, &font);
    ck_assert(!has(cache, face(0), glyphs, 4));
    bx_font_cache_keep(cache, face(0), glyphs, 4, &font);
    ck_assert(has(cache, face(0), glyphs, 4));
    ck_assert(!has(cache, face(1), glyphs, 4));
    ck_assert(!has(cache, face(0), glyphs, 3));
    bx_form others[4];
    memcpy(others, glyphs, sizeof others);
    others[2] = 8;
    ck_assert(!has(cache, face(0), others, 4));
    bx_font_cache_free(cache);
}
END_TEST

START_TEST(has_a_limit)
{
    bx_font_cache *cache = bx_font_cache_new(MOST, MOST);
    bx_form list[4] = {0, 1, 2, 3};
    int found = 0;
    for (int i = 0; i < 1000; i++) {
        list[3] = (bx_form)(3 + i);
        bx_font_cache_keep(cache, face(0), list, 4, &font);
        bx_font_cache_keep(cache, face(0), list, 4, &font);
        ck_assert(has(cache, face(0), list, 4));
    }
    for (int i = 0; i < 1000; i++) {
        list[3] = (bx_form)(3 + i);
        found += has(cache, face(0), list, 4);
    }
    ck_assert_int_lt(found, MOST / 16);
    static char large[MOST + 1];
    bx_packed_font big = {{large, sizeof large}, sizeof large, {0}};
    bx_font_cache_keep(cache, face(2), glyphs, 4, &big);
    bx_font_cache_keep(cache, face(2), glyphs, 4, &big);
    ck_assert(!has(cache, face(2), glyphs, 4));
    bx_font_cache_free(cache);
}
END_TEST

START_TEST(may_be_left_out)
{
    bx_packed_font got;
    ck_assert(!bx_font_cache_lookup(NULL, face(0), glyphs, 4, &got));
    bx_font_cache_keep(NULL, face(0), glyphs, 4, &font);
    bx_font_cache_free(NULL);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {keeps_what_comes_again, has_a_limit, may_be_left_out};
    return bx_suite_run("cut/font_cache", tests, BX_COUNT(tests));
}
