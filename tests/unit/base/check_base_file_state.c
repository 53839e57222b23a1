/* Files that are replaced only as long as they are what was looked at. */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

/* Of what was looked at, and then was made by somebody, written into, replaced by its equal, taken away. */
START_TEST(what_is_another_by_now_stays)
{
    open_test();
    const char *path = bx_folder_path(folder, "a.pdf");
    bool is_other = false;
    for (int way = 0; way < 4; way++) {
        if (way > 0) bx_folder_put(folder, "a.pdf", "old");
        bx_file_state was = bx_file_look(path);
        ck_assert_int_eq(was.is_there, way > 0);
        if (way == 1) {
            struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 1}};
            ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
        } else if (way < 3) {
            ck_assert_int_eq(bx_file_replace(path, BX_STR("old"), false, diag), BX_OK);
        } else {
            ck_assert_int_eq(unlink(path), 0);
        }
        ck_assert_int_eq(bx_file_replace_same(path, &was, BX_STR("new"), false, diag, &is_other),
                         BX_OK);
        ck_assert_msg(is_other, "way %d", way);
        ck_assert_msg(way == 3 ? !bx_file_is_there(path) : bx_folder_holds(path, "old"), "way %d",
                      way);
        was = bx_file_look(path);
        ck_assert_int_eq(bx_file_replace_same(path, &was, BX_STR("new"), true, diag, &is_other),
                         BX_OK);
        ck_assert_msg(!is_other && bx_folder_holds(path, "new"), "way %d", way);
        ck_assert_int_eq(bx_folder_count(folder), 1);
        ck_assert_int_eq(unlink(path), 0);
    }
    ck_assert_int_eq(bx_diag_count(diag), 0);
    close_test();
}
END_TEST

START_TEST(what_somebody_holds_is_not_replaced)
{
    open_test();
    const char *path = bx_folder_put(folder, "a.pdf", "old");
    bool is_other = false;
    bx_file_state was = bx_file_look(path);
    int held = open(path, O_RDONLY);
    ck_assert_int_eq(flock(held, LOCK_EX), 0);
    ck_assert_int_eq(bx_file_replace_same(path, &was, BX_STR("new"), false, diag, &is_other),
                     BX_OK);
    ck_assert(is_other && bx_folder_holds(path, "old"));
    close(held);
    ck_assert_int_eq(bx_file_replace_same(path, &was, BX_STR("new"), false, diag, &is_other),
                     BX_OK);
    ck_assert(!is_other && bx_folder_holds(path, "new"));
    ck_assert_int_eq(symlink("nowhere", bx_folder_path(folder, "link")), 0);
    path = bx_folder_path(folder, "link");
    was = bx_file_look(path);
    ck_assert_int_eq(bx_file_replace_same(path, &was, BX_STR("new"), false, diag, &is_other),
                     BX_OK);
    ck_assert(!is_other && bx_folder_holds(path, "new"));
    close_test();
}
END_TEST

/* Each adds a byte to what is there, as often as it takes: none is lost. */
static void add_bytes(const char *path, int count)
{
    for (int done = 0; done < count;) {
        bx_str before;
        bx_buf after = {0};
        bool is_other = true;
        bx_arena *own = bx_arena_new(1 << 20);
        bx_file_state was = bx_file_look(path);
        if (bx_file_read(own, path, 1 << 20, NULL, NULL, &before) == BX_OK) {
            bx_buf_add_str(&after, before);
            bx_buf_add_byte(&after, '.');
            bx_status status =
                bx_file_replace_same(path, &was, bx_buf_str(&after), false, NULL, &is_other);
            done += status == BX_OK && !is_other;
        }
        bx_buf_release(&after);
        bx_arena_free(own);
    }
    _exit(0);
}

START_TEST(nothing_that_writers_add_is_lost)
{
    enum { WRITERS = 4, EACH = 100 };
    open_test();
    bx_str text;
    const char *path = bx_folder_put(folder, "a.pdf", "");
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0) add_bytes(path, EACH);
    for (int i = 0, status; i < WRITERS; i++)
        ck_assert(wait(&status) > 0 && status == 0);
    ck_assert_int_eq(bx_file_read(arena, path, 1 << 20, diag, NULL, &text), BX_OK);
    ck_assert_uint_eq(text.len, (size_t)WRITERS * EACH);
    ck_assert_int_eq(bx_folder_count(folder), 1);
    close_test();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        what_is_another_by_now_stays,
        what_somebody_holds_is_not_replaced,
        nothing_that_writers_add_is_lost,
    };
    return bx_suite_run("base/file: of a state", tests, BX_COUNT(tests));
}
