#include "compose/caption.h"

#include "compose/inline.h"
#include "text/breaks.h"

#include "base/ban.h"

/* One part of a caption's line, set. */
typedef struct part {
    const bx_inline *text;
    bx_tag *tag; /* NULL: an artifact */
    bx_ready_text ready;
    const bx_line *lines;
    int count;
} part;

/* Its words and its width are told. */
static bx_status report_wide(bx_composer *c, const part *p, bx_len room)
{
    const char *words = bx_arena_copy(c->scratch, p->text->text.ptr, p->text->text.len);
    BX_TRY_NEW(words);
    bx_buf have = {0};
    bx_mm_text(&have, room);
    bx_status status = BX_ERR_MEMORY;
    if (!have.failed)
        status = bx_report(c->diag, BX_E_CAPTION_TOO_WIDE, &p->text->place, words, have.ptr);
    bx_buf_release(&have);
    return status;
}

/* Each part is a paragraph of the caption: read aloud, a title and a unit are not one word. */
static bx_status open_part(bx_composer *c, const bx_inline *text, bx_tag *caption, part *p)
{
    *p = (part){.text = text};
    if (!caption || text->text.len == 0) return BX_OK;
    p->tag = bx_tag_new(c->arena, &c->tags, caption, BX_TAG_P);
    return p->tag ? BX_OK : BX_ERR_MEMORY;
}

static bx_status set_part(bx_composer *c, const bx_style *style, bx_len room, bool may_turn,
                          part *p)
{
    if (p->text->text.len == 0) return BX_OK;
    bx_measure measure = {.width = bx_len_max(room, 1),
                          .justify = may_turn ? BX_FLUSH_CENTER : BX_FLUSH_START,
                          .balance = may_turn ? BX_BALANCE_TITLE : BX_BALANCE_NONE};
    BX_TRY(bx_inline_prepare(c, p->text, style, p->tag, &p->ready));
    BX_TRY(
        bx_break_lines(c->scratch, c->scratch, p->ready.prepared, &measure, &p->lines, &p->count));
    bool fits = p->count == 1 || may_turn;
    for (int i = 0; i < p->count; i++)
        fits = fits && p->lines[i].slack >= 0;
    return fits ? BX_OK : report_wide(c, p, room);
}

static bx_len width_of(const part *p)
{
    return p->count > 0 ? p->lines[0].width : 0;
}

static bx_status place_part(bx_composer *c, const bx_style *style, const part *p, bx_len x,
                            bx_len y, bx_items *items)
{
    for (int i = 0; i < p->count; i++)
        BX_TRY(bx_inline_place(c, &p->ready, &p->lines[i], style, x, y + i * style->line, items));
    return BX_OK;
}

/* The middle is centred: so it leaves at both sides what the wider one takes. */
static bx_status set_caption(bx_composer *c, const bx_caption *caption, bx_len width, bx_tag *tag,
                             bx_len *y, bx_items *items)
{
    const bx_style *style = caption->style;
    part left, middle, right;
    BX_TRY(open_part(c, &caption->left, tag, &left));
    BX_TRY(open_part(c, &caption->center, tag, &middle));
    BX_TRY(open_part(c, &caption->right, tag, &right));
    BX_TRY(set_part(c, style, width, false, &left));
    BX_TRY(set_part(c, style, width - (left.count > 0 ? width_of(&left) + style->size : 0), false,
                    &right));
    bx_len sides = bx_len_max(width_of(&left), width_of(&right));
    bx_len taken = sides > 0 ? sides + style->size : 0;
    BX_TRY(set_part(c, style, width - 2 * taken, true, &middle));
    int lines = middle.count > 1 ? middle.count : 1;
    bx_len last = *y + style->before + (lines - 1) * style->line;
    BX_TRY(place_part(c, style, &left, 0, last, items));
    BX_TRY(place_part(c, style, &middle, taken, *y + style->before, items));
    BX_TRY(place_part(c, style, &right, width - width_of(&right), last, items));
    *y = last + style->line + style->after;
    return BX_OK;
}

static bx_len left_of(bx_side side, bx_len width, bx_len own)
{
    if (side == BX_SIDE_LEFT) return 0;
    return side == BX_SIDE_RIGHT ? width - own : (width - own) / 2;
}

/* Lines that begin under one another, as wide together as the widest of them. */
static bx_status set_block(bx_composer *c, const bx_caption *caption, bx_len width, bx_tag *tag,
                           bx_len *y, bx_items *items)
{
    const bx_style *style = caption->style;
    part *lines = BX_NEW_ARRAY(c->scratch, part, caption->block_count);
    bx_len widest = 0;
    BX_TRY_NEW(lines);
    for (int i = 0; i < caption->block_count; i++) {
        BX_TRY(open_part(c, &caption->block[i], tag, &lines[i]));
        BX_TRY(set_part(c, style, width, false, &lines[i]));
        widest = bx_len_max(widest, width_of(&lines[i]));
    }
    bx_len x = left_of(caption->side, width, widest);
    *y += style->before;
    for (int i = 0; i < caption->block_count; i++, *y += style->line)
        BX_TRY(place_part(c, style, &lines[i], x, *y, items));
    *y += style->after;
    return BX_OK;
}

static bx_status set_all(bx_composer *c, const bx_caption *captions, int count, bx_len width,
                         bx_set_captions *set)
{
    bx_items items = {0};
    bx_status first = BX_OK;
    for (int i = 0; i < count; i++) {
        bool is_block = captions[i].block_count > 0;
        bx_status status =
            is_block ? set_block(c, &captions[i], width, set->tag, &set->height, &items)
                     : set_caption(c, &captions[i], width, set->tag, &set->height, &items);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    BX_TRY(first);
    return bx_composer_pack(c, &items, set->tag, &set->packed);
}

bx_status bx_captions_set(bx_composer *c, const bx_caption *captions, int count, bx_len width,
                          bx_set_captions *set)
{
    set->height = 0;
    if (set->tag) set->tag->first = set->tag->last = NULL; /* the parts of what it was */
    if (count == 0) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_all(c, captions, count, width, set);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
