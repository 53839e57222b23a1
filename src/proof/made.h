/*
 * made.h - what the file says of how it was made: the XMP packet (ISO 32000-1, 14.3.2)
 *
 * Only the packet as our writer writes it, in one form, is read: elements of the namespace
 * urn:x-banxin:made:1: under the prefix banxin, and those that name PDF/A and PDF/UA. It is
 * claimed, not proved: digest.h and the digests below are what it can be held against.
 */
#ifndef BX_PROOF_MADE_H
#define BX_PROOF_MADE_H

#include "proof/file_parts.h"

/** Texts are well-formed UTF-8; what the packet leaves out is empty. */
typedef struct bx_proof_made {
    bx_str version;                       /* of the program: "0.1" */
    bx_str data, layout, fonts, pictures; /* SHA-256: 64 digits, lower case */
    bx_str standard;                      /* that it follows: "a-3a,ua-1" */
    bx_str epoch;                         /* SOURCE_DATE_EPOCH where that gave the date: digits */
    bx_str options;                       /* what else was asked for: "draft line-numbers" */
    int pages;                            /* 0: not said */
    int pdfa_part;                        /* ISO 19005-‹part›; 0: not claimed */
    char pdfa_conformance;                /* 'A', 'B', 'U'; NUL: not claimed */
    int pdfua_part;                       /* ISO 14289-‹part›; 0: not claimed */
} bx_proof_made;

/**
 * BX1031 for a file that another program made; BX1032 for one whose producer is banxin but whose
 * packet does not say so in this form; BX1033 for an element that stands twice or whose value has
 * not its form.
 * @param made  set to texts in the file's arena
 */
bx_status bx_proof_made_read(bx_proof_file *file, bx_proof_made *made);

#endif
