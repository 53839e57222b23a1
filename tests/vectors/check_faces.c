/*
 * The same advances of marks whatever the face: Fandol and Noto with halt, Arphic and LXGW
 * without, and a TrueType face such as a user brings (its ，；：！ stand in the middle of the
 * em, its quotation marks are a third of one). And no mark loses ink with its white: GB/T
 * 15834-2011 5.1.1 to 5.1.3 say in which half it is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "support/suite.h"
#include "support/text_kit.h"

typedef struct wanted_face {
    const char *name, *path;
    int index;
} wanted_face;

static const wanted_face faces[] = {
    {"FandolFang", "fonts/files/FandolFang-Regular.otf", 0},
    {"FandolKai", "fonts/files/FandolKai-Regular.otf", 0},
    {"FandolHei", "fonts/files/FandolHei-Regular.otf", 0},
    {"FandolSong", "fonts/files/FandolSong-Regular.otf", 0},
    {"Noto Serif", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2},
    {"Noto Sans", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2},
    {"LXGW WenKai", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf", 0},
    {"AR PL UMing", "/usr/share/fonts/truetype/arphic/uming.ttc", 0},
    {"AR PL UKai", "/usr/share/fonts/truetype/arphic/ukai.ttc", 0},
    {"WenQuanYi Zen Hei", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0},
};

/* All marks alone and in pairs, each between hanzi. */
static const char *const texts[] = {
    "国。国，国、国；国：国！国？国",     "国“国”国‘国’国（国）国《国》国〈国〉国",
    "国【国】国〔国〕国「国」国『国』国", "国——国……国—国～国·国／国–国",
    "国”）国。”国，）国》。国），国",     "国（“国《〈国）（国》《国”“国",
    "国，“国：《国。（国、《国（）国",    "国？？国！！国？！国！！！国",
    "国。』」国（“《国。”（国",           "他说：“好。”（完）",
};

static const bx_school schools[] = {BX_SCHOOL_FULL, BX_SCHOOL_KAIMING, BX_SCHOOL_HALF,
                                    BX_SCHOOL_GRID};

/* Lends the face for the role of a kit without one. */
static bx_face *open_face(bx_text_kit *kit, const wanted_face *wanted)
{
    bx_face_spec spec = {wanted->name, wanted->path, wanted->index, 880, 120, false};
    bx_face *face = NULL;
    ck_assert_msg(bx_face_new(&spec, kit->diag, NULL, &face) == BX_OK, "%s: %s", wanted->name,
                  wanted->path);
    bx_kit_lend(kit, face);
    return face;
}

/* A dash that a face draws as one glyph is as wide as two of its halves. */
static void take_apart(bx_str widths, bx_buf *out)
{
    static const char whole[] = "——200";
    bx_buf_clear(out);
    while (widths.len > 0) {
        bool is_whole = bx_str_starts(widths, BX_STR("——200"));
        size_t taken = is_whole ? sizeof whole - 1 : 1;
        if (is_whole) bx_buf_add_text(out, "—100 —100");
        else bx_buf_add_byte(out, widths.ptr[0]);
        widths = (bx_str){widths.ptr + taken, widths.len - taken};
    }
    bx_buf_add_byte(out, '\0');
}

/* The widths of a text with a face must be the toy's. */
static void compare(bx_text_kit *kit, bx_text_kit *toy, const char *text, const char *name)
{
    bx_buf got = {0};
    const char *wanted = bx_kit_clusters(toy, text);
    take_apart(bx_str_from(bx_kit_clusters(kit, text)), &got);
    ck_assert_msg(strcmp(got.ptr, wanted) == 0, "%s\n  got  %s\n  want %s", name, got.ptr, wanted);
    bx_buf_release(&got);
}

START_TEST(advances_are_the_same)
{
    bx_text_kit toy;
    bx_kit_open(&toy);
    for (int i = 0; i < BX_COUNT(faces); i++) {
        bx_text_kit kit;
        bx_kit_open_empty(&kit);
        open_face(&kit, &faces[i]);
        for (int school = 0; school < BX_COUNT(schools); school++) {
            kit.rules.school = toy.rules.school = schools[school];
            for (int k = 0; k < BX_COUNT(texts); k++)
                compare(&kit, &toy, texts[k], faces[i].name);
        }
        bx_kit_close(&kit);
    }
    bx_kit_close(&toy);
}
END_TEST

/* Ink of a cluster's only glyph, from the cluster's start, in thousandths of an em. */
static bool ink_of(const bx_text_kit *kit, const bx_face *face, int i, int *left, int *right)
{
    const bx_cluster *c = &kit->p->clusters[i];
    hb_glyph_extents_t box;
    if (c->glyphs != 1) return false;
    hb_font_get_glyph_extents(bx_face_hb_font(face), kit->p->glyphs[c->glyph].id, &box);
    int units = bx_face_units(face), shift = (int)(c->ink * 1000 / BX_KIT_EM);
    *left = box.x_bearing * 1000 / units + shift;
    *right = (box.x_bearing + box.width) * 1000 / units + shift;
    return box.width != 0;
}

/* With its white gone the mark is half an em wide, and its ink within it: a hundredth may stand out. */
START_TEST(ink_is_in_the_half_that_stays)
{
    for (int i = 0; i < BX_COUNT(faces); i++) {
        bx_text_kit kit;
        bx_kit_open_empty(&kit);
        bx_face *face = open_face(&kit, &faces[i]);
        kit.rules.school = BX_SCHOOL_HALF;
        for (int k = 0; k < 3; k++) {
            ck_assert_int_eq(bx_kit_prepare(&kit, texts[k]), BX_OK);
            for (int n = 0; n < kit.p->count; n++) {
                int left, right;
                if (bx_cluster_rule(&kit.p->clusters[n])->white == BX_WHITE_NONE) continue;
                ck_assert(ink_of(&kit, face, n, &left, &right));
                ck_assert_msg(left >= -10 && right <= 510, "%s: U+%04X has ink from %d to %d",
                              faces[i].name, (unsigned)kit.p->clusters[n].rune, left, right);
            }
        }
        bx_kit_close(&kit);
    }
}
END_TEST

/* GB/T 15834-2011 5.1.4: —— is one line, whatever the face does at the em's edges. */
START_TEST(dashes_meet)
{
    for (int i = 0; i < BX_COUNT(faces); i++) {
        bx_text_kit kit;
        bx_kit_open_empty(&kit);
        bx_face *face = open_face(&kit, &faces[i]);
        ck_assert_int_eq(bx_kit_prepare(&kit, "国——国"), BX_OK);
        int first, end, next, last;
        if (kit.p->clusters[1].parts == 2) { /* one glyph */
            ck_assert(ink_of(&kit, face, 1, &first, &last));
        } else {
            ck_assert(ink_of(&kit, face, 1, &first, &end) && ink_of(&kit, face, 2, &next, &last));
            ck_assert_msg(next + 1000 - end <= 2, "%s: a gap of %d", faces[i].name,
                          next + 1000 - end);
            last += 1000;
        }
        /* and in the middle of its two em */
        ck_assert_msg(abs(first - (2000 - last)) <= 20, "%s: from %d to %d", faces[i].name, first,
                      last);
        bx_kit_close(&kit);
    }
}
END_TEST

/*
 * GB/T 15834-2011 5.2.1: in a column below the character and to its right, with a hundredth of an em to spare; 。，、 keep to the
 * upper half, so that no ink goes with their white.
 */
START_TEST(marks_stand_at_the_right)
{
    for (int i = 0; i < BX_COUNT(faces); i++) {
        bx_text_kit kit;
        bx_kit_open_empty(&kit);
        bx_face *face = open_face(&kit, &faces[i]);
        bx_kit_column(&kit, "国。国，国、国：国；国！国？国．国");
        for (int n = 1; n < kit.p->count; n += 2) {
            const bx_cluster *c = &kit.p->clusters[n];
            const bx_cluster_glyph *glyph = &kit.p->glyphs[c->glyph];
            hb_glyph_extents_t box;
            hb_font_get_glyph_extents(bx_face_hb_font(face), glyph->id, &box);
            int units = bx_face_units(face);
            int left = box.x_bearing * 1000 / units + (int)(glyph->x * 1000 / BX_KIT_EM);
            int right = left + box.width * 1000 / units;
            int top = (int)(-glyph->y * 1000 / BX_KIT_EM) - box.y_bearing * 1000 / units;
            int foot = top - box.height * 1000 / units;
            bool ok =
                c->stands && left + right >= -10 && right <= 500 && top >= -10 && foot <= 1010;
            if (bx_cluster_rule(c)->hang) ok = ok && left + right > 200 && foot <= 510;
            ck_assert_msg(ok, "%s: U+%04X has ink from %d to %d, %d to %d", faces[i].name,
                          (unsigned)c->rune, left, right, top, foot);
        }
        bx_kit_close(&kit);
    }
}
END_TEST

/* GB/T 15834-2011 5.2.3, in every face that has corner brackets. */
START_TEST(quotation_marks_become_corner_brackets)
{
    static const uint32_t wanted[] = {0x300E, 0x300C, 0x300D, 0x300F};
    for (int i = 0; i < BX_COUNT(faces); i++) {
        bx_text_kit kit;
        bx_kit_open_empty(&kit);
        bx_face *face = open_face(&kit, &faces[i]);
        bx_kit_column(&kit, "“国‘国’国”");
        for (int n = 0; n < kit.p->count; n += 2) {
            uint32_t glyph = kit.p->glyphs[kit.p->clusters[n].glyph].id;
            ck_assert_uint_ne(glyph, 0);
            ck_assert_msg(glyph == bx_face_glyph(face, wanted[n / 2]), "%s: U+%04X", faces[i].name,
                          (unsigned)kit.p->clusters[n].rune);
        }
        bx_kit_close(&kit);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {advances_are_the_same, ink_is_in_the_half_that_stays, dashes_meet,
                            marks_stand_at_the_right, quotation_marks_become_corner_brackets};
    return bx_suite_run("marks of ten faces", tests, BX_COUNT(tests));
}
