/*
 * A text at a corner is clear of a line when its inner corner is: so each has a least height
 * of the cell. It is set twice, once for its width and once when the height of the row is known:
 * a table has one such cell.
 */
#include "compose/cell_diagonal.h"

#include "compose/cell_lines.h"
#include "compose/inline.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

enum { MOST = 3 };

typedef struct corner_text {
    const bx_inline *text;
    bx_ready_text ready;
    const bx_line *line;
    bx_len width, height; /* with the pads of two sides */
} corner_text;

static bx_status set_text(bx_composer *c, const bx_cell *cell, const bx_inline *text, bx_tag *tag,
                          corner_text *set)
{
    int count;
    *set = (corner_text){.text = text};
    BX_TRY(bx_inline_prepare(c, text, cell->style, tag, &set->ready));
    bx_measure measure = {.width = bx_len_max(bx_prepared_width(set->ready.prepared), 1),
                          .justify = BX_FLUSH_START};
    BX_TRY(
        bx_break_lines(c->scratch, c->scratch, set->ready.prepared, &measure, &set->line, &count));
    set->width = set->line->width;
    set->height = cell->style->size;
    return BX_OK;
}

static bx_status set_texts(bx_composer *c, const bx_cell *cell, bx_tag *tag, corner_text *sets)
{
    if (tag) tag->first = tag->last = NULL; /* the links of what it was */
    for (int i = 0; i < cell->diagonal->count; i++)
        BX_TRY(set_text(c, cell, &cell->diagonal->texts[i], tag, &sets[i]));
    return BX_OK;
}

static bx_status measure(bx_composer *c, const bx_cell *cell, bx_len *wanted)
{
    corner_text sets[MOST];
    bx_tag trial = {0};
    int tags = c->tags.count;
    BX_TRY(set_texts(c, cell, &trial, sets));
    c->tags.count = tags;
    *wanted = 0;
    for (int i = 0; i < cell->diagonal->count; i++)
        *wanted += sets[i].width;
    return BX_OK;
}

bx_status bx_diagonal_measure(bx_composer *c, const bx_cell *cell, bx_len *wanted)
{
    bx_diag *diag = c->diag, *quiet = bx_diag_new();
    BX_TRY_NEW(quiet);
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    c->diag = quiet;
    bx_status status = measure(c, cell, wanted);
    c->diag = diag;
    bx_arena_rewind(c->scratch, mark);
    bx_diag_free(quiet);
    return status;
}

/* Of a cell of width w and height h: what `own` needs at its corner, so that its inner corner is clear. */
static bx_len least_height(const corner_text *own, int at, int count, bx_len w)
{
    bx_len wide = own->width, high = own->height;
    if (count == 2) return bx_len_scale(high, w >> 8, bx_len_max((w - wide) >> 8, 1));
    /* upper right: above the line to the right edge's middle */
    if (at == 2) return bx_len_scale(2 * high, w >> 8, bx_len_max((w - wide) >> 8, 1));
    /* lower left: left of the line to the lower edge's middle */
    if (at == 0) return bx_len_scale(high, w >> 8, bx_len_max((w - 2 * wide) >> 8, 1));
    /* lower right: below the one and right of the other */
    bx_len below = bx_len_scale(2 * high, w >> 8, bx_len_max((w + wide) >> 8, 1));
    bx_len beside = wide * 2 > w ? high * w / bx_len_max(2 * (w - wide), 1) : 0;
    return bx_len_max(below, beside);
}

/* How wide one text may be; all are on one line. */
static bx_len most_width(int at, int count, bx_len w)
{
    return count == 3 && at == 0 ? w * 2 / 5 : w * 4 / 5;
}

static void add_pads(const bx_set_table *t, int count, corner_text *sets)
{
    for (int i = 0; i < count; i++) {
        sets[i].width += 2 * t->table->pad_x;
        sets[i].height += 2 * t->table->pad_y;
    }
}

static bx_len width_of(const bx_set_table *t, const bx_cell *cell)
{
    return t->edges[cell->column + cell->span] - t->edges[cell->column];
}

static bx_status find_height(bx_composer *c, const bx_set_table *t, const bx_cell *cell,
                             bx_tag *tag, bx_len *height)
{
    corner_text sets[MOST];
    int count = cell->diagonal->count;
    bx_len width = width_of(t, cell), least = 0, sum = 0;
    BX_TRY(set_texts(c, cell, tag, sets));
    add_pads(t, count, sets);
    for (int i = 0; i < count; i++) {
        bx_len most = most_width(i, count, width);
        if (sets[i].width > most)
            return bx_cell_report_width(c, sets[i].text, sets[i].text->text, sets[i].width, most);
        least = bx_len_max(least, least_height(&sets[i], i, count, width));
        sum += sets[i].height;
    }
    *height = bx_len_max(least, sum * 4 / 5) - 2 * t->table->pad_y;
    return BX_OK;
}

bx_status bx_diagonal_set(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                          bx_len *height)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = find_height(c, t, cell, tag, height);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

static bx_status add_line(bx_composer *c, const bx_set_table *t, bx_len width, bx_len height,
                          bx_items *items)
{
    bx_item *item = BX_VEC_PUSH(c->scratch, items);
    BX_TRY_NEW(item);
    *item = (bx_item){.type = BX_ITEM_SHAPE,
                      .shape = BX_SHAPE_FALL,
                      .box = {0, 0, width, height},
                      .rgb = t->lines.across.rgb};
    return BX_OK;
}

static bx_status pack(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                      bx_len height, const bx_packed **packed)
{
    corner_text sets[MOST];
    int count = cell->diagonal->count, last = count - 1;
    bx_len width = width_of(t, cell), foot = height - t->table->pad_y - cell->style->size;
    bx_len right = width - t->table->pad_x;
    bx_items items = {0};
    BX_TRY(set_texts(c, cell, tag, sets));
    if (count == 2) BX_TRY(add_line(c, t, width, height, &items));
    if (count == 3) BX_TRY(add_line(c, t, width, height / 2, &items));
    if (count == 3) BX_TRY(add_line(c, t, width / 2, height, &items));
    for (int i = 0; i < count; i++) {
        bx_len x = i == 0 ? t->table->pad_x : right - sets[i].width;
        bx_len y = i == last ? t->table->pad_y : foot;
        BX_TRY(bx_inline_place(c, &sets[i].ready, sets[i].line, cell->style, x, y, &items));
    }
    return bx_composer_pack(c, &items, tag, packed);
}

bx_status bx_diagonal_pack(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                           bx_len height, const bx_packed **packed)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = pack(c, t, cell, tag, height, packed);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
