#include "image/colour_profile.h"

#include <libdeflate.h>

#include "base/ban.h"

/* Profiles of displays have some thousand bytes; those of printers have tables, and no picture has them. */
enum { HEAD = 128, SPACE_AT = 16, SIGNATURE_AT = 36, MOST_BYTES = 1 << 20 };

/* Its description is ASCII in version 2 and UTF-16 in version 4. */
static bool names_srgb(bx_str profile)
{
    static const char wide[] = {0, 's', 0, 'R', 0, 'G', 0, 'B'};
    return bx_str_find(profile, BX_STR("sRGB")) < profile.len ||
           bx_str_find(profile, (bx_str){wide, sizeof wide}) < profile.len;
}

bx_status bx_colour_profile_judge(const bx_image_file *file, bx_str profile)
{
    bool is_profile = profile.len > HEAD &&
                      bx_str_is((bx_str){profile.ptr + SIGNATURE_AT, 4}, "acsp") &&
                      bx_str_is((bx_str){profile.ptr + SPACE_AT, 4}, "RGB ");
    if (!is_profile || names_srgb(profile)) return BX_OK;
    return bx_report(file->diag, BX_E_COLOUR_PROFILE, file->place, file->path);
}

bx_status bx_colour_profile_judge_packed(const bx_image_file *file, bx_str chunk)
{
    size_t name = bx_str_find(chunk, (bx_str){"", 1}), got = 0;
    if (name + 2 > chunk.len) return BX_OK;
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    char *bytes = malloc(MOST_BYTES);
    bx_status status = inflater && bytes ? BX_OK : BX_ERR_MEMORY;
    if (status == BX_OK &&
        libdeflate_zlib_decompress(inflater, chunk.ptr + name + 2, chunk.len - name - 2, bytes,
                                   MOST_BYTES, &got) == LIBDEFLATE_SUCCESS)
        status = bx_colour_profile_judge(file, (bx_str){bytes, got});
    libdeflate_free_decompressor(inflater);
    free(bytes);
    return status;
}
