/*
 * A stream is read when its bytes are asked for: its /Length may be another object, and reading
 * that never reads bytes of a stream again, but for one object stream. So nothing here goes deep.
 */
#include "proof/objects.h"

#include <stdlib.h>

#include "proof/bounds.h"
#include "proof/parse.h"
#include "proof/unpack.h"

#include "base/ban.h"

enum { NUMBER_DIGITS = 10, COLORS = 32, BITS = 16, COLUMNS = 1 << 20 };

/* --- object streams (7.5.7) --- */

typedef struct pack_job {
    bx_proof_file *file;
    const bx_proof_value *stream;
    bx_str bytes; /* unpacked */
    int64_t count, first;
} pack_job;

static bx_status pack_damaged(const pack_job *job, const char *what)
{
    return bx_proof_fault(&job->file->reading, BX_E_PROOF_STREAM, job->stream->at, what);
}

/* Its own entries are direct: another object could lie in the very stream. */
static bx_status read_pack_head(pack_job *job)
{
    const bx_proof_value *count = bx_proof_look(job->stream, "N");
    const bx_proof_value *first = bx_proof_look(job->stream, "First");
    bool is_good = bx_proof_is_name(bx_proof_look(job->stream, "Type"), "ObjStm") &&
                   count->kind == BX_PROOF_INT && first->kind == BX_PROOF_INT;
    if (!is_good) return pack_damaged(job, BX_BOTH("it is no object stream", "它不是对象流"));
    job->count = count->whole;
    job->first = first->whole;
    BX_TRY(bx_proof_stream_bytes(job->file, job->stream, BX_PROOF_TABLE_BYTES, &job->bytes));
    int64_t len = (int64_t)job->bytes.len;
    bool fits = job->first >= 0 && job->first <= len && job->count >= 0 &&
                job->count <= (job->first + 1) / 4; /* "1 0 " */
    if (!fits)
        return pack_damaged(job,
                            BX_BOTH("it has fewer objects than it says", "其中的对象少于所述"));
    return BX_OK;
}

static int by_number(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;
    return (one > other) - (one < other);
}

/* Some programs go by the number and some by the place: of two with one number they would see different ones. */
static bx_status check_unique(pack_job *job, const int *numbers)
{
    int *sorted = BX_NEW_ARRAY(job->file->reading.arena, int, job->count + 1);
    BX_TRY_NEW(sorted);
    memcpy(sorted, numbers, (size_t)job->count * sizeof *sorted);
    qsort(sorted, (size_t)job->count, sizeof *sorted, by_number);
    for (int64_t i = 1; i < job->count; i++)
        if (sorted[i] == sorted[i - 1])
            return pack_damaged(job,
                                BX_BOTH("a number stands in it twice", "其中一个编号出现两次"));
    return BX_OK;
}

/* Pairs of a number and a place, in the order of the places. */
static bx_status read_pairs(pack_job *job, int *numbers, uint32_t *starts)
{
    bx_proof_cursor c = {.bytes = {job->bytes.ptr, (size_t)job->first}};
    int64_t number = 0, start = 0, before = -1;
    int64_t len = (int64_t)job->bytes.len - job->first;
    for (int64_t i = 0; i < job->count; i++, before = start) {
        bx_proof_cursor_skip(&c);
        bool is_good = bx_proof_cursor_digits(&c, NUMBER_DIGITS, &number);
        bx_proof_cursor_skip(&c);
        is_good = is_good && bx_proof_cursor_digits(&c, NUMBER_DIGITS, &start);
        if (!is_good || number > BX_PROOF_OBJECTS || start <= before || start >= len)
            return pack_damaged(job, BX_BOTH("its list of objects is damaged", "其对象列表已损坏"));
        numbers[i] = (int)number;
        starts[i] = (uint32_t)start;
    }
    starts[job->count] = (uint32_t)len;
    return check_unique(job, numbers);
}

static bx_status unpack_objects(bx_proof_file *file, bx_proof_object *object)
{
    bx_arena *arena = file->reading.arena;
    pack_job job = {.file = file, .stream = &object->value};
    BX_TRY(read_pack_head(&job));
    int *numbers = BX_NEW_ARRAY(arena, int, job.count);
    uint32_t *starts = BX_NEW_ARRAY(arena, uint32_t, job.count + 1);
    bx_proof_pack *pack = BX_NEW(arena, bx_proof_pack);
    BX_TRY_NEW(numbers);
    BX_TRY_NEW(starts);
    BX_TRY_NEW(pack);
    BX_TRY(read_pairs(&job, numbers, starts));
    size_t first = (size_t)job.first;
    *pack = (bx_proof_pack){.bytes = {job.bytes.ptr + first, job.bytes.len - first},
                            .numbers = numbers,
                            .starts = starts,
                            .count = (int)job.count};
    object->pack = pack;
    return BX_OK;
}

/* @param at  set to the byte of the file where the object stream stands */
static bx_status open_pack(bx_proof_file *file, uint32_t number, const bx_proof_pack **pack,
                           size_t *at)
{
    const bx_proof_value *stream = bx_proof_nothing();
    bx_proof_slot *slot =
        number <= BX_PROOF_OBJECTS ? bx_proof_table_look(&file->table, (int)number) : NULL;
    bool is_good = slot && slot->where == BX_PROOF_PLAIN && !file->is_opening;
    if (!is_good)
        return bx_proof_fault(&file->reading, BX_E_PROOF_XREF, slot ? slot->at : 0,
                              BX_BOTH("an object stream lies in another or leans on one",
                                      "对象流位于另一个对象流中，或依赖于它"));
    BX_TRY(bx_proof_object_lookup(file, (int)number, &stream));
    if (!slot->object->pack) {
        file->is_opening = true;
        bx_status status =
            stream->kind == BX_PROOF_STREAM
                ? unpack_objects(file, slot->object)
                : bx_proof_fault(&file->reading, BX_E_PROOF_NO_OBJECT, slot->at, NULL);
        file->is_opening = false;
        if (status != BX_OK && status != BX_ERR_MEMORY) slot->failed = (unsigned char)status;
        BX_TRY(status);
    }
    *pack = slot->object->pack;
    *at = slot->at;
    return BX_OK;
}

static bx_status read_packed(bx_proof_file *file, int number, const bx_proof_slot *slot,
                             bx_proof_value *value)
{
    static const bx_proof_pack none = {.count = 0};
    const bx_proof_pack *pack = &none;
    size_t at = 0;
    BX_TRY(open_pack(file, slot->at, &pack, &at));
    uint32_t i = slot->index;
    if (i >= (uint32_t)pack->count || pack->numbers[i] != number)
        return bx_proof_fault(&file->reading, BX_E_PROOF_NO_OBJECT, at, NULL);
    bx_proof_cursor c = {.is_inside = true, .shown = at};
    c.bytes = (bx_str){pack->bytes.ptr + pack->starts[i], pack->starts[i + 1] - pack->starts[i]};
    BX_TRY(bx_proof_parse_value(&file->reading, &c, value));
    bx_proof_cursor_skip(&c);
    if (c.at == c.bytes.len) return BX_OK;
    return bx_proof_fault(
        &file->reading, BX_E_PROOF_DAMAGED, at,
        BX_BOTH("an object is followed by more than the next", "对象之后还有不属于下一对象的内容"));
}

/* --- by number --- */

static bx_status read_plain(bx_proof_file *file, int number, const bx_proof_slot *slot,
                            bx_proof_value *value)
{
    bx_proof_numbered object;
    BX_TRY(bx_proof_parse_object(&file->reading, slot->at, &object));
    if (object.number != number || (uint32_t)object.generation != slot->index)
        return bx_proof_fault(&file->reading, BX_E_PROOF_NO_OBJECT, slot->at, NULL);
    *value = object.value;
    return BX_OK;
}

static bx_status read_slot(bx_proof_file *file, int number, bx_proof_slot *slot)
{
    bx_proof_object *object = BX_NEW(file->reading.arena, bx_proof_object);
    BX_TRY_NEW(object);
    BX_TRY(slot->where == BX_PROOF_PLAIN ? read_plain(file, number, slot, &object->value)
                                         : read_packed(file, number, slot, &object->value));
    slot->object = object;
    return BX_OK;
}

bx_status bx_proof_object_lookup(bx_proof_file *file, int number, const bx_proof_value **value)
{
    bx_proof_slot *slot = bx_proof_table_look(&file->table, number);
    if (!slot || slot->where == BX_PROOF_FREE) {
        *value = bx_proof_nothing();
        return BX_OK;
    }
    if (slot->failed) return (bx_status)slot->failed;
    if (!slot->object) {
        bx_status status = bx_proof_settle(&file->reading, read_slot(file, number, slot));
        bool is_final = status != BX_OK && status != BX_ERR_MEMORY && !file->is_opening;
        if (is_final) slot->failed = (unsigned char)status;
        BX_TRY(status);
    }
    *value = &slot->object->value;
    return BX_OK;
}

/* One that names another generation leads to nothing (7.3.10). */
static bool is_current(const bx_proof_file *file, bx_proof_ref ref)
{
    const bx_proof_slot *slot = bx_proof_table_look(&file->table, ref.number);
    if (!slot) return false;
    return (uint32_t)ref.generation == (slot->where == BX_PROOF_PLAIN ? slot->index : 0);
}

bx_status bx_proof_resolve(bx_proof_file *file, const bx_proof_value *value,
                           const bx_proof_value **found)
{
    size_t at = value->at;
    for (int hops = 0; value->kind == BX_PROOF_REF; hops++) {
        if (hops == BX_PROOF_HOPS)
            return bx_proof_fault(&file->reading, BX_E_PROOF_CIRCLE, at,
                                  BX_BOTH("a reference", "引用"));
        if (is_current(file, value->ref))
            BX_TRY(bx_proof_object_lookup(file, value->ref.number, &value));
        else value = bx_proof_nothing();
    }
    *found = value;
    return BX_OK;
}

/* --- under keys --- */

bx_status bx_proof_get(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                       const bx_proof_value **value)
{
    return bx_proof_resolve(file, bx_proof_look(dict, key), value);
}

bx_status bx_proof_at(bx_proof_file *file, const bx_proof_value *array, int i,
                      const bx_proof_value **value)
{
    return bx_proof_resolve(file, bx_proof_item(array, i), value);
}

static bx_status wrong_kind(const bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_proof_kind kind)
{
    const bx_proof_reading *r = &file->reading;
    bx_buf byte = {0};
    bx_buf_add_int(&byte, dict->at);
    bx_status status = BX_ERR_MEMORY;
    if (!byte.failed)
        status = bx_report(r->diag, BX_E_PROOF_KIND, NULL, r->name, byte.ptr, key,
                           bx_proof_kind_name(kind));
    bx_buf_release(&byte);
    return status;
}

bx_status bx_proof_get_kind(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_proof_kind kind, const bx_proof_value **value)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_get(file, dict, key, &found));
    bool is_good = found->kind == kind || (kind == BX_PROOF_DICT && bx_proof_is_map(found));
    if (found->kind == BX_PROOF_NULL) found = NULL;
    else if (!is_good) return wrong_kind(file, dict, key, kind);
    *value = found;
    return BX_OK;
}

bx_status bx_proof_need(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                        bx_proof_kind kind, const bx_proof_value **value)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_get_kind(file, dict, key, kind, &found));
    if (!found) return wrong_kind(file, dict, key, kind);
    *value = found;
    return BX_OK;
}

bx_status bx_proof_need_int(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            int64_t *value)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_need(file, dict, key, BX_PROOF_INT, &found));
    *value = found->whole;
    return BX_OK;
}

bx_status bx_proof_get_name(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_str *name)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_get_kind(file, dict, key, BX_PROOF_NAME, &found));
    *name = found ? found->text : (bx_str){0};
    return BX_OK;
}

bx_status bx_proof_get_string(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                              bx_str *bytes)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_get_kind(file, dict, key, BX_PROOF_STRING, &found));
    *bytes = found ? found->text : (bx_str){0};
    return BX_OK;
}

/* --- streams (7.3.8) --- */

static bx_status stream_damaged(const bx_proof_file *file, const bx_proof_value *stream,
                                const char *what)
{
    return bx_proof_fault(&file->reading, BX_E_PROOF_STREAM, stream->at, what);
}

bx_status bx_proof_stream_raw(bx_proof_file *file, const bx_proof_value *stream, bx_str *raw,
                              size_t *end)
{
    bx_proof_cursor c = {.bytes = file->reading.bytes, .at = stream->map.data};
    int64_t len = 0;
    BX_ASSERT(stream->kind == BX_PROOF_STREAM);
    BX_TRY(bx_proof_spend(&file->reading, 1));
    BX_TRY(bx_proof_need_int(file, stream, "Length", &len));
    if (bx_proof_look(stream, "F")->kind != BX_PROOF_NULL)
        return stream_damaged(file, stream,
                              BX_BOTH("its bytes are in another file", "数据在另一文件中"));
    if (len < 0 || (uint64_t)len > c.bytes.len - c.at)
        return stream_damaged(file, stream,
                              BX_BOTH("it is longer than the file", "其长度超出文件"));
    c.at += (size_t)len;
    bx_proof_cursor_line_end(&c);
    bool is_good = bx_proof_cursor_word(&c, "endstream");
    bx_proof_cursor_skip(&c);
    BX_TRY(bx_proof_spend(&file->reading, c.at - stream->map.data));
    if (!is_good || !bx_proof_cursor_word(&c, "endobj"))
        return stream_damaged(
            file, stream,
            BX_BOTH("it does not end where its /Length says", "其结尾与 /Length 不符"));
    *raw = (bx_str){c.bytes.ptr + stream->map.data, (size_t)len};
    if (end) *end = c.at;
    return BX_OK;
}

static bx_status unknown_filter(const bx_proof_file *file, const bx_proof_value *stream,
                                bx_str name)
{
    bx_buf text = {0};
    for (size_t i = 0; i < name.len && i < 32; i++)
        bx_buf_add_byte(&text, name.ptr[i] > ' ' && name.ptr[i] < 0x7F ? name.ptr[i] : '?');
    bx_str kept = bx_buf_keep(&text, file->reading.arena);
    BX_TRY_NEW(kept.ptr);
    return bx_proof_fault(&file->reading, BX_E_PROOF_FILTER, stream->at, kept.ptr);
}

/* A value that is alone or the only one of an array; the null value for an empty one. */
static bx_status only_one(bx_proof_file *file, const bx_proof_value *stream, const char *key,
                          const bx_proof_value **value)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_get(file, stream, key, &found));
    if (found->kind == BX_PROOF_ARRAY) {
        if (found->list.count > 1) return unknown_filter(file, stream, BX_STR("[...]"));
        BX_TRY(bx_proof_at(file, found, 0, &found));
    }
    *value = found;
    return BX_OK;
}

static bx_status read_number(bx_proof_file *file, const bx_proof_value *parms, const char *key,
                             int most, int *number)
{
    const bx_proof_value *found = bx_proof_nothing();
    BX_TRY(bx_proof_get_kind(file, parms, key, BX_PROOF_INT, &found));
    if (!found) return BX_OK;
    if (found->whole < 1 || found->whole > most)
        return stream_damaged(file, parms,
                              BX_BOTH("its rows have no sensible form", "其行的格式无效"));
    *number = (int)found->whole;
    return BX_OK;
}

static bx_status read_predictor(bx_proof_file *file, const bx_proof_value *stream,
                                bx_proof_coding *coding)
{
    enum { LAST_PREDICTOR = 15 };
    const bx_proof_value *parms = bx_proof_nothing();
    BX_TRY(only_one(file, stream, "DecodeParms", &parms));
    if (!bx_proof_is_map(parms)) return BX_OK;
    BX_TRY(read_number(file, parms, "Predictor", LAST_PREDICTOR, &coding->predictor));
    BX_TRY(read_number(file, parms, "Colors", COLORS, &coding->colors));
    BX_TRY(read_number(file, parms, "BitsPerComponent", BITS, &coding->bits));
    BX_TRY(read_number(file, parms, "Columns", COLUMNS, &coding->columns));
    if (coding->predictor > 1 && coding->predictor < BX_PROOF_PNG)
        return unknown_filter(file, stream, BX_STR("/Predictor"));
    return BX_OK;
}

static bx_status read_coding(bx_proof_file *file, const bx_proof_value *stream,
                             bx_proof_coding *coding)
{
    const bx_proof_value *filter = bx_proof_nothing();
    *coding = (bx_proof_coding){.predictor = 1, .colors = 1, .bits = 8, .columns = 1};
    BX_TRY(only_one(file, stream, "Filter", &filter));
    if (filter->kind == BX_PROOF_NULL) return BX_OK;
    if (!bx_proof_is_name(filter, "FlateDecode"))
        return unknown_filter(file, stream,
                              filter->kind == BX_PROOF_NAME ? filter->text : BX_STR("?"));
    coding->is_packed = true;
    return read_predictor(file, stream, coding);
}

bx_status bx_proof_stream_bytes(bx_proof_file *file, const bx_proof_value *stream, size_t limit,
                                bx_str *bytes)
{
    bx_str raw = {0};
    bx_proof_coding coding;
    BX_TRY(bx_proof_stream_raw(file, stream, &raw, NULL));
    BX_TRY(read_coding(file, stream, &coding));
    return bx_proof_settle(&file->reading,
                           bx_proof_unpack(&file->reading, stream->at, &coding, raw, limit, bytes));
}
