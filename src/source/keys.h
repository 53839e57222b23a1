/*
 * keys.h - the keys of a map are distinct
 */
#ifndef BX_SOURCE_KEYS_H
#define BX_SOURCE_KEYS_H

#include "base/arena.h"
#include "base/diag.h"
#include "source/node.h"

/** Whether a plain key has neither colon nor value: b of {a: 1, b}. */
bool bx_pair_is_bare(const bx_pair *pair);

/**
 * Reports each key that stood before (BX0206), in the order of their names; not digits without
 * a colon, which are no keys: {a: 12,591, b: 3,591}. Who reads the map tells of those.
 * @param arena  for scratch, wound back on return
 * @return BX_OK; BX_ERR_INPUT; BX_ERR_MEMORY
 */
bx_status bx_keys_check(bx_arena *arena, const bx_pair *pairs, int count, bx_diag *diag);

#endif
