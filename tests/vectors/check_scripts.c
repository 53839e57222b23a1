/*
 * Other scripts of China in running text, each with a face of its own beside 仿宋: they are
 * shaped as HarfBuzz shapes them by themselves, they break where their script allows it,
 * and they stand in the order of UAX #9. Sample words are the scripts' own names and
 * numerals.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/utf8.h"
#include "support/suite.h"
#include "support/text_kit.h"

#define NOTO "/usr/share/fonts/truetype/noto/"

typedef struct script_case {
    const char *name, *path;
    const char *word, *places; /* amid hanzi */
    int fewest, most;          /* glyphs of the word */
    bool joins;                /* some glyph is no letter's own: joined, stacked, composed */
    bool from_right;
} script_case;

static const script_case scripts[] = {
    /* བོད་ཡིག: stacks and vowel signs over the letters; a line ends behind the tsheg */
    {"Tibetan", NOTO "NotoSerifTibetan-Regular.ttf", "བོད་ཡིག", "甲|བོ^ད^་|ཡི^ག|乙", 6, 7, false,
     false},
    {"Tibetan stack", NOTO "NotoSerifTibetan-Regular.ttf", "བསྒྲུབས", "甲|བ^སྒྲུ^བ^ས|乙", 4, 6, true,
     false},
    /* ئۇيغۇر تىلى: joined, from right to left; a line ends at spaces alone */
    {"Uyghur", NOTO "NotoNaskhArabic-Regular.ttf", "ئۇيغۇر تىلى", "甲|ئ^ۇ^ي^غ^ۇ^ر |ت^ى^ل^ى|乙", 9,
     14, true, true},
    /* ᠮᠣᠩᠭᠣᠯ: joined; in horizontal text from left to right */
    {"Mongolian", NOTO "NotoSansMongolian-Regular.ttf", "ᠮᠣᠩᠭᠣᠯ", "甲|ᠮ^ᠣ^ᠩ^ᠭ^ᠣ^ᠯ|乙", 5, 6, true,
     false},
    /* ꆈꌠꁱꂷ: syllables, each may end a line */
    {"Yi", NOTO "NotoSansYi-Regular.ttf", "ꆈꌠꁱꂷ", "甲|ꆈ|ꌠ|ꁱ|ꂷ|乙", 4, 4, false, false},
    {"Zhuang", NOTO "NotoSerif-Regular.ttf", "Sawcuengh Ƅouч", "甲|S^a^w^c^u^e^n^g^h |Ƅ^o^u^ч|乙",
     14, 14, false, false},
    {"Latin with diacritics", NOTO "NotoSerif-Regular.ttf", "lǜ e\xCC\x84 ɡǚ",
     "甲|l^ǜ |e\xCC\x84 |ɡ^ǚ|乙", 7, 7, true, false},
};

static bx_face *lend(bx_text_kit *kit, const char *name, const char *path)
{
    bx_face_spec spec = {name, path, 0, 880, 120, false};
    bx_face *face = NULL;
    ck_assert_msg(bx_face_new(&spec, kit->diag, NULL, &face) == BX_OK, "%s: %s", name, path);
    bx_kit_lend(kit, face);
    return face;
}

/* A role of the script's face and 仿宋, which has Yi and Latin letters of its own. */
static bx_face *open_script(bx_text_kit *kit, const script_case *s)
{
    bx_kit_open_empty(kit);
    bx_face *face = lend(kit, s->name, s->path);
    lend(kit, "FandolFang", "fonts/files/FandolFang-Regular.otf");
    return face;
}

/* The glyphs that HarfBuzz gives for the word alone, in the order of drawing. */
static hb_buffer_t *shape_alone(const bx_face *face, const char *word)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, word, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_shape(bx_face_hb_font(face), buffer, NULL, 0);
    return buffer;
}

/* The glyphs of the line's runs of a face, from left to right. */
static int glyphs_of(const bx_line *line, const bx_face *face, uint32_t *ids, int room)
{
    int count = 0;
    for (int i = 0; i < line->run_count; i++)
        for (int k = 0; line->runs[i].face == face && k < line->runs[i].count; k++) {
            ck_assert_int_lt(count, room);
            ids[count++] = line->runs[i].glyphs[k].id;
        }
    return count;
}

START_TEST(shaped_as_by_themselves)
{
    for (int i = 0; i < BX_COUNT(scripts); i++) {
        const script_case *s = &scripts[i];
        bx_text_kit kit;
        bx_face *face = open_script(&kit, s);
        char text[256];
        uint32_t ids[64];
        snprintf(text, sizeof text, "甲%s乙", s->word);
        bx_kit_lines(&kit, text);
        int count = glyphs_of(&kit.lines[0], face, ids, 64);
        ck_assert_msg(count >= s->fewest && count <= s->most, "%s: %d glyphs", s->name, count);
        hb_buffer_t *alone = shape_alone(face, s->word);
        unsigned wanted = 0;
        const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(alone, &wanted);
        ck_assert_msg((unsigned)count == wanted, "%s: %d glyphs, not %u", s->name, count, wanted);
        bool joined = false;
        for (int k = 0; k < count; k++) {
            ck_assert_msg(ids[k] == infos[k].codepoint && ids[k] != 0, "%s: glyph %d", s->name, k);
            bool nominal = false;
            for (const char *c = s->word; *c; c++) {
                uint32_t rune = 0;
                bx_utf8_decode(bx_str_from(s->word), (size_t)(c - s->word), &rune);
                nominal = nominal || bx_face_glyph(face, rune) == ids[k];
            }
            joined = joined || !nominal;
        }
        ck_assert_msg(joined == s->joins, "%s: %sjoined", s->name, joined ? "" : "not ");
        hb_buffer_destroy(alone);
        bx_kit_close(&kit);
    }
}
END_TEST

START_TEST(broken_where_their_script_allows)
{
    for (int i = 0; i < BX_COUNT(scripts); i++) {
        const script_case *s = &scripts[i];
        bx_text_kit kit;
        char text[256];
        open_script(&kit, s);
        snprintf(text, sizeof text, "甲%s乙", s->word);
        const char *places = bx_kit_places(&kit, text);
        ck_assert_msg(strcmp(places, s->places) == 0, "%s\n  got  %s\n  want %s", s->name, places,
                      s->places);
        bx_kit_close(&kit);
    }
}
END_TEST

/* Hanzi go from left to right, what stands between them in Uyghur from right to left. */
START_TEST(in_the_order_of_uax9)
{
    bx_text_kit kit;
    bx_face *face = open_script(&kit, &scripts[2]);
    bx_kit_lines(&kit, "甲ئۇيغۇر تىلى乙");
    const bx_line *line = &kit.lines[0];
    ck_assert_int_eq(line->run_count, 3);
    ck_assert_ptr_eq(line->runs[1].face, face);
    ck_assert(bx_str_is(line->runs[1].text, "ئۇيغۇر تىلى"));
    const bx_run *run = &line->runs[1];
    for (int i = 1; i < run->count; i++)
        if (run->glyphs[i].len > 0 && run->glyphs[i - 1].len > 0)
            ck_assert_uint_lt(run->glyphs[i].at, run->glyphs[i - 1].at);
    /* A paragraph in Uyghur starts at the right, and so does its last line. */
    kit.measure.width = 20 * BX_KIT_EM;
    kit.measure.first = 2 * BX_KIT_EM;
    bx_kit_lines(&kit, "ئۇيغۇر甲");
    line = &kit.lines[0];
    ck_assert_int_eq(line->run_count, 2);
    ck_assert(bx_str_is(line->runs[0].text, "甲"));
    const bx_run *last = &line->runs[line->run_count - 1];
    ck_assert_int_eq(last->x + last->width, 18 * BX_KIT_EM);
    bx_kit_close(&kit);
}
END_TEST

/* Every byte of the text is shown by some glyph of a run that says so. */
START_TEST(nothing_is_lost)
{
    for (int i = 0; i < BX_COUNT(scripts); i++) {
        const script_case *s = &scripts[i];
        bx_text_kit kit;
        bx_buf text = {0};
        open_script(&kit, s);
        kit.measure.width = 6 * BX_KIT_EM;
        for (int k = 0; k < 12; k++)
            bx_buf_printf(&text, "甲%s，", s->word);
        bx_kit_lines(&kit, text.ptr);
        ck_assert_int_gt(kit.count, 3);
        size_t bytes = 0;
        for (int k = 0; k < kit.count; k++)
            for (int n = 0; n < kit.lines[k].run_count; n++)
                bytes += kit.lines[k].runs[n].text.len;
        ck_assert_uint_eq(bytes, text.len);
        bx_buf_release(&text);
        bx_kit_close(&kit);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {shaped_as_by_themselves, broken_where_their_script_allows,
                            in_the_order_of_uax9, nothing_is_lost};
    return bx_suite_run("scripts of China", tests, BX_COUNT(tests));
}
