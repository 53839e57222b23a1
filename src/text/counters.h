/*
 * counters.h - the words that stand by numbers; counters.txt is their source
 */
#ifndef BX_TEXT_COUNTERS_H
#define BX_TEXT_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>

/** The lists of counters.txt; a word may be in several. */
enum {
    BX_COUNTER_NUMERAL = 1,
    BX_COUNTER_POWER = 2,
    BX_COUNTER_ABOUT = 4,
    BX_COUNTER_COUNTER = 8,
    BX_COUNTER_SERIES = 16,
    BX_COUNTER_LETTER = 32,
    BX_COUNTER_NAMED = 64,
};

enum {
    BX_COUNTER_LENGTH = 6,   /* characters that a word has at most */
    BX_COUNTER_HEADS = 2048, /* first characters are told apart by so many */
};

typedef struct bx_counter {
    uint32_t runes[BX_COUNTER_LENGTH]; /* 0 behind the last */
    unsigned lists;
} bx_counter;

/** Whether a word of some of `lists` may start with this character: quick, and never wrongly no. */
bool bx_counter_may_start(uint32_t rune, unsigned lists);

/**
 * The longest word of some of `lists` that the characters start with.
 * @param runes  BX_COUNTER_LENGTH characters, 0 behind the last
 * @return its row, lent from the table, or NULL
 */
const bx_counter *bx_counter_find(const uint32_t *runes, unsigned lists);

#endif
