/*
 * parts.h - what is written once and used where it is wanted: `parts` and `use`
 *
 * A `use` stands in any list of a layout, and gives way to the items of its part before
 * anything is typed: rooms that read lists need not know of it. The items keep their places.
 */
#ifndef BX_LAYOUT_PARTS_H
#define BX_LAYOUT_PARTS_H

#include "base/vec.h"
#include "layout/chain.h"

/** A part that was put somewhere. */
typedef struct bx_part_use {
    bx_str part;
    bx_place place;       /* of the use */
    const bx_node *items; /* of the part, as written */
} bx_part_use;

typedef struct bx_part_uses {
    BX_VEC(bx_part_use) list;
} bx_part_uses;

/**
 * Puts the parts in. Faults of the user's are kept in the reader; such a `use` is left out.
 * @param layout    merged (chain.h)
 * @param expanded  set to the same without any `use`, but for those in `parts`
 * @param uses      set to what was put in, for bx_part_uses_tell
 */
bx_status bx_parts_expand(bx_reader *r, const bx_layout_files *files, const bx_node *layout,
                          const bx_node **expanded, bx_part_uses *uses);

/** A note (BX0375) at each use of a part in which one of the sink's messages, from `first` on, stands. */
bx_status bx_part_uses_tell(bx_reader *r, const bx_part_uses *uses, int first);

extern const bx_shape bx_parts_shape; /* of `parts` */
extern const bx_shape bx_use_shape;   /* of what may stand in the place of any item of a list */

#endif
