#include "measure/line.h"

#include "base/utf8.h"

#include "base/ban.h"

/* --- ink --- */

static void reach_glyph(const bx_item *item, const bx_glyph *glyph, bx_element *line)
{
    const bx_run *run = item->run;
    bx_ink ink = bx_face_ink(run->face, glyph->id);
    int units = bx_face_units(run->face);
    if (ink.top == 0 && ink.foot == 0) return;
    bx_len origin = item->box.y - glyph->y;
    line->ink_top = bx_len_min(line->ink_top, origin - bx_len_scale(run->size, ink.top, units));
    line->ink_bottom =
        bx_len_max(line->ink_bottom, origin - bx_len_scale(run->size, ink.foot, units));
}

void bx_line_find_ink(const bx_item *items, int count, bx_element *line)
{
    line->ink_top = INT64_MAX;
    line->ink_bottom = INT64_MIN;
    line->first_ink_top = line->box.y;
    for (int i = 0; i < count; i++)
        for (int k = 0; k < items[i].run->count; k++) {
            reach_glyph(&items[i], &items[i].run->glyphs[k], line);
            bool has_ink = line->ink_top <= line->ink_bottom;
            if (i == 0 && k == 0 && has_ink) line->first_ink_top = line->ink_top;
        }
    if (line->ink_top <= line->ink_bottom) return;
    line->ink_top = line->box.y;
    line->ink_bottom = line->box.y + line->box.h;
}

/* --- the em-box --- */

/* The role's first face puts the baseline, as it does when the line is set. */
static bx_len ascent_of(const bx_fontset *fonts, const bx_element *line, const bx_item *first)
{
    const bx_font_role *role = line->style ? bx_fontset_lookup(fonts, line->style->face) : NULL;
    const bx_face *face = role ? role->uses[0].face : first->run->face;
    return bx_len_scale(first->box.h, bx_face_ascent(face), 1000);
}

static void find_box(const bx_fontset *fonts, const bx_item *items, int count, bx_element *line)
{
    const bx_item *last = &items[count - 1];
    bx_len right = last->box.x + last->box.w;
    line->baseline = items->box.y;
    line->box = (bx_rect){.x = items->box.x,
                          .y = items->box.y - ascent_of(fonts, line, items),
                          .w = bx_len_max(right - items->box.x, 0),
                          .h = items->box.h};
    line->ink_top = line->first_ink_top = line->box.y;
    line->ink_bottom = line->box.y + line->box.h;
    line->rgb = items->rgb;
    line->rows = 1;
}

/* --- the commonest advance --- */

enum { MOST_TRIED = 8 }; /* of different ones in a line: the grid has one */

typedef struct tally {
    bx_len advance[MOST_TRIED];
    int times[MOST_TRIED], count;
} tally;

static bool is_hanzi(const bx_run *run, const bx_glyph *glyph)
{
    uint32_t rune = 0;
    if (glyph->at >= run->text.len || bx_utf8_decode(run->text, glyph->at, &rune) <= 0)
        return false;
    return rune >= 0x4E00 && rune <= 0x9FFF;
}

static void count_advance(tally *t, bx_len advance)
{
    int i = 0;
    while (i < t->count && t->advance[i] != advance)
        i++;
    if (i == MOST_TRIED) return;
    if (i == t->count) t->advance[t->count++] = advance;
    t->times[i]++;
}

static void find_advance(const bx_item *items, int count, bx_element *line)
{
    tally t = {0};
    for (int i = 0; i < count; i++) {
        const bx_run *run = items[i].run;
        for (int k = 0; k + 1 < run->count && !run->turned; k++)
            if (is_hanzi(run, &run->glyphs[k]) && is_hanzi(run, &run->glyphs[k + 1]))
                count_advance(&t, run->glyphs[k + 1].x - run->glyphs[k].x);
    }
    for (int i = 0; i < t.count; i++) {
        if (t.times[i] <= line->advances) continue;
        line->advances = t.times[i];
        line->advance = t.advance[i];
    }
}

/* --- styles of words --- */

static const bx_style *style_in(const bx_inline *in, const bx_style *otherwise, const char *at)
{
    if (!in->text.ptr || at < in->text.ptr || at >= in->text.ptr + in->text.len) return NULL;
    size_t byte = (size_t)(at - in->text.ptr);
    for (int i = 0; i < in->span_count; i++)
        if (byte >= in->spans[i].start && byte < in->spans[i].end) return in->spans[i].style;
    return otherwise;
}

static const bx_style *style_in_roster(const bx_roster *roster, const bx_style *otherwise,
                                       const char *at)
{
    const bx_style *style = style_in(&roster->left, otherwise, at);
    if (!style) style = style_in(&roster->label, otherwise, at);
    for (int i = 0; i < roster->name_count && !style; i++)
        style = style_in(&roster->names[i], otherwise, at);
    return style;
}

/* A run's text is part of the block's. */
static const bx_style *style_of(const bx_element *line, const bx_run *run)
{
    const bx_block *block = line->block;
    const bx_style *style = NULL;
    for (int i = 0; block && i < block->line_count && !style; i++)
        style = style_in(&block->lines[i], block->style, run->text.ptr);
    if (block && block->roster && !style)
        style = style_in_roster(block->roster, block->style, run->text.ptr);
    return style ? style : line->style;
}

static bool is_same(const bx_stretch *a, const bx_stretch *b)
{
    return a->style == b->style && a->face == b->face && a->size == b->size;
}

static bx_status find_stretches(bx_arena *arena, const bx_item *items, int count, bx_element *line)
{
    bx_stretch *stretches = BX_NEW_ARRAY(arena, bx_stretch, count);
    BX_TRY_NEW(stretches);
    line->stretches = stretches;
    for (int i = 0; i < count; i++) {
        const bx_run *run = items[i].run;
        const bx_stretch now = {style_of(line, run), run->face, run->size};
        if (i == 0 || !is_same(&stretches[line->stretch_count - 1], &now))
            stretches[line->stretch_count++] = now;
    }
    return BX_OK;
}

bx_status bx_line_measure(bx_arena *arena, const bx_fontset *fonts, const bx_item *items, int count,
                          bx_element *line)
{
    find_box(fonts, items, count, line);
    find_advance(items, count, line);
    return find_stretches(arena, items, count, line);
}
