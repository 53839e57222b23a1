#include "audit/extract.h"

#include <string.h>
#include <unistd.h>

#include "audit/made_text.h"
#include "base/file.h"
#include "base/vec.h"
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
    const bx_proof_attachment *origin = bx_opened_attachment(o, BX_CARGO_ORIGIN);
    bool is_of_these = !origin || bx_str_equal(bx_made_text(origin->bytes, "data"), o->made.data);
    if (!is_of_these)
        BX_TRY(bx_report(diag, BX_E_ATTACHMENT_CHANGED, NULL, o->path, BX_CARGO_ORIGIN));
    return BX_OK;
}

/* A file to be written. */
typedef struct leaf {
    const char *path;
    bx_str bytes;
    bool is_new; /* nothing of that name was there */
} leaf;

typedef BX_VEC(leaf) leaf_list;

/* What is there under a leaf's name may only be what would be written. */
static bx_status check_free(leaf *file, bx_diag *diag)
{
    bx_str there;
    file->is_new = !bx_file_is_there(file->path);
    if (file->is_new) return BX_OK;
    if (!bx_file_exists(file->path)) return bx_report(diag, BX_E_EXTRACT_TAKEN, NULL, file->path);
    BX_TRY(bx_file_map(file->path, BX_PROOF_FILE_BYTES, diag, NULL, &there));
    bool is_same = bx_str_equal(there, file->bytes);
    bx_file_unmap(there);
    return is_same ? BX_OK : bx_report(diag, BX_E_EXTRACT_TAKEN, NULL, file->path);
}

static bx_status add_leaf(const bx_opened *o, const char *folder, const bx_proof_attachment *a,
                          leaf_list *leaves)
{
    bx_buf path = {0};
    leaf *slot = BX_VEC_PUSH(o->arena, leaves);
    BX_TRY_NEW(slot);
    bx_buf_printf(&path, "%s/%.*s", folder, BX_STR_ARG(a->name));
    *slot = (leaf){.path = bx_buf_keep(&path, o->arena).ptr, .bytes = a->bytes};
    return slot->path ? BX_OK : BX_ERR_MEMORY;
}

/* Only what banxin attaches: a file of another name could be anybody's, and anything. */
static bx_status plan(const bx_opened *o, const char *folder, bx_diag *diag, leaf_list *leaves)
{
    for (int i = 0; i < o->attachments.items.count; i++) {
        const bx_proof_attachment *a = &o->attachments.items.items[i];
        if (bx_is_cargo_name(a->name)) {
            BX_TRY(add_leaf(o, folder, a, leaves));
        } else {
            const char *name = bx_str_copy(o->arena, a->name).ptr;
            BX_TRY_NEW(name);
            BX_TRY(bx_report(diag, BX_E_FOREIGN_ATTACHMENT, NULL, o->path, name));
        }
    }
    return BX_OK;
}

/* All or nothing: where one cannot be written, those of before it go again. */
static bx_status write_leaves(const leaf_list *leaves, const char *folder, bx_diag *diag)
{
    bool is_new = !bx_file_is_there(folder);
    bx_status status = bx_file_make_folder(folder, diag);
    int done = 0;
    for (; status == BX_OK && done < leaves->count; done++)
        status = bx_file_replace(leaves->items[done].path, leaves->items[done].bytes, true, diag);
    for (int i = 0; status != BX_OK && i + 1 < done; i++)
        if (leaves->items[i].is_new) unlink(leaves->items[i].path);
    if (status != BX_OK && is_new) rmdir(folder);
    return status;
}

static bx_status write_files(const leaf_list *leaves, const char *folder, bx_diag *diag)
{
    for (int i = 0; i < leaves->count; i++)
        BX_TRY(check_free(&leaves->items[i], diag));
    return write_leaves(leaves, folder, diag);
}

bx_status bx_extract(const bx_opened *opened, const char *folder, bx_diag *diag, int *count)
{
    const bx_proof_attachment *data = bx_opened_attachment(opened, BX_CARGO_DATA);
    bool is_piped = strcmp(folder, "-") == 0;
    leaf_list leaves = {0};
    BX_TRY(plan(opened, folder, diag, &leaves));
    if (leaves.count == 0 || (is_piped && !data))
        return bx_report(diag, BX_E_NOTHING_INSIDE, NULL, opened->path);
    BX_TRY(tell_changes(opened, diag));
    if (is_piped) BX_TRY(bx_file_replace("-", data->bytes, false, diag));
    else BX_TRY(write_files(&leaves, folder, diag));
    *count = is_piped ? 1 : leaves.count;
    return BX_OK;
}
