#include "proof/fields.h"

#include "proof/bounds.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "proof/text.h"
#include "proof/walk.h"

#include "base/ban.h"

/* Of a field it is that of the nearest above (12.7.3.1). */
static bx_status find_kind(bx_proof_file *file, const bx_proof_value *field,
                           const bx_proof_value **kind)
{
    for (int steps = 0; steps < BX_PROOF_DEPTH; steps++) {
        BX_TRY(bx_proof_get(file, field, "FT", kind));
        if ((*kind)->kind != BX_PROOF_NULL) break;
        BX_TRY(bx_proof_get(file, field, "Parent", &field));
    }
    return BX_OK;
}

static bx_status note_field(const bx_proof_walk *walk, const bx_proof_value *dict,
                            bx_proof_fields *fields)
{
    const bx_proof_reading *r = &walk->file->reading;
    const bx_proof_value *kind = NULL;
    bx_proof_field *field = BX_VEC_PUSH(r->arena, &fields->items);
    if (!field) return bx_proof_settle(r, BX_ERR_MEMORY);
    *field = (bx_proof_field){.dict = dict,
                              .number = walk->number,
                              .has_name = bx_proof_look(dict, "T")->kind != BX_PROOF_NULL};
    BX_TRY(bx_proof_get(walk->file, dict, "V", &field->value));
    BX_TRY(find_kind(walk->file, dict, &kind));
    field->is_for_signature = bx_proof_is_name(kind, "Sig");
    return BX_OK;
}

static bx_status walk_form(bx_proof_file *file, const bx_proof_value *form, bx_proof_fields *fields)
{
    bx_proof_walk walk;
    const bx_proof_value *kids = NULL, *field = NULL, *xfa = NULL;
    BX_TRY(bx_proof_get(file, form, "XFA", &xfa));
    fields->has_xfa = xfa->kind != BX_PROOF_NULL;
    BX_TRY(bx_proof_walk_init(&walk, file, BX_BOTH("the tree of its form", "表单域树")));
    BX_TRY(bx_proof_get_kind(file, form, "Fields", BX_PROOF_ARRAY, &kids));
    for (;;) {
        if (kids) BX_TRY(bx_proof_walk_add_kids(&walk, kids));
        BX_TRY(bx_proof_walk_next(&walk, &field));
        if (!field) return BX_OK;
        BX_TRY(note_field(&walk, field, fields));
        BX_TRY(bx_proof_get_kind(file, field, "Kids", BX_PROOF_ARRAY, &kids));
    }
}

bx_status bx_proof_fields_read(bx_proof_file *file, bx_proof_fields *fields)
{
    const bx_proof_value *catalog = NULL, *form = NULL;
    *fields = (bx_proof_fields){0};
    BX_TRY(bx_proof_file_catalog(file, &catalog));
    BX_TRY(bx_proof_get_kind(file, catalog, "AcroForm", BX_PROOF_DICT, &form));
    return form ? walk_form(file, form, fields) : BX_OK;
}

bool bx_proof_fields_are_signed(const bx_proof_fields *fields)
{
    for (int i = 0; i < fields->items.count; i++)
        if (fields->items.items[i].is_for_signature &&
            fields->items.items[i].value->kind != BX_PROOF_NULL)
            return true;
    return false;
}

bx_status bx_proof_field_names(bx_proof_file *file, const bx_proof_field *field, bx_str *name,
                               bx_str *title)
{
    BX_TRY(bx_proof_get_text(file, field->dict, "T", name));
    return bx_proof_get_text(file, field->dict, "TU", title);
}
