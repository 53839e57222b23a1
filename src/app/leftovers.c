#include "app/leftovers.h"

#include <string.h>

#include "base/file.h"

#include "base/ban.h"

/* Of this run: by data, and by what they make. */
typedef struct known {
    bx_arena *arena;
    const bx_manifest_line **by_input, **by_output;
    int count;
} known;

static int by_input(const void *a, const void *b)
{
    const bx_manifest_line *const *one = a, *const *other = b;
    return bx_str_compare((*one)->input, (*other)->input);
}

static int by_output(const void *a, const void *b)
{
    const bx_manifest_line *const *one = a, *const *other = b;
    return bx_str_compare((*one)->output, (*other)->output);
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

static const bx_manifest_line *find(const known *k, const bx_manifest_line *line,
                                    const bx_manifest_line *const *sorted,
                                    int (*order)(const void *, const void *))
{
    const bx_manifest_line *const *found =
        bsearch(&line, sorted, (size_t)k->count, sizeof *sorted, order);
    return found ? *found : NULL;
}

static bool is_there(bx_arena *arena, bx_str path)
{
    bx_arena_mark mark = bx_arena_mark_here(arena);
    const char *name = bx_arena_copy(arena, path.ptr, path.len);
    bool there = !name || bx_file_is_there(name);
    bx_arena_rewind(arena, mark);
    return there;
}

/* The file is not there, though its folder is. */
static bool is_withdrawn(bx_arena *arena, bx_str input)
{
    size_t len = input.len;
    while (len > 0 && input.ptr[len - 1] != '/')
        len--;
    bx_str folder = len > 0 ? (bx_str){input.ptr, len} : BX_STR(".");
    return !is_there(arena, input) && is_there(arena, folder);
}

bool bx_leftovers_is_gone(bx_arena *arena, const bx_manifest_line *line)
{
    return is_withdrawn(arena, line->input) && !is_there(arena, line->output);
}

static bool is_left_behind(const known *k, const bx_manifest_line *old)
{
    if (old->output.len == 0 || find(k, old, k->by_output, by_output)) return false;
    const bx_manifest_line *now = find(k, old, k->by_input, by_input);
    bool makes_another = now && bx_str_is(now->status, "made");
    if (!makes_another && (now || !is_withdrawn(k->arena, old->input))) return false;
    return is_there(k->arena, old->output);
}

bx_status bx_leftovers_tell(bx_arena *arena, const bx_manifest *before,
                            const bx_manifest_line *lines, int count, bx_diag *diag)
{
    known k = {.arena = arena, .count = count};
    k.by_input = sort(arena, lines, count, by_input);
    k.by_output = sort(arena, lines, count, by_output);
    BX_TRY_NEW(k.by_input);
    BX_TRY_NEW(k.by_output);
    for (int i = 0; i < bx_manifest_count(before); i++) {
        const bx_manifest_line *old = bx_manifest_at(before, i);
        if (!is_left_behind(&k, old)) continue;
        bx_str output = bx_str_copy(arena, old->output), input = bx_str_copy(arena, old->input);
        BX_TRY_NEW(output.ptr);
        BX_TRY_NEW(input.ptr);
        bx_report(diag, BX_E_LEFT_BEHIND, NULL, output.ptr, input.ptr);
    }
    return BX_OK;
}
