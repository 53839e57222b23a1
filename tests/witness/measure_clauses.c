/*
 * measure_clauses TRACE CLAIMS INK - a page against its table of clauses
 *
 * CLAIMS says what must stand where, see support/witness_claims.h; INK-n.ppm is the drawn page n
 * at 600 dpi, wanted where a claim asks for ink. What a claim speaks of may stand on a page more
 * than once: it holds if one of them fits, and where none does, the one that comes nearest is shown.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/witness_claims.h"
#include "support/witness_ink.h"
#include "support/witness_layout.h"

/* What was found on a page, whatever it is. */
typedef struct thing {
    witness_box box;
    double seen_left;            /* an opening mark's white is not seen, but it begins before it */
    double base, size, from, to; /* NAN: it has none */
    const witness_glyph *glyphs; /* NULL: it is no text */
    size_t count;
} thing;

typedef struct things {
    thing *at;
    size_t count, room;
} things;

typedef struct document {
    witness_pages pages;
    const char *ink;
} document;

static void add_thing(witness *w, things *all, const thing *one)
{
    all->at = witness_grow(w, all->at, all->count, &all->room, sizeof *all->at);
    all->at[all->count++] = *one;
}

/* --- words ---------------------------------------------------------------------- */

/* Lines from top to bottom, in a line from left to right; a turned page likewise from its side. */
static int by_place(const void *a, const void *b)
{
    const witness_glyph *g = a, *h = b;
    if (fabs(g->baseline - h->baseline) > 0.05) return g->baseline < h->baseline ? -1 : 1;
    return g->x < h->x ? -1 : g->x > h->x;
}

/* The page's glyphs that run up the page, or the others, seen as upright: x is the way they run. */
static witness_glyphs glyphs_of(witness *w, const document *d, int page, bool is_turned)
{
    witness_glyphs glyphs = {0};
    for (size_t i = 0; i < d->pages.glyphs.count; i++) {
        witness_glyph g = d->pages.glyphs.at[i];
        if (g.page != page || (g.turn == 1) != is_turned) continue;
        if (is_turned) {
            double x = g.x;
            g.x = -g.baseline;
            g.baseline = x;
        }
        witness_glyphs_add(w, &glyphs, &g);
    }
    if (glyphs.count > 0) qsort(glyphs.at, glyphs.count, sizeof *glyphs.at, by_place);
    return glyphs;
}

static thing text_thing(const witness_glyph *glyphs, size_t count, bool is_turned)
{
    const witness_glyph *first = glyphs, *last = glyphs + count - 1;
    thing t = {.base = first->baseline, .size = first->size, .from = NAN, .to = NAN};
    t.glyphs = glyphs;
    t.count = count;
    t.box = (witness_box){.page = first->page,
                          .left = first->x,
                          .top = witness_em_top(first),
                          .right = witness_visible_right(last),
                          .bottom = witness_em_bottom(first)};
    t.seen_left = witness_visible_left(first);
    memcpy(t.box.color, first->color, sizeof t.box.color);
    if (is_turned) {
        t.from = -t.box.left;
        t.to = -t.box.right;
        t.box.left = t.box.right = t.box.top = t.box.bottom = NAN;
    }
    return t;
}

static bool stands_at(const witness_glyph *glyphs, size_t count, const witness_chars *words)
{
    if (count < words->count) return false;
    for (size_t i = 0; i < words->count; i++)
        if (glyphs[i].character != words->at[i] ||
            fabs(glyphs[i].baseline - glyphs[0].baseline) > 0.05)
            return false;
    return true;
}

static void find_words(witness *w, const document *d, int page, const char *words, bool is_turned,
                       things *out)
{
    witness_chars wanted = witness_chars_bare(w, words);
    witness_glyphs glyphs = glyphs_of(w, d, page, is_turned);
    for (size_t i = 0; wanted.count > 0 && i < glyphs.count; i++) {
        if (!stands_at(glyphs.at + i, glyphs.count - i, &wanted)) continue;
        thing t = text_thing(glyphs.at + i, wanted.count, is_turned);
        add_thing(w, out, &t);
    }
}

/* —N— below the type area. */
static void find_numbers(witness *w, const document *d, int page, const char *number, things *out)
{
    witness_glyphs glyphs = glyphs_of(w, d, page, false);
    witness_chars wanted = witness_chars_bare(w, number);
    for (size_t i = 0; i < glyphs.count; i++) {
        size_t n = i + 1;
        while (n < glyphs.count && witness_is_digit(glyphs.at[n].character))
            n++;
        if (glyphs.at[i].character != 0x2014 || n == i + 1 || n == glyphs.count ||
            glyphs.at[n].character != 0x2014)
            continue;
        bool is_it = wanted.count == 0 || (wanted.count == n - i - 1 &&
                                           stands_at(glyphs.at + i + 1, n - i - 1, &wanted));
        thing t = text_thing(glyphs.at + i, n + 1 - i, false);
        if (is_it) add_thing(w, out, &t);
    }
}

/* --- drawn things ----------------------------------------------------------------- */

static void find_boxes(witness *w, const witness_boxes *boxes, int page, things *out)
{
    for (size_t i = 0; i < boxes->count; i++) {
        thing t = {.box = boxes->at[i], .base = NAN, .size = NAN, .from = NAN, .to = NAN};
        if (t.box.page == page) add_thing(w, out, &t);
    }
}

static void find_ink(witness *w, const document *d, int page, const witness_statement *s,
                     things *out)
{
    things areas = {0};
    if (*s->words) find_words(w, d, page, s->words, false, &areas);
    else find_boxes(w, &d->pages.sheets, page, &areas);
    char path[4096];
    snprintf(path, sizeof path, "%s-%d.ppm", d->ink, page);
    for (size_t i = 0; i < areas.count; i++) {
        witness_box area = areas.at[i].box;
        double more = *s->words ? 0.2 * areas.at[i].size * WITNESS_MM_PER_PT : 0;
        area.top -= more;
        area.bottom += more;
        thing t = {.base = NAN, .size = NAN, .from = NAN, .to = NAN};
        if (witness_ink_box(w, path, s->color, &area, &t.box)) add_thing(w, out, &t);
    }
}

static bool has_color(const double found[3], const char *wanted)
{
    double rgb[3];
    if (!witness_color_of(wanted, rgb)) return false;
    for (int i = 0; i < 3; i++)
        if (fabs(rgb[i] - found[i]) > 0.004) return false;
    return true;
}

static void find_rules(witness *w, const document *d, int page, const char *color, things *out)
{
    things all = {0};
    find_boxes(w, &d->pages.rules, page, &all);
    for (size_t i = 0; i < all.count; i++)
        if (!color || has_color(all.at[i].box.color, color)) add_thing(w, out, &all.at[i]);
}

static things find_things(witness *w, const document *d, int page, const witness_statement *s)
{
    things found = {0};
    switch (s->kind) {
    case WITNESS_THE_TEXT: find_words(w, d, page, s->words, false, &found); break;
    case WITNESS_THE_TURNED_TEXT: find_words(w, d, page, s->words, true, &found); break;
    case WITNESS_THE_INK: find_ink(w, d, page, s, &found); break;
    case WITNESS_THE_RULE: find_rules(w, d, page, s->color, &found); break;
    case WITNESS_THE_IMAGE: find_boxes(w, &d->pages.images, page, &found); break;
    case WITNESS_THE_NUMBER: find_numbers(w, d, page, s->words, &found); break;
    case WITNESS_THE_SHEET: find_boxes(w, &d->pages.sheets, page, &found); break;
    case WITNESS_THE_PAGES: break;
    }
    return found;
}

/* --- facts ------------------------------------------------------------------------ */

/* NAN: the thing has no such measure. */
static double measure_of(const thing *t, const char *name)
{
    const witness_box *b = &t->box;
    double width = b->right - b->left, height = b->bottom - b->top;
    const struct {
        const char *name;
        double value;
    } measures[] = {{"left", b->left},
                    {"right", b->right},
                    {"top", b->top},
                    {"bottom", b->bottom},
                    {"width", width},
                    {"height", height},
                    {"thick", fmin(width, height)},
                    {"centre", ((t->glyphs ? t->seen_left : b->left) + b->right) / 2},
                    {"middle", (b->top + b->bottom) / 2},
                    {"base", t->base},
                    {"size", t->size},
                    {"from", t->from},
                    {"to", t->to},
                    {"line", t->glyphs ? (b->top - WITNESS_TOP) / WITNESS_PITCH + 1 : NAN}};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strcmp(name, measures[i].name) == 0) return measures[i].value;
    return NAN;
}

/* Letters and digits beside 仿宋 and 楷体 are Latin Modern's. */
static bool has_face(const thing *t, const char *wanted)
{
    static const struct {
        const char *role, *font;
        bool is_light;
    } roles[] = {{"仿宋", "FandolFang", true},
                 {"楷体", "FandolKai", true},
                 {"黑体", "FandolHei", false},
                 {"宋体", "FandolSong", false},
                 {"小标宋", "NotoSerifCJKsc-Bold", false}};
    const char *font = wanted;
    bool is_light = false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(wanted, roles[i].role) == 0) {
            font = roles[i].font;
            is_light = roles[i].is_light;
        }
    for (size_t i = 0; i < t->count; i++) {
        const witness_glyph *g = &t->glyphs[i];
        bool is_latin = is_light && g->character < 0x80 && strncmp(g->font, "LMRoman", 7) == 0;
        if (!is_latin && strncmp(g->font, font, strlen(font)) != 0) return false;
    }
    return t->count > 0;
}

static double tolerance_of(const witness_statement *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->facts[i].name, "within") == 0) return s->facts[i].value;
    if (strcmp(name, "size") == 0) return 0.05;
    if (strcmp(name, "line") == 0) return WITNESS_TOLERANCE / WITNESS_PITCH;
    return s->kind == WITNESS_THE_INK ? 0.3 : WITNESS_TOLERANCE;
}

static bool is_of_the_claim(const witness_fact *fact)
{
    return strcmp(fact->name, "within") == 0 || strcmp(fact->name, "count") == 0;
}

/* How far off a fact is: 0 when it holds. */
static double miss_of(const witness_statement *s, const witness_fact *fact, const thing *t)
{
    if (strcmp(fact->name, "face") == 0) return has_face(t, fact->word) ? 0 : 1000;
    if (strcmp(fact->name, "color") == 0) return has_color(t->box.color, fact->word) ? 0 : 1000;
    double off = fabs(measure_of(t, fact->name) - fact->value);
    /* The negated form catches a NaN too. */
    if (!(off <= tolerance_of(s, fact->name))) return isnan(off) ? 1000 : off;
    return 0;
}

static double misses_of(const witness_statement *s, const thing *t)
{
    double misses = 0;
    for (size_t i = 0; i < s->count; i++)
        if (!is_of_the_claim(&s->facts[i])) misses += miss_of(s, &s->facts[i], t);
    return misses;
}

static void claim_facts(witness *w, const witness_statement *s, int page, const thing *t)
{
    for (size_t i = 0; i < s->count; i++) {
        const witness_fact *fact = &s->facts[i];
        if (is_of_the_claim(fact)) continue;
        bool holds = miss_of(s, fact, t) == 0;
        if (strcmp(fact->name, "face") == 0)
            witness_claim(w, holds, page, "%s: %s: face: expected %s, found %s", s->clause,
                          s->thing, fact->word, t->glyphs ? t->glyphs->font : "no text");
        else if (strcmp(fact->name, "color") == 0)
            witness_claim(w, holds, page, "%s: %s: color: expected %s, found %.2f %.2f %.2f",
                          s->clause, s->thing, fact->word, t->box.color[0], t->box.color[1],
                          t->box.color[2]);
        else
            witness_claim(w, holds, page, "%s: %s: %s: expected %s, found %.2f", s->clause,
                          s->thing, fact->name, fact->word, measure_of(t, fact->name));
    }
}

/* --- claims ----------------------------------------------------------------------- */

static void claim_on_page(witness *w, const document *d, const witness_statement *s, int page)
{
    things found = find_things(w, d, page, s);
    const thing *best = NULL;
    int fitting = 0, wanted = -1;
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->facts[i].name, "count") == 0) wanted = atoi(s->facts[i].word);
    for (size_t i = 0; i < found.count; i++) {
        const thing *t = &found.at[i];
        if (!best || misses_of(s, t) < misses_of(s, best)) best = t;
        fitting += misses_of(s, t) == 0;
    }
    if (s->is_absent)
        witness_claim(w, fitting == 0, page, "%s: %s: found %d, the first at %.2f, %.2f", s->clause,
                      s->thing, fitting, best ? best->box.left : 0, best ? best->box.top : 0);
    else if (wanted >= 0)
        witness_claim(w, fitting == wanted, page, "%s: %s: expected %d, found %d of %zu", s->clause,
                      s->thing, wanted, fitting, found.count);
    else if (witness_claim(w, best, page, "%s: %s: not found", s->clause, s->thing))
        claim_facts(w, s, page, best);
}

static void make_claim(witness *w, const document *d, const witness_statement *s)
{
    int from = s->page, end = s->page;
    if (s->page == WITNESS_ALL) {
        witness_claim(w, d->pages.count == atoi(s->words), 0, "%s: expected %s pages, found %d",
                      s->clause, s->words, d->pages.count);
        return;
    }
    if (s->page == WITNESS_LAST_PAGE) from = end = d->pages.count;
    if (s->page == WITNESS_EVERY_PAGE) {
        from = 1;
        end = d->pages.count;
    }
    if (!witness_claim(w, end <= d->pages.count, end, "%s: %s: there are only %d pages", s->clause,
                       s->thing, d->pages.count))
        return;
    for (int page = from; page <= end; page++)
        claim_on_page(w, d, s, page);
}

int main(int argc, char **argv)
{
    witness w = {.name = "clauses"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_clauses TRACE CLAIMS INK")) {
        document d = {witness_pages_read(&w, argv[1]), argv[3]};
        witness_statements claims = witness_claims_read(&w, argv[2]);
        for (size_t i = 0; i < claims.count; i++)
            make_claim(&w, &d, &claims.at[i]);
    }
    return witness_end(&w);
}
