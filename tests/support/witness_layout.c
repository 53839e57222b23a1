#include "support/witness_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double FOOT = WITNESS_BOTTOM + 3; /* a page number's baseline lies below */

int witness_grid_line(double em_top)
{
    return (int)floor((em_top - WITNESS_TOP) / WITNESS_PITCH + 0.5);
}

static int by_place(const void *one, const void *other)
{
    const witness_glyph *a = one, *b = other;
    if (a->page != b->page) return a->page < b->page ? -1 : 1;
    if (a->baseline != b->baseline) return a->baseline < b->baseline ? -1 : 1;
    return a->x < b->x ? -1 : a->x > b->x;
}

static int by_x(const void *one, const void *other)
{
    const witness_glyph *a = one, *b = other;
    return a->x < b->x ? -1 : a->x > b->x;
}

/* The baseline that most glyphs share: a face that stands in may be shifted. */
static double common_baseline(const witness_glyph *glyphs, size_t count)
{
    size_t most = 0, from = 0;
    double baseline = 0;
    for (size_t i = 1; i <= count; i++) {
        if (i < count && glyphs[i].baseline - glyphs[from].baseline < 0.01) continue;
        if (i - from > most) {
            most = i - from;
            baseline = glyphs[from].baseline;
        }
        from = i;
    }
    return baseline;
}

static witness_line make_line(witness_glyph *glyphs, size_t count)
{
    witness_line line = {.page = glyphs->page, .glyphs = glyphs, .count = count};
    line.baseline = common_baseline(glyphs, count);
    qsort(glyphs, count, sizeof *glyphs, by_x);
    const witness_glyph *largest = glyphs;
    for (size_t i = 0; i < count; i++)
        if (fabs(glyphs[i].baseline - line.baseline) < 0.01 && glyphs[i].size > largest->size)
            largest = &glyphs[i];
    line.em_top = witness_em_top(largest);
    return line;
}

witness_line *witness_lines_of(witness *w, witness_glyph *glyphs, size_t count, double apart,
                               size_t *lines)
{
    witness_line *made = NULL;
    size_t room = 0, from = 0;
    *lines = 0;
    if (count == 0) return NULL;
    qsort(glyphs, count, sizeof *glyphs, by_place);
    for (size_t i = 1; i <= count; i++) {
        if (i < count && glyphs[i].page == glyphs[from].page &&
            glyphs[i].baseline - glyphs[from].baseline < apart)
            continue;
        made = witness_grow(w, made, *lines, &room, sizeof *made);
        made[(*lines)++] = make_line(glyphs + from, i - from);
        from = i;
    }
    return made;
}

static bool touch(const witness_box *a, const witness_box *b)
{
    const double near = 0.3;
    return a->page == b->page && a->left <= b->right + near && b->left <= a->right + near &&
           a->top <= b->bottom + near && b->top <= a->bottom + near;
}

static void join(witness_box *to, const witness_box *box)
{
    to->left = fmin(to->left, box->left);
    to->top = fmin(to->top, box->top);
    to->right = fmax(to->right, box->right);
    to->bottom = fmax(to->bottom, box->bottom);
}

static int by_top(const void *one, const void *other)
{
    const witness_area *a = one, *b = other;
    if (a->box.page != b->box.page) return a->box.page < b->box.page ? -1 : 1;
    return a->box.top < b->box.top ? -1 : a->box.top > b->box.top;
}

/* Rules that touch make an area. Joined until nothing changes: some hundred rules a page. */
static void find_areas(witness *w, witness_layout *l)
{
    for (size_t i = 0; i < l->pages.rules.count; i++) {
        witness_area area = {.box = l->pages.rules.at[i]};
        for (size_t k = 0; k < l->area_count;) {
            if (!touch(&l->areas[k].box, &area.box)) {
                k++;
                continue;
            }
            join(&area.box, &l->areas[k].box);
            l->areas[k] = l->areas[--l->area_count];
            k = 0;
        }
        l->areas = witness_grow(w, l->areas, l->area_count, &l->area_room, sizeof *l->areas);
        l->areas[l->area_count++] = area;
    }
    if (l->area_count > 0) qsort(l->areas, l->area_count, sizeof *l->areas, by_top);
}

static bool is_in_area(const witness_layout *l, const witness_glyph *glyph)
{
    double x = glyph->x + glyph->advance / 2;
    double y = glyph->baseline - 0.38 * glyph->size * WITNESS_MM_PER_PT;
    for (size_t i = 0; i < l->area_count; i++) {
        const witness_box *box = &l->areas[i].box;
        if (box->page == glyph->page && x > box->left && x < box->right && y > box->top &&
            y < box->bottom)
            return true;
    }
    return false;
}

static void find_lines(witness *w, witness_layout *l)
{
    const witness_glyphs *all = &l->pages.glyphs;
    witness_glyphs text = {0}, foot = {0};
    for (size_t i = 0; i < all->count; i++) {
        const witness_glyph *glyph = &all->at[i];
        if (glyph->baseline > FOOT) witness_glyphs_add(w, &foot, glyph);
        else if (!is_in_area(l, glyph)) witness_glyphs_add(w, &text, glyph);
    }
    l->lines = witness_lines_of(w, text.at, text.count, 1.5, &l->count);
    l->feet = witness_lines_of(w, foot.at, foot.count, 1.5, &l->foot_count);
}

/* The first block at or behind `from` that is set in lines. */
static size_t next_set(const witness_report *report, size_t from)
{
    while (from < report->count && report->blocks[from].role == WITNESS_TABLE)
        from++;
    return from;
}

/* Gives the line its block; what it holds must go on where the line before ended. */
static bool match_line(witness *w, witness_layout *l, witness_line *line, size_t *block,
                       size_t *offset)
{
    if (!witness_claim(w, *block < l->report.count, line->page,
                       "text behind the report's end: \"%s\"",
                       witness_glyphs_text(w, line->glyphs, line->count)))
        return false;
    witness_block *b = &l->report.blocks[*block];
    size_t left = b->bare.count - *offset, same = 0;
    while (same < left && same < line->count &&
           b->bare.at[*offset + same] == line->glyphs[same].character)
        same++;
    if (!witness_claim(w, same == line->count, line->page,
                       "text differs after %zu characters: expected \"%s\", found \"%s\"", same,
                       witness_chars_text(w, b->bare.at + *offset, left < 40 ? left : 40),
                       witness_glyphs_text(w, line->glyphs, line->count)))
        return false;
    line->block = b;
    line->offset = *offset;
    line->is_first = *offset == 0;
    line->is_last = line->count == left;
    *offset += line->count;
    if (!line->is_last) return true;
    *offset = 0;
    *block = next_set(&l->report, *block + 1);
    return true;
}

static void match_lines(witness *w, witness_layout *l)
{
    size_t block = next_set(&l->report, 0), offset = 0;
    for (size_t i = 0; i < l->count; i++)
        if (!match_line(w, l, &l->lines[i], &block, &offset)) return;
    if (block >= l->report.count) return;
    const witness_chars *missing = &l->report.blocks[block].bare;
    witness_claim(w, false, l->pages.count, "missing at the end: \"%s\"",
                  witness_chars_text(w, missing->at + offset, missing->count - offset));
}

/* A table's area belongs to the first table behind the line before it. */
static void match_areas(witness *w, witness_layout *l)
{
    for (size_t i = 0; i < l->area_count; i++) {
        witness_area *area = &l->areas[i];
        while (area->after < l->count && (l->lines[area->after].page < area->box.page ||
                                          (l->lines[area->after].page == area->box.page &&
                                           l->lines[area->after].baseline < area->box.top)))
            area->after++;
        const witness_block *block =
            area->after > 0 ? l->lines[area->after - 1].block : l->report.blocks;
        const witness_block *end = l->report.blocks + l->report.count;
        for (; block && block < end && !area->block; block++) {
            if (block->role == WITNESS_TABLE) area->block = block;
            else if (area->after > 0 && block != l->lines[area->after - 1].block) break;
        }
        witness_claim(w, area->block, area->box.page, "rules where no table stands, at y = %.1f mm",
                      area->box.top);
    }
}

witness_layout witness_layout_read(witness *w, const char *trace, const char *data,
                                   const char *bodies)
{
    witness_layout l = {.pages = witness_pages_read(w, trace),
                        .report = witness_report_read(w, data, bodies)};
    find_areas(w, &l);
    find_lines(w, &l);
    match_lines(w, &l);
    match_areas(w, &l);
    return l;
}
