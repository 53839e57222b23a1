/*
 * Columns get their widths, cells are set into them, one after another, and packed; rows
 * get their heights. Row heights first satisfy the cells of one row; then each joined cell,
 * those of fewer rows first, shares what it lacks equally among its rows. Cost: linear in
 * cells plus the grid; what is kept of a cell is its packed text.
 */
#include "compose/table_size.h"

#include "compose/columns.h"
#include "compose/table_cell.h"

#include "base/ban.h"

/* The first fault counts, but for those that end all work. */
static bool ends_work(bx_status status, bx_status *first)
{
    if (*first == BX_OK || status == BX_ERR_MEMORY) *first = status;
    return status == BX_ERR_MEMORY;
}

/* What the columns that are as wide as their content ask for; sets what can be set so early. */
static bx_status measure_columns(bx_composer *c, bx_set_table *t, bx_len length, bx_len *wanted)
{
    const bx_table *table = t->table;
    bx_status first = BX_OK;
    for (int i = 0; i < t->cell_count; i++) {
        const bx_cell *cell = bx_set_table_cell(t, i);
        bool counts = cell->span == 1 && table->columns[cell->column].kind == BX_COLUMN_CONTENT;
        bool is_loose = bx_cell_may_be_loose(t, cell);
        bx_len width = 0;
        if (!counts && !is_loose) continue;
        bx_status status = is_loose ? bx_cell_set_loose(c, t, i, &width)
                                    : bx_cell_measure(c, t, i, length, &width);
        if (ends_work(status, &first)) return status;
        wanted[cell->column] = bx_len_max(wanted[cell->column], width + 2 * table->pad_x);
    }
    for (int i = 0; i < table->column_count; i++) {
        bx_len points = t->points[i].before + t->points[i].after;
        wanted[i] = bx_len_max(wanted[i], points + 2 * table->pad_x);
    }
    return first;
}

static bx_status set_columns(bx_composer *c, bx_set_table *t, const bx_len *wanted,
                             const bx_place *place)
{
    const bx_table *table = t->table;
    bx_len *widths = BX_NEW_ARRAY(c->scratch, bx_len, table->column_count);
    BX_TRY_NEW(widths);
    bx_len available = t->area->width;
    if (table->columns_place.file) place = &table->columns_place;
    BX_TRY(bx_columns_set(table->columns, table->column_count, wanted, available, c->diag, place,
                          widths));
    bx_len sum = 0;
    for (int i = 0; i < table->column_count; i++)
        sum += widths[i];
    t->edges[0] = (available - sum) / 2;
    for (int i = 0; i < table->column_count; i++)
        t->edges[i + 1] = t->edges[i] + widths[i];
    return BX_OK;
}

/* Where the columns have no widths, what there is to be told of the cells is told all the same. */
static bx_status try_cells(bx_composer *c, const bx_set_table *t)
{
    for (int i = 0; i < t->cell_count; i++)
        if (!t->cells[i].packed && bx_cell_try(c, t, i) == BX_ERR_MEMORY) return BX_ERR_MEMORY;
    return BX_OK;
}

/* Numbers that are too wide for their column together stand for themselves, flush right. */
static void give_up_points(bx_set_table *t)
{
    for (int i = 0; i < t->table->column_count; i++) {
        bx_point_column *column = &t->points[i];
        bx_len room = t->edges[i + 1] - t->edges[i] - 2 * t->table->pad_x;
        column->is_used = column->is_used && column->before + column->after <= room;
    }
}

static bool stays_loose(const bx_set_table *t, int index)
{
    const bx_cell *cell = bx_set_table_cell(t, index);
    return t->cells[index].is_loose &&
           (cell->align != BX_ALIGN_DECIMAL || t->points[cell->column].is_used);
}

bx_status bx_table_set_cells(bx_composer *c, bx_set_table *t, bx_len room, const bx_place *place)
{
    const bx_table *table = t->table;
    bx_len most = t->area->height, pads = 2 * table->pad_y;
    bx_len *wanted = BX_NEW_ARRAY(c->scratch, bx_len, table->column_count);
    BX_TRY_NEW(wanted);
    bx_status first = measure_columns(c, t, bx_len_max(room - pads, 1), wanted);
    if (first == BX_ERR_MEMORY) return first;
    bx_status columns = set_columns(c, t, wanted, place);
    if (columns != BX_OK && columns != BX_ERR_MEMORY) BX_TRY(try_cells(c, t));
    BX_TRY(columns);
    give_up_points(t);
    for (int i = 0; i < t->cell_count; i++) {
        if (stays_loose(t, i)) continue;
        bx_len length = (bx_set_table_cell(t, i)->row < table->head ? most : room) - pads;
        bx_status status = bx_cell_set(c, t, i, length);
        if (ends_work(status, &first)) return status;
    }
    return first;
}

/* Adds to the cell's rows, in equal parts, what they lack together to hold it. */
static void stretch_rows(bx_set_table *t, int index, bx_len *heights)
{
    const bx_cell *cell = bx_set_table_cell(t, index);
    bx_len lack = t->cells[index].height + 2 * t->table->pad_y;
    for (int k = 0; k < cell->row_span; k++)
        lack -= heights[cell->row + k];
    for (int k = 0; k < cell->row_span && lack > 0; k++) {
        bx_len part = lack / (cell->row_span - k);
        heights[cell->row + k] += part;
        lack -= part;
    }
}

typedef struct joined_cell {
    int index, rows;
} joined_cell;

static int by_rows(const void *a, const void *b)
{
    const joined_cell *one = a, *other = b;
    return one->rows != other->rows ? one->rows - other->rows : one->index - other->index;
}

static bx_status stretch_joined(bx_composer *c, bx_set_table *t, bx_len *heights)
{
    BX_VEC(joined_cell) joined = {0};
    for (int i = 0; i < t->cell_count; i++) {
        int rows = bx_set_table_cell(t, i)->row_span;
        if (rows == 1) continue;
        joined_cell *cell = BX_VEC_PUSH(c->scratch, &joined);
        BX_TRY_NEW(cell);
        *cell = (joined_cell){i, rows};
    }
    if (joined.count > 1) qsort(joined.items, (size_t)joined.count, sizeof *joined.items, by_rows);
    for (int i = 0; i < joined.count; i++)
        stretch_rows(t, joined.items[i].index, heights);
    return BX_OK;
}

bx_status bx_table_set_rows(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    bx_len *heights = BX_NEW_ARRAY(c->scratch, bx_len, t->row_count);
    BX_TRY_NEW(heights);
    for (int i = 0; i < table->row_count && table->row_heights; i++)
        heights[i] = table->row_heights[i];
    for (int i = 0; i < t->cell_count; i++)
        if (bx_set_table_cell(t, i)->row_span == 1) stretch_rows(t, i, heights);
    BX_TRY(stretch_joined(c, t, heights));
    for (int i = 0; i < t->row_count; i++)
        t->tops[i + 1] = t->tops[i] + heights[i];
    return BX_OK;
}
