/*
 * blocks.h - blocks become boxes, each by its maker, with what a page's end between them costs
 */
#ifndef BX_COMPOSE_BLOCKS_H
#define BX_COMPOSE_BLOCKS_H

#include "compose/box.h"

/**
 * Sets blocks for an area, in order; goes on after one that failed, so that one run shows all faults.
 * @param start  where the next box must begin, from what was asked for before; then what was asked
 *               for behind the last box
 * @param boxes  appended to, in the composer's passing arena
 * @return the first block's fault; BX_ERR_MEMORY and BX_ERR_LIMIT end it
 */
bx_status bx_blocks_set(bx_composer *c, const bx_area *area, const bx_block *blocks, int count,
                        bx_page_start *start, bx_boxes *boxes);

#endif
