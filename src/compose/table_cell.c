#include "compose/table_cell.h"

#include "base/utf8.h"
#include "compose/cell_columns.h"
#include "compose/cell_lines.h"
#include "compose/cell_memo.h"
#include "text/breaks.h"
#include "text/prepare.h"

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

static bx_status report_width(bx_composer *c, const bx_cell *cell, bx_str text, bx_len width,
                              bx_len measure)
{
    bx_buf need = {0}, have = {0}, words = {0};
    bx_mm_text(&need, width);
    bx_mm_text(&have, measure);
    bx_cell_add_start(&words, text);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !need.failed && !have.failed)
        status = bx_report(c->diag, BX_E_CELL_TOO_WIDE, &cell->text.place, words.ptr, need.ptr,
                           have.ptr);
    bx_buf_release(&words);
    bx_buf_release(&need);
    bx_buf_release(&have);
    return status;
}

bx_len bx_cell_room(const bx_set_table *t, const bx_cell *cell)
{
    bx_len width = t->edges[cell->column + cell->span] - t->edges[cell->column];
    return bx_len_max(width - 2 * t->table->pad_x, 1);
}

static bx_cell_text text_of(const bx_set_table *t, int index)
{
    const bx_cell *cell = &t->table->cells[index];
    return (bx_cell_text){.cell = cell,
                          .style = cell->style,
                          .text = cell->text,
                          .tag = t->cells[index].tag,
                          .columns = 1};
}

bx_status bx_cell_pack(bx_composer *c, const bx_set_table *t, const bx_cell_text *text,
                       bx_set_cell *set)
{
    bx_items items = {0};
    BX_TRY(bx_cell_text_place(c, text, bx_cell_room(t, text->cell), &items));
    BX_TRY(bx_composer_pack(c, &items, text->tag, &set->packed));
    set->width = text->width;
    set->height = text->height;
    set->is_loose = false;
    return BX_OK;
}

/* --- cells that say the same --- */

static bool recall(const bx_set_table *t, int index, bx_len room, bx_set_cell *set, bx_len *wanted)
{
    const bx_cell_look *look = bx_cell_memo_find(t->memo, &t->table->cells[index], room);
    if (!look) return false;
    set->packed = look->packed;
    set->width = look->width;
    set->height = look->height;
    set->is_loose = look->is_loose;
    *wanted = look->wanted;
    return true;
}

/* @param reports  that there were before */
static void note(const bx_composer *c, const bx_set_table *t, int index, bx_len room, int reports,
                 bx_len wanted)
{
    const bx_set_cell *set = &t->cells[index];
    if (bx_diag_reports(c->diag) != reports || set->tag->first) return;
    bx_cell_look look = {set->packed, set->width, set->height, wanted, set->is_loose};
    bx_cell_memo_note(t->memo, &t->table->cells[index], room, &look);
}

/* --- before the columns are known --- */

bool bx_cell_may_be_loose(const bx_table *table, const bx_cell *cell)
{
    bool is_flush = cell->align == BX_ALIGN_START || cell->align == BX_ALIGN_CENTER ||
                    cell->align == BX_ALIGN_END;
    return is_flush && cell->span == 1 && cell->writing == BX_WRITING_LINES &&
           table->columns[cell->column].kind == BX_COLUMN_CONTENT &&
           bx_str_find(cell->text.text, BX_STR("\n")) == cell->text.text.len;
}

static bx_status set_line(bx_composer *c, const bx_set_table *t, int index, bx_set_cell *set,
                          bx_len *wanted)
{
    bx_cell_text text = text_of(t, index);
    BX_TRY(bx_cell_text_prepare(c, &text));
    const bx_ready_text *ready = &text.pieces->ready;
    bx_measure measure = {.width = bx_len_max(bx_prepared_width(ready->prepared), 1),
                          .justify = BX_FLUSH_START};
    text.line_count = 1;
    BX_TRY(bx_break_lines(c->scratch, c->scratch, ready->prepared, &measure, &text.pieces->lines,
                          &text.pieces->count));
    BX_ASSERT(text.pieces->count == 1);
    bx_items items = {0};
    BX_TRY(bx_cell_text_place(c, &text, measure.width, &items));
    BX_TRY(bx_composer_pack(c, &items, text.tag, &set->packed));
    set->is_loose = true;
    set->width = text.pieces->lines->width;
    set->height = text.style->size;
    *wanted = bx_prepared_width(ready->prepared);
    return BX_OK;
}

bx_status bx_cell_set_loose(bx_composer *c, bx_set_table *t, int index, bx_len *wanted)
{
    bx_set_cell *set = &t->cells[index];
    if (recall(t, index, 0, set, wanted)) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    int reports = bx_diag_reports(c->diag);
    bx_status status = set_line(c, t, index, set, wanted);
    bx_arena_rewind(c->scratch, mark);
    if (status == BX_OK) note(c, t, index, 0, reports, *wanted);
    return status;
}

static bx_status measure_text(bx_composer *c, bx_cell_text *text, bx_len length, bx_len *wanted)
{
    BX_TRY(bx_cell_text_prepare(c, text));
    *wanted = 0;
    if (text->cell->writing == BX_WRITING_COLUMNS) {
        BX_TRY(bx_cell_text_break_down(c, text, length));
        *wanted = text->width;
        return BX_OK;
    }
    for (int k = 0; k < text->piece_count; k++) {
        const bx_prepared *piece = text->pieces[k].ready.prepared;
        bool stack = text->cell->writing == BX_WRITING_STACK;
        *wanted =
            bx_len_max(*wanted, stack ? bx_prepared_widest_piece(piece) : bx_prepared_width(piece));
    }
    return BX_OK;
}

/* Its links are nobody's, and their numbers are given again. */
static bx_status measure_quietly(bx_composer *c, const bx_set_table *t, int index, bx_len length,
                                 bx_len *wanted)
{
    bx_diag *diag = c->diag, *quiet = bx_diag_new();
    BX_TRY_NEW(quiet);
    bx_tag trial = {0};
    int tags = c->tags.count;
    bx_cell_text text = text_of(t, index);
    text.tag = &trial;
    c->diag = quiet;
    bx_status status = measure_text(c, &text, length, wanted);
    c->diag = diag;
    c->tags.count = tags;
    bx_diag_free(quiet);
    return status;
}

bx_status bx_cell_measure(bx_composer *c, const bx_set_table *t, int index, bx_len length,
                          bx_len *wanted)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = measure_quietly(c, t, index, length, wanted);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

/* --- for good --- */

static bx_status set_text(bx_composer *c, const bx_set_table *t, int index, bx_len length,
                          bx_set_cell *set)
{
    bx_cell_text text = text_of(t, index);
    bx_len room = bx_cell_room(t, text.cell);
    text.tag->first = text.tag->last = NULL; /* the links of what it was */
    BX_TRY(bx_cell_text_prepare(c, &text));
    if (text.cell->writing == BX_WRITING_COLUMNS) {
        BX_TRY(bx_cell_text_break_down(c, &text, bx_len_max(length, 1)));
        if (text.width > room) return report_width(c, text.cell, text.said, text.width, room);
        return bx_cell_pack(c, t, &text, set);
    }
    bx_wide_line wide;
    BX_TRY(bx_cell_text_break(c, &text, room, &wide));
    if (!wide.line) return bx_cell_pack(c, t, &text, set);
    bx_str words = {wide.piece->ready.text.ptr + wide.line->start,
                    wide.line->end - wide.line->start};
    return report_width(c, text.cell, words, room - wide.line->slack, room);
}

bx_status bx_cell_set(bx_composer *c, bx_set_table *t, int index, bx_len length)
{
    bx_set_cell *set = &t->cells[index];
    bx_len room = bx_cell_room(t, &t->table->cells[index]), wanted = 0;
    if (recall(t, index, room, set, &wanted)) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    int reports = bx_diag_reports(c->diag);
    bx_status status = set_text(c, t, index, length, set);
    bx_arena_rewind(c->scratch, mark);
    if (status == BX_OK) note(c, t, index, room, reports, wanted);
    return status;
}

bx_status bx_cell_try(bx_composer *c, const bx_set_table *t, int index)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_cell_text text = text_of(t, index);
    bx_status status = bx_cell_text_prepare(c, &text);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
