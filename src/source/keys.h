/*
 * keys.h - the keys of a map are distinct
 */
#ifndef BX_SOURCE_KEYS_H
#define BX_SOURCE_KEYS_H

#include "base/arena.h"
#include "base/diag.h"
#include "source/node.h"

/**
 * Reports each key that stood before (BX0206), in the order of their names.
 * @param arena  for scratch, wound back on return
 * @return BX_OK; BX_ERR_INPUT; BX_ERR_MEMORY
 */
bx_status bx_keys_check(bx_arena *arena, const bx_pair *pairs, int count, bx_diag *diag);

#endif
