/*
 * walk.h - trees of objects, each object once
 *
 * Pages, names and form fields are trees by reference (ISO 32000-1, 7.7.3, 7.9.6, 12.7.3.1), and a
 * damaged file has them lead back. A list of what is still to be read instead of descent: no depth.
 */
#ifndef BX_PROOF_WALK_H
#define BX_PROOF_WALK_H

#include "proof/file_parts.h"

typedef struct bx_proof_walk {
    bx_proof_file *file;
    const char *what;                    /* is walked, for messages: a BX_BOTH */
    unsigned char *seen;                 /* a bit for each number */
    int number;                          /* of the object that was taken last; 0: it has none */
    BX_VEC(const bx_proof_value *) left; /* references and values, the next one last */
} bx_proof_walk;

bx_status bx_proof_walk_init(bx_proof_walk *walk, bx_proof_file *file, const char *what);

/** Whether a reference was met in this walk before; any other value was not. */
bool bx_proof_walk_met(bx_proof_walk *walk, const bx_proof_value *value);

/** Puts a value last: it is taken next. BX1013 when it is a reference that was met before. */
bx_status bx_proof_walk_add(bx_proof_walk *walk, const bx_proof_value *value);

/** The same with all items of an array, so that its first is taken first. BX1014 for what is no reference. */
bx_status bx_proof_walk_add_kids(bx_proof_walk *walk, const bx_proof_value *kids);

/** The next value, resolved; NULL when there is no more. */
bx_status bx_proof_walk_next(bx_proof_walk *walk, const bx_proof_value **value);

#endif
