#include "app/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/leftovers.h"
#include "base/file.h"
#include "base/limits.h"

#include "base/ban.h"

static const char *join(bx_arena *arena, const char *folder, const char *name, const char *suffix,
                        const char *end)
{
    bx_buf text = {0};
    bx_buf_printf(&text, "%s%s%s%s", folder, name, suffix, end);
    const char *path = text.failed ? NULL : bx_arena_copy(arena, text.ptr, text.len);
    bx_buf_release(&text);
    return path;
}

/* The program's own bytes: what a version's number does not tell. Empty where they cannot be read. */
static void hash_tool(char hex[65])
{
    bx_str bytes;
    bx_hash hash;
    hex[0] = '\0';
    if (bx_file_map("/proc/self/exe", BX_LIMIT_FONT_BYTES, NULL, NULL, &bytes) != BX_OK) return;
    bx_hash_sha256(&bytes, 1, &hash);
    bx_file_unmap(bytes);
    bx_hash_hex(&hash, hex);
}

static bx_status report_write(const bx_ledger *ledger, bx_diag *diag)
{
    return bx_report(diag, BX_E_FILE_WRITE, NULL, ledger->path, strerror(errno));
}

/* Before what is appended: a line that was torn when the program was killed must not take it in. */
static bool end_torn_line(int descriptor)
{
    char last = '\n';
    off_t size = lseek(descriptor, 0, SEEK_END);
    if (size > 0 && pread(descriptor, &last, 1, size - 1) != 1) return false;
    return last == '\n' || write(descriptor, "\n", 1) == 1;
}

/* A link would lead the lines elsewhere, and a pipe has nobody who reads them. */
static int open_regular(const char *path)
{
    struct stat info;
    int flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int descriptor = open(path, flags, 0666);
    if (descriptor < 0 || (fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode)))
        return descriptor;
    close(descriptor);
    errno = EINVAL;
    return -1;
}

static bx_status lock(bx_ledger *ledger, bx_diag *diag)
{
    for (;;) {
        ledger->descriptor = open_regular(ledger->path);
        if (ledger->descriptor < 0) return report_write(ledger, diag);
        if (flock(ledger->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
            return bx_report(diag, BX_E_BATCH_RUNS, NULL, ledger->path);
        /* a run that ends replaces the file: this one may have lost its name meanwhile */
        if (bx_file_has_name(ledger->descriptor, ledger->path)) break;
        close(ledger->descriptor);
    }
    return end_torn_line(ledger->descriptor) ? BX_OK : report_write(ledger, diag);
}

bx_status bx_ledger_open(bx_arena *arena, const bx_house *house, const char *folder,
                         const char *suffix, bx_diag *diag, bx_ledger *ledger)
{
    bx_hash fonts;
    *ledger = (bx_ledger){.descriptor = -1};
    ledger->path = join(arena, folder, "manifest", suffix, ".jsonl");
    ledger->summary = join(arena, folder, "summary", suffix, ".tsv");
    if (!ledger->path || !ledger->summary) return BX_ERR_MEMORY;
    BX_TRY(bx_house_fonts_hash(house, &fonts));
    bx_hash_hex(&fonts, ledger->fonts);
    hash_tool(ledger->tool);
    BX_TRY(bx_file_make_folder(folder, diag));
    bx_status status = lock(ledger, diag);
    if (status == BX_OK) status = bx_manifest_load(arena, ledger->path, diag, &ledger->before);
    if (status != BX_OK && ledger->descriptor >= 0) close(ledger->descriptor);
    return status;
}

const bx_manifest_line *bx_ledger_match(const bx_ledger *ledger, const bx_manifest_line *line)
{
    const bx_manifest_line *old = bx_manifest_lookup(ledger->before, line->input);
    bool same = old && bx_str_is(old->status, "made") && bx_str_equal(old->output, line->output) &&
                bx_str_equal(old->input_sha256, line->input_sha256) &&
                bx_str_equal(old->pictures_sha256, line->pictures_sha256) &&
                bx_str_equal(old->layout_sha256, line->layout_sha256) &&
                bx_str_equal(old->fonts_sha256, line->fonts_sha256) &&
                bx_str_equal(old->tool_sha256, line->tool_sha256);
    return same ? old : NULL;
}

/* One call: the lines of a process that is killed are whole, or torn at the end of the file. */
void bx_ledger_add(const bx_ledger *ledger, const bx_manifest_line *line)
{
    bx_buf text = {0};
    bx_manifest_write(line, &text);
    ssize_t put = text.failed ? -1 : write(ledger->descriptor, text.ptr, text.len);
    if (put > 0 && put < (ssize_t)text.len) end_torn_line(ledger->descriptor);
    bx_buf_release(&text);
}

static int by_input(const void *a, const void *b)
{
    const bx_manifest_line *const *one = a, *const *other = b;
    return bx_str_compare((*one)->input, (*other)->input);
}

static bx_str folder_of(bx_str path)
{
    while (path.len > 0 && path.ptr[path.len - 1] != '/')
        path.len--;
    return path;
}

/* Whether this run has data of the same folder: paths of a run elsewhere may lead nowhere from here. */
static bool is_beside(const bx_manifest_line *line, const bx_manifest_line *lines, int count)
{
    for (int i = 0; i < count; i++)
        if (bx_str_equal(folder_of(line->input), folder_of(lines[i].input))) return true;
    return false;
}

/* What this run knows, where it did not begin what was known before, and what it does not touch. */
static bx_status collect(bx_arena *arena, const bx_ledger *ledger, const bx_manifest_line *lines,
                         int count, bx_buf *manifest, bx_buf *summary, bx_language language)
{
    const bx_manifest_line **sorted = calloc((size_t)count + 1, sizeof *sorted);
    BX_TRY_NEW(sorted);
    bx_manifest_summarize(NULL, language, summary);
    for (int i = 0; i < count; i++) {
        const bx_manifest_line *line = &lines[i];
        sorted[i] = line;
        if (line->status.len == 0) line = bx_manifest_lookup(ledger->before, line->input);
        if (!line) continue;
        bx_manifest_write(line, manifest);
        bx_manifest_summarize(line, language, summary);
    }
    qsort(sorted, (size_t)count, sizeof(const bx_manifest_line *), by_input);
    for (int i = 0; i < bx_manifest_count(ledger->before); i++) {
        const bx_manifest_line *line = bx_manifest_at(ledger->before, i);
        if (bsearch(&line, sorted, (size_t)count, sizeof(const bx_manifest_line *), by_input) ||
            (bx_leftovers_is_gone(arena, line) && is_beside(line, lines, count)))
            continue;
        bx_manifest_write(line, manifest);
        bx_manifest_summarize(line, language, summary);
    }
    free(sorted);
    return manifest->failed || summary->failed ? BX_ERR_MEMORY : BX_OK;
}

bx_status bx_ledger_close(bx_arena *arena, bx_ledger *ledger, const bx_manifest_line *lines,
                          int count, bx_language language, bool sync, bx_diag *diag)
{
    bx_buf manifest = {0}, summary = {0};
    bx_status status = collect(arena, ledger, lines, count, &manifest, &summary, language);
    if (status == BX_OK) status = bx_file_replace(ledger->path, bx_buf_str(&manifest), sync, diag);
    if (status == BX_OK)
        status = bx_file_replace(ledger->summary, bx_buf_str(&summary), sync, diag);
    bx_buf_release(&manifest);
    bx_buf_release(&summary);
    close(ledger->descriptor);
    return status;
}
