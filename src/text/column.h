/*
 * column.h - text that runs down the page: what stands in it and what lies
 *
 * clreq #mixed_text_composition_in_vertical_writing_mode and
 * #glyphs_sizes_and_positions_in_character_faces_of_punctuation_marks; GB/T 15834-2011 5.2.
 * A column is broken as a line is, its length being the measure. Hanzi, the marks that
 * follow them, single digits and acronyms stand, an em each and half an em for ·; two or three digits stand
 * side by side in one em, four as two pairs; brackets, dashes, words and other numbers lie,
 * turned clockwise. Symbols and characters that no class names stand or lie as
 * Unicode's Vertical_Orientation has it (UAX #50). A word in two styles lies. The text is never changed: ” is drawn as 』 and
 * still read as ”.
 */
#ifndef BX_TEXT_COLUMN_H
#define BX_TEXT_COLUMN_H

#include "text/prepared.h"

/** Sets `stands` of all clusters and joins digits that share an em; nothing when p is no column. */
void bx_column_tell(bx_prepared *p);

/**
 * Gives each standing cluster that would be wider than its column a use of its face that is
 * small enough.
 * @return BX_OK; BX_ERR_MEMORY
 */
bx_status bx_column_narrow(bx_preparing *job, const bx_face_use **uses);

/** The character whose glyph a face shows for `rune` of a cluster: corner brackets for quotation marks. */
uint32_t bx_column_shown(const bx_face *face, const bx_cluster *c, uint32_t rune);

/**
 * Places the glyphs of a shaped cluster from the column's middle: standing from the upper edge
 * of its em, lying from its start.
 * @param glyphs  c->glyphs of them, placed as in a line
 * @param size    of the run that they will be drawn in
 */
void bx_column_place(const bx_text_item *item, bx_cluster *c, bx_cluster_glyph *glyphs,
                     bx_len size);

#endif
