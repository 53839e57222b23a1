/*
 * update.h - what was added to a finished file, held against what a signature adds
 *
 * A signature is written behind the file as an update (ISO 32000-1, 7.5.6, 12.8), and covers all that stands
 * before it. It puts a value into a field that waits for one, or a field into the form and a widget onto a
 * page, and what it is proved with into the catalog. An update that gives an object of the file another
 * content changes what was made, whatever it says of itself.
 */
#ifndef BX_PROOF_UPDATE_H
#define BX_PROOF_UPDATE_H

#include "proof/file_parts.h"

/**
 * Whether a value is that of a signature: a dictionary with /Contents and a /ByteRange (12.8.1) that begins at
 * the file's first byte, has one gap and ends where the file ended when it was written or added to. Nothing is
 * said of who signed.
 */
bx_status bx_proof_is_signature(bx_proof_file *file, const bx_proof_value *value, bool *is_one);

/** What was added to a file after one of its revisions; a set. */
typedef enum bx_proof_added {
    BX_ADDED_PERMISSIONS = 32, /* /Perms, which was not there: who certifies */
    BX_ADDED_PROOFS = 1,       /* what shows that certificates were valid: /DSS, /Extensions */
    BX_ADDED_FIELDS =
        2, /* a field that had none got its value, or came: to the form, as a widget to a page */
    BX_ADDED_METADATA = 4, /* when and by whom it was written last: /Info, XMP */
    BX_ADDED_SIGHT =
        8, /* a widget came that has an extent, or one has a look that it had not: programs draw it as they like */
    BX_ADDED_CHANGE =
        16, /* an object has another content, in any other way: what was made is changed */
} bx_proof_added;

/**
 * Holds the objects of a revision against those of the newest.
 * @param revision  from 0; the newest gives 0: nothing was added
 * @param added     set to a set of bx_proof_added
 * Errors: those of bx_proof_file_open for that revision, those of objects.h.
 */
bx_status bx_proof_update_read(bx_proof_file *file, int revision, unsigned *added);

#endif
