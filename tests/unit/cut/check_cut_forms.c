/* Glyphs that lost white at their sides: what is left stands where it should, and is as wide as asked. */
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/utf8.h"
#include "cut/charstring_trim.h"
#include "cut/font_cut.h"
#include "cut/truetype_forms.h"
#include "font/face.h"
#include "support/suite.h"

#include "base/ban.h"

#define FANDOL "fonts/files/FandolFang-Regular.otf"
#define NOTO "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
#define NIMBUS "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"
#define WENKAI "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf"
#define HANA "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"

/* Of every kind: CFF with and without subroutines, with names, TrueType of 1000 and 1024 units. */
static const struct {
    const char *path;
    int index;
    const char *text;
} faces[] = {{FANDOL, 0, "，（。》·国"},
             {NOTO, 2, "，（。》·国"},
             {NIMBUS, 0, "x(.0A|"},
             {WENKAI, 0, "，（。》、国"},
             {HANA, 0, "，（。》国鷹"}};

static const struct {
    int before, after;
} cuts[] = {{0, 6}, {6, 0}, {3, 3}, {1, 0}, {0, 1}, {0, 0}, {3, -3}, {-6, 6}};

static FT_Library library;

typedef struct shape {
    long advance;
    FT_BBox box;
    int points;
} shape;

static shape shape_of(FT_Face face, unsigned glyph)
{
    shape s = {0};
    ck_assert_int_eq(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING), 0);
    s.advance = face->glyph->metrics.horiAdvance;
    FT_Outline_Get_CBox(&face->glyph->outline, &s.box);
    s.points = face->glyph->outline.n_points;
    return s;
}

/* The glyph of code `i` in the program: TrueType has a map. */
static unsigned glyph_at(const bx_buf *map, int i)
{
    if (map->len == 0) return (unsigned)i;
    const unsigned char *b = (const unsigned char *)map->ptr + 2 * i;
    return (unsigned)(b[0] << 8 | b[1]);
}

static void compare(FT_Face whole, FT_Face cut, const bx_form *forms, int count, const bx_buf *map,
                    const char *path)
{
    int units = whole->units_per_EM;
    for (int i = 1; i < count; i++) {
        shape was = shape_of(whole, bx_form_glyph(forms[i]));
        shape is = shape_of(cut, glyph_at(map, i));
        int before = bx_form_units(bx_form_before(forms[i]), units);
        int after = bx_form_units(bx_form_after(forms[i]), units);
        ck_assert_msg(is.advance == was.advance - before - after, "%s: code %d is %ld wide", path,
                      i, is.advance);
        ck_assert_msg(is.points == was.points && is.box.xMin == was.box.xMin - before &&
                          is.box.xMax == was.box.xMax - before && is.box.yMin == was.box.yMin &&
                          is.box.yMax == was.box.yMax,
                      "%s: code %d has moved", path, i);
    }
}

static int add_forms(const bx_face *face, const char *text, bx_form *forms)
{
    int count = 1;
    forms[0] = 0;
    for (size_t at = 0; text[at];) {
        uint32_t rune = 0;
        at += (size_t)bx_utf8_decode(bx_str_from(text), at, &rune);
        for (int k = 0; k < BX_COUNT(cuts); k++)
            forms[count++] = bx_form_of(bx_face_glyph(face, rune), cuts[k].before, cuts[k].after);
    }
    return count;
}

START_TEST(forms_of_all_kinds_of_faces)
{
    ck_assert_int_eq(FT_Init_FreeType(&library), 0);
    for (int i = 0; i < BX_COUNT(faces); i++) {
        bx_face_spec spec = {"face", faces[i].path, faces[i].index, 880, 120, false};
        bx_face *face = NULL;
        bx_form forms[64];
        bx_buf program = {0}, map = {0};
        FT_Face whole, cut;
        ck_assert_int_eq(bx_face_new(&spec, NULL, NULL, &face), BX_OK);
        int count = add_forms(face, faces[i].text, forms);
        ck_assert_int_eq(bx_font_cut(face, forms, count, &program, &map), BX_OK);
        ck_assert_int_eq(FT_New_Face(library, faces[i].path, faces[i].index, &whole), 0);
        ck_assert_int_eq(FT_New_Memory_Face(library, (const FT_Byte *)program.ptr,
                                            (FT_Long)program.len, 0, &cut),
                         0);
        compare(whole, cut, forms, count, &map, faces[i].path);
        FT_Done_Face(whole);
        FT_Done_Face(cut);
        bx_buf_release(&program);
        bx_buf_release(&map);
        bx_face_free(face);
    }
    FT_Done_FreeType(library);
}
END_TEST

/* Charstrings in hexadecimal; 50 units before and 30 after go, default width 500, nominal 400. */
static const struct {
    const char *what, *code, *changed; /* NULL: not read */
} strings[] = {
    {"a width left out; rmoveto", "8b8c 15 8c06 0e", "9f 598c 15 8c06 0e"},
    {"a width; hmoveto", "a4 8b 16 0e", "54 59 16 0e"},
    {"vmoveto needs a dx", "95 04 0e", "9f 5995 15 0e"},
    {"vertical stems move, horizontal ones do not", "8b8c 01 8d8e 03 8f 16 0e",
     "9f 8b8c 01 5b8e 03 5d 16 0e"},
    {"stems before a mask without operator", "8b8c 12 8d8e 13 80 8f 16 0e",
     "9f 8b8c 12 5b8e 13 80 5d 16 0e"},
    {"only the first vertical stems count from 0", "8d8e 17 8f90 17 8f 16 0e",
     "9f 5b8e 17 8f90 17 5d 16 0e"},
    {"a blank", "0e", "9f 0e"},
    {"a blank with a width", "a4 0e", "54 0e"},
    {"a fraction", "ff00018000 16 0e", "9f ffffcf8000 16 0e"},
    {"a mask cut off", "8b8c 12 8d8e 13", NULL},
    {"an accented letter composed by endchar", "8b8b8b8b 0e", NULL},
    {"a call", "8b 0a 0e", NULL},
    {"no operator", "8b8c", NULL},
    {"nothing", "", NULL},
};

static size_t bytes_of(const char *text, unsigned char *bytes)
{
    size_t len = 0;
    int digit = 0;
    for (; *text; text++) {
        if (*text == ' ') continue;
        int value = *text <= '9' ? *text - '0' : *text - 'a' + 10;
        if (digit++ % 2 == 0) bytes[len] = (unsigned char)(value << 4);
        else bytes[len++] |= (unsigned char)value;
    }
    return len;
}

START_TEST(charstrings_lose_white)
{
    const bx_trim trim = {50, 30, 500 * 65536, 400 * 65536};
    for (int i = 0; i < BX_COUNT(strings); i++) {
        unsigned char code[64], wanted[64];
        bx_buf out = {0};
        size_t len = bytes_of(strings[i].code, code);
        bool good = bx_charstring_trim((bx_cff_bytes){code, len}, &trim, &out);
        ck_assert_msg(good == (strings[i].changed != NULL), "%s", strings[i].what);
        if (good) {
            size_t wants = bytes_of(strings[i].changed, wanted);
            ck_assert_msg(out.len == wants && memcmp(out.ptr, wanted, wants) == 0, "%s",
                          strings[i].what);
        }
        bx_buf_release(&out);
    }
}
END_TEST

/* A font of two glyphs, the second of 10 + 2 bytes, tables in short form. */
static const unsigned char head[54] = {0}, hhea[36] = {[35] = 1}, hmtx[] = {3, 232, 0, 50, 0, 50};
static const unsigned char maxp[32] = {[5] = 2, [7] = 4, [9] = 1};
static const unsigned char loca[] = {0, 0, 0, 0, 0, 6};
static const unsigned char glyf[12] = {0, 1, 0, 50, 0, 0, 3, 132, 2, 188};

static bx_str bytes(const unsigned char *at, size_t len)
{
    return (bx_str){(const char *)at, len};
}

static bool add_form(const bx_str *tables, bx_form form, uint16_t numbers[2],
                     bx_buf out[BX_TRUETYPE_TABLES])
{
    const bx_form forms[] = {0, form};
    for (int k = 0; k < BX_TRUETYPE_TABLES; k++)
        out[k].len = 0;
    return bx_truetype_add_forms(tables, 1000, forms, 2, numbers, out);
}

/* Every table cut off at every byte: refused, or as good as whole. */
START_TEST(damaged_tables_do_no_harm)
{
    bx_str tables[] = {bytes(glyf, sizeof glyf), bytes(head, sizeof head),
                       bytes(hhea, sizeof hhea), bytes(hmtx, sizeof hmtx),
                       bytes(loca, sizeof loca), bytes(maxp, sizeof maxp)};
    bx_buf out[BX_TRUETYPE_TABLES] = {0};
    uint16_t numbers[2];
    ck_assert(add_form(tables, bx_form_of(1, 6, 0), numbers, out));
    ck_assert(numbers[0] == 0 && numbers[1] == 2);
    ck_assert_uint_eq(out[BX_TRUETYPE_GLYF].len, sizeof glyf + 20);
    ck_assert_uint_eq(out[BX_TRUETYPE_LOCA].len, 4 * 4);
    ck_assert_uint_eq(out[BX_TRUETYPE_HMTX].len, 3 * 4);
    ck_assert(!add_form(tables, bx_form_of(2, 6, 0), numbers, out)); /* there is no such glyph */
    int refused = 0;
    for (int k = 0; k < BX_TRUETYPE_TABLES; k++) {
        bx_str whole = tables[k];
        for (size_t len = 0; len < whole.len; len++) {
            char *exact = malloc(len > 0 ? len : 1);
            ck_assert_ptr_nonnull(exact);
            memcpy(exact, whole.ptr, len);
            tables[k] = (bx_str){exact, len};
            refused += !add_form(tables, bx_form_of(1, 6, 0), numbers, out);
            free(exact);
        }
        tables[k] = whole;
    }
    ck_assert_int_gt(refused, 100);
    for (int k = 0; k < BX_TRUETYPE_TABLES; k++)
        bx_buf_release(&out[k]);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {forms_of_all_kinds_of_faces, charstrings_lose_white,
                            damaged_tables_do_no_harm};
    return bx_suite_run("cut/forms", tests, BX_COUNT(tests));
}
