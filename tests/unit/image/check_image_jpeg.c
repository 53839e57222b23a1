/* JPEG: what a PDF may hold is told as it is, all else is refused, and none that is damaged does harm. */
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "image/exif.h"
#include "image/image_read.h"
#include "support/jpeg_make.h"
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

static bx_status read_bytes(bx_str bytes, bx_image *image)
{
    return bx_image_read(arena, bytes, "photo.jpg", diag, NULL, image);
}

/* --- what is taken ------------------------------------------------------------------- */

static const struct {
    const char *what;
    jpeg_kind kind;
    int components, orientation;
    bool is_rgb;
} taken[] = {
    {"baseline", {96, 64, .colours = JPEG_MAKE_YCC}, 3, 1, false},
    {"grey", {96, 64, .colours = JPEG_MAKE_GREY}, 1, 1, false},
    {"RGB", {96, 64, .colours = JPEG_MAKE_YCC, .is_rgb = true}, 3, 1, true},
    {"progressive", {96, 64, .colours = JPEG_MAKE_YCC, .is_progressive = true}, 3, 1, false},
    {"progressive grey", {96, 64, .colours = JPEG_MAKE_GREY, .is_progressive = true}, 1, 1, false},
    {"scans apart", {96, 64, .colours = JPEG_MAKE_YCC, .is_apart = true}, 3, 1, false},
    {"upright", {96, 64, .colours = JPEG_MAKE_YCC, .orientation = 1}, 3, 1, false},
    {"upside down",
     {96, 64, .colours = JPEG_MAKE_YCC, .orientation = 3, .is_big_endian = true},
     3,
     3,
     false},
    {"on its side", {96, 64, .colours = JPEG_MAKE_YCC, .orientation = 6}, 3, 6, false},
    {"on its other side",
     {96, 64, .colours = JPEG_MAKE_GREY, .orientation = 8, .is_big_endian = true},
     1,
     8,
     false},
    {"no orientation", {96, 64, .colours = JPEG_MAKE_YCC, .orientation = 9}, 3, 1, false},
    {"one row", {96, 1, .colours = JPEG_MAKE_YCC}, 3, 1, false},
};

START_TEST(a_jpeg_stays_as_it_is)
{
    for (int i = 0; i < BX_COUNT(taken); i++) {
        const char *what = taken[i].what;
        bx_buf jpeg = jpeg_make(&taken[i].kind);
        size_t len = jpeg.len;
        bx_image image = {0};
        open_all();
        bx_buf_add_text(&jpeg, "what a telephone puts behind it");
        ck_assert_msg(read_bytes(bx_buf_str(&jpeg), &image) == BX_OK, "%s", what);
        ck_assert_msg(image.width == taken[i].kind.width && image.height == taken[i].kind.height,
                      "%s: %d x %d", what, image.width, image.height);
        ck_assert_msg(image.jpeg.ptr == jpeg.ptr && image.jpeg.len == len, "%s: bytes", what);
        ck_assert_msg(image.components == taken[i].components, "%s: components", what);
        ck_assert_msg(image.is_rgb == taken[i].is_rgb, "%s: RGB", what);
        ck_assert_msg(image.orientation == taken[i].orientation, "%s: orientation", what);
        ck_assert_msg(!image.rgb && !image.alpha, "%s: samples", what);
        ck_assert_int_eq(bx_diag_count(diag), 0);
        close_all();
        bx_buf_release(&jpeg);
    }
}
END_TEST

/* --- what is refused ----------------------------------------------------------------- */

static void refuses(bx_str bytes, int code, const char *what)
{
    open_all();
    bx_image image = {.width = 77};
    clock_t start = clock();
    bx_status status = read_bytes(bytes, &image);
    ck_assert_msg(status == (code == 804 ? BX_ERR_LIMIT : BX_ERR_INPUT), "%s: status %d", what,
                  (int)status);
    ck_assert_msg(clock() - start < 2 * CLOCKS_PER_SEC, "%s: takes long", what);
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_msg(bx_code_number(bx_diag_at(diag, 0)->code) == code, "%s: BX%04d", what,
                  bx_code_number(bx_diag_at(diag, 0)->code));
    ck_assert_msg(image.width == 77 && !image.jpeg.ptr, "%s: touched", what);
    close_all();
}

static void refuses_kind(const jpeg_kind *kind, int code, const char *what)
{
    bx_buf jpeg = jpeg_make(kind);
    refuses(bx_buf_str(&jpeg), code, what);
    bx_buf_release(&jpeg);
}

/* As `kind`, with another byte in its frame header: 1 its marker, 4 its precision, 5 to 8 height and width. */
static void refuses_frame(const jpeg_kind *kind, const char *bytes, int at, int count, int code,
                          const char *what)
{
    bx_buf jpeg = jpeg_make(kind);
    for (int i = 0; i < count; i++)
        jpeg_make_frame(&jpeg)[at + i] = bytes[i];
    refuses(bx_buf_str(&jpeg), code, what);
    bx_buf_release(&jpeg);
}

START_TEST(what_no_pdf_may_hold_is_refused)
{
    static const jpeg_kind plain = {64, 64, .colours = JPEG_MAKE_YCC},
                           progressive = {64, 64, .colours = JPEG_MAKE_YCC, .is_progressive = true};
    refuses_kind(&(jpeg_kind){64, 64, .colours = JPEG_MAKE_CMYK}, 781, "CMYK");
    refuses_kind(&(jpeg_kind){64, 64, .colours = JPEG_MAKE_YCC, .is_arithmetic = true}, 782,
                 "arithmetic");
    refuses_frame(&plain, "\x0C", 4, 1, 782, "12 bits");
    refuses_frame(&progressive, "\x0C", 4, 1, 782, "12 bits, progressive");
    refuses_frame(&plain, "\xC3", 1, 1, 782, "lossless");
    refuses_frame(&plain, "\x75\x30\x75\x30", 5, 4, 804, "30,000 x 30,000");
    refuses_frame(&progressive, "\x75\x30\x75\x30", 5, 4, 804, "30,000 x 30,000, progressive");
    refuses_frame(&plain, "\xFF\xFF\xFF\xFF", 5, 4, 804, "the largest");
    refuses_frame(&plain, "\x17\x70\x17\x70", 5, 4, 708, "6000 x 6000 that are not there");
    refuses_frame(&progressive, "\x17\x70\x17\x70", 5, 4, 708,
                  "6000 x 6000 that are not there, progressive");
    refuses_frame(&plain, "\0\0", 5, 2, 708, "no height");
}
END_TEST

START_TEST(files_that_end_too_soon_are_refused)
{
    static const jpeg_kind kinds[] = {{64, 32, .colours = JPEG_MAKE_YCC, .orientation = 6},
                                      {64, 32, .colours = JPEG_MAKE_GREY, .is_progressive = true}};
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        bx_buf jpeg = jpeg_make(&kinds[i]);
        for (size_t len = 3; len < jpeg.len; len++)
            refuses((bx_str){jpeg.ptr, len}, 780, "cut off");
        bx_buf_release(&jpeg);
    }
}
END_TEST

START_TEST(damaged_bytes_do_no_harm)
{
    open_all();
    int refused = 0;
    for (int i = 0; i < BX_COUNT(taken); i++) {
        bx_buf jpeg = jpeg_make(&taken[i].kind);
        for (size_t at = 3; at < jpeg.len; at++) {
            bx_image image = {0};
            jpeg.ptr[at] ^= 0x55;
            refused += read_bytes(bx_buf_str(&jpeg), &image) != BX_OK;
            jpeg.ptr[at] ^= 0x55;
        }
        bx_buf_release(&jpeg);
    }
    ck_assert_int_gt(refused, 100);
    close_all();
}
END_TEST

/* The same scan over and over: each is decoded over all of the picture. */
START_TEST(endless_scans_are_refused)
{
    enum { SCANS = 50000 };
    bx_buf jpeg = jpeg_make(&(jpeg_kind){64, 64, .colours = JPEG_MAKE_YCC, .is_apart = true});
    bx_buf many = {0};
    bx_str file = bx_buf_str(&jpeg);
    size_t last = file.len - 2;
    while (memcmp(file.ptr + last, "\xFF\xDA", 2) != 0)
        last--;
    bx_buf_add(&many, file.ptr, file.len - 2);
    for (int i = 0; i < SCANS; i++)
        bx_buf_add(&many, file.ptr + last, file.len - 2 - last);
    bx_buf_add(&many, "\xFF\xD9", 2);
    refuses(bx_buf_str(&many), 708, "50,000 scans");
    bx_buf_release(&many);
    bx_buf_release(&jpeg);
}
END_TEST

/* A library that saves them seeks the end of its list for each: half a million took minutes. */
START_TEST(endless_segments_take_no_time)
{
    enum { SEGMENTS = 500000 };
    const jpeg_kind kind = {64, 32, .colours = JPEG_MAKE_YCC, .orientation = 6};
    bx_buf jpeg = jpeg_make(&kind), many = {0};
    bx_image image = {0};
    bx_buf_add(&many, jpeg.ptr, 2);
    for (int i = 0; i < SEGMENTS; i++)
        bx_buf_add(&many, "\xFF\xE1\0\x02", 4);
    bx_buf_add(&many, jpeg.ptr + 2, jpeg.len - 2);
    open_all();
    clock_t start = clock();
    ck_assert_int_eq(read_bytes(bx_buf_str(&many), &image), BX_OK);
    ck_assert_msg(clock() - start < 2 * CLOCKS_PER_SEC, "takes long");
    ck_assert_int_eq(image.orientation, 6);
    close_all();
    bx_buf_release(&many);
    bx_buf_release(&jpeg);
}
END_TEST

START_TEST(no_room_is_a_status)
{
    bx_buf jpeg = jpeg_make(&taken[0].kind);
    bx_image image = {0};
    open_all();
    bx_arena *small = bx_arena_new(4), *all = arena;
    arena = small;
    ck_assert_int_eq(read_bytes(bx_buf_str(&jpeg), &image), BX_ERR_MEMORY);
    arena = all;
    bx_arena_free(small);
    bx_buf_release(&jpeg);
    close_all();
}
END_TEST

/* --- Exif ---------------------------------------------------------------------------- */

#define TIFF(bytes)                                                                                \
    {                                                                                              \
        "Exif\0\0" bytes, sizeof("Exif\0\0" bytes) - 1                                             \
    }

static const struct {
    const char *what;
    bx_str segment;
    int orientation;
} segments[] = {
    {"little-endian", TIFF("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\5\0\0\0"), 5},
    {"big-endian", TIFF("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\7\0\0"), 7},
    {"the second entry",
     TIFF("MM\0*\0\0\0\x08\0\2\1\0\0\3\0\0\0\1\0\7\0\0\1\x12\0\3\0\0\0\1\0\2\0\0"), 2},
    {"nothing", {"", 0}, 1},
    {"no Exif", {"http://ns.adobe.com/xap/1.0/", 28}, 1},
    {"no TIFF", TIFF("XX*\0\x08\0\0\0"), 1},
    {"cut off", TIFF("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0"), 1},
    {"a directory beyond the end", TIFF("II*\0\xF8\xFF\xFF\xFF"), 1},
    {"entries that are not there", TIFF("MM\0*\0\0\0\x08\xFF\xFF"), 1},
    {"a long number", TIFF("MM\0*\0\0\0\x08\0\1\1\x12\0\4\0\0\0\1\0\0\0\7"), 1},
    {"nine", TIFF("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\x09\0\0"), 1},
    {"none", TIFF("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\0\0\0"), 1},
};

START_TEST(exif_tells_how_the_rows_lie)
{
    for (int i = 0; i < BX_COUNT(segments); i++)
        ck_assert_msg(bx_exif_orientation(segments[i].segment) == segments[i].orientation, "%s",
                      segments[i].what);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_jpeg_stays_as_it_is,
        what_no_pdf_may_hold_is_refused,
        files_that_end_too_soon_are_refused,
        damaged_bytes_do_no_harm,
        endless_scans_are_refused,
        endless_segments_take_no_time,
        no_room_is_a_status,
        exif_tells_how_the_rows_lie,
    };
    return bx_suite_run("image/jpeg", tests, BX_COUNT(tests));
}
