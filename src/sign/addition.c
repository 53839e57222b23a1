#include "sign/addition.h"

#include <stdlib.h>

#include "base/hash.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "sign/value_text.h"

#include "base/ban.h"

enum { ID_DIGITS = BX_HASH_ID_DIGITS };

static const char mark[] = "% added by banxin\n";
static const char zeros[] = "00000000000000000000000000000000";

bx_status bx_addition_init(bx_addition *a, bx_proof_file *file, bx_arena *arena, bx_buf *out)
{
    int64_t size = 0;
    BX_TRY(bx_proof_need_int(file, bx_proof_file_trailer(file), "Size", &size));
    bx_buf_add_str(out, file->reading.bytes);
    if (out->len > 0 && out->ptr[out->len - 1] != '\n') bx_buf_add_byte(out, '\n');
    bx_buf_add_text(out, mark);
    *a = (bx_addition){.file = file, .arena = arena, .out = out, .start = file->reading.bytes.len};
    a->next = bx_proof_file_numbers(file);
    if (size > a->next) a->next = (int)size;
    return BX_OK;
}

int bx_addition_reserve(bx_addition *a)
{
    return a->next++;
}

bx_status bx_addition_begin(bx_addition *a, int number)
{
    bx_added_object *object = BX_VEC_PUSH(a->arena, &a->objects);
    BX_TRY_NEW(object);
    *object = (bx_added_object){.number = number, .at = a->out->len};
    bx_buf_add_int(a->out, number);
    bx_buf_add_text(a->out, " 0 obj\n");
    return BX_OK;
}

void bx_addition_end(bx_addition *a)
{
    bx_buf_add_text(a->out, "\nendobj\n");
}

void bx_addition_add_ref(const bx_addition *a, int number)
{
    bx_buf_add_int(a->out, number);
    bx_buf_add_text(a->out, " 0 R");
}

/* --- the cross-reference stream --- */

static int by_number(const void *a, const void *b)
{
    int left = ((const bx_added_object *)a)->number, right = ((const bx_added_object *)b)->number;
    return (left > right) - (left < right);
}

/* 7.5.8.3: type, place, generation. */
static void add_row(size_t at, bx_buf *rows)
{
    const char row[] = {1, (char)(at >> 24), (char)(at >> 16), (char)(at >> 8), (char)(at), 0, 0};
    bx_buf_add(rows, row, sizeof row);
}

static void add_id(bx_addition *a)
{
    const bx_proof_value *oldest = bx_proof_file_revision(a->file, 0)->trailer;
    const bx_proof_value *id = bx_proof_item(bx_proof_look(oldest, "ID"), 0);
    bx_buf_add_text(a->out, "/ID[");
    bx_value_add_bytes(id->kind == BX_PROOF_STRING ? id->text : BX_STR(""), a->out);
    bx_buf_add_byte(a->out, '<');
    a->id = a->out->len;
    bx_buf_printf(a->out, "%s>]", zeros);
}

/* What leads to the rest is what it was. */
static void add_trailer(const bx_addition *a)
{
    const bx_proof_value *trailer = bx_proof_file_trailer(a->file);
    static const char *const kept[] = {"Root", "Info"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const bx_proof_value *value = bx_proof_look(trailer, kept[i]);
        if (value->kind == BX_PROOF_NULL) continue;
        bx_buf_printf(a->out, "/%s ", kept[i]);
        bx_value_add(value, a->out);
    }
}

static void add_index(const bx_addition *a, bx_buf *rows)
{
    bx_buf_add_text(a->out, "/Index[");
    for (int i = 0; i < a->objects.count; i++) {
        bx_buf_printf(a->out, "%s%d 1", i > 0 ? " " : "", a->objects.items[i].number);
        add_row(a->objects.items[i].at, rows);
    }
    bx_buf_add_byte(a->out, ']');
}

bx_status bx_addition_finish(bx_addition *a)
{
    bx_buf rows = {0};
    bx_buf_add_text(a->out, mark);
    size_t at = a->out->len;
    const bx_proof_revision *before =
        bx_proof_file_revision(a->file, bx_proof_file_revisions(a->file) - 1);
    BX_TRY(bx_addition_begin(a, bx_addition_reserve(a)));
    qsort(a->objects.items, (size_t)a->objects.count, sizeof *a->objects.items, by_number);
    bx_buf_add_text(a->out, "<<");
    add_id(a);
    bx_buf_printf(a->out, "/Type/XRef/W[1 4 2]/Size %d/Prev %zu", a->next, before->xref);
    add_trailer(a);
    add_index(a, &rows);
    bx_buf_printf(a->out, "/Length %zu>>\nstream\n", rows.len);
    bx_buf_add_str(a->out, bx_buf_str(&rows));
    bx_buf_printf(a->out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", at);
    bool failed = a->out->failed || rows.failed;
    bx_buf_release(&rows);
    return failed ? BX_ERR_MEMORY : BX_OK;
}

void bx_addition_put_digest(bx_addition *a)
{
    bx_hash hash;
    const bx_str added = {a->out->ptr + a->start, a->out->len - a->start};
    bx_hash_sha256(&added, 1, &hash);
    bx_hash_id(&hash, a->out->ptr + a->id);
}

/* --- read again --- */

bx_str bx_addition_mark(void)
{
    return (bx_str){mark, sizeof mark - 1};
}

bool bx_addition_is_ours(const bx_proof_file *file, int revision)
{
    size_t start = bx_proof_file_revision(file, revision - 1)->end;
    size_t end = bx_proof_file_revision(file, revision)->end;
    bx_str added = {file->reading.bytes.ptr + start, end - start};
    return bx_str_find(added, bx_addition_mark()) < added.len;
}
