#include "pdf/pdf_object.h"

#include "pdf/pdf_store.h"

#include "base/ban.h"

enum { LATE_ROOM = 16 }; /* bytes of the file for each element */

bx_objects *bx_objects_new(bx_arena *arena)
{
    bx_objects *objects = calloc(1, sizeof *objects);
    if (!objects) return NULL;
    HPDF_Error_Init(&objects->error, NULL);
    objects->memory = HPDF_MMgr_New(&objects->error, 0, NULL, NULL);
    if (objects->memory) objects->xref = HPDF_Xref_New(objects->memory, 0);
    objects->arena = arena;
    if (objects->xref) return objects;
    bx_objects_free(objects);
    return NULL;
}

void bx_objects_free(bx_objects *objects)
{
    if (!objects) return;
    if (objects->xref) HPDF_Xref_Free(objects->xref);
    if (objects->memory) HPDF_MMgr_Free(objects->memory);
    libdeflate_free_compressor(objects->text);
    libdeflate_free_compressor(objects->samples);
    for (int i = 0; i < objects->taken.count; i++)
        bx_buf_release(&objects->taken.items[i]);
    bx_buf_release(&objects->packed);
    free(objects);
}

/* libharu's own error stays in `error`; one without a code can only be memory. */
static int library_failed(bx_objects *objects)
{
    if (objects->error.error_no == HPDF_NOERROR) bx_store_fail(objects, BX_ERR_MEMORY);
    return 0;
}

bx_status bx_objects_status(const bx_objects *objects, bx_diag *diag)
{
    if (objects->status != BX_OK) return objects->status;
    if (objects->error.error_no == HPDF_NOERROR) return BX_OK;
    if (objects->error.error_no == HPDF_FAILD_TO_ALLOC_MEM) return BX_ERR_MEMORY;
    bx_buf code = {0}, detail = {0};
    bx_buf_add_hex(&code, (uint32_t)objects->error.error_no, 4);
    bx_buf_add_int(&detail, (int64_t)objects->error.detail_no);
    bx_status status = BX_ERR_MEMORY;
    if (!code.failed && !detail.failed)
        status = bx_report(diag, BX_E_PDF_LIBRARY, NULL, code.ptr, detail.ptr);
    bx_buf_release(&code);
    bx_buf_release(&detail);
    return status;
}

void bx_objects_check(bx_objects *objects, const bx_buf *buf)
{
    if (buf->failed) bx_store_fail(objects, BX_ERR_MEMORY);
}

int bx_objects_reserve(bx_objects *objects)
{
    if (bx_store_failed(objects)) return 0;
    BX_ASSERT(!objects->is_closed);
    HPDF_Dict dict = HPDF_Dict_New(objects->memory);
    /* A dictionary that cannot be registered is freed by HPDF_Xref_Add itself. */
    if (!dict || HPDF_Xref_Add(objects->xref, dict) != HPDF_OK) return library_failed(objects);
    HPDF_Dict *slot = BX_VEC_PUSH(objects->arena, &objects->dicts);
    if (!slot) {
        bx_store_fail(objects, BX_ERR_MEMORY);
        return 0;
    }
    *slot = dict;
    BX_ASSERT((int)(dict->header.obj_id & 0x00FFFFFF) == objects->dicts.count);
    return objects->dicts.count;
}

void bx_objects_fill(bx_objects *objects, int object, const bx_buf *entries)
{
    bx_objects_check(objects, entries);
    if (bx_store_failed(objects)) return;
    bx_store_keep(objects, object, bx_buf_str(entries), (bx_str){0});
}

int bx_objects_add(bx_objects *objects, const bx_buf *entries)
{
    int object = bx_objects_reserve(objects);
    bx_objects_fill(objects, object, entries);
    return object;
}

static bool is_plain(HPDF_Dict dict)
{
    const bx_object_content *o = dict->attr;
    return !o || !o->bytes.ptr;
}

/* A stream has its bytes when it has its number, so all that will be none are known by now. */
int bx_objects_close(bx_objects *objects, int count, const bx_late_entries *late)
{
    int plain = count;
    BX_ASSERT(!objects->is_closed && (count == 0 || late));
    for (int i = 0; i < objects->dicts.count; i++)
        plain += is_plain(objects->dicts.items[i]);
    objects->packs_first = objects->dicts.count + 1;
    objects->pack_count = (plain + BX_OBJECTS_IN_A_PACK - 1) / BX_OBJECTS_IN_A_PACK;
    for (int i = 0; i < objects->pack_count; i++)
        bx_objects_reserve(objects);
    objects->index = bx_objects_reserve(objects);
    objects->is_closed = true;
    objects->late_first = objects->index + 1;
    objects->late_count = count;
    objects->late = late;
    objects->bytes += (size_t)count * LATE_ROOM;
    return bx_store_failed(objects) ? 0 : objects->late_first;
}

static int add_packed(bx_objects *objects, const bx_buf *entries, bx_str bytes, bx_packing packing)
{
    int number = bx_objects_reserve(objects);
    bx_store_keep_stream(objects, number, entries, bytes, packing);
    return bx_store_failed(objects) ? 0 : number;
}

int bx_objects_add_stream(bx_objects *objects, const bx_buf *entries, bx_str data,
                          bx_packing packing)
{
    if (entries) bx_objects_check(objects, entries);
    if (bx_store_failed(objects)) return 0;
    bx_str bytes = bx_store_pack(objects, data, packing);
    return add_packed(objects, entries, bx_str_copy(objects->arena, bytes), packing);
}

int bx_objects_take_stream(bx_objects *objects, const bx_buf *entries, bx_buf *packed)
{
    if (entries) bx_objects_check(objects, entries);
    bx_objects_check(objects, packed);
    if (bx_store_failed(objects)) return 0;
    bx_buf *slot = BX_VEC_PUSH(objects->arena, &objects->taken);
    if (!slot) {
        bx_store_fail(objects, BX_ERR_MEMORY);
        return 0;
    }
    *slot = *packed;
    *packed = (bx_buf){0};
    return add_packed(objects, entries, bx_buf_str(slot), BX_PACK_READY);
}
