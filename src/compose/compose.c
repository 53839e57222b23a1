#include "compose/compose.h"

#include "compose/flow.h"
#include "compose/furniture.h"
#include "compose/paragraph.h"
#include "compose/signature.h"
#include "compose/table.h"

#include "base/ban.h"

static bx_status set_block(bx_composer *c, const bx_block *block, bx_glue glue, bx_boxes *boxes)
{
    switch (block->kind) {
    case BX_BLOCK_PARAGRAPH: return bx_paragraph_set(c, block, glue, boxes);
    case BX_BLOCK_TABLE: return bx_table_set(c, block, glue, boxes);
    case BX_BLOCK_SIGNATURE: return bx_signature_set(c, block, boxes);
    case BX_BLOCK_SPACE: break;
    }
    if (boxes->count > 0)
        boxes->items[boxes->count - 1].after += block->space * c->document->page->pitch;
    return BX_OK;
}

/* Goes on after a block that failed, so that one run shows all faults; memory and limits end it. */
static bx_status set_blocks(bx_composer *c, bx_boxes *boxes)
{
    bx_status first = BX_OK;
    bx_glue glue = BX_GLUE_NONE;
    for (int i = 0; i < c->document->block_count; i++) {
        const bx_block *block = &c->document->blocks[i];
        bx_status status = set_block(c, block, glue, boxes);
        if (status == BX_ERR_MEMORY || status == BX_ERR_LIMIT) return status;
        if (first == BX_OK) first = status;
        /* GB/T 9704-2012 7.3.6: a note stands on the line under the date, so it goes with it. */
        bool keeps_next = block->kind == BX_BLOCK_SIGNATURE ||
                          (block->kind == BX_BLOCK_PARAGRAPH && block->style->keep);
        if (block->kind != BX_BLOCK_SPACE) glue = keeps_next ? BX_GLUE_TEXT : BX_GLUE_NONE;
    }
    return first;
}

static bx_status set_document(bx_composer *c, bx_pages *pages)
{
    BX_TRY_NEW(bx_tag_new(c->arena, &c->tags, NULL, BX_TAG_DOCUMENT));
    bx_boxes boxes = {0};
    BX_TRY(set_blocks(c, &boxes));
    bx_page *set;
    int count;
    BX_TRY(bx_flow(c, &boxes, &set, &count));
    for (int i = 0; i < count; i++)
        BX_TRY(bx_furniture_add(c, &set[i], count));
    *pages = (bx_pages){.width = c->document->page->width,
                        .height = c->document->page->height,
                        .pages = set,
                        .count = count,
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
