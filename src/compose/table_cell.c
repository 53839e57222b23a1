#include "compose/table_cell.h"

#include "compose/cell_columns.h"
#include "compose/cell_diagonal.h"
#include "compose/cell_figures.h"
#include "compose/cell_fit.h"
#include "compose/cell_lines.h"
#include "compose/cell_memo.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

bx_len bx_cell_room(const bx_set_table *t, const bx_cell *cell)
{
    bx_len width = t->edges[cell->column + cell->span] - t->edges[cell->column];
    return bx_len_max(width - 2 * t->table->pad_x, 1);
}

static bx_cell_text text_of(const bx_cell *cell, bx_tag *tag)
{
    return (bx_cell_text){
        .cell = cell, .style = cell->style, .text = cell->text, .tag = tag, .columns = 1};
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
    const bx_cell_look *look = bx_cell_memo_find(t->memo, bx_set_table_cell(t, index), room);
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
    bool is_shared = set->tag && !set->tag->first; /* a cell with a tag that has no links */
    if (bx_diag_reports(c->diag) != reports || !is_shared) return;
    bx_cell_look look = {set->packed, set->width, set->height, wanted, set->is_loose};
    bx_cell_memo_note(t->memo, bx_set_table_cell(t, index), room, &look);
}

/* --- cells that say the same but for their digits --- */

static const bx_style *text_style(const bx_cell *cell)
{
    return cell->text.span_count == 1 ? cell->text.spans->style : cell->style;
}

static bx_status recall_figures(bx_composer *c, const bx_set_table *t, int index, bx_len room,
                                bx_set_cell *set, bx_len *wanted, bool *found)
{
    char pattern[BX_FIGURES_LONGEST + 1];
    const bx_cell *cell = bx_set_table_cell(t, index);
    const bx_digit_glyphs *digits;
    *found = false;
    if (!t->patterns || !bx_figures_pattern(cell, pattern)) return BX_OK;
    bx_cell like = *cell;
    like.text.text = bx_str_from(pattern);
    const bx_cell_look *look = bx_cell_memo_find(t->patterns, &like, room);
    if (!look) return BX_OK;
    BX_TRY(bx_figures_of(c, text_style(cell), &digits));
    BX_ASSERT(digits);
    BX_TRY(bx_figures_exchange(c, digits, look->packed, cell->text.text, set->tag, &set->packed));
    set->width = look->width;
    set->height = look->height;
    set->is_loose = look->is_loose;
    *wanted = look->wanted;
    *found = true;
    return BX_OK;
}

static bx_status note_figures(bx_composer *c, const bx_set_table *t, int index, bx_len room,
                              int reports, bx_len wanted)
{
    char pattern[BX_FIGURES_LONGEST + 1];
    const bx_cell *cell = bx_set_table_cell(t, index);
    const bx_set_cell *set = &t->cells[index];
    const bx_digit_glyphs *digits;
    bool is_plain = false;
    if (!t->patterns || !bx_figures_pattern(cell, pattern)) return BX_OK;
    BX_TRY(bx_figures_of(c, text_style(cell), &digits));
    if (!digits || bx_diag_reports(c->diag) != reports) return BX_OK;
    BX_TRY(bx_figures_is_plain(c, set->packed, cell->text.text, &is_plain));
    if (!is_plain) return BX_OK;
    bx_cell *like = BX_NEW(c->scratch, bx_cell);
    BX_TRY_NEW(like);
    *like = *cell;
    like->text.text = bx_str_copy(c->scratch, bx_str_from(pattern));
    BX_TRY_NEW(like->text.text.ptr);
    bx_cell_look look = {set->packed, set->width, set->height, wanted, set->is_loose};
    bx_cell_memo_note(t->patterns, like, room, &look);
    return BX_OK;
}

/* --- before the columns are known --- */

bool bx_cell_may_be_loose(const bx_set_table *t, const bx_cell *cell)
{
    bool is_flush = cell->align == BX_ALIGN_START || cell->align == BX_ALIGN_CENTER ||
                    cell->align == BX_ALIGN_END;
    bool by_content = t->table->columns[cell->column].kind == BX_COLUMN_CONTENT;
    return !cell->diagonal && ((is_flush && by_content) || bx_cell_is_number(cell)) &&
           cell->span == 1 && cell->writing == BX_WRITING_LINES &&
           bx_str_find(cell->text.text, BX_STR("\n")) == cell->text.text.len;
}

static bool is_point(bx_str text, size_t at)
{
    return text.ptr[at] == '.' && at + 1 < text.len && text.ptr[at + 1] >= '0' &&
           text.ptr[at + 1] <= '9';
}

/* From the line's start to its decimal point, or to its end. */
static bx_len point_of(const bx_line *line)
{
    for (int i = line->run_count - 1; i >= 0; i--) {
        const bx_run *run = &line->runs[i];
        for (int k = run->count - 1; k >= 0; k--)
            if (run->glyphs[k].len > 0 && is_point(run->text, run->glyphs[k].at))
                return run->x + run->glyphs[k].x;
    }
    return line->width;
}

static void note_point(bx_set_table *t, const bx_cell *cell, const bx_line *line, bx_len point)
{
    bx_point_column *column = &t->points[cell->column];
    column->is_used = true;
    column->before = bx_len_max(column->before, point);
    column->after = bx_len_max(column->after, line->width - point);
}

static bx_status set_line(bx_composer *c, bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                          bx_set_cell *set, bx_len *wanted)
{
    bx_cell_text text = text_of(cell, tag);
    BX_TRY(bx_cell_text_prepare(c, &text));
    const bx_ready_text *ready = &text.pieces->ready;
    bx_measure measure = {.width = bx_len_max(bx_prepared_width(ready->prepared), 1),
                          .justify = BX_FLUSH_START};
    text.line_count = 1;
    BX_TRY(bx_break_lines(c->scratch, c->scratch, ready->prepared, &measure, &text.pieces->lines,
                          &text.pieces->count));
    BX_ASSERT(text.pieces->count == 1);
    const bx_line *line = text.pieces->lines;
    bx_items items = {0};
    BX_TRY(bx_cell_text_place(c, &text, measure.width, &items));
    BX_TRY(bx_composer_pack(c, &items, text.tag, &set->packed));
    set->is_loose = true;
    set->width = cell->align == BX_ALIGN_DECIMAL ? point_of(line) : line->width;
    set->height = text.style->size;
    if (cell->align == BX_ALIGN_DECIMAL) note_point(t, cell, line, set->width);
    *wanted = bx_prepared_width(ready->prepared);
    return BX_OK;
}

bx_status bx_cell_set_loose(bx_composer *c, bx_set_table *t, int index, bx_len *wanted)
{
    bx_set_cell *set = &t->cells[index];
    const bx_cell *cell = bx_set_table_cell(t, index);
    bx_len any = cell->align == BX_ALIGN_DECIMAL ? -cell->column - 1 : 0; /* its points are known */
    if (recall(t, index, any, set, wanted)) return BX_OK;
    bool found;
    BX_TRY(recall_figures(c, t, index, any, set, wanted, &found));
    if (found) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    int reports = bx_diag_reports(c->diag);
    bx_status status = set_line(c, t, cell, set->tag, set, wanted);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    note(c, t, index, any, reports, *wanted);
    return note_figures(c, t, index, any, reports, *wanted);
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
    bx_cell_text text = text_of(bx_set_table_cell(t, index), t->cells[index].tag ? &trial : NULL);
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
    const bx_cell *cell = bx_set_table_cell(t, index);
    if (cell->diagonal) return bx_diagonal_measure(c, cell, wanted);
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = measure_quietly(c, t, index, length, wanted);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

/* --- for good --- */

static bx_status set_text(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_tag *tag,
                          bx_len length, bx_set_cell *set)
{
    bx_cell_text text = text_of(cell, tag);
    bx_len room = bx_cell_room(t, cell);
    if (cell->diagonal) return bx_diagonal_set(c, t, cell, tag, &set->height);
    if (tag) tag->first = tag->last = NULL; /* the links of what it was */
    BX_TRY(bx_cell_text_prepare(c, &text));
    if (cell->writing == BX_WRITING_COLUMNS) {
        BX_TRY(bx_cell_text_break_down(c, &text, bx_len_max(length, 1)));
        if (text.width > room)
            return bx_cell_report_width(c, &cell->text, text.said, text.width, room);
        return bx_cell_pack(c, t, &text, set);
    }
    bx_wide_line wide;
    BX_TRY(bx_cell_text_break(c, &text, room, false, &wide));
    bool may_give = cell->fit > 0 && cell->writing == BX_WRITING_LINES;
    if (wide.line && may_give) BX_TRY(bx_cell_text_fit(c, room, &text));
    if (!wide.line || may_give) return bx_cell_pack(c, t, &text, set);
    bx_str words = {wide.piece->ready.text.ptr + wide.line->start,
                    wide.line->end - wide.line->start};
    return bx_cell_report_width(c, &cell->text, words, room - wide.line->slack, room);
}

bx_status bx_cell_set(bx_composer *c, bx_set_table *t, int index, bx_len length)
{
    bx_set_cell *set = &t->cells[index];
    const bx_cell *cell = bx_set_table_cell(t, index);
    bx_len room = bx_cell_room(t, cell), wanted = 0;
    if (recall(t, index, room, set, &wanted)) return BX_OK;
    bool found;
    BX_TRY(recall_figures(c, t, index, room, set, &wanted, &found));
    if (found) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    int reports = bx_diag_reports(c->diag);
    bx_status status = set_text(c, t, cell, set->tag, length, set);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    note(c, t, index, room, reports, wanted);
    return note_figures(c, t, index, room, reports, wanted);
}

bx_status bx_cell_set_words(bx_composer *c, bx_set_table *t, int index, bx_str words,
                            bx_set_cell *set)
{
    bx_cell cell = *bx_set_table_cell(t, index);
    bool is_loose = t->cells[index].is_loose;
    bx_len wanted;
    cell.text.text = words;
    *set = (bx_set_cell){0};
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status =
        is_loose ? set_line(c, t, &cell, NULL, set, &wanted) : set_text(c, t, &cell, NULL, 0, set);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

bx_status bx_cell_try(bx_composer *c, const bx_set_table *t, int index)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_cell_text text = text_of(bx_set_table_cell(t, index), t->cells[index].tag);
    bx_status status = bx_cell_text_prepare(c, &text);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

bx_len bx_cell_shift(const bx_set_table *t, const bx_cell *cell, const bx_set_cell *set)
{
    bx_len room = bx_cell_room(t, cell);
    if (!set->is_loose) return 0;
    if (cell->align == BX_ALIGN_DECIMAL) {
        const bx_point_column *points = &t->points[cell->column];
        return (room - points->before - points->after) / 2 + points->before - set->width;
    }
    if (cell->align == BX_ALIGN_START) return 0;
    return cell->align == BX_ALIGN_END ? room - set->width : (room - set->width) / 2;
}
