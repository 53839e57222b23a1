/*
 * reasons.h - what is wrong with a signature, in words
 */
#ifndef BX_SIGN_REASONS_H
#define BX_SIGN_REASONS_H

#include "sign/standing.h"

/** Each a BX_BOTH. */
const char *bx_judged_why(const bx_judged *judged);
const char *bx_trust_why(bx_judged_trust trust);

/** Why it is not intact: the first reason; NULL for one that is. */
const char *bx_standing_why(const bx_standing *standing);

#endif
