/*
 * libharu keeps the numbers and prints the objects; its own table is not used, since it knows no
 * streams of objects.
 */
#include "pdf/pdf_file.h"

#include "pdf/pdf_store.h"
#include "pdf/pdf_syntax.h"

#include "base/ban.h"

enum { ROW_BYTES = 7 };

typedef struct writer {
    bx_objects *objects;
    bx_buf *out;
    HPDF_Stream stream;
    bx_buf head, body; /* of the object stream that is being filled */
    int packed;        /* objects that are in such streams by now */
} writer;

static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
    bx_buf *out = stream->attr;
    bx_buf_add(out, bytes, len);
    return out->failed ? HPDF_FAILD_TO_ALLOC_MEM : HPDF_OK;
}

static HPDF_Dict dict_at(const bx_objects *objects, int number)
{
    return objects->dicts.items[number - 1];
}

static bool is_stream(const bx_objects *objects, int number)
{
    const bx_object_content *content = dict_at(objects, number)->attr;
    return content && content->bytes.ptr;
}

static void write_object(writer *w, int number)
{
    bx_objects *objects = w->objects;
    if (bx_store_failed(objects)) return;
    HPDF_Xref_GetEntry(objects->xref, (HPDF_UINT)number)->byte_offset = (HPDF_UINT)w->out->len;
    bx_buf_add_int(w->out, number);
    bx_buf_add_text(w->out, " 0 obj\n");
    HPDF_STATUS status = HPDF_Obj_WriteValue(dict_at(objects, number), w->stream, NULL);
    bx_buf_add_text(w->out, "\nendobj\n");
    if (w->out->failed || status != HPDF_OK) bx_store_fail(objects, BX_ERR_MEMORY);
}

static void write_streams(writer *w)
{
    for (int number = 1; number < w->objects->packs_first; number++)
        if (is_stream(w->objects, number)) write_object(w, number);
}

/* One that is made and written at once. */
static void add_stream(writer *w, int number, const bx_buf *entries, const bx_buf *data)
{
    bx_objects_check(w->objects, entries);
    bx_objects_check(w->objects, data);
    if (bx_store_failed(w->objects)) return;
    bx_str bytes = bx_store_pack(w->objects, bx_buf_str(data), BX_PACK_DEFLATE);
    bx_store_keep_stream(w->objects, number, entries, bytes, BX_PACK_DEFLATE);
    write_object(w, number);
}

/* --- object streams --- */

/* 7.5.7: pairs of number and place, then the objects. */
static void write_pack(writer *w)
{
    bx_buf entries = {0};
    int number = w->objects->packs_first + (w->packed - 1) / BX_OBJECTS_IN_A_PACK;
    bx_buf_add_text(&entries, "/Type/ObjStm/N ");
    bx_buf_add_int(&entries, (w->packed - 1) % BX_OBJECTS_IN_A_PACK + 1);
    bx_buf_add_text(&entries, "/First ");
    bx_buf_add_int(&entries, (int64_t)w->head.len);
    bx_buf_add_str(&w->head, bx_buf_str(&w->body));
    bx_objects_check(w->objects, &w->body);
    add_stream(w, number, &entries, &w->head);
    bx_buf_release(&entries);
    bx_buf_clear(&w->head);
    bx_buf_clear(&w->body);
}

static void open_packed(writer *w, int number)
{
    bx_buf_add_int(&w->head, number);
    bx_buf_add_byte(&w->head, ' ');
    bx_buf_add_int(&w->head, (int64_t)w->body.len);
    bx_buf_add_byte(&w->head, ' ');
    bx_buf_add_text(&w->body, "<<");
}

static void close_packed(writer *w)
{
    bx_buf_add_text(&w->body, ">>\n");
    if (++w->packed % BX_OBJECTS_IN_A_PACK == 0) write_pack(w);
}

static void write_packs(writer *w)
{
    const bx_objects *objects = w->objects;
    for (int number = 1; number < objects->packs_first; number++) {
        const bx_object_content *content = dict_at(objects, number)->attr;
        if (is_stream(objects, number)) continue;
        open_packed(w, number);
        if (content) bx_buf_add_str(&w->body, content->entries);
        close_packed(w);
    }
    for (int i = 0; i < objects->late_count && !bx_store_failed(objects); i++) {
        open_packed(w, objects->late_first + i);
        objects->late->add(objects->late->context, objects->late_first + i, &w->body);
        close_packed(w);
    }
    if (w->packed % BX_OBJECTS_IN_A_PACK > 0) write_pack(w);
}

/* --- the cross-reference stream --- */

/* Each row as what it has more than the one above (predictor 12): most of it is 0 then. */
typedef struct rows {
    bx_buf bytes;
    unsigned char above[ROW_BYTES];
} rows;

static void add_row(rows *r, int type, uint32_t second, int third)
{
    const unsigned char row[ROW_BYTES] = {
        (unsigned char)type,          (unsigned char)(second >> 24), (unsigned char)(second >> 16),
        (unsigned char)(second >> 8), (unsigned char)second,         (unsigned char)(third >> 8),
        (unsigned char)third};
    bx_buf_add_byte(&r->bytes, 2);
    for (int i = 0; i < ROW_BYTES; i++) {
        bx_buf_add_byte(&r->bytes, (char)(row[i] - r->above[i]));
        r->above[i] = row[i];
    }
}

static void add_packed_row(rows *r, const bx_objects *objects, int packed)
{
    add_row(r, 2, (uint32_t)(objects->packs_first + packed / BX_OBJECTS_IN_A_PACK),
            packed % BX_OBJECTS_IN_A_PACK);
}

/* 7.5.8.3: of each object where it is, or in which stream and where in it. */
static void add_rows(const writer *w, rows *r)
{
    const bx_objects *objects = w->objects;
    int packed = 0;
    add_row(r, 0, 0, 65535);
    for (int number = 1; number < objects->index; number++) {
        if (is_stream(objects, number))
            add_row(r, 1, HPDF_Xref_GetEntry(objects->xref, (HPDF_UINT)number)->byte_offset, 0);
        else add_packed_row(r, objects, packed++);
    }
    add_row(r, 1, (uint32_t)w->out->len, 0); /* this stream itself */
    for (int i = 0; i < objects->late_count; i++)
        add_packed_row(r, objects, packed++);
}

static void write_index(writer *w, const bx_pdf_frame *frame)
{
    static const char zeros[] = "00000000000000000000000000000000";
    bx_objects *objects = w->objects;
    bx_buf entries = {0};
    rows r = {0};
    add_rows(w, &r);
    bx_buf_printf(&entries, "/ID[<%s><%s>]/Type/XRef/W[1 4 2]/Size %d", zeros, zeros,
                  objects->late_first + objects->late_count);
    bx_pdf_add_ref(&entries, "Root", frame->catalog);
    if (frame->info) bx_pdf_add_ref(&entries, "Info", frame->info);
    bx_buf_add_text(&entries, "/DecodeParms<</Predictor 12/Columns 7>>");
    add_stream(w, objects->index, &entries, &r.bytes);
    bx_buf_release(&entries);
    bx_buf_release(&r.bytes);
}

/* --- the file --- */

/* The file up to its index is hashed once for the ID and for the whole. */
static bx_status put_id(bx_buf *out, size_t index, bx_hash *hash)
{
    bx_str rest = {out->ptr + index, out->len - index};
    char *first = out->ptr + index + bx_str_find(rest, BX_STR("/ID[<")) + strlen("/ID[<");
    bx_hasher *id = bx_hasher_new();
    if (id) bx_hasher_add(id, (bx_str){out->ptr, index});
    bx_hasher *whole = id ? bx_hasher_copy(id) : NULL;
    if (whole) {
        bx_hasher_add(id, rest);
        bx_hasher_read(id, hash);
        bx_hash_id(hash, first);
        bx_hash_id(hash, first + (size_t)BX_HASH_ID_DIGITS + strlen("><"));
        bx_hasher_add(whole, rest);
        bx_hasher_read(whole, hash);
    }
    bx_hasher_free(id);
    bx_hasher_free(whole);
    return whole ? BX_OK : BX_ERR_MEMORY;
}

/* The mark of 8-bit bytes in the second line: ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2. */
static size_t write_all(writer *w, const bx_pdf_frame *frame)
{
    bx_buf_printf(w->out, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", frame->version);
    write_streams(w);
    write_packs(w);
    size_t index = w->out->len;
    write_index(w, frame);
    bx_buf_add_text(w->out, "startxref\n");
    bx_buf_add_int(w->out, (int64_t)index);
    bx_buf_add_text(w->out, "\n%%EOF\n");
    bx_objects_check(w->objects, w->out);
    return index;
}

bx_status bx_pdf_file_write(bx_objects *objects, const bx_pdf_frame *frame, bx_diag *diag,
                            bx_buf *out, bx_hash *hash)
{
    if (!objects->is_closed) bx_objects_close(objects, 0, NULL);
    BX_TRY(bx_objects_status(objects, diag));
    writer w = {.objects = objects, .out = out};
    w.stream = HPDF_CallbackWriter_New(objects->memory, append_bytes, out);
    if (!w.stream) return BX_ERR_MEMORY;
    bx_buf_reserve(out, objects->bytes);
    size_t index = write_all(&w, frame);
    HPDF_Stream_Free(w.stream);
    bx_buf_release(&w.head);
    bx_buf_release(&w.body);
    BX_TRY(bx_objects_status(objects, diag));
    return put_id(out, index, hash);
}
