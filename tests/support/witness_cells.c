#include "support/witness_cells.h"

#include <math.h>
#include <stdlib.h>

static const double SAME = 0.3; /* mm: rules this near are one */

bool witness_is_across(const witness_box *rule)
{
    return rule->right - rule->left > rule->bottom - rule->top;
}

static bool is_within(const witness_box *area, const witness_box *box)
{
    return box->page == area->page && box->left > area->left - SAME &&
           box->right < area->right + SAME && box->top > area->top - SAME &&
           box->bottom < area->bottom + SAME;
}

static int by_value(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return *a < *b ? -1 : *a > *b;
}

/* The places at which rules of one direction stand, each once, in order. */
static double *edges_of(witness *w, const witness_boxes *rules, const witness_box *area,
                        bool across, int *count)
{
    double *edges = NULL;
    size_t found = 0, room = 0;
    for (size_t i = 0; i < rules->count; i++) {
        const witness_box *rule = &rules->at[i];
        if (!is_within(area, rule) || witness_is_across(rule) != across) continue;
        edges = witness_grow(w, edges, found, &room, sizeof *edges);
        edges[found++] = across ? (rule->top + rule->bottom) / 2 : (rule->left + rule->right) / 2;
    }
    *count = 0;
    if (found == 0) return NULL;
    qsort(edges, found, sizeof *edges, by_value);
    for (size_t i = 0; i < found; i++)
        if (*count == 0 || edges[i] - edges[*count - 1] > SAME) edges[(*count)++] = edges[i];
    return edges;
}

static void fill_cell(witness *w, const witness_layout *l, const witness_set_table *t,
                      const witness_cell *cell, witness_set_cell *out)
{
    out->cell = cell;
    out->box = (witness_box){t->page, t->columns[cell->column - 1], t->rows[cell->row - 1],
                             t->columns[cell->column - 1 + cell->columns],
                             t->rows[cell->row - 1 + cell->rows]};
    witness_glyphs inside = {0};
    for (size_t i = 0; i < l->pages.glyphs.count; i++) {
        const witness_glyph *g = &l->pages.glyphs.at[i];
        double x = g->x + g->advance / 2, y = g->baseline - 0.38 * g->size * WITNESS_MM_PER_PT;
        if (g->page == t->page && x > out->box.left && x < out->box.right && y > out->box.top &&
            y < out->box.bottom)
            witness_glyphs_add(w, &inside, g);
    }
    out->lines = witness_lines_of(w, inside.at, inside.count, 1.5, &out->count);
    out->is_stacked = out->count == inside.count && out->count > 4;
}

bool witness_table_read(witness *w, const witness_layout *l, const witness_area *area,
                        witness_set_table *out)
{
    const witness_table *table = area->block->table;
    int rows, columns;
    *out = (witness_set_table){.table = table, .page = area->box.page};
    out->rows = edges_of(w, &l->pages.rules, &area->box, true, &rows);
    out->columns = edges_of(w, &l->pages.rules, &area->box, false, &columns);
    if (!witness_claim(w, rows == table->rows + 1 && columns == table->columns + 1, out->page,
                       "%s: expected %d rows by %d columns, the rules make %d by %d", table->name,
                       table->rows, table->columns, rows - 1, columns - 1))
        return false;
    out->cells = witness_take(w, table->count * sizeof *out->cells);
    out->count = table->count;
    for (size_t i = 0; i < table->count; i++)
        fill_cell(w, l, out, &table->cells[i], &out->cells[i]);
    return true;
}
