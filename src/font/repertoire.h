/*
 * repertoire.h - the sets of hanzi that standards ask of a font, and how much of one
 * a list of faces has
 *
 * In:  a repertoire, faces in fallback order. Out: counts and the first missing
 * characters, as plain values. Nothing is allocated, nothing fails: the sets are
 * constant tables.
 *
 * Sources. GB 2312—80, hanzi of rows 16 to 87; 通用规范汉字表 (2013): the fields kGB0
 * and kTGH of the Unicode Character Database, which gen_repertoire.c reads at build
 * time. GB 18030—2022 9.2 to 9.4, its three levels of implementation, by the ranges
 * of Unicode, and 第 1 号修改单 of 2024-09-29, whose hanzi are asked for since
 * 2025-10-01. Only hanzi and, at level 3, radicals are counted: what the levels ask
 * besides (marks, signs, components of hanzi, letters of other scripts) is not here.
 */
#ifndef BX_FONT_REPERTOIRE_H
#define BX_FONT_REPERTOIRE_H

#include "font/fontset.h"

typedef enum bx_repertoire {
    BX_REPERTOIRE_GB2312,    /* 6,763 */
    BX_REPERTOIRE_TGH,       /* 8,105 */
    BX_REPERTOIRE_GB18030_1, /* 27,570: the unified hanzi of the basic plane */
    BX_REPERTOIRE_GB18030_2, /* and 196 of 通用规范汉字表 beyond: for operating systems and the like */
    BX_REPERTOIRE_GB18030_3, /* all 87,887 and 214 radicals: for what serves 政务服务 and 公共服务 */
    BX_REPERTOIRE_GB18030_3_AMENDED, /* level 3 and the 9,793 hanzi of 第 1 号修改单 */
    BX_REPERTOIRE_COUNT,
} bx_repertoire;

/** The first character of a repertoire at or above `rune`, or 0 when there is none. */
uint32_t bx_repertoire_next(bx_repertoire id, uint32_t rune);

enum { BX_COVERED_LISTED = 20 };

typedef struct bx_covered {
    int covered, total;                  /* characters */
    uint32_t missing[BX_COVERED_LISTED]; /* the first total - covered of them, by code point */
} bx_covered;

/**
 * Counts how much of a repertoire faces cover.
 * @param uses   in fallback order, at least one
 * @param role   what any of them has
 * @param alone  `count` results: what each one has by itself; what only stand-ins
 *               have is role->covered - alone[0].covered
 */
void bx_repertoire_cover(bx_repertoire id, const bx_face_use *uses, int count, bx_covered *role,
                         bx_covered *alone);

#endif
