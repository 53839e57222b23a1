#include "compose/compose.h"

#include "base/limits.h"
#include "compose/blocks.h"
#include "compose/edge_seal.h"
#include "compose/first_side.h"
#include "compose/flow.h"
#include "compose/foot.h"
#include "compose/furniture.h"
#include "compose/region.h"
#include "compose/signature_keep.h"
#include "compose/watermark.h"

#include "base/ban.h"

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
    BX_TRY(bx_blocks_set(c, &area, section->blocks, section->block_count, start, &boxes));
    if (boxes.count == 0 && !(is_last && c->pages.count == 0)) return BX_OK;
    if (c->pages.count == 0) {
        const bx_foot *foot = c->document->foot;
        BX_TRY(bx_first_side_fit(c, &area, foot ? foot->moved : NULL, &boxes));
    }
    BX_TRY(bx_signature_keep(c, &area, &boxes));
    if (c->pages.count == 0) bx_first_side_hold(&area, &boxes);
    BX_TRY(bx_flow_plan(c, &area, &boxes, &ranges));
    if (c->pages.count == 0) BX_TRY(bx_first_side_tell(c, &area, &boxes, ranges.items[0].end));
    return bx_flow_set(c, section, &area, &boxes, &ranges);
}

/* The layout's own sections are elements; what stands around them is the document's. */
static bx_status set_tagged(bx_composer *c, const bx_section *section, bool is_last,
                            bx_page_start *start)
{
    bx_tag *root = c->tags.root;
    if (section->run > 0) {
        c->tags.within = bx_tag_new(c->arena, &c->tags, root, BX_TAG_SECT);
        BX_TRY_NEW(c->tags.within);
    }
    bx_status status = set_section(c, section, is_last, start);
    if (c->tags.within != root && !c->tags.within->first) bx_tag_remove(c->tags.within);
    c->tags.within = root;
    return status;
}

/* The pages of all sections, `ends` of each among them; goes on after one that failed. */
static bx_status set_sections(bx_composer *c, int *ends)
{
    bx_status first = BX_OK;
    bx_page_start start = BX_START_ANYWHERE;
    int count = c->document->section_count;
    for (int i = 0; i < count; i++) {
        bx_status status = set_tagged(c, &c->document->sections[i], i + 1 == count, &start);
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

/* Pages behind those of the sections are the foot's. */
static bx_status add_behind(bx_composer *c, int at)
{
    for (int count = c->pages.count; at < count; at++) {
        const bx_page_place place = {.page = at + 1, .pages = count, .is_last = at + 1 == count};
        BX_TRY(bx_furniture_add(c, &c->document->foot->page, &c->pages.items[at], &place));
    }
    return BX_OK;
}

static bx_status add_furniture(bx_composer *c, const int *ends)
{
    run_pages *runs;
    BX_TRY(find_runs(c, ends, &runs));
    for (int i = 0, at = 0; i < c->document->section_count; i++)
        for (const run_pages *run = &runs[c->document->sections[i].run]; at < ends[i]; at++) {
            bx_kept_page *page = &c->pages.items[at];
            const bx_page_place place = {.page = page->number,
                                         .pages = c->pages.count,
                                         .is_first = at == run->first,
                                         .is_last = at == run->last};
            BX_TRY(bx_furniture_add(c, sheet_of(&c->document->sections[i], page), page, &place));
        }
    return add_behind(c, ends[c->document->section_count - 1]);
}

static bx_status add_watermarks(bx_composer *c)
{
    bx_set_watermark draft;
    BX_TRY(bx_watermark_set(c, &draft));
    for (int i = 0; i < c->pages.count; i++)
        BX_TRY(bx_watermark_add(c, &draft, &c->pages.items[i]));
    return BX_OK;
}

/*
 * Where no block says who signs: on the last page, in the sheet's lower left corner.
 */
static bx_status add_field(bx_composer *c)
{
    bx_str name = c->document->sign;
    if (name.len == 0 || c->pages.count == 0) return BX_OK;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_FORM);
    BX_TRY_NEW(tag);
    tag->words->title = name;
    bx_kept_page *page = &c->pages.items[c->pages.count - 1];
    bx_item item = {.type = BX_ITEM_FIELD, .tag = tag, .box = {.y = page->height}};
    bx_group group = {0};
    const bx_items items = {.items = &item, .count = 1};
    const bx_groups groups = {.items = &group, .count = 1};
    BX_TRY(bx_composer_pack(c, &items, NULL, &group.packed));
    return bx_page_add_groups(c, &groups, page, NULL);
}

static bx_status set_document(bx_composer *c, bx_pages *pages)
{
    int *ends = BX_NEW_ARRAY(c->scratch, int, c->document->section_count);
    BX_TRY_NEW(ends);
    BX_TRY_NEW(bx_tag_new(c->arena, &c->tags, NULL, BX_TAG_DOCUMENT));
    bx_status status = set_sections(c, ends);
    if (c->document->foot && status != BX_ERR_MEMORY && c->pages.count > 0) {
        bx_status last = bx_foot_set(c, c->document->foot);
        if (status == BX_OK || last == BX_ERR_MEMORY) status = last;
    }
    if (status != BX_OK && status != BX_ERR_MEMORY) BX_TRY(try_furniture(c));
    BX_TRY(status);
    BX_TRY(add_furniture(c, ends));
    BX_TRY(bx_edge_seal_add(c));
    BX_TRY(add_field(c));
    BX_TRY(add_watermarks(c));
    *pages = (bx_pages){.kept = c->pages.items,
                        .count = c->pages.count,
                        .tags = c->tags,
                        .lines = c->lines.items,
                        .line_count = c->lines.count,
                        .placed = c->placed.items,
                        .placed_count = c->placed.count};
    return BX_OK;
}

bx_status bx_compose(bx_arena *arena, bx_arena *scratch, const bx_document *document,
                     const bx_image *const *images, const bx_fontset *fonts, bx_engine *engine,
                     bool records, bx_diag *diag, const bx_pages **pages)
{
    bx_arena_mark mark = bx_arena_mark_here(scratch);
    bx_composer c = {.arena = arena,
                     .passing = bx_arena_new(BX_LIMIT_JOB_BYTES),
                     .scratch = scratch,
                     .document = document,
                     .images = images,
                     .fonts = fonts,
                     .engine = engine,
                     .records = records,
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
