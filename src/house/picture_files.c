#include "house/picture_files.h"

#include <string.h>

#include "base/file.h"
#include "base/fnv.h"
#include "base/hash.h"
#include "base/limits.h"
#include "image/image_read.h"
#include "image/qr_code.h"

#include "base/ban.h"

static bx_status first_of(bx_status one, bx_status other)
{
    return one != BX_OK ? one : other;
}

/*
 * For each key the index of the first that is the same: its own where none is before it. Empty keys
 * are like nothing. An open table, twice as large as needed at least.
 */
static bx_status find_firsts(bx_arena *arena, const bx_str *keys, int count, int *firsts)
{
    size_t places = 2;
    while (places < 2 * (size_t)count)
        places *= 2;
    int *table = BX_NEW_ARRAY(arena, int, places); /* index + 1; 0: free */
    BX_TRY_NEW(table);
    for (int i = 0; i < count; i++) {
        firsts[i] = i;
        if (keys[i].len == 0) continue;
        size_t at = bx_fnv(keys[i].ptr, keys[i].len) & (places - 1);
        while (table[at] && !bx_str_equal(keys[table[at] - 1], keys[i]))
            at = (at + 1) & (places - 1);
        if (table[at]) firsts[i] = table[at] - 1;
        else table[at] = i + 1;
    }
    return BX_OK;
}

/* --- where they may lie ------------------------------------------------------------- */

/* Real paths of the folders that pictures may lie in; those that are not there are left out. */
typedef struct folders {
    const char **paths;
    int count;
} folders;

static bx_status add_folder(bx_arena *arena, const char *path, folders *allowed)
{
    const char *real;
    BX_TRY(bx_file_real_path(arena, path, &real));
    if (real) allowed->paths[allowed->count++] = real;
    return BX_OK;
}

static bx_status find_folders(const bx_picture_files *files, folders *allowed)
{
    const char *own = bx_file_folder(files->arena, files->data);
    allowed->paths = BX_NEW_ARRAY(files->arena, const char *, files->folder_count + 1);
    BX_TRY_NEW(own);
    BX_TRY_NEW(allowed->paths);
    BX_TRY(add_folder(files->arena, own, allowed));
    for (int i = 0; i < files->folder_count; i++)
        BX_TRY(add_folder(files->arena, files->folders[i], allowed));
    return BX_OK;
}

/* What is not there is told where it is opened. */
static bx_status check_folder(const bx_picture_files *files, const folders *allowed,
                              const bx_picture *picture)
{
    const char *real;
    BX_TRY(bx_file_real_path(files->arena, picture->path, &real));
    bool is_allowed = !real;
    for (int i = 0; i < allowed->count && !is_allowed; i++)
        is_allowed = bx_file_is_below(real, allowed->paths[i]);
    if (is_allowed) return BX_OK;
    const char *folder = bx_file_folder(files->arena, real);
    BX_TRY_NEW(folder);
    return bx_report(files->diag, BX_E_IMAGE_OUTSIDE, &picture->place, picture->path, folder);
}

/* --- read --------------------------------------------------------------------------- */

/* A pipe would be empty the second time, and has no end that could be waited for. */
static bx_status load(const bx_picture_files *files, const folders *allowed,
                      const bx_picture *picture, bx_str *bytes)
{
    if (picture->qr.ptr) {
        *bytes = picture->qr;
        return BX_OK;
    }
    BX_TRY(bx_file_refuse_stream(picture->path, files->diag, &picture->place));
    BX_TRY(check_folder(files, allowed, picture));
    return bx_file_read(files->arena, picture->path, BX_LIMIT_IMAGE_BYTES, files->diag,
                        &picture->place, bytes);
}

/* No path begins as what a code holds is taken for: with a NUL. ptr NULL: out of memory. */
static bx_str key_of(const bx_picture_files *files, const bx_picture *picture)
{
    bx_buf key = {0};
    if (!picture->qr.ptr) return bx_str_from(picture->path);
    bx_buf_add_byte(&key, '\0');
    bx_buf_add_str(&key, picture->qr);
    return bx_buf_keep(&key, files->arena);
}

static bx_status find_same_paths(const bx_picture_files *files, int *firsts)
{
    const bx_document *document = files->document;
    bx_str *paths = BX_NEW_ARRAY(files->arena, bx_str, document->picture_count);
    BX_TRY_NEW(paths);
    for (int i = 0; i < document->picture_count; i++) {
        paths[i] = key_of(files, &document->pictures[i]);
        BX_TRY_NEW(paths[i].ptr);
    }
    return find_firsts(files->arena, paths, document->picture_count, firsts);
}

bx_status bx_picture_files_load(const bx_picture_files *files, bx_str *bytes)
{
    const bx_document *document = files->document;
    folders allowed = {0};
    if (document->picture_count == 0) return BX_OK;
    int *firsts = BX_NEW_ARRAY(files->arena, int, document->picture_count);
    BX_TRY_NEW(firsts);
    BX_TRY(find_same_paths(files, firsts));
    BX_TRY(find_folders(files, &allowed));
    bx_status first = BX_OK;
    for (int i = 0; i < document->picture_count; i++) {
        bytes[i] = bytes[firsts[i]];
        if (bytes[i].ptr) continue;
        first = first_of(first, load(files, &allowed, &document->pictures[i], &bytes[i]));
    }
    return first;
}

/* --- decoded ------------------------------------------------------------------------ */

/* A seal stands in a square of its diameter: one that is not square within 1 % would be stretched. */
static bx_status check_square(const bx_picture_files *files, const bx_picture *picture,
                              const bx_image *image)
{
    int longer = image->width > image->height ? image->width : image->height;
    int off =
        image->width > image->height ? image->width - image->height : image->height - image->width;
    if (off * 100 <= longer) return BX_OK;
    bx_buf size = {0};
    bx_buf_printf(&size, "%d x %d", image->width, image->height);
    bx_status status = size.failed ? BX_ERR_MEMORY
                                   : bx_report(files->diag, BX_E_IMAGE_SHAPE, &picture->place,
                                               picture->path, size.ptr);
    bx_buf_release(&size);
    return status;
}

static bx_status decode(const bx_picture_files *files, const bx_picture *picture, bx_str bytes,
                        const bx_image **read)
{
    bx_image *image = BX_NEW(files->arena, bx_image);
    BX_TRY_NEW(image);
    if (picture->qr.ptr)
        BX_TRY(bx_qr_code(files->arena, bytes, files->diag, &picture->place, image));
    else
        BX_TRY(
            bx_image_read(files->arena, bytes, picture->path, files->diag, &picture->place, image));
    *read = image;
    return BX_OK;
}

static bx_status find_same_bytes(const bx_picture_files *files, const bx_str *bytes, int *firsts)
{
    int count = files->document->picture_count;
    bx_hash *hashes = BX_NEW_ARRAY(files->arena, bx_hash, count);
    bx_str *keys = BX_NEW_ARRAY(files->arena, bx_str, count);
    BX_TRY_NEW(hashes);
    BX_TRY_NEW(keys);
    for (int i = 0; i < count && count > 1; i++) {
        if (!bytes[i].ptr) continue;
        bx_hash_sha256(&bytes[i], 1, &hashes[i]);
        keys[i] = (bx_str){(const char *)hashes[i].bytes, sizeof hashes[i].bytes};
    }
    return find_firsts(files->arena, keys, count, firsts);
}

bx_status bx_picture_files_decode(const bx_picture_files *files, const bx_str *bytes,
                                  const bx_image **images)
{
    const bx_document *document = files->document;
    if (document->picture_count == 0) return BX_OK;
    int *firsts = BX_NEW_ARRAY(files->arena, int, document->picture_count);
    BX_TRY_NEW(firsts);
    BX_TRY(find_same_bytes(files, bytes, firsts));
    bx_status first = BX_OK;
    for (int i = 0; i < document->picture_count; i++) {
        const bx_picture *picture = &document->pictures[i];
        if (!bytes[i].ptr) continue;
        images[i] = images[firsts[i]];
        if (!images[i]) first = first_of(first, decode(files, picture, bytes[i], &images[i]));
        if (images[i] && picture->is_seal)
            first = first_of(first, check_square(files, picture, images[i]));
    }
    return first;
}
