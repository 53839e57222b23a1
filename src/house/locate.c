#include "house/locate.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"

#include "base/ban.h"

#ifndef BX_SHARE_DIR
#define BX_SHARE_DIR "/usr/local/share/banxin"
#endif

enum { PLACES = 5, LONGEST_PATH = 4096 };

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
    const char *copy = path.failed ? NULL : bx_arena_copy(arena, path.ptr, path.len);
    bx_buf_release(&path);
    return copy;
}

static const char *folder_of(bx_arena *arena, const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? bx_arena_copy(arena, file, (size_t)(slash - file))
                 : bx_arena_copy(arena, ".", 1);
}

static int list_folders(bx_arena *arena, const char *kind, const char *beside,
                        const char *folders[PLACES])
{
    int count = 0;
    const char *home = getenv("BANXIN_HOME");
    const char *tree = source_tree(arena);
    if (beside) folders[count++] = folder_of(arena, beside);
    folders[count++] = kind;
    if (home && *home) folders[count++] = join(arena, home, kind);
    folders[count++] = join(arena, BX_SHARE_DIR, kind);
    if (tree) folders[count++] = join(arena, tree, kind);
    return count;
}

static bx_status list_looked(bx_arena *arena, const char *const *folders, int count,
                             const char **looked)
{
    bx_buf list = {0};
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_buf_add_text(&list, ", ");
        bx_buf_add_text(&list, folders[i]);
    }
    *looked = list.failed ? NULL : bx_arena_copy(arena, list.ptr, list.len);
    bx_buf_release(&list);
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
    const char *folders[PLACES] = {0};
    int count = list_folders(arena, kind, beside, folders);
    *path = NULL;
    for (int i = 0; i < count; i++)
        BX_TRY_NEW(folders[i]);
    for (int i = 0; i < count; i++) {
        bx_buf full = {0};
        bx_buf_printf(&full, "%s/%.*s", folders[i], BX_STR_ARG(name));
        bool found = !full.failed && bx_file_exists(full.ptr) && !is_itself(full.ptr, beside);
        const char *copy = found ? bx_arena_copy(arena, full.ptr, full.len) : NULL;
        bool failed = full.failed || (found && !copy);
        bx_buf_release(&full);
        if (failed) return BX_ERR_MEMORY;
        if (found) {
            *path = copy;
            break;
        }
    }
    return list_looked(arena, folders, count, looked);
}
