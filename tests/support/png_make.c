#include "support/png_make.h"

#include <libdeflate.h>

#include "base/ban.h"

static void add_u32(bx_buf *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bx_buf_add_byte(out, (char)(value >> shift & 0xFF));
}

void png_make_chunk(bx_buf *png, const char *type, const void *data, size_t len)
{
    add_u32(png, (uint32_t)len);
    size_t from = png->len;
    bx_buf_add(png, type, 4);
    bx_buf_add(png, data, len);
    add_u32(png, libdeflate_crc32(0, png->ptr + from, png->len - from));
}

void png_make_head(bx_buf *png, const png_head *head)
{
    bx_buf data = {0};
    add_u32(&data, head->width);
    add_u32(&data, head->height);
    bx_buf_add_byte(&data, (char)head->depth);
    bx_buf_add_byte(&data, (char)head->colour);
    bx_buf_add(&data, "\0\0", 2);
    bx_buf_add_byte(&data, (char)head->interlace);
    bx_buf_add(png, "\x89PNG\r\n\x1A\n", 8);
    png_make_chunk(png, "IHDR", data.ptr, data.len);
    bx_buf_release(&data);
}

void png_make_data(bx_buf *png, const void *data, size_t len)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    char packed[4096];
    BX_ASSERT(compressor);
    size_t size = libdeflate_zlib_compress(compressor, data, len, packed, sizeof packed);
    BX_ASSERT(size > 0);
    png_make_chunk(png, "IDAT", packed, size);
    libdeflate_free_compressor(compressor);
}
