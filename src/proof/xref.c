/*
 * The sections are found from the last to the first and laid over each other from the first to the
 * last, so that a number that was given up costs nothing.
 */
#include "proof/xref.h"

#include "proof/bounds.h"
#include "proof/cursor.h"
#include "proof/section.h"

#include "base/ban.h"

enum { OFFSET_DIGITS = 10 };

/* What one revision added: its section, the other of a pair, the stream beside a table. */
typedef struct layer {
    bx_proof_section section, other, beside;
    bool has_other, has_beside;
} layer;

typedef struct chain {
    BX_VEC(layer) layers; /* the newest first */
} chain;

static bx_status damaged(const bx_proof_file *file, size_t at, const char *what)
{
    return bx_proof_fault(&file->reading, BX_E_PROOF_XREF, at, what);
}

static bx_status circle(const bx_proof_file *file, size_t at)
{
    return bx_proof_fault(&file->reading, BX_E_PROOF_CIRCLE, at, "/Prev");
}

/* "startxref 1234 %%EOF" behind a section (7.5.5). */
static bool read_tail(const bx_proof_file *file, size_t at, int64_t *start, size_t *end)
{
    bx_proof_cursor c = {.bytes = file->reading.bytes, .at = at};
    while (bx_proof_is_white(bx_proof_cursor_peek(&c, 0)))
        c.at++;
    if (!bx_proof_cursor_word(&c, "startxref")) return false;
    while (bx_proof_is_white(bx_proof_cursor_peek(&c, 0)))
        c.at++;
    if (!bx_proof_cursor_digits(&c, OFFSET_DIGITS, start)) return false;
    while (bx_proof_is_white(bx_proof_cursor_peek(&c, 0)))
        c.at++;
    if (!bx_str_starts((bx_str){c.bytes.ptr + c.at, c.bytes.len - c.at}, BX_STR("%%EOF")))
        return false;
    c.at += sizeof "%%EOF" - 1;
    bx_proof_cursor_line_end(&c);
    *end = c.at;
    return true;
}

/* The section that lies behind the one that names it: the last of its chain, and its tail is the file's. */
static bx_status read_pair(bx_proof_file *file, layer *l)
{
    BX_TRY(bx_proof_section_read(file, (size_t)l->section.prev, &l->other));
    if (l->other.prev >= 0 || l->other.beside >= 0) return circle(file, l->other.at);
    l->has_other = true;
    return BX_OK;
}

static bx_status read_layer(bx_proof_file *file, size_t at, layer *l)
{
    BX_TRY(bx_proof_section_read(file, at, &l->section));
    if (l->section.beside >= 0) {
        BX_TRY(bx_proof_section_read(file, (size_t)l->section.beside, &l->beside));
        if (!l->beside.is_stream)
            return damaged(file, l->beside.at, BX_BOTH("/XRefStm is no stream", "/XRefStm 不是流"));
        l->has_beside = true;
    }
    if (l->section.prev == (int64_t)at) return circle(file, at);
    return l->section.prev > (int64_t)at ? read_pair(file, l) : BX_OK;
}

/* A number in use stays one (7.5.5): a reader that goes by a lower /Size would look for the objects itself. */
static bx_status check_sizes(const bx_proof_file *file, const chain *c)
{
    for (int i = 1; i < c->layers.count; i++) {
        const bx_proof_section *newer = &c->layers.items[i - 1].section;
        if (newer->size < c->layers.items[i].section.size)
            return damaged(file, newer->trailer->at,
                           BX_BOTH("its /Size is below that of before", "/Size 小于此前的值"));
    }
    return BX_OK;
}

static bx_status read_chain(bx_proof_file *file, size_t start, chain *c)
{
    for (int64_t at = (int64_t)start; at >= 0;) {
        if (c->layers.count == BX_PROOF_REVISIONS)
            return bx_proof_fault_number(&file->reading, BX_E_PROOF_REVISIONS, (size_t)at,
                                         BX_PROOF_REVISIONS);
        layer *l = BX_VEC_PUSH(file->reading.arena, &c->layers);
        BX_TRY_NEW(l);
        BX_TRY(read_layer(file, (size_t)at, l));
        at = l->has_other ? -1 : l->section.prev;
    }
    return BX_OK;
}

static bx_status add_revision(bx_proof_file *file, const layer *l)
{
    const bx_proof_section *last = l->has_other ? &l->other : &l->section;
    bx_proof_revision revision = {.xref = l->section.at, .trailer = l->section.trailer};
    int64_t start = -1;
    if (!read_tail(file, last->end, &start, &revision.end) || start != (int64_t)l->section.at)
        return damaged(file, last->end,
                       BX_BOTH("no startxref that names it stands behind it, nor %%EOF",
                               "其后没有指向它的 startxref 和 %%EOF"));
    bx_proof_revision *kept = BX_VEC_PUSH(file->reading.arena, &file->revisions);
    BX_TRY_NEW(kept);
    *kept = revision;
    return BX_OK;
}

static bx_status apply(bx_proof_file *file, const layer *l, int number)
{
    if (l->has_other) BX_TRY(bx_proof_section_apply(file, &l->other, number, false));
    BX_TRY(bx_proof_section_apply(file, &l->section, number, false));
    if (l->has_beside) BX_TRY(bx_proof_section_apply(file, &l->beside, number, true));
    return add_revision(file, l);
}

bx_status bx_proof_xref_read(bx_proof_file *file, size_t start)
{
    chain c = {0};
    BX_TRY(read_chain(file, start, &c));
    BX_TRY(check_sizes(file, &c));
    for (int i = c.layers.count; i > 0; i--)
        BX_TRY(apply(file, &c.layers.items[i - 1], c.layers.count - i + 1));
    return BX_OK;
}
