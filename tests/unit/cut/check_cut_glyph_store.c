/* What is put together from packed glyphs is the cut font, whatever was packed before. */
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/file.h"
#include "cut/cff_cut.h"
#include "cut/font_cut.h"
#include "cut/glyph_store.h"
#include "cut/literal_deflate.h"
#include "support/suite.h"

enum { MOST = 1 << 20, ROOM = 1 << 24 };

#define FANG "fonts/files/FandolFang-Regular.otf"
#define NIMBUS "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"
#define NOTO "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
#define WENKAI "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf"

typedef struct font {
    bx_face *face;
    bx_str file, table; /* CFF */
} font;

static bx_diag *diag;
static bx_arena *scratch;

static font open_font(const char *path)
{
    font f = {0};
    bx_face_spec spec = {.name = "face", .path = path, .ascent = 880, .descent = 120};
    ck_assert_int_eq(bx_face_new(&spec, diag, NULL, &f.face), BX_OK);
    bx_str directory = bx_face_directory(f.face);
    ck_assert_int_eq(bx_file_map(path, (size_t)1 << 28, NULL, NULL, &f.file), BX_OK);
    for (size_t at = 12; at < directory.len; at += 16) {
        const unsigned char *entry = (const unsigned char *)directory.ptr + at;
        if (memcmp(entry, "CFF ", 4) != 0) continue;
        size_t start = (size_t)entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11];
        size_t len = (size_t)entry[12] << 24 | entry[13] << 16 | entry[14] << 8 | entry[15];
        f.table = (bx_str){f.file.ptr + start, len};
    }
    return f;
}

static void close_font(font *f)
{
    bx_file_unmap(f->file);
    bx_face_free(f->face);
}

static void is_the_cut_font(bx_glyph_store *store, const font *f, const bx_form *glyphs, int count)
{
    static char back[MOST];
    bx_buf packed = {0}, cut = {0};
    size_t got = 0;
    size_t used = bx_arena_used(scratch);
    ck_assert_int_eq(bx_glyph_store_pack(store, f->face, f->table, glyphs, count, scratch, &packed),
                     BX_OK);
    ck_assert_uint_eq(bx_arena_used(scratch), used);
    ck_assert(bx_cff_cut(f->table, 1000, glyphs, count, &cut));
    struct libdeflate_decompressor *unpack = libdeflate_alloc_decompressor();
    ck_assert_int_eq(
        libdeflate_zlib_decompress(unpack, packed.ptr, packed.len, back, sizeof back, &got),
        LIBDEFLATE_SUCCESS);
    ck_assert_uint_eq(got, cut.len);
    ck_assert(memcmp(back, cut.ptr, got) == 0);
    libdeflate_free_decompressor(unpack);
    bx_buf_release(&packed);
    bx_buf_release(&cut);
}

static void fill(bx_form *glyphs, int count, int from, int step)
{
    glyphs[0] = 0;
    for (int i = 1; i < count; i++)
        glyphs[i] = (bx_form)(from + i * step % 700);
}

START_TEST(glyphs_make_the_font)
{
    font fang = open_font(FANG), nimbus = open_font(NIMBUS), noto = open_font(NOTO);
    bx_glyph_store *store = bx_glyph_store_new(MOST);
    bx_form glyphs[300];
    fill(glyphs, 300, 1, 211); /* of many font dictionaries */
    is_the_cut_font(store, &noto, glyphs, 300);
    fill(glyphs, 300, 1000, 1);
    is_the_cut_font(store, &fang, glyphs, 300);
    fill(glyphs, 300, 900, 7); /* some anew, some known, some twice */
    is_the_cut_font(store, &fang, glyphs, 300);
    fill(glyphs, 100, 1, 1); /* subroutines */
    is_the_cut_font(store, &nimbus, glyphs, 100);
    is_the_cut_font(store, &fang, glyphs, 100);
    is_the_cut_font(store, &fang, glyphs, 1);
    bx_glyph_store_free(store);
    close_font(&noto);
    close_font(&fang);
    close_font(&nimbus);
}
END_TEST

static bx_buf pack(bx_glyph_store *store, const font *f, const bx_form *glyphs, int count)
{
    bx_buf packed = {0};
    ck_assert_int_eq(bx_glyph_store_pack(store, f->face, f->table, glyphs, count, scratch, &packed),
                     BX_OK);
    return packed;
}

/* Empty, full of others, emptied: the same bytes. */
START_TEST(bytes_do_not_depend_on_what_is_kept)
{
    font fang = open_font(FANG), nimbus = open_font(NIMBUS);
    bx_glyph_store *store = bx_glyph_store_new(100000), *fresh = bx_glyph_store_new(0);
    bx_form glyphs[200], others[300];
    fill(glyphs, 200, 2000, 3);
    bx_buf first = pack(fresh, &fang, glyphs, 200);
    for (int round = 0; round < 8; round++) {
        fill(others, 300, 1000 + 200 * round, 11);
        bx_buf other = pack(store, &fang, others, 300);
        fill(others, 90, 1, 1);
        bx_buf small = pack(store, &nimbus, others, 90);
        bx_buf again = pack(round % 2 ? store : fresh, &fang, glyphs, 200);
        ck_assert_uint_eq(again.len, first.len);
        ck_assert(memcmp(again.ptr, first.ptr, first.len) == 0);
        bx_buf_release(&other);
        bx_buf_release(&small);
        bx_buf_release(&again);
    }
    bx_buf_release(&first);
    bx_glyph_store_free(store);
    bx_glyph_store_free(fresh);
    close_font(&fang);
    close_font(&nimbus);
}
END_TEST

/* Of 700 glyphs: the sampled code against the best ones for just these. */
START_TEST(a_sampled_code_is_short)
{
    const char *const paths[] = {FANG, NOTO};
    for (int i = 0; i < BX_COUNT(paths); i++) {
        font f = open_font(paths[i]);
        bx_glyph_store *store = bx_glyph_store_new(MOST);
        bx_form glyphs[700];
        fill(glyphs, 700, 2500, 1);
        bx_buf packed = pack(store, &f, glyphs, 700), cut = {0}, best = {0};
        ck_assert(bx_cff_cut(f.table, 1000, glyphs, 700, &cut));
        bx_literal_deflate(bx_buf_str(&cut), &best);
        ck_assert_msg(packed.len < best.len * 103 / 100, "%s: %zu bytes, best %zu", paths[i],
                      packed.len, best.len);
        bx_buf_release(&packed);
        bx_buf_release(&cut);
        bx_buf_release(&best);
        bx_glyph_store_free(store);
        close_font(&f);
    }
}
END_TEST

/* Told by a table that changes behind the store's back: what it knows it does not read again. */
START_TEST(glyphs_are_kept_until_there_are_too_many)
{
    font fang = open_font(FANG);
    char *changed = malloc(fang.table.len);
    ck_assert_ptr_nonnull(changed);
    memcpy(changed, fang.table.ptr, fang.table.len);
    bx_cff_font cff;
    bx_cff_bytes glyph;
    ck_assert(bx_cff_font_read(fang.table, 1000, &cff));
    ck_assert(bx_cff_index_item(&cff.charstrings, 2000, &glyph));
    changed[(const char *)glyph.at - fang.table.ptr + 1] ^= 3; /* an operand */
    font other = {fang.face, {0}, {changed, fang.table.len}};
    bx_glyph_store *store = bx_glyph_store_new(30000);
    bx_form glyphs[] = {0, 2000}, many[300];
    bx_buf first = pack(store, &fang, glyphs, 2), again = pack(store, &other, glyphs, 2);
    ck_assert(bx_str_equal(bx_buf_str(&first), bx_buf_str(&again)));
    fill(many, 300, 100, 1);
    bx_buf all = pack(store, &fang, many, 300), anew = pack(store, &other, glyphs, 2);
    ck_assert(!bx_str_equal(bx_buf_str(&first), bx_buf_str(&anew)));
    bx_buf_release(&first);
    bx_buf_release(&again);
    bx_buf_release(&all);
    bx_buf_release(&anew);
    bx_glyph_store_free(store);
    free(changed);
    close_font(&fang);
}
END_TEST

/* What is not read here is left to HarfBuzz: nothing is written, and what is kept stays right. */
START_TEST(others_are_refused)
{
    font fang = open_font(FANG), wenkai = open_font(WENKAI);
    bx_glyph_store *store = bx_glyph_store_new(MOST);
    bx_buf out = {0};
    bx_form glyphs[] = {0, 4000, 60000};
    bx_buf_add_text(&out, "before");
    ck_assert_int_eq(bx_glyph_store_pack(store, fang.face, fang.table, glyphs, 3, scratch, &out),
                     BX_ERR_LIBRARY);
    ck_assert_int_eq(
        bx_glyph_store_pack(store, fang.face, (bx_str){"cff", 3}, glyphs, 2, scratch, &out),
        BX_ERR_LIBRARY);
    ck_assert_int_eq(bx_font_pack(wenkai.face, glyphs, 2, store, scratch, &out), BX_ERR_LIBRARY);
    ck_assert(bx_str_is(bx_buf_str(&out), "before"));
    is_the_cut_font(store, &fang, glyphs, 2);
    bx_buf_release(&out);
    bx_glyph_store_free(store);
    bx_glyph_store_free(NULL);
    close_font(&fang);
    close_font(&wenkai);
}
END_TEST

/* Cut off anywhere, nothing is read beyond the table: the sanitizers watch. */
START_TEST(damaged_tables_do_no_harm)
{
    static const bx_form picked[] = {0, 4000, 7, 120}, counting[] = {0, 1, 2, 3};
    font fang = open_font(FANG);
    bx_buf cut = {0}, out = {0};
    ck_assert(bx_cff_cut(fang.table, 1000, picked, 4, &cut));
    for (size_t len = 0; len < cut.len; len += 1 + len / 512) {
        bx_glyph_store *store = bx_glyph_store_new(MOST);
        char *exact = malloc(len ? len : 1); /* its end is the end of what may be read */
        ck_assert_ptr_nonnull(exact);
        memcpy(exact, cut.ptr, len);
        ck_assert_int_eq(
            bx_glyph_store_pack(store, fang.face, (bx_str){exact, len}, counting, 4, scratch, &out),
            BX_ERR_LIBRARY);
        free(exact);
        bx_glyph_store_free(store);
    }
    ck_assert_uint_eq(out.len, 0);
    bx_buf_release(&cut);
    close_font(&fang);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {glyphs_make_the_font,    bytes_do_not_depend_on_what_is_kept,
                            a_sampled_code_is_short, glyphs_are_kept_until_there_are_too_many,
                            others_are_refused,      damaged_tables_do_no_harm};
    diag = bx_diag_new();
    scratch = bx_arena_new(ROOM);
    int failed = bx_suite_run("cut/glyph_store", tests, BX_COUNT(tests));
    bx_diag_free(diag);
    bx_arena_free(scratch);
    return failed;
}
