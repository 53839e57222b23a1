#include "batch/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "base/limits.h"
#include "batch/leftovers.h"
#include "batch/pool.h"

#include "base/ban.h"

static const char *join(bx_arena *arena, const char *folder, const char *name, const char *suffix,
                        const char *end)
{
    bx_buf text = {0};
    bx_buf_printf(&text, "%s%s%s%s", folder, name, suffix, end);
    return bx_buf_keep(&text, arena).ptr;
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
    return bx_report(diag, BX_E_FILE_WRITE, NULL, ledger->path, bx_errno_text(errno));
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

/* A copy of the lines takes the name; whoever has the file by another name (a backup) keeps it as it is. */
static bx_status part_from_links(bx_arena *arena, const bx_ledger *ledger, bx_diag *diag)
{
    const bx_manifest *known;
    bx_buf text = {0};
    BX_TRY(bx_manifest_load(arena, ledger->path, diag, &known));
    for (int i = 0; i < bx_manifest_count(known); i++)
        bx_manifest_write(bx_manifest_at(known, i), &text);
    bx_status status =
        text.failed ? BX_ERR_MEMORY : bx_file_replace(ledger->path, bx_buf_str(&text), true, diag);
    bx_buf_release(&text);
    return status;
}

static bool has_links(int descriptor)
{
    struct stat info;
    return fstat(descriptor, &info) == 0 && info.st_nlink > 1;
}

/* Opens the file and locks it. *mine: it is the one that has the name, and no other name. */
static bx_status try_lock(bx_arena *arena, bx_ledger *ledger, bx_diag *diag, bool *mine)
{
    ledger->descriptor = open_regular(ledger->path);
    if (ledger->descriptor < 0) return report_write(ledger, diag);
    if (flock(ledger->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return bx_report(diag, BX_E_BATCH_RUNS, NULL, ledger->path);
    bool has_name = bx_file_has_name(ledger->descriptor, ledger->path);
    *mine = has_name && !has_links(ledger->descriptor);
    return has_name && !*mine ? part_from_links(arena, ledger, diag) : BX_OK;
}

static void give_up(bx_ledger *ledger)
{
    if (ledger->descriptor >= 0) close(ledger->descriptor);
    ledger->descriptor = -1;
}

/* A run that ends replaces the file: the one that was opened may have lost its name meanwhile. */
static bx_status lock(bx_arena *arena, bx_ledger *ledger, bx_diag *diag)
{
    enum { TRIES = 100 };
    bool mine = false;
    for (int i = 0; i < TRIES && !bx_interrupts_pending(); i++) {
        BX_TRY(try_lock(arena, ledger, diag, &mine));
        if (mine) return end_torn_line(ledger->descriptor) ? BX_OK : report_write(ledger, diag);
        give_up(ledger);
    }
    if (bx_interrupts_pending()) return BX_ERR_SYSTEM; /* it tells itself why the run ends */
    return bx_report(diag, BX_E_BATCH_RUNS, NULL, ledger->path);
}

bx_status bx_ledger_open(bx_arena *arena, const bx_house *house, const char *folder,
                         const char *suffix, bx_diag *diag, bx_ledger *ledger)
{
    bx_hash fonts;
    *ledger = (bx_ledger){.folder = folder, .descriptor = -1};
    ledger->path = join(arena, folder, "manifest", suffix, ".jsonl");
    ledger->summary = join(arena, folder, "summary", suffix, ".tsv");
    if (!ledger->path || !ledger->summary) return BX_ERR_MEMORY;
    BX_TRY(bx_house_fonts_hash(house, &fonts));
    bx_hash_hex(&fonts, ledger->fonts);
    hash_tool(ledger->tool);
    BX_TRY(bx_file_make_folder(folder, diag));
    bx_status status = lock(arena, ledger, diag);
    if (status == BX_OK) status = bx_manifest_load(arena, ledger->path, diag, &ledger->before);
    if (status != BX_OK) give_up(ledger);
    return status;
}

void bx_ledger_leave(const bx_ledger *ledger)
{
    close(ledger->descriptor);
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

static bx_manifest_line as_left(const bx_manifest_line *old)
{
    bx_manifest_line left = *old;
    left.status = BX_STR("left");
    return left;
}

void bx_ledger_add_left(const bx_ledger *ledger, const bx_manifest_line *old)
{
    bx_manifest_line left = as_left(old);
    bx_ledger_add(ledger, &left);
}

typedef struct outcome_texts {
    bx_buf manifest, summary;
    bx_language language;
} outcome_texts;

static void add_line(outcome_texts *texts, const bx_manifest_line *line)
{
    bx_manifest_write(line, &texts->manifest);
    bx_manifest_summarize(line, texts->language, &texts->summary);
}

static bx_status add_left(bx_arena *arena, outcome_texts *texts, const bx_manifest_line *old,
                          bool tells, bx_diag *diag)
{
    bx_manifest_line left = as_left(old);
    add_line(texts, &left);
    return tells ? bx_leftovers_tell(arena, old, diag) : BX_OK;
}

/* What this run knows, where it did not begin what was known before, and what it does not touch. */
static bx_status collect(bx_arena *arena, const bx_ledger *ledger, const bx_ledger_run *run,
                         bx_diag *diag, outcome_texts *texts)
{
    const bx_leftovers *leftovers =
        bx_leftovers_new(arena, ledger->folder, run->lines, run->count, run->named);
    BX_TRY_NEW(leftovers);
    bx_manifest_summarize(NULL, texts->language, &texts->summary);
    for (int i = 0; i < run->count; i++) {
        const bx_manifest_line *line = &run->lines[i];
        if (line->status.len == 0) line = bx_manifest_lookup(ledger->before, line->input);
        if (line) add_line(texts, line);
    }
    for (int i = 0; i < bx_manifest_count(ledger->before); i++) {
        const bx_manifest_line *old = bx_manifest_at(ledger->before, i);
        bx_fate fate = bx_leftovers_judge(leftovers, old);
        if (fate == BX_FATE_STAYS) add_line(texts, old);
        if (fate == BX_FATE_LEFT) BX_TRY(add_left(arena, texts, old, run->tells, diag));
    }
    return texts->manifest.failed || texts->summary.failed ? BX_ERR_MEMORY : BX_OK;
}

bx_status bx_ledger_close(bx_arena *arena, bx_ledger *ledger, const bx_ledger_run *run,
                          bx_language language, bool sync, bx_diag *diag)
{
    outcome_texts texts = {.language = language};
    bx_status status = collect(arena, ledger, run, diag, &texts);
    if (status == BX_OK)
        status = bx_file_replace(ledger->path, bx_buf_str(&texts.manifest), sync, diag);
    if (status == BX_OK)
        status = bx_file_replace(ledger->summary, bx_buf_str(&texts.summary), sync, diag);
    bx_buf_release(&texts.manifest);
    bx_buf_release(&texts.summary);
    close(ledger->descriptor);
    return status;
}
