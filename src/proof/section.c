#include "proof/section.h"

#include "proof/bounds.h"
#include "proof/objects.h"
#include "proof/parse.h"

#include "base/ban.h"

enum { ENTRY = 20, OFFSET_DIGITS = 10, GENERATION_DIGITS = 5, FIELD = 8, KIND_FIELD = 2 };

static bx_status damaged(const bx_proof_file *file, size_t at, const char *what)
{
    return bx_proof_fault(&file->reading, BX_E_PROOF_XREF, at, what);
}

/* --- what both kinds have --- */

static bx_status add_run(bx_proof_file *file, bx_proof_section *s, int64_t first, int64_t count,
                         size_t at)
{
    if (first < 0 || count < 0) return damaged(file, at, BX_BOTH("a number below 0", "出现负数"));
    if (first > BX_PROOF_OBJECTS || count > BX_PROOF_OBJECTS + 1 - first)
        return bx_proof_fault_number(&file->reading, BX_E_PROOF_NUMBER, at, BX_PROOF_OBJECTS);
    if (first + count > s->size)
        return damaged(file, at,
                       BX_BOTH("it has more objects than its /Size", "对象多于 /Size 所述"));
    bx_proof_run *run = BX_VEC_PUSH(file->reading.arena, &s->runs);
    BX_TRY_NEW(run);
    *run = (bx_proof_run){(int)first, (int)count, at};
    return BX_OK;
}

/* A byte of the file that the trailer names directly; -1: none. */
static bx_status read_offset(bx_proof_file *file, const bx_proof_section *s, const char *key,
                             int64_t *offset)
{
    const bx_proof_value *value = bx_proof_look(s->trailer, key);
    *offset = -1;
    if (value->kind == BX_PROOF_NULL) return BX_OK;
    bool is_good = value->kind == BX_PROOF_INT && value->whole > 0 &&
                   (uint64_t)value->whole < file->reading.bytes.len;
    if (!is_good)
        return damaged(file, s->trailer->at,
                       BX_BOTH("its trailer leads out of the file", "尾部所指位置不在文件内"));
    *offset = value->whole;
    return BX_OK;
}

static bx_status read_trailer(bx_proof_file *file, bx_proof_section *s)
{
    const bx_proof_value *size = bx_proof_look(s->trailer, "Size");
    if (bx_proof_look(s->trailer, "Encrypt")->kind != BX_PROOF_NULL)
        return bx_report(file->reading.diag, BX_E_PROOF_ENCRYPTED, NULL, file->reading.name);
    if (size->kind != BX_PROOF_INT || size->whole < 1)
        return damaged(file, s->trailer->at, BX_BOTH("its trailer has no /Size", "尾部没有 /Size"));
    if (size->whole > BX_PROOF_OBJECTS + 1)
        return bx_proof_fault_number(&file->reading, BX_E_PROOF_NUMBER, s->trailer->at,
                                     BX_PROOF_OBJECTS);
    s->size = (int)size->whole;
    BX_TRY(read_offset(file, s, "Prev", &s->prev));
    return read_offset(file, s, "XRefStm", &s->beside);
}

static bx_status keep_trailer(bx_proof_file *file, const bx_proof_value *value, bx_proof_section *s)
{
    bx_proof_value *kept = BX_NEW(file->reading.arena, bx_proof_value);
    BX_TRY_NEW(kept);
    *kept = *value;
    s->trailer = kept;
    return BX_OK;
}

/* --- tables (7.5.4) --- */

/*
 * The runs come before the trailer that has /Size: they are checked when it is known. No blank more than the
 * standard has: at one that it has not some programs give up the table, and look for the objects themselves.
 */
static bx_status skip_run(bx_proof_file *file, bx_proof_cursor *c, bx_proof_section *s)
{
    int64_t first = 0, count = 0;
    size_t at = c->at;
    bool is_good = bx_proof_cursor_digits(c, OFFSET_DIGITS, &first) &&
                   bx_proof_cursor_peek(c, 0) == ' ' && ++c->at &&
                   bx_proof_cursor_digits(c, OFFSET_DIGITS, &count);
    if (!is_good || !bx_proof_cursor_line_end(c))
        return damaged(file, at, BX_BOTH("the head of a run of entries", "条目段的首行"));
    if ((uint64_t)count > (c->bytes.len - c->at) / ENTRY)
        return damaged(file, at, BX_BOTH("it has fewer entries than it says", "条目少于所述"));
    s->size = BX_PROOF_OBJECTS + 1;
    BX_TRY(add_run(file, s, first, count, c->at));
    c->at += (size_t)count * ENTRY;
    return BX_OK;
}

static bx_status check_runs(const bx_proof_file *file, const bx_proof_section *s)
{
    for (int i = 0; i < s->runs.count; i++) {
        const bx_proof_run *run = &s->runs.items[i];
        if (run->first + run->count > s->size)
            return damaged(file, run->at,
                           BX_BOTH("it has more objects than its /Size", "对象多于 /Size 所述"));
    }
    return BX_OK;
}

static bx_status read_runs(bx_proof_file *file, bx_proof_cursor *c, bx_proof_section *s)
{
    if (!bx_proof_cursor_line_end(c))
        return damaged(file, c->at,
                       BX_BOTH("the word xref has no line of its own", "xref 没有单独成行"));
    for (int byte;;) {
        byte = bx_proof_cursor_peek(c, 0);
        if (byte < '0' || byte > '9') return BX_OK;
        BX_TRY(skip_run(file, c, s));
    }
}

static bx_status read_table(bx_proof_file *file, bx_proof_cursor *c, bx_proof_section *s)
{
    bx_proof_value trailer;
    BX_TRY(read_runs(file, c, s));
    if (!bx_proof_cursor_word(c, "trailer"))
        return damaged(file, c->at,
                       BX_BOTH("neither an entry nor the trailer", "既不是条目也不是尾部"));
    BX_TRY(bx_proof_parse_value(&file->reading, c, &trailer));
    if (trailer.kind != BX_PROOF_DICT)
        return damaged(file, trailer.at, BX_BOTH("its trailer is no dictionary", "尾部不是字典"));
    BX_TRY(keep_trailer(file, &trailer, s));
    BX_TRY(read_trailer(file, s));
    s->end = c->at;
    return check_runs(file, s);
}

/* --- streams (7.5.8) --- */

/* Not every program reads a kind of more than four bytes; nobody writes one of more than one. */
static bx_status read_widths(bx_proof_file *file, bx_proof_section *s)
{
    const bx_proof_value *widths = bx_proof_look(s->trailer, "W");
    bool is_good = widths->kind == BX_PROOF_ARRAY && widths->list.count == 3;
    for (int i = 0; is_good && i < 3; i++) {
        const bx_proof_value *width = bx_proof_item(widths, i);
        is_good = width->kind == BX_PROOF_INT && width->whole >= 0 &&
                  width->whole <= (i == 0 ? KIND_FIELD : FIELD);
        if (is_good) s->widths[i] = (int)width->whole;
    }
    if (is_good && s->widths[1] > 0) return BX_OK;
    return damaged(file, s->at, BX_BOTH("its rows have no sensible form", "其行的格式无效"));
}

static bx_status read_index(bx_proof_file *file, bx_proof_section *s)
{
    const bx_proof_value *index = bx_proof_look(s->trailer, "Index");
    if (index->kind == BX_PROOF_NULL) return add_run(file, s, 0, s->size, s->at);
    if (index->kind != BX_PROOF_ARRAY || index->list.count % 2 != 0)
        return damaged(file, s->at, BX_BOTH("its /Index is damaged", "/Index 已损坏"));
    for (int i = 0; i < index->list.count; i += 2) {
        const bx_proof_value *first = bx_proof_item(index, i), *count = bx_proof_item(index, i + 1);
        if (first->kind != BX_PROOF_INT || count->kind != BX_PROOF_INT)
            return damaged(file, s->at, BX_BOTH("its /Index is damaged", "/Index 已损坏"));
        BX_TRY(add_run(file, s, first->whole, count->whole, s->at));
    }
    return BX_OK;
}

static bx_status read_stream(bx_proof_file *file, bx_proof_section *s)
{
    bx_proof_numbered object;
    int64_t rows = 0;
    BX_TRY(bx_proof_parse_object(&file->reading, s->at, &object));
    bool is_good = object.value.kind == BX_PROOF_STREAM &&
                   bx_proof_is_name(bx_proof_look(&object.value, "Type"), "XRef");
    if (!is_good)
        return damaged(file, s->at, BX_BOTH("there is none at this byte", "此处没有交叉引用表"));
    s->is_stream = true;
    BX_TRY(keep_trailer(file, &object.value, s));
    BX_TRY(read_trailer(file, s));
    BX_TRY(read_widths(file, s));
    BX_TRY(read_index(file, s));
    bx_str raw;
    BX_TRY(bx_proof_stream_raw(file, s->trailer, &raw, &s->end));
    BX_TRY(bx_proof_stream_bytes(file, s->trailer, BX_PROOF_TABLE_BYTES, &s->rows));
    for (int i = 0; i < s->runs.count; i++)
        rows += s->runs.items[i].count;
    if ((uint64_t)rows * (uint64_t)(s->widths[0] + s->widths[1] + s->widths[2]) == s->rows.len)
        return BX_OK;
    return damaged(file, s->at, BX_BOTH("it has other entries than it says", "条目与所述不符"));
}

bx_status bx_proof_section_read(bx_proof_file *file, size_t at, bx_proof_section *section)
{
    bx_proof_section read = {.at = at};
    bx_proof_cursor c = {.bytes = file->reading.bytes, .at = at};
    int byte = at < c.bytes.len ? bx_proof_cursor_peek(&c, 0) : -1;
    if (byte >= '0' && byte <= '9') {
        BX_TRY(read_stream(file, &read));
    } else {
        if (byte < 0 || !bx_proof_cursor_word(&c, "xref"))
            return damaged(file, at, BX_BOTH("there is none at this byte", "此处没有交叉引用表"));
        bx_status status = read_table(file, &c, &read);
        bx_status spent = bx_proof_spend(&file->reading, c.at - at);
        if (status == BX_OK) status = spent;
        BX_TRY(status);
    }
    *section = read;
    return BX_OK;
}

/* --- entries --- */

typedef struct layer {
    bx_proof_file *file;
    int number;
    bool beside;
} layer;

typedef struct entry {
    bx_proof_where where;
    uint64_t at, index;
} entry;

static uint32_t narrow(uint64_t value)
{
    return value < UINT32_MAX ? (uint32_t)value
                              : UINT32_MAX; /* no byte, number or place of a file */
}

static bx_status set_slot(const layer *l, int number, const entry *e, size_t at)
{
    bx_proof_slot *slot = bx_proof_table_look(&l->file->table, number);
    bool is_taken = slot && slot->section == l->number && slot->where != BX_PROOF_FREE;
    if (is_taken && l->beside) return BX_OK;
    if (e->where == BX_PROOF_FREE) {
        if (slot) *slot = (bx_proof_slot){.section = (uint16_t)l->number};
        return BX_OK;
    }
    if (number == 0 || is_taken)
        return damaged(l->file, at,
                       BX_BOTH("an object stands in it twice, or object 0 in use",
                               "对象重复出现，或使用了 0 号对象"));
    slot = bx_proof_table_make(&l->file->table, l->file->reading.arena, number);
    BX_TRY_NEW(slot);
    *slot = (bx_proof_slot){.where = (unsigned char)e->where,
                            .section = (uint16_t)l->number,
                            .at = narrow(e->at),
                            .index = narrow(e->index)};
    return BX_OK;
}

/* "0000000016 00000 n" and two bytes that end the line. */
static bool read_entry(const bx_proof_file *file, size_t at, entry *e)
{
    bx_proof_cursor c = {.bytes = {file->reading.bytes.ptr, at + ENTRY}, .at = at};
    int64_t offset = 0, generation = 0;
    bool is_good = bx_proof_cursor_digits(&c, OFFSET_DIGITS, &offset) && c.at == at + 10 &&
                   bx_proof_cursor_peek(&c, 0) == ' ' && ++c.at &&
                   bx_proof_cursor_digits(&c, GENERATION_DIGITS, &generation) && c.at == at + 16 &&
                   bx_proof_cursor_peek(&c, 0) == ' ';
    if (!is_good) return false;
    int kind = bx_proof_cursor_peek(&c, 1), first = bx_proof_cursor_peek(&c, 2);
    int last = bx_proof_cursor_peek(&c, 3);
    *e = (entry){kind == 'n' ? BX_PROOF_PLAIN : BX_PROOF_FREE, (uint64_t)offset,
                 (uint64_t)generation};
    return (kind == 'n' || kind == 'f') && (first == ' ' || first == '\r') &&
           (last == '\n' || (last == '\r' && first == ' '));
}

static bx_status apply_table(const layer *l, const bx_proof_section *s)
{
    entry e;
    for (int i = 0; i < s->runs.count; i++) {
        const bx_proof_run *run = &s->runs.items[i];
        for (int k = 0; k < run->count; k++) {
            size_t at = run->at + (size_t)k * ENTRY;
            if (!read_entry(l->file, at, &e))
                return damaged(l->file, at,
                               BX_BOTH("an entry is not of 20 bytes as it must be",
                                       "条目不是规定的 20 字节格式"));
            BX_TRY(set_slot(l, run->first + k, &e, at));
        }
    }
    return BX_OK;
}

/* A field of up to eight bytes, the highest first; one of no bytes has its default. */
static uint64_t take_field(const char **row, int width, uint64_t value)
{
    if (width > 0) value = 0;
    for (int i = 0; i < width; i++)
        value = value << 8 | (unsigned char)*(*row)++;
    return value;
}

static bx_status apply_stream(const layer *l, const bx_proof_section *s)
{
    const char *row = s->rows.ptr;
    for (int i = 0; i < s->runs.count; i++) {
        const bx_proof_run *run = &s->runs.items[i];
        for (int k = 0; k < run->count; k++) {
            uint64_t kind = take_field(&row, s->widths[0], BX_PROOF_PLAIN);
            entry e = {BX_PROOF_FREE, take_field(&row, s->widths[1], 0), 0};
            e.index = take_field(&row, s->widths[2], 0);
            if (kind == 1) e.where = BX_PROOF_PLAIN;
            if (kind == 2) e.where = BX_PROOF_PACKED; /* others lead to nothing (table 18) */
            BX_TRY(set_slot(l, run->first + k, &e, s->at));
        }
    }
    return BX_OK;
}

bx_status bx_proof_section_apply(bx_proof_file *file, const bx_proof_section *section, int number,
                                 bool beside)
{
    layer l = {file, number, beside};
    return section->is_stream ? apply_stream(&l, section) : apply_table(&l, section);
}
