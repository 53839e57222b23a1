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
#include "pdf/pdf_types.h"

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

/**
 * The last numbers: `count` for dictionaries whose entries are late ones. Nothing may be reserved or
 * added afterwards. For the hundreds of thousands of elements of a long table.
 * @param late  lives as long as the objects; may be NULL when count is 0
 * @return the first; 0 after a failure
 */
int bx_objects_close(bx_objects *objects, int count, const bx_late_entries *late);

/** Reserves and fills. */
int bx_objects_add(bx_objects *objects, const bx_buf *entries);

/** A stream object; `entries` without /Length and /Filter, or NULL. Both are copied. */
int bx_objects_add_stream(bx_objects *objects, const bx_buf *entries, bx_str data,
                          bx_packing packing);

/** As bx_objects_add_stream for bytes that were deflated before: they are taken over, `packed` is left empty. */
int bx_objects_take_stream(bx_objects *objects, const bx_buf *entries, bx_buf *packed);

#endif
