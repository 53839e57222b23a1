#include "document/bind_table.h"

#include "document/binder.h"
#include "document/fill.h"

#include "base/ban.h"

typedef BX_VEC(bx_cell) cell_list;

static bx_cell *push_cell(bx_binder *b, const bx_table_pattern *table,
                          const bx_cell_pattern *pattern, int row, int offset, cell_list *cells)
{
    bx_cell *cell = BX_VEC_PUSH(b->arena, cells);
    int column = pattern->column + offset;
    if (!cell) return NULL;
    *cell = (bx_cell){.row = row,
                      .column = (int16_t)column,
                      .row_span = pattern->row_span,
                      .span = (int16_t)pattern->span,
                      .style = pattern->style ? pattern->style : table->style,
                      .align = (unsigned char)(pattern->has_align ? pattern->align
                                                                  : table->columns[column].align),
                      .writing = pattern->writing,
                      .is_column_head = pattern->is_head,
                      .is_row_head = pattern->is_side};
    return cell;
}

/* A row of counts: one cell for each figure. A row that is not there is blank. */
static bx_status spread(bx_binder *b, const bx_scope *scope, const bx_table_pattern *table,
                        const bx_cell_pattern *pattern, int row, cell_list *cells)
{
    const bx_value *value = bx_fill_value(scope, &pattern->text);
    for (int i = 0; i < pattern->span; i++) {
        bx_cell *cell = push_cell(b, table, pattern, row, i, cells);
        BX_TRY_NEW(cell);
        cell->span = 1;
        cell->text.place = value ? value->place : pattern->place;
        if (!value || i >= value->figure_count) continue;
        cell->text.text = value->figures[i].text;
        cell->text.place = value->figures[i].place;
        BX_TRY(bx_binder_style(b, &cell->text, cell->style));
    }
    return BX_OK;
}

static bx_status bind_cell(bx_binder *b, const bx_scope *scope, const bx_table_pattern *table,
                           const bx_cell_pattern *pattern, int row, cell_list *cells)
{
    if (pattern->text.count == 1 && pattern->text.parts[0].is_spread)
        return spread(b, scope, table, pattern, row, cells);
    bx_cell *cell = push_cell(b, table, pattern, row, 0, cells);
    BX_TRY_NEW(cell);
    BX_TRY(bx_fill_text(b, scope, &pattern->text, &cell->text));
    const bx_text *own = pattern->is_label ? bx_labels_lookup(&b->labels, cell->text.text) : NULL;
    if (own) cell->text = (bx_inline){.text = own->text, .place = own->place, .exact = own->exact};
    return bx_binder_style(b, &cell->text, cell->style);
}

bx_status bx_bind_table(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_table_pattern *pattern = item->table;
    cell_list cells = {0};
    bx_row_kind *rows = BX_NEW_ARRAY(b->arena, bx_row_kind, pattern->row_count);
    BX_TRY_NEW(rows);
    for (int row = 0; row < pattern->row_count; row++)
        rows[row] = pattern->rows[row].kind;
    for (int row = 0; row < pattern->row_count; row++)
        for (int i = 0; i < pattern->rows[row].count; i++)
            BX_TRY(bind_cell(b, scope, pattern, &pattern->rows[row].cells[i], row, &cells));
    bx_block *block = bx_binder_push(b, BX_BLOCK_TABLE, &item->place, pattern->style);
    bx_table *table = BX_NEW(b->arena, bx_table);
    if (!block || !table) return BX_ERR_MEMORY;
    *table = (bx_table){.name = pattern->name,
                        .columns = pattern->columns,
                        .column_count = pattern->column_count,
                        .row_count = pattern->row_count,
                        .cells = cells.items,
                        .cell_count = cells.count,
                        .rows = rows,
                        .head = pattern->head,
                        .keep = pattern->keep,
                        .rule = pattern->rule,
                        .frame = pattern->frame,
                        .pad_x = pattern->pad_x,
                        .pad_y = pattern->pad_y,
                        .before = pattern->before,
                        .after = pattern->after};
    block->table = table;
    return BX_OK;
}
