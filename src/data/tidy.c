/*
 * The text is taken apart into characters first, for every form is told by its neighbours.
 * One walk finds the forms; the other half of a pair waits for the walk to come there.
 * Linear but for pairs, whose other half is looked for up to the end: PAIR_REACH bounds it.
 */
#include "data/tidy.h"

#include <string.h>

#include "base/style.h"
#include "base/utf8.h"
#include "base/vec.h"

#include "base/ban.h"

enum { PAIRS = 3 };
enum { PAIR_REACH = 400, LONGEST_FORM = 64 }; /* characters; bytes */

typedef struct letter {
    uint32_t rune, at;
} letter;

typedef struct form {
    bx_tidy kind;
    int first, end; /* letters */
    char proper[LONGEST_FORM];
} form;

typedef struct tidier {
    bx_str text;
    letter *letters; /* count + 1: the last is 0 at the text's end */
    int count;
    int closing[PAIRS]; /* where the other half of an open pair stands: of " ' ( */
    int curved[PAIRS];  /* where “ or ‘ stands that nothing has closed yet, or -1 */
    bool in_address;
    BX_VEC(form) forms;
} tidier;

static bool is_hanzi(uint32_t rune)
{
    return (rune >= 0x4E00 && rune <= 0x9FFF) || (rune >= 0x3400 && rune <= 0x4DBF) ||
           (rune >= 0xF900 && rune <= 0xFAFF) || (rune >= 0x20000 && rune <= 0x3FFFF) ||
           rune == 0x3007 || rune == 0x3005;
}

static bool is_wide_mark(uint32_t rune)
{
    return (rune >= 0x3001 && rune <= 0x301F) || (rune >= 0xFF01 && rune <= 0xFF65) ||
           rune == 0x2018 || rune == 0x2019 || rune == 0x201C || rune == 0x201D || rune == 0x2014 ||
           rune == 0x2026;
}

static bool is_chinese(uint32_t rune)
{
    return is_hanzi(rune) || is_wide_mark(rune);
}

static bool is_digit(uint32_t rune)
{
    return rune >= '0' && rune <= '9';
}

static bool is_alphanumeric(uint32_t rune)
{
    return is_digit(rune) || (rune >= 'A' && rune <= 'Z') || (rune >= 'a' && rune <= 'z');
}

static bool is_wide_digit(uint32_t rune)
{
    return rune >= 0xFF10 && rune <= 0xFF19;
}

static bool is_wide_letter(uint32_t rune)
{
    return (rune >= 0xFF21 && rune <= 0xFF3A) || (rune >= 0xFF41 && rune <= 0xFF5A);
}

bool bx_tidy_concerns(uint32_t rune, uint32_t before)
{
    if (rune < 0x80) return rune != 0 && strchr("\"'.,;:?!()-", (int)rune);
    if (rune == before) return rune == 0x3001 || rune == 0x3002 || rune == 0xB7 || rune == 0xFF0D;
    if (rune == 0xFF0E || rune == 0xFF05) return is_digit(before);
    return rune == 0x2026 || is_wide_digit(rune) || is_wide_letter(rune);
}

static uint32_t rune_at(const tidier *t, int i)
{
    return i < 0 || i >= t->count ? 0 : t->letters[i].rune;
}

/* What stands before letter i is Chinese, or has just been made so. */
static bool follows_chinese(const tidier *t, int i)
{
    const form *last = t->forms.count > 0 ? &t->forms.items[t->forms.count - 1] : NULL;
    bool changed = last && last->end == i && last->kind != BX_TIDY_WIDTHS;
    return changed || is_chinese(rune_at(t, i - 1));
}

static int row_end(const tidier *t, int i)
{
    int end = i;
    while (end < t->count && t->letters[end].rune == t->letters[i].rune)
        end++;
    return end;
}

static bool is_beside_chinese(const tidier *t, int i, int end)
{
    return follows_chinese(t, i) || is_chinese(rune_at(t, end));
}

/* --- rows: …… and —— (GB/T 15834-2011 4.11, 4.13, 5.1.4, 5.1.5) --- */

static bool find_row(const tidier *t, int i, form *f)
{
    uint32_t rune = rune_at(t, i);
    if (rune == rune_at(t, i - 1)) return false;
    int end = row_end(t, i), length = end - i;
    bool dots = (rune == '.' || rune == 0xB7 || rune == 0x3002 || rune == 0x3001) && length >= 3;
    bool ellipsis = dots || (rune == 0x2026 && length == 1);
    bool dash = (rune == '-' || rune == 0xFF0D) && length >= 2;
    bool range = dash && length == 2 && is_digit(rune_at(t, i - 1)) && is_digit(rune_at(t, end));
    if ((!ellipsis && !dash) || (!range && !is_beside_chinese(t, i, end))) return false;
    *f = (form){.kind = dash ? BX_TIDY_DASHES : BX_TIDY_ELLIPSES, .first = i, .end = end};
    const char *proper = range ? "—" : dash ? "——" : "……"; /* 4.13.3.2: between years one em */
    memcpy(f->proper, proper, strlen(proper) + 1);
    return true;
}

/* --- widths (GB/T 15835-2011 4.2.1: digits are half-width) --- */

static bool is_any_digit(uint32_t rune)
{
    return is_digit(rune) || is_wide_digit(rune);
}

/* Whether the comma at i parts thousands: one to three digits before it, three behind it. */
static bool is_of_thousands(const tidier *t, int i)
{
    int before = 0, behind = 0;
    while (before < 4 && is_wide_digit(rune_at(t, i - 1 - before)))
        before++;
    while (behind < 4 && is_wide_digit(rune_at(t, i + 1 + behind)))
        behind++;
    return before > 0 && before < 4 && behind == 3;
}

/* A point, a comma or a per cent sign that belongs to the number before it. */
static bool is_of_number(const tidier *t, int i)
{
    uint32_t rune = rune_at(t, i);
    if (rune == 0xFF0C) return is_of_thousands(t, i);
    if (!is_any_digit(rune_at(t, i - 1))) return false;
    return rune == 0xFF05 || (rune == 0xFF0E && is_any_digit(rune_at(t, i + 1)));
}

static bool find_wide(const tidier *t, int i, form *f)
{
    int end = i;
    *f = (form){.kind = BX_TIDY_WIDTHS, .first = i};
    for (; end - i < LONGEST_FORM - 1; end++) {
        uint32_t rune = rune_at(t, end);
        bool starts = is_wide_digit(rune) || is_wide_letter(rune);
        if (!starts && !is_of_number(t, end)) break;
        f->proper[end - i] = (char)(rune - 0xFF00 + 0x20);
    }
    f->end = end;
    return end > i;
}

/* --- pairs: quotation marks and brackets --- */

typedef struct pair {
    unsigned char open, close;
    uint32_t curved_open, curved_close; /* a quotation may end in the other kind; 0: none */
    bx_tidy kind;
    const char *opening, *closing;
} pair;

static const pair pairs[PAIRS] = {{'"', '"', 0x201C, 0x201D, BX_TIDY_QUOTES, "“", "”"},
                                  {'\'', '\'', 0x2018, 0x2019, BX_TIDY_QUOTES, "‘", "’"},
                                  {'(', ')', 0, 0, BX_TIDY_MARKS, "（", "）"}};

/* The other half of the mark at i, or -1. */
static int other_half(const tidier *t, int i, const pair *p)
{
    int depth = 0;
    for (int k = i + 1; k < t->count && k - i < PAIR_REACH; k++) {
        uint32_t rune = t->letters[k].rune;
        bool closes = rune == p->close || rune == p->curved_close;
        if (closes && depth == 0) return k;
        if (closes) depth--;
        else if (rune == p->open || rune == p->curved_open) depth++;
    }
    return -1;
}

/* Which “ and ‘ are open before letter i. */
static void follow_quotations(tidier *t, int i)
{
    uint32_t rune = rune_at(t, i);
    for (int k = 0; k < PAIRS; k++)
        if (rune == pairs[k].curved_open) t->curved[k] = i;
        else if (rune == pairs[k].curved_close) t->curved[k] = -1;
}

/* 's after a word: between letters, or where only the letter behind tells. */
static bool closes_quotation(const tidier *t, int i)
{
    return !is_alphanumeric(rune_at(t, i + 1)) || is_chinese(rune_at(t, i - 1));
}

static bool holds_hanzi(const tidier *t, int first, int end)
{
    for (int i = first; i < end; i++)
        if (is_hanzi(t->letters[i].rune)) return true;
    return false;
}

/* A mark of inches stands behind a digit, an apostrophe between letters: neither opens. */
static bool opens_quotation(const tidier *t, int i)
{
    uint32_t before = rune_at(t, i - 1), after = rune_at(t, i + 1);
    if (is_digit(before)) return false;
    return !is_alphanumeric(before) || is_chinese(after);
}

static bool is_letter(uint32_t rune)
{
    return is_alphanumeric(rune) && !is_digit(rune);
}

/* The character beyond spaces in the direction of `step`; 0 at the text's edge. */
static uint32_t beyond_spaces(const tidier *t, int i, int step)
{
    do
        i += step;
    while (rune_at(t, i) == ' ');
    return rune_at(t, i);
}

/* Around hanzi, unless it stands among Latin words; around anything where Chinese is beside it. */
static bool is_chinese_pair(const tidier *t, int i, int close)
{
    uint32_t behind = rune_at(t, close + 1);
    bool latin = rune_at(t, i - 1) == ' ' && is_letter(beyond_spaces(t, i, -1));
    if (holds_hanzi(t, i + 1, close))
        return !latin && (!is_letter(rune_at(t, i - 1)) || !is_letter(beyond_spaces(t, close, 1)));
    bool around = follows_chinese(t, i) || (i == 0 && is_chinese(behind));
    return around && !is_alphanumeric(behind);
}

static void put_form(form *f, bx_tidy kind, int i, const char *proper)
{
    *f = (form){.kind = kind, .first = i, .end = i + 1};
    memcpy(f->proper, proper, strlen(proper));
}

/* What no quotation begins with. */
static bool is_stop(uint32_t rune)
{
    static const uint_least32_t stops[] = U" ,.;:?!)，。、；：？！）》」』】〕";
    for (int i = 0; stops[i]; i++)
        if (stops[i] == rune) return true;
    return rune == 0;
}

/* “甲"乙"丙”: straight marks up to the curved one that ends it, an even number with the one at i. */
static bool is_nested(const tidier *t, int i, const pair *p)
{
    bool even = false;
    if (is_stop(rune_at(t, i + 1))) return false;
    for (int k = i + 1; k < t->count && k - i < PAIR_REACH; k++) {
        uint32_t rune = t->letters[k].rune;
        if (rune == p->close) even = !even;
        else if (rune == p->curved_close) return even;
        else if (rune == p->curved_open) return false;
    }
    return false;
}

/* Whether the straight mark at i ends what a “ or ‘ began; behind a digit it may be inches. */
static bool closes_curved(const tidier *t, int i, int k)
{
    int open = t->curved[k];
    if (open < 0 || rune_at(t, i) != pairs[k].close || t->closing[k] > i) return false;
    if (is_digit(rune_at(t, i - 1)) || is_nested(t, i, &pairs[k])) return false;
    return i > open + 1 && i - open < PAIR_REACH && closes_quotation(t, i) &&
           is_chinese_pair(t, open, i);
}

static bool find_pair(tidier *t, int i, form *f)
{
    for (int k = 0; k < PAIRS; k++) {
        const pair *p = &pairs[k];
        if (t->closing[k] == i || closes_curved(t, i, k)) {
            put_form(f, p->kind, i, p->closing);
            t->closing[k] = t->curved[k] = -1;
            return true;
        }
        if (rune_at(t, i) != p->open || t->closing[k] > i) continue;
        if (p->open == p->close && !opens_quotation(t, i)) continue;
        int close = other_half(t, i, p);
        if (close <= i + 1 || !is_chinese_pair(t, i, close)) continue;
        if (p->open == p->close && !closes_quotation(t, close)) continue;
        if (rune_at(t, close) == p->close) t->closing[k] = close;
        put_form(f, p->kind, i, p->opening);
        return true;
    }
    return false;
}

/* --- marks (GB/T 15834-2011 5.1: full-width in Chinese text) --- */

static const char *full_width(uint32_t rune)
{
    static const struct {
        uint32_t half;
        const char *full;
    } marks[] = {{',', "，"}, {';', "；"}, {':', "："}, {'?', "？"},
                 {'!', "！"}, {'.', "。"}, {'(', "（"}, {')', "）"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].half == rune) return marks[i].full;
    return NULL;
}

/* What a name does not end with: behind it a point is no interpunct. */
static bool is_closing(uint32_t rune)
{
    return rune == '"' || rune == ')' || rune == 0x201D || rune == 0x2019 || rune == 0xFF09 ||
           rune == 0x300B;
}

/* A point ends a sentence where nothing follows it: 约翰.史密斯 has an interpunct there. */
static bool find_mark(const tidier *t, int i, form *f)
{
    uint32_t rune = rune_at(t, i);
    const char *full = full_width(rune);
    int next = i + 1;
    if (!full || t->in_address || !follows_chinese(t, i)) return false;
    while (rune_at(t, next) == ' ')
        next++;
    uint32_t after = rune_at(t, next);
    /* behind a space a letter or digit goes on with Latin text */
    bool tight = next == i + 1;
    bool apart = !tight || is_closing(rune_at(t, i - 1));
    bool ends = after == 0 || (apart && is_chinese(after)) || after == '"' || after == 0x201D ||
                after == 0xFF09;
    bool goes_on = is_chinese(after) || (tight && is_alphanumeric(after)) ||
                   (tight && after != 0 && after < 0x80 && strchr("\"'?!()", (int)after));
    bool is_bracket = rune == '(' || rune == ')';
    if (is_bracket && (!tight || !is_hanzi(after) || !is_hanzi(rune_at(t, i - 1)))) return false;
    if (rune == '.' ? !ends : !ends && !goes_on) return false;
    put_form(f, BX_TIDY_MARKS, i, full);
    if (is_chinese(after)) f->end = next; /* a full-width mark brings its own white */
    return true;
}

/* --- the walk --- */

static bool starts_with(const tidier *t, int i, const char *text)
{
    for (int k = 0; text[k]; k++)
        if (rune_at(t, i + k) != (unsigned char)text[k]) return false;
    return true;
}

/* Hanzi are of an address behind the signs that part its pieces, as in /搜索?词=甲. */
static bool ends_address(const tidier *t, int i)
{
    uint32_t rune = rune_at(t, i), before = rune_at(t, i - 1);
    if (rune == ' ' || is_wide_mark(rune)) return true;
    if (!is_hanzi(rune) || is_hanzi(before)) return false;
    return before >= 0x80 || !strchr("/=?&#_-.", (int)before);
}

static void follow_address(tidier *t, int i)
{
    if (starts_with(t, i, "://") || starts_with(t, i, "www.")) t->in_address = true;
    else if (t->in_address && ends_address(t, i)) t->in_address = false;
    for (int k = 0; k < PAIRS; k++) /* what opened before it ends it */
        if (t->closing[k] == i) t->in_address = false;
}

static bx_status take_apart(bx_arena *arena, tidier *t)
{
    t->letters = BX_NEW_ARRAY(arena, letter, bx_utf8_count(t->text) + 1);
    BX_TRY_NEW(t->letters);
    for (size_t at = 0; at < t->text.len; t->count++) {
        t->letters[t->count].at = (uint32_t)at;
        at += (size_t)bx_utf8_decode(t->text, at, &t->letters[t->count].rune);
    }
    t->letters[t->count].at = (uint32_t)t->text.len;
    return BX_OK;
}

static bx_status find_forms(bx_arena *arena, tidier *t)
{
    for (int i = 0; i < t->count;) {
        form found;
        follow_address(t, i);
        follow_quotations(t, i);
        uint32_t rune = rune_at(t, i);
        bool may_be = rune == rune_at(t, i + 1) || bx_tidy_concerns(rune, rune_at(t, i - 1));
        bool is_form = may_be && !t->in_address &&
                       (find_row(t, i, &found) || find_wide(t, i, &found) ||
                        find_pair(t, i, &found) || find_mark(t, i, &found));
        i = is_form ? found.end : i + 1;
        if (!is_form) continue;
        form *kept = BX_VEC_PUSH(arena, &t->forms);
        BX_TRY_NEW(kept);
        *kept = found;
    }
    return BX_OK;
}

/* --- what becomes of the forms --- */

static bx_str written(const tidier *t, const form *f)
{
    size_t at = t->letters[f->first].at;
    return (bx_str){t->text.ptr + at, t->letters[f->end].at - at};
}

static bx_status report(bx_reader *r, unsigned flags, const tidier *t, const bx_text *text,
                        const form *f)
{
    bx_str given = written(t, f);
    bx_place place = bx_text_place(text, t->letters[f->first].at, given.len);
    bx_code code = f->kind == BX_TIDY_MARKS ? BX_E_HALF_WIDTH_MARK : BX_E_UNTIDY;
    if (flags & f->kind) code = BX_E_TIDIED;
    else if (f->kind == BX_TIDY_MARKS) given.len = 1;
    return bx_reader_fail(r, code, &place, given, bx_str_from(f->proper), (bx_str){0});
}

static bx_status change(bx_reader *r, unsigned flags, const tidier *t, bx_text *text)
{
    bx_buf out = {0};
    size_t from = 0;
    for (int i = 0; i < t->forms.count; i++) {
        const form *f = &t->forms.items[i];
        bx_str given = written(t, f);
        if (!(flags & f->kind)) continue;
        size_t at = t->letters[f->first].at;
        bx_buf_add(&out, t->text.ptr + from, at - from);
        bx_buf_add_text(&out, f->proper);
        from = at + given.len;
    }
    bx_buf_add(&out, t->text.ptr + from, t->text.len - from);
    bx_str changed = bx_buf_keep(&out, r->arena);
    BX_TRY_NEW(changed.ptr);
    text->text = changed;
    text->exact = false;
    return BX_OK;
}

/* Of one reading of a text. */
typedef struct reading {
    tidier t;
    bx_text text;
    bool changes;
} reading;

static bx_status read_once(bx_reader *r, unsigned flags, reading *it)
{
    tidier *t = &it->t;
    *t = (tidier){.text = it->text.text, .closing = {-1, -1, -1}, .curved = {-1, -1, -1}};
    BX_TRY(take_apart(r->arena, t));
    BX_TRY(find_forms(r->arena, t));
    it->changes = false;
    for (int i = 0; i < t->forms.count; i++)
        it->changes = it->changes || (flags & t->forms.items[i].kind);
    return BX_OK;
}

/* What is left as it is is told once, at its place. */
static bx_status tell(bx_reader *r, unsigned flags, const reading *it, bool is_first)
{
    for (int i = 0; i < it->t.forms.count; i++) {
        const form *f = &it->t.forms.items[i];
        if (is_first || (flags & f->kind)) BX_TRY(report(r, flags, &it->t, &it->text, f));
    }
    return BX_OK;
}

/*
 * What was changed may make another form with what stands beside it, and a text that comes out of a PDF must
 * stay as it is: so it is read until nothing changes. Forms that lean on each other more often than any
 * sentence has it are no sentence; such a text is left as it was given.
 */
bx_status bx_tidy_text(bx_reader *r, unsigned flags, bx_text *text)
{
    enum { MOST = 8 };
    reading readings[MOST];
    bx_text now = *text;
    int count = 0;
    do {
        readings[count].text = now;
        BX_TRY(read_once(r, flags, &readings[count]));
        if (readings[count].changes) BX_TRY(change(r, flags, &readings[count].t, &now));
    } while (readings[count++].changes && count < MOST);
    bool settles = !readings[count - 1].changes;
    for (int i = 0; i < (settles ? count : 1); i++)
        BX_TRY(tell(r, settles ? flags : 0, &readings[i], i == 0));
    if (settles) *text = now;
    return BX_OK;
}
