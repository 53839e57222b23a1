/*
 * One look at each pair of neighbours, spaces between them skipped, so the cost is
 * linear. UAX #14 is asked only when a pair has a character that the class table
 * does not list: opening ICU's rules costs more than breaking a page of Chinese.
 */
#include "text/places.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "text/links.h"

#include "base/ban.h"

typedef struct placer {
    bx_preparing *job;
    bx_prepared *p;
    bx_level level;
    const bx_link *links;
    int link_count, link; /* `link`: the first that ends behind the cluster looked at */
    uint8_t *uax14;       /* a byte for each place of the text, once asked for */
    int same;             /* dashes or ellipses in a row before the place */
    int closings;         /* closing marks in a row before the place */
} placer;

static bool is_bar(bx_level bar, bx_level level)
{
    return bar <= level && bar != BX_LEVEL_NEVER;
}

static bx_status ask_uax14(placer *s)
{
    s->uax14 = BX_NEW_ARRAY(s->job->scratch, uint8_t, s->p->text.len + 1);
    BX_TRY_NEW(s->uax14);
    UErrorCode error = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, s->p->text.ptr, (int64_t)s->p->text.len, &error);
    UBreakIterator *lines = ubrk_open(UBRK_LINE, "zh", NULL, 0, &error);
    if (U_SUCCESS(error)) ubrk_setUText(lines, text, &error);
    if (U_SUCCESS(error))
        for (int32_t at = ubrk_first(lines); at != UBRK_DONE; at = ubrk_next(lines))
            s->uax14[at] = 1;
    if (lines) ubrk_close(lines);
    if (text) utext_close(text);
    if (error == U_MEMORY_ALLOCATION_ERROR) return BX_ERR_MEMORY;
    if (U_FAILURE(error))
        return bx_report(s->job->diag, BX_E_ICU, s->job->origin, u_errorName(error));
    return BX_OK;
}

/* The address that holds byte `at`, or NULL. Asked in the order of the text. */
static const bx_link *link_at(placer *s, size_t at)
{
    while (s->link < s->link_count && s->links[s->link].end <= at)
        s->link++;
    bool inside = s->link < s->link_count && s->links[s->link].start <= at;
    return inside ? &s->links[s->link] : NULL;
}

static bool is_one_of(uint32_t rune, const char *ascii)
{
    return rune > 0 && rune < 0x80 && strchr(ascii, (int)rune) != NULL;
}

/* UAX #14 breaks behind / and ?; an address also breaks behind & . _ = @, and no hyphen is put in. */
static bx_place_kind place_in_address(const bx_cluster *a, const bx_cluster *b)
{
    bool breaks = is_one_of(a->rune, "/?&._=@") && !is_one_of(b->rune, "/?&._=@-:#%+~;,");
    return breaks ? BX_PLACE_POOR : BX_PLACE_LAST;
}

/* The last character of a cluster: a word joiner or a space without width has stuck to it. */
static uint32_t last_rune(const bx_prepared *p, const bx_cluster *c)
{
    size_t at = c->at + c->len - 1;
    uint32_t rune = 0;
    while (at > c->at && ((unsigned char)p->text.ptr[at] & 0xC0) == 0x80)
        at--;
    bx_utf8_decode(p->text, at, &rune);
    return rune;
}

/* `address`: the first of the two is in one. */
static bool is_barred(const placer *s, const bx_cluster *a, const bx_cluster *b, bool address)
{
    const bx_class_rule *before = bx_cluster_rule(a), *after = bx_cluster_rule(b);
    /* The rule of the solidus is for Chinese text: a Latin run and an address have their own */
    bool western = address || (before->kind == BX_KIND_WEST && after->kind == BX_KIND_WEST);
    bool end = is_bar(before->end, s->level) && !(western && a->class_id == BX_CLASS_SOLIDUS);
    bool start = is_bar(after->start, s->level) && !(western && b->class_id == BX_CLASS_SOLIDUS);
    return end || start;
}

/* Between two Western clusters that no space parts. */
static bx_place_kind place_in_word(const bx_cluster *a, const bx_cluster *b)
{
    if (b->class_id == BX_CLASS_SOLIDUS) return BX_PLACE_NONE;
    if (a->class_id == BX_CLASS_SOLIDUS)
        return b->class_id == BX_CLASS_DIGIT ? BX_PLACE_NONE : BX_PLACE_POOR;
    /* UAX #14, LB21 and LB25: a hyphen ends a line, a sign stays with its number */
    if (a->class_id == BX_CLASS_HYPHEN && b->class_id == BX_CLASS_LATIN) return BX_PLACE_GOOD;
    bool letters = a->class_id == BX_CLASS_LATIN || b->class_id == BX_CLASS_LATIN;
    return letters ? BX_PLACE_LAST : BX_PLACE_NONE;
}

static bool is_digit(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_DIGIT || c->class_id == BX_CLASS_WIDE_DIGIT;
}

/* Whether the digits that end at cluster i follow 〔2021〕: then i is in a document number. */
static bool in_document_number(const bx_prepared *p, int i)
{
    while (i >= 0 && is_digit(&p->clusters[i]))
        i--;
    if (i < 2 || p->clusters[i].rune != 0x3015) return false;
    for (i--; i >= 0 && is_digit(&p->clusters[i]);)
        i--;
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

/* Between two clusters of which one at least is Chinese. */
static bx_place_kind place_in_chinese(const placer *s, int i)
{
    const bx_cluster *a = &s->p->clusters[i], *b = a + 1;
    bool unit = a->class_id == BX_CLASS_DASH || a->class_id == BX_CLASS_ELLIPSIS;
    if (unit && a->class_id == b->class_id) {
        /* GB/T 15834-2011 5.1.4, 5.1.5: pairs are whole, and so are two pairs in a row */
        bool leader = s->same >= 4 || goes_on(s->p, i + 1, 3);
        return leader && s->same % 2 == 0 ? BX_PLACE_POOR : BX_PLACE_NONE;
    }
    /* GB/T 9704-2012 7.2.5: 〔2021〕30号 is one number */
    if (is_digit(b) && a->rune == 0x3015)
        return in_document_number(s->p, i) ? BX_PLACE_POOR : BX_PLACE_GOOD;
    if (is_digit(a) && bx_cluster_rule(b)->kind == BX_KIND_HAN)
        return in_document_number(s->p, i) ? BX_PLACE_NONE : BX_PLACE_POOR;
    return BX_PLACE_GOOD;
}

/* `last` is the cluster before the spaces that end with cluster i. */
static bx_status place_behind(placer *s, int i, int last, bx_place_kind *place)
{
    const bx_cluster *a = &s->p->clusters[last], *b = &s->p->clusters[i + 1];
    bx_class_kind before = bx_cluster_rule(a)->kind, after = bx_cluster_rule(b)->kind;
    uint32_t glue = a->len > 1 ? last_rune(s->p, a) : 0;
    const bx_link *link = link_at(s, a->at);
    *place = BX_PLACE_NONE;
    if (link && b->at < link->end) {
        *place = place_in_address(a, b);
    } else if (is_barred(s, a, b, link != NULL)) {
        /* clreq: the third closing mark in a row may start a line when nothing else helps */
        bool third = s->closings >= 2 && bx_cluster_rule(b)->white == BX_WHITE_AFTER;
        if (third) *place = BX_PLACE_LAST;
    } else if (glue == 0x2060 || glue == 0xFEFF) {
        return BX_OK;
    } else if (glue == 0x200B) {
        *place = BX_PLACE_GOOD;
    } else if (before == BX_KIND_OTHER || after == BX_KIND_OTHER) {
        if (!s->uax14) BX_TRY(ask_uax14(s));
        *place = s->uax14[b->at] ? BX_PLACE_GOOD : BX_PLACE_LAST;
    } else if (last < i) {
        *place = BX_PLACE_GOOD;
    } else if (before == BX_KIND_WEST && after == BX_KIND_WEST) {
        *place = place_in_word(a, b);
    } else {
        *place = place_in_chinese(s, i);
    }
    return BX_OK;
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

bx_status bx_places_find(bx_preparing *job, bx_level level)
{
    bx_prepared *p = job->p;
    placer s = {.job = job, .p = p, .level = level};
    BX_TRY(bx_find_links(job->scratch, p->text, &s.links, &s.link_count));
    int last = -1;
    for (int i = 0; i + 1 < p->count; i++) {
        bx_cluster *c = &p->clusters[i];
        count_rows(&s, i);
        if (!bx_cluster_is_space(c)) last = i;
        bx_place_kind place = BX_PLACE_NONE;
        /* Spaces stay at the end of a line: it ends behind the last of them. */
        if (last >= 0 && !bx_cluster_is_space(c + 1)) BX_TRY(place_behind(&s, i, last, &place));
        c->place = (uint8_t)place;
    }
    if (p->count > 0) p->clusters[p->count - 1].place = BX_PLACE_GOOD;
    keep_label(p);
    return BX_OK;
}
