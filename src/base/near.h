/*
 * near.h - "did you mean"
 */
#ifndef BX_BASE_NEAR_H
#define BX_BASE_NEAR_H

#include "base/str.h"

/**
 * The candidate that `wanted` was probably meant to be, or -1. Compared by
 * characters, not bytes; one that is half of the other, or more, is near too.
 */
int bx_near_find(bx_str wanted, const bx_str *candidates, int count);

#endif
