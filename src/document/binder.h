/*
 * binder.h - what the parts of bind share
 *
 * Private to document/. One binder a document: the growing block list, the open
 * headings, and the first fault of the user's. Such a fault does not end the work,
 * so that all are reported; bx_bind returns it at its end.
 */
#ifndef BX_DOCUMENT_BINDER_H
#define BX_DOCUMENT_BINDER_H

#include "base/vec.h"
#include "calc/calc.h"
#include "data/record.h"
#include "document/block.h"
#include "document/labels.h"
#include "layout/layout.h"

enum { BX_WHOLE_SPANS = 64 };

typedef struct bx_binder {
    bx_arena *arena;
    const bx_layout *t;
    const bx_record *record;
    bx_diag *diag;
    bx_kept *kept; /* what was computed of all entries */
    bx_labels labels;
    bx_status fault;         /* BX_OK, or the status of the first error */
    BX_VEC(bx_block) blocks; /* of the section that is open */
    BX_VEC(bx_section) sections;
    bx_section section;          /* the open one */
    const bx_page_pattern *page; /* its pages */
    const bx_foot *foot;         /* NULL: none so far */
    bool hides;                  /* what is preprinted */
    bool is_draft;               /* which nobody signs: it has no fields */
    bool has_fields;             /* some block has one */
    int run_count;               /* sections of the layout so far */
    bx_sheet *sheets;            /* of the layout's page styles; style NULL: not made yet */
    BX_VEC(bx_picture) pictures;
    /* spans of whole texts, to be shared by texts as long in the same style: cells have thousands */
    const bx_style_span *whole[BX_WHOLE_SPANS];
    int *open;    /* heading depth of the title and of each level; 0: none open */
    bx_str title; /* of the page, in the data's own words; empty: the layout's */
} bx_binder;

/** What its expressions are evaluated with. */
bx_calc bx_binder_calc(const bx_binder *b);

/** The scope of a group, around it `scope`; *inner is NULL when the data lack it. BX_OK or BX_ERR_MEMORY. */
bx_status bx_binder_enter(const bx_binder *b, const bx_scope *scope, const bx_slot *group,
                          const bx_scope **inner);

/** The block list's next block, zeroed, with kind, place and style. NULL: out of memory. */
bx_block *bx_binder_push(bx_binder *b, bx_block_kind kind, const bx_place *place,
                         const bx_style *style);

/** Adds a paragraph of one line whose text is all in `style`; nothing when the text is empty. */
bx_status bx_binder_push_text(bx_binder *b, const bx_inline *text, const bx_style *style,
                              int heading);

/** Opens a heading of a level (-1: the title) and gives its depth, 1 to 6. */
int bx_binder_open_heading(bx_binder *b, int level);

/**
 * Gives a text `style`: one span when it had none, else those of its spans that have no style
 * or leave face and size to it. Nothing when it is empty.
 */
bx_status bx_binder_style(bx_binder *b, bx_inline *text, const bx_style *style);

#endif
