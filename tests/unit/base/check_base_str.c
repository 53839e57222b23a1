/* Strings with a length, and the buffer that grows. */
#include <inttypes.h>
#include <string.h>

#include "base/len.h"
#include "base/str.h"
#include "base/utf8.h"
#include "support/suite.h"

static const bx_str nothing = {NULL, 0};

START_TEST(compares_ranges)
{
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {"", "", 0},        {"", "a", -1},    {"a", "", 1},         {"a", "a", 0},   {"a", "b", -1},
        {"b", "a", 1},      {"a", "aa", -1},  {"aa", "a", 1},       {"z", "版", -1}, {"版", "z", 1},
        {"abc", "abd", -1}, {"一", "丁", -1}, {"\x7F", "\x80", -1},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str a = bx_str_from(rows[i].a), b = bx_str_from(rows[i].b);
        int order = bx_str_compare(a, b);
        ck_assert_msg((order > 0) - (order < 0) == rows[i].order, "row %d", i);
        ck_assert_msg(bx_str_equal(a, b) == (rows[i].order == 0), "row %d", i);
        ck_assert_msg(bx_str_is(a, rows[i].b) == (rows[i].order == 0), "row %d", i);
    }
    ck_assert(bx_str_equal(nothing, BX_STR("")));
    ck_assert(bx_str_equal(bx_str_from(NULL), nothing));
    ck_assert_int_eq(bx_str_compare(nothing, BX_STR("")), 0);
    ck_assert(!bx_str_equal(BX_STR("a\0b"), BX_STR("a\0c")));
}
END_TEST

START_TEST(finds_starts_and_ends)
{
    static const struct {
        const char *text, *part;
        bool starts, ends;
        size_t at;
    } rows[] = {
        {"", "", true, true, 0},
        {"abc", "", true, true, 0},
        {"", "a", false, false, 0},
        {"abc", "abc", true, true, 0},
        {"abc", "ab", true, false, 0},
        {"abc", "bc", false, true, 1},
        {"abc", "abcd", false, false, 3},
        {"aab", "ab", false, true, 1},
        {"data.yaml", ".yaml", false, true, 4},
        {"yaml", ".yaml", false, false, 4},
        {"一、总体情况", "、", false, false, 3},
        {"ababab", "bab", false, true, 1},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str text = bx_str_from(rows[i].text), part = bx_str_from(rows[i].part);
        ck_assert_msg(bx_str_starts(text, part) == rows[i].starts, "row %d", i);
        ck_assert_msg(bx_str_ends(text, part) == rows[i].ends, "row %d", i);
        ck_assert_msg(bx_str_find(text, part) == rows[i].at, "row %d", i);
    }
    ck_assert(bx_str_starts(nothing, nothing) && bx_str_ends(nothing, nothing));
    ck_assert_uint_eq(bx_str_find(nothing, BX_STR("a")), 0);
}
END_TEST

START_TEST(trims_white_space)
{
    static const struct {
        const char *text, *trimmed;
    } rows[] = {
        {"", ""},
        {" ", ""},
        {"a", "a"},
        {" \t\r\n a b \n", "a b"},
        {"　　二字缩进　", "二字缩进"},
        {"\xC2\xA0 a\xC2\xA0", "a"},
        {"\xEF\xBB\xBF版心", "版心"},
        {" 　\xC2\xA0 ", ""},
        {"\xE2\x80\x83\xE2\x80\x83年\xE2\x80\x82", "年"}, /* 2003, 2002 */
        {"\xE2\x80\x80\xE2\x80\x8A年", "年"},             /* 2000, 200A */
        {"\xE1\x9A\x80年\xE2\x80\xAF\xE2\x81\x9F", "年"}, /* 1680, 202F, 205F */
        {"\xE2\x80\x8B年", "\xE2\x80\x8B年"},             /* 200B is no blank */
        {"a　b", "a　b"},
        {"\v", "\v"},
        {"，", "，"},             /* its last byte is no blank */
        {"\x80\x80", "\x80\x80"}, /* half a U+3000 */
    };
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg(bx_str_is(bx_str_trim(bx_str_from(rows[i].text)), rows[i].trimmed), "row %d",
                      i);
    ck_assert_uint_eq(bx_str_trim(nothing).len, 0);
    ck_assert_uint_eq(bx_str_trim(BX_STR("\0 \0")).len, 3);
}
END_TEST

START_TEST(reads_integers)
{
    static const struct {
        const char *text;
        bool good;
        int64_t value;
    } rows[] = {
        {"0", true, 0},
        {"-0", true, 0},
        {"007", true, 7},
        {"2024", true, 2024},
        {"-12", true, -12},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775807", true, -INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"99999999999999999999", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"+1", false, 0},
        {"--1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"1.0", false, 0},
        {"1e3", false, 0},
        {"0x10", false, 0},
        {"１", false, 0},
        {"1,000", false, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        int64_t value = 77;
        bool good = bx_str_to_int(bx_str_from(rows[i].text), &value);
        ck_assert_msg(good == rows[i].good, "\"%s\"", rows[i].text);
        ck_assert_msg(value == (good ? rows[i].value : 77), "\"%s\" gives %" PRId64, rows[i].text,
                      value);
    }
}
END_TEST

START_TEST(counts_edits)
{
    static const struct {
        const char *a, *b;
        size_t most, edits;
    } rows[] = {
        {"", "", 9, 0},
        {"", "abc", 9, 3},
        {"abc", "", 9, 3},
        {"abc", "abc", 9, 0},
        {"kitten", "sitting", 9, 3},
        {"colunms", "columns", 9, 2},
        {"heading", "headings", 9, 1},
        {"abc", "xyz", 9, 3},
        {"abc", "xyz", 2, 2},
        {"abc", "abc", 0, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str a = bx_str_from(rows[i].a), b = bx_str_from(rows[i].b);
        ck_assert_msg(bx_str_distance(a, b, rows[i].most) == rows[i].edits, "row %d", i);
        ck_assert_msg(bx_str_distance(b, a, rows[i].most) == rows[i].edits, "row %d turned", i);
    }
    char wide[97];
    memset(wide, 'a', sizeof wide);
    ck_assert_uint_eq(bx_str_distance((bx_str){wide, 96}, (bx_str){wide, 95}, 9), 1);
    ck_assert_uint_eq(bx_str_distance((bx_str){wide, 97}, (bx_str){wide, 96}, 9), 9);
}
END_TEST

START_TEST(copies_into_an_arena)
{
    bx_arena *arena = bx_arena_new(16);
    bx_str copy = bx_str_copy(arena, (bx_str){"版心！", 6});
    ck_assert_str_eq(copy.ptr, "版心");
    ck_assert_uint_eq(copy.len, 6);
    copy = bx_str_copy(arena, BX_STR("no room"));
    ck_assert_ptr_null(copy.ptr);
    ck_assert_uint_eq(copy.len, 0);
    bx_arena_free(arena);
}
END_TEST

static void expect(bx_buf *buf, const char *text)
{
    ck_assert(!buf->failed);
    ck_assert_str_eq(buf->ptr, text);
    ck_assert_uint_eq(buf->len, strlen(text));
    bx_buf_clear(buf);
}

START_TEST(a_buffer_collects)
{
    bx_buf buf = {0};
    ck_assert_uint_eq(bx_buf_str(&buf).len, 0);
    bx_buf_add_text(&buf, "");
    expect(&buf, "");
    bx_buf_add(&buf, NULL, 0);
    expect(&buf, "");
    bx_buf_add_str(&buf, nothing);
    bx_buf_add_text(&buf, "a");
    bx_buf_add_byte(&buf, 'b');
    bx_buf_add_str(&buf, BX_STR("版"));
    bx_buf_add_rune(&buf, 0x5FC3);
    bx_buf_add_rune(&buf, 0x2000B);
    bx_buf_printf(&buf, "%d %s%%", -5, "x");
    expect(&buf, "ab版心𠀋-5 x%");
    bx_buf_release(&buf);
    ck_assert_ptr_null(buf.ptr);
    bx_buf_release(&buf);
}
END_TEST

START_TEST(a_buffer_grows_without_losing_a_byte)
{
    bx_buf buf = {0};
    for (int i = 0; i < 20000; i++)
        bx_buf_add_byte(&buf, (char)('a' + i % 26));
    bx_buf_printf(&buf, "%0*d", 9000, 7);
    ck_assert(!buf.failed);
    ck_assert_uint_eq(buf.len, 29000);
    ck_assert_uint_eq(strlen(buf.ptr), 29000);
    for (int i = 0; i < 20000; i++)
        ck_assert_int_eq(buf.ptr[i], 'a' + i % 26);
    ck_assert_int_eq(buf.ptr[28999], '7');
    bx_buf_release(&buf);
}
END_TEST

START_TEST(a_buffer_keeps_its_limit)
{
    bx_buf buf = {.limit = 5};
    bx_buf_add_text(&buf, "12345");
    ck_assert(!buf.failed);
    bx_buf_add_text(&buf, "");
    ck_assert(!buf.failed);
    bx_buf_add_byte(&buf, '6');
    ck_assert(buf.failed);
    ck_assert_str_eq(buf.ptr, "12345");
    bx_buf_clear(&buf);
    bx_buf_add_text(&buf, "123456");
    ck_assert(buf.failed);
    bx_buf_add_byte(&buf, '1'); /* it would fit, but the buffer is sticky */
    bx_buf_printf(&buf, "%d", 2);
    ck_assert_uint_eq(buf.len, 0);
    bx_buf_clear(&buf);
    bx_buf_printf(&buf, "%s", "123456");
    ck_assert(buf.failed);
    ck_assert_uint_eq(buf.len, 0);
    bx_buf_clear(&buf);
    bx_buf_add(&buf, "x", SIZE_MAX);
    ck_assert(buf.failed);
    bx_buf_release(&buf);
}
END_TEST

START_TEST(a_buffer_is_kept_whole_or_not_at_all)
{
    bx_arena *arena = bx_arena_new(32);
    bx_buf buf = {0};
    ck_assert_str_eq(bx_buf_keep(&buf, arena).ptr, "");
    bx_buf_add_text(&buf, "版心");
    bx_str kept = bx_buf_keep(&buf, arena);
    ck_assert_ptr_null(buf.ptr);
    ck_assert_str_eq(kept.ptr, "版心");
    ck_assert_uint_eq(kept.len, 6);

    bx_buf_add_text(&buf, "more than the arena has");
    kept = bx_buf_keep(&buf, arena);
    ck_assert_ptr_null(buf.ptr);
    ck_assert_ptr_null(kept.ptr);
    ck_assert_uint_eq(kept.len, 0);

    buf.limit = 3;
    bx_buf_add_text(&buf, "abc");
    bx_buf_add_byte(&buf, 'd');
    kept = bx_buf_keep(&buf, arena);
    ck_assert_ptr_null(buf.ptr);
    ck_assert(!buf.failed);
    ck_assert_ptr_null(kept.ptr);
    bx_arena_free(arena);
}
END_TEST

START_TEST(writes_integers)
{
    static const struct {
        int64_t value;
        const char *text;
    } rows[] = {
        {0, "0"},
        {7, "7"},
        {-7, "-7"},
        {9, "9"},
        {10, "10"},
        {99, "99"},
        {100, "100"},
        {1234567890123, "1234567890123"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    bx_buf buf = {0};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_buf_add_int(&buf, rows[i].value);
        expect(&buf, rows[i].text);
    }
    bx_buf_release(&buf);
}
END_TEST

START_TEST(writes_hexadecimals)
{
    static const struct {
        uint32_t value;
        int digits;
        const char *text;
    } rows[] = {
        {0, 1, "0"},           {0, 4, "0000"},       {0xABCDEF, 8, "00ABCDEF"},
        {0x2F800, 5, "2F800"}, {0x12345, 4, "2345"}, {UINT32_MAX, 8, "FFFFFFFF"},
    };
    bx_buf buf = {0};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_buf_add_hex(&buf, rows[i].value, rows[i].digits);
        expect(&buf, rows[i].text);
    }
    bx_buf_release(&buf);
}
END_TEST

START_TEST(writes_points)
{
    static const struct {
        bx_len length;
        int places;
        const char *text;
    } rows[] = {
        {0, 0, "0"},
        {0, 6, "0"},
        {BX_PT, 3, "1"},
        {-BX_PT, 3, "-1"},
        {BX_PT / 2, 3, "0.5"},
        {-BX_PT / 2, 3, "-0.5"},
        {BX_PT / 2, 0, "1"}, /* half away from zero */
        {-BX_PT / 2, 0, "-1"},
        {BX_PT / 2 - 1, 0, "0"},
        {-BX_PT / 2 + 1, 0, "0"}, /* no minus zero */
        {-1, 3, "0"},
        {-1, 6, "-0.000015"},
        {1, 6, "0.000015"},
        {1, 4, "0"},
        {4, 4, "0.0001"},
        {BX_PT + 1, 2, "1"},
        {BX_PT * 3 / 4, 1, "0.8"},
        {BX_PT * 10 + BX_PT / 20, 1, "10"}, /* 3276/65536 is a little less than 0.05 */
        {BX_PT * 99999 / 100, 2, "999.99"},
        {BX_PT * 999999 / 1000, 2, "1000"},
        {1034968, 3, "15.792"},
        {BX_PT * 1000000, 6, "1000000"},
        {BX_PT * 100 + 3, 3, "100"},
        {BX_PT * 100 + BX_PT / 8, 2, "100.13"},
        {-(BX_PT * 100 + BX_PT / 8), 2, "-100.13"},
        {BX_PT / 64, 6, "0.015625"},
    };
    bx_buf buf = {0};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_buf_add_pt(&buf, rows[i].length, rows[i].places);
        ck_assert_msg(strcmp(buf.ptr, rows[i].text) == 0, "row %d: %s, not %s", i, buf.ptr,
                      rows[i].text);
        bx_buf_clear(&buf);
    }
    bx_buf_release(&buf);
}
END_TEST

START_TEST(writes_fixed_decimals)
{
    static const struct {
        int64_t value;
        int places;
        const char *text;
    } rows[] = {
        {0, 3, "0"},
        {15793, 3, "15.793"},
        {-500, 3, "-0.5"},
        {1000, 3, "1"},
        {1050, 3, "1.05"},
        {7, 0, "7"},
        {1, 6, "0.000001"},
        {-1, 1, "-0.1"},
        {100000, 6, "0.1"},
        {1000001, 6, "1.000001"},
        {INT64_MAX, 0, "9223372036854775807"},
    };
    bx_buf buf = {0};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_buf_add_fixed(&buf, rows[i].value, rows[i].places);
        ck_assert_str_eq(buf.ptr, rows[i].text);
        bx_buf_clear(&buf);
    }
    bx_buf_release(&buf);
}
END_TEST

START_TEST(turns_millimetres_into_units)
{
    static const struct {
        int64_t um;
        bx_len length;
    } rows[] = {
        {0, 0},
        {25400, 72 * BX_PT},
        {-25400, -72 * BX_PT},
        {1000, 185771}, /* 185771.3 */
        {-1000, -185771},
        {37000, 6873540}, /* 6873539.5: the nearest, not the one below */
        {-37000, -6873540},
        {156000, 28980329},       /* 28980328.8 */
        {225000, 41798551},       /* 41798551.2 */
        {1, 186},                 /* 185.8 */
        {210000000, 39011981102}, /* a thousand sheets of A4 beside each other: …102.4 */
    };
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg(bx_len_from_um(rows[i].um) == rows[i].length, "row %d: %" PRId64, i,
                      bx_len_from_um(rows[i].um));
}
END_TEST

START_TEST(scales_lengths)
{
    static const struct {
        bx_len a;
        int64_t num, den;
        bx_len scaled;
    } rows[] = {
        {0, 5, 7, 0},
        {1, 1, 2, 1},
        {-1, 1, 2, -1},
        {1, 1, 3, 0},
        {2, 1, 3, 1},
        {-1, 1, 3, 0},
        {-2, 1, 3, -1},
        {3, 1, 2, 2},
        {5, -1, 2, -3},
        {1000, 880, 1000, 880},
        {1048576, 880, 1000, 922747}, /* 922746.88 */
        {7, 1, 1, 7},
        {BX_PT * 1000, INT32_MAX, INT32_MAX, BX_PT * 1000},
    };
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg(bx_len_scale(rows[i].a, rows[i].num, rows[i].den) == rows[i].scaled,
                      "row %d: %" PRId64, i, bx_len_scale(rows[i].a, rows[i].num, rows[i].den));
    ck_assert_int_eq(bx_len_max(-1, 2), 2);
    ck_assert_int_eq(bx_len_max(2, -1), 2);
    ck_assert_int_eq(bx_len_min(-1, 2), -1);
    ck_assert_int_eq(bx_len_min(2, -1), -1);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        compares_ranges,
        finds_starts_and_ends,
        trims_white_space,
        reads_integers,
        counts_edits,
        copies_into_an_arena,
        a_buffer_collects,
        a_buffer_grows_without_losing_a_byte,
        a_buffer_keeps_its_limit,
        a_buffer_is_kept_whole_or_not_at_all,
        writes_integers,
        writes_hexadecimals,
        writes_fixed_decimals,
        writes_points,
        turns_millimetres_into_units,
        scales_lengths,
    };
    return bx_suite_run("base/str", tests, BX_COUNT(tests));
}
