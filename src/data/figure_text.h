/*
 * figure_text.h - the text of a figure: what it says, and what it should have been
 */
#ifndef BX_DATA_FIGURE_TEXT_H
#define BX_DATA_FIGURE_TEXT_H

#include "data/record.h"

enum {
    BX_FIGURE_DIGITS = 15,                 /* so that sums of any row stay far below 2^63 */
    BX_FIGURE_ROOM = BX_FIGURE_DIGITS + 2, /* a point and a NUL */
};

/** What a figure may look like. */
typedef struct bx_figure_form {
    bool has_decimals, may_be_below, has_remark;
} bx_figure_form;

/** That of a field's figures. */
bx_figure_form bx_figure_form_of(const bx_field *field);

/**
 * Digits, and where the form allows it one point among them, a - in front and a remark in brackets
 * behind. No zero too many in front. The text of the figure is all of it.
 */
bool bx_figure_parse(bx_str text, bx_figure_form form, bx_figure *figure);

/**
 * The same figure as it should be written: full-width digits are made half-width; blanks, well-formed
 * commas of thousands and the field's own unit are dropped. Nothing else is: a figure is never guessed.
 */
bool bx_figure_mend(const bx_field *field, bx_str text, char digits[BX_FIGURE_ROOM]);

/** True for 三 and 三百四十一. What they say is not told here: 一百二 is 120 to one and 102 to another. */
bool bx_figure_is_in_hanzi(bx_str text);

/** True for one of the field's own marks. */
bool bx_figure_is_mark(const bx_field *field, bx_str text);

/** True for what clerks write where there is no figure: 无, /, —. */
bool bx_figure_is_none(bx_str text);

/** The unit behind a figure where it is not the field's own, ptr NULL for none: 元 of 251000元; ￥ of ￥2500. */
bx_str bx_figure_other_unit(const bx_field *field, bx_str text);

/** The letter that stands among digits in place of one, ptr NULL for none: O of 8O. */
bx_str bx_figure_letter(bx_str text);

#endif
