/*
 * list.h - the item `list` of a body: entries one below the other, turned lines under their text
 *
 * list: {each: 附件, lead: 附件：, marker: "{index()}.", item: "{名称}", single: "{名称}"} is 附件说明 as
 * GB/T 9704-2012 7.3.4 has it. The lead stands before the first entry, the markers under one another
 * behind it, all texts behind the widest marker: how far in, nobody says, it is measured when it is set.
 * The marker is a key of its own and not the beginning of the item, so that it need not be guessed where
 * the text begins.
 */
#ifndef BX_LAYOUT_LIST_H
#define BX_LAYOUT_LIST_H

#include "layout/scope.h"

/**
 * Reads the map of the key `list`.
 * @param style  that it is set in: gives `字` its width
 * @param list   set; its repeat.list.field is NULL after a reported fault
 */
bx_status bx_list_read(bx_layout_reader *tr, const bx_node *node, const bx_style *style,
                       const bx_field_scope *scope, const bx_list_pattern **list);

extern const bx_shape bx_list_shape; /* of `list` */

#endif
