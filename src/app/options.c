#include "app/options.h"

#include <string.h>

#include "app/option_rows.h"
#include "base/file.h"
#include "base/limits.h"
#include "house/version.h"
#include "sign/moment.h"

#include "base/extra.h"

#include "base/ban.h"

enum { TIMEOUT = 30 /* seconds */ };

const char *bx_command_name(bx_command command)
{
    return bx_command_rows[command].name ? bx_command_rows[command].name : "";
}

static bool is_known_to(const bx_option_row *row, bx_command command)
{
    return row->commands == 0 || (row->commands >> command & 1u);
}

/* The place of `value` in "a|b|c", or -1. */
static int choice_of(const char *choices, const char *value)
{
    int index = 0;
    size_t len = strlen(value);
    for (const char *at = choices;; index++) {
        size_t part = strcspn(at, "|");
        if (part == len && strncmp(at, value, len) == 0) return index;
        if (at[part] == '\0') return -1;
        at += part + 1;
    }
}

static bx_status apply_choice(const bx_option_row *row, const char *arg, const char *value,
                              bx_diag *diag, int *choice)
{
    *choice = choice_of(row->value, value);
    if (*choice >= 0) return BX_OK;
    return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, row->value);
}

static bx_status apply_number(const char *arg, const char *value, int least, int most,
                              bx_diag *diag, int *number)
{
    int64_t given = 0;
    char range[32];
    snprintf(range, sizeof range, "%d-%d", least, most);
    if (!bx_str_to_int(bx_str_from(value), &given) || given < least || given > most)
        return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, range);
    *number = (int)given;
    return BX_OK;
}

/* "2/8" */
static bx_status apply_shard(const char *arg, const char *value, bx_diag *diag, bx_options *o)
{
    bx_str text = bx_str_from(value);
    size_t slash = bx_str_find(text, BX_STR("/"));
    int64_t part = 0, parts = 0;
    bool good = slash < text.len && bx_str_to_int((bx_str){text.ptr, slash}, &part) &&
                bx_str_to_int((bx_str){text.ptr + slash + 1, text.len - slash - 1}, &parts) &&
                part >= 1 && part <= parts && parts <= BX_LIMIT_SHARDS;
    if (!good) return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, "K/N, 1 <= K <= N");
    o->orders.shard = (int)part;
    o->orders.shards = (int)parts;
    return BX_OK;
}

static bx_status add_profile(const char *arg, const char *value, bx_diag *diag, bx_options *o)
{
    char most[32];
    snprintf(most, sizeof most, "PROFILE, at most %d", BX_MOST_PROFILES);
    if (o->orders.profile_count == BX_MOST_PROFILES || bx_str_from(value).len == 0)
        return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, most);
    o->orders.profiles[o->orders.profile_count++] = value;
    return BX_OK;
}

static bx_status add_image_folder(const char *arg, const char *value, bx_diag *diag, bx_options *o)
{
    char wanted[64];
    snprintf(wanted, sizeof wanted, "FOLDER that is there, at most %d", BX_MOST_IMAGE_FOLDERS);
    if (o->orders.image_folder_count == BX_MOST_IMAGE_FOLDERS || !bx_file_is_folder(value))
        return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, wanted);
    o->orders.image_folders[o->orders.image_folder_count++] = value;
    return BX_OK;
}

static bx_status apply_moment(const char *arg, const char *value, bx_diag *diag, int64_t *at)
{
    if (bx_moment_read(bx_str_from(value), at)) return BX_OK;
    return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, "'2025-01-20 15:30'");
}

static bx_status apply_certify(const char *arg, const char *value, bx_diag *diag, bx_options *o)
{
    int choice = 0;
    BX_TRY(apply_choice(&bx_option_rows[BX_OPTION_CERTIFY], arg, value, diag, &choice));
    o->sign.certify = choice == 0 ? BX_CERTIFY_CLOSED : BX_CERTIFY_SIGN;
    return BX_OK;
}

static bx_status add_named_file(const char *arg, const char *value, bx_diag *diag,
                                bx_named_files *files)
{
    char most[32];
    snprintf(most, sizeof most, "FILE, at most %d", BX_MOST_SIGN_FILES);
    if (files->count == BX_MOST_SIGN_FILES)
        return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, most);
    files->paths[files->count++] = value;
    return BX_OK;
}

/* Those that have to do with signatures. */
static bx_status apply_sign(bx_option_id id, const char *arg, const char *value, bx_diag *diag,
                            bx_options *o)
{
    bx_sign_options *s = &o->sign;
    switch (id) {
    case BX_OPTION_SIGN: s->is_wanted = true; break;
    case BX_OPTION_KEY: s->files.key = value; break;
    case BX_OPTION_CERT: s->files.cert = value; break;
    case BX_OPTION_PKCS12: s->files.pkcs12 = value; break;
    case BX_OPTION_PASSPHRASE: return apply_number(arg, value, 0, 1023, diag, &s->passphrase);
    case BX_OPTION_FIELD: s->field = value; break;
    case BX_OPTION_CERTIFY: return apply_certify(arg, value, diag, o);
    case BX_OPTION_AT: return apply_moment(arg, value, diag, &s->at);
    case BX_OPTION_ROOM:
        return apply_number(arg, value, BX_SIGN_LEAST_ROOM, BX_SIGN_MOST_ROOM, diag, &s->room);
    case BX_OPTION_TSA: s->tsa = value; break;
    case BX_OPTION_DIGEST_OUT: s->digest_out = value; break;
    case BX_OPTION_CMS_IN: s->cms_in = value; break;
    case BX_OPTION_TSQ_OUT: s->tsq_out = value; break;
    case BX_OPTION_TSR_IN: s->tsr_in = value; break;
    case BX_OPTION_CRL: return add_named_file(arg, value, diag, &s->lists);
    case BX_OPTION_OCSP: return add_named_file(arg, value, diag, &s->responses);
    case BX_OPTION_TRUST: return add_named_file(arg, value, diag, &s->trust);
    default: BX_BUG("an option that nobody applies");
    }
    return BX_OK;
}

/* `arg`: the option as it was typed, for messages. */
static bx_status apply(bx_option_id id, const char *arg, const char *value, bx_diag *diag,
                       bx_options *o)
{
    const bx_option_row *row = &bx_option_rows[id];
    int choice = 0;
    switch (id) {
    case BX_OPTION_LAYOUT: o->orders.layout = value; break;
    case BX_OPTION_PROFILE: return add_profile(arg, value, diag, o);
    case BX_OPTION_IMAGES: return add_image_folder(arg, value, diag, o);
    case BX_OPTION_SHARED_SEAL: o->orders.shares_seal = true; break;
    case BX_OPTION_OUTPUT:
    case BX_OPTION_SIGN_OUTPUT: o->output = value; break;
    case BX_OPTION_STAGE:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.stage = (bx_stage)choice;
        o->has_stage = true;
        break;
    case BX_OPTION_FOR:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->form = (bx_form_kind)choice;
        o->has_form = true;
        break;
    case BX_OPTION_LANGUAGE:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.language = choice == 0 ? BX_CHINESE : BX_ENGLISH;
        break;
    case BX_OPTION_FORMAT:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.format = choice == 0 ? BX_REPORT_TEXT : BX_REPORT_JSON;
        break;
    case BX_OPTION_DRAFT: o->orders.extras |= BX_EXTRA_DRAFT; break;
    case BX_OPTION_LINE_NUMBERS: o->orders.extras |= BX_EXTRA_LINE_NUMBERS; break;
    case BX_OPTION_PREPRINTED: o->orders.extras |= BX_EXTRA_PREPRINTED; break;
    case BX_OPTION_STANDARD:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.cargo.standard = (bx_standard)choice;
        break;
    case BX_OPTION_DATA: o->data = value; break;
    case BX_OPTION_NO_ATTACH: o->orders.cargo.bare = true; break;
    case BX_OPTION_PUBLIC: o->orders.cargo.bare = o->orders.is_public = true; break;
    case BX_OPTION_ATTACH_ORIGIN: o->orders.cargo.origin = true; break;
    case BX_OPTION_STRICT: o->orders.strict = true; break;
    case BX_OPTION_NO_SYNC: o->orders.no_sync = true; break;
    case BX_OPTION_WORKERS:
        return apply_number(arg, value, 1, BX_LIMIT_WORKERS, diag, &o->orders.workers);
    case BX_OPTION_TIMEOUT:
        return apply_number(arg, value, 0, BX_LIMIT_TIMEOUT, diag, &o->orders.timeout);
    case BX_OPTION_FAIL_FAST: o->orders.fail_fast = true; break;
    case BX_OPTION_FORCE: o->orders.force = true; break;
    case BX_OPTION_SUPERSEDE: o->orders.supersedes = true; break;
    case BX_OPTION_SHARD: return apply_shard(arg, value, diag, o);
    case BX_OPTION_COVERAGE: o->coverage = true; break;
    case BX_OPTION_DIGEST: o->orders.digest = true; break;
    case BX_OPTION_HELP: o->wants_help = true; break;
    case BX_OPTION_VERSION: o->wants_version = true; break;
    default: return apply_sign(id, arg, value, diag, o);
    }
    return BX_OK;
}

/* The option that `arg` names; *value points behind "=" or a short option's letter, or is NULL. */
static bx_option_id find_option(const char *arg, bx_command command, const char **value)
{
    *value = NULL;
    for (int i = 0; i < BX_OPTION_COUNT; i++) {
        if (!is_known_to(&bx_option_rows[i], command)) continue;
        if (arg[1] != '-') {
            if (arg[1] != bx_option_rows[i].letter || !bx_option_rows[i].letter) continue;
            if (arg[2]) *value = arg + 2;
            return (bx_option_id)i;
        }
        size_t len = strlen(bx_option_rows[i].name);
        if (strncmp(arg + 2, bx_option_rows[i].name, len) != 0) continue;
        if (arg[2 + len] == '=') *value = arg + 3 + len;
        if (arg[2 + len] == '=' || arg[2 + len] == '\0') return (bx_option_id)i;
    }
    return BX_OPTION_COUNT;
}

static bx_status read_option(int argc, char **argv, int *at, bx_diag *diag, bx_options *o)
{
    const char *value, *arg = argv[*at];
    bx_option_id id = find_option(arg, o->command, &value);
    if (id == BX_OPTION_COUNT)
        return bx_report(diag, BX_E_UNKNOWN_OPTION, NULL, arg, bx_command_name(o->command));
    if (bx_option_rows[id].value && !value) {
        if (*at + 1 == argc)
            return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, bx_option_rows[id].value);
        value = argv[++*at];
    } else if (!bx_option_rows[id].value && value) {
        return bx_report(diag, BX_E_UNKNOWN_OPTION, NULL, arg, bx_command_name(o->command));
    }
    return apply(id, arg, value, diag, o);
}

static bx_status read_command(const char *name, bx_diag *diag, bx_options *o)
{
    for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++) {
        if (strcmp(name, bx_command_rows[i].name) != 0) continue;
        o->command = (bx_command)i;
        o->orders.purpose = bx_command_rows[i].purpose;
        return BX_OK;
    }
    bx_buf names = {0};
    for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++)
        bx_buf_printf(&names, i > BX_COMMAND_NONE + 1 ? " %s" : "%s", bx_command_rows[i].name);
    bx_status status =
        names.failed ? BX_ERR_MEMORY : bx_report(diag, BX_E_NO_COMMAND, NULL, name, names.ptr);
    bx_buf_release(&names);
    return status;
}

/* ISO 19005-4, annex B: a file of that kind has files within it. */
static bx_status check_cargo(const bx_options *o, bx_diag *diag)
{
    const char *bare = o->orders.is_public ? "--public" : "--no-attach";
    const char *other = NULL;
    if (!o->orders.cargo.bare) return BX_OK;
    if (o->orders.cargo.standard == BX_STANDARD_A4F) other = "--standard a-4f,ua-2";
    else if (o->orders.cargo.origin) other = "--attach-origin";
    return other ? bx_report(diag, BX_E_NOTHING_ATTACHED, NULL, bare, other) : BX_OK;
}

bx_status bx_options_read(int argc, char **argv, bx_diag *diag, bx_options *o)
{
    *o = (bx_options){.orders = {.language = bx_report_language(), .timeout = TIMEOUT},
                      .sign = bx_sign_options_none()};
    bx_status first = BX_OK;
    int kept = 1;
    bool only_operands = false;
    o->operands = (const char *const *)argv + kept;
    for (int at = 1; at < argc; at++) {
        if (!only_operands && strcmp(argv[at], "--") == 0) {
            only_operands = true;
            continue;
        }
        bool is_operand = only_operands || argv[at][0] != '-' || argv[at][1] == '\0';
        if (is_operand && o->command == BX_COMMAND_NONE) {
            BX_TRY(read_command(argv[at], diag, o));
            continue;
        }
        if (is_operand) {
            argv[kept++] = argv[at];
            o->operand_count++;
            continue;
        }
        bx_status status = read_option(argc, argv, &at, diag, o);
        if (first == BX_OK) first = status;
    }
    return first == BX_OK ? check_cargo(o, diag) : first;
}

static void help_row(const bx_option_row *row, bx_language language, bx_buf *out)
{
    bx_buf head = {0};
    if (row->letter) bx_buf_printf(&head, "  -%c, --%s", row->letter, row->name);
    else bx_buf_printf(&head, "      --%s", row->name);
    if (row->value) bx_buf_printf(&head, "=%s", row->value);
    bx_buf_printf(out, "%-26s  %s\n", head.failed ? "" : head.ptr, row->about[language]);
    bx_buf_release(&head);
}

static void add_statuses(bx_command command, bool is_zh, bx_buf *out)
{
    static const char *const of_files[] = {
        "\nExit status: 0 nothing is wrong; 1 at least one file is refused, does not hold "
        "or was not signed; 2 usage or system.\n",
        "\n退出状态：0 没有问题；1 至少一个文件无法读取、有不符之处或未签名；2 用法或系统错误。\n"};
    static const char *const of_data[] = {
        "\nDATA is a YAML or JSON file, a folder, or - (standard input).\n"
        "Exit status: 0 all made; 1 at least one report was not made or checked clean,\n"
        "or fails a clause; 2 usage, configuration or system.\n",
        "\nDATA 是 YAML 或 JSON 文件、文件夹，或 -（标准输入）。\n"
        "退出状态：0 全部完成；1 至少一份未完成，或实测不符合；2 用法、配置或系统错误。\n"};
    bool is_of_files =
        command == BX_COMMAND_EXTRACT || command == BX_COMMAND_VERIFY || command == BX_COMMAND_SIGN;
    bx_buf_add_text(out, is_of_files ? of_files[is_zh] : of_data[is_zh]);
}

void bx_options_help(bx_command command, bx_language language, bx_buf *out)
{
    bool is_zh = language == BX_CHINESE;
    bx_buf_add_text(out, is_zh ? "banxin 版心 " BX_VERSION "：公文排版\n\n用法：\n"
                               : "banxin 版心 " BX_VERSION
                                 ": typesets official Chinese documents\n\nUsage:\n");
    for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++)
        if (command == BX_COMMAND_NONE || command == (bx_command)i)
            bx_buf_printf(out, "  banxin %s\n      %s\n", bx_command_rows[i].synopsis,
                          bx_command_rows[i].about[language]);
    bx_buf_add_text(out, is_zh ? "\n选项：\n" : "\nOptions:\n");
    for (int i = 0; i < BX_OPTION_COUNT; i++)
        if (command == BX_COMMAND_NONE || is_known_to(&bx_option_rows[i], command))
            help_row(&bx_option_rows[i], language, out);
    add_statuses(command, is_zh, out);
}
