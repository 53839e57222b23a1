/*
 * pdf_syntax.h - references, strings, numbers as PDF text
 */
#ifndef BX_PDF_PDF_SYNTAX_H
#define BX_PDF_PDF_SYNTAX_H

#include "base/len.h"
#include "base/str.h"

/** Appends "/Key 12 0 R"; with key NULL "12 0 R ". */
void bx_pdf_add_ref(bx_buf *out, const char *key, int object);

/** Appends a text string: (ASCII) where that is enough, else <FEFF...> in UTF-16BE (7.9.2.2). */
void bx_pdf_add_text_string(bx_buf *out, bx_str utf8);

/** Appends the UTF-16BE units of well-formed UTF-8 as hexadecimal digits, without mark or brackets. */
void bx_pdf_add_utf16(bx_buf *out, bx_str utf8);

/** Appends a byte string in parentheses, escaped (7.3.4.2). */
void bx_pdf_add_literal(bx_buf *out, bx_str bytes);

/** Thousandths of a point, to nearest. */
int64_t bx_pdf_thousandths(bx_len length);
/** Appends them as points, with at most three decimals. */
void bx_pdf_add_thousandths(bx_buf *out, int64_t value);

/** Appends "x0 y0 x1 y1", lower left and upper right corner on a sheet of that height. */
void bx_pdf_add_corners(bx_buf *out, bx_rect rect, bx_len height);

/** Appends a date (7.9.4) at the day's beginning in China: (D:20240115000000+08'00'). */
void bx_pdf_add_day(bx_buf *out, int year, int month, int day);

#endif
