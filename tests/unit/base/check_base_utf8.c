/* Code points in and out of UTF-8: Unicode 15, table 3-7. */
#include <string.h>

#include "base/utf8.h"
#include "support/suite.h"

START_TEST(refuses_what_is_malformed)
{
    /* good: bytes before the first malformed one */
    static const struct {
        const char *what, *bytes;
        size_t good;
    } rows[] = {
        {"continuation alone", "\x80", 0},
        {"continuation alone, last", "\xBF", 0},
        {"continuation after text", "a\x80", 1},
        {"overlong NUL", "\xC0\x80", 0},
        {"overlong of two", "\xC1\xBF", 0},
        {"overlong of three", "\xE0\x80\x80", 0},
        {"overlong of three, last", "\xE0\x9F\xBF", 0},
        {"overlong of four", "\xF0\x80\x80\x80", 0},
        {"overlong of four, last", "\xF0\x8F\xBF\xBF", 0},
        {"first surrogate", "\xED\xA0\x80", 0},
        {"last surrogate", "\xED\xBF\xBF", 0},
        {"surrogate pair (CESU-8)", "\xED\xA1\x80\xED\xB0\x8B", 0},
        {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
        {"lead F5", "\xF5\x80\x80\x80", 0},
        {"lead FE", "\xFE", 0},
        {"lead FF", "\xFF\xFF", 0},
        {"five bytes", "\xF8\x88\x80\x80\x80", 0},
        {"two, cut", "ab\xC3", 2},
        {"three, cut after one", "ab\xE7", 2},
        {"three, cut after two", "ab\xE7\x89", 2},
        {"four, cut after one", "\xF0", 0},
        {"four, cut after three", "版\xF0\xA0\x80", 3},
        {"two, wrong second",
         "\xC3"
         "a",
         0},
        {"three, wrong second",
         "\xE7"
         "a\x88",
         0},
        {"three, wrong third",
         "\xE7\x89"
         "a",
         0},
        {"four, wrong fourth",
         "\xF0\xA0\x80"
         "a",
         0},
        {"lead for a continuation", "\xE7\x89\xE7\x89\x88", 0},
        {"GB 18030", "\xB0\xE6\xD0\xC4", 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str text = bx_str_from(rows[i].bytes);
        ck_assert_msg(bx_utf8_check(text) == rows[i].good, "%s: %zu", rows[i].what,
                      bx_utf8_check(text));
        uint32_t rune = 77;
        ck_assert_msg(bx_utf8_decode(text, rows[i].good, &rune) == 0, "%s", rows[i].what);
        ck_assert_msg(rune == 77, "%s: the rune was touched", rows[i].what);
    }
}
END_TEST

START_TEST(decodes_the_edges_of_each_length)
{
    static const struct {
        const char *bytes;
        uint32_t rune;
    } rows[] = {
        {"\x01", 1},
        {"\x7F", 0x7F},
        {"\xC2\x80", 0x80},
        {"\xDF\xBF", 0x7FF},
        {"\xE0\xA0\x80", 0x800},
        {"\xED\x9F\xBF", 0xD7FF},
        {"\xEE\x80\x80", 0xE000},
        {"\xEF\xBF\xBD", 0xFFFD},
        {"\xEF\xBF\xBF", 0xFFFF},
        {"\xF0\x90\x80\x80", 0x10000},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF},
        {"版", 0x7248},
        {"𠀋", 0x2000B},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str text = bx_str_from(rows[i].bytes);
        uint32_t rune = 0;
        ck_assert_int_eq(bx_utf8_decode(text, 0, &rune), (int)text.len);
        ck_assert_uint_eq(rune, rows[i].rune);
        ck_assert_uint_eq(bx_utf8_count(text), 1);
    }
    uint32_t rune = 1;
    ck_assert_int_eq(bx_utf8_decode(BX_STR("a\0b"), 1, &rune), 1);
    ck_assert_uint_eq(rune, 0);
}
END_TEST

START_TEST(every_code_point_comes_back)
{
    for (uint32_t rune = 0; rune <= 0x10FFFF; rune++) {
        if (rune == 0xD800) rune = 0xE000;
        char bytes[4];
        int len = bx_utf8_encode(rune, bytes);
        int least = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
        uint32_t back = rune + 1;
        if (len != least || bx_utf8_decode((bx_str){bytes, (size_t)len}, 0, &back) != len ||
            back != rune)
            ck_abort_msg("U+%04X", (unsigned)rune);
        if (len > 1 && bx_utf8_check((bx_str){bytes, (size_t)len - 1}) != 0)
            ck_abort_msg("U+%04X cut", (unsigned)rune);
    }
}
END_TEST

START_TEST(counts_characters)
{
    ck_assert_uint_eq(bx_utf8_count((bx_str){NULL, 0}), 0);
    ck_assert_uint_eq(bx_utf8_check((bx_str){NULL, 0}), 0);
    ck_assert_uint_eq(bx_utf8_count(BX_STR("版心a\0𠀋é")), 6);
    ck_assert_uint_eq(bx_utf8_check(BX_STR("版心a\0𠀋é")), 14);
}
END_TEST

START_TEST(knows_the_columns_of_a_terminal)
{
    static const struct {
        uint32_t rune;
        int columns;
    } rows[] = {
        {'a', 1},     {' ', 1},     {0xE9, 1},   {0x301, 0},   {0x200B, 0},  {0x2014, 1},
        {0x201C, 1},  {0x3000, 2},  {0x3001, 2}, {0x7248, 2},  {0x3400, 2},  {0x9FFF, 2},
        {0xFF0C, 2},  {0xFF08, 2},  {0xFF61, 1}, {0xFFE5, 2},  {0xAC00, 2},  {0xF900, 2},
        {0x20000, 2}, {0x30000, 2}, {0xFE0F, 0}, {0xE0100, 0}, {0x1F600, 2},
    };
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg(bx_utf8_columns(rows[i].rune) == rows[i].columns, "U+%04X",
                      (unsigned)rows[i].rune);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        refuses_what_is_malformed, decodes_the_edges_of_each_length, every_code_point_comes_back,
        counts_characters,         knows_the_columns_of_a_terminal,
    };
    return bx_suite_run("base/utf8", tests, BX_COUNT(tests));
}
