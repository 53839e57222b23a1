/*
 * A line is looked for at each place of the grid: none within a cell, the cells' own where
 * they have one, else the table's. Places alike are drawn as one, so that a plain table has a
 * line for each of its rules.
 */
#include "compose/table_rules.h"

#include "base/ban.h"

static bx_status push_rect(bx_composer *c, bx_items *items, bx_rect rect, uint32_t rgb)
{
    if (rect.w <= 0 || rect.h <= 0) return BX_OK; /* rule: 0pt */
    bx_item *item = BX_VEC_PUSH(c->scratch, items);
    BX_TRY_NEW(item);
    *item = (bx_item){.type = BX_ITEM_SHAPE, .box = rect, .rgb = rgb};
    return BX_OK;
}

/* A double one is two lines with a third of its width each. */
static bx_status push_stroke(bx_composer *c, bx_items *items, bx_rect rect, bool is_across,
                             const bx_stroke *stroke)
{
    if (!stroke->is_double) return push_rect(c, items, rect, stroke->rgb);
    bx_rect one = rect, other = rect;
    bx_len third = stroke->width / 3;
    if (is_across) one.h = other.h = third;
    else one.w = other.w = third;
    if (is_across) other.y += stroke->width - third;
    else other.x += stroke->width - third;
    BX_TRY(push_rect(c, items, one, stroke->rgb));
    return push_rect(c, items, other, stroke->rgb);
}

static int owner_at(const bx_set_table *t, int row, int column)
{
    return t->owner[row * t->table->column_count + column];
}

static const bx_edges *edges_at(const bx_set_table *t, int row, int column)
{
    return bx_set_table_cell(t, owner_at(t, row, column))->edges;
}

/* The table's line above `row`. */
static const bx_stroke *line_above(const bx_set_table *t, const bx_ruled_rows *rows, int row)
{
    if (row == rows->first) return &t->lines.top;
    if (row == rows->end) return rows->is_bottom ? &t->lines.bottom : rows->under;
    if (row == t->head.end && row > 0) return &t->lines.under_head;
    if (row == t->foot.first) return &t->lines.above_foot;
    return &t->lines.across;
}

/* Of two cells that meet the lower one's line counts. A cell's part that goes on has none of its own. */
static const bx_stroke *across_at(const bx_set_table *t, const bx_ruled_rows *rows, int row,
                                  int column)
{
    bool is_edge = row == rows->first || row == rows->end;
    if (!is_edge && owner_at(t, row - 1, column) == owner_at(t, row, column)) return NULL;
    if (row < rows->end) {
        const bx_cell *below = bx_set_table_cell(t, owner_at(t, row, column));
        if (below->row == row && below->edges && below->edges->top) return below->edges->top;
    }
    if (row > rows->first) {
        const bx_cell *above = bx_set_table_cell(t, owner_at(t, row - 1, column));
        bool ends = above->row + above->row_span == row;
        if (ends && above->edges && above->edges->bottom) return above->edges->bottom;
    }
    return line_above(t, rows, row);
}

static const bx_stroke *down_at(const bx_set_table *t, int row, int column)
{
    int columns = t->table->column_count;
    bool is_edge = column == 0 || column == columns;
    if (!is_edge && owner_at(t, row, column - 1) == owner_at(t, row, column)) return NULL;
    const bx_edges *right = column < columns ? edges_at(t, row, column) : NULL;
    if (right && right->left) return right->left;
    const bx_edges *left = column > 0 ? edges_at(t, row, column - 1) : NULL;
    if (left && left->right) return left->right;
    return column == 0 ? &t->lines.left : column == columns ? &t->lines.right : &t->lines.down;
}

static bool same_stroke(const bx_stroke *a, const bx_stroke *b)
{
    if (!a || !b || a == b) return a == b;
    return a->width == b->width && a->rgb == b->rgb && a->is_double == b->is_double;
}

/* From the upper edge of the rows. */
static bx_len top_of(const bx_set_table *t, const bx_ruled_rows *rows, int row)
{
    if (rows->height > 0) return row == rows->end ? rows->height : 0;
    return t->tops[row] - t->tops[rows->first];
}

static bx_status add_across(bx_composer *c, const bx_set_table *t, const bx_ruled_rows *rows,
                            int row, bx_items *items)
{
    int columns = t->table->column_count;
    for (int j = 0, from; j < columns;) {
        const bx_stroke *stroke = across_at(t, rows, row, j);
        for (from = j; j < columns && same_stroke(across_at(t, rows, row, j), stroke);)
            j++;
        if (!stroke) continue;
        bx_len y = top_of(t, rows, row) - stroke->width / 2;
        bool is_own = stroke != line_above(t, rows, row); /* a box around a cell has its corners */
        bx_len left = t->edges[from] - (is_own ? stroke->width : t->lines.left.width) / 2;
        bx_len right = t->edges[j] + (is_own ? stroke->width : t->lines.right.width) / 2;
        bx_rect rect = {left, y, right - left, stroke->width};
        BX_TRY(push_stroke(c, items, rect, true, stroke));
    }
    return BX_OK;
}

static bx_status add_down(bx_composer *c, const bx_set_table *t, const bx_ruled_rows *rows,
                          int column, bx_items *items)
{
    for (int i = rows->first, from; i < rows->end;) {
        const bx_stroke *stroke = down_at(t, i, column);
        for (from = i; i < rows->end && same_stroke(down_at(t, i, column), stroke);)
            i++;
        if (!stroke) continue;
        bx_len x = t->edges[column] - stroke->width / 2;
        bx_len top = top_of(t, rows, from);
        bx_rect rect = {x, top, stroke->width, top_of(t, rows, i) - top};
        BX_TRY(push_stroke(c, items, rect, false, stroke));
    }
    return BX_OK;
}

static bx_status add_all_across(bx_composer *c, const bx_set_table *t, const bx_ruled_rows *rows,
                                bx_items *items)
{
    for (int row = rows->is_top ? rows->first : rows->first + 1; row <= rows->end; row++)
        BX_TRY(add_across(c, t, rows, row, items));
    return BX_OK;
}

/* Lines across may be thicker, and of another colour: they lie over those that end at them. */
bx_status bx_table_add_rules(bx_composer *c, const bx_set_table *t, const bx_ruled_rows *rows,
                             bx_items *items)
{
    bool is_plain = t->table->lines == NULL;
    if (is_plain) BX_TRY(add_all_across(c, t, rows, items));
    for (int column = 0; column <= t->table->column_count; column++)
        BX_TRY(add_down(c, t, rows, column, items));
    return is_plain ? BX_OK : add_all_across(c, t, rows, items);
}
