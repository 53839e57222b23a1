/*
 * The limits were found on thirteen faces of this house and on uming, ukai, Zen Hei and DejaVu,
 * for all of which each glyph was also looked at: with them what is drawn wrong is told, and
 * nothing else. Distances (glyph_picture.h) are in 1/10000. A sign's members of one kind are
 * only measured where it is far from itself: most of the time goes into the pictures.
 */
#include "font/glyph_check.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "font/glyph_picture.h"

#include "base/ban.h"

enum {
    JUDGES = 2,       /* at least */
    BOLD = 600,       /* a bold face judges nobody */
    WIDE = 900,       /* 1/1000 em: a full-width sign, whose place in its em counts */
    BOX_WEIGHT = 2,   /* of the form against the place */
    TOLD_APART = 300, /* two signs of a judge nearer than this are one to the eye */
    FAR_FROM_SELF = 900,
    NEAR_OTHER = 1000,
    LEAST_OTHER = 50,  /* so that nothing is divided by next to nothing */
    RATIO_TENTHS = 18, /* so many times nearer to another sign than to itself */
    ELSEWHERE = 1500,  /* by place alone */
    OVERHANG = 100,    /* 1/1000 em of ink outside the advance */
    LISTED = 20,
    SAME = 50, /* one outline */
};

/* Signs that could be taken for each other. A word is one sign, in all its widths. */
static const char *const groups[] = {
    "$＄ ¢￠ £￡ ¥￥ € ₩￦",
    "-－ ‐ – — − _＿ ¯￣ ~～ =＝ … ⋯",
    ".． · • :： ,， ;； 、 。 ・ … °",
    "!！ |｜ /／ \\＼ ¦￤",
    "(（ [［ {｛ 〔 〈 《 【 〖",
    ")） ]］ }｝ 〕 〉 》 】 〗",
    "'＇ \"＂ ‘ ’ “ ” ′ ″ 〃 ｀ ＾",
    "+＋ × ÷ ± <＜ >＞ ＊ ≤ ≥ ≠ ≈ ∞ ∝ ∈ ∩ ∪ ∧ ∨ ∠ ⊥ ∥ √",
    "0０ 1１ 2２ 3３ 4４ 5５ 6６ 7７ 8８ 9９",
    ("AＡ BＢ CＣ DＤ EＥ FＦ GＧ HＨ IＩ JＪ KＫ LＬ MＭ NＮ "
     "OＯ PＰ QＱ RＲ SＳ TＴ UＵ VＶ WＷ XＸ YＹ ZＺ "
     "aａ bｂ cｃ dｄ eｅ fｆ gｇ hｈ iｉ jｊ kｋ lｌ mｍ nｎ "
     "oｏ pｐ qｑ rｒ sｓ tｔ uｕ vｖ wｗ xｘ yｙ zｚ"),
    "⒈ ⒉ ⒊ ⒋ ⒌ ⒍ ⒎ ⒏ ⒐ ⒑ ⒒ ⒓ ⒔ ⒕ ⒖ ⒗ ⒘ ⒙ ⒚ ⒛",
    "㈠ ㈡ ㈢ ㈣ ㈤ ㈥ ㈦ ㈧ ㈨ ㈩",
    "Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ Ⅶ Ⅷ Ⅸ Ⅹ Ⅺ Ⅻ",
    "○ ● ◎ ◇ ◆ □ ■ △ ▲ ▽ ▼ ☆ ★ 〇 ※ 〓 ⊙",
    "℃ ℉ № ℡ ™ © ® § ¶ ‰ %％ #＃ &＆ @＠ ㎎ ㎏ ㎜ ㎝ ㎞ ㎡ ㏄ ㎥ Ω",
    "← ↑ → ↓ ↖ ↗ ↘ ↙",
};

/* Faces draw these so differently that nothing follows from a distance. */
static const char not_judged[] = "-‐–_~＾";

/* Signs that a face must not show with one outline. */
static const uint32_t unlike[][2] = {{0xFFE5, 0xFF04}, {0xFFE5, '$'}, {0x2212, '-'}};

/*
 * Marks, signs and letters whose ink has no reason to leave its room: no combining ones, no
 * letters with hooks, no scripts that join, no lines of tables.
 */
static const bx_rune_range roomy[] = {
    {0x0021, 0x007E}, {0x00A1, 0x00FF}, {0x02B0, 0x02DD}, {0x02DF, 0x02FF}, {0x0391, 0x03C9},
    {0x0410, 0x044F}, {0x2010, 0x2027}, {0x2030, 0x2043}, {0x2045, 0x205E}, {0x2070, 0x20CF},
    {0x2100, 0x2144}, {0x2150, 0x215E}, {0x2160, 0x24FF}, {0x25A0, 0x2BFF}, {0x3001, 0x3029},
    {0x3030, 0x3098}, {0x309B, 0x312F}, {0x3190, 0x33FF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6F},
    {0xFF01, 0xFFEE},
};

/* UAX #11, class F. */
static const bx_rune_range full_width[] = {{0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}};

/* How a glyph can be unlike those of other faces, without being another sign. */
typedef enum oddity { SMALL, ELSEWHERE_DRAWN, OVERHANGS, NARROW, ODDITIES } oddity;

static const char *const oddities[ODDITIES] = {
    [SMALL] = BX_BOTH("less than half as large", "大小不及一半"),
    [ELSEWHERE_DRAWN] = BX_BOTH("in another place", "位置不同"),
    [OVERHANGS] = BX_BOTH("with ink outside their room", "笔画超出字面"),
    [NARROW] = BX_BOTH("less than an em wide", "不足一字宽"),
};

typedef struct sign {
    uint32_t rune;
    int group, word;
    int id; /* the first row with the rune */
} sign;

typedef struct drawn {
    uint32_t glyph; /* 0: the face has none */
    bool wide;
    int size; /* the longer side of its ink, 1/1000 em */
    bool done[BX_VIEWS];
    const bx_glyph_picture *views[BX_VIEWS];
} drawn;

/* A face with its signs. */
typedef struct sheet {
    const bx_checked_face *of;
    bx_pen *pen;
    uint32_t maker;
    bool judges;  /* others: regular, and with hanzi, so that its signs are those of Chinese text */
    drawn *signs; /* by sign.id */
} sheet;

typedef struct checker {
    bx_arena *arena;
    bx_diag *diag;
    BX_VEC(sign) signs;
    sheet *sheets;
    int count;
    struct {
        bx_buf text;
        int count;
    } odd[ODDITIES]; /* of the face that is looked at */
} checker;

typedef struct distance {
    int place, all; /* by place alone, and with the form */
} distance;

/* What the mildest judges say of a sign. */
typedef struct verdict {
    int judges;
    int place, self; /* least distance from itself */
    int other;       /* greatest of the distances from the nearest other sign */
    bool small, confused;
    uint32_t like; /* the nearest other sign of all */
    int like_at;
} verdict;

static bx_status read_signs(checker *c)
{
    for (int g = 0; g < (int)(sizeof groups / sizeof *groups); g++) {
        bx_str text = bx_str_from(groups[g]);
        uint32_t rune = 0;
        int word = 0;
        for (size_t at = 0; at < text.len;) {
            at += (size_t)bx_utf8_decode(text, at, &rune);
            word += rune == ' ';
            if (rune == ' ') continue;
            sign *s = BX_VEC_PUSH(c->arena, &c->signs);
            BX_TRY_NEW(s);
            *s = (sign){rune, g, word, c->signs.count - 1};
            for (int i = 0; i < s->id; i++)
                if (c->signs.items[i].rune == rune) s->id = i;
        }
    }
    return BX_OK;
}

static int per_em(const bx_face *face, int units)
{
    return units * 1000 / bx_face_units(face);
}

static bx_status open_sheet(checker *c, const bx_checked_face *of, sheet *s)
{
    const bx_face *face = of->face;
    *s = (sheet){.of = of,
                 .maker = bx_face_maker(face),
                 .judges = bx_face_weight(face) < BOLD && bx_face_has_hanzi(face)};
    s->signs = BX_NEW_ARRAY(c->arena, drawn, c->signs.count);
    BX_TRY_NEW(s->signs);
    for (int i = 0; i < c->signs.count; i++) {
        drawn *d = &s->signs[i];
        d->glyph = bx_face_glyph(face, c->signs.items[i].rune);
        if (d->glyph == 0) continue;
        bx_ink ink = bx_face_ink(face, d->glyph);
        int width = per_em(face, ink.right - ink.left), height = per_em(face, ink.top - ink.foot);
        d->size = width > height ? width : height;
        d->wide = per_em(face, bx_face_advance(face, d->glyph)) >= WIDE;
    }
    return bx_pen_new(face, &s->pen);
}

static bx_status look(checker *c, sheet *s, int id, bx_view view, const bx_glyph_picture **picture)
{
    drawn *d = &s->signs[id];
    if (!d->done[view] && d->glyph != 0) {
        BX_TRY(bx_pen_draw(s->pen, c->arena, d->glyph, view, &d->views[view]));
        d->done[view] = true;
    }
    *picture = d->views[view];
    return BX_OK;
}

/* @param d  .all below 0: one of them cannot be seen */
static bx_status measure(checker *c, sheet *a, int i, sheet *b, int k, distance *d)
{
    const bx_glyph_picture *in_em[2], *in_box[2];
    bx_view view = a->signs[i].wide && b->signs[k].wide ? BX_VIEW_ADVANCE : BX_VIEW_INK;
    *d = (distance){-1, -1};
    BX_TRY(look(c, a, i, view, &in_em[0]));
    BX_TRY(look(c, b, k, view, &in_em[1]));
    BX_TRY(look(c, a, i, BX_VIEW_BOX, &in_box[0]));
    BX_TRY(look(c, b, k, BX_VIEW_BOX, &in_box[1]));
    if (!in_em[0] || !in_em[1] || !in_box[0] || !in_box[1]) return BX_OK;
    d->place = bx_picture_distance(in_em[0], in_em[1]);
    d->all = d->place + BOX_WEIGHT * bx_picture_distance(in_box[0], in_box[1]);
    return BX_OK;
}

/* Whether a face may judge another: one of another maker. */
static bool may_judge(const sheet *judge, const sheet *s)
{
    return judge->maker != s->maker && judge->judges;
}

/*
 * The sign of a judge that this one is nearest to, among those of the kinds that it is of and
 * that the judge itself draws differently.
 */
static bx_status find_other(checker *c, sheet *s, int id, sheet *judge, int *least, uint32_t *rune)
{
    *least = -1;
    for (int i = id; i < c->signs.count; i++) {
        if (c->signs.items[i].id != id) continue;
        for (int k = 0; k < c->signs.count; k++) {
            const sign *one = &c->signs.items[i], *other = &c->signs.items[k];
            distance apart, d;
            if (other->group != one->group || other->word == one->word) continue;
            BX_TRY(measure(c, judge, id, judge, other->id, &apart));
            if (apart.all <= TOLD_APART) continue;
            BX_TRY(measure(c, s, id, judge, other->id, &d));
            if (d.all < 0 || (*least >= 0 && d.all >= *least)) continue;
            *least = d.all;
            *rune = other->rune;
        }
    }
    return BX_OK;
}

static bx_status ask_others(checker *c, sheet *s, int id, sheet *judge, int self, verdict *v)
{
    int least;
    uint32_t rune = 0;
    BX_TRY(find_other(c, s, id, judge, &least, &rune));
    int divisor = least < LEAST_OTHER ? LEAST_OTHER : least;
    if (least < 0 || self * 10 < divisor * RATIO_TENTHS) v->confused = false;
    if (least > v->other) v->other = least;
    if (least < 0 || least >= v->like_at) return BX_OK;
    v->like_at = least;
    v->like = rune;
    return BX_OK;
}

static bx_status judge_sign(checker *c, sheet *s, int id, verdict *v)
{
    *v = (verdict){.place = INT32_MAX, .self = INT32_MAX, .small = true, .like_at = INT32_MAX};
    distance *self = BX_NEW_ARRAY(c->arena, distance, c->count);
    BX_TRY_NEW(self);
    for (int j = 0; j < c->count; j++) {
        sheet *judge = &c->sheets[j];
        self[j].all = -1;
        if (!may_judge(judge, s) || judge->signs[id].glyph == 0) continue;
        BX_TRY(measure(c, s, id, judge, id, &self[j]));
        if (self[j].all < 0) continue;
        v->judges++;
        if (self[j].place < v->place) v->place = self[j].place;
        if (self[j].all < v->self) v->self = self[j].all;
        if (s->signs[id].size * 2 >= judge->signs[id].size) v->small = false;
    }
    v->confused = v->judges >= JUDGES && v->self >= FAR_FROM_SELF;
    for (int j = 0; j < c->count && v->confused; j++)
        if (self[j].all >= 0) BX_TRY(ask_others(c, s, id, &c->sheets[j], self[j].all, v));
    if (v->other > NEAR_OTHER) v->confused = false;
    return BX_OK;
}

static void add_rune(bx_buf *out, uint32_t rune)
{
    bx_buf_add_rune(out, rune);
    bx_buf_printf(out, " (U+%04X)", (unsigned)rune);
}

static bx_status tell_confused(checker *c, const sheet *s, uint32_t rune, uint32_t like)
{
    bx_buf is = {0}, seems = {0};
    add_rune(&is, rune);
    add_rune(&seems, like);
    bx_status status = BX_ERR_MEMORY;
    if (!is.failed && !seems.failed)
        status = bx_report(c->diag, BX_E_GLYPH_CONFUSED, &s->of->place, bx_face_name(s->of->face),
                           is.ptr, seems.ptr);
    bx_buf_release(&is);
    bx_buf_release(&seems);
    return status;
}

/* The first of them are told, in one message a face. */
static void note_odd(checker *c, oddity how, uint32_t rune)
{
    bx_buf *text = &c->odd[how].text;
    int count = ++c->odd[how].count;
    if (count > LISTED + 1) return;
    if (count > 1) bx_buf_add_byte(text, ' ');
    if (count > LISTED) bx_buf_add_text(text, "…");
    else add_rune(text, rune);
}

static bx_status tell_odd(checker *c, const sheet *s)
{
    bx_status status = BX_OK;
    for (int i = 0; i < ODDITIES; i++) {
        const bx_buf *text = &c->odd[i].text;
        if (text->failed) status = BX_ERR_MEMORY;
        if (status == BX_OK && text->len > 0)
            status = bx_report(c->diag, BX_E_GLYPH_UNLIKE, &s->of->place, bx_face_name(s->of->face),
                               oddities[i], text->ptr);
        bx_buf_release(&c->odd[i].text);
        c->odd[i].count = 0;
    }
    return status;
}

static int id_of(const checker *c, uint32_t rune)
{
    for (int i = 0; i < c->signs.count; i++)
        if (c->signs.items[i].rune == rune) return i;
    BX_BUG("a sign that no group has");
}

/* The sign that the face draws with the same outline though it must not; 0: none. */
static bx_status find_twin(checker *c, sheet *s, int id, uint32_t *twin)
{
    *twin = 0;
    for (int i = 0; i < (int)(sizeof unlike / sizeof *unlike); i++) {
        distance d;
        if (unlike[i][0] != c->signs.items[id].rune) continue;
        int other = id_of(c, unlike[i][1]);
        BX_TRY(measure(c, s, id, s, other, &d));
        bool same_size = s->signs[id].size * 20 >= s->signs[other].size * 19 &&
                         s->signs[other].size * 20 >= s->signs[id].size * 19;
        if (d.all >= 0 && d.all <= SAME && same_size) *twin = unlike[i][1];
    }
    return BX_OK;
}

static bool is_judged(uint32_t rune)
{
    uint32_t other = 0;
    bx_str text = BX_STR(not_judged);
    for (size_t at = 0; at < text.len;) {
        at += (size_t)bx_utf8_decode(text, at, &other);
        if (other == rune) return false;
    }
    return true;
}

static bx_status check_sign(checker *c, sheet *s, int id)
{
    uint32_t rune = c->signs.items[id].rune, twin;
    verdict v;
    BX_TRY(find_twin(c, s, id, &twin));
    if (twin != 0) return tell_confused(c, s, rune, twin);
    BX_TRY(judge_sign(c, s, id, &v));
    if (v.judges < JUDGES) return BX_OK;
    if (v.confused) return tell_confused(c, s, rune, v.like);
    if (v.small) note_odd(c, SMALL, rune);
    else if (v.place >= ELSEWHERE) note_odd(c, ELSEWHERE_DRAWN, rune);
    return BX_OK;
}

static bool is_in(uint32_t rune, const bx_rune_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rune >= ranges[i].first && rune <= ranges[i].last) return true;
    return false;
}

/* Ink outside the advance is drawn over the neighbours; a full-width form is an em wide. */
static bx_status check_rooms(checker *c, const sheet *s)
{
    const bx_face *face = s->of->face;
    const uint32_t *runes;
    int count;
    BX_TRY(bx_face_runes(face, c->arena, &runes, &count));
    for (int i = 0; i < count; i++) {
        if (!is_in(runes[i], roomy, sizeof roomy / sizeof *roomy)) continue;
        uint32_t glyph = bx_face_glyph(face, runes[i]);
        int advance = bx_face_advance(face, glyph);
        if (advance == 0) continue;
        if (is_in(runes[i], full_width, sizeof full_width / sizeof *full_width) &&
            per_em(face, advance) < WIDE)
            note_odd(c, NARROW, runes[i]);
        bx_ink ink = bx_face_ink(face, glyph);
        int over = ink.right - advance > -ink.left ? ink.right - advance : -ink.left;
        if (per_em(face, over) > OVERHANG) note_odd(c, OVERHANGS, runes[i]);
    }
    return BX_OK;
}

static bx_status check_sheet(checker *c, sheet *s)
{
    for (int i = 0; i < c->signs.count; i++)
        if (c->signs.items[i].id == i && s->signs[i].glyph != 0 &&
            is_judged(c->signs.items[i].rune))
            BX_TRY(check_sign(c, s, i));
    BX_TRY(check_rooms(c, s));
    return tell_odd(c, s);
}

static bx_status check_all(checker *c, const bx_checked_face *faces)
{
    BX_TRY(read_signs(c));
    for (int i = 0; i < c->count; i++)
        BX_TRY(open_sheet(c, &faces[i], &c->sheets[i]));
    for (int i = 0; i < c->count; i++)
        BX_TRY(check_sheet(c, &c->sheets[i]));
    return BX_OK;
}

bx_status bx_glyphs_check(bx_arena *arena, const bx_checked_face *faces, int count, bx_diag *diag)
{
    bx_arena_mark mark = bx_arena_mark_here(arena);
    checker c = {.arena = arena, .diag = diag, .count = count};
    c.sheets = BX_NEW_ARRAY(arena, sheet, count);
    BX_TRY_NEW(c.sheets);
    bx_status status = check_all(&c, faces);
    for (int i = 0; i < count; i++)
        bx_pen_free(c.sheets[i].pen);
    for (int i = 0; i < ODDITIES; i++)
        bx_buf_release(&c.odd[i].text);
    bx_arena_rewind(arena, mark);
    return status;
}
