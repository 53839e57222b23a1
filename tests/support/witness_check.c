#include "support/witness_check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 25 /* failures printed; more of the same help nobody */ };

typedef union block {
    union block *next;
    max_align_t align;
} block;

void *witness_take(witness *w, size_t size)
{
    block *taken = calloc(1, sizeof *taken + size);
    if (!taken) {
        fputs("witness: out of memory\n", stderr);
        exit(2);
    }
    taken->next = w->blocks;
    w->blocks = taken;
    return taken + 1;
}

void *witness_grow(witness *w, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room) return items;
    size_t wanted = *room > 0 ? *room * 2 : 64;
    void *moved = witness_take(w, wanted * size);
    if (count > 0) memcpy(moved, items, count * size);
    *room = wanted;
    return moved;
}

char *witness_slurp(witness *w, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "witness: cannot read %s\n", path);
        exit(2);
    }
    char *text = witness_take(w, 1);
    size_t len = 0, room = 1, got;
    do {
        if (len + 1 >= room) {
            char *moved = witness_take(w, room * 4 + 65536);
            memcpy(moved, text, len);
            text = moved;
            room = room * 4 + 65536;
        }
        got = fread(text + len, 1, room - len - 1, file);
        len += got;
    } while (got > 0);
    fclose(file);
    return text;
}

static void complain(const witness *w, int page)
{
    if (page > 0) printf("  %s: page %d: ", w->name, page);
    else printf("  %s: ", w->name);
}

bool witness_claim(witness *w, bool holds, int page, const char *format, ...)
{
    w->claims++;
    if (holds) return true;
    w->failures++;
    if (w->failures > SHOWN) return false;
    complain(w, page);
    va_list values;
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    putchar('\n');
    return false;
}

bool witness_near(witness *w, int page, const char *what, double expected, double found,
                  double tolerance)
{
    /* The negated form catches a NaN too. */
    bool holds = fabs(expected - found) <= tolerance;
    return witness_claim(w, holds, page, "%s: expected %.3f mm, found %.3f mm (off by %+.3f)", what,
                         expected, found, found - expected);
}

bool witness_same(witness *w, int page, const char *what, const char *expected, const char *found)
{
    return witness_claim(w, strcmp(expected, found) == 0, page, "%s: expected \"%s\", found \"%s\"",
                         what, expected, found);
}

int witness_end(witness *w)
{
    if (w->claims == 0) witness_claim(w, false, 0, "nothing was measured");
    if (w->failures > SHOWN) printf("  %s: and %d more\n", w->name, w->failures - SHOWN);
    printf("  %s: %d claims, %d failures\n", w->name, w->claims, w->failures);
    for (block *at = w->blocks, *next; at; at = next) {
        next = at->next;
        free(at);
    }
    w->blocks = NULL;
    return w->failures > 0;
}
