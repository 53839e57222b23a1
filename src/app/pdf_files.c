#include "app/pdf_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "base/vec.h"

#include "base/ban.h"

typedef BX_VEC(const char *) path_list;

static bool is_pdf(const char *name)
{
    enum { ENDING = 4 };
    size_t len = strlen(name);
    return name[0] != '.' && len > ENDING && strcasecmp(name + len - ENDING, ".pdf") == 0;
}

static int by_bytes(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    return strcmp(*one, *other);
}

static bx_status push(bx_arena *arena, path_list *list, const char *folder, const char *name)
{
    bx_buf path = {0};
    bool has_slash = bx_str_ends(bx_str_from(folder), BX_STR("/"));
    const char **slot = BX_VEC_PUSH(arena, list);
    BX_TRY_NEW(slot);
    bx_buf_printf(&path, "%s%s%s", folder, has_slash ? "" : "/", name);
    *slot = bx_buf_keep(&path, arena).ptr;
    return *slot ? BX_OK : BX_ERR_MEMORY;
}

static bx_status push_folder(bx_arena *arena, path_list *list, const char *folder, bx_diag *diag)
{
    int before = list->count;
    bx_status status = BX_OK;
    DIR *entries = opendir(folder);
    if (!entries) return bx_report(diag, BX_E_FILE_READ, NULL, folder, bx_errno_text(errno));
    for (struct dirent *entry; status == BX_OK && (entry = readdir(entries));)
        if (is_pdf(entry->d_name)) status = push(arena, list, folder, entry->d_name);
    closedir(entries);
    if (status != BX_OK) return status;
    int count = list->count - before;
    if (count == 0) return bx_report(diag, BX_E_NO_PDF_IN_FOLDER, NULL, folder);
    qsort(&list->items[before], (size_t)count, sizeof *list->items, by_bytes);
    return BX_OK;
}

bx_status bx_pdf_files_list(bx_arena *arena, const bx_options *options, bx_diag *diag,
                            bx_pdf_files *files)
{
    path_list list = {0};
    if (options->operand_count == 0)
        return bx_report(diag, BX_E_NO_PDF, NULL, bx_command_name(options->command));
    for (int i = 0; i < options->operand_count; i++) {
        const char *operand = options->operands[i];
        if (bx_file_is_folder(operand)) {
            BX_TRY(push_folder(arena, &list, operand, diag));
            continue;
        }
        const char **slot = BX_VEC_PUSH(arena, &list);
        BX_TRY_NEW(slot);
        *slot = operand;
    }
    *files = (bx_pdf_files){list.items, list.count};
    return BX_OK;
}
