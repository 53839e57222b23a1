/*
 * form.h - what a layout asks for, in the forms of the room form/
 */
#ifndef BX_HOUSE_FORM_H
#define BX_HOUSE_FORM_H

#include "house/house.h"

typedef enum bx_form_kind {
    BX_FORM_SCHEMA,        /* a JSON Schema of the data of a layout */
    BX_FORM_LAYOUT_SCHEMA, /* a JSON Schema of layouts themselves */
} bx_form_kind;

/** Whether it is of one layout; else it is the same for all. */
bool bx_form_is_of_layout(bx_form_kind kind);

/** Appends the form. @param request  the layout; NULL where none is wanted */
bx_status bx_form_write(bx_house *house, bx_form_kind kind, const bx_layout_request *request,
                        bx_diag *diag, bx_buf *out);

#endif
