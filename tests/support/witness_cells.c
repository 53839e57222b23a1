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

typedef struct edge_list {
    double *at;
    size_t count, room;
} edge_list;

static void add_edges(witness *w, const witness_boxes *rules, const witness_box *area, bool across,
                      edge_list *edges)
{
    for (size_t i = 0; i < rules->count; i++) {
        const witness_box *rule = &rules->at[i];
        if (!is_within(area, rule) || witness_is_across(rule) != across) continue;
        edges->at = witness_grow(w, edges->at, edges->count, &edges->room, sizeof *edges->at);
        edges->at[edges->count++] =
            across ? (rule->top + rule->bottom) / 2 : (rule->left + rule->right) / 2;
    }
}

/* Each place once, in order. @return how many */
static int sort_edges(edge_list *edges)
{
    int count = 0;
    if (edges->count == 0) return 0;
    qsort(edges->at, edges->count, sizeof *edges->at, by_value);
    for (size_t i = 0; i < edges->count; i++)
        if (count == 0 || edges->at[i] - edges->at[count - 1] > SAME)
            edges->at[count++] = edges->at[i];
    return count;
}

/* Leading rows whose cells are all column heads. */
static int head_rows(const witness_table *table)
{
    int head = table->rows;
    for (size_t i = 0; i < table->count; i++)
        if (table->cells[i].scope != WITNESS_COLUMN_HEAD &&
            table->cells[i].scope != WITNESS_CORNER && table->cells[i].row - 1 < head)
            head = table->cells[i].row - 1;
    return head;
}

/* The rules down a page, of all parts: in one, cells may be joined in all rows. */
static int read_columns(witness *w, const witness_layout *l, const witness_area *area,
                        witness_set_table *out)
{
    edge_list edges = {0};
    for (size_t i = 0; i < l->area_count; i++)
        if (l->areas[i].block == area->block)
            add_edges(w, &l->pages.rules, &l->areas[i].box, false, &edges);
    int count = sort_edges(&edges);
    out->columns = edges.at;
    return count - 1;
}

static int read_rows(witness *w, const witness_layout *l, const witness_area *area, double **rows)
{
    edge_list edges = {0};
    add_edges(w, &l->pages.rules, &area->box, true, &edges);
    int count = sort_edges(&edges);
    if (rows) *rows = edges.at;
    return count - 1;
}

/* The edge above row `row` of the table, here; behind the last one its lower edge. */
static double edge_of(const witness_set_table *t, int row)
{
    bool is_head = t->first > 0 && row < t->head;
    if (is_head) return t->rows[row];
    if (row < t->first) row = t->first;
    if (row > t->end) row = t->end;
    return t->rows[t->head + row - t->first];
}

static void fill_cell(witness *w, const witness_layout *l, const witness_set_table *t,
                      const witness_cell *cell, witness_set_cell *out)
{
    out->cell = cell;
    bool is_head = t->first > 0 && cell->row - 1 < t->head;
    int end = cell->row - 1 + cell->rows;
    double bottom = is_head && end == t->head ? t->rows[end] : edge_of(t, end);
    out->box = (witness_box){.page = t->page,
                             .left = t->columns[cell->column - 1],
                             .top = edge_of(t, cell->row - 1),
                             .right = t->columns[cell->column - 1 + cell->columns],
                             .bottom = bottom};
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

/* Whether some of the cell stands here: in the part's own rows or in its heads. */
static bool is_here(const witness_set_table *t, const witness_cell *cell)
{
    int from = cell->row - 1, end = from + cell->rows;
    return (from < t->end && end > t->first) || (t->first > 0 && from < t->head);
}

/* Which rows stand in the area: those behind the parts before it. */
static void find_range(witness *w, const witness_layout *l, const witness_area *area,
                       witness_set_table *out)
{
    int head = head_rows(area->block->table);
    for (const witness_area *part = l->areas; part <= area; part++) {
        if (part->block != area->block) continue;
        out->first = out->end;
        out->head = out->first > 0 ? head : 0;
        out->end += read_rows(w, l, part, NULL) - out->head;
    }
}

bool witness_table_read(witness *w, const witness_layout *l, const witness_area *area,
                        witness_set_table *out)
{
    const witness_table *table = area->block->table;
    *out = (witness_set_table){.table = table, .page = area->box.page};
    find_range(w, l, area, out);
    read_rows(w, l, area, &out->rows);
    int columns = read_columns(w, l, area, out);
    bool is_last = area + 1 == l->areas + l->area_count || area[1].block != area->block;
    bool fits = is_last ? out->end == table->rows : out->end < table->rows;
    if (!witness_claim(w, fits && out->first < out->end && columns == table->columns, out->page,
                       "%s: expected %d rows by %d columns, the rules make %d by %d", table->name,
                       table->rows, table->columns, out->end, columns))
        return false;
    out->cells = witness_take(w, table->count * sizeof *out->cells);
    for (size_t i = 0; i < table->count; i++)
        if (is_here(out, &table->cells[i]))
            fill_cell(w, l, out, &table->cells[i], &out->cells[out->count++]);
    return true;
}
