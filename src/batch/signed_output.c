#include "batch/signed_output.h"

#include <errno.h>
#include <strings.h>
#include <unistd.h>

#include "base/errno_text.h"
#include "base/file.h"
#include "batch/origin_file.h"

#include "base/ban.h"

/* "a/b.pdf" and 2: "a/b.2.pdf" */
static const char *numbered(bx_arena *arena, const char *path, int number)
{
    enum { PDF = 4 };
    bx_buf text = {0};
    bx_str name = bx_str_from(path);
    bool ends = name.len > PDF && strcasecmp(name.ptr + name.len - PDF, ".pdf") == 0;
    bx_str ending = {name.ptr + name.len - PDF, PDF};
    if (ends) name.len -= PDF;
    bx_buf_add_str(&text, name);
    bx_buf_printf(&text, ".%d", number);
    if (ends) bx_buf_add_str(&text, ending);
    return bx_buf_keep(&text, arena).ptr;
}

/* Its own name stays too until another file takes it: at no moment is there none. */
static bx_status keep_origin(bx_arena *arena, const char *path, const char *kept)
{
    const char *old, *new;
    BX_TRY(bx_origin_path(arena, path, &old));
    BX_TRY(bx_origin_path(arena, kept, &new));
    if (old && new &&bx_origin_look(old) == BX_ORIGIN_OURS) (void)!link(old, new);
    return BX_OK;
}

bx_status bx_signed_output_keep(bx_arena *arena, const char *path, bx_diag *diag, const char **kept)
{
    enum { MOST = 9999 };
    for (int number = 1; number <= MOST; number++) {
        const char *name = numbered(arena, path, number);
        BX_TRY_NEW(name);
        if (link(path, name) == 0) {
            *kept = name;
            return keep_origin(arena, path, name);
        }
        if (errno != EEXIST)
            return bx_report(diag, BX_E_FILE_WRITE, NULL, name, bx_errno_text(errno));
    }
    return bx_report(diag, BX_E_FILE_WRITE, NULL, path, bx_errno_text(EEXIST));
}
