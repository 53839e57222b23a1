#include "document/bind_section.h"

#include "document/late_region.h"
#include "document/page_number.h"

#include "base/ban.h"

bx_status bx_sheet_find(bx_binder *b, const bx_page_pattern *page, bx_sheet *sheet)
{
    bx_sheet *made = &b->sheets[page - b->t->pages];
    if (!made->style) {
        made->style = &page->style;
        BX_TRY(bx_page_number_make(b, page, &made->number));
        BX_TRY(bx_late_region_make(b, &page->head, &made->head));
        BX_TRY(bx_late_region_make(b, &page->foot, &made->foot));
    }
    *sheet = *made;
    return BX_OK;
}

bx_status bx_section_resume(bx_binder *b, const bx_page_pattern *page, int run)
{
    b->section = (bx_section){.start = BX_START_NEXT, .run = run};
    BX_TRY(bx_sheet_find(b, page, &b->section.page));
    b->section.first = b->section.page;
    return BX_OK;
}

bx_status bx_section_open(bx_binder *b, const bx_page_pattern *page, bx_page_start start)
{
    BX_TRY(bx_section_resume(b, page, b->run_count++));
    b->section.start = start;
    return page->first ? bx_sheet_find(b, page->first, &b->section.first) : BX_OK;
}

bx_status bx_section_close(bx_binder *b, bool is_last)
{
    if (b->blocks.count == 0 && !(is_last && b->sections.count == 0)) return BX_OK;
    bx_section *section = BX_VEC_PUSH(b->arena, &b->sections);
    BX_TRY_NEW(section);
    *section = b->section;
    section->blocks = b->blocks.items;
    section->block_count = b->blocks.count;
    b->blocks.items = NULL;
    b->blocks.count = b->blocks.room = 0;
    return BX_OK;
}

bx_status bx_bind_page(bx_binder *b, const bx_body_item *item)
{
    bx_block *block = bx_binder_push(b, BX_BLOCK_PAGE, &item->place, b->t->body_style);
    BX_TRY_NEW(block);
    block->start = item->section.start;
    return BX_OK;
}
