/*
 * device.h - the narrow interface between set pages and what they become
 *
 * Backends: pdf (the file), trace (the calls as text, for goldens), bounds (passes
 * calls on and fails on anything outside the page or unbalanced).
 *
 * Order of calls: any number of expect_run; for each page begin_page, then any number of
 * { turn }, { field } or { begin_tag or begin_artifact, { draw_run | fill_shape | draw_image | draw_slice | link }, end_tag }, end_page;
 * at last finish. Tags do not nest: one call opens the leaf element whose content
 * follows; begin_artifact opens what no element has (ISO 32000-1, 14.8.2.2).
 *
 * Lengths: 1/65536 pt, y downwards from the sheet's upper edge. Colours: 0xRRGGBB.
 * Every call returns bx_status; after a failure only `free` may be called.
 */
#ifndef BX_DEVICE_DEVICE_H
#define BX_DEVICE_DEVICE_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/image.h"
#include "base/len.h"
#include "base/standard.h"
#include "base/status.h"
#include "base/style.h"
#include "base/tag.h"
#include "font/run.h"

typedef struct bx_device bx_device;

/** How the sheet lies on which what follows is drawn. */
typedef enum bx_turn {
    BX_TURN_NONE,
    /* 90° anticlockwise: it is as wide as the page is high; its upper edge is the page's left one */
    BX_TURN_LEFT,
    BX_TURN_SLOPE, /* 45° anticlockwise about its centre, as large as the page */
} bx_turn;

typedef struct bx_device_ops {
    const char *name;
    /**
     * Before the first page, of every run that will be drawn: a file then numbers its glyphs
     * in an order that does not depend on the text's. May be left out, run by run. NULL: no use.
     */
    bx_status (*expect_run)(bx_device *, const bx_run *);
    /** `label`: what a reader shows as the page's name: "1"; may be empty. */
    bx_status (*begin_page)(bx_device *, bx_len width, bx_len height, bx_str label);
    /**
     * `said`: what all of the piece reads as (14.9.4); empty: what its glyphs say. For glyphs
     * that a reader would not take for one text: spread over a line, or in columns. No
     * link has one.
     */
    bx_status (*begin_tag)(bx_device *, const bx_tag *, bx_str said);
    /** `said`: as of begin_tag; where it is empty, and mostly, nothing is read of an artifact. */
    bx_status (*begin_artifact)(bx_device *, bx_artifact, bx_str said);
    bx_status (*end_tag)(bx_device *);
    /** The run's origin is (x, baseline), also of a turned one; run->x is not looked at. */
    bx_status (*draw_run)(bx_device *, const bx_run *, bx_len x, bx_len baseline, uint32_t rgb);
    bx_status (*fill_shape)(bx_device *, bx_ink_shape, bx_rect, uint32_t rgb);
    bx_status (*draw_image)(bx_device *, const bx_image *, bx_rect);
    /** What of it lies within `seen`. */
    bx_status (*draw_slice)(bx_device *, const bx_image *, bx_rect, bx_rect seen);
    /** The area that opens the open tag's (BX_TAG_LINK) uri. */
    bx_status (*link)(bx_device *, bx_rect);
    /**
     * Between tags: where one signs, a field of the form; `tag` (BX_TAG_FORM) is its own. It has no extent, and
     * nothing is drawn.
     */
    bx_status (*field)(bx_device *, const bx_tag *, bx_len x, bx_len y);
    /** Between tags: until the next turn, and until the page's end at most; NONE only after another one. */
    bx_status (*turn)(bx_device *, bx_turn);
    bx_status (*end_page)(bx_device *);
    bx_status (*finish)(bx_device *); /* writes what is still held back */
    void (*free)(bx_device *);
} bx_device_ops;

struct bx_device {
    const bx_device_ops *ops;
};

/** A file within the file. */
typedef struct bx_attachment {
    bx_str name, media, about; /* about: for people */
    bool is_source;            /* what the pages were made with; else what they show */
    bx_str bytes;
    bx_str packed; /* the same deflated (zlib), where that is known; ptr NULL: it is not */
} bx_attachment;

/** Something that the file says of how it was made, in its metadata: ASCII. */
typedef struct bx_fact {
    const char *name, *about; /* as an XML name; in English */
    bx_str value;
} bx_fact;

/** What a file carries beside its pages. */
typedef struct bx_cargo {
    const bx_attachment *attachments; /* by name, as bytes sort */
    int attachment_count;
    const bx_fact *facts;
    int fact_count;
} bx_cargo;

/** What the file says of itself. Strings are borrowed while the device lives. */
typedef struct bx_document_info {
    bx_str title, author, language; /* language: BCP 47, "zh-CN" */
    bx_str producer;                /* "banxin 0.1" */
    int year, month, day;    /* of the report: CreationDate at 00:00+08:00; year 0: left out */
    const bx_tag_tree *tags; /* complete before the first call; borrowed */
    bx_standard standard;
    /**
     * Asked for when all pages are drawn. @param fonts  tells the faces apart that were drawn with
     * @param cargo  set; what it names lives until the device has finished. NULL: it carries nothing
     */
    bx_status (*load)(void *context, const bx_hash *fonts, bx_cargo *cargo);
    void *context;
} bx_document_info;

#endif
