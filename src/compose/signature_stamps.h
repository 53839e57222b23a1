/*
 * signature_stamps.h - posts and the stamps of names (GB/T 9704-2012 7.3.5.3)
 */
#ifndef BX_COMPOSE_SIGNATURE_STAMPS_H
#define BX_COMPOSE_SIGNATURE_STAMPS_H

#include "compose/signed.h"

/** Puts posts, stamps, or the names in their place, and the date where they go. Tells of what is too wide (BX0709). */
bx_status bx_signature_place_stamps(bx_signed *s);

#endif
