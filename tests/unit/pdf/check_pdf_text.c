/* Text in a PDF: every kind of face comes back as it was given, each glyph in its place. */
#include <string.h>

#include "base/utf8.h"
#include "pdf/pdf.h"
#include "support/drawing.h"
#include "support/suite.h"

#include "base/ban.h"

#define NIMBUS "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"
#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static drawing d;

static void open_page(void)
{
    drawing_open(&d);
    ck_assert_int_eq(bx_pdf_new(&d.info, d.arena, NULL, d.diag, &d.device), BX_OK);
    drawing_page(&d, "1");
}

static void open_page_for(bx_tag **tag)
{
    drawing_open(&d);
    *tag = drawing_tag(&d, d.tags.root, BX_TAG_P);
    ck_assert_int_eq(bx_pdf_new(&d.info, d.arena, NULL, d.diag, &d.device), BX_OK);
    drawing_page(&d, "1");
}

static void draw_run(const bx_tag *tag, const bx_run *run, bx_len x, bx_len baseline)
{
    bx_device *device = d.device;
    drawing_begin(&d, tag);
    ck_assert_int_eq(device->ops->draw_run(device, run, x, baseline, 0x000000), BX_OK);
    ck_assert_int_eq(device->ops->end_tag(device), BX_OK);
}

/* --- every kind of face ------------------------------------------------------- */

static const struct {
    const char *what, *file; /* NULL: the font's own */
    drawing_font font;
    const char *text, *subtype;
} kinds[] = {
    {"CFF whose CIDs are not its glyphs", NULL, DRAWING_FANG, "芮城县2023年，人民。",
     "CID Type 0C"},
    {"CFF with subroutines", NULL, DRAWING_NOTO, "芮城县2023年，人民。——", "CID Type 0C"},
    {"TrueType beyond U+FFFF", NULL, DRAWING_HANA, "𠀀𠮷𪚥", "CID TrueType"},
    {"CFF with names", NIMBUS, DRAWING_HEI, "Zebra 1990 (fig)", "CID Type 0C"},
    {"TrueType with 2048 units", DEJAVU, DRAWING_HEI, "Zebra 1990 (fig)", "CID TrueType"},
};

START_TEST(all_kinds_of_faces_come_back)
{
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        bx_tag *tag = NULL;
        open_page_for(&tag);
        if (kinds[i].file) drawing_face_file(&d, kinds[i].font, kinds[i].file);
        drawing_text(&d, tag, kinds[i].font, 16, 80, 100, kinds[i].text);
        drawing_save(&d, "pdf_text");
        drawing_ask(&d, "qpdf --check %s", "pdf_text");
        const char *readers[] = {"pdftotext %s -", "mutool draw -q -F text %s 2>/dev/null"};
        for (int r = 0; r < BX_COUNT(readers); r++) {
            const char *text = drawing_ask(&d, readers[r], "pdf_text");
            ck_assert_msg(drawing_same_text(text, kinds[i].text), "%s: %s gives %s", kinds[i].what,
                          readers[r], text);
        }
        const char *fonts = drawing_ask(&d, "pdffonts %s | tail -n 1", "pdf_text");
        ck_assert_msg(strstr(fonts, kinds[i].subtype) && strstr(fonts, "yes yes yes"), "%s: %s",
                      kinds[i].what, fonts);
        drawing_close(&d);
    }
}
END_TEST

START_TEST(ghostscript_reads_all_kinds_on_one_page)
{
    bx_tag *tag = NULL;
    open_page_for(&tag);
    for (int i = 0; i < BX_COUNT(kinds) - 1; i++) {
        if (kinds[i].file) drawing_face_file(&d, kinds[i].font, kinds[i].file);
        drawing_text(&d, tag, kinds[i].font, 16, 80, 100 + 30 * i, kinds[i].text);
    }
    drawing_save(&d, "pdf_kinds");
    const char *said = drawing_ask(
        &d, "gs -q -dNOPAUSE -dBATCH -dPDFSTOPONWARNING -sDEVICE=nullpage %s 2>&1", "pdf_kinds");
    ck_assert_str_eq(said, "");
    drawing_close(&d);
}
END_TEST

/* --- places ------------------------------------------------------------------- */

/* What mutool says of a page: one glyph a line. */
static const char *next_glyph(const char *trace, double *x, double *y)
{
    const char *line = strstr(trace, "<g unicode=");
    if (!line) return NULL;
    const char *at_x = strstr(line, " x=\""), *at_y = strstr(line, " y=\"");
    ck_assert(at_x && at_y);
    *x = strtod(at_x + 4, NULL);
    *y = strtod(at_y + 4, NULL);
    return line + 1;
}

/* The next of a row of numbers that looks like none: below `limit`. */
static bx_len jitter(uint32_t *state, bx_len limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (bx_len)(*state >> 8) % limit;
}

typedef enum shape { SET_NATURALLY, SET_ON_GRID, SET_JUSTIFIED, SET_AT_RANDOM, SET_RAISED } shape;

static bx_run *shaped_run(shape how, drawing_font font, bx_len size)
{
    static const char text[] = "一县人民，政府信息（公开）工作年度报告二三四。六七八九十";
    const bx_face *face = drawing_face(&d, font);
    bx_len em = how == SET_ON_GRID ? size * 987 / 1000 : 0;
    bx_run *run = drawing_run(&d, face, size, em, text);
    bx_glyph *glyphs = BX_NEW_ARRAY(d.arena, bx_glyph, run->count);
    ck_assert_ptr_nonnull(glyphs);
    memcpy(glyphs, run->glyphs, (size_t)run->count * sizeof *glyphs);
    uint32_t state = 7;
    bx_len pushed = 0;
    for (int i = 0; i < run->count; i++) {
        if (how == SET_AT_RANDOM) pushed += jitter(&state, size) - size / 2;
        if (how == SET_JUSTIFIED && i % 5 == 0) pushed += size / 7;
        if (how == SET_RAISED && i % 3 == 1) glyphs[i].y = size / 10;
        glyphs[i].x += pushed + (i == 0 ? 0 : size / 1000 * i);
    }
    run->glyphs = glyphs;
    return run;
}

START_TEST(glyphs_stand_in_their_places)
{
    static const bx_len sizes[] = {5 * BX_PT,  9 * BX_PT,   16 * BX_PT,
                                   22 * BX_PT, 4369067 / 2, 60 * BX_PT};
    static const drawing_font fonts[] = {DRAWING_FANG, DRAWING_NOTO};
    for (shape how = SET_NATURALLY; how <= SET_RAISED; how++)
        for (int s = 0; s < BX_COUNT(sizes); s++) {
            bx_len x = 5242881, baseline = 13107217 + sizes[s];
            open_page();
            const bx_run *run = shaped_run(how, fonts[s % 2], sizes[s]);
            draw_run(NULL, run, x, baseline);
            draw_run(NULL, run, x + 11, baseline + 100 * BX_PT + 13);
            drawing_save(&d, "pdf_places");
            const char *trace = drawing_ask(&d, "mutool trace %s 2>/dev/null", "pdf_places");
            bx_len height = bx_len_from_um(297000);
            for (int i = 0; i < 2 * run->count; i++) {
                const bx_glyph *glyph = &run->glyphs[i % run->count];
                bool second = i >= run->count;
                double got_x = 0, got_y = 0;
                double want_x = (double)(x + (second ? 11 : 0) + glyph->x) / 65536;
                bx_len down = baseline + (second ? 100 * BX_PT + 13 : 0) - glyph->y;
                double want_y = (double)(height - down) / 65536;
                trace = next_glyph(trace, &got_x, &got_y);
                ck_assert_ptr_nonnull(trace);
                ck_assert_msg(got_x - want_x < 0.01 && want_x - got_x < 0.01,
                              "shape %d, size %d, glyph %d: x %f, not %f", (int)how, s, i, got_x,
                              want_x);
                ck_assert_msg(got_y - want_y < 0.01 && want_y - got_y < 0.01,
                              "shape %d, size %d, glyph %d: y %f, not %f", (int)how, s, i, got_y,
                              want_y);
            }
            ck_assert_ptr_null(strstr(trace, "<g unicode="));
            drawing_close(&d);
        }
}
END_TEST

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

/* The file without compression. */
static const char *plain(const char *name)
{
    return drawing_ask(&d, "qpdf --qdf %s - | LC_ALL=C tr -cd '\\n -~'", name);
}

/* A line on the grid is one string: tracking, not an adjustment for each glyph. */
START_TEST(text_on_the_grid_needs_no_adjustments)
{
    open_page();
    bx_len cell = bx_len_from_um(156000) / 28;
    bx_run *run = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 16 * BX_PT, cell,
                              "一县人民政府信息公开工作年度报告一二三四五六七八九十");
    draw_run(NULL, run, 80 * BX_PT, 100 * BX_PT);
    draw_run(NULL, run, 80 * BX_PT, 130 * BX_PT);
    drawing_save(&d, "pdf_grid");
    const char *file = plain("pdf_grid");
    ck_assert_int_eq(count_of(file, " Tf\n"), 1);
    ck_assert_int_eq(count_of(file, " Tc\n"), 1);
    ck_assert_int_eq(count_of(file, "]TJ\n"), 2);
    const char *array = strstr(file, "[<");
    ck_assert_ptr_nonnull(array);
    ck_assert_int_eq(strcspn(array, ">"), 2 + 4 * (size_t)run->count);
    ck_assert_int_eq(count_of(file, "0 0 0 rg"), 0);
    drawing_close(&d);
}
END_TEST

/* Stroked text: what is set stays set, and what was not asked for is not written. */
START_TEST(bold_text_is_filled_and_stroked)
{
    open_page();
    const bx_face *fang = drawing_face(&d, DRAWING_FANG);
    bx_run *run = drawing_run(&d, fang, 16 * BX_PT, 0, "一县人民政府"),
           *bold = drawing_run(&d, fang, 16 * BX_PT, 0, "信息公开");
    bold->stroke = 2 * BX_PT / 5;
    draw_run(NULL, run, 80 * BX_PT, 100 * BX_PT);
    draw_run(NULL, bold, 80 * BX_PT, 130 * BX_PT);
    draw_run(NULL, bold, 80 * BX_PT, 160 * BX_PT);
    draw_run(NULL, run, 80 * BX_PT, 190 * BX_PT);
    drawing_save(&d, "pdf_bold");
    const char *file = plain("pdf_bold");
    ck_assert_int_eq(count_of(file, "0.4 w 1 j 2 Tr\n"), 1);
    ck_assert_int_eq(count_of(file, "0 Tr\n"), 1);
    ck_assert_int_eq(count_of(file, " w"), 1);
    ck_assert_int_eq(count_of(file, " RG"), 0);
    ck_assert_int_eq(count_of(file, " Tf\n"), 1);
    ck_assert(drawing_same_text(drawing_ask(&d, "pdftotext %s -", "pdf_bold"),
                                "一县人民政府信息公开信息公开一县人民政府"));
    drawing_close(&d);
}
END_TEST

/* --- texts that one glyph alone does not tell ---------------------------------- */

/* One glyph for several characters: in Fandol, of each pair. */
START_TEST(characters_that_share_a_glyph_stay_apart)
{
    static const char text[] = "一⼀一·•・⼀…⋯";
    bx_tag *tag = NULL;
    open_page_for(&tag);
    drawing_text(&d, tag, DRAWING_FANG, 16, 80, 100, text);
    drawing_save(&d, "pdf_shared");
    drawing_ask(&d, "qpdf --check %s", "pdf_shared");
    const char *readers[] = {"pdftotext %s -", "mutool draw -q -F text %s 2>/dev/null",
                             "pdfinfo -struct-text %s | sed -n 's/^ *\"\\(.*\\)\"$/\\1/p'"};
    for (int r = 0; r < BX_COUNT(readers); r++)
        ck_assert_msg(drawing_same_text(drawing_ask(&d, readers[r], "pdf_shared"), text), "%s: %s",
                      readers[r], drawing_ask(&d, readers[r], "pdf_shared"));
    drawing_close(&d);
}
END_TEST

START_TEST(characters_that_share_a_glyph_of_a_truetype_face)
{
    bx_tag *tag = NULL;
    open_page_for(&tag);
    drawing_face_file(&d, DRAWING_HEI, DEJAVU);
    bx_run *run = drawing_run(&d, d.faces[DRAWING_HEI], 16 * BX_PT, 0, "abcdeabcde");
    run->text = BX_STR("abcdevwxyz"); /* as if the face drew v like a */
    draw_run(tag, run, 80 * BX_PT, 100 * BX_PT);
    drawing_save(&d, "pdf_shared");
    drawing_ask(&d, "qpdf --check %s", "pdf_shared");
    const char *readers[] = {"pdftotext %s -", "mutool draw -q -F text %s 2>/dev/null"};
    for (int r = 0; r < BX_COUNT(readers); r++) {
        const char *text = drawing_ask(&d, readers[r], "pdf_shared");
        ck_assert_msg(drawing_same_text(text, "abcdevwxyz"), "%s: %s", readers[r], text);
    }
    drawing_close(&d);
}
END_TEST

/* Three characters one below the other and three that lie: the words are told once, for all. */
START_TEST(a_column_reads_as_it_is_told)
{
    bx_tag *tag = NULL;
    open_page_for(&tag);
    bx_run *stands = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 16 * BX_PT, 0, "甲乙丙");
    bx_run *lies = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 16 * BX_PT, 0, "（丁）");
    bx_glyph *glyphs = BX_NEW_ARRAY(d.arena, bx_glyph, stands->count);
    ck_assert_ptr_nonnull(glyphs);
    for (int i = 0; i < stands->count; i++) {
        glyphs[i] = stands->glyphs[i];
        glyphs[i].x = -8 * BX_PT;
        glyphs[i].y = -16 * i * BX_PT;
    }
    stands->glyphs = glyphs;
    lies->turned = true;
    ck_assert_int_eq(d.device->ops->begin_tag(d.device, tag, BX_STR("甲乙丙（丁）")), BX_OK);
    ck_assert_int_eq(d.device->ops->draw_run(d.device, stands, 100 * BX_PT, 100 * BX_PT, 0), BX_OK);
    ck_assert_int_eq(d.device->ops->draw_run(d.device, lies, 94 * BX_PT, 140 * BX_PT, 0), BX_OK);
    ck_assert_int_eq(d.device->ops->end_tag(d.device), BX_OK);
    drawing_save(&d, "pdf_column");
    const char *file = plain("pdf_column");
    ck_assert_int_eq(count_of(file, " Td\n"), 3 + 1);
    ck_assert_int_eq(count_of(file, " Tc\n"), 0);
    ck_assert_int_eq(count_of(file, "\n0 -1 1 0 94 "), 1);
    ck_assert_int_eq(count_of(file, "/ActualText"), 1);
    ck_assert_str_eq(drawing_ask(&d, "pdftotext %s - | head -n 1", "pdf_column"), "甲乙丙（丁）\n");
    ck_assert_str_eq(drawing_ask(&d, "pdfinfo -struct-text %s | sed -n 's/^ *\"\\(.*\\)\"$/\\1/p'",
                                 "pdf_column"),
                     "甲乙丙（丁）\n");
    drawing_close(&d);
}
END_TEST

/* Codes follow the glyphs when the runs were told before: the same characters, the same program. */
START_TEST(expected_glyphs_have_one_order)
{
    static const char *const texts[] = {"甲乙丙丁", "丁丙乙甲", "乙甲丁丙乙甲"};
    char tag[BX_COUNT(texts)][16] = {{0}};
    for (int i = 0; i < BX_COUNT(texts); i++) {
        drawing_open(&d);
        ck_assert_int_eq(bx_pdf_new(&d.info, d.arena, NULL, d.diag, &d.device), BX_OK);
        bx_run *run = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 16 * BX_PT, 0, texts[i]);
        ck_assert_int_eq(d.device->ops->expect_run(d.device, run), BX_OK);
        drawing_page(&d, "1");
        draw_run(NULL, run, 80 * BX_PT, 100 * BX_PT);
        drawing_save(&d, "pdf_expected");
        ck_assert(drawing_same_text(drawing_ask(&d, "pdftotext %s -", "pdf_expected"), texts[i]));
        const char *name = strstr(plain("pdf_expected"), "/BaseFont /");
        ck_assert_ptr_nonnull(name);
        memcpy(tag[i], name + strlen("/BaseFont /"), 6);
        drawing_close(&d);
        ck_assert_str_eq(tag[i], tag[0]);
    }
}
END_TEST

static bx_run *clustered(const char *text, const uint32_t *at, const uint32_t *len)
{
    bx_run *run = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 16 * BX_PT, 0, "甲乙丙丁");
    bx_glyph *glyphs = BX_NEW_ARRAY(d.arena, bx_glyph, run->count);
    ck_assert_ptr_nonnull(glyphs);
    for (int i = 0; i < run->count; i++) {
        glyphs[i] = run->glyphs[i];
        glyphs[i].at = at[i];
        glyphs[i].len = len[i];
    }
    run->glyphs = glyphs;
    run->text = bx_str_from(text);
    return run;
}

static const struct {
    const char *text;
    uint32_t at[4], len[4];
    int spans;
} clusters[] = {
    {"甲——丁", {0, 3, 6, 9}, {3, 3, 3, 3}, 0},
    {"甲é丁", {0, 3, 3, 5}, {3, 2, 0, 3}, 1},         /* two glyphs, one character */
    {"e\xCC\x81丙丁", {0, 0, 3, 6}, {3, 0, 3, 3}, 1}, /* two glyphs, two characters */
    {"甲\xF0\xA0\xAE\xB7", {0, 3, 3, 3}, {3, 4, 0, 0}, 1},
    {"fi", {0, 0, 1, 1}, {1, 0, 1, 0}, 2},
    {"甲葛\xF3\xA0\x84\x80乙丙", {0, 3, 10, 13}, {3, 7, 3, 3}, 0}, /* a variant's selector stays */
};

START_TEST(clusters_of_several_glyphs_give_their_text)
{
    for (int i = 0; i < BX_COUNT(clusters); i++) {
        bx_tag *tag = NULL;
        open_page_for(&tag);
        bx_run *run = clustered(clusters[i].text, clusters[i].at, clusters[i].len);
        draw_run(tag, run, 80 * BX_PT, 100 * BX_PT);
        drawing_save(&d, "pdf_clusters");
        drawing_ask(&d, "qpdf --check %s", "pdf_clusters");
        const char *text = drawing_ask(&d, "pdftotext %s -", "pdf_clusters");
        ck_assert_msg(drawing_same_text(text, clusters[i].text), "row %d: %s", i, text);
        ck_assert_msg(count_of(plain("pdf_clusters"), "/ActualText") == clusters[i].spans,
                      "row %d: %d spans", i, count_of(plain("pdf_clusters"), "/ActualText"));
        drawing_close(&d);
    }
}
END_TEST

/* The same as an artifact: nothing to be given, and no tag to take the piece. */
START_TEST(clusters_of_an_artifact_have_no_span)
{
    open_page();
    draw_run(NULL, clustered(clusters[1].text, clusters[1].at, clusters[1].len), 80 * BX_PT,
             100 * BX_PT);
    drawing_save(&d, "pdf_artifact");
    drawing_ask(&d, "qpdf --check %s", "pdf_artifact");
    ck_assert_int_eq(count_of(plain("pdf_artifact"), "/ActualText"), 0);
    drawing_close(&d);
}
END_TEST

/* --- fonts --------------------------------------------------------------------- */

/* A subset's tag tells its glyphs and their order: equal for equal programs, another for another. */
START_TEST(tags_of_subsets_follow_the_glyphs)
{
    static const char *const texts[] = {"一二三", "一二一三", "三二一"};
    char tags[3][8] = {{0}};
    for (int i = 0; i < BX_COUNT(texts); i++) {
        open_page();
        drawing_text(&d, NULL, DRAWING_FANG, 16, 80, 100, texts[i]);
        drawing_save(&d, "pdf_subset");
        const char *name = strstr(plain("pdf_subset"), "+FandolFang-Regular");
        ck_assert_ptr_nonnull(name);
        memcpy(tags[i], name - 6, 6);
        ck_assert_int_eq(strspn(tags[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6);
        drawing_close(&d);
    }
    ck_assert_str_eq(tags[0], tags[1]);
    ck_assert_str_ne(tags[0], tags[2]);
}
END_TEST

/* Many glyphs: ToUnicode in blocks of at most a hundred, all of them back. */
START_TEST(hundreds_of_glyphs_come_back)
{
    bx_buf all = {0};
    bx_tag *tag = NULL;
    open_page_for(&tag);
    uint32_t rune = 0x4E00;
    for (int line = 0; line < 20; line++) {
        bx_buf text = {0};
        for (int i = 0; i < 25; rune++) {
            if (bx_face_glyph(drawing_face(&d, DRAWING_FANG), rune) == 0) continue;
            bx_buf_add_rune(&text, rune);
            i++;
        }
        drawing_text(&d, tag, DRAWING_FANG, 16, 80, 100 + 30 * line,
                     bx_arena_copy(d.arena, text.ptr, text.len));
        bx_buf_add_str(&all, bx_buf_str(&text));
        bx_buf_release(&text);
    }
    drawing_save(&d, "pdf_hundreds");
    ck_assert(drawing_same_text(drawing_ask(&d, "pdftotext %s -", "pdf_hundreds"), all.ptr));
    ck_assert(drawing_same_text(
        drawing_ask(&d, "mutool draw -q -F text %s 2>/dev/null", "pdf_hundreds"), all.ptr));
    ck_assert_int_eq(count_of(plain("pdf_hundreds"), "100 beginbfchar"), 5);
    bx_buf_release(&all);
    drawing_close(&d);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        all_kinds_of_faces_come_back,
        ghostscript_reads_all_kinds_on_one_page,
        glyphs_stand_in_their_places,
        text_on_the_grid_needs_no_adjustments,
        bold_text_is_filled_and_stroked,
        characters_that_share_a_glyph_stay_apart,
        a_column_reads_as_it_is_told,
        expected_glyphs_have_one_order,
        characters_that_share_a_glyph_of_a_truetype_face,
        clusters_of_several_glyphs_give_their_text,
        clusters_of_an_artifact_have_no_span,
        tags_of_subsets_follow_the_glyphs,
        hundreds_of_glyphs_come_back,
    };
    return bx_suite_run("pdf: text", tests, BX_COUNT(tests));
}
