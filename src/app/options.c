#include "app/options.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "house/version.h"

#include "base/extra.h"

#include "base/ban.h"

enum { TIMEOUT = 30 /* seconds */ };

typedef struct command_row {
    const char *name, *synopsis;
    const char *about[2]; /* by bx_language */
    bx_purpose purpose;   /* CHECK for those that take no reports */
} command_row;

static const command_row commands[BX_COMMAND_COUNT] = {
    [BX_COMMAND_RENDER] = {"render",
                           "render [-l LAYOUT] [-p PROFILE] [-o FILE|DIR|PATTERN] [-j N] DATA...",
                           {"make the PDF of one report or of many", "生成一份或多份报告的 PDF"},
                           BX_PURPOSE_RENDER},
    [BX_COMMAND_CHECK] = {"check",
                          "check [-l LAYOUT] [-p PROFILE] DATA...",
                          {"everything but the PDF: data, sums, glyphs, layout",
                           "除生成 PDF 外全部检查：数据、勾稽、字形、版面"},
                          BX_PURPOSE_CHECK},
    [BX_COMMAND_MEASURE] = {"measure",
                            "measure [-l LAYOUT] [-p PROFILE] DATA...",
                            {"clause by clause, what the standard asks and what the pages have",
                             "逐条列出标准的要求和版面的实测，判断是否符合"},
                            BX_PURPOSE_MEASURE},
    [BX_COMMAND_FONTS] =
        {"fonts",
         "fonts [--coverage]",
         {"which face serves which role, which hanzi it has, which glyphs look wrong",
          "列出各角色所用的字体、所含的汉字和可疑的字形"},
         BX_PURPOSE_CHECK},
    [BX_COMMAND_LAYOUTS] = {"layouts",
                            "layouts [LAYOUT]",
                            {"which layouts there are and where, or what data one of them wants",
                             "列出现有的版式及其位置，或某一版式所要的数据"},
                            BX_PURPOSE_CHECK},
    [BX_COMMAND_FORM] =
        {"form",
         "form LAYOUT --for schema [-o FILE]\n  banxin form --for layout-schema [-o FILE]",
         {"a JSON Schema of a layout's data, or of layouts, for editors and checkers",
          "生成某一版式的数据或版式文件本身的 JSON Schema，供编辑器和校验程序使用"},
         BX_PURPOSE_CHECK},
    [BX_COMMAND_MERGE] = {"merge-manifests",
                          "merge-manifests -o FILE MANIFEST...",
                          {"make one manifest of those of several machines",
                           "把多台机器的清单合并为一份"},
                          BX_PURPOSE_CHECK},
    [BX_COMMAND_EXTRACT] = {"extract",
                            "extract FILE.pdf [-o DIR]",
                            {"give back the data and the layout that a PDF carries",
                             "取出 PDF 所附的数据和版式"},
                            BX_PURPOSE_CHECK},
    [BX_COMMAND_VERIFY] = {"verify",
                           "verify [--data DATA] FILE.pdf...",
                           {"whether a PDF is what was made, from what, and whether it holds",
                            "核验 PDF：由什么生成、是否改动过、数据是否相符"},
                           BX_PURPOSE_CHECK},
    [BX_COMMAND_DUMP] = {"dump",
                         "dump --stage=blocks|lines|pages|calls|tags [-l LAYOUT] [-p PROFILE] DATA",
                         {"show a stage's result as text", "以文本显示某一阶段的结果"},
                         BX_PURPOSE_DUMP},
};

typedef enum option_id {
    OPTION_LAYOUT,
    OPTION_PROFILE,
    OPTION_IMAGES,
    OPTION_SHARED_SEAL,
    OPTION_OUTPUT,
    OPTION_STAGE,
    OPTION_FOR,
    OPTION_LANGUAGE,
    OPTION_FORMAT,
    OPTION_DRAFT,
    OPTION_LINE_NUMBERS,
    OPTION_PREPRINTED,
    OPTION_DATA,
    OPTION_STANDARD,
    OPTION_NO_ATTACH,
    OPTION_PUBLIC,
    OPTION_ATTACH_ORIGIN,
    OPTION_STRICT,
    OPTION_NO_SYNC,
    OPTION_WORKERS,
    OPTION_TIMEOUT,
    OPTION_FAIL_FAST,
    OPTION_FORCE,
    OPTION_SHARD,
    OPTION_COVERAGE,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT,
} option_id;

typedef struct option_row {
    char letter; /* 0: none */
    const char *name;
    const char *value; /* NULL: a switch; otherwise what stands for it in the help */
    unsigned commands; /* bit n: command n knows it; 0: all */
    const char *about[2];
} option_row;

enum {
    ON_RENDER = 1u << BX_COMMAND_RENDER,
    ON_CHECK = 1u << BX_COMMAND_CHECK,
    ON_MEASURE = 1u << BX_COMMAND_MEASURE,
    ON_FONTS = 1u << BX_COMMAND_FONTS,
    ON_DUMP = 1u << BX_COMMAND_DUMP,
    ON_MERGE = 1u << BX_COMMAND_MERGE,
    ON_FORM = 1u << BX_COMMAND_FORM,
    ON_EXTRACT = 1u << BX_COMMAND_EXTRACT,
    ON_VERIFY = 1u << BX_COMMAND_VERIFY,
};

static const option_row rows[OPTION_COUNT] = {
    [OPTION_LAYOUT] = {'l',
                       "layout",
                       "LAYOUT",
                       ON_RENDER | ON_CHECK | ON_MEASURE | ON_DUMP | ON_VERIFY,
                       {"layout's name or file; wins over `layout:` in the data",
                        "版式名称或文件，优先于数据中的 layout:"}},
    [OPTION_PROFILE] = {'p',
                        "profile",
                        "PROFILE",
                        ON_RENDER | ON_CHECK | ON_MEASURE | ON_DUMP | ON_VERIFY,
                        {"a layout file that changes how reports look; may be given again, later "
                         "ones win",
                         "附加版式：只改变样式的版式文件；可给出多个，后者优先"}},
    [OPTION_IMAGES] =
        {0,
         "allow-images",
         "FOLDER",
         ON_RENDER | ON_CHECK | ON_MEASURE | ON_DUMP | ON_VERIFY,
         {"pictures of the data may lie there too, not only in the data file's folder; "
          "may be given again",
          "图片除数据文件所在的文件夹外，还可在此文件夹中；可给出多个"}},
    [OPTION_SHARED_SEAL] = {0,
                            "shared-seal",
                            NULL,
                            ON_RENDER | ON_CHECK | ON_MEASURE | ON_DUMP,
                            {"different bodies may have one picture of a seal",
                             "不同机关可共用一枚印章的图片"}},
    [OPTION_OUTPUT] =
        {'o',
         "output",
         "FILE",
         ON_RENDER | ON_MERGE | ON_FORM | ON_EXTRACT,
         {"a file, a folder, a pattern 'out/{机关}-{年度}.pdf', or - for standard output",
          "文件、文件夹、文件名样式 'out/{机关}-{年度}.pdf'，或 - 表示标准输出"}},
    [OPTION_STAGE] = {0,
                      "stage",
                      "blocks|lines|pages|calls|tags",
                      ON_DUMP,
                      {"which stage to show", "要显示的阶段"}},
    [OPTION_FOR] =
        {0, "for", "schema|layout-schema", ON_FORM, {"what is to be made", "要生成的内容"}},
    [OPTION_LANGUAGE] = {0, "lang", "zh|en", 0, {"language of the messages", "信息所用的语言"}},
    [OPTION_FORMAT] = {0,
                       "format",
                       "text|json",
                       0,
                       {"messages and results for people, or one JSON object a line",
                        "信息和结果的格式：文本，或每行一个 JSON"}},
    [OPTION_DRAFT] = {0,
                      "draft",
                      NULL,
                      ON_RENDER | ON_CHECK | ON_DUMP,
                      {"the layout's `draft` across every page, under the text",
                       "每页衬印版式 draft 所写的字样（草稿）"}},
    [OPTION_LINE_NUMBERS] = {0,
                             "line-numbers",
                             NULL,
                             ON_RENDER | ON_CHECK | ON_DUMP,
                             {"numbers beside the lines of the text, for review",
                              "正文各行左侧标行号，供审核"}},
    [OPTION_PREPRINTED] = {0,
                           "preprinted",
                           NULL,
                           ON_RENDER | ON_CHECK | ON_DUMP,
                           {"leave out what the layout says a preprinted sheet has",
                            "套打：不印版式中注明 preprinted 的内容"}},
    [OPTION_DATA] =
        {0, "data", "DATA", ON_VERIFY, {"data that the PDF is held against", "用来核对的数据文件"}},
    [OPTION_STANDARD] = {0,
                         "standard",
                         "a-3a,ua-1|a-4f,ua-2|none",
                         ON_RENDER,
                         {"which standards the PDF keeps: archive and accessibility",
                          "PDF 所遵循的标准：长期保存和无障碍，默认 a-3a,ua-1"}},
    [OPTION_NO_ATTACH] = {0,
                          "no-attach",
                          NULL,
                          ON_RENDER,
                          {"do not put data and layout into the PDF", "PDF 中不附数据和版式"}},
    [OPTION_PUBLIC] = {0,
                       "public",
                       NULL,
                       ON_RENDER,
                       {"the copy to be published: nothing in the PDF or beside it but the pages",
                        "供公开发布的副本：不附数据、版式，也不写数据来源"}},
    [OPTION_ATTACH_ORIGIN] = {0,
                              "attach-origin",
                              NULL,
                              ON_RENDER,
                              {"put into the PDF, too, from which file and line each value came",
                               "PDF 中另附各项数据的来源（文件、行、列）"}},
    [OPTION_STRICT] = {0,
                       "strict",
                       NULL,
                       ON_RENDER | ON_CHECK | ON_FONTS,
                       {"warnings count as errors", "警告按错误处理"}},
    [OPTION_NO_SYNC] = {0,
                        "no-sync",
                        NULL,
                        ON_RENDER,
                        {"do not wait for the disk (quicker; unsafe when the power fails)",
                         "不等待写盘（更快，断电时不安全）"}},
    [OPTION_WORKERS] = {'j',
                        "jobs",
                        "N",
                        ON_RENDER | ON_CHECK,
                        {"reports that are made at once; as many as there are processors",
                         "同时生成的份数，默认与处理器数相同"}},
    [OPTION_TIMEOUT] = {0,
                        "timeout",
                        "SECONDS",
                        ON_RENDER | ON_CHECK | ON_MEASURE | ON_DUMP | ON_VERIFY,
                        {"for each report, 30; 0: none", "每份报告的时限，默认 30；0 为不限"}},
    [OPTION_FAIL_FAST] = {0,
                          "fail-fast",
                          NULL,
                          ON_RENDER | ON_CHECK,
                          {"begin no report after one that failed",
                           "有一份失败即不再开始其他报告"}},
    [OPTION_FORCE] = {0,
                      "force",
                      NULL,
                      ON_RENDER,
                      {"make again what the manifest says is up to date", "已是最新的也重新生成"}},
    [OPTION_SHARD] = {0,
                      "shard",
                      "K/N",
                      ON_RENDER | ON_CHECK,
                      {"the K-th of N equal parts of the data, for N machines",
                       "只做 N 等份中的第 K 份，供 N 台机器分担"}},
    [OPTION_COVERAGE] = {0,
                         "coverage",
                         NULL,
                         ON_FONTS,
                         {"how much of GB 2312, 通用规范汉字表 and GB 18030 each role has",
                          "各角色含 GB 2312、通用规范汉字表和 GB 18030 的多少字"}},
    [OPTION_HELP] = {'h', "help", NULL, 0, {"this help", "显示帮助"}},
    [OPTION_VERSION] = {0, "version", NULL, 0, {"the program's version", "显示版本"}},
};

const char *bx_command_name(bx_command command)
{
    return commands[command].name ? commands[command].name : "";
}

static bool is_known_to(const option_row *row, bx_command command)
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

static bx_status apply_choice(const option_row *row, const char *arg, const char *value,
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

/* `arg`: the option as it was typed, for messages. */
static bx_status apply(option_id id, const char *arg, const char *value, bx_diag *diag,
                       bx_options *o)
{
    const option_row *row = &rows[id];
    int choice = 0;
    switch (id) {
    case OPTION_LAYOUT: o->orders.layout = value; break;
    case OPTION_PROFILE: return add_profile(arg, value, diag, o);
    case OPTION_IMAGES: return add_image_folder(arg, value, diag, o);
    case OPTION_SHARED_SEAL: o->orders.shares_seal = true; break;
    case OPTION_OUTPUT: o->output = value; break;
    case OPTION_STAGE:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.stage = (bx_stage)choice;
        o->has_stage = true;
        break;
    case OPTION_FOR:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->form = (bx_form_kind)choice;
        o->has_form = true;
        break;
    case OPTION_LANGUAGE:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.language = choice == 0 ? BX_CHINESE : BX_ENGLISH;
        break;
    case OPTION_FORMAT:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.format = choice == 0 ? BX_REPORT_TEXT : BX_REPORT_JSON;
        break;
    case OPTION_DRAFT: o->orders.extras |= BX_EXTRA_DRAFT; break;
    case OPTION_LINE_NUMBERS: o->orders.extras |= BX_EXTRA_LINE_NUMBERS; break;
    case OPTION_PREPRINTED: o->orders.extras |= BX_EXTRA_PREPRINTED; break;
    case OPTION_STANDARD:
        BX_TRY(apply_choice(row, arg, value, diag, &choice));
        o->orders.cargo.standard = (bx_standard)choice;
        break;
    case OPTION_DATA: o->data = value; break;
    case OPTION_NO_ATTACH: o->orders.cargo.bare = true; break;
    case OPTION_PUBLIC: o->orders.cargo.bare = o->orders.is_public = true; break;
    case OPTION_ATTACH_ORIGIN: o->orders.cargo.origin = true; break;
    case OPTION_STRICT: o->orders.strict = true; break;
    case OPTION_NO_SYNC: o->orders.no_sync = true; break;
    case OPTION_WORKERS:
        return apply_number(arg, value, 1, BX_LIMIT_WORKERS, diag, &o->orders.workers);
    case OPTION_TIMEOUT:
        return apply_number(arg, value, 0, BX_LIMIT_TIMEOUT, diag, &o->orders.timeout);
    case OPTION_FAIL_FAST: o->orders.fail_fast = true; break;
    case OPTION_FORCE: o->orders.force = true; break;
    case OPTION_SHARD: return apply_shard(arg, value, diag, o);
    case OPTION_COVERAGE: o->coverage = true; break;
    case OPTION_HELP: o->wants_help = true; break;
    case OPTION_VERSION: o->wants_version = true; break;
    case OPTION_COUNT: break;
    }
    return BX_OK;
}

/* The option that `arg` names; *value points behind "=" or a short option's letter, or is NULL. */
static option_id find_option(const char *arg, bx_command command, const char **value)
{
    *value = NULL;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!is_known_to(&rows[i], command)) continue;
        if (arg[1] != '-') {
            if (arg[1] != rows[i].letter || !rows[i].letter) continue;
            if (arg[2]) *value = arg + 2;
            return (option_id)i;
        }
        size_t len = strlen(rows[i].name);
        if (strncmp(arg + 2, rows[i].name, len) != 0) continue;
        if (arg[2 + len] == '=') *value = arg + 3 + len;
        if (arg[2 + len] == '=' || arg[2 + len] == '\0') return (option_id)i;
    }
    return OPTION_COUNT;
}

static bx_status read_option(int argc, char **argv, int *at, bx_diag *diag, bx_options *o)
{
    const char *value, *arg = argv[*at];
    option_id id = find_option(arg, o->command, &value);
    if (id == OPTION_COUNT)
        return bx_report(diag, BX_E_UNKNOWN_OPTION, NULL, arg, bx_command_name(o->command));
    if (rows[id].value && !value) {
        if (*at + 1 == argc) return bx_report(diag, BX_E_OPTION_VALUE, NULL, arg, rows[id].value);
        value = argv[++*at];
    } else if (!rows[id].value && value) {
        return bx_report(diag, BX_E_UNKNOWN_OPTION, NULL, arg, bx_command_name(o->command));
    }
    return apply(id, arg, value, diag, o);
}

static bx_status read_command(const char *name, bx_diag *diag, bx_options *o)
{
    for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++) {
        if (strcmp(name, commands[i].name) != 0) continue;
        o->command = (bx_command)i;
        o->orders.purpose = commands[i].purpose;
        return BX_OK;
    }
    bx_buf names = {0};
    for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++)
        bx_buf_printf(&names, i > BX_COMMAND_NONE + 1 ? " %s" : "%s", commands[i].name);
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
    *o = (bx_options){.orders = {.language = bx_report_language(), .timeout = TIMEOUT}};
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

static void help_row(const option_row *row, bx_language language, bx_buf *out)
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
        "\nExit status: 0 nothing is wrong; 1 at least one file is refused or does not hold; "
        "2 usage or system.\n",
        "\n退出状态：0 没有问题；1 至少一个文件无法读取或有不符之处；2 用法或系统错误。\n"};
    static const char *const of_data[] = {
        "\nDATA is a YAML or JSON file, a folder, or - (standard input).\n"
        "Exit status: 0 all made; 1 at least one report was not made or checked clean,\n"
        "or fails a clause; 2 usage, configuration or system.\n",
        "\nDATA 是 YAML 或 JSON 文件、文件夹，或 -（标准输入）。\n"
        "退出状态：0 全部完成；1 至少一份未完成，或实测不符合；2 用法、配置或系统错误。\n"};
    bool is_of_files = command == BX_COMMAND_EXTRACT || command == BX_COMMAND_VERIFY;
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
            bx_buf_printf(out, "  banxin %s\n      %s\n", commands[i].synopsis,
                          commands[i].about[language]);
    bx_buf_add_text(out, is_zh ? "\n选项：\n" : "\nOptions:\n");
    for (int i = 0; i < OPTION_COUNT; i++)
        if (command == BX_COMMAND_NONE || is_known_to(&rows[i], command))
            help_row(&rows[i], language, out);
    add_statuses(command, is_zh, out);
}
