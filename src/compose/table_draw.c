#include "compose/table_draw.h"

#include "compose/inline.h"
#include "compose/table_break.h"
#include "compose/table_cell.h"
#include "compose/table_column.h"

#include "base/ban.h"

/* Rows [first, end) of a table on one page, with the corner where they go. */
typedef struct part {
    const bx_set_table *t;
    int first, end;
    bx_len x, y;         /* type area's left, first row's top */
    bool is_repeated;    /* a copy for the eye: everything is an artifact */
    bool has_head_above; /* a repeated head has drawn the upper rule already */
} part;

static bx_status push_rule(bx_composer *c, bx_items *items, bx_rect rect)
{
    if (rect.w <= 0 || rect.h <= 0) return BX_OK; /* rule: 0pt */
    bx_item *item = BX_VEC_PUSH(c->arena, items);
    BX_TRY_NEW(item);
    *item = (bx_item){.type = BX_ITEM_SHAPE, .box = rect};
    return BX_OK;
}

static int owner_at(const bx_set_table *t, int row, int column)
{
    return t->owner[row * t->table->column_count + column];
}

static bx_status draw_across(bx_composer *c, const part *p, int row, bx_items *items)
{
    const bx_set_table *t = p->t;
    const bx_table *table = t->table;
    bool is_edge = row == p->first || row == p->end;
    bool is_frame = is_edge && !(p->is_repeated && row == p->end);
    bx_len weight = is_frame ? table->frame : table->rule;
    bx_len y = p->y + t->tops[row] - t->tops[p->first] - weight / 2;
    for (int j = 0; j < table->column_count;) {
        int from = j;
        while (j < table->column_count &&
               (is_edge || owner_at(t, row - 1, j) != owner_at(t, row, j)))
            j++;
        if (j > from) {
            bx_len left = p->x + t->edges[from] - table->frame / 2;
            bx_len right = p->x + t->edges[j] + table->frame / 2;
            BX_TRY(push_rule(c, items, (bx_rect){left, y, right - left, weight}));
        }
        j++;
    }
    return BX_OK;
}

static bx_status draw_down(bx_composer *c, const part *p, int column, bx_items *items)
{
    const bx_set_table *t = p->t;
    bool is_edge = column == 0 || column == t->table->column_count;
    bx_len weight = is_edge ? t->table->frame : t->table->rule;
    bx_len x = p->x + t->edges[column] - weight / 2;
    for (int i = p->first; i < p->end;) {
        int from = i;
        while (i < p->end && (is_edge || owner_at(t, i, column - 1) != owner_at(t, i, column)))
            i++;
        if (i > from) {
            bx_len top = p->y + t->tops[from] - t->tops[p->first];
            bx_len height = t->tops[i] - t->tops[from];
            BX_TRY(push_rule(c, items, (bx_rect){x, top, weight, height}));
        }
        i++;
    }
    return BX_OK;
}

static bx_status draw_rules(bx_composer *c, const part *p, bx_items *items)
{
    for (int row = p->has_head_above ? p->first + 1 : p->first; row <= p->end; row++)
        BX_TRY(draw_across(c, p, row, items));
    for (int column = 0; column <= p->t->table->column_count; column++)
        BX_TRY(draw_down(c, p, column, items));
    return BX_OK;
}

/* Lines from the top; those of a stack go on in the next column to the left. */
static bx_status draw_lines(bx_composer *c, const bx_set_cell *set, bx_len left, bx_len width,
                            bx_len top, bx_items *items)
{
    const bx_style *style = set->style;
    int lines = (set->line_count + set->columns - 1) / set->columns, at = 0;
    for (int i = 0; i < set->piece_count; i++) {
        const bx_cell_piece *piece = &set->pieces[i];
        for (int k = 0; k < piece->count; k++, at++) {
            bx_len x = left + (set->columns - 1 - at / lines) * (width / set->columns);
            bx_len y = top + at % lines * style->line;
            BX_TRY(bx_inline_place(c, &piece->ready, &piece->lines[k], style, x, y, items));
        }
    }
    return BX_OK;
}

/* The cell as it is, or, in a part that is too low for it, set for that part. */
static bx_status fit_part(bx_composer *c, const part *p, const bx_set_cell *whole, bx_len room,
                          bool is_copy, bx_set_cell *set)
{
    *set = *whole;
    bool is_cut = room < bx_table_part_height(p->t, whole->cell, 0, p->t->table->row_count);
    if (!is_cut || whole->height <= room) return BX_OK;
    if (is_copy) set->tag = NULL;
    return bx_cell_shrink(c, p->t, room, set);
}

/* The cell's text in the middle of that part of the cell which this page shows. */
static bx_status draw_text(bx_composer *c, const part *p, const bx_set_cell *whole, bx_items *items)
{
    const bx_set_table *t = p->t;
    const bx_cell *cell = whole->cell;
    int from = cell->row > p->first ? cell->row : p->first;
    bx_len room = bx_table_part_height(t, cell, p->first, p->end);
    bool is_copy = p->is_repeated || cell->row < p->first;
    bx_set_cell set;
    BX_TRY(fit_part(c, p, whole, room, is_copy, &set));
    bx_len top = p->y + t->tops[from] - t->tops[p->first] + (room - set.height) / 2;
    bx_len left = p->x + t->edges[cell->column] + t->table->pad_x;
    int before = items->count;
    bx_len width = t->edges[cell->column + cell->span] - t->edges[cell->column];
    width -= 2 * t->table->pad_x;
    if (cell->writing == BX_WRITING_COLUMNS)
        BX_TRY(bx_cell_draw_columns(c, &set, left, width, top, items));
    else BX_TRY(draw_lines(c, &set, left, width, top, items));
    for (int i = before; is_copy && i < items->count; i++)
        items->items[i].tag = NULL;
    return BX_OK;
}

static bx_status draw_part(bx_composer *c, const part *p, bx_items *items)
{
    BX_TRY(draw_rules(c, p, items));
    for (int i = 0; i < p->t->table->cell_count; i++) {
        const bx_cell *cell = p->t->cells[i].cell;
        if (cell->row < p->end && cell->row + cell->row_span > p->first)
            BX_TRY(draw_text(c, p, &p->t->cells[i], items));
    }
    return BX_OK;
}

bx_len bx_table_head_height(const bx_set_table *t, int row)
{
    int head = t->table->head;
    return head > 0 && row >= head ? t->tops[head] : 0;
}

static bx_len head_above(const bx_box *box)
{
    return bx_table_head_height(box->made, box->index);
}

/* The rows of the boxes, and the repeated head above them. */
static bx_status place_rows(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                            bx_items *items)
{
    const bx_set_table *t = boxes->made;
    int first = boxes->index;
    bx_len head = bx_table_head_height(t, first);
    if (head > 0) {
        part copy = {.t = t, .end = t->table->head, .x = x, .y = y, .is_repeated = true};
        BX_TRY(draw_part(c, &copy, items));
    }
    part body = {.t = t,
                 .first = first,
                 .end = first + count,
                 .x = x,
                 .y = y + head,
                 .has_head_above = head > 0};
    return draw_part(c, &body, items);
}

const bx_box_maker bx_table_rows = {.above = head_above, .place = place_rows};
