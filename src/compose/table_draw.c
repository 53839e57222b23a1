#include "compose/table_draw.h"

#include "base/limits.h"
#include "compose/table_break.h"
#include "compose/table_cell.h"
#include "compose/table_shrink.h"

#include "base/ban.h"

/* Rows [first, end) of a table on one page, with the corner where they go; their rules are placed from it. */
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
    bx_item *item = BX_VEC_PUSH(c->scratch, items);
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
    bx_len y = t->tops[row] - t->tops[p->first] - weight / 2;
    for (int j = 0; j < table->column_count;) {
        int from = j;
        while (j < table->column_count &&
               (is_edge || owner_at(t, row - 1, j) != owner_at(t, row, j)))
            j++;
        if (j > from) {
            bx_len left = t->edges[from] - table->frame / 2;
            bx_len right = t->edges[j] + table->frame / 2;
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
    bx_len x = t->edges[column] - weight / 2;
    for (int i = p->first; i < p->end;) {
        int from = i;
        while (i < p->end && (is_edge || owner_at(t, i, column - 1) != owner_at(t, i, column)))
            i++;
        if (i > from) {
            bx_len top = t->tops[from] - t->tops[p->first];
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

/* The cell as it is, or, in a part that is too low for it, set for that part. */
static bx_status fit_part(bx_composer *c, const part *p, int index, bx_len room, bool is_copy,
                          bx_set_cell *set)
{
    const bx_cell *cell = &p->t->table->cells[index];
    *set = p->t->cells[index];
    bool is_cut = room < bx_table_part_height(p->t, cell, 0, p->t->table->row_count);
    if (!is_cut || set->height <= room) return BX_OK;
    if (is_copy) set->tag = NULL;
    return bx_cell_shrink(c, p->t, cell, room, set);
}

/* What is left of a cell's room on the left of a line that is set already. */
static bx_len shift_of(const bx_set_table *t, const bx_cell *cell, const bx_set_cell *set)
{
    bx_len room = bx_cell_room(t, cell) - set->width;
    if (!set->is_loose || cell->align == BX_ALIGN_START) return 0;
    return cell->align == BX_ALIGN_END ? room : room / 2;
}

/* The cell's text in the middle of that part of the cell which this page shows. */
static bx_status draw_text(bx_composer *c, const part *p, int index, bx_groups *groups)
{
    const bx_set_table *t = p->t;
    const bx_cell *cell = &t->table->cells[index];
    int from = cell->row > p->first ? cell->row : p->first;
    bx_len room = bx_table_part_height(t, cell, p->first, p->end);
    bool is_copy = p->is_repeated || cell->row < p->first;
    bx_set_cell set;
    BX_TRY(fit_part(c, p, index, room, is_copy, &set));
    bx_len top = p->y + t->tops[from] - t->tops[p->first] + (room - set.height) / 2;
    bx_len left = p->x + t->edges[cell->column] + t->table->pad_x + shift_of(t, cell, &set);
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group =
        (bx_group){.packed = set.packed, .x = left, .y = top, .tag = set.tag, .is_copy = is_copy};
    return BX_OK;
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Cells from above that go on in the part's first row, in their order. */
static int open_cells(const part *p, int *cells)
{
    int count = 0, columns = p->t->table->column_count;
    for (int column = 0; column < columns; column++) {
        int index = owner_at(p->t, p->first, column);
        bool is_open = p->t->table->cells[index].row < p->first;
        if (is_open && (count == 0 || cells[count - 1] != index)) cells[count++] = index;
    }
    if (count > 1) qsort(cells, (size_t)count, sizeof *cells, by_number);
    return count;
}

static bx_status draw_texts(bx_composer *c, const part *p, bx_groups *groups)
{
    int open[BX_LIMIT_TABLE_COLUMNS];
    BX_ASSERT(p->t->table->column_count <= BX_LIMIT_TABLE_COLUMNS);
    int count = open_cells(p, open);
    for (int i = 0; i < count; i++)
        BX_TRY(draw_text(c, p, open[i], groups));
    for (int i = p->t->starts[p->first]; i < p->t->starts[p->end]; i++)
        BX_TRY(draw_text(c, p, i, groups));
    return BX_OK;
}

static bx_status pack_rules(bx_composer *c, const part *p, bx_groups *groups)
{
    bx_items items = {0};
    BX_TRY(draw_rules(c, p, &items));
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group = (bx_group){.x = p->x, .y = p->y};
    return bx_composer_pack(c, &items, NULL, &group->packed);
}

static bx_status draw_part(bx_composer *c, const part *p, bx_groups *groups)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = pack_rules(c, p, groups);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    return draw_texts(c, p, groups);
}

bx_len bx_table_head_height(const bx_set_table *t, int row)
{
    int head = t->table->head;
    return head > 0 && row >= head ? t->tops[head] : 0;
}

/* One for each cell of the rows, of the head, of those that are open, and for their rules. */
static int most_groups(const bx_set_table *t, int first, int end)
{
    return t->starts[end] - t->starts[first] + t->starts[t->table->head] + t->table->column_count +
           2;
}

static bx_len head_above(const bx_box *box)
{
    return bx_table_head_height(box->made, box->index);
}

/* The rows of the boxes, and the repeated head above them. */
static bx_status place_rows(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                            bx_groups *groups)
{
    const bx_set_table *t = boxes->made;
    int first = boxes->index;
    bx_len head = bx_table_head_height(t, first);
    if (!BX_VEC_RESERVE(c->arena, groups, most_groups(t, first, first + count)))
        return BX_ERR_MEMORY;
    if (head > 0) {
        part copy = {.t = t, .end = t->table->head, .x = x, .y = y, .is_repeated = true};
        BX_TRY(draw_part(c, &copy, groups));
    }
    part body = {.t = t,
                 .first = first,
                 .end = first + count,
                 .x = x,
                 .y = y + head,
                 .has_head_above = head > 0};
    return draw_part(c, &body, groups);
}

const bx_box_maker bx_table_rows = {.above = head_above, .place = place_rows};
