/*
 * packed.h - set items in few bytes
 *
 * A set line of 28 characters is 1,200 bytes of runs and glyphs; packed it is 230. A document
 * of thousands of pages is held packed until its pages are painted, one after another: what
 * is worked with is never more than a page.
 */
#ifndef BX_COMPOSE_PACKED_H
#define BX_COMPOSE_PACKED_H

#include "base/status.h"
#include "compose/item.h"

/** Items with their places from one corner. Their texts and faces are borrowed. */
typedef struct bx_packed bx_packed;

/** Packed items where they go. */
typedef struct bx_group {
    const bx_packed *packed;
    bx_len x, y;
    const bx_tag *tag; /* of the items that were packed as the owner's; NULL: these are artifacts */
    bool is_copy;      /* all of it is an artifact, links too */
    bx_artifact artifact; /* what of it is one: of which kind */
} bx_group;

typedef BX_VEC(bx_group) bx_groups;

/**
 * Packs items.
 * @param arena   owns the result
 * @param work    room to write in, cleared first
 * @param owner   whose tag the group will tell: its items can be another's in another group; or NULL
 * @return BX_OK, BX_ERR_MEMORY. A run's x and mark are left out: nothing that is placed needs them.
 */
bx_status bx_pack(bx_arena *arena, bx_buf *work, const bx_item *items, int count,
                  const bx_tag *owner, const bx_packed **packed);

/** The items of groups, in order, with their runs and glyphs in `arena`. */
bx_status bx_unpack(bx_arena *arena, const bx_group *groups, int count, const bx_item **items,
                    int *item_count);

/** How many items the group has. */
int bx_group_items(const bx_group *group);

/** Where the group may have ink, at most: what lies within the sheet needs no closer look. */
bx_rect bx_group_reach(const bx_group *group);

#endif
