/*
 * address.h - where an address in running text may be cut
 *
 * No hyphen is put in, none is made to look as if it were, and what is left on either side
 * is more than two letters. RFC 3986 tells the parts.
 */
#ifndef BX_TEXT_ADDRESS_H
#define BX_TEXT_ADDRESS_H

#include "text/links.h"
#include "text/prepared.h"

/**
 * What a line's end within `link` is worth, before byte `at` of the text: a web address is
 * cut at its marks or, worse, before or behind the // of http:// or amid its letters; an e-mail
 * address, which is read as one name, is worse by a step. BX_PLACE_LAST elsewhere.
 */
bx_place_kind bx_address_place(bx_str text, const bx_link *link, size_t at);

#endif
