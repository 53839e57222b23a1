#include "layout/table.h"

#include "base/limits.h"
#include "layout/caption.h"
#include "layout/shapes.h"
#include "layout/stroke.h"
#include "layout/styles.h"
#include "layout/table_columns.h"
#include "layout/table_like.h"
#include "layout/table_rows.h"

#include "base/ban.h"

typedef struct raw_table {
    bx_table_pattern t;
    const bx_node *like, *style, *size, *columns, *align, *pad, *rows, *lines;
    const bx_node *caption, *continued, *later_head, *carry, *page_foot;
    bx_vertical vertical;
    int side;
    bx_len frame; /* below 0: not given */
} raw_table;

static const bx_shape align_word_shape = {.words = bx_cell_align_words};
static const bx_shape align_shape = {.words = bx_cell_align_words, .items = &align_word_shape};
static const bx_shape pad_shape = {.is_scalar = true, .items = &bx_shape_length};
static const bx_shape lines_shape;
static const bx_shape table_name_shape = {
    .about = BX_BOTH("the name of one of `tables`: its keys, unless given here",
                     "tables 中的名称：此处未写的键取自那里"),
    .is_scalar = true};

static const bx_key table_keys[] = {
    {BX_KEY("like", SCALAR, raw_table, like), .shape = &table_name_shape, .is_base = true},
    {BX_KEY("name", TEXT, raw_table, t.name)},
    {BX_KEY("style", SCALAR, raw_table, style), .shape = &bx_shape_style_name},
    {BX_KEY("size", SCALAR, raw_table, size), .shape = &bx_shape_length},
    {BX_KEY("columns", LIST, raw_table, columns), .required = true, .shape = &bx_column_shape},
    {BX_KEY("align", NODE, raw_table, align), .shape = &align_shape},
    {BX_KEY("valign", WORD, raw_table, vertical), .words = bx_vertical_words},
    {BX_KEY("head", INT, raw_table, t.head), .most = BX_LIMIT_TABLE_ROWS},
    {BX_KEY("foot", INT, raw_table, t.foot), .most = BX_LIMIT_TABLE_ROWS},
    {BX_KEY("side", INT, raw_table, side), .most = BX_LIMIT_TABLE_COLUMNS},
    {BX_KEY("keep", BOOL, raw_table, t.keep)},
    {BX_KEY("rule", LENGTH, raw_table, t.rule)},
    {BX_KEY("frame", LENGTH, raw_table, frame)},
    {BX_KEY("lines", MAP, raw_table, lines), .shape = &lines_shape},
    {BX_KEY("fit", LENGTH, raw_table, t.fit)},
    {BX_KEY("pad", NODE, raw_table, pad), .shape = &pad_shape},
    {BX_KEY("before", LENGTH, raw_table, t.before)},
    {BX_KEY("after", LENGTH, raw_table, t.after)},
    {BX_KEY("caption", NODE, raw_table, caption), .shape = &bx_captions_shape},
    {BX_KEY("continued", NODE, raw_table, continued), .shape = &bx_captions_shape},
    {BX_KEY("later-head", LIST, raw_table, later_head), .shape = &bx_row_shape},
    {BX_KEY("carry", LIST, raw_table, carry), .shape = &bx_row_shape},
    {BX_KEY("page-foot", LIST, raw_table, page_foot), .shape = &bx_row_shape},
    {BX_KEY("rows", LIST, raw_table, rows), .required = true, .shape = &bx_row_shape},
};

static const bx_key_table table_table = {"table", BX_KEYS(table_keys)};

const bx_shape bx_table_shape = {.name = "table", .maps = &table_table, .map_count = 1};

static const bx_shape named_table_shape = {
    .name = "named-table", .maps = &table_table, .map_count = 1};
const bx_shape bx_tables_shape = {.values = &named_table_shape};

static bx_status fail_range(bx_reader *r, const bx_place *place, const char *name, int most)
{
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", most);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_OUT_OF_RANGE, place, name, "0", number));
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

/* --- lines --- */

typedef struct raw_lines {
    const bx_node *frame, *top, *right, *bottom, *left, *across, *down, *head, *foot;
} raw_lines;

static const bx_key line_keys[] = {
    {BX_KEY("frame", NODE, raw_lines, frame), .shape = &bx_stroke_shape},
    {BX_KEY("top", NODE, raw_lines, top), .shape = &bx_stroke_shape},
    {BX_KEY("right", NODE, raw_lines, right), .shape = &bx_stroke_shape},
    {BX_KEY("bottom", NODE, raw_lines, bottom), .shape = &bx_stroke_shape},
    {BX_KEY("left", NODE, raw_lines, left), .shape = &bx_stroke_shape},
    {BX_KEY("across", NODE, raw_lines, across), .shape = &bx_stroke_shape},
    {BX_KEY("down", NODE, raw_lines, down), .shape = &bx_stroke_shape},
    {BX_KEY("head", NODE, raw_lines, head), .shape = &bx_stroke_shape},
    {BX_KEY("foot", NODE, raw_lines, foot), .shape = &bx_stroke_shape},
};

static const bx_key_table line_table = {"lines", BX_KEYS(line_keys)};
static const bx_shape lines_shape = {.maps = &line_table, .map_count = 1};

static bx_status read_stroke(bx_reader *r, const bx_node *node, const char *name, bx_stroke *stroke)
{
    return node ? bx_stroke_read(r, node, name, stroke) : BX_OK;
}

/* What is not given is as rule and frame say; below the head and above the foot as between rows. */
static bx_status read_lines(bx_reader *r, const bx_node *node, bx_table_pattern *t)
{
    raw_lines raw = {0};
    bx_table_lines *lines = BX_NEW(r->arena, bx_table_lines);
    BX_TRY_NEW(lines);
    BX_TRY(bx_schema_read(r, node, "lines", line_keys, BX_KEY_COUNT(line_keys), &raw));
    bx_stroke frame = {.width = t->frame}, rule = {.width = t->rule};
    BX_TRY(read_stroke(r, raw.frame, "frame", &frame));
    *lines = (bx_table_lines){
        .top = frame, .right = frame, .bottom = frame, .left = frame, .across = rule, .down = rule};
    BX_TRY(read_stroke(r, raw.across, "across", &lines->across));
    lines->under_head = lines->above_foot = lines->across;
    BX_TRY(read_stroke(r, raw.top, "top", &lines->top));
    BX_TRY(read_stroke(r, raw.right, "right", &lines->right));
    BX_TRY(read_stroke(r, raw.bottom, "bottom", &lines->bottom));
    BX_TRY(read_stroke(r, raw.left, "left", &lines->left));
    BX_TRY(read_stroke(r, raw.down, "down", &lines->down));
    BX_TRY(read_stroke(r, raw.head, "head", &lines->under_head));
    BX_TRY(read_stroke(r, raw.foot, "foot", &lines->above_foot));
    t->lines = lines;
    return BX_OK;
}

/* --- rows --- */

static const bx_place *place_of(const bx_node *table, const char *key)
{
    return &bx_node_lookup(table, bx_str_from(key))->place;
}

/* The head and the foot are rows that stand in any case, so that their number is known. */
static bx_status check_ends(bx_reader *r, const bx_node *table, const bx_table_pattern *t)
{
    const bx_row_items *rows = &t->rows;
    const bx_row_item *first = rows->count > 0 ? &rows->items[0] : NULL;
    const bx_row_item *last = rows->count > 0 ? &rows->items[rows->count - 1] : NULL;
    int most = first && first->kind == BX_ROWS_PLAIN ? first->plain.count : 0;
    if (t->head > most) return fail_range(r, place_of(table, "head"), "head", most);
    most = last && last->kind == BX_ROWS_PLAIN ? last->plain.count : 0;
    if (last && last == first) most -= t->head;
    if (t->foot > most) return fail_range(r, place_of(table, "foot"), "foot", most);
    return BX_OK;
}

static bx_status read_page_rows(bx_layout_reader *tr, const bx_node *rows,
                                const bx_field_scope *scope, const bx_table_columns *columns,
                                bool is_head, bx_row_items *items)
{
    if (!rows) return BX_OK;
    const bx_rows_use use = {
        .columns = columns, .head = is_head ? rows->count : 0, .of_page = !is_head};
    return bx_table_rows_read(tr, rows, scope, &use, items);
}

static bx_status read_rows(bx_layout_reader *tr, const bx_node *table, const raw_table *raw,
                           const bx_field_scope *scope, const bx_table_columns *columns,
                           bx_table_pattern *t)
{
    bx_reader *r = &tr->reader;
    const bx_rows_use use = {.columns = columns, .head = t->head, .side = raw->side};
    int before = r->faults;
    if (raw->rows->count > BX_LIMIT_TABLE_ROWS)
        return fail_range(r, &raw->rows->place, "rows", BX_LIMIT_TABLE_ROWS);
    if (raw->side > columns->count)
        return fail_range(r, place_of(table, "side"), "side", columns->count);
    BX_TRY(bx_table_rows_read(tr, raw->rows, scope, &use, &t->rows));
    if (r->faults == before) BX_TRY(check_ends(r, table, t));
    BX_TRY(read_page_rows(tr, raw->later_head, scope, columns, true, &t->later_head));
    BX_TRY(read_page_rows(tr, raw->carry, scope, columns, false, &t->carry));
    return read_page_rows(tr, raw->page_foot, scope, columns, false, &t->page_foot);
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
                           .after = bx_len_from_um(2000),
                           .place = node->place},
                     .frame = -1};
    BX_TRY(bx_table_like(tr, node, &node));
    BX_TRY(use_style(tr, node, &raw.t.style));
    BX_TRY(bx_schema_read(r, node, "table", table_keys, BX_KEY_COUNT(table_keys), &raw));
    if (raw.pad) BX_TRY(read_pad(r, raw.pad, &raw.t));
    *t = raw.t;
    *table = t;
    t->frame = raw.frame < 0 ? t->rule : raw.frame;
    if (raw.lines) BX_TRY(read_lines(r, raw.lines, t));
    if (!t->style) return BX_OK;
    bx_table_columns columns;
    BX_TRY(
        bx_table_columns_read(tr, raw.columns, raw.align, raw.vertical, t->style, scope, &columns));
    t->columns = columns.patterns;
    if (raw.columns) t->columns_place = raw.columns->place;
    t->column_count = columns.count;
    BX_TRY(bx_captions_read(tr, raw.caption, "caption", scope, t->style, &t->captions));
    BX_TRY(bx_captions_read(tr, raw.continued, "continued", scope, t->style, &t->continued));
    return raw.rows && columns.count > 0 ? read_rows(tr, node, &raw, scope, &columns, t) : BX_OK;
}
