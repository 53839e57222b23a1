#include "compose/watermark.h"

#include "compose/inline.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

static bx_status set_words(bx_composer *c, const bx_watermark *draft, bx_set_watermark *set)
{
    bx_ready_text ready;
    const bx_line *line;
    bx_items items = {0};
    int count;
    BX_TRY(bx_inline_prepare(c, &draft->text, draft->style, NULL, &ready));
    bx_measure measure = {.width = bx_len_max(bx_prepared_width(ready.prepared), 1),
                          .justify = BX_FLUSH_START};
    BX_TRY(bx_break_lines(c->scratch, c->scratch, ready.prepared, &measure, &line, &count));
    BX_TRY(bx_inline_place(c, &ready, line, draft->style, 0, 0, &items));
    set->width = line->width;
    set->height = draft->style->size;
    return bx_composer_pack(c, &items, NULL, &set->packed);
}

bx_status bx_watermark_set(bx_composer *c, bx_set_watermark *set)
{
    *set = (bx_set_watermark){0};
    if (c->document->draft.text.text.len == 0) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_words(c, &c->document->draft, set);
    bx_arena_rewind(c->scratch, mark);
    return status;
}

/* Turned by 45°, words as wide as w and as high as h stand in a square of (w + h) / √2. */
static bx_status check_room(bx_composer *c, const bx_set_watermark *set, const bx_kept_page *page)
{
    bx_len side = bx_len_scale(set->width + set->height, 70711, 100000);
    bx_len out = (side - bx_len_min(page->width, page->height) + 1) / 2;
    if (out <= 0) return BX_OK;
    bx_buf words = {0};
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", page->number);
    bx_mm_text(&words, out);
    bx_status status = words.failed ? BX_ERR_MEMORY
                                    : bx_report(c->diag, BX_E_OUT_OF_SHEET,
                                                &c->document->draft.place, words.ptr, number);
    bx_buf_release(&words);
    return status;
}

bx_status bx_watermark_add(bx_composer *c, const bx_set_watermark *set, bx_kept_page *page)
{
    if (!set->packed) return BX_OK;
    BX_TRY(check_room(c, set, page));
    bx_group *groups = BX_NEW_ARRAY(c->arena, bx_group, page->count + 1);
    BX_TRY_NEW(groups);
    groups[0] = (bx_group){.packed = set->packed,
                           .x = (page->width - set->width) / 2,
                           .y = (page->height - set->height) / 2,
                           .is_copy = true,
                           .artifact = BX_ARTIFACT_WATERMARK};
    for (int i = 0; i < page->count; i++)
        groups[i + 1] = page->groups[i];
    page->groups = groups;
    page->count++;
    page->sloped = 1;
    if (page->turned_end == 0) return BX_OK;
    page->turned_first++;
    page->turned_end++;
    return BX_OK;
}
