/*
 * Every full-width mark is an em with half an em of white at one side. Squeezing
 * takes that white, never ink: so a pair needs no table of its own, only to know at
 * which side each has white left. The advances come from the table whatever the face:
 * half of them have no halt, and one had halt cut its ？ in two (marks.h).
 */
#include "text/glue.h"

#include <stdlib.h>

#include <unicode/uchar.h>

#include "base/ban.h"

enum { LEAST_SPACE = 6 }; /* a sixth of an em: below 0.15 em poppler reads no space */

static bool is_grid(const bx_prepared *p)
{
    return p->rules->school == BX_SCHOOL_GRID;
}

static bx_class_width width_kind(const bx_prepared *p, const bx_cluster *c)
{
    bool is_digit = c->class_id == BX_CLASS_DIGIT;
    if (c->stands) return c->class_id == BX_CLASS_INTERPUNCT ? BX_WIDTH_HALF : BX_WIDTH_EM;
    if (c->parts == 0) return BX_WIDTH_OWN;
    /* GB/T 15835-2011: digits are half an em */
    if (is_digit && (bx_cluster_style(p, c)->half_digits || is_grid(p))) return BX_WIDTH_HALF;
    bool in_cell = is_grid(p) && bx_class_is_chinese(bx_cluster_class(c));
    bx_class_width width = bx_cluster_rule(c)->width;
    return in_cell && width == BX_WIDTH_HALF ? BX_WIDTH_EM : width;
}

static bx_len class_width(const bx_prepared *p, const bx_cluster *c)
{
    bx_len em = bx_cluster_style(p, c)->em;
    switch (width_kind(p, c)) {
    case BX_WIDTH_EM: return em * c->parts;
    case BX_WIDTH_HALF: return em * c->parts / 2;
    case BX_WIDTH_TWO: return em * c->parts * 2;
    case BX_WIDTH_NARROW: return bx_len_min(c->advance, em / 2);
    case BX_WIDTH_OWN: break;
    }
    return c->advance;
}

static void set_width(const bx_prepared *p, bx_cluster *c)
{
    const bx_text_style *style = bx_cluster_style(p, c);
    const bx_class_rule *rule = bx_cluster_rule(c);
    bx_len own = c->advance;
    c->advance = class_width(p, c);
    if (rule->ink == BX_INK_CENTER || c->stands) c->ink += (c->advance - own) / 2;
    else if (rule->ink == BX_INK_END) c->ink += c->advance - own;
    /* clreq: in a column ：；？！ stand in the middle of their em */
    if (c->stands && (c->class_id == BX_CLASS_COLON || c->class_id == BX_CLASS_EXCLAIM)) return;
    bx_len half = style->em / 2;
    if (rule->white == BX_WHITE_BEFORE && c->advance > half) c->before = c->advance - half;
    if (rule->white == BX_WHITE_AFTER && c->advance > half) c->after = c->advance - half;
    /* clreq, reduction, step 2: a word space keeps a quarter of an em */
    if (c->class_id == BX_CLASS_SPACE) c->after = bx_len_max(0, c->advance - style->em / 4);
}

/* ＋ － ＜ ＝ ＞ have their own white, in T＋3 as in 5＋2. */
static bool is_operator(uint32_t rune)
{
    return rune == 0xFF0B || rune == 0xFF0D || (rune >= 0xFF1C && rune <= 0xFF1E);
}

static bool is_hanzi(const bx_cluster *c)
{
    return (c->class_id == BX_CLASS_HAN || c->class_id == BX_CLASS_NONSTARTER) &&
           !is_operator(c->rune);
}

/* Letters and numbers, whose gap to a hanzi the layout sets; a sign belongs to its number. */
static bool keeps_gap(const bx_prepared *p, int i, int step)
{
    const bx_cluster *c = &p->clusters[i];
    bool sign = step > 0 ? c->class_id == BX_CLASS_PREFIX : c->class_id == BX_CLASS_SUFFIX;
    int beyond = i + step;
    if (sign && beyond >= 0 && beyond < p->count) c = &p->clusters[beyond];
    return c->class_id == BX_CLASS_DIGIT || c->class_id == BX_CLASS_WIDE_DIGIT ||
           (c->class_id == BX_CLASS_LATIN && !sign);
}

/*
 * Whether white stands between clusters a and b anyway, so that a space typed there adds none:
 * beside a full-width mark, and where the gap between hanzi and letters or digits is.
 */
static bool swallows_space(const bx_prepared *p, int a, int b)
{
    const bx_cluster *before = &p->clusters[a], *after = &p->clusters[b];
    bx_class_kind left = bx_cluster_rule(before)->kind, right = bx_cluster_rule(after)->kind;
    bool meant = left == BX_KIND_SIGN || right == BX_KIND_SIGN || left == BX_KIND_OTHER ||
                 right == BX_KIND_OTHER;
    if (left == BX_KIND_MARK || right == BX_KIND_MARK) return !meant;
    return (is_hanzi(before) && keeps_gap(p, b, 1)) || (is_hanzi(after) && keeps_gap(p, a, -1));
}

/* A no-break space is a space as wide as any; that no line ends there is told by its class. */
static bool is_typed_space(const bx_cluster *c)
{
    return bx_cluster_is_space(c) || c->rune == 0xA0;
}

/* Between two hanzi it is the white that parts them: a quarter of an em, never so little that a
   reader of the file takes it for none. */
static void set_han_space(const bx_prepared *p, bx_cluster *c)
{
    bx_len em = bx_cluster_style(p, c)->em;
    c->advance = em / 4;
    if (c->class_id == BX_CLASS_SPACE) c->after = c->advance - em / LEAST_SPACE;
}

/* clreq #mixed_text_composition_in_horizontal_writing_mode: a typed space is that gap, never added to it. */
static void set_spaces(bx_prepared *p)
{
    for (int i = 0, last = -1; i < p->count; i++) {
        if (is_typed_space(&p->clusters[i])) continue;
        bool inside = last >= 0 && i > last + 1;
        bool plain = inside && swallows_space(p, last, i);
        bool parts_hanzi = inside && bx_cluster_rule(&p->clusters[last])->kind == BX_KIND_HAN &&
                           bx_cluster_rule(&p->clusters[i])->kind == BX_KIND_HAN;
        for (int k = last + 1; k < i && (plain || parts_hanzi); k++) {
            bx_cluster *c = &p->clusters[k];
            if (c->class_id == BX_CLASS_SET_SPACE || c->glyphs > 1)
                continue; /* not one with an accent */
            if (parts_hanzi) {
                set_han_space(p, c);
                continue;
            }
            c->collapsed = true;
            c->advance = c->after = 0;
        }
        last = i;
    }
}

/* The next cluster that is not a space without width; count when there is none. */
static int next_solid(const bx_prepared *p, int i)
{
    do
        i++;
    while (i < p->count && p->clusters[i].collapsed);
    return i;
}

static void drop_after(bx_cluster *c)
{
    c->advance -= c->after;
    c->after = 0;
}

static void drop_before(bx_cluster *c)
{
    c->advance -= c->before;
    c->ink -= c->before;
    c->before = 0;
}

/* 开明 keeps the em of what ends a sentence, 半角 of nothing. */
static void follow_school(bx_prepared *p)
{
    bx_school school = p->rules->school;
    if (school != BX_SCHOOL_KAIMING && school != BX_SCHOOL_HALF) return;
    for (int i = 0; i < p->count; i++) {
        bx_cluster *c = &p->clusters[i];
        bool ends = c->class_id == BX_CLASS_STOP || c->class_id == BX_CLASS_EXCLAIM;
        if (bx_cluster_rule(c)->white == BX_WHITE_NONE) continue;
        if (ends && school == BX_SCHOOL_KAIMING) continue;
        drop_before(c);
        drop_after(c);
    }
}

/*
 * clreq #h-adjustment_of_adjacent_punctuation_marks: of two marks in a row one half em
 * goes. Closing or stop before any mark with white loses its own; of two opening marks
 * the second does. Empty brackets have no white between them.
 */
static void squeeze_pair(bx_cluster *a, bx_cluster *b)
{
    const bx_class_rule *before = bx_cluster_rule(a), *after = bx_cluster_rule(b);
    if (before->white == BX_WHITE_AFTER && after->white != BX_WHITE_NONE) drop_after(a);
    if (before->white == BX_WHITE_BEFORE && after->white == BX_WHITE_BEFORE) drop_before(b);
}

static void squeeze_marks(bx_prepared *p)
{
    int run = 0; /* exclamation and question marks up to here */
    for (int i = 0; i < p->count; i = next_solid(p, i)) {
        bx_cluster *c = &p->clusters[i];
        int next = next_solid(p, i);
        bool last = next >= p->count;
        bool goes_on = !last && p->clusters[next].class_id == BX_CLASS_EXCLAIM;
        run = c->class_id == BX_CLASS_EXCLAIM ? run + 1 : 0;
        if (!last && (!is_grid(p) || (run > 0 && goes_on))) squeeze_pair(c, &p->clusters[next]);
        /* GB/T 15834-2011 5.1.2: two of them take one em, three take two */
        if (run == 2 && !goes_on) drop_after(c);
    }
}

/* What a cluster is beside a hanzi: digits and the letters of other scripts keep their distance. */
static bx_gap_kind gap_beside(const bx_cluster *c)
{
    if (c->stands) return BX_GAP_NONE;
    if (c->class_id == BX_CLASS_DIGIT) return BX_GAP_DIGIT;
    bool letter = c->class_id == BX_CLASS_LATIN ||
                  (c->class_id == BX_CLASS_OTHER && u_isalpha((UChar32)c->rune));
    return letter ? BX_GAP_LETTER : BX_GAP_NONE;
}

/* Beside IPv6 and 5G the gaps are alike: a digit of a word keeps the distance of its letters. */
static bx_gap_kind gap_of_word(const bx_prepared *p, int i, int step)
{
    bx_gap_kind kind = gap_beside(&p->clusters[i]);
    for (int k = i; kind == BX_GAP_DIGIT && k >= 0 && k < p->count; k += step) {
        const bx_cluster *c = &p->clusters[k];
        if (c->collapsed || bx_cluster_rule(c)->kind != BX_KIND_WEST) break;
        if (gap_beside(c) == BX_GAP_LETTER) kind = BX_GAP_LETTER;
    }
    return kind;
}

bx_gap bx_glue_gap(const bx_prepared *p, const bx_cluster *c)
{
    if (c->gap_kind == BX_GAP_DIGIT) return p->rules->digit_gap;
    return c->gap_kind == BX_GAP_LETTER ? p->rules->letter_gap : (bx_gap){0};
}

bx_len bx_glue_most_gap(const bx_text_style *style)
{
    enum { SPACED = 95 };
    bx_len most = bx_len_scale(style->size, SPACED, 1000);
    bx_len tracking = bx_len_max(0, style->em + style->tracking - style->size);
    return tracking < most ? most - tracking : most;
}

/* clreq, expansion, step 2, has half an em for the gap; a layout may want less of it at first. */
bx_len bx_glue_beside(const bx_prepared *p, const bx_cluster *c)
{
    if (c->gap_kind == BX_GAP_NONE || !c->stretches) return 0;
    const bx_text_style *style = bx_cluster_style(p, c);
    bx_len most = bx_len_scale(style->em, bx_glue_gap(p, c).most, 1000);
    return bx_len_max(0, style->em / 2 - most - bx_glue_most_gap(style));
}

/*
 * clreq #mixed_text_composition_in_horizontal_writing_mode: between hanzi and letters or
 * digits. A typed space there becomes the gap, so that it is never both.
 */
static void set_gaps(bx_prepared *p)
{
    if (is_grid(p)) return;
    for (int i = 0, last = -1; i < p->count; i++) {
        bx_cluster *c = &p->clusters[i];
        if (c->collapsed) continue;
        bx_cluster *before = last >= 0 ? &p->clusters[last] : NULL;
        int left = last;
        last = i;
        if (!before || is_hanzi(before) == is_hanzi(c)) continue;
        bx_gap_kind kind = is_hanzi(c) ? gap_of_word(p, left, -1) : gap_of_word(p, i, 1);
        if (kind == BX_GAP_NONE) continue;
        bx_cluster *host = c - 1;
        host->gap_kind = (uint8_t)kind;
        host->gap = bx_len_scale(bx_cluster_style(p, host)->em, bx_glue_gap(p, host).own, 1000);
        host->advance += host->gap;
    }
}

static bool is_beside_cells(const bx_cluster *c)
{
    return !bx_class_is_chinese(bx_cluster_class(c)) && !c->collapsed;
}

/* On the fixed grid what is not Chinese stands in the middle of whole cells, word by word. */
static void fill_cells(bx_prepared *p)
{
    for (int i = 0, end; is_grid(p) && i < p->count; i = end) {
        bx_cluster *first = &p->clusters[i];
        bx_len em = bx_cluster_style(p, first)->em, width = 0;
        end = i;
        while (end < p->count && is_beside_cells(&p->clusters[end])) {
            bool starts_word = end > i && bx_cluster_is_space(&p->clusters[end - 1]) &&
                               !bx_cluster_is_space(&p->clusters[end]);
            if (starts_word) break;
            width += p->clusters[end++].advance;
        }
        if (end == i) end++;
        bx_len pad = width > 0 ? (width + em - 1) / em * em - width : 0;
        first->ink += pad / 2;
        first->advance += pad / 2;
        p->clusters[end - 1].advance += pad - pad / 2;
    }
}

/* Marks stand by what they follow, or by what they enclose: a gap there would part them. */
static bool clings(const bx_class_rule *before, const bx_class_rule *after)
{
    bool opens = before->kind == BX_KIND_MARK && before->white == BX_WHITE_BEFORE;
    return opens || (after->kind == BX_KIND_MARK && after->white != BX_WHITE_BEFORE);
}

/* —— and …… */
static bool is_one_unit(const bx_cluster *a, const bx_cluster *b)
{
    return a->class_id == b->class_id &&
           (a->class_id == BX_CLASS_DASH || a->class_id == BX_CLASS_ELLIPSIS);
}

/*
 * clreq, expansion, step 3: not inside units and Western words, not beside connectors and
 * solidi, and not between a mark and what it stands by.
 */
static bool may_stretch(const bx_cluster *a, const bx_cluster *b)
{
    const bx_class_rule *before = bx_cluster_rule(a), *after = bx_cluster_rule(b);
    if (!before->gap || !after->gap || after->kind == BX_KIND_SPACE) return false;
    if (clings(before, after)) return false;
    if (before->kind == BX_KIND_SPACE) return true;
    bool western = (before->kind == BX_KIND_WEST || before->kind == BX_KIND_OTHER) &&
                   (after->kind == BX_KIND_WEST || after->kind == BX_KIND_OTHER);
    return !is_one_unit(a, b) && !western;
}

bx_len bx_glue_track(const bx_prepared *p, int i)
{
    if (is_grid(p)) return 0;
    const bx_cluster *c = &p->clusters[i];
    bool none = c->collapsed || c->glyphs == 0 || bx_cluster_rule(c)->kind == BX_KIND_OTHER;
    if (none || (i + 1 < p->count && is_one_unit(c, c + 1))) return 0;
    bx_len own = bx_cluster_style(p, c)->tracking;
    bx_len next = i + 1 < p->count ? bx_cluster_style(p, c + 1)->tracking : own;
    return llabs(next) < llabs(own) ? next : own;
}

void bx_glue_set(bx_prepared *p)
{
    for (int i = 0; i < p->count; i++)
        set_width(p, &p->clusters[i]);
    set_spaces(p);
    follow_school(p);
    squeeze_marks(p);
    set_gaps(p);
    fill_cells(p);
    for (int i = 0; i < p->count && p->tracked; i++)
        p->clusters[i].advance += bx_glue_tracking(p, i);
    for (int i = 0; i + 1 < p->count; i++)
        p->clusters[i].stretches = !is_grid(p) && may_stretch(&p->clusters[i], &p->clusters[i + 1]);
}

static void add_white(bx_prepared *p, int i)
{
    const bx_cluster *c = &p->clusters[i];
    bx_position *sum = &p->positions[i + 1];
    bx_len em = bx_cluster_style(p, c)->em, white = c->before + c->after;
    /* A label is as wide as its sisters; a fixed grid gives nothing amid a line. */
    if (i < p->label || is_grid(p)) return;
    sum->give += white;
    if (c->class_id == BX_CLASS_SPACE && !c->collapsed)
        sum->spaces += bx_len_max(0, em / 2 - c->advance);
    if (c->gap_kind == BX_GAP_NONE) return;
    bx_gap gap = bx_glue_gap(p, c);
    bx_len slack = c->gap - bx_len_scale(em, gap.least, 1000);
    sum->give += slack;
    sum->growth += bx_len_scale(em, gap.most, 1000) - c->gap;
    sum->beside += bx_glue_beside(p, c);
}

void bx_glue_sum(bx_prepared *p)
{
    for (int i = 0; i < p->count; i++) {
        const bx_cluster *c = &p->clusters[i];
        bx_position *sum = &p->positions[i + 1];
        *sum = p->positions[i];
        sum->reach += c->advance;
        sum->gaps += c->stretches ? 1 : 0;
        sum->solid = bx_cluster_is_space(c) ? sum->solid : i + 1;
        add_white(p, i);
    }
}
