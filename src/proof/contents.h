/*
 * contents.h - what a PDF carries besides what its pages show
 *
 * Counted over all objects of the newest revision, so that nothing hides where a reader of pages
 * would not look; the pages and the form fields over their trees. What each means, and whether it
 * may be there, is for the caller to say.
 */
#ifndef BX_PROOF_CONTENTS_H
#define BX_PROOF_CONTENTS_H

#include "proof/file_parts.h"

/** Annotations of one kind (ISO 32000-1, 12.5.6). */
typedef struct bx_proof_annotations {
    bx_str subtype; /* "Widget", "FileAttachment" ... as in the file; empty: it says none */
    int count;
} bx_proof_annotations;

typedef struct bx_proof_contents {
    int pages;                           /* leaves of the tree of pages */
    int links;                           /* annotations of the kind Link */
    BX_VEC(bx_proof_annotations) others; /* of every other kind, in the order of their first */
    int fields;                          /* of the form: those that have a name */
    int signature_fields;                /* of them, those of /FT /Sig */
    int signatures;                      /* of them, those that are signed: update.h */
    unsigned added;                      /* to the file since it was made: a set of update.h */
    int scripts;                         /* actions JavaScript */
    int actions;     /* actions but JavaScript, GoTo and URI: Launch, SubmitForm ... */
    int triggers;    /* dictionaries with /AA: actions without a click */
    bool opens;      /* /OpenAction is an action */
    int files;       /* specifications of files that lie in the PDF (/EF) */
    bool has_layers; /* optional content */
    bool has_xfa;    /* a second form, in XML */
} bx_proof_contents;

/** BX1041 when the tree of pages has another number than its /Count; BX1013, BX1024 for a tree that is none; those of objects.h. */
bx_status bx_proof_contents_read(bx_proof_file *file, bx_proof_contents *contents);

/** Whether annotations of a kind are others than the widgets of fields in which one signs, or has signed. */
bool bx_proof_is_odd(const bx_proof_contents *contents, const bx_proof_annotations *kind);

/** Nothing that acts, and nothing that is seen in one program and not in another: we write none of it. */
bool bx_proof_contents_are_plain(const bx_proof_contents *contents);

#endif
