/* What the pages of a draft show: the second half of draft.h. */
#include "support/draft.h"

#include <stdlib.h>
#include <string.h>

const bx_item *bx_draft_find(const bx_draft *draft, const char *text, int *page)
{
    for (; *page < draft->pages->count; ++*page) {
        const bx_page *at = &draft->pages->pages[*page];
        for (int i = 0; i < at->count; i++)
            if (at->items[i].type == BX_ITEM_RUN && bx_str_is(at->items[i].run->text, text))
                return &at->items[i];
    }
    return NULL;
}

int bx_draft_page_of(const bx_draft *draft, const char *text)
{
    int page = 0;
    return bx_draft_find(draft, text, &page) ? page + 1 : 0;
}

int bx_draft_runs(const bx_draft *draft, int page, const char *text, bool as_artifact)
{
    const bx_page *at = &draft->pages->pages[page - 1];
    int count = 0;
    for (int i = 0; i < at->count; i++)
        count += at->items[i].type == BX_ITEM_RUN && (at->items[i].tag == NULL) == as_artifact &&
                 bx_str_is(at->items[i].run->text, text);
    return count;
}

int bx_draft_rules(const bx_draft *draft, int page)
{
    const bx_page *at = &draft->pages->pages[page - 1];
    int count = 0;
    for (int i = 0; i < at->count; i++)
        count += at->items[i].type == BX_ITEM_SHAPE;
    return count;
}

int bx_draft_lines(const bx_draft *draft, int page)
{
    const bx_page *at = &draft->pages->pages[page - 1];
    bx_len last = -1;
    int lines = 0;
    for (int i = 0; i < at->count; i++) {
        const bx_item *item = &at->items[i];
        if (item->type != BX_ITEM_RUN || !item->tag || item->box.y == last) continue;
        last = item->box.y;
        lines++;
    }
    return lines;
}

bx_len bx_draft_top(const bx_item *run)
{
    return run->box.y - bx_len_scale(run->box.h, 880, 1000);
}

int64_t bx_um(bx_len length)
{
    return bx_len_scale(length, 25400, 72 * BX_PT);
}

int bx_draft_count(const bx_draft *draft, int number)
{
    int count = 0;
    for (int i = 0; i < bx_diag_count(draft->diag); i++)
        count += bx_code_number(bx_diag_at(draft->diag, i)->code) == number;
    return count;
}
