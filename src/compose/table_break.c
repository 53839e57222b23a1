/*
 * Costs of a break add up: the groups it cuts, the wish to keep the table whole, and far
 * above them what a printer never does: part a sub-heading from its row, a total from the
 * row before it, leave one row of the body alone, cut a label too short for its words.
 * Cost: rows times columns.
 */
#include "compose/table_break.h"

#include "base/ban.h"

/* Rows of the body that a page keeps together at a table's ends, and groups whose cut still counts. */
enum { LEAST_ROWS = 2, DEEPEST_CUT = 3 };

static bx_row_kind kind_of(const bx_table *table, int row)
{
    return table->rows ? table->rows[row] : BX_ROW_BODY;
}

/* One cell across the whole table heads the rows below it. */
static bool is_section(const bx_set_table *t, int row)
{
    const bx_table *table = t->table;
    const bx_cell *cell = &table->cells[t->owner[(size_t)row * (size_t)table->column_count]];
    return table->column_count > 1 && cell->span == table->column_count && cell->row_span == 1 &&
           row + 1 < table->row_count;
}

static bool is_sub_head(const bx_set_table *t, int row)
{
    if (row < t->table->head) return false;
    return kind_of(t->table, row) == BX_ROW_HEAD || is_section(t, row);
}

static bool is_body(const bx_set_table *t, int row)
{
    return row >= t->body.first && row < t->body.end && !is_sub_head(t, row);
}

bx_len bx_table_part_height(const bx_set_table *t, const bx_cell *cell, int first, int end)
{
    int from = cell->row > first ? cell->row : first;
    int to = cell->row + cell->row_span < end ? cell->row + cell->row_span : end;
    return t->tops[to] - t->tops[from];
}

/* A break before `row` leaves a part of the cell too short for its text: the shorter, the dearer. */
static int cost_of_short_part(const bx_set_table *t, int index, int row)
{
    const bx_cell *cell = &t->table->cells[index];
    bx_len need = t->cells[index].height + 2 * t->table->pad_y;
    bx_len part = bx_len_min(bx_table_part_height(t, cell, 0, row),
                             bx_table_part_height(t, cell, row, t->table->row_count));
    if (part >= need) return BX_COST_FREE;
    return BX_COST_TEXT + (int)bx_len_scale(BX_COST_TEXT, need - part, need);
}

/* The groups that a break before `row`, which is not 0, cuts: cells side by side that span the same rows are one. */
static int cost_of_cut(const bx_set_table *t, int row)
{
    int columns = t->table->column_count, cut = 0, last_row = -1, last_span = 0;
    int cost = BX_COST_FREE;
    bool is_border = false; /* of a group */
    const int *below = &t->owner[(size_t)row * (size_t)columns], *above = below - columns;
    for (int j = 0; j < columns; j++) {
        const bx_cell *cell = &t->table->cells[above[j]];
        if (above[j] != below[j]) {
            bool starts = t->table->cells[below[j]].row_span > 1;
            is_border = is_border || starts || cell->row_span > 1;
            continue;
        }
        int short_part = cost_of_short_part(t, above[j], row);
        if (short_part > cost) cost = short_part;
        if (cell->row != last_row || cell->row_span != last_span) cut++;
        last_row = cell->row;
        last_span = cell->row_span;
    }
    if (cut > 0 && is_border) cost += BX_COST_AROUND - BX_COST_CUT;
    return cost + BX_COST_CUT * (cut < DEEPEST_CUT ? cut : DEEPEST_CUT);
}

static bx_len height_of(const bx_set_table *t)
{
    return t->captions.height + t->tops[t->table->row_count] + bx_set_table_height(t, t->page_foot);
}

void bx_table_break_costs(const bx_set_table *t, bx_len room, int *costs)
{
    const bx_table *table = t->table;
    bool is_whole = table->keep && height_of(t) <= room;
    int above = 0, below = 0;
    bool is_headed = false;
    for (int row = 0; row < table->row_count; row++)
        below += is_body(t, row);
    for (int row = 0; row < table->row_count; row++) {
        int cost = row == 0 ? BX_COST_FREE : cost_of_cut(t, row);
        if (row > 0 && row <= table->head) cost = BX_COST_HARD;
        bool is_first = row <= table->head;
        if (!is_first && is_sub_head(t, row - 1)) cost += BX_COST_TEXT;
        if (!is_first && kind_of(table, row) == BX_ROW_TOTAL) cost += BX_COST_ROWS;
        if (!is_first && (above < LEAST_ROWS || below < LEAST_ROWS)) cost += BX_COST_ROWS;
        if (!is_first && is_headed && !is_sub_head(t, row)) cost += BX_COST_CUT;
        if (!is_first && is_whole) cost += BX_COST_KEEP;
        costs[row] = cost;
        above += is_body(t, row);
        below -= is_body(t, row);
        is_headed = is_headed || is_sub_head(t, row);
    }
    for (int row = t->foot.first; row < t->foot.end; row++)
        costs[row] = BX_COST_HARD;
    for (int row = t->page_foot.first; row < t->page_foot.end; row++)
        costs[row] = BX_COST_HARD;
}
