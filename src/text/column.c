/*
 * Words are looked at as a whole: what stands beside a hyphen or a point is not an
 * acronym, nor a number of one em. A face's own vertical forms (vert) come first, then
 * Unicode's presentation forms, then the horizontal glyph, moved to where the mark belongs.
 */
#include "text/column.h"

#include <unicode/uchar.h>

#include "base/ban.h"

/* Digits that are not turned: up to three in one em, four in two. */
enum { ONE_EM = 3, TWO_EMS = 4 };

/* How far ink may reach over the edge of its half, in 1/1000 em. */
enum { TOLERANCE = 30 };

static bool is_word_part(const bx_cluster *c)
{
    switch (bx_cluster_class(c)) {
    case BX_CLASS_DIGIT:
    case BX_CLASS_LATIN:
    case BX_CLASS_LATIN_SIGN:
    case BX_CLASS_HYPHEN:
    case BX_CLASS_SHORT_CONNECTOR:
    case BX_CLASS_SLASH:
    case BX_CLASS_SOLIDUS:
    case BX_CLASS_PREFIX:
    case BX_CLASS_SUFFIX:
    case BX_CLASS_HALF_OPENING:
    case BX_CLASS_HALF_CLOSING:
    case BX_CLASS_QUOTE:
    case BX_CLASS_WEST_OPENING:
    case BX_CLASS_WEST_CLOSING:
    case BX_CLASS_WEST_SIGN:
    case BX_CLASS_OPERATOR: return true;
    default: return false;
    }
}

static bool is_capital(const bx_cluster *c)
{
    return c->len == 1 && c->rune >= 'A' && c->rune <= 'Z';
}

static bool is_upright(const bx_cluster *c)
{
    switch (bx_cluster_class(c)) {
    case BX_CLASS_HAN:
    case BX_CLASS_NONSTARTER:
    case BX_CLASS_STOP:
    case BX_CLASS_PAUSE:
    case BX_CLASS_COLON:
    case BX_CLASS_EXCLAIM:
    case BX_CLASS_EXCLAIM_PAIR:
    case BX_CLASS_INTERPUNCT:
    case BX_CLASS_WIDE_DIGIT: return true;
    case BX_CLASS_OTHER:
    case BX_CLASS_BOX:
    case BX_CLASS_SYMBOL: {
        int way = u_getIntPropertyValue((UChar32)c->rune, UCHAR_VERTICAL_ORIENTATION);
        return way == U_VO_UPRIGHT || way == U_VO_TRANSFORMED_UPRIGHT;
    }
    default: return false;
    }
}

/* Appends the clusters [from, end) of a word that stands to the `kept` ones, `share` to an em. */
static int group_word(bx_prepared *p, int from, int end, int share, int kept)
{
    BX_ASSERT(share > 0);
    for (int i = from; i < end; i++) {
        if ((i - from) % share == 0) {
            p->clusters[kept++] = p->clusters[i];
            p->clusters[kept - 1].stands = true;
        } else {
            p->clusters[kept - 1].len += p->clusters[i].len;
        }
    }
    return kept;
}

/* Part of it is in another style: raised, perhaps, or with dots. */
static bool is_in_two_styles(const bx_prepared *p, int from, int end)
{
    int first = 0, last = p->span_count;
    while (last - first > 1) {
        int middle = first + (last - first) / 2;
        if (p->spans[middle].start <= p->clusters[from].at) first = middle;
        else last = middle;
    }
    return p->clusters[end - 1].at >= p->spans[first].end;
}

/* How a word of the clusters [from, end) stands: digits to an em, 1 for letters; 0: it lies. */
static int standing_share(const bx_prepared *p, int from, int end)
{
    int count = end - from, digits = 0, capitals = 0;
    for (int i = from; i < end; i++) {
        digits += p->clusters[i].class_id == BX_CLASS_DIGIT;
        capitals += is_capital(&p->clusters[i]);
    }
    if (is_in_two_styles(p, from, end)) return 0;
    if (digits == count) return count <= ONE_EM ? count : count <= TWO_EMS ? 2 : 0;
    bool letter = count == 1 && p->clusters[from].class_id == BX_CLASS_LATIN;
    return capitals == count || letter ? 1 : 0;
}

static int word_end(const bx_prepared *p, int from)
{
    int end = from;
    while (end < p->count && is_word_part(&p->clusters[end]))
        end++;
    return end;
}

/* The words from `from` on that only spaces part. One that lies makes the others lie: GB/T 9704. */
static int phrase_end(const bx_prepared *p, int from, bool *lies)
{
    int end = from;
    *lies = false;
    for (int start = from; end == from || start > end;) {
        int next = word_end(p, start);
        if (next == start) break;
        *lies = *lies || standing_share(p, start, next) == 0;
        end = start = next;
        while (start < p->count && bx_cluster_is_space(&p->clusters[start]))
            start++;
    }
    return end;
}

/* Moves a phrase to the `kept` ones. */
static int keep_phrase(bx_prepared *p, int from, int end, bool lies, int kept)
{
    for (int i = from; i < end;) {
        int next = lies ? i : word_end(p, i);
        if (next > i) kept = group_word(p, i, next, standing_share(p, i, next), kept);
        else p->clusters[kept++] = p->clusters[next++];
        i = next;
    }
    return kept;
}

void bx_column_tell(bx_prepared *p)
{
    if (!p->vertical) return;
    int kept = 0;
    for (int i = 0, end; i < p->count; i = end) {
        bool lies;
        end = phrase_end(p, i, &lies);
        if (end > i) {
            kept = keep_phrase(p, i, end, lies, kept);
            continue;
        }
        end = i + 1;
        p->clusters[kept] = p->clusters[i];
        p->clusters[kept].stands = is_upright(&p->clusters[kept]);
        kept++;
    }
    p->count = kept;
}

/* The width of a group of digits in 1/1000 em of its face; 0 for a single one, whatever it has with it. */
static int width_of(const bx_prepared *p, const bx_cluster *c, const bx_face *face)
{
    int64_t width = 0;
    int digits = 0;
    for (uint32_t i = 0; i < c->len; i++) {
        char byte = p->text.ptr[c->at + i];
        if (byte < '0' || byte > '9') continue;
        width += bx_face_advance(face, bx_face_glyph(face, (uint32_t)byte));
        digits++;
    }
    if (digits < 2) return 0;
    return (int)((width * 1000 + bx_face_units(face) - 1) / bx_face_units(face));
}

bx_status bx_column_narrow(bx_preparing *job, const bx_face_use **uses)
{
    const bx_prepared *p = job->p;
    for (int i = 0; p->vertical && i < p->count; i++) {
        const bx_cluster *c = &p->clusters[i];
        if (!c->stands || c->class_id != BX_CLASS_DIGIT) continue;
        int width = width_of(p, c, uses[i]->face) * uses[i]->scale / 1000;
        if (width <= 1000) continue;
        bx_face_use *small = BX_NEW(job->arena, bx_face_use);
        BX_TRY_NEW(small);
        *small = *uses[i];
        small->scale = small->scale * 1000 / width;
        uses[i] = small;
    }
    return BX_OK;
}

uint32_t bx_column_shown(const bx_face *face, const bx_cluster *c, uint32_t rune)
{
    static const uint32_t marks[][2] = {
        {0x2018, 0x300C}, {0x2019, 0x300D}, {0x201C, 0x300E}, {0x201D, 0x300F}};
    if (c->class_id != BX_CLASS_OPENING && c->class_id != BX_CLASS_CLOSING) return rune;
    for (int i = 0; i < 4; i++)
        if (marks[i][0] == rune && bx_face_glyph(face, marks[i][1]) != 0) return marks[i][1];
    return rune;
}

/* Unicode's vertical form of a mark that stands; 0: none. */
static uint32_t presentation_form(uint32_t rune)
{
    static const uint32_t forms[][2] = {{0xFF0C, 0xFE10}, {0x3001, 0xFE11}, {0x3002, 0xFE12},
                                        {0xFF1A, 0xFE13}, {0xFF1B, 0xFE14}, {0xFF01, 0xFE15},
                                        {0xFF1F, 0xFE16}};
    for (int i = 0; i < 7; i++)
        if (forms[i][0] == rune) return forms[i][1];
    return 0;
}

/* The line's first face puts its baseline: from its em-box's upper edge to there. */
static bx_len ascent_of(const bx_text_style *style)
{
    return bx_len_scale(style->size, bx_face_ascent(style->role->uses[0].face), 1000);
}

/* What moves ink [from, to) into the half em from 0 on: nothing when it is there. */
static bx_len into_half(bx_len from, bx_len to, bx_len size)
{
    bx_len slack = bx_len_scale(size, TOLERANCE, 1000);
    if (from >= -slack && to <= size / 2 + slack) return 0;
    return size / 4 - (from + to) / 2;
}

/*
 * GB/T 15834-2011 5.2.1: below the character and to the right; clreq
 * #glyphs_sizes_and_positions_in_character_faces_of_punctuation_marks: in the right upper
 * corner. A horizontal glyph is moved there, and so is a 。，、 whose vertical one is too low
 * to lose the white below it.
 */
static void move_ink(const bx_text_item *item, const bx_cluster *c, bx_cluster_glyph *glyph,
                     bx_len size, bool is_upright)
{
    const bx_face *face = item->use->face;

    bool is_small = c->class_id == BX_CLASS_STOP || c->class_id == BX_CLASS_PAUSE;
    if (is_upright && !is_small) return;
    int units = bx_face_units(face);
    bx_ink ink = bx_face_ink(face, glyph->id);
    bx_len left = glyph->x + bx_len_scale(size, ink.left, units);
    glyph->x += into_half(left, left + bx_len_scale(size, ink.right - ink.left, units), size);
    if (!is_small) return;
    bx_len top = ascent_of(&item->span->style) - glyph->y - bx_len_scale(size, ink.top, units);
    glyph->y -= into_half(top, top + bx_len_scale(size, ink.top - ink.foot, units), size);
}

static void place_mark(const bx_text_item *item, const bx_cluster *c, bx_cluster_glyph *glyph,
                       bx_len size)
{
    const bx_face *face = item->use->face;
    bx_class class_id = bx_cluster_class(c);
    if (class_id != BX_CLASS_STOP && class_id != BX_CLASS_PAUSE && class_id != BX_CLASS_COLON &&
        class_id != BX_CLASS_EXCLAIM)
        return;
    uint32_t form = presentation_form(c->rune);
    bool is_upright = glyph->id != bx_face_glyph(face, c->rune);
    uint32_t own = is_upright || form == 0 ? 0 : bx_face_glyph(face, form);
    if (own != 0) glyph->id = own;
    move_ink(item, c, glyph, size, is_upright || own != 0);
}

void bx_column_place(const bx_text_item *item, bx_cluster *c, bx_cluster_glyph *glyphs, bx_len size)
{
    const bx_text_style *style = &item->span->style;
    bx_len ascent = ascent_of(style);
    bx_len descent = bx_len_scale(style->size, bx_face_descent(style->role->uses[0].face), 1000);
    bx_len wide = bx_len_scale(c->advance, size, bx_len_scale(style->em, item->use->scale, 1000));
    for (int i = 0; i < c->glyphs; i++) {
        if (!c->stands) {
            glyphs[i].y -= (ascent - descent) / 2;
            continue;
        }
        /* what raises in a line goes to the right in a column */
        glyphs[i].x += style->rise - wide / 2;
        glyphs[i].y -= style->rise;
    }
    if (!c->stands) return;
    if (c->glyphs == 1) place_mark(item, c, glyphs, size);
    for (int i = 0; i < c->glyphs; i++)
        glyphs[i].y -= ascent + (style->em - style->size) / 2;
    c->advance = style->em;
}
