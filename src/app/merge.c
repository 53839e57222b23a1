#include "app/merge.h"

#include <errno.h>
#include <string.h>

#include "app/manifest.h"
#include "base/file.h"
#include "base/vec.h"

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
static int by_input(const void *a, const void *b)
{
    const placed *one = a, *other = b;
    int order = bx_str_compare(one->line->input, other->line->input);
    if (order != 0) return order;
    if (is_made(one) != is_made(other)) return is_made(one) ? 1 : -1;
    return one->place - other->place;
}

static int by_output(const void *a, const void *b)
{
    const placed *one = a, *other = b;
    int order = bx_str_compare(one->line->output, other->line->output);
    return order != 0 ? order : bx_str_compare(one->line->input, other->line->input);
}

static bx_status take_all(bx_arena *arena, const bx_options *o, bx_diag *diag, placed_list *all)
{
    for (int i = 0; i < o->operand_count; i++) {
        const bx_manifest *manifest;
        if (!bx_file_exists(o->operands[i]))
            return bx_report(diag, BX_E_FILE_OPEN, NULL, o->operands[i], strerror(ENOENT));
        BX_TRY(bx_manifest_load(arena, o->operands[i], diag, &manifest));
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
    if (all->count > 0) qsort(all->items, (size_t)all->count, sizeof *all->items, by_input);
    for (int i = 0; i < all->count; i++) {
        bool is_last = i + 1 == all->count ||
                       !bx_str_equal(all->items[i].line->input, all->items[i + 1].line->input);
        if (is_last) all->items[kept++] = all->items[i];
    }
    all->count = kept;
}

static bx_status report_same(bx_arena *arena, const placed *one, const placed *other, bx_diag *diag)
{
    bx_str words[] = {one->line->output, one->line->input, other->line->input};
    const char *args[3];
    for (int i = 0; i < 3; i++) {
        args[i] = bx_arena_copy(arena, words[i].ptr, words[i].len);
        BX_TRY_NEW(args[i]);
    }
    return bx_report(diag, BX_E_SAME_OUTPUT, NULL, args[0], args[1], args[2]);
}

/* What no machine alone can see: two reports that went to one file. */
static bx_status check_outputs(bx_arena *arena, const placed_list *all, bx_diag *diag)
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
    return status;
}

static bx_status write_all(bx_arena *arena, const bx_options *o, const placed_list *all,
                           bx_diag *diag)
{
    bx_buf manifest = {0}, summary = {0};
    bx_manifest_summarize(NULL, o->language, &summary);
    for (int i = 0; i < all->count; i++) {
        bx_manifest_write(all->items[i].line, &manifest);
        bx_manifest_summarize(all->items[i].line, o->language, &summary);
    }
    bx_status status = manifest.failed || summary.failed ? BX_ERR_MEMORY : BX_OK;
    const char *beside = bx_file_beside(arena, o->output, BX_STR("summary.tsv"));
    if (!beside) status = BX_ERR_MEMORY;
    if (status == BX_OK) status = bx_file_replace(o->output, bx_buf_str(&manifest), true, diag);
    if (status == BX_OK && strcmp(o->output, "-") != 0)
        status = bx_file_replace(beside, bx_buf_str(&summary), true, diag);
    bx_buf_release(&manifest);
    bx_buf_release(&summary);
    return status;
}

bx_status bx_merge_run(bx_arena *arena, const bx_options *o, bx_diag *diag)
{
    placed_list all = {0};
    BX_TRY(take_all(arena, o, diag, &all));
    drop_doubles(&all);
    BX_TRY(check_outputs(arena, &all, diag));
    return write_all(arena, o, &all, diag);
}
