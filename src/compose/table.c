/*
 * A table is set once: its cells into their columns, its rows to their heights; flow gives
 * each page some of the rows, and table_draw.h draws them there. What a page repeats takes
 * from its room before any row is placed.
 */
#include "compose/table.h"

#include "compose/caption.h"
#include "compose/set_table.h"
#include "compose/table_break.h"
#include "compose/table_draw.h"
#include "compose/table_grid.h"
#include "compose/table_shrink.h"
#include "compose/table_size.h"
#include "compose/table_strips.h"

#include "base/ban.h"

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
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}

/* What a page that goes on with the table leaves for its rows. */
static bx_len room_within(const bx_set_table *t)
{
    bx_row_range head = t->later_head.end > t->later_head.first ? t->later_head : t->head;
    bx_len foot = t->table->is_foot_last ? 0 : bx_set_table_height(t, t->foot);
    return t->area->height - t->continued.height - bx_set_table_height(t, head) -
           bx_set_table_height(t, t->carry) - bx_set_table_height(t, t->page_foot) - foot;
}

/* Where a row's tallest cell comes from; `place` when nothing is known of it. */
static const bx_place *tallest_place(const bx_set_table *t, int row, const bx_place *place)
{
    bx_len tallest = 0;
    for (int i = t->starts[row]; i < t->starts[row + 1]; i++) {
        const bx_cell *cell = bx_set_table_cell(t, i);
        if (t->cells[i].height <= tallest) continue;
        tallest = t->cells[i].height;
        if (cell->text.place.file) place = &cell->text.place;
    }
    return place;
}

static bx_status check_height(bx_composer *c, const bx_set_table *t, const bx_box *box,
                              const bx_place *place)
{
    bx_len height = box->height + bx_table_rows.above(box) + bx_table_rows.below(box);
    bx_len room = t->area->height;
    if (height <= room) return BX_OK;
    place = tallest_place(t, box->index, place);
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

static bx_status push_box(bx_composer *c, bx_set_table *t, int row, const bx_block *block, int cost,
                          bx_boxes *boxes, bx_box **box)
{
    *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(*box);
    **box = (bx_box){.height = t->tops[row + 1] - t->tops[row],
                     .cost = cost,
                     .maker = &bx_table_rows,
                     .made = t,
                     .index = row,
                     .block = block};
    return BX_OK;
}

static bx_status report_cut(bx_composer *c, const bx_set_table *t, int row, const bx_place *place)
{
    bx_buf high = {0};
    bx_mm_text(&high, t->tops[row + 1] - t->tops[row]);
    bx_status status = BX_ERR_MEMORY;
    if (!high.failed)
        status = bx_report(c->diag, BX_E_ROW_CUT, tallest_place(t, row, place), high.ptr);
    bx_buf_release(&high);
    return status;
}

/* Its first and its last two lines stay together like those of a paragraph. */
static bx_status box_strips(bx_composer *c, bx_set_table *t, const bx_cut_row *cut,
                            const bx_block *block, int cost, bx_boxes *boxes)
{
    enum { LEAST = 2 };
    for (int at = 0; at < cut->count; at++) {
        bx_box *box;
        bool is_end = at < LEAST || cut->count - at < LEAST;
        int own = at == 0 ? cost : is_end ? BX_COST_ROWS : BX_COST_FREE;
        BX_TRY(push_box(c, t, cut->row, block, own, boxes, &box));
        box->line = at;
        box->height = bx_table_strip_height(t, cut, at);
        if (cut->row == 0 && at == 0) box->height += t->captions.height;
        BX_TRY(check_height(c, t, box, &block->place));
    }
    return report_cut(c, t, cut->row, &block->place);
}

/* A box for each of the rows, or for each line of one that is cut; the captions are the first one's. */
static bx_status box_rows(bx_composer *c, bx_set_table *t, bx_row_range rows, const bx_block *block,
                          const int *costs, bx_boxes *boxes)
{
    for (int row = rows.first; row < rows.end; row++) {
        const bx_cut_row *cut = bx_table_cut_of(t, row);
        if (cut) BX_TRY(box_strips(c, t, cut, block, costs[row], boxes));
        if (cut) continue;
        bx_box *box;
        BX_TRY(push_box(c, t, row, block, costs[row], boxes, &box));
        if (row == 0) box->height += t->captions.height;
        BX_TRY(check_height(c, t, box, &block->place));
    }
    return BX_OK;
}

/* Rows of the body that no page has room for, and that may be cut. */
static bx_status find_cuts(bx_composer *c, bx_set_table *t)
{
    BX_VEC(bx_cut_row) cuts = {0};
    bx_len room = room_within(t);
    for (int row = t->body.first; row < t->body.end; row++) {
        bx_cut_row cut;
        if (t->tops[row + 1] - t->tops[row] <= room || !bx_table_cut_row(t, row, &cut)) continue;
        bx_cut_row *slot = BX_VEC_PUSH(c->passing, &cuts);
        BX_TRY_NEW(slot);
        *slot = cut;
    }
    t->cut = cuts.items;
    t->cut_count = cuts.count;
    return BX_OK;
}

/* The last page's own totals stand above the table's foot, like those of the others. */
static bx_status box_table(bx_composer *c, bx_set_table *t, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    int count = t->row_count, first = boxes->count;
    int *costs = BX_NEW_ARRAY(c->scratch, int, count);
    BX_TRY_NEW(costs);
    BX_TRY(find_cuts(c, t));
    bx_table_break_costs(t, t->area->height, costs);
    if (!BX_VEC_RESERVE(c->passing, boxes, count)) return BX_ERR_MEMORY;
    BX_TRY(box_rows(c, t, (bx_row_range){0, t->body.end}, block, costs, boxes));
    BX_TRY(box_rows(c, t, t->page_foot, block, costs, boxes));
    BX_TRY(box_rows(c, t, t->foot, block, costs, boxes));
    if (boxes->count == first) return BX_OK;
    boxes->items[first].cost = cost;
    boxes->items[first].before = t->table->before;
    boxes->items[boxes->count - 1].after = t->table->after;
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

static bx_status set_captions(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    bx_len width = t->edges[table->column_count] - t->edges[0];
    BX_TRY(bx_captions_set(c, table->captions, table->caption_count, width, &t->captions));
    return bx_captions_set(c, table->continued, table->continued_count, width, &t->continued);
}

/* The rows' places; what is too long for its page is set anew, now that the head's height is known. */
static bx_status measure(bx_composer *c, bx_set_table *t, const bx_place *place)
{
    BX_TRY(bx_table_set_cells(c, t, t->area->height, place));
    BX_TRY(bx_table_set_rows(c, t));
    BX_TRY(set_captions(c, t));
    bx_len room = room_within(t);
    if (room <= 0 || !is_too_long_below(t, room)) return BX_OK;
    BX_TRY(bx_table_set_cells(c, t, room, place));
    BX_TRY(limit_labels(c, t, room));
    BX_TRY(set_captions(c, t));
    return bx_table_set_rows(c, t);
}

/* To try out the digits of a style costs as much as to set fifty cells. */
enum { TRIED_FROM = 512 };

static bx_status set_table(bx_composer *c, const bx_area *area, bx_set_table *t,
                           const bx_block *block, int cost, bx_boxes *boxes)
{
    BX_TRY(bx_table_grid_open(c, area, block->table, t));
    t->memo = bx_cell_memo_new(c->scratch, t->cell_count);
    BX_TRY_NEW(t->memo);
    if (t->cell_count >= TRIED_FROM) {
        t->patterns = bx_cell_memo_new(c->scratch, t->cell_count);
        BX_TRY_NEW(t->patterns);
    }
    BX_TRY(measure(c, t, &block->place));
    t->memo = t->patterns = NULL;
    return box_table(c, t, block, cost, boxes);
}

bx_status bx_table_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                       bx_boxes *boxes)
{
    bx_set_table *t = BX_NEW(c->passing, bx_set_table);
    BX_TRY_NEW(t);
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_table(c, area, t, block, cost, boxes);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
