/*
 * itemize.h - characters to clusters, clusters to items of one face
 *
 * In:  the text and its spans. Out: clusters with their class as the context tells
 * it, each with a face of its role that has all of it, and items that can be
 * shaped. Reports characters that no face has.
 */
#ifndef BX_TEXT_ITEMIZE_H
#define BX_TEXT_ITEMIZE_H

#include "text/prepared.h"

/**
 * Fills clusters (but for glyphs and widths) and items of job->p.
 * @return BX_OK; BX_ERR_FONT (BX0604) or BX_ERR_INPUT (BX0416) after all of the text
 *         was looked at; BX_ERR_MEMORY; BX_ERR_LIBRARY
 */
bx_status bx_itemize(bx_preparing *job);

#endif
