/*
 * One walk over the text. Quotation marks are paired by a stack, so that both of a pair
 * fall to the same script: Latin text around and inside makes them Western.
 */
#include "text/context.h"

#include <unicode/uchar.h>

#include "base/ban.h"

typedef struct teller {
    bx_prepared *p;
    bool western; /* the text has letters and nothing Chinese but marks that both scripts have */
    int *open;    /* quotation marks that wait for their other half */
    int depth;
    bx_link_cursor links;
} teller;

static bool is_letter(const bx_cluster *c)
{
    if (c->class_id == BX_CLASS_LATIN) return true;
    return c->class_id == BX_CLASS_OTHER && u_isalpha((UChar32)c->rune);
}

static bool is_shared_mark(const bx_cluster *c)
{
    return c->rune < 0x3000 && bx_class_is_chinese(bx_cluster_class(c));
}

static bool has_chinese(const bx_prepared *p)
{
    for (int i = 0; i < p->count; i++) {
        const bx_cluster *c = &p->clusters[i];
        if (bx_class_is_chinese(bx_cluster_class(c)) && !is_shared_mark(c)) return true;
    }
    return false;
}

static bool has_letters(const bx_prepared *p)
{
    for (int i = 0; i < p->count; i++)
        if (is_letter(&p->clusters[i])) return true;
    return false;
}

static bool is_quotation(uint32_t rune)
{
    return rune == 0x2018 || rune == 0x2019 || rune == 0x201C || rune == 0x201D;
}

/* The neighbour beyond spaces in the direction of `step`, or NULL at the text's edge. */
static const bx_cluster *beyond_spaces(const bx_prepared *p, int i, int step)
{
    do
        i += step;
    while (i >= 0 && i < p->count && bx_cluster_is_space(&p->clusters[i]));
    return i >= 0 && i < p->count ? &p->clusters[i] : NULL;
}

static bool is_foreign(const bx_cluster *c)
{
    return c && c->class_id != BX_CLASS_DIGIT && !bx_class_is_chinese(bx_cluster_class(c));
}

/* Letters or Western marks at both sides: beyond the text's edge there is neither. */
static bool is_between_letters(const bx_prepared *p, int first, int last)
{
    const bx_cluster *before = beyond_spaces(p, first, -1), *after = beyond_spaces(p, last, 1);
    return before && after && is_letter(before) && is_letter(after);
}

static void make_western(bx_cluster *c)
{
    bool opens = c->class_id == BX_CLASS_OPENING;
    c->class_id = opens ? BX_CLASS_WEST_OPENING : BX_CLASS_WEST_CLOSING;
}

/* Outside it stands in foreign text, and what it encloses begins and ends with foreign text. */
static bool is_foreign_pair(const bx_prepared *p, int first, int last)
{
    const bx_cluster *left = beyond_spaces(p, first, -1), *right = beyond_spaces(p, last, 1);
    if (!left && !right) return false;
    return (!left || is_foreign(left)) && (!right || is_foreign(right)) &&
           is_foreign(beyond_spaces(p, first, 1)) && is_foreign(beyond_spaces(p, last, -1));
}

static void tell_quotation(teller *t, int i)
{
    bx_prepared *p = t->p;
    bx_cluster *c = &p->clusters[i];
    bool opens = c->class_id == BX_CLASS_OPENING;
    bool tight = i > 0 && i + 1 < p->count && is_letter(c - 1) && is_letter(c + 1);
    /* in don’t the mark is an apostrophe, and closes nothing */
    if (t->western || (c->rune == 0x2019 && tight)) {
        make_western(c);
        return;
    }
    if (opens) t->open[t->depth++] = i;
    if (opens || t->depth == 0) return;
    int first = t->open[t->depth - 1];
    if (p->clusters[first].rune + 1 != c->rune) return;
    t->depth--;
    if (!is_foreign_pair(p, first, i)) return;
    make_western(&p->clusters[first]);
    make_western(c);
}

/* 9704—2012: a connector also where all around is Western. */
static bool is_beside_digit(const bx_prepared *p, int i, int end)
{
    return (i > 0 && p->clusters[i - 1].class_id == BX_CLASS_DIGIT) ||
           (end < p->count && p->clusters[end].class_id == BX_CLASS_DIGIT);
}

/* Dashes and ellipses [i, end) of one kind. */
static void tell_row(teller *t, int i, int end)
{
    bx_cluster *c = &t->p->clusters[i];
    bool western =
        (t->western && !is_beside_digit(t->p, i, end)) || is_between_letters(t->p, i, end - 1);
    /* GB/T 15834-2011 5.1.6: one em dash is a connector, two are a dash */
    bool single = c->class_id == BX_CLASS_DASH && end - i == 1;
    for (int k = i; k < end && (western || single); k++)
        t->p->clusters[k].class_id = western ? BX_CLASS_WEST_SIGN : BX_CLASS_CONNECTOR;
}

/*
 * / is half an em in Chinese (GB/T 15834-2011 5.1.9). In an address, and where nothing Chinese
 * is beside it, it is as the face has it. [i, end) are solidi.
 */
static void tell_solidus(teller *t, int i, int end)
{
    bx_prepared *p = t->p;
    bool chinese = (i > 0 && bx_class_is_chinese(bx_cluster_class(&p->clusters[i - 1]))) ||
                   (end < p->count && bx_class_is_chinese(bx_cluster_class(&p->clusters[end])));
    if (chinese && !bx_link_cursor_at(&t->links, p->clusters[i].at)) return;
    for (int k = i; k < end; k++)
        p->clusters[k].class_id = BX_CLASS_SLASH;
}

static bool is_alphanumeric(const bx_cluster *c)
{
    return is_letter(c) || c->class_id == BX_CLASS_DIGIT;
}

static bool is_any_digit(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_DIGIT || c->class_id == BX_CLASS_WIDE_DIGIT;
}

/* < and > around words in Chinese are brackets; before a digit or between two operands < is a sign. */
static void tell_angle(teller *t, int i)
{
    enum { LONGEST = 64 };
    bx_prepared *p = t->p;
    int end = i + 1;
    if (t->western || end >= p->count) return;
    const bx_cluster *next = &p->clusters[end];
    if (bx_cluster_is_space(next) || next->class_id == BX_CLASS_DIGIT) return;
    if (i > 0 && is_alphanumeric(next) && is_alphanumeric(next - 2)) return;
    while (end < p->count && end - i < LONGEST && p->clusters[end].rune != '<' &&
           p->clusters[end].rune != '>')
        end++;
    bool empty = end == i + 1 || end >= p->count || bx_cluster_is_space(&p->clusters[end - 1]);
    if (empty || p->clusters[end].rune != '>') return;
    p->clusters[i].class_id = BX_CLASS_HALF_OPENING;
    p->clusters[end].class_id = BX_CLASS_HALF_CLOSING;
}

/* A bullet between two hanzi stands for the interpunct (GB/T 15834-2011 5.1.7). */
static void tell_bullet(teller *t, int i)
{
    bx_cluster *c = &t->p->clusters[i];
    bool amid = i > 0 && i + 1 < t->p->count && c[-1].class_id == BX_CLASS_HAN &&
                c[1].class_id == BX_CLASS_HAN;
    if (amid) c->class_id = BX_CLASS_INTERPUNCT;
}

/*
 * A － before a number is its sign, and may start a line; between two numbers it connects, also
 * where the first is counted: 2016年－2020年, 5个百分点－8个百分点.
 */
static void tell_minus(teller *t, int i)
{
    enum { COUNTED = 4 };
    const bx_prepared *p = t->p;
    if (i + 1 >= p->count || !is_any_digit(&p->clusters[i + 1])) return;
    for (int k = i - 1, last = i - 1 - COUNTED; k >= 0 && k >= last; k--) {
        const bx_cluster *c = &p->clusters[k];
        if (is_any_digit(c) || is_letter(c)) return;
        if (c->class_id == BX_CLASS_SUFFIX || c->class_id == BX_CLASS_CLOSING) return;
        if (c->class_id != BX_CLASS_HAN) break;
    }
    p->clusters[i].class_id = BX_CLASS_HAN;
}

static int row_end(const bx_prepared *p, int i)
{
    const bx_cluster *c = &p->clusters[i];
    int end = i + 1;
    bool rows = c->class_id == BX_CLASS_DASH || c->class_id == BX_CLASS_ELLIPSIS ||
                c->class_id == BX_CLASS_SOLIDUS;
    if (!rows) return end;
    while (end < p->count && p->clusters[end].rune == c->rune)
        end++;
    return end;
}

static void tell(teller *t, int i, int end)
{
    bx_prepared *p = t->p;
    bx_cluster *c = &p->clusters[i];
    switch (bx_cluster_class(c)) {
    case BX_CLASS_OPENING:
    case BX_CLASS_CLOSING:
        if (is_quotation(c->rune)) tell_quotation(t, i);
        break;
    case BX_CLASS_DASH:
    case BX_CLASS_ELLIPSIS: tell_row(t, i, end); break;
    case BX_CLASS_INTERPUNCT:
        if (t->western || is_between_letters(p, i, i)) c->class_id = BX_CLASS_WEST_SIGN;
        break;
    case BX_CLASS_SHORT_CONNECTOR:
        if (t->western || is_between_letters(p, i, i)) c->class_id = BX_CLASS_HYPHEN;
        break;
    case BX_CLASS_CONNECTOR:
        if (c->rune == 0xFF0D) tell_minus(t, i);
        break;
    case BX_CLASS_SOLIDUS: tell_solidus(t, i, end); break;
    case BX_CLASS_LATIN_SIGN:
        if (c->rune == '<') tell_angle(t, i);
        break;
    case BX_CLASS_OTHER:
        if (c->rune == 0x2022) tell_bullet(t, i);
        break;
    default: break;
    }
}

bx_status bx_context_tell(bx_preparing *job)
{
    job->p->chinese = has_chinese(job->p);
    teller t = {.p = job->p,
                .western = !job->p->chinese && has_letters(job->p),
                .links = {.links = job->links, .count = job->link_count}};
    t.open = BX_NEW_ARRAY(job->scratch, int, job->p->count);
    BX_TRY_NEW(t.open);
    for (int i = 0, end; i < job->p->count; i = end) {
        end = row_end(job->p, i);
        tell(&t, i, end);
    }
    return BX_OK;
}
