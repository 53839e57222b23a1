/*
 * opened.h - a PDF that banxin made, opened to be asked
 */
#ifndef BX_AUDIT_OPENED_H
#define BX_AUDIT_OPENED_H

#include "proof/digest.h"
#include "proof/embedded.h"
#include "proof/made.h"
#include "proof/pdf_file.h"

typedef struct bx_opened {
    const char *path; /* borrowed */
    bx_str bytes;     /* of the file, mapped */
    bx_arena *arena;  /* of what is read from it */
    bx_proof_file *file;
    bx_proof_file *first; /* as it was before anything was added to it; NULL: nothing was */
    bx_proof_made made;   /* this and the attachments are of the first */
    bx_proof_attachments attachments;
    bx_proof_sameness bytes_are; /* as they were written, the first time */
} bx_opened;

/**
 * Opens it and reads what it says of itself and what lies in it. Refused, with a message: what cannot be read,
 * what is damaged, what another program made or saved again (BX1001 to BX1033).
 * @param opened  to be given to bx_opened_release, also after a fault
 */
bx_status bx_opened_init(const char *path, bx_diag *diag, bx_opened *opened);
void bx_opened_release(bx_opened *opened);

/** The attachment of that name; NULL: there is none. */
const bx_proof_attachment *bx_opened_attachment(const bx_opened *opened, const char *name);

/** Whether it is one of the four that banxin attaches, by its name. */
bool bx_is_cargo_name(bx_str name);

/** Whether bytes have that SHA-256, in 64 digits. */
bool bx_has_hash(bx_str bytes, bx_str hex);

#endif
