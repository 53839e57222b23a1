#include "audit/extract.h"

#include <string.h>

#include "base/file.h"
#include "house/cargo.h"
#include "proof/bounds.h"

#include "base/ban.h"

/* What was edited is given out: who asks for it may want just that. But it is said. */
static bx_status tell_changes(const bx_opened *o, bx_diag *diag)
{
    const struct {
        const char *name;
        bx_str hash;
    } rows[] = {{BX_CARGO_DATA, o->made.data}, {BX_CARGO_LAYOUT, o->made.layout}};
    if (o->bytes_are != BX_PROOF_SAME) BX_TRY(bx_report(diag, BX_E_BYTES_CHANGED, NULL, o->path));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const bx_proof_attachment *a = bx_opened_attachment(o, rows[i].name);
        if (a && !bx_has_hash(a->bytes, rows[i].hash))
            BX_TRY(bx_report(diag, BX_E_ATTACHMENT_CHANGED, NULL, o->path, rows[i].name));
    }
    return BX_OK;
}

/* NULL: out of memory. */
static const char *path_in(const bx_opened *o, const char *folder, bx_str name)
{
    bx_buf path = {0};
    bx_buf_printf(&path, "%s/%.*s", folder, BX_STR_ARG(name));
    return bx_buf_keep(&path, o->arena).ptr;
}

static bx_status check_free(const char *path, bx_str bytes, bx_diag *diag)
{
    bx_str there;
    if (!bx_file_exists(path)) return BX_OK;
    BX_TRY(bx_file_map(path, BX_PROOF_FILE_BYTES, diag, NULL, &there));
    bool is_same = bx_str_equal(there, bytes);
    bx_file_unmap(there);
    return is_same ? BX_OK : bx_report(diag, BX_E_EXTRACT_TAKEN, NULL, path);
}

static bx_status write_files(const bx_opened *o, const char *folder, bx_diag *diag)
{
    int count = o->attachments.items.count;
    const char **paths = BX_NEW_ARRAY(o->arena, const char *, count);
    BX_TRY_NEW(paths);
    for (int i = 0; i < count; i++) {
        const bx_proof_attachment *a = &o->attachments.items.items[i];
        paths[i] = path_in(o, folder, a->name);
        BX_TRY_NEW(paths[i]);
        BX_TRY(check_free(paths[i], a->bytes, diag));
    }
    BX_TRY(bx_file_make_folder(folder, diag));
    for (int i = 0; i < count; i++)
        BX_TRY(bx_file_replace(paths[i], o->attachments.items.items[i].bytes, true, diag));
    return BX_OK;
}

bx_status bx_extract(const bx_opened *opened, const char *folder, bx_diag *diag, int *count)
{
    const bx_proof_attachment *data = bx_opened_attachment(opened, BX_CARGO_DATA);
    bool is_piped = strcmp(folder, "-") == 0;
    if (opened->attachments.items.count == 0 || (is_piped && !data))
        return bx_report(diag, BX_E_NOTHING_INSIDE, NULL, opened->path);
    BX_TRY(tell_changes(opened, diag));
    if (is_piped) BX_TRY(bx_file_replace("-", data->bytes, false, diag));
    else BX_TRY(write_files(opened, folder, diag));
    *count = is_piped ? 1 : opened->attachments.items.count;
    return BX_OK;
}
