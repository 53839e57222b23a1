#include "document/bind_list.h"

#include "calc/repeat.h"
#include "document/fill.h"

#include "base/ban.h"

static bx_status fill(bx_binder *b, const bx_scope *scope, const bx_phrase *phrase,
                      const bx_style *style, bx_inline *text)
{
    BX_TRY(bx_fill_text(b, scope, phrase, text));
    return bx_binder_style(b, text, style);
}

/* An only entry has the text that is for it, and then no marker. */
static bx_status fill_entry(bx_binder *b, const bx_scope *scope, const bx_list_pattern *pattern,
                            const bx_style *style, bool is_only, bx_list_entry *entry)
{
    if (is_only && pattern->has_single)
        return fill(b, scope, &pattern->single, style, &entry->text);
    BX_TRY(fill(b, scope, &pattern->marker, style, &entry->marker));
    return fill(b, scope, &pattern->item, style, &entry->text);
}

static bx_status fill_entries(bx_binder *b, const bx_scope *scope, const bx_list_pattern *pattern,
                              const bx_style *style, bx_list *list)
{
    bx_calc c = bx_binder_calc(b);
    bx_rounds rounds;
    BX_TRY(bx_repeat_open(&c, scope, &pattern->repeat, &rounds));
    bx_list_entry *entries = BX_NEW_ARRAY(b->arena, bx_list_entry, rounds.count);
    BX_TRY_NEW(entries);
    for (int i = 0; i < rounds.count; i++) {
        bx_scope inner = bx_round_scope(&rounds, i, scope);
        bx_list_entry *entry = &entries[list->count];
        BX_TRY(fill_entry(b, &inner, pattern, style, rounds.count == 1, entry));
        if (entry->text.text.len > 0) list->count++;
    }
    list->entries = entries;
    return BX_OK;
}

bx_status bx_bind_list(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_list_pattern *pattern = item->list;
    const bx_style *style = pattern->style;
    bx_list *list = BX_NEW(b->arena, bx_list);
    BX_TRY_NEW(list);
    list->gap = pattern->gap;
    BX_TRY(fill(b, scope, &pattern->lead, style, &list->lead));
    BX_TRY(fill_entries(b, scope, pattern, style, list));
    if (list->count == 0) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_LIST, &item->place, style);
    BX_TRY_NEW(block);
    block->list = list;
    return BX_OK;
}
