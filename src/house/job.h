/*
 * job.h - one report, from files to bytes
 *
 * The only place that names every stage. A job is taken as far as the command
 * needs: read (data checked, rules proved, blocks bound), set (pages), painted.
 */
#ifndef BX_HOUSE_JOB_H
#define BX_HOUSE_JOB_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "compose/page.h"
#include "data/record.h"
#include "device/device.h"
#include "document/block.h"
#include "house/cargo.h"
#include "house/house.h"
#include "measure/finding.h"

typedef struct bx_job_request {
    const char *data;   /* path, or "-" */
    bx_str data_text;   /* what stands there; ptr NULL: it is read */
    bx_str layout_text; /* the layout whole, whatever the data name; ptr NULL: there is none */
    bx_str origin_text; /* what is attached as origin.json; ptr NULL: it is made */
    const char *epoch;  /* SOURCE_DATE_EPOCH, "" for none; NULL: that of the environment */
    const char *layout; /* name or path; NULL: what the data name */
    const char *const *profiles; /* bx_layout_request */
    int profile_count;
    const char *const *image_folders; /* bx_picture_files.folders */
    int image_folder_count;
    bool shares_seal;           /* bodies may have one seal together */
    const char *output_pattern; /* an expression for the file's name, or NULL: the layout's */
    unsigned extras;            /* a set of bx_extra */
    bx_cargo_wish cargo;        /* of what bx_job_paint makes */
    bool uncached;              /* every font is cut anew: for measuring */
    bool clauses;               /* bx_layout_request */
    bool records;               /* what stands where is told: for bx_job_measure */
} bx_job_request;

typedef struct bx_job {
    bx_house *house; /* borrowed */
    bx_diag *diag;   /* borrowed */
    bx_job_request request;
    bx_arena *arena, *scratch;
    const bx_text_file *file; /* of the data, after bx_job_read; so are the next two */
    const bx_layout *layout;  /* as the house has it */
    const bx_record *record;  /* as far as it could be read */
    bx_str data;              /* bx_job_data; ptr NULL: not asked for yet */
    const bx_document *document;
    const bx_str *picture_bytes; /* of the files, once they are loaded; ptr NULL: it was not */
    bx_status picture_fault;     /* of loading them */
    const bx_pages *pages;       /* after bx_job_set */
    const bx_image **images;     /* after bx_job_set: one for each picture of the document */
} bx_job;

bx_status bx_job_init(bx_job *job, bx_house *house, const bx_job_request *request, bx_diag *diag);
void bx_job_release(bx_job *job);

/**
 * Reads data and layout, proves the sums, binds. Goes on after a fault as far as it can.
 * @return the first fault's status; `document` is set also then, where anything could be bound: it
 *         is good for bx_job_set, which finds what else is wrong, and for nothing else
 */
bx_status bx_job_read(bx_job *job);
/** After bx_job_read: the pictures' files, read once: what is hashed is what is drawn. bx_job_set does it where it was not done. */
bx_status bx_job_load_pictures(bx_job *job);
/**
 * After bx_job_read that set `document`: SOURCE_DATE_EPOCH where it gives the file's date, in digits without
 * zeros before them; else NULL.
 */
const char *bx_job_epoch(const bx_job *job);
/** After bx_job_read that set `document`. */
bx_status bx_job_set(bx_job *job);
/**
 * After bx_job_set: paints to a PDF.
 * @param bytes  empty before; to be released
 * @param hash   set to the SHA-256 of the bytes
 */
bx_status bx_job_paint(bx_job *job, bx_buf *bytes, bx_hash *hash);
/** After bx_job_read without a fault: the record as bx_record_json writes it. */
bx_status bx_job_data(bx_job *job, bx_str *data);
/** After bx_job_read: whether the data say who signed off. */
bool bx_job_has_ledger(const bx_job *job);
/** After bx_job_read without a fault: where its values came from (record_origin.h). @param out  empty before */
bx_status bx_job_origin(bx_job *job, bx_buf *out);
/** After bx_job_set: as painting, but nothing is made: fails where bx_job_paint would (BX0803). */
bx_status bx_job_prove(bx_job *job);
/** After bx_job_set, of a request that records, with clauses: the layout's clauses held against the pages. */
bx_status bx_job_measure(bx_job *job, bx_findings *findings);
/** After bx_job_set: the device calls as text. */
bx_status bx_job_trace(bx_job *job, bx_buf *out);

#endif
