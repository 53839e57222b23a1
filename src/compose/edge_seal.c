#include "compose/edge_seal.h"

#include "compose/region.h"

#include "base/ban.h"

/* Which slice of how many a sheet has. */
typedef struct slice {
    int at, count;
} slice;

/* Of `leaves` sheets in sets of `most` at most. */
static slice slice_of(int leaf, int leaves, int most)
{
    int sets = (leaves + most - 1) / most;
    int set = (int)(((int64_t)(leaf + 1) * sets - 1) / leaves);
    int first = (int)((int64_t)set * leaves / sets),
        end = (int)((int64_t)(set + 1) * leaves / sets);
    return (slice){leaf - first, end - first};
}

static bx_status add_slice(bx_composer *c, const bx_edge_seal *seal, slice s, const bx_tag *tag,
                           bx_kept_page *page)
{
    bx_len left = seal->diameter * s.at / s.count, right = seal->diameter * (s.at + 1) / s.count;
    bx_item item = {.type = BX_ITEM_SLICE,
                    .tag = tag,
                    .box = {page->width - (right - left), seal->y - seal->diameter / 2,
                            right - left, seal->diameter},
                    .cut = left,
                    .image = seal->image};
    const bx_items items = {.items = &item, .count = 1};
    bx_group group = {0};
    const bx_groups groups = {.items = &group, .count = 1};
    BX_TRY(bx_composer_pack(c, &items, NULL, &group.packed));
    return bx_page_add_groups(c, &groups, page, &seal->place);
}

bx_status bx_edge_seal_add(bx_composer *c)
{
    const bx_edge_seal *seal = c->document->edge_seal;
    int leaves = (c->pages.count + 1) / 2;
    if (!seal || !c->images || !c->images[seal->image]) return BX_OK;
    if (leaves < 2) return bx_report(c->diag, BX_E_EDGE_SEAL_ALONE, &seal->place, NULL);
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_FIGURE);
    BX_TRY_NEW(tag);
    tag->words->alt = c->document->pictures[seal->image].alt;
    for (int i = 0; i < c->pages.count; i += 2)
        BX_TRY(add_slice(c, seal, slice_of(i / 2, leaves, seal->sheets), tag, &c->pages.items[i]));
    return BX_OK;
}
