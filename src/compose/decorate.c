#include "compose/decorate.h"

#include "base/utf8.h"
#include "text/classes.h"

#include "base/ban.h"

/* In 1/1000 em, beyond the em-box. */
enum {
    LINE_TOP = 60,
    LINE_THICK = 45,
    WAVE_HIGH = 120,
    DOT_TOP = 60,
    DOT_BELOW_LINE = 200, /* where there is a line, too */
    DOT_WIDE = 170,
    APART = 80, /* what neighbouring names leave free at each of their ends */
};

/* A line or a column, and where it stands. */
typedef struct drawing {
    bx_composer *c;
    const bx_ready_text *ready;
    const bx_line *line;
    bx_len x, y; /* the baseline's start, or the column's upper middle */
    bool vertical;
    bx_items *items;
} drawing;

static const bx_style *style_of(const drawing *d, int run)
{
    return d->ready->marks[d->line->runs[run].mark].style;
}

static bool underlined(const drawing *d, int run)
{
    const bx_style *style = style_of(d, run);
    return style && style->underline != BX_UNDERLINE_NONE;
}

/* A box of `length` from `from` on along the line, `thick` across it, and `away` from the em-box. */
typedef struct mark_box {
    bx_len from, length, away, thick;
} mark_box;

static bx_rect place_box(const drawing *d, const bx_style *style, const mark_box *m, bool after)
{
    bx_len em = style->size, foot = em - bx_style_ascent(d->c, style);
    if (!d->vertical) return (bx_rect){d->x + m->from, d->y + foot + m->away, m->length, m->thick};
    bx_len out = em / 2 + m->away;
    return (bx_rect){after ? d->x + out : d->x - out - m->thick, d->y + m->from, m->thick,
                     m->length};
}

static bx_status draw(const drawing *d, const bx_style *style, bx_ink_shape shape, bx_rect box)
{
    bx_item *item = BX_VEC_PUSH(d->c->scratch, d->items);
    BX_TRY_NEW(item);
    *item = (bx_item){.type = BX_ITEM_SHAPE, .shape = shape, .box = box, .rgb = style->rgb};
    return BX_OK;
}

/* clreq: never under punctuation, and there is nothing to stress in a space. */
static bool takes_dot(bx_str cluster)
{
    uint32_t rune = 0;
    if (cluster.len == 0) return false;
    bx_utf8_decode(cluster, 0, &rune);
    bx_class class_id = bx_class_of(rune);
    return bx_class_rule_of(class_id)->kind == BX_KIND_HAN || class_id == BX_CLASS_LATIN ||
           class_id == BX_CLASS_DIGIT || class_id == BX_CLASS_WIDE_DIGIT;
}

/* Of a glyph along the line, from the run's origin. */
static bx_len middle_of(const drawing *d, const bx_run *run, const bx_glyph *glyph,
                        const bx_style *style)
{
    if (d->vertical && !run->turned)
        return style->size / 2 - glyph->y - bx_style_ascent(d->c, style);
    bx_len wide =
        bx_len_scale(run->size, bx_face_advance(run->face, glyph->id), bx_face_units(run->face));
    return glyph->x + wide / 2;
}

static bx_status draw_dots(const drawing *d, int at)
{
    const bx_run *run = &d->line->runs[at];
    const bx_style *style = style_of(d, at);
    bx_len em = style->size, side = bx_len_scale(em, DOT_WIDE, 1000);
    bool shares = style->underline != BX_UNDERLINE_NONE && !d->vertical;
    mark_box box = {.length = side, .thick = side};
    box.away = bx_len_scale(em, shares ? DOT_BELOW_LINE : DOT_TOP, 1000);
    for (int i = 0; i < run->count; i++) {
        const bx_glyph *glyph = &run->glyphs[i];
        if (!takes_dot((bx_str){run->text.ptr + glyph->at, glyph->len})) continue;
        box.from = run->x + middle_of(d, run, glyph, style) - side / 2;
        BX_TRY(draw(d, style, BX_SHAPE_DISC, place_box(d, style, &box, true)));
    }
    return BX_OK;
}

/* The runs [at, end) have one line: a name's own, a plain one goes on under its neighbours. */
static int underline_end(const drawing *d, int at)
{
    const bx_style *style = style_of(d, at);
    int end = at + 1;
    for (; end < d->line->run_count; end++) {
        bool same = d->line->runs[end].mark == d->line->runs[at].mark;
        bool joins = style->underline == BX_UNDERLINE_SINGLE && underlined(d, end) &&
                     style_of(d, end)->underline == BX_UNDERLINE_SINGLE &&
                     style_of(d, end)->rgb == style->rgb;
        if (!same && !joins) break;
    }
    return end;
}

static bx_status draw_underline(const drawing *d, int at, int end)
{
    const bx_style *style = style_of(d, at);
    const bx_run *first = &d->line->runs[at], *last = &d->line->runs[end - 1];
    bool wavy = style->underline == BX_UNDERLINE_WAVY;
    bx_len em = style->size;
    bx_len apart = style->underline == BX_UNDERLINE_SINGLE ? 0 : bx_len_scale(em, APART, 1000);
    mark_box box = {.from = first->x + apart,
                    .length = last->x + last->width - first->x - 2 * apart,
                    .away = bx_len_scale(em, LINE_TOP, 1000),
                    .thick = bx_len_scale(em, wavy ? WAVE_HIGH : LINE_THICK, 1000)};
    if (box.length <= 0) return BX_OK;
    return draw(d, style, wavy ? BX_SHAPE_WAVE : BX_SHAPE_RECT, place_box(d, style, &box, false));
}

static bx_status decorate(const drawing *d)
{
    for (int at = 0, end; at < d->line->run_count; at = end) {
        end = at + 1;
        if (!underlined(d, at)) continue;
        end = underline_end(d, at);
        BX_TRY(draw_underline(d, at, end));
    }
    for (int at = 0; at < d->line->run_count; at++)
        if (style_of(d, at) && style_of(d, at)->dots) BX_TRY(draw_dots(d, at));
    return BX_OK;
}

bx_status bx_decorate_line(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                           bx_len x, bx_len baseline, bx_items *items)
{
    drawing d = {c, ready, line, x, baseline, false, items};
    return decorate(&d);
}

bx_status bx_decorate_column(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                             bx_len middle, bx_len top, bx_items *items)
{
    drawing d = {c, ready, line, middle, top, true, items};
    return decorate(&d);
}
