/* Where things come from and go to: data files, layouts and fonts, the PDF. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/data_files.h"
#include "batch/target.h"
#include "house/locate.h"
#include "support/folder.h"
#include "support/suite.h"

static const char *folder;
static bx_arena *arena;
static bx_diag *diag;

static void open_test(void)
{
    folder = bx_folder_new();
    arena = bx_arena_new(1 << 20);
    diag = bx_diag_new();
    if (chdir(folder) != 0) ck_abort_msg("no folder");
}

static void close_test(void)
{
    bx_diag_free(diag);
    bx_arena_free(arena);
    bx_folder_remove(folder);
}

/* --- target ------------------------------------------------------------------- */

START_TEST(knows_where_the_pdf_goes)
{
    /* option NULL: not given; name: what the pattern gave for this report */
    static const struct {
        const char *option, *data, *name, *path;
    } rows[] = {
        {NULL, "data.yaml", "某局-2023", "data.pdf"},
        {NULL, "a/b/报告.yaml", "", "报告.pdf"},
        {NULL, "a.b/c", "", "c.pdf"},
        {NULL, "a/.yaml", "", ".yaml.pdf"},
        {NULL, "a/b.2023.yaml", "", "b.2023.pdf"},
        {NULL, "-", "x", "report.pdf"},
        {"x.pdf", "data.yaml", "某局-2023", "x.pdf"},
        {"x", "data.yaml", "某局-2023", "x"},
        {"-", "data.yaml", "某局-2023", "-"},
        {"out", "data.yaml", "某局-2023", "out/某局-2023.pdf"},
        {"out/", "data.yaml", "某局-2023", "out/某局-2023.pdf"},
        {"./out", "data.yaml", "某局-2023", "./out/某局-2023.pdf"},
        {"out", "a/data.yaml", "", "out/data.pdf"},
        {"none/", "data.yaml", "某局-2023", "none/某局-2023.pdf"},
        {"out/{机关}.pdf", "data.yaml", "某局", "out/某局.pdf"},
        {"{机关}.pdf", "data.yaml", "某局", "某局.pdf"},
        {"/a/b/{机关}", "data.yaml", "某局", "/a/b/某局.pdf"},
    };
    open_test();
    mkdir("out", 0700);
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_target target;
        const char *path = NULL;
        ck_assert_int_eq(bx_target_init(arena, rows[i].option, false, NULL, &target), BX_OK);
        ck_assert_int_eq(
            bx_target_path(arena, &target, rows[i].data, bx_str_from(rows[i].name), diag, &path),
            BX_OK);
        ck_assert_msg(strcmp(path, rows[i].path) == 0, "row %d: %s", i, path);
    }
    ck_assert_int_eq(bx_diag_count(diag), 0);
    close_test();
}
END_TEST

START_TEST(names_that_only_look_right)
{
    static const struct {
        const char *option, *data, *name, *wanted; /* NULL: no warning */
    } rows[] = {
        {NULL, "a/望川县⽔利局.yaml", "", "望川县水利局.pdf"},
        {NULL, "⾦山区.json", "", "金山区.pdf"},
        {"{机关}", "data.yaml", "望川县⽔利局-2024", "望川县水利局-2024.pdf"},
        {"⽔/{机关}", "data.yaml", "⻓沙", "长沙.pdf"},
        {"⽔.pdf", "data.yaml", "", "水.pdf"},
        {NULL, "a.yaml", "", NULL},
        {"⽔/", "a.yaml", "", NULL},
        {"{机关}", "data.yaml", "望川县水利局", NULL},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_target target;
        const char *path = NULL;
        bx_diag_clear(diag);
        bx_target_init(arena, rows[i].option, false, NULL, &target);
        ck_assert_int_eq(
            bx_target_path(arena, &target, rows[i].data, bx_str_from(rows[i].name), diag, &path),
            BX_OK);
        ck_assert_msg((bx_diag_warnings(diag) == 1) == (rows[i].wanted != NULL), "row %d", i);
        if (!rows[i].wanted) continue;
        const bx_diagnostic *d = bx_diag_at(diag, 0);
        ck_assert_int_eq(d->code, BX_E_FILE_NAME_LOOKALIKE);
        ck_assert_msg(bx_str_is(d->args[3], rows[i].wanted), "row %d: %.*s", i,
                      BX_STR_ARG(d->args[3]));
    }
    bx_buf message = {0};
    bx_diag_clear(diag);
    bx_report(diag, BX_E_FILE_NAME_LOOKALIKE, NULL, "⽔.pdf", "⽔", "水", "水.pdf");
    bx_diagnostic_write(bx_diag_at(diag, 0), BX_ENGLISH, &message);
    ck_assert_str_eq(message.ptr, "the file name ⽔.pdf has ⽔, which only looks like 水");
    bx_buf_release(&message);
    close_test();
}
END_TEST

START_TEST(a_folder_is_no_pattern)
{
    open_test();
    bx_target target;
    ck_assert_int_eq(bx_target_init(arena, "a/{年度}/{机关}.pdf", false, diag, &target),
                     BX_ERR_USAGE);
    ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), 903);
    close_test();
}
END_TEST

START_TEST(takes_the_pattern_out_of_the_option)
{
    static const struct {
        const char *option, *folder, *pattern; /* NULL: none */
    } rows[] = {
        {NULL, NULL, NULL},
        {"-", NULL, NULL},
        {"x.pdf", NULL, NULL},
        {"out/", "out/", NULL},
        {"{机关}", "", "{机关}"},
        {"{机关}-{年度}.pdf", "", "{机关}-{年度}"},
        {"a/b/{机关}.pdf", "a/b/", "{机关}"},
        {"a/{机关}.v2.pdf", "a/", "{机关}.v2"},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_target target;
        ck_assert_int_eq(bx_target_init(arena, rows[i].option, false, NULL, &target), BX_OK);
        ck_assert_msg((target.folder != NULL) == (rows[i].folder != NULL), "row %d", i);
        ck_assert_msg((target.pattern != NULL) == (rows[i].pattern != NULL), "row %d", i);
        if (target.folder) ck_assert_str_eq(target.folder, rows[i].folder);
        if (target.pattern) ck_assert_str_eq(target.pattern, rows[i].pattern);
    }
    close_test();
}
END_TEST

START_TEST(only_pdf_is_made_and_only_where_a_folder_is)
{
    static const struct {
        const char *option;
        int code; /* 0: taken */
        const char *meant;
    } rows[] = {
        {"x.docx", 927, "x.pdf"},
        {"a.OFD", 927, "a.pdf"},
        {"./x.wps", 927, "./x.pdf"},
        {"{机关}.docx", 927, "{机关}.pdf"},
        {"报告.2024.xlsx", 927, "报告.2024.pdf"},
        {"x.yaml", 927, "x.pdf"},
        {"x.pdf", 0, NULL},
        {"x", 0, NULL},
        {"报告.2024", 0, NULL},
        {"x.docx/", 0, NULL},
        {"none/x.pdf", 928, "none"},
        {"none/below/x.pdf", 928, "none/below"},
        {"/x.pdf", 0, NULL},
        {"none/", 0, NULL},
        {"./x.pdf", 0, NULL},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_target target;
        bx_diag_clear(diag);
        bx_status status = bx_target_init(arena, rows[i].option, false, diag, &target);
        ck_assert_msg(status == (rows[i].code ? BX_ERR_USAGE : BX_OK), "%s", rows[i].option);
        if (rows[i].code == 0) continue;
        const bx_diagnostic *d = bx_diag_at(diag, 0);
        ck_assert_int_eq(bx_code_number(d->code), rows[i].code);
        ck_assert_msg(bx_str_is(d->args[d->arg_count - 1], rows[i].meant), "%s", rows[i].option);
    }
    close_test();
}
END_TEST

/* One name for several reports is a folder's, unless something else is meant or there already. */
START_TEST(several_reports_go_into_a_folder)
{
    open_test();
    bx_target target;
    const char *file = bx_folder_put(folder, "there", "x");
    const char *fresh = bx_folder_path(folder, "fresh"), *pdf = bx_folder_path(folder, "fresh.pdf");
    ck_assert_int_eq(bx_target_init(arena, fresh, true, NULL, &target), BX_OK);
    ck_assert_ptr_nonnull(target.folder);
    ck_assert_int_eq(bx_target_init(arena, fresh, false, NULL, &target), BX_OK);
    ck_assert_ptr_null(target.folder);
    ck_assert_int_eq(bx_target_init(arena, pdf, true, diag, &target), BX_ERR_USAGE);
    ck_assert_int_eq(bx_target_init(arena, file, true, diag, &target), BX_ERR_USAGE);
    ck_assert_int_eq(bx_target_init(arena, "-", true, diag, &target), BX_ERR_USAGE);
    ck_assert_int_eq(bx_diag_count(diag), 3);
    close_test();
}
END_TEST

/* é in one character and in two: one name, and one file. */
START_TEST(one_name_however_it_is_typed)
{
    static const struct {
        const char *option, *data, *name, *path;
    } rows[] = {
        {"out/", "a.yaml", "caf\u00E9-2024", "out/caf\u00E9-2024.pdf"},
        {"out/", "b.yaml", "cafe\u0301-2024", "out/caf\u00E9-2024.pdf"},
        {"out/", "c.yaml", "cafe-2024", "out/cafe-2024.pdf"},
        {NULL, "a/Ville\u0301.yaml", "", "Vill\u00E9.pdf"},
        {NULL, "b/Vill\u00E9.yaml", "", "Vill\u00E9.pdf"},
        {NULL, "a/\xFF.yaml", "", "\xFF.pdf"},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_target target;
        const char *path = NULL;
        bx_target_init(arena, rows[i].option, true, NULL, &target);
        ck_assert_int_eq(
            bx_target_path(arena, &target, rows[i].data, bx_str_from(rows[i].name), diag, &path),
            BX_OK);
        ck_assert_str_eq(path, rows[i].path);
    }
    close_test();
}
END_TEST

/* Bytes that are no text: a plain file may have them in its name, what goes into a manifest may not. */
START_TEST(names_of_odd_bytes)
{
    static const struct {
        const char *option;
        bool good;
    } rows[] = {
        {"a\xFF.pdf", true},
        {"o/{机关}\xFF.pdf", false},
        {"o\xFF/{机关}.pdf", false},
        {"o\xFF/", false},
        {"o/{机关}\x01.pdf", false},
        {"o/{机关}\n.pdf", false},
        {"o\t/", false},
        {"o/{机关}\u202E", false},
        {"o/{机关}\xED\xA0\x80", false},
        {"o/{机关}\xC2\x85", false},
        {"o/{机关}\uFEFF", false},
        {"o/{机关}\xE6\x9C", false},
        {"o/\U00020000{机关}", true},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_target target;
        bx_diag_clear(diag);
        bx_status status = bx_target_init(arena, rows[i].option, false, diag, &target);
        ck_assert_msg(status == (rows[i].good ? BX_OK : BX_ERR_USAGE), "row %d", i);
        if (!rows[i].good) ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), 918);
    }
    close_test();
}
END_TEST

START_TEST(rivals_are_known_to_each_other)
{
    open_test();
    bx_target target;
    const char *path;
    bx_target_init(arena, NULL, false, NULL, &target);
    ck_assert_ptr_null(bx_target_rival(&target, "data.pdf", "a/data.yaml"));
    static const char *const data[] = {"a/data.yaml", "a/data2.yaml", "b/data.json", "c/data.yml"};
    for (int i = 0; i < BX_COUNT(data); i++) {
        ck_assert_int_eq(bx_target_path(arena, &target, data[i], BX_STR(""), diag, &path), BX_OK);
        ck_assert_int_eq(bx_target_claim(arena, &target, path, data[i]), BX_OK);
    }
    ck_assert_str_eq(bx_target_rival(&target, "data.pdf", data[0]), data[2]);
    ck_assert_str_eq(bx_target_rival(&target, "data.pdf", data[2]), data[0]);
    ck_assert_str_eq(bx_target_rival(&target, "data.pdf", data[3]), data[0]);
    ck_assert_ptr_null(bx_target_rival(&target, "data2.pdf", data[1]));
    close_test();
}
END_TEST

/* --- locate ------------------------------------------------------------------- */

START_TEST(looks_in_order)
{
    static const char *const places[] = {"data", "layouts", "home/layouts"};
    open_test();
    mkdir("data", 0700);
    mkdir("layouts", 0700);
    mkdir("home", 0700);
    mkdir("home/layouts", 0700);
    for (int i = 0; i < BX_COUNT(places); i++)
        bx_folder_put(places[i], "x.yaml", "");
    setenv("BANXIN_HOME", bx_folder_path(folder, "home"), 1);
    const char *path, *looked;
    for (int i = 0; i < BX_COUNT(places); i++) {
        ck_assert_int_eq(
            bx_locate(arena, "layouts", BX_STR("x.yaml"), "data/report.yaml", &path, &looked),
            BX_OK);
        char wanted[200];
        snprintf(wanted, sizeof wanted, "%s%s%s/x.yaml", i == 2 ? folder : "", i == 2 ? "/" : "",
                 places[i]);
        ck_assert_str_eq(path, wanted);
        unlink(path);
    }
    ck_assert_int_eq(
        bx_locate(arena, "layouts", BX_STR("x.yaml"), "data/report.yaml", &path, &looked), BX_OK);
    ck_assert_ptr_null(path);
    bx_str list = bx_str_from(looked);
    ck_assert(bx_str_starts(list, BX_STR("data, layouts, ")));
    ck_assert(bx_str_find(list, BX_STR("/home/layouts, ")) < list.len);
    ck_assert(bx_str_find(list, BX_STR("/share/banxin/layouts")) < list.len);
    close_test();
}
END_TEST

/* Data named as their layout is would else be read as a layout. */
START_TEST(a_file_does_not_find_itself)
{
    open_test();
    mkdir("layouts", 0700);
    bx_folder_put(".", "x.yaml", "");
    bx_folder_put("layouts", "x.yaml", "");
    const char *path, *looked;
    ck_assert_int_eq(bx_locate(arena, "layouts", BX_STR("x.yaml"), "x.yaml", &path, &looked),
                     BX_OK);
    ck_assert_str_eq(path, "layouts/x.yaml");
    close_test();
}
END_TEST

START_TEST(does_without_a_neighbour)
{
    open_test();
    const char *path, *looked;
    unsetenv("BANXIN_HOME");
    ck_assert_int_eq(bx_locate(arena, "fonts", BX_STR("fonts.yaml"), NULL, &path, &looked), BX_OK);
    ck_assert(bx_str_starts(bx_str_from(looked), BX_STR("fonts, ")));
    mkdir("fonts", 0700);
    bx_folder_put("fonts", "fonts.yaml", "");
    ck_assert_int_eq(bx_locate(arena, "fonts", BX_STR("fonts.yaml"), NULL, &path, &looked), BX_OK);
    ck_assert_str_eq(path, "fonts/fonts.yaml");
    /* Data from standard input or from the current folder: beside them is here. */
    bx_folder_put(".", "x.yaml", "");
    static const char *const here[] = {"-", "report.yaml"};
    for (int i = 0; i < BX_COUNT(here); i++) {
        ck_assert_int_eq(bx_locate(arena, "layouts", BX_STR("x.yaml"), here[i], &path, &looked),
                         BX_OK);
        ck_assert_str_eq(path, "./x.yaml");
    }
    setenv("BANXIN_HOME", "", 1);
    ck_assert_int_eq(bx_locate(arena, "layouts", BX_STR("y.yaml"), NULL, &path, &looked), BX_OK);
    ck_assert(bx_str_starts(bx_str_from(looked), BX_STR("layouts, ")));
    close_test();
}
END_TEST

START_TEST(a_name_with_a_slash_is_a_path)
{
    open_test();
    mkdir("a", 0700);
    mkdir("layouts", 0700);
    mkdir("layouts/a", 0700);
    bx_folder_put("layouts/a", "x.yaml", "");
    const char *path, *looked;
    ck_assert_int_eq(bx_locate(arena, "layouts", BX_STR("a/x.yaml"), NULL, &path, &looked), BX_OK);
    ck_assert_ptr_null(path);
    ck_assert_str_eq(looked, "a/x.yaml");
    bx_folder_put("a", "x.yaml", "");
    ck_assert_int_eq(bx_locate(arena, "layouts", BX_STR("a/x.yaml"), NULL, &path, &looked), BX_OK);
    ck_assert_str_eq(path, "a/x.yaml");
    /* A folder of that name is no layout. */
    mkdir("layouts/z.yaml", 0700);
    ck_assert_int_eq(bx_locate(arena, "layouts", BX_STR("z.yaml"), NULL, &path, &looked), BX_OK);
    ck_assert_ptr_null(path);
    close_test();
}
END_TEST

/* --- data files ------------------------------------------------------------------- */

static void expect_files(const bx_data_files *files, const char *list)
{
    bx_buf joined = {0};
    for (int i = 0; i < files->count; i++)
        bx_buf_printf(&joined, "%s%s", i > 0 ? " " : "", files->paths[i]);
    ck_assert_str_eq(joined.ptr, list);
    bx_buf_release(&joined);
}

START_TEST(lists_data_files)
{
    open_test();
    mkdir("in", 0700);
    mkdir("in/甲局", 0700);
    mkdir("in/乙局", 0700);
    mkdir("in/.hidden", 0700);
    mkdir("in/folder.yaml", 0700);
    static const char *const names[] = {"b.yaml",
                                        "a.json",
                                        "c.yml",
                                        ".d.yaml",
                                        "notes.txt",
                                        "B.yaml",
                                        "x.yaml.bak",
                                        "甲局/data.yaml",
                                        "甲局/other.yaml",
                                        "乙局/notes.yaml",
                                        ".hidden/data.yaml",
                                        "data.pdf"};
    for (int i = 0; i < BX_COUNT(names); i++)
        bx_folder_put("in", names[i], "");
    bx_data_files files;
    const char *folder_only[] = {"in"};
    ck_assert_int_eq(bx_data_files_list(arena, folder_only, 1, "render", diag, &files), BX_OK);
    expect_files(&files, "in/B.yaml in/a.json in/b.yaml in/c.yml in/甲局/data.yaml");
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), 926);
    ck_assert_str_eq(bx_diag_at(diag, 0)->args[0].ptr, "in");
    ck_assert_str_eq(bx_diag_at(diag, 0)->args[1].ptr,
                     "data.pdf, folder.yaml/, notes.txt, x.yaml.bak, 乙局/, 甲局/other.yaml");
    bx_diag_clear(diag);
    const char *mixed[] = {"z", "-", "in", "a.yaml", "in/notes.txt"};
    ck_assert_int_eq(bx_data_files_list(arena, mixed, 5, "render", diag, &files), BX_OK);
    expect_files(
        &files, "z - in/B.yaml in/a.json in/b.yaml in/c.yml in/甲局/data.yaml a.yaml in/notes.txt");
    ck_assert_int_eq(bx_diag_count(diag), 1);
    close_test();
}
END_TEST

START_TEST(nothing_to_do_is_a_fault)
{
    open_test();
    mkdir("empty", 0700);
    bx_data_files files = {NULL, 77};
    const char *operands[] = {"empty"};
    ck_assert_int_eq(bx_data_files_list(arena, operands, 1, "render", diag, &files), BX_ERR_USAGE);
    ck_assert_int_eq(bx_data_files_list(arena, NULL, 0, "check", diag, &files), BX_ERR_USAGE);
    ck_assert_int_eq(files.count, 77);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(bx_diag_at(diag, i)->code, BX_E_NO_DATA);
    close_test();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        knows_where_the_pdf_goes,         names_that_only_look_right,
        a_folder_is_no_pattern,           takes_the_pattern_out_of_the_option,
        several_reports_go_into_a_folder, only_pdf_is_made_and_only_where_a_folder_is,
        one_name_however_it_is_typed,     names_of_odd_bytes,
        rivals_are_known_to_each_other,   looks_in_order,
        a_file_does_not_find_itself,      does_without_a_neighbour,
        a_name_with_a_slash_is_a_path,    lists_data_files,
        nothing_to_do_is_a_fault,
    };
    return bx_suite_run("batch: paths", tests, BX_COUNT(tests));
}
