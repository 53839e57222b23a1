#include "batch/merge.h"

#include <errno.h>
#include <string.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "batch/leftovers.h"
#include "batch/manifest.h"

#include "base/ban.h"

/* Lines of all manifests, with the place where they came. */
typedef struct placed {
    const bx_manifest_line *line;
    int place;
} placed;

typedef BX_VEC(placed) placed_list;

static bool is_made(const placed *p)
{
    return bx_str_is(p->line->status, "made");
}

/* By the data; of one report the line that counts comes last. */
static int by_meaning(const void *a, const void *b)
{
    const placed *one = a, *other = b;
    int order = bx_manifest_compare(one->line, other->line);
    if (order != 0) return order;
    if (is_made(one) != is_made(other)) return is_made(one) ? 1 : -1;
    return one->place - other->place;
}

static int by_output_alone(const void *a, const void *b)
{
    const placed *one = a, *other = b;
    return bx_str_compare(one->line->output, other->line->output);
}

static int by_output(const void *a, const void *b)
{
    const placed *one = a, *other = b;
    int order = by_output_alone(a, b);
    return order != 0 ? order : bx_str_compare(one->line->input, other->line->input);
}

/* What is damaged would be lost in silence: the run that wrote it was killed, or it is another file. */
static bx_status load_whole(bx_arena *arena, const char *path, bx_diag *diag,
                            const bx_manifest **manifest)
{
    BX_TRY(bx_manifest_load(arena, path, diag, manifest));
    int damage = bx_manifest_damage(*manifest);
    if (damage == 0) return BX_OK;
    char number[16];
    snprintf(number, sizeof number, "%d", damage);
    return bx_report(diag, BX_E_MANIFEST_LINE, NULL, path, number);
}

/* "a/manifest-2-of-8.jsonl" -> 2, 8; false for a name that is no part's. */
static bool part_of(const char *path, int64_t *part, int64_t *parts)
{
    const char *slash = strrchr(path, '/');
    bx_str name = bx_str_from(slash ? slash + 1 : path);
    const bx_str before = BX_STR("manifest-"), between = BX_STR("-of-"), behind = BX_STR(".jsonl");
    if (!bx_str_starts(name, before) || !bx_str_ends(name, behind)) return false;
    bx_str numbers = {name.ptr + before.len, name.len - behind.len - before.len};
    size_t at = bx_str_find(numbers, between);
    if (name.len < before.len + behind.len || at + between.len > numbers.len) return false;
    bx_str last = {numbers.ptr + at + between.len, numbers.len - at - between.len};
    return bx_str_to_int((bx_str){numbers.ptr, at}, part) && bx_str_to_int(last, parts) &&
           *part >= 1 && *part <= *parts && *parts <= BX_LIMIT_SHARDS;
}

/* Who names parts means all of them. */
static bx_status check_parts(bx_arena *arena, const bx_merge *m, bx_diag *diag)
{
    bx_status status = BX_OK;
    int64_t part, own, parts = 0;
    for (int i = 0; i < m->count && parts == 0; i++)
        if (!part_of(m->paths[i], &part, &parts)) parts = 0;
    bool *is_there = BX_NEW_ARRAY(arena, bool, parts + 1);
    BX_TRY_NEW(is_there);
    for (int i = 0; i < m->count; i++)
        if (part_of(m->paths[i], &part, &own) && own == parts) is_there[part] = true;
    for (int64_t i = 1; i <= parts; i++) {
        char missing[24], all[24];
        if (is_there[i]) continue;
        snprintf(missing, sizeof missing, "%d", (int)i);
        snprintf(all, sizeof all, "%d", (int)parts);
        status = bx_report(diag, BX_E_PART_MISSING, NULL, all, missing);
    }
    return status;
}

/* A slip of -o must cost neither a part's manifest nor any other file. */
static bx_status spare_files(bx_arena *arena, const bx_merge *m, bx_diag *diag)
{
    const bx_manifest *old;
    for (int i = 0; i < m->count; i++)
        if (bx_file_is_same(m->output, m->paths[i]))
            return bx_report(diag, BX_E_OUTPUT_IS_INPUT, NULL, m->output);
    return strcmp(m->output, "-") == 0 ? BX_OK : load_whole(arena, m->output, diag, &old);
}

static bx_status take_all(bx_arena *arena, const bx_merge *m, bx_diag *diag, placed_list *all)
{
    for (int i = 0; i < m->count; i++) {
        const bx_manifest *manifest;
        if (!bx_file_exists(m->paths[i]))
            return bx_report(diag, BX_E_FILE_OPEN, NULL, m->paths[i], bx_errno_text(ENOENT));
        BX_TRY(load_whole(arena, m->paths[i], diag, &manifest));
        for (int k = 0; k < bx_manifest_count(manifest); k++) {
            placed *slot = BX_VEC_PUSH(arena, all);
            BX_TRY_NEW(slot);
            *slot = (placed){bx_manifest_at(manifest, k), all->count};
        }
    }
    return BX_OK;
}

static void drop_doubles(placed_list *all)
{
    int kept = 0;
    if (all->count > 0) qsort(all->items, (size_t)all->count, sizeof *all->items, by_meaning);
    for (int i = 0; i < all->count; i++) {
        bool is_last = i + 1 == all->count ||
                       bx_manifest_compare(all->items[i].line, all->items[i + 1].line) != 0;
        if (is_last) all->items[kept++] = all->items[i];
    }
    all->count = kept;
}

static bx_status report_same(bx_arena *arena, const placed *one, const placed *other, bx_diag *diag)
{
    bx_str words[] = {one->line->output, one->line->input, other->line->input};
    const char *args[3], *shared = BX_BOTH("the same file name", "相同的文件名");
    for (int i = 0; i < 3; i++) {
        args[i] = bx_arena_copy(arena, words[i].ptr, words[i].len);
        BX_TRY_NEW(args[i]);
    }
    return bx_report(diag, BX_E_SAME_OUTPUT, NULL, args[0], args[1], args[2], shared);
}

/* What one part has left another may make; the rest is told, as no part alone could. */
static bx_status keep_left(bx_arena *arena, placed_list *all, const placed *made, int count,
                           bx_diag *diag)
{
    int kept = 0;
    for (int i = 0; i < all->count; i++) {
        const placed *p = &all->items[i];
        bool left = bx_manifest_is_left(p->line);
        if (left && bsearch(p, made, (size_t)count, sizeof *made, by_output_alone)) continue;
        all->items[kept++] = *p;
        if (left) BX_TRY(bx_leftovers_tell(arena, p->line, diag));
    }
    all->count = kept;
    return BX_OK;
}

/* What no machine alone can see: two reports that went to one file. */
static bx_status check_outputs(bx_arena *arena, placed_list *all, bx_diag *diag)
{
    bx_status status = BX_OK;
    placed *sorted = BX_NEW_ARRAY(arena, placed, all->count);
    BX_TRY_NEW(sorted);
    int count = 0;
    for (int i = 0; i < all->count; i++)
        if (is_made(&all->items[i])) sorted[count++] = all->items[i];
    if (count > 0) qsort(sorted, (size_t)count, sizeof *sorted, by_output);
    for (int i = 1; i < count; i++)
        if (bx_str_equal(sorted[i - 1].line->output, sorted[i].line->output))
            status = report_same(arena, &sorted[i - 1], &sorted[i], diag);
    return status == BX_OK ? keep_left(arena, all, sorted, count, diag) : status;
}

static bx_status write_all(bx_arena *arena, const bx_merge *m, const placed_list *all,
                           bx_diag *diag)
{
    bx_buf manifest = {0}, summary = {0};
    bx_manifest_summarize(NULL, m->language, &summary);
    for (int i = 0; i < all->count; i++) {
        bx_manifest_write(all->items[i].line, &manifest);
        bx_manifest_summarize(all->items[i].line, m->language, &summary);
    }
    bx_status status = manifest.failed || summary.failed ? BX_ERR_MEMORY : BX_OK;
    const char *beside = bx_file_beside(arena, m->output, BX_STR("summary.tsv"));
    if (!beside) status = BX_ERR_MEMORY;
    if (status == BX_OK) status = bx_file_replace(m->output, bx_buf_str(&manifest), true, diag);
    if (status == BX_OK && strcmp(m->output, "-") != 0)
        status = bx_file_replace(beside, bx_buf_str(&summary), true, diag);
    bx_buf_release(&manifest);
    bx_buf_release(&summary);
    return status;
}

bx_status bx_merge_run(bx_arena *arena, const bx_merge *m, bx_diag *diag)
{
    placed_list all = {0};
    BX_TRY(check_parts(arena, m, diag));
    BX_TRY(spare_files(arena, m, diag));
    BX_TRY(take_all(arena, m, diag, &all));
    drop_doubles(&all);
    BX_TRY(check_outputs(arena, &all, diag));
    return write_all(arena, m, &all, diag);
}
