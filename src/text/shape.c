/*
 * One hb_shape an item, through hb_ot and with the font scaled to its own units: the
 * plans that HarfBuzz keeps with the face then serve every size. Everything is
 * shaped; a way around it through the cmap alone was rejected, since faces draw ——
 * as one glyph. Cluster values are cluster numbers, so whatever HarfBuzz joins is
 * seen as a number that no glyph has.
 */
#include "text/shape.h"

#include <hb.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "text/column.h"
#include "text/cover.h"
#include "text/coverage.h"
#include "text/engine.h"
#include "text/missing.h"

#include "base/ban.h"

typedef struct shaper {
    bx_preparing *job;
    hb_buffer_t *buffer;
    hb_language_t language;
    BX_VEC(bx_cluster_glyph) glyphs;
} shaper;

/* Half an em is the solidus's room (GB/T 15834-2011 5.1.9): the full-width one leans over it. */
static uint32_t shown_rune(const bx_prepared *p, const bx_text_item *item, const bx_cluster *c,
                           uint32_t rune)
{
    if (p->vertical) rune = bx_column_shown(item->use->face, c, rune);
    bool wide = c->class_id == BX_CLASS_SOLIDUS && rune == 0xFF0F;
    return wide && bx_face_glyph(item->use->face, '/') != 0 ? '/' : rune;
}

static void fill_buffer(shaper *s, const bx_text_item *item)
{
    const bx_prepared *p = s->job->p;
    s->buffer = bx_engine_buffer(s->job->engine);
    for (int i = item->first; i < item->end; i++) {
        bx_str cluster = {p->text.ptr + p->clusters[i].at, p->clusters[i].len};
        for (size_t at = 0; at < cluster.len;) {
            uint32_t rune = 0;
            at += (size_t)bx_utf8_decode(cluster, at, &rune);
            if (bx_cover_is_control(rune)) continue;
            hb_buffer_add(s->buffer, shown_rune(p, item, &p->clusters[i], rune), (unsigned)i);
        }
    }
    hb_buffer_set_content_type(s->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(s->buffer, item->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(s->buffer, hb_script_from_iso15924_tag(item->script));
    hb_buffer_set_language(s->buffer, s->language);
    hb_buffer_set_flags(s->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                       HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
}

/* The glyphs [first, end) of one cluster. */
static bx_status take_cluster(shaper *s, const bx_text_item *item, const hb_glyph_info_t *infos,
                              const hb_glyph_position_t *positions, unsigned first, unsigned end)
{
    const bx_text_style *style = &item->span->style;
    bx_cluster *c = &s->job->p->clusters[infos[first].cluster];
    int units = bx_face_units(item->use->face);
    bx_len size = bx_len_scale(style->size, item->use->scale, 1000);
    bx_len em = bx_len_scale(style->em, item->use->scale, 1000);
    int64_t pen = 0, rise = 0;
    c->glyph = s->glyphs.count;
    for (unsigned i = first; i < end; i++) {
        bx_cluster_glyph *glyph = BX_VEC_PUSH(s->job->arena, &s->glyphs);
        BX_TRY_NEW(glyph);
        glyph->id = infos[i].codepoint;
        glyph->x = bx_len_scale(size, pen + positions[i].x_offset, units);
        glyph->y = bx_len_scale(size, rise + positions[i].y_offset, units) + style->rise;
        pen += positions[i].x_advance;
        rise += positions[i].y_advance;
    }
    /* Letters share the baseline; hanzi of a face that stands in are moved to the others' height. */
    if (bx_class_is_chinese(bx_cluster_class(c)))
        for (int i = c->glyph; i < s->glyphs.count; i++)
            s->glyphs.items[i].y += bx_len_scale(size, item->use->shift, 1000);
    c->glyphs = s->glyphs.count - c->glyph;
    c->advance = bx_len_scale(em, pen, units);
    if (s->job->p->vertical) bx_column_place(item, c, s->glyphs.items + c->glyph, size);
    return BX_OK;
}

/*
 * coverage.c asks a face for the characters; what HarfBuzz makes of them may need others: it
 * takes a Thai SARA AM apart and keeps a Hangul filler. So the result is looked at, too.
 */
static bx_status check_glyphs(shaper *s, const bx_text_item *item, const hb_glyph_info_t *infos,
                              unsigned first, unsigned end)
{
    const bx_cluster *c = &s->job->p->clusters[infos[first].cluster];
    for (unsigned i = first; i < end; i++)
        if (infos[i].codepoint == 0)
            return bx_missing_report(s->job, item->span->style.role, c, c->rune, false);
    return BX_OK;
}

static bx_status shape_item(shaper *s, const bx_text_item *item)
{
    static const hb_feature_t features[] = {
        {HB_TAG('v', 'e', 'r', 't'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        /* letters that stand apart are not joined */
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    bool stands = item->stands, tracked = item->span->style.tracking != 0;
    fill_buffer(s, item);
    bool shaped = hb_shape_full(bx_face_hb_font(item->use->face), s->buffer, features + !stands,
                                (stands ? 1 : 0) + (tracked ? 2 : 0), NULL);
    if (!shaped || !hb_buffer_allocation_successful(s->buffer)) return BX_ERR_MEMORY;
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(s->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(s->buffer, NULL);
    for (unsigned first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && infos[end].cluster == infos[first].cluster)
            end++;
        BX_TRY(take_cluster(s, item, infos, positions, first, end));
        BX_TRY(check_glyphs(s, item, infos, first, end));
    }
    return BX_OK;
}

/* A cluster without glyphs was joined to its neighbour: now its bytes are, too. */
static void join_clusters(bx_prepared *p)
{
    int kept = 0;
    for (int k = 0; k < p->item_count; k++) {
        bx_text_item *item = &p->items[k];
        int first = kept;
        for (int i = item->first; i < item->end; i++) {
            bx_cluster *c = &p->clusters[i];
            bx_cluster *last = kept > first ? &p->clusters[kept - 1] : NULL;
            if (last && (c->glyphs == 0 || last->glyphs == 0)) {
                bool alike = last->class_id == c->class_id && last->parts < UINT8_MAX;
                c->parts = last->glyphs == 0 ? c->parts : alike ? last->parts + 1 : 0;
                c->len += last->len;
                c->at = last->at;
                if (last->glyphs > 0) {
                    c->rune = last->rune;
                    c->class_id = last->class_id;
                    c->glyph = last->glyph;
                    c->glyphs = last->glyphs;
                    c->advance = last->advance;
                }
                *last = *c;
            } else {
                p->clusters[kept++] = *c;
            }
        }
        item->first = first;
        item->end = kept;
    }
    p->count = kept;
}

bx_status bx_shape(bx_preparing *job)
{
    bx_prepared *p = job->p;
    shaper s = {.job = job, .language = hb_language_from_string("zh-Hans", -1)};
    s.glyphs.items = BX_NEW_ARRAY(job->arena, bx_cluster_glyph, p->count);
    BX_TRY_NEW(s.glyphs.items);
    s.glyphs.room = p->count;
    for (int i = 0; i < p->item_count; i++)
        BX_TRY(shape_item(&s, &p->items[i]));
    p->glyphs = s.glyphs.items;
    p->glyph_count = s.glyphs.count;
    join_clusters(p);
    return BX_OK;
}
