#include "app/commands.h"

#include <signal.h>
#include <string.h>

#include "app/coverage_report.h"
#include "app/signer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/watch.h"
#include "batch/batch.h"
#include "batch/data_files.h"
#include "batch/merge.h"
#include "batch/pool.h"
#include "font/glyph_check.h"
#include "house/house.h"
#include "house/layout_list.h"
#include "house/layouts_report.h"

#include "base/ban.h"

/* What one run of the program holds. */
typedef struct run {
    const bx_options *options;
    bx_diag *diag;
    bx_arena *arena;
    bx_house *house;
    bx_data_files files;
    bx_target target;
    bx_batch_count count;
    bx_orders orders; /* the options', and what signs */
    bx_signer_of_run signer;
} run;

void bx_command_tell(const bx_options *options, bx_diag *diag)
{
    bx_buf text = {0};
    bx_report_write(diag, options->orders.language, options->orders.format, &text);
    if (text.len > 0) fwrite(text.ptr, 1, text.len, stderr);
    bx_buf_release(&text);
    bx_diag_clear(diag);
}

static bx_status show(const bx_buf *text, bx_diag *diag)
{
    if (text->failed) return BX_ERR_MEMORY;
    return bx_file_replace("-", bx_buf_str(text), false, diag);
}

int bx_command_show(const bx_options *options, const bx_buf *text, bx_diag *diag)
{
    bx_status status = show(text, diag);
    if (status == BX_ERR_MEMORY) bx_report(diag, BX_E_MEMORY, NULL, NULL);
    bx_command_tell(options, diag);
    return status == BX_OK ? BX_EXIT_DONE : BX_EXIT_USAGE;
}

/* Appends how many there were of each kind; nothing for a report alone. */
static void write_sum(const run *r, const bx_batch_count *count, bx_buf *out)
{
    bool is_alone = r->files.count < 2 && r->options->orders.shards == 0;
    /* each sheet has its own */
    if (is_alone || r->options->command == BX_COMMAND_MEASURE) return;
    if (r->options->orders.format == BX_REPORT_JSON) {
        bx_buf_printf(
            out, "{\"summary\":{\"made\":%d,\"up_to_date\":%d,\"failed\":%d,\"not_begun\":%d}}\n",
            count->made, count->fresh, count->failed, count->left);
        return;
    }
    bool is_zh = r->options->orders.language == BX_CHINESE;
    bx_buf_printf(out, is_zh ? "%d 份完成，%d 份未完成" : "%d done, %d not done", count->made,
                  count->failed);
    if (count->fresh > 0)
        bx_buf_printf(out, is_zh ? "，%d 份已是最新" : ", %d up to date", count->fresh);
    if (count->left > 0)
        bx_buf_printf(out, is_zh ? "，%d 份未开始" : ", %d not begun", count->left);
    bx_buf_add_byte(out, '\n');
}

static void sum_up(const run *r)
{
    bx_buf text = {0};
    write_sum(r, &r->count, &text);
    if (text.len > 0) fwrite(text.ptr, 1, text.len, stderr);
    bx_buf_release(&text);
}

/* Every shards-th file: parts of like size, the same ones on every machine that lists the same data. */
static void keep_shard(run *r)
{
    int kept = 0;
    for (int i = r->options->orders.shard - 1; i < r->files.count; i += r->options->orders.shards)
        r->files.paths[kept++] = r->files.paths[i];
    r->files.count = kept;
}

static bx_status open_run(run *r)
{
    r->arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    r->house = bx_house_new();
    BX_TRY_NEW(r->arena);
    BX_TRY_NEW(r->house);
    BX_TRY(bx_data_files_list(r->arena, r->options->operands, r->options->operand_count,
                              bx_command_name(r->options->command), r->diag, &r->files));
    bool many = r->files.count > 1;
    if (r->options->orders.shards > 0) keep_shard(r);
    return bx_target_init(r->arena, r->options->output, many, r->diag, &r->target);
}

/*
 * Standard input and output have one order, and a single report needs no company. A folder's
 * reports are always a batch: it has a manifest, which tells of data that cannot be read twice.
 */
static bool is_batch(const run *r)
{
    bool is_alone = (r->files.count < 2 && r->options->orders.shards == 0) ||
                    r->options->command == BX_COMMAND_DUMP ||
                    r->options->command == BX_COMMAND_MEASURE || r->options->orders.digest;
    bool has_manifest = r->options->command == BX_COMMAND_RENDER && r->target.folder;
    for (int i = 0; i < r->files.count && !is_alone && !has_manifest; i++)
        is_alone = strcmp(r->files.paths[i], "-") == 0;
    return !is_alone;
}

/* What is said when the i-th report takes too long: as it is told in a batch, but that it ends here. */
static void write_last_words(run *r, int i, bx_buf *words)
{
    char seconds[16];
    bx_batch_count end = r->count;
    end.failed++;
    end.left = r->files.count - i - 1;
    snprintf(seconds, sizeof seconds, "%d", r->options->orders.timeout);
    bx_report(r->diag, BX_E_WORKER_STUCK, NULL, r->files.paths[i], seconds);
    bx_report_write(r->diag, r->options->orders.language, r->options->orders.format, words);
    bx_diag_clear(r->diag);
    write_sum(r, &end, words);
}

/* A worker would be ended from outside; here the process does it, with its words ready. */
static bx_outcome work_within_time(run *r, bx_work *work, int i)
{
    int seconds = r->options->orders.timeout;
    bx_buf text = {0};
    if (seconds > 0) write_last_words(r, i, &text);
    const bx_last_words words = {text.ptr, text.len, BX_EXIT_FAULTS};
    bx_watch *watch = seconds > 0 && !text.failed ? bx_watch_work(seconds, &words) : NULL;
    bx_outcome outcome = bx_work_do(work, r->files.paths[i], NULL, NULL, NULL);
    bx_watch_free(watch);
    bx_buf_release(&text);
    return outcome;
}

/* Silence would leave a clerk to wonder whether anything was looked at. */
static void say_clean(const run *r, int warnings)
{
    bool is_zh = r->options->orders.language == BX_CHINESE;
    if (r->options->orders.purpose != BX_PURPOSE_CHECK) return;
    if (r->options->orders.format == BX_REPORT_JSON) return;
    if (warnings == 0)
        fputs(is_zh ? "检查通过，没有发现问题\n" : "checked: nothing is wrong\n", stderr);
    else
        fprintf(stderr,
                is_zh ? "检查通过，没有错误；有 %d 处警告，见上\n"
                      : "checked: no errors, warnings: %d (above)\n",
                warnings);
}

/* One after the other in this process; one that fails never stops the others. */
static void run_here(run *r, bx_work *work)
{
    bx_command_tell(r->options, r->diag); /* what was passed over in a folder */
    for (int i = 0; i < r->files.count; i++) {
        if (r->count.failed > 0 && r->options->orders.fail_fast) {
            r->count.left++;
            continue;
        }
        bx_outcome outcome = work_within_time(r, work, i);
        r->count.failed += outcome.failed;
        r->count.made += !outcome.failed;
        bx_command_tell(r->options, r->diag);
        if (!outcome.failed) say_clean(r, outcome.warnings);
    }
}

/* A key, or what else is of signatures, without --sign is a slip: nothing would be signed. */
static bx_status open_signer(run *r)
{
    const bx_sign_options *o = &r->options->sign;
    r->orders = r->options->orders;
    const char *given = bx_sign_options_first(o);
    if (!o->is_wanted && given) return bx_report(r->diag, BX_E_SIGN_WANTS, NULL, given, "--sign");
    if (!o->is_wanted) return BX_OK;
    BX_TRY(bx_sign_options_check(o, r->options->output, true, r->diag));
    BX_TRY(bx_signer_open(r->options, r->diag, &r->signer));
    r->orders.signing = &r->signer.signing;
    return BX_OK;
}

static bx_status run_reports(run *r)
{
    BX_TRY(open_signer(r));
    bx_work work = {.orders = &r->orders,
                    .house = r->house,
                    .diag = r->diag,
                    .arena = r->arena,
                    .target = &r->target};
    if (!is_batch(r)) {
        run_here(r, &work);
        sum_up(r);
        return BX_OK;
    }
    const bx_fonts_file *fonts;
    BX_TRY(bx_house_fonts(r->house, r->diag, &fonts));
    signal(SIGPIPE, SIG_IGN); /* who reads the messages may go: the reports are made all the same */
    bx_interrupts before = bx_interrupts_hold();
    bx_status status = bx_batch_run(&work, &r->files, &r->count);
    if (status == BX_OK) {
        bx_command_tell(r->options, r->diag);
        sum_up(r);
    }
    bx_interrupts_release(before); /* what was held back ends the program now */
    return status;
}

static int run_data(run *r)
{
    bx_status status = open_run(r);
    if (status == BX_OK) status = run_reports(r);
    if (status != BX_OK) {
        if (status == BX_ERR_MEMORY) bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
        bx_command_tell(r->options, r->diag);
        return BX_EXIT_USAGE;
    }
    return r->count.failed + r->count.left > 0 ? BX_EXIT_FAULTS : BX_EXIT_DONE;
}

static void list_faces(const bx_fonts_file *fonts, bx_buf *out)
{
    for (int i = 0; i < fonts->set.count; i++) {
        const bx_font_role *role = &fonts->set.roles[i];
        bx_buf_add_str(out, role->name);
        bx_buf_add_byte(out, ':');
        for (int k = 0; k < role->count; k++)
            bx_buf_printf(out, " %s", bx_face_name(role->uses[k].face));
        if (role->latin) bx_buf_printf(out, "; Aa1: %s", bx_face_name(role->latin->face));
        if (role->bold) bx_buf_printf(out, "; bold: %s", bx_face_name(role->bold->uses[0].face));
        for (int k = 0; k < role->chosen_count; k++)
            bx_buf_printf(out, "; %.*s: %s", BX_STR_ARG(role->chosen[k].only),
                          bx_face_name(role->chosen[k].face));
        bx_buf_add_byte(out, '\n');
    }
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < fonts->face_count; i++)
        bx_buf_printf(out, "%s: %s (%s)\n", fonts->faces[i].name,
                      fonts->faces[i].path ? fonts->faces[i].path : "-", fonts->faces[i].licence);
}

/* Whether the faces draw what they say, beside each other. */
static bx_status check_glyphs(run *r, const bx_fonts_file *fonts)
{
    int count = 0;
    r->arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    BX_TRY_NEW(r->arena);
    bx_checked_face *faces = BX_NEW_ARRAY(r->arena, bx_checked_face, fonts->face_count);
    BX_TRY_NEW(faces);
    for (int i = 0; i < fonts->face_count; i++)
        if (fonts->faces[i].face)
            faces[count++] = (bx_checked_face){fonts->faces[i].face, fonts->faces[i].place};
    return bx_glyphs_check(r->arena, faces, count, r->diag);
}

static int run_fonts(run *r)
{
    const bx_fonts_file *fonts;
    bx_buf text = {0};
    r->house = bx_house_new();
    bx_status status = r->house ? bx_house_fonts(r->house, r->diag, &fonts) : BX_ERR_MEMORY;
    if (status == BX_OK) status = bx_fonts_file_judge(fonts, r->diag);
    if (status == BX_OK && !r->options->coverage) status = check_glyphs(r, fonts);
    if (status == BX_OK) {
        if (r->options->coverage)
            status = bx_coverage_report_write(&fonts->set, r->options->orders.language,
                                              r->options->orders.format, &text);
        else list_faces(fonts, &text);
    }
    if (status == BX_OK) status = show(&text, r->diag);
    if (status == BX_ERR_MEMORY) bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
    bx_buf_release(&text);
    bool is_refused = r->options->orders.strict && bx_diag_warnings(r->diag) > 0;
    bx_command_tell(r->options, r->diag);
    if (status != BX_OK) return BX_EXIT_USAGE;
    return is_refused ? BX_EXIT_FAULTS : BX_EXIT_DONE;
}

static int run_merge(run *r)
{
    bx_status status = BX_OK;
    r->arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    if (!r->arena) status = BX_ERR_MEMORY;
    else if (!r->options->output)
        status = bx_report(r->diag, BX_E_OPTION_VALUE, NULL, "--output", "FILE");
    else if (r->options->operand_count == 0)
        status = bx_report(r->diag, BX_E_NO_DATA, NULL, bx_command_name(r->options->command));
    else {
        const bx_merge merge = {r->options->operands, r->options->operand_count, r->options->output,
                                r->options->orders.language};
        status = bx_merge_run(r->arena, &merge, r->diag);
    }
    if (status == BX_ERR_MEMORY) bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
    bx_command_tell(r->options, r->diag);
    return status == BX_OK ? BX_EXIT_DONE : BX_EXIT_USAGE;
}

static bx_status write_layouts(run *r, bx_buf *text)
{
    bx_layout_list list;
    const bx_orders *orders = &r->options->orders;
    BX_TRY(bx_layout_list_read(r->arena, r->diag, &list));
    bx_layouts_report_write(&list, orders->language, orders->format, text);
    return BX_OK;
}

/* Found as data of the current folder would find it. */
static bx_status write_fields(run *r, bx_buf *text)
{
    const bx_layout *layout;
    const bx_orders *orders = &r->options->orders;
    const bx_layout_request request = {.name = bx_str_from(r->options->operands[0]),
                                       .beside = "./"};
    BX_TRY(bx_house_layout(r->house, &request, r->diag, &layout));
    bx_fields_report_write(layout, orders->language, orders->format, text);
    return BX_OK;
}

static bx_status open_house(run *r)
{
    r->arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    r->house = bx_house_new();
    return r->arena && r->house ? BX_OK : BX_ERR_MEMORY;
}

/* A layout that does not read is its author's fault; the others are told all the same. */
static int run_layouts(run *r)
{
    bx_buf text = {0};
    int count = r->options->operand_count;
    bx_status status = open_house(r), shown = BX_OK;
    if (status == BX_OK && count > 1)
        status = bx_report(r->diag, BX_E_ONE_OPERAND, NULL, r->options->operands[1],
                           bx_command_name(r->options->command));
    if (status == BX_OK) status = count > 0 ? write_fields(r, &text) : write_layouts(r, &text);
    if (status == BX_OK) shown = show(&text, r->diag);
    if (status == BX_ERR_MEMORY || shown == BX_ERR_MEMORY)
        bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
    bx_buf_release(&text);
    bool is_clean = status == BX_OK && bx_diag_errors(r->diag) == 0;
    bx_command_tell(r->options, r->diag);
    if (status == BX_ERR_USAGE || status == BX_ERR_MEMORY || shown != BX_OK) return BX_EXIT_USAGE;
    return is_clean ? BX_EXIT_DONE : BX_EXIT_FAULTS;
}

/* What is wrong with the words of the command line, before anything is read. */
static bx_status check_form(const run *r)
{
    const bx_options *o = r->options;
    int wanted = bx_form_is_of_layout(o->form) ? 1 : 0;
    if (!o->has_form)
        return bx_report(r->diag, BX_E_OPTION_VALUE, NULL, "--for", "schema|layout-schema");
    if (o->operand_count > wanted)
        return bx_report(r->diag, BX_E_ONE_OPERAND, NULL, o->operands[wanted],
                         bx_command_name(o->command));
    if (o->operand_count < wanted)
        return bx_report(r->diag, BX_E_NO_OPERAND, NULL, bx_command_name(o->command));
    return BX_OK;
}

static bx_status make_form(run *r, bx_buf *text)
{
    const bx_options *o = r->options;
    bx_layout_request request = {.beside = "./"};
    if (o->operand_count > 0) request.name = bx_str_from(o->operands[0]);
    BX_TRY(bx_form_write(r->house, o->form, o->operand_count > 0 ? &request : NULL, r->diag, text));
    return bx_file_replace(o->output ? o->output : "-", bx_buf_str(text), true, r->diag);
}

static int run_form(run *r)
{
    bx_buf text = {0};
    bx_status status = open_house(r);
    if (status == BX_OK) status = check_form(r);
    if (status == BX_OK) status = make_form(r, &text);
    if (status == BX_ERR_MEMORY) bx_report(r->diag, BX_E_MEMORY, NULL, NULL);
    bx_buf_release(&text);
    bx_command_tell(r->options, r->diag);
    if (status == BX_OK) return BX_EXIT_DONE;
    return status == BX_ERR_INPUT || status == BX_ERR_LIMIT ? BX_EXIT_FAULTS : BX_EXIT_USAGE;
}

static int run_command(run *r)
{
    switch (r->options->command) {
    case BX_COMMAND_FONTS: return run_fonts(r);
    case BX_COMMAND_LAYOUTS: return run_layouts(r);
    case BX_COMMAND_FORM: return run_form(r);
    case BX_COMMAND_MERGE: return run_merge(r);
    default: return run_data(r);
    }
}

int bx_command_run(const bx_options *options, bx_diag *diag)
{
    run r = {.options = options, .diag = diag};
    int exit_status = run_command(&r);
    bx_signer_close(&r.signer);
    bx_house_free(r.house);
    bx_arena_free(r.arena);
    return exit_status;
}
