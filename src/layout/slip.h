/*
 * slip.h - signs of other languages, and of a Chinese keyboard, in an expression
 *
 * What was meant is told with the sign that expressions have for it, and offered where the text can take
 * its place byte by byte. Names may hold nearly any character, so a declared path is never asked.
 */
#ifndef BX_LAYOUT_SLIP_H
#define BX_LAYOUT_SLIP_H

#include "layout/reader.h"
#include "layout/token.h"

/**
 * Reports the first sign in a token that expressions do not have: ＋ ， “ && = { (BX0351, BX0354), or
 * the [0] behind a list (BX0353).
 * @param tokens  that the token is of
 */
bx_status bx_slip_check(bx_layout_reader *tr, const bx_tokens *tokens, const bx_token *token,
                        bool *is_told);

/**
 * Reports a function that lacks its brackets (BX0352): count人员, count 人员.
 * @param path  a token that is no declared path
 * @param next  the token behind it
 */
bx_status bx_slip_call(bx_layout_reader *tr, const bx_tokens *tokens, const bx_token *path,
                       const bx_token *next, bool *is_told);

/** Reports a path or a condition that stands in braces (BX0354). */
bx_status bx_slip_braces(bx_layout_reader *tr, const bx_node *node, bx_str piece, bool *is_told);

#endif
