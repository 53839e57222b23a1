/*
 * measure_outline TRACE DATA BODIES OUTLINE - the bookmarks
 *
 * OUTLINE is what `mutool show FILE outline` printed: a bookmark a line, as many tabs
 * before its title as it is deep. They must be the title and the headings that stand
 * alone, nested as those are, each on the page where the heading stands.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/witness_layout.h"

/* The next line of the list; false at its end. */
static bool read_entry(char **text, int *depth, const char **title, int *page)
{
    char *line = *text;
    if (*line == '\0') return false;
    size_t len = strcspn(line, "\n");
    *text = line + len + (line[len] == '\n');
    line[len] = '\0';
    char *open = strchr(line, '"'), *close = open ? strstr(open + 1, "\"\t#page=") : NULL;
    *depth = *page = 0;
    *title = line;
    if (!close) return true;
    for (const char *c = line; c < open; c++)
        *depth += *c == '\t';
    *close = '\0';
    *title = open + 1;
    *page = atoi(close + strlen("\"\t#page="));
    return true;
}

static int page_of(const witness_layout *l, const witness_block *block)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->lines[i].block == block) return l->lines[i].page;
    return 0;
}

static void measure(witness *w, const witness_layout *l, char *outline)
{
    const char *title;
    int depth, page;
    for (size_t i = 0; i < l->report.count;) {
        const witness_block *block = &l->report.blocks[i];
        if (block->role != WITNESS_TITLE && block->role != WITNESS_HEADING) {
            i++;
            continue;
        }
        witness_chars text = witness_report_text(w, &l->report, &i);
        char *wanted = witness_chars_text(w, text.at, text.count);
        if (!witness_claim(w, read_entry(&outline, &depth, &title, &page), 0,
                           "no bookmark for \"%s\"", wanted))
            return;
        witness_same(w, 0, "bookmark", wanted, title);
        int deep = block->role == WITNESS_TITLE ? 1 : block->depth + 1;
        witness_claim(w, depth == deep, 0, "bookmark \"%s\": expected %d deep, found %d", wanted,
                      deep, depth);
        witness_claim(w, page == page_of(l, block), page_of(l, block),
                      "bookmark \"%s\": leads to page %d", wanted, page);
    }
    bool has_more = read_entry(&outline, &depth, &title, &page);
    witness_claim(w, !has_more, 0, "a bookmark too many: %s", has_more ? title : "");
}

int main(int argc, char **argv)
{
    witness w = {.name = "outline"};
    if (witness_claim(&w, argc == 5, 0, "usage: measure_outline TRACE DATA BODIES OUTLINE")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        measure(&w, &l, witness_slurp(&w, argv[4]));
    }
    return witness_end(&w);
}
