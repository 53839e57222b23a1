/*
 * foot.h - what stands at the foot of the last page (版记, GB/T 9704-2012 7.4)
 *
 * Its last line ends where the type area does. Where it stands on back sides alone, a side
 * before it may stay blank; such a side and that of the foot have no number (7.5).
 */
#ifndef BX_COMPOSE_FOOT_H
#define BX_COMPOSE_FOOT_H

#include "compose/composer.h"

/**
 * Sets the document's foot when all other pages are set: on the last one, or on one behind it.
 * @return BX_ERR_LAYOUT (BX0753): it is taller than a page; BX_ERR_LIMIT (BX0706); a fault of its blocks
 */
bx_status bx_foot_set(bx_composer *c, const bx_foot *foot);

#endif
