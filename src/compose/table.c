/*
 * Setting a table: cells are shaped, columns get their widths, cells are broken
 * into lines, rows get their heights. Row heights first satisfy the cells of one
 * row; then each joined cell, those of fewer rows first, shares what it lacks
 * equally among its rows. Cost: linear in cells plus the grid.
 */
#include "compose/table.h"

#include "compose/columns.h"
#include "compose/ready_text.h"
#include "compose/set_table.h"
#include "compose/table_break.h"
#include "compose/table_cell.h"
#include "compose/table_column.h"
#include "compose/table_draw.h"
#include "text/prepare.h"

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

/* Tags and shapes every cell; goes on after a fault, so that all are reported. */
static bx_status prepare_cells(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    bx_tag **rows;
    BX_TRY(tag_rows(c, table, &rows));
    bx_status first = BX_OK;
    for (int i = 0; i < table->cell_count; i++) {
        const bx_cell *cell = &table->cells[i];
        bx_tag *tag = tag_cell(c, rows[cell->row], cell);
        BX_TRY_NEW(tag);
        t->cells[i] = (bx_set_cell){
            .cell = cell, .style = cell->style, .text = cell->text, .tag = tag, .columns = 1};
        bx_status status = bx_cell_prepare(c, &t->cells[i]);
        if (first == BX_OK) first = status;
        for (int k = 0; k < cell->row_span; k++)
            for (int j = 0; j < cell->span; j++)
                t->owner[(cell->row + k) * table->column_count + cell->column + j] = i;
    }
    return first;
}

/* The least width of a cell without a break that is not wanted. */
static bx_len wanted_width(const bx_set_cell *set)
{
    bx_len widest = set->width;
    for (int k = 0; k < set->piece_count && set->cell->writing != BX_WRITING_COLUMNS; k++) {
        const bx_prepared *text = set->pieces[k].ready.prepared;
        bool stack = set->cell->writing == BX_WRITING_STACK;
        widest =
            bx_len_max(widest, stack ? bx_prepared_widest_piece(text) : bx_prepared_width(text));
    }
    return widest;
}

static bx_status set_columns(bx_composer *c, bx_set_table *t, const bx_place *place)
{
    const bx_table *table = t->table;
    bx_len *wanted = BX_NEW_ARRAY(c->arena, bx_len, table->column_count);
    bx_len *widths = BX_NEW_ARRAY(c->arena, bx_len, table->column_count);
    BX_TRY_NEW(wanted);
    BX_TRY_NEW(widths);
    for (int i = 0; i < table->cell_count; i++) {
        const bx_set_cell *cell = &t->cells[i];
        if (cell->cell->span != 1) continue;
        bx_len *widest = &wanted[cell->cell->column];
        *widest = bx_len_max(*widest, wanted_width(cell) + 2 * table->pad_x);
    }
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

static bx_status break_cells(bx_composer *c, bx_set_table *t)
{
    bx_status first = BX_OK;
    for (int i = 0; i < t->table->cell_count; i++) {
        bx_status status = bx_cell_break(c, t, &t->cells[i]);
        if (first == BX_OK) first = status;
    }
    return first;
}

/* Adds to the cell's rows, in equal parts, what they lack together to hold it. */
static void stretch_rows(bx_set_table *t, const bx_set_cell *set, bx_len *heights)
{
    const bx_cell *cell = set->cell;
    bx_len lack = set->height + 2 * t->table->pad_y;
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
        bx_set_cell *set = &t->cells[i];
        bool is_row = set->cell->row_span == 1 || set->cell->row < t->table->head;
        if (is_row || set->height + 2 * t->table->pad_y <= room) continue;
        bx_status status = bx_cell_shrink(c, t, room - 2 * t->table->pad_y, set);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}

static bx_status set_rows(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    bx_len *heights = BX_NEW_ARRAY(c->arena, bx_len, table->row_count);
    BX_TRY_NEW(heights);
    int widest = 1;
    for (int i = 0; i < table->cell_count; i++)
        if (table->cells[i].row_span > widest) widest = table->cells[i].row_span;
    for (int span = 1; span <= widest; span++)
        for (int i = 0; i < table->cell_count; i++)
            if (table->cells[i].row_span == span) stretch_rows(t, &t->cells[i], heights);
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
    for (int i = 0; i < t->table->cell_count; i++) {
        if (t->table->cells[i].row != row || t->cells[i].height <= tallest) continue;
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

/* Breaks everything: columns at `room`, which is what a page leaves for the rows below a repeated head. */
static bx_status break_all(bx_composer *c, bx_set_table *t, bx_len room, const bx_place *place)
{
    bx_len most = t->area->height, pads = 2 * t->table->pad_y;
    for (int i = 0; i < t->table->cell_count; i++) {
        const bx_cell *cell = t->cells[i].cell;
        if (cell->writing != BX_WRITING_COLUMNS) continue;
        bx_len length = (cell->row < t->table->head ? most : room) - pads;
        BX_TRY(bx_cell_set_columns(c, &t->cells[i], bx_len_max(length, 1)));
    }
    BX_TRY(set_columns(c, t, place));
    return break_cells(c, t);
}

/* Some column or label is too long for what a repeated head leaves. */
static bool is_too_long_below(const bx_set_table *t, bx_len room)
{
    for (int i = 0; i < t->table->cell_count; i++) {
        const bx_set_cell *set = &t->cells[i];
        bool may_give = set->cell->writing == BX_WRITING_COLUMNS || set->cell->row_span > 1;
        if (may_give && set->cell->row >= t->table->head &&
            set->height + 2 * t->table->pad_y > room)
            return true;
    }
    return false;
}

/* The rows' places; what is too long for its page is set anew, now that the head's height is known. */
static bx_status measure(bx_composer *c, bx_set_table *t, const bx_place *place)
{
    bx_len page = t->area->height;
    BX_TRY(break_all(c, t, page, place));
    BX_TRY(set_rows(c, t));
    bx_len room = page - t->tops[t->table->head];
    if (room <= 0 || !is_too_long_below(t, room)) return BX_OK;
    BX_TRY(break_all(c, t, room, place));
    BX_TRY(limit_labels(c, t, room));
    return set_rows(c, t);
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
    t->edges = BX_NEW_ARRAY(c->arena, bx_len, table->column_count + 1);
    t->tops = BX_NEW_ARRAY(c->arena, bx_len, table->row_count + 1);
    BX_TRY_NEW(t->cells);
    BX_TRY_NEW(t->owner);
    BX_TRY_NEW(t->edges);
    BX_TRY_NEW(t->tops);
    BX_TRY(prepare_cells(c, t));
    BX_TRY(measure(c, t, &block->place));
    return box_rows(c, t, block, cost, boxes);
}
