#include "compose/line_of.h"

#include "compose/inline.h"
#include "compose/stroke.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

enum { LEAST_APART = 4 }; /* a quarter of an em between neighbours */

typedef struct set_text {
    bx_ready_text ready;
    const bx_line *line; /* NULL: there is no text */
    bx_len width, x;
} set_text;

static bx_status set_texts(bx_composer *c, const bx_block *block, set_text texts[BX_SIDES])
{
    for (int i = 0; i < BX_SIDES; i++) {
        set_text *t = &texts[i];
        if (block->lines[i].text.len == 0) continue;
        bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_P);
        BX_TRY_NEW(tag);
        BX_TRY(bx_inline_prepare(c, &block->lines[i], block->style, tag, &t->ready));
        bx_measure measure = {.width = bx_len_max(bx_prepared_width(t->ready.prepared), 1),
                              .justify = BX_FLUSH_START};
        int count;
        BX_TRY(
            bx_break_lines(c->scratch, c->scratch, t->ready.prepared, &measure, &t->line, &count));
        t->width = t->line->width;
    }
    return BX_OK;
}

/* What the texts need: those at the sides as much as the wider takes, where one is between them. */
static bx_len needed(const bx_style *style, const set_text texts[BX_SIDES])
{
    bx_len apart = style->em / LEAST_APART, sides = 0;
    bx_len left = texts[BX_SIDE_LEFT].width, right = texts[BX_SIDE_RIGHT].width;
    if (!texts[BX_SIDE_CENTER].line) return left + right + (left > 0 && right > 0 ? apart : 0);
    if (left > 0 || right > 0) sides = bx_len_max(left, right) + apart;
    return 2 * sides + texts[BX_SIDE_CENTER].width;
}

bx_status bx_line_of_report(bx_composer *c, const bx_place *place, const bx_inline *texts,
                            int count, bx_len need, bx_len have)
{
    bx_buf words = {0}, a = {0}, b = {0};
    for (int i = 0; i < count; i++) {
        if (texts[i].text.len == 0) continue;
        if (words.len > 0) bx_buf_add_text(&words, " | ");
        bx_buf_add_str(&words, texts[i].text);
    }
    bx_buf_add_byte(&words, '\0');
    bx_mm_text(&a, need);
    bx_mm_text(&b, have);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !a.failed && !b.failed)
        status = bx_report(c->diag, BX_E_LINE_CROWDED, place, words.ptr, a.ptr, b.ptr);
    bx_buf_release(&words);
    bx_buf_release(&a);
    bx_buf_release(&b);
    return status;
}

/* The texts, and the rules of the style above and below them. */
static bx_status place_texts(bx_composer *c, const bx_area *area, const bx_style *style,
                             const set_text texts[BX_SIDES], bx_items *items)
{
    bx_ruled_text ruled = {.style = style, .area = area, .left = area->width};
    for (int i = 0; i < BX_SIDES; i++) {
        if (!texts[i].line) continue;
        ruled.left = bx_len_min(ruled.left, texts[i].x);
        ruled.right = bx_len_max(ruled.right, texts[i].x + texts[i].width);
    }
    bx_len lead = bx_text_rule_room(style->rule_above);
    BX_TRY(bx_text_rule_place(c, style->rule_above, &ruled, 0, items));
    for (int i = 0; i < BX_SIDES; i++)
        if (texts[i].line)
            BX_TRY(
                bx_inline_place(c, &texts[i].ready, texts[i].line, style, texts[i].x, lead, items));
    if (!style->rule_below) return BX_OK;
    return bx_text_rule_place(c, style->rule_below, &ruled,
                              lead + style->size + style->rule_below->gap, items);
}

static bx_status set_line(bx_composer *c, const bx_area *area, const bx_block *block, bx_box *box)
{
    const bx_style *style = block->style;
    set_text texts[BX_SIDES] = {0};
    bx_items items = {0};
    BX_TRY(set_texts(c, block, texts));
    bx_len room = area->width - style->indent - style->right, need = needed(style, texts);
    if (need > room) return bx_line_of_report(c, &block->place, block->lines, BX_SIDES, need, room);
    texts[BX_SIDE_LEFT].x = style->indent;
    texts[BX_SIDE_CENTER].x = style->indent + (room - texts[BX_SIDE_CENTER].width) / 2;
    texts[BX_SIDE_RIGHT].x = style->indent + room - texts[BX_SIDE_RIGHT].width;
    BX_TRY(place_texts(c, area, style, texts, &items));
    return bx_composer_pack(c, &items, NULL, &box->packed);
}

bx_status bx_line_of_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                         bx_boxes *boxes)
{
    const bx_style *style = block->style;
    bx_len lead = bx_text_rule_room(style->rule_above);
    bx_box box = {.height = lead + style->size + bx_text_rule_room(style->rule_below),
                  .before = style->before,
                  .after = style->after,
                  .on_grid = style->on_grid,
                  .lead = lead,
                  .cost = cost,
                  .role = style->aside ? BX_BOX_ASIDE : BX_BOX_TEXT,
                  .maker = &bx_box_set,
                  .block = block};
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_line(c, area, block, &box);
    bx_arena_rewind(c->scratch, mark);
    BX_TRY(status);
    bx_box *set = BX_VEC_PUSH(c->arena, boxes);
    BX_TRY_NEW(set);
    *set = box;
    return BX_OK;
}
