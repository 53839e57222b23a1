/*
 * shape.h - items to glyphs, by HarfBuzz
 *
 * In:  clusters and items. Out: glyphs of every cluster and its natural advance.
 * Clusters that the face joins (a ligature, a dash drawn as one glyph) become one.
 */
#ifndef BX_TEXT_SHAPE_H
#define BX_TEXT_SHAPE_H

#include "text/prepared.h"

/**
 * Fills glyphs, and glyph, glyphs, advance of the clusters; advances are the face's
 * own, in proportion to the style's em.
 * @return BX_OK or BX_ERR_MEMORY
 */
bx_status bx_shape(bx_preparing *job);

#endif
