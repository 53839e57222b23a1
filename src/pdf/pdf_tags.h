/*
 * pdf_tags.h - the structure tree of a PDF file
 *
 * In:  the tree of tags and, call by call, which piece of which page belongs to
 * which tag. Out: structure elements, the tree's root and its parent tree (ISO
 * 32000-1, 14.7), table attributes with the headers of each cell (14.8.5.7).
 *
 * A tag's pieces stand among its children in the order of drawing: text, a link in
 * it, text again. Children themselves keep the tree's order.
 */
#ifndef BX_PDF_PDF_TAGS_H
#define BX_PDF_PDF_TAGS_H

#include "base/len.h"
#include "base/tag.h"
#include "pdf/pdf_object.h"

typedef struct bx_pdf_tags bx_pdf_tags;

/** Where a tag is first drawn. */
typedef struct bx_tag_place {
    int page;   /* the page's object; 0: nowhere */
    bx_len top; /* of what is drawn, upwards from the sheet's lower edge */
} bx_tag_place;

/**
 * @param arena  owns the result
 * @param tree   borrowed; its root may be NULL: then nothing may be tagged
 * @return NULL when memory is out
 */
bx_pdf_tags *bx_pdf_tags_new(bx_arena *arena, const bx_tag_tree *tree);

/** Starts a page, whose object is `page`, and sets its /StructParents. */
bx_status bx_pdf_tags_begin_page(bx_pdf_tags *tags, int page, int *key);

/** Notes a piece of the tag on the current page and sets its /MCID. */
bx_status bx_pdf_tags_add_piece(bx_pdf_tags *tags, const bx_tag *tag, int *mcid);

/** Notes an annotation of the tag on the current page and sets its /StructParent. */
bx_status bx_pdf_tags_add_annotation(bx_pdf_tags *tags, const bx_tag *tag, int annotation,
                                     int *key);

/** Notes the top of what is drawn for a heading; its first call counts. */
bx_status bx_pdf_tags_note_top(bx_pdf_tags *tags, const bx_tag *tag, bx_len top);

/**
 * Notes what a picture covers of the current page, for a figure's /BBox (14.8.5.4.3): all of its pieces
 * there; one that goes on on another page has none.
 * @param box     y downwards from the sheet's upper edge, as the page lies
 * @param height  of the sheet
 */
bx_status bx_pdf_tags_note_box(bx_pdf_tags *tags, const bx_tag *tag, bx_rect box, bx_len height);

/** The place noted for a heading; page 0: none. */
bx_tag_place bx_pdf_tags_place(const bx_pdf_tags *tags, const bx_tag *tag);

/** The objects of a written tree: its root; the element of the tag with id 0, behind which those of the others are. */
typedef struct bx_pdf_elements {
    int root, first; /* root 0: there is no tree */
} bx_pdf_elements;

/**
 * Writes the root; the elements are written with the file, of which tree and tags must live to see
 * the end. No object may be reserved after this.
 * @param is_2  in the terms of PDF 2.0: with its namespace, a title instead of H1 (ISO 32000-2, 14.8.6)
 */
bx_status bx_pdf_tags_write(const bx_pdf_tags *tags, bool is_2, bx_objects *objects,
                            bx_pdf_elements *elements);

#endif
