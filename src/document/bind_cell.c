#include "document/bind_cell.h"

#include "base/tag.h"
#include "document/fill.h"
#include "layout/functions.h"

#include "base/ban.h"

/* Where a cell's columns are: a pattern may stand in for another at its place. */
typedef struct spot {
    const bx_cell_pattern *at;
    int column, span; /* of the table */
} spot;

/*
 * What the cell says, else its column; else its own style, else that of the table. A justified style says
 * nothing: running text is, and words in its style stand where the table's do.
 */
static bx_align align_of(const bx_bound_rows *rows, const bx_cell_pattern *pattern, const spot *s)
{
    bool has_column = rows->columns->pattern->columns[s->at->column].has_align;
    if (pattern->has_align) return pattern->align;
    bool has_style = pattern->style && pattern->style->align != BX_ALIGN_JUSTIFY;
    if (has_style && !has_column) return pattern->style->align;
    return rows->columns->columns[s->column].align;
}

/* What stands in for a cell stands where it does. */
static unsigned char scope_of(const bx_cell_pattern *pattern, const bx_cell_pattern *at)
{
    if (pattern->heads == BX_HEADS_ROW) return BX_SCOPE_ROW;
    if (pattern->heads == BX_HEADS_COLUMN) return BX_SCOPE_COLUMN;
    if (pattern->heads == BX_HEADS_NOTHING) return BX_SCOPE_NONE;
    return (unsigned char)((at->is_head ? BX_SCOPE_COLUMN : BX_SCOPE_NONE) |
                           (at->is_side ? BX_SCOPE_ROW : BX_SCOPE_NONE));
}

static bx_cell *push_cell(bx_bound_rows *rows, const bx_cell_pattern *pattern, const spot *s)
{
    bx_cell *cell = BX_VEC_PUSH(rows->b->arena, &rows->cells);
    const bx_table_pattern *table = rows->columns->pattern;
    const bx_column *column = &rows->columns->columns[s->column];
    if (!cell) return NULL;
    bx_vertical vertical = pattern->has_vertical ? pattern->vertical : column->vertical;
    *cell = (bx_cell){.row = rows->kinds.count - 1,
                      .column = (int16_t)s->column,
                      .row_span = s->at->row_span,
                      .span = (int16_t)s->span,
                      .style = pattern->style ? pattern->style : table->style,
                      .align = (unsigned char)align_of(rows, pattern, s),
                      .vertical = (unsigned char)vertical,
                      .writing = (unsigned char)pattern->writing & 3,
                      .fit = pattern->fit > 0 ? pattern->fit : table->fit,
                      .edges = pattern->edges,
                      .is_column_head = s->at->is_head,
                      .is_row_head = s->at->is_side,
                      .scope = scope_of(pattern, s->at)};
    return cell;
}

/* --- amounts of which each page makes totals --- */

/* The figure in a cell: of thousands(x) x. */
static const bx_expr *figure_of(const bx_cell_pattern *pattern)
{
    const bx_expr *value = bx_phrase_value(&pattern->text);
    bool is_written =
        value && value->kind == BX_EXPR_CALL && value->call.function->id == BX_CALL_THOUSANDS;
    if (is_written) value = value->call.args[0];
    return value && value->gives == BX_GIVES_NUMBER ? value : NULL;
}

/* Where the row that is filled keeps its amount of a column; NULL: totals have no use for it. */
static bx_bound_amounts *amounts_of(const bx_bound_rows *rows, int column)
{
    bx_bound_amounts *amounts = rows->amounts ? &rows->amounts[column] : NULL;
    bool is_body = rows->kinds.items[rows->kinds.count - 1] == BX_ROW_BODY;
    return amounts && amounts->is_wanted && is_body ? amounts : NULL;
}

static void add_amount(const bx_bound_rows *rows, bx_bound_amounts *amounts, bx_decimal amount)
{
    amounts->amounts.items[rows->kinds.count - 1] = amount;
    if (amount.places > amounts->places) amounts->places = amount.places;
}

static bx_status keep_amount(bx_bound_rows *rows, const bx_scope *scope,
                             const bx_cell_pattern *pattern, int column)
{
    bx_bound_amounts *amounts = amounts_of(rows, column);
    const bx_expr *figure = amounts ? figure_of(pattern) : NULL;
    if (!figure) return BX_OK;
    bx_calc c = bx_binder_calc(rows->b);
    bx_result r;
    BX_TRY(bx_evaluate(&c, scope, figure, &r));
    if (r.kind != BX_RESULT_NUMBER) return BX_OK;
    amounts->is_grouped = amounts->is_grouped || figure != bx_phrase_value(&pattern->text);
    add_amount(rows, amounts, r.number);
    return BX_OK;
}

static void keep_figure(const bx_bound_rows *rows, const bx_figure *figure, int column)
{
    bx_bound_amounts *amounts = amounts_of(rows, column);
    if (amounts && figure->kind == BX_FIGURE_NUMBER)
        add_amount(rows, amounts, bx_decimal_from_int(figure->scaled, figure->decimals));
}

/* --- what a cell says --- */

/* A row of counts: one cell for each figure. A row that is not there is blank. */
static bx_status spread(bx_bound_rows *rows, const bx_scope *scope, const bx_cell_pattern *pattern,
                        const spot *s)
{
    const bx_value *value = bx_fill_value(scope, &pattern->text);
    for (int i = 0; i < s->span; i++) {
        const spot one = {s->at, s->column + i, 1};
        bx_cell *cell = push_cell(rows, pattern, &one);
        BX_TRY_NEW(cell);
        cell->text.place = value ? value->place : pattern->place;
        if (!value || i >= value->figure_count) continue;
        cell->text.text = value->figures[i].text;
        cell->text.place = value->figures[i].place;
        keep_figure(rows, &value->figures[i], one.column);
        BX_TRY(bx_binder_style(rows->b, &cell->text, cell->style));
    }
    return BX_OK;
}

static bx_status bind_corner(bx_bound_rows *rows, const bx_scope *scope,
                             const bx_cell_pattern *pattern, bx_cell *cell)
{
    bx_diagonal *diagonal = BX_NEW(rows->b->arena, bx_diagonal);
    BX_TRY_NEW(diagonal);
    diagonal->count = pattern->corner_count;
    for (int i = 0; i < pattern->corner_count; i++) {
        BX_TRY(bx_fill_text(rows->b, scope, &pattern->corner[i], &diagonal->texts[i]));
        BX_TRY(bx_binder_style(rows->b, &diagonal->texts[i], cell->style));
    }
    cell->diagonal = diagonal;
    return BX_OK;
}

static bx_status bind_text(bx_bound_rows *rows, const bx_scope *scope,
                           const bx_cell_pattern *pattern, bx_cell *cell)
{
    bx_binder *b = rows->b;
    BX_TRY(bx_fill_text(b, scope, &pattern->text, &cell->text));
    const bx_text *own = pattern->is_label ? bx_labels_lookup(&b->labels, cell->text.text) : NULL;
    if (own) cell->text = (bx_inline){.text = own->text, .place = own->place, .exact = own->exact};
    return bx_binder_style(b, &cell->text, cell->style);
}

static bx_status bind_one(bx_bound_rows *rows, const bx_scope *scope,
                          const bx_cell_pattern *pattern, const spot *s)
{
    bx_cell *cell = push_cell(rows, pattern, s);
    BX_TRY_NEW(cell);
    cell->text.place = pattern->place;
    if (pattern->is_tally) {
        cell->tally_kind = (unsigned char)pattern->tally;
        cell->tally = rows->tallies ? rows->tallies[s->column] : NULL;
        return BX_OK;
    }
    if (pattern->corner) return bind_corner(rows, scope, pattern, cell);
    BX_TRY(keep_amount(rows, scope, pattern, s->column));
    return bind_text(rows, scope, pattern, cell);
}

/* Whether a pattern's group is there and its condition holds; *inner is what its names are looked up in. */
static bx_status stands(bx_bound_rows *rows, const bx_scope *scope, const bx_cell_pattern *pattern,
                        const bx_scope **inner, bool *holds)
{
    bx_calc c = bx_binder_calc(rows->b);
    *inner = scope;
    if (pattern->group) BX_TRY(bx_binder_enter(rows->b, scope, pattern->group, inner));
    *holds = *inner != NULL;
    if (!*holds || !pattern->condition) return BX_OK;
    return bx_evaluate_truth(&c, *inner, pattern->condition, holds);
}

/* The pattern, or what stands in its place where it does not; NULL: nothing does. */
static bx_status choose(bx_bound_rows *rows, const bx_scope **scope,
                        const bx_cell_pattern **pattern)
{
    const bx_scope *outer = *scope;
    for (; *pattern; *pattern = (*pattern)->otherwise) {
        bool holds;
        BX_TRY(stands(rows, outer, *pattern, scope, &holds));
        if (holds) return BX_OK;
    }
    *scope = outer;
    return BX_OK;
}

static bx_status bind_chosen(bx_bound_rows *rows, const bx_scope *scope, const spot *s)
{
    const bx_cell_pattern *pattern = s->at;
    BX_TRY(choose(rows, &scope, &pattern));
    if (!pattern) {
        const bx_cell_pattern empty = {.place = s->at->place};
        return push_cell(rows, &empty, s) ? BX_OK : BX_ERR_MEMORY;
    }
    bool is_repeated = pattern->is_tally && s->at->span == 1; /* each data column has its own */
    if (!is_repeated) return bind_one(rows, scope, pattern, s);
    for (int i = 0; i < s->span; i++) {
        const spot one = {s->at, s->column + i, 1};
        BX_TRY(bind_one(rows, scope, pattern, &one));
    }
    return BX_OK;
}

static bx_status bind_each(bx_bound_rows *rows, const bx_scope *scope,
                           const bx_cell_pattern *pattern)
{
    const bx_bound_columns *columns = rows->columns;
    int first = columns->starts[pattern->column], end = columns->starts[pattern->column + 1];
    for (int k = first; k < end; k++) {
        const spot s = {pattern, k, 1};
        bx_scope inner;
        BX_TRY(bx_bind_column_scope(rows->b, columns, pattern->column, k - first, scope, &inner));
        BX_TRY(bind_chosen(rows, &inner, &s));
    }
    return BX_OK;
}

/* A spread with a condition is all there, or each of its places has what stands for it. */
static bx_status bind_spread(bx_bound_rows *rows, const bx_scope *scope, const spot *s)
{
    const bx_cell_pattern *pattern = s->at;
    const bx_scope *inner = scope;
    BX_TRY(choose(rows, &inner, &pattern));
    if (pattern == s->at) return spread(rows, inner, pattern, s);
    for (int i = 0; i < s->span; i++) {
        const spot one = {s->at, s->column + i, 1};
        BX_TRY(bind_chosen(rows, scope, &one));
    }
    return BX_OK;
}

bx_status bx_bind_cell(bx_bound_rows *rows, const bx_scope *scope, const bx_cell_pattern *pattern)
{
    const int *starts = rows->columns->starts;
    int first = starts[pattern->column];
    const spot s = {pattern, first, starts[pattern->column + pattern->span] - first};
    if (s.span == 0) return BX_OK; /* its columns are repeated by an empty list */
    if (pattern->is_each) return bind_each(rows, scope, pattern);
    if (pattern->text.count == 1 && pattern->text.parts[0].is_spread)
        return bind_spread(rows, scope, &s);
    return bind_chosen(rows, scope, &s);
}
