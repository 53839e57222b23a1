#include "batch/target.h"

#include <string.h>

#include "base/file.h"
#include "base/fnv.h"
#include "base/lookalike.h"
#include "base/utf8.h"
#include "batch/manifest.h"
#include "house/file_name.h"

#include "base/ban.h"

static bx_status with_slash(bx_arena *arena, const char *folder, const char **path)
{
    bx_buf text = {0};
    bx_buf_add_text(&text, folder);
    if (text.len > 0 && text.ptr[text.len - 1] != '/') bx_buf_add_byte(&text, '/');
    *path = bx_buf_keep(&text, arena).ptr;
    return *path ? BX_OK : BX_ERR_MEMORY;
}

/* A folder, one by its slash, or what only a folder can be meant by. */
static bool means_folder(const char *option, bool many)
{
    bx_str name = bx_str_from(option);
    if (bx_file_is_folder(option) || bx_str_ends(name, BX_STR("/"))) return true;
    return many && !bx_file_is_there(option) && !bx_str_ends(name, BX_STR(".pdf"));
}

/* Several reports cannot go into one file, and it may be what one of them is made from. */
static bx_status refuse_many(bx_diag *diag)
{
    return bx_report(diag, BX_E_OPTION_VALUE, NULL, "--output", "FOLDER/, FOLDER/{…}.pdf");
}

/* `format` is in lower case. */
static bool is_format(const char *ending, const char *format)
{
    for (; *ending && *format; ending++, format++)
        if ((*ending >= 'A' && *ending <= 'Z' ? *ending - 'A' + 'a' : *ending) != *format)
            return false;
    return *ending == *format;
}

/* The ending of another format that people ask for, without its dot; or NULL. */
static const char *other_format(const char *option)
{
    static const char *const formats[] = {
        "doc", "docx", "wps",  "wpt", "ofd", "xls", "xlsx", "et",   "ppt", "pptx", "dps", "odt",
        "rtf", "txt",  "html", "htm", "xml", "csv", "tsv",  "json", "yml", "yaml", "png", "jpg",
        "tif", "tiff", "jpeg", "bmp", "gif", "svg", "ps",   "xps",  "zip", "ceb",  "epub"};
    const char *slash = strrchr(option, '/'), *name = slash ? slash + 1 : option;
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof formats / sizeof *formats; i++)
        if (is_format(dot + 1, formats[i])) return dot + 1;
    return NULL;
}

static bx_status refuse_format(bx_arena *arena, const char *option, const char *format,
                               bx_diag *diag)
{
    bx_buf meant = {0};
    bx_buf_add(&meant, option, (size_t)(format - option));
    bx_buf_add_text(&meant, "pdf");
    const char *path = bx_buf_keep(&meant, arena).ptr;
    BX_TRY_NEW(path);
    return bx_report(diag, BX_E_OUTPUT_FORMAT, NULL, option, format, path);
}

/* The folder of a single file must be there: a slip in its name makes no new one. */
static bx_status want_folder(bx_arena *arena, const char *option, bx_diag *diag)
{
    const char *slash = strrchr(option, '/');
    if (!slash || slash == option) return BX_OK;
    const char *folder = bx_arena_copy(arena, option, (size_t)(slash - option));
    BX_TRY_NEW(folder);
    if (bx_file_is_folder(folder)) return BX_OK;
    return bx_report(diag, BX_E_NO_FOLDER, NULL, option, folder);
}

static bx_status read_pattern(bx_arena *arena, const char *option, bx_diag *diag, bx_target *target)
{
    const char *slash = strrchr(option, '/');
    size_t folder = slash ? (size_t)(slash - option) + 1 : 0;
    bx_str name = bx_str_from(option + folder);
    if (bx_str_ends(name, BX_STR(".pdf"))) name.len -= 4;
    target->folder = bx_arena_copy(arena, option, folder);
    target->pattern = bx_arena_copy(arena, name.ptr, name.len);
    if (!target->folder || !target->pattern) return BX_ERR_MEMORY;
    if (strchr(target->folder, '{'))
        return bx_report(diag, BX_E_OPTION_VALUE, NULL, "--output", "FOLDER/{…}.pdf");
    return BX_OK;
}

/* It becomes part of names that stand in the manifest; a pattern is read as text besides. */
static bx_status check_text(const bx_target *target, bx_diag *diag)
{
    if (!target->folder || bx_manifest_can_hold(bx_str_from(target->option))) return BX_OK;
    return bx_report(diag, BX_E_OUTPUT_BYTES, NULL, target->option);
}

static bx_status read_option(bx_arena *arena, const char *option, bool many, bx_diag *diag,
                             bx_target *target)
{
    *target = (bx_target){.option = option};
    if (!option) return BX_OK;
    if (strcmp(option, "-") == 0) return many ? refuse_many(diag) : BX_OK;
    bool is_pattern = strchr(option, '{') != NULL, is_folder = means_folder(option, many);
    if (many && !is_pattern && !is_folder) return refuse_many(diag);
    const char *format = is_pattern || !is_folder ? other_format(option) : NULL;
    if (format) return refuse_format(arena, option, format, diag);
    if (is_pattern) return read_pattern(arena, option, diag, target);
    if (is_folder) return with_slash(arena, option, &target->folder);
    return want_folder(arena, option, diag);
}

bx_status bx_target_init(bx_arena *arena, const char *option, bool many, bx_diag *diag,
                         bx_target *target)
{
    BX_TRY(read_option(arena, option, many, diag, target));
    return check_text(target, diag);
}

/* "a/b/data.yaml" -> "data"; "-" -> "report" */
static bx_str base_name(const char *data)
{
    const char *slash = strrchr(data, '/');
    const char *name = slash ? slash + 1 : data;
    const char *dot = strrchr(name, '.');
    if (strcmp(data, "-") == 0) return BX_STR("report");
    return dot && dot > name ? (bx_str){name, (size_t)(dot - name)} : bx_str_from(name);
}

/* Where a path is in the table, or would be. */
static bx_written *find_written(const bx_target *target, const char *path)
{
    for (uint64_t i = bx_fnv(path, strlen(path));; i++) {
        bx_written *slot = &target->written[i % (uint64_t)target->room];
        if (!slot->path || strcmp(slot->path, path) == 0) return slot;
    }
}

/* Half of the table stays empty. */
static bx_status make_room(bx_arena *arena, bx_target *target)
{
    if (2 * (target->count + 1) <= target->room) return BX_OK;
    bx_target larger = *target;
    larger.room = target->room > 0 ? 2 * target->room : 64;
    larger.written = BX_NEW_ARRAY(arena, bx_written, larger.room);
    BX_TRY_NEW(larger.written);
    for (int i = 0; i < target->room; i++)
        if (target->written[i].path)
            *find_written(&larger, target->written[i].path) = target->written[i];
    *target = larger;
    return BX_OK;
}

bx_status bx_target_claim(bx_arena *arena, bx_target *target, const char *path, const char *data)
{
    BX_TRY(make_room(arena, target));
    bx_written *slot = find_written(target, path);
    if (!slot->path) {
        *slot = (bx_written){.path = path, .data = data};
        target->count++;
    } else if (!slot->rival) {
        slot->rival = data;
    }
    return BX_OK;
}

const char *bx_target_rival(const bx_target *target, const char *path, const char *data)
{
    const bx_written *slot = target->room > 0 ? find_written(target, path) : NULL;
    if (!slot || !slot->rival) return NULL;
    return strcmp(slot->data, data) == 0 ? slot->rival : slot->data;
}

/* The name with the characters that were meant; the first that was not in `wrong`. */
static bool mend_name(bx_str name, bx_buf *mended, uint32_t *wrong)
{
    for (size_t at = 0, len; at < name.len; at += len) {
        uint32_t rune = 0;
        int bytes = bx_utf8_decode(name, at, &rune);
        len = bytes > 0 ? (size_t)bytes : 1;
        uint32_t meant = bytes > 0 ? bx_lookalike_of(rune) : 0;
        if (meant == 0) bx_buf_add(mended, name.ptr + at, len);
        else bx_buf_add_rune(mended, meant);
        if (meant != 0 && *wrong == 0) *wrong = rune;
    }
    return *wrong != 0;
}

/* A file 望川县⽔利局.pdf is there for the eye only: who types 水 does not find it. */
static bx_status warn_of_name(const char *path, bx_diag *diag)
{
    bx_buf mended = {0}, given = {0}, meant = {0};
    uint32_t wrong = 0;
    bx_status status = BX_OK;
    const char *slash = strrchr(path, '/');
    bx_str name = bx_str_from(slash ? slash + 1 : path);
    if (mend_name(name, &mended, &wrong)) {
        bx_buf_add_rune(&given, wrong);
        bx_buf_add_rune(&meant, bx_lookalike_of(wrong));
        status = mended.failed || given.failed || meant.failed
                     ? BX_ERR_MEMORY
                     : bx_report(diag, BX_E_FILE_NAME_LOOKALIKE, NULL, name.ptr, given.ptr,
                                 meant.ptr, mended.ptr);
    }
    bx_buf_release(&mended);
    bx_buf_release(&given);
    bx_buf_release(&meant);
    return status;
}

bx_status bx_target_path(bx_arena *arena, bx_target *target, const char *data, bx_str name,
                         bx_diag *diag, const char **path)
{
    bx_buf full = {0};
    bx_str settled;
    BX_TRY(bx_file_name_settle(arena, target->folder && name.len > 0 ? name : base_name(data),
                               &settled));
    if (target->option && !target->folder) {
        bx_buf_add_text(&full, target->option);
    } else {
        if (target->folder) bx_buf_add_text(&full, target->folder);
        bx_buf_add_str(&full, settled);
        bx_buf_add_text(&full, ".pdf");
    }
    const char *made = bx_buf_keep(&full, arena).ptr;
    BX_TRY_NEW(made);
    BX_TRY(warn_of_name(made, diag));
    *path = made;
    return BX_OK;
}
