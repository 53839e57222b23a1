/*
 * functions.h - what an expression may call: one table for the reader, for calc/ and for messages
 *
 * Fixed: a layout declares none of its own. Each takes so many values of certain kinds and gives one.
 */
#ifndef BX_LAYOUT_FUNCTIONS_H
#define BX_LAYOUT_FUNCTIONS_H

#include "layout/expr.h"
#include "layout/reader.h"

typedef enum bx_function_id {
    BX_CALL_SUM,
    BX_CALL_COUNT,
    BX_CALL_MIN,
    BX_CALL_MAX,
    BX_CALL_AVERAGE,
    BX_CALL_FIRST,
    BX_CALL_LAST,
    BX_CALL_INDEX,
    BX_CALL_INDEX_IN_GROUP,
    BX_CALL_GROUP_INDEX,
    BX_CALL_IF,
    BX_CALL_ROUND,
    BX_CALL_ABS,
    BX_CALL_THOUSANDS,
    BX_CALL_HANZI,
    BX_CALL_HANZI_DIGITS,
    BX_CALL_AMOUNT,
    BX_CALL_DATE,
    BX_CALL_YEAR,
    BX_CALL_MONTH,
    BX_CALL_DAY,
    BX_CALL_PRESENT,
    BX_CALL_JOIN,
    BX_CALL_BOXES,
    BX_CALL_LENGTH,
    BX_CALL_STARTS,
    BX_CALL_ENDS,
    BX_CALL_CONTAINS,
    BX_CALL_DIGEST,
    BX_CALL_COUNT_OF /* how many there are; no function */
} bx_function_id;

enum { BX_FUNCTION_PARAMETERS = 3 };

typedef enum bx_function_trait {
    BX_TAKES_MANY = 1,     /* the first may have one value for each entry; without `most` all may */
    BX_TAKES_ABSENT = 2,   /* what is absent has a meaning for it: 0, no, nothing to join */
    BX_GIVES_AS_FIRST = 4, /* what the first gives, of if() the second */
} bx_function_trait;

struct bx_function {
    bx_function_id id;
    const char *name, *form; /* form: as it is written most: round(数, 位数) */
    int least, most;         /* values it takes; most 0: any number, all of the last kind */
    unsigned takes[BX_FUNCTION_PARAMETERS]; /* sets of bx_gives for each */
    unsigned traits;                        /* set of bx_function_trait */
    bx_gives gives;
};

/** The function of that name, or NULL. */
const bx_function *bx_function_lookup(bx_str name);

/** All of them, in the order of their ids. */
const bx_function *bx_function_at(bx_function_id id);

/** The function that was meant by one of other languages and programs: 合计, SUM. NULL: none. */
const bx_function *bx_function_meant(bx_str name);

/** Reports a call of a name that is no function's. */
bx_status bx_functions_fail(bx_layout_reader *tr, bx_str name, const bx_place *place);

/** Reports that `field` has no part `name`, with the functions that take it. */
bx_status bx_functions_fail_member(bx_layout_reader *tr, const bx_field *field, bx_str name,
                                   const bx_place *place);

#endif
