/*
 * libpng's simplified interface: it reads from memory only, keeps its long jumps to
 * itself, prints nothing and turns every kind of PNG into 8-bit sRGB with alpha. Its
 * classic interface needs setjmp here and gains nothing.
 */
#include "image/image_read.h"

#include <png.h>

#include "base/limits.h"

#include "base/ban.h"

enum { PNG_MESSAGE = 128 }; /* what png_image has room for, and a few words */

static bx_status refuse(bx_diag *diag, const bx_place *place, const char *path, const char *why)
{
    return bx_report(diag, BX_E_IMAGE_OPEN, place, path, why);
}

/* The library's own words are English. */
static bx_status refuse_broken(bx_diag *diag, const bx_place *place, const char *path,
                               const char *message)
{
    char why[PNG_MESSAGE];
    snprintf(why, sizeof why, BX_BOTH("%.64s", "图片数据已损坏"), message);
    return refuse(diag, place, path, why);
}

/* Splits pixels of four bytes; alpha is left out where nothing is transparent. */
static bx_status split(bx_arena *arena, const uint8_t *rgba, size_t pixels, bool has_alpha,
                       const uint8_t **rgb, const uint8_t **alpha)
{
    uint8_t *colours = bx_arena_take_array(arena, pixels, 3);
    uint8_t *opacity = has_alpha ? bx_arena_take(arena, pixels) : NULL;
    if (!colours || (has_alpha && !opacity)) return BX_ERR_MEMORY;
    for (size_t i = 0; i < pixels; i++) {
        colours[3 * i] = rgba[4 * i];
        colours[3 * i + 1] = rgba[4 * i + 1];
        colours[3 * i + 2] = rgba[4 * i + 2];
        if (opacity) opacity[i] = rgba[4 * i + 3];
    }
    *rgb = colours;
    *alpha = opacity;
    return BX_OK;
}

static bx_status check_size(const png_image *png, const char *path, bx_diag *diag,
                            const bx_place *place)
{
    bool fits = png->width > 0 && png->height > 0 && png->width <= BX_LIMIT_IMAGE_SIDE &&
                png->height <= BX_LIMIT_IMAGE_SIDE;
    if (fits) return BX_OK;
    char size[64], most[16];
    snprintf(size, sizeof size, "%lu x %lu", (unsigned long)png->width, (unsigned long)png->height);
    snprintf(most, sizeof most, "%d", BX_LIMIT_IMAGE_SIDE);
    return bx_report(diag, BX_E_IMAGE_SIZE, place, path, size, most);
}

/* What the file is instead of a PNG, by its first bytes; NULL for what may be one. */
static const char *other_kind(bx_str file)
{
    static const struct {
        const char *start, *kind;
    } kinds[] = {
        {"\x89PNG\r\n\x1A\n", NULL},
        {"\xFF\xD8\xFF", BX_BOTH("it is a JPEG picture, not PNG", "这是 JPEG 图片，不是 PNG")},
        {"GIF8", BX_BOTH("it is a GIF picture, not PNG", "这是 GIF 图片，不是 PNG")},
        {"BM", BX_BOTH("it is a BMP picture, not PNG", "这是 BMP 图片，不是 PNG")},
        {"%PDF", BX_BOTH("it is a PDF, not PNG", "这是 PDF，不是 PNG")},
        {"", BX_BOTH("it is no PNG picture", "这不是 PNG 图片")},
    };
    for (int i = 0;; i++)
        if (bx_str_starts(file, bx_str_from(kinds[i].start))) return kinds[i].kind;
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
 */
static bx_status drop_texts(bx_str file, bx_buf *without)
{
    enum { SIGNATURE = 8, FRAME = 12 /* length, type, checksum */ };
    size_t at = SIGNATURE < file.len ? SIGNATURE : file.len;
    bx_buf_add(without, file.ptr, at);
    while (file.len - at >= FRAME) {
        size_t len = big_endian(file.ptr + at);
        bx_str type = {file.ptr + at + 4, 4};
        if (len > file.len - at - FRAME) break;
        bool is_text =
            bx_str_is(type, "tEXt") || bx_str_is(type, "zTXt") || bx_str_is(type, "iTXt");
        if (!is_text) bx_buf_add(without, file.ptr + at, len + FRAME);
        at += len + FRAME;
    }
    bx_buf_add(without, file.ptr + at, file.len - at);
    return without->failed ? BX_ERR_MEMORY : BX_OK;
}

static bx_status decode(bx_arena *arena, bx_str file, const char *path, bx_diag *diag,
                        const bx_place *place, bx_image *image)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    uint8_t *rgba = NULL;
    bx_image result = {0};
    bx_status status = BX_ERR_MEMORY;
    if (!png_image_begin_read_from_memory(&png, file.ptr, file.len)) {
        status = refuse_broken(diag, place, path, png.message);
        goto done;
    }
    status = check_size(&png, path, diag, place);
    if (status != BX_OK) goto done;
    bool has_alpha = (png.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    png.format = PNG_FORMAT_RGBA;
    png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    BX_ASSERT(png.width > 0 && png.height > 0); /* libpng refuses others (PNG, 11.2.2) */
    rgba = malloc((size_t)png.width * png.height * 4);
    status = BX_ERR_MEMORY;
    if (!rgba) goto done;
    if (!png_image_finish_read(&png, NULL, rgba, 0, NULL)) {
        status = refuse_broken(diag, place, path, png.message);
        goto done;
    }
    result.width = (int)png.width;
    result.height = (int)png.height;
    status =
        split(arena, rgba, (size_t)png.width * png.height, has_alpha, &result.rgb, &result.alpha);
    if (status == BX_OK) *image = result;
done:
    png_image_free(&png);
    free(rgba);
    return status;
}

bx_status bx_image_read(bx_arena *arena, bx_str file, const char *path, bx_diag *diag,
                        const bx_place *place, bx_image *image)
{
    bx_buf without = {0};
    const char *other = other_kind(file);
    if (other) return refuse(diag, place, path, other);
    bx_status status = drop_texts(file, &without);
    if (status == BX_OK) status = decode(arena, bx_buf_str(&without), path, diag, place, image);
    bx_buf_release(&without);
    return status;
}
