/*
 * list.h - a list becomes line boxes: its lead, its markers under one another, its texts behind them
 *
 *   |<-indent->|附件：1. 农村集中供水工程责任人名单及其
 *   |          |     |  |联系方式
 *   |          |     2. 采样安排
 *
 * Lead and markers are set first; the widest says where all texts begin, the turned lines too (GB/T
 * 9704-2012 7.3.4). The style's `hang` has no meaning here. Its `before` stands above the first entry,
 * its `after` below the last. Each entry is a paragraph, with its marker, the first with the lead.
 */
#ifndef BX_COMPOSE_LIST_H
#define BX_COMPOSE_LIST_H

#include "compose/box.h"

/**
 * Appends the boxes of a list.
 * @param cost  of ending a page before it
 * @return BX_ERR_LAYOUT (BX0739) when lead and markers leave no room for a character behind them
 */
bx_status bx_list_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                      bx_boxes *boxes);

#endif
