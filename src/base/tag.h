/*
 * tag.h - the logical structure of a document
 *
 * A tree of structure elements (ISO 32000-1, 14.7 and 14.8): what is a heading,
 * a paragraph, a table cell. compose grows it from the block tree, placed items
 * point into it, the device writes it. It stands on the lowest floor because
 * compose and device share it and neither may see the other.
 */
#ifndef BX_BASE_TAG_H
#define BX_BASE_TAG_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum bx_tag_role {
    BX_TAG_DOCUMENT,
    BX_TAG_H1,
    BX_TAG_H2,
    BX_TAG_H3,
    BX_TAG_H4,
    BX_TAG_H5,
    BX_TAG_H6,
    BX_TAG_P,
    BX_TAG_NOTE, /* what explains something before it */
    BX_TAG_SECT,
    BX_TAG_L,
    BX_TAG_LI,
    BX_TAG_LBL,
    BX_TAG_LBODY,
    BX_TAG_TABLE,
    BX_TAG_THEAD,
    BX_TAG_TBODY,
    BX_TAG_TFOOT,
    BX_TAG_CAPTION, /* of a table or a list, its first child; of a picture, beside its Figure */
    BX_TAG_TR,
    BX_TAG_TH,
    BX_TAG_TD,
    BX_TAG_FIGURE,
    BX_TAG_LINK,
    BX_TAG_FORM, /* a field of the form: a signature's */
} bx_tag_role;

typedef enum bx_tag_scope {
    BX_SCOPE_NONE,
    BX_SCOPE_COLUMN,
    BX_SCOPE_ROW,
    BX_SCOPE_BOTH
} bx_tag_scope;

/** What no element of the tree holds: content of the page alone (ISO 32000-1, 14.8.2.2). */
typedef enum bx_artifact {
    BX_ARTIFACT_PLAIN,    /* rules, and what else only parts or adorns */
    BX_ARTIFACT_REPEATED, /* a table's head on its later pages, what is opened again there */
    BX_ARTIFACT_HEADER,
    BX_ARTIFACT_FOOTER, /* the page's number, too */
    BX_ARTIFACT_WATERMARK,
} bx_artifact;

/** What headings, figures, links and fields tell beside their text. */
typedef struct bx_tag_words {
    bx_str alt;   /* FIGURE: what it shows; LINK: what it opens */
    bx_str title; /* H1 to H6: the bookmark's text, empty: none; FORM: what the field is called */
    bx_str uri;   /* LINK: the target */
} bx_tag_words;

/** Small: a long table has hundreds of thousands. */
typedef struct bx_tag bx_tag;
struct bx_tag {
    bx_tag *parent;              /* NULL: the root */
    bx_tag *first, *last, *next; /* children in reading order; next sibling */
    bx_tag_words *words;         /* H1 to H6, FIGURE, LINK, FORM; else NULL */
    int id;                      /* from 0 in the order of creation; the root has 0 */
    int32_t row_span;            /* TH, TD: at least 1 */
    int16_t column_span;
    unsigned char role;  /* bx_tag_role */
    unsigned char scope; /* bx_tag_scope: of TH */
    bool is_unordered;   /* L: its labels are all the same, and number nothing */
};

/** The tree's owner: hands out ids. */
typedef struct bx_tag_tree {
    bx_tag *root;
    bx_tag *within; /* what is made next of the flow is its child: the root, or a section */
    int count;      /* tags so far; ids are below it */
    bx_tag *room;   /* for the next ones */
    int left;
} bx_tag_tree;

/**
 * A new element, last among `parent`'s children; with parent NULL the root.
 * Lives in the arena. NULL when memory is out.
 */
bx_tag *bx_tag_new(bx_arena *arena, bx_tag_tree *tree, bx_tag *parent, bx_tag_role role);

/** Takes an element, which is not the root, and all below it out of the tree; its id stays its own. */
void bx_tag_remove(bx_tag *tag);

/** The element after `tag` in preorder (a parent before its children); NULL behind the last. */
const bx_tag *bx_tag_next(const bx_tag *tag);

/** "Artifact", "Artifact Header" ...: for dumps. */
const char *bx_artifact_name(bx_artifact artifact);

/** "H1", "TD" ...: the standard structure type's name (ISO 32000-1, 14.8.4). */
const char *bx_tag_role_name(bx_tag_role role);

#endif
