/*
 * table_like.h - `tables` and `like`: what tables share is said once
 *
 * tables: {格: {rule: 0.25mm, …}} names keys of tables, any of them; table: {like: 格, …} has them
 * unless it says them itself, maps in maps key by key, `~` for none. One of `tables` may be like another.
 * They are put together as nodes, before anything is typed: texts are read where the table stands, with
 * the names of that place. What no table is like is not read.
 */
#ifndef BX_LAYOUT_TABLE_LIKE_H
#define BX_LAYOUT_TABLE_LIKE_H

#include "layout/reader.h"

/**
 * A table with the keys of those that it is like.
 * @param table  a map
 * @param whole  set to a map; after a fault of the user's (kept) to as much as could be put together
 */
bx_status bx_table_like(bx_layout_reader *tr, const bx_node *table, const bx_node **whole);

#endif
