#include "audit/opened.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "house/cargo.h"
#include "proof/bounds.h"

#include "base/ban.h"

static bx_status read_all(bx_opened *o, bx_diag *diag)
{
    BX_TRY(bx_file_map(o->path, BX_PROOF_FILE_BYTES, diag, NULL, &o->bytes));
    BX_TRY(bx_proof_file_open(o->arena, o->bytes, o->path, diag, &o->file));
    if (bx_proof_file_revisions(o->file) > 1)
        BX_TRY(bx_proof_file_open_revision(o->file, 0, &o->first));
    bx_proof_file *made = o->first ? o->first : o->file;
    BX_TRY(bx_proof_made_read(made, &o->made));
    BX_TRY(bx_proof_attachments_read(made, &o->attachments));
    return bx_proof_digest(o->file, &o->bytes_are);
}

bx_status bx_opened_init(const char *path, bx_diag *diag, bx_opened *opened)
{
    *opened = (bx_opened){.path = path, .arena = bx_arena_new(BX_LIMIT_JOB_BYTES)};
    BX_TRY_NEW(opened->arena);
    return read_all(opened, diag);
}

void bx_opened_release(bx_opened *opened)
{
    bx_proof_file_free(opened->file);
    bx_proof_file_free(opened->first);
    bx_arena_free(opened->arena);
    if (opened->bytes.ptr) bx_file_unmap(opened->bytes);
    *opened = (bx_opened){0};
}

const bx_proof_attachment *bx_opened_attachment(const bx_opened *opened, const char *name)
{
    const bx_proof_attachments *all = &opened->attachments;
    for (int i = 0; i < all->items.count; i++)
        if (bx_str_is(all->items.items[i].name, name)) return &all->items.items[i];
    return NULL;
}

bool bx_is_cargo_name(bx_str name)
{
    static const char *const names[] = {BX_CARGO_DATA, BX_CARGO_LAYOUT, BX_CARGO_MADE,
                                        BX_CARGO_ORIGIN};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bx_str_is(name, names[i])) return true;
    return false;
}

bool bx_has_hash(bx_str bytes, bx_str hex)
{
    bx_hash hash;
    char digits[65];
    bx_hash_sha256(&bytes, 1, &hash);
    bx_hash_hex(&hash, digits);
    return bx_str_is(hex, digits);
}
