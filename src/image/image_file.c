#include "image/image_file.h"

#include "base/ban.h"

bx_status bx_image_file_refuse(const bx_image_file *file, const char *why)
{
    return bx_report(file->diag, BX_E_IMAGE_OPEN, file->place, file->path, why);
}

bx_status bx_image_file_is_cut(const bx_image_file *file)
{
    return bx_report(file->diag, BX_E_IMAGE_CUT, file->place, file->path);
}

bx_status bx_image_file_check_size(const bx_image_file *file, unsigned long width,
                                   unsigned long height, unsigned long most)
{
    if (width <= most && height <= most) return BX_OK;
    char size[64], limit[24];
    snprintf(size, sizeof size, "%lu x %lu", width, height);
    snprintf(limit, sizeof limit, "%lu", most);
    return bx_report(file->diag, BX_E_IMAGE_SIZE, file->place, file->path, size, limit);
}
