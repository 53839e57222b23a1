/*
 * cff_dict.h - the DICT of a CFF table: operators, each behind its operands
 *
 * Numbers in parentheses are sections of Adobe Technical Note 5176. Nothing is believed: a
 * dictionary that is cut off ends there.
 */
#ifndef BX_CUT_CFF_DICT_H
#define BX_CUT_CFF_DICT_H

#include "cut/cff_index.h"

/* Operators (appendix H); two-byte ones as 0x0C00 + second byte. */
enum {
    BX_CFF_WEIGHT = 4, /* the last of version, notice, names */
    BX_CFF_CHARSET = 15,
    BX_CFF_ENCODING = 16,
    BX_CFF_CHARSTRINGS = 17,
    BX_CFF_PRIVATE = 18,
    BX_CFF_SUBRS = 19,
    BX_CFF_DEFAULT_WIDTH = 20,
    BX_CFF_NOMINAL_WIDTH = 21,
    BX_CFF_COPYRIGHT = 0x0C00,
    BX_CFF_CHARSTRING_TYPE = 0x0C06,
    BX_CFF_POSTSCRIPT = 0x0C15,
    BX_CFF_BASE_FONT_NAME = 0x0C16,
    BX_CFF_ROS = 0x0C1E,
    BX_CFF_CIDCOUNT = 0x0C22,
    BX_CFF_FDARRAY = 0x0C24,
    BX_CFF_FDSELECT = 0x0C25,
    BX_CFF_FONT_NAME = 0x0C26
};

/** One operator (4) with its operands. */
typedef struct bx_cff_entry {
    bx_cff_bytes all; /* operands and operator */
    int op;
    int count;
    int64_t operands[2]; /* the first two; a real number counts as 0 */
} bx_cff_entry;

/** Takes the first entry off `rest`, which is not empty; false when it is damaged. */
bool bx_cff_entry_next(bx_cff_bytes *rest, bx_cff_entry *entry);

/** The first operand of an operator's entry, or -1. */
int64_t bx_cff_dict_find(bx_cff_bytes dict, int op);

#endif
