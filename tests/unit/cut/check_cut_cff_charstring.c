/*
 * Charstrings with their subroutines written out: bytes by hand, what is refused, and every
 * outline of real fonts against FreeType's reading of the font that was cut.
 */
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include "cut/cff_charstring.h"
#include "cut/cff_cut.h"
#include "support/suite.h"

#define NOTO "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
#define NIMBUS "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"

enum { MOST_SUBRS = 4, MOST_CODE = 64 };

/* An INDEX of subroutines, each a string of hexadecimal bytes. */
typedef struct subrs {
    unsigned char offsets[2 * (MOST_SUBRS + 1)], data[MOST_SUBRS * MOST_CODE];
    bx_cff_index index;
} subrs;

static size_t read_hex(const char *hex, unsigned char *out)
{
    size_t len = 0;
    for (; hex[0] && hex[1]; hex += 2, len++) {
        char digits[3] = {hex[0], hex[1], '\0'};
        out[len] = (unsigned char)strtoul(digits, NULL, 16);
        while (hex[2] == ' ')
            hex++;
    }
    return len;
}

static void fill(subrs *s, const char *const *codes)
{
    size_t len = 0, count = 0;
    *s = (subrs){0};
    for (; count < MOST_SUBRS && codes[count]; count++) {
        s->offsets[2 * count] = (unsigned char)((len + 1) >> 8);
        s->offsets[2 * count + 1] = (unsigned char)((len + 1) & 0xFF);
        len += read_hex(codes[count], s->data + len);
    }
    s->offsets[2 * count] = (unsigned char)((len + 1) >> 8);
    s->offsets[2 * count + 1] = (unsigned char)((len + 1) & 0xFF);
    s->index = (bx_cff_index){.offsets = {s->offsets, 2 * (count + 1)},
                              .data = {s->data, len},
                              .count = count,
                              .offset_size = 2};
}

/* 107 is the bias of a few subroutines: 20 calls the first, 21 the second. */
static const struct {
    const char *what, *code, *local[3], *global[3], *wanted; /* wanted NULL: refused */
} rows[] = {
    {"nothing to call", "8b8b15 0e", {NULL}, {NULL}, "8b8b15 0e"},
    {"a local one", "8b8b15 20 0a 0e", {"8c8c05 0b", NULL}, {NULL}, "8b8b15 8c8c05 0e"},
    {"a global one", "20 1d 0e", {NULL}, {"8c8c05 0b", NULL}, "8c8c05 0e"},
    {"one that ends the glyph", "20 0a 8b", {"8c8c05 0e", NULL}, {NULL}, "8c8c05 0e"},
    {"one without return", "20 0a 0e", {"8c8c05", NULL}, {NULL}, "8c8c05 0e"},
    {"one that calls", "20 0a 0e", {"21 0a 0b", "8c8c05 0b", NULL}, {NULL}, "8c8c05 0e"},
    {"one that gives the number", "20 0a 0a 0e", {"21 0b", "8c05 0b", NULL}, {NULL}, "8c05 0e"},
    {"hints in one, the mask behind",
     "20 0a 8c8c 13 ff 0e",
     {"8c8c8c8c 12 0b", NULL},
     {NULL},
     "8c8c8c8c12 8c8c 13ff 0e"},
    {"a mask of two bytes",
     "8c8c8c8c8c8c8c8c12 8c8c8c8c8c8c8c8c8c8c 13 0a1d 0e",
     {NULL},
     {NULL},
     "8c8c8c8c8c8c8c8c12 8c8c8c8c8c8c8c8c8c8c 13 0a1d 0e"},
    {"numbers of all sizes",
     "1c0a0e f70a fb0a ff0a0a0a0a 05 0e",
     {NULL},
     {NULL},
     "1c0a0e f70a fb0a ff0a0a0a0a 05 0e"},
    {"a number of two bytes calls", "fb2f 0a 0e", {NULL}, {NULL}, NULL},
    {"flex", "8b 0c23 0e", {NULL}, {NULL}, "8b 0c23 0e"},
    {"no end", "8b8b15", {NULL}, {NULL}, NULL},
    {"return outside", "8b8b15 0b 0e", {NULL}, {NULL}, NULL},
    {"none of that number", "22 0a 0e", {"0b", NULL}, {NULL}, NULL},
    {"no number", "0a 0e", {"0b", NULL}, {NULL}, NULL},
    {"a fraction as number", "ff00200000 0a 0e", {"0b", NULL}, {NULL}, NULL},
    {"one that calls itself", "20 0a 0e", {"20 0a 0b", NULL}, {NULL}, NULL},
    {"arithmetic", "8b8b 0c0a 0e", {NULL}, {NULL}, NULL},
    {"an accent composed", "8b8b8b8b 0e", {NULL}, {NULL}, NULL},
    {"a number cut off", "1c0a", {NULL}, {NULL}, NULL},
    {"a mask cut off", "8c8c 13", {NULL}, {NULL}, NULL},
    {"an escape cut off", "0c", {NULL}, {NULL}, NULL},
};

START_TEST(calls_are_written_out)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        subrs local, global;
        unsigned char code[MOST_CODE], wanted[MOST_CODE];
        bx_buf out = {0};
        bx_buf_add_text(&out, "before");
        fill(&local, rows[i].local);
        fill(&global, rows[i].global);
        size_t len = read_hex(rows[i].code, code);
        bool good =
            bx_charstring_flatten(&global.index, &local.index, (bx_cff_bytes){code, len}, &out);
        ck_assert_msg(good == (rows[i].wanted != NULL), "%s", rows[i].what);
        if (good) {
            size_t expected = read_hex(rows[i].wanted, wanted);
            ck_assert_msg(out.len == 6 + expected && memcmp(out.ptr + 6, wanted, expected) == 0,
                          "%s", rows[i].what);
        }
        bx_buf_release(&out);
    }
}
END_TEST

/* A few that double what they call make any number of bytes of nothing: there is an end to it. */
START_TEST(a_glyph_has_a_limit)
{
    subrs local, none;
    const char *doubling[] = {"21 0a 21 0a 0b", "22 0a 22 0a 0b", "23 0a 23 0a 0b",
                              "8c8c05 8c8c05 8c8c05 8c8c05 0b"};
    fill(&local, doubling);
    fill(&none, (const char *const[]){NULL});
    bx_buf code = {0}, out = {0};
    for (int i = 0; i < 2000; i++)
        bx_buf_add(&code, "\x20\x0a", 2);
    bx_buf_add_byte(&code, 14);
    ck_assert(!bx_charstring_flatten(&none.index, &local.index,
                                     (bx_cff_bytes){(unsigned char *)code.ptr, code.len}, &out));
    ck_assert_uint_lt(out.len, 80000);
    bx_buf_release(&code);
    bx_buf_release(&out);
}
END_TEST

#define TEN(code) code code code code code code code code code code

/* Calls of what writes nothing: ten to the power of the depth, and more than any glyph has. */
START_TEST(calls_have_a_limit)
{
    subrs local, none;
    const char *empty[] = {TEN("21 0a ") "0b", TEN("22 0a ") "0b", TEN("23 0a ") TEN("23 0a ") "0b",
                           "0b"};
    unsigned char code[MOST_CODE];
    bx_buf out = {0};
    fill(&local, empty);
    fill(&none, (const char *const[]){NULL});
    size_t len = read_hex("20 0a 0e", code);
    ck_assert(bx_charstring_flatten(&none.index, &local.index, (bx_cff_bytes){code, len}, &out));
    ck_assert_uint_eq(out.len, 1); /* 2,111 calls */
    len = read_hex(TEN("20 0a ") "0e", code);
    ck_assert(!bx_charstring_flatten(&none.index, &local.index, (bx_cff_bytes){code, len}, &out));
    bx_buf_release(&out);
}
END_TEST

START_TEST(any_bytes_do_no_harm)
{
    subrs local, none;
    const char *one[] = {"8c8c8c8c12 20 0a 0b", "8c 0b", NULL};
    uint32_t state = 5;
    fill(&local, one);
    fill(&none, (const char *const[]){NULL});
    for (int i = 0; i < 20000; i++) {
        bx_buf out = {0};
        unsigned char *code = malloc(24);
        for (int k = 0; k < 24; k++) {
            state = state * 1664525u + 1013904223u;
            code[k] = (unsigned char)(state >> 24);
        }
        bx_charstring_flatten(&none.index, &local.index, (bx_cff_bytes){code, 1 + state % 24},
                              &out);
        free(code);
        bx_buf_release(&out);
    }
}
END_TEST

static bool same_outline(FT_Face a, FT_UInt one, FT_Face b, FT_UInt other)
{
    const FT_Int32 flags = FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING;
    if (FT_Load_Glyph(a, one, flags) != 0 || FT_Load_Glyph(b, other, flags) != 0) return false;
    const FT_Outline *x = &a->glyph->outline, *y = &b->glyph->outline;
    size_t points = (size_t)x->n_points * sizeof *x->points;
    return x->n_points == y->n_points && x->n_contours == y->n_contours &&
           (points == 0 || (memcmp(x->points, y->points, points) == 0 &&
                            memcmp(x->tags, y->tags, (size_t)x->n_points) == 0));
}

/* Every step-th glyph of a face is cut, and has the outline that it had. */
static void compare_font(const char *path, int index, int step)
{
    static bx_form glyphs[65536];
    FT_Library library;
    FT_Face whole, cut;
    FT_ULong len = 0;
    int count = 1;
    ck_assert_int_eq(FT_Init_FreeType(&library), 0);
    ck_assert_int_eq(FT_New_Face(library, path, index, &whole), 0);
    ck_assert_int_eq(FT_Load_Sfnt_Table(whole, FT_MAKE_TAG('C', 'F', 'F', ' '), 0, NULL, &len), 0);
    unsigned char *table = malloc(len);
    FT_Load_Sfnt_Table(whole, FT_MAKE_TAG('C', 'F', 'F', ' '), 0, table, &len);
    for (int g = step; g < whole->num_glyphs; g += step)
        glyphs[count++] = (bx_form)g;
    bx_buf out = {0};
    ck_assert_msg(bx_cff_cut((bx_str){(char *)table, len}, 1000, glyphs, count, &out), "%s", path);
    ck_assert_int_eq(FT_New_Memory_Face(library, (FT_Byte *)out.ptr, (FT_Long)out.len, 0, &cut), 0);
    ck_assert_int_eq(cut->num_glyphs, count);
    for (int i = 0; i < count; i++)
        ck_assert_msg(same_outline(whole, glyphs[i], cut, (FT_UInt)i), "%s, glyph %d", path,
                      glyphs[i]);
    FT_Done_Face(cut);
    FT_Done_Face(whole);
    FT_Done_FreeType(library);
    bx_buf_release(&out);
    free(table);
}

START_TEST(outlines_stay)
{
    compare_font(NOTO, 2, 7);
    compare_font(NIMBUS, 0, 1);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {calls_are_written_out, a_glyph_has_a_limit, calls_have_a_limit,
                            any_bytes_do_no_harm, outlines_stay};
    return bx_suite_run("cut/cff_charstring", tests, BX_COUNT(tests));
}
