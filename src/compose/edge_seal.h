/*
 * edge_seal.h - 骑缝章: a seal over the edges of the sheets of a document
 *
 * Sheets that are fanned out, each a slice's width further to the right than the one on it, show it whole.
 * Each set has nearly as many sheets as the others, so that no slice is much wider than another. It stands on
 * the fronts, at the right edge of the sheet, outside the type area by its nature.
 */
#ifndef BX_COMPOSE_EDGE_SEAL_H
#define BX_COMPOSE_EDGE_SEAL_H

#include "compose/composer.h"

/**
 * Adds the document's seal, one Figure, to the pages.
 * @return BX_ERR_LAYOUT (BX0717) when it would leave a sheet; one of a single sheet is told (BX0727)
 */
bx_status bx_edge_seal_add(bx_composer *c);

#endif
