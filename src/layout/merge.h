/*
 * merge.h - a layout put over those that it extends, as nodes
 */
#ifndef BX_LAYOUT_MERGE_H
#define BX_LAYOUT_MERGE_H

#include "layout/layout.h"
#include "source/schema.h"

/** Finds and reads a layout that another extends. `name` as written; lent until the arena goes. */
typedef bx_status (*bx_layout_finder)(void *context, bx_str name, const bx_place *place,
                                      const bx_node **root);

/** The layout with those that it extends put under it. Stops at the first fault. */
bx_status bx_layout_merge(bx_reader *r, const bx_node *root, bx_layout_finder find, void *context,
                          const bx_node **merged);

/** A map of both, `over` winning key by key; maps in maps likewise. Needs two maps. */
bx_status bx_node_merge(bx_arena *arena, const bx_node *base, const bx_node *over,
                        const bx_node **merged);

/** A style's map; a plain name stands for {like: name}. Other nodes are given back. */
bx_status bx_style_map(bx_arena *arena, const bx_node *node, const bx_node **map);

#endif
