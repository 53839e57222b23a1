#include "batch/origin_file.h"

#include "base/ban.h"

bx_status bx_origin_path(bx_arena *arena, const char *pdf, const char **path)
{
    bx_str name = bx_str_from(pdf), ending = BX_STR(".pdf");
    bx_buf out = {0};
    *path = NULL;
    if (!bx_str_ends(name, ending)) return BX_OK;
    bx_buf_add(&out, name.ptr, name.len - ending.len);
    bx_buf_add_text(&out, BX_ORIGIN_ENDING);
    *path = bx_buf_keep(&out, arena).ptr;
    return *path ? BX_OK : BX_ERR_MEMORY;
}
