#include "house/locate.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"

#include "base/ban.h"

#ifndef BX_SHARE_DIR
#define BX_SHARE_DIR "/usr/local/share/banxin"
#endif

enum { LONGEST_PATH = 4096 };

/* The folder above the one the program lies in: build/banxin in a source tree. NULL when unknown. */
static const char *source_tree(bx_arena *arena)
{
    char path[LONGEST_PATH];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    if (len <= 0) return NULL;
    path[len] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(path, '/');
        if (!slash) return NULL;
        *slash = '\0';
    }
    return bx_arena_copy(arena, path, strlen(path));
}

static const char *join(bx_arena *arena, const char *folder, const char *kind)
{
    bx_buf path = {0};
    bx_buf_printf(&path, "%s/%s", folder, kind);
    return bx_buf_keep(&path, arena).ptr;
}

bx_status bx_locate_folders(bx_arena *arena, const char *kind, const char *beside,
                            bx_locate_folder folders[BX_LOCATE_WHYS], int *count)
{
    const char *home = getenv("BANXIN_HOME");
    const char *tree = source_tree(arena);
    const char *paths[BX_LOCATE_WHYS] = {
        [BX_LOCATE_BESIDE] = beside ? bx_file_folder(arena, beside) : NULL,
        [BX_LOCATE_HERE] = kind,
        [BX_LOCATE_HOME] = home && *home ? join(arena, home, kind) : NULL,
        [BX_LOCATE_INSTALLED] = join(arena, BX_SHARE_DIR, kind),
        [BX_LOCATE_TREE] = tree ? join(arena, tree, kind) : NULL};
    const bool wanted[BX_LOCATE_WHYS] = {beside != NULL, true, home && *home, true, tree != NULL};
    *count = 0;
    for (int i = 0; i < BX_LOCATE_WHYS; i++) {
        if (!wanted[i]) continue;
        BX_TRY_NEW(paths[i]);
        folders[(*count)++] = (bx_locate_folder){(bx_locate_why)i, paths[i]};
    }
    return BX_OK;
}

static bx_status list_looked(bx_arena *arena, const bx_locate_folder *folders, int count,
                             const char **looked)
{
    bx_buf list = {0};
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_buf_add_text(&list, ", ");
        bx_buf_add_text(&list, folders[i].path);
    }
    *looked = bx_buf_keep(&list, arena).ptr;
    return *looked ? BX_OK : BX_ERR_MEMORY;
}

/* Data may be named as their layout is, and a layout as the one it extends. */
static bool is_itself(const char *path, const char *beside)
{
    return beside && bx_file_is_same(path, beside);
}

bx_status bx_locate(bx_arena *arena, const char *kind, bx_str name, const char *beside,
                    const char **path, const char **looked)
{
    if (bx_str_find(name, BX_STR("/")) < name.len) {
        const char *plain = bx_arena_copy(arena, name.ptr, name.len);
        BX_TRY_NEW(plain);
        *path = bx_file_exists(plain) ? plain : NULL;
        *looked = plain;
        return BX_OK;
    }
    bx_locate_folder folders[BX_LOCATE_WHYS];
    int count;
    BX_TRY(bx_locate_folders(arena, kind, beside, folders, &count));
    *path = NULL;
    for (int i = 0; i < count; i++) {
        bx_buf full = {0};
        bx_buf_printf(&full, "%s/%.*s", folders[i].path, BX_STR_ARG(name));
        const char *there = bx_buf_keep(&full, arena).ptr;
        BX_TRY_NEW(there);
        if (!bx_file_exists(there) || is_itself(there, beside)) continue;
        *path = there;
        break;
    }
    return list_looked(arena, folders, count, looked);
}
