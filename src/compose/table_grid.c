#include "compose/table_grid.h"

#include "compose/table_tally.h"

#include "base/ban.h"

static bx_tag *tag_cell(bx_composer *c, bx_tag *row, const bx_cell *cell)
{
    bool is_head = cell->scope != BX_SCOPE_NONE;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, row, is_head ? BX_TAG_TH : BX_TAG_TD);
    if (!tag) return NULL;
    tag->row_span = cell->row_span;
    tag->column_span = cell->span;
    tag->scope = cell->scope;
    return tag;
}

static bx_status tag_section(bx_composer *c, bx_tag *table, bx_tag_role role, bx_row_range rows,
                             bx_tag **made)
{
    if (rows.first == rows.end) return BX_OK;
    bx_tag *section = bx_tag_new(c->arena, &c->tags, table, role);
    BX_TRY_NEW(section);
    for (int i = rows.first; i < rows.end; i++) {
        made[i] = bx_tag_new(c->arena, &c->tags, section, BX_TAG_TR);
        BX_TRY_NEW(made[i]);
    }
    return BX_OK;
}

/* A head or a foot wants a body beside it (14.8.4.3.4): where no row is left for one, all are the body. */
static bx_status tag_sections(bx_composer *c, const bx_table *t, bx_tag *table, bx_tag **made)
{
    bool has_body = t->head + t->foot < t->row_count;
    bx_row_range body = {has_body ? t->head : 0, has_body ? t->row_count - t->foot : t->row_count};
    BX_TRY(tag_section(c, table, BX_TAG_THEAD, (bx_row_range){0, body.first}, made));
    BX_TRY(tag_section(c, table, BX_TAG_TBODY, body, made));
    return tag_section(c, table, BX_TAG_TFOOT, (bx_row_range){body.end, t->row_count}, made);
}

/* One element for each row, also for one that only holds parts of cells from above. */
static bx_status tag_rows(bx_composer *c, bx_set_table *t, bx_tag ***rows)
{
    bx_tag *parent = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_TABLE);
    bx_tag **made = BX_NEW_ARRAY(c->scratch, bx_tag *, t->table->row_count);
    BX_TRY_NEW(parent);
    BX_TRY_NEW(made);
    if (t->table->caption_count > 0) {
        t->captions.tag = bx_tag_new(c->arena, &c->tags, parent, BX_TAG_CAPTION);
        BX_TRY_NEW(t->captions.tag);
    }
    *rows = made;
    return tag_sections(c, t->table, parent, made);
}

static bx_status tag_table(bx_composer *c, bx_set_table *t)
{
    bx_tag **rows;
    BX_TRY(tag_rows(c, t, &rows));
    for (int i = 0; i < t->table->cell_count; i++) {
        const bx_cell *cell = &t->table->cells[i];
        t->cells[i].tag = tag_cell(c, rows[cell->row], cell);
        BX_TRY_NEW(t->cells[i].tag);
    }
    return BX_OK;
}

/* Notes which cell covers each place of the grid, and which is the first of each row. */
static void lay_cells(bx_set_table *t)
{
    int row = 0;
    for (int i = 0; i < t->cell_count; i++) {
        const bx_cell *cell = bx_set_table_cell(t, i);
        while (row <= cell->row)
            t->starts[row++] = i;
        for (int k = 0; k < cell->row_span; k++)
            for (int j = 0; j < cell->span; j++)
                t->owner[(cell->row + k) * t->table->column_count + cell->column + j] = i;
    }
    while (row <= t->row_count)
        t->starts[row++] = t->cell_count;
}

static void count_group(bx_set_table *t, const bx_row_group *group, bx_row_range *range)
{
    *range = (bx_row_range){t->row_count, t->row_count};
    if (!group) return;
    range->end += group->row_count;
    t->row_count += group->row_count;
    t->cell_count += group->cell_count;
}

static bx_cell *copy_group(const bx_row_group *group, int row, bx_cell *to)
{
    for (int i = 0; group && i < group->cell_count; i++) {
        *to = group->cells[i];
        to->row += row;
        to++;
    }
    return to;
}

/* A tally's cell keeps the room for the widest total. */
static bx_status reserve_totals(bx_composer *c, bx_set_table *t, bx_cell *extra)
{
    BX_TRY(bx_tallies_open(c, t));
    for (int i = 0; i < t->cell_count - t->table->cell_count; i++)
        if (extra[i].tally) BX_TRY(bx_tally_widest(c, t, extra[i].tally, &extra[i].text.text));
    return BX_OK;
}

/* Later heads, page totals: copies, since each knows the row that it begins in. */
static bx_status take_groups(bx_composer *c, bx_set_table *t)
{
    const bx_table *table = t->table;
    count_group(t, table->later_head, &t->later_head);
    count_group(t, table->carry, &t->carry);
    count_group(t, table->page_foot, &t->page_foot);
    bx_cell *extra = BX_NEW_ARRAY(c->passing, bx_cell, t->cell_count - table->cell_count);
    BX_TRY_NEW(extra);
    t->extra = extra;
    bx_cell *at = copy_group(table->later_head, t->later_head.first, extra);
    at = copy_group(table->carry, t->carry.first, at);
    copy_group(table->page_foot, t->page_foot.first, at);
    return reserve_totals(c, t, extra);
}

static bx_table_lines lines_of(const bx_table *table)
{
    const bx_stroke frame = {.width = table->frame}, rule = {.width = table->rule};
    if (table->lines) return *table->lines;
    return (bx_table_lines){frame, frame, frame, frame, rule, rule, rule, rule};
}

bx_status bx_table_grid_open(bx_composer *c, const bx_area *area, const bx_table *table,
                             bx_set_table *t)
{
    int columns = table->column_count, foot = table->row_count - table->foot;
    *t = (bx_set_table){.table = table,
                        .area = area,
                        .lines = lines_of(table),
                        .row_count = table->row_count,
                        .cell_count = table->cell_count,
                        .head = {0, table->head},
                        .body = {table->head, foot},
                        .foot = {foot, table->row_count}};
    BX_TRY(take_groups(c, t));
    t->cells = BX_NEW_ARRAY(c->passing, bx_set_cell, t->cell_count);
    t->owner = BX_NEW_ARRAY(c->passing, int, (size_t)t->row_count *(size_t)columns);
    t->starts = BX_NEW_ARRAY(c->passing, int, t->row_count + 1);
    t->edges = BX_NEW_ARRAY(c->passing, bx_len, columns + 1);
    t->tops = BX_NEW_ARRAY(c->passing, bx_len, t->row_count + 1);
    t->points = BX_NEW_ARRAY(c->passing, bx_point_column, columns);
    BX_TRY_NEW(t->cells);
    BX_TRY_NEW(t->owner);
    BX_TRY_NEW(t->starts);
    BX_TRY_NEW(t->edges);
    BX_TRY_NEW(t->tops);
    BX_TRY_NEW(t->points);
    lay_cells(t);
    return tag_table(c, t);
}
