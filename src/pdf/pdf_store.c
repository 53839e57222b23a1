/*
 * Only libharu's memory manager, cross-reference table and writer are used: its
 * documents, pages, fonts and images are left aside, since they print lengths as
 * binary floating point, know no marked content and read the clock. A dictionary is
 * an empty one whose write_fn prints prepared text; this avoids a linear search and
 * 136 bytes for each key. A stream is such a dictionary too, and after_write_fn prints
 * its bytes: libharu's own streams copy them byte by byte into small pieces and out
 * again, need a second object for the length, and would ask zlib to compress.
 */
#include "pdf/pdf_store.h"

#include "base/ban.h"

/*
 * libdeflate's levels: what the next ones save of a page is not worth their time. A seal, most of
 * which is one colour, takes the first one twice as long as any other.
 */
enum { TEXT_LEVEL = 1, SAMPLES_LEVEL = 6, OBJECT_ROOM = 64 };

bool bx_store_failed(const bx_objects *objects)
{
    return objects->status != BX_OK || objects->error.error_no != HPDF_NOERROR;
}

void bx_store_fail(bx_objects *objects, bx_status status)
{
    if (objects->status == BX_OK) objects->status = status;
}

static HPDF_Dict dict_of(const bx_objects *objects, int number)
{
    BX_ASSERT(number > 0 && number <= objects->dicts.count);
    HPDF_Dict dict = objects->dicts.items[number - 1];
    BX_ASSERT(!dict->attr);
    return dict;
}

static HPDF_STATUS write_str(HPDF_Stream stream, bx_str text)
{
    if (text.len == 0) return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.ptr, (HPDF_UINT)text.len);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    bx_object_content *o = dict->attr;
    if (!o) return HPDF_OK;
    o->writing = stream;
    return write_str(stream, o->entries);
}

/* ISO 32000-1, 7.3.8.1: behind the dictionary. */
static HPDF_STATUS write_bytes(HPDF_Dict dict)
{
    const bx_object_content *o = dict->attr;
    if (!o || !o->bytes.ptr) return HPDF_OK;
    HPDF_STATUS status = write_str(o->writing, BX_STR("\nstream\n"));
    if (status == HPDF_OK) status = write_str(o->writing, o->bytes);
    return status == HPDF_OK ? write_str(o->writing, BX_STR("\nendstream")) : status;
}

void bx_store_keep(bx_objects *objects, int number, bx_str entries, bx_str bytes)
{
    HPDF_Dict dict = dict_of(objects, number);
    bx_object_content *o = BX_NEW(objects->arena, bx_object_content);
    if (o) o->entries = bx_str_copy(objects->arena, entries);
    if (!o || !o->entries.ptr) {
        bx_store_fail(objects, BX_ERR_MEMORY);
        return;
    }
    o->bytes = bytes;
    dict->attr = o;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_bytes;
    objects->bytes += o->entries.len + o->bytes.len + OBJECT_ROOM;
}

bx_str bx_store_pack(bx_objects *objects, bx_str data, bx_packing packing)
{
    if (packing == BX_PACK_NONE || packing == BX_PACK_READY) return data;
    size_t room = 0;
    char *out = NULL;
    bool is_text = packing == BX_PACK_DEFLATE;
    struct libdeflate_compressor **compressor = is_text ? &objects->text : &objects->samples;
    if (!*compressor)
        *compressor = libdeflate_alloc_compressor(is_text ? TEXT_LEVEL : SAMPLES_LEVEL);
    bx_buf_clear(&objects->packed);
    if (*compressor) {
        room = libdeflate_zlib_compress_bound(*compressor, data.len);
        out = bx_buf_reserve(&objects->packed, room);
    }
    if (!out) {
        bx_store_fail(objects, BX_ERR_MEMORY);
        return (bx_str){0};
    }
    size_t len =
        libdeflate_zlib_compress(*compressor, data.ptr ? data.ptr : "", data.len, out, room);
    BX_ASSERT(len > 0);
    bx_buf_take(&objects->packed, len);
    return bx_buf_str(&objects->packed);
}

/* /Length is direct: the bytes are known before (7.3.8.2). */
static void add_stream_entries(bx_buf *out, const bx_buf *entries, size_t len, bx_packing packing)
{
    if (entries) bx_buf_add_str(out, bx_buf_str(entries));
    bx_buf_add_text(out, packing == BX_PACK_NONE ? "" : "/Filter/FlateDecode");
    bx_buf_add_text(out, "/Length ");
    bx_buf_add_int(out, (int64_t)len);
}

void bx_store_keep_stream(bx_objects *objects, int number, const bx_buf *entries, bx_str bytes,
                          bx_packing packing)
{
    if (!bytes.ptr) bx_store_fail(objects, BX_ERR_MEMORY);
    bx_buf all = {0};
    add_stream_entries(&all, entries, bytes.len, packing);
    if (all.failed) bx_store_fail(objects, BX_ERR_MEMORY);
    if (!bx_store_failed(objects)) bx_store_keep(objects, number, bx_buf_str(&all), bytes);
    bx_buf_release(&all);
}
