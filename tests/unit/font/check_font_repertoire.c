/* The repertoires: their counts, single characters, two witnesses from ICU; what faces have of them. */
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "font/repertoire.h"
#include "support/suite.h"
#include "support/text_kit.h"

enum { RUNES = 0x110000 };

static bool has(bx_repertoire id, uint32_t rune)
{
    return bx_repertoire_next(id, rune) == rune;
}

static int size_of(bx_repertoire id)
{
    int count = 0;
    for (uint32_t rune = 0; (rune = bx_repertoire_next(id, rune)) != 0; rune++)
        count++;
    return count;
}

/* Characters of `id` that `other` lacks. */
static int beyond(bx_repertoire id, bx_repertoire other)
{
    int count = 0;
    for (uint32_t rune = 0; (rune = bx_repertoire_next(id, rune)) != 0; rune++)
        count += !has(other, rune);
    return count;
}

START_TEST(counts_are_those_of_the_standards)
{
    static const int counts[BX_REPERTOIRE_COUNT] = {
        [BX_REPERTOIRE_GB2312] = 6763,
        [BX_REPERTOIRE_TGH] = 8105,
        [BX_REPERTOIRE_GB18030_1] = 27570,
        [BX_REPERTOIRE_GB18030_2] = 27570 + 196,
        [BX_REPERTOIRE_GB18030_3] = 87887 + 214,
        [BX_REPERTOIRE_GB18030_3_AMENDED] = 87887 + 214 + 9793,
    };
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
        ck_assert_msg(size_of((bx_repertoire)id) == counts[id], "%d: %d, not %d", id,
                      size_of((bx_repertoire)id), counts[id]);
    ck_assert_int_eq(beyond(BX_REPERTOIRE_GB2312, BX_REPERTOIRE_GB18030_1), 0);
    ck_assert_int_eq(beyond(BX_REPERTOIRE_TGH, BX_REPERTOIRE_GB18030_1), 196);
    ck_assert_int_eq(beyond(BX_REPERTOIRE_TGH, BX_REPERTOIRE_GB18030_2), 0);
    ck_assert_int_eq(beyond(BX_REPERTOIRE_GB18030_1, BX_REPERTOIRE_GB18030_2), 0);
    ck_assert_int_eq(beyond(BX_REPERTOIRE_GB18030_2, BX_REPERTOIRE_GB18030_3), 0);
    ck_assert_int_eq(beyond(BX_REPERTOIRE_GB18030_3, BX_REPERTOIRE_GB18030_3_AMENDED), 0);
}
END_TEST

START_TEST(characters_are_where_they_belong)
{
    static const struct {
        uint32_t rune;
        const char *in; /* one mark for each repertoire */
    } rows[] = {
        {0x56FD, "xxxxxx"},                      /* 国 */
        {0x5803, ".xxxxx"},                      /* 堃: names of persons */
        {0x570B, "..xxxx"},                      /* 國 */
        {0x4E28, "x.xxxx"},                      /* 丨: a stroke, in GB 2312 only */
        {0x3447, ".xxxxx"},                      /* 㑇, Extension A */
        {0x20164, ".x.xxx"},                     /* 𠅤, Extension B */
        {0x2CE93, ".x.xxx"},                     /* 𬺓, the last of 通用规范汉字表 */
        {0x20BB7, "....xx"},                     /* 𠮷 */
        {0x2F00, "....xx"},  {0x2FD5, "....xx"}, /* ⼀, the first radical, and ⿕, the last */
        {0x3400, "..xxxx"},  {0x4DB5, "..xxxx"},  {0x9FEF, "..xxxx"},
        {0xFA0E, "..xxxx"},  {0xFA29, "..xxxx"},  {0xFA10, "......"},
        {0xFA12, "......"},  {0x4DB6, ".....x"},  {0x9FF0, ".....x"},
        {0x2EFF, "......"},  {0x2FD6, "......"},  {0x2A6D6, "....xx"},
        {0x2A6D7, ".....x"}, {0x2EBE0, "....xx"}, {0x2EBE1, "......"},
        {0x2EBF0, ".....x"}, {0x2EE5D, ".....x"}, {0x2EE5E, "......"},
        {0x3134A, ".....x"}, {0x3134B, "......"}, {0x323AF, ".....x"},
        {0x323B0, "......"}, {'A', "......"},     {0x3007, "......"}, /* 〇 is a sign there */
        {0x3002, "......"},  {0, "......"},       {RUNES - 1, "......"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++)
        for (int id = 0; id < BX_REPERTOIRE_COUNT; id++) {
            bool is_in = rows[i].rune > 0 && has((bx_repertoire)id, rows[i].rune);
            ck_assert_msg(is_in == (rows[i].in[id] == 'x'), "U+%04X in %d: %d",
                          (unsigned)rows[i].rune, id, is_in);
        }
    ck_assert_uint_eq(bx_repertoire_next(BX_REPERTOIRE_GB18030_3, 0), 0x2F00);
    ck_assert_uint_eq(bx_repertoire_next(BX_REPERTOIRE_GB18030_3, 0x2EBE1), 0);
    ck_assert_uint_eq(bx_repertoire_next(BX_REPERTOIRE_GB18030_3_AMENDED, 0x2EBE1), 0x2EBF0);
    ck_assert_uint_eq(bx_repertoire_next(BX_REPERTOIRE_GB18030_2, 0xFA2A), 0x20164);
}
END_TEST

/*
 * GB 18030—2022 has the unified ideographs of Unicode 11, its amendment those of Unicode
 * 15 and Extension I of 15.1: so a slip in a range shows.
 */
START_TEST(level_3_follows_unicode)
{
    for (UChar32 rune = 1; rune < RUNES; rune++) {
        UVersionInfo age;
        u_charAge(rune, age);
        bool is_hanzi = u_hasBinaryProperty(rune, UCHAR_UNIFIED_IDEOGRAPH);
        bool is_radical = u_hasBinaryProperty(rune, UCHAR_RADICAL) && rune >= 0x2F00;
        bool is_extension_i = rune >= 0x2EBF0 && rune <= 0x2EE5D; /* not in every ICU */
        bool is_old = is_hanzi && age[0] <= 11;
        bool is_amended = is_radical || is_extension_i || (is_hanzi && age[0] <= 15);
        ck_assert_msg(has(BX_REPERTOIRE_GB18030_1, (uint32_t)rune) == (is_old && rune < 0x20000),
                      "U+%04X", (unsigned)rune);
        ck_assert_msg(has(BX_REPERTOIRE_GB18030_3, (uint32_t)rune) == (is_old || is_radical),
                      "U+%04X", (unsigned)rune);
        ck_assert_msg(has(BX_REPERTOIRE_GB18030_3_AMENDED, (uint32_t)rune) == is_amended, "U+%04X",
                      (unsigned)rune);
    }
}
END_TEST

/* GB 18030 writes the hanzi of GB 2312 by their rows and cells, each with 0xA0 added. */
START_TEST(gb2312_is_rows_16_to_87)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &error);
    ck_assert_msg(U_SUCCESS(error), "%s", u_errorName(error));
    int count = 0;
    for (int row = 16; row <= 87; row++)
        for (int cell = 1; cell <= (row == 55 ? 89 : 94); cell++, count++) {
            const char bytes[] = {(char)(0xA0 + row), (char)(0xA0 + cell)};
            const char *at = bytes;
            UChar32 rune = ucnv_getNextUChar(converter, &at, bytes + 2, &error);
            ck_assert_msg(U_SUCCESS(error), "%d %d: %s", row, cell, u_errorName(error));
            ck_assert_msg(has(BX_REPERTOIRE_GB2312, (uint32_t)rune), "%d %d", row, cell);
        }
    ck_assert_int_eq(count, 6763);
    ucnv_close(converter);
}
END_TEST

START_TEST(faces_are_counted_alone_and_together)
{
    /* All radicals; the URO but for 一 and 丁. Then Extension A and 一; 丁 has neither. */
    static const bx_toy_range first[] = {{0x2F00, 0x2FD5, BX_TOY_EM}, {0x4E02, 0x9FFF, BX_TOY_EM}};
    static const bx_toy_range second[] = {{0x3400, 0x4DBF, BX_TOY_EM}, {0x4E00, 0x4E00, BX_TOY_EM}};
    bx_text_kit kit;
    bx_covered role, alone[2];
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "First", &(bx_toy){.ranges = first, .count = 2}, 0, 1000);
    bx_kit_add(&kit, "Second", &(bx_toy){.ranges = second, .count = 2}, 0, 1000);

    bx_repertoire_cover(BX_REPERTOIRE_GB2312, kit.role.uses, kit.role.count, &role, alone);
    ck_assert(role.total == 6763 && alone[0].total == 6763 && alone[1].total == 6763);
    ck_assert_int_eq(role.covered, 6762);
    ck_assert_uint_eq(role.missing[0], 0x4E01);
    ck_assert_int_eq(alone[0].covered, 6761);
    ck_assert(alone[0].missing[0] == 0x4E00 && alone[0].missing[1] == 0x4E01);
    ck_assert_int_eq(alone[1].covered, 1);
    ck_assert_uint_eq(alone[1].missing[0], 0x4E01);
    ck_assert_uint_eq(alone[1].missing[2], 0x4E07); /* 丂 丄 丅 丆 are not in GB 2312 */

    bx_repertoire_cover(BX_REPERTOIRE_GB18030_3, kit.role.uses, kit.role.count, &role, alone);
    ck_assert_int_eq(role.covered, 214 + 6582 + 20976 - 1);
    ck_assert_int_eq(alone[0].covered, 214 + 20976 - 2);
    ck_assert_int_eq(alone[1].covered, 6582 + 1);
    ck_assert(role.missing[0] == 0x4E01 && role.missing[1] == 0xFA0E);
    ck_assert_uint_eq(role.missing[BX_COVERED_LISTED - 1], 0x20006);
    ck_assert_uint_eq(alone[1].missing[BX_COVERED_LISTED - 1], 0x2F13);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        counts_are_those_of_the_standards,
        characters_are_where_they_belong,
        level_3_follows_unicode,
        gb2312_is_rows_16_to_87,
        faces_are_counted_alone_and_together,
    };
    return bx_suite_run("font/repertoire", tests, BX_COUNT(tests));
}
