#include "layout/table_columns.h"

#include "base/limits.h"
#include "layout/repeat.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_vertical) == sizeof(int), "a word is stored as an int");

typedef struct raw_column {
    const bx_node *width;
    int align; /* -1: not given */
    bx_vertical vertical;
    bx_raw_repeat repeat;
} raw_column;

const bx_word bx_vertical_words[] = {{"middle", BX_VERTICAL_MIDDLE},
                                     {"top", BX_VERTICAL_TOP},
                                     {"bottom", BX_VERTICAL_BOTTOM},
                                     {NULL, 0}};

static const bx_shape width_shape = {
    .about = BX_BOTH("a length, auto, or shares of what is left: \"*\", \"2*\"",
                     "长度、auto，或余宽的份数：\"*\"、\"2*\""),
    .is_scalar = true};

static const bx_key column_keys[] = {
    {BX_KEY("width", SCALAR, raw_column, width), .required = true, .shape = &width_shape},
    {BX_KEY("align", WORD, raw_column, align), .words = bx_cell_align_words},
    {BX_KEY("valign", WORD, raw_column, vertical), .words = bx_vertical_words},
    BX_REPEAT_KEYS(raw_column),
};

static const bx_key_table column_table = {"columns", BX_KEYS(column_keys)};

const bx_shape bx_column_shape = {
    .name = "column", .is_scalar = true, .maps = &column_table, .map_count = 1};

/* 7mm, "*", "2*", auto */
static bx_status read_width(bx_reader *r, const bx_node *node, bx_column *column)
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
    return bx_reader_fail(r, BX_E_BAD_LENGTH, &node->place, text, (bx_str){0}, (bx_str){0});
}

static bx_status read_repeat(bx_layout_reader *tr, const raw_column *raw,
                             const bx_field_scope *scope, bx_column_pattern *pattern,
                             bx_field_scope *inner)
{
    bx_repeat *repeat = BX_NEW(tr->reader.arena, bx_repeat);
    BX_TRY_NEW(repeat);
    BX_TRY(bx_repeat_read(tr, &raw->repeat, scope, repeat, inner));
    if (repeat->list.field) pattern->repeat = repeat;
    return BX_OK;
}

static bx_status read_column(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                             bx_column_pattern *pattern, bx_field_scope *inner)
{
    bx_reader *r = &tr->reader;
    bx_column *column = &pattern->column;
    if (node->kind != BX_NODE_MAP) return read_width(r, node, column);
    raw_column raw = {.align = -1, .vertical = column->vertical};
    BX_TRY(bx_schema_read(r, node, "columns", column_keys, BX_KEY_COUNT(column_keys), &raw));
    if (raw.align >= 0) {
        column->align = (bx_align)raw.align;
        pattern->has_align = true;
    }
    column->vertical = raw.vertical;
    if (raw.width) BX_TRY(read_width(r, raw.width, column));
    return raw.repeat.each ? read_repeat(tr, &raw, scope, pattern, inner) : BX_OK;
}

static bx_status want_aligns(bx_reader *r, const bx_node *list, int count, bool *is_good)
{
    static const char way_out[] =
        BX_BOTH(", one for each column, or one word for all", "，每列一个；各列相同的只写一个词");
    char has[12], wants[12]; /* an int in decimal */
    *is_good = list->count == count;
    if (*is_good) return BX_OK;
    snprintf(has, sizeof has, "%d", list->count);
    snprintf(wants, sizeof wants, "%d", count);
    return bx_reader_keep(
        r, bx_report(r->diag, BX_E_LIST_LENGTH, &list->place, "align", has, wants, way_out));
}

/* One word for all columns, or one for each. */
static bx_status read_align(bx_reader *r, const bx_node *node, bx_column_pattern *patterns,
                            int count)
{
    bool is_good = true;
    if (node->kind == BX_NODE_LIST) BX_TRY(want_aligns(r, node, count, &is_good));
    for (int i = 0; i < count && is_good; i++) {
        int align = (int)patterns[i].column.align, before = r->faults;
        const bx_node *word = node->kind == BX_NODE_LIST ? node->items[i] : node;
        BX_TRY(bx_reader_word(r, word, "align", bx_cell_align_words, &align));
        patterns[i].column.align = (bx_align)align;
        patterns[i].has_align = true;
        if (r->faults != before && word == node) break;
    }
    return BX_OK;
}

static bx_status fail_range(bx_reader *r, const bx_place *place)
{
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", BX_LIMIT_TABLE_COLUMNS);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_OUT_OF_RANGE, place, "columns", "1", number));
}

bx_status bx_table_columns_read(bx_layout_reader *tr, const bx_node *columns, const bx_node *align,
                                bx_vertical vertical, const bx_style *style,
                                const bx_field_scope *scope, bx_table_columns *read)
{
    bx_reader *r = &tr->reader;
    int count = columns ? columns->count : 0;
    if (count > BX_LIMIT_TABLE_COLUMNS || (columns && count == 0)) {
        BX_TRY(fail_range(r, &columns->place));
        count = 0;
    }
    bx_column_pattern *patterns = BX_NEW_ARRAY(r->arena, bx_column_pattern, count);
    bx_field_scope *scopes = BX_NEW_ARRAY(r->arena, bx_field_scope, count);
    if (!patterns || !scopes) return BX_ERR_MEMORY;
    for (int i = 0; i < count; i++)
        patterns[i].column = (bx_column){.align = style->align, .vertical = vertical};
    if (align) BX_TRY(read_align(r, align, patterns, count));
    for (int i = 0; i < count; i++)
        BX_TRY(read_column(tr, columns->items[i], scope, &patterns[i], &scopes[i]));
    *read = (bx_table_columns){patterns, scopes, count};
    return BX_OK;
}
