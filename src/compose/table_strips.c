#include "compose/table_strips.h"

#include "base/ban.h"

bool bx_table_cut_row(const bx_set_table *t, int row, bx_cut_row *cut)
{
    bx_len tallest = 0;
    *cut = (bx_cut_row){.row = row, .count = 1};
    for (int column = 0; column < t->table->column_count; column++) {
        int index = t->owner[row * t->table->column_count + column];
        const bx_cell *cell = bx_set_table_cell(t, index);
        if (cell->row_span > 1 || cell->writing != BX_WRITING_LINES || cell->diagonal) return false;
        if (t->cells[index].height <= tallest) continue;
        tallest = t->cells[index].height;
        cut->step = bx_len_max(cell->style->line, 1);
        cut->size = cell->style->size;
    }
    for (int i = t->starts[row]; i < t->starts[row + 1]; i++) {
        bx_len last = t->cells[i].height - bx_set_table_cell(t, i)->style->size;
        int strips = (int)(bx_len_max(last, 0) / bx_len_max(cut->step, 1)) + 1;
        if (strips > cut->count) cut->count = strips;
    }
    return cut->count > 1;
}

const bx_cut_row *bx_table_cut_of(const bx_set_table *t, int row)
{
    int first = 0, end = t->cut_count;
    while (first < end) {
        int middle = first + (end - first) / 2;
        if (t->cut[middle].row == row) return &t->cut[middle];
        if (t->cut[middle].row < row) first = middle + 1;
        else end = middle;
    }
    return NULL;
}

bx_len bx_table_strips_height(const bx_set_table *t, const bx_cut_row *cut, int first, int end)
{
    return (end - first - 1) * cut->step + cut->size + 2 * t->table->pad_y;
}

bx_len bx_table_strip_height(const bx_set_table *t, const bx_cut_row *cut, int at)
{
    bx_len height = at == 0 ? cut->size + t->table->pad_y : cut->step;
    return at + 1 == cut->count ? height + t->table->pad_y : height;
}

/* Whatever belongs to a line, the marks below it too, lies between its top and the next one's. */
bx_status bx_table_strips_pack(bx_composer *c, const bx_cut_row *cut, int first, int end,
                               const bx_set_cell *whole, const bx_packed **packed)
{
    bx_group group = {.packed = whole->packed, .tag = whole->tag};
    const bx_item *all;
    int count;
    *packed = NULL;
    BX_TRY(bx_unpack(c->scratch, &group, 1, &all, &count));
    bx_items items = {0};
    for (int i = 0; i < count; i++) {
        bx_len at = all[i].box.y / cut->step;
        if (at < first || at >= end) continue;
        bx_item *item = BX_VEC_PUSH(c->scratch, &items);
        BX_TRY_NEW(item);
        *item = all[i];
        item->box.y -= first * cut->step;
    }
    return items.count > 0 ? bx_composer_pack(c, &items, whole->tag, packed) : BX_OK;
}
