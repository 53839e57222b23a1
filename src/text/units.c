/*
 * One walk over the clusters. A unit is read from its first cluster on, as far as it goes;
 * what follows it may start the next one. Places are only made worse, never better.
 */
#include "text/units.h"

#include "text/counters.h"

#include "base/ban.h"

static const bx_cluster *at(const bx_prepared *p, int i)
{
    static const bx_cluster none = {.class_id = BX_CLASS_SPACE};
    return i >= 0 && i < p->count ? &p->clusters[i] : &none;
}

/* The next cluster, typed spaces skipped. */
static int behind(const bx_prepared *p, int i)
{
    do
        i++;
    while (i < p->count && p->clusters[i].class_id == BX_CLASS_SPACE);
    return i;
}

/* A line's end before cluster i would part it from what stands before it. */
static void tie(bx_prepared *p, int i, bx_place_kind kind)
{
    if (i > 0 && i < p->count && p->clusters[i - 1].place > kind)
        p->clusters[i - 1].place = (uint8_t)kind;
}

/* All before clusters first + 1 to last. */
static void tie_all(bx_prepared *p, int first, int last, bx_place_kind kind)
{
    for (int i = first + 1; i <= last && i < p->count; i++)
        tie(p, i, kind);
}

static bool is_digit(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_DIGIT || c->class_id == BX_CLASS_WIDE_DIGIT;
}

static bool is_rune(uint32_t rune, const uint32_t *runes)
{
    while (*runes && *runes != rune)
        runes++;
    return *runes != 0;
}

/* The characters from cluster i on, as bx_counter_find wants them. */
static void spell(const bx_prepared *p, int i, uint32_t runes[BX_COUNTER_LENGTH])
{
    for (int k = 0; k < BX_COUNTER_LENGTH; k++, i++)
        runes[k] = i < p->count ? p->clusters[i].rune : 0;
}

/* The end of the longest word of some of the lists that starts at cluster i; i for none. */
static int word_end(const bx_prepared *p, int i, unsigned lists)
{
    uint32_t runes[BX_COUNTER_LENGTH];
    if (i >= p->count || !bx_counter_may_start(p->clusters[i].rune, lists)) return i;
    spell(p, i, runes);
    const bx_counter *word = bx_counter_find(runes, lists);
    int end = i;
    for (int k = 0; word && k < BX_COUNTER_LENGTH && word->runes[k]; k++)
        end++;
    /* km is no unit in kmart */
    bool torn = end > i && at(p, end - 1)->class_id == BX_CLASS_LATIN &&
                at(p, end)->class_id == BX_CLASS_LATIN;
    return torn ? i : end;
}

static bool is_numeral(const bx_prepared *p, int i)
{
    return at(p, i)->class_id == BX_CLASS_HAN && word_end(p, i, BX_COUNTER_NUMERAL) > i;
}

/* What stands before a number and belongs to it: ＋3, −8, ＜5, ≥90. */
static bool is_sign(const bx_cluster *c)
{
    static const uint32_t signs[] = {0xFF0B, 0xFF0D, 0x2212, 0x00B1, '+',    '-',
                                     0xFF1C, 0xFF1E, 0x2264, 0x2265, 0x2248, 0};
    return is_rune(c->rune, signs);
}

/* Between the digits of one number, of a range, a telephone number, a ratio, a time. */
static bool is_joint(const bx_cluster *c)
{
    static const uint32_t joints[] = {'.',    ',',    ':',    '/',    '-',    0x2013, 0x2014,
                                      0x2015, 0xFF0E, 0xFF1A, 0xFF0D, 0xFF5E, 0x301C, 0x00D7,
                                      0x223C, '~',    0x81F3, 0x5230, 0};
    return is_rune(c->rune, joints);
}

/* How many digits stand side by side from cluster i on in the direction of `step`; more than three are four. */
static int digits_beside(const bx_prepared *p, int i, int step)
{
    int count = 0;
    while (count < 4 && is_digit(at(p, i + count * step)))
        count++;
    return count;
}

/* Groups of three digits and more are halves of one number, 010—6888 1234; thousands too: 1 286. */
static bool is_grouped(const bx_prepared *p, int end, int next)
{
    int before = digits_beside(p, end - 1, -1), after = digits_beside(p, next, 1);
    return next > end && ((before >= 3 && after >= 3) || (before > 0 && after == 3));
}

/* The end of digits with all that joins them to others: 10%—31%, ８．５％, 7×24. */
static int digits_end(const bx_prepared *p, int i)
{
    for (;;) {
        while (is_digit(at(p, i)))
            i++;
        int end = i, next = behind(p, i - 1);
        while (at(p, end)->class_id == BX_CLASS_SUFFIX)
            end++;
        if (is_joint(at(p, end))) next = is_sign(at(p, end + 1)) ? end + 2 : end + 1;
        else if (end > i || !is_grouped(p, i, next)) return end;
        if (!is_digit(at(p, next))) return end;
        i = next;
    }
}

/* 百分之五十, 三点五: what joins numerals to others. Returns its end. */
static int numeral_joint(const bx_prepared *p, int i)
{
    bool point = at(p, i)->rune == 0x70B9;
    bool part = at(p, i)->rune == 0x5206 && at(p, i + 1)->rune == 0x4E4B;
    int end = point ? i + 1 : part ? i + 2 : i;
    return end > i && is_numeral(p, end) ? end : i;
}

/* The end of numerals: 一百二十三. In 十而百百而千 百百 is no number. */
static int numerals_end(const bx_prepared *p, int i)
{
    while (is_numeral(p, i)) {
        bool again = at(p, i + 1)->rune == p->clusters[i].rune;
        i++;
        if (again && word_end(p, i, BX_COUNTER_POWER) > i) return i;
        if (!is_numeral(p, i)) i = numeral_joint(p, i);
    }
    return i;
}

static bool is_latin(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_LATIN;
}

/* Reads what is counted behind a number that ends before cluster i. Returns the end. */
static int read_counter(bx_prepared *p, int first, int i, bool *counts)
{
    int from = behind(p, i - 1), end = from;
    *counts = false;
    if (at(p, i - 1)->class_id == BX_CLASS_SUFFIX) return i; /* 30℃ counts nothing more */
    for (unsigned lists = BX_COUNTER_POWER; lists <= BX_COUNTER_ABOUT; lists <<= 1)
        for (int next; (next = word_end(p, end, lists)) > end;)
            end = next;
    int counter = word_end(p, end, BX_COUNTER_COUNTER);
    /* 3万 alone, 2来 is no number of things */
    if (counter == end && word_end(p, from, BX_COUNTER_POWER) == from) end = from;
    *counts = counter > end;
    if (counter > end) end = counter;
    if (end == from) {
        if (at(p, from)->class_id == BX_CLASS_HAN && is_digit(at(p, i - 1)))
            tie(p, from, BX_PLACE_CLOSE);
        return i;
    }
    tie_all(p, first, end - 1, BX_PLACE_NUMBER);
    /* 3年多, 2个半小时 */
    if (word_end(p, end, BX_COUNTER_ABOUT) > end || at(p, end)->rune == 0x534A)
        tie(p, end, BX_PLACE_CLOSE);
    return end;
}

/* The members of a date, a time, a place: 2023年|1月|5日. `end` is behind the first one's counter. */
static void read_series(bx_prepared *p, int counter, int end)
{
    enum { ROOM = 4, FEW = 2 }; /* digits of a room's number, of a day's */
    if (word_end(p, counter, BX_COUNTER_SERIES) != end) return;
    int next = behind(p, end - 1), last = next;
    bool digits = is_digit(at(p, next));
    while (last - next <= ROOM && (digits ? is_digit(at(p, last)) : is_numeral(p, last)))
        last++;
    int most = at(p, counter)->rune == 0x5E74 ? FEW : ROOM; /* 年: a month, not a count */
    if (last == next || last - next > most) return;
    if (word_end(p, behind(p, last - 1), BX_COUNTER_COUNTER | BX_COUNTER_SERIES) >
        behind(p, last - 1))
        tie(p, next, BX_PLACE_SERIES);
}

/* Where the last counter before `end` starts: what read_counter took last. */
static int counter_start(const bx_prepared *p, int from, int end)
{
    for (int i = from; i < end; i++)
        if (word_end(p, i, BX_COUNTER_SERIES) == end) return i;
    return end;
}

/* `end` is behind the digits or the numerals. */
static int read_counted(bx_prepared *p, int first, int end)
{
    bool counts;
    int behind_all = read_counter(p, first, end, &counts);
    if (counts) read_series(p, counter_start(p, end, behind_all), behind_all);
    return behind_all;
}

static bool is_letter_or_digit(const bx_cluster *c)
{
    return is_latin(c) || is_digit(c);
}

/* A Latin word from first on, known up to i: IPv6, PM2.5, K12+500, GB/T. Returns its end. */
static int latin_end(bx_prepared *p, int i)
{
    enum { SHORT = 3 };
    for (;;) {
        while (is_letter_or_digit(at(p, i)))
            i++;
        bool joint = is_joint(at(p, i)) || is_sign(at(p, i));
        joint = joint && bx_cluster_rule(at(p, i))->kind != BX_KIND_HAN;
        if (!joint || !is_letter_or_digit(at(p, i + 1))) return i;
        int end = ++i;
        while (end - i <= SHORT && is_letter_or_digit(at(p, end)))
            end++;
        if (end - i <= SHORT) tie(p, i, BX_PLACE_NUMBER);
    }
}

/* Then B区 and its number. */
static int read_word(bx_prepared *p, int first, int i)
{
    enum { LETTERS = 2 };
    i = latin_end(p, i);
    int end = word_end(p, behind(p, i - 1), BX_COUNTER_LETTER);
    if (end == behind(p, i - 1) || i - first > LETTERS) return i;
    tie_all(p, first, end - 1, BX_PLACE_NUMBER);
    read_series(p, behind(p, i - 1), end);
    return end;
}

/* 7天×24小时: both are one measure. `end` is behind the first. */
static int read_times(bx_prepared *p, int end)
{
    if (at(p, end)->rune != 0xD7 || !is_digit(at(p, end + 1))) return end;
    tie(p, end, BX_PLACE_NUMBER);
    tie(p, end + 1, BX_PLACE_NUMBER);
    return end + 1;
}

static int read_digits(bx_prepared *p, int i)
{
    int end = digits_end(p, i);
    tie_all(p, i, end - 1, BX_PLACE_NUMBER);
    if (is_latin(at(p, end)) && word_end(p, end, BX_COUNTER_COUNTER) == end)
        return read_word(p, i, end);
    return read_times(p, read_counted(p, i, end));
}

/* T＋3, 5＋2: a sign between two that are calculated with stays with both. */
static int read_sign(bx_prepared *p, int i)
{
    if (!is_digit(at(p, i + 1))) return i + 1;
    tie(p, i + 1, BX_PLACE_NUMBER);
    if (is_letter_or_digit(at(p, i - 1))) tie(p, i, BX_PLACE_NUMBER);
    return i + 1;
}

/* 一百二十三件; a single numeral is a word like others. */
static int read_numerals(bx_prepared *p, int i)
{
    int end = numerals_end(p, i);
    if (end - i > 1) {
        tie_all(p, i, end - 1, BX_PLACE_NUMBER);
        return read_counted(p, i, end);
    }
    return end;
}

/* The end of a number of digits or numerals, in brackets or without; i for none. */
static int bracketed_end(const bx_prepared *p, int i)
{
    int first = at(p, i)->class_id == BX_CLASS_OPENING ? i + 1 : i;
    int end = is_digit(at(p, first)) ? digits_end(p, first) : numerals_end(p, first);
    if (end == first) return i;
    if (first == i) return end;
    return at(p, end)->class_id == BX_CLASS_CLOSING ? end + 1 : i;
}

/* 第二十条, 第3号, 第（一）项. */
static int read_ordinal(bx_prepared *p, int i)
{
    int first = behind(p, i), end = bracketed_end(p, first);
    if (end == first) return i + 1;
    tie_all(p, i, end - 1, BX_PLACE_NUMBER);
    return read_counted(p, i, end);
}

/* 附件2, 表3. */
static int read_named(bx_prepared *p, int i)
{
    int end = word_end(p, i, BX_COUNTER_NAMED), number = end > i ? behind(p, end - 1) : i;
    if (end == i || !is_digit(at(p, number))) return i + 1;
    tie_all(p, i, number, BX_PLACE_CLOSE);
    return number;
}

/* （氵舞）, 《条例》: as one where little stands within. */
static int read_bracket(bx_prepared *p, int i)
{
    static const uint32_t titles[] = {0x300A, 0x3008, 0x201C, 0x2018, 0x300C, 0x300E, 0};
    bool title = is_rune(p->clusters[i].rune, titles);
    int most = title ? 4 : 2, end = i + 1;
    while (end - i <= most && bx_cluster_rule(at(p, end))->kind == BX_KIND_HAN)
        end++;
    bool closes =
        at(p, end)->class_id == BX_CLASS_CLOSING || at(p, end)->class_id == BX_CLASS_HALF_CLOSING;
    if (closes) tie_all(p, i + 1, end - 1, title ? BX_PLACE_CLOSE : BX_PLACE_NUMBER);
    return i + 1;
}

/* 阿依古丽·买买提: where it begins and ends is not told, so as far as most do; dearest beside the dot. */
static void read_name(bx_prepared *p, int i)
{
    enum { BEFORE = 4, BEHIND = 3 };
    for (int k = 1; k < BEFORE && bx_cluster_rule(at(p, i - k - 1))->kind == BX_KIND_HAN &&
                    bx_cluster_rule(at(p, i - k))->kind == BX_KIND_HAN;
         k++)
        tie(p, i - k, k == 1 ? BX_PLACE_SERIES : BX_PLACE_NAME);
    for (int k = 1; k < BEHIND && bx_cluster_rule(at(p, i + k + 1))->kind == BX_KIND_HAN &&
                    bx_cluster_rule(at(p, i + k))->kind == BX_KIND_HAN;
         k++)
        tie(p, i + k + 1, k == 1 ? BX_PLACE_SERIES : BX_PLACE_NAME);
}

/* Reads what starts at cluster i. Returns where to go on. */
static int read_unit(bx_prepared *p, int i)
{
    const bx_cluster *c = &p->clusters[i];
    switch (bx_cluster_class(c)) {
    case BX_CLASS_DIGIT:
    case BX_CLASS_WIDE_DIGIT: return read_digits(p, i);
    case BX_CLASS_LATIN: return read_word(p, i, i);
    case BX_CLASS_OPENING:
    case BX_CLASS_HALF_OPENING: return read_bracket(p, i);
    case BX_CLASS_INTERPUNCT: read_name(p, i); return i + 1;
    case BX_CLASS_HAN:
        if (c->rune == 0x7B2C) return read_ordinal(p, i);
        if (is_numeral(p, i)) return read_numerals(p, i);
        if (is_sign(c)) return read_sign(p, i); /* ＋ */
        return read_named(p, i);
    default: return is_sign(c) ? read_sign(p, i) : i + 1;
    }
}

void bx_units_keep(const bx_preparing *job)
{
    bx_prepared *p = job->p;
    bx_link_cursor links = {.links = job->links, .count = job->link_count};
    for (int i = 0; i < p->count;) {
        const bx_link *link = bx_link_cursor_at(&links, p->clusters[i].at);
        if (link) {
            while (i < p->count && p->clusters[i].at < link->end)
                i++;
        } else {
            i = read_unit(p, i);
        }
    }
}
