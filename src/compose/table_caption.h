/*
 * table_caption.h - the lines above a table: 表号, title, 单位; 续表
 */
#ifndef BX_COMPOSE_TABLE_CAPTION_H
#define BX_COMPOSE_TABLE_CAPTION_H

#include "compose/set_table.h"

/**
 * Sets captions between the outer edges of the table, whose columns have their widths. The middle
 * of a line may take several lines; what is left and right of it stands on the last of them.
 * @param set  its tag is the items' owner
 * @return BX_ERR_LAYOUT (BX0719)
 */
bx_status bx_captions_set(bx_composer *c, const bx_set_table *t, const bx_caption *captions,
                          int count, bx_set_captions *set);

#endif
