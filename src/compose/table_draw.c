#include "compose/table_draw.h"

#include "base/limits.h"
#include "compose/cell_diagonal.h"
#include "compose/set_table.h"
#include "compose/table_break.h"
#include "compose/table_cell.h"
#include "compose/table_rules.h"
#include "compose/table_shrink.h"
#include "compose/table_strips.h"
#include "compose/table_tally.h"

#include "base/ban.h"

/* Rows of a table that stand together on a page, with the corner where they go. */
typedef struct part {
    bx_set_table *t;
    int first, end;
    bx_len x, y;           /* type area's left, first row's top */
    bool is_copy;          /* for the eye: everything is an artifact */
    bool is_summed;        /* totals of the page, made now */
    const bx_cut_row *cut; /* of its one row only the strips [strip, strip_end); NULL: all of it */
    int strip, strip_end;
} part;

/* The cell as it is, or, in a part that is too low for it, set for that part. */
static bx_status fit_part(bx_composer *c, const part *p, int index, bx_len room, bool is_copy,
                          bx_set_cell *set)
{
    const bx_cell *cell = bx_set_table_cell(p->t, index);
    *set = p->t->cells[index];
    bool is_cut = room < bx_table_part_height(p->t, cell, 0, p->t->row_count);
    if (!is_cut || set->height <= room) return BX_OK;
    if (is_copy) set->tag = NULL;
    return bx_cell_shrink(c, p->t, cell, room, set);
}

static bx_status sum_cell(bx_composer *c, const part *p, int index, bx_set_cell *set)
{
    bx_str words;
    BX_TRY(bx_tally_text(c, p->t, bx_set_table_cell(p->t, index), &words));
    return bx_cell_set_words(c, p->t, index, words, set);
}

/* From the top of a cell's part to that of its text. */
static bx_len drop_of(const bx_set_table *t, const bx_cell *cell, bx_len room, bx_len height)
{
    switch ((bx_vertical)cell->vertical) {
    case BX_VERTICAL_TOP: return t->table->pad_y;
    case BX_VERTICAL_BOTTOM: return room - height - t->table->pad_y;
    case BX_VERTICAL_MIDDLE: break;
    }
    return (room - height) / 2;
}

/* Lines of a cell in a row that is cut; of one that heads the row what was told before, once more. */
static bx_status draw_strips(bx_composer *c, const part *p, int index, bx_groups *groups)
{
    const bx_set_table *t = p->t;
    const bx_cell *cell = bx_set_table_cell(t, index);
    bx_set_cell set = t->cells[index];
    bool is_again = cell->is_row_head && p->strip > 0;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    int first = is_again ? 0 : p->strip, end = is_again ? p->strip_end - p->strip : p->strip_end;
    bx_status status = bx_table_strips_pack(c, p->cut, first, end, &set, &set.packed);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    if (!set.packed) return BX_OK;
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group = (bx_group){.packed = set.packed,
                        .x = p->x + t->edges[cell->column] + t->table->pad_x +
                             bx_cell_shift(t, cell, &t->cells[index]),
                        .y = p->y + t->table->pad_y,
                        .tag = set.tag,
                        .is_copy = is_again};
    return BX_OK;
}

static bx_status draw_diagonal(bx_composer *c, const part *p, int index, bx_groups *groups)
{
    const bx_set_table *t = p->t;
    const bx_cell *cell = bx_set_table_cell(t, index);
    int from = cell->row > p->first ? cell->row : p->first;
    bool is_copy = p->is_copy || cell->row < p->first;
    bx_group group = {.x = p->x + t->edges[cell->column],
                      .y = p->y + t->tops[from] - t->tops[p->first],
                      .is_copy = is_copy};
    bx_len height = bx_table_part_height(t, cell, p->first, p->end);
    bx_tag *tag = is_copy ? NULL : t->cells[index].tag;
    bx_group *slot = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(slot);
    *slot = group;
    slot->tag = tag;
    return bx_diagonal_pack(c, t, cell, tag, height, &slot->packed);
}

/* The cell's text in that part of the cell which this page shows. */
static bx_status draw_text(bx_composer *c, const part *p, int index, bx_groups *groups)
{
    const bx_set_table *t = p->t;
    const bx_cell *cell = bx_set_table_cell(t, index);
    if (cell->diagonal) return draw_diagonal(c, p, index, groups);
    int from = cell->row > p->first ? cell->row : p->first;
    bx_len room = bx_table_part_height(t, cell, p->first, p->end);
    bool is_copy = p->is_copy || cell->row < p->first;
    bx_set_cell set;
    BX_TRY(p->is_summed && cell->tally ? sum_cell(c, p, index, &set)
                                       : fit_part(c, p, index, room, is_copy, &set));
    bx_len top = p->y + t->tops[from] - t->tops[p->first] + drop_of(t, cell, room, set.height);
    bx_len left = p->x + t->edges[cell->column] + t->table->pad_x + bx_cell_shift(t, cell, &set);
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
        int index = p->t->owner[p->first * columns + column];
        bool is_open = bx_set_table_cell(p->t, index)->row < p->first;
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
        BX_TRY(p->cut ? draw_strips(c, p, i, groups) : draw_text(c, p, i, groups));
    return BX_OK;
}

static bx_status pack_rules(bx_composer *c, const part *p, const bx_ruled_rows *ruled,
                            bx_group *group)
{
    bx_items items = {0};
    BX_TRY(bx_table_add_rules(c, p->t, ruled, &items));
    *group = (bx_group){.x = p->x, .y = p->y};
    return bx_composer_pack(c, &items, NULL, &group->packed);
}

static bx_status draw_part(bx_composer *c, const part *p, const bx_ruled_rows *ruled,
                           bx_groups *groups)
{
    bx_group *rules = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(rules);
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = pack_rules(c, p, ruled, rules);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    return draw_texts(c, p, groups);
}

/* --- a page's part of the table, from above --- */

enum { MOST_PARTS = 12 };

typedef struct page_part {
    bx_set_table *t;
    part parts[MOST_PARTS];
    int count;
    bx_len x, y; /* where the next part goes */
} page_part;

static bool is_empty(bx_row_range rows)
{
    return rows.end <= rows.first;
}

static void add_part(page_part *page, bx_row_range rows, bool is_copy, bool is_summed)
{
    if (is_empty(rows)) return;
    BX_ASSERT(page->count < MOST_PARTS);
    page->parts[page->count++] = (part){.t = page->t,
                                        .first = rows.first,
                                        .end = rows.end,
                                        .x = page->x,
                                        .y = page->y,
                                        .is_copy = is_copy,
                                        .is_summed = is_summed};
    page->y += bx_set_table_height(page->t, rows);
}

/* Those boxes that are strips of one row. */
static void add_strips(page_part *page, const bx_cut_row *cut, const bx_box *boxes, int count)
{
    bx_len y = page->y;
    add_part(page, (bx_row_range){cut->row, cut->row + 1}, false, false);
    part *p = &page->parts[page->count - 1];
    p->cut = cut;
    p->strip = boxes->line;
    p->strip_end = boxes->line + count;
    page->y = y + bx_table_strips_height(page->t, cut, p->strip, p->strip_end);
}

static bool is_within(bx_row_range rows, int row)
{
    return row >= rows.first && row < rows.end;
}

/* The range's rows among those of the boxes, which have it in one piece. */
static bx_row_range rows_within(bx_row_range rows, const bx_box *boxes, int count)
{
    bx_row_range found = {rows.end, rows.end};
    for (int i = 0; i < count; i++) {
        if (!is_within(rows, boxes[i].index)) continue;
        if (boxes[i].index < found.first) found.first = boxes[i].index;
        found.end = boxes[i].index + 1;
    }
    return found;
}

static bx_row_range later_head(const bx_set_table *t)
{
    return is_empty(t->later_head) ? t->head : t->later_head;
}

static bool has_head_above(const bx_set_table *t, const bx_box *box)
{
    return box->index >= t->head.end && (box->index > 0 || box->line > 0);
}

/* The table's own rows, those that are cut each by itself. */
static void add_own(page_part *page, bx_row_range own, const bx_box *boxes, int count)
{
    for (int i = 0, n; i < count && is_within(own, boxes[i].index); i += n) {
        const bx_cut_row *cut = bx_table_cut_of(page->t, boxes[i].index);
        for (n = 1; i + n < count && is_within(own, boxes[i + n].index); n++)
            if (bx_table_cut_of(page->t, boxes[i + n].index) != cut) break;
        if (cut) add_strips(page, cut, &boxes[i], n);
        else add_part(page, rows_within(own, &boxes[i], n), false, false);
    }
}

/* A page that ends before the table's end has the totals and the foot all the same, as copies. */
static void plan_parts(page_part *page, const bx_box *boxes, int count)
{
    bx_set_table *t = page->t;
    int last = boxes[count - 1].index;
    bool has_totals = !is_empty(t->page_foot), in_body = is_within(t->body, last);
    const bx_cut_row *cut = bx_table_cut_of(t, last);
    bool goes_on = last + 1 < t->foot.end || (cut && boxes[count - 1].line + 1 < cut->count);
    bool is_cut = has_totals ? in_body || is_within(t->page_foot, last) : in_body && goes_on;
    bx_row_range own = {0, has_totals ? t->body.end : t->foot.end};
    if (has_head_above(t, boxes)) {
        add_part(page, later_head(t), true, false);
        add_part(page, t->carry, true, true);
    }
    add_own(page, own, boxes, count);
    add_part(page, in_body && is_cut ? t->page_foot : rows_within(t->page_foot, boxes, count), true,
             true);
    if (is_cut && !t->table->is_foot_last) add_part(page, t->foot, true, false);
    if (!is_cut && has_totals) add_part(page, rows_within(t->foot, boxes, count), false, false);
}

/* The line between two parts that stand one on the other. */
static const bx_stroke *line_between(const bx_set_table *t, const part *above, const part *below)
{
    bool is_head = above->end <= t->head.end || is_within(t->later_head, above->first);
    if (is_head) return &t->lines.under_head;
    return is_within(t->foot, below->first) ? &t->lines.above_foot : &t->lines.across;
}

/* Each part's frame is closed, so that what stands on a page is a table. */
static bx_status draw_parts(bx_composer *c, const page_part *page, bx_groups *groups)
{
    for (int i = 0; i < page->count; i++) {
        const part *p = &page->parts[i];
        bool is_last = i + 1 == page->count;
        bx_ruled_rows ruled = {.first = p->first,
                               .end = p->end,
                               .is_top = i == 0,
                               .is_bottom = is_last,
                               .under = is_last ? NULL : line_between(page->t, p, p + 1)};
        if (p->cut) ruled.height = bx_table_strips_height(page->t, p->cut, p->strip, p->strip_end);
        BX_TRY(draw_part(c, p, &ruled, groups));
    }
    return BX_OK;
}

static bx_status draw_captions(bx_composer *c, const page_part *page, const bx_set_captions *set,
                               bx_groups *groups)
{
    if (!set->packed) return BX_OK;
    bx_group *group = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(group);
    *group = (bx_group){.packed = set->packed,
                        .x = page->x + page->t->edges[0],
                        .y = page->y,
                        .tag = set->tag,
                        .is_copy = !set->tag};
    return BX_OK;
}

/* One for each cell of the parts, of those that are open, and for their rules and captions. */
static int most_groups(const page_part *page)
{
    const bx_set_table *t = page->t;
    int most = t->table->column_count + 1;
    for (int i = 0; i < page->count; i++)
        most += t->starts[page->parts[i].end] - t->starts[page->parts[i].first] + 1;
    return most;
}

static bx_status place_rows(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                            bx_groups *groups)
{
    bx_set_table *t = boxes->made;
    BX_ASSERT(t);
    page_part page = {.t = t, .x = x, .y = y};
    bool is_first = boxes->index == 0 && boxes->line == 0;
    const bx_set_captions *captions = is_first                   ? &t->captions
                                      : has_head_above(t, boxes) ? &t->continued
                                                                 : NULL;
    page_part top = page;
    page.y += captions ? captions->height : 0;
    plan_parts(&page, boxes, count);
    if (!BX_VEC_RESERVE(c->arena, groups, most_groups(&page))) return BX_ERR_MEMORY;
    bx_row_range body = rows_within(t->body, boxes, count);
    if (boxes->line > 0) body.first++; /* it was added where it began */
    if (t->sum_count > 0) bx_tallies_add(t, body.first, body.end);
    if (captions) BX_TRY(draw_captions(c, &top, captions, groups));
    return draw_parts(c, &page, groups);
}

static bx_len above(const bx_box *box)
{
    const bx_set_table *t = box->made;
    if (!has_head_above(t, box)) return 0;
    return t->continued.height + bx_set_table_height(t, later_head(t)) +
           bx_set_table_height(t, t->carry);
}

static bx_len below(const bx_box *box)
{
    const bx_set_table *t = box->made;
    bx_len foot = t->table->is_foot_last ? 0 : bx_set_table_height(t, t->foot);
    const bx_cut_row *cut = bx_table_cut_of(t, box->index);
    bool is_amid = cut && box->line + 1 < cut->count;
    if (is_amid) foot += t->table->pad_y;
    if (is_within(t->page_foot, box->index)) return foot;
    bool is_last = box->index + 1 == t->foot.end && is_empty(t->page_foot);
    if (!is_within(t->body, box->index) || (is_last && !is_amid)) return 0;
    return foot + bx_set_table_height(t, t->page_foot);
}

const bx_box_maker bx_table_rows = {.above = above, .below = below, .place = place_rows};
