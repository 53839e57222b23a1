/* Pictures: every kind of PNG becomes RGB with alpha, and none that is damaged does harm. */
#include <string.h>
#include <time.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "image/image_read.h"
#include "support/png_make.h"
#include "support/suite.h"

#include "base/ban.h"

static bx_arena *arena;
static bx_diag *diag;

static void open_all(void)
{
    arena = bx_arena_new((size_t)1 << 28);
    diag = bx_diag_new();
    ck_assert(arena && diag);
}

static void close_all(void)
{
    bx_diag_free(diag);
    bx_arena_free(arena);
}

/* --- PNG ------------------------------------------------------------------------------ */

typedef struct png_row {
    const char *what;
    png_head head;
    const char *palette, *transparent; /* with their lengths */
    size_t palette_len, transparent_len;
    const char *data; /* filter bytes and samples */
    size_t data_len;
    const char *pixels; /* wanted: four bytes each */
    bool has_alpha;
} png_row;

static bx_buf png_of(const png_row *row)
{
    bx_buf png = {0};
    png_make_head(&png, &row->head);
    if (row->palette) png_make_chunk(&png, "PLTE", row->palette, row->palette_len);
    if (row->transparent) png_make_chunk(&png, "tRNS", row->transparent, row->transparent_len);
    png_make_data(&png, row->data, row->data_len);
    png_make_chunk(&png, "IEND", "", 0);
    return png;
}

static bx_status read_bytes(bx_str bytes, bx_image *image)
{
    return bx_image_read(arena, bytes, "seal.png", diag, NULL, image);
}

#define BYTES(literal) (literal), sizeof(literal) - 1

static const png_row rows[] = {
    {"RGB",
     {2, 1, 8, 2, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\xFF\0\0\0\x80\1"),
     "\xFF\0\0\xFF\0\x80\1\xFF",
     false},
    {"RGBA",
     {2, 1, 8, 6, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\xFF\0\0\x80\0\x80\1\0"),
     "\xFF\0\0\x80\0\x80\1\0",
     true},
    {"grey",
     {2, 1, 8, 0, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\x10\xF0"),
     "\x10\x10\x10\xFF\xF0\xF0\xF0\xFF",
     false},
    {"grey with alpha",
     {2, 1, 8, 4, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\x10\x40\xF0\0"),
     "\x10\x10\x10\x40\xF0\xF0\xF0\0",
     true},
    {"grey of one bit",
     {3, 1, 1, 0, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\xA0"),
     "\xFF\xFF\xFF\xFF\0\0\0\xFF\xFF\xFF\xFF\xFF",
     false},
    {"grey of one bit, one level transparent",
     {2, 1, 1, 0, 0},
     NULL,
     "\0\1",
     0,
     2,
     BYTES("\0\x80"),
     "\xFF\xFF\xFF\0\0\0\0\xFF",
     true},
    {"palette of one bit with tRNS",
     {3, 2, 1, 3, 0},
     "\xFF\0\0\0\0\xFF",
     "\0",
     6,
     1,
     BYTES("\0\x40\0\xA0"),
     "\xFF\0\0\0\0\0\xFF\xFF\xFF\0\0\0\0\0\xFF\xFF\xFF\0\0\0\0\0\xFF\xFF",
     true},
    {"palette of four bits",
     {2, 1, 4, 3, 0},
     "\1\2\3\4\5\6",
     NULL,
     6,
     0,
     BYTES("\0\x10"),
     "\4\5\6\xFF\1\2\3\xFF",
     false},
    {"RGB with a transparent colour",
     {2, 1, 8, 2, 0},
     NULL,
     "\0\xFF\0\0\0\0",
     0,
     6,
     BYTES("\0\xFF\0\0\0\x80\1"),
     "\xFF\0\0\0\0\x80\1\xFF",
     true},
    {"RGB of 16 bits",
     {1, 1, 16, 2, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\xFF\xFF\0\0\x80\x80"),
     "\xFF\0\x80\xFF",
     false},
    {"grey of 16 bits, opaque everywhere",
     {1, 1, 16, 4, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\x80\x80\xFF\xFF"),
     "\x80\x80\x80\xFF",
     false},
    {"RGB of 16 bits with alpha",
     {1, 1, 16, 6, 0},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\xFF\xFF\0\0\x80\x80\x40\x40"),
     "\xFF\0\x80\x40",
     true},
    {"interlaced",
     {2, 2, 8, 0, 1},
     NULL,
     NULL,
     0,
     0,
     BYTES("\0\x10\0\x20\0\x30\x40"),
     "\x10\x10\x10\xFF\x20\x20\x20\xFF\x30\x30\x30\xFF\x40\x40\x40\xFF",
     false},
};

START_TEST(every_kind_becomes_rgb_with_alpha)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_all();
        bx_image image = {0};
        bx_buf png = png_of(&rows[i]);
        ck_assert_msg(read_bytes(bx_buf_str(&png), &image) == BX_OK, "%s", rows[i].what);
        ck_assert_int_eq(image.width, (int)rows[i].head.width);
        ck_assert_int_eq(image.height, (int)rows[i].head.height);
        ck_assert_msg((image.alpha != NULL) == rows[i].has_alpha, "%s: alpha", rows[i].what);
        for (uint32_t p = 0; p < rows[i].head.width * rows[i].head.height; p++) {
            const uint8_t *wanted = (const uint8_t *)rows[i].pixels + 4 * (size_t)p;
            uint8_t opacity = image.alpha ? image.alpha[p] : 255;
            /* What nothing shows through has no colour that matters. */
            bool same = opacity == wanted[3] &&
                        (opacity == 0 || memcmp(image.rgb + 3 * (size_t)p, wanted, 3) == 0);
            ck_assert_msg(same, "%s: pixel %u is %d %d %d, %d", rows[i].what, (unsigned)p,
                          image.rgb[3 * p], image.rgb[3 * p + 1], image.rgb[3 * p + 2], opacity);
        }
        ck_assert_int_eq(bx_diag_count(diag), 0);
        bx_buf_release(&png);
        close_all();
    }
}
END_TEST

/* What a file says of its colours: gamma is taken to sRGB's, a profile is passed over. */
static const struct {
    const char *what, *type, *data;
    size_t len;
    int grey; /* of a sample of 0x80 */
} colours[] = {
    {"linear", "gAMA", "\0\1\x86\xA0", 4, 0xBA},
    {"gamma of sRGB", "gAMA", "\0\0\xB1\x8F", 4, 0x80},
    {"sRGB", "sRGB", "\0", 1, 0x80},
    {"a profile that is none", "iCCP", "profile\0\0damaged", 16, 0x80},
};

START_TEST(colours_are_those_of_srgb)
{
    for (int i = 0; i < BX_COUNT(colours); i++) {
        bx_buf png = {0};
        bx_image image = {0};
        open_all();
        png_make_head(&png, &(png_head){1, 1, 8, 0, 0});
        png_make_chunk(&png, colours[i].type, colours[i].data, colours[i].len);
        png_make_data(&png, "\0\x80", 2);
        png_make_chunk(&png, "IEND", "", 0);
        ck_assert_msg(read_bytes(bx_buf_str(&png), &image) == BX_OK, "%s", colours[i].what);
        ck_assert_msg(image.rgb[0] == colours[i].grey, "%s: %d", colours[i].what, image.rgb[0]);
        bx_buf_release(&png);
        close_all();
    }
}
END_TEST

START_TEST(what_stands_behind_the_end_is_nothing)
{
    bx_buf png = png_of(&rows[0]);
    bx_image image = {0};
    open_all();
    bx_buf_add_text(&png, "rubbish");
    ck_assert_int_eq(read_bytes(bx_buf_str(&png), &image), BX_OK);
    ck_assert_mem_eq(image.rgb, "\xFF\0\0\0\x80\1", 6);
    bx_buf_release(&png);
    close_all();
}
END_TEST

/* --- damage -------------------------------------------------------------------------- */

/* A file that starts like a PNG and does not go on ends too soon. */
static int code_of_cut(size_t len)
{
    return len < 8 ? 708 : 780;
}

static void refuses(bx_str bytes, int code, const char *what)
{
    open_all();
    bx_image image = {.width = 77};
    bx_status status = read_bytes(bytes, &image);
    ck_assert_msg(status == (code == 804 ? BX_ERR_LIMIT : BX_ERR_INPUT), "%s: status %d", what,
                  (int)status);
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_msg(bx_code_number(bx_diag_at(diag, 0)->code) == code, "%s: BX%04d", what,
                  bx_code_number(bx_diag_at(diag, 0)->code));
    ck_assert_msg(image.width == 77 && !image.rgb, "%s: touched", what);
    close_all();
}

START_TEST(truncated_files_are_refused)
{
    for (int i = 0; i < BX_COUNT(rows); i += 6) {
        bx_buf png = png_of(&rows[i]);
        /* The last chunk may be missing: all pixels are there by then. */
        for (size_t len = 0; len + 12 < png.len - 4; len++)
            refuses((bx_str){png.ptr, len}, code_of_cut(len), "truncated");
        bx_buf_release(&png);
    }
}
END_TEST

START_TEST(damaged_bytes_do_no_harm)
{
    int refused = 0, tried = 0;
    open_all();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_buf png = png_of(&rows[i]);
        for (size_t at = 0; at < png.len; at++) {
            bx_image image = {0};
            png.ptr[at] ^= 0x55;
            refused += read_bytes(bx_buf_str(&png), &image) != BX_OK;
            tried++;
            png.ptr[at] ^= 0x55;
        }
        bx_buf_release(&png);
    }
    ck_assert_int_gt(refused, tried / 2);
    close_all();
}
END_TEST

START_TEST(wrong_checksums_are_refused)
{
    bx_buf png = png_of(&rows[0]);
    size_t data = bx_str_find(bx_buf_str(&png), BX_STR("IDAT"));
    png.ptr[16 + 13] ^= 1; /* IHDR's */
    refuses(bx_buf_str(&png), 708, "checksum of the head");
    png.ptr[16 + 13] ^= 1;
    png.ptr[png.len - 13] ^= 1; /* IDAT's */
    ck_assert_int_lt(data, png.len - 13);
    refuses(bx_buf_str(&png), 708, "checksum of the data");
    bx_buf_release(&png);
}
END_TEST

static const struct {
    const char *what;
    uint32_t width, height;
    int code;
} sizes[] = {
    {"no width", 0, 5, 708},
    {"no height", 5, 0, 708},
    {"30,000 x 30,000", 30000, 30000, 804},
    {"too wide", BX_LIMIT_IMAGE_SIDE + 1, 1, 804},
    {"too high", 1, BX_LIMIT_IMAGE_SIDE + 1, 804},
    {"the square that took 23 s", 5792, 5792, 804},
    {"beyond PNG", 0x80000000u, 1, 708},
    {"huge", 0x7FFFFFFFu, 0x7FFFFFFFu, 708},
    {"large enough to be a bomb, without data", BX_LIMIT_IMAGE_SIDE, BX_LIMIT_IMAGE_SIDE, 708},
};

START_TEST(sizes_beyond_the_limits_cost_nothing)
{
    for (int i = 0; i < BX_COUNT(sizes); i++) {
        png_row row = rows[1];
        row.head.width = sizes[i].width;
        row.head.height = sizes[i].height;
        bx_buf png = png_of(&row);
        refuses(bx_buf_str(&png), sizes[i].code, sizes[i].what);
        bx_buf_release(&png);
    }
}
END_TEST

START_TEST(other_files_are_refused)
{
    refuses((bx_str){NULL, 0}, 708, "empty");
    refuses(BX_STR("GIF89a"), 708, "GIF");
    refuses(BX_STR("\x89PNG\r\n\x1A\n"), 780, "signature alone");
    bx_buf png = png_of(&rows[6]);
    bx_buf bare = {0};
    png_row without = rows[6];
    without.palette = NULL;
    bx_buf_release(&png);
    png = png_of(&without);
    refuses(bx_buf_str(&png), 708, "palette missing");
    bx_buf_release(&png);
    png_make_head(&bare, &rows[0].head);
    png_make_chunk(&bare, "IEND", "", 0);
    refuses(bx_buf_str(&bare), 708, "no data");
    bx_buf_release(&bare);
}
END_TEST

/* libpng would unpack each: 3,000 of them, in 23 MB, took 55 s. */
START_TEST(texts_are_passed_over)
{
    enum { TEXTS = 400, LEN = 7900000 };
    static char zeros[LEN], packed[32768] = "k\0";
    static const char *const types[] = {"zTXt", "iTXt", "tEXt"};
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(9);
    size_t size = libdeflate_zlib_compress(compressor, zeros, LEN, packed + 3, sizeof packed - 3);
    libdeflate_free_compressor(compressor);
    ck_assert_uint_gt(size, 0);
    for (int i = 0; i < BX_COUNT(types); i++) {
        bx_buf png = {0};
        bx_image image = {0};
        open_all();
        png_make_head(&png, &rows[0].head);
        for (int k = 0; k < TEXTS; k++)
            png_make_chunk(&png, types[i], packed, size + 3);
        png_make_data(&png, rows[0].data, rows[0].data_len);
        png_make_chunk(&png, "IEND", "", 0);
        clock_t start = clock();
        ck_assert_int_eq(read_bytes(bx_buf_str(&png), &image), BX_OK);
        ck_assert_int_lt(clock() - start, 2 * CLOCKS_PER_SEC);
        ck_assert_int_eq(image.width, (int)rows[0].head.width);
        ck_assert_mem_eq(image.rgb, "\xFF\0\0\0\x80\1", 6);
        bx_buf_release(&png);
        close_all();
    }
}
END_TEST

START_TEST(no_room_is_a_status)
{
    open_all();
    bx_arena *small = bx_arena_new(4);
    bx_arena *all = arena;
    bx_image image = {0};
    bx_buf png = png_of(&rows[0]);
    arena = small;
    ck_assert_int_eq(read_bytes(bx_buf_str(&png), &image), BX_ERR_MEMORY);
    arena = all;
    bx_buf_release(&png);
    bx_arena_free(small);
    close_all();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        every_kind_becomes_rgb_with_alpha,
        colours_are_those_of_srgb,
        what_stands_behind_the_end_is_nothing,
        truncated_files_are_refused,
        damaged_bytes_do_no_harm,
        wrong_checksums_are_refused,
        sizes_beyond_the_limits_cost_nothing,
        other_files_are_refused,
        texts_are_passed_over,
        no_room_is_a_status,
    };
    return bx_suite_run("image/read", tests, BX_COUNT(tests));
}
