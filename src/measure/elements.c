/*
 * Every group that was placed is opened once. A group of text is cut into lines where the element
 * of the structure tree or the baseline changes; what of a signature is the post, the name or the
 * date is told by the tags, which come in the order of those who sign, the date's last, and by
 * the length of the post, which is the first of its tag.
 */
#include "measure/elements.h"

#include <stdlib.h>

#include "measure/line.h"

#include "base/ban.h"

typedef struct finder {
    bx_arena *arena, *scratch;
    const bx_fontset *fonts;
    unsigned inked; /* bit n: part n */
    bx_elements *out;
} finder;

static bx_element *push(finder *f, const bx_placed *placed, bx_part part, bx_rect box)
{
    bx_element *e = BX_VEC_PUSH(f->arena, &f->out->list);
    if (!e) return NULL;
    *e = (bx_element){.part = part,
                      .page = placed->page,
                      .order = f->out->list.count - 1,
                      .block = placed->block,
                      .style = placed->style,
                      .is_turned = placed->block && !placed->is_around &&
                                   f->out->pages->kept[placed->page].is_turned,
                      .is_around = placed->is_around,
                      .signer = -1,
                      .starts = true,
                      .ends = true,
                      .box = box,
                      .ink_top = box.y,
                      .ink_bottom = box.y + box.h};
    return e;
}

/* --- rules --- */

static bool is_rule(const bx_item *item)
{
    return item->type == BX_ITEM_SHAPE && item->shape == BX_SHAPE_RECT;
}

static bx_status push_rule(finder *f, const bx_placed *placed, const bx_item *item)
{
    bx_element *e = push(f, placed, BX_PART_RULE, item->box);
    BX_TRY_NEW(e);
    e->rgb = item->rgb;
    return BX_OK;
}

/* Those above a text stand before it; those below it behind the lines that decorate its words. */
static bx_status push_rules(finder *f, const bx_placed *placed, const bx_item *items, int count)
{
    for (int i = 0; i < count && is_rule(&items[i]); i++)
        BX_TRY(push_rule(f, placed, &items[i]));
    return BX_OK;
}

static bx_status push_rules_below(finder *f, const bx_placed *placed, const bx_item *items,
                                  int count)
{
    const bx_text_rule *rule = placed->style ? placed->style->rule_below : NULL;
    const bx_element *text = &f->out->list.items[f->out->list.count - 1];
    bx_len top = text->box.y + text->box.h + (rule ? rule->gap : 0);
    for (int i = 0; i < count && rule; i++)
        if (is_rule(&items[i]) && items[i].box.y >= top) BX_TRY(push_rule(f, placed, &items[i]));
    return BX_OK;
}

/* --- text --- */

/* A link is part of the text around it. */
static const bx_tag *owner_of(const bx_item *item)
{
    const bx_tag *tag = item->tag;
    return tag && tag->role == BX_TAG_LINK ? tag->parent : tag;
}

/* A marker and its entry, a label and its name are each a text of their own. */
static bool is_text_of(const bx_item *item, const bx_item *before)
{
    bx_str text = before->run->text;
    return item->run->text.ptr == text.ptr + text.len;
}

/* The items from `first` on that are one line of one text. */
static int end_of_line(const bx_item *items, int first, int count)
{
    int end = first + 1;
    while (end < count && items[end].type == BX_ITEM_RUN &&
           owner_of(&items[end]) == owner_of(&items[first]) &&
           items[end].box.y == items[first].box.y && is_text_of(&items[end], &items[end - 1]))
        end++;
    return end;
}

static bx_status push_line(finder *f, const bx_placed *placed, bx_part part, const bx_item *items,
                           int count)
{
    bx_element *e = push(f, placed, part, (bx_rect){0});
    BX_TRY_NEW(e);
    BX_TRY(bx_line_measure(f->arena, f->fonts, items, count, e));
    if (f->inked >> part & 1u) bx_line_find_ink(items, count, e);
    return BX_OK;
}

/*
 * Which lines of its paragraph it is, as the composer counted them. One that was opened to fill the
 * measure does not tell how far its characters stand apart otherwise.
 */
static void tell_line(const finder *f, const bx_placed *placed, bx_element *e)
{
    const bx_pages *pages = f->out->pages;
    if (placed->line < 0) return;
    if (pages->lines[placed->line].line->fit.opened > 0) e->advances = 0;
    e->starts = pages->lines[placed->line].starts_paragraph;
    e->ends =
        placed->line + 1 == pages->line_count || pages->lines[placed->line + 1].starts_paragraph;
}

static bx_status find_text(finder *f, const bx_placed *placed, bx_part part, const bx_item *items,
                           int count)
{
    int before = f->out->list.count;
    BX_TRY(push_rules(f, placed, items, count));
    for (int i = 0, end = 0; i < count; i = end) {
        end = i + 1;
        if (items[i].type != BX_ITEM_RUN) continue;
        end = end_of_line(items, i, count);
        BX_TRY(push_line(f, placed, part, &items[i], end - i));
        tell_line(f, placed, &f->out->list.items[f->out->list.count - 1]);
    }
    int last = count;
    while (last > 0 && is_rule(&items[last - 1]))
        last--;
    bool has_text = last > 0 && f->out->list.count > before;
    return has_text ? push_rules_below(f, placed, &items[last], count - last) : BX_OK;
}

/* --- signatures --- */

/* How many of the items from `first` on are the post, whose text is so long. */
static int end_of_post(const bx_item *items, int first, int end, size_t len)
{
    while (first < end && len > 0) {
        size_t run = items[first++].run->text.len;
        len = run < len ? len - run : 0;
    }
    return first;
}

static bx_status push_signed(finder *f, const bx_placed *placed, bx_part part, int signer,
                             const bx_item *items, int count)
{
    if (count == 0) return BX_OK;
    BX_TRY(push_line(f, placed, part, items, count));
    f->out->list.items[f->out->list.count - 1].signer = signer;
    return BX_OK;
}

static bx_status find_signed(finder *f, const bx_placed *placed, const bx_item *items, int count)
{
    const bx_signature *signature = placed->block->signature;
    const bx_tag *date = count > 0 ? owner_of(&items[count - 1]) : NULL;
    const bx_tag *before = NULL;
    int signer = -1;
    for (int i = 0, end = 0; i < count; i = end) {
        const bx_tag *tag = owner_of(&items[i]);
        end = end_of_line(items, i, count);
        if (tag == date) {
            BX_TRY(push_signed(f, placed, BX_PART_DATE, -1, &items[i], end - i));
            continue;
        }
        bool is_next = tag != before;
        if (is_next && signer + 1 < signature->count) signer++;
        size_t post = is_next ? signature->signers[signer].post.text.len : 0;
        int name = end_of_post(items, i, end, post);
        BX_TRY(push_signed(f, placed, BX_PART_POST, signer, &items[i], name - i));
        BX_TRY(push_signed(f, placed, BX_PART_NAME, signer, &items[name], end - name));
        before = tag;
    }
    return BX_OK;
}

/* The pictures come in the order of those who have one. */
static bx_status find_seals(finder *f, const bx_placed *placed, const bx_item *items, int count)
{
    const bx_signature *signature = placed->block->signature;
    bx_part part = signature->is_of_posts ? BX_PART_STAMP : BX_PART_SEAL;
    for (int i = 0, signer = 0; i < count; i++, signer++) {
        bx_element *e = push(f, placed, part, items[i].box);
        BX_TRY_NEW(e);
        while (signer + 1 < signature->count &&
               signature->signers[signer].form != BX_SEAL_FORM_IMAGE)
            signer++;
        e->signer = signer;
    }
    return BX_OK;
}

/* --- tables and pictures --- */

static void reach(bx_rect *box, bx_rect other, bool is_first)
{
    if (is_first) {
        *box = other;
        return;
    }
    bx_len right = bx_len_max(box->x + box->w, other.x + other.w);
    bx_len bottom = bx_len_max(box->y + box->h, other.y + other.h);
    box->x = bx_len_min(box->x, other.x);
    box->y = bx_len_min(box->y, other.y);
    box->w = right - box->x;
    box->h = bottom - box->y;
}

/* What of the table stands on the page: its groups, of cells and of lines, follow one another. */
static bx_element *table_on_page(finder *f, const bx_placed *placed)
{
    bx_elements *out = f->out;
    bx_element *last = out->list.count > 0 ? &out->list.items[out->list.count - 1] : NULL;
    bool goes_on = last && last->part == BX_PART_TABLE && last->block == placed->block;
    if (goes_on && last->page == placed->page) return last;
    bx_element *e = push(f, placed, BX_PART_TABLE, (bx_rect){0});
    if (e) e->starts = !goes_on;
    return e;
}

static bx_status find_table(finder *f, const bx_placed *placed, const bx_item *items, int count)
{
    bx_element *e = table_on_page(f, placed);
    BX_TRY_NEW(e);
    for (int i = 0; i < count; i++) {
        if (is_rule(&items[i])) reach(&e->box, items[i].box, e->box.w == 0);
        bool is_row = items[i].type == BX_ITEM_RUN && items[i].box.y > e->baseline;
        if (!is_row) continue;
        e->rows++;
        e->baseline = items[i].box.y;
    }
    e->ink_top = e->box.y;
    e->ink_bottom = e->box.y + e->box.h;
    return BX_OK;
}

static bx_status find_pictures(finder *f, const bx_placed *placed, const bx_item *items, int count)
{
    for (int i = 0; i < count; i++)
        if (items[i].type == BX_ITEM_IMAGE)
            BX_TRY_NEW(push(f, placed, BX_PART_IMAGE, items[i].box));
    return BX_OK;
}

static bx_status find_in(finder *f, const bx_placed *placed, const bx_item *items, int count)
{
    if (!placed->block) return find_text(f, placed, BX_PART_NUMBER, items, count);
    switch (placed->block->kind) {
    case BX_BLOCK_TABLE: return find_table(f, placed, items, count);
    case BX_BLOCK_IMAGE: return find_pictures(f, placed, items, count);
    case BX_BLOCK_SIGNATURE:
        while (count > 0 && items[count - 1].type == BX_ITEM_FIELD)
            count--; /* behind the seals, and nothing to be seen */
        return count > 0 && items->type == BX_ITEM_IMAGE ? find_seals(f, placed, items, count)
                                                         : find_signed(f, placed, items, count);
    case BX_BLOCK_PARAGRAPH:
    case BX_BLOCK_LINE:
    case BX_BLOCK_LIST:
    case BX_BLOCK_MASTHEAD:
    case BX_BLOCK_ROSTER:
    case BX_BLOCK_RULE: return find_text(f, placed, BX_PART_TEXT, items, count);
    case BX_BLOCK_SPACE:
    case BX_BLOCK_PLACE:
    case BX_BLOCK_PAGE: break;
    }
    return BX_OK;
}

static int compare(const void *a, const void *b)
{
    const bx_element *one = a, *other = b;
    if (one->page != other->page) return one->page < other->page ? -1 : 1;
    return (one->order > other->order) - (one->order < other->order);
}

/* Page numbers are made behind all else; read they are at the foot of their pages. */
static void put_in_order(bx_elements *elements)
{
    if (elements->list.count == 0) return;
    qsort(elements->list.items, (size_t)elements->list.count, sizeof *elements->list.items,
          compare);
    for (int i = 0; i < elements->list.count; i++)
        elements->list.items[i].order = i;
}

bx_status bx_elements_find(bx_arena *arena, bx_arena *scratch, const bx_pages *pages,
                           const bx_fontset *fonts, unsigned inked, bx_elements *elements)
{
    finder f = {arena, scratch, fonts, inked, elements};
    *elements = (bx_elements){.pages = pages};
    for (int i = 0; i < pages->placed_count; i++) {
        const bx_placed *placed = &pages->placed[i];
        const bx_item *items;
        int count;
        bx_arena_mark mark = bx_arena_mark_here(scratch);
        BX_TRY(bx_unpack(scratch, &placed->group, 1, &items, &count));
        BX_TRY(find_in(&f, placed, items, count));
        bx_arena_rewind(scratch, mark);
    }
    put_in_order(elements);
    return BX_OK;
}
