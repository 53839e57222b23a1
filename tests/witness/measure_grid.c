/*
 * measure_grid TRACE DATA BODIES - the sheet, the type area and the 22-line grid
 *
 * GB/T 9704-2012 5.1, 5.2.1, 5.2.3, 7.3.3: A4; every line of text on the grid; the
 * first line of a paragraph 2 字 in; every line but a paragraph's last from edge to
 * edge; nothing beside or below the type area. 7.3.5.5: on the signature's page lines may
 * be closed up by 10 %, characters by 4 %.
 */
#include <math.h>

#include "support/witness_layout.h"

static void measure_sheets(witness *w, const witness_pages *pages)
{
    for (size_t i = 0; i < pages->sheets.count; i++) {
        const witness_box *sheet = &pages->sheets.at[i];
        witness_near(w, sheet->page, "width of the sheet", 210, sheet->right - sheet->left, 0.005);
        witness_near(w, sheet->page, "height of the sheet", 297, sheet->bottom - sheet->top, 0.005);
    }
}

static bool is_body(const witness_line *line)
{
    return line->block && line->block->role != WITNESS_TITLE && line->block->role != WITNESS_NOTE;
}

static bool is_set_in_paragraphs(const witness_line *line)
{
    return line->block &&
           (line->block->role == WITNESS_PARAGRAPH || line->block->role == WITNESS_HEADING);
}

/* Of the layout: lines closer by a tenth, characters by 4 %. */
#define LEAST_PITCH 0.9
#define WITNESS_CLOSER (0.04 * WITNESS_CELL)

/* The signature's page, and text on it that has left the grid. */
static bool is_closed_up(const witness_layout *l, int page)
{
    bool is_signed = false, is_off = false;
    for (size_t i = 0; i < l->count; i++) {
        const witness_line *line = &l->lines[i];
        if (line->page != page || !line->block) continue;
        is_signed |= line->block->role == WITNESS_DATE;
        double off = line->em_top - WITNESS_TOP - witness_grid_line(line->em_top) * WITNESS_PITCH;
        is_off |= is_set_in_paragraphs(line) && fabs(off) > 0.5;
    }
    return is_signed && is_off;
}

static void measure_on_grid(witness *w, const witness_line *line)
{
    int n = witness_grid_line(line->em_top);
    witness_claim(w, n >= 0 && n < 22, line->page, "line %d is not one of the grid's 22", n + 1);
    witness_near(w, line->page, "em-box top on the grid", WITNESS_TOP + n * WITNESS_PITCH,
                 line->em_top, WITNESS_TOLERANCE);
}

static void measure_baseline(witness *w, const witness_line *line)
{
    /* A face that stands in is shifted, so that its ink is as high as its neighbours'. */
    for (size_t i = 0; i < line->count; i++)
        witness_near(w, line->page, "one baseline for the whole line", line->baseline,
                     line->glyphs[i].baseline,
                     witness_is_rare(line->glyphs[i].character) ? 0.5 : 0.02);
}

/* A paragraph may keep the white half of a bracket that opens it behind the indent. */
static void measure_edges(witness *w, const witness_line *line, double closer)
{
    const double near = WITNESS_TOLERANCE + closer;
    const witness_glyph *first = line->glyphs, *last = &line->glyphs[line->count - 1];
    double left = witness_visible_left(first);
    if (line->is_first) {
        double indent = WITNESS_LEFT + 2 * WITNESS_CELL;
        if (fabs(first->x - indent) < fabs(left - indent)) left = first->x;
        witness_near(w, line->page, "first-line indent of 2 字", indent, left, WITNESS_TOLERANCE);
    } else {
        witness_near(w, line->page, "left edge of a full line", WITNESS_LEFT, left,
                     WITNESS_TOLERANCE);
    }
    double right = witness_visible_right(last);
    if (!line->is_last)
        witness_near(w, line->page, "right edge of a justified line", WITNESS_RIGHT, right, near);
    for (size_t i = 1; i < line->count; i++) {
        double gap =
            witness_visible_left(&line->glyphs[i]) - witness_visible_right(&line->glyphs[i - 1]);
        witness_claim(w, gap > -near - closer / 4, line->page, "\"%s\" overlap by %.3f mm",
                      witness_glyphs_text(w, &line->glyphs[i - 1], 2), -gap);
    }
}

static void measure_inside(witness *w, const witness_layout *l)
{
    for (size_t i = 0; i < l->pages.glyphs.count; i++) {
        const witness_glyph *g = &l->pages.glyphs.at[i];
        double bottom = witness_em_bottom(g);
        bool is_foot = l->foot_count > 0 && g->baseline > l->feet[0].baseline - 1;
        /* a face is never scaled: the em-box of the last character stands over the edge, not its ink */
        double near = WITNESS_TOLERANCE + (is_closed_up(l, g->page) ? WITNESS_CLOSER : 0);
        bool inside = witness_visible_left(g) >= WITNESS_LEFT - WITNESS_TOLERANCE &&
                      witness_visible_right(g) <= WITNESS_RIGHT + near &&
                      witness_em_top(g) >= WITNESS_TOP - WITNESS_TOLERANCE &&
                      (is_foot || bottom <= WITNESS_BOTTOM + WITNESS_TOLERANCE);
        witness_claim(w, inside, g->page, "\"%s\" at (%.2f, %.2f) mm leaves the type area",
                      witness_glyphs_text(w, g, 1), g->x, g->baseline);
    }
    for (size_t i = 0; i < l->area_count; i++) {
        const witness_box *box = &l->areas[i].box;
        witness_near(w, box->page, "left edge of a table", WITNESS_LEFT, box->left,
                     WITNESS_TOLERANCE);
        witness_near(w, box->page, "right edge of a table", WITNESS_RIGHT, box->right,
                     WITNESS_TOLERANCE);
        witness_claim(w, box->bottom <= WITNESS_BOTTOM + WITNESS_TOLERANCE, box->page,
                      "a table ends at y = %.2f mm, below the type area", box->bottom);
    }
}

/* The table between two lines that follow one another, or NULL. */
static const witness_area *area_before(const witness_layout *l, size_t line)
{
    for (size_t i = 0; i < l->area_count; i++)
        if (l->areas[i].after == line && l->areas[i].box.page == l->lines[line].page)
            return &l->areas[i];
    return NULL;
}

static const double AFTER_TABLE = 2; /* mm, the layout's least distance */

/* Lines follow one another without a gap; behind a table the text returns to the next
   grid line. Title and signature have gaps of their own, measured elsewhere. */
static void measure_succession(witness *w, const witness_layout *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const witness_line *line = &l->lines[i], *above = i > 0 ? line - 1 : NULL;
        if (!is_body(line)) continue;
        bool is_below = above && above->page == line->page;
        if (is_below && is_closed_up(l, line->page)) {
            double pitch = (line->em_top - above->em_top) / WITNESS_PITCH;
            bool is_text = is_set_in_paragraphs(above) && is_set_in_paragraphs(line);
            witness_claim(w, !is_text || (pitch > LEAST_PITCH - 0.005 && pitch < 1.005), line->page,
                          "a line %.3f pitches below the one above", pitch);
            continue;
        }
        int n = witness_grid_line(line->em_top);
        const witness_area *area = area_before(l, i);
        if (area) {
            int next =
                (int)ceil((area->box.bottom + AFTER_TABLE - WITNESS_TOP - 0.1) / WITNESS_PITCH);
            bool after_note = above && above->page == line->page && above->block &&
                              above->block->role == WITNESS_NOTE;
            witness_claim(w, n == next || after_note, line->page,
                          "behind a table: expected on grid line %d, found on %d", next + 1, n + 1);
        } else if (!above || above->page != line->page) {
            witness_claim(w, n == 0, line->page, "the page's first line stands on grid line %d",
                          n + 1);
        } else if (is_set_in_paragraphs(above) && is_set_in_paragraphs(line)) {
            int m = witness_grid_line(above->em_top);
            witness_claim(w, n == m + 1, line->page, "grid line %d follows grid line %d", n + 1,
                          m + 1);
        }
    }
}

int main(int argc, char **argv)
{
    witness w = {.name = "grid"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_grid TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        measure_sheets(&w, &l.pages);
        for (size_t i = 0; i < l.count; i++) {
            bool is_closed = is_closed_up(&l, l.lines[i].page);
            if (is_body(&l.lines[i]) && !is_closed) measure_on_grid(&w, &l.lines[i]);
            if (is_body(&l.lines[i])) measure_baseline(&w, &l.lines[i]);
            if (is_set_in_paragraphs(&l.lines[i]))
                measure_edges(&w, &l.lines[i], is_closed ? WITNESS_CLOSER : 0);
        }
        measure_inside(&w, &l);
        measure_succession(&w, &l);
    }
    return witness_end(&w);
}
