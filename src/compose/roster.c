#include "compose/roster.h"

#include "compose/inline.h"
#include "compose/line_of.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

enum { A_ROW = 2 };

/* A text of the roster; a name is spread over the place that all names have at least. */
typedef struct set_text {
    bx_ready_text ready;
    const bx_line *line; /* NULL: there is no text */
    bx_len width;        /* that it takes */
} set_text;

typedef struct roster_setting {
    bx_composer *c;
    const bx_block *block;
    set_text left, label;
    set_text *names;
    bx_len place; /* of a name: that of the longest */
    bx_len right; /* where the last one ends */
    bx_len gap;
    int columns, rows;
} roster_setting;

static bx_status set_text_in(roster_setting *r, const bx_inline *text, bx_tag *tag, bx_len least,
                             set_text *set)
{
    bx_composer *c = r->c;
    int count;
    if (text->text.len == 0) return BX_OK;
    BX_TRY(bx_inline_prepare(c, text, r->block->style, tag, &set->ready));
    set->width = bx_len_max(bx_prepared_width(set->ready.prepared), bx_len_max(least, 1));
    bx_measure measure = {.width = set->width, .justify = least > 0 ? BX_SPREAD : BX_FLUSH_START};
    return bx_break_lines(c->scratch, c->scratch, set->ready.prepared, &measure, &set->line,
                          &count);
}

static bx_tag *new_tag(roster_setting *r)
{
    return bx_tag_new(r->c->arena, &r->c->tags, r->c->tags.within, BX_TAG_P);
}

/* Read in the order of the page: the text at the left, the label with the first name, the others. */
static bx_status set_texts(roster_setting *r)
{
    const bx_roster *roster = r->block->roster;
    bx_tag *tag = new_tag(r);
    BX_TRY_NEW(tag);
    BX_TRY(set_text_in(r, &roster->left, tag, 0, &r->left));
    r->names = BX_NEW_ARRAY(r->c->scratch, set_text, roster->name_count);
    BX_TRY_NEW(r->names);
    for (int i = 0; i < roster->name_count; i++) {
        tag = new_tag(r);
        BX_TRY_NEW(tag);
        if (i == 0) BX_TRY(set_text_in(r, &roster->label, tag, 0, &r->label));
        BX_TRY(set_text_in(r, &roster->names[i], tag, roster->style->width, &r->names[i]));
        r->place = bx_len_max(r->place, r->names[i].width);
    }
    return BX_OK;
}

/* Where the place of a name begins: a single one stands in the last column. */
static bx_len name_x(const roster_setting *r, int i)
{
    int in_row = r->columns == 1 || r->block->roster->name_count == 1 ? 0 : A_ROW - 1 - i % A_ROW;
    return r->right - r->place - in_row * (r->place + r->gap);
}

/* The first of a row's texts that stand at the right. */
static bx_len row_x(const roster_setting *r, int row)
{
    return name_x(r, row * r->columns) - (row == 0 ? r->label.width : 0);
}

static bx_len left_end(const roster_setting *r)
{
    const bx_style *style = r->block->style;
    return r->left.line ? style->indent + r->left.width + style->em / 4 : style->indent;
}

static bool is_crowded(const roster_setting *r)
{
    return row_x(r, r->rows - 1) < left_end(r) || row_x(r, 0) < r->block->style->indent;
}

/* Names too long to stand two a row stand under one another. */
static void find_columns(roster_setting *r)
{
    int count = r->block->roster->name_count;
    for (r->columns = count > 1 ? A_ROW : 1;; r->columns = 1) {
        r->rows = count > r->columns ? (count + r->columns - 1) / r->columns : 1;
        if (r->columns == 1 || !is_crowded(r)) return;
    }
}

static bx_status report_crowded(const roster_setting *r)
{
    const bx_roster *roster = r->block->roster;
    bx_inline *texts = BX_NEW_ARRAY(r->c->scratch, bx_inline, 3);
    BX_TRY_NEW(texts);
    texts[0] = roster->left;
    texts[1] = roster->label;
    if (roster->name_count > 0) texts[2] = roster->names[0];
    bx_len need = r->right - row_x(r, r->rows - 1) + left_end(r);
    return bx_line_of_report(r->c, &r->block->place, texts, 3, need, r->right);
}

static bx_status place_text(const roster_setting *r, const set_text *text, bx_len x,
                            bx_items *items)
{
    if (!text->line) return BX_OK;
    return bx_inline_place(r->c, &text->ready, text->line, r->block->style, x, 0, items);
}

static bx_status place_row(const roster_setting *r, int row, bx_items *items)
{
    int from = row * r->columns, to = from + r->columns;
    if (to > r->block->roster->name_count) to = r->block->roster->name_count;
    if (row + 1 == r->rows) BX_TRY(place_text(r, &r->left, r->block->style->indent, items));
    if (row == 0 && to > 0) BX_TRY(place_text(r, &r->label, row_x(r, 0), items));
    for (int i = from; i < to; i++)
        BX_TRY(place_text(r, &r->names[i], name_x(r, i), items));
    return BX_OK;
}

static bx_status box_rows(const roster_setting *r, int cost, bx_boxes *boxes)
{
    const bx_style *style = r->block->style;
    for (int row = 0; row < r->rows; row++) {
        bx_items items = {0};
        bx_box *box = BX_VEC_PUSH(r->c->passing, boxes);
        BX_TRY_NEW(box);
        *box = (bx_box){.height = style->size,
                        .before = row == 0         ? style->before
                                  : style->on_grid ? 0
                                                   : style->line - style->size,
                        .after = row + 1 == r->rows ? style->after : 0,
                        .on_grid = style->on_grid,
                        .cost = row == 0 ? cost : BX_COST_TEXT,
                        .role = BX_BOX_ASIDE,
                        .maker = &bx_box_set,
                        .block = r->block};
        BX_TRY(place_row(r, row, &items));
        BX_TRY(bx_composer_pack(r->c, &items, NULL, &box->packed));
    }
    return BX_OK;
}

static bx_status set_roster(roster_setting *r, int cost, bx_boxes *boxes)
{
    BX_TRY(set_texts(r));
    find_columns(r);
    if (is_crowded(r)) return report_crowded(r);
    return box_rows(r, cost, boxes);
}

bx_status bx_roster_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                        bx_boxes *boxes)
{
    roster_setting r = {.c = c,
                        .block = block,
                        .right = area->width - block->style->right,
                        .gap = block->roster->style->gap};
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_roster(&r, cost, boxes);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
