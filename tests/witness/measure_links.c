/*
 * measure_links TRACE DATA BODIES LINKS - addresses that can be clicked
 *
 * LINKS has a line "page left bottom right top uri" for each link annotation, in
 * points from the sheet's lower left corner. Every character of an address must lie
 * in an area that opens it, and no other character in any.
 */
#include <stdio.h>
#include <string.h>

#include "support/witness_layout.h"

typedef struct area {
    witness_box box;
    char uri[400];
    int used; /* characters of addresses in it */
} area;

typedef struct areas {
    area at[200];
    int count;
} areas;

static void read_areas(witness *w, char *text, areas *out)
{
    for (; *text; text += strcspn(text, "\n"), text += *text == '\n') {
        area a = {0};
        double left, bottom, right, top;
        if (sscanf(text, "%d %lf %lf %lf %lf %399s", &a.box.page, &left, &bottom, &right, &top,
                   a.uri) != 6)
            continue;
        const double k = WITNESS_MM_PER_PT;
        a.box = (witness_box){.page = a.box.page,
                              .left = left * k,
                              .top = 297 - top * k,
                              .right = right * k,
                              .bottom = 297 - bottom * k};
        if (witness_claim(w, out->count < 200, a.box.page, "more links than the witness can hold"))
            out->at[out->count++] = a;
    }
}

static bool starts(const witness_chars *text, size_t at, const char *word)
{
    for (size_t i = 0; word[i]; i++)
        if (at + i >= text->count || text->at[at + i] != (unsigned char)word[i]) return false;
    return true;
}

/* The address in a run of western characters, with what it opens; a stop behind it goes. */
static bool find_address(witness *w, const witness_chars *text, size_t from, size_t *start,
                         size_t *end, const char **uri)
{
    for (size_t i = from; i < text->count; i++) {
        bool is_run =
            witness_is_western(text->at[i]) && (i == 0 || !witness_is_western(text->at[i - 1]));
        if (!is_run) continue;
        size_t k = i, mail = 0;
        for (; k < text->count && witness_is_western(text->at[k]); k++)
            mail = text->at[k] == '@' ? k : mail;
        while (k > i && strchr(".,;:!?", (int)text->at[k - 1]))
            k--;
        bool is_url = starts(text, i, "http://") || starts(text, i, "https://");
        bool is_www = starts(text, i, "www.");
        if (!is_url && !is_www && mail == 0) continue;
        char *shown = witness_chars_text(w, text->at + i, k - i);
        size_t room = strlen(shown) + 10;
        char *target = witness_take(w, room);
        snprintf(target, room, "%s%s", is_url ? "" : is_www ? "http://" : "mailto:", shown);
        *start = i;
        *end = k;
        *uri = target;
        return true;
    }
    return false;
}

static area *area_at(areas *all, const witness_glyph *g)
{
    double x = g->x + g->advance / 2, y = g->baseline - 0.3 * g->size * WITNESS_MM_PER_PT;
    for (int i = 0; i < all->count; i++) {
        const witness_box *b = &all->at[i].box;
        if (b->page == g->page && x > b->left && x < b->right && y > b->top && y < b->bottom)
            return &all->at[i];
    }
    return NULL;
}

/* The address that holds a character of the block, or "". */
static const char *address_at(witness *w, const witness_block *block, size_t at)
{
    size_t start, end = 0;
    const char *uri;
    while (find_address(w, &block->bare, end, &start, &end, &uri))
        if (at >= start && at < end) return uri;
    return "";
}

static void measure_line(witness *w, const witness_line *line, areas *all)
{
    for (size_t i = 0; line->block && i < line->count; i++) {
        area *found = area_at(all, &line->glyphs[i]);
        const char *uri = address_at(w, line->block, line->offset + i);
        if (found) found->used++;
        witness_same(w, line->page, witness_glyphs_text(w, &line->glyphs[i], 1), uri,
                     found ? found->uri : "");
    }
}

int main(int argc, char **argv)
{
    witness w = {.name = "links"};
    if (witness_claim(&w, argc == 5, 0, "usage: measure_links TRACE DATA BODIES LINKS")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        static areas all;
        read_areas(&w, witness_slurp(&w, argv[4]), &all);
        for (size_t i = 0; i < l.count; i++)
            measure_line(&w, &l.lines[i], &all);
        for (int i = 0; i < all.count; i++)
            witness_claim(&w, all.at[i].used > 0, all.at[i].box.page, "a link over nothing: %s",
                          all.at[i].uri);
    }
    return witness_end(&w);
}
