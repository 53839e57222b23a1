/*
 * bounds.h - what a PDF that is read again may have at most
 *
 * Guards against files that were made to do harm. Each is far above what a file of ours has;
 * passing one is BX_ERR_LIMIT with a message. Time and memory are linear in these and in the
 * size of the file.
 */
#ifndef BX_PROOF_BOUNDS_H
#define BX_PROOF_BOUNDS_H

enum {
    BX_PROOF_FILE_BYTES = 512 << 20,   /* as base/limits.h has it for what is written */
    BX_PROOF_STREAM_BYTES = 64 << 20,  /* of one stream, unpacked: a data file is 16 MiB at most */
    BX_PROOF_TABLE_BYTES = 16 << 20,   /* of a cross-reference or object stream, unpacked */
    BX_PROOF_METADATA_BYTES = 1 << 20, /* of the XMP packet, unpacked: ours has 2 KiB */
    BX_PROOF_UNPACKED_BYTES = 256 << 20, /* of all streams of a file together */
    BX_PROOF_STACK_BYTES = 128 << 20,    /* of values in brackets that are not closed yet */
    BX_PROOF_OBJECTS = 8388607,          /* highest number: ISO 32000-1, table C.1 */
    BX_PROOF_GENERATIONS = 65535,        /* highest generation: 7.5.4 */
    BX_PROOF_DEPTH = 64,                 /* arrays and dictionaries in each other; ours have 6 */
    BX_PROOF_HOPS = 16,                  /* references that lead to references */
    BX_PROOF_REVISIONS = 256,            /* a file grows with each, and so does each reading */
    BX_PROOF_ATTACHMENTS = 256,          /* ours has 2 */
    BX_PROOF_NAME_BYTES = 255,           /* of an attachment's name: what a file system takes */
    /* Each byte of a file may be looked at so often, before its objects must lie over each other. */
    BX_PROOF_LOOKS = 8,
};

#endif
