/*
 * unpack.h - the bytes of a stream as they were before they were packed
 *
 * FlateDecode (ISO 32000-1, 7.4.4), with or without one of the predictors of PNG, and no filter.
 */
#ifndef BX_PROOF_UNPACK_H
#define BX_PROOF_UNPACK_H

#include "proof/reading.h"

enum { BX_PROOF_PNG = 10 }; /* the first predictor of PNG's (7.4.4.4, table 10) */

/** How a stream is packed (7.4.4.3). */
typedef struct bx_proof_coding {
    bool is_packed;
    int predictor; /* 1: none; BX_PROOF_PNG and above: each row says which */
    int colors, bits, columns;
} bx_proof_coding;

/**
 * @param at     byte of the file where the stream stands, for messages
 * @param limit  most bytes: more is BX1010, or BX1011 when the file's own account is empty. A stream
 *               that would unpack to any size costs no more than the limit
 * @param bytes  set to bytes in the arena, or to the packed ones themselves
 */
bx_status bx_proof_unpack(bx_proof_reading *r, size_t at, const bx_proof_coding *coding,
                          bx_str packed, size_t limit, bx_str *bytes);

#endif
