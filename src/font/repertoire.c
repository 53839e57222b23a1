/*
 * A repertoire is the union of lists of ranges, each in order; its next character is
 * the least of the lists' next ones. Every face is asked for every character: some
 * .03 s for a role of five faces. HarfBuzz' sets of a whole cmap would be quicker, but
 * would bring HarfBuzz into this file.
 */
#include "font/repertoire.h"

#include "font/repertoire_table.h"

#include "base/ban.h"

/*
 * GB 18030—2022 9.2. CJK Unified Ideographs up to Unicode 11 and Extension A as of
 * Unicode 3, and the twelve of the compatibility block that are unified.
 */
static const repertoire_range level_1_ranges[] = {
    {0x3400, 0x4DB5}, {0x4E00, 0x9FEF}, {0xFA0E, 0xFA0F}, {0xFA11, 0xFA11}, {0xFA13, 0xFA14},
    {0xFA1F, 0xFA1F}, {0xFA21, 0xFA21}, {0xFA23, 0xFA24}, {0xFA27, 0xFA29},
};

/* GB 18030—2022 9.4, beyond level 1: Kangxi radicals (table 3), Extensions B to F. */
static const repertoire_range level_3_ranges[] = {
    {0x2F00, 0x2FD5},   {0x20000, 0x2A6D6}, {0x2A700, 0x2B734},
    {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0},
};

/*
 * GB 18030—2022 第 1 号修改单: 9,793 hanzi, all of level 3. What Unicode 13 to 15 put at
 * the ends of blocks (10, 16, 9 and 5), then Extensions I, G and H (622, 4,939, 4,192).
 */
static const repertoire_range amended_ranges[] = {
    {0x4DB6, 0x4DBF},   {0x9FF0, 0x9FFF},   {0x2A6D7, 0x2A6DF}, {0x2B735, 0x2B739},
    {0x2EBF0, 0x2EE5D}, {0x30000, 0x3134A}, {0x31350, 0x323AF},
};

typedef struct range_list {
    const repertoire_range *ranges;
    int count;
} range_list;

enum { MOST_LISTS = 3 };

#define LIST(ranges)                                                                               \
    {                                                                                              \
        (ranges), (int)(sizeof(ranges) / sizeof *(ranges))                                         \
    }

static const range_list lists[BX_REPERTOIRE_COUNT][MOST_LISTS] = {
    [BX_REPERTOIRE_GB2312] = {LIST(gb2312_ranges)},
    [BX_REPERTOIRE_TGH] = {LIST(tgh_ranges)},
    [BX_REPERTOIRE_GB18030_1] = {LIST(level_1_ranges)},
    /* 9.3: level 1 and what 通用规范汉字表 has beyond it. */
    [BX_REPERTOIRE_GB18030_2] = {LIST(level_1_ranges), LIST(tgh_ranges)},
    [BX_REPERTOIRE_GB18030_3] = {LIST(level_1_ranges), LIST(level_3_ranges)},
    [BX_REPERTOIRE_GB18030_3_AMENDED] = {LIST(level_1_ranges), LIST(level_3_ranges),
                                         LIST(amended_ranges)},
};

/* The first character of a list at or above `rune`, or 0. */
static uint32_t next_of_list(const range_list *list, uint32_t rune)
{
    int low = 0, high = list->count; /* the first range that does not end below `rune` */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (list->ranges[middle].last < rune) low = middle + 1;
        else high = middle;
    }
    if (low == list->count) return 0;
    uint32_t first = list->ranges[low].first;
    return first > rune ? first : rune;
}

uint32_t bx_repertoire_next(bx_repertoire id, uint32_t rune)
{
    uint32_t next = 0;
    for (int i = 0; i < MOST_LISTS && lists[id][i].count > 0; i++) {
        uint32_t own = next_of_list(&lists[id][i], rune);
        if (own != 0 && (next == 0 || own < next)) next = own;
    }
    return next;
}

static void add(bx_covered *to, uint32_t rune, bool has)
{
    int missing = to->total - to->covered;
    if (!has && missing < BX_COVERED_LISTED) to->missing[missing] = rune;
    to->total++;
    to->covered += has;
}

void bx_repertoire_cover(bx_repertoire id, const bx_face_use *uses, int count, bx_covered *role,
                         bx_covered *alone)
{
    *role = (bx_covered){0};
    for (int i = 0; i < count; i++)
        alone[i] = (bx_covered){0};
    for (uint32_t rune = 0; (rune = bx_repertoire_next(id, rune)) != 0; rune++) {
        bool any = false;
        for (int i = 0; i < count; i++) {
            bool has = bx_face_glyph(uses[i].face, rune) != 0;
            add(&alone[i], rune, has);
            any = any || has;
        }
        add(role, rune, any);
    }
}
