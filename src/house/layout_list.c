#include "house/layout_list.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "source/source.h"

#include "base/ban.h"

typedef BX_VEC(const char *) name_list;

typedef struct lister {
    bx_arena *arena;
    bx_diag *diag;
    bx_diag *silent; /* for what may be no layout */
    BX_VEC(bx_listed_layout) found;
} lister;

static const char *id_of(bx_arena *arena, const char *file)
{
    bx_str name = bx_str_from(file);
    if (bx_str_ends(name, BX_STR(".yaml"))) name.len -= sizeof ".yaml" - 1;
    return bx_arena_copy(arena, name.ptr, name.len);
}

static bool is_layout_name(const char *file)
{
    bx_str name = bx_str_from(file);
    return file[0] != '.' &&
           (bx_str_ends(name, BX_STR(".yaml")) || bx_str_ends(name, BX_STR(".json")));
}

static bx_status take_extends(bx_arena *arena, const bx_node *root, bx_listed_layout *layout)
{
    const bx_node *extends = bx_node_lookup(root, BX_STR("extends"));
    if (!extends || bx_node_is_null(extends)) return BX_OK;
    bool is_list = extends->kind == BX_NODE_LIST;
    const bx_node *const *nodes = is_list ? extends->items : &extends;
    int count = is_list ? extends->count : 1;
    bx_str *names = BX_NEW_ARRAY(arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        if (nodes[i]->kind == BX_NODE_SCALAR) names[layout->extends_count++] = nodes[i]->text;
    layout->extends = names;
    return BX_OK;
}

static bx_status add_layout(lister *l, const bx_node *root, const char *id, const char *path,
                            bx_locate_why why)
{
    const bx_node *name = bx_node_lookup(root, BX_STR("name"));
    bx_listed_layout *layout = BX_VEC_PUSH(l->arena, &l->found);
    BX_TRY_NEW(layout);
    *layout = (bx_listed_layout){.id = id, .path = path, .why = why};
    if (name && name->kind == BX_NODE_SCALAR && !bx_node_is_null(name)) layout->name = name->text;
    return take_extends(l->arena, root, layout);
}

/* Data lie in the current folder too: what does not speak of banxin is not parsed. */
static bx_status read_file(lister *l, const char *path, bool may_be_data, const bx_node **root)
{
    bx_diag *diag = may_be_data ? l->silent : l->diag;
    bx_text_file *file = BX_NEW(l->arena, bx_text_file);
    BX_TRY_NEW(file);
    file->name = path;
    BX_TRY(bx_file_read(l->arena, path, BX_LIMIT_SOURCE_BYTES, diag, NULL, &file->text));
    if (may_be_data && bx_str_find(file->text, BX_STR("banxin")) == file->text.len) return BX_OK;
    BX_TRY(bx_source_parse(l->arena, file, diag, root));
    if (bx_node_lookup(*root, BX_STR("banxin"))) return BX_OK;
    const bx_place place = (*root)->place;
    *root = NULL;
    return bx_report(diag, BX_E_MISSING_KEY, &place, "banxin");
}

/* A fault of one file hides no other. */
static bx_status list_file(lister *l, const bx_locate_folder *folder, const char *file)
{
    const bx_node *root = NULL;
    bx_buf text = {0};
    bx_buf_printf(&text, "%s/%s", folder->path, file);
    const char *path = bx_buf_keep(&text, l->arena).ptr, *id = id_of(l->arena, file);
    BX_TRY_NEW(path);
    BX_TRY_NEW(id);
    if (!bx_file_exists(path)) return BX_OK;
    bx_status status = read_file(l, path, folder->why == BX_LOCATE_BESIDE, &root);
    bx_diag_clear(l->silent);
    if (status == BX_ERR_MEMORY) return status;
    return status == BX_OK && root ? add_layout(l, root, id, path, folder->why) : BX_OK;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bx_status push_name(bx_arena *arena, name_list *names, const char *name)
{
    const char **slot = BX_VEC_PUSH(arena, names);
    BX_TRY_NEW(slot);
    *slot = bx_arena_copy(arena, name, strlen(name));
    return *slot ? BX_OK : BX_ERR_MEMORY;
}

/* In the order of their bytes, in which their faults are told, too. */
static bx_status list_folder(lister *l, const bx_locate_folder *folder)
{
    DIR *entries = opendir(folder->path);
    bx_status status = BX_OK;
    name_list names = {0};
    if (!entries) return BX_OK; /* most of the places are not there */
    for (struct dirent *entry; status == BX_OK && (entry = readdir(entries));)
        if (is_layout_name(entry->d_name)) status = push_name(l->arena, &names, entry->d_name);
    closedir(entries);
    if (names.count > 0) qsort(names.items, (size_t)names.count, sizeof *names.items, by_bytes);
    for (int i = 0; status == BX_OK && i < names.count; i++)
        status = list_file(l, folder, names.items[i]);
    return status;
}

static int by_id(const void *a, const void *b)
{
    const bx_listed_layout *one = a, *other = b;
    int order = strcmp(one->id, other->id);
    return order != 0 ? order : (int)one->why - (int)other->why;
}

/* $BANXIN_HOME may be the source tree; the current folder may be one of layouts, and counts as that. */
static bool is_folder_again(const bx_locate_folder *folders, int count, int i)
{
    bool is_here = folders[i].why == BX_LOCATE_BESIDE;
    for (int k = 0; k < count; k++) {
        bool comes_first = is_here ? k > i : k < i && folders[k].why != BX_LOCATE_BESIDE;
        if (comes_first && bx_file_is_same(folders[i].path, folders[k].path)) return true;
    }
    return false;
}

static bx_status list_all(lister *l)
{
    bx_locate_folder folders[BX_LOCATE_WHYS];
    int count;
    BX_TRY(bx_locate_folders(l->arena, "layouts", "./", folders, &count));
    for (int i = 0; i < count; i++)
        if (!is_folder_again(folders, count, i)) BX_TRY(list_folder(l, &folders[i]));
    return BX_OK;
}

bx_status bx_layout_list_read(bx_arena *arena, bx_diag *diag, bx_layout_list *list)
{
    lister l = {.arena = arena, .diag = diag, .silent = bx_diag_new()};
    BX_TRY_NEW(l.silent);
    bx_status status = list_all(&l);
    bx_diag_free(l.silent);
    if (status != BX_OK) return status;
    bx_listed_layout *items = l.found.items;
    if (l.found.count > 0) qsort(items, (size_t)l.found.count, sizeof *items, by_id);
    for (int i = 1; i < l.found.count; i++)
        if (strcmp(items[i].id, items[i - 1].id) == 0)
            items[i].hidden_by = items[i - 1].hidden_by ? items[i - 1].hidden_by : &items[i - 1];
    *list = (bx_layout_list){items, l.found.count};
    return BX_OK;
}
