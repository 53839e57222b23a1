/*
 * Tried out of a style: every digit alone, every pair of digits, every digit before and behind
 * every mark. What is more than a pair apart moves nothing in any face that sets text.
 */
#include "compose/cell_figures.h"

#include <string.h>

#include "compose/inline.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

enum { DIGITS = 10, PAIRS = 2 * DIGITS * DIGITS };

struct bx_digit_glyphs {
    const bx_style *style;
    bool may_be_exchanged;
    uint32_t id[DIGITS];
    bx_len x[DIGITS]; /* of the glyph, from the pen */
    bx_len advance;
    bx_digit_glyphs *next;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool bx_figures_pattern(const bx_cell *cell, char pattern[BX_FIGURES_LONGEST + 1])
{
    bx_str text = cell->text.text;
    bool has_digit = false;
    if (text.len > BX_FIGURES_LONGEST || cell->text.span_count > 1 || cell->diagonal ||
        cell->writing != BX_WRITING_LINES)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!is_digit(c) && c != '.' && c != ',' && c != '-') return false;
        has_digit = has_digit || is_digit(c);
        pattern[i] = c;
        if (is_digit(c)) pattern[i] = '0';
    }
    pattern[text.len] = '\0';
    return has_digit;
}

/* --- trying a style --- */

/* Sets a text on one line; *run is NULL unless it is one run with a glyph for each byte. */
static bx_status set_run(bx_composer *c, const bx_style *style, const char *text,
                         const bx_run **run)
{
    const bx_inline in = {.text = bx_str_from(text)};
    bx_ready_text ready;
    const bx_line *line;
    int count;
    BX_TRY(bx_inline_prepare(c, &in, style, NULL, &ready));
    bx_measure measure = {.width = bx_len_max(bx_prepared_width(ready.prepared), 1),
                          .justify = BX_FLUSH_START};
    BX_TRY(bx_break_lines(c->scratch, c->scratch, ready.prepared, &measure, &line, &count));
    bool is_plain = count == 1 && line->run_count == 1 &&
                    (size_t)line->runs[0].count == in.text.len && !line->spread;
    for (int i = 0; is_plain && i < line->runs[0].count; i++) {
        const bx_glyph *glyph = &line->runs[0].glyphs[i];
        is_plain = glyph->at == (uint32_t)i && glyph->len == 1 && glyph->y == 0 &&
                   glyph->cut_before == 0 && glyph->cut_after == 0;
    }
    *run = is_plain ? line->runs : NULL;
    return BX_OK;
}

static bx_status try_alone(bx_composer *c, bx_digit_glyphs *d, bool *good)
{
    for (int digit = 0; digit < DIGITS && *good; digit++) {
        const char text[] = {(char)('0' + digit), '\0'};
        const bx_run *run;
        BX_TRY(set_run(c, d->style, text, &run));
        *good = run && (digit == 0 || run->width == d->advance);
        if (!*good) return BX_OK;
        d->advance = run->width;
        d->id[digit] = run->glyphs[0].id;
        d->x[digit] = run->glyphs[0].x;
    }
    return BX_OK;
}

static bx_status try_pairs(bx_composer *c, const bx_digit_glyphs *d, bool *good)
{
    char text[PAIRS + 1] = {0};
    for (int i = 0; i < DIGITS * DIGITS; i++) {
        char *pair = text + (size_t)2 * (size_t)i;
        pair[0] = (char)('0' + i / DIGITS);
        pair[1] = (char)('0' + i % DIGITS);
    }
    const bx_run *run;
    BX_TRY(set_run(c, d->style, text, &run));
    *good = run != NULL;
    for (int i = 0; i < PAIRS && *good; i++) {
        int digit = text[i] - '0';
        *good =
            run->glyphs[i].id == d->id[digit] && run->glyphs[i].x == i * d->advance + d->x[digit];
    }
    return BX_OK;
}

/* All are as with 0, but for where the digits' own glyphs stand. */
static bx_status try_marks(bx_composer *c, const bx_digit_glyphs *d, bool *good)
{
    for (const char *mark = ".,-"; *mark && *good; mark++) {
        bx_len first = 0, second = 0, width = 0;
        for (int digit = 0; digit < DIGITS && *good; digit++) {
            const char text[] = {(char)('0' + digit), *mark, (char)('0' + digit), '\0'};
            const bx_run *run;
            BX_TRY(set_run(c, d->style, text, &run));
            *good = run && run->glyphs[0].id == d->id[digit] && run->glyphs[2].id == d->id[digit] &&
                    run->glyphs[0].x == d->x[digit];
            if (!*good) return BX_OK;
            bx_len behind = run->glyphs[2].x - d->x[digit];
            if (digit == 0) first = run->glyphs[1].x;
            if (digit == 0) second = behind;
            if (digit == 0) width = run->width;
            *good = run->glyphs[1].x == first && behind == second && run->width == width;
        }
    }
    return BX_OK;
}

static bx_status try_digits(bx_composer *c, bx_digit_glyphs *d)
{
    bool good = true;
    BX_TRY(try_alone(c, d, &good));
    if (good) BX_TRY(try_pairs(c, d, &good));
    if (good) BX_TRY(try_marks(c, d, &good));
    d->may_be_exchanged = good && !c->stand_ins.first;
    return BX_OK;
}

/* What there is to be told of the digits, and who stands in for them, is told where they are printed. */
static bx_status try_style(bx_composer *c, bx_digit_glyphs *d)
{
    bx_diag *diag = c->diag, *quiet = bx_diag_new();
    BX_TRY_NEW(quiet);
    bx_stand_ins stand_ins = c->stand_ins;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    c->diag = quiet;
    c->stand_ins = (bx_stand_ins){0};
    bx_status status = try_digits(c, d);
    if (bx_diag_reports(quiet) > 0) d->may_be_exchanged = false;
    c->diag = diag;
    c->stand_ins = stand_ins;
    bx_arena_rewind(c->scratch, mark);
    bx_diag_free(quiet);
    return status == BX_ERR_MEMORY ? status : BX_OK;
}

bx_status bx_figures_of(bx_composer *c, const bx_style *style, const bx_digit_glyphs **digits)
{
    bx_digit_glyphs *d = c->digits;
    while (d && d->style != style)
        d = d->next;
    if (!d) {
        d = BX_NEW(c->arena, bx_digit_glyphs);
        BX_TRY_NEW(d);
        d->style = style;
        BX_TRY(try_style(c, d));
        d->next = c->digits;
        c->digits = d;
    }
    *digits = d->may_be_exchanged ? d : NULL;
    return BX_OK;
}

/* --- exchanging --- */

static bx_status open_pattern(bx_composer *c, const bx_packed *packed, const bx_tag *tag,
                              const bx_item **items, int *count)
{
    const bx_group group = {.packed = packed, .tag = tag};
    return bx_unpack(c->scratch, &group, 1, items, count);
}

bx_status bx_figures_is_plain(bx_composer *c, const bx_packed *packed, bx_str text, bool *is_plain)
{
    const bx_item *items;
    int count;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    BX_TRY(open_pattern(c, packed, NULL, &items, &count));
    *is_plain = count == 1 && items->type == BX_ITEM_RUN && items->said.len == 0 &&
                (size_t)items->run->count == text.len && bx_str_equal(items->run->text, text);
    for (int i = 0; *is_plain && i < items->run->count; i++)
        *is_plain = items->run->glyphs[i].at == (uint32_t)i && items->run->glyphs[i].len == 1;
    bx_arena_rewind(c->scratch, mark);
    return BX_OK;
}

static bx_status exchange(bx_composer *c, const bx_digit_glyphs *digits, const bx_packed *pattern,
                          bx_str text, const bx_tag *tag, const bx_packed **packed)
{
    const bx_item *items;
    int count;
    BX_TRY(open_pattern(c, pattern, tag, &items, &count));
    bx_item item = *items;
    bx_run run = *item.run;
    bx_glyph *glyphs = BX_NEW_ARRAY(c->scratch, bx_glyph, run.count);
    BX_TRY_NEW(glyphs);
    memcpy(glyphs, run.glyphs, (size_t)run.count * sizeof *glyphs);
    for (int i = 0; i < run.count; i++) {
        if (!is_digit(text.ptr[i])) continue;
        int was = run.text.ptr[i] - '0', is = text.ptr[i] - '0';
        glyphs[i].id = digits->id[is];
        glyphs[i].x += digits->x[is] - digits->x[was];
    }
    run.glyphs = glyphs;
    run.text = text;
    item.run = &run;
    item.tag = tag;
    const bx_items one = {&item, 1, 1};
    return bx_composer_pack(c, &one, tag, packed);
}

bx_status bx_figures_exchange(bx_composer *c, const bx_digit_glyphs *digits,
                              const bx_packed *pattern, bx_str text, const bx_tag *tag,
                              const bx_packed **packed)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = exchange(c, digits, pattern, text, tag, packed);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
