/*
 * places.h - where a line may end
 *
 * The prohibition levels of clreq #prohibition_rules_for_line_start_end with both
 * ends of GB/T 15834-2011 5.1.9, the units that stay whole (numbers with their signs,
 * dashes, words, document numbers, labels, names), addresses, and UAX #14 between
 * characters that are not Chinese. Reads classes and text, no widths.
 */
#ifndef BX_TEXT_PLACES_H
#define BX_TEXT_PLACES_H

#include "text/prepared.h"

/**
 * Sets `place` of all clusters.
 * @return BX_OK, BX_ERR_MEMORY, BX_ERR_LIBRARY (BX0609)
 */
bx_status bx_places_find(bx_preparing *job);

#endif
