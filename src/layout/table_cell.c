#include "layout/table_cell.h"

#include "layout/given.h"
#include "layout/inside.h"
#include "layout/parse.h"
#include "layout/phrase_read.h"
#include "layout/shapes.h"
#include "layout/stroke.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_cell {
    const bx_node *text, *stack, *vertical, *each, *sum, *corner, *style, *lines, *group,
        *condition, *otherwise;
    int align, valign; /* -1: not given */
    bool merge;
    int heads;
    bx_len fit;
} raw_cell;

static const bx_word tally_words[] = {
    {"page", BX_TALLY_PAGE}, {"before", BX_TALLY_BEFORE}, {"so-far", BX_TALLY_SO_FAR}, {NULL, 0}};

static const bx_word heads_words[] = {
    {"nothing", BX_HEADS_NOTHING}, {"row", BX_HEADS_ROW}, {"column", BX_HEADS_COLUMN}, {NULL, 0}};

static const bx_shape sum_shape = {.words = tally_words};
static const bx_shape edges_shape;

static const bx_key cell_keys[] = {
    {BX_KEY("text", SCALAR, raw_cell, text), .shape = &bx_shape_phrase},
    {BX_KEY("stack", SCALAR, raw_cell, stack), .shape = &bx_shape_phrase},
    {BX_KEY("vertical", SCALAR, raw_cell, vertical), .shape = &bx_shape_phrase},
    {BX_KEY("each", SCALAR, raw_cell, each), .shape = &bx_shape_phrase},
    {BX_KEY("sum", SCALAR, raw_cell, sum), .shape = &sum_shape},
    {BX_KEY("corner", LIST, raw_cell, corner), .shape = &bx_shape_phrase},
    {BX_KEY("align", WORD, raw_cell, align), .words = bx_cell_align_words},
    {BX_KEY("valign", WORD, raw_cell, valign), .words = bx_vertical_words},
    {BX_KEY("style", SCALAR, raw_cell, style), .shape = &bx_shape_style_name},
    {BX_KEY("merge", BOOL, raw_cell, merge)},
    {BX_KEY("heads", WORD, raw_cell, heads), .words = heads_words},
    {BX_KEY("lines", MAP, raw_cell, lines), .shape = &edges_shape},
    {BX_KEY("fit", LENGTH, raw_cell, fit)},
    {BX_KEY("in", SCALAR, raw_cell, group), .shape = &bx_shape_path},
    {BX_KEY("if", SCALAR, raw_cell, condition), .shape = &bx_shape_condition},
    {BX_KEY("else", NODE, raw_cell, otherwise), .shape = &bx_cell_shape},
};

static const bx_key_table cell_table = {"cell", BX_KEYS(cell_keys)};

const bx_shape bx_cell_shape = {
    .name = "cell",
    .about = BX_BOTH("a phrase, < (joined to the left), ^ (joined upwards), or a map",
                     "含值的文字、<（并入左格）、^（并入上格），或一组键"),
    .is_scalar = true,
    .maps = &cell_table,
    .map_count = 1};

/* What a cell may hold: the key that says so, by kind. */
typedef enum content_kind {
    CONTENT_TEXT,
    CONTENT_STACK,
    CONTENT_VERTICAL,
    CONTENT_EACH,
    CONTENT_SUM,
    CONTENT_CORNER,
    CONTENT_KINDS,
} content_kind;

static const char *const content_names[] = {"text", "stack", "vertical", "each", "sum", "corner"};

/* The one content of a cell's map: only one of the keys may be given. */
static bx_status choose_content(bx_reader *r, const raw_cell *raw, const bx_node **content,
                                content_kind *kind)
{
    const bx_node *nodes[] = {raw->text, raw->stack, raw->vertical,
                              raw->each, raw->sum,   raw->corner};
    *content = NULL;
    *kind = CONTENT_TEXT;
    for (int i = 0; i < CONTENT_KINDS; i++) {
        if (!nodes[i]) continue;
        if (*content)
            return bx_reader_fail(r, BX_E_KEY_MISPLACED, &nodes[i]->place,
                                  bx_str_from(content_names[i]), bx_str_from(content_names[*kind]),
                                  BX_STR(BX_BOTH("take one of the two out", "请删去其中之一")));
        *content = nodes[i];
        *kind = (content_kind)i;
    }
    return BX_OK;
}

static bx_status read_phrase(const bx_cell_reader *cr, const bx_node *text,
                             const bx_field_scope *scope, bx_cell_pattern *cell, int *width)
{
    if (bx_node_is_null(text)) return BX_OK;
    BX_TRY(bx_phrase_read(cr->tr, text, scope, BX_TYPES_TEXT, &cell->text, width));
    cell->is_label = cell->text.count > 0 && bx_phrase_is_literal(&cell->text);
    return BX_OK;
}

static bool is_repeated(const bx_cell_reader *cr, int column)
{
    return column < cr->columns->count && cr->columns->patterns[column].repeat != NULL;
}

/* Once for each data column: the cell's scope is that of the column's entry or group. */
static bx_status read_each(const bx_cell_reader *cr, const bx_node *text, int column,
                           bx_cell_pattern *cell)
{
    if (!is_repeated(cr, column))
        return bx_reader_fail(
            &cr->tr->reader, BX_E_KEY_MISPLACED, &text->place, BX_STR("each"), BX_STR("columns"),
            BX_STR(BX_BOTH("it belongs to a column that is repeated: columns: "
                           "[{width: 2cm, each: list}]",
                           "它只用于重复的列：columns: [{width: 2cm, each: 列表}]")));
    cell->is_each = true;
    return read_phrase(cr, text, cr->scope, cell, NULL);
}

static bx_status read_sum(const bx_cell_reader *cr, const bx_node *sum, bx_cell_pattern *cell)
{
    int tally = BX_TALLY_PAGE;
    if (!cr->of_page)
        return bx_reader_fail(&cr->tr->reader, BX_E_KEY_MISPLACED, &sum->place, BX_STR("sum"),
                              BX_STR("rows"),
                              BX_STR(BX_BOTH("it stands in page-foot and carry; in rows write "
                                             "\"{sum(list.field)}\"",
                                             "它只用于 page-foot 和 carry；在 rows 中写 "
                                             "\"{sum(列表.项)}\"")));
    BX_TRY(bx_reader_word(&cr->tr->reader, sum, "sum", tally_words, &tally));
    cell->is_tally = true;
    cell->tally = (bx_tally_kind)tally;
    return BX_OK;
}

/* 斜线表头: what the rows are, (what stands in them,) what the columns are. */
static bx_status read_corner(const bx_cell_reader *cr, const bx_node *list, bx_cell_pattern *cell)
{
    bx_reader *r = &cr->tr->reader;
    bool is_good = list->count == 3;
    if (list->count != 2) BX_TRY(bx_reader_want_length(r, list, "corner", 3, &is_good));
    if (list->count != 2 && !is_good) return BX_OK;
    bx_phrase *texts = BX_NEW_ARRAY(r->arena, bx_phrase, list->count);
    BX_TRY_NEW(texts);
    for (int i = 0; i < list->count; i++)
        BX_TRY(bx_phrase_read(cr->tr, list->items[i], cr->scope, BX_TYPES_TEXT, &texts[i], NULL));
    cell->corner = texts;
    cell->corner_count = list->count;
    return BX_OK;
}

static bx_status read_content(const bx_cell_reader *cr, const bx_node *content, content_kind kind,
                              int column, bx_cell_pattern *cell, int *width)
{
    switch (kind) {
    case CONTENT_EACH: return read_each(cr, content, column, cell);
    case CONTENT_SUM: return read_sum(cr, content, cell);
    case CONTENT_CORNER: return read_corner(cr, content, cell);
    case CONTENT_TEXT:
    case CONTENT_STACK:
    case CONTENT_VERTICAL:
    case CONTENT_KINDS: break;
    }
    cell->writing = kind == CONTENT_STACK      ? BX_WRITING_STACK
                    : kind == CONTENT_VERTICAL ? BX_WRITING_COLUMNS
                                               : BX_WRITING_LINES;
    return read_phrase(cr, content, cr->scope, cell, width);
}

typedef struct raw_edges {
    const bx_node *top, *right, *bottom, *left;
} raw_edges;

static const bx_key edge_keys[] = {
    {BX_KEY("top", NODE, raw_edges, top), .shape = &bx_stroke_shape},
    {BX_KEY("right", NODE, raw_edges, right), .shape = &bx_stroke_shape},
    {BX_KEY("bottom", NODE, raw_edges, bottom), .shape = &bx_stroke_shape},
    {BX_KEY("left", NODE, raw_edges, left), .shape = &bx_stroke_shape},
};

static const bx_key_table edge_table = {"lines", BX_KEYS(edge_keys)};
static const bx_shape edges_shape = {.maps = &edge_table, .map_count = 1};

static bx_status read_edges(bx_reader *r, const bx_node *node, bx_cell_pattern *cell)
{
    raw_edges raw = {0};
    BX_TRY(bx_schema_read(r, node, "lines", edge_keys, BX_KEY_COUNT(edge_keys), &raw));
    const bx_node *nodes[] = {raw.top, raw.right, raw.bottom, raw.left};
    bx_stroke *strokes = BX_NEW_ARRAY(r->arena, bx_stroke, 4);
    bx_edges *edges = BX_NEW(r->arena, bx_edges);
    if (!strokes || !edges) return BX_ERR_MEMORY;
    const bx_stroke **sides[] = {&edges->top, &edges->right, &edges->bottom, &edges->left};
    for (int i = 0; i < 4; i++) {
        if (!nodes[i]) continue;
        BX_TRY(bx_stroke_read(r, nodes[i], edge_keys[i].name, &strokes[i]));
        *sides[i] = &strokes[i];
    }
    cell->edges = edges;
    return BX_OK;
}

/* The other cell stands at the same place. */
static bx_status read_otherwise(const bx_cell_reader *cr, const bx_node *node, int column,
                                bx_cell_pattern *cell)
{
    int width;
    bx_cell_pattern *other = BX_NEW(cr->tr->reader.arena, bx_cell_pattern);
    BX_TRY_NEW(other);
    other->place = node->place;
    BX_TRY(bx_table_cell_read(cr, node, column, other, &width));
    cell->otherwise = other;
    if (width == 1 && other->is_each == cell->is_each) return BX_OK;
    return bx_reader_fail(&cr->tr->reader, BX_E_KEY_MISPLACED, &node->place, BX_STR("else"),
                          BX_STR("..."),
                          BX_STR(BX_BOTH("put the if beside the row: {if: …, row: […]}",
                                         "请把 if 写在行旁：{if: …, row: […]}")));
}

/* What a cell says, and where it stands. */
typedef struct content {
    const bx_node *node; /* NULL: nothing */
    content_kind kind;
    int column;
} content;

static bx_status read_conditional(const bx_cell_reader *cr, const bx_node *condition,
                                  const content *says, bx_cell_pattern *cell, int *width)
{
    if (condition)
        BX_TRY(bx_condition_read(cr->tr, condition, cr->scope, BX_USE_VALUE, &cell->condition));
    bx_given given;
    bx_given_open(cr->tr, cell->condition, cr->scope, &given);
    bx_status status =
        says->node ? read_content(cr, says->node, says->kind, says->column, cell, width) : BX_OK;
    bx_given_close(cr->tr, &given);
    return status;
}

/* With the names of a group: an if beside it is asked inside. */
static bx_status read_in_group(const bx_cell_reader *cr, const raw_cell *raw, const content *says,
                               bx_cell_pattern *cell, int *width)
{
    bx_inside inside;
    bx_cell_reader own = *cr;
    BX_TRY(bx_inside_open(cr->tr, raw->group, cr->scope, &inside));
    cell->group = inside.group;
    own.scope = inside.scope;
    bx_status status =
        inside.group ? read_conditional(&own, raw->condition, says, cell, width) : BX_OK;
    bx_inside_close(cr->tr, &inside);
    return status;
}

static bx_status read_map(const bx_cell_reader *cr, const bx_node *node, int column,
                          bx_cell_pattern *cell, int *width)
{
    bx_reader *r = &cr->tr->reader;
    raw_cell raw = {.align = -1, .valign = -1};
    content says = {.column = column};
    BX_TRY(bx_schema_read(r, node, "cell", cell_keys, BX_KEY_COUNT(cell_keys), &raw));
    BX_TRY(choose_content(r, &raw, &says.node, &says.kind));
    cell->has_align = raw.align >= 0;
    if (cell->has_align) cell->align = (bx_align)raw.align;
    cell->has_vertical = raw.valign >= 0;
    if (cell->has_vertical) cell->vertical = (bx_vertical)raw.valign;
    cell->is_merged = raw.merge;
    cell->heads = (bx_heads)raw.heads;
    cell->fit = raw.fit;
    BX_TRY(bx_layout_style_of(cr->tr, raw.style, NULL, &cell->style));
    if (raw.lines) BX_TRY(read_edges(r, raw.lines, cell));
    bx_field_scope inner;
    bx_cell_reader own = *cr;
    if (raw.each && is_repeated(cr, column)) {
        inner = cr->columns->scopes[column];
        inner.outer = cr->scope;
        own.scope = &inner;
    }
    bx_status status = raw.group ? read_in_group(&own, &raw, &says, cell, width)
                                 : read_conditional(&own, raw.condition, &says, cell, width);
    BX_TRY(status);
    return raw.otherwise ? read_otherwise(cr, raw.otherwise, column, cell) : BX_OK;
}

bx_status bx_table_cell_read(const bx_cell_reader *cr, const bx_node *node, int column,
                             bx_cell_pattern *cell, int *width)
{
    *width = 1;
    if (node->kind == BX_NODE_MAP) return read_map(cr, node, column, cell, width);
    return read_phrase(cr, node, cr->scope, cell, width);
}
