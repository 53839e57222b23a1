/*
 * cargo.h - what the file of a report carries beside its pages
 *
 * data.json, what was reported (record_json.h); layout.yaml, the layout whole (layout_text.h); made.json,
 * by which version and from what the file was made: hashes of data, layout, the fonts that were drawn
 * with, pictures. The hashes are in the metadata, too, where they stay when nothing is attached. None of it
 * depends on names of files or on the kind of file that the data came in, but for origin.json
 * (record_origin.h), which is attached only where that was asked for.
 */
#ifndef BX_HOUSE_CARGO_H
#define BX_HOUSE_CARGO_H

#include "data/record.h"
#include "device/device.h"
#include "document/block.h"
#include "house/house.h"

#define BX_CARGO_DATA "data.json"
#define BX_CARGO_LAYOUT "layout.yaml"
#define BX_CARGO_MADE "made.json"
#define BX_CARGO_ORIGIN "origin.json"

/** Which of it a file carries. */
typedef struct bx_cargo_wish {
    bx_standard standard;
    bool bare;   /* nothing is attached; the hashes stay */
    bool origin; /* origin.json, too */
} bx_cargo_wish;

/** What it is made of; all of it is borrowed. */
typedef struct bx_cargo_parts {
    bx_arena *arena; /* owns what is made */
    bx_house *house;
    bx_diag *diag;
    const bx_layout *layout; /* as the house has it */
    const bx_record *record;
    bx_str data; /* the record as bx_record_json writes it */
    const bx_document *document;
    const bx_str *picture_bytes; /* of the document's pictures */
    int pages;
    unsigned extras;   /* a set of bx_extra */
    bx_str origin;     /* origin.json as it is; ptr NULL: it is made */
    const char *epoch; /* SOURCE_DATE_EPOCH where it gives the file's date; else NULL */
    bx_cargo_wish wish;
} bx_cargo_parts;

/** bx_document_info.load. @param parts  a bx_cargo_parts */
bx_status bx_cargo_load(void *parts, const bx_hash *fonts, bx_cargo *cargo);

/** As the command line spells it: "a-3a,ua-1", "a-4f,ua-2", "none". */
const char *bx_standard_name(bx_standard standard);

#endif
