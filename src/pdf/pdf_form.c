#include "pdf/pdf_form.h"

#include "pdf/pdf_syntax.h"

#include "base/ban.h"

/* ISO 19005-3, 6.3.3, wants a look of widgets with an extent only; Ghostscript asks for it of the others too. */
static int write_look(bx_objects *objects)
{
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>");
    int look = bx_objects_add_stream(objects, &out, (bx_str){0}, BX_PACK_NONE);
    bx_buf_release(&out);
    return look;
}

/* Printed, and locked against being moved: /F 132 (12.5.3; PDF/A wants the former). */
static void add_entries(const bx_pdf_form *form, const bx_pdf_field *field, int look, bx_buf *out)
{
    bx_buf_add_text(out, "/Type/Annot/Subtype/Widget/FT/Sig/T(signature-");
    bx_buf_add_int(out, form->fields.count);
    bx_buf_add_text(out, ")/TU");
    bx_pdf_add_text_string(out, field->name);
    if (form->is_2) bx_buf_add_text(out, "/Contents"); /* ISO 14289-2, 8.10.2.3 */
    if (form->is_2) bx_pdf_add_text_string(out, field->name);
    bx_buf_add_text(out, "/F 132/Rect[");
    bx_pdf_add_corners(out, field->place, field->height);
    bx_buf_add_byte(out, ']');
    bx_pdf_add_ref(out, "P", field->page);
    if (field->key >= 0) bx_buf_add_text(out, "/StructParent ");
    if (field->key >= 0) bx_buf_add_int(out, field->key);
    bx_buf_add_text(out, "/AP<<");
    bx_pdf_add_ref(out, "N", look);
    bx_buf_add_text(out, ">>");
}

bx_status bx_pdf_form_add(bx_pdf_form *form, const bx_pdf_field *field, int object,
                          bx_objects *objects)
{
    int look = write_look(objects);
    int *slot = BX_VEC_PUSH(form->arena, &form->fields);
    BX_TRY_NEW(slot);
    *slot = object;
    bx_buf out = {0};
    add_entries(form, field, look, &out);
    bx_objects_fill(objects, object, &out);
    bx_buf_release(&out);
    return BX_OK;
}

/* 12.7.2, without /SigFlags: nothing is signed yet. */
int bx_pdf_form_write(const bx_pdf_form *form, bx_objects *objects)
{
    bx_buf out = {0};
    if (form->fields.count == 0) return 0;
    bx_buf_add_text(&out, "/Fields[");
    for (int i = 0; i < form->fields.count; i++)
        bx_pdf_add_ref(&out, NULL, form->fields.items[i]);
    bx_buf_add_byte(&out, ']');
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}
