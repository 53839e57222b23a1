#include "text/marks.h"

#include <stdlib.h>

#include <hb.h>

#include "base/ban.h"

/* How far ink may reach over the edge of its half before it counts as out of place, in 1/1000 em. */
enum { TOLERANCE = 30 };

typedef struct looks {
    uint32_t glyph;
    int advance, offset;
} looks;

/* A mark alone, as Simplified Chinese text has it; *glyphs is their number. */
static looks shape_alone(bx_engine *engine, const bx_face *face, uint32_t rune, bool half,
                         unsigned *glyphs)
{
    hb_buffer_t *buffer = bx_engine_buffer(engine);
    hb_feature_t halt = {HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START,
                         HB_FEATURE_GLOBAL_END};
    hb_buffer_add(buffer, rune, 0);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    *glyphs = 0;
    if (!hb_shape_full(bx_face_hb_font(face), buffer, &halt, half ? 1 : 0, NULL)) return (looks){0};
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, glyphs);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    if (*glyphs != 1) return (looks){0};
    return (looks){infos[0].codepoint, places[0].x_advance, places[0].x_offset};
}

static bool is_within(int left, int right, int from, int to, int units)
{
    int slack = units * TOLERANCE / 1000;
    return left >= from - slack && right <= to + slack;
}

/* From halt where it leaves the ink in its half, else by the ink; 0 where nothing helps. */
static int nudge_of(const looks *half, int left, int right, int units, bx_class_white side)
{
    int from = side == BX_WHITE_BEFORE ? units - units / 2 : 0, to = from + units / 2;
    int shift = half->offset + from;
    if (half->advance == units / 2 && is_within(left + shift, right + shift, from, to, units))
        return shift;
    if (is_within(left, right, from, to, units) || right - left > units / 2) return 0;
    return (from + to - left - right) / 2;
}

static bx_mark_shape look(bx_engine *engine, const bx_face *face, uint32_t rune,
                          bx_class_white side)
{
    unsigned count;
    int units = bx_face_units(face);
    looks full = shape_alone(engine, face, rune, false, &count);
    hb_glyph_extents_t box;
    /* A mark that is not an em wide is placed by its width alone. */
    bool is_wide = count == 1 && abs(full.advance - units) <= units / 50;
    if (!is_wide || !hb_font_get_glyph_extents(bx_face_hb_font(face), full.glyph, &box))
        return (bx_mark_shape){0};
    int left = box.x_bearing, right = box.x_bearing + box.width;
    bx_mark_shape shape = {.left = left, .right = units - right};
    if (side == BX_WHITE_NONE || box.width <= 0) return shape;
    looks half = shape_alone(engine, face, rune, true, &count);
    shape.nudge = nudge_of(&half, left, right, units, side);
    return shape;
}

bx_mark_shape bx_mark_look(bx_engine *engine, const bx_face *face, uint32_t rune,
                           bx_class_white side)
{
    bx_mark_memory *memory = bx_engine_marks(engine);
    /* Only which slot it is depends on the address, never what is found. */
    size_t i = ((uintptr_t)face >> 4) * 31 + (size_t)rune * 7;
    i %= BX_MARK_MEMORY;
    if (memory->slots[i].face != face || memory->slots[i].rune != rune) {
        memory->slots[i].shape = look(engine, face, rune, side);
        memory->slots[i].face = face;
        memory->slots[i].rune = rune;
    }
    return memory->slots[i].shape;
}

static bx_len scaled(const bx_prepared *p, const bx_cluster *c, int64_t units, int64_t parts)
{
    const bx_face_use *use = p->items[c->item].use;
    bx_len size = bx_len_scale(bx_cluster_style(p, c)->size, use->scale, 1000);
    return bx_len_scale(size, units, bx_face_units(use->face) * parts);
}

/* GB/T 15834-2011 5.1.4: one line. Dashes that do not reach their em's edges move together. */
static void join_dashes(bx_preparing *job, int first, int end)
{
    const bx_prepared *p = job->p;
    for (int i = first; i < end; i++) {
        bx_cluster *c = &p->clusters[i];
        bx_mark_shape shape =
            bx_mark_look(job->engine, p->items[c->item].use->face, c->rune, BX_WHITE_NONE);
        int gap = shape.left + shape.right;
        if (gap > 0) c->ink = scaled(p, c, (int64_t)gap * (first + end - 1 - 2 * i), 2);
    }
}

/* A dash that is neither cut nor a ligature, of the same item as the one before. */
static bool goes_on(const bx_prepared *p, int first, int i)
{
    const bx_cluster *c = &p->clusters[i];
    return c->class_id == BX_CLASS_DASH && c->parts == 1 && c->item == p->clusters[first].item;
}

void bx_marks_place(bx_preparing *job)
{
    const bx_prepared *p = job->p;
    for (int i = 0, end; i < p->count; i = end) {
        bx_cluster *c = &p->clusters[i];
        const bx_class_rule *rule = bx_cluster_rule(c);
        end = i + 1;
        if (c->class_id == BX_CLASS_DASH && c->parts == 1) {
            while (end < p->count && goes_on(p, i, end))
                end++;
            join_dashes(job, i, end);
        } else if (rule->white != BX_WHITE_NONE && c->glyphs == 1 && !c->stands) {
            int nudge =
                bx_mark_look(job->engine, p->items[c->item].use->face, c->rune, rule->white).nudge;
            if (nudge != 0) c->ink = scaled(p, c, nudge, 1);
        }
    }
}
