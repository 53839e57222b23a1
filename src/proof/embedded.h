/*
 * embedded.h - files that lie in a PDF (ISO 32000-1, 7.11.4; /AF: ISO 19005-3, annex E)
 *
 * Those of the catalog: in the tree of names /EmbeddedFiles, and in /AF. Files that hang on a page
 * as an annotation are not among them; contents.h counts those. Nothing is written anywhere, and a
 * name that would lead out of a folder, or be taken for another, is refused (BX1022), as is a second
 * file of the same name (BX1021): all of them are told.
 */
#ifndef BX_PROOF_EMBEDDED_H
#define BX_PROOF_EMBEDDED_H

#include "proof/file_parts.h"

/** Texts are well-formed UTF-8; what the file does not say has ptr NULL. */
typedef struct bx_proof_attachment {
    bx_str name;         /* 1 to BX_PROOF_NAME_BYTES bytes; no / \ .. and no control character */
    bx_str mime;         /* /Subtype: "text/yaml" */
    bx_str relationship; /* /AFRelationship: "Source" */
    bx_str description;
    bx_str changed;               /* /ModDate as it stands: "D:20240131..." */
    bx_str bytes;                 /* unpacked: BX_PROOF_STREAM_BYTES at most */
    bool is_named, is_associated; /* found in the tree of names, in /AF */
} bx_proof_attachment;

typedef struct bx_proof_attachments {
    BX_VEC(bx_proof_attachment) items; /* in the order of the tree, then of /AF */
} bx_proof_attachments;

/** @param files  set to lists in the file's arena. Errors: BX1023 for more than BX_PROOF_ATTACHMENTS, and all of objects.h */
bx_status bx_proof_attachments_read(bx_proof_file *file, bx_proof_attachments *files);

#endif
