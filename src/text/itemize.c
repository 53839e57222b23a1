/*
 * Clusters first: a base with what belongs to it, so that no later step can part
 * them. Then context (context.h), then for each cluster the first face of its role that has all of it, then items. ICU is
 * asked only about characters that the class table does not list: this keeps running
 * Chinese text at a table lookup a character. All steps are linear.
 */
#include "text/itemize.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "text/column.h"
#include "text/context.h"
#include "text/cover.h"
#include "text/coverage.h"

#include "base/ban.h"

enum { ZERO_WIDTH_JOINER = 0x200D, EMOJI_TONE_FIRST = 0x1F3FB, EMOJI_TONE_LAST = 0x1F3FF };

/* UAX #15, stream-safe text: no more than 30 marks in a row. HarfBuzz takes quadratic time over longer rows. */
enum { MARKS_IN_ROW = 30 };

/* Without ink and width of its own; it stays with the cluster before it. */
static bool is_ignorable(uint32_t rune)
{
    return bx_cover_is_control(rune) ||
           u_hasBinaryProperty((UChar32)rune, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool extends(uint32_t rune, uint32_t before)
{
    uint32_t type = U_MASK(u_charType((UChar32)rune));
    if ((type & U_GC_M_MASK) != 0 || is_ignorable(rune)) return true;
    if (rune >= EMOJI_TONE_FIRST && rune <= EMOJI_TONE_LAST)
        return u_hasBinaryProperty((UChar32)before, UCHAR_EMOJI_MODIFIER_BASE);
    return before == ZERO_WIDTH_JOINER &&
           u_hasBinaryProperty((UChar32)rune, UCHAR_EXTENDED_PICTOGRAPHIC);
}

static bx_status make_clusters(bx_preparing *job)
{
    bx_prepared *p = job->p;
    p->clusters = BX_NEW_ARRAY(job->arena, bx_cluster, bx_utf8_count(p->text));
    BX_TRY_NEW(p->clusters);
    bx_cluster *open = NULL;
    bool has_base = false;
    uint32_t before = 0;
    int row = 0;
    for (size_t at = 0; at < p->text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(p->text, at, &rune);
        BX_ASSERT(len > 0);
        bx_class class_id = bx_class_of(rune);
        bool joins = class_id == BX_CLASS_OTHER && extends(rune, before);
        row = joins ? row + 1 : 0;
        if (open && (joins || !has_base) && row <= MARKS_IN_ROW) {
            open->len += (uint32_t)len;
        } else {
            open = &p->clusters[p->count++];
            *open = (bx_cluster){.at = (uint32_t)at, .len = (uint32_t)len, .parts = 1};
            open->torn = joins && row > MARKS_IN_ROW;
            has_base = false;
            row = 0;
        }
        /* Ignorables at the head of the text wait for a base behind them. */
        if (!has_base) {
            open->rune = rune;
            open->class_id = (uint8_t)class_id;
            has_base = !(joins && is_ignorable(rune));
        }
        before = rune;
        at += (size_t)len;
    }
    return BX_OK;
}

/* ISO 15924 as a number; 0 for a script that the neighbours tell. */
static uint32_t script_of(const bx_cluster *c)
{
    if (bx_class_is_chinese(bx_cluster_class(c))) return 0x48616E69; /* Hani */
    if (c->class_id != BX_CLASS_LATIN && c->class_id != BX_CLASS_OTHER) return 0;
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c->rune, &error);
    if (U_FAILURE(error) || script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) return 0;
    const unsigned char *name = (const unsigned char *)uscript_getShortName(script);
    return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 | name[3];
}

static uint32_t first_script(const bx_prepared *p)
{
    for (int i = 0; i < p->count; i++) {
        uint32_t script = script_of(&p->clusters[i]);
        if (script != 0) return script;
    }
    return 0x48616E69;
}

static bool runs_right_to_left(const bx_prepared *p)
{
    for (int i = 0; i < p->count; i++) {
        if (p->clusters[i].class_id != BX_CLASS_OTHER) continue;
        UCharDirection direction = u_charDirection((UChar32)p->clusters[i].rune);
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
    }
    return false;
}

/* Levels of UAX #9 for the clusters; the paragraph runs as its first letter does (P2, P3). */
static bx_status find_levels(bx_preparing *job, uint8_t *levels)
{
    const bx_prepared *p = job->p;
    int32_t room = (int32_t)p->text.len + 1, len = 0;
    UChar *wide = BX_NEW_ARRAY(job->scratch, UChar, room);
    BX_TRY_NEW(wide);
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(wide, room, &len, p->text.ptr, (int32_t)p->text.len, &error);
    UBiDi *bidi = ubidi_openSized(len, 0, &error);
    if (U_SUCCESS(error)) ubidi_setPara(bidi, wide, len, UBIDI_DEFAULT_LTR, NULL, &error);
    if (U_SUCCESS(error)) job->p->level = ubidi_getParaLevel(bidi);
    int32_t unit = 0;
    for (int i = 0; U_SUCCESS(error) && i < p->count; i++) {
        levels[i] = ubidi_getLevelAt(bidi, unit);
        bx_str cluster = {p->text.ptr + p->clusters[i].at, p->clusters[i].len};
        for (size_t at = 0; at < cluster.len;) {
            uint32_t rune = 0;
            at += (size_t)bx_utf8_decode(cluster, at, &rune);
            unit += rune > 0xFFFF ? 2 : 1;
        }
    }
    if (bidi) ubidi_close(bidi);
    if (error == U_MEMORY_ALLOCATION_ERROR) return BX_ERR_MEMORY;
    if (U_FAILURE(error)) return bx_report(job->diag, BX_E_ICU, job->origin, u_errorName(error));
    return BX_OK;
}

static bool belongs(const bx_text_item *item, const bx_face_use *use, const bx_span *span,
                    uint32_t script, uint8_t level, bool stands)
{
    return item->use == use && item->span == span && item->script == script &&
           item->level == level && item->stands == stands;
}

static bx_status make_items(bx_preparing *job, const bx_face_use *const *uses,
                            const uint8_t *levels)
{
    bx_prepared *p = job->p;
    uint32_t script = first_script(p);
    const bx_span *span = p->spans;
    BX_VEC(bx_text_item) items = {0};
    bx_text_item *item = NULL;
    for (int i = 0; i < p->count; i++) {
        bx_cluster *c = &p->clusters[i];
        while (span->end <= c->at)
            span++;
        uint32_t own = script_of(c);
        if (own != 0) script = own;
        uint8_t level = levels ? levels[i] : 0;
        if (level % 2 != 0) p->mixed = true;
        if (!item || c->torn || !belongs(item, uses[i], span, script, level, c->stands)) {
            item = BX_VEC_PUSH(job->arena, &items);
            BX_TRY_NEW(item);
            BX_TRY(bx_face_judge(uses[i]->face, job->diag));
            *item = (bx_text_item){.first = i,
                                   .use = uses[i],
                                   .span = span,
                                   .script = script,
                                   .level = level,
                                   .stands = c->stands};
        }
        item->end = i + 1;
        c->item = items.count - 1;
    }
    p->items = items.items;
    p->item_count = items.count;
    return BX_OK;
}

bx_status bx_itemize(bx_preparing *job)
{
    BX_TRY(make_clusters(job));
    BX_TRY(bx_context_tell(job));
    bx_column_tell(job->p);
    const bx_face_use **uses = BX_NEW_ARRAY(job->scratch, const bx_face_use *, job->p->count);
    BX_TRY_NEW(uses);
    bx_status covered = bx_cover(job, uses);
    if (covered == BX_ERR_MEMORY) return covered;
    BX_TRY(bx_column_narrow(job, uses));
    uint8_t *levels = NULL;
    if (runs_right_to_left(job->p)) {
        levels = BX_NEW_ARRAY(job->scratch, uint8_t, job->p->count);
        BX_TRY_NEW(levels);
        BX_TRY(find_levels(job, levels));
    }
    BX_TRY(make_items(job, uses, levels));
    return covered;
}
