/* The shipped font set: no glyph that is another sign's, and what serves in its place. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "font/glyph_check.h"
#include "house/fonts_file.h"
#include "source/source.h"
#include "support/suite.h"
#include "text/engine.h"
#include "text/prepare.h"
#include "text/prepared.h"

#define PATH "fonts/fonts.yaml"

enum { MOST_FACES = 64 };

static bx_arena *arena;
static bx_diag *diag;
static bx_fonts_file fonts;
static bx_text_file file;

typedef enum face_set { SHIPPED_ROLES, ALL_SHIPPED, ALL_WHOLE } face_set;

/* The description up to its roles, each list of `not:` taken out if so wanted. */
static void add_faces(bx_str text, bool whole, bx_buf *out)
{
    size_t end = bx_str_find(text, BX_STR("\nroles:")) + 1;
    ck_assert_uint_lt(end, text.len);
    for (size_t at = 0; at < end; at++) {
        bx_str rest = {text.ptr + at, end - at};
        if (whole && bx_str_starts(rest, BX_STR(" not: [")))
            at += bx_str_find(rest, BX_STR("], ")) + 2;
        bx_buf_add_byte(out, text.ptr[at]);
    }
}

/* One role of all faces but those that offices bring. */
static void add_role(const bx_node *root, bx_buf *out)
{
    const bx_node *faces = bx_node_lookup(root, BX_STR("faces"));
    ck_assert_ptr_nonnull(faces);
    bx_buf_add_text(out, "roles:\n  all: [");
    for (int i = 0, count = 0; i < faces->count; i++) {
        const bx_node *licence = bx_node_lookup(faces->pairs[i].value, BX_STR("licence"));
        if (licence && bx_str_is(licence->text, "the user's own")) continue;
        bx_buf_printf(out, "%s%.*s", count++ > 0 ? ", " : "", BX_STR_ARG(faces->pairs[i].key));
    }
    bx_buf_add_text(out, "]\n");
}

static void open_set(face_set which)
{
    const bx_node *root;
    bx_str text;
    bx_buf made = {0};
    arena = bx_arena_new((size_t)1 << 28);
    diag = bx_diag_new();
    ck_assert_int_eq(bx_file_read(arena, PATH, 1 << 20, diag, NULL, &text), BX_OK);
    file = (bx_text_file){PATH, text};
    ck_assert_int_eq(bx_source_parse(arena, &file, diag, &root), BX_OK);
    if (which != SHIPPED_ROLES) {
        add_faces(text, which == ALL_WHOLE, &made);
        add_role(root, &made);
        file.text = bx_str_copy(arena, bx_buf_str(&made));
        ck_assert_int_eq(bx_source_parse(arena, &file, diag, &root), BX_OK);
    }
    bx_buf_release(&made);
    ck_assert_int_eq(bx_fonts_file_read(arena, PATH, root, diag, &fonts), BX_OK);
    ck_assert_int_eq(bx_fonts_file_judge(&fonts, diag), BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), 0);
}

static void close_set(void)
{
    bx_fonts_file_release(&fonts);
    bx_diag_free(diag);
    bx_arena_free(arena);
}

static void check_set(void)
{
    bx_checked_face faces[MOST_FACES];
    ck_assert(fonts.face_count >= 13 && fonts.face_count <= MOST_FACES);
    for (int i = 0; i < fonts.face_count; i++)
        faces[i] = (bx_checked_face){fonts.faces[i].face, fonts.faces[i].place};
    ck_assert_int_eq(bx_glyphs_check(arena, faces, fonts.face_count, diag), BX_OK);
}

START_TEST(no_face_shows_one_sign_for_another)
{
    open_set(ALL_SHIPPED);
    check_set();
    for (int i = 0; i < bx_diag_count(diag); i++) {
        bx_buf text = {0};
        bx_diagnostic_write(bx_diag_at(diag, i), BX_ENGLISH, &text);
        printf("%s\n", text.ptr);
        bx_buf_release(&text);
    }
    ck_assert_int_eq(bx_diag_count(diag), 0);
    close_set();
}
END_TEST

/* What the check must find: the face, the message, what stands in it. */
static const struct {
    const char *face;
    int code;
    const char *signs[8];
} wrong[] = {
    {"FandolFang", 613, {"U+FFE5", "U+FF0D"}},
    {"FandolFang", 614, {"U+FFE3", "U+2122", "U+FFE0"}},
    {"FandolKai", 613, {"U+FFE5", "U+FF0D", "U+FF5E"}},
    {"FandolKai", 614, {"U+FFE3", "U+2122", "U+3013"}},
    {"FandolHei", 613, {"U+FFE5", "U+FF0D", "U+FF5E"}},
    {"FandolHei", 614, {"U+FFE3", "U+2122", "U+3013"}},
    {"FandolHeiBold", 613, {"U+FFE5", "U+FF0D", "U+FF5E"}},
    {"FandolHeiBold", 614, {"U+FFE3", "U+2122", "U+3013"}},
    {"FandolSong", 613, {"U+FFE5", "U+FF0D", "U+FF5E"}},
    {"FandolSong", 614, {"U+FFE3", "U+2122", "U+3013"}},
    {"FandolSongBold", 613, {"U+FFE5", "U+FF5E"}},
    {"FandolSongBold", 614, {"U+FF0D", "U+FFE3", "U+2122", "U+3013"}},
    {"WenKaiLight", 613, {"U+2212"}},
    {"HanaMinA", 613, {"U+FF01"}},
    {"HanaMinA", 614, {"U+FF1A", "U+FF1B"}},
    {"LatinModern", 614, {"U+2026", "U+26AE"}},
};

/* How often a message of that code about the face names the sign as the one that is wrong. */
static int times_told(const char *face, int code, const char *sign)
{
    int times = 0;
    for (int i = 0; i < bx_diag_count(diag); i++) {
        const bx_diagnostic *d = bx_diag_at(diag, i);
        bx_str list = d->args[code == 613 ? 1 : 2];
        bool names = bx_str_find(list, bx_str_from(sign)) < list.len;
        times += bx_code_number(d->code) == code && bx_str_is(d->args[0], face) && names;
    }
    return times;
}

static int signs_told(void)
{
    int signs = 0;
    for (int i = 0; i < bx_diag_count(diag); i++) {
        const bx_diagnostic *d = bx_diag_at(diag, i);
        bx_str list = d->args[bx_code_number(d->code) == 613 ? 1 : 2];
        for (size_t at = 0; at < list.len; at++)
            signs += list.ptr[at] == '+';
        ck_assert_int_gt(d->line, 0);
        ck_assert_str_eq(d->file, PATH);
        ck_assert_int_eq(d->severity, BX_WARNING);
    }
    return signs;
}

/* All of them, at the face's line, and nothing else of some 5,000 glyphs. */
START_TEST(what_is_left_out_would_be_found)
{
    int count = 0;
    open_set(ALL_WHOLE);
    check_set();
    for (int i = 0; i < BX_COUNT(wrong); i++)
        for (int k = 0; k < 8 && wrong[i].signs[k]; k++, count++)
            ck_assert_msg(times_told(wrong[i].face, wrong[i].code, wrong[i].signs[k]) == 1,
                          "%s: %s", wrong[i].face, wrong[i].signs[k]);
    ck_assert_int_eq(signs_told(), count);
    close_set();
}
END_TEST

/* Which face shows each sign in each role. */
static const struct {
    const char *role, *sign, *face;
} served[] = {
    {"仿宋", "￥", "WenKaiLight"},     {"楷体", "￥", "WenKaiLight"},
    {"黑体", "￥", "NotoSans"},        {"宋体", "￥", "NotoSerif"},
    {"小标宋", "￥", "NotoSerifBold"}, {"仿宋", "－", "WenKaiLight"},
    {"楷体", "－", "WenKaiLight"},     {"黑体", "－", "NotoSans"},
    {"宋体", "－", "NotoSerif"},       {"小标宋", "－", "NotoSerifBold"},
    {"仿宋", "～", "WenKaiLight"},     {"楷体", "～", "WenKaiLight"},
    {"黑体", "～", "NotoSans"},        {"宋体", "～", "NotoSerif"},
    {"小标宋", "～", "NotoSerifBold"}, {"仿宋", "™", "WenKaiLight"},
    {"楷体", "™", "WenKaiLight"},      {"黑体", "™", "NotoSans"},
    {"宋体", "™", "NotoSerif"},        {"小标宋", "™", "NotoSerifBold"},
    {"仿宋", "￣", "WenKaiLight"},     {"黑体", "￣", "NotoSans"},
    {"宋体", "￣", "NotoSerif"},       {"仿宋", "〓", "FandolFang"},
    {"楷体", "〓", "WenKaiLight"},     {"黑体", "〓", "NotoSans"},
    {"宋体", "〓", "NotoSerif"},       {"仿宋", "￠", "WenKaiLight"},
    {"黑体", "￠", "FandolHei"},       {"仿宋", "•", "WenKaiLight"},
    {"楷体", "•", "WenKaiLight"},      {"黑体", "•", "NotoSans"},
    {"宋体", "•", "NotoSerif"},        {"仿宋", "·", "FandolFang"},
    {"仿宋", "−", "NotoSerif"},        {"楷体", "−", "NotoSerif"},
    {"黑体", "−", "NotoSans"},         {"仿宋", "$", "FandolFang"},
    {"仿宋", "¥", "FandolFang"},       {"仿宋", "—", "FandolFang"},
};

START_TEST(signs_come_from_faces_that_have_them)
{
    open_set(SHIPPED_ROLES);
    bx_engine *engine = bx_engine_new();
    const bx_line_rules rules = {0};
    for (int i = 0; i < BX_COUNT(served); i++) {
        const bx_font_role *role = bx_fontset_lookup(&fonts.set, bx_str_from(served[i].role));
        bx_str text = bx_str_from(served[i].sign);
        bx_text_style style = {.role = role, .size = 16 * BX_PT, .em = 16 * BX_PT};
        const bx_span span = {0, text.len, style, 0};
        const bx_words words = {.text = text, .spans = &span, .span_count = 1, .rules = &rules};
        bx_prepared *p;
        ck_assert_int_eq(bx_prepare(arena, arena, engine, &words, diag, &p), BX_OK);
        const char *face = bx_face_name(p->items[0].use->face);
        ck_assert_msg(strcmp(face, served[i].face) == 0, "%s in %s comes from %s", served[i].sign,
                      served[i].role, face);
    }
    bx_engine_free(engine);
    close_set();
}
END_TEST

/* GB/T 15834-2011 5.1.6: the long connector is one em. */
START_TEST(connectors_are_an_em)
{
    static const uint32_t connectors[] = {0xFF5E, 0xFF0D};
    open_set(SHIPPED_ROLES);
    for (int i = 0; i < fonts.set.count; i++)
        for (int k = 0; k < BX_COUNT(connectors); k++) {
            const bx_font_role *role = &fonts.set.roles[i];
            const bx_face *face = NULL;
            for (int n = 0; n < role->count && !face; n++)
                if (bx_face_glyph(role->uses[n].face, connectors[k]) != 0)
                    face = role->uses[n].face;
            ck_assert_ptr_nonnull(face);
            int advance = bx_face_advance(face, bx_face_glyph(face, connectors[k]));
            bx_ink ink = bx_face_ink(face, bx_face_glyph(face, connectors[k]));
            ck_assert_int_eq(advance, bx_face_units(face));
            ck_assert_msg((ink.right - ink.left) * 10 >= 6 * advance, "U+%04X of %s is short",
                          (unsigned)connectors[k], bx_face_name(face));
        }
    close_set();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        no_face_shows_one_sign_for_another,
        what_is_left_out_would_be_found,
        signs_come_from_faces_that_have_them,
        connectors_are_an_em,
    };
    return bx_suite_run("house/glyphs", tests, BX_COUNT(tests));
}
