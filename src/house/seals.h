/*
 * seals.h - whose seals a document bears
 *
 * A seal is a body's own (GB/T 9704-2012 7.3.5). One picture over the names of two bodies is a slip
 * of whoever copied the data, more often than not.
 */
#ifndef BX_HOUSE_SEALS_H
#define BX_HOUSE_SEALS_H

#include "base/arena.h"
#include "base/diag.h"
#include "document/block.h"

typedef struct bx_seal_use {
    const bx_picture *picture;
    bx_str bytes; /* of its file */
    bx_str names; /* of the body, its lines joined; may be empty */
} bx_seal_use;

/**
 * The pictures of seals, in the order of the document.
 * @param bytes  of the document's pictures; a seal whose file could not be read is left out
 * @param uses   set to an array in `arena`
 */
bx_status bx_seals_find(bx_arena *arena, const bx_document *document, const bx_str *bytes,
                        const bx_seal_use **uses, int *count);

/** BX0784 for each seal that is, byte for byte, that of another body that bore it first. Texts in `arena`. */
bx_status bx_seals_check(bx_arena *arena, const bx_seal_use *uses, int count, bx_diag *diag);

#endif
