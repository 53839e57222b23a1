/*
 * One look at each pair of neighbours, spaces between them skipped, so the cost is
 * linear. Pairs with a Chinese character have rules of their own. Between others UAX #14
 * decides: letters, digits and the signs of numbers by a few of its rules that hold
 * whatever stands around, the rest by ICU, which is asked once for each run.
 */
#include "text/places.h"

#include <string.h>

#include "base/utf8.h"
#include "text/address.h"
#include "text/engine.h"
#include "text/units.h"

#include "base/ban.h"

typedef struct placer {
    bx_preparing *job;
    bx_prepared *p;
    bx_link_cursor links;
    uint8_t *uax14; /* a byte for each place of the text, once asked for */
    int foreign;    /* where the run that is not Chinese starts; -1: none is open */
    int asked;      /* UAX #14 is known up to this cluster */
    int same;       /* dashes or ellipses in a row before the place */
    int closings;   /* closing marks in a row before the place */
} placer;

static bool is_chinese(const bx_cluster *c)
{
    return bx_class_is_chinese(bx_cluster_class(c));
}

/* UAX #14 for the run around cluster i, with a neighbour at each side. */
static bx_status ask_uax14(placer *s, int i)
{
    const bx_prepared *p = s->p;
    int first = s->foreign >= 0 ? s->foreign : i, end = i + 1;
    if (first > 0) first--;
    while (end < p->count && !is_chinese(&p->clusters[end]))
        end++;
    if (end < p->count) end++;
    if (!s->uax14) s->uax14 = BX_NEW_ARRAY(s->job->scratch, uint8_t, p->text.len + 1);
    BX_TRY_NEW(s->uax14);
    size_t from = p->clusters[first].at;
    size_t to = p->clusters[end - 1].at + p->clusters[end - 1].len;
    s->asked = end;
    return bx_engine_breaks(s->job->engine, BX_BREAK_LINES, (bx_str){p->text.ptr + from, to - from},
                            s->uax14 + from, s->job->diag, s->job->origin);
}

static bx_status uax14_breaks(placer *s, int i, bool *breaks)
{
    if (i + 1 >= s->asked) BX_TRY(ask_uax14(s, i + 1));
    *breaks = s->uax14[s->p->clusters[i + 1].at];
    return BX_OK;
}

static bool is_one_of(uint32_t rune, const char *ascii)
{
    return rune > 0 && rune < 0x80 && strchr(ascii, (int)rune) != NULL;
}

/* The last character of a cluster: a word joiner or a space without width has stuck to it. */
static uint32_t last_rune(const bx_prepared *p, const bx_cluster *c)
{
    size_t at = c->at + c->len - 1;
    uint32_t rune = 0;
    if (c->len == 3 && c->rune >= 0x800) return c->rune; /* alone, as nearly every hanzi is */
    while (at > c->at && ((unsigned char)p->text.ptr[at] & 0xC0) == 0x80)
        at--;
    bx_utf8_decode(p->text, at, &rune);
    return rune;
}

static bool is_bar(bx_prohibition bar, bx_prohibition level)
{
    return bar <= level && bar != BX_PROHIBIT_NEVER;
}

static bool is_barred(const placer *s, const bx_cluster *a, const bx_cluster *b)
{
    bx_prohibition level = s->p->rules->prohibition;
    return is_bar(bx_cluster_rule(a)->end, level) || is_bar(bx_cluster_rule(b)->start, level);
}

static bool is_digit(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_DIGIT || c->class_id == BX_CLASS_WIDE_DIGIT;
}

static bool is_alphanumeric(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_LATIN || c->class_id == BX_CLASS_DIGIT;
}

/* UAX #14 between two neighbours without a space, where little context tells: LB13, LB21, LB23, LB25, LB28. */
static bool is_whole_by_itself(const bx_prepared *p, int i)
{
    const bx_cluster *a = &p->clusters[i], *b = a + 1;
    bool point = a->class_id == BX_CLASS_HALF_CLOSING && is_one_of(a->rune, ",.:;") && i > 0 &&
                 is_digit(a - 1);
    /* not of UAX #14, which has full-width digits as ideographs */
    if (is_digit(a) && is_digit(b)) return true;
    if (is_alphanumeric(a))
        return is_alphanumeric(b) || b->class_id == BX_CLASS_HYPHEN ||
               b->class_id == BX_CLASS_SLASH || b->class_id == BX_CLASS_HALF_CLOSING ||
               (a->class_id == BX_CLASS_DIGIT && b->class_id == BX_CLASS_SUFFIX);
    if (b->class_id != BX_CLASS_DIGIT) return false;
    return point || a->class_id == BX_CLASS_HYPHEN || a->class_id == BX_CLASS_SLASH ||
           a->class_id == BX_CLASS_PREFIX;
}

/* 0359-3032112 is parted sooner than a line opened so far that it shows spaces. */
static bool is_number_joint(const bx_prepared *p, int i)
{
    const bx_cluster *c = &p->clusters[i];
    return p->chinese && c->class_id == BX_CLASS_HYPHEN && i > 0 && is_digit(c - 1) &&
           is_digit(c + 1);
}

/* Neither is Chinese. `last` is the cluster before the spaces that end with cluster i. */
static bx_status place_in_foreign(placer *s, int i, int last, bx_place_kind *place)
{
    const bx_cluster *a = &s->p->clusters[last], *b = &s->p->clusters[i + 1];
    bool breaks = false, is_tight = last == i;
    /* In mixed text $ keeps what follows it and % what stands before it, whatever that is; " does
       so only where nothing was typed between. */
    bool quote = a->class_id == BX_CLASS_QUOTE || b->class_id == BX_CLASS_QUOTE;
    bool barred = s->p->chinese && (is_tight || !quote) && is_barred(s, a, b);
    if (barred || (is_tight && is_whole_by_itself(s->p, i))) breaks = false;
    else if (!is_tight && is_alphanumeric(a) && is_alphanumeric(b)) breaks = true;
    else BX_TRY(uax14_breaks(s, i, &breaks));
    /* A run such as and/or is kept where that costs little; UAX #14 would cut it gladly. */
    if (breaks) {
        *place = is_tight && a->class_id == BX_CLASS_SLASH ? BX_PLACE_ADDRESS : BX_PLACE_GOOD;
        return BX_OK;
    }
    /* Words may be torn at last, numbers and what may not start a line not even then. */
    bool letters = a->class_id == BX_CLASS_LATIN || b->class_id == BX_CLASS_LATIN ||
                   a->class_id == BX_CLASS_OTHER || b->class_id == BX_CLASS_OTHER;
    if (is_tight && is_number_joint(s->p, i)) {
        *place = BX_PLACE_NUMBER;
        return BX_OK;
    }
    bool starts = is_alphanumeric(b) || b->class_id == BX_CLASS_OTHER;
    bool torn = is_tight && letters && starts && !is_barred(s, a, b);
    *place = torn ? BX_PLACE_LAST : BX_PLACE_NONE;
    return BX_OK;
}

/* The cluster before i that is no space without width. */
static int solid_before(const bx_prepared *p, int i)
{
    do
        i--;
    while (i >= 0 && p->clusters[i].collapsed);
    return i;
}

/* Whether the digits that end at cluster i follow 〔2021〕: then i is in a document number. */
static bool in_document_number(const bx_prepared *p, int i)
{
    while (i >= 0 && is_digit(&p->clusters[i]))
        i = solid_before(p, i);
    if (i < 2 || p->clusters[i].rune != 0x3015) return false;
    for (i = solid_before(p, i); i >= 0 && is_digit(&p->clusters[i]);)
        i = solid_before(p, i);
    return i >= 0 && p->clusters[i].rune == 0x3014;
}

/* Whether `more` dashes or ellipses stand from cluster i on. */
static bool goes_on(const bx_prepared *p, int i, int more)
{
    for (uint8_t class_id = p->clusters[i].class_id; more > 0; i++) {
        if (i >= p->count || p->clusters[i].class_id != class_id) return false;
        more -= p->clusters[i].parts;
    }
    return true;
}

/* A dash or an ellipsis is a pair, two pairs in a row are one (GB/T 15834-2011 5.1.4, 5.1.5). */
static bx_place_kind place_in_row(const placer *s, int i)
{
    bool leader = s->same >= 4 || goes_on(s->p, i + 1, 3);
    return leader && s->same % 2 == 0 ? BX_PLACE_NUMBER : BX_PLACE_NONE;
}

/* Between two neighbours, clusters `last` and i + 1, of which one at least is Chinese. */
static bx_place_kind place_in_chinese(const placer *s, int i, int last)
{
    const bx_cluster *a = &s->p->clusters[last], *b = &s->p->clusters[i + 1];
    bool unit = a->class_id == BX_CLASS_DASH || a->class_id == BX_CLASS_ELLIPSIS;
    if (unit && a->class_id == b->class_id) return place_in_row(s, i);
    /* GB/T 9704-2012 7.2.5: 〔2021〕30号 is one number */
    if (is_digit(b) && a->rune == 0x3015)
        return in_document_number(s->p, last) ? BX_PLACE_NUMBER : BX_PLACE_GOOD;
    if (is_digit(a) && bx_cluster_rule(b)->kind == BX_KIND_HAN && in_document_number(s->p, last))
        return BX_PLACE_NONE;
    return a->class_id == BX_CLASS_INTERPUNCT ? BX_PLACE_NAME : BX_PLACE_GOOD;
}

/* Whether spaces with width stand behind cluster `last` and end with cluster i: those without it
   stand for the gap of 2023年, and part no more than that. */
static bool is_spaced(const bx_prepared *p, int i, int last)
{
    while (i > last && p->clusters[i].collapsed)
        i--;
    return i > last;
}

/* A place between Chinese and anything: bars, then what was typed there, then the pair. */
static bx_status place_beside_chinese(placer *s, int i, int last, bx_place_kind *place)
{
    const bx_cluster *a = &s->p->clusters[last], *b = &s->p->clusters[i + 1];
    bool other = a->class_id == BX_CLASS_OTHER || b->class_id == BX_CLASS_OTHER;
    bool breaks = true;
    if (is_barred(s, a, b)) {
        /* clreq: the third closing mark in a row may start a line when nothing else helps */
        bool third = s->closings >= 2 && bx_cluster_rule(b)->white == BX_WHITE_AFTER;
        if (third) *place = BX_PLACE_LAST;
        return BX_OK;
    }
    if (other) BX_TRY(uax14_breaks(s, i, &breaks));
    if (!breaks) *place = BX_PLACE_LAST;
    else if (is_spaced(s->p, i, last)) *place = BX_PLACE_GOOD;
    else *place = place_in_chinese(s, i, last);
    return BX_OK;
}

/* `last` is the cluster before the spaces that end with cluster i. */
static bx_status place_behind(placer *s, int i, int last, bx_place_kind *place)
{
    const bx_cluster *a = &s->p->clusters[last], *b = &s->p->clusters[i + 1];
    uint32_t glue = a->len > 1 ? last_rune(s->p, a) : 0;
    const bx_link *link = bx_link_cursor_at(&s->links, a->at);
    bool foreign = !is_chinese(a) && !is_chinese(b);
    *place = BX_PLACE_NONE;
    if (link && b->at < link->end) {
        *place = bx_address_place(s->p->text, link, b->at);
        return BX_OK;
    }
    if (!foreign && is_barred(s, a, b)) return place_beside_chinese(s, i, last, place);
    if (glue == 0x2060 || glue == 0xFEFF) return BX_OK;
    if (glue == 0x200B) {
        *place = BX_PLACE_GOOD;
        return BX_OK;
    }
    return foreign ? place_in_foreign(s, i, last, place) : place_beside_chinese(s, i, last, place);
}

static void count_rows(placer *s, int i)
{
    const bx_cluster *c = &s->p->clusters[i];
    /* a break that was typed in between begins a new row */
    bool again = i > 0 && c[-1].class_id == c->class_id && last_rune(s->p, c - 1) != 0x200B;
    s->same = (again ? s->same : 0) + c->parts;
    s->closings = bx_cluster_rule(c)->white == BX_WHITE_AFTER ? s->closings + 1 : 0;
}

/* A number in the label of a paragraph: 一 to 九百九十九, or 1 to 999. Returns its end. */
static int label_number(const bx_prepared *p, int i)
{
    static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                        0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x3007};
    int first = i;
    while (i < p->count && i - first < 3 && is_digit(&p->clusters[i]))
        i++;
    if (i > first) return i;
    for (; i < p->count && i - first < 5; i++) {
        size_t k = 0;
        while (k < sizeof numerals / sizeof *numerals && numerals[k] != p->clusters[i].rune)
            k++;
        if (k == sizeof numerals / sizeof *numerals) break;
    }
    return i;
}

static bool is_rune(const bx_prepared *p, int i, uint32_t a, uint32_t b, uint32_t c)
{
    if (i >= p->count) return false;
    uint32_t rune = p->clusters[i].rune;
    return rune == a || rune == b || rune == c;
}

/* The end of the label that starts the paragraph, or 0: 一、 （一） 1. （1） ① (GB/T 9704-2012 7.3.3) */
static int label_end(const bx_prepared *p)
{
    int i = 0;
    while (i < p->count && bx_cluster_is_space(&p->clusters[i]))
        i++;
    if (i < p->count && p->clusters[i].rune >= 0x2460 && p->clusters[i].rune <= 0x2473)
        return i + 1;
    bool bracket = is_rune(p, i, 0xFF08, '(', '(');
    if (bracket) i++;
    int end = label_number(p, i);
    if (end == i) return 0;
    if (bracket) return is_rune(p, end, 0xFF09, ')', ')') ? end + 1 : 0;
    if (!is_rune(p, end, 0x3001, 0xFF0E, '.')) return 0;
    return end + 1 < p->count && is_digit(&p->clusters[end + 1]) ? 0 : end + 1;
}

/* The label and what follows it are never parted. */
static void keep_label(bx_prepared *p)
{
    int end = label_end(p);
    p->label = end;
    if (end == 0) return;
    while (end < p->count && bx_cluster_is_space(&p->clusters[end]))
        end++;
    for (int i = 0; i < end && i + 1 < p->count; i++)
        p->clusters[i].place = BX_PLACE_NONE;
}

/* Names that the layout wants whole, however often they stand in the text. */
static void keep_names(bx_prepared *p)
{
    for (int k = 0; k < p->rules->whole_count; k++) {
        bx_str name = p->rules->whole[k], rest = p->text;
        for (int i = 0; name.len > 0 && rest.len >= name.len;) {
            size_t found = bx_str_find(rest, name);
            if (found == rest.len) break;
            size_t start = (size_t)(rest.ptr - p->text.ptr) + found, end = start + name.len;
            while (i < p->count && p->clusters[i].at < start)
                i++;
            for (; i < p->count && p->clusters[i].at + p->clusters[i].len < end; i++)
                if (p->clusters[i].place > BX_PLACE_NAME) p->clusters[i].place = BX_PLACE_NAME;
            rest = (bx_str){p->text.ptr + end, p->text.len - end};
        }
    }
}

static void follow_run(placer *s, int i)
{
    if (is_chinese(&s->p->clusters[i])) s->foreign = -1;
    else if (s->foreign < 0) s->foreign = i;
}

bx_status bx_places_find(bx_preparing *job)
{
    bx_prepared *p = job->p;
    placer s = {.job = job,
                .p = p,
                .foreign = -1,
                .links = {.links = job->links, .count = job->link_count}};
    int last = -1;
    for (int i = 0; i + 1 < p->count; i++) {
        bx_cluster *c = &p->clusters[i];
        count_rows(&s, i);
        follow_run(&s, i);
        if (!bx_cluster_is_space(c)) last = i;
        bx_place_kind place = BX_PLACE_NONE;
        /* Spaces stay at the end of a line: it ends behind the last of them. */
        if (last >= 0 && !bx_cluster_is_space(c + 1)) BX_TRY(place_behind(&s, i, last, &place));
        c->place = (uint8_t)place;
    }
    if (p->count > 0) p->clusters[p->count - 1].place = BX_PLACE_GOOD;
    bx_units_keep(job);
    keep_names(p);
    keep_label(p);
    return BX_OK;
}
