#include "text/counters.h"

#include "text/counters_table.h"

#include "base/ban.h"

enum { COUNT = sizeof counters / sizeof *counters };

bool bx_counter_may_start(uint32_t rune, unsigned lists)
{
    return (counter_heads[rune % BX_COUNTER_HEADS] & lists) != 0;
}

static bool starts_with(const uint32_t *runes, const bx_counter *word)
{
    for (int i = 0; i < BX_COUNTER_LENGTH && word->runes[i]; i++)
        if (runes[i] != word->runes[i]) return false;
    return true;
}

/* Words are in order: those with one first character stand together, the longer behind the shorter. */
const bx_counter *bx_counter_find(const uint32_t *runes, unsigned lists)
{
    const bx_counter *found = NULL;
    int first = 0, end = COUNT;
    if (!bx_counter_may_start(runes[0], lists)) return NULL;
    while (first < end) {
        int middle = (first + end) / 2;
        if (counters[middle].runes[0] < runes[0]) first = middle + 1;
        else end = middle;
    }
    for (int i = first; i < COUNT && counters[i].runes[0] == runes[0]; i++)
        if (counters[i].lists & lists && starts_with(runes, &counters[i])) found = &counters[i];
    return found;
}
