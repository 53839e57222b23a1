/*
 * addition.h - a revision that is added behind a finished file (ISO 32000-1, 7.5.6)
 *
 * What stands in the file stays, byte by byte; behind it come the objects that are new or changed, and a
 * cross-reference stream of them (7.5.8). The second half of its /ID is the first half of the SHA-256 of all
 * that is added, taken with the digits of /ID as 0, and with the digit 0 where a signature will stand: so a
 * change of what no signature covers can be seen, too. A comment stands at its beginning and before its
 * end: whichever byte is changed, one of the two says that the digest is to be asked.
 */
#ifndef BX_SIGN_ADDITION_H
#define BX_SIGN_ADDITION_H

#include "base/vec.h"
#include "proof/file_parts.h"

/** Where an object of it stands. */
typedef struct bx_added_object {
    int number;
    size_t at;
} bx_added_object;

typedef struct bx_addition {
    bx_proof_file *file; /* borrowed */
    bx_arena *arena;     /* borrowed */
    bx_buf *out;         /* the whole new file; borrowed */
    size_t start;        /* where what is added begins */
    size_t id;           /* where the digits of its digest stand, once it is finished */
    int next;            /* the number of the next new object */
    BX_VEC(bx_added_object) objects;
} bx_addition;

/**
 * @param file  open, with nothing behind its end
 * @param out   empty; set to the file's bytes. Sticky, as all buffers
 * @return BX_ERR_INPUT for a trailer that has no /Size
 */
bx_status bx_addition_init(bx_addition *addition, bx_proof_file *file, bx_arena *arena,
                           bx_buf *out);

/** The number of a new object. */
int bx_addition_reserve(bx_addition *addition);

/** Begins an object, new or changed, each once: its value is what is written into `out` until bx_addition_end. */
bx_status bx_addition_begin(bx_addition *addition, int number);
void bx_addition_end(bx_addition *addition);

/** Appends "number 0 R". */
void bx_addition_add_ref(const bx_addition *addition, int number);

/** Writes the cross-reference stream and the end. @return BX_ERR_MEMORY when `out` failed, too */
bx_status bx_addition_finish(bx_addition *addition);

/** Last of all: writes the digest of what was added into its /ID. */
void bx_addition_put_digest(bx_addition *addition);

/** The comment, with its line end. */
bx_str bx_addition_mark(void);

/** Whether one revision says, in either place, that it was added here. @param revision  from 1 */
bool bx_addition_is_ours(const bx_proof_file *file, int revision);

#endif
