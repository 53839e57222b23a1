#include "document/bind_table.h"

#include "document/bind_caption.h"
#include "document/bind_rows.h"

#include "base/ban.h"

/* --- totals that each page makes --- */

static bool is_total(const bx_cell_pattern *cell)
{
    while (!cell->is_tally && cell->otherwise)
        cell = cell->otherwise;
    return cell->is_tally;
}

/* A cell of one column has a total for each time that it is repeated, of several that of the first. */
static void want_cell(const bx_bound_columns *columns, const bx_cell_pattern *cell,
                      bx_bound_amounts *amounts)
{
    const int *starts = columns->starts;
    int end = starts[cell->column + cell->span];
    if (cell->span > 1 && end > starts[cell->column]) end = starts[cell->column] + 1;
    for (int k = starts[cell->column]; is_total(cell) && k < end; k++)
        amounts[k].is_wanted = true;
}

static void want_cells(const bx_bound_columns *columns, const bx_row_pattern *row,
                       bx_bound_amounts *amounts)
{
    for (int i = 0; i < row->count; i++)
        want_cell(columns, &row->cells[i], amounts);
}

static void want_rows(const bx_bound_columns *columns, const bx_row_items *rows,
                      bx_bound_amounts *amounts)
{
    for (int i = 0; i < rows->count; i++) {
        const bx_row_item *item = &rows->items[i];
        for (int k = 0; item->kind == BX_ROWS_PLAIN && k < item->plain.count; k++)
            want_cells(columns, &item->plain.rows[k], amounts);
        if (item->kind == BX_ROWS_IF) {
            want_rows(columns, &item->choice.items, amounts);
            want_rows(columns, &item->choice.otherwise, amounts);
        }
        if (item->kind == BX_ROWS_EACH) want_rows(columns, &item->each.items, amounts);
    }
}

/* Totals are made where nothing can be told any more: that all amounts together are a decimal is proved here. */
static bx_status prove_sum(bx_binder *b, const bx_bound_columns *columns,
                           const bx_bound_amounts *amounts)
{
    bx_decimal sum = bx_decimal_from_int(0, amounts->places);
    for (int i = 0; i < amounts->amounts.count; i++)
        if (bx_decimal_add(sum, bx_decimal_abs(amounts->amounts.items[i]), &sum) != BX_OK)
            return bx_report(b->diag, BX_E_NUMBER_TOO_LARGE, &columns->pattern->place, NULL);
    return BX_OK;
}

static bx_status make_tallies(bx_binder *b, const bx_bound_columns *columns,
                              const bx_bound_amounts *amounts, const bx_tally ***tallies)
{
    *tallies = BX_NEW_ARRAY(b->arena, const bx_tally *, columns->count);
    BX_TRY_NEW(*tallies);
    for (int i = 0; i < columns->count; i++) {
        if (!amounts[i].is_wanted) continue;
        BX_TRY(prove_sum(b, columns, &amounts[i]));
        bx_tally *tally = BX_NEW(b->arena, bx_tally);
        BX_TRY_NEW(tally);
        *tally = (bx_tally){.amounts = amounts[i].amounts.items,
                            .places = amounts[i].places,
                            .grouping = amounts[i].is_grouped ? BX_GROUP_THREES : BX_GROUP_NONE};
        (*tallies)[i] = tally;
    }
    return BX_OK;
}

static bx_status bind_group(bx_binder *b, const bx_scope *scope, const bx_bound_columns *columns,
                            const bx_tally **tallies, const bx_row_items *items,
                            const bx_row_group **group)
{
    if (items->count == 0) return BX_OK;
    bx_bound_rows rows;
    bx_row_group *made = BX_NEW(b->arena, bx_row_group);
    BX_TRY_NEW(made);
    BX_TRY(bx_bound_rows_open(b, columns, NULL, &rows));
    rows.tallies = tallies;
    BX_TRY(bx_bind_rows(&rows, scope, items));
    *made = (bx_row_group){rows.cells.items, rows.cells.count, rows.kinds.count};
    if (made->row_count > 0) *group = made;
    return BX_OK;
}

/* --- the table --- */

static bx_status bind_page_rows(bx_binder *b, const bx_scope *scope,
                                const bx_bound_columns *columns, const bx_bound_amounts *amounts,
                                bx_table *table)
{
    const bx_table_pattern *pattern = columns->pattern;
    const bx_tally **tallies;
    BX_TRY(make_tallies(b, columns, amounts, &tallies));
    BX_TRY(bind_group(b, scope, columns, NULL, &pattern->later_head, &table->later_head));
    BX_TRY(bind_group(b, scope, columns, tallies, &pattern->carry, &table->carry));
    return bind_group(b, scope, columns, tallies, &pattern->page_foot, &table->page_foot);
}

/* What sums up all of a table stands below the totals of its last page. */
static void close_table(const bx_bound_rows *rows, bx_table *table)
{
    if (!table->page_foot || table->foot > 0) return;
    int body = table->row_count - table->head;
    table->foot = rows->closing < body ? rows->closing : body;
    table->is_foot_last = table->foot > 0;
}

static bx_status bind_body(bx_binder *b, const bx_scope *scope, const bx_bound_columns *columns,
                           bx_table *table)
{
    const bx_table_pattern *pattern = columns->pattern;
    bx_bound_rows rows;
    bx_bound_amounts *amounts = BX_NEW_ARRAY(b->arena, bx_bound_amounts, columns->count);
    BX_TRY_NEW(amounts);
    want_rows(columns, &pattern->carry, amounts);
    want_rows(columns, &pattern->page_foot, amounts);
    BX_TRY(bx_bound_rows_open(b, columns, amounts, &rows));
    BX_TRY(bx_bind_rows(&rows, scope, &pattern->rows));
    table->cells = rows.cells.items;
    table->cell_count = rows.cells.count;
    table->rows = rows.kinds.items;
    table->row_count = rows.kinds.count;
    table->row_heights = rows.has_heights ? rows.heights.items : NULL;
    BX_TRY(bind_page_rows(b, scope, columns, amounts, table));
    close_table(&rows, table);
    return BX_OK;
}

bx_status bx_bind_table(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_table_pattern *pattern = item->table;
    bx_bound_columns columns;
    bx_table *table = BX_NEW(b->arena, bx_table);
    BX_TRY_NEW(table);
    BX_TRY(bx_bind_columns(b, scope, pattern, &columns));
    *table = (bx_table){.name = pattern->name,
                        .columns = columns.columns,
                        .column_count = columns.count,
                        .columns_place = pattern->columns_place,
                        .head = pattern->head,
                        .foot = pattern->foot,
                        .keep = pattern->keep,
                        .lines = pattern->lines,
                        .rule = pattern->rule,
                        .frame = pattern->frame,
                        .pad_x = pattern->pad_x,
                        .pad_y = pattern->pad_y,
                        .before = pattern->before,
                        .after = pattern->after};
    BX_TRY(bind_body(b, scope, &columns, table));
    BX_TRY(bx_bind_captions(b, scope, &pattern->captions, &table->captions, &table->caption_count));
    BX_TRY(bx_bind_captions(b, scope, &pattern->continued, &table->continued,
                            &table->continued_count));
    if (table->row_count == 0) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_TABLE, &item->place, pattern->style);
    BX_TRY_NEW(block);
    block->table = table;
    return BX_OK;
}
