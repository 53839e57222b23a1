/*
 * path.h - dotted paths: 申请.办理.总计
 */
#ifndef BX_BASE_PATH_H
#define BX_BASE_PATH_H

#include "base/str.h"

/** Cuts the first name off a path; what is left is empty behind the last one. */
static inline bx_str bx_path_cut(bx_str *path)
{
    size_t dot = bx_str_find(*path, BX_STR("."));
    size_t used = dot < path->len ? dot + 1 : dot;
    bx_str name = {path->ptr, dot};
    *path = (bx_str){path->ptr + used, path->len - used};
    return name;
}

#endif
