/* Font files: what is read from them, and what is refused. */
#include <string.h>

#include "base/file.h"
#include "font/face.h"
#include "font/fontset.h"
#include "support/folder.h"
#include "support/suite.h"
#include "support/text_toy.h"

/*
 * A CFF of nine glyphs without ink: header; Name INDEX of "A"; Top DICT with CharStrings
 * at 28 and an empty Private at 50; no strings; no subroutines; nine times endchar.
 */
#define CFF                                                                                        \
    "\1\0\4\1"                                                                                     \
    "\0\1\1\1\2A"                                                                                  \
    "\0\1\1\1\12\x1C\0\34\21\x8B\x1C\0\62\22"                                                      \
    "\0\0"                                                                                         \
    "\0\0"                                                                                         \
    "\0\11\1\1\2\3\4\5\6\7\10\11\12"                                                               \
    "\16\16\16\16\16\16\16\16\16"

static const char *folder;
static bx_diag *diag;
static bx_buf bytes;

static void open_test(void)
{
    folder = bx_folder_new();
    diag = bx_diag_new();
    ck_assert_ptr_nonnull(diag);
}

static void close_test(void)
{
    bx_diag_free(diag);
    bx_buf_release(&bytes);
    bx_folder_remove(folder);
}

static bx_status open_named(const char *name, bx_str font, int index, bx_face **face)
{
    const char *path = bx_folder_path(folder, "font.ttf");
    ck_assert_int_eq(bx_file_replace(path, font, false, diag), BX_OK);
    bx_face_spec spec = {name, path, index, 859, 141, false};
    return bx_face_new(&spec, diag, NULL, face);
}

static bx_status open_bytes(bx_str font, int index, bx_face **face)
{
    return open_named("Toy", font, index, face);
}

static bx_status open_toy(const bx_toy *toy, bx_face **face)
{
    bx_buf_clear(&bytes);
    bx_toy_write(toy, &bytes);
    return open_bytes(bx_buf_str(&bytes), 0, face);
}

START_TEST(tells_what_the_file_says)
{
    open_test();
    bx_face *face = NULL;
    const bx_toy toy = {.base = 0x845B, .selector = 0xE0100};
    ck_assert_int_eq(open_toy(&toy, &face), BX_OK);
    ck_assert_str_eq(bx_face_name(face), "Toy");
    ck_assert_str_eq(bx_face_postscript_name(face), "Toy-Regular");
    ck_assert_int_eq(bx_face_units(face), 1000);
    ck_assert_int_eq(bx_face_outline(face), BX_OUTLINE_TRUETYPE);
    ck_assert_int_eq(bx_face_ascent(face), 859);
    ck_assert_int_eq(bx_face_descent(face), 141);
    ck_assert_uint_eq(bx_face_glyph(face, 0x4E2D), BX_TOY_EM);
    ck_assert_uint_eq(bx_face_glyph(face, 'a'), BX_TOY_HALF);
    ck_assert_uint_eq(bx_face_glyph(face, 0xE000), 0);
    ck_assert_uint_eq(bx_face_variant(face, 0x845B, 0xE0100), BX_TOY_VARIANT);
    ck_assert_uint_eq(bx_face_variant(face, 0x845B, 0xE0101), 0);
    ck_assert_uint_eq(bx_face_variant(face, 0x4E2D, 0xE0100), 0);
    ck_assert_int_eq(bx_face_advance(face, BX_TOY_EM), 1000);
    ck_assert_int_eq(bx_face_advance(face, BX_TOY_QUARTER), 250);
    ck_assert_int_eq(bx_face_ink(face, BX_TOY_EM).top, 800);
    ck_assert_int_eq(bx_face_ink(face, BX_TOY_QUARTER).top, 0);
    ck_assert_ptr_nonnull(bx_face_hb_face(face));
    ck_assert_ptr_nonnull(bx_face_hb_font(face));
    ck_assert_int_eq(bx_diag_count(diag), 0);
    bx_face_free(face);
    close_test();
}
END_TEST

START_TEST(postscript_names_are_fit_for_pdf)
{
    static const struct {
        const char *in_file, *own, *wanted;
    } cases[] = {
        {"Toy-Regular", "Toy", "Toy-Regular"},
        {"", "Toy", "Toy"},
        {"A (b)", "Toy", "Toy"}, /* FreeType passes over an unfit name */
        {"", "A (b)/c<d>[e]{f}%g", "Abcdefg"},
        {"", "仿宋_GB2312", "_GB2312"},
        {"", "仿宋", "Font"},
        {"0123456789012345678901234567890123456789012345678901234567890123456789", "Toy",
         "012345678901234567890123456789012345678901234567890123456789012"},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_face *face = NULL;
        bx_buf_clear(&bytes);
        bx_toy_write(&(bx_toy){.postscript = cases[i].in_file}, &bytes);
        ck_assert_int_eq(open_named(cases[i].own, bx_buf_str(&bytes), 0, &face), BX_OK);
        ck_assert_str_eq(bx_face_postscript_name(face), cases[i].wanted);
        bx_face_free(face);
    }
    close_test();
}
END_TEST

START_TEST(embedding_bits)
{
    static const struct {
        int type;
        bool allowed;
    } cases[] = {{0, true}, {2, false},     {4, true},      {8, true},
                 {6, true}, {0x100, false}, {0x104, false}, {0x200, false}};
    open_test();
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_face *face = NULL;
        const bx_toy toy = {.embedding = cases[i].type};
        bx_diag_clear(diag);
        bx_status status = open_toy(&toy, &face);
        ck_assert_msg(status == (cases[i].allowed ? BX_OK : BX_ERR_FONT), "fsType %x",
                      (unsigned)cases[i].type);
        ck_assert_msg((face != NULL) == cases[i].allowed, "fsType %x", (unsigned)cases[i].type);
        ck_assert_int_eq(bx_diag_count(diag), cases[i].allowed ? 0 : 1);
        if (!cases[i].allowed) ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_EMBEDDING);
        bx_face_free(face);
    }
    close_test();
}
END_TEST

static void expect_refusal(bx_str font, int index, bx_code code)
{
    bx_face *face = NULL;
    bx_diag_clear(diag);
    ck_assert_int_eq(open_bytes(font, index, &face), BX_ERR_FONT);
    ck_assert_ptr_null(face);
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, code);
}

START_TEST(refuses_what_is_no_font)
{
    open_test();
    expect_refusal((bx_str){0}, 0, BX_E_FONT_BROKEN);
    expect_refusal(BX_STR("%PDF-1.7 and so on, long enough for a header"), 0, BX_E_FONT_BROKEN);
    bx_toy_write(&(bx_toy){0}, &bytes);
    expect_refusal(bx_buf_str(&bytes), 1, BX_E_FONT_INDEX);
    expect_refusal(bx_buf_str(&bytes), -1, BX_E_FONT_INDEX);
    expect_refusal((bx_str){bytes.ptr, 200}, 0, BX_E_FONT_BROKEN); /* the tables are cut off */
    bx_buf_clear(&bytes);
    bx_toy_write(&(bx_toy){.no_outlines = true}, &bytes);
    expect_refusal(bx_buf_str(&bytes), 0, BX_E_FONT_OUTLINES);
    bx_face *face = NULL;
    bx_face_spec spec = {"Toy", bx_folder_path(folder, "nothing.ttf"), 0, 880, 120, false};
    bx_diag_clear(diag);
    ck_assert_int_eq(bx_face_new(&spec, diag, NULL, &face), BX_ERR_SYSTEM);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FILE_OPEN);
    bx_face_free(NULL);
    close_test();
}
END_TEST

/* What FreeType lets pass and HarfBuzz cannot use. */
START_TEST(refuses_what_only_freetype_reads)
{
    const struct {
        const char *what;
        bx_str from, to;
    } cases[] = {
        {"no cmap", BX_STR("cmap"), BX_STR("xmap")},
        {"no hmtx", BX_STR("hmtx"), BX_STR("xmtx")},
        /* head: the magic number, flags, units per em from 1000 to 8 */
        {"units", BX_STR("\x5F\x0F\x3C\xF5\0\3\3\xE8"), BX_STR("\x5F\x0F\x3C\xF5\0\3\0\10")},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_buf_clear(&bytes);
        bx_toy_write(&(bx_toy){0}, &bytes);
        size_t at = 0, len = cases[i].from.len;
        while (at + len < bytes.len && memcmp(bytes.ptr + at, cases[i].from.ptr, len) != 0)
            at++;
        ck_assert_msg(at + len < bytes.len, "%s", cases[i].what);
        memcpy(bytes.ptr + at, cases[i].to.ptr, len);
        expect_refusal(bx_buf_str(&bytes), 0, BX_E_FONT_BROKEN);
    }
    close_test();
}
END_TEST

/* Wherever: also in a table that only the PDF's reader would have missed. */
START_TEST(refuses_a_file_cut_off)
{
    static const bx_toy toys[] = {
        {.joins_dashes = true, .base = 0x845B, .selector = 0xE0100},
        {.cff = {CFF, sizeof CFF - 1}},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(toys); i++) {
        bx_buf_clear(&bytes);
        bx_toy_write(&toys[i], &bytes);
        for (size_t len = 0; len < bytes.len; len++)
            expect_refusal((bx_str){bytes.ptr, len}, 0, BX_E_FONT_BROKEN);
    }
    close_test();
}
END_TEST

/* Cut off anywhere, it is refused when it is opened or when it is judged; a whole one is judged once. */
START_TEST(a_stand_in_is_judged_when_it_is_used)
{
    open_test();
    bx_toy_write(&(bx_toy){.joins_dashes = true}, &bytes);
    const char *path = bx_folder_path(folder, "font.ttf");
    bx_face_spec spec = {.name = "Toy", .path = path, .ascent = 859, .stands_in = true};
    int opened = 0;
    for (size_t len = 0; len <= bytes.len; len++) {
        bx_face *face = NULL;
        bx_diag_clear(diag);
        ck_assert_int_eq(bx_file_replace(path, (bx_str){bytes.ptr, len}, false, diag), BX_OK);
        bx_status status = bx_face_new(&spec, diag, NULL, &face);
        if (status == BX_OK) {
            opened++;
            status = bx_face_judge(face, diag);
            if (len == bytes.len) ck_assert_int_eq(bx_face_judge(face, diag), status);
        }
        ck_assert_int_eq(status, len == bytes.len ? BX_OK : BX_ERR_FONT);
        if (len < bytes.len) ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_BROKEN);
        else ck_assert_str_ne(bx_face_postscript_name(face), "");
        bx_face_free(face);
    }
    ck_assert_int_gt(opened, 1);
    close_test();
}
END_TEST

/* A damaged file is refused or read, and asking it about glyphs does no harm. */
START_TEST(damaged_files_do_no_harm)
{
    open_test();
    uint32_t seed = 20240115;
    for (int round = 0; round < 400; round++) {
        bx_buf_clear(&bytes);
        bx_toy_write(&(bx_toy){.joins_dashes = true, .base = 0x845B, .selector = 0xE0100}, &bytes);
        size_t len = bytes.len;
        if (round % 2 == 0) {
            len = (size_t)round * bytes.len / 400;
        } else {
            for (int k = 0; k < 8; k++) {
                seed = seed * 1664525 + 1013904223;
                bytes.ptr[(seed >> 8) % bytes.len] = (char)(seed >> 24);
            }
        }
        bx_face *face = NULL;
        bx_diag_clear(diag);
        bx_status status = open_bytes((bx_str){bytes.ptr, len}, 0, &face);
        ck_assert(status == BX_OK || status == BX_ERR_FONT);
        ck_assert((status == BX_OK) == (face != NULL));
        for (uint32_t glyph = 0; face && glyph < 12; glyph++) {
            bx_face_advance(face, glyph);
            bx_face_ink(face, glyph);
            bx_face_variant(face, 0x845B, 0xE0100 + glyph);
        }
        bx_face_free(face);
    }
    close_test();
}
END_TEST

/* HarfBuzz judges CFF: what makes the table no font is refused, and no byte does harm. */
START_TEST(refuses_a_damaged_cff)
{
    static const struct {
        const char *what;
        int at;
        char byte;
    } cases[] = {
        {"version 2", 0, 2},
        {"a header that ends in the names", 2, 9},
        {"two names in an index of one", 5, 2},
        {"charstrings beyond the table", 17, 1},
        {"fewer glyphs than maxp says", 29, 8},
    };
    open_test();
    for (int i = -1; i < BX_COUNT(cases); i++) {
        char cff[] = CFF;
        if (i >= 0) cff[cases[i].at] = cases[i].byte;
        bx_face *face = NULL;
        bx_diag_clear(diag);
        bx_status status = open_toy(&(bx_toy){.cff = {cff, sizeof cff - 1}}, &face);
        ck_assert_msg(status == (i < 0 ? BX_OK : BX_ERR_FONT), "%s", i < 0 ? "" : cases[i].what);
        if (i >= 0) ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_BROKEN);
        bx_face_free(face);
    }
    for (size_t at = 0; at < sizeof CFF - 1; at++) {
        char cff[] = CFF;
        cff[at] = (char)0xFF;
        bx_face *face = NULL;
        bx_status status = open_toy(&(bx_toy){.cff = {cff, sizeof cff - 1}}, &face);
        ck_assert(status == BX_OK || status == BX_ERR_FONT);
        for (uint32_t glyph = 0; face && glyph < 12; glyph++)
            bx_face_ink(face, glyph);
        bx_face_free(face);
    }
    close_test();
}
END_TEST

START_TEST(tells_cff_from_truetype)
{
    open_test();
    bx_face *face = NULL;
    ck_assert_int_eq(open_toy(&(bx_toy){.cff = BX_STR(CFF)}, &face), BX_OK);
    ck_assert_int_eq(bx_face_outline(face), BX_OUTLINE_CFF);
    ck_assert_str_eq(bx_face_postscript_name(face), "Toy-Regular");
    ck_assert_int_eq(bx_face_advance(face, BX_TOY_QUARTER), 250);
    bx_face_free(face);
    close_test();
}
END_TEST

START_TEST(faces_of_the_font_set)
{
    static const struct {
        const char *path;
        int index;
        bx_outline outline;
        const char *postscript;
        int units;
    } cases[] = {
        {"fonts/files/FandolFang-Regular.otf", 0, BX_OUTLINE_CFF, "FandolFang-Regular", 1000},
        {"/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2, BX_OUTLINE_CFF,
         "NotoSerifCJKsc-Bold", 1000},
        {"/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", 0, BX_OUTLINE_TRUETYPE, "HanaMinA",
         1024},
    };
    open_test();
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_face_spec spec = {"Face", cases[i].path, cases[i].index, 880, 120, false};
        if (!bx_file_exists(spec.path)) continue; /* make fonts has not run */
        bx_face *face = NULL;
        ck_assert_msg(bx_face_new(&spec, diag, NULL, &face) == BX_OK, "%s", spec.path);
        ck_assert_msg(bx_face_outline(face) == cases[i].outline, "%s", spec.path);
        ck_assert_str_eq(bx_face_postscript_name(face), cases[i].postscript);
        ck_assert_int_eq(bx_face_units(face), cases[i].units);
        bx_face_free(face);
    }
    close_test();
}
END_TEST

START_TEST(roles_are_found_by_name)
{
    static const bx_font_role roles[] = {{.name = {"仿宋", 6}}, {.name = {"黑体", 6}}};
    const bx_fontset set = {roles, 2};
    ck_assert_ptr_eq(bx_fontset_lookup(&set, BX_STR("黑体")), &roles[1]);
    ck_assert_ptr_null(bx_fontset_lookup(&set, BX_STR("黑")));
    ck_assert_ptr_null(bx_fontset_lookup(&(bx_fontset){0}, BX_STR("黑体")));
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        tells_what_the_file_says,
        postscript_names_are_fit_for_pdf,
        embedding_bits,
        refuses_what_is_no_font,
        refuses_what_only_freetype_reads,
        refuses_a_file_cut_off,
        a_stand_in_is_judged_when_it_is_used,
        damaged_files_do_no_harm,
        refuses_a_damaged_cff,
        tells_cff_from_truetype,
        faces_of_the_font_set,
        roles_are_found_by_name,
    };
    return bx_suite_run("font/face, font/fontset", tests, BX_COUNT(tests));
}
