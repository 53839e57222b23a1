#include "compose/cell_lines.h"

#include "base/utf8.h"
#include "compose/cell_columns.h"
#include "compose/inline.h"
#include "text/breaks.h"

#include "base/ban.h"

void bx_cell_add_start(bx_buf *out, bx_str text)
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

bx_status bx_cell_report_width(bx_composer *c, const bx_inline *in, bx_str text, bx_len width,
                               bx_len measure)
{
    bx_buf need = {0}, have = {0}, words = {0};
    bx_mm_text(&need, width);
    bx_mm_text(&have, measure);
    bx_cell_add_start(&words, text);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !need.failed && !have.failed)
        status = bx_report(c->diag, BX_E_CELL_TOO_WIDE, &in->place, words.ptr, need.ptr, have.ptr);
    bx_buf_release(&words);
    bx_buf_release(&need);
    bx_buf_release(&have);
    return status;
}

/* The bytes [start, end) of a cell's text with the styles that they have. */
static bx_status cut_line(bx_composer *c, const bx_inline *text, size_t start, size_t end,
                          bx_inline *line)
{
    *line = (bx_inline){.text = {text->text.ptr + start, end - start}, .place = text->place};
    line->exact = text->exact && line->text.len == text->text.len;
    if (text->span_count == 0) return BX_OK;
    bx_style_span *spans = BX_NEW_ARRAY(c->scratch, bx_style_span, text->span_count);
    BX_TRY_NEW(spans);
    line->spans = spans;
    for (int i = 0; i < text->span_count; i++) {
        size_t from = text->spans[i].start > start ? text->spans[i].start : start;
        size_t to = text->spans[i].end < end ? text->spans[i].end : end;
        if (from >= to) continue;
        spans[line->span_count++] = (bx_style_span){from - start, to - start, text->spans[i].style};
    }
    return BX_OK;
}

/* The wanted lines of data are read one after another; those of a head only make it narrower. */
static bool has_paragraphs(const bx_cell_text *set)
{
    return set->tag && set->piece_count > 1 && set->cell->scope == BX_SCOPE_NONE &&
           set->cell->writing == BX_WRITING_LINES;
}

static bx_status prepare_line(bx_composer *c, bx_cell_text *set, const bx_inline *line,
                              bx_ready_text *ready)
{
    bx_tag *tag = set->tag;
    if (has_paragraphs(set) && line->text.len > 0) {
        tag = bx_tag_new(c->arena, &c->tags, set->tag, BX_TAG_P);
        BX_TRY_NEW(tag);
    }
    return set->cell->writing == BX_WRITING_COLUMNS
               ? bx_inline_prepare_column(c, line, set->style, tag, ready)
               : bx_inline_prepare(c, line, set->style, tag, ready);
}

bx_status bx_cell_text_prepare(bx_composer *c, bx_cell_text *set)
{
    bx_str text = set->text.text;
    set->piece_count = 1;
    for (size_t i = 0; i < text.len; i++)
        set->piece_count += text.ptr[i] == '\n';
    set->pieces = BX_NEW_ARRAY(c->scratch, bx_cell_piece, set->piece_count);
    BX_TRY_NEW(set->pieces);
    size_t start = 0;
    for (int i = 0; i < set->piece_count; i++) {
        bx_inline line;
        size_t end =
            start + bx_str_find((bx_str){text.ptr + start, text.len - start}, BX_STR("\n"));
        BX_TRY(cut_line(c, &set->text, start, end, &line));
        BX_TRY(prepare_line(c, set, &line, &set->pieces[i].ready));
        start = end + 1;
    }
    return BX_OK;
}

bool bx_cell_is_number(const bx_cell *cell)
{
    bx_str text = cell->text.text;
    bool has_digit = false;
    for (size_t i = 0; i < text.len; i++)
        has_digit = has_digit || (text.ptr[i] >= '0' && text.ptr[i] <= '9');
    return cell->align == BX_ALIGN_DECIMAL && !cell->is_column_head && has_digit;
}

/* What is no number is centred in a column of numbers: its head, a dash. */
static bx_justify justify_of(const bx_cell *cell)
{
    bool is_words = cell->align == BX_ALIGN_DECIMAL && !bx_cell_is_number(cell);
    return is_words || cell->writing == BX_WRITING_STACK ? BX_FLUSH_CENTER
                                                         : bx_justify_of((bx_align)cell->align);
}

bx_status bx_cell_text_break(bx_composer *c, bx_cell_text *set, bx_len width, bool tears,
                             bx_wide_line *wide)
{
    const bx_cell *cell = set->cell;
    bool stack = cell->writing == BX_WRITING_STACK;
    bx_measure measure = {.width = bx_len_max(width, 1) / set->columns,
                          .justify = justify_of(cell),
                          .balance = BX_BALANCE_EVEN,
                          .stack = stack,
                          .tears = tears};
    set->line_count = 0;
    *wide = (bx_wide_line){0};
    for (int i = 0; i < set->piece_count; i++) {
        bx_cell_piece *piece = &set->pieces[i];
        BX_TRY(bx_break_lines(c->scratch, c->scratch, piece->ready.prepared, &measure,
                              &piece->lines, &piece->count));
        set->line_count += piece->count;
        for (int k = 0; k < piece->count && !wide->line; k++)
            if (piece->lines[k].slack < 0) *wide = (bx_wide_line){piece, &piece->lines[k]};
    }
    int lines = (set->line_count + set->columns - 1) / set->columns;
    set->height = set->style->size + (lines - 1) * set->style->line;
    return BX_OK;
}

bx_status bx_cell_text_place(bx_composer *c, const bx_cell_text *set, bx_len width, bx_items *items)
{
    const bx_style *style = set->style;
    if (set->cell->writing == BX_WRITING_COLUMNS)
        return bx_cell_text_place_down(c, set, width, items);
    /* Lines from the top; those of a stack go on in the next column to the left. */
    int lines = (set->line_count + set->columns - 1) / set->columns, at = 0;
    for (int i = 0; i < set->piece_count; i++) {
        const bx_cell_piece *piece = &set->pieces[i];
        for (int k = 0; k < piece->count; k++, at++) {
            bx_len x = (set->columns - 1 - at / lines) * (width / set->columns);
            bx_len y = at % lines * style->line;
            BX_TRY(bx_inline_place(c, &piece->ready, &piece->lines[k], style, x, y, items));
        }
    }
    return BX_OK;
}
