#include "compose/inline.h"

#include "compose/decorate.h"
#include "text/links.h"
#include "text/prepare.h"

#include "base/ban.h"

/* The roles of the font set, or those that have a bold face. */
static void add_roles(const bx_composer *c, bool bold, bx_buf *out)
{
    for (int i = 0; i < c->fonts->count; i++) {
        if (bold && !c->fonts->roles[i].bold) continue;
        bx_buf_add_str(out, c->fonts->roles[i].name);
        bx_buf_add_byte(out, ' ');
    }
    bx_buf_add_byte(out, '\0');
}

static bx_status report_role(bx_composer *c, const bx_style *style, bx_str face, bool bold)
{
    bx_buf name = {0}, known = {0};
    bx_buf_add_str(&name, face);
    bx_buf_add_byte(&name, '\0');
    add_roles(c, bold, &known);
    bx_status status = BX_ERR_MEMORY;
    if (!name.failed && !known.failed)
        status = bx_report(c->diag, bold ? BX_E_NO_BOLD : BX_E_FONT_ROLE, &style->place, name.ptr,
                           known.ptr);
    bx_buf_release(&name);
    bx_buf_release(&known);
    return status;
}

/* The role of that name, or of its bold faces where the style asks for them. */
static bx_status find_role(bx_composer *c, const bx_style *style, bx_str face,
                           const bx_font_role **role)
{
    *role = bx_fontset_lookup(c->fonts, face);
    if (!*role) return report_role(c, style, face, false);
    if (style->bold != BX_BOLD_FACE) return BX_OK;
    *role = (*role)->bold;
    return *role ? BX_OK : report_role(c, style, face, true);
}

static bx_status find_latin(bx_composer *c, const bx_style *style, const bx_face_use **use)
{
    const bx_font_role *role;
    if (style->latin.len == 0) return BX_OK;
    BX_TRY(find_role(c, style, style->latin, &role));
    *use = role->latin ? role->latin : &role->uses[0];
    return BX_OK;
}

/*
 * Superscript and subscript: six tenths of the size. The rise stays below half of that: poppler
 * takes what is higher for another line.
 */
enum { RAISED_SIZE = 600, SUPER_RISE = 280, SUB_RISE = -120 }; /* 1/1000 em */

/*
 * Synthetic bold strokes the outlines: all strokes gain a 40th of the em, at 三号 .14 mm. With a 33rd
 * the white inside 藏 closes (FandolFang, at 500 dpi).
 */
enum { STROKE = 25 }; /* 1/1000 em */

static bx_status text_style_of(bx_composer *c, const bx_style *style, bx_text_style *out)
{
    const bx_font_role *role;
    BX_TRY(find_role(c, style, style->face, &role));
    *out = (bx_text_style){.role = role,
                           .size = style->size,
                           .em = style->em,
                           .tracking = style->tracking,
                           .half_digits = style->digits == BX_DIGITS_HALF};
    BX_TRY(find_latin(c, style, &out->latin));
    if (style->bold == BX_BOLD_SYNTHETIC) out->stroke = bx_len_scale(style->size, STROKE, 1000);
    if (style->raise == BX_RAISE_NONE) return BX_OK;
    int rise = style->raise == BX_RAISE_SUPER ? SUPER_RISE : SUB_RISE;
    out->rise = bx_len_scale(style->size, rise, 1000);
    out->size = bx_len_scale(style->size, RAISED_SIZE, 1000);
    out->em = bx_len_scale(style->em, RAISED_SIZE, 1000);
    out->tracking = bx_len_scale(style->tracking, RAISED_SIZE, 1000);
    out->stroke = bx_len_scale(out->stroke, RAISED_SIZE, 1000);
    return BX_OK;
}

/* Of the tracking so much as does not part characters by what readers take for a space (glue.h). */
static bx_len readable_tracking(const bx_style *style)
{
    enum { SPACED = 95 };
    bx_len most = bx_len_scale(style->size, SPACED, 1000) - bx_len_max(style->em - style->size, 0);
    return bx_len_min(style->tracking, bx_len_max(most, 0));
}

/* Then the text is told for the glyphs, but for a link's, which has none told: it stands closer. */
static bool is_apart(const bx_style *style)
{
    return style->tracking > 0 && style->tracking > readable_tracking(style);
}

/* A text's spans while they are collected, and what their marks stand for. */
typedef struct span_list {
    bx_span *items;
    bx_text_mark *marks; /* runs end where they change: neighbours alike share one */
    int count, mark_count;
} span_list;

static void push_span(span_list *spans, size_t start, size_t end, const bx_text_style *text_style,
                      const bx_style *style, const bx_tag *tag)
{
    bool is_plain = !style->dots && style->underline == BX_UNDERLINE_NONE && style->rgb == 0 &&
                    !is_apart(style);
    bx_text_mark mark = {tag, is_plain ? NULL : style};
    int last = spans->mark_count - 1;
    /* names side by side have a line each */
    bool own = style->underline == BX_UNDERLINE_NAME || style->underline == BX_UNDERLINE_WAVY;
    bool again = last >= 0 && !own && spans->marks[last].tag == tag &&
                 spans->marks[last].style == mark.style;
    if (!again) spans->marks[spans->mark_count++] = mark;
    spans->items[spans->count++] = (bx_span){start, end, *text_style, spans->mark_count - 1};
}

typedef struct tagged_links {
    const bx_link *links;
    const bx_tag **tags;
    int count;
    const bx_tag *outside; /* of the text that is in no link */
} tagged_links;

/* The range [start, end) in one style, cut where a link begins or ends. */
static void push_range(span_list *spans, const tagged_links *in, size_t start, size_t end,
                       const bx_text_style *text_style, const bx_style *style)
{
    for (int i = 0; i < in->count && start < end; i++) {
        const bx_link *link = &in->links[i];
        if (link->end <= start || link->start >= end) continue;
        size_t from = link->start > start ? link->start : start;
        size_t to = link->end < end ? link->end : end;
        if (from > start) push_span(spans, start, from, text_style, style, in->outside);
        bx_text_style closer = *text_style;
        closer.tracking = bx_len_min(closer.tracking, readable_tracking(style));
        push_span(spans, from, to, &closer, style, in->tags[i]);
        start = to;
    }
    if (start < end) push_span(spans, start, end, text_style, style, in->outside);
}

static bx_status collect_spans(bx_composer *c, const bx_inline *in, const bx_style *style,
                               const tagged_links *links, span_list *spans)
{
    int pieces = in->span_count > 0 ? in->span_count : 1;
    int most = pieces + 2 * links->count * pieces;
    spans->items = BX_NEW_ARRAY(c->scratch, bx_span, most);
    spans->marks = BX_NEW_ARRAY(c->scratch, bx_text_mark, most);
    BX_TRY_NEW(spans->items);
    BX_TRY_NEW(spans->marks);
    bx_text_style own;
    if (in->span_count == 0) {
        BX_TRY(text_style_of(c, style, &own));
        if (in->text.len == 0) push_span(spans, 0, 0, &own, style, links->outside);
        push_range(spans, links, 0, in->text.len, &own, style);
        return BX_OK;
    }
    for (int i = 0; i < in->span_count; i++) {
        const bx_style_span *span = &in->spans[i];
        BX_TRY(text_style_of(c, span->style, &own));
        push_range(spans, links, span->start, span->end, &own, span->style);
    }
    return BX_OK;
}

static bx_status find_links(bx_composer *c, bx_str text, bx_tag *tag, tagged_links *found)
{
    BX_TRY(bx_find_links(c->arena, text, &found->links, &found->count));
    found->tags = BX_NEW_ARRAY(c->scratch, const bx_tag *, found->count);
    BX_TRY_NEW(found->tags);
    for (int i = 0; i < found->count; i++) {
        bx_tag *link = bx_tag_new(c->arena, &c->tags, tag, BX_TAG_LINK);
        BX_TRY_NEW(link);
        link->words->uri = found->links[i].uri;
        link->words->alt = found->links[i].uri;
        found->tags[i] = link;
    }
    return BX_OK;
}

static bx_status prepare(bx_composer *c, const bx_inline *in, const bx_style *style, bx_tag *tag,
                         bool vertical, bx_ready_text *ready)
{
    tagged_links links = {.outside = tag};
    span_list spans = {0};
    if (tag && !vertical) BX_TRY(find_links(c, in->text, tag, &links));
    BX_TRY(collect_spans(c, in, style, &links, &spans));
    *ready = (bx_ready_text){.text = in->text, .marks = spans.marks};
    const bx_words words = {.text = in->text,
                            .spans = spans.items,
                            .span_count = spans.count,
                            .rules = &c->document->lines,
                            .fonts = c->fonts,
                            .origin = &in->place,
                            .exact = in->exact,
                            .vertical = vertical};
    BX_TRY(bx_prepare(c->scratch, c->scratch, c->engine, &words, c->diag, &ready->prepared));
    return bx_stand_ins_collect(c->arena, &words, ready->prepared, &c->stand_ins);
}

bx_status bx_inline_prepare(bx_composer *c, const bx_inline *in, const bx_style *style, bx_tag *tag,
                            bx_ready_text *ready)
{
    return prepare(c, in, style, tag, false, ready);
}

bx_status bx_inline_prepare_column(bx_composer *c, const bx_inline *in, const bx_style *style,
                                   bx_tag *tag, bx_ready_text *ready)
{
    return prepare(c, in, style, tag, true, ready);
}

static uint32_t color_of(const bx_ready_text *ready, const bx_run *run)
{
    const bx_style *style = ready->marks[run->mark].style;
    return style ? style->rgb : 0;
}

bx_status bx_inline_place_column(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                                 bx_len middle, bx_len top, bx_str said, bx_items *items)
{
    for (int i = 0; i < line->run_count; i++) {
        const bx_run *run = &line->runs[i];
        bx_item *item = BX_VEC_PUSH(c->scratch, items);
        BX_TRY_NEW(item);
        *item = (bx_item){.type = BX_ITEM_RUN,
                          .tag = ready->marks[run->mark].tag,
                          .said = said,
                          .box = {middle, top + run->x, run->width, run->size},
                          .run = run,
                          .rgb = color_of(ready, run)};
    }
    return BX_OK;
}

/* What the run reads as by itself; nothing of a link. */
static bool is_told(const bx_ready_text *ready, const bx_line *line, const bx_run *run)
{
    const bx_text_mark *mark = &ready->marks[run->mark];
    bool apart = line->spread || (mark->style && is_apart(mark->style));
    return apart && !(mark->tag && mark->tag->role == BX_TAG_LINK);
}

/*
 * Runs that stand too far apart to be read as one text, and follow one another in it. A spread
 * line's are told one by one.
 */
static int told_end(const bx_ready_text *ready, const bx_line *line, int first)
{
    int end = first + 1;
    for (; end < line->run_count && !line->spread; end++) {
        const bx_run *before = &line->runs[end - 1], *run = &line->runs[end];
        bool follows = run->text.ptr == before->text.ptr + before->text.len &&
                       ready->marks[run->mark].tag == ready->marks[before->mark].tag;
        if (!follows || !is_told(ready, line, run)) break;
    }
    return end;
}

bx_status bx_inline_place(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                          const bx_style *style, bx_len x, bx_len top, bx_items *items)
{
    bx_len baseline = top + bx_style_ascent(c, style);
    bx_str said = {0};
    for (int i = 0, end = 0; i < line->run_count; i++) {
        const bx_run *run = &line->runs[i];
        if (i >= end) {
            bool told = is_told(ready, line, run);
            end = told ? told_end(ready, line, i) : i + 1;
            const bx_run *last = &line->runs[end - 1];
            said = (bx_str){0};
            if (told)
                said = (bx_str){run->text.ptr,
                                (size_t)(last->text.ptr - run->text.ptr) + last->text.len};
        }
        bx_item *item = BX_VEC_PUSH(c->scratch, items);
        BX_TRY_NEW(item);
        *item = (bx_item){.type = BX_ITEM_RUN,
                          .tag = ready->marks[run->mark].tag,
                          .said = said,
                          .box = {x + run->x, baseline, run->width, style->size},
                          .run = run,
                          .rgb = color_of(ready, run)};
    }
    return bx_decorate_line(c, ready, line, x, baseline, items);
}

bx_justify bx_justify_of(bx_align align)
{
    switch (align) {
    case BX_ALIGN_START: return BX_FLUSH_START;
    case BX_ALIGN_CENTER: return BX_FLUSH_CENTER;
    case BX_ALIGN_END:
    case BX_ALIGN_DECIMAL: return BX_FLUSH_END;
    case BX_ALIGN_SPREAD: return BX_SPREAD;
    case BX_ALIGN_JUSTIFY: break;
    }
    return BX_JUSTIFY;
}
