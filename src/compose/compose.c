#include "compose/compose.h"

#include "compose/flow.h"
#include "compose/furniture.h"
#include "compose/paragraph.h"
#include "compose/signature.h"
#include "compose/signature_keep.h"
#include "compose/table.h"

#include "base/ban.h"

static bx_status set_block(bx_composer *c, const bx_block *block, int cost, bx_boxes *boxes)
{
    switch (block->kind) {
    case BX_BLOCK_PARAGRAPH: return bx_paragraph_set(c, block, cost, boxes);
    case BX_BLOCK_TABLE: return bx_table_set(c, block, cost, boxes);
    case BX_BLOCK_SIGNATURE: return bx_signature_set(c, block, boxes);
    case BX_BLOCK_SPACE: break;
    }
    if (boxes->count > 0)
        boxes->items[boxes->count - 1].after += block->space * c->document->page->pitch;
    return BX_OK;
}

/* All of a paragraph in the face of a level, as "（一）天地。" may be: a heading or a sentence, nobody knows. */
static bool looks_like_a_heading(const bx_block *block)
{
    if (block->line_count != 1 || block->lines[0].span_count != 1) return false;
    const bx_style *style = block->lines[0].spans[0].style;
    return style != block->style && style->keep == BX_KEEP_NEXT;
}

/* What it costs to end a page between two blocks. */
static int cost_between(const bx_block *above, const bx_block *block)
{
    bool is_text = block->kind == BX_BLOCK_PARAGRAPH;
    if (is_text && block->style->keep == BX_KEEP_BACK) return BX_COST_TEXT;
    if (!above) return BX_COST_FREE;
    /* GB/T 9704-2012 7.3.6: a note stands on the line under the date, so it goes with it. */
    if (above->kind == BX_BLOCK_SIGNATURE) return BX_COST_TEXT;
    if (above->kind != BX_BLOCK_PARAGRAPH) return BX_COST_FREE;
    if (above->style->keep == BX_KEEP_NEXT) return BX_COST_TEXT;
    return looks_like_a_heading(above) ? BX_COST_WHITE / 2 : BX_COST_FREE;
}

/* Goes on after a block that failed, so that one run shows all faults; memory and limits end it. */
static bx_status set_blocks(bx_composer *c, bx_boxes *boxes)
{
    bx_status first = BX_OK;
    const bx_block *above = NULL;
    for (int i = 0; i < c->document->block_count; i++) {
        const bx_block *block = &c->document->blocks[i];
        bx_status status = set_block(c, block, cost_between(above, block), boxes);
        if (status == BX_ERR_MEMORY || status == BX_ERR_LIMIT) return status;
        if (first == BX_OK) first = status;
        if (block->kind != BX_BLOCK_SPACE) above = block;
    }
    return first;
}

/* What the furniture of any page would tell, where there are no pages. */
static bx_status try_furniture(bx_composer *c)
{
    bx_page page = {.number = 1};
    return bx_furniture_add(c, &page, 1);
}

static bx_status set_pages(bx_composer *c, bx_boxes *boxes, bx_page_ranges *ranges, bx_page **set)
{
    BX_TRY(bx_signature_keep(c, boxes));
    BX_TRY(bx_flow_plan(c, boxes, ranges));
    return bx_flow_set(c, boxes, ranges, set);
}

static bx_status set_document(bx_composer *c, bx_pages *pages)
{
    BX_TRY_NEW(bx_tag_new(c->arena, &c->tags, NULL, BX_TAG_DOCUMENT));
    bx_boxes boxes = {0};
    bx_page_ranges ranges = {0};
    bx_page *set;
    bx_status status = set_blocks(c, &boxes);
    if (status == BX_OK) status = set_pages(c, &boxes, &ranges, &set);
    if (status != BX_OK && status != BX_ERR_MEMORY && try_furniture(c) == BX_ERR_MEMORY)
        return BX_ERR_MEMORY;
    BX_TRY(status);
    for (int i = 0; i < ranges.count; i++)
        BX_TRY(bx_furniture_add(c, &set[i], ranges.count));
    *pages = (bx_pages){.width = c->document->page->width,
                        .height = c->document->page->height,
                        .pages = set,
                        .count = ranges.count,
                        .tags = c->tags,
                        .lines = c->lines.items,
                        .line_count = c->lines.count};
    return BX_OK;
}

bx_status bx_compose(bx_arena *arena, bx_arena *scratch, const bx_document *document,
                     const bx_fontset *fonts, bx_engine *engine, bx_diag *diag,
                     const bx_pages **pages)
{
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_composer c = {.arena = arena,
                     .scratch = scratch,
                     .document = document,
                     .fonts = fonts,
                     .engine = engine,
                     .diag = diag};
    bx_pages *made = BX_NEW(arena, bx_pages);
    BX_TRY_NEW(made);
    bx_status status = set_document(&c, made);
    bx_arena_rewind(scratch, mark);
    if (status != BX_ERR_MEMORY) BX_TRY(bx_stand_ins_tell(&c.stand_ins, diag));
    BX_TRY(status);
    *pages = made;
    return BX_OK;
}
