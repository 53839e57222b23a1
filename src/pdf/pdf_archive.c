#include "pdf/pdf_archive.h"

#include "pdf/pdf_syntax.h"
#include "pdf/srgb_profile.h"

#include "base/ban.h"

void bx_pdf_archive_add_intent(bx_objects *objects, bx_buf *catalog)
{
    bx_buf profile = {0}, entries = {0};
    bx_srgb_profile_add(&profile);
    bx_objects_check(objects, &profile);
    bx_buf_add_text(&entries, "/N 3");
    int object = bx_objects_add_stream(objects, &entries, bx_buf_str(&profile), BX_PACK_DEFLATE);
    bx_buf_add_text(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                             "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)");
    bx_pdf_add_ref(catalog, "DestOutputProfile", object);
    bx_buf_add_text(catalog, ">>]");
    bx_buf_release(&entries);
    bx_buf_release(&profile);
}

/* A media type as a name: its slash is #2F (7.3.5). */
static void add_media(bx_buf *out, bx_str media)
{
    bx_buf_add_text(out, "/Subtype/");
    for (size_t i = 0; i < media.len; i++) {
        if (media.ptr[i] == '/') bx_buf_add_text(out, "#2F");
        else bx_buf_add_byte(out, media.ptr[i]);
    }
}

static int write_bytes(const bx_document_info *info, const bx_attachment *a, bx_objects *objects)
{
    bx_buf entries = {0};
    bx_buf_add_text(&entries, "/Type/EmbeddedFile");
    add_media(&entries, a->media);
    bx_buf_add_text(&entries, "/Params<</Size ");
    bx_buf_add_int(&entries, (int64_t)a->bytes.len);
    if (info->year > 0) {
        bx_buf_add_text(&entries, "/ModDate");
        bx_pdf_add_day(&entries, info->year, info->month, info->day);
    }
    bx_buf_add_text(&entries, ">>");
    int object = a->packed.ptr
                     ? bx_objects_add_stream(objects, &entries, a->packed, BX_PACK_READY)
                     : bx_objects_add_stream(objects, &entries, a->bytes, BX_PACK_DEFLATE);
    bx_buf_release(&entries);
    return object;
}

static int write_specification(const bx_document_info *info, const bx_attachment *a,
                               bx_objects *objects)
{
    bx_buf out = {0};
    int bytes = write_bytes(info, a, objects);
    bx_buf_add_text(&out, "/Type/Filespec/F");
    bx_pdf_add_text_string(&out, a->name);
    bx_buf_add_text(&out, "/UF");
    bx_pdf_add_text_string(&out, a->name);
    bx_buf_add_text(&out,
                    a->is_source ? "/AFRelationship/Source/Desc" : "/AFRelationship/Data/Desc");
    bx_pdf_add_text_string(&out, a->about);
    bx_buf_add_text(&out, "/EF<<");
    bx_pdf_add_ref(&out, "F", bytes);
    bx_pdf_add_ref(&out, "UF", bytes);
    bx_buf_add_text(&out, ">>");
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

bx_status bx_pdf_archive_attach(const bx_document_info *info, const bx_cargo *cargo,
                                bx_arena *arena, bx_objects *objects, bx_buf *catalog)
{
    int count = cargo->attachment_count;
    if (count == 0) return BX_OK;
    int *specifications = BX_NEW_ARRAY(arena, int, count);
    BX_TRY_NEW(specifications);
    for (int i = 0; i < count; i++)
        specifications[i] = write_specification(info, &cargo->attachments[i], objects);
    bx_buf_add_text(catalog, "/AF[");
    for (int i = 0; i < count; i++)
        bx_pdf_add_ref(catalog, NULL, specifications[i]);
    bx_buf_add_text(catalog, "]/Names<</EmbeddedFiles<</Names[");
    for (int i = 0; i < count; i++) {
        bx_pdf_add_text_string(catalog, cargo->attachments[i].name);
        bx_pdf_add_ref(catalog, NULL, specifications[i]);
    }
    bx_buf_add_text(catalog, "]>>>>");
    return BX_OK;
}
