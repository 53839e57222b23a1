#include "sign/signed_file.h"

#include "base/file.h"
#include "base/limits.h"
#include "proof/bounds.h"
#include "proof/fields.h"
#include "proof/pdf_file.h"

#include "base/ban.h"

/*
 * What is whole and has no signature only speaks of them, in an attachment perhaps. Where something stands behind its
 * end it may be one that was cut: it stays, and is never up to date.
 */
static bx_status read_signed(const char *path, bx_str bytes, bx_arena *arena, bx_signed_file *found)
{
    bx_proof_file *file = NULL;
    bx_proof_fields fields;
    bx_status status = bx_proof_file_open(arena, bytes, path, NULL, &file);
    if (status == BX_OK) status = bx_proof_fields_read(file, &fields);
    if (status == BX_OK && bx_proof_file_behind(file) == 0) {
        const bx_str base = bx_proof_file_bytes(file, 0);
        found->is_signed = bx_proof_fields_are_signed(&fields);
        bx_hash_sha256(&base, 1, &found->base);
        bx_hash_sha256(&bytes, 1, &found->whole);
    }
    bx_proof_file_free(file);
    return status == BX_ERR_MEMORY ? status : BX_OK;
}

/* A signature's range stands in the file as it is, in no packed object: it would not know its own place. */
bx_status bx_signed_file_look(const char *path, bx_signed_file *found)
{
    bx_str bytes;
    *found = (bx_signed_file){0};
    bool is_file = bx_file_is_there(path) && !bx_file_is_stream(path) && !bx_file_is_folder(path);
    if (!is_file) return BX_OK;
    if (!bx_file_exists(path)) { /* or a link to nothing, which is replaced */
        found->is_signed = bx_file_is_same(path, path);
        return BX_OK;
    }
    if (bx_file_map(path, BX_PROOF_FILE_BYTES, NULL, NULL, &bytes) != BX_OK) return BX_OK;
    found->is_signed = bx_str_find(bytes, BX_STR("/ByteRange")) < bytes.len;
    bx_arena *arena = found->is_signed ? bx_arena_new(BX_LIMIT_JOB_BYTES) : NULL;
    bx_status status = BX_OK;
    if (arena) status = read_signed(path, bytes, arena, found);
    else if (found->is_signed) status = BX_ERR_MEMORY;
    bx_arena_free(arena);
    bx_file_unmap(bytes);
    return status;
}
