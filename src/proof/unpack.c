/*
 * libdeflate wants room for all of the result and does not go on where it stopped: the room grows
 * fourfold and it begins anew, a third more work than once.
 */
#include "proof/unpack.h"

#include <libdeflate.h>

#include "proof/bounds.h"

#include "base/ban.h"

enum { FIRST_ROOM = 4096, GROWTH = 4 };

typedef struct job {
    bx_proof_reading *r;
    size_t at, limit;
    bool is_last; /* the limit is what the file's account still has */
    struct libdeflate_decompressor *tool;
} job;

static bx_status too_long(const job *j)
{
    if (j->is_last)
        return bx_report(j->r->diag, BX_E_PROOF_COSTLY, NULL, j->r->name,
                         BX_BOTH("it unpacks to more than 256 MB", "解压后超过 256 MB"));
    return bx_proof_fault_number(j->r, BX_E_PROOF_UNPACKED, j->at, (int64_t)j->limit >> 20);
}

/* A line end may have slipped in between the packed bytes and endstream, and into /Length. */
static bool is_line_end(bx_str rest)
{
    return rest.len == 0 || bx_str_is(rest, "\n") || bx_str_is(rest, "\r") ||
           bx_str_is(rest, "\r\n");
}

static bx_status damaged(const job *j, const char *what)
{
    return bx_proof_fault(j->r, BX_E_PROOF_STREAM, j->at, what);
}

static bx_status inflate(job *j, bx_str packed, bx_buf *out)
{
    size_t room = FIRST_ROOM + packed.len, used = 0, made = 0;
    for (;; room *= GROWTH) {
        if (room > j->limit) room = j->limit;
        char *to = bx_buf_reserve(out, room);
        BX_TRY_NEW(to);
        enum libdeflate_result result =
            libdeflate_zlib_decompress_ex(j->tool, packed.ptr, packed.len, to, room, &used, &made);
        if (result == LIBDEFLATE_SUCCESS) break;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == j->limit) j->r->room -= room;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            return damaged(j, BX_BOTH("its packed bytes are damaged", "压缩数据已损坏"));
        if (room == j->limit) return too_long(j);
    }
    bx_buf_take(out, made);
    j->r->room -= made;
    if (is_line_end((bx_str){packed.ptr + used, packed.len - used})) return BX_OK;
    return damaged(j, BX_BOTH("bytes stand behind what was packed", "压缩数据之后还有字节"));
}

/* --- predictors (PNG, 9) --- */

static unsigned char paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int to_left = abs(guess - left), to_above = abs(guess - above), to_corner = abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner) return (unsigned char)left;
    return (unsigned char)(to_above <= to_corner ? above : corner);
}

/* @param above  the row before, NULL: zeros. `row` may lie before `from`, and is written from its start. */
static bool undo_row(int kind, const unsigned char *from, const unsigned char *above, size_t len,
                     size_t pixel, unsigned char *row)
{
    if (kind > 4) return false;
    for (size_t i = 0; i < len; i++) {
        int left = i >= pixel ? row[i - pixel] : 0;
        int up = above ? above[i] : 0;
        int corner = above && i >= pixel ? above[i - pixel] : 0;
        int guess = 0;
        if (kind == 1) guess = left;
        else if (kind == 2) guess = up;
        else if (kind == 3) guess = (left + up) / 2;
        else if (kind == 4) guess = paeth(left, up, corner);
        row[i] = (unsigned char)(from[i] + guess);
    }
    return true;
}

/* In place: each row is a byte shorter than what it is made from. */
static bx_status undo_rows(const job *j, const bx_proof_coding *coding, bx_buf *out)
{
    size_t bits = (size_t)coding->colors * (size_t)coding->bits;
    size_t len = (bits * (size_t)coding->columns + 7) / 8, pixel = (bits + 7) / 8;
    if (out->len % (len + 1) != 0)
        return damaged(j, BX_BOTH("its rows are not whole", "其中的行不完整"));
    unsigned char *bytes = (unsigned char *)out->ptr, *row = bytes, *above = NULL;
    size_t rows = out->len / (len + 1);
    for (size_t i = 0; i < rows; i++) {
        const unsigned char *from = bytes + i * (len + 1);
        if (!undo_row(from[0], from + 1, above, len, pixel, row))
            return damaged(j,
                           BX_BOTH("a row has a predictor that is none", "某一行的预测方式无效"));
        above = row;
        row += len;
    }
    out->len = rows * len;
    return BX_OK;
}

bx_status bx_proof_unpack(bx_proof_reading *r, size_t at, const bx_proof_coding *coding,
                          bx_str packed, size_t limit, bx_str *bytes)
{
    job j = {.r = r, .at = at, .limit = limit, .is_last = r->room < limit};
    if (j.is_last) j.limit = r->room;
    if (!coding->is_packed) {
        if (packed.len > limit)
            return bx_proof_fault_number(r, BX_E_PROOF_UNPACKED, at, (int64_t)limit >> 20);
        *bytes = packed;
        return BX_OK;
    }
    bx_buf out = {0};
    j.tool = libdeflate_alloc_decompressor();
    bx_status status = j.tool ? inflate(&j, packed, &out) : BX_ERR_MEMORY;
    libdeflate_free_decompressor(j.tool);
    if (status == BX_OK && coding->predictor >= BX_PROOF_PNG) status = undo_rows(&j, coding, &out);
    bx_str kept = status == BX_OK ? bx_str_copy(r->arena, bx_buf_str(&out)) : (bx_str){0};
    bx_buf_release(&out);
    BX_TRY(status);
    BX_TRY_NEW(kept.ptr);
    *bytes = kept;
    return BX_OK;
}
