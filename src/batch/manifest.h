/*
 * manifest.h - what a batch has made, from what: manifest.jsonl and summary.tsv
 *
 * One JSON object a line for each report, with the SHA-256 of everything it depends on, so
 * that an auditor can check it with sha256sum and the next run can leave out what is up to
 * date. While a batch runs, each end is appended at once; a later line for the same data counts,
 * and a line that is torn because the program was killed counts for nothing. At the end the
 * file is replaced by one in the order of the data.
 */
#ifndef BX_BATCH_MANIFEST_H
#define BX_BATCH_MANIFEST_H

#include "base/arena.h"
#include "base/diag.h"

/** Strings are borrowed; hashes are 64 hexadecimal digits, or empty when not known. */
typedef struct bx_manifest_line {
    bx_str output; /* path as the run wrote it: the key */
    bx_str status; /* "made"; "failed": of body and output then what an earlier run knew; "left":
                      of an earlier run, nothing makes it any more */
    bx_str body;   /* the layout's `author` */
    bx_str input;  /* path of the data */
    bx_str layout; /* its name */
    bx_str tool;   /* "banxin 0.1.0" */
    bx_str why;    /* of one that failed: its first error; empty in manifests of before */
    bx_str input_sha256, pictures_sha256, layout_sha256, fonts_sha256, tool_sha256, output_sha256;
    bx_str
        signed_sha256; /* of a file that is signed: of all of it; output_sha256 is that of what was made. Else empty */
    int64_t pages, warnings;
    int64_t ms; /* for this report */
} bx_manifest_line;

typedef struct bx_manifest bx_manifest;

/** Reads a manifest; a file that is not there is an empty one. @param manifest  lives in `arena` */
bx_status bx_manifest_load(bx_arena *arena, const char *path, bx_diag *diag,
                           const bx_manifest **manifest);

/** The number of the first line that is none of a manifest's, or is torn; 0: all are whole. */
int bx_manifest_damage(const bx_manifest *manifest);

/** A line's output without its folder, which each run may have named otherwise. */
bx_str bx_manifest_file(const bx_manifest_line *line);

bool bx_manifest_is_left(const bx_manifest_line *line);

/** The lines that have a file of this name and are not left, one behind the other; lent. */
const bx_manifest_line *const *bx_manifest_makers(const bx_manifest *manifest, bx_str file,
                                                  int *count);

/** The line that counts for a report and is not left, or NULL; lent. */
const bx_manifest_line *bx_manifest_lookup(const bx_manifest *manifest, bx_str input);

/**
 * Orders lines by what they stand for: for each report one line, and one for each file that was
 * left of it.
 */
int bx_manifest_compare(const bx_manifest_line *a, const bx_manifest_line *b);

/** The lines that count, in that order. */
int bx_manifest_count(const bx_manifest *manifest);
const bx_manifest_line *bx_manifest_at(const bx_manifest *manifest, int i);

/**
 * Whether a path comes back from a line as it went in, and stands in the table as it is: UTF-8
 * without control characters and those that no text of a file may hold.
 */
bool bx_manifest_can_hold(bx_str path);

/** Appends a line with its end. */
void bx_manifest_write(const bx_manifest_line *line, bx_buf *out);

/**
 * Appends a line of the table that people read; NULL: its head. Of one that failed it says why, and
 * that the PDF of that name, where one is there, is of an earlier run.
 */
void bx_manifest_summarize(const bx_manifest_line *line, bx_language language, bx_buf *out);

#endif
