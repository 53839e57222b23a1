#include "layout/table_rows.h"

#include "base/vec.h"
#include "layout/given.h"
#include "layout/parse.h"
#include "layout/repeat.h"
#include "layout/shapes.h"
#include "layout/table_cell.h"

#include "base/ban.h"

typedef struct cell_state {
    bx_cell_pattern *pattern;
    int row;
    int places;       /* of the grid that belong to it */
    int bottom, last; /* lowest row and last column among them */
    bool is_spread;
} cell_state;

/* Rows that follow one another while they are read. */
typedef struct block_reader {
    bx_layout_reader *tr;
    const bx_rows_use *use;
    bx_cell_reader cr;
    int *owners; /* of the row's places and those of the row above: index of a cell, or -1 */
    int *above;
    BX_VEC(cell_state) cells;
    BX_VEC(bx_row_pattern) rows;
} block_reader;

typedef BX_VEC(bx_row_item) item_list;

typedef struct raw_row {
    const bx_node *row, *head, *total; /* the cells, by kind */
    const bx_node *rows, *condition, *otherwise;
    bx_raw_repeat repeat;
    bx_len height;
} raw_row;

static const bx_key row_keys[] = {
    {BX_KEY("row", LIST, raw_row, row), .shape = &bx_cell_shape},
    {BX_KEY("head", LIST, raw_row, head), .shape = &bx_cell_shape},
    {BX_KEY("total", LIST, raw_row, total), .shape = &bx_cell_shape},
    {BX_KEY("rows", LIST, raw_row, rows), .shape = &bx_row_shape},
    {BX_KEY("height", LENGTH, raw_row, height)},
    {BX_KEY("if", SCALAR, raw_row, condition), .shape = &bx_shape_condition},
    {BX_KEY("else", LIST, raw_row, otherwise), .shape = &bx_row_shape},
    BX_REPEAT_KEYS(raw_row),
};

static const bx_key_table row_table = {"rows", BX_KEYS(row_keys)};

const bx_shape bx_row_shape = {
    .name = "row", .items = &bx_cell_shape, .maps = &row_table, .map_count = 1};

static bx_status fail(bx_reader *r, bx_code code, const bx_place *place, bx_str arg)
{
    return bx_reader_fail(r, code, place, arg, (bx_str){0}, (bx_str){0});
}

/* --- cells in their grid --- */

static bx_status add_cell(block_reader *b, const bx_node *node, int row, int column, bool is_head,
                          int *width)
{
    bx_cell_pattern *pattern = BX_NEW(b->tr->reader.arena, bx_cell_pattern);
    cell_state *cell = BX_VEC_PUSH(b->tr->reader.arena, &b->cells);
    if (!cell || !pattern) return BX_ERR_MEMORY;
    *pattern = (bx_cell_pattern){.place = node->place, .column = column};
    BX_TRY(bx_table_cell_read(&b->cr, node, column, pattern, width));
    pattern->is_head = is_head;
    pattern->is_side = !is_head && column < b->use->side;
    bool is_spread = pattern->text.count == 1 && pattern->text.parts[0].is_spread;
    *cell = (cell_state){.pattern = pattern, .row = row, .is_spread = is_spread};
    return BX_OK;
}

static void own(block_reader *b, int index, int row, int column)
{
    BX_ASSERT(b->cells.items && index < b->cells.count);
    cell_state *cell = &b->cells.items[index];
    b->owners[column] = index;
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
static int find_joined(const block_reader *b, bool is_left, int row, int column)
{
    int index = -1;
    if (is_left && column > 0) index = b->owners[column - 1];
    if (!is_left && row > 0) index = b->above[column];
    bool is_cell = index >= 0 && b->cells.items && !b->cells.items[index].is_spread &&
                   !b->cells.items[index].pattern->is_each;
    return is_cell ? index : -1;
}

/* Reads one cell of a row; *column is where it stands and then where the next one does. */
static bx_status read_cell(block_reader *b, const bx_node *node, int row, int *column, bool is_head)
{
    bool is_left = is_plain(node, "<");
    int owner = b->cells.count, width = 1;
    if (is_left || is_plain(node, "^")) owner = find_joined(b, is_left, row, *column);
    else BX_TRY(add_cell(b, node, row, *column, is_head, &width));
    if (owner < 0) {
        ++*column;
        return fail(&b->tr->reader, BX_E_BAD_JOIN, &node->place, node->text);
    }
    for (int i = 0; i < width; i++, ++*column)
        if (*column < b->use->columns->count) own(b, owner, row, *column);
    return BX_OK;
}

static bx_status fail_width(block_reader *b, const bx_place *place, int width)
{
    bx_reader *r = &b->tr->reader;
    char has[12], wants[12], help[320]; /* an int in decimal; the texts below with two of them */
    int lacking = b->use->columns->count - width, more = lacking > 0 ? lacking : -lacking;
    snprintf(has, sizeof has, "%d", width);
    snprintf(wants, sizeof wants, "%d", b->use->columns->count);
    if (lacking > 0)
        snprintf(help, sizeof help,
                 BX_BOTH("cells to add: %d; ~ is a blank cell, < joins the one to its left",
                         "请补上 %d 格；空格写 ~，并入左格写 <"),
                 more, more);
    else
        snprintf(help, sizeof help,
                 BX_BOTH("take %d out, or add as many to `columns`; {name...} is a cell for each "
                         "figure of its row",
                         "请去掉 %d 格，或在 columns 中加 %d 列；{名称...} 每个数占一格"),
                 more, more, more);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_ROW_WIDTH, place, has, wants, help));
}

static bx_status read_cells(block_reader *b, const bx_node *cells, bx_row_pattern pattern)
{
    int columns = b->use->columns->count, column = 0, first = b->cells.count;
    int row = b->rows.count;
    bool is_head = row < b->use->head || pattern.kind == BX_ROW_HEAD;
    int *unused = b->above;
    b->above = b->owners;
    b->owners = unused;
    for (int i = 0; i < columns; i++)
        b->owners[i] = -1;
    for (int i = 0; i < cells->count; i++) {
        if (column < columns) BX_TRY(read_cell(b, cells->items[i], row, &column, is_head));
        else column++;
    }
    if (column != columns) BX_TRY(fail_width(b, &cells->place, column));
    bx_row_pattern *kept = BX_VEC_PUSH(b->tr->reader.arena, &b->rows);
    BX_TRY_NEW(kept);
    *kept = pattern;
    kept->count = b->cells.count - first;
    return BX_OK;
}

static bx_status check_cell(block_reader *b, const cell_state *cell)
{
    const bx_cell_pattern *pattern = cell->pattern;
    int rows = cell->bottom - cell->row + 1, columns = cell->last - pattern->column + 1;
    int head = b->use->head;
    if (rows * columns != cell->places)
        BX_TRY(fail(&b->tr->reader, BX_E_NOT_RECTANGLE, &pattern->place, (bx_str){0}));
    if (cell->row >= head || cell->bottom < head) return BX_OK;
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", head);
    return fail(&b->tr->reader, BX_E_SPLIT_HEAD, &pattern->place, bx_str_from(number));
}

/* The cells' spans, now that all their places are known, and the cells of each row together. */
static bx_status finish_block(block_reader *b)
{
    bx_cell_pattern *patterns = BX_NEW_ARRAY(b->tr->reader.arena, bx_cell_pattern, b->cells.count);
    BX_TRY_NEW(patterns);
    for (int row = 0, done = 0; row < b->rows.count; done += b->rows.items[row++].count)
        b->rows.items[row].cells = patterns + done;
    for (int i = 0; i < b->cells.count; i++) {
        const cell_state *cell = &b->cells.items[i];
        patterns[i] = *cell->pattern;
        patterns[i].row_span = cell->bottom - cell->row + 1;
        patterns[i].span = cell->last - cell->pattern->column + 1;
        BX_TRY(check_cell(b, cell));
    }
    return BX_OK;
}

/* --- rows --- */

static bx_status open_block(bx_layout_reader *tr, const bx_field_scope *scope,
                            const bx_rows_use *use, block_reader *b)
{
    *b = (block_reader){.tr = tr, .use = use};
    b->cr = (bx_cell_reader){tr, use->columns, scope, use->of_page};
    b->owners = BX_NEW_ARRAY(tr->reader.arena, int, use->columns->count);
    b->above = BX_NEW_ARRAY(tr->reader.arena, int, use->columns->count);
    return b->owners && b->above ? BX_OK : BX_ERR_MEMORY;
}

/* Rows that followed one another become an item. */
static bx_status close_block(block_reader *b, int faults, item_list *list)
{
    if (b->rows.count == 0) return BX_OK;
    if (b->tr->reader.faults == faults) BX_TRY(finish_block(b));
    bx_row_item *item = BX_VEC_PUSH(b->tr->reader.arena, list);
    BX_TRY_NEW(item);
    item->kind = BX_ROWS_PLAIN;
    item->place = b->rows.items[0].place;
    item->plain.rows = b->rows.items;
    item->plain.count = b->rows.count;
    return BX_OK;
}

/* The one key that holds cells; NULL when there is none, or after a fault. */
static bx_status choose_cells(bx_reader *r, const raw_row *raw, const bx_node **cells,
                              bx_row_kind *kind)
{
    static const char *const names[] = {"row", "head", "total"};
    static const bx_row_kind kinds[] = {BX_ROW_BODY, BX_ROW_HEAD, BX_ROW_TOTAL};
    const bx_node *nodes[] = {raw->row, raw->head, raw->total};
    int chosen = -1;
    *cells = NULL;
    for (int i = 0; i < 3; i++) {
        if (nodes[i] && chosen >= 0)
            return bx_reader_fail(r, BX_E_KEY_MISPLACED, &nodes[i]->place, bx_str_from(names[i]),
                                  bx_str_from(names[chosen]),
                                  BX_STR(BX_BOTH("take one of the two out", "请删去其中之一")));
        if (nodes[i]) chosen = i;
    }
    if (chosen < 0) return BX_OK;
    *cells = nodes[chosen];
    *kind = kinds[chosen];
    return BX_OK;
}

static bx_rows_use inner_use(const bx_rows_use *use)
{
    bx_rows_use inner = *use;
    inner.head = 0;
    return inner;
}

/* What is inside an each or an if: a list of rows, or the one row of its map. */
static bx_status read_inside(bx_layout_reader *tr, const bx_node *node, const raw_row *raw,
                             const bx_field_scope *scope, const bx_rows_use *use,
                             bx_row_items *items)
{
    const bx_rows_use inner = inner_use(use);
    const bx_node *cells;
    bx_row_pattern pattern = {.place = node->place, .height = raw->height};
    if (raw->rows) return bx_table_rows_read(tr, raw->rows, scope, &inner, items);
    int faults = tr->reader.faults;
    BX_TRY(choose_cells(&tr->reader, raw, &cells, &pattern.kind));
    if (!cells && tr->reader.faults == faults)
        return fail(&tr->reader, BX_E_MISSING_KEY, &node->place, BX_STR("row"));
    if (!cells) return BX_OK;
    block_reader b;
    item_list list = {0};
    BX_TRY(open_block(tr, scope, &inner, &b));
    BX_TRY(read_cells(&b, cells, pattern));
    BX_TRY(close_block(&b, faults, &list));
    *items = (bx_row_items){list.items, list.count};
    return BX_OK;
}

static bx_status read_each(bx_layout_reader *tr, const bx_node *node, const raw_row *raw,
                           const bx_field_scope *scope, const bx_rows_use *use, bx_row_item *item)
{
    bx_field_scope inner;
    item->kind = BX_ROWS_EACH;
    BX_TRY(bx_repeat_read(tr, &raw->repeat, scope, &item->each.repeat, &inner));
    if (!item->each.repeat.list.field) return BX_OK;
    return read_inside(tr, node, raw, &inner, use, &item->each.items);
}

static bx_status read_if(bx_layout_reader *tr, const bx_node *node, const raw_row *raw,
                         const bx_field_scope *scope, const bx_rows_use *use, bx_row_item *item)
{
    const bx_rows_use inner = inner_use(use);
    item->kind = BX_ROWS_IF;
    BX_TRY(bx_condition_read(tr, raw->condition, scope, BX_USE_VALUE, &item->choice.condition));
    bx_given given;
    bx_given_open(tr, item->choice.condition, scope, &given);
    bx_status status = read_inside(tr, node, raw, scope, use, &item->choice.items);
    bx_given_close(tr, &given);
    BX_TRY(status);
    if (!raw->otherwise) return BX_OK;
    return bx_table_rows_read(tr, raw->otherwise, scope, &inner, &item->choice.otherwise);
}

/* An each with an if beside it: the condition is of each entry. */
static bx_status read_item(bx_layout_reader *tr, const bx_node *node, const raw_row *raw,
                           const bx_field_scope *scope, const bx_rows_use *use, item_list *list)
{
    bx_row_item *item = BX_VEC_PUSH(tr->reader.arena, list);
    BX_TRY_NEW(item);
    item->place = node->place;
    if (!raw->repeat.each) return read_if(tr, node, raw, scope, use, item);
    if (!raw->condition) return read_each(tr, node, raw, scope, use, item);
    bx_field_scope inner;
    bx_row_item *choice = BX_NEW(tr->reader.arena, bx_row_item);
    BX_TRY_NEW(choice);
    item->kind = BX_ROWS_EACH;
    choice->place = node->place;
    BX_TRY(bx_repeat_read(tr, &raw->repeat, scope, &item->each.repeat, &inner));
    if (!item->each.repeat.list.field) return BX_OK;
    BX_TRY(read_if(tr, node, raw, &inner, use, choice));
    item->each.items = (bx_row_items){choice, 1};
    return BX_OK;
}

static bool stands_alone(const raw_row *raw)
{
    return raw->repeat.each || raw->condition || raw->rows;
}

/* A row of its own map that stands among plain rows: {head: […]}, {row: […], height: 8mm}. */
static bx_status read_plain_map(block_reader *b, const bx_node *node, const raw_row *raw,
                                int before)
{
    bx_reader *r = &b->tr->reader;
    const bx_node *cells;
    bx_row_pattern pattern = {.place = node->place, .height = raw->height};
    BX_TRY(choose_cells(r, raw, &cells, &pattern.kind));
    if (cells) return read_cells(b, cells, pattern);
    return r->faults == before ? fail(r, BX_E_MISSING_KEY, &node->place, BX_STR("row")) : BX_OK;
}

/* page-foot: [小计, {sum: page}]: the cells of a row where a list of rows is wanted. */
static bx_status fail_no_row(bx_reader *r, const bx_node *node)
{
    static const char wanted[] = BX_BOTH("a list", "列表");
    static const char help[] =
        BX_BOTH("each row is a list of its cells: - […, …]; one row behind its key: [[…, …]]",
                "每一行是各格的列表：- […, …]；只有一行而写在键后：[[…, …]]");
    return bx_reader_keep(r, bx_report(r->diag, BX_E_WRONG_KIND, &node->place, "rows", wanted,
                                       bx_node_kind_name(node), help));
}

bx_status bx_table_rows_read(bx_layout_reader *tr, const bx_node *rows, const bx_field_scope *scope,
                             const bx_rows_use *use, bx_row_items *items)
{
    bx_reader *r = &tr->reader;
    item_list list = {0};
    block_reader b;
    bx_rows_use rest = *use;
    int faults = r->faults;
    BX_TRY(open_block(tr, scope, use, &b));
    for (int i = 0; i < rows->count; i++) {
        const bx_node *node = rows->items[i];
        raw_row raw = {0};
        if (node->kind == BX_NODE_LIST) {
            BX_TRY(read_cells(&b, node, (bx_row_pattern){.place = node->place}));
            continue;
        }
        if (node->kind != BX_NODE_MAP) {
            BX_TRY(fail_no_row(r, node));
            if (i == 0) return BX_OK; /* what follows are its cells */
            continue;
        }
        int before = r->faults;
        BX_TRY(bx_schema_read(r, node, "rows", row_keys, BX_KEY_COUNT(row_keys), &raw));
        if (!stands_alone(&raw)) {
            BX_TRY(read_plain_map(&b, node, &raw, before));
            continue;
        }
        BX_TRY(close_block(&b, faults, &list));
        rest.head = 0;
        BX_TRY(open_block(tr, scope, &rest, &b));
        BX_TRY(read_item(tr, node, &raw, scope, use, &list));
    }
    BX_TRY(close_block(&b, faults, &list));
    *items = (bx_row_items){list.items, list.count};
    return BX_OK;
}
