/*
 * libpng's simplified interface: it reads from memory only, keeps its long jumps to
 * itself, prints nothing and turns every kind of PNG into 8-bit sRGB with alpha. Its
 * classic interface needs setjmp here and gains nothing.
 */
#include "image/png_read.h"

#include <png.h>

#include "base/limits.h"
#include "image/colour_profile.h"

#include "base/ban.h"

enum { PNG_MESSAGE = 128 }; /* what png_image has room for, and a few words */

/* The library's own words are English. */
static bx_status refuse_broken(const bx_image_file *file, const char *message)
{
    char why[PNG_MESSAGE];
    snprintf(why, sizeof why, BX_BOTH("%.64s", "图片数据已损坏"), message);
    return bx_image_file_refuse(file, why);
}

static uint32_t big_endian(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/*
 * The file without its texts (tEXt, zTXt, iTXt): nobody reads them here, and libpng unpacks each
 * to 8 MB, thousands of them from a file within its limit. What is no chunk is left to libpng.
 * @param without  to be released
 * @param profile  set to the data of the iCCP chunk, where there is one
 * @param is_cut   whether a chunk goes on beyond the file, or the last one is not there
 */
static bx_status drop_texts(bx_str file, bx_buf *without, bx_str *profile, bool *is_cut)
{
    enum { SIGNATURE = 8, FRAME = 12 /* length, type, checksum */ };
    size_t at = SIGNATURE;
    bool has_end = false;
    bx_buf_add(without, file.ptr, at);
    while (file.len - at >= FRAME && !has_end) {
        size_t len = big_endian(file.ptr + at);
        bx_str type = {file.ptr + at + 4, 4};
        if (len > file.len - at - FRAME) break;
        bool is_text =
            bx_str_is(type, "tEXt") || bx_str_is(type, "zTXt") || bx_str_is(type, "iTXt");
        if (!is_text) bx_buf_add(without, file.ptr + at, len + FRAME);
        if (bx_str_is(type, "iCCP")) *profile = (bx_str){file.ptr + at + 8, len};
        has_end = bx_str_is(type, "IEND");
        at += len + FRAME;
    }
    *is_cut = !has_end;
    bx_buf_add(without, file.ptr + at, file.len - at);
    return without->failed ? BX_ERR_MEMORY : BX_OK;
}

/* Splits pixels of four bytes; opacity is kept where some pixel is not opaque. */
static bx_status split(bx_arena *arena, const uint8_t *rgba, size_t pixels, bx_image *image)
{
    size_t opaque = 0;
    while (opaque < pixels && rgba[4 * opaque + 3] == 255)
        opaque++;
    uint8_t *colours = bx_arena_take_array(arena, pixels, 3);
    uint8_t *opacity = opaque < pixels ? bx_arena_take(arena, pixels) : NULL;
    if (!colours || (opaque < pixels && !opacity)) return BX_ERR_MEMORY;
    for (size_t i = 0; i < pixels; i++) {
        colours[3 * i] = rgba[4 * i];
        colours[3 * i + 1] = rgba[4 * i + 1];
        colours[3 * i + 2] = rgba[4 * i + 2];
        if (opacity) opacity[i] = rgba[4 * i + 3];
    }
    image->rgb = colours;
    image->alpha = opacity;
    return BX_OK;
}

static bool finish(png_image *png, png_uint_32 format, uint8_t *pixels)
{
    png->format = format;
    png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    return png_image_finish_read(png, NULL, pixels, 0, NULL) != 0;
}

/* @param whole  set to whether all of it was there */
static bx_status read_opaque(bx_arena *arena, png_image *png, size_t pixels, bool *whole,
                             bx_image *image)
{
    uint8_t *rgb = bx_arena_take_array(arena, pixels, 3);
    BX_TRY_NEW(rgb);
    *whole = finish(png, PNG_FORMAT_RGB, rgb);
    image->rgb = rgb;
    return BX_OK;
}

static bx_status read_with_alpha(bx_arena *arena, png_image *png, size_t pixels, bool *whole,
                                 bx_image *image)
{
    uint8_t *rgba = malloc(pixels * 4);
    BX_TRY_NEW(rgba);
    *whole = finish(png, PNG_FORMAT_RGBA, rgba);
    bx_status status = *whole ? split(arena, rgba, pixels, image) : BX_OK;
    free(rgba);
    return status;
}

static bx_status decode(bx_arena *arena, const bx_image_file *file, png_image *png, bool *whole,
                        bx_image *image)
{
    BX_TRY(bx_image_file_check_size(file, png->width, png->height, BX_LIMIT_IMAGE_SIDE));
    BX_ASSERT(png->width > 0 && png->height > 0); /* libpng refuses others (PNG, 11.2.2) */
    size_t pixels = (size_t)png->width * png->height;
    image->width = (int)png->width;
    image->height = (int)png->height;
    return png->format & PNG_FORMAT_FLAG_ALPHA ? read_with_alpha(arena, png, pixels, whole, image)
                                               : read_opaque(arena, png, pixels, whole, image);
}

static bx_status read_chunks(bx_arena *arena, const bx_image_file *file, bx_str chunks, bool is_cut,
                             bx_image *image)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    bx_image result = {0};
    bool whole = png_image_begin_read_from_memory(&png, chunks.ptr, chunks.len) != 0;
    bx_status status = whole ? decode(arena, file, &png, &whole, &result) : BX_OK;
    if (status == BX_OK && !whole)
        status = is_cut ? bx_image_file_is_cut(file) : refuse_broken(file, png.message);
    if (status == BX_OK) *image = result;
    png_image_free(&png);
    return status;
}

bx_status bx_png_read(bx_arena *arena, const bx_image_file *file, bx_image *image)
{
    bx_buf chunks = {0};
    bool is_cut = false;
    bx_str profile = {0};
    bx_status status = drop_texts(file->bytes, &chunks, &profile, &is_cut);
    if (status == BX_OK) status = read_chunks(arena, file, bx_buf_str(&chunks), is_cut, image);
    if (status == BX_OK && profile.ptr) status = bx_colour_profile_judge_packed(file, profile);
    bx_buf_release(&chunks);
    return status;
}
