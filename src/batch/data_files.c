#include "batch/data_files.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "base/vec.h"
#include "batch/origin_file.h"
#include "house/cargo.h"

#include "base/ban.h"

/* The data of a report that has a folder of its own, as one hands it in. */
#define DATA_NAME "data.yaml"

typedef BX_VEC(const char *) path_list;

/* Without what says nothing: "./a//b/./c" -> "a/b/c". ".." stays, as a link may stand before it. */
static void shorten(char *path)
{
    char *to = path;
    for (const char *from = path; *from;) {
        bool begins = to == path || to[-1] == '/';
        if (begins && from[0] == '.' && from[1] == '/') from += 2;
        else if (begins && to > path && from[0] == '/') from++;
        else *to++ = *from++;
    }
    *to = '\0';
}

static bx_status push(bx_arena *arena, path_list *list, const char *path)
{
    const char **slot = BX_VEC_PUSH(arena, list);
    BX_TRY_NEW(slot);
    char *copy = bx_arena_copy(arena, path, strlen(path));
    BX_TRY_NEW(copy);
    shorten(copy);
    *slot = *copy && (strcmp(copy, "-") != 0 || strcmp(path, "-") == 0) ? copy : path;
    return BX_OK;
}

static bool is_data_name(const char *name)
{
    bx_str text = bx_str_from(name);
    return name[0] != '.' && !bx_str_ends(text, BX_STR(BX_ORIGIN_ENDING)) &&
           (bx_str_ends(text, BX_STR(".yaml")) || bx_str_ends(text, BX_STR(".yml")) ||
            bx_str_ends(text, BX_STR(".json")));
}

/* A folder is being listed. Hidden names are nobody's data. */
typedef struct listing {
    bx_arena *arena;
    const char *folder;
    path_list *list;
    path_list passed; /* names that are no data; of folders with a slash behind them */
    bool is_cargo;    /* what was taken out of a PDF lies there, too */
} listing;

static bx_status pass_over(listing *l, const char *name, const char *end)
{
    bx_buf text = {0};
    bx_buf_printf(&text, "%s%s", name, end);
    const char *kept = bx_buf_keep(&text, l->arena).ptr;
    BX_TRY_NEW(kept);
    const char **slot = BX_VEC_PUSH(l->arena, &l->passed);
    BX_TRY_NEW(slot);
    *slot = kept;
    return BX_OK;
}

/* Whether a file of that name is in the folder. Out of memory: no. */
static bool holds(const char *folder, const char *name)
{
    bx_buf path = {0};
    bx_buf_printf(&path, "%s/%s", folder, name);
    bool is_there = !path.failed && bx_file_exists(path.ptr);
    bx_buf_release(&path);
    return is_there;
}

static bool is_taken_out(const char *folder)
{
    return holds(folder, BX_CARGO_DATA) && holds(folder, BX_CARGO_MADE);
}

/* What a PDF gives beside its data. */
static bool is_beside_data(const char *name)
{
    return strcmp(name, BX_CARGO_LAYOUT) == 0 || strcmp(name, BX_CARGO_MADE) == 0 ||
           strcmp(name, BX_CARGO_ORIGIN) == 0;
}

/* What stands beside the data of a folder. */
static bx_status pass_over_beside(listing *l, const char *name, const char *folder,
                                  const char *data)
{
    DIR *entries = opendir(folder);
    bx_status status = BX_OK;
    bool is_cargo = is_taken_out(folder);
    if (!entries) return BX_OK; /* its data will tell */
    for (struct dirent *entry; status == BX_OK && (entry = readdir(entries));) {
        bx_buf path = {0};
        bool is_other =
            strcmp(entry->d_name, data) != 0 && !(is_cargo && is_beside_data(entry->d_name));
        if (entry->d_name[0] == '.' || !is_other) continue;
        bx_buf_printf(&path, "%s/%s", name, entry->d_name);
        status = path.failed ? BX_ERR_MEMORY : pass_over(l, path.ptr, "");
        bx_buf_release(&path);
    }
    closedir(entries);
    return status;
}

/* What is a report's in a folder of its own: the file that is named so, or what was taken out; else NULL. */
static const char *data_in(const char *folder)
{
    if (holds(folder, DATA_NAME)) return DATA_NAME;
    return is_taken_out(folder) ? BX_CARGO_DATA : NULL;
}

static bx_status push_data_folder(listing *l, const char *name, bx_buf *path)
{
    const char *data = data_in(path->ptr);
    size_t len = path->len;
    if (!data) return pass_over(l, name, "/");
    bx_buf_printf(path, "/%s", data);
    if (path->failed) return BX_ERR_MEMORY;
    BX_TRY(push(l->arena, l->list, path->ptr));
    path->ptr[len] = '\0';
    return pass_over_beside(l, name, path->ptr, data);
}

static bx_status push_entry(listing *l, const char *name)
{
    bx_buf path = {0};
    size_t len = strlen(l->folder);
    if (name[0] == '.' || (l->is_cargo && is_beside_data(name))) return BX_OK;
    bx_buf_printf(&path, "%s%s%s", l->folder, len > 0 && l->folder[len - 1] == '/' ? "" : "/",
                  name);
    bx_status status = path.failed ? BX_ERR_MEMORY : BX_OK;
    if (status == BX_OK && bx_file_is_folder(path.ptr)) status = push_data_folder(l, name, &path);
    else if (status == BX_OK)
        status = is_data_name(name) ? push(l->arena, l->list, path.ptr) : pass_over(l, name, "");
    bx_buf_release(&path);
    return status;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Pictures are what data may name, and told by those that miss them; origins are this program's own. */
static bool is_expected(bx_str name)
{
    return bx_str_ends(name, BX_STR(".png")) || bx_str_ends(name, BX_STR(BX_ORIGIN_ENDING));
}

/* One note a folder. */
static bx_status tell_passed(listing *l, bx_diag *diag)
{
    enum { MOST = 10 };
    bx_buf names = {0};
    int told = 0, count = l->passed.count;
    if (count > 0) qsort(l->passed.items, (size_t)count, sizeof *l->passed.items, by_bytes);
    for (int i = 0; i < count; i++) {
        if (is_expected(bx_str_from(l->passed.items[i]))) continue;
        if (told++ < MOST) bx_buf_printf(&names, "%s%s", told > 1 ? ", " : "", l->passed.items[i]);
    }
    if (told > MOST) bx_buf_printf(&names, ", … (%d)", told);
    bx_status status = BX_OK;
    if (names.failed) status = BX_ERR_MEMORY;
    else if (told > 0) status = bx_report(diag, BX_E_PASSED_OVER, NULL, l->folder, names.ptr);
    bx_buf_release(&names);
    return status;
}

static bx_status push_folder(bx_arena *arena, const char *folder, bx_diag *diag, path_list *list)
{
    listing l = {.arena = arena, .folder = folder, .list = list, .is_cargo = is_taken_out(folder)};
    DIR *entries = opendir(folder);
    if (!entries) return bx_report(diag, BX_E_FILE_OPEN, NULL, folder, bx_errno_text(errno));
    int before = list->count;
    bx_status status = BX_OK;
    for (struct dirent *entry; status == BX_OK && (entry = readdir(entries));)
        status = push_entry(&l, entry->d_name);
    closedir(entries);
    BX_TRY(status);
    if (list->count > before)
        qsort(list->items + before, (size_t)(list->count - before), sizeof *list->items, by_bytes);
    return tell_passed(&l, diag);
}

/* Paths with the places where they were named. */
typedef struct named {
    const char *path;
    int place;
} named;

static int by_path_and_place(const void *a, const void *b)
{
    const named *one = a, *other = b;
    int order = strcmp(one->path, other->path);
    return order != 0 ? order : one->place - other->place;
}

/* Named twice, a file is one report, where it was named first. */
static bx_status drop_doubles(bx_arena *arena, path_list *list)
{
    int count = list->count, kept = 0;
    named *sorted = BX_NEW_ARRAY(arena, named, count + 1);
    BX_TRY_NEW(sorted);
    for (int i = 0; i < count; i++)
        sorted[i] = (named){list->items[i], i};
    qsort(sorted, (size_t)count, sizeof *sorted, by_path_and_place);
    for (int i = 1; i < count; i++)
        if (strcmp(sorted[i - 1].path, sorted[i].path) == 0) list->items[sorted[i].place] = NULL;
    for (int i = 0; i < count; i++)
        if (list->items[i]) list->items[kept++] = list->items[i];
    list->count = kept;
    return BX_OK;
}

bx_status bx_data_files_list(bx_arena *arena, const char *const *operands, int count,
                             const char *command, bx_diag *diag, bx_data_files *files)
{
    path_list list = {0};
    for (int i = 0; i < count; i++) {
        if (bx_file_is_folder(operands[i])) BX_TRY(push_folder(arena, operands[i], diag, &list));
        else BX_TRY(push(arena, &list, operands[i]));
    }
    if (list.count == 0) return bx_report(diag, BX_E_NO_DATA, NULL, command);
    BX_TRY(drop_doubles(arena, &list));
    *files = (bx_data_files){list.items, list.count};
    return BX_OK;
}
