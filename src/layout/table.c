/*
 * A table is read into a grid of owners: each place knows the cell that covers it. So
 * < and ^ ask their neighbour, and a cell's joined places are counted and compared
 * with the rectangle around them.
 */

#include "layout/table.h"

#include "base/limits.h"
#include "base/vec.h"
#include "layout/phrase_read.h"
#include "layout/styles.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_align) == sizeof(int), "a word is stored as an int");

typedef struct raw_table {
    bx_table_pattern t;
    const bx_node *style, *size, *columns, *align, *pad, *rows;
    int side;
    bx_len frame; /* below 0: not given */
} raw_table;

static const bx_key table_keys[] = {
    {BX_KEY("name", TEXT, raw_table, t.name)},
    {BX_KEY("style", SCALAR, raw_table, style)},
    {BX_KEY("size", SCALAR, raw_table, size)},
    {BX_KEY("columns", LIST, raw_table, columns), .required = true},
    {BX_KEY("align", NODE, raw_table, align)},
    {BX_KEY("head", INT, raw_table, t.head), .most = BX_LIMIT_TABLE_ROWS},
    {BX_KEY("side", INT, raw_table, side), .most = BX_LIMIT_TABLE_COLUMNS},
    {BX_KEY("keep", BOOL, raw_table, t.keep)},
    {BX_KEY("rule", LENGTH, raw_table, t.rule)},
    {BX_KEY("frame", LENGTH, raw_table, frame)},
    {BX_KEY("pad", NODE, raw_table, pad)},
    {BX_KEY("before", LENGTH, raw_table, t.before)},
    {BX_KEY("after", LENGTH, raw_table, t.after)},
    {BX_KEY("rows", LIST, raw_table, rows), .required = true},
};

static bx_status fail(bx_reader *r, bx_code code, const bx_place *place, bx_str arg)
{
    return bx_reader_fail(r, code, place, arg, (bx_str){0}, (bx_str){0});
}

static bx_status fail_range(bx_reader *r, const bx_place *place, const char *name, int most)
{
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", most);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_OUT_OF_RANGE, place, name, "0", number));
}

/* --- columns --- */

/* 7mm, "*", "2*", auto */
static bx_status read_column(bx_reader *r, const bx_node *node, bx_column *column)
{
    bx_str text = node->text;
    int64_t share = 1000;
    if (node->kind != BX_NODE_SCALAR || bx_node_is_null(node))
        return bx_reader_keep(r, bx_node_want(node, BX_NODE_SCALAR, "columns", r->diag));
    column->kind = BX_COLUMN_CONTENT;
    if (bx_str_is(text, "auto")) return BX_OK;
    column->kind = BX_COLUMN_SHARE;
    bx_str number = {text.ptr, text.len > 0 ? text.len - 1 : 0};
    bool is_share = bx_str_ends(text, BX_STR("*"));
    bool is_good = number.len == 0 || (bx_thousandths_parse(number, &share) && share > 0);
    column->share = (int)share;
    if (is_share && is_good) return BX_OK;
    column->kind = BX_COLUMN_FIXED;
    BX_TRY(bx_reader_length(r, node, "columns", false, &column->width));
    if (column->width > 0 || r->fault != BX_OK) return BX_OK;
    return fail(r, BX_E_BAD_LENGTH, &node->place, text);
}

/* One word for all columns, or one for each. */
static bx_status read_align(bx_reader *r, const bx_node *node, bx_column *columns, int count)
{
    bool is_good = true;
    if (node->kind == BX_NODE_LIST)
        BX_TRY(bx_reader_want_length(r, node, "align", count, &is_good));
    for (int i = 0; i < count && is_good; i++) {
        int align = (int)columns[i].align, before = r->faults;
        const bx_node *word = node->kind == BX_NODE_LIST ? node->items[i] : node;
        BX_TRY(bx_reader_word(r, word, "align", bx_align_words, &align));
        columns[i].align = (bx_align)align;
        if (r->faults != before && word == node) break;
    }
    return BX_OK;
}

static bx_status read_columns(bx_reader *r, const raw_table *raw, bx_table_pattern *t)
{
    int count = raw->columns ? raw->columns->count : 0;
    if (count > BX_LIMIT_TABLE_COLUMNS || (raw->columns && count == 0)) {
        BX_TRY(fail_range(r, &raw->columns->place, "columns", BX_LIMIT_TABLE_COLUMNS));
        count = 0;
    }
    bx_column *columns = BX_NEW_ARRAY(r->arena, bx_column, count);
    BX_TRY_NEW(columns);
    for (int i = 0; i < count; i++) {
        columns[i].align = t->style->align;
        BX_TRY(read_column(r, raw->columns->items[i], &columns[i]));
    }
    if (raw->align) BX_TRY(read_align(r, raw->align, columns, count));
    t->columns = columns;
    t->column_count = count;
    return BX_OK;
}

/* --- rows --- */

typedef struct cell_state {
    bx_cell_pattern *pattern;
    int row;
    int places;       /* of the grid that belong to it */
    int bottom, last; /* lowest row and last column among them */
    bool is_spread;
} cell_state;

typedef struct table_reader {
    bx_layout_reader *tr;
    const bx_field_scope *scope;
    bx_table_pattern *t;
    int side;
    int *owners; /* of the row's places and those of the row above: index of a cell, or -1 */
    int *above;
    BX_VEC(cell_state) cells;
} table_reader;

typedef struct raw_cell {
    const bx_node *text, *stack, *vertical, *style;
    int align; /* -1: not given */
} raw_cell;

static const bx_key cell_keys[] = {
    {BX_KEY("text", SCALAR, raw_cell, text)},
    {BX_KEY("stack", SCALAR, raw_cell, stack)},
    {BX_KEY("vertical", SCALAR, raw_cell, vertical)},
    {BX_KEY("align", WORD, raw_cell, align), .words = bx_align_words},
    {BX_KEY("style", SCALAR, raw_cell, style)},
};

/* The text of a cell's map, whose key tells how it runs. Only one of them may be given. */
static bx_status choose_writing(bx_reader *r, const raw_cell *raw, const bx_node **text,
                                bx_writing *writing)
{
    const char *names[] = {"text", "stack", "vertical"};
    const bx_node *nodes[] = {raw->text, raw->stack, raw->vertical};
    int chosen = -1;
    for (int i = 0; i < 3; i++) {
        if (nodes[i] && chosen >= 0)
            return bx_reader_fail(r, BX_E_KEY_MISPLACED, &nodes[i]->place, bx_str_from(names[i]),
                                  bx_str_from(names[chosen]), (bx_str){0});
        if (nodes[i]) chosen = i;
    }
    *text = chosen >= 0 ? nodes[chosen] : NULL;
    *writing = chosen >= 0 ? (bx_writing)chosen : BX_WRITING_LINES;
    return BX_OK;
}

/* A scalar, or a map with the text under the key of how it runs. */
static bx_status read_cell_text(table_reader *tb, const bx_node *node, bx_cell_pattern *cell,
                                int *width)
{
    bx_reader *r = &tb->tr->reader;
    raw_cell raw = {.text = node, .align = -1};
    *width = 1;
    if (node->kind == BX_NODE_MAP) {
        raw.text = NULL;
        BX_TRY(bx_schema_read(r, node, "cell", cell_keys, BX_KEY_COUNT(cell_keys), &raw));
    }
    const bx_node *text = NULL;
    BX_TRY(choose_writing(r, &raw, &text, &cell->writing));
    cell->has_align = raw.align >= 0;
    if (cell->has_align) cell->align = (bx_align)raw.align;
    BX_TRY(bx_layout_style_of(tb->tr, raw.style, NULL, &cell->style));

    if (!text || bx_node_is_null(text)) return BX_OK;
    return bx_phrase_read(tb->tr, text, tb->scope, BX_TYPES_TEXT, &cell->text, width);
}

static bx_status add_cell(table_reader *tb, const bx_node *node, int row, int column, bool is_head,
                          int *width)
{
    bx_cell_pattern *pattern = BX_NEW(tb->tr->reader.arena, bx_cell_pattern);
    cell_state *cell = BX_VEC_PUSH(tb->tr->reader.arena, &tb->cells);
    if (!cell || !pattern) return BX_ERR_MEMORY;
    *pattern = (bx_cell_pattern){.place = node->place, .column = column};
    BX_TRY(read_cell_text(tb, node, pattern, width));
    pattern->is_head = is_head;
    pattern->is_side = !is_head && column < tb->side;
    pattern->is_label = pattern->text.count > 0 && bx_phrase_is_literal(&pattern->text);
    bool is_spread = pattern->text.count == 1 && pattern->text.parts[0].is_spread;
    *cell = (cell_state){.pattern = pattern, .row = row, .is_spread = is_spread};
    return BX_OK;
}

static void own(table_reader *tb, int index, int row, int column)
{
    BX_ASSERT(tb->cells.items && index < tb->cells.count);
    cell_state *cell = &tb->cells.items[index];
    tb->owners[column] = index;
    cell->places++;
    cell->bottom = row;
    if (column > cell->last) cell->last = column;
}

static bool is_plain(const bx_node *node, const char *sign)
{
    return node->kind == BX_NODE_SCALAR && node->style == BX_SCALAR_PLAIN &&
           bx_str_is(node->text, sign);
}

/* The cell that a < or ^ continues: its index, or -1. */
static int find_joined(const table_reader *tb, bool is_left, int row, int column)
{
    int index = -1;
    if (is_left && column > 0) index = tb->owners[column - 1];
    if (!is_left && row > 0) index = tb->above[column];
    bool is_cell = index >= 0 && tb->cells.items && !tb->cells.items[index].is_spread;
    return is_cell ? index : -1;
}

/* Reads one cell of a row; *column is where it stands and then where the next one does. */
static bx_status read_cell(table_reader *tb, const bx_node *node, int row, int *column,
                           bool is_head)
{
    bool is_left = is_plain(node, "<");
    int owner = tb->cells.count, width = 1;
    if (is_left || is_plain(node, "^")) owner = find_joined(tb, is_left, row, *column);
    else BX_TRY(add_cell(tb, node, row, *column, is_head, &width));
    if (owner < 0) {
        ++*column;
        return fail(&tb->tr->reader, BX_E_BAD_JOIN, &node->place, node->text);
    }
    for (int i = 0; i < width; i++, ++*column)
        if (*column < tb->t->column_count) own(tb, owner, row, *column);
    return BX_OK;
}

static bx_status fail_width(table_reader *tb, const bx_place *place, int width)
{
    bx_reader *r = &tb->tr->reader;
    char has[12], wants[12]; /* an int in decimal */
    snprintf(has, sizeof has, "%d", width);
    snprintf(wants, sizeof wants, "%d", tb->t->column_count);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_ROW_WIDTH, place, has, wants));
}

typedef struct raw_row {
    const bx_node *head, *total;
} raw_row;

static const bx_key row_keys[] = {{BX_KEY("head", LIST, raw_row, head)},
                                  {BX_KEY("total", LIST, raw_row, total)}};

/* The cells of {head: [...]} or {total: [...]}; NULL after a fault. */
static bx_status open_row(bx_reader *r, const bx_node *node, const bx_node **cells,
                          bx_row_kind *kind)
{
    raw_row raw = {0};
    int before = r->faults;
    BX_TRY(bx_schema_read(r, node, "rows", row_keys, BX_KEY_COUNT(row_keys), &raw));
    *cells = raw.head ? raw.head : raw.total;
    *kind = raw.head ? BX_ROW_HEAD : BX_ROW_TOTAL;
    if (raw.head && raw.total)
        return bx_reader_fail(r, BX_E_KEY_MISPLACED, &raw.total->place, BX_STR("total"),
                              BX_STR("head"), (bx_str){0});
    if (*cells || r->faults != before) return BX_OK;
    return fail(r, BX_E_MISSING_KEY, &node->place, BX_STR("head"));
}

/* A list of cells, or the map of a row of another kind. */
static bx_status read_row(table_reader *tb, const bx_node *node, int row, bx_row_pattern *pattern)
{
    bx_reader *r = &tb->tr->reader;
    const bx_node *cells = node;
    int columns = tb->t->column_count, column = 0, first = tb->cells.count;
    if (node->kind == BX_NODE_MAP) BX_TRY(open_row(r, node, &cells, &pattern->kind));
    else if (node->kind != BX_NODE_LIST)
        return bx_reader_keep(r, bx_node_want(node, BX_NODE_LIST, "rows", r->diag));
    bool is_head = row < tb->t->head || pattern->kind == BX_ROW_HEAD;
    int *unused = tb->above;
    tb->above = tb->owners;
    tb->owners = unused;
    for (int i = 0; i < columns; i++)
        tb->owners[i] = -1;
    for (int i = 0; cells && i < cells->count; i++) {
        if (column < columns) BX_TRY(read_cell(tb, cells->items[i], row, &column, is_head));
        else column++;
    }
    if (cells && column != columns) BX_TRY(fail_width(tb, &node->place, column));
    pattern->place = node->place;
    pattern->count = tb->cells.count - first;
    return BX_OK;
}

/* The cells' spans, now that all their places are known, and the cells of each row together. */
static bx_status finish_rows(table_reader *tb, bx_row_pattern *rows)
{
    bx_reader *r = &tb->tr->reader;
    bx_cell_pattern *patterns = BX_NEW_ARRAY(r->arena, bx_cell_pattern, tb->cells.count);
    BX_TRY_NEW(patterns);
    int done = 0;
    for (int row = 0; row < tb->t->row_count; done += rows[row++].count)
        rows[row].cells = patterns + done;
    for (int i = 0; i < tb->cells.count; i++) {
        const cell_state *cell = &tb->cells.items[i];
        patterns[i] = *cell->pattern;
        patterns[i].row_span = cell->bottom - cell->row + 1;
        patterns[i].span = cell->last - cell->pattern->column + 1;
        if (patterns[i].row_span * patterns[i].span != cell->places)
            BX_TRY(fail(r, BX_E_NOT_RECTANGLE, &cell->pattern->place, (bx_str){0}));
        if (cell->row >= tb->t->head || cell->bottom < tb->t->head) continue;
        char head[12]; /* an int in decimal */
        snprintf(head, sizeof head, "%d", tb->t->head);
        BX_TRY(fail(r, BX_E_SPLIT_HEAD, &cell->pattern->place, bx_str_from(head)));
    }
    return BX_OK;
}

static bx_status read_rows(table_reader *tb, const bx_node *rows)
{
    bx_reader *r = &tb->tr->reader;
    bx_arena *arena = r->arena;
    if (rows->count > BX_LIMIT_TABLE_ROWS)
        return fail_range(r, &rows->place, "rows", BX_LIMIT_TABLE_ROWS);
    if (tb->t->head > rows->count) return fail_range(r, &rows->place, "head", rows->count);
    if (tb->side > tb->t->column_count)
        return fail_range(r, &rows->place, "side", tb->t->column_count);
    bx_row_pattern *read = BX_NEW_ARRAY(arena, bx_row_pattern, rows->count);
    tb->owners = BX_NEW_ARRAY(arena, int, tb->t->column_count);
    tb->above = BX_NEW_ARRAY(arena, int, tb->t->column_count);
    if (!read || !tb->owners || !tb->above) return BX_ERR_MEMORY;
    int before = r->faults;
    for (int i = 0; i < rows->count; i++)
        BX_TRY(read_row(tb, rows->items[i], i, &read[i]));
    tb->t->rows = read;
    tb->t->row_count = rows->count;
    return r->faults == before ? finish_rows(tb, read) : BX_OK;
}

/* The style, with a size of its own when the table has one; it gives lengths their units. */
static bx_status use_style(bx_layout_reader *tr, const bx_node *node, const bx_style **style)
{
    const bx_node *name = bx_node_lookup(node, BX_STR("style"));
    const bx_node *size = bx_node_lookup(node, BX_STR("size"));
    const bx_style *named = bx_layout_style(tr->t, BX_STR(BX_STYLE_TABLE));
    if (name && (name->kind != BX_NODE_SCALAR || bx_node_is_null(name))) name = NULL;
    BX_TRY(bx_layout_style_of(tr, name, named ? named : tr->t->body_style, style));
    bool has_size = size && size->kind == BX_NODE_SCALAR && !bx_node_is_null(size);
    if (has_size && *style) BX_TRY(bx_layout_resize(tr, *style, size, style));
    tr->reader.scale = bx_style_scale(tr, *style);
    return BX_OK;
}

/* One length for all sides, or [beside, above and below]. */
static bx_status read_pad(bx_reader *r, const bx_node *pad, bx_table_pattern *t)
{
    if (pad->kind != BX_NODE_LIST) {
        BX_TRY(bx_reader_length(r, pad, "pad", false, &t->pad_x));
        t->pad_y = t->pad_x;
        return BX_OK;
    }
    bool is_good;
    BX_TRY(bx_reader_want_length(r, pad, "pad", 2, &is_good));
    if (!is_good) return BX_OK;
    BX_TRY(bx_reader_length(r, pad->items[0], "pad", false, &t->pad_x));
    return bx_reader_length(r, pad->items[1], "pad", false, &t->pad_y);
}

bx_status bx_layout_table(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                          const bx_table_pattern **table)
{
    bx_reader *r = &tr->reader;
    bx_table_pattern *t = BX_NEW(r->arena, bx_table_pattern);
    BX_TRY_NEW(t);
    raw_table raw = {.t = {.rule = BX_PT / 2,
                           .pad_x = bx_len_from_um(800),
                           .pad_y = bx_len_from_um(1000),
                           .before = bx_len_from_um(2000),
                           .after = bx_len_from_um(2000)},
                     .frame = -1};
    BX_TRY(use_style(tr, node, &raw.t.style));
    BX_TRY(bx_schema_read(r, node, "table", table_keys, BX_KEY_COUNT(table_keys), &raw));
    if (raw.pad) BX_TRY(read_pad(r, raw.pad, &raw.t));
    *t = raw.t;
    *table = t;
    t->frame = raw.frame < 0 ? t->rule : raw.frame;
    if (!t->style) return BX_OK;
    BX_TRY(read_columns(r, &raw, t));
    table_reader tb = {.tr = tr, .scope = scope, .t = t, .side = raw.side};
    return raw.rows && t->column_count > 0 ? read_rows(&tb, raw.rows) : BX_OK;
}
