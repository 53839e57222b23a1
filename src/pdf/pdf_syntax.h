/*
 * pdf_syntax.h - references and strings as PDF text
 */
#ifndef BX_PDF_PDF_SYNTAX_H
#define BX_PDF_PDF_SYNTAX_H

#include "base/str.h"

/** Appends "/Key 12 0 R"; with key NULL "12 0 R ". */
void bx_pdf_add_ref(bx_buf *out, const char *key, int object);

/** Appends a text string: (ASCII) where that is enough, else <FEFF...> in UTF-16BE (7.9.2.2). */
void bx_pdf_add_text_string(bx_buf *out, bx_str utf8);

/** Appends the UTF-16BE units of well-formed UTF-8 as hexadecimal digits, without mark or brackets. */
void bx_pdf_add_utf16(bx_buf *out, bx_str utf8);

/** Appends a byte string in parentheses, escaped (7.3.4.2). */
void bx_pdf_add_literal(bx_buf *out, bx_str bytes);

#endif
