#include "compose/masthead.h"

#include "compose/inline.h"
#include "font/glyph_ink.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

/* From baseline to baseline, in hundredths of an em: names that are read apart, and closer ones. */
enum { LINE = 130, CLOSE_LINE = 115, HUNDRED = 100 };

typedef struct made {
    const bx_block *block;
    bx_len width;  /* of the area */
    bx_tag **tags; /* of the names, then of the suffix; where there is one name all are the same */
    bx_len most, size; /* what the line holds; what is set */
    int step;          /* LINE, CLOSE_LINE */
} made;

/* A name or the suffix, set in some size. */
typedef struct set_name {
    bx_ready_text ready;
    const bx_line *line;
    bx_len top, foot; /* of its ink, above the baseline */
} set_name;

bool bx_masthead_is(const bx_box *box)
{
    return box->block->kind == BX_BLOCK_MASTHEAD;
}

static bx_status sized(bx_composer *c, const bx_style *style, bx_len size,
                       const bx_style **own_style)
{
    bx_style *own = BX_NEW(c->scratch, bx_style);
    BX_TRY_NEW(own);
    *own = *style;
    own->size = size;
    own->em = bx_len_scale(style->em, size, style->size);
    own->tracking = bx_len_scale(style->tracking, size, style->size);
    *own_style = own;
    return BX_OK;
}

/* Shaped in a size; all of it in the block's style, as large type is. */
static bx_status prepare(bx_composer *c, const made *m, const bx_inline *text, bx_tag *tag,
                         const bx_style **style, bx_ready_text *ready)
{
    bx_style_span *span = BX_NEW(c->scratch, bx_style_span);
    BX_TRY_NEW(span);
    BX_TRY(sized(c, m->block->style, m->size, style));
    *span = (bx_style_span){0, text->text.len, *style};
    bx_inline large = *text;
    large.spans = span;
    large.span_count = 1;
    return bx_inline_prepare(c, &large, *style, tag, ready);
}

static void find_ink(set_name *name)
{
    name->top = INT64_MIN;
    name->foot = INT64_MAX;
    for (int i = 0; i < name->line->run_count; i++) {
        const bx_run *run = &name->line->runs[i];
        for (int k = 0; k < run->count; k++) {
            bx_ink_span ink = bx_glyph_ink_span(run->face, run->glyphs[k].id);
            if (ink.top == ink.foot) continue;
            int units = bx_face_units(run->face);
            bx_len y = run->glyphs[k].y;
            name->top = bx_len_max(name->top, bx_len_scale(run->size, ink.top, units) + y);
            name->foot = bx_len_min(name->foot, bx_len_scale(run->size, ink.foot, units) + y);
        }
    }
    if (name->top < name->foot) name->top = name->foot = 0;
}

static bx_status break_name(bx_composer *c, bx_len width, bx_justify justify, set_name *name)
{
    bx_measure measure = {.width = bx_len_max(width, 1), .justify = justify};
    int count;
    BX_TRY(bx_break_lines(c->scratch, c->scratch, name->ready.prepared, &measure, &name->line,
                          &count));
    find_ink(name);
    return BX_OK;
}

static const bx_inline *text_of(const bx_masthead *masthead, int i)
{
    return i < masthead->name_count ? &masthead->names[i] : &masthead->suffix;
}

static int count_texts(const bx_masthead *masthead)
{
    return masthead->name_count + (masthead->suffix.text.len > 0);
}

/* What stands between names and suffix: nothing behind a single one, which it ends. */
static bx_len gap_of(const bx_masthead *masthead, bx_len em)
{
    return masthead->name_count > 1 && masthead->suffix.text.len > 0 ? em / 2 : 0;
}

/* All texts in m->size. `longest`: of the names. */
static bx_status set_names(bx_composer *c, const made *m, const bx_style **style, set_name *names,
                           bx_len *longest)
{
    const bx_masthead *masthead = m->block->masthead;
    int count = count_texts(masthead);
    *longest = 0;
    for (int i = 0; i < count; i++) {
        BX_TRY(prepare(c, m, text_of(masthead, i), m->tags[i], style, &names[i].ready));
        bx_len width = bx_prepared_width(names[i].ready.prepared);
        if (i < masthead->name_count) *longest = bx_len_max(*longest, width);
    }
    for (int i = 0; i < count; i++) {
        bool is_name = i < masthead->name_count;
        bx_len own = bx_prepared_width(names[i].ready.prepared);
        bool is_spread = is_name && masthead->name_count > 1;
        BX_TRY(break_name(c, is_name ? *longest : own, is_spread ? BX_SPREAD : BX_FLUSH_START,
                          &names[i]));
    }
    return BX_OK;
}

/* Baselines of the names go down from the first one's; the suffix stands on that of a single name. */
static bx_len baseline_of(const made *m, const set_name *names, int i)
{
    const bx_masthead *masthead = m->block->masthead;
    int last = masthead->name_count - 1;
    bx_len step = bx_len_scale(m->size, m->step, HUNDRED);
    if (i <= last) return i * step;
    if (last == 0) return 0;
    /* its ink is centred on that of the names, from the first one's top to the last one's foot */
    bx_len top = -names[0].top, foot = last * step - names[last].foot;
    return (top + foot + names[i].top + names[i].foot) / 2;
}

static bx_len left_of(const made *m, bx_len width)
{
    const bx_style *style = m->block->style;
    bx_len room = m->width - style->indent - style->right - width;
    if (style->align == BX_ALIGN_CENTER) return style->indent + room / 2;
    return style->align == BX_ALIGN_END ? style->indent + room : style->indent;
}

/* Sets it in m->size: the box's height is that of the ink. */
static bx_status set_in_size(bx_composer *c, const made *m, bx_box *box)
{
    const bx_masthead *masthead = m->block->masthead;
    int count = count_texts(masthead);
    set_name *names = BX_NEW_ARRAY(c->scratch, set_name, count);
    const bx_style *style;
    bx_items items = {0};
    bx_len longest, top = INT64_MAX, foot = INT64_MIN, x;
    BX_TRY_NEW(names);
    BX_TRY(set_names(c, m, &style, names, &longest));
    bx_len gap = gap_of(masthead, m->size);
    x = left_of(m,
                longest + gap + (count > masthead->name_count ? names[count - 1].line->width : 0));
    for (int i = 0; i < count; i++) {
        top = bx_len_min(top, baseline_of(m, names, i) - names[i].top);
        foot = bx_len_max(foot, baseline_of(m, names, i) - names[i].foot);
    }
    for (int i = 0; i < count; i++) {
        bx_len y = baseline_of(m, names, i) - top - bx_style_ascent(c, style);
        bx_len left = i < masthead->name_count ? x : x + longest + gap;
        BX_TRY(bx_inline_place(c, &names[i].ready, names[i].line, style, left, y, &items));
    }
    box->height = foot - top;
    return bx_composer_pack(c, &items, NULL, &box->packed);
}

static bx_status resize(bx_composer *c, bx_box *box)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_in_size(c, box->made, box);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

/* The least size: never above the style's own. */
static bx_len least_of(const bx_block *block)
{
    bx_len least = block->masthead->least, size = block->style->size;
    return least > 0 ? bx_len_min(least, size) : size;
}

static bx_len whole_points(bx_len size)
{
    return size / BX_PT * BX_PT;
}

static bx_status report_wide(bx_composer *c, const made *m, bx_len size)
{
    bx_buf name = {0}, need = {0}, least = {0};
    const bx_masthead *masthead = m->block->masthead;
    bx_buf_add_str(&name, masthead->names[0].text);
    bx_buf_add_str(&name, masthead->name_count == 1 ? masthead->suffix.text : (bx_str){0});
    bx_buf_add_byte(&name, '\0');
    bx_buf_add_pt(&need, size, 1);
    bx_buf_add_pt(&least, least_of(m->block), 1);
    bx_buf_add_byte(&need, '\0');
    bx_buf_add_byte(&least, '\0');
    bx_status status = BX_ERR_MEMORY;
    if (!name.failed && !need.failed && !least.failed)
        status =
            bx_report(c->diag, BX_E_MASTHEAD_WIDE, &m->block->place, name.ptr, need.ptr, least.ptr);
    bx_buf_release(&name);
    bx_buf_release(&need);
    bx_buf_release(&least);
    return status;
}

/* As large as its line holds: what its texts take grows with the size. */
static bx_status find_most(bx_composer *c, made *m)
{
    const bx_masthead *masthead = m->block->masthead;
    const bx_style *style = m->block->style, *own;
    bx_len longest = 0, suffix = 0;
    bx_len room = bx_len_max(m->width - style->indent - style->right, 0);
    bx_ready_text ready;
    m->size = style->size;
    for (int i = 0; i < count_texts(masthead); i++) {
        BX_TRY(prepare(c, m, text_of(masthead, i), NULL, &own, &ready));
        bx_len width = bx_prepared_width(ready.prepared);
        if (i < masthead->name_count) longest = bx_len_max(longest, width);
        else suffix = width;
    }
    bx_len need = longest + gap_of(masthead, style->size) + suffix;
    if (need > room) m->size = whole_points(bx_len_scale(style->size, room, need));
    m->most = m->size;
    return m->size >= least_of(m->block) ? BX_OK : report_wide(c, m, m->size);
}

/* A single name and what ends it are one text, several names are one each. */
static bx_status make_tags(bx_composer *c, made *m)
{
    const bx_masthead *masthead = m->block->masthead;
    int count = count_texts(masthead);
    m->tags = BX_NEW_ARRAY(c->passing, bx_tag *, count);
    BX_TRY_NEW(m->tags);
    for (int i = 0; i < count; i++) {
        bool is_end = i == 1 && masthead->name_count == 1;
        m->tags[i] = is_end ? m->tags[0] : bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_P);
        BX_TRY_NEW(m->tags[i]);
    }
    return BX_OK;
}

bx_status bx_masthead_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                          bx_boxes *boxes)
{
    made *m = BX_NEW(c->passing, made);
    BX_TRY_NEW(m);
    *m = (made){.block = block, .width = area->width, .step = LINE};
    BX_TRY(make_tags(c, m));
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = find_most(c, m);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    bx_box *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(box);
    *box = (bx_box){.before = block->style->before,
                    .after = block->style->after,
                    .cost = cost,
                    .role = BX_BOX_ASIDE,
                    .maker = &bx_box_set,
                    .made = m,
                    .block = block};
    return resize(c, box);
}

bx_status bx_masthead_shrink(bx_composer *c, bx_box *box, bool *done)
{
    made *m = box->made;
    const bx_masthead *masthead = m->block->masthead;
    bx_len smaller = whole_points(m->size - 1);
    *done = masthead->least > 0 && smaller >= masthead->least;
    if (*done) m->size = smaller;
    else if (masthead->name_count > 1 && masthead->least > 0 && m->step == LINE) {
        m->step = CLOSE_LINE;
        m->size = bx_len_min(m->most, whole_points(bx_len_scale(m->size, LINE, CLOSE_LINE)));
        *done = true;
    }
    return *done ? resize(c, box) : BX_OK;
}

bx_status bx_masthead_reset(bx_composer *c, bx_box *box)
{
    made *m = box->made;
    m->size = m->most;
    m->step = LINE;
    return resize(c, box);
}

bx_status bx_masthead_tell(bx_composer *c, const bx_box *box)
{
    const made *m = box->made;
    if (m->size == m->most) return BX_OK;
    bx_buf name = {0}, size = {0}, most = {0};
    bx_buf_add_str(&name, m->block->masthead->names[0].text);
    bx_buf_add_byte(&name, '\0');
    bx_buf_add_pt(&size, m->size, 0);
    bx_buf_add_pt(&most, m->most, 0);
    bx_buf_add_byte(&size, '\0');
    bx_buf_add_byte(&most, '\0');
    bx_status status = BX_ERR_MEMORY;
    if (!name.failed && !size.failed && !most.failed)
        status = bx_report(c->diag, BX_E_MASTHEAD_SMALLER, &m->block->place, name.ptr, size.ptr,
                           most.ptr);
    bx_buf_release(&name);
    bx_buf_release(&size);
    bx_buf_release(&most);
    return status;
}
