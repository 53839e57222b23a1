/*
 * The cells are laid into a grid of the table's rows and columns. The first pass
 * notes the row headers of each row; the second goes down with the column headers
 * that are in force, so a cell looks at its own rows and columns only.
 */
#include "pdf/cell_heads.h"

#include "base/vec.h"

#include "base/ban.h"

typedef struct header {
    const bx_tag *tag;
    int row, column; /* its first ones */
    int block;       /* counts the header blocks of the column or the row that it is listed for */
} header;

typedef struct header_list {
    BX_VEC(header) list;
    int block;
    bool data; /* a data cell came after the last header */
} header_list;

typedef struct grid {
    bx_arena *arena;
    const bx_tag **cells; /* rows * columns; NULL: none */
    int rows, columns;
    header_list *before;   /* by row: its row headers */
    header_list *above;    /* by column: its column headers in force */
    bx_cell_headers *last; /* by column: the list of the cell above */
} grid;

static bool is_cell(const bx_tag *tag)
{
    return tag->role == BX_TAG_TH || tag->role == BX_TAG_TD;
}

static const bx_tag *first_row(const bx_tag *from)
{
    for (const bx_tag *tag = from; tag; tag = tag->next) {
        if (tag->role == BX_TAG_TR) return tag;
        const bx_tag *inner =
            first_row(tag->first); /* of THead, TBody, TFoot; a caption has none */
        if (inner) return inner;
    }
    return NULL;
}

static const bx_tag *next_row(const bx_tag *table, const bx_tag *row)
{
    const bx_tag *next = first_row(row->next);
    return next || row->parent == table ? next : first_row(row->parent->next);
}

/* The first row gives the columns: no span reaches into it from above. */
static void measure(grid *g, const bx_tag *table)
{
    for (const bx_tag *row = first_row(table->first); row; row = next_row(table, row)) {
        for (const bx_tag *cell = row->first; cell && g->rows == 0; cell = cell->next)
            if (is_cell(cell)) g->columns += cell->column_span;
        g->rows++;
    }
}

static const bx_tag **cell_at(const grid *g, int row, int column)
{
    return &g->cells[(size_t)row * (size_t)g->columns + (size_t)column];
}

static void lay_cell(grid *g, const bx_tag *cell, int row, int column)
{
    for (int r = row; r < g->rows && r - row < cell->row_span; r++)
        for (int c = column; c < g->columns && c - column < cell->column_span; c++)
            *cell_at(g, r, c) = cell;
}

static void lay_cells(grid *g, const bx_tag *table)
{
    int number = 0;
    for (const bx_tag *row = first_row(table->first); row; row = next_row(table, row)) {
        int column = 0;
        for (const bx_tag *cell = row->first; cell; cell = cell->next) {
            if (!is_cell(cell)) continue;
            while (column < g->columns && *cell_at(g, number, column))
                column++;
            lay_cell(g, cell, number, column);
        }
        number++;
    }
}

static int first_row_of(const grid *g, int row, int column)
{
    while (row > 0 && *cell_at(g, row - 1, column) == *cell_at(g, row, column))
        row--;
    return row;
}

static int first_column(const grid *g, int row, int column)
{
    while (column > 0 && *cell_at(g, row, column - 1) == *cell_at(g, row, column))
        column--;
    return column;
}

/* A title of the rows below it: what it stands over are not columns. */
static bool is_group(const grid *g, const header *h)
{
    return g->columns > 1 && h->tag->column_span >= g->columns;
}

static bool covers(const header *a, const header *b)
{
    return a->column <= b->column &&
           b->column + b->tag->column_span <= a->column + a->tag->column_span;
}

static void drop(header_list *from, int index)
{
    for (int i = index + 1; i < from->list.count; i++)
        from->list.items[i - 1] = from->list.items[i];
    from->list.count--;
}

/*
 * Of earlier blocks those go whose columns it covers; where it is narrower than all of them, the
 * lowest: what the figures were under is that no more.
 */
static void replace_headers(const grid *g, header_list *above, const header *fresh)
{
    int lowest = -1, covered = 0;
    for (int i = above->list.count - 1; i >= 0; i--) {
        const header *old = &above->list.items[i];
        if (old->block == fresh->block || is_group(g, old) != is_group(g, fresh)) continue;
        if (covers(fresh, old)) {
            drop(above, i);
            covered++;
            if (lowest >= 0) lowest--;
        } else if (lowest < 0) {
            lowest = i;
        }
    }
    if (covered == 0 && lowest >= 0) drop(above, lowest);
}

/* A span is met once for each of its rows or columns. */
static bool is_listed(const header_list *list, const bx_tag *tag)
{
    bool found = false;
    for (int i = 0; i < list->list.count && !found; i++)
        found = list->list.items[i].tag == tag;
    return found;
}

static bx_status add_header(const grid *g, header_list *to, header fresh, bool is_column)
{
    if (is_listed(to, fresh.tag)) return BX_OK;
    if (to->data) to->block++;
    to->data = false;
    fresh.block = to->block;
    if (is_column) replace_headers(g, to, &fresh);
    header *slot = BX_VEC_PUSH(g->arena, &to->list);
    BX_TRY_NEW(slot);
    *slot = fresh;
    return BX_OK;
}

static bx_status note_row_header(const grid *g, int row, int column)
{
    const bx_tag *cell = *cell_at(g, row, column);
    if (!cell || cell->role != BX_TAG_TH) {
        g->before[row].data = true;
        return BX_OK;
    }
    if (cell->scope != BX_SCOPE_ROW && cell->scope != BX_SCOPE_BOTH) return BX_OK;
    const header fresh = {cell, first_row_of(g, row, column), first_column(g, row, column), 0};
    return add_header(g, &g->before[row], fresh, false);
}

static bx_status note_row_headers(const grid *g)
{
    for (int row = 0; row < g->rows; row++)
        for (int column = 0; column < g->columns; column++)
            BX_TRY(note_row_header(g, row, column));
    return BX_OK;
}

/* In a form, where labels and what they ask for stand in turn: by a later one of the same rows. */
static bool is_replaced(const header_list *before, int index, int column)
{
    const header *h = &before->list.items[index];
    bool replaced = false;
    for (int i = index + 1; i < before->list.count && !replaced; i++) {
        const header *next = &before->list.items[i];
        replaced = next->column < column && next->block > h->block && next->row <= h->row &&
                   next->row + next->tag->row_span >= h->row + h->tag->row_span;
    }
    return replaced;
}

typedef BX_VEC(const bx_tag *) tag_list;

static bx_status add_once(bx_arena *arena, tag_list *list, const bx_tag *tag)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i] == tag) return BX_OK;
    const bx_tag **slot = BX_VEC_PUSH(arena, list);
    BX_TRY_NEW(slot);
    *slot = tag;
    return BX_OK;
}

/* The cells of a column mostly have one list. */
static bool same_list(const bx_cell_headers *last, const tag_list *list)
{
    bool same = last->count == list->count;
    for (int i = 0; same && i < list->count; i++)
        same = last->headers[i] == list->items[i];
    return same;
}

static bx_status collect(const grid *g, int row, int column, bx_cell_headers *found)
{
    bx_arena_mark mark = bx_arena_mark_here(g->arena);
    const bx_tag *cell = *cell_at(g, row, column);
    tag_list list = {0};
    for (int r = row; r < g->rows && r - row < cell->row_span; r++)
        for (int i = 0; i < g->before[r].list.count; i++)
            if (g->before[r].list.items[i].column < column &&
                !is_replaced(&g->before[r], i, column))
                BX_TRY(add_once(g->arena, &list, g->before[r].list.items[i].tag));
    for (int c = column; c < g->columns && c - column < cell->column_span; c++)
        for (int i = 0; i < g->above[c].list.count; i++)
            BX_TRY(add_once(g->arena, &list, g->above[c].list.items[i].tag));
    if (same_list(&g->last[column], &list)) bx_arena_rewind(g->arena, mark);
    else g->last[column] = (bx_cell_headers){list.items, list.count};
    *found = g->last[column];
    return BX_OK;
}

static bx_status visit(const grid *g, int row, int column, bx_cell_headers *found)
{
    const bx_tag *cell = *cell_at(g, row, column);
    if (!cell) return BX_OK;
    int from = first_column(g, row, column);
    if (cell->role == BX_TAG_TH) {
        if (cell->scope != BX_SCOPE_COLUMN && cell->scope != BX_SCOPE_BOTH) return BX_OK;
        return add_header(g, &g->above[column], (header){cell, row, from, 0}, true);
    }
    bool starts = from == column && (row == 0 || *cell_at(g, row - 1, column) != cell);
    if (starts) BX_TRY(collect(g, row, column, &found[cell->id]));
    g->above[column].data = true;
    return BX_OK;
}

bx_status bx_table_headers(bx_arena *arena, const bx_tag *table, bx_cell_headers *found)
{
    grid g = {.arena = arena};
    measure(&g, table);
    g.cells = BX_NEW_ARRAY(arena, const bx_tag *, (size_t)g.rows *(size_t)g.columns);
    g.before = BX_NEW_ARRAY(arena, header_list, g.rows);
    g.above = BX_NEW_ARRAY(arena, header_list, g.columns);
    g.last = BX_NEW_ARRAY(arena, bx_cell_headers, g.columns);
    if (!g.cells || !g.before || !g.above || !g.last) return BX_ERR_MEMORY;
    lay_cells(&g, table);
    BX_TRY(note_row_headers(&g));
    for (int row = 0; row < g.rows; row++)
        for (int column = 0; column < g.columns; column++)
            BX_TRY(visit(&g, row, column, found));
    return BX_OK;
}
