/*
 * reading.h - one file that is being read: its bytes, its messages, what it may still cost
 *
 * Two accounts keep hostile files cheap. `work` falls with every byte of the file that is looked
 * at: in an honest file no byte belongs to two objects, so it lasts for BX_PROOF_LOOKS readings of
 * all. `room` falls with every byte that is unpacked.
 */
#ifndef BX_PROOF_READING_H
#define BX_PROOF_READING_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

typedef struct bx_proof_reading {
    bx_str bytes;     /* of the file; borrowed */
    const char *name; /* for messages; borrowed */
    bx_diag *diag;    /* may be NULL */
    bx_arena *arena;  /* for all that is read */
    bx_buf stack;     /* of values in brackets that are not closed yet; owned */
    size_t work, room;
} bx_proof_reading;

/** @param diag  may be NULL. Release with bx_proof_reading_release. */
void bx_proof_reading_init(bx_proof_reading *r, bx_arena *arena, bx_str bytes, const char *name,
                           bx_diag *diag);
void bx_proof_reading_release(bx_proof_reading *r);

/**
 * Reports a message whose arguments are the file's name, a byte of it, and `what` (may be a
 * BX_BOTH, or NULL for none). Returns the code's status, or BX_ERR_MEMORY.
 */
bx_status bx_proof_fault(const bx_proof_reading *r, bx_code code, size_t at, const char *what);

/** The same with a number as its third argument. */
bx_status bx_proof_fault_number(const bx_proof_reading *r, bx_code code, size_t at, int64_t number);

/** Pays for so many bytes of the file. BX1011 when there is no more. */
bx_status bx_proof_spend(bx_proof_reading *r, size_t bytes);

/** A status as it is; of BX_ERR_MEMORY because the arena's cap was reached BX1011. */
bx_status bx_proof_settle(const bx_proof_reading *r, bx_status status);

#endif
