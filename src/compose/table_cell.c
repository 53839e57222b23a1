/*
 * A cell that is too high for its rows is tried again: a stacked label in two or three
 * columns, then all of it a step smaller. Few cells ever are, so each step shapes anew.
 */
#include "compose/table_cell.h"

#include "base/utf8.h"
#include "compose/inline.h"
#include "compose/table_column.h"

#include "base/ban.h"

/* In 1/1000: of the size, for each try. Nothing is set smaller than 七号, 5.5 pt. */
enum { STEP = 50, MOST_STACKS = 3 };
#define LEAST_SIZE (BX_PT * 11 / 2)

/* The bytes [start, end) of a cell's text with the styles that they have. */
static bx_status cut_line(bx_composer *c, const bx_inline *text, size_t start, size_t end,
                          bx_inline *line)
{
    bx_style_span *spans = BX_NEW_ARRAY(c->arena, bx_style_span, text->span_count);
    BX_TRY_NEW(spans);
    *line = (bx_inline){
        .text = {text->text.ptr + start, end - start}, .place = text->place, .spans = spans};
    line->exact = text->exact && line->text.len == text->text.len;
    for (int i = 0; i < text->span_count; i++) {
        size_t from = text->spans[i].start > start ? text->spans[i].start : start;
        size_t to = text->spans[i].end < end ? text->spans[i].end : end;
        if (from >= to) continue;
        spans[line->span_count++] = (bx_style_span){from - start, to - start, text->spans[i].style};
    }
    return BX_OK;
}

bx_status bx_cell_prepare(bx_composer *c, bx_set_cell *set)
{
    bx_str text = set->text.text;
    set->piece_count = 1;
    for (size_t i = 0; i < text.len; i++)
        set->piece_count += text.ptr[i] == '\n';
    set->pieces = BX_NEW_ARRAY(c->arena, bx_cell_piece, set->piece_count);
    BX_TRY_NEW(set->pieces);
    size_t start = 0;
    for (int i = 0; i < set->piece_count; i++) {
        bx_inline line;
        size_t end =
            start + bx_str_find((bx_str){text.ptr + start, text.len - start}, BX_STR("\n"));
        BX_TRY(cut_line(c, &set->text, start, end, &line));
        bx_ready_text *ready = &set->pieces[i].ready;
        BX_TRY(set->cell->writing == BX_WRITING_COLUMNS
                   ? bx_inline_prepare_column(c, &line, set->style, set->tag, ready)
                   : bx_inline_prepare(c, &line, set->style, set->tag, ready));
        start = end + 1;
    }
    return BX_OK;
}

/* Appends what of a text is enough to find it by. */
static void add_start(bx_buf *out, bx_str text)
{
    enum { SHOWN = 30 };
    size_t at = 0;
    uint32_t rune;
    for (int i = 0; i < SHOWN && at < text.len; i++)
        at += (size_t)bx_utf8_decode(text, at, &rune);
    bx_buf_add(out, text.ptr, at);
    if (at < text.len) bx_buf_add_text(out, "…");
    bx_buf_add_byte(out, '\0');
}

static bx_status report_cell_width(bx_composer *c, const bx_set_cell *cell, bx_str text,
                                   bx_len width, bx_len measure)
{
    bx_buf need = {0}, have = {0};
    bx_mm_text(&need, width);
    bx_mm_text(&have, measure);
    bx_buf words = {0};
    add_start(&words, text);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !need.failed && !have.failed)
        status = bx_report(c->diag, BX_E_CELL_TOO_WIDE, &cell->cell->text.place, words.ptr,
                           need.ptr, have.ptr);
    bx_buf_release(&words);
    bx_buf_release(&need);
    bx_buf_release(&have);
    return status;
}

static bx_len room_across(const bx_set_table *t, const bx_cell *cell)
{
    bx_len width = t->edges[cell->column + cell->span] - t->edges[cell->column];
    return bx_len_max(width - 2 * t->table->pad_x, 1);
}

/* Breaks lines to the cell's width. *wide is the first that stands out of it, with its piece; NULL: none. */
static bx_status break_pieces(bx_composer *c, const bx_set_table *t, bx_set_cell *set,
                              const bx_cell_piece **wide_piece, const bx_line **wide)
{
    const bx_cell *cell = set->cell;
    bool stack = cell->writing == BX_WRITING_STACK;
    bx_measure measure = {.width = room_across(t, cell) / set->columns,
                          .justify = stack ? BX_FLUSH_CENTER : bx_justify_of(cell->align),
                          .balance = BX_BALANCE_EVEN,
                          .stack = stack};
    set->line_count = 0;
    *wide = NULL;
    for (int i = 0; i < set->piece_count; i++) {
        bx_cell_piece *piece = &set->pieces[i];
        BX_TRY(bx_break_lines(c->arena, c->scratch, piece->ready.prepared, &measure, &piece->lines,
                              &piece->count));
        set->line_count += piece->count;
        for (int k = 0; k < piece->count && !*wide; k++) {
            if (piece->lines[k].slack >= 0) continue;
            *wide_piece = piece;
            *wide = &piece->lines[k];
        }
    }
    int lines = (set->line_count + set->columns - 1) / set->columns;
    set->height = set->style->size + (lines - 1) * set->style->line;
    return BX_OK;
}

bx_status bx_cell_break(bx_composer *c, const bx_set_table *t, bx_set_cell *set)
{
    bx_len room = room_across(t, set->cell);
    if (set->cell->writing == BX_WRITING_COLUMNS)
        return set->width <= room ? BX_OK : report_cell_width(c, set, set->said, set->width, room);
    const bx_cell_piece *piece = NULL;
    const bx_line *wide;
    BX_TRY(break_pieces(c, t, set, &piece, &wide));
    if (!wide) return BX_OK;
    bx_str words = {piece->ready.text.ptr + wide->start, wide->end - wide->start};
    return report_cell_width(c, set, words, room - wide->slack, room);
}

/* --- a cell that is too high for its rows --- */

static bx_status scale_style(bx_composer *c, const bx_style *style, int share,
                             const bx_style **scaled)
{
    bx_style *own = BX_NEW(c->arena, bx_style);
    BX_TRY_NEW(own);
    *own = *style;
    own->size = bx_len_scale(style->size, share, 1000);
    own->em = bx_len_scale(style->em, share, 1000);
    own->line = bx_len_scale(style->line, share, 1000);
    own->tracking = bx_len_scale(style->tracking, share, 1000);
    *scaled = own;
    return BX_OK;
}

/* The cell with its text in 1/1000 of its size, shaped. */
static bx_status scale_cell(bx_composer *c, const bx_cell *cell, int share, bx_set_cell *set)
{
    bx_style_span *spans = BX_NEW_ARRAY(c->arena, bx_style_span, cell->text.span_count);
    BX_TRY_NEW(spans);
    BX_TRY(scale_style(c, cell->style, share, &set->style));
    for (int i = 0; i < cell->text.span_count; i++) {
        spans[i] = cell->text.spans[i];
        BX_TRY(scale_style(c, spans[i].style, share, &spans[i].style));
    }
    set->text = cell->text;
    set->text.spans = spans;
    if (set->tag) set->tag->first = set->tag->last = NULL; /* the links of the larger text */
    return bx_cell_prepare(c, set);
}

/* Sets a shaped cell for `room`; *fits tells whether it is within it. */
static bx_status try_cell(bx_composer *c, const bx_set_table *t, bx_len room, bx_set_cell *set,
                          bool *fits)
{
    if (set->cell->writing == BX_WRITING_COLUMNS) {
        BX_TRY(bx_cell_set_columns(c, set, bx_len_max(room, 1)));
        *fits = set->height <= room && set->width <= room_across(t, set->cell);
        return BX_OK;
    }
    int most = set->cell->writing == BX_WRITING_STACK ? MOST_STACKS : 1;
    *fits = false;
    for (set->columns = 1; set->columns <= most; set->columns++) {
        const bx_cell_piece *piece = NULL;
        const bx_line *wide;
        BX_TRY(break_pieces(c, t, set, &piece, &wide));
        *fits = !wide && set->height <= room;
        if (*fits || wide) return BX_OK;
    }
    return BX_OK;
}

/* {0}: the text's start; {1}, {2}: lengths in mm. */
static bx_status report_height(bx_composer *c, bx_code code, const bx_set_cell *set, bx_len a,
                               bx_len b)
{
    bx_buf words = {0}, first = {0}, second = {0};
    add_start(&words, set->cell->text.text);
    bx_mm_text(&first, a);
    bx_mm_text(&second, b);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !first.failed && !second.failed)
        status = bx_report(c->diag, code, &set->cell->text.place, words.ptr, first.ptr, second.ptr);
    bx_buf_release(&words);
    bx_buf_release(&first);
    bx_buf_release(&second);
    return status;
}

bx_status bx_cell_shrink(bx_composer *c, const bx_set_table *t, bx_len room, bx_set_cell *set)
{
    const bx_cell *cell = set->cell;
    bx_len height = set->height;
    bool fits = false;
    for (int share = 1000; !fits; share -= STEP) {
        if (share < 1000 && bx_len_scale(cell->style->size, share, 1000) < LEAST_SIZE)
            return report_height(c, BX_E_LABEL_TOO_HIGH, set, height, room);
        BX_TRY(scale_cell(c, cell, share, set));
        BX_TRY(try_cell(c, t, room, set, &fits));
    }
    if (set->style->size == cell->style->size) return BX_OK;
    return report_height(c, BX_E_LABEL_SMALLER, set, cell->style->size, set->style->size);
}
