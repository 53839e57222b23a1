/*
 * pdf_store.h - what the objects of a file are kept in until it is written
 *
 * Between pdf_object.c, which hands out numbers, and pdf_file.c, which writes the file; no one else looks.
 */
#ifndef BX_PDF_PDF_STORE_H
#define BX_PDF_PDF_STORE_H

#include <hpdf.h>
#include <libdeflate.h>

#include "base/status.h"
#include "base/vec.h"
#include "pdf/pdf_types.h"

/** At most: a reader that wants one of them unpacks all. */
enum { BX_OBJECTS_IN_A_PACK = 400 };

/** What a dictionary's attr leads to. */
typedef struct bx_object_content {
    bx_str entries;
    bx_str bytes;        /* ptr NULL: no stream */
    HPDF_Stream writing; /* where write_fn was told to print: after_write_fn is not told */
} bx_object_content;

struct bx_objects {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref xref;
    bx_arena *arena;         /* borrowed */
    BX_VEC(HPDF_Dict) dicts; /* by number - 1 */
    BX_VEC(bx_buf) taken;    /* bytes of streams */
    size_t bytes;            /* that all of them take, about */
    bool is_closed;          /* the following are set */
    int packs_first,
        pack_count; /* numbers of the object streams that hold those and the late ones */
    int index;      /* the cross-reference stream's number */
    int late_first, late_count;
    const bx_late_entries *late;
    struct libdeflate_compressor *text, *samples; /* made at first use */
    bx_buf packed;                                /* room to deflate in */
    bx_status status;
};

/** Whether something failed; then nothing is done any more. */
bool bx_store_failed(const bx_objects *objects);

/** The first status counts. */
void bx_store_fail(bx_objects *objects, bx_status status);

/**
 * Gives the reserved number its entries, which are copied.
 * @param bytes  a stream's, which live until it is written; ptr NULL: none
 */
void bx_store_keep(bx_objects *objects, int number, bx_str entries, bx_str bytes);

/** The data deflated where `packing` says so: lent until the next call; ptr NULL when memory is out. */
bx_str bx_store_pack(bx_objects *objects, bx_str data, bx_packing packing);

/** As bx_store_keep for bytes that are packed; with /Filter and /Length. @param entries  may be NULL */
void bx_store_keep_stream(bx_objects *objects, int number, const bx_buf *entries, bx_str bytes,
                          bx_packing packing);

#endif
