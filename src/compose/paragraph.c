#include "compose/paragraph.h"

#include "compose/inline.h"
#include "compose/stroke.h"
#include "text/breaks.h"

#include "base/ban.h"

/* One wanted line of the block, broken: a title has several, a paragraph one. */
typedef struct set_piece {
    bx_ready_text ready;
    const bx_line *lines;
    int count;
    bx_tag *tag;
    int first;               /* of its lines among the composer's */
    const bx_prefix *prefix; /* of its first line; NULL: none */
} set_piece;

static bx_tag *tag_of(bx_composer *c, const bx_block *block)
{
    bx_tag_role role = block->heading > 0      ? (bx_tag_role)(BX_TAG_H1 + block->heading - 1)
                       : block->style->is_note ? BX_TAG_NOTE
                                               : BX_TAG_P;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.within, role);
    if (!tag || block->heading == 0) return tag;
    bx_buf title = {0};
    for (int i = 0; i < block->line_count; i++)
        bx_buf_add_str(&title, block->lines[i].text);
    tag->words->title = bx_str_copy(c->arena, bx_buf_str(&title));
    bool failed = title.failed || !tag->words->title.ptr;
    bx_buf_release(&title);
    return failed ? NULL : tag;
}

static bx_status report_wide(bx_composer *c, const bx_inline *in, const bx_line *line)
{
    if (line->slack >= 0) return BX_OK;
    bx_str text = {in->text.ptr + line->start, line->end - line->start};
    const char *words = bx_arena_copy(c->arena, text.ptr, text.len);
    BX_TRY_NEW(words);
    bx_place place = in->place;
    if (in->exact) {
        place.at += line->start;
        place.len = text.len;
    }
    return bx_report(c->diag, BX_E_LINE_TOO_WIDE, &place, words);
}

static bx_measure measure_of(const bx_area *area, const bx_block *block)
{
    const bx_style *style = block->style;
    return (bx_measure){.width = bx_len_max(area->width - style->right, 1),
                        .first = style->indent,
                        .rest = style->hang,
                        .justify = bx_justify_of(style->align),
                        .balance = block->heading > 0 ? BX_BALANCE_TITLE : BX_BALANCE_EVEN};
}

/* What a line reads as, with what stands before it; ptr NULL: out of memory. */
static bx_str words_of(bx_composer *c, const bx_inline *in, const bx_line *line,
                       const bx_prefix *prefix)
{
    bx_str own = {in->text.ptr + line->start, line->end - line->start};
    if (!prefix || prefix->words.len == 0) return own;
    bx_buf words = {0};
    bx_buf_add_str(&words, prefix->words);
    bx_buf_add_str(&words, own);
    return bx_buf_keep(&words, c->arena);
}

/* What is told of a line when its runs are packed. */
static bx_status keep_line(bx_composer *c, const bx_style *style, const bx_inline *in,
                           const bx_line *line, bool is_first, const bx_prefix *prefix)
{
    bx_line *own = BX_NEW(c->arena, bx_line);
    bx_set_line *set = BX_VEC_PUSH(c->arena, &c->lines);
    bx_str words = words_of(c, in, line, is_first ? prefix : NULL);
    BX_TRY_NEW(own);
    BX_TRY_NEW(set);
    BX_TRY_NEW(words.ptr);
    *own = *line;
    own->runs = NULL;
    own->run_count = 0;
    *set = (bx_set_line){.text = words,
                         .line = own,
                         .indent = is_first ? style->indent : style->hang,
                         .em = style->em,
                         .starts_paragraph = is_first};
    return BX_OK;
}

static bx_status break_piece(bx_composer *c, const bx_area *area, const bx_block *block,
                             const bx_inline *in, bx_tag *tag, set_piece *piece)
{
    const bx_style *style = block->style;
    BX_TRY(bx_inline_prepare(c, in, style, tag, &piece->ready));
    bx_measure measure = measure_of(area, block);
    BX_TRY(bx_break_lines(c->scratch, c->scratch, piece->ready.prepared, &measure, &piece->lines,
                          &piece->count));
    piece->tag = tag;
    piece->first = c->lines.count;
    for (int i = 0; i < piece->count; i++) {
        BX_TRY(keep_line(c, style, in, &piece->lines[i], i == 0, piece->prefix));
        BX_TRY(report_wide(c, in, &piece->lines[i]));
    }
    return BX_OK;
}

/*
 * What it costs to end a page before line k of n. Where the layout lets a first line stand
 * alone, one that a heading leads should still not be all that the page has of its text.
 */
static int cost_within(const bx_area *area, const bx_block *block, int k, int n, bool is_led)
{
    bool is_whole = block->heading > 0 || block->style->keep == BX_KEEP_BACK;
    if (is_whole || k < area->orphans || n - k < area->widows) return BX_COST_TEXT;
    return is_led && k == 1 ? BX_COST_WHITE / 2 : BX_COST_FREE;
}

/* The rules at a line, and what they are as long as. */
typedef struct line_rules {
    const bx_text_rule *above, *below;
    bx_ruled_text text;
} line_rules;

static void find_extent(const bx_block *block, const set_piece *pieces, bx_ruled_text *text)
{
    text->left = INT64_MAX;
    for (int i = 0; i < block->line_count; i++)
        for (int k = 0; k < pieces[i].count; k++) {
            const bx_line *line = &pieces[i].lines[k];
            if (line->run_count == 0) continue;
            text->left = bx_len_min(text->left, line->runs[0].x);
            text->right = bx_len_max(text->right, line->runs[0].x + line->width);
        }
    text->left = bx_len_min(text->left, text->right);
}

static bx_status place_line(bx_composer *c, const bx_style *style, const set_piece *piece, int line,
                            bx_len top, bx_items *items)
{
    const bx_prefix *prefix = line == 0 ? piece->prefix : NULL;
    for (int i = 0; prefix && i < prefix->count; i++) {
        const bx_prefix_text *text = &prefix->texts[i];
        BX_TRY(bx_inline_place(c, text->ready, text->line, style, text->x, top, items));
    }
    return bx_inline_place(c, &piece->ready, &piece->lines[line], style, 0, top, items);
}

/* A rule belongs to its line's box: no page end comes between them. */
static bx_status box_line(bx_composer *c, const bx_block *block, const set_piece *piece, int line,
                          const line_rules *rules, bx_box *box)
{
    bx_items items = {0};
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_len lead = bx_text_rule_room(rules->above), foot = lead + block->style->size;
    BX_TRY(bx_text_rule_place(c, rules->above, &rules->text, 0, &items));
    BX_TRY(place_line(c, block->style, piece, line, lead, &items));
    if (rules->below)
        BX_TRY(bx_text_rule_place(c, rules->below, &rules->text, foot + rules->below->gap, &items));
    BX_TRY(bx_composer_pack(c, &items, piece->tag, &box->packed));
    bx_arena_rewind(c->scratch, mark);
    box->lead = lead;
    box->height = foot + bx_text_rule_room(rules->below);
    box->on_grid = block->style->on_grid;
    box->block = block;
    box->tag = piece->tag;
    box->line = piece->first + line;
    if (block->heading > 0 || block->style->aside) box->role = BX_BOX_ASIDE;
    box->maker = &bx_box_set;
    return BX_OK;
}

static bx_status box_lines(bx_composer *c, const bx_area *area, const bx_block *block,
                           const set_piece *pieces, int cost, bx_boxes *boxes)
{
    const bx_style *style = block->style;
    int total = 0, at = 0;
    line_rules rules = {.text = {.style = style, .area = area}};
    for (int i = 0; i < block->line_count; i++)
        total += pieces[i].count;
    if (style->rule_above || style->rule_below) find_extent(block, pieces, &rules.text);
    for (int i = 0; i < block->line_count; i++) {
        for (int k = 0; k < pieces[i].count; k++, at++) {
            bx_box *box = BX_VEC_PUSH(c->passing, boxes);
            BX_TRY_NEW(box);
            rules.above = at == 0 ? style->rule_above : NULL;
            rules.below = at + 1 == total ? style->rule_below : NULL;
            BX_TRY(box_line(c, block, &pieces[i], k, &rules, box));
            box->cost = at == 0 ? cost : cost_within(area, block, at, total, cost == BX_COST_TEXT);
            box->before = at == 0 ? style->before : style->on_grid ? 0 : style->line - style->size;
            box->after = at + 1 == total ? style->after : 0;
        }
    }
    return BX_OK;
}

static bx_status set_pieces(bx_composer *c, const bx_area *area, const bx_block *block, bx_tag *tag,
                            const bx_prefix *prefix, int cost, bx_boxes *boxes)
{
    set_piece *pieces = BX_NEW_ARRAY(c->scratch, set_piece, block->line_count);
    BX_TRY_NEW(pieces);
    bx_status first = BX_OK;
    if (block->line_count > 0) pieces[0].prefix = prefix;
    for (int i = 0; i < block->line_count; i++) {
        bx_status status = break_piece(c, area, block, &block->lines[i], tag, &pieces[i]);
        if (first == BX_OK) first = status;
    }
    BX_TRY(first);
    return box_lines(c, area, block, pieces, cost, boxes);
}

bx_status bx_paragraph_set_behind(bx_composer *c, const bx_area *area, const bx_block *block,
                                  bx_tag *tag, const bx_prefix *prefix, int cost, bx_boxes *boxes)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_pieces(c, area, block, tag, prefix, cost, boxes);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

bx_status bx_paragraph_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    bx_tag *tag = tag_of(c, block);
    BX_TRY_NEW(tag);
    return bx_paragraph_set_behind(c, area, block, tag, NULL, cost, boxes);
}

/* 左空二字 stays where it is on the other pages. */
static bx_status close_style(bx_composer *c, const bx_style *style, int share,
                             const bx_style **closer)
{
    bx_style *own = BX_NEW(c->arena, bx_style);
    BX_TRY_NEW(own);
    *own = *style;
    own->em -= bx_len_scale(style->em, share, 1000);
    *closer = own;
    return BX_OK;
}

static bx_status close_line(bx_composer *c, const bx_inline *line, int share, bx_inline *closer)
{
    bx_style_span *spans = BX_NEW_ARRAY(c->arena, bx_style_span, line->span_count);
    BX_TRY_NEW(spans);
    *closer = *line;
    closer->spans = spans;
    for (int i = 0; i < line->span_count; i++) {
        spans[i] = line->spans[i];
        BX_TRY(close_style(c, line->spans[i].style, share, &spans[i].style));
    }
    return BX_OK;
}

bx_status bx_paragraph_prepare(bx_composer *c, const bx_block *block, const bx_prepared **prepared)
{
    bx_tag trial = {0}; /* its links are nobody's, and their numbers are given again */
    int count = c->tags.count;
    bx_ready_text ready;
    BX_ASSERT(block->line_count == 1);
    BX_TRY(bx_inline_prepare(c, block->lines, block->style, &trial, &ready));
    c->tags.count = count;
    *prepared = ready.prepared;
    return BX_OK;
}

bx_status bx_paragraph_count_closer(bx_composer *c, const bx_area *area, const bx_block *block,
                                    const bx_prepared *prepared, int share, int *lines)
{
    bx_measure measure = measure_of(area, block);
    measure.width = bx_len_scale(measure.width, 1000, 1000 - share);
    measure.first = bx_len_scale(measure.first, 1000, 1000 - share);
    measure.rest = bx_len_scale(measure.rest, 1000, 1000 - share);
    return bx_count_lines(c->scratch, prepared, &measure, lines);
}

bx_status bx_paragraph_close_up(bx_composer *c, const bx_area *area, const bx_block *block,
                                int share, bx_tag *tag, int cost, bx_boxes *boxes)
{
    bx_block *closer = BX_NEW(c->arena, bx_block);
    bx_inline *lines = BX_NEW_ARRAY(c->arena, bx_inline, block->line_count);
    BX_TRY_NEW(closer);
    BX_TRY_NEW(lines);
    *closer = *block;
    closer->lines = lines;
    BX_TRY(close_style(c, block->style, share, &closer->style));
    for (int i = 0; i < block->line_count; i++)
        BX_TRY(close_line(c, &block->lines[i], share, &lines[i]));
    return bx_paragraph_set_behind(c, area, closer, tag, NULL, cost, boxes);
}
