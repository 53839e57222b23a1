/*
 * made_text.h - values of made.json, as our writer spells them
 */
#ifndef BX_AUDIT_MADE_TEXT_H
#define BX_AUDIT_MADE_TEXT_H

#include "base/standard.h"
#include "base/str.h"

/**
 * The text of a key of the outermost object, up to the first quotation mark: for values that have no escapes,
 * as hashes and names of options. ptr NULL: it is not there.
 */
bx_str bx_made_text(bx_str json, const char *key);

/** False for a name that this version does not know. */
bool bx_made_standard(bx_str name, bx_standard *standard);

#endif
