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
    int column; /* its first */
    int block;  /* counts the header blocks of the column it is listed for */
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

/* The first row gives the columns: no span reaches into it from above. */
static void measure(grid *g, const bx_tag *table)
{
    for (const bx_tag *row = table->first; row; row = row->next) {
        if (row->role != BX_TAG_TR) continue;
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
    for (const bx_tag *row = table->first; row; row = row->next) {
        if (row->role != BX_TAG_TR) continue;
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

static int first_column(const grid *g, int row, int column)
{
    while (column > 0 && *cell_at(g, row, column - 1) == *cell_at(g, row, column))
        column--;
    return column;
}

/* A span is met once for each of its rows or columns. */
static bx_status add_header(const grid *g, header_list *to, header fresh)
{
    if (to->data) to->block++;
    to->data = false;
    fresh.block = to->block;
    int kept = 0;
    for (int i = 0; i < to->list.count; i++) {
        header old = to->list.items[i];
        if (old.tag == fresh.tag) return BX_OK;
        bool replaced = old.block < fresh.block && old.column == fresh.column &&
                        old.tag->column_span == fresh.tag->column_span;
        if (!replaced) to->list.items[kept++] = old;
    }
    to->list.count = kept;
    header *slot = BX_VEC_PUSH(g->arena, &to->list);
    BX_TRY_NEW(slot);
    *slot = fresh;
    return BX_OK;
}

static bx_status note_row_headers(const grid *g)
{
    for (int row = 0; row < g->rows; row++)
        for (int column = 0; column < g->columns; column++) {
            const bx_tag *cell = *cell_at(g, row, column);
            if (!cell || cell->role != BX_TAG_TH) continue;
            if (cell->scope != BX_SCOPE_ROW && cell->scope != BX_SCOPE_BOTH) continue;
            BX_TRY(add_header(g, &g->before[row], (header){cell, first_column(g, row, column), 0}));
        }
    return BX_OK;
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
            if (g->before[r].list.items[i].column < column)
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
        return add_header(g, &g->above[column], (header){cell, from, 0});
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
