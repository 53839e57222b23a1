#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/errno_text.h"
#include "base/fnv.h"

#include "base/ban.h"

static bx_status report_limit(bx_diag *diag, const bx_place *place, const char *path, size_t limit)
{
    bx_buf number = {0};
    bx_buf_add_int(&number, (int64_t)limit);
    bx_status status =
        bx_report(diag, BX_E_FILE_TOO_LARGE, place, path, number.ptr ? number.ptr : "?");
    bx_buf_release(&number);
    return status;
}

static bx_status report_no_file(bx_diag *diag, const bx_place *place, const char *path,
                                bool is_folder)
{
    return bx_report(diag, BX_E_NO_FILE, place, path,
                     is_folder ? BX_BOTH("a folder", "文件夹")
                               : BX_BOTH("a pipe, a device or the like", "管道、设备之类"));
}

/* Whether a pipe by name gets somebody who writes into it, within the time that one takes to start. */
static bool wait_for_writer(int descriptor)
{
    enum { PATIENCE = 3000, TICK = 100 /* ms */ };
    int64_t until = bx_clock_ms() + PATIENCE;
    struct pollfd pipe = {descriptor, POLLIN, 0};
    while (bx_clock_ms() < until)
        if (poll(&pipe, 1, TICK) > 0) return true;
    return false;
}

/* A stream is waited for while somebody writes; what only says it is a file (/proc/kmsg) is not. */
static ssize_t read_some(int descriptor, bool is_stream, char *block, size_t room)
{
    for (;;) {
        ssize_t got = read(descriptor, block, room);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN)) return got;
        if (errno == EAGAIN && !is_stream) return got;
        if (errno == EAGAIN) poll(&(struct pollfd){descriptor, POLLIN, 0}, 1, -1);
    }
}

/* The descriptor of a named file does not block. */
static bx_status read_all(int descriptor, const char *path, size_t limit, bx_diag *diag,
                          const bx_place *place, bx_buf *bytes)
{
    char block[65536];
    struct stat info = {0};
    bool is_stream = fstat(descriptor, &info) == 0 && !S_ISREG(info.st_mode);
    bool is_pipe = descriptor != STDIN_FILENO && S_ISFIFO(info.st_mode);
    bool has_writer = !is_pipe || wait_for_writer(descriptor);
    for (;;) {
        ssize_t got = read_some(descriptor, is_stream, block, sizeof block);
        if (got < 0 && (errno == EAGAIN || errno == EISDIR))
            return report_no_file(diag, place, path, errno == EISDIR);
        if (got < 0) return bx_report(diag, BX_E_FILE_READ, place, path, bx_errno_text(errno));
        if (got == 0 && bytes->len == 0 && !has_writer)
            return report_no_file(diag, place, path, false);
        if (got == 0) return bytes->failed ? BX_ERR_MEMORY : BX_OK;
        if (bytes->len + (size_t)got > limit) return report_limit(diag, place, path, limit);
        bx_buf_add(bytes, block, (size_t)got);
    }
}

bx_status bx_file_read(bx_arena *arena, const char *path, size_t limit, bx_diag *diag,
                       const bx_place *place, bx_str *text)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int descriptor =
        is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return bx_report(diag, BX_E_FILE_OPEN, place, path, bx_errno_text(errno));
    bx_buf bytes = {0};
    bx_status status = read_all(descriptor, path, limit, diag, place, &bytes);
    if (!is_stdin) close(descriptor);
    if (status == BX_OK) {
        bx_str copy = bx_str_copy(arena, bx_buf_str(&bytes));
        if (copy.ptr) *text = copy;
        else status = BX_ERR_MEMORY;
    }
    bx_buf_release(&bytes);
    return status;
}

bx_status bx_file_refuse_stream(const char *path, bx_diag *diag, const bx_place *place)
{
    return bx_file_is_stream(path) ? report_no_file(diag, place, path, false) : BX_OK;
}

bx_status bx_file_map(const char *path, size_t limit, bx_diag *diag, const bx_place *place,
                      bx_str *bytes)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return bx_report(diag, BX_E_FILE_OPEN, place, path, bx_errno_text(errno));
    struct stat info;
    bx_status status = BX_OK;
    if (fstat(descriptor, &info) != 0) {
        status = bx_report(diag, BX_E_FILE_READ, place, path, bx_errno_text(errno));
    } else if (!S_ISREG(info.st_mode)) {
        status = report_no_file(diag, place, path, S_ISDIR(info.st_mode));
    } else if ((uint64_t)info.st_size > limit) {
        status = report_limit(diag, place, path, limit);
    } else if (info.st_size == 0) {
        *bytes = (bx_str){0};
    } else {
        void *map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (map == MAP_FAILED)
            status = bx_report(diag, BX_E_FILE_READ, place, path, bx_errno_text(errno));
        else *bytes = (bx_str){map, (size_t)info.st_size};
    }
    close(descriptor);
    return status;
}

void bx_file_unmap(bx_str bytes)
{
    if (bytes.len > 0) munmap((void *)(uintptr_t)bytes.ptr, bytes.len);
}

static bool write_all(int descriptor, bx_str bytes)
{
    for (size_t done = 0; done < bytes.len;) {
        ssize_t put = write(descriptor, bytes.ptr + done, bytes.len - done);
        if (put < 0 && errno == EINTR) continue;
        if (put == 0) errno = ENOSPC; /* no error, and no step either: it would go on for ever */
        if (put <= 0) return false;
        done += (size_t)put;
    }
    return true;
}

/* The rename itself lasts only once the folder is synced. */
static void sync_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    bx_buf folder = {0};
    if (slash) bx_buf_add(&folder, path, (size_t)(slash - path) + 1);
    else bx_buf_add_text(&folder, ".");
    int descriptor = folder.failed ? -1 : open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    bx_buf_release(&folder);
}

enum { PART_NAMES = 10 };

/*
 * The part's name: the first is always the same for a file, so that what a killed process left
 * behind is taken up by the next one that makes the file; another one only where something that
 * is not ours stands in its place. Short, as the file's own name may have all the bytes that a
 * folder allows.
 */
static void name_part(const char *path, int which, bx_buf *part)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    bx_buf_clear(part);
    bx_buf_add(part, path, (size_t)(name - path));
    bx_buf_printf(part, ".banxin.%016" PRIx64, bx_fnv(name, strlen(name)));
    if (which > 0) bx_buf_printf(part, ".%d", which);
    bx_buf_add_text(part, ".part");
    if (part->failed) errno = ENOMEM;
}

bool bx_file_has_name(int descriptor, const char *path)
{
    struct stat open_one, named;
    return fstat(descriptor, &open_one) == 0 && lstat(path, &named) == 0 &&
           open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

static void pause_briefly(void)
{
    enum { PAUSE = 5000000 /* ns */ };
    nanosleep(&(struct timespec){.tv_nsec = PAUSE}, NULL);
}

/*
 * Two processes that make the same file do so one after the other; the lock goes when the file is
 * closed. It is waited for until `until` (ms), as anybody who may read the part may hold it for
 * ever. A file system without locks does without, and one over a network that locks only what is
 * open for writing (EBADF).
 */
static bool lock_file(int descriptor, int64_t until)
{
    while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == ENOLCK || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS ||
            errno == EBADF)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR) return false;
        if (bx_clock_ms() >= until) return false;
        pause_briefly();
    }
    return true;
}

/*
 * True when nothing has the name any more. What a killed process of this user left behind is
 * removed; what is another's stays: taken up, it would be his to write into, once published.
 */
static bool clear_leftover(const char *name, int64_t until)
{
    struct stat info;
    if (lstat(name, &info) != 0) return errno == ENOENT;
    if (!S_ISREG(info.st_mode) || info.st_uid != geteuid()) return false;
    enum { HOW = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK };
    int descriptor = open(name, O_WRONLY | HOW);
    if (descriptor < 0 && errno == EACCES && chmod(name, S_IRUSR | S_IWUSR) == 0)
        descriptor = open(name, O_WRONLY | HOW); /* it had the rights of what it was to replace */
    if (descriptor < 0) return errno == ENOENT;
    bool is_gone =
        lock_file(descriptor, until) && (!bx_file_has_name(descriptor, name) || unlink(name) == 0);
    close(descriptor);
    return is_gone;
}

void bx_file_drop_parts(const char *path)
{
    bx_buf part = {0};
    for (int which = 0; which < PART_NAMES; which++) {
        name_part(path, which, &part);
        if (!part.failed) clear_leftover(part.ptr, 0);
    }
    bx_buf_release(&part);
}

/* Makes the part beside `path`, new and locked, and leaves its name in `beside`. */
static int open_beside(const char *path, bx_buf *beside)
{
    enum { TRIES = 100, PATIENCE = 500 /* ms, for all of them */ };
    int64_t until = bx_clock_ms() + PATIENCE;
    for (int i = 0, which = 0; i < TRIES && which < PART_NAMES; i++) {
        name_part(path, which, beside);
        if (beside->failed) return -1;
        int descriptor = open(beside->ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST) return -1;
        if (descriptor < 0) {
            which += !clear_leftover(beside->ptr, until);
            continue;
        }
        if (lock_file(descriptor, 0) && bx_file_has_name(descriptor, beside->ptr))
            return descriptor;
        close(descriptor); /* another process took it for a leftover */
    }
    errno = EEXIST;
    return -1;
}

/* Closes a second descriptor: a network file system tells only then that it has no room. The lock stays. */
static bool flush(int descriptor)
{
    int second = dup(descriptor);
    return second >= 0 && close(second) == 0;
}

static bool is_still(const bx_file_state *was, const char *path)
{
    bx_file_state now = bx_file_look(path);
    if (!was->is_there || !now.is_there) return was->is_there == now.is_there;
    return was->device == now.device && was->inode == now.inode && was->size == now.size &&
           was->changed.tv_sec == now.changed.tv_sec && was->changed.tv_nsec == now.changed.tv_nsec;
}

/*
 * Where nothing was, a name is given only where there is still none. What was there is held while it is looked
 * at and renamed over: of two that replace it the second finds that it is another. The lock of the part is
 * not enough, as that is not waited for long. ESTALE: somebody was quicker.
 */
static bool publish_same(const char *beside, const char *path, const bx_file_state *was)
{
    enum { PATIENCE = 500 /* ms */ };
    int held = -1;
    if (!was->is_there && link(beside, path) == 0) {
        unlink(beside);
        return true;
    }
    if (was->is_there) held = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    bool is_held = held < 0 || lock_file(held, bx_clock_ms() + PATIENCE);
    bool is_same = is_held && is_still(was, path);
    bool good = is_same && rename(beside, path) == 0;
    int why = is_same ? errno : ESTALE;
    if (held >= 0) close(held);
    errno = why;
    return good;
}

/* @param was  NULL: whatever it is */
static bool write_beside(int descriptor, const char *beside, const char *path,
                         const bx_file_state *was, bx_str bytes, bool sync)
{
    bool good = write_all(descriptor, bytes) && (!sync || fsync(descriptor) == 0) &&
                flush(descriptor) &&
                (was ? publish_same(beside, path, was) : rename(beside, path) == 0);
    int why = errno;
    if (!good) unlink(beside);
    close(descriptor);
    errno = why;
    return good;
}

/* A pipe that nobody reads is not waited for longer than a reader takes to start. */
static int open_stream(const char *path)
{
    enum { PATIENCE = 3000 /* ms */ };
    int64_t until = bx_clock_ms() + PATIENCE;
    for (;;) {
        int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (descriptor >= 0) {
            int flags = fcntl(descriptor, F_GETFL);
            if (flags >= 0) fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
            return descriptor;
        }
        if (errno != ENXIO || bx_clock_ms() >= until) return -1;
        pause_briefly();
    }
}

/* A pipe or a device (/dev/null) is written into: no file may take its place. */
static bool write_into(const char *path, bx_str bytes)
{
    int descriptor = open_stream(path);
    if (descriptor < 0) return false;
    bool good = write_all(descriptor, bytes);
    int why = errno;
    if (close(descriptor) == 0 && good) return true;
    if (!good) errno = why;
    return false;
}

/* Who could read what was there can read what takes its place, and nobody else: where the system lets us say so. */
static void keep_mode(int descriptor, const char *path)
{
    struct stat info;
    bool is_there = stat(path, &info) == 0 && S_ISREG(info.st_mode);
    if (is_there && fchmod(descriptor, info.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) != 0)
        return; /* a file system without rights */
}

static bool write_file(const char *path, const bx_file_state *was, bx_str bytes, bool sync)
{
    bx_buf beside = {0};
    int descriptor = open_beside(path, &beside);
    if (descriptor >= 0) keep_mode(descriptor, path);
    bool good = descriptor >= 0 && write_beside(descriptor, beside.ptr, path, was, bytes, sync);
    int why = errno;
    if (good && sync) sync_folder_of(path);
    bx_buf_release(&beside);
    errno = why;
    return good;
}

static bx_status put_stream(const char *path, bx_str bytes, bx_diag *diag)
{
    bool is_output = strcmp(path, "-") == 0;
    if (is_output ? write_all(STDOUT_FILENO, bytes) : write_into(path, bytes)) return BX_OK;
    return bx_report(diag, BX_E_STREAM_WRITE, NULL,
                     is_output ? BX_BOTH("standard output", "标准输出") : path,
                     bx_errno_text(errno));
}

static bx_status put_file(const char *path, const bx_file_state *was, bx_str bytes, bool sync,
                          bx_diag *diag, bool *is_other)
{
    *is_other = false;
    if (strcmp(path, "-") == 0 || bx_file_is_stream(path)) return put_stream(path, bytes, diag);
    if (write_file(path, was, bytes, sync)) return BX_OK;
    *is_other = was && errno == ESTALE;
    if (*is_other) return BX_OK;
    if (errno == EEXIST) return bx_report(diag, BX_E_PART_BLOCKED, NULL, path);
    return bx_report(diag, BX_E_FILE_WRITE, NULL, path, bx_errno_text(errno));
}

bx_status bx_file_replace(const char *path, bx_str bytes, bool sync, bx_diag *diag)
{
    bool is_other;
    return put_file(path, NULL, bytes, sync, diag, &is_other);
}

bx_file_state bx_file_look(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) return (bx_file_state){0};
    return (bx_file_state){.is_there = true,
                           .device = info.st_dev,
                           .inode = info.st_ino,
                           .size = info.st_size,
                           .changed = info.st_mtim};
}

bx_status bx_file_replace_same(const char *path, const bx_file_state *was, bx_str bytes, bool sync,
                               bx_diag *diag, bool *is_other)
{
    return put_file(path, was, bytes, sync, diag, is_other);
}

bx_status bx_file_make_folder(const char *path, bx_diag *diag)
{
    bx_buf part = {0};
    bx_status status = BX_OK;
    for (const char *at = path; status == BX_OK && *at;) {
        size_t step = strcspn(at, "/");
        bx_buf_add(&part, at, step);
        if (part.failed) status = BX_ERR_MEMORY;
        else if (step > 0 && mkdir(part.ptr, 0777) != 0 && !bx_file_is_folder(part.ptr))
            status = bx_report(diag, BX_E_FILE_WRITE, NULL, path, bx_errno_text(errno));
        if (at[step] == '/') bx_buf_add_byte(&part, '/');
        at += step + (at[step] == '/');
    }
    bx_buf_release(&part);
    return status;
}

bool bx_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) && access(path, R_OK) == 0;
}

bool bx_file_is_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

bool bx_file_is_there(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

bool bx_file_is_stream(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

bool bx_file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bx_status bx_file_real_path(bx_arena *arena, const char *path, const char **real)
{
    char *found = realpath(path, NULL);
    *real = NULL;
    if (!found) return errno == ENOMEM ? BX_ERR_MEMORY : BX_OK;
    *real = bx_arena_copy(arena, found, strlen(found));
    free(found);
    return *real ? BX_OK : BX_ERR_MEMORY;
}

bool bx_file_is_below(const char *real, const char *folder)
{
    size_t len = strlen(folder);
    if (strncmp(real, folder, len) != 0) return false;
    bool is_root = len > 0 && folder[len - 1] == '/';
    return is_root || real[len] == '\0' || real[len] == '/';
}

const char *bx_file_folder(bx_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) return bx_arena_copy(arena, ".", 1);
    size_t len = slash == path ? 1 : (size_t)(slash - path);
    return bx_arena_copy(arena, path, len);
}

const char *bx_file_beside(bx_arena *arena, const char *beside, bx_str name)
{
    const char *slash = strrchr(beside, '/');
    size_t folder = slash ? (size_t)(slash - beside) + 1 : 0;
    if (name.len > 0 && name.ptr[0] == '/') folder = 0;
    if (folder == 0 && bx_str_is(name, "-")) name = BX_STR("./-"); /* no standard input */
    char *path = bx_arena_take_array(arena, folder + name.len + 1, 1);
    if (!path) return NULL;
    memcpy(path, beside, folder);
    if (name.len > 0) memcpy(path + folder, name.ptr, name.len);
    return path;
}
