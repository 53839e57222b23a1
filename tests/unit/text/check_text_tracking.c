/* Space behind characters: counted where lines are broken, gone at their ends. */
#include <string.h>

#include <check.h>

#include "support/suite.h"
#include "support/text_kit.h"
#include "text/prepare.h"

#include "base/ban.h"

static bx_text_kit kit;

static void track(int hundredths)
{
    bx_kit_open(&kit);
    kit.style.tracking = hundredths * BX_KIT_EM / 100;
}

START_TEST(each_character_has_it_but_the_last)
{
    static const struct {
        int tracking; /* 1/100 em */
        const char *text, *lines, *glyphs;
    } rows[] = {
        {10, "天地玄", "天地玄@320", "0 110 220"},
        {-10, "天地玄", "天地玄@280", "0 90 180"},
        {100, "通知", "通知@300", "0 200"},
        {10, "天，地", "天，地@320", "0 110 220"},
        {10, "天。”地", "天。”地@380", "0 110 170 280"},
        {10, "天AB1地", "天AB1地@390", "0 110 170 230 290"},
        /* one unit each: the toy's dashes are drawn to meet */
        {0, "天——地", "天——地@400", "0 105 195 300"},
        {10, "天——地……玄", "天——地……玄@740", "0 115 205 320 430 530 640"},
        /* 25 of them and 24 times a tenth are 27.4 em; the mark at the end is half an em */
        {10, "<25><3>", "<25>@2800 | <3>@320", NULL},
        {10, "<24>，<3>", "<24>，@2800 | <3>@320", NULL},
        {-10, "<31><5>", "<31>@2800 | <5>@460", NULL},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        track(rows[i].tracking);
        const char *lines = bx_kit_lines(&kit, rows[i].text);
        ck_assert_msg(strcmp(lines, rows[i].lines) == 0, "%s: %s", rows[i].text, lines);
        const char *glyphs = rows[i].glyphs ? bx_kit_glyphs(&kit, 0) : "";
        if (rows[i].glyphs)
            ck_assert_msg(strcmp(glyphs, rows[i].glyphs) == 0, "%s: %s", rows[i].text, glyphs);
        bx_kit_close(&kit);
    }
}
END_TEST

START_TEST(a_fixed_grid_has_none)
{
    track(10);
    kit.rules.school = BX_SCHOOL_GRID;
    ck_assert_str_eq(bx_kit_lines(&kit, "天地玄"), "天地玄@300");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(centred_lines_do_not_count_it)
{
    track(50);
    kit.measure.justify = BX_FLUSH_CENTER;
    bx_kit_lines(&kit, "通知");
    ck_assert_int_eq(kit.lines[0].runs[0].x, (2800 - 250) * BX_PT / 2);
    ck_assert_int_eq(bx_prepared_width(kit.p), 250 * BX_PT);
    bx_kit_close(&kit);
}
END_TEST

/* Words amid a text of less: nothing of it is seen outside of them. */
START_TEST(between_texts_the_lesser_counts)
{
    bx_kit_open(&kit);
    bx_text_style wide = kit.style, close = kit.style;
    wide.tracking = BX_KIT_EM;
    close.tracking = -BX_KIT_EM / 10;
    const bx_span spans[] = {{0, 3, kit.style, 0},
                             {3, 9, wide, 1},
                             {9, 12, kit.style, 2},
                             {12, 18, close, 3},
                             {18, 21, kit.style, 4}};
    const bx_words words = {.text = BX_STR("天地玄黄宇宙洪"),
                            .spans = spans,
                            .span_count = BX_COUNT(spans),
                            .rules = &kit.rules};
    bx_prepared *p;
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &p), BX_OK);
    static const int widths[] = {100, 200, 100, 100, 90, 100, 100};
    for (int i = 0; i < BX_COUNT(widths); i++)
        ck_assert_msg(p->clusters[i].advance == widths[i] * BX_PT, "%d", i);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        each_character_has_it_but_the_last,
        a_fixed_grid_has_none,
        centred_lines_do_not_count_it,
        between_texts_the_lesser_counts,
    };
    return bx_suite_run("text tracking", tests, BX_COUNT(tests));
}
