/* fonts.yaml becomes a font set: roles in order, what is missing, what is wrong in the description. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "house/fonts_file.h"
#include "source/source.h"
#include "support/folder.h"
#include "support/suite.h"
#include "support/text_toy.h"

/* Folders are relative to the description, which need not be there: it is handed over as nodes. */
#define PATH "fonts/test.yaml"

static bx_arena *arena;
static bx_diag *diag;
static bx_fonts_file fonts;
static bx_text_file file;

static bx_status read_text(const char *text)
{
    const bx_node *root;
    arena = bx_arena_new(1 << 22);
    diag = bx_diag_new();
    fonts = (bx_fonts_file){0};
    file = (bx_text_file){PATH, bx_str_from(text)};
    ck_assert_msg(bx_source_parse(arena, &file, diag, &root) == BX_OK, "%s", text);
    return bx_fonts_file_read(arena, PATH, root, diag, &fonts);
}

static void close_fonts(void)
{
    bx_fonts_file_release(&fonts);
    bx_diag_free(diag);
    bx_arena_free(arena);
}

#define HEAD "banxin-fonts: 1\nfolders: [none, files]\nfaces:\n"
#define FANG "  Fang: {file: FandolFang-Regular.otf, ascent: 870, descent: 130, licence: GPL}\n"
#define SONG "  Song: {file: FandolSong-Regular.otf}\n"
#define LOST "  Lost: {file: lost.otf}\n"

START_TEST(roles_have_their_faces_in_order)
{
    ck_assert_int_eq(read_text(HEAD FANG SONG LOST
                               "roles:\n"
                               "  仿宋: [Fang, {face: Song, shift: -72, scale: 950}]\n"
                               "  宋体: [Song, Fang]\n"),
                     BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), 0);
    ck_assert_int_eq(fonts.set.count, 2);
    const bx_font_role *fang = bx_fontset_lookup(&fonts.set, BX_STR("仿宋"));
    const bx_font_role *song = bx_fontset_lookup(&fonts.set, BX_STR("宋体"));
    ck_assert_ptr_null(bx_fontset_lookup(&fonts.set, BX_STR("楷体")));
    ck_assert_int_eq(fang->count, 2);
    ck_assert_str_eq(bx_face_name(fang->uses[0].face), "Fang");
    ck_assert(fang->uses[0].shift == 0 && fang->uses[0].scale == 1000);
    ck_assert(fang->uses[1].shift == -72 && fang->uses[1].scale == 950);
    /* A face that two roles name is opened once; one that no role names is not looked for. */
    ck_assert_ptr_eq(fang->uses[1].face, song->uses[0].face);
    ck_assert_ptr_eq(fang->uses[0].face, song->uses[1].face);
    ck_assert_int_eq(fonts.face_count, 2);
    ck_assert_int_eq(bx_face_ascent(fang->uses[0].face), 870);
    ck_assert_int_eq(bx_face_ascent(song->uses[0].face), 880);
    ck_assert_str_eq(fonts.faces[0].path, "fonts/files/FandolFang-Regular.otf");
    ck_assert_str_eq(fonts.faces[0].licence, "GPL");
    ck_assert_str_eq(fonts.faces[1].licence, "");
    close_fonts();
}
END_TEST

/* 870 of 1000 over the baseline is 68 more than 802: so far up goes what stands in, at its size. */
START_TEST(a_stand_in_is_centred_by_its_em_box)
{
    ck_assert_int_eq(read_text(HEAD FANG
                               "  Song: {file: FandolSong-Regular.otf, ascent: 802, descent: 198}\n"
                               "roles:\n"
                               "  仿宋: [Fang, Song]\n"
                               "  楷体: [Fang, {face: Song, scale: 900}]\n"
                               "  宋体: [Song, {face: Fang, shift: 0}]\n"),
                     BX_OK);
    ck_assert_int_eq(fonts.set.roles[0].uses[0].shift, 0);
    ck_assert_int_eq(fonts.set.roles[0].uses[1].shift, 68);
    ck_assert_int_eq(fonts.set.roles[1].uses[1].shift, 370 * 1000 / 900 - 302);
    ck_assert_int_eq(fonts.set.roles[2].uses[1].shift, 0);
    close_fonts();
}
END_TEST

START_TEST(a_role_may_choose_faces_for_letters_and_for_single_characters)
{
    ck_assert_int_eq(read_text(HEAD FANG SONG
                               "roles:\n"
                               "  仿宋: {faces: [Fang], latin: {face: Song, scale: 950}}\n"
                               "  楷体: {faces: [Fang, {face: Song, only: —①}], latin: Song}\n"
                               "  宋体: {faces: [Song]}\n"),
                     BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), 0);
    const bx_font_role *roles = fonts.set.roles;
    ck_assert(roles[0].count == 1 && roles[0].chosen_count == 0);
    ck_assert_str_eq(bx_face_name(roles[0].latin->face), "Song");
    ck_assert_int_eq(roles[0].latin->scale, 950);
    ck_assert(roles[1].count == 1 && roles[1].chosen_count == 1 && roles[1].latin);
    ck_assert_ptr_eq(bx_font_role_chosen(&roles[1], 0x2014), &roles[1].chosen[0]);
    ck_assert_ptr_eq(bx_font_role_chosen(&roles[1], 0x2460), &roles[1].chosen[0]);
    ck_assert_ptr_null(bx_font_role_chosen(&roles[1], 0x2015));
    ck_assert(roles[2].count == 1 && !roles[2].latin);
    close_fonts();
}
END_TEST

START_TEST(a_role_may_have_bold_faces)
{
    ck_assert_int_eq(
        read_text(
            HEAD FANG SONG LOST
            "roles:\n"
            "  仿宋: {faces: [Fang], bold: [Lost]}\n"
            "  宋体: {faces: [Fang, Song], bold: {faces: [{face: Song, only: ①}, Lost, Song], "
            "latin: Fang}}\n"
            "  楷体: {faces: [Song], bold: [Fang, {face: Song, shift: 7}]}\n"),
        BX_OK);
    /* one that is missing is not missed before it is asked for */
    ck_assert_int_eq(bx_diag_count(diag), 0);
    const bx_font_role *roles = fonts.set.roles;
    ck_assert_ptr_null(roles[0].bold);
    const bx_font_role *bold = roles[1].bold;
    ck_assert(bold && bold->count == 3 && bold->chosen_count == 1 && bold->latin && !bold->bold);
    ck_assert_str_eq(bx_face_name(bold->uses[0].face), "Song");
    /* the role's own stand in */
    ck_assert_ptr_eq(bold->uses[1].face, roles[1].uses[0].face);
    ck_assert_ptr_eq(bold->uses[2].face, roles[1].uses[1].face);
    /* beside regular text hanzi stand at its height: the middle of 870 and 130, and of 880 and 120 */
    ck_assert_int_eq(bold->uses[0].shift, -10);
    ck_assert_int_eq(roles[2].bold->uses[0].shift, 10);
    ck_assert_int_eq(roles[2].bold->uses[1].shift, 7);
    close_fonts();
    ck_assert_int_eq(
        read_text(HEAD FANG
                  "roles:\n  仿宋: {faces: [Fang], bold: {faces: [Fang], bold: [Fang]}}\n"),
        BX_ERR_INPUT);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_UNKNOWN_KEY);
    close_fonts();
    ck_assert_int_eq(read_text(HEAD FANG "roles:\n  仿宋: {faces: [Fang], bold: Fang}\n"),
                     BX_ERR_INPUT);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_WRONG_KIND);
    close_fonts();
}
END_TEST

START_TEST(does_without_a_missing_stand_in)
{
    ck_assert_int_eq(
        read_text(HEAD FANG LOST "roles:\n  仿宋: [Fang, Lost]\n  楷体: [Fang, Lost]\n"), BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), 1); /* told once */
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_STAND_IN_MISSING);
    ck_assert_int_eq(fonts.set.roles[0].count, 1);
    ck_assert_int_eq(fonts.set.roles[1].count, 1);
    close_fonts();
}
END_TEST

#define LEFT_OUT(list)                                                                             \
    HEAD "  Fang: {file: FandolFang-Regular.otf, not: " list "}\nroles:\n  仿宋: [Fang]\n"

/* rows: the description, the codes in order, and where the first one points */
static const struct {
    const char *what, *text;
    int codes[3];
    const char *under; /* what the first caret underlines starts with this; "": no matter */
} faults[] = {
    {"a missing first face", HEAD FANG LOST "roles:\n  仿宋: [Lost, Fang]\n", {601}, "Lost"},
    {"two missing first faces",
     HEAD LOST "  Gone: {file: gone.ttf}\nroles:\n  仿宋: [Lost]\n  楷体: [Gone]\n",
     {601, 601},
     "Lost"},
    {"missing as a stand-in, then as the first",
     HEAD FANG LOST "roles:\n  仿宋: [Fang, Lost]\n  楷体: [Lost, Fang]\n",
     {690, 601},
     "Lost"},
    {"a role that names no face", HEAD FANG "roles:\n  仿宋: [Fan]\n", {305}, "Fan"},
    {"a role without faces", HEAD FANG "roles:\n  仿宋: []\n", {303}, "仿宋"},
    {"a role that is no list", HEAD FANG "roles:\n  仿宋: Fang\n", {304}, "Fang"},
    {"a role of a face for letters alone", HEAD FANG "roles:\n  仿宋: {latin: Fang}\n", {303}, ""},
    {"a role with an unknown key",
     HEAD FANG "roles:\n  仿宋: {faces: [Fang], latins: Fang}\n",
     {301},
     "latins"},
    {"faces for letters that are a list",
     HEAD FANG "roles:\n  仿宋: {faces: [Fang], latin: [Fang]}\n",
     {304},
     ""},
    {"a face for letters that nobody describes",
     HEAD FANG "roles:\n  仿宋: {faces: [Fang], latin: Roman}\n",
     {305},
     "Roman"},
    {"a face for letters that is missing",
     HEAD FANG LOST "roles:\n  仿宋: {faces: [Fang], latin: Lost}\n",
     {601},
     "Lost"},
    {"characters that are a list",
     HEAD FANG SONG "roles:\n  仿宋: [Fang, {face: Song, only: [—]}]\n",
     {304},
     ""},
    {"a role of a face for single characters alone",
     HEAD FANG "roles:\n  仿宋: [{face: Fang, only: —}]\n",
     {303},
     "仿宋"},
    {"a use that is a list", HEAD FANG "roles:\n  仿宋: [[Fang]]\n", {304}, ""},
    {"a use without a face", HEAD FANG "roles:\n  仿宋: [{shift: 1}]\n", {303}, ""},
    {"a use with an unknown key", HEAD FANG "roles:\n  仿宋: [{face: Fang, up: 1}]\n", {301}, "up"},
    {"a shift that is no number",
     HEAD FANG "roles:\n  仿宋: [{face: Fang, shift: 1.5}]\n",
     {315},
     "1.5"},
    {"a shift out of range",
     HEAD FANG "roles:\n  仿宋: [{face: Fang, shift: 1001}]\n",
     {315},
     "1001"},
    {"a scale out of range", HEAD FANG "roles:\n  仿宋: [{face: Fang, scale: 99}]\n", {315}, "99"},
    {"a face with an unknown key",
     HEAD "  Fang: {file: x, ascend: 1}\nroles:\n  仿宋: [Fang]\n",
     {301},
     "ascend"},
    {"a key made of two known ones",
     HEAD "  Fang: {file: x, file index: 1}\nroles:\n  仿宋: [Fang]\n",
     {301},
     "file index"},
    {"a face without a file", HEAD "  Fang: {index: 0}\nroles:\n  仿宋: [Fang]\n", {303}, ""},
    {"a face that is text", HEAD "  Fang: x.otf\nroles:\n  仿宋: [Fang]\n", {304}, "x.otf"},
    {"an ascent that is no number",
     HEAD "  Fang: {file: FandolFang-Regular.otf, ascent: high}\nroles:\n  仿宋: [Fang]\n",
     {315},
     "high"},
    {"a box that is no em",
     HEAD
     "  Fang: {file: FandolFang-Regular.otf, ascent: 859, descent: 195}\nroles:\n  仿宋: [Fang]\n",
     {616},
     "{file"},
    {"a box that is no em, in two roles",
     HEAD "  Fang: {file: FandolFang-Regular.otf, ascent: 859}\nroles:\n  仿宋: [Fang]\n  楷体: "
          "[Fang]\n",
     {616},
     "{file"},
    {"a box of which half is given",
     HEAD "  Fang: {file: FandolFang-Regular.otf, descent: 192}\nroles:\n  仿宋: [Fang]\n",
     {616},
     "{file"},
    {"a face that the file does not hold",
     HEAD "  Fang: {file: FandolFang-Regular.otf, index: 3}\nroles:\n  仿宋: [Fang]\n",
     {606},
     ""},
    {"an unknown key", HEAD FANG "roles:\n  仿宋: [Fang]\nrole: {}\n", {301}, "role"},
    {"no folders", "banxin-fonts: 1\nfaces: {}\nroles: {}\n", {303}, ""},
    {"no faces", "banxin-fonts: 1\nfolders: [files]\nroles: {}\n", {303}, ""},
    {"no roles", HEAD FANG, {303}, ""},
    {"folders that are text",
     "banxin-fonts: 1\nfolders: files\nfaces: {}\nroles: {}\n",
     {304},
     "files"},
    {"a folder that is a list",
     "folders: [[files]]\nfaces:\n" FANG "roles:\n  仿宋: [Fang]\n",
     {304},
     ""},
    {"a list of what is left out that is text",
     HEAD "  Fang: {file: FandolFang-Regular.otf, not: ￥}\nroles:\n  仿宋: [Fang]\n",
     {304},
     "￥"},
    {"what is left out given as a map",
     HEAD "  Fang: {file: FandolFang-Regular.otf, not: {￥: 1}}\nroles:\n  仿宋: [Fang]\n",
     {304},
     ""},
    {"nothing left out", LEFT_OUT("~"), {304}, "~"},
    {"a list in what is left out", LEFT_OUT("[[￥]]"), {304}, "[￥]"},
    {"two characters in one", LEFT_OUT("[￥～]"), {611}, "￥～"},
    {"no character", LEFT_OUT("['']"), {611}, ""},
    {"a code point without its U+", LEFT_OUT("[FFE5]"), {611}, "FFE5"},
    {"a code point of three digits", LEFT_OUT("[U+FFE]"), {611}, "U+FFE"},
    {"a code point of seven digits", LEFT_OUT("[U+000FFE5]"), {611}, "U+000FFE5"},
    {"a code point that is no number", LEFT_OUT("[U+FFG5]"), {611}, "U+FFG5"},
    {"a code point beyond the last", LEFT_OUT("[U+110000]"), {611}, "U+110000"},
    {"a surrogate", LEFT_OUT("[U+D800]"), {611}, "U+D800"},
    {"a range that runs backwards", LEFT_OUT("[U+2473..U+2460]"), {611}, "U+2473.."},
    {"a range without an end", LEFT_OUT("[U+2460..]"), {611}, "U+2460.."},
    {"a range with a dash", LEFT_OUT("[U+2460-U+2473]"), {611}, "U+2460-"},
    {"two that are wrong", LEFT_OUT("[x1, ￥, x2]"), {611, 611}, "x1"},
    {"a list", "- a\n- b\n", {304}, ""},
    {"text", "fonts\n", {304}, ""},
};

START_TEST(tells_what_is_wrong)
{
    for (int i = 0; i < BX_COUNT(faults); i++) {
        bx_status status = read_text(faults[i].text);
        ck_assert_msg(status != BX_OK, "%s", faults[i].what);
        for (int k = 0; k < BX_COUNT(faults[i].codes); k++) {
            int is = k < bx_diag_count(diag) ? bx_code_number(bx_diag_at(diag, k)->code) : 0;
            ck_assert_msg(is == faults[i].codes[k], "%s: message %d is BX%04d", faults[i].what, k,
                          is);
        }
        const bx_diagnostic *d = bx_diag_at(diag, 0);
        ck_assert_msg(d->line > 0 && strcmp(d->file, PATH) == 0, "%s: no place", faults[i].what);
        size_t at = 0;
        for (int k = 0; k < d->caret; k++)
            while (++at < d->excerpt.len && ((unsigned char)d->excerpt.ptr[at] & 0xC0) == 0x80) {
            }
        bx_str rest = {d->excerpt.ptr + at, d->excerpt.len - at};
        ck_assert_msg(bx_str_starts(rest, bx_str_from(faults[i].under)), "%s: points at %s",
                      faults[i].what, rest.ptr);
        close_fonts();
    }
}
END_TEST

/* rows: a list, what is left out, what is not, and how many entries are of no use */
static const struct {
    const char *list;
    uint32_t out[4], in[4];
    int absent;
} left_out[] = {
    {"[]", {0}, {0xFFE5, 'a'}, 0},
    {"[￥]", {0xFFE5}, {0xFFE1, 0x24}, 0},
    {"[￥, '～']", {0xFFE5, 0xFF5E}, {'~', '$'}, 0},
    {"[U+FFE5]", {0xFFE5}, {'$'}, 0},
    {"[U+ffe5, U+00ffe5, ￥]", {0xFFE5}, {'$'}, 0},
    {"[U+FF10..U+FF19]", {0xFF10, 0xFF15, 0xFF19}, {0xFF0F, 0xFF1A, '0'}, 0},
    {"[０..９]", {0xFF10, 0xFF15, 0xFF19}, {0xFF0F, 0xFF1A, '0'}, 0},
    {"[b..d, a, c..e, '2', U+4E2D]", {'a', 'b', 'e', 0x4E2D}, {'f', '1', '3', 0x4E00}, 0},
    {"['U']", {'U'}, {'V'}, 0},
    {"['.', '-']", {'.', '-'}, {','}, 0},
    {"[.]", {'.'}, {','}, 0},
    {"[堃, a]", {'a'}, {'b'}, 1},
    {"[U+3400..U+3440, U+E000]", {0x3400, 0xE000}, {'a'}, 2},
    {"[a..U+10FFFF]", {'a', 0x4E2D, 0xFFE5}, {'A'}, 0},
};

START_TEST(a_face_can_leave_characters_out)
{
    for (int i = 0; i < BX_COUNT(left_out); i++) {
        bx_buf text = {0};
        bx_buf_printf(&text, LEFT_OUT("%s"), left_out[i].list);
        ck_assert_msg(read_text(text.ptr) == BX_OK, "%s", left_out[i].list);
        const bx_face *face = fonts.set.roles[0].uses[0].face;
        for (int k = 0; k < 4; k++) {
            ck_assert_msg(left_out[i].out[k] == 0 || bx_face_glyph(face, left_out[i].out[k]) == 0,
                          "%s has U+%04X", left_out[i].list, (unsigned)left_out[i].out[k]);
            ck_assert_msg(left_out[i].in[k] == 0 || bx_face_glyph(face, left_out[i].in[k]) != 0,
                          "%s lacks U+%04X", left_out[i].list, (unsigned)left_out[i].in[k]);
        }
        ck_assert_int_eq(bx_diag_count(diag), 0);
        ck_assert_int_eq(bx_fonts_file_judge(&fonts, diag), BX_OK);
        ck_assert_int_eq(bx_diag_count(diag), left_out[i].absent);
        ck_assert_int_eq(bx_diag_warnings(diag), left_out[i].absent);
        for (int k = 0; k < left_out[i].absent; k++) {
            ck_assert_int_eq(bx_code_number(bx_diag_at(diag, k)->code), 612);
            ck_assert_int_gt(bx_diag_at(diag, k)->line, 0);
        }
        close_fonts();
        bx_buf_release(&text);
    }
}
END_TEST

/* What stands in is opened when it is asked for: until then it has no glyph and no fault. */
START_TEST(a_stand_in_waits)
{
    ck_assert_int_eq(read_text(HEAD FANG "  More: {file: FandolSong-Regular.otf, index: 9}\n"
                                         "  Song: {file: FandolSong-Regular.otf, not: [￥, 堃]}\n"
                                         "roles:\n  仿宋: [Fang, More, Song]\n"),
                     BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), 0);
    bx_face *more = fonts.set.roles[0].uses[1].face, *song = fonts.set.roles[0].uses[2].face;
    ck_assert(bx_face_glyph(song, 0x4E2D) == 0 && bx_face_glyph(more, 0x4E2D) == 0);
    ck_assert_int_eq(bx_face_open(song, diag), BX_OK);
    ck_assert(bx_face_glyph(song, 0x4E2D) != 0 && bx_face_glyph(song, 0xFFE5) == 0);
    for (int times = 1; times <= 2; times++) {
        ck_assert_int_eq(bx_face_open(more, diag), BX_ERR_FONT);
        ck_assert_int_eq(bx_diag_reports(diag), times);
        ck_assert_int_eq(bx_diag_count(diag), 1); /* of one place */
        ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), 606);
        ck_assert_int_eq(bx_diag_at(diag, 0)->line, 5);
        ck_assert_int_eq(bx_face_glyph(more, 0x4E2D), 0);
    }
    bx_diag_clear(diag);
    ck_assert_int_eq(bx_fonts_file_judge(&fonts, diag), BX_ERR_FONT);
    ck_assert_int_eq(bx_diag_count(diag), 2);
    ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), 606);
    ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 1)->code), 612);
    close_fonts();
}
END_TEST

/* It is left out of one face only, and of that in every role. */
START_TEST(each_face_leaves_out_its_own)
{
    ck_assert_int_eq(read_text(HEAD "  Fang: {file: FandolFang-Regular.otf, not: [￥]}\n" SONG
                                    "roles:\n  仿宋: [Fang, Song]\n  宋体: [Song, Fang]\n"),
                     BX_OK);
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++) {
            bx_face *face = fonts.set.roles[i].uses[k].face;
            ck_assert_int_eq(bx_face_open(face, diag), BX_OK);
            ck_assert_int_eq(bx_face_glyph(face, 0xFFE5) == 0,
                             strcmp(bx_face_name(face), "Fang") == 0);
        }
    close_fonts();
}
END_TEST

START_TEST(a_broken_file_is_told)
{
    const char *folder = bx_folder_new();
    bx_buf text = {0};
    bx_folder_put(folder, "Broken.otf", "this is no font");
    bx_buf_printf(&text,
                  "folders: [%s]\nfaces:\n  Broken: {file: Broken.otf}\nroles:\n  仿宋: [Broken]\n",
                  folder);
    ck_assert_int_eq(read_text(text.ptr), BX_ERR_FONT);
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_BROKEN);
    close_fonts();
    bx_buf_release(&text);
    bx_folder_remove(folder);
}
END_TEST

/* What is amiss with a face that only stands in is told when it does, or when it is a role's first. */
START_TEST(a_broken_stand_in_is_told_when_it_is_needed)
{
    const char *folder = bx_folder_new();
    bx_buf font = {0}, text = {0};
    bx_toy_write(&(bx_toy){.joins_dashes = true}, &font);
    ck_assert_int_eq(bx_file_replace(bx_folder_path(folder, "Cut.ttf"),
                                     (bx_str){font.ptr, font.len - 4}, false, NULL),
                     BX_OK);
    bx_buf_printf(&text,
                  "folders: [files, %s]\nfaces:\n" FANG "  Cut: {file: Cut.ttf}\n"
                  "roles:\n  仿宋: [Fang, Cut]\n",
                  folder);
    ck_assert_int_eq(read_text(text.ptr), BX_OK);
    ck_assert_int_eq(fonts.set.roles[0].count, 2);
    ck_assert_int_eq(bx_face_judge(fonts.set.roles[0].uses[1].face, diag), BX_ERR_FONT);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_BROKEN);
    ck_assert_int_gt(bx_diag_at(diag, 0)->line, 0);
    close_fonts();
    bx_buf_add_text(&text, "  黑体: [Cut]\n");
    ck_assert_int_eq(read_text(text.ptr), BX_ERR_FONT);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_FONT_BROKEN);
    close_fonts();
    bx_buf_release(&text);
    bx_buf_release(&font);
    bx_folder_remove(folder);
}
END_TEST

/* The first folder that holds a file wins: so a file dropped beside the description goes before a package's. */
START_TEST(folders_are_searched_in_order)
{
    const char *folder = bx_folder_new();
    bx_buf text = {0};
    bx_folder_put(folder, "FandolFang-Regular.otf", "no font, but found first");
    bx_buf_printf(&text, "folders: [files, %s]\nfaces:\n" FANG "roles:\n  仿宋: [Fang]\n", folder);
    ck_assert_int_eq(read_text(text.ptr), BX_OK);
    close_fonts();
    bx_buf_clear(&text);
    bx_buf_printf(&text, "folders: [%s, files]\nfaces:\n" FANG "roles:\n  仿宋: [Fang]\n", folder);
    ck_assert_int_eq(read_text(text.ptr), BX_ERR_FONT);
    close_fonts();
    bx_buf_release(&text);
    bx_folder_remove(folder);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        roles_have_their_faces_in_order,
        a_stand_in_is_centred_by_its_em_box,
        a_role_may_choose_faces_for_letters_and_for_single_characters,
        a_role_may_have_bold_faces,
        does_without_a_missing_stand_in,
        tells_what_is_wrong,
        a_face_can_leave_characters_out,
        a_stand_in_waits,
        each_face_leaves_out_its_own,
        a_broken_file_is_told,
        a_broken_stand_in_is_told_when_it_is_needed,
        folders_are_searched_in_order,
    };
    return bx_suite_run("house: fonts", tests, BX_COUNT(tests));
}
