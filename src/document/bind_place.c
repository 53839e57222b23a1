#include "document/bind_place.h"

#include "calc/repeat.h"
#include "document/bind_section.h"
#include "document/fill.h"

#include "base/ban.h"

void bx_apart_open(bx_binder *b, bx_apart *apart)
{
    *apart = (bx_apart){b->blocks.items, b->blocks.count, b->blocks.room};
    b->blocks.items = NULL;
    b->blocks.count = b->blocks.room = 0;
}

const bx_block *bx_apart_close(bx_binder *b, const bx_apart *apart, int *count)
{
    const bx_block *blocks = b->blocks.items;
    *count = b->blocks.count;
    b->blocks.items = apart->items;
    b->blocks.count = apart->count;
    b->blocks.room = apart->room;
    return blocks;
}

bx_status bx_bind_place(bx_binder *b, const bx_body_item *item, const bx_block *blocks, int count)
{
    if (count == 0) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_PLACE, &item->place, b->t->body_style);
    bx_inset *inset = BX_NEW(b->arena, bx_inset);
    BX_TRY_NEW(block);
    BX_TRY_NEW(inset);
    *inset = (bx_inset){item->place_at.fixed, blocks, count};
    block->inset = inset;
    return BX_OK;
}

bx_status bx_bind_foot(bx_binder *b, const bx_body_item *item, const bx_block *blocks, int count)
{
    if (count == 0) return BX_OK;
    if (b->foot) return bx_report(b->diag, BX_E_FOOT_TWICE, &item->place, NULL);
    bx_foot *foot = BX_NEW(b->arena, bx_foot);
    BX_TRY_NEW(foot);
    *foot = (bx_foot){.place = item->place,
                      .style = item->foot.style,
                      .moved = item->foot.moved,
                      .blocks = blocks,
                      .block_count = count};
    b->foot = foot;
    return bx_sheet_find(b, b->t->pages, &foot->page);
}

static bx_status add_each_name(bx_binder *b, const bx_scope *scope,
                               const bx_masthead_pattern *pattern, const bx_style *style,
                               bx_inline_list *names)
{
    bx_calc c = bx_binder_calc(b);
    bx_rounds rounds;
    if (!pattern->repeat.list.field)
        return bx_fill_lines(b, scope, &pattern->name, 1, style, names);
    BX_TRY(bx_repeat_open(&c, scope, &pattern->repeat, &rounds));
    for (int i = 0; i < rounds.count; i++) {
        bx_scope inner = bx_round_scope(&rounds, i, scope);
        BX_TRY(bx_fill_lines(b, &inner, &pattern->name, 1, style, names));
    }
    return BX_OK;
}

bx_status bx_bind_masthead(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_masthead_pattern *pattern = item->masthead;
    const bx_style *style = item->style ? item->style : b->t->title_style;
    bx_inline_list names = {0};
    BX_TRY(add_each_name(b, scope, pattern, style, &names));
    if (names.count == 0) return BX_OK;
    bx_masthead *masthead = BX_NEW(b->arena, bx_masthead);
    bx_block *block = bx_binder_push(b, BX_BLOCK_MASTHEAD, &item->place, style);
    BX_TRY_NEW(masthead);
    BX_TRY_NEW(block);
    *masthead =
        (bx_masthead){.names = names.items, .name_count = names.count, .least = pattern->least};
    block->masthead = masthead;
    BX_TRY(bx_fill_text(b, scope, &pattern->suffix, &masthead->suffix));
    return bx_binder_style(b, &masthead->suffix, style);
}

bx_status bx_bind_roster(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_roster_pattern *pattern = item->roster;
    const bx_style *style = item->style ? item->style : b->t->body_style;
    bx_inline_list names = {0};
    bx_roster *roster = BX_NEW(b->arena, bx_roster);
    BX_TRY_NEW(roster);
    BX_TRY(bx_fill_lines(b, scope, &pattern->names, 1, style, &names));
    BX_TRY(bx_fill_text(b, scope, &pattern->left, &roster->left));
    BX_TRY(bx_fill_text(b, scope, &pattern->label, &roster->label));
    if (names.count == 0 && roster->left.text.len == 0) return BX_OK;
    BX_TRY(bx_binder_style(b, &roster->left, style));
    BX_TRY(bx_binder_style(b, &roster->label, style));
    roster->names = names.items;
    roster->name_count = names.count;
    roster->style = &pattern->style;
    bx_block *block = bx_binder_push(b, BX_BLOCK_ROSTER, &item->place, style);
    BX_TRY_NEW(block);
    block->roster = roster;
    return BX_OK;
}
