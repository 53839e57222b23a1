#include "document/bind_rows.h"

#include "base/limits.h"
#include "calc/repeat.h"
#include "document/bind_cell.h"

#include "base/ban.h"

enum { MORE_CELLS = 256 }; /* totals and feet behind the rounds */

bx_status bx_bound_rows_open(bx_binder *b, const bx_bound_columns *columns,
                             bx_bound_amounts *amounts, bx_bound_rows *rows)
{
    *rows = (bx_bound_rows){.b = b, .columns = columns, .amounts = amounts};
    rows->above = BX_NEW_ARRAY(b->arena, int, columns->count);
    BX_TRY_NEW(rows->above);
    return BX_OK;
}

static bx_status fail_many(bx_bound_rows *rows, const bx_place *place)
{
    char most[12]; /* an int in decimal */
    snprintf(most, sizeof most, "%d", BX_LIMIT_TABLE_ROWS);
    return bx_report(rows->b->diag, BX_E_OUT_OF_RANGE, place, "rows", "1", most);
}

/* Each column that totals are made of has an amount for each row. */
static bx_status open_amounts(bx_bound_rows *rows)
{
    for (int i = 0; rows->amounts && i < rows->columns->count; i++) {
        if (!rows->amounts[i].is_wanted) continue;
        bx_decimal *amount = BX_VEC_PUSH(rows->b->arena, &rows->amounts[i].amounts);
        BX_TRY_NEW(amount);
        *amount = bx_decimal_from_int(0, 0);
    }
    return BX_OK;
}

static bx_status open_row(bx_bound_rows *rows, const bx_row_pattern *pattern)
{
    if (rows->kinds.count == BX_LIMIT_TABLE_ROWS) return fail_many(rows, &pattern->place);
    bx_row_kind *kind = BX_VEC_PUSH(rows->b->arena, &rows->kinds);
    bx_len *height = BX_VEC_PUSH(rows->b->arena, &rows->heights);
    if (!kind || !height) return BX_ERR_MEMORY;
    *kind = pattern->kind;
    *height = pattern->height;
    rows->has_heights = rows->has_heights || pattern->height > 0;
    bool is_closing = pattern->kind == BX_ROW_TOTAL && rows->repeats == 0;
    rows->closing = is_closing ? rows->closing + 1 : 0;
    return open_amounts(rows);
}

/* Cells that say what the cell above says are joined with it, from the left on until one says something else. */
static bool merge_cell(bx_bound_rows *rows, int at, bool *may_merge)
{
    const bx_cell *cell = &rows->cells.items[at];
    int above = rows->above[cell->column] - 1;
    bx_cell *upper = above >= 0 ? &rows->cells.items[above] : NULL;
    bool is_same = *may_merge && upper && upper->row + upper->row_span == cell->row &&
                   upper->span == cell->span && bx_str_equal(upper->text.text, cell->text.text);
    *may_merge = is_same;
    if (is_same) upper->row_span += cell->row_span;
    else rows->above[cell->column] = at + 1;
    return is_same;
}

static bx_status bind_row(bx_bound_rows *rows, const bx_scope *scope, const bx_row_pattern *pattern)
{
    bool may_merge = pattern->kind == BX_ROW_BODY;
    bx_status fault = BX_OK;
    BX_TRY(open_row(rows, pattern));
    for (int i = 0; i < pattern->count; i++) {
        const bx_cell_pattern *cell = &pattern->cells[i];
        int first = rows->cells.count;
        bx_status status = bx_bind_cell(rows, scope, cell);
        if (status != BX_OK && status != BX_ERR_INPUT) return status;
        if (status != BX_OK) fault = status;
        if (status != BX_OK || !cell->is_merged || rows->cells.count != first + 1) continue;
        if (merge_cell(rows, first, &may_merge)) rows->cells.count = first;
    }
    return fault;
}

static bx_status bind_plain(bx_bound_rows *rows, const bx_scope *scope, const bx_row_item *item)
{
    bx_status fault = BX_OK;
    for (int i = 0; i < item->plain.count; i++) {
        bx_status status = bind_row(rows, scope, &item->plain.rows[i]);
        if (status != BX_OK && status != BX_ERR_INPUT) return status;
        if (status != BX_OK) fault = status;
        if (rows->kinds.count == BX_LIMIT_TABLE_ROWS && status != BX_OK) return status;
    }
    return fault;
}

/* Cells of one round where it is plain rows; a guess otherwise. */
static int cells_of_round(const bx_row_items *items)
{
    int count = 0;
    for (int i = 0; i < items->count; i++)
        for (int k = 0; items->items[i].kind == BX_ROWS_PLAIN && k < items->items[i].plain.count;
             k++)
            count += items->items[i].plain.rows[k].count;
    return count;
}

/* Room for all rounds at once where they are most of the table: growing would leave copies behind. */
static bx_status make_room(bx_bound_rows *rows, const bx_row_item *item, int rounds)
{
    bx_arena *arena = rows->b->arena;
    int64_t cells = (int64_t)rounds * cells_of_round(&item->each.items) + MORE_CELLS;
    if (rounds > BX_LIMIT_TABLE_ROWS || rounds <= rows->kinds.count) return BX_OK;
    bool has_room = BX_VEC_RESERVE(arena, &rows->kinds, rounds + MORE_CELLS) &&
                    BX_VEC_RESERVE(arena, &rows->heights, rounds + MORE_CELLS) &&
                    (cells > INT32_MAX / 2 || BX_VEC_RESERVE(arena, &rows->cells, (int)cells));
    return has_room ? BX_OK : BX_ERR_MEMORY;
}

static bx_status bind_rounds(bx_bound_rows *rows, const bx_scope *scope, const bx_row_item *item)
{
    bx_calc c = bx_binder_calc(rows->b);
    bx_rounds rounds;
    bx_status fault = BX_OK;
    BX_TRY(bx_repeat_open(&c, scope, &item->each.repeat, &rounds));
    BX_TRY(make_room(rows, item, rounds.count));
    for (int i = 0; i < rounds.count; i++) {
        bx_scope inner = bx_round_scope(&rounds, i, scope);
        bx_status status = bx_bind_rows(rows, &inner, &item->each.items);
        if (status != BX_OK && status != BX_ERR_INPUT) return status;
        if (status != BX_OK) fault = status;
        if (rows->kinds.count == BX_LIMIT_TABLE_ROWS && status != BX_OK) return status;
    }
    return fault;
}

static bx_status bind_each(bx_bound_rows *rows, const bx_scope *scope, const bx_row_item *item)
{
    rows->repeats++;
    bx_status status = bind_rounds(rows, scope, item);
    rows->repeats--;
    return status;
}

static bx_status bind_item(bx_bound_rows *rows, const bx_scope *scope, const bx_row_item *item)
{
    bool holds = false;
    bx_calc c = bx_binder_calc(rows->b);
    switch (item->kind) {
    case BX_ROWS_PLAIN: return bind_plain(rows, scope, item);
    case BX_ROWS_EACH: return bind_each(rows, scope, item);
    case BX_ROWS_IF: break;
    }
    BX_TRY(bx_evaluate_truth(&c, scope, item->choice.condition, &holds));
    return bx_bind_rows(rows, scope, holds ? &item->choice.items : &item->choice.otherwise);
}

bx_status bx_bind_rows(bx_bound_rows *rows, const bx_scope *scope, const bx_row_items *items)
{
    bx_status fault = BX_OK;
    for (int i = 0; i < items->count; i++) {
        bx_status status = bind_item(rows, scope, &items->items[i]);
        if (status != BX_OK && status != BX_ERR_INPUT) return status;
        if (status != BX_OK) fault = status;
    }
    return fault;
}
