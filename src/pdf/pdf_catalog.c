#include "pdf/pdf_catalog.h"

#include "pdf/pdf_archive.h"
#include "pdf/pdf_meta.h"
#include "pdf/pdf_outline.h"
#include "pdf/pdf_syntax.h"
#include "pdf/pdf_xmp.h"

#include "base/ban.h"

static void add_viewing(const bx_catalog *c, bx_buf *out)
{
    bx_str language = c->info->language;
    if (language.len > 0) {
        bx_buf_add_text(out, "/Lang");
        bx_pdf_add_text_string(out, language);
    }
    bx_buf_add_text(out, "/ViewerPreferences<</DisplayDocTitle true>>");
    bx_pdf_meta_add_page_labels(out, c->labels, c->page_count);
}

/* The elements have the last numbers, and the outline tells where they are. */
static bx_status write_structure(const bx_catalog *c, bx_arena *arena, bx_objects *objects,
                                 bx_buf *out)
{
    bx_pdf_outline *outline;
    bx_pdf_elements elements;
    bool is_2 = c->info->standard == BX_STANDARD_A4F;
    if (!c->tags) return BX_OK;
    BX_TRY(bx_pdf_outline_new(arena, c->info->tags, c->tags, objects, &outline));
    BX_TRY(bx_pdf_tags_write(c->tags, is_2, objects, &elements));
    bx_pdf_outline_write(outline, c->tags, is_2 ? &elements : NULL, objects);
    bx_buf_add_text(out, "/MarkInfo<</Marked true>>");
    if (elements.root) bx_pdf_add_ref(out, "StructTreeRoot", elements.root);
    if (bx_pdf_outline_object(outline))
        bx_pdf_add_ref(out, "Outlines", bx_pdf_outline_object(outline));
    return BX_OK;
}

static bx_status add_all(const bx_catalog *c, bx_arena *arena, bx_objects *objects, bx_buf *out)
{
    bx_buf_add_text(out, "/Type/Catalog");
    bx_pdf_add_ref(out, "Pages", c->pages);
    add_viewing(c, out);
    bx_pdf_add_ref(out, "Metadata", bx_pdf_xmp_write(c->info, c->cargo, objects));
    if (c->info->standard != BX_STANDARD_NONE) bx_pdf_archive_add_intent(objects, out);
    BX_TRY(bx_pdf_archive_attach(c->info, c->cargo, arena, objects, out));
    int form = bx_pdf_form_write(c->form, objects);
    if (form) bx_pdf_add_ref(out, "AcroForm", form);
    return write_structure(c, arena, objects, out);
}

bx_status bx_pdf_catalog_write(const bx_catalog *catalog, bx_arena *arena, bx_objects *objects,
                               int *number)
{
    bx_buf out = {0};
    int object = bx_objects_reserve(objects);
    bx_status status = add_all(catalog, arena, objects, &out);
    if (status == BX_OK) bx_objects_fill(objects, object, &out);
    bx_buf_release(&out);
    *number = object;
    return status;
}
