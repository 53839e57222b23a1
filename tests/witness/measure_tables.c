/*
 * measure_tables TRACE DATA BODIES - the national tables as they are drawn
 *
 * 国办公开办函〔2021〕30号: the rules make the format's grid; every cell is framed on its
 * four sides and not crossed; it shows its label or figure and nothing else, inside
 * its frame. A table that a page's end breaks has its heads again and at least two other
 * rows on either side.
 */
#include <math.h>
#include <stdio.h>

#include "support/witness_cells.h"

/* How much of a cell's side, from `from` to `end`, lies under rules. */
static double ruled(const witness_layout *l, int page, bool across, double place, double from,
                    double end)
{
    double reach = from;
    for (bool grew = true; grew;) {
        grew = false;
        for (size_t i = 0; i < l->pages.rules.count; i++) {
            const witness_box *r = &l->pages.rules.at[i];
            if (r->page != page || witness_is_across(r) != across) continue;
            double middle = across ? (r->top + r->bottom) / 2 : (r->left + r->right) / 2;
            double first = across ? r->left : r->top, last = across ? r->right : r->bottom;
            if (fabs(middle - place) > 0.15 || first > reach + 0.15 || last <= reach) continue;
            reach = last;
            grew = true;
        }
    }
    return fmin(reach, end) - from;
}

static void measure_frame(witness *w, const witness_layout *l, const witness_set_cell *set,
                          const char *label)
{
    const witness_box *b = &set->box;
    const double wide = b->right - b->left, high = b->bottom - b->top;
    bool is_framed = ruled(l, b->page, true, b->top, b->left, b->right) > wide - 0.2 &&
                     ruled(l, b->page, true, b->bottom, b->left, b->right) > wide - 0.2 &&
                     ruled(l, b->page, false, b->left, b->top, b->bottom) > high - 0.2 &&
                     ruled(l, b->page, false, b->right, b->top, b->bottom) > high - 0.2;
    witness_claim(w, is_framed, b->page, "row %d column %d, \"%s\": not framed on all sides",
                  set->cell->row, set->cell->column, label);
    for (size_t i = 0; i < l->pages.rules.count; i++) {
        const witness_box *r = &l->pages.rules.at[i];
        bool crosses = r->page == b->page && r->right > b->left + 0.5 && r->left < b->right - 0.5 &&
                       r->bottom > b->top + 0.5 && r->top < b->bottom - 0.5;
        witness_claim(w, !crosses, b->page, "row %d column %d, \"%s\": a rule crosses the cell",
                      set->cell->row, set->cell->column, label);
    }
}

static void measure_text(witness *w, const witness_set_cell *set, const char *label)
{
    witness_chars shown = {0};
    for (size_t i = 0; i < set->count; i++) {
        const witness_line *line = &set->lines[i];
        for (size_t k = 0; k < line->count; k++) {
            const witness_glyph *g = &line->glyphs[k];
            witness_chars_add(w, &shown, g->character);
            double low = witness_em_bottom(g);
            bool inside = witness_visible_left(g) > set->box.left &&
                          witness_visible_right(g) < set->box.right &&
                          witness_em_top(g) > set->box.top && low < set->box.bottom;
            witness_claim(w, inside, line->page, "row %d column %d, \"%s\": text touches the frame",
                          set->cell->row, set->cell->column, label);
        }
    }
    char what[300];
    snprintf(what, sizeof what, "row %d column %d", set->cell->row, set->cell->column);
    witness_chars bare = witness_chars_bare(w, label);
    witness_chars_same(w, set->box.page, what, &bare, &shown);
}

/* The text stands in the cell's middle, figures in the middle of both directions. */
static void measure_place(witness *w, const witness_set_cell *set)
{
    if (set->count == 0) return;
    const witness_line *first = set->lines, *last = &set->lines[set->count - 1];
    const witness_box *b = &set->box;
    double bottom = witness_em_bottom(last->glyphs);
    witness_near(w, b->page, "middle of a cell's text", (b->top + b->bottom) / 2,
                 (first->em_top + bottom) / 2, WITNESS_TOLERANCE);
    if (set->cell->scope != WITNESS_VALUE) return;
    double right = witness_visible_right(&first->glyphs[first->count - 1]);
    witness_near(w, b->page, "middle of a figure in its cell", (b->left + b->right) / 2,
                 (first->glyphs->x + right) / 2, WITNESS_TOLERANCE);
}

static void measure_table(witness *w, const witness_layout *l, const witness_area *area)
{
    witness_set_table table;
    if (!witness_table_read(w, l, area, &table)) return;
    bool is_whole = table.first == 0 && table.end == table.table->rows;
    witness_claim(w, is_whole || table.end - table.first >= 2, table.page,
                  "%s: a row alone on its page", table.table->name);
    for (size_t i = 0; i < table.count; i++) {
        const witness_chars *text = &table.cells[i].cell->text;
        const char *label = witness_chars_text(w, text->at, text->count);
        measure_frame(w, l, &table.cells[i], label);
        measure_text(w, &table.cells[i], label);
        measure_place(w, &table.cells[i]);
    }
}

int main(int argc, char **argv)
{
    witness w = {.name = "tables"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_tables TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        size_t wanted = 0, found = 0;
        for (size_t i = 0; i < l.report.count; i++)
            wanted += l.report.blocks[i].role == WITNESS_TABLE;
        for (size_t i = 0; i < l.area_count; i++) {
            bool goes_on = i > 0 && l.areas[i].block == l.areas[i - 1].block &&
                           l.areas[i].box.page == l.areas[i - 1].box.page + 1;
            found += !goes_on;
        }
        witness_claim(&w, wanted == found, 0, "%zu tables expected, found %zu", wanted, found);
        for (size_t i = 0; i < l.area_count; i++)
            if (l.areas[i].block) measure_table(&w, &l, &l.areas[i]);
    }
    return witness_end(&w);
}
