/*
 * pdf_form.h - the fields in which a file is signed
 *
 * Each is an object that is field and widget in one (ISO 32000-1, 12.7.4.5, 12.5.6.19), without a value: who
 * signs adds the value to it, and the flags of signatures to the form, as an update of the finished
 * file. So these two objects are no parts of others. A widget has no extent (decision 35).
 */
#ifndef BX_PDF_PDF_FORM_H
#define BX_PDF_PDF_FORM_H

#include "base/vec.h"
#include "pdf/pdf_object.h"

/** Zeroed: no field so far. Fields are called signature-1, signature-2 ... in the order in which they come. */
typedef struct bx_pdf_form {
    bx_arena *arena;
    bool is_2;          /* of a file of PDF 2.0 */
    BX_VEC(int) fields; /* objects */
} bx_pdf_form;

/** Where a field is, and what it is called for people. */
typedef struct bx_pdf_field {
    bx_rect place; /* a point; y downwards from the page's upper edge */
    bx_len height; /* of the page */
    int page;      /* the page's object */
    int key;       /* /StructParent; -1: it is an artifact */
    bx_str name;   /* for people and screen readers */
} bx_pdf_field;

/** Writes a field into its reserved object, with a look that shows nothing. @return BX_OK or BX_ERR_MEMORY */
bx_status bx_pdf_form_add(bx_pdf_form *form, const bx_pdf_field *field, int object,
                          bx_objects *objects);

/** Writes the form. @return its object; 0: there is no field, so that there is no form */
int bx_pdf_form_write(const bx_pdf_form *form, bx_objects *objects);

#endif
