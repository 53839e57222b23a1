/*
 * merge.h - a layout put over another, as nodes
 */
#ifndef BX_LAYOUT_MERGE_H
#define BX_LAYOUT_MERGE_H

#include "base/arena.h"
#include "base/status.h"
#include "source/node.h"

/**
 * A layout put over another: `fields`, `rules`, `body` and lists replace, maps are merged: of `clauses`, too, each by its keys.
 * @param is_profile  what `over` says of itself (name …) is left out, and the place stays `below`'s
 */
bx_status bx_layout_merge(bx_arena *arena, const bx_node *below, const bx_node *over,
                          bool is_profile, const bx_node **merged);

/** A map of both, `over` winning key by key; maps in maps likewise. Needs two maps. */
bx_status bx_node_merge(bx_arena *arena, const bx_node *base, const bx_node *over,
                        const bx_node **merged);

/** A style's map; a plain name stands for {like: name}. Other nodes are given back. */
bx_status bx_style_map(bx_arena *arena, const bx_node *node, const bx_node **map);

#endif
