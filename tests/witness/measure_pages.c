/*
 * measure_pages TRACE DATA BODIES - where pages end
 *
 * GB/T 9704-2012 5.2.3: 22 lines on a full page, 28 hanzi on a full line. clreq
 * #adjustments_of_orphans_and_widows: two lines of a paragraph behind a page's end, no
 * last line of one hanzi; a heading never stands last.
 */
#include <string.h>

#include "support/witness_layout.h"

static bool is_last_on_page(const witness_layout *l, size_t line)
{
    return line + 1 == l->count || l->lines[line + 1].page != l->lines[line].page;
}

static bool has_area_behind(const witness_layout *l, size_t line)
{
    for (size_t i = 0; i < l->area_count; i++)
        if (l->areas[i].after == line + 1 && l->areas[i].box.page == l->lines[line].page)
            return true;
    return false;
}

static bool holds_signature(const witness_layout *l, int page)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->lines[i].page == page && l->lines[i].block &&
            l->lines[i].block->role == WITNESS_DATE)
            return true;
    return false;
}

/* Lines of the line's block on its page. */
static int lines_here(const witness_layout *l, const witness_line *line)
{
    int count = 0;
    for (size_t i = 0; i < l->count; i++)
        count += l->lines[i].page == line->page && l->lines[i].block == line->block;
    return count;
}

/*
 * Text that goes on over the page leaves at most one line free for the sake of the
 * next page's two, a paragraph of three lines at most two.
 */
static void measure_end(witness *w, const witness_layout *l, size_t i)
{
    const witness_line *line = &l->lines[i], *next = line + 1;
    if (!line->block) return;
    if (line->block->role == WITNESS_HEADING)
        witness_claim(w, has_area_behind(l, i), line->page, "a heading stands last: \"%s\"",
                      witness_glyphs_text(w, line->glyphs, line->count));
    if (i + 1 == l->count || !next->block || has_area_behind(l, i)) return;
    if (!line->is_last)
        witness_claim(w, lines_here(l, next) >= 2, next->page,
                      "one line of a paragraph at the page's head");
    bool starts_with_table = false;
    for (size_t k = 0; k < l->area_count; k++)
        starts_with_table |= l->areas[k].after == i + 1;
    if (starts_with_table || next->block->role != WITNESS_PARAGRAPH ||
        holds_signature(l, next->page))
        return;
    int left = 21 - witness_grid_line(line->em_top), most = line->is_last ? 2 : 1;
    witness_claim(w, left <= most, line->page, "%d lines are left free, at most %d need be", left,
                  most);
}

static void measure_last_line(witness *w, const witness_line *line)
{
    size_t hanzi = 0, other = 0;
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->glyphs[i].character;
        if (witness_is_hanzi(c)) hanzi++;
        else if (!witness_is_closing(c)) other++;
    }
    witness_claim(w, line->is_first || hanzi + other >= 2, line->page,
                  "a paragraph's last line holds only \"%s\"",
                  witness_glyphs_text(w, line->glyphs, line->count));
}

/* Hanzi alone: 28 to a line, 26 behind the indent, each in its cell; 22 lines to a page. */
static void measure_cells(witness *w, const witness_layout *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const witness_line *line = &l->lines[i];
        size_t indent = line->is_first ? 2 : 0, full = 28 - indent, hanzi = 0;
        for (size_t k = 0; k < line->count; k++) {
            if (!witness_is_hanzi(line->glyphs[k].character)) continue;
            hanzi++;
            if (line->is_last) continue;
            witness_near(w, line->page, "cell of a hanzi",
                         WITNESS_LEFT + (double)(indent + k) * WITNESS_CELL, line->glyphs[k].x,
                         WITNESS_TOLERANCE);
        }
        if (!line->is_last)
            witness_claim(w, hanzi == full, line->page, "a full line holds %zu hanzi, expected %zu",
                          hanzi, full);
    }
    for (int page = 1; page < l->pages.count; page++) {
        int lines = 0;
        for (size_t i = 0; i < l->count; i++)
            lines += l->lines[i].page == page;
        witness_claim(w, lines == 22, page, "a full page holds %d lines, expected 22", lines);
    }
    witness_claim(w, l->pages.count > 1, 0, "no full page was there to be measured");
}

int main(int argc, char **argv)
{
    witness w = {.name = "pages"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_pages TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        for (size_t i = 0; i < l.count; i++) {
            const witness_line *line = &l.lines[i];
            if (is_last_on_page(&l, i)) measure_end(&w, &l, i);
            if (line->block && line->is_last && line->block->role == WITNESS_PARAGRAPH)
                measure_last_line(&w, line);
        }
        if (strcmp(l.report.layout, "running-text") == 0) measure_cells(&w, &l);
    }
    return witness_end(&w);
}
