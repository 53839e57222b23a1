#include "proof/pdf_file.h"

#include "proof/bounds.h"
#include "proof/cursor.h"
#include "proof/objects.h"
#include "proof/xref.h"

#include "base/ban.h"

enum { OFFSET_DIGITS = 10 };

/* "%PDF-1.7": 7.5.2; ISO 32000-2, 7.5.2 has 2.0. */
static bool has_header(bx_str bytes)
{
    bx_str prefix = BX_STR("%PDF-");
    if (!bx_str_starts(bytes, prefix) || bytes.len < prefix.len + 4) return false;
    const char *version = bytes.ptr + prefix.len;
    return (version[0] == '1' || version[0] == '2') && version[1] == '.' && version[2] >= '0' &&
           version[2] <= '7' && bx_proof_is_white(version[3]);
}

/* The last place of a text at or before `from`; false: none. */
static bool find_before(bx_str bytes, size_t from, bx_str text, size_t *at)
{
    if (bytes.len < text.len) return false;
    size_t i = from < bytes.len - text.len ? from : bytes.len - text.len;
    for (;; i--) {
        if (memcmp(bytes.ptr + i, text.ptr, text.len) == 0) {
            *at = i;
            return true;
        }
        if (i == 0) return false;
    }
}

/* The number between the last startxref and the last %%EOF, which stand close together. */
static bool find_start(bx_str bytes, size_t *start)
{
    enum { APART = 64 };
    size_t end = 0, word = 0;
    int64_t offset = 0;
    if (!find_before(bytes, bytes.len, BX_STR("%%EOF"), &end)) return false;
    size_t from = end > APART ? end - APART : 0;
    bx_str near = {bytes.ptr + from, end - from};
    if (!find_before(near, near.len, BX_STR("startxref"), &word)) return false;
    bx_proof_cursor c = {.bytes = near, .at = word + sizeof "startxref" - 1};
    bx_proof_cursor_skip(&c);
    if (!bx_proof_cursor_digits(&c, OFFSET_DIGITS, &offset)) return false;
    bx_proof_cursor_skip(&c);
    *start = (size_t)offset;
    return c.at == near.len;
}

static bx_status check_size(const bx_proof_file *file)
{
    bx_buf limit = {0};
    if (file->reading.bytes.len <= BX_PROOF_FILE_BYTES) return BX_OK;
    bx_buf_add_int(&limit, BX_PROOF_FILE_BYTES);
    bx_status status = BX_ERR_MEMORY;
    if (!limit.failed)
        status =
            bx_report(file->reading.diag, BX_E_FILE_TOO_LARGE, NULL, file->reading.name, limit.ptr);
    bx_buf_release(&limit);
    return status;
}

static bx_status open_file(bx_proof_file *file)
{
    const bx_proof_reading *r = &file->reading;
    const bx_proof_value *catalog = NULL;
    size_t start = 0;
    if (!has_header(r->bytes)) return bx_report(r->diag, BX_E_PROOF_NO_PDF, NULL, r->name);
    BX_TRY(check_size(file));
    if (!find_start(r->bytes, &start)) return bx_report(r->diag, BX_E_PROOF_CUT, NULL, r->name);
    BX_TRY(bx_proof_settle(r, bx_proof_xref_read(file, start)));
    return bx_proof_file_catalog(file, &catalog);
}

bx_status bx_proof_file_open(bx_arena *arena, bx_str bytes, const char *name, bx_diag *diag,
                             bx_proof_file **file)
{
    bx_proof_file *opened = BX_NEW(arena, bx_proof_file);
    BX_TRY_NEW(opened);
    bx_proof_reading_init(&opened->reading, arena, bytes, name, diag);
    bx_status status = open_file(opened);
    if (status != BX_OK) {
        bx_proof_file_free(opened);
        return status;
    }
    *file = opened;
    return BX_OK;
}

void bx_proof_file_free(bx_proof_file *file)
{
    if (file) bx_proof_reading_release(&file->reading);
}

const bx_proof_value *bx_proof_file_trailer(const bx_proof_file *file)
{
    return file->revisions.items[file->revisions.count - 1].trailer;
}

bx_status bx_proof_file_catalog(bx_proof_file *file, const bx_proof_value **catalog)
{
    return bx_proof_need(file, bx_proof_file_trailer(file), "Root", BX_PROOF_DICT, catalog);
}

int bx_proof_file_numbers(const bx_proof_file *file)
{
    return file->table.end;
}

bool bx_proof_file_where(const bx_proof_file *file, int number, size_t *at, int *pack)
{
    const bx_proof_slot *slot = bx_proof_table_look(&file->table, number);
    const bx_proof_slot *holder = slot;
    if (!slot || slot->where == BX_PROOF_FREE) return false;
    int packed_in = 0;
    if (slot->where == BX_PROOF_PACKED) {
        packed_in = slot->at <= BX_PROOF_OBJECTS ? (int)slot->at : -1;
        holder = bx_proof_table_look(&file->table, packed_in);
        if (!holder || holder->where != BX_PROOF_PLAIN) return false;
    }
    *at = holder->at;
    *pack = packed_in;
    return true;
}

int bx_proof_file_revisions(const bx_proof_file *file)
{
    return file->revisions.count;
}

const bx_proof_revision *bx_proof_file_revision(const bx_proof_file *file, int i)
{
    BX_ASSERT(i >= 0 && i < file->revisions.count);
    return &file->revisions.items[i];
}

bx_str bx_proof_file_bytes(const bx_proof_file *file, int i)
{
    return (bx_str){file->reading.bytes.ptr, bx_proof_file_revision(file, i)->end};
}

bx_status bx_proof_file_open_revision(const bx_proof_file *file, int i, bx_proof_file **then)
{
    const bx_proof_reading *r = &file->reading;
    return bx_proof_file_open(r->arena, bx_proof_file_bytes(file, i), r->name, r->diag, then);
}

size_t bx_proof_file_behind(const bx_proof_file *file)
{
    return file->reading.bytes.len - bx_proof_file_revision(file, file->revisions.count - 1)->end;
}
