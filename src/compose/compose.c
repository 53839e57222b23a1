#include "compose/compose.h"

#include "base/limits.h"
#include "compose/flow.h"
#include "compose/furniture.h"
#include "compose/line_of.h"
#include "compose/paragraph.h"
#include "compose/picture.h"
#include "compose/signature.h"
#include "compose/signature_keep.h"
#include "compose/stroke.h"
#include "compose/table.h"
#include "compose/watermark.h"

#include "base/ban.h"

static bx_status set_block(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    switch (block->kind) {
    case BX_BLOCK_PARAGRAPH: return bx_paragraph_set(c, area, block, cost, boxes);
    case BX_BLOCK_TABLE: return bx_table_set(c, area, block, cost, boxes);
    case BX_BLOCK_SIGNATURE: return bx_signature_set(c, area, block, boxes);
    case BX_BLOCK_RULE: return bx_rule_line_set(c, area, block, cost, boxes);
    case BX_BLOCK_LINE: return bx_line_of_set(c, area, block, cost, boxes);
    case BX_BLOCK_IMAGE: return bx_picture_set(c, area, block, cost, boxes);
    case BX_BLOCK_PAGE:
    case BX_BLOCK_SPACE: break;
    }
    if (boxes->count > 0) boxes->items[boxes->count - 1].after += block->space * area->pitch;
    return BX_OK;
}

/* All of a paragraph in the face of a level, as "（一）天地。" may be: a heading or a sentence, nobody knows. */
static bool looks_like_a_heading(const bx_block *block)
{
    if (block->line_count != 1 || block->lines[0].span_count != 1) return false;
    const bx_style *style = block->lines[0].spans[0].style;
    return style != block->style && style->keep == BX_KEEP_NEXT;
}

/* Lines of text in a style, which says with what they stay. */
static bool has_keep(const bx_block *block)
{
    return block->kind == BX_BLOCK_PARAGRAPH || block->kind == BX_BLOCK_LINE;
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
    return above->kind == BX_BLOCK_PARAGRAPH && looks_like_a_heading(above) ? BX_COST_WHITE / 2
                                                                            : BX_COST_FREE;
}

/*
 * Goes on after a block that failed, so that one run shows all faults; memory and limits end it.
 * @param start  where the next box must begin, from what was asked for before the section on
 */
static bx_status set_blocks(bx_composer *c, const bx_area *area, const bx_section *section,
                            bx_page_start *start, bx_boxes *boxes)
{
    bx_status first = BX_OK;
    const bx_block *above = NULL;
    for (int i = 0; i < section->block_count; i++) {
        const bx_block *block = &section->blocks[i];
        int before = boxes->count;
        if (block->kind == BX_BLOCK_PAGE) {
            if (block->start > *start) *start = block->start;
            above = NULL;
            continue;
        }
        bx_status status = set_block(c, area, block, cost_between(above, block), boxes);
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

/* One of which nothing is to be seen has no page, unless the document would have none. */
static bx_status set_section(bx_composer *c, const bx_section *section, bool is_last,
                             bx_page_start *start)
{
    bx_area area = bx_area_of_page(section->page.style);
    bx_area on_first = bx_area_of_page(section->first.style);
    if (section->first.style != section->page.style) area.first = &on_first;
    bx_boxes boxes = {0};
    bx_page_ranges ranges = {0};
    if (section->start > *start) *start = section->start;
    BX_TRY(set_blocks(c, &area, section, start, &boxes));
    if (boxes.count == 0 && !(is_last && c->pages.count == 0)) return BX_OK;
    BX_TRY(bx_signature_keep(c, &area, &boxes));
    BX_TRY(bx_flow_plan(c, &area, &boxes, &ranges));
    return bx_flow_set(c, section, &area, &boxes, &ranges);
}

/* The pages of all sections, `ends` of each among them; goes on after one that failed. */
static bx_status set_sections(bx_composer *c, int *ends)
{
    bx_status first = BX_OK;
    bx_page_start start = BX_START_ANYWHERE;
    int count = c->document->section_count;
    for (int i = 0; i < count; i++) {
        bx_status status = set_section(c, &c->document->sections[i], i + 1 == count, &start);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
        ends[i] = c->pages.count;
    }
    return first;
}

static bx_status try_sheet(bx_composer *c, const bx_sheet *sheet)
{
    const bx_page_style *style = sheet->style;
    bx_kept_page page = {.number = 1, .width = style->width, .height = style->height};
    const bx_page_place place = {.page = 1, .pages = 1, .is_first = true, .is_last = true};
    bx_status status = bx_furniture_add(c, sheet, &page, &place);
    return status == BX_ERR_MEMORY ? status : BX_OK;
}

/* What the furniture of any page would tell, where there are no pages. */
static bx_status try_furniture(bx_composer *c)
{
    for (int i = 0; i < c->document->section_count; i++) {
        const bx_section *section = &c->document->sections[i];
        if (section->first.style != section->page.style) BX_TRY(try_sheet(c, &section->first));
        BX_TRY(try_sheet(c, &section->page));
    }
    return BX_OK;
}

static const bx_sheet *sheet_of(const bx_section *section, const bx_kept_page *page)
{
    return page->is_first ? &section->first : &section->page;
}

/* The first and the last page of a section of the layout, from 0; both -1: it has none. */
typedef struct run_pages {
    int first, last;
} run_pages;

static bx_status find_runs(bx_composer *c, const int *ends, run_pages **found)
{
    const bx_document *d = c->document;
    run_pages *runs = BX_NEW_ARRAY(c->scratch, run_pages, d->run_count);
    BX_TRY_NEW(runs);
    for (int i = 0; i < d->run_count; i++)
        runs[i] = (run_pages){-1, -1};
    for (int i = 0, at = 0; i < d->section_count; i++)
        for (run_pages *run = &runs[d->sections[i].run]; at < ends[i]; at++) {
            if (c->pages.items[at].is_blank) continue;
            if (run->first < 0) run->first = at;
            run->last = at;
        }
    *found = runs;
    return BX_OK;
}

static bx_status add_furniture(bx_composer *c, const int *ends)
{
    run_pages *runs;
    bx_set_watermark draft;
    BX_TRY(find_runs(c, ends, &runs));
    BX_TRY(bx_watermark_set(c, &draft));
    for (int i = 0, at = 0; i < c->document->section_count; i++)
        for (const run_pages *run = &runs[c->document->sections[i].run]; at < ends[i]; at++) {
            bx_kept_page *page = &c->pages.items[at];
            const bx_page_place place = {.page = page->number,
                                         .pages = c->pages.count,
                                         .is_first = at == run->first,
                                         .is_last = at == run->last};
            BX_TRY(bx_furniture_add(c, sheet_of(&c->document->sections[i], page), page, &place));
            BX_TRY(bx_watermark_add(c, &draft, page));
        }
    return BX_OK;
}

static bx_status set_document(bx_composer *c, bx_pages *pages)
{
    int *ends = BX_NEW_ARRAY(c->scratch, int, c->document->section_count);
    BX_TRY_NEW(ends);
    BX_TRY_NEW(bx_tag_new(c->arena, &c->tags, NULL, BX_TAG_DOCUMENT));
    bx_status status = set_sections(c, ends);
    if (status != BX_OK && status != BX_ERR_MEMORY) BX_TRY(try_furniture(c));
    BX_TRY(status);
    BX_TRY(add_furniture(c, ends));
    *pages = (bx_pages){.kept = c->pages.items,
                        .count = c->pages.count,
                        .tags = c->tags,
                        .lines = c->lines.items,
                        .line_count = c->lines.count};
    return BX_OK;
}

bx_status bx_compose(bx_arena *arena, bx_arena *scratch, const bx_document *document,
                     const bx_image *const *images, const bx_fontset *fonts, bx_engine *engine,
                     bx_diag *diag, const bx_pages **pages)
{
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_composer c = {.arena = arena,
                     .passing = bx_arena_new(BX_LIMIT_JOB_BYTES),
                     .scratch = scratch,
                     .document = document,
                     .images = images,
                     .fonts = fonts,
                     .engine = engine,
                     .diag = diag};
    bx_pages *made = BX_NEW(arena, bx_pages);
    bx_status status = made && c.passing ? set_document(&c, made) : BX_ERR_MEMORY;
    bx_arena_free(c.passing);
    bx_arena_rewind(scratch, mark);
    bx_buf_release(&c.packing);
    if (status != BX_ERR_MEMORY) BX_TRY(bx_stand_ins_tell(&c.stand_ins, diag));
    BX_TRY(status);
    *pages = made;
    return BX_OK;
}
