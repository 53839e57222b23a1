#include "document/late_region.h"

#include "document/bind_across.h"
#include "document/bind_picture.h"
#include "document/fill.h"
#include "document/page_scope.h"

#include "base/ban.h"

typedef struct late_region {
    bx_late_region head; /* first: what compose holds is this */
    const bx_layout *t;
    const bx_record *record;
    const bx_region_pattern *pattern;
    bool hides;                           /* what is preprinted */
    const int *pictures[BX_REGION_LISTS]; /* by item: among the document's; -1: none */
} late_region;

static bool fits(bx_region_pages pages, const bx_page_place *place)
{
    switch (pages) {
    case BX_REGION_LAST: return place->is_last;
    case BX_REGION_FIRST: return place->is_first;
    case BX_REGION_ODD: return place->page % 2 == 1;
    case BX_REGION_EVEN: return place->page % 2 == 0;
    default: return true;
    }
}

static bx_status write_text(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    bx_inline text;
    BX_TRY(bx_fill_text(b, scope, item->texts, &text));
    return bx_binder_push_text(b, &text, item->style ? item->style : b->t->body_style, 0);
}

static bx_status write_picture(bx_binder *b, const bx_body_item *item, int picture)
{
    if (picture < 0) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_IMAGE, &item->place, b->t->body_style);
    BX_TRY_NEW(block);
    block->picture = &item->picture->style;
    block->image = picture;
    return BX_OK;
}

/* Its block is the binder's last, or there is none. */
static bx_status write_item(bx_binder *b, const bx_scope *scope, const bx_body_item *item,
                            int picture)
{
    bool holds = true;
    bx_calc c = bx_binder_calc(b);
    if (item->condition) BX_TRY(bx_evaluate_truth(&c, scope, item->condition, &holds));
    if (!holds) return BX_OK;
    switch (item->kind) {
    case BX_BODY_TEXT: return write_text(b, scope, item);
    case BX_BODY_LINE: return bx_bind_line(b, scope, item);
    case BX_BODY_RULE: return bx_bind_rule(b, item);
    default: return write_picture(b, item, picture);
    }
}

static bx_status write_list(const late_region *region, bx_region_pages which, bx_binder *b,
                            const bx_scope *scope, bx_furnishing *items, int *count)
{
    static const bx_stand stands[] = {[BX_EDGE_NONE] = BX_STAND_WITH,
                                      [BX_EDGE_TOP] = BX_STAND_TOP,
                                      [BX_EDGE_BOTTOM] = BX_STAND_BOTTOM};
    const bx_region_items *list = region->pattern->lists[which];
    for (int i = 0; i < list->count; i++) {
        const bx_region_item *item = &list->items[i];
        int before = b->blocks.count;
        BX_TRY(write_item(b, scope, &item->item, region->pictures[which][i]));
        if (b->blocks.count == before) continue;
        b->blocks.items[before].is_hidden = region->hides && item->item.preprinted;
        items[(*count)++] = (bx_furnishing){.block = b->blocks.items[before],
                                            .stand = stands[item->edge],
                                            .distance = item->distance};
    }
    return BX_OK;
}

static bx_status write(const bx_late_region *self, bx_arena *arena, bx_diag *diag,
                       const bx_page_place *place, const bx_furnishing **items, int *count)
{
    const late_region *region = (const late_region *)self;
    bx_binder b = {.arena = arena, .t = region->t, .record = region->record, .diag = diag};
    bx_page_scope p;
    bx_region_pages which = BX_REGION_LAST;
    *count = 0;
    while (which < BX_REGION_LISTS && !(region->pattern->lists[which] && fits(which, place)))
        which++;
    if (which == BX_REGION_LISTS) return BX_OK;
    bx_furnishing *made = BX_NEW_ARRAY(arena, bx_furnishing, region->pattern->lists[which]->count);
    BX_TRY_NEW(made);
    *items = made;
    bx_page_scope_make(&p, region->record, place->page, place->pages);
    return write_list(region, which, &b, &p.scope, made, count);
}

/* The picture's file is asked for before anything is set. On no page is known what {页} says in `if`. */
static bx_status bind_pictures(bx_binder *b, const bx_region_items *list, const int **pictures)
{
    const bx_scope top = bx_scope_of_record(b->record);
    const bx_scope scope = {.outer = &top, .home = &top};
    int *made = BX_NEW_ARRAY(b->arena, int, list->count);
    BX_TRY_NEW(made);
    *pictures = made;
    for (int i = 0; i < list->count; i++) {
        const bx_body_item *item = &list->items[i].item;
        bx_picture *picture;
        made[i] = -1;
        if (item->kind == BX_BODY_QR)
            BX_TRY(bx_bind_qr_picture(b, &top, &item->picture->qr, &made[i]));
        if (item->kind != BX_BODY_IMAGE) continue;
        const bx_value *value = bx_fill_value(&scope, &item->picture->image);
        if (!value || value->seal != BX_SEAL_IMAGE) continue;
        made[i] = b->pictures.count;
        BX_TRY(bx_bind_picture(b, value, BX_STR(""), &picture));
    }
    return BX_OK;
}

bx_status bx_late_region_make(bx_binder *b, const bx_region_pattern *pattern,
                              const bx_late_region **made)
{
    bool has_list = false;
    late_region *region = BX_NEW(b->arena, late_region);
    BX_TRY_NEW(region);
    *region = (late_region){{.write = write, .gap = pattern->gap},
                            .t = b->t,
                            .record = b->record,
                            .pattern = pattern,
                            .hides = b->hides};
    for (int i = 0; i < BX_REGION_LISTS; i++) {
        if (!pattern->lists[i]) continue;
        const bx_region_items *list = pattern->lists[i];
        if (!region->head.place.file && list->count > 0)
            region->head.place = list->items[0].item.place;
        has_list = true;
        BX_TRY(bind_pictures(b, pattern->lists[i], &region->pictures[i]));
    }
    if (has_list) *made = &region->head;
    return BX_OK;
}
