#include "app/sign_command.h"

#include "app/commands.h"
#include "app/pdf_files.h"
#include "app/signer.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "sign/exchange.h"
#include "sign/sign_file.h"

#include "base/ban.h"

enum { ENDS = BX_SIGN_ASKED + 1 };

/* --- before the first --- */

/* Two files of one name would write over each other there. */
static bx_status check_names(const bx_pdf_files *files, const char *folder, bx_arena *arena,
                             bx_diag *diag)
{
    bx_status status = BX_OK;
    int count = files->count;
    if (!folder) return BX_OK;
    const char **names = BX_NEW_ARRAY(arena, const char *, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++) {
        names[i] = bx_exchange_path(arena, folder, files->paths[i], ".pdf");
        BX_TRY_NEW(names[i]);
        for (int k = 0; k < i; k++)
            if (strcmp(names[i], names[k]) == 0)
                status = bx_report(diag, BX_E_SIGN_SAME_NAME, NULL, files->paths[k],
                                   files->paths[i], folder);
    }
    return status;
}

static bx_status with_slash(const char *folder, bx_arena *arena, const char **path)
{
    bx_buf text = {0};
    bx_buf_printf(&text, bx_str_ends(bx_str_from(folder), BX_STR("/")) ? "%s" : "%s/", folder);
    *path = bx_buf_keep(&text, arena).ptr;
    return *path ? BX_OK : BX_ERR_MEMORY;
}

/* For one file a file or a folder, for several a folder. */
static bx_status find_output(const bx_options *options, const bx_pdf_files *files, bx_arena *arena,
                             bx_diag *diag, const char **output)
{
    const char *given = options->output;
    *output = given;
    if (!given) return BX_OK;
    if (strchr(given, '{'))
        return bx_report(diag, BX_E_OPTION_VALUE, NULL, "--output", "FILE.pdf, FOLDER/");
    bool is_folder = files->count > 1 || bx_file_is_folder(given) ||
                     bx_str_ends(bx_str_from(given), BX_STR("/"));
    return is_folder ? with_slash(given, arena, output) : BX_OK;
}

static bx_status read_orders(const bx_options *options, const bx_pdf_files *files,
                             const bx_signer_of_run *signer, bx_diag *diag, bx_sign_orders *orders)
{
    const bx_sign_options *o = &options->sign;
    *orders = (bx_sign_orders){.signing = signer->signing,
                               .digest_out = o->digest_out,
                               .cms_in = o->cms_in,
                               .tsq_out = o->tsq_out,
                               .tsr_in = o->tsr_in,
                               .sync = !options->orders.no_sync};
    const char *folders[] = {o->digest_out, o->cms_in, o->tsq_out, o->tsr_in};
    BX_TRY(find_output(options, files, signer->arena, diag, &orders->output));
    bool is_folder = orders->output && bx_str_ends(bx_str_from(orders->output), BX_STR("/"));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        BX_TRY(check_names(files, folders[i], signer->arena, diag));
    return check_names(files, is_folder ? orders->output : NULL, signer->arena, diag);
}

/* --- each --- */

static void say_end(const bx_options *options, const char *path, bx_sign_end_of_file end)
{
    static const char *const words[ENDS] = {"failed", "signed", "proved", "signed before", "asked"};
    bx_buf line = {0};
    if (options->orders.format != BX_REPORT_JSON) return;
    bx_buf_add_text(&line, "{\"file\":");
    bx_json_add_string(&line, bx_str_from(path));
    bx_buf_printf(&line, ",\"result\":\"%s\"}\n", words[end]);
    if (!line.failed) fwrite(line.ptr, 1, line.len, stdout);
    bx_buf_release(&line);
}

static void sum_up(const bx_options *options, const int counts[ENDS])
{
    static const char *const words[ENDS][2] = {
        {"%d not signed", "%d 份未签名"},
        {"%d signed", "%d 份已签名"},
        {"%d got what proves them", "%d 份已补充证明"},
        {"%d signed before", "%d 份此前已签"},
        {"%d waiting for what comes back", "%d 份等待返回结果"}};
    static const bx_sign_end_of_file order[ENDS] = {BX_SIGN_DONE, BX_SIGN_PROVED, BX_SIGN_PASSED,
                                                    BX_SIGN_ASKED, BX_SIGN_FAILED};
    bool is_chinese = options->orders.language == BX_CHINESE;
    bool is_first = true;
    if (options->orders.format == BX_REPORT_JSON) return;
    for (int i = 0; i < ENDS; i++) {
        if (counts[order[i]] == 0) continue;
        if (!is_first) fputs(is_chinese ? "，" : ", ", stderr);
        fprintf(stderr, words[order[i]][is_chinese ? BX_CHINESE : BX_ENGLISH], counts[order[i]]);
        is_first = false;
    }
    fputc('\n', stderr);
}

/* @return what keeps the others from being signed, too */
static bx_status sign_all(const bx_options *options, const bx_pdf_files *files,
                          const bx_sign_orders *orders, bx_diag *diag, int counts[ENDS])
{
    for (int i = 0; i < files->count; i++) {
        bx_sign_end_of_file end = BX_SIGN_FAILED;
        bx_status status = bx_sign_file(orders, files->paths[i], diag, &end);
        counts[end]++;
        if (status == BX_ERR_MEMORY) return status;
        say_end(options, files->paths[i], end);
        bx_command_tell(options, diag);
    }
    return BX_OK;
}

static bx_status run(const bx_options *options, bx_arena *arena, bx_signer_of_run *signer,
                     bx_diag *diag, int counts[ENDS])
{
    bx_sign_orders orders;
    bx_pdf_files files;
    BX_TRY(bx_sign_options_check(&options->sign, options->output, false, diag));
    BX_TRY(bx_pdf_files_list(arena, options, diag, &files));
    BX_TRY(bx_signer_open(options, diag, signer));
    BX_TRY(read_orders(options, &files, signer, diag, &orders));
    BX_TRY(sign_all(options, &files, &orders, diag, counts));
    sum_up(options, counts);
    return BX_OK;
}

int bx_sign_command_run(const bx_options *options, bx_diag *diag)
{
    bx_signer_of_run signer = {0};
    int counts[ENDS] = {0};
    bx_arena *arena = bx_arena_new(BX_LIMIT_JOB_BYTES);
    bx_status status = arena ? run(options, arena, &signer, diag, counts) : BX_ERR_MEMORY;
    if (status == BX_ERR_MEMORY) bx_report(diag, BX_E_MEMORY, NULL, NULL);
    bx_command_tell(options, diag);
    bx_signer_close(&signer);
    bx_arena_free(arena);
    if (status != BX_OK) return BX_EXIT_USAGE;
    return counts[BX_SIGN_FAILED] > 0 ? BX_EXIT_FAULTS : BX_EXIT_DONE;
}
