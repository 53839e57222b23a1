/*
 * Centred text of several lines. The number of lines is that of the first fit; where they
 * end is chosen by sense and by shape: for a profile of wanted widths (a trapezoid, one
 * upside down, a diamond; or all alike) the ends with the least cost are found line by
 * line, the cost of a line being its distance from what is wanted and what its end splits.
 * The cheapest profile wins. A title may take one line more where that splits less.
 * Cost: places times the places within a line, for each line and profile.
 */
#include "text/title_fit.h"

#include "text/breaker.h"
#include "text/engine.h"

#include "base/ban.h"

enum {
    MOST_LINES = 12, /* what is longer is no title: it stays filled line by line */
    PROFILES = 3,
    MORE = 250,     /* cost of one line more than needed */
    RECTANGLE = 60, /* GB/T 9704-2012 7.3.1: trapezoid or diamond */
    HOURGLASS = 300,
};

/* What a line's end and its width cost. */
typedef struct weights {
    int64_t off;      /* an em of difference from the wanted width, squared */
    int64_t within;   /* a line's end within a phrase, between words */
    int64_t word;     /* within a word */
    int64_t enclosed; /* within 《》 or other paired marks */
    int64_t poor;     /* a number parted from its unit, a name split */
    int64_t function; /* 的 at a line's start, 和 or 关于 at its end */
} weights;

/* A cell is as even as may be. */
static const weights cell_weights = {4, 120, 500, 600, 500, 200};
/* GB/T 9704-2012 7.3.1: a title by sense, the shape is second: no word and no name is split. */
static const weights title_weights = {1, 120, 5000, 900, 5000, 400};

/* The best lines up to a place. */
typedef struct stop {
    int end;                      /* cluster */
    int64_t split;                /* what a line's end here costs */
    int64_t cost[MOST_LINES + 2]; /* by number of lines before it; -1: none */
    int from[MOST_LINES + 2];     /* the stop before */
    int ways[MOST_LINES + 2];     /* to be its end, likewise; 2: several */
} stop;

typedef struct titler {
    bx_breaker *b;
    BX_VEC(stop) stops; /* the text's start, its places, its end */
    const weights *weights;
    bx_len room, em, whole;
} titler;

typedef struct choice {
    int64_t cost; /* -1: none */
    int ends[MOST_LINES + 1];
} choice;

/* Words by their first bytes, so that a line's end can tell whether it splits one. */
static bx_status find_words(const bx_breaker *b, uint8_t **starts)
{
    bx_str text = b->p->text;
    *starts = BX_NEW_ARRAY(b->scratch, uint8_t, text.len + 1);
    BX_TRY_NEW(*starts);
    return bx_engine_breaks(b->p->engine, BX_BREAK_WORDS, text, *starts, NULL, NULL);
}

static bool is_title(const bx_breaker *b)
{
    return b->measure->balance == BX_BALANCE_TITLE || b->measure->balance == BX_BALANCE_NAME;
}

static bool is_one_of(uint32_t rune, const uint32_t *runes)
{
    while (*runes && *runes != rune)
        runes++;
    return *runes != 0;
}

/* 的 之 等 follow what they belong to; 和 与 及 暨 或 于 precede it. */
static const uint32_t following[] = {0x7684, 0x4E4B, 0x7B49, 0};
static const uint32_t preceding[] = {0x548C, 0x4E0E, 0x53CA, 0x66A8, 0x6216, 0x4E8E, 0};
static const uint32_t numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                    0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0};

/* 县 市 区 省 州 旗 盟 镇 乡, 委 and 府: what an organ is of. */
static const uint32_t places[] = {0x53BF, 0x5E02, 0x533A, 0x7701, 0x5DDE, 0x65D7,
                                  0x76DF, 0x9547, 0x4E61, 0x59D4, 0x5E9C, 0};

/* Where a phrase ends: before 《, a year and 关于, behind 》 and 、. */
static bool ends_phrase(const bx_prepared *p, int end)
{
    const bx_cluster *last = &p->clusters[end - 1], *next = last + 1;
    bool about = next->rune == 0x5173 && end + 1 < p->count && next[1].rune == 0x4E8E; /* 关于 */
    bool year = next->class_id == BX_CLASS_DIGIT && last->class_id == BX_CLASS_HAN;
    return about || year || next->class_id == BX_CLASS_OPENING ||
           last->class_id == BX_CLASS_CLOSING || last->class_id == BX_CLASS_PAUSE;
}

/* Behind the place that an organ's name begins with, which is no place by itself: at least three characters in. */
static bool ends_place(const bx_breaker *b, int end)
{
    return b->measure->balance == BX_BALANCE_NAME && end >= 3 &&
           is_one_of(b->p->clusters[end - 1].rune, places) &&
           !is_one_of(b->p->clusters[end].rune, places); /* 县委 */
}

/* @param words  NULL: they were not looked up, and cost nothing */
static int64_t split_at(const titler *t, int end, int depth, const uint8_t *words)
{
    const bx_prepared *p = t->b->p;
    const weights *w = t->weights;
    const bx_cluster *last = &p->clusters[end - 1], *next = last + 1;
    bool number = is_one_of(last->rune, numerals) && is_one_of(next->rune, numerals);
    int64_t split = depth > 0 ? w->enclosed : 0;
    if (number || (words && !words[next->at])) split += w->word;
    else if (words && !ends_phrase(p, end) && !ends_place(t->b, end)) split += w->within;
    if (bx_place_at(p, end) != BX_PLACE_GOOD) split += w->poor;
    if (is_one_of(next->rune, following) || is_one_of(last->rune, preceding)) split += w->function;
    return split;
}

static bx_status add_stop(titler *t, int end)
{
    stop *fresh = BX_VEC_PUSH(t->b->scratch, &t->stops);
    BX_TRY_NEW(fresh);
    *fresh = (stop){.end = end};
    return BX_OK;
}

static bx_status find_stops(titler *t)
{
    const bx_prepared *p = t->b->p;
    BX_TRY(add_stop(t, 0));
    for (int end = 1; end < p->count; end++)
        if (bx_place_at(p, end) >= BX_PLACE_POOR) BX_TRY(add_stop(t, end));
    return add_stop(t, p->count);
}

/* What a line's end costs at each stop but the first and the last. */
static void weigh_stops(titler *t, const uint8_t *words)
{
    const bx_prepared *p = t->b->p;
    int depth = 0;
    for (int end = 1, i = 1; end < p->count; end++) {
        const bx_cluster *c = &p->clusters[end - 1];
        if (c->class_id == BX_CLASS_OPENING) depth++;
        if (c->class_id == BX_CLASS_CLOSING && depth > 0) depth--;
        if (t->stops.items[i].end != end) continue;
        t->stops.items[i++].split = split_at(t, end, depth, words);
    }
}

static bx_len width_of(const titler *t, int start, int end)
{
    return bx_fit_measure(t->b->p, start, end, true).natural;
}

static bool fits(const titler *t, const stop *from, const stop *to)
{
    return bx_width_fits(width_of(t, from->end, to->end), t->room, to->end - from->end);
}

/* In how many ways k lines and one, each of more than one hanzi, reach this stop; 2: several. */
static int count_ways(const titler *t, int i, int k)
{
    const stop *to = &t->stops.items[i];
    int ways = 0;
    for (int j = i - 1; j >= 0 && ways < 2; j--) {
        const stop *from = &t->stops.items[j];
        if (!fits(t, from, to)) break;
        if (!bx_line_is_orphan(t->b->p, from->end, to->end)) ways += from->ways[k];
    }
    return ways < 2 ? ways : 2;
}

static int count_all_ways(titler *t, int n)
{
    t->stops.items[0].ways[0] = 1;
    for (int k = 0; k < n; k++)
        for (int i = 1; i < t->stops.count; i++)
            t->stops.items[i].ways[k + 1] = count_ways(t, i, k);
    return t->stops.items[t->stops.count - 1].ways[n];
}

static bool is_all_hanzi(const bx_prepared *p)
{
    for (int i = 0; i < p->count; i++)
        if (p->clusters[i].class_id != BX_CLASS_HAN) return false;
    return true;
}

/*
 * Words are dear where nothing else asks for them: ICU opens its dictionary in 2 ms. Hanzi that
 * make n lines of more than one in a single way need none: four in a cell for three are halved,
 * since a line of one hanzi is to be avoided (clreq #adjustments_of_orphans_and_widows).
 */
static bool needs_words(titler *t, int n)
{
    return is_title(t->b) || !is_all_hanzi(t->b->p) || count_all_ways(t, n) != 1;
}

/* What line k of n should be wide: all alike, or by a step that the eye sees. */
static bx_len wanted(const titler *t, int profile, int k, int n)
{
    bx_len mean = t->whole / n;
    if (!is_title(t->b) || n < 2) return mean;
    bx_len step = bx_len_max(2 * t->em, mean / 8);
    int64_t twice = 2 * k - (n - 1); /* from -(n - 1) to n - 1 */
    if (profile == 0) return mean - step * twice / 2;
    if (profile == 1) return mean + step * twice / 2;
    return mean + step * (n - 1) / 4 - step * (twice < 0 ? -twice : twice) / 2;
}

static int64_t cost_of(const titler *t, const stop *from, const stop *to, bx_len want)
{
    int64_t off = (width_of(t, from->end, to->end) - want) * 100 / t->em;
    return t->weights->off * off * off / 10000 + to->split;
}

/* The best way to each stop as the end of line k of n. */
static void reach(titler *t, int profile, int k, int n)
{
    for (int i = 1; i < t->stops.count; i++) {
        stop *to = &t->stops.items[i];
        to->cost[k + 1] = -1;
        for (int j = i - 1; j >= 0; j--) {
            const stop *from = &t->stops.items[j];
            if (!fits(t, from, to)) break;
            if (k == 0 ? j > 0 : j == 0 || from->cost[k] < 0) continue;
            int64_t before = k == 0 ? 0 : from->cost[k];
            int64_t cost = before + cost_of(t, from, to, wanted(t, profile, k, n));
            if (to->cost[k + 1] >= 0 && to->cost[k + 1] <= cost) continue;
            to->cost[k + 1] = cost;
            to->from[k + 1] = j;
        }
    }
}

/* GB/T 9704-2012 7.3.1: neither a rectangle nor an hourglass. */
static int64_t cost_of_shape(const titler *t, const choice *c, int n)
{
    if (!is_title(t->b)) return 0;
    int64_t cost = 0;
    bool falls = false;
    bx_len last = width_of(t, 0, c->ends[0]);
    for (int k = 1; k < n; k++) {
        bx_len width = width_of(t, c->ends[k - 1], c->ends[k]), more = width - last;
        if (more < t->em && more > -t->em) cost += RECTANGLE;
        if (falls && more > 0) cost += HOURGLASS;
        falls = falls || more < 0;
        last = width;
    }
    return cost;
}

static choice choose(titler *t, int profile, int n)
{
    choice c = {.cost = -1};
    for (int k = 0; k < n; k++)
        reach(t, profile, k, n);
    int at = t->stops.count - 1;
    if (t->stops.items[at].cost[n] < 0) return c;
    c.cost = t->stops.items[at].cost[n];
    for (int k = n; k > 0; k--) {
        c.ends[k - 1] = t->stops.items[at].end;
        at = t->stops.items[at].from[k];
    }
    c.cost += cost_of_shape(t, &c, n);
    return c;
}

static bx_status take_choice(bx_breaker *b, const choice *c, int n)
{
    b->plans.count = 0;
    for (int k = 0; k < n; k++) {
        bx_line_plan plan = bx_line_open(b, k == 0 ? 0 : c->ends[k - 1]);
        plan.end = c->ends[k];
        BX_TRY(bx_line_push(b, plan));
    }
    return BX_OK;
}

bx_status bx_title_fit(bx_breaker *b)
{
    int lines = b->plans.count, best_lines = 0;
    if (lines > MOST_LINES) return BX_OK;
    titler t = {.b = b,
                .weights = is_title(b) ? &title_weights : &cell_weights,
                .em = bx_em_at(b->p, 0),
                .whole = width_of(&(titler){.b = b}, 0, b->p->count)};
    t.room = b->measure->width - bx_len_max(b->measure->first, b->measure->rest);
    uint8_t *words = NULL;
    BX_TRY(find_stops(&t));
    if (needs_words(&t, lines)) BX_TRY(find_words(b, &words));
    weigh_stops(&t, words);
    choice best = {.cost = -1};
    for (int n = lines; n <= lines + (is_title(b) ? 1 : 0); n++) {
        for (int profile = 0; profile < (is_title(b) ? PROFILES : 1); profile++) {
            choice c = choose(&t, profile, n);
            if (c.cost >= 0 && n > lines) c.cost += MORE;
            if (c.cost < 0 || (best.cost >= 0 && best.cost <= c.cost)) continue;
            best = c;
            best_lines = n;
        }
    }
    return best.cost < 0 ? BX_OK : take_choice(b, &best, best_lines);
}
