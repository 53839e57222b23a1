/*
 * make_image KIND >FILE - the pictures of run.sh, and of the cases of tests/reject and tests/golden
 *
 * Each shows four fields, 96 x 64 pixels: red and green above, blue and white below.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/jpeg_make.h"
#include "support/png_make.h"

#include "base/ban.h"

enum { WIDTH = 96, HEIGHT = 64 };

typedef struct kind {
    const char *name;
    jpeg_kind jpeg;
    const char *frame; /* bytes that its frame header has instead, from byte `at` on */
    int at, count;
    size_t len; /* of the bytes that are left of it; 0: all */
} kind;

#define PLAIN WIDTH, HEIGHT, .colours = JPEG_MAKE_YCC

static const kind kinds[] = {
    {.name = "baseline.jpg", .jpeg = {PLAIN}},
    {.name = "progressive.jpg", .jpeg = {PLAIN, .is_progressive = true}},
    {.name = "rgb.jpg", .jpeg = {PLAIN, .is_rgb = true}},
    {.name = "grey.jpg", .jpeg = {WIDTH, HEIGHT, .colours = JPEG_MAKE_GREY}},
    {.name = "turned1.jpg", .jpeg = {PLAIN, .orientation = 1}},
    {.name = "turned2.jpg", .jpeg = {PLAIN, .orientation = 2}},
    {.name = "turned3.jpg", .jpeg = {PLAIN, .orientation = 3, .is_big_endian = true}},
    {.name = "turned4.jpg", .jpeg = {PLAIN, .orientation = 4}},
    {.name = "turned5.jpg", .jpeg = {PLAIN, .orientation = 5}},
    {.name = "turned6.jpg", .jpeg = {PLAIN, .orientation = 6, .is_big_endian = true}},
    {.name = "turned7.jpg", .jpeg = {PLAIN, .orientation = 7}},
    {.name = "turned8.jpg", .jpeg = {PLAIN, .orientation = 8, .is_progressive = true}},
    {.name = "cmyk.jpg", .jpeg = {WIDTH, HEIGHT, .colours = JPEG_MAKE_CMYK}},
    {.name = "arithmetic.jpg", .jpeg = {PLAIN, .is_arithmetic = true}},
    {.name = "12bit.jpg", .jpeg = {PLAIN}, .frame = "\x0C", .at = 4, .count = 1},
    {.name = "lossless.jpg", .jpeg = {PLAIN}, .frame = "\xC3", .at = 1, .count = 1},
    {.name = "huge.jpg", .jpeg = {PLAIN}, .frame = "\x75\x30\x75\x30", .at = 5, .count = 4},
    {.name = "lying.jpg", .jpeg = {PLAIN}, .frame = "\x17\x70\x17\x70", .at = 5, .count = 4},
    {.name = "cut.jpg", .jpeg = {PLAIN}, .len = 700},
};

static void make_jpeg(const kind *k, bx_buf *out)
{
    bx_buf jpeg = jpeg_make(&k->jpeg);
    for (int i = 0; i < k->count; i++)
        jpeg_make_frame(&jpeg)[k->at + i] = k->frame[i];
    bx_buf_add(out, jpeg.ptr, k->len > 0 ? k->len : jpeg.len);
    bx_buf_release(&jpeg);
}

/* Alpha: opaque at the left, less and less to the right. */
static void make_png(bool has_alpha, bx_buf *out)
{
    static const unsigned char colours[2][2][3] = {{{255, 0, 0}, {0, 255, 0}},
                                                   {{0, 0, 255}, {255, 255, 255}}};
    bx_buf rows = {0};
    for (int y = 0; y < HEIGHT; y++) {
        bx_buf_add_byte(&rows, 0);
        for (int x = 0; x < WIDTH; x++) {
            const unsigned char *colour = colours[2 * y >= HEIGHT][2 * x >= WIDTH];
            bx_buf_add(&rows, (const char *)colour, 3);
            if (has_alpha) bx_buf_add_byte(&rows, (char)(255 - x * 255 / WIDTH));
        }
    }
    png_make_head(out, &(png_head){WIDTH, HEIGHT, 8, has_alpha ? 6 : 2, 0});
    png_make_data(out, rows.ptr, rows.len);
    png_make_chunk(out, "IEND", "", 0);
    bx_buf_release(&rows);
}

static bool make(const char *name, bx_buf *out)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) {
            make_jpeg(&kinds[i], out);
            return true;
        }
    if (strcmp(name, "huge.png") == 0) {
        png_make_head(out, &(png_head){30000, 30000, 1, 0, 0});
        png_make_data(out, "\0", 1);
        png_make_chunk(out, "IEND", "", 0);
        return true;
    }
    bool has_alpha = strcmp(name, "alpha.png") == 0;
    if (has_alpha || strcmp(name, "plain.png") == 0) make_png(has_alpha, out);
    return out->len > 0;
}

int main(int argc, char **argv)
{
    bx_buf out = {0};
    bool made = argc == 2 && make(argv[1], &out) && !out.failed;
    made = made && fwrite(out.ptr, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
    bx_buf_release(&out);
    if (!made) fputs("make_image: no such picture\n", stderr);
    return made ? EXIT_SUCCESS : EXIT_FAILURE;
}
