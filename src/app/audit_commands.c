#include "app/audit_commands.h"

#include <errno.h>
#include <string.h>

#include "app/commands.h"
#include "audit/extract.h"
#include "audit/made_text.h"
#include "audit/verify.h"
#include "audit/verify_report.h"
#include "base/errno_text.h"
#include "base/extra.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/watch.h"
#include "house/cargo.h"

#include "base/ban.h"

bool bx_is_audit_command(bx_command command)
{
    return command == BX_COMMAND_EXTRACT || command == BX_COMMAND_VERIFY;
}

/* --- extract --- */

/*
 * The PDF's name without folder and ending, in the current folder. None for a name that leaves nothing, or
 * what a shell, or the command that is told at the end, would take for something else.
 */
static bx_status find_folder(const bx_options *options, const bx_opened *opened, bx_diag *diag,
                             const char **folder)
{
    const char *slash = strrchr(opened->path, '/');
    bx_str name = bx_str_from(slash ? slash + 1 : opened->path);
    *folder = options->output;
    if (options->output)
        return options->output[0] ? BX_OK : bx_report(diag, BX_E_EXTRACT_NAME, NULL, "\"\"");
    if (bx_str_ends(name, BX_STR(".pdf"))) name.len -= strlen(".pdf");
    if (name.len == 0 || strchr(".-~", name.ptr[0]))
        return bx_report(diag, BX_E_EXTRACT_NAME, NULL, opened->path);
    *folder = bx_arena_copy(opened->arena, name.ptr, name.len);
    return *folder ? BX_OK : BX_ERR_MEMORY;
}

/* Words of the command line that make the same file of what lies there now. */
static void add_command(const bx_opened *opened, const char *folder, bx_buf *out)
{
    bx_str epoch = opened->made.epoch;
    bx_standard standard = BX_STANDARD_A3A;
    unsigned extras = bx_made_extras(opened->made.options);
    if (epoch.len > 0) bx_buf_printf(out, "SOURCE_DATE_EPOCH=%.*s ", BX_STR_ARG(epoch));
    bx_buf_add_text(out, "banxin render");
    if (bx_made_standard(opened->made.standard, &standard) && standard != BX_STANDARD_A3A)
        bx_buf_printf(out, " --standard %s", bx_standard_name(standard));
    for (int i = 0; i < BX_EXTRAS; i++)
        if (extras & bx_extra_names[i].extra) bx_buf_printf(out, " --%s", bx_extra_names[i].name);
    bx_buf_printf(out, " %s/" BX_CARGO_DATA, folder);
}

static void say_done(const bx_options *options, const bx_opened *opened, const char *folder,
                     int count)
{
    bx_buf command = {0};
    if (strcmp(folder, "-") == 0 || options->orders.format == BX_REPORT_JSON) return;
    add_command(opened, folder, &command);
    fprintf(stderr,
            options->orders.language == BX_CHINESE ? "取出 %d 个文件，在 %s/ 中；重新生成：%s\n"
                                                   : "%d files in %s/; rendered anew by: %s\n",
            count, folder, command.failed ? "" : command.ptr);
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

static bx_audit_wish wish_of(const bx_options *options)
{
    const bx_orders *orders = &options->orders;
    return (bx_audit_wish){.data = options->data,
                           .language = orders->language,
                           .base = {.layout = orders->layout,
                                    .profiles = orders->profiles,
                                    .profile_count = orders->profile_count,
                                    .image_folders = orders->image_folders,
                                    .image_folder_count = orders->image_folder_count}};
}

/* @param failed  set to true where something is wrong with the file */
static bx_status verify_one(const bx_options *options, const char *path, bx_house *house,
                            bx_diag *diag, bool *failed)
{
    bx_opened opened;
    bx_audit audit;
    bx_buf text = {0};
    const bx_audit_wish wish = wish_of(options);
    bx_status status = bx_opened_init(path, diag, &opened);
    if (status != BX_OK && options->orders.format == BX_REPORT_JSON) {
        bx_verify_report_refused(path, &text);
        if (!text.failed) bx_file_replace("-", bx_buf_str(&text), false, diag);
    }
    if (status == BX_OK) status = bx_verify(&opened, house, &wish, diag, &audit);
    if (status == BX_OK) {
        bx_verify_report_write(path, &audit, options->orders.language, options->orders.format,
                               &text);
        status = text.failed ? BX_ERR_MEMORY : bx_file_replace("-", bx_buf_str(&text), false, diag);
        *failed = *failed || bx_audit_failed(&audit);
    }
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

static bx_status verify_all(const bx_options *options, bx_house *house, bx_diag *diag, bool *failed)
{
    for (int i = 0; i < options->operand_count; i++) {
        bx_buf text = {0};
        bx_last_words words;
        bx_watch *watching = watch(options, options->operands[i], diag, &text, &words);
        bx_status status = verify_one(options, options->operands[i], house, diag, failed);
        bx_watch_free(watching);
        bx_buf_release(&text);
        if (status == BX_ERR_MEMORY) return status;
        *failed = *failed || status != BX_OK;
        bx_command_tell(options, diag);
    }
    return BX_OK;
}

static bx_status verify(const bx_options *options, bx_diag *diag, bool *failed)
{
    const char *data = options->data;
    if (data && strcmp(data, "-") != 0 && !bx_file_is_there(data))
        return bx_report(diag, BX_E_FILE_OPEN, NULL, data, bx_errno_text(ENOENT));
    bx_house *house = bx_house_new();
    bx_status status = house ? verify_all(options, house, diag, failed) : BX_ERR_MEMORY;
    bx_house_free(house);
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
