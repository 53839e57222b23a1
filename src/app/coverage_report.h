/*
 * coverage_report.h - how much of each repertoire the roles of a font set have, printed
 *
 *   仿宋               GB 2312  通用规范   level 1   level 2   level 3   amended
 *     in the set          6763      8105     27570     27766     88101     97894
 *     all faces           6763      8105     27570     27766     88101     88374
 *     FandolFang          6763      6638      7942      7942      8142      8142
 *     …
 *     FandolFang lacks
 *       通用规范汉字表      1467: 㑇㑊㕮…
 *
 * and, for each face that has such (house/shared_glyphs.h):
 *
 *   FandolFang has one glyph for different characters
 *     · U+00B7 = ・ U+30FB
 *
 * or one JSON object a line: for each role and repertoire one for all its faces
 * together, then one for each face by itself; then one for each shared glyph. Of what is
 * missing the first 20 are told.
 * Full-width characters count two columns.
 */
#ifndef BX_APP_COVERAGE_REPORT_H
#define BX_APP_COVERAGE_REPORT_H

#include "font/fontset.h"
#include "house/report.h"

/** Appends the report. @return BX_OK or BX_ERR_MEMORY; `out` may hold part of it then */
bx_status bx_coverage_report_write(const bx_fontset *set, bx_language language,
                                   bx_report_format format, bx_buf *out);

#endif
