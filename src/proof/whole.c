#include "proof/whole.h"

#include <stdlib.h>

#include "proof/cursor.h"
#include "proof/objects.h"
#include "proof/parse.h"
#include "proof/pdf_file.h"

#include "base/ban.h"

/* Bytes of something that is named. */
typedef struct span {
    size_t at, end;
} span;

typedef struct spans {
    bx_proof_file *file;
    BX_VEC(span) items;
    bool is_whole;
} spans;

static bx_status push(spans *s, size_t at, size_t end)
{
    span *slot = BX_VEC_PUSH(s->file->reading.arena, &s->items);
    if (!slot) return bx_proof_settle(&s->file->reading, BX_ERR_MEMORY);
    *slot = (span){at, end};
    return BX_OK;
}

static bx_status push_object(spans *s, size_t at)
{
    bx_proof_numbered object;
    bx_str raw;
    BX_TRY(bx_proof_parse_object(&s->file->reading, at, &object));
    if (object.value.kind == BX_PROOF_STREAM)
        BX_TRY(bx_proof_stream_raw(s->file, &object.value, &raw, &object.end));
    return push(s, at, object.end);
}

/* What stands in an object stream of this revision and is not found there is somewhere else for others. */
static bx_status check_pack(spans *s, int number, const bx_proof_value *stream)
{
    const bx_proof_value *count = bx_proof_look(stream, "N");
    int64_t packed = 0;
    if (stream->kind != BX_PROOF_STREAM ||
        !bx_proof_is_name(bx_proof_look(stream, "Type"), "ObjStm"))
        return BX_OK;
    for (int i = 0; i < bx_proof_file_numbers(s->file); i++) {
        const bx_proof_slot *slot = bx_proof_table_look(&s->file->table, i);
        packed += slot && slot->where == BX_PROOF_PACKED && slot->at == (uint32_t)number;
    }
    if (count->kind != BX_PROOF_INT || count->whole != packed) s->is_whole = false;
    return BX_OK;
}

static bx_status push_objects(spans *s, size_t start)
{
    const bx_proof_value *value = NULL;
    for (int i = 0; i < bx_proof_file_numbers(s->file); i++) {
        const bx_proof_slot *slot = bx_proof_table_look(&s->file->table, i);
        if (!slot || slot->where != BX_PROOF_PLAIN || slot->at < start) continue;
        BX_TRY(push_object(s, slot->at));
        BX_TRY(bx_proof_object_lookup(s->file, i, &value));
        BX_TRY(check_pack(s, i, value));
    }
    return BX_OK;
}

/* A stream is an object, whether its own rows name it or not; a table and its trailer lie before the end. */
static bx_status push_section(spans *s, const bx_proof_revision *last)
{
    bool is_stream = bx_proof_is_name(bx_proof_look(last->trailer, "Type"), "XRef");
    for (int i = 0; is_stream && i < s->items.count; i++)
        if (s->items.items[i].at == last->xref) return BX_OK;
    return is_stream ? push_object(s, last->xref) : push(s, last->xref, last->end);
}

static int by_place(const void *a, const void *b)
{
    const span *one = a, *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

/* Blanks, and whole comments of that text. */
static bool is_empty(bx_str between, bx_str comment)
{
    for (size_t at = 0; at < between.len;) {
        bx_str rest = {between.ptr + at, between.len - at};
        bool has_comment = comment.len > 0 && bx_str_starts(rest, comment);
        if (!has_comment && !strchr(" \r\n", rest.ptr[0])) return false;
        if (!has_comment && rest.ptr[0] == '\0') return false;
        at += has_comment ? comment.len : 1;
    }
    return true;
}

/* "startxref 1234 %%EOF" was read with the section. */
static bool is_tail(bx_str rest)
{
    size_t at = 0;
    while (at < rest.len && strchr(" \r\n", rest.ptr[at]) && rest.ptr[at])
        at++;
    return bx_str_starts((bx_str){rest.ptr + at, rest.len - at}, BX_STR("startxref"));
}

static void hold_together(spans *s, size_t start, size_t end, bx_str comment)
{
    const char *bytes = s->file->reading.bytes.ptr;
    qsort(s->items.items, (size_t)s->items.count, sizeof *s->items.items, by_place);
    for (int i = 0; i < s->items.count; i++) {
        const span *item = &s->items.items[i];
        bool fits = item->at >= start && item->end <= end &&
                    is_empty((bx_str){bytes + start, item->at - start}, comment);
        s->is_whole = s->is_whole && fits;
        if (!fits) return;
        start = item->end;
    }
    if (start < end && !is_tail((bx_str){bytes + start, end - start})) s->is_whole = false;
}

bx_status bx_proof_is_whole(bx_proof_file *file, bx_str comment, bool *is_whole)
{
    spans s = {.file = file, .is_whole = true};
    int newest = bx_proof_file_revisions(file) - 1;
    const bx_proof_revision *last = bx_proof_file_revision(file, newest);
    size_t start = bx_proof_file_revision(file, newest - 1)->end;
    BX_TRY(push_objects(&s, start));
    BX_TRY(push_section(&s, last));
    hold_together(&s, start, last->end, comment);
    *is_whole = s.is_whole;
    return BX_OK;
}
