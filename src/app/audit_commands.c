#include "app/audit_commands.h"

#include "app/commands.h"
#include "app/pdf_files.h"
#include "audit/extract.h"
#include "audit/made_text.h"
#include "audit/shown.h"
#include "audit/verify.h"
#include "audit/verify_report.h"
#include "base/clock.h"
#include "base/errno_text.h"
#include "base/extra.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/watch.h"
#include "house/cargo.h"
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/ban.h"

bool bx_is_audit_command(bx_command command)
{
    return command == BX_COMMAND_EXTRACT || command == BX_COMMAND_VERIFY;
}

/* --- extract --- */

/*
 * The PDF's name without folder and ending, in the current folder. None for a name that leaves nothing, or
 * the file's own, or what a shell would take for something else.
 */
static bx_status find_folder(const bx_options *options, const bx_opened *opened, bx_diag *diag,
                             const char **folder)
{
    enum { ENDING = 4 }; /* .pdf, in any case */
    const char *slash = strrchr(opened->path, '/');
    bx_str name = bx_str_from(slash ? slash + 1 : opened->path);
    *folder = options->output;
    if (options->output)
        return options->output[0] ? BX_OK : bx_report(diag, BX_E_EXTRACT_NAME, NULL, "\"\"");
    bool ends = name.len >= ENDING && strcasecmp(name.ptr + name.len - ENDING, ".pdf") == 0;
    if (ends) name.len -= ENDING;
    if (!ends || name.len == 0 || strchr(".-~", name.ptr[0]))
        return bx_report(diag, BX_E_EXTRACT_NAME, NULL, opened->path);
    *folder = bx_arena_copy(opened->arena, name.ptr, name.len);
    return *folder ? BX_OK : BX_ERR_MEMORY;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || strchr("_./+,:@%-", c);
}

/* As one word of a shell (POSIX, XCU 2.2.2): the name may be anybody's. */
static void add_word(const char *text, bx_buf *out)
{
    bool plain = true;
    for (const char *at = text; *at; at++)
        plain = plain && is_plain(*at);
    if (plain) {
        bx_buf_add_text(out, text);
        return;
    }
    bx_buf_add_byte(out, '\'');
    for (const char *at = text; *at; at++)
        if (*at == '\'') bx_buf_add_text(out, "'\\''");
        else bx_buf_add_byte(out, *at);
    bx_buf_add_byte(out, '\'');
}

/* Words of the command line that make the same file of what lies there now. */
static void add_command(const bx_opened *opened, const char *path, bx_buf *out)
{
    bx_str epoch = opened->made.epoch;
    bx_standard standard = BX_STANDARD_A3A;
    unsigned extras = bx_extras_of(opened->made.options);
    if (epoch.len > 0) bx_buf_printf(out, "SOURCE_DATE_EPOCH=%.*s ", BX_STR_ARG(epoch));
    bx_buf_add_text(out, "banxin render");
    if (bx_made_standard(opened->made.standard, &standard) && standard != BX_STANDARD_A3A)
        bx_buf_printf(out, " --standard %s", bx_standard_name(standard));
    for (int i = 0; i < BX_EXTRAS; i++)
        if (extras & bx_extra_names[i].extra) bx_buf_printf(out, " --%s", bx_extra_names[i].name);
    bx_buf_add_byte(out, ' ');
    add_word(path, out);
}

/* Where its data came from is told of the first file alone: no command gives that again. */
static bool can_command(const bx_opened *opened, const char *folder)
{
    for (const char *at = folder; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F) return false;
    return bx_opened_attachment(opened, BX_CARGO_DATA) &&
           !bx_opened_attachment(opened, BX_CARGO_ORIGIN);
}

static void say_done(const bx_options *options, const bx_opened *opened, const char *folder,
                     int count)
{
    bx_buf shown = {0}, path = {0}, command = {0};
    bool is_chinese = options->orders.language == BX_CHINESE;
    if (strcmp(folder, "-") == 0 || options->orders.format == BX_REPORT_JSON) return;
    bx_shown_add(&shown, bx_str_from(folder));
    fprintf(stderr, is_chinese ? "取出 %d 个文件，在 %s/ 中" : "%d files in %s/", count,
            shown.ptr && !shown.failed ? shown.ptr : "");
    bx_buf_printf(&path, "%s/" BX_CARGO_DATA, folder);
    if (!path.failed && folder[0] == '-') { /* no option */
        bx_buf_clear(&path);
        bx_buf_printf(&path, "./%s/" BX_CARGO_DATA, folder);
    }
    if (!path.failed && can_command(opened, folder)) add_command(opened, path.ptr, &command);
    if (command.len > 0 && !command.failed)
        fprintf(stderr, is_chinese ? "；重新生成：%s" : "; rendered anew by: %s", command.ptr);
    fputc('\n', stderr);
    bx_buf_release(&shown);
    bx_buf_release(&path);
    bx_buf_release(&command);
}

static bx_status extract_from(const bx_options *options, bx_opened *opened, bx_diag *diag)
{
    int count = 0;
    const char *folder;
    BX_TRY(find_folder(options, opened, diag, &folder));
    BX_TRY(bx_extract(opened, folder, diag, &count));
    say_done(options, opened, folder, count);
    return BX_OK;
}

static bx_status extract(const bx_options *options, bx_diag *diag)
{
    bx_opened opened;
    if (options->operand_count > 1)
        return bx_report(diag, BX_E_ONE_PDF, NULL, options->operands[1],
                         bx_command_name(options->command));
    bx_status status = bx_opened_init(options->operands[0], diag, &opened);
    if (status == BX_OK) status = extract_from(options, &opened, diag);
    bx_opened_release(&opened);
    return status;
}

/* --- verify --- */

/* What is held against each file. */
typedef struct auditor {
    const bx_options *options;
    bx_house *house;
    bx_trust *trust; /* NULL: nobody is named */
    bx_diag *diag;
    bx_str given; /* data that came by standard input, read once; ptr NULL: none */
    bool failed;  /* something is wrong with a file */
} auditor;

static bx_audit_wish wish_of(const auditor *a)
{
    const bx_orders *orders = &a->options->orders;
    const bx_sign_options *sign = &a->options->sign;
    return (bx_audit_wish){.data = a->options->data,
                           .data_text = a->given,
                           .trust = a->trust,
                           .now = sign->at >= 0 ? sign->at : bx_clock_now(),
                           .language = orders->language,
                           .base = {.layout = orders->layout,
                                    .profiles = orders->profiles,
                                    .profile_count = orders->profile_count,
                                    .image_folders = orders->image_folders,
                                    .image_folder_count = orders->image_folder_count}};
}

static bx_status judge(auditor *a, bx_opened *opened, const char *path, bx_buf *text)
{
    bx_audit audit;
    const bx_orders *orders = &a->options->orders;
    const bx_audit_wish wish = wish_of(a);
    BX_TRY(bx_opened_init(path, a->diag, opened));
    BX_TRY(bx_verify(opened, a->house, &wish, a->diag, &audit));
    bx_verify_report_write(path, &audit, &wish, orders->format, text);
    a->failed = a->failed || bx_audit_failed(&audit);
    return BX_OK;
}

/* What reading one file costs is bounded: it keeps no other from being looked at. */
static bx_status tell_large(const auditor *a, const char *path)
{
    char most[16];
    snprintf(most, sizeof most, "%zu", (size_t)BX_LIMIT_JOB_BYTES >> 20);
    return bx_report(a->diag, BX_E_REPORT_TOO_LARGE, NULL, path, most);
}

/* @return what keeps the others from being looked at, too */
static bx_status verify_one(auditor *a, const char *path)
{
    bx_opened opened = {0};
    bx_buf text = {0};
    bx_status status = judge(a, &opened, path, &text);
    a->failed = a->failed || status != BX_OK;
    if (status == BX_ERR_MEMORY && opened.arena && bx_arena_is_capped(opened.arena))
        status = tell_large(a, path);
    if (status != BX_OK && status != BX_ERR_MEMORY) {
        status = BX_OK;
        if (a->options->orders.format == BX_REPORT_JSON) bx_verify_report_refused(path, &text);
    }
    if (text.failed) status = BX_ERR_MEMORY;
    if (status == BX_OK && text.len > 0)
        status = bx_file_replace("-", bx_buf_str(&text), false, a->diag);
    bx_buf_release(&text);
    bx_opened_release(&opened);
    return status;
}

/* A file may hold a layout of anybody's: it has as much time as a report. */
static bx_watch *watch(const bx_options *options, const char *path, bx_diag *diag, bx_buf *text,
                       bx_last_words *words)
{
    char seconds[16];
    if (options->orders.timeout == 0) return NULL;
    snprintf(seconds, sizeof seconds, "%d", options->orders.timeout);
    bx_report(diag, BX_E_WORKER_STUCK, NULL, path, seconds);
    bx_report_write(diag, options->orders.language, options->orders.format, text);
    bx_diag_clear(diag);
    *words = (bx_last_words){text->ptr, text->len, BX_EXIT_FAULTS};
    return text->failed ? NULL : bx_watch_work(options->orders.timeout, words);
}

static bx_status verify_all(auditor *a, const bx_pdf_files *files)
{
    bx_status status = BX_OK;
    for (int i = 0; i < files->count && status == BX_OK; i++) {
        bx_buf text = {0};
        bx_last_words words;
        const char *path = files->paths[i];
        bx_watch *watching = watch(a->options, path, a->diag, &text, &words);
        status = verify_one(a, path);
        bx_watch_free(watching);
        bx_buf_release(&text);
        if (status == BX_OK) bx_command_tell(a->options, a->diag);
    }
    return status;
}

static bx_status open_trust(auditor *a)
{
    const bx_named_files *files = &a->options->sign.trust;
    if (files->count == 0) return BX_OK;
    bx_status status = bx_trust_open(files->paths, files->count, a->diag, &a->trust);
    return status == BX_ERR_INPUT ? BX_ERR_USAGE : status; /* nothing is judged by halves */
}

static bx_status take_given(auditor *a, bx_arena *arena)
{
    const char *data = a->options->data;
    if (!data) return BX_OK;
    if (strcmp(data, "-") == 0)
        return bx_file_read(arena, data, BX_LIMIT_SOURCE_BYTES, a->diag, NULL, &a->given);
    return bx_file_is_there(data)
               ? BX_OK
               : bx_report(a->diag, BX_E_FILE_OPEN, NULL, data, bx_errno_text(ENOENT));
}

static bx_status verify(const bx_options *options, bx_diag *diag, bool *failed)
{
    bx_pdf_files files;
    auditor a = {.options = options, .house = bx_house_new(), .diag = diag};
    bx_arena *arena = bx_arena_new(BX_LIMIT_JOB_BYTES);
    bx_status status = a.house && arena ? take_given(&a, arena) : BX_ERR_MEMORY;
    if (status == BX_OK) status = open_trust(&a);
    if (status == BX_OK) status = bx_pdf_files_list(arena, options, diag, &files);
    if (status == BX_OK) status = verify_all(&a, &files);
    bx_trust_free(a.trust);
    bx_house_free(a.house);
    bx_arena_free(arena);
    *failed = a.failed;
    return status;
}

int bx_audit_command_run(const bx_options *options, bx_diag *diag)
{
    bool failed = false;
    bx_status status = BX_OK;
    if (options->operand_count == 0)
        status = bx_report(diag, BX_E_NO_PDF, NULL, bx_command_name(options->command));
    else if (options->command == BX_COMMAND_EXTRACT) status = extract(options, diag);
    else status = verify(options, diag, &failed);
    if (status == BX_ERR_MEMORY) bx_report(diag, BX_E_MEMORY, NULL, NULL);
    bx_command_tell(options, diag);
    if (status == BX_ERR_USAGE || status == BX_ERR_MEMORY || status == BX_ERR_SYSTEM)
        return BX_EXIT_USAGE;
    return failed || status != BX_OK ? BX_EXIT_FAULTS : BX_EXIT_DONE;
}
