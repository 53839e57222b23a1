#include "batch/leftovers.h"

#include "base/file.h"

#include "base/ban.h"

struct bx_leftovers {
    const char *folder;
    const bx_manifest_line **by_input, **by_file;
    int count;
    bool named;
};

static int by_input(const void *a, const void *b)
{
    const bx_manifest_line *const *one = a, *const *other = b;
    return bx_str_compare((*one)->input, (*other)->input);
}

static int by_file(const void *a, const void *b)
{
    const bx_manifest_line *const *one = a, *const *other = b;
    return bx_str_compare(bx_manifest_file(*one), bx_manifest_file(*other));
}

static const bx_manifest_line **sort(bx_arena *arena, const bx_manifest_line *lines, int count,
                                     int (*order)(const void *, const void *))
{
    const bx_manifest_line **sorted = BX_NEW_ARRAY(arena, const bx_manifest_line *, count + 1);
    for (int i = 0; sorted && i < count; i++)
        sorted[i] = &lines[i];
    if (sorted) qsort(sorted, (size_t)count, sizeof *sorted, order);
    return sorted;
}

bx_leftovers *bx_leftovers_new(bx_arena *arena, const char *folder, const bx_manifest_line *lines,
                               int count, bool named)
{
    bx_leftovers *l = BX_NEW(arena, bx_leftovers);
    if (!l) return NULL;
    *l = (bx_leftovers){.folder = folder, .count = count, .named = named};
    l->by_input = sort(arena, lines, count, by_input);
    l->by_file = sort(arena, lines, count, by_file);
    return l->by_input && l->by_file ? l : NULL;
}

static const bx_manifest_line *find(const bx_leftovers *l, const bx_manifest_line *line,
                                    const bx_manifest_line *const *sorted,
                                    int (*order)(const void *, const void *))
{
    const bx_manifest_line *const *found =
        bsearch(&line, sorted, (size_t)l->count, sizeof *sorted, order);
    return found ? *found : NULL;
}

/* Without memory for the question: yes, which changes nothing. */
static bool is_there(const char *folder, bx_str path)
{
    bx_buf name = {0};
    bx_buf_add_text(&name, folder);
    bx_buf_add_str(&name, path);
    bool there = name.failed || bx_file_is_there(name.ptr);
    bx_buf_release(&name);
    return there;
}

/* With its slash; empty: none was named. */
static bx_str folder_of(bx_str path)
{
    while (path.len > 0 && path.ptr[path.len - 1] != '/')
        path.len--;
    return path;
}

/* Where the data are listed: "data/x.yaml" and "data/x/data.yaml" in "data/". */
static bx_str home_of(bx_str input)
{
    bx_str folder = folder_of(input);
    bx_str name = {input.ptr + folder.len, input.len - folder.len};
    if (!bx_str_is(name, "data.yaml") || folder.len == 0) return folder;
    return folder_of((bx_str){folder.ptr, folder.len - 1});
}

/* A path without a folder, or from another place than this run's, says nothing here. */
static bool can_be_judged(const bx_leftovers *l, const bx_manifest_line *old)
{
    bx_str home = home_of(old->input);
    if (home.len == 0 || !bx_str_is(folder_of(old->output), l->folder)) return false;
    for (int i = 0; i < l->count; i++)
        if (bx_str_equal(home_of(l->by_input[i]->input), home)) return true;
    return false;
}

static bool is_withdrawn(const bx_leftovers *l, const bx_manifest_line *old)
{
    return !is_there("", old->input) && can_be_judged(l, old);
}

bx_fate bx_leftovers_judge(const bx_leftovers *l, const bx_manifest_line *old)
{
    bool was_left = bx_manifest_is_left(old);
    const bx_manifest_line *now = was_left ? NULL : find(l, old, l->by_input, by_input);
    if (!l->named) return now ? BX_FATE_GOES : BX_FATE_STAYS;
    bx_str file = bx_manifest_file(old);
    bool has_other = file.len > 0 && find(l, old, l->by_file, by_file);
    if (has_other || (now && now->status.len == 0)) return BX_FATE_GOES;
    if (!now && !was_left && !is_withdrawn(l, old)) return BX_FATE_STAYS;
    return file.len > 0 && is_there(l->folder, file) ? BX_FATE_LEFT : BX_FATE_GOES;
}

bx_status bx_leftovers_tell(bx_arena *arena, const bx_manifest_line *old, bx_diag *diag)
{
    bx_str output = bx_str_copy(arena, old->output), input = bx_str_copy(arena, old->input);
    BX_TRY_NEW(output.ptr);
    BX_TRY_NEW(input.ptr);
    return bx_report(diag, BX_E_LEFT_BEHIND, NULL, output.ptr, input.ptr);
}
