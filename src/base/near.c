/*
 * bx_str_distance counts bytes, and a hanzi has three of which neighbours share
 * two. So each character that occurs becomes one byte first.
 */
#include "base/near.h"

#include "base/utf8.h"

#include "base/ban.h"

enum { LONGEST = 64 }; /* characters of a name worth guessing at */

typedef struct alphabet {
    uint32_t runes[2 * LONGEST];
    int count;
} alphabet;

static char letter(alphabet *known, uint32_t rune)
{
    int i = 0;
    while (i < known->count && known->runes[i] != rune)
        i++;
    if (i == known->count) known->runes[known->count++] = rune;
    return (char)(i + 1);
}

/* The text as letters of the alphabet; 0 when it is too long. */
static size_t spell(alphabet *known, bx_str text, char letters[LONGEST])
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, at, &rune);
        if (len == 0 || count == LONGEST) return 0;
        letters[count] = letter(known, rune);
        at += (size_t)len;
    }
    return count;
}

/* True when b, at least half as long, is a part of a. */
static bool holds(bx_str a, bx_str b)
{
    return b.len > 0 && 2 * b.len >= a.len && bx_str_find(a, b) < a.len;
}

/* Edits, or SIZE_MAX when the two have too little in common to name one for the other. */
static size_t distance(bx_str wanted, bx_str candidate)
{
    alphabet known = {.count = 0};
    char a[LONGEST], b[LONGEST];
    size_t len_a = spell(&known, wanted, a), len_b = spell(&known, candidate, b);
    if (len_a == 0 || len_b == 0) return SIZE_MAX;
    bx_str x = {a, len_a}, y = {b, len_b};
    size_t longer = len_a > len_b ? len_a : len_b;
    size_t edits = bx_str_distance(x, y, longer + 1);
    size_t bearable = longer < 4 ? longer / 2 : (longer + 1) / 3;
    bool is_near = edits <= bearable || holds(x, y) || holds(y, x);
    return is_near ? edits : SIZE_MAX;
}

int bx_near_find(bx_str wanted, const bx_str *candidates, int count)
{
    int nearest = -1;
    size_t least = SIZE_MAX;
    for (int i = 0; i < count; i++) {
        size_t edits = distance(wanted, candidates[i]);
        if (edits >= least) continue;
        least = edits;
        nearest = i;
    }
    return nearest;
}
