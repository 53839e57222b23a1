#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bx_status read_all(int descriptor, const char *path, size_t limit, bx_diag *diag,
                          const bx_place *place, bx_buf *bytes)
{
    char block[65536];
    for (;;) {
        ssize_t got = read(descriptor, block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return bx_report(diag, BX_E_FILE_READ, place, path, bx_errno_text(errno));
        if (got == 0) return bytes->failed ? BX_ERR_MEMORY : BX_OK;
        if (bytes->len + (size_t)got > limit) return report_limit(diag, place, path, limit);
        bx_buf_add(bytes, block, (size_t)got);
    }
}

bx_status bx_file_read(bx_arena *arena, const char *path, size_t limit, bx_diag *diag,
                       const bx_place *place, bx_str *text)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int descriptor = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
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

bx_status bx_file_map(const char *path, size_t limit, bx_diag *diag, const bx_place *place,
                      bx_str *bytes)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return bx_report(diag, BX_E_FILE_OPEN, place, path, bx_errno_text(errno));
    struct stat info;
    bx_status status = BX_OK;
    if (fstat(descriptor, &info) != 0) {
        status = bx_report(diag, BX_E_FILE_READ, place, path, bx_errno_text(errno));
    } else if (!S_ISREG(info.st_mode)) {
        status = bx_report(diag, BX_E_FILE_READ, place, path, bx_errno_text(EINVAL));
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
        if (put < 0) return false;
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

/*
 * The part's name: always the same for a file, so that what a killed process left behind is
 * taken up by the next one that makes the file; and short, as the file's own name may have all
 * the bytes that a folder allows.
 */
static void name_part(const char *path, bx_buf *part)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    bx_buf_clear(part);
    bx_buf_add(part, path, (size_t)(name - path));
    bx_buf_printf(part, ".banxin.%016" PRIx64 ".part", bx_fnv(name, strlen(name)));
    if (part->failed) errno = ENOMEM;
}

bool bx_file_has_name(int descriptor, const char *path)
{
    struct stat open_one, named;
    return fstat(descriptor, &open_one) == 0 && lstat(path, &named) == 0 &&
           open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino &&
           open_one.st_nlink == 1 && S_ISREG(open_one.st_mode);
}

/*
 * Waits for the part, so that two processes that make the same file do so one after the other;
 * the lock goes when the file is closed. A file system without locks does without.
 */
static bool lock_part(int descriptor)
{
    int status;
    do
        status = flock(descriptor, LOCK_EX);
    while (status != 0 && errno == EINTR);
    return status == 0 || errno == ENOLCK || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

/* Opens the part beside `path`, empty, and leaves its name in `beside`. */
static int open_beside(const char *path, bx_buf *beside)
{
    enum { TRIES = 100 };
    name_part(path, beside);
    for (int i = 0; i < TRIES && !beside->failed; i++) {
        int descriptor = open(beside->ptr, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor < 0) return -1;
        if (lock_part(descriptor) && bx_file_has_name(descriptor, beside->ptr) &&
            ftruncate(descriptor, 0) == 0)
            return descriptor;
        close(descriptor);
        errno = EEXIST;
    }
    return -1;
}

/* Closes a second descriptor: a network file system tells only then that it has no room. The lock stays. */
static bool flush(int descriptor)
{
    int second = dup(descriptor);
    return second >= 0 && close(second) == 0;
}

static bool write_beside(int descriptor, const char *beside, const char *path, bx_str bytes,
                         bool sync)
{
    bool good = write_all(descriptor, bytes) && (!sync || fsync(descriptor) == 0) &&
                flush(descriptor) && rename(beside, path) == 0;
    int why = errno;
    if (!good) unlink(beside);
    close(descriptor);
    errno = why;
    return good;
}

/* A pipe or a device (/dev/null) is written into: no file may take its place. */
static bool write_into(const char *path, bx_str bytes)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool good = write_all(descriptor, bytes);
    int why = errno;
    if (close(descriptor) == 0 && good) return true;
    if (!good) errno = why;
    return false;
}

static bool write_file(const char *path, bx_str bytes, bool sync)
{
    struct stat info;
    bool is_there = stat(path, &info) == 0;
    if (is_there && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode))
        return write_into(path, bytes);
    bx_buf beside = {0};
    int descriptor = open_beside(path, &beside);
    bool good = descriptor >= 0 && write_beside(descriptor, beside.ptr, path, bytes, sync);
    int why = errno;
    if (good && sync) sync_folder_of(path);
    bx_buf_release(&beside);
    errno = why;
    return good;
}

bx_status bx_file_replace(const char *path, bx_str bytes, bool sync, bx_diag *diag)
{
    bool is_standard = strcmp(path, "-") == 0;
    if (is_standard ? write_all(STDOUT_FILENO, bytes) : write_file(path, bytes, sync)) return BX_OK;
    return bx_report(diag, BX_E_FILE_WRITE, NULL, path, bx_errno_text(errno));
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

const char *bx_file_beside(bx_arena *arena, const char *beside, bx_str name)
{
    const char *slash = strrchr(beside, '/');
    size_t folder = slash ? (size_t)(slash - beside) + 1 : 0;
    if (name.len > 0 && name.ptr[0] == '/') folder = 0;
    char *path = bx_arena_take_array(arena, folder + name.len + 1, 1);
    if (!path) return NULL;
    memcpy(path, beside, folder);
    if (name.len > 0) memcpy(path + folder, name.ptr, name.len);
    return path;
}
