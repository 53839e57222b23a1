/*
 * pdf_object.h - numbered objects, streams, the file around them
 *
 * The small vocabulary that the other pdf_*.c speak. libharu is behind it and
 * nowhere else: it numbers objects, keeps their offsets and writes the
 * cross-reference table. An object's dictionary is prepared by its maker as PDF
 * text and only printed here.
 *
 * Sticky: after the first failure every call does nothing and object numbers are
 * 0, so that a writer asks once, at the end (bx_objects_status).
 */
#ifndef BX_PDF_PDF_OBJECT_H
#define BX_PDF_PDF_OBJECT_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/status.h"
#include "base/str.h"

typedef struct bx_objects bx_objects;

/** NULL when memory is out. @param arena  lives longer; what is taken of it is not given back */
bx_objects *bx_objects_new(bx_arena *arena);
void bx_objects_free(bx_objects *objects);

/** BX_OK; BX_ERR_MEMORY; BX_ERR_LIBRARY, reported to `diag` (which may be NULL) as BX0801. */
bx_status bx_objects_status(const bx_objects *objects, bx_diag *diag);

/** Fails when the buffer has failed. */
void bx_objects_check(bx_objects *objects, const bx_buf *buf);

/** A number for a dictionary that is filled later, from 1; 0 after a failure. */
int bx_objects_reserve(bx_objects *objects);

/** Gives the reserved `object` its entries, without << and >>. Copied. Once for each object. */
void bx_objects_fill(bx_objects *objects, int object, const bx_buf *entries);

/** Entries that are made when the file is written, object after object: so they never lie side by side. */
typedef struct bx_late_entries {
    void (*add)(void *context, int object, bx_buf *out);
    void *context;
} bx_late_entries;

/** As bx_objects_fill for `count` reserved objects from `first` on. @param late  lives as long as the objects */
void bx_objects_fill_late(bx_objects *objects, int first, int count, const bx_late_entries *late);

/**
 * Numbers for `count` dictionaries that lie in object streams (ISO 32000-1, 7.5.7), deflated, and are
 * found by a cross-reference stream beside the table (7.5.8.4): for the hundreds of thousands of
 * elements of a long table. They are the last numbers: nothing may be reserved after them.
 * @return the first; 0 after a failure
 */
int bx_objects_reserve_packed(bx_objects *objects, int count);

/** Gives all of them their entries, now. Once. */
void bx_objects_fill_packed(bx_objects *objects, const bx_late_entries *late);

/** Reserves and fills. */
int bx_objects_add(bx_objects *objects, const bx_buf *entries);

typedef enum bx_packing {
    BX_PACK_NONE,
    BX_PACK_DEFLATE, /* text: quickly */
    BX_PACK_SAMPLES, /* of a picture: as well as costs no more time */
    BX_PACK_READY,   /* was deflated before */
} bx_packing;

/** A stream object; `entries` without /Length and /Filter, or NULL. Both are copied. */
int bx_objects_add_stream(bx_objects *objects, const bx_buf *entries, bx_str data,
                          bx_packing packing);

/** As bx_objects_add_stream for bytes that were deflated before: they are taken over, `packed` is left empty. */
int bx_objects_take_stream(bx_objects *objects, const bx_buf *entries, bx_buf *packed);

/**
 * Writes the whole file: header, objects in the order of their numbers, table, and a
 * trailer whose /ID is the SHA-256 of everything before it (ISO 32000-1, 14.4).
 * @param info  0: none
 * @param hash  set to the SHA-256 of the whole file
 */
bx_status bx_objects_write(bx_objects *objects, int catalog, int info, bx_diag *diag, bx_buf *out,
                           bx_hash *hash);

/** Appends "/Key 12 0 R"; with key NULL "12 0 R ". */
void bx_pdf_add_ref(bx_buf *out, const char *key, int object);

/** Appends a text string: (ASCII) where that is enough, else <FEFF...> in UTF-16BE (7.9.2.2). */
void bx_pdf_add_text_string(bx_buf *out, bx_str utf8);

/** Appends the UTF-16BE units of well-formed UTF-8 as hexadecimal digits, without mark or brackets. */
void bx_pdf_add_utf16(bx_buf *out, bx_str utf8);

/** Appends a byte string in parentheses, escaped (7.3.4.2). */
void bx_pdf_add_literal(bx_buf *out, bx_str bytes);

#endif
