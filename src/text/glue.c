/*
 * Every full-width mark is an em with half an em of white at one side. Squeezing
 * takes that white, never ink: so a pair needs no table of its own, only to know at
 * which side each has white left. A face's halt or chws was rejected, as half of the
 * faces have neither.
 */
#include "text/glue.h"

#include "base/ban.h"

static bx_len class_width(const bx_cluster *c, const bx_text_style *style)
{
    bx_class_width width = bx_cluster_rule(c)->width;
    /* GB/T 15835-2011: digits are half an em */
    if (c->class_id == BX_CLASS_DIGIT && style->half_digits) width = BX_WIDTH_HALF;
    switch (c->parts == 0 ? BX_WIDTH_OWN : width) {
    case BX_WIDTH_EM: return style->em * c->parts;
    case BX_WIDTH_HALF: return style->em * c->parts / 2;
    case BX_WIDTH_TWO: return style->em * c->parts * 2;
    case BX_WIDTH_NARROW: return bx_len_min(c->advance, style->em / 2);
    case BX_WIDTH_OWN: break;
    }
    return c->advance;
}

static void set_width(const bx_prepared *p, bx_cluster *c)
{
    const bx_text_style *style = bx_cluster_style(p, c);
    const bx_class_rule *rule = bx_cluster_rule(c);
    bx_len own = c->advance;
    c->advance = class_width(c, style);
    if (rule->ink == BX_INK_CENTER) c->ink = (c->advance - own) / 2;
    if (rule->ink == BX_INK_END) c->ink = c->advance - own;
    bx_len half = style->em / 2;
    if (rule->white == BX_WHITE_BEFORE && c->advance > half) c->before = c->advance - half;
    if (rule->white == BX_WHITE_AFTER && c->advance > half) c->after = c->advance - half;
    /* clreq, reduction, step 2: a word space keeps a quarter of an em */
    if (c->class_id == BX_CLASS_SPACE) c->after = bx_len_max(0, c->advance - style->em / 4);
}

/* Whether a typed space between the two is the gap between hanzi and others, which is 0. */
static bool swallows_space(const bx_cluster *a, const bx_cluster *b)
{
    bx_class_kind before = bx_cluster_rule(a)->kind, after = bx_cluster_rule(b)->kind;
    bool chinese = before == BX_KIND_HAN || before == BX_KIND_MARK || after == BX_KIND_HAN ||
                   after == BX_KIND_MARK;
    bool meant = before == BX_KIND_SIGN || after == BX_KIND_SIGN || before == BX_KIND_OTHER ||
                 after == BX_KIND_OTHER;
    return chinese && !meant;
}

/* clreq #mixed_text_composition_in_horizontal_writing_mode: a typed space is that gap, never added to it. */
static void collapse_spaces(bx_prepared *p)
{
    for (int i = 0, last = -1; i < p->count; i++) {
        if (bx_cluster_is_space(&p->clusters[i])) continue;
        bool plain =
            last >= 0 && i > last + 1 && swallows_space(&p->clusters[last], &p->clusters[i]);
        for (int k = last + 1; k < i && plain; k++) {
            bx_cluster *c = &p->clusters[k];
            if (c->class_id != BX_CLASS_SPACE || c->glyphs > 1)
                continue; /* not one with an accent */
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
        if (!last) squeeze_pair(c, &p->clusters[next]);
        run = c->class_id == BX_CLASS_EXCLAIM ? run + 1 : 0;
        /* GB/T 15834-2011 5.1.2: two of them take one em, three take two */
        if (run == 2 && (last || p->clusters[next].class_id != BX_CLASS_EXCLAIM)) drop_after(c);
    }
}

/* clreq, expansion, step 3: not inside units and Western words, not beside connectors and solidi. */
static bool may_stretch(const bx_cluster *a, const bx_cluster *b)
{
    const bx_class_rule *before = bx_cluster_rule(a), *after = bx_cluster_rule(b);
    if (!before->gap || !after->gap || after->kind == BX_KIND_SPACE) return false;
    if (before->kind == BX_KIND_SPACE) return true;
    bool one_unit = a->class_id == b->class_id &&
                    (a->class_id == BX_CLASS_DASH || a->class_id == BX_CLASS_ELLIPSIS);
    bool western = (before->kind == BX_KIND_WEST || before->kind == BX_KIND_OTHER) &&
                   (after->kind == BX_KIND_WEST || after->kind == BX_KIND_OTHER);
    return !one_unit && !western;
}

void bx_glue_set(bx_prepared *p)
{
    for (int i = 0; i < p->count; i++)
        set_width(p, &p->clusters[i]);
    collapse_spaces(p);
    squeeze_marks(p);
    for (int i = 0; i + 1 < p->count; i++)
        p->clusters[i].stretches = may_stretch(&p->clusters[i], &p->clusters[i + 1]);
}

/* White of cluster i that reduction may take amid a line: none of a label's. */
static bx_len white_of(const bx_prepared *p, int i)
{
    return i < p->label ? 0 : p->clusters[i].before + p->clusters[i].after;
}

void bx_glue_sum(bx_prepared *p)
{
    for (int i = 0; i < p->count; i++) {
        const bx_cluster *c = &p->clusters[i];
        const bx_position *here = &p->positions[i];
        p->positions[i + 1] = (bx_position){
            .reach = here->reach + c->advance,
            .give = here->give + white_of(p, i),
            .gaps = here->gaps + (c->stretches ? 1 : 0),
            .solid = bx_cluster_is_space(c) ? here->solid : i + 1,
        };
    }
}

/* The range's end without the spaces there. */
static int solid_end(const bx_prepared *p, int start, int end)
{
    int solid = p->positions[end].solid;
    return solid > start ? solid : start;
}

/* clreq #h-compression, GB/T 15834-2011 5.1.10: what goes at the line's two edges. */
static bx_len edge_before(const bx_prepared *p, int start, bool trim)
{
    return trim ? p->clusters[start].before : 0;
}

static bx_len edge_after(const bx_prepared *p, int solid)
{
    return p->clusters[solid - 1].after;
}

bx_extent bx_glue_measure(const bx_prepared *p, int start, int end, bool trim)
{
    int solid = solid_end(p, start, end);
    if (solid == start) return (bx_extent){0};
    const bx_position *from = &p->positions[start], *to = &p->positions[solid];
    bx_len edges = edge_before(p, start, trim) + edge_after(p, solid);
    bx_len natural = to->reach - from->reach - edges;
    /* The white before the line's first mark and behind its last is no matter of adjusting. */
    bx_len outside = (start < p->label ? 0 : p->clusters[start].before) +
                     (solid - 1 < p->label ? 0 : edge_after(p, solid));
    return (bx_extent){
        .natural = natural,
        .least = natural - (to->give - from->give - outside),
        .gaps = to->gaps - from->gaps - (p->clusters[solid - 1].stretches ? 1 : 0),
    };
}

/* The same for a cluster of the line [start, solid): its outer edges are spent already. */
static bx_len white_within(const bx_prepared *p, int i, int start, int solid)
{
    const bx_cluster *c = &p->clusters[i];
    if (i < p->label) return 0;
    return (i == start ? 0 : c->before) + (i == solid - 1 ? 0 : c->after);
}

static void take_white(const bx_cluster *c, bx_len amount, bx_spent *spent)
{
    spent->advance -= amount;
    if (c->before > 0) spent->cut += amount;
}

/* One step of the reduction: all white of its classes gives the same share. Returns what is still too much. */
static bx_len reduce(const bx_prepared *p, int start, int solid, int step, bx_len need,
                     bx_spent *spent)
{
    bx_len total = 0;
    for (int i = start; i < solid; i++)
        if (bx_cluster_rule(&p->clusters[i])->shrink == step)
            total += white_within(p, i, start, solid);
    if (total == 0) return need;
    bx_len take = bx_len_min(need, total), left = take;
    for (int round = 0; round < 2 && left > 0; round++) {
        for (int i = start; i < solid && left > 0; i++) {
            const bx_cluster *c = &p->clusters[i];
            if (bx_cluster_rule(c)->shrink != step) continue;
            bx_len white = white_within(p, i, start, solid);
            /* Each its share, rounded down; the few units left over go to the first ones. */
            bx_len share = take == total ? white : white * take / total;
            if (round == 1) share = bx_len_min(white - share, 1);
            share = bx_len_min(share, left);
            take_white(c, share, &spent[i - start]);
            left -= share;
        }
    }
    return need - take;
}

/* clreq, expansion, step 1: word spaces up to half an em. Returns what is still missing. */
static bx_len widen_spaces(const bx_prepared *p, int start, int solid, bx_len need, bx_spent *spent)
{
    bx_len total = 0;
    for (int pass = 0; pass < 2; pass++) {
        bx_len take = bx_len_min(need, total), left = take;
        for (int i = start; i < solid; i++) {
            const bx_cluster *c = &p->clusters[i];
            if (c->class_id != BX_CLASS_SPACE || c->collapsed) continue;
            bx_len room = bx_len_max(0, bx_cluster_style(p, c)->em / 2 - c->advance);
            if (pass == 0) {
                total += room;
            } else {
                bx_len share = take == total ? room : room * take / total;
                spent[i - start].advance += share;
                left -= share;
            }
        }
        if (pass == 1) return need - (take - left);
        if (total == 0) return need;
    }
    return need;
}

/* clreq, expansion, step 3: all gaps that may, alike; also takes away what rounding left over. */
static void widen_gaps(const bx_prepared *p, int start, int solid, bx_len need, int gaps,
                       bx_spent *spent)
{
    bx_len each = need / gaps, rest = need % gaps, unit = rest < 0 ? -1 : 1;
    for (int i = start; i + 1 < solid; i++) {
        if (!p->clusters[i].stretches) continue;
        spent[i - start].advance += each + (rest != 0 ? unit : 0);
        if (rest != 0) rest -= unit;
    }
}

static bx_len sum_of(const bx_spent *spent, int count)
{
    bx_len sum = 0;
    for (int i = 0; i < count; i++)
        sum += spent[i].advance;
    return sum;
}

bx_len bx_glue_spend(const bx_prepared *p, int start, int end, bool trim, bx_len width, bool fill,
                     bx_spent *spent)
{
    int solid = solid_end(p, start, end);
    for (int i = start; i < end; i++)
        spent[i - start] = (bx_spent){.advance = i < solid ? p->clusters[i].advance : 0};
    if (solid == start) return 0;
    spent[0].cut = edge_before(p, start, trim);
    spent[0].advance -= spent[0].cut;
    spent[solid - 1 - start].advance -= edge_after(p, solid);
    bx_extent extent = bx_glue_measure(p, start, end, trim);
    bx_len need = extent.natural - width;
    bx_len rounding = solid - start;
    if (need > rounding)
        for (int step = 2; step <= 7 && need > 0; step++)
            need = reduce(p, start, solid, step, need, spent);
    if (need < 0 && fill) {
        bx_len em = bx_cluster_style(p, &p->clusters[start])->em;
        bx_len missing = -need;
        if (missing - (em / 2) * extent.gaps <= 0) {
            need = -widen_spaces(p, start, solid, missing, spent);
            if (need < 0) widen_gaps(p, start, solid, -need, extent.gaps, spent);
        }
    } else if (need > 0 && need <= rounding && extent.gaps > 0) {
        widen_gaps(p, start, solid, -need, extent.gaps, spent);
    }
    return sum_of(spent, end - start);
}
