/*
 * fields.h - the fields of a PDF's form (ISO 32000-1, 12.7)
 *
 * The whole tree, fields above others too, in its order. What they are worth is for the caller to say.
 */
#ifndef BX_PROOF_FIELDS_H
#define BX_PROOF_FIELDS_H

#include "proof/file_parts.h"

typedef struct bx_proof_field {
    const bx_proof_value *dict; /* resolved */
    const bx_proof_value
        *value;    /* /V, resolved; the null value for none, and for one that is inherited */
    int number;    /* of its object */
    bool has_name; /* of its own: else it is a widget of the one above */
    bool is_for_signature; /* /FT is Sig; may be inherited (12.7.3.1) */
} bx_proof_field;

typedef struct bx_proof_fields {
    BX_VEC(bx_proof_field) items;
    bool has_xfa; /* a second form, in XML */
} bx_proof_fields;

/** @param fields  set to a list in the file's arena; empty where there is no form. Errors: those of walk.h and objects.h */
bx_status bx_proof_fields_read(bx_proof_file *file, bx_proof_fields *fields);

/** Whether a field for a signature has a value. */
bool bx_proof_fields_are_signed(const bx_proof_fields *fields);

/**
 * What a field is called, UTF-8: /T (12.7.3.2), and /TU, which is for people.
 * @param name, title  ptr NULL for none
 */
bx_status bx_proof_field_names(bx_proof_file *file, const bx_proof_field *field, bx_str *name,
                               bx_str *title);

#endif
