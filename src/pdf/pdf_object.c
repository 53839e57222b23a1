/*
 * Only libharu's memory manager, cross-reference table and writer are used: its
 * documents, pages, fonts and images are left aside, since they print lengths as
 * binary floating point, know no marked content and read the clock. A dictionary is
 * an empty one whose write_fn prints prepared text; this avoids a linear search and
 * 136 bytes for each key. A stream is such a dictionary too, and after_write_fn prints
 * its bytes: libharu's own streams copy them byte by byte into small pieces and out
 * again, need a second object for the length, and would ask zlib to compress.
 */
#include "pdf/pdf_object.h"

#include <hpdf.h>
#include <libdeflate.h>

#include "base/utf8.h"
#include "base/vec.h"

#include "base/ban.h"

enum { ID_BYTES = 16 };

/*
 * libdeflate's levels: what the next ones save of a page is not worth their time. A seal, most of
 * which is one colour, takes the first one twice as long as any other.
 */
enum { TEXT_LEVEL = 1, SAMPLES_LEVEL = 6, OBJECT_ROOM = 64, LATE_ROOM = 128, IN_A_STREAM = 256 };

/* What a dictionary's attr leads to. */
typedef struct content {
    bx_str entries;
    bx_str bytes;        /* ptr NULL: no stream */
    HPDF_Stream writing; /* where write_fn was told to print: after_write_fn is not told */
} content;

/* What the attr of one that is filled late leads to. */
typedef struct late_content {
    const bx_late_entries *late;
    bx_buf *out;
} late_content;

struct bx_objects {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref xref;
    bx_arena *arena;                              /* borrowed */
    BX_VEC(HPDF_Dict) dicts;                      /* by number - 1 */
    BX_VEC(bx_buf) taken;                         /* bytes of streams */
    size_t bytes;                                 /* that all of them take, about */
    int packed_first, packed_count;               /* numbers of those in object streams */
    int streams_first, index;                     /* of the streams, of the one that finds them */
    struct libdeflate_compressor *text, *samples; /* made at first use */
    bx_buf packed, entries;                       /* room to make them in */
    bx_status status;
};

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
    bx_buf_release(&objects->entries);
    free(objects);
}

static bool has_failed(const bx_objects *objects)
{
    return objects->status != BX_OK || objects->error.error_no != HPDF_NOERROR;
}

static void fail(bx_objects *objects, bx_status status)
{
    if (objects->status == BX_OK) objects->status = status;
}

/* libharu's own error stays in `error`; one without a code can only be memory. */
static int library_failed(bx_objects *objects)
{
    if (objects->error.error_no == HPDF_NOERROR) fail(objects, BX_ERR_MEMORY);
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
    if (buf->failed) fail(objects, BX_ERR_MEMORY);
}

static HPDF_STATUS write_str(HPDF_Stream stream, bx_str text)
{
    if (text.len == 0) return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.ptr, (HPDF_UINT)text.len);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    content *o = dict->attr;
    if (!o) return HPDF_OK;
    o->writing = stream;
    return write_str(stream, o->entries);
}

static HPDF_STATUS write_late(HPDF_Dict dict, HPDF_Stream stream)
{
    const late_content *o = dict->attr;
    bx_buf_clear(o->out);
    o->late->add(o->late->context, (int)(dict->header.obj_id & 0x00FFFFFF), o->out);
    return o->out->failed ? HPDF_FAILD_TO_ALLOC_MEM : write_str(stream, bx_buf_str(o->out));
}

/* ISO 32000-1, 7.3.8.1: behind the dictionary. */
static HPDF_STATUS write_bytes(HPDF_Dict dict)
{
    const content *o = dict->attr;
    if (!o || !o->bytes.ptr) return HPDF_OK;
    HPDF_STATUS status = write_str(o->writing, BX_STR("\nstream\n"));
    if (status == HPDF_OK) status = write_str(o->writing, o->bytes);
    return status == HPDF_OK ? write_str(o->writing, BX_STR("\nendstream")) : status;
}

/* @param bytes  a stream's, which live as long as the objects; ptr NULL: none */
static void keep(bx_objects *objects, HPDF_Dict dict, bx_str entries, bx_str bytes)
{
    content *o = BX_NEW(objects->arena, content);
    if (o) o->entries = bx_str_copy(objects->arena, entries);
    if (!o || !o->entries.ptr) {
        fail(objects, BX_ERR_MEMORY);
        return;
    }
    o->bytes = bytes;
    dict->attr = o;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_bytes;
    objects->bytes += o->entries.len + o->bytes.len + OBJECT_ROOM;
}

int bx_objects_reserve(bx_objects *objects)
{
    if (has_failed(objects)) return 0;
    BX_ASSERT(objects->packed_count == 0);
    HPDF_Dict dict = HPDF_Dict_New(objects->memory);
    /* A dictionary that cannot be registered is freed by HPDF_Xref_Add itself. */
    if (!dict || HPDF_Xref_Add(objects->xref, dict) != HPDF_OK) return library_failed(objects);
    HPDF_Dict *slot = BX_VEC_PUSH(objects->arena, &objects->dicts);
    if (!slot) {
        fail(objects, BX_ERR_MEMORY);
        return 0;
    }
    *slot = dict;
    BX_ASSERT((int)(dict->header.obj_id & 0x00FFFFFF) == objects->dicts.count);
    return objects->dicts.count;
}

static HPDF_Dict dict_of(const bx_objects *objects, int number)
{
    BX_ASSERT(number > 0 && number <= objects->dicts.count);
    HPDF_Dict dict = objects->dicts.items[number - 1];
    BX_ASSERT(!dict->attr);
    return dict;
}

void bx_objects_fill(bx_objects *objects, int object, const bx_buf *entries)
{
    bx_objects_check(objects, entries);
    if (has_failed(objects)) return;
    keep(objects, dict_of(objects, object), bx_buf_str(entries), (bx_str){0});
}

void bx_objects_fill_late(bx_objects *objects, int first, int count, const bx_late_entries *late)
{
    if (has_failed(objects)) return;
    late_content *o = BX_NEW(objects->arena, late_content);
    if (!o) {
        fail(objects, BX_ERR_MEMORY);
        return;
    }
    *o = (late_content){late, &objects->entries};
    for (int i = 0; i < count; i++) {
        HPDF_Dict dict = dict_of(objects, first + i);
        dict->attr = o;
        dict->write_fn = write_late;
    }
    objects->bytes += (size_t)count * LATE_ROOM;
}

int bx_objects_add(bx_objects *objects, const bx_buf *entries)
{
    int object = bx_objects_reserve(objects);
    bx_objects_fill(objects, object, entries);
    return object;
}

/* Lent until the next call; empty when memory is out. */
static bx_str deflate(bx_objects *objects, bx_str data, bx_packing packing)
{
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
        fail(objects, BX_ERR_MEMORY);
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

/* @param bytes  live as long as the objects; ptr NULL: no memory */
static void fill_stream(bx_objects *objects, int number, const bx_buf *entries, bx_str bytes,
                        bx_packing packing)
{
    if (!bytes.ptr) fail(objects, BX_ERR_MEMORY);
    bx_buf all = {0};
    add_stream_entries(&all, entries, bytes.len, packing);
    bx_objects_check(objects, &all);
    if (!has_failed(objects)) keep(objects, dict_of(objects, number), bx_buf_str(&all), bytes);
    bx_buf_release(&all);
}

static int add_packed(bx_objects *objects, const bx_buf *entries, bx_str bytes, bx_packing packing)
{
    int number = bx_objects_reserve(objects);
    fill_stream(objects, number, entries, bytes, packing);
    return has_failed(objects) ? 0 : number;
}

int bx_objects_add_stream(bx_objects *objects, const bx_buf *entries, bx_str data,
                          bx_packing packing)
{
    if (entries) bx_objects_check(objects, entries);
    if (has_failed(objects)) return 0;
    bool is_raw = packing == BX_PACK_DEFLATE || packing == BX_PACK_SAMPLES;
    bx_str bytes = is_raw ? deflate(objects, data, packing) : data;
    return add_packed(objects, entries, bx_str_copy(objects->arena, bytes), packing);
}

int bx_objects_take_stream(bx_objects *objects, const bx_buf *entries, bx_buf *packed)
{
    if (entries) bx_objects_check(objects, entries);
    bx_objects_check(objects, packed);
    if (has_failed(objects)) return 0;
    bx_buf *slot = BX_VEC_PUSH(objects->arena, &objects->taken);
    if (!slot) {
        fail(objects, BX_ERR_MEMORY);
        return 0;
    }
    *slot = *packed;
    *packed = (bx_buf){0};
    return add_packed(objects, entries, bx_buf_str(slot), BX_PACK_READY);
}

/* --- objects in streams --- */

int bx_objects_reserve_packed(bx_objects *objects, int count)
{
    int streams = (count + IN_A_STREAM - 1) / IN_A_STREAM;
    objects->streams_first = objects->dicts.count + 1;
    for (int i = 0; i < streams; i++)
        bx_objects_reserve(objects);
    objects->index = bx_objects_reserve(objects);
    if (has_failed(objects)) return 0;
    objects->packed_first = objects->index + 1;
    objects->packed_count = count;
    return objects->packed_first;
}

static void deflate_into(bx_objects *objects, int number, const bx_buf *entries, bx_buf *data)
{
    bx_objects_check(objects, entries);
    bx_objects_check(objects, data);
    if (has_failed(objects)) return;
    bx_str bytes = deflate(objects, bx_buf_str(data), BX_PACK_DEFLATE);
    fill_stream(objects, number, entries, bx_str_copy(objects->arena, bytes), BX_PACK_DEFLATE);
}

/* 7.5.7: pairs of number and place, then the objects. */
static void pack_stream(bx_objects *objects, const bx_late_entries *late, int first, int count,
                        int number)
{
    bx_buf head = {0}, body = {0}, entries = {0};
    for (int i = 0; i < count; i++) {
        bx_buf_add_int(&head, first + i);
        bx_buf_add_byte(&head, ' ');
        bx_buf_add_int(&head, (int64_t)body.len);
        bx_buf_add_byte(&head, ' ');
        bx_buf_add_text(&body, "<<");
        late->add(late->context, first + i, &body);
        bx_buf_add_text(&body, ">>\n");
    }
    bx_buf_add_text(&entries, "/Type/ObjStm/N ");
    bx_buf_add_int(&entries, count);
    bx_buf_add_text(&entries, "/First ");
    bx_buf_add_int(&entries, (int64_t)head.len);
    bx_buf_add_str(&head, bx_buf_str(&body));
    bx_buf_release(&body);
    deflate_into(objects, number, &entries, &head);
    bx_buf_release(&head);
    bx_buf_release(&entries);
}

/* 7.5.8.3: of each object that it is in a stream, in which, and where in it. */
static void write_index(bx_objects *objects)
{
    bx_buf data = {0}, entries = {0};
    for (int i = 0; i < objects->packed_count; i++) {
        unsigned stream = (unsigned)(objects->streams_first + i / IN_A_STREAM);
        unsigned at = (unsigned)(i % IN_A_STREAM);
        const unsigned char entry[] = {2,
                                       (unsigned char)(stream >> 24),
                                       (unsigned char)(stream >> 16),
                                       (unsigned char)(stream >> 8),
                                       (unsigned char)stream,
                                       (unsigned char)(at >> 8),
                                       (unsigned char)at};
        bx_buf_add(&data, entry, sizeof entry);
    }
    bx_buf_add_text(&entries, "/Type/XRef/W[1 4 2]/Size ");
    bx_buf_add_int(&entries, objects->packed_first + objects->packed_count);
    bx_buf_add_text(&entries, "/Index[");
    bx_buf_add_int(&entries, objects->packed_first);
    bx_buf_add_byte(&entries, ' ');
    bx_buf_add_int(&entries, objects->packed_count);
    bx_buf_add_byte(&entries, ']');
    deflate_into(objects, objects->index, &entries, &data);
    bx_buf_release(&data);
    bx_buf_release(&entries);
}

void bx_objects_fill_packed(bx_objects *objects, const bx_late_entries *late)
{
    for (int at = 0; at < objects->packed_count && !has_failed(objects); at += IN_A_STREAM) {
        int left = objects->packed_count - at;
        pack_stream(objects, late, objects->packed_first + at,
                    left < IN_A_STREAM ? left : IN_A_STREAM,
                    objects->streams_first + at / IN_A_STREAM);
    }
    if (!has_failed(objects)) write_index(objects);
}

/* --- the file --- */

typedef struct trailer {
    bx_objects *objects;
    bx_buf *out;
    int catalog, info;
    size_t id_at[2]; /* places in `out` of the two halves of /ID */
} trailer;

/* libharu counts its own objects. */
static HPDF_STATUS count_packed(HPDF_Dict dict)
{
    const trailer *last = dict->attr;
    const bx_objects *objects = last->objects;
    if (objects->packed_count == 0) return HPDF_OK;
    return HPDF_Dict_AddNumber(dict, "Size",
                               (HPDF_INT32)(objects->packed_first + objects->packed_count));
}

/* Where the cross-reference stream begins; all objects are written by now. */
static void add_index(bx_buf *text, const bx_objects *objects)
{
    if (objects->packed_count == 0) return;
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(objects->xref, (HPDF_UINT)objects->index);
    bx_buf_add_text(text, "/XRefStm ");
    bx_buf_add_int(text, (int64_t)entry->byte_offset);
}

static HPDF_STATUS write_trailer(HPDF_Dict dict, HPDF_Stream stream)
{
    static const char zeros[] = "00000000000000000000000000000000";
    trailer *last = dict->attr;
    bx_buf text = {0};
    bx_pdf_add_ref(&text, "Root", last->catalog);
    if (last->info) bx_pdf_add_ref(&text, "Info", last->info);
    add_index(&text, last->objects);
    bx_buf_add_text(&text, "/ID[<");
    last->id_at[0] = last->out->len + text.len;
    bx_buf_add_text(&text, zeros);
    bx_buf_add_text(&text, "><");
    last->id_at[1] = last->out->len + text.len;
    bx_buf_add_text(&text, zeros);
    bx_buf_add_text(&text, ">]");
    HPDF_STATUS status = HPDF_FAILD_TO_ALLOC_MEM;
    if (!text.failed)
        status = HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.ptr, (HPDF_UINT)text.len);
    bx_buf_release(&text);
    return status;
}

static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
    bx_buf *out = stream->attr;
    bx_buf_add(out, bytes, len);
    return out->failed ? HPDF_FAILD_TO_ALLOC_MEM : HPDF_OK;
}

/* The mark of 8-bit bytes in the second line: ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2. */
static HPDF_STATUS write_all(bx_objects *objects, HPDF_Stream stream)
{
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    if (status == HPDF_OK) status = HPDF_Xref_WriteToStream(objects->xref, stream, NULL);
    return status;
}

/* @param hash  of what comes before; then of the whole */
static bx_status put_id(const trailer *last, bx_buf *out, bx_hash *hash)
{
    bx_hasher *hasher = bx_hasher_new();
    BX_TRY_NEW(hasher);
    size_t from = last->id_at[0];
    bx_hasher_add(hasher, (bx_str){out->ptr, from});
    bx_hasher_read(hasher, hash);
    for (int half = 0; half < 2; half++)
        for (int i = 0; i < ID_BYTES; i++) {
            char *digits = out->ptr + last->id_at[half] + (size_t)i * 2;
            digits[0] = "0123456789ABCDEF"[hash->bytes[i] >> 4];
            digits[1] = "0123456789ABCDEF"[hash->bytes[i] & 15];
        }
    bx_hasher_add(hasher, (bx_str){out->ptr + from, out->len - from});
    bx_hasher_read(hasher, hash);
    bx_hasher_free(hasher);
    return BX_OK;
}

bx_status bx_objects_write(bx_objects *objects, int catalog, int info, bx_diag *diag, bx_buf *out,
                           bx_hash *hash)
{
    BX_TRY(bx_objects_status(objects, diag));
    HPDF_Stream stream = HPDF_CallbackWriter_New(objects->memory, append_bytes, out);
    if (!stream) return BX_ERR_MEMORY;
    trailer last = {.objects = objects, .out = out, .catalog = catalog, .info = info};
    bx_buf_reserve(out, objects->bytes);
    objects->xref->trailer->attr = &last;
    objects->xref->trailer->write_fn = write_trailer;
    objects->xref->trailer->before_write_fn = count_packed;
    HPDF_STATUS wrote = write_all(objects, stream);
    objects->xref->trailer->attr = NULL;
    objects->xref->trailer->write_fn = NULL;
    objects->xref->trailer->before_write_fn = NULL;
    HPDF_Stream_Free(stream);
    if (out->failed) fail(objects, BX_ERR_MEMORY);
    if (wrote != HPDF_OK && !has_failed(objects)) fail(objects, BX_ERR_MEMORY);
    BX_TRY(bx_objects_status(objects, diag));
    return put_id(&last, out, hash);
}

void bx_pdf_add_ref(bx_buf *out, const char *key, int object)
{
    if (key) {
        bx_buf_add_byte(out, '/');
        bx_buf_add_text(out, key);
        bx_buf_add_byte(out, ' ');
    }
    bx_buf_add_int(out, object);
    bx_buf_add_text(out, key ? " 0 R" : " 0 R ");
}

void bx_pdf_add_utf16(bx_buf *out, bx_str utf8)
{
    uint32_t rune = 0;
    for (size_t at = 0; at < utf8.len;) {
        int len = bx_utf8_decode(utf8, at, &rune);
        BX_ASSERT(len > 0);
        at += (size_t)len;
        if (rune > 0xFFFF) {
            bx_buf_add_hex(out, 0xD800 + ((rune - 0x10000) >> 10), 4);
            bx_buf_add_hex(out, 0xDC00 + ((rune - 0x10000) & 0x3FF), 4);
        } else {
            bx_buf_add_hex(out, rune, 4);
        }
    }
}

void bx_pdf_add_literal(bx_buf *out, bx_str bytes)
{
    bx_buf_add_byte(out, '(');
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c < 0x20 || c > 0x7E) {
            char octal[4] = {'\\', (char)('0' + (c >> 6)), (char)('0' + (c >> 3 & 7)),
                             (char)('0' + (c & 7))};
            bx_buf_add(out, octal, sizeof octal);
            continue;
        }
        if (c == '(' || c == ')' || c == '\\') bx_buf_add_byte(out, '\\');
        bx_buf_add_byte(out, (char)c);
    }
    bx_buf_add_byte(out, ')');
}

void bx_pdf_add_text_string(bx_buf *out, bx_str utf8)
{
    bool plain = true;
    for (size_t i = 0; i < utf8.len; i++)
        plain = plain && utf8.ptr[i] >= 0x20 && utf8.ptr[i] <= 0x7E;
    if (plain) {
        bx_pdf_add_literal(out, utf8);
        return;
    }
    bx_buf_add_text(out, "<FEFF");
    bx_pdf_add_utf16(out, utf8);
    bx_buf_add_byte(out, '>');
}
