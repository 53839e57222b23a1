#include "batch/signed_output.h"

#include <errno.h>
#include <strings.h>
#include <unistd.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "base/limits.h"
#include "batch/origin_file.h"
#include "proof/bounds.h"
#include "proof/fields.h"
#include "proof/pdf_file.h"

#include "base/ban.h"

static bool has_signature(const bx_proof_fields *fields)
{
    for (int i = 0; i < fields->items.count; i++)
        if (fields->items.items[i].is_for_signature &&
            fields->items.items[i].value->kind != BX_PROOF_NULL)
            return true;
    return false;
}

static bx_status read_signed(const char *path, bx_str bytes, bx_arena *arena,
                             bx_signed_output *output)
{
    bx_proof_file *file = NULL;
    bx_proof_fields fields;
    bx_status status = bx_proof_file_open(arena, bytes, path, NULL, &file);
    if (status == BX_OK) status = bx_proof_fields_read(file, &fields);
    if (status == BX_OK) {
        const bx_str base = {bytes.ptr, bx_proof_file_revision(file, 0)->end};
        output->is_signed = has_signature(&fields);
        bx_hash_sha256(&base, 1, &output->base);
    }
    bx_proof_file_free(file);
    return status == BX_ERR_MEMORY ? status : BX_OK;
}

/* A signature's range stands in the file as it is, in no packed object: it would not know its own place. */
bx_status bx_signed_output_look(const char *path, bx_signed_output *output)
{
    bx_str bytes;
    *output = (bx_signed_output){0};
    if (!bx_file_exists(path) || bx_file_is_stream(path)) return BX_OK;
    if (bx_file_map(path, BX_PROOF_FILE_BYTES, NULL, NULL, &bytes) != BX_OK) return BX_OK;
    output->is_signed = bx_str_find(bytes, BX_STR("/ByteRange")) < bytes.len;
    bx_arena *arena = output->is_signed ? bx_arena_new(BX_LIMIT_JOB_BYTES) : NULL;
    bx_status status = BX_OK;
    if (arena) status = read_signed(path, bytes, arena, output);
    else if (output->is_signed) status = BX_ERR_MEMORY;
    bx_arena_free(arena);
    bx_file_unmap(bytes);
    return status;
}

/* "a/b.pdf" and 2: "a/b.2.pdf" */
static const char *numbered(bx_arena *arena, const char *path, int number)
{
    enum { PDF = 4 };
    bx_buf text = {0};
    bx_str name = bx_str_from(path);
    bool ends = name.len > PDF && strcasecmp(name.ptr + name.len - PDF, ".pdf") == 0;
    bx_str ending = {name.ptr + name.len - PDF, PDF};
    if (ends) name.len -= PDF;
    bx_buf_add_str(&text, name);
    bx_buf_printf(&text, ".%d", number);
    if (ends) bx_buf_add_str(&text, ending);
    return bx_buf_keep(&text, arena).ptr;
}

/* Its own name stays too until another file takes it: at no moment is there none. */
static bx_status keep_origin(bx_arena *arena, const char *path, const char *kept)
{
    const char *old, *new;
    BX_TRY(bx_origin_path(arena, path, &old));
    BX_TRY(bx_origin_path(arena, kept, &new));
    if (old && new &&bx_origin_look(old) == BX_ORIGIN_OURS) (void)!link(old, new);
    return BX_OK;
}

bx_status bx_signed_output_keep(bx_arena *arena, const char *path, bx_diag *diag, const char **kept)
{
    enum { MOST = 9999 };
    for (int number = 1; number <= MOST; number++) {
        const char *name = numbered(arena, path, number);
        BX_TRY_NEW(name);
        if (link(path, name) == 0) {
            *kept = name;
            return keep_origin(arena, path, name);
        }
        if (errno != EEXIST)
            return bx_report(diag, BX_E_FILE_WRITE, NULL, name, bx_errno_text(errno));
    }
    return bx_report(diag, BX_E_FILE_WRITE, NULL, path, bx_errno_text(EEXIST));
}
