/*
 * witness_tree.h - the structure tree of a finished PDF, as poppler reads it
 *
 * From `pdfinfo -struct-text`: an element a line, deeper by two spaces, its
 * attributes below it, its text in quotation marks.
 */
#ifndef WITNESS_TREE_H
#define WITNESS_TREE_H

#include "support/witness_chars.h"

typedef struct witness_element {
    char type[16];     /* H1, P, TD … */
    char scope[16];    /* Row, Column, Both; "": none */
    int rows, columns; /* RowSpan, ColSpan; 1 where absent */
    int depth;
    witness_chars text;                   /* its own and that of all below it, in order */
    struct witness_element *first, *next; /* children; next sibling */
    struct witness_element *parent;
} witness_element;

/** The root's children hang on the element returned, which has no type. */
witness_element *witness_tree_read(witness *w, const char *path);

/** The first element of either type behind `at` in document order, or NULL; `other` may be NULL. */
witness_element *witness_tree_next(witness_element *at, const char *type, const char *other);

/** Whether `element` lies below `top`. */
bool witness_tree_holds(const witness_element *top, const witness_element *element);

#endif
