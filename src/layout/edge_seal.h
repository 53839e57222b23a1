/*
 * edge_seal.h - the key edge-seal of a layout: 骑缝章, a seal over the edges of the sheets
 */
#ifndef BX_LAYOUT_EDGE_SEAL_H
#define BX_LAYOUT_EDGE_SEAL_H

#include "layout/reader.h"

/** The content of `edge-seal`; NULL: there is none. After styles and fields. Slices of less than 3 mm are told (BX0382). */
bx_status bx_layout_edge_seal(bx_layout_reader *tr, const bx_node *seal);

extern const bx_shape bx_edge_seal_shape; /* of what stands under the key */

#endif
