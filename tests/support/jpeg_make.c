#include "support/jpeg_make.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "base/ban.h"

/* Red and green above, blue and white below, for (u, v) from 0 to 1. */
static const unsigned char fields[2][2][3] = {{{255, 0, 0}, {0, 255, 0}},
                                              {{0, 0, 255}, {255, 255, 255}}};

/* The field that a pixel of the file's rows shows: right and lower half are 1 (Exif 2.3, 4.6.4 A). */
static const unsigned char *field_of(int orientation, int right, int lower)
{
    switch (orientation) {
    case 2: return fields[lower][!right];
    case 3: return fields[!lower][!right];
    case 4: return fields[!lower][right];
    case 5: return fields[right][lower];
    case 6: return fields[right][!lower];
    case 7: return fields[!right][!lower];
    case 8: return fields[!right][lower];
    default: return fields[lower][right];
    }
}

static void add_exif(struct jpeg_compress_struct *jpeg, int orientation, bool is_big_endian)
{
    /* "Exif", TIFF head, one entry: tag 0112, type SHORT, one value; no next directory */
    static const unsigned char big[] =
        "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\0\0\0\0\0\0\0";
    static const unsigned char little[] =
        "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0\0\0\0\0";
    unsigned char segment[sizeof big - 1];
    _Static_assert(sizeof big == sizeof little, "both have the same parts");
    for (size_t i = 0; i < sizeof segment; i++)
        segment[i] = is_big_endian ? big[i] : little[i];
    segment[is_big_endian ? 25 : 24] = (unsigned char)orientation;
    jpeg_write_marker(jpeg, JPEG_APP0 + 1, segment, sizeof segment);
}

static const jpeg_scan_info apart[] = {
    {1, {0}, 0, 63, 0, 0},
    {1, {1}, 0, 63, 0, 0},
    {1, {2}, 0, 63, 0, 0},
};

static void set_up(struct jpeg_compress_struct *jpeg, const jpeg_kind *kind)
{
    bool lies = kind->orientation >= 5 && kind->orientation <= 8;
    jpeg->image_width = (JDIMENSION)(lies ? kind->height : kind->width);
    jpeg->image_height = (JDIMENSION)(lies ? kind->width : kind->height);
    jpeg->input_components = kind->colours;
    jpeg->in_color_space = kind->colours == JPEG_MAKE_GREY   ? JCS_GRAYSCALE
                           : kind->colours == JPEG_MAKE_CMYK ? JCS_CMYK
                                                             : JCS_RGB;
    jpeg_set_defaults(jpeg);
    if (kind->is_rgb) jpeg_set_colorspace(jpeg, JCS_RGB);
    if (kind->is_apart) {
        jpeg->scan_info = apart;
        jpeg->num_scans = 3;
    }
    if (kind->is_progressive) jpeg_simple_progression(jpeg);
    jpeg->arith_code = kind->is_arithmetic;
    jpeg_set_quality(jpeg, 95, TRUE);
}

static void write_rows(struct jpeg_compress_struct *jpeg, const jpeg_kind *kind)
{
    size_t count = kind->colours;
    unsigned char *row = calloc(jpeg->image_width, count);
    BX_ASSERT(row);
    while (jpeg->next_scanline < jpeg->image_height) {
        int lower = 2 * jpeg->next_scanline >= jpeg->image_height;
        for (JDIMENSION x = 0; x < jpeg->image_width; x++) {
            const unsigned char *rgb =
                field_of(kind->orientation, 2 * x >= jpeg->image_width, lower);
            unsigned char grey =
                (unsigned char)((rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114) / 1000);
            for (size_t i = 0; i < count; i++)
                row[x * count + i] = count == 3 ? rgb[i] : grey;
        }
        jpeg_write_scanlines(jpeg, &row, 1);
    }
    free(row);
}

bx_buf jpeg_make(const jpeg_kind *kind)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    bx_buf file = {0};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &len);
    set_up(&jpeg, kind);
    jpeg_start_compress(&jpeg, TRUE);
    if (kind->orientation > 0) add_exif(&jpeg, kind->orientation, kind->is_big_endian);
    write_rows(&jpeg, kind);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    bx_buf_add(&file, (const char *)bytes, len);
    free(bytes);
    BX_ASSERT(!file.failed);
    return file;
}

char *jpeg_make_frame(const bx_buf *jpeg)
{
    size_t at = 2; /* behind SOI; each segment tells its length */
    for (;;) {
        const unsigned char *segment = (const unsigned char *)jpeg->ptr + at;
        BX_ASSERT(at + 4 < jpeg->len);
        BX_ASSERT(segment[0] == 0xFF);
        bool is_frame = segment[1] >= 0xC0 && segment[1] <= 0xCF && segment[1] != 0xC4 &&
                        segment[1] != 0xC8 && segment[1] != 0xCC;
        if (is_frame) return jpeg->ptr + at;
        at += 2 + ((size_t)segment[2] << 8 | segment[3]);
    }
}
