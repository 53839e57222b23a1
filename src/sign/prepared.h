/*
 * prepared.h - a finished file with room for a signature, and the digest that is to be signed
 *
 * Adds a revision (addition.h) that gives a field its value (ISO 32000-1, 12.7.4.5, 12.8.1): the signature's
 * dictionary with a /ByteRange over all but the digits of /Contents. It changes the field's /V, the form's
 * /SigFlags (3: signatures exist, append only) and, of a certifying one, the catalog's /Perms, and nothing else.
 */
#ifndef BX_SIGN_PREPARED_H
#define BX_SIGN_PREPARED_H

#include "base/hash.h"
#include "proof/file_parts.h"

enum { BX_SIGN_LEAST_ROOM = 256, BX_SIGN_MOST_ROOM = 1 << 20 }; /* bytes for a CMS */

/** What a certifying signature lets others do (12.8.2.2, table 254). */
typedef enum bx_certify {
    BX_CERTIFY_NOT,
    BX_CERTIFY_CLOSED, /* nothing: what proves it may be added (ISO 32000-2, 12.8.2.2) */
    BX_CERTIFY_SIGN,   /* fill in fields and sign */
} bx_certify;

typedef struct bx_sign_wish {
    const char *
        field; /* /T or /TU of it; NULL: of those that wait the first whose /TU has one of `names`, else the first */
    bx_str names[2]; /* of who signs; empty: none */
    bx_certify certify;
    int64_t at;  /* seconds since 1970: /M, as +08:00 */
    size_t room; /* bytes for the CMS */
} bx_sign_wish;

typedef struct bx_prepared {
    bx_buf bytes;   /* of the whole file; owned */
    size_t gap;     /* where the first digit of /Contents stands ... */
    size_t room;    /* ... and how many bytes two digits each give */
    bx_hash digest; /* SHA-256 of what is signed */
    bx_str field;   /* its /T, UTF-8, in the file's arena */
} bx_prepared;

/**
 * @param file  the whole file, nothing behind its end; not looked at in any other way: see standing.h
 * @param prepared  zeroed by the caller, to be released by bx_prepared_release, also after a fault
 * @return BX_ERR_INPUT: BX1160 no field, BX1161 none left, BX1162 no such field, BX1164 certified, BX1165
 *         signed before it is certified
 */
bx_status bx_prepared_make(bx_proof_file *file, const bx_sign_wish *wish, bx_prepared *prepared);

/** The signed parts of the file, lent. */
void bx_prepared_parts(const bx_prepared *prepared, bx_str parts[2]);

/** Puts a CMS into its place, with zeros behind it. BX1166 when it is larger than the room. */
bx_status bx_prepared_fill(bx_prepared *prepared, const char *name, bx_str cms, bx_diag *diag);

void bx_prepared_release(bx_prepared *prepared);

#endif
