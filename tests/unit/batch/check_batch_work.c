/* A report read, named and made; and one that changed between the two readings. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/work.h"
#include "support/folder.h"
#include "support/suite.h"

#define NOTE(name, text) "layout: note\n机关: " name "\n正文: |\n  " text "\n"

static const char layout[] = "banxin: 1\nextends: gbt9704\nname: 便函\noutput: \"{机关}\"\n"
                             "author: \"{机关}\"\nfields:\n"
                             "  机关: {type: text, required: true}\n"
                             "  正文: {type: paragraphs, required: true}\n"
                             "body:\n  - paragraphs: \"{正文}\"\n";

static const bx_orders orders = {.purpose = BX_PURPOSE_RENDER, .no_sync = true};
static bx_target target;
static bx_work work;
static const char *folder, *data, *pdf;

static void open_test(void)
{
    char home[1024];
    if (!getcwd(home, sizeof home)) ck_abort_msg("no folder");
    setenv("BANXIN_HOME", home, 1);
    folder = bx_folder_new();
    bx_folder_put(folder, "note.yaml", layout);
    data = bx_folder_put(folder, "data.yaml", NOTE("甲局", "天地玄黄。"));
    pdf = bx_folder_path(folder, "out.pdf");
    work = (bx_work){.orders = &orders,
                     .house = bx_house_new(),
                     .diag = bx_diag_new(),
                     .arena = bx_arena_new(1 << 24),
                     .target = &target,
                     .hashes = true};
}

static void close_test(void)
{
    bx_house_free(work.house);
    bx_diag_free(work.diag);
    bx_arena_free(work.arena);
    bx_folder_remove(folder);
}

START_TEST(a_plan_is_kept)
{
    bx_intent intent;
    char signed_as[65];
    open_test();
    ck_assert(!bx_work_plan(&work, data, work.arena, &intent).failed);
    ck_assert(bx_str_is(intent.name, "甲局") && bx_str_is(intent.body, "甲局"));
    ck_assert(bx_str_is(intent.layout, "便函"));
    ck_assert_uint_eq(strlen(intent.print.input), 64);
    ck_assert_uint_eq(strlen(intent.print.layout), 64);
    ck_assert_str_eq(intent.print.pictures, "");
    bx_outcome made = bx_work_do(&work, data, pdf, &intent.print, NULL);
    ck_assert(!made.failed);
    ck_assert_int_eq(made.pages, 1);
    ck_assert(bx_work_is_made(&work, pdf, made.output, signed_as));
    ck_assert_str_eq(signed_as, "");
    ck_assert(!bx_work_is_made(&work, data, made.output, signed_as));
    close_test();
}
END_TEST

START_TEST(what_changed_is_refused)
{
    bx_intent intent;
    open_test();
    ck_assert(!bx_work_plan(&work, data, work.arena, &intent).failed);
    bx_folder_put(folder, "data.yaml", NOTE("乙局", "宇宙洪荒。"));
    ck_assert(bx_work_do(&work, data, pdf, &intent.print, NULL).failed);
    ck_assert_int_eq(bx_diag_count(work.diag), 1);
    ck_assert_int_eq(bx_code_number(bx_diag_at(work.diag, 0)->code), 912);
    ck_assert(!bx_file_exists(pdf));
    close_test();
}
END_TEST

/* The ten thousandth report of a batch has the memory of the hundredth: it once left its layout's path. */
START_TEST(asking_for_a_layout_again_takes_no_memory)
{
    const bx_layout *first, *again;
    open_test();
    const bx_layout_request note = {.name = BX_STR("note"), .beside = data};
    const bx_layout_request none = {.name = BX_STR("none"), .beside = data};
    ck_assert_int_eq(bx_house_layout(work.house, &note, work.diag, &first), BX_OK);
    size_t before = mallinfo2().uordblks;
    for (int i = 0; i < 4000; i++) {
        ck_assert_int_eq(bx_house_layout(work.house, &note, work.diag, &again), BX_OK);
        ck_assert_ptr_eq(again, first);
    }
    for (int i = 0; i < 4000; i++) {
        bx_diag_clear(work.diag);
        ck_assert_int_ne(bx_house_layout(work.house, &none, work.diag, &again), BX_OK);
    }
    bx_diag_clear(work.diag);
    ck_assert_uint_le(mallinfo2().uordblks, before + 65536); /* 8,000 paths take a megabyte */
    close_test();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {a_plan_is_kept, what_changed_is_refused,
                            asking_for_a_layout_again_takes_no_memory};
    return bx_suite_run("batch/work", tests, BX_COUNT(tests));
}
