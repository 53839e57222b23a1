/*
 * Clusters are walked in visual order; a run goes on while face, size, mark and
 * direction stay. Positions are sums of integers, so that the last glyph of a filled
 * line ends where the measure does.
 */
#include "text/set_line.h"

#include <unicode/ubidi.h>

#include "base/vec.h"

#include "base/ban.h"

/* Neighbouring items that a device draws alike. */
typedef struct stretch {
    int start, end; /* clusters */
    const bx_text_item *item;
    uint8_t level;
} stretch;

typedef BX_VEC(stretch) stretch_list;

static bool draws_alike(const bx_text_item *a, const bx_text_item *b)
{
    return a->use->face == b->use->face && a->use->scale == b->use->scale &&
           a->span->style.size == b->span->style.size &&
           a->span->style.stroke == b->span->style.stroke && a->span->mark == b->span->mark &&
           a->stands == b->stands;
}

static bx_status cut_stretches(bx_arena *scratch, const bx_prepared *p, const bx_line_plan *plan,
                               stretch_list *list)
{
    int solid = p->positions[plan->end].solid;
    for (int i = plan->start; i < plan->end; i++) {
        const bx_text_item *item = &p->items[p->clusters[i].item];
        /* UAX #9, L1: spaces at the line's end stand at the paragraph's end */
        uint8_t level = i < solid ? item->level : p->level;
        stretch *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
        if (last && last->level == level && draws_alike(last->item, item)) {
            last->end = i + 1;
            continue;
        }
        stretch *fresh = BX_VEC_PUSH(scratch, list);
        BX_TRY_NEW(fresh);
        *fresh = (stretch){i, i + 1, item, level};
    }
    return BX_OK;
}

/* UAX #9, L2: order[k] is the stretch that comes k-th from the left. */
static bx_status order_stretches(bx_arena *scratch, const bx_prepared *p, const stretch_list *list,
                                 const int32_t **order)
{
    int32_t *map = BX_NEW_ARRAY(scratch, int32_t, list->count);
    BX_TRY_NEW(map);
    *order = map;
    for (int i = 0; i < list->count; i++)
        map[i] = i;
    if (!p->mixed) return BX_OK;
    UBiDiLevel *levels = BX_NEW_ARRAY(scratch, UBiDiLevel, list->count);
    BX_TRY_NEW(levels);
    for (int i = 0; i < list->count; i++)
        levels[i] = list->items[i].level;
    ubidi_reorderVisual(levels, list->count, map);
    return BX_OK;
}

/*
 * Whether a glyph's place is not where its width is: of a squeezed mark, of one whose ink is moved
 * to its half of the em, of · in half an em (GB/T 15834-2011 5.1.7), of a typed space that stands
 * for the gap that is there anyway.
 */
static bool is_displaced(const bx_prepared *p, const bx_cluster *c, const bx_spent *spent)
{
    const bx_class_rule *rule = bx_cluster_rule(c);
    if (c->glyphs != 1 || c->stands) return false;
    if (rule->kind == BX_KIND_SPACE) return c->collapsed;
    if (rule->white == BX_WHITE_NONE) return rule->width == BX_WIDTH_HALF;
    return c->ink != 0 || spent->cut > 0 || spent->advance < bx_cluster_style(p, c)->em;
}

/* `along`: the glyph's origin; its place is the `advance` from `pen` on. */
static void tell_cuts(const bx_text_item *item, bx_len along, bx_len pen, bx_len advance,
                      bx_glyph *glyph)
{
    const bx_face *face = item->use->face;
    bx_len size = bx_len_scale(item->span->style.size, item->use->scale, 1000);
    bx_len width = bx_len_scale(size, bx_face_advance(face, glyph->id), bx_face_units(face));
    glyph->cut_before = (int32_t)(pen - along);
    glyph->cut_after = (int32_t)(along + width - (pen + advance));
}

static void place_cluster(const bx_prepared *p, const bx_cluster *c, const bx_spent *spent,
                          size_t text_start, bx_len pen, bx_glyph *glyphs)
{
    for (int i = 0; i < c->glyphs; i++) {
        const bx_cluster_glyph *glyph = &p->glyphs[c->glyph + i];
        bx_len along = pen + c->ink - spent->cut;
        glyphs[i] = (bx_glyph){.id = glyph->id,
                               .at = (uint32_t)(c->at - text_start),
                               .len = i == 0 ? c->len : 0,
                               .x = c->stands ? glyph->x : along + glyph->x,
                               .y = c->stands ? glyph->y - along : glyph->y};
    }
    if (is_displaced(p, c, spent)) /* what opens a line is not the mark's */
        tell_cuts(&p->items[c->item], glyphs[0].x, pen,
                  bx_len_min(spent->advance, bx_cluster_style(p, c)->em), glyphs);
}

static bx_status make_run(bx_arena *arena, const bx_prepared *p, const stretch *s,
                          const bx_spent *spent, bx_run *run)
{
    const bx_cluster *first = &p->clusters[s->start], *last = &p->clusters[s->end - 1];
    int count = 0;
    for (int i = s->start; i < s->end; i++)
        count += p->clusters[i].glyphs;
    bx_glyph *glyphs = BX_NEW_ARRAY(arena, bx_glyph, count);
    BX_TRY_NEW(glyphs);
    bx_len pen = 0;
    bool backwards = s->level % 2 != 0;
    for (int k = 0, n = 0; k < s->end - s->start; k++) {
        int i = backwards ? s->end - 1 - k : s->start + k;
        const bx_spent *own = &spent[i - s->start];
        place_cluster(p, &p->clusters[i], own, first->at, pen, glyphs + n);
        n += p->clusters[i].glyphs;
        pen += own->advance;
    }
    const bx_face_use *use = s->item->use;
    *run = (bx_run){.face = use->face,
                    .size = bx_len_scale(s->item->span->style.size, use->scale, 1000),
                    .glyphs = glyphs,
                    .count = count,
                    .text = {p->text.ptr + first->at, last->at + last->len - first->at},
                    .width = pen,
                    .mark = s->item->span->mark,
                    .stroke = s->item->span->style.stroke,
                    .turned = p->vertical && !s->item->stands};
    return BX_OK;
}

/* From the left edge to the line. A paragraph that runs from right to left has its indent at the right. */
static bx_len left_of(const bx_prepared *p, bx_justify justify, bx_len indent, bx_len slack)
{
    bool from_right = p->level % 2 != 0;
    bx_len edge = from_right ? 0 : indent;
    if (slack <= 0 || justify == BX_FLUSH_START) return edge;
    if (justify == BX_JUSTIFY) return from_right ? slack : edge;
    /* what cannot be spread, a single character, stands in the middle */
    return edge + (justify == BX_FLUSH_END ? slack : slack / 2);
}

static bx_status make_runs(bx_arena *arena, bx_arena *scratch, const bx_prepared *p,
                           const bx_line_plan *plan, const bx_spent *spent, bx_len x, bx_line *line)
{
    stretch_list list = {0};
    const int32_t *order = NULL;
    BX_TRY(cut_stretches(scratch, p, plan, &list));
    BX_TRY(order_stretches(scratch, p, &list, &order));
    bx_run *runs = BX_NEW_ARRAY(arena, bx_run, list.count);
    BX_TRY_NEW(runs);
    for (int i = 0; i < list.count; i++) {
        const stretch *s = &list.items[order[i]];
        BX_TRY(make_run(arena, p, s, spent + (s->start - plan->start), &runs[i]));
        runs[i].x = x;

        x += runs[i].width;
    }
    line->runs = runs;
    line->run_count = list.count;
    return BX_OK;
}

static size_t byte_of(const bx_prepared *p, int cluster)
{
    return cluster < p->count ? p->clusters[cluster].at : p->text.len;
}

bx_status bx_set_line(bx_arena *arena, bx_arena *scratch, const bx_prepared *p,
                      const bx_measure *measure, const bx_line_plan *plan, bx_line *line)
{
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_spent *spent = BX_NEW_ARRAY(scratch, bx_spent, plan->end - plan->start);
    BX_TRY_NEW(spent);
    bx_len room = measure->width - plan->indent;
    line->start = byte_of(p, plan->start);
    line->end = byte_of(p, plan->end);
    bx_fit_line(p, plan, room, &line->fit);
    line->natural = line->fit.natural;
    line->spread = plan->way == BX_LINE_SPREAD;
    line->width = bx_fit_spend(p, plan, &line->fit, spent);
    line->slack = room - line->width;
    /* What rounding of the advances put over the edge is not worth a message. */
    if (line->slack < 0 && -line->slack <= plan->end - plan->start) {
        line->width = room;
        line->slack = 0;
    }
    bx_len counted = line->width;
    if (plan->hung > 0)
        counted = bx_fit_measure(p, plan->start, plan->start + 1, plan->trim).natural;
    bx_len x = left_of(p, measure->justify, plan->indent, room - counted);
    bx_status status = make_runs(arena, scratch, p, plan, spent, x, line);
    if (scratch != arena) bx_arena_rewind(scratch, mark);
    return status;
}
