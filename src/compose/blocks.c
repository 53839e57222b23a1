#include "compose/blocks.h"

#include "compose/inset.h"
#include "compose/line_of.h"
#include "compose/list.h"
#include "compose/masthead.h"
#include "compose/paragraph.h"
#include "compose/picture.h"
#include "compose/roster.h"
#include "compose/signature.h"
#include "compose/stroke.h"
#include "compose/table.h"

#include "base/ban.h"

static bx_status set_inset(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    const bx_inset *inset = block->inset;
    const bx_area own = bx_inset_area(area, block);
    bx_page_start start = BX_START_ANYWHERE;
    bx_boxes inner = {0};
    BX_TRY(bx_blocks_set(c, &own, inset->blocks, inset->block_count, &start, &inner));
    return bx_inset_set(c, area, block, &inner, cost, boxes);
}

static bx_status set_block(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    switch (block->kind) {
    case BX_BLOCK_PARAGRAPH: return bx_paragraph_set(c, area, block, cost, boxes);
    case BX_BLOCK_TABLE: return bx_table_set(c, area, block, cost, boxes);
    case BX_BLOCK_SIGNATURE: return bx_signature_set(c, area, block, boxes);
    case BX_BLOCK_RULE: return bx_rule_line_set(c, area, block, cost, boxes);
    case BX_BLOCK_LIST: return bx_list_set(c, area, block, cost, boxes);
    case BX_BLOCK_LINE: return bx_line_of_set(c, area, block, cost, boxes);
    case BX_BLOCK_IMAGE: return bx_picture_set(c, area, block, cost, boxes);
    case BX_BLOCK_PLACE: return set_inset(c, area, block, cost, boxes);
    case BX_BLOCK_MASTHEAD: return bx_masthead_set(c, area, block, cost, boxes);
    case BX_BLOCK_ROSTER: return bx_roster_set(c, area, block, cost, boxes);
    case BX_BLOCK_PAGE:
    case BX_BLOCK_SPACE: break;
    }
    if (boxes->count > 0) boxes->items[boxes->count - 1].after += block->space * area->pitch;
    return BX_OK;
}

/* Set as if it were to be seen, with tags that are forgotten: what stands around it must not move. */
static bx_status set_hidden(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                            bx_boxes *boxes)
{
    bx_tag_tree tags = c->tags;
    c->tags = (bx_tag_tree){0};
    bool has_root = bx_tag_new(c->arena, &c->tags, NULL, BX_TAG_DOCUMENT) != NULL;
    bx_status status = has_root ? set_block(c, area, block, cost, boxes) : BX_ERR_MEMORY;
    c->tags = tags;
    return status;
}

/* All of a paragraph in the face of a level, as "（一）天地。" may be: a heading or a sentence, nobody knows. */
static bool looks_like_a_heading(const bx_block *block)
{
    if (block->line_count != 1 || block->lines[0].span_count != 1) return false;
    const bx_style *style = block->lines[0].spans[0].style;
    return style != block->style && style->keep == BX_KEEP_NEXT;
}

/* Two of them that follow one another are items of a list, of which none leads the other. */
static bool is_another(const bx_block *above, const bx_block *block)
{
    return block->kind == BX_BLOCK_PARAGRAPH && looks_like_a_heading(block) &&
           above->lines[0].spans[0].style == block->lines[0].spans[0].style;
}

/* Lines of text in a style, which says with what they stay. */
static bool has_keep(const bx_block *block)
{
    return block->kind == BX_BLOCK_PARAGRAPH || block->kind == BX_BLOCK_LINE ||
           block->kind == BX_BLOCK_LIST;
}

/* What it costs to end a page between two blocks. */
static int cost_between(const bx_block *above, const bx_block *block)
{
    if (has_keep(block) && block->style->keep == BX_KEEP_BACK) return BX_COST_TEXT;
    if (!above) return BX_COST_FREE;
    /* GB/T 9704-2012 7.3.6: a note stands on the line under the date, so it goes with it. */
    if (above->kind == BX_BLOCK_SIGNATURE) return BX_COST_TEXT;
    if (!has_keep(above)) return BX_COST_FREE;
    if (above->style->keep == BX_KEEP_NEXT) return BX_COST_TEXT;
    bool leads = above->kind == BX_BLOCK_PARAGRAPH && looks_like_a_heading(above);
    return leads && !is_another(above, block) ? BX_COST_WHITE / 2 : BX_COST_FREE;
}

/* Memory and limits end it. */
bx_status bx_blocks_set(bx_composer *c, const bx_area *area, const bx_block *blocks, int count,
                        bx_page_start *start, bx_boxes *boxes)
{
    bx_status first = BX_OK;
    const bx_block *above = NULL;
    for (int i = 0; i < count; i++) {
        const bx_block *block = &blocks[i];
        int before = boxes->count;
        if (block->kind == BX_BLOCK_PAGE) {
            if (block->start > *start) *start = block->start;
            above = NULL;
            continue;
        }
        int cost = cost_between(above, block);
        bx_status status = block->is_hidden ? set_hidden(c, area, block, cost, boxes)
                                            : set_block(c, area, block, cost, boxes);
        if (status == BX_ERR_MEMORY || status == BX_ERR_LIMIT) return status;
        if (first == BX_OK) first = status;
        if (boxes->count > before) {
            boxes->items[before].start = *start;
            *start = BX_START_ANYWHERE;
        }
        /* what a heading keeps with it stands below the rule under it */
        if (block->kind != BX_BLOCK_SPACE && block->kind != BX_BLOCK_RULE) above = block;
    }
    return first;
}
