#include "image/image_read.h"

#include "image/image_file.h"
#include "image/jpeg_read.h"
#include "image/png_read.h"

#include "base/ban.h"

typedef struct kind {
    const char *start; /* the file's first bytes */
    bx_status (*read)(bx_arena *arena, const bx_image_file *file, bx_image *image);
    const char *what; /* it is instead, where nothing reads it */
} kind;

/* The last one is what anything starts with. */
static const kind kinds[] = {
    {"\x89PNG\r\n\x1A\n", bx_png_read, NULL},
    {"\xFF\xD8\xFF", bx_jpeg_read, NULL},
    {"GIF8", NULL,
     BX_BOTH("it is a GIF picture, not PNG or JPEG", "这是 GIF 图片，不是 PNG 或 JPEG")},
    {"BM", NULL,
     BX_BOTH("it is a BMP picture, not PNG or JPEG", "这是 BMP 图片，不是 PNG 或 JPEG")},
    {"%PDF", NULL, BX_BOTH("it is a PDF, not PNG or JPEG", "这是 PDF，不是 PNG 或 JPEG")},
    {"", NULL, BX_BOTH("it is no PNG or JPEG picture", "这不是 PNG 或 JPEG 图片")},
};

bx_status bx_image_read(bx_arena *arena, bx_str bytes, const char *path, bx_diag *diag,
                        const bx_place *place, bx_image *image)
{
    const bx_image_file file = {bytes, path, diag, place};
    const kind *found = kinds;
    if (bytes.len == 0)
        return bx_image_file_refuse(&file, BX_BOTH("the file is empty", "文件是空的"));
    while (!bx_str_starts(bytes, bx_str_from(found->start)))
        found++;
    return found->read ? found->read(arena, &file, image)
                       : bx_image_file_refuse(&file, found->what);
}
