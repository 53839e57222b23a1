/* Files: read whole within limits, replaced whole or not at all. */
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "support/folder.h"
#include "support/suite.h"

static const char *folder;
static bx_arena *arena;
static bx_diag *diag;

static void open_test(void)
{
    folder = bx_folder_new();
    arena = bx_arena_new(1 << 24);
    diag = bx_diag_new();
}

static void close_test(void)
{
    bx_diag_free(diag);
    bx_arena_free(arena);
    bx_folder_remove(folder);
}

static void expect_code(int number)
{
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), number);
    bx_diag_clear(diag);
}

START_TEST(reads_files_whole)
{
    static char big[200001];
    memset(big, 'x', sizeof big - 1);
    const char *const texts[] = {"", "a", "版心\n", big};
    open_test();
    for (int i = 0; i < BX_COUNT(texts); i++) {
        bx_str text;
        const char *path = bx_folder_put(folder, "a", texts[i]);
        ck_assert_int_eq(bx_file_read(arena, path, strlen(texts[i]), diag, NULL, &text), BX_OK);
        ck_assert(bx_str_is(text, texts[i]));
        ck_assert_ptr_nonnull(text.ptr);
        ck_assert_int_eq(text.ptr[text.len], '\0');
    }
    ck_assert_int_eq(bx_diag_count(diag), 0);
    close_test();
}
END_TEST

START_TEST(says_what_it_cannot_read)
{
    open_test();
    bx_str text = BX_STR("untouched");
    ck_assert_int_eq(bx_file_read(arena, bx_folder_path(folder, "none"), 10, diag, NULL, &text),
                     BX_ERR_SYSTEM);
    expect_code(101);
    ck_assert_int_eq(bx_file_read(arena, folder, 10, diag, NULL, &text), BX_ERR_SYSTEM);
    expect_code(109);
    const char *path = bx_folder_put(folder, "a", "12345678901");
    ck_assert_int_eq(bx_file_read(arena, path, 10, diag, NULL, &text), BX_ERR_LIMIT);
    expect_code(103);
    ck_assert(bx_str_is(text, "untouched"));
    close_test();
}
END_TEST

START_TEST(reads_standard_input)
{
    open_test();
    bx_str text;
    int pipes[2];
    ck_assert_int_eq(pipe(pipes), 0);
    ck_assert_int_eq(write(pipes[1], "机关: 某局\n", 15), 15);
    close(pipes[1]);
    dup2(pipes[0], STDIN_FILENO);
    close(pipes[0]);
    ck_assert_int_eq(bx_file_read(arena, "-", 15, diag, NULL, &text), BX_OK);
    ck_assert(bx_str_is(text, "机关: 某局\n"));
    close_test();
}
END_TEST

START_TEST(maps_files)
{
    open_test();
    bx_str bytes = BX_STR("untouched");
    ck_assert_int_eq(bx_file_map(bx_folder_path(folder, "none"), 10, diag, NULL, &bytes),
                     BX_ERR_SYSTEM);
    expect_code(101);
    ck_assert_int_eq(bx_file_map(folder, 1 << 20, diag, NULL, &bytes), BX_ERR_SYSTEM);
    expect_code(109);
    const char *path = bx_folder_put(folder, "a", "1234567890");
    ck_assert_int_eq(bx_file_map(path, 9, diag, NULL, &bytes), BX_ERR_LIMIT);
    expect_code(103);
    ck_assert(bx_str_is(bytes, "untouched"));
    ck_assert_int_eq(bx_file_map(path, 10, diag, NULL, &bytes), BX_OK);
    ck_assert(bx_str_is(bytes, "1234567890"));
    bx_file_unmap(bytes);
    path = bx_folder_put(folder, "b", "");
    ck_assert_int_eq(bx_file_map(path, 10, diag, NULL, &bytes), BX_OK);
    ck_assert_uint_eq(bytes.len, 0);
    bx_file_unmap(bytes);
    close_test();
}
END_TEST

START_TEST(replaces_files_whole)
{
    open_test();
    const char *path = bx_folder_path(folder, "报告.pdf");
    static const char *const texts[] = {"first", "a longer second one", "3", ""};
    for (int i = 0; i < BX_COUNT(texts); i++) {
        ck_assert_int_eq(bx_file_replace(path, bx_str_from(texts[i]), i % 2 == 0, diag), BX_OK);
        ck_assert(bx_folder_holds(path, texts[i]));
        ck_assert_int_eq(bx_folder_count(folder), 1);
    }
    ck_assert_int_eq(bx_diag_count(diag), 0);
    struct stat info;
    mode_t mask = umask(022);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("x"), true, diag), BX_OK);
    umask(mask);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0644);
    close_test();
}
END_TEST

START_TEST(what_replaces_a_file_has_its_rights)
{
    static const mode_t modes[] = {0600, 0640, 0444};
    open_test();
    for (int i = 0; i < BX_COUNT(modes); i++) {
        struct stat info;
        const char *path = bx_folder_put(folder, "rights", "old");
        ck_assert_int_eq(chmod(path, modes[i]), 0);
        ck_assert_int_eq(bx_file_replace(path, BX_STR("new"), false, diag), BX_OK);
        ck_assert_int_eq(stat(path, &info), 0);
        ck_assert_int_eq(info.st_mode & 0777, modes[i]);
        ck_assert_int_eq(unlink(path), 0);
    }
    close_test();
}
END_TEST

START_TEST(replaces_in_the_current_folder)
{
    open_test();
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_eq(bx_file_replace("报告.pdf", BX_STR("x"), true, diag), BX_OK);
    ck_assert(bx_folder_holds(bx_folder_path(folder, "报告.pdf"), "x"));
    close_test();
}
END_TEST

START_TEST(names_that_cannot_be_written)
{
    open_test();
    ck_assert_int_eq(bx_file_replace(bx_folder_path(folder, "none/a.pdf"), BX_STR("x"), true, diag),
                     BX_ERR_SYSTEM);
    expect_code(104);
    const char *inner = bx_folder_path(folder, "a.pdf");
    mkdir(inner, 0700);
    ck_assert_int_eq(bx_file_replace(inner, BX_STR("x"), true, diag), BX_ERR_SYSTEM);
    expect_code(104);
    ck_assert_int_eq(bx_folder_count(folder), 1);
    const char *under_file = bx_folder_put(folder, "b", "whole");
    ck_assert_int_eq(bx_file_replace(bx_folder_path(under_file, "c.pdf"), BX_STR("x"), true, diag),
                     BX_ERR_SYSTEM);
    expect_code(104);
    ck_assert_int_eq(bx_folder_count(folder), 2);
    close_test();
}
END_TEST

/* root writes everywhere, so the test becomes nobody for a while. */
START_TEST(a_folder_that_may_not_be_written)
{
    open_test();
    const char *path = bx_folder_put(folder, "a.pdf", "whole");
    ck_assert_int_eq(chmod(folder, 0555), 0);
    bool is_root = geteuid() == 0;
    if (is_root) ck_assert_int_eq(seteuid(65534), 0);
    bx_status status = bx_file_replace(path, BX_STR("new"), true, diag);
    if (is_root) ck_assert_int_eq(seteuid(0), 0);
    ck_assert_int_eq(status, BX_ERR_SYSTEM);
    expect_code(104);
    ck_assert(bx_folder_holds(path, "whole"));
    ck_assert_int_eq(bx_folder_count(folder), 1);
    close_test();
}
END_TEST

START_TEST(a_disk_that_gets_full)
{
    static char big[100001];
    memset(big, 'x', sizeof big - 1);
    open_test();
    const char *path = bx_folder_put(folder, "a.pdf", "whole");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit old, small;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    small.rlim_cur = 5000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    bx_status status = bx_file_replace(path, bx_str_from(big), true, diag);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
    ck_assert_int_eq(status, BX_ERR_SYSTEM);
    expect_code(104);
    ck_assert(bx_folder_holds(path, "whole"));
    ck_assert_int_eq(bx_folder_count(folder), 1);
    ck_assert_int_eq(bx_file_replace(path, bx_str_from(big), true, diag), BX_OK);
    ck_assert(bx_folder_holds(path, big));
    close_test();
}
END_TEST

/* Waits until the one part in the folder is there; its path. */
static void find_part(char *path, size_t room)
{
    glob_t found = {0};
    char pattern[512];
    snprintf(pattern, sizeof pattern, "%s", bx_folder_path(folder, ".banxin.*.part"));
    for (int i = 0; i < 1000 && glob(pattern, 0, NULL, &found) != 0; i++)
        nanosleep(&(struct timespec){0, 5000000}, NULL);
    ck_assert_int_eq(found.gl_pathc, 1);
    snprintf(path, room, "%s", found.gl_pathv[0]);
    globfree(&found);
}

/* A process that is killed while it writes: its output is larger than a file may be, so it stops there. */
static void leave_a_part(const char *path)
{
    pid_t writer = fork();
    if (writer == 0) {
        struct rlimit limit = {4096, 4096};
        setrlimit(RLIMIT_FSIZE, &limit); /* SIGXFSZ kills it */
        static char big[8192];
        bx_file_replace(path, (bx_str){big, sizeof big}, false, NULL);
        _exit(0);
    }
    int status = 0;
    waitpid(writer, &status, 0);
    ck_assert(WIFSIGNALED(status));
}

/* Nothing of it is seen under the file's name, and whoever makes the file takes it up. */
START_TEST(a_part_left_behind_is_taken_up)
{
    open_test();
    const char *path = bx_folder_path(folder, "a.pdf");
    char part[512];
    leave_a_part(path);
    find_part(part, sizeof part);
    ck_assert(!bx_file_exists(path));
    ck_assert_int_eq(bx_file_replace(path, BX_STR("new"), true, diag), BX_OK);
    ck_assert(bx_folder_holds(path, "new"));
    ck_assert_int_eq(bx_folder_count(folder), 1);
    close_test();
}
END_TEST

/* A link in the part's place must not lead the bytes elsewhere, nor stop the run. */
START_TEST(a_part_is_no_way_out)
{
    open_test();
    const char *path = bx_folder_path(folder, "a.pdf"), *prey = bx_folder_path(folder, "prey");
    char part[512];
    leave_a_part(path);
    find_part(part, sizeof part);
    bx_folder_put(folder, "prey", "mine");
    ck_assert_int_eq(unlink(part), 0);
    ck_assert_int_eq(symlink(prey, part), 0);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("new"), false, diag), BX_OK);
    ck_assert(bx_folder_holds(path, "new") && bx_folder_holds(prey, "mine"));
    ck_assert_int_eq(unlink(part), 0);
    ck_assert_int_eq(link(prey, part), 0);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("newer"), false, diag), BX_OK);
    ck_assert(bx_folder_holds(path, "newer") && bx_folder_holds(prey, "mine"));
    ck_assert_int_eq(mkfifo(part, 0600), 0);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("newest"), false, diag), BX_OK);
    ck_assert(bx_folder_holds(path, "newest"));
    ck_assert_int_eq(unlink(part), 0);
    ck_assert_int_eq(mkdir(part, 0700), 0);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("last"), false, diag), BX_OK);
    ck_assert(bx_folder_holds(path, "last"));
    close_test();
}
END_TEST

/* Only root can plant what is another's: published, it would still be his to write into. */
START_TEST(a_part_of_another_user_is_never_published)
{
    struct stat info;
    open_test();
    const char *path = bx_folder_path(folder, "a.pdf");
    char part[512];
    leave_a_part(path);
    find_part(part, sizeof part);
    ck_assert_int_eq(chmod(part, 0666), 0);
    if (geteuid() == 0) ck_assert_int_eq(chown(part, 65534, 65534), 0);
    mode_t mask = umask(022);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("new"), true, diag), BX_OK);
    umask(mask);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(info.st_uid, geteuid());
    ck_assert_int_eq(info.st_mode & 0777, 0644);
    ck_assert(bx_folder_holds(path, "new"));
    close_test();
}
END_TEST

/* Who may read a part may lock it: he is waited for, but not for ever. */
START_TEST(a_locked_part_is_not_waited_for_for_ever)
{
    open_test();
    const char *path = bx_folder_path(folder, "a.pdf");
    char part[512];
    leave_a_part(path);
    find_part(part, sizeof part);
    int holder = open(part, O_RDONLY);
    ck_assert_int_ge(holder, 0);
    ck_assert_int_eq(flock(holder, LOCK_EX), 0);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("new"), true, diag), BX_OK);
    ck_assert(bx_folder_holds(path, "new"));
    close(holder);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("newer"), true, diag), BX_OK);
    ck_assert_int_eq(bx_folder_count(folder), 1);
    close_test();
}
END_TEST

/* Whatever stands in the way of every name: a message, and an end. */
START_TEST(a_folder_full_of_planted_parts)
{
    open_test();
    const char *path = bx_folder_put(folder, "a.pdf", "whole");
    char part[512];
    leave_a_part(path);
    find_part(part, sizeof part);
    ck_assert_int_eq(unlink(part), 0);
    for (int i = 0; i < 10; i++) {
        char name[600];
        snprintf(name, sizeof name, "%.*s.%d.part", (int)strlen(part) - 5, part, i);
        ck_assert_int_eq(mkdir(i == 0 ? part : name, 0700), 0);
    }
    ck_assert_int_eq(bx_file_replace(path, BX_STR("new"), true, diag), BX_ERR_SYSTEM);
    expect_code(108);
    ck_assert(bx_folder_holds(path, "whole"));
    close_test();
}
END_TEST

/* It says that it is a file, and would be waited for. */
START_TEST(what_has_nothing_to_give_is_not_waited_for)
{
    open_test();
    bx_str text;
    const char *pipe_path = bx_folder_path(folder, "pipe");
    ck_assert_int_eq(mkfifo(pipe_path, 0600), 0);
    ck_assert_int_eq(bx_file_refuse_stream(pipe_path, diag, NULL), BX_ERR_SYSTEM);
    expect_code(109);
    ck_assert_int_eq(bx_file_map(pipe_path, 10, diag, NULL, &text), BX_ERR_SYSTEM);
    expect_code(109);
    if (access("/proc/kmsg", R_OK) == 0)
        ck_assert_int_ne(bx_file_read(arena, "/proc/kmsg", 1 << 20, NULL, NULL, &text), BX_OK);
    close_test();
}
END_TEST

/* Many processes at the same file: at each moment it is whole, and of one of them. */
START_TEST(writers_of_one_file_take_turns)
{
    enum { WRITERS = 6, TIMES = 40, LEN = 200000 };
    open_test();
    const char *path = bx_folder_path(folder, "a.pdf");
    static char bytes[LEN + 1];
    for (int i = 0; i < WRITERS; i++) {
        if (fork() != 0) continue;
        memset(bytes, 'a' + i, LEN);
        for (int k = 0; k < TIMES; k++)
            if (bx_file_replace(path, (bx_str){bytes, LEN}, false, NULL) != BX_OK) _exit(1);
        _exit(0);
    }
    int status = 0, running = WRITERS;
    bool all_good = true;
    while (running > 0) {
        if (waitpid(-1, &status, WNOHANG) > 0) {
            running--;
            all_good = all_good && WIFEXITED(status) && WEXITSTATUS(status) == 0;
        }
        FILE *in = fopen(path, "r");
        if (!in) continue;
        size_t got = fread(bytes, 1, LEN, in);
        fclose(in);
        ck_assert_int_eq(got, LEN);
        for (int i = 1; i < LEN; i++)
            if (bytes[i] != bytes[0]) ck_abort_msg("two writers in one file");
    }
    ck_assert(all_good);
    ck_assert_int_eq(bx_folder_count(folder), 1);
    close_test();
}
END_TEST

/* "-o /dev/null" as root must not put a file in the place of the device. */
START_TEST(writes_into_what_is_no_file)
{
    open_test();
    const char *path = bx_folder_path(folder, "pipe");
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    ck_assert_int_ge(reader, 0);
    ck_assert_int_eq(bx_file_replace(path, BX_STR("through"), true, diag), BX_OK);
    char got[16] = {0};
    ck_assert_int_eq(read(reader, got, sizeof got), 7);
    ck_assert_str_eq(got, "through");
    struct stat info;
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert(S_ISFIFO(info.st_mode));
    close(reader);
    close_test();
}
END_TEST

START_TEST(standard_output_may_be_full)
{
    open_test();
    int full = open("/dev/full", O_WRONLY), kept = dup(STDOUT_FILENO);
    if (full >= 0) {
        fflush(stdout);
        dup2(full, STDOUT_FILENO);
        bx_status status = bx_file_replace("-", BX_STR("x"), true, diag);
        dup2(kept, STDOUT_FILENO);
        ck_assert_int_eq(status, BX_ERR_SYSTEM);
        expect_code(107);
        close(full);
    }
    const char *path = bx_folder_put(folder, "out", "");
    int file = open(path, O_WRONLY);
    dup2(file, STDOUT_FILENO);
    bx_status status = bx_file_replace("-", BX_STR("版心"), true, diag);
    dup2(kept, STDOUT_FILENO);
    close(file);
    close(kept);
    ck_assert_int_eq(status, BX_OK);
    ck_assert(bx_folder_holds(path, "版心"));
    close_test();
}
END_TEST

START_TEST(tells_files_from_folders)
{
    open_test();
    const char *path = bx_folder_put(folder, "a", "");
    ck_assert(bx_file_exists(path) && !bx_file_is_folder(path));
    ck_assert(!bx_file_exists(folder) && bx_file_is_folder(folder));
    ck_assert(!bx_file_exists(bx_folder_path(folder, "b")) &&
              !bx_file_is_folder(bx_folder_path(folder, "b")));
    ck_assert(!bx_file_exists("") && !bx_file_is_folder(""));
    close_test();
}
END_TEST

START_TEST(where_files_really_lie)
{
    static const struct {
        const char *real, *folder;
        bool is_below;
    } rows[] = {
        {"/a/b.png", "/a", true}, {"/a/b/c.png", "/a", true},  {"/a", "/a", true},
        {"/a/b.png", "/", true},  {"/ab/c.png", "/a", false},  {"/a.png", "/a", false},
        {"/", "/a", false},       {"/b/a/c.png", "/a", false},
    };
    static const char *const folders[][2] = {
        {"a/b.yaml", "a"}, {"b.yaml", "."}, {"/b.yaml", "/"}, {"a/b/", "a/b"}, {"-", "."}};
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_msg(bx_file_is_below(rows[i].real, rows[i].folder) == rows[i].is_below, "%s %s",
                      rows[i].real, rows[i].folder);
    for (int i = 0; i < BX_COUNT(folders); i++)
        ck_assert_str_eq(bx_file_folder(arena, folders[i][0]), folders[i][1]);
    const char *real, *linked, *link = bx_folder_path(folder, "link");
    ck_assert_int_eq(bx_file_real_path(arena, bx_folder_put(folder, "a", ""), &real), BX_OK);
    ck_assert_int_eq(symlink("a", link), 0);
    ck_assert_int_eq(bx_file_real_path(arena, link, &linked), BX_OK);
    ck_assert_str_eq(linked, real);
    ck_assert_int_eq(unlink(real), 0);
    ck_assert_int_eq(bx_file_real_path(arena, link, &linked), BX_OK);
    ck_assert_ptr_null(linked);
    bx_arena *tiny = bx_arena_new(0);
    ck_assert_int_eq(bx_file_real_path(tiny, "/", &linked), BX_ERR_MEMORY);
    bx_arena_free(tiny);
    close_test();
}
END_TEST

START_TEST(names_beside_a_file)
{
    static const struct {
        const char *beside, *name, *path;
    } rows[] = {
        {"a/b.yaml", "c.png", "a/c.png"},
        {"b.yaml", "c.png", "c.png"},
        {"/b.yaml", "c.png", "/c.png"},
        {"a/b.yaml", "/x/c.png", "/x/c.png"},
        {"a/b.yaml", "../c.png", "a/../c.png"},
        {"-", "c.png", "c.png"},
        {"a/b.yaml", "", "a/"},
        {"b.yaml", "-", "./-"},
        {"-", "-", "./-"},
        {"a/b.yaml", "-", "a/-"},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(rows); i++)
        ck_assert_str_eq(bx_file_beside(arena, rows[i].beside, bx_str_from(rows[i].name)),
                         rows[i].path);
    bx_arena *tiny = bx_arena_new(0);
    ck_assert_ptr_null(bx_file_beside(tiny, "a/b", BX_STR("c")));
    bx_arena_free(tiny);
    close_test();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        reads_files_whole,
        says_what_it_cannot_read,
        reads_standard_input,
        maps_files,
        replaces_files_whole,
        what_replaces_a_file_has_its_rights,
        replaces_in_the_current_folder,
        names_that_cannot_be_written,
        a_folder_that_may_not_be_written,
        a_disk_that_gets_full,
        a_part_left_behind_is_taken_up,
        a_part_is_no_way_out,
        a_part_of_another_user_is_never_published,
        a_locked_part_is_not_waited_for_for_ever,
        a_folder_full_of_planted_parts,
        what_has_nothing_to_give_is_not_waited_for,
        writers_of_one_file_take_turns,
        writes_into_what_is_no_file,
        standard_output_may_be_full,
        tells_files_from_folders,
        where_files_really_lie,
        names_beside_a_file,
    };
    return bx_suite_run("base/file", tests, BX_COUNT(tests));
}
