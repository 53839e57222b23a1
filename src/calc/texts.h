/*
 * texts.h - results and phrases as text
 */
#ifndef BX_CALC_TEXTS_H
#define BX_CALC_TEXTS_H

#include "calc/calc.h"

/**
 * The texts of a result: those of the data, a number or a date written out, none for nothing.
 * @param result  holds what is written out
 * @param texts   lent from the record, or from the result while that lives
 */
bx_status bx_result_texts(bx_calc *c, bx_result *result, const bx_text **texts, int *count);

/** The texts of a part of a phrase; a spread gives several, others one or none. @param result  holds them, as above */
bx_status bx_part_texts(bx_calc *c, const bx_scope *scope, const bx_phrase_part *part,
                        bx_result *result, const bx_text **texts, int *count);

/** All of a phrase as one text; its place is that of the first value in it. */
bx_status bx_phrase_text(bx_calc *c, const bx_scope *scope, const bx_phrase *phrase, bx_text *text);

#endif
