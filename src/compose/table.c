/*
 * Setting a table: columns get their widths, cells are set into them, one after another,
 * and packed; rows get their heights. Row heights first satisfy the cells of one row; then
 * each joined cell, those of fewer rows first, shares what it lacks equally among its rows.
 * Cost: linear in cells plus the grid; what is kept of a cell is its packed text.
 */
#include "compose/table.h"

#include "compose/columns.h"
#include "compose/set_table.h"
#include "compose/table_break.h"
#include "compose/table_cell.h"
#include "compose/table_draw.h"
#include "compose/table_shrink.h"

#include "base/ban.h"

static bx_tag *tag_cell(bx_composer *c, bx_tag *row, const bx_cell *cell)
{
    bool is_head = cell->is_column_head || cell->is_row_head;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, row, is_head ? BX_TAG_TH : BX_TAG_TD);
    if (!tag) return NULL;
    tag->row_span = cell->row_span;
    tag->column_span = cell->span;
    tag->scope = (bx_tag_scope)((cell->is_column_head ? BX_SCOPE_COLUMN : 0) |
                                (cell->is_row_head ? BX_SCOPE_ROW : 0));
    return tag;
}

/* One element for each row, also for one that only holds parts of cells from above. */
static bx_status tag_rows(bx_composer *c, const bx_table *table, bx_tag ***rows)
{
    bx_tag *parent = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_TABLE);
    bx_tag **made = BX_NEW_ARRAY(c->arena, bx_tag *, table->row_count);
    BX_TRY_NEW(parent);
    BX_TRY_NEW(made);
    for (int i = 0; i < table->row_count; i++) {
        made[i] = bx_tag_new(c->arena, &c->tags, parent, BX_TAG_TR);
        BX_TRY_NEW(made[i]);
    }
    *rows = made;
    return BX_OK;
}

/* Tags every cell, and notes which one covers each place of the grid. */
static bx_status place_cells(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    bx_tag **rows;
    BX_TRY(tag_rows(c, table, &rows));
    int row = 0;
    for (int i = 0; i < table->cell_count; i++) {
        const bx_cell *cell = &table->cells[i];
        while (row <= cell->row)
            t->starts[row++] = i;
        t->cells[i].tag = tag_cell(c, rows[cell->row], cell);
        BX_TRY_NEW(t->cells[i].tag);
        for (int k = 0; k < cell->row_span; k++)
            for (int j = 0; j < cell->span; j++)
                t->owner[(cell->row + k) * table->column_count + cell->column + j] = i;
    }
    while (row <= table->row_count)
        t->starts[row++] = table->cell_count;
    return BX_OK;
}

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
    for (int i = 0; i < table->cell_count; i++) {
        const bx_cell *cell = &table->cells[i];
        bool counts = cell->span == 1 && table->columns[cell->column].kind == BX_COLUMN_CONTENT;
        bx_len width = 0;
        if (!counts) continue;
        bx_status status = bx_cell_may_be_loose(table, cell)
                               ? bx_cell_set_loose(c, t, i, &width)
                               : bx_cell_measure(c, t, i, length, &width);
        if (ends_work(status, &first)) return status;
        wanted[cell->column] = bx_len_max(wanted[cell->column], width + 2 * table->pad_x);
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
    for (int i = 0; i < t->table->cell_count; i++)
        if (!t->cells[i].packed && bx_cell_try(c, t, i) == BX_ERR_MEMORY) return BX_ERR_MEMORY;
    return BX_OK;
}

/* Sets all cells. @param room  what a page leaves for the rows below a repeated head */
static bx_status set_cells(bx_composer *c, bx_set_table *t, bx_len room, const bx_place *place)
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
    for (int i = 0; i < table->cell_count; i++) {
        if (t->cells[i].is_loose) continue;
        bx_len length = (table->cells[i].row < table->head ? most : room) - pads;
        bx_status status = bx_cell_set(c, t, i, length);
        if (ends_work(status, &first)) return status;
    }
    return first;
}

/* Adds to the cell's rows, in equal parts, what they lack together to hold it. */
static void stretch_rows(bx_set_table *t, int index, bx_len *heights)
{
    const bx_cell *cell = &t->table->cells[index];
    bx_len lack = t->cells[index].height + 2 * t->table->pad_y;
    for (int k = 0; k < cell->row_span; k++)
        lack -= heights[cell->row + k];
    for (int k = 0; k < cell->row_span && lack > 0; k++) {
        bx_len part = lack / (cell->row_span - k);
        heights[cell->row + k] += part;
        lack -= part;
    }
}

/* A cell over several rows is at most as high as a page has room for them; rows are checked by themselves. */
static bx_status limit_labels(bx_composer *c, bx_set_table *t, bx_len room)
{
    bx_status first = BX_OK;
    for (int i = 0; i < t->table->cell_count; i++) {
        const bx_cell *cell = &t->table->cells[i];
        bx_set_cell *set = &t->cells[i];
        bool is_row = cell->row_span == 1 || cell->row < t->table->head;
        if (is_row || set->height + 2 * t->table->pad_y <= room) continue;
        bx_status status = bx_cell_shrink(c, t, cell, room - 2 * t->table->pad_y, set);
        if (ends_work(status, &first)) return status;
    }
    return first;
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
    for (int i = 0; i < t->table->cell_count; i++) {
        int rows = t->table->cells[i].row_span;
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

static bx_status set_rows(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    bx_len *heights = BX_NEW_ARRAY(c->scratch, bx_len, table->row_count);
    BX_TRY_NEW(heights);
    for (int i = 0; i < table->cell_count; i++)
        if (table->cells[i].row_span == 1) stretch_rows(t, i, heights);
    BX_TRY(stretch_joined(c, t, heights));
    for (int i = 0; i < table->row_count; i++)
        t->tops[i + 1] = t->tops[i] + heights[i];
    return BX_OK;
}

static bx_status check_height(bx_composer *c, const bx_set_table *t, int row, const bx_place *place)
{
    bx_len height = t->tops[row + 1] - t->tops[row] + bx_table_head_height(t, row);
    bx_len room = t->area->height;
    if (height <= room) return BX_OK;
    bx_len tallest = 0;
    for (int i = t->starts[row]; i < t->starts[row + 1]; i++) {
        if (t->cells[i].height <= tallest) continue;
        tallest = t->cells[i].height;
        if (t->table->cells[i].text.place.file) place = &t->table->cells[i].text.place;
    }
    bx_buf need = {0}, have = {0};
    bx_mm_text(&need, height);
    bx_mm_text(&have, room);
    bx_status status = BX_ERR_MEMORY;
    if (!need.failed && !have.failed)
        status = bx_report(c->diag, BX_E_CELL_TOO_TALL, place, need.ptr, have.ptr);
    bx_buf_release(&need);
    bx_buf_release(&have);
    return status;
}

static bx_status box_rows(bx_composer *c, bx_set_table *t, const bx_block *block, int cost,
                          bx_boxes *boxes)
{
    const bx_table *table = t->table;
    int *costs = BX_NEW_ARRAY(c->scratch, int, table->row_count);
    BX_TRY_NEW(costs);
    bx_table_break_costs(t, t->area->height, costs);
    if (!BX_VEC_RESERVE(c->arena, boxes, table->row_count)) return BX_ERR_MEMORY;
    for (int row = 0; row < table->row_count; row++) {
        BX_TRY(check_height(c, t, row, &block->place));
        bx_box *box = BX_VEC_PUSH(c->arena, boxes);
        BX_TRY_NEW(box);
        *box = (bx_box){.height = t->tops[row + 1] - t->tops[row],
                        .before = row == 0 ? table->before : 0,
                        .after = row + 1 == table->row_count ? table->after : 0,
                        .cost = row == 0 ? cost : costs[row],
                        .maker = &bx_table_rows,
                        .made = t,
                        .index = row,
                        .block = block};
    }
    return BX_OK;
}

/* Some column or label is too long for what a repeated head leaves. */
static bool is_too_long_below(const bx_set_table *t, bx_len room)
{
    for (int i = 0; i < t->table->cell_count; i++) {
        const bx_cell *cell = &t->table->cells[i];
        bool may_give = cell->writing == BX_WRITING_COLUMNS || cell->row_span > 1;
        if (may_give && cell->row >= t->table->head &&
            t->cells[i].height + 2 * t->table->pad_y > room)
            return true;
    }
    return false;
}

/* The rows' places; what is too long for its page is set anew, now that the head's height is known. */
static bx_status measure(bx_composer *c, bx_set_table *t, const bx_place *place)
{
    bx_len page = t->area->height;
    BX_TRY(set_cells(c, t, page, place));
    BX_TRY(set_rows(c, t));
    bx_len room = page - t->tops[t->table->head];
    if (room <= 0 || !is_too_long_below(t, room)) return BX_OK;
    BX_TRY(set_cells(c, t, room, place));
    BX_TRY(limit_labels(c, t, room));
    return set_rows(c, t);
}

static bx_status set_table(bx_composer *c, bx_set_table *t, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    t->memo = bx_cell_memo_new(c->scratch, t->table->cell_count);
    BX_TRY_NEW(t->memo);
    BX_TRY(place_cells(c, t));
    BX_TRY(measure(c, t, &block->place));
    t->memo = NULL;
    return box_rows(c, t, block, cost, boxes);
}

bx_status bx_table_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                       bx_boxes *boxes)
{
    const bx_table *table = block->table;
    bx_set_table *t = BX_NEW(c->arena, bx_set_table);
    BX_TRY_NEW(t);
    t->table = table;
    t->area = area;
    t->cells = BX_NEW_ARRAY(c->arena, bx_set_cell, table->cell_count);
    t->owner = BX_NEW_ARRAY(c->arena, int, (size_t)table->row_count *(size_t)table->column_count);
    t->starts = BX_NEW_ARRAY(c->arena, int, table->row_count + 1);
    t->edges = BX_NEW_ARRAY(c->arena, bx_len, table->column_count + 1);
    t->tops = BX_NEW_ARRAY(c->arena, bx_len, table->row_count + 1);
    BX_TRY_NEW(t->cells);
    BX_TRY_NEW(t->owner);
    BX_TRY_NEW(t->starts);
    BX_TRY_NEW(t->edges);
    BX_TRY_NEW(t->tops);
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_table(c, t, block, cost, boxes);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
