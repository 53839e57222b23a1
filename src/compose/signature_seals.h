/*
 * signature_seals.h - names under their seals, in rows (GB/T 9704-2012 7.3.5.1)
 */
#ifndef BX_COMPOSE_SIGNATURE_SEALS_H
#define BX_COMPOSE_SIGNATURE_SEALS_H

#include "compose/signed.h"

/**
 * Breaks the names and puts names, date and seals in their places. An organ without a seal beside
 * others that have one gets as much room as the largest has: told as BX0741.
 * @return BX_ERR_LAYOUT: BX0709, or a seal larger than the type area (BX0740); a seal too far from
 *         the text, or in it, is a warning (BX0707)
 */
bx_status bx_signature_place_seals(bx_signed *s);

#endif
