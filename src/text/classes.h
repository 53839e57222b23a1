/*
 * classes.h - the typesetting class of a character, and the rules of the class
 *
 * The one table that every Chinese rule reads; classes.txt is its source and says
 * what the columns mean. Knows no context: whether a U+2014 is half a dash or a
 * connector is told by itemize.h.
 */
#ifndef BX_TEXT_CLASSES_H
#define BX_TEXT_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/style.h"

/** In the order of classes.txt; OTHER is what is not listed there. */
typedef enum bx_class {
    BX_CLASS_OTHER,
    BX_CLASS_OPENING,
    BX_CLASS_CLOSING,
    BX_CLASS_STOP,
    BX_CLASS_PAUSE,
    BX_CLASS_COLON,
    BX_CLASS_EXCLAIM,
    BX_CLASS_EXCLAIM_PAIR,
    BX_CLASS_DASH,
    BX_CLASS_LONG_DASH,
    BX_CLASS_ELLIPSIS,
    BX_CLASS_INTERPUNCT,
    BX_CLASS_CONNECTOR,
    BX_CLASS_SHORT_CONNECTOR,
    BX_CLASS_HYPHEN,
    BX_CLASS_SOLIDUS,
    BX_CLASS_SLASH,
    BX_CLASS_PREFIX,
    BX_CLASS_SUFFIX,
    BX_CLASS_HALF_OPENING,
    BX_CLASS_HALF_CLOSING,
    BX_CLASS_QUOTE,
    BX_CLASS_FIXED_SPACE,
    BX_CLASS_WEST_OPENING,
    BX_CLASS_WEST_CLOSING,
    BX_CLASS_WEST_SIGN,
    BX_CLASS_HAN,
    BX_CLASS_NONSTARTER,
    BX_CLASS_SYMBOL,
    BX_CLASS_BOX,
    BX_CLASS_OPERATOR,
    BX_CLASS_DIGIT,
    BX_CLASS_WIDE_DIGIT,
    BX_CLASS_LATIN,
    BX_CLASS_LATIN_SIGN,
    BX_CLASS_SPACE,
    BX_CLASS_SET_SPACE,
    BX_CLASS_COUNT
} bx_class;

typedef enum bx_class_width {
    BX_WIDTH_OWN,
    BX_WIDTH_EM,
    BX_WIDTH_HALF,
    BX_WIDTH_TWO,
    BX_WIDTH_NARROW,
} bx_class_width;

typedef enum bx_class_ink { BX_INK_START, BX_INK_CENTER, BX_INK_END } bx_class_ink;

typedef enum bx_class_white { BX_WHITE_NONE, BX_WHITE_BEFORE, BX_WHITE_AFTER } bx_class_white;

typedef enum bx_class_kind {
    BX_KIND_OTHER,
    BX_KIND_HAN,
    BX_KIND_MARK,
    BX_KIND_SIGN,
    BX_KIND_WEST,
    BX_KIND_SPACE,
} bx_class_kind;

typedef struct bx_class_rule {
    const char *name;
    bx_class_width width;
    bx_class_ink ink;
    bx_class_white white;
    int shrink;                /* step, 0: none */
    bx_prohibition start, end; /* the lowest level that bars it there */
    bx_class_kind kind;
    bool han_face;
    bool gap; /* the gaps beside it may be stretched */
    bool hang;
} bx_class_rule;

bx_class bx_class_of(uint32_t rune);

/** Lent from the table. */
const bx_class_rule *bx_class_rule_of(bx_class class_id);

/** Set among hanzi: HAN, MARK or SIGN. */
bool bx_class_is_chinese(bx_class class_id);

#endif
