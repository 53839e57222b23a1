/* Rules above and below texts, right indents: where they stand and what room they take. */
#include <stdlib.h>

#include <check.h>

#include "support/draft.h"
#include "support/suite.h"

#include "base/ban.h"

static bx_draft draft;

static void set_well(int pages)
{
    bx_status status = bx_draft_set(&draft);
    ck_assert_int_eq(status, BX_OK);
    ck_assert_int_eq(draft.pages->count, pages);
}

static bx_len top_of(const char *text)
{
    int page = 0;
    const bx_item *item = bx_draft_find(&draft, text, &page);
    ck_assert_msg(item != NULL, "%s", text);
    return bx_draft_top(item) - draft.page.area.y;
}

/* The n-th filled rectangle of a page (from 0). */
static const bx_item *shape_of(int page, int n)
{
    const bx_page *p = &draft.pages->pages[page];
    for (int i = 0; i < p->count; i++)
        if (p->items[i].type == BX_ITEM_SHAPE && n-- == 0) return &p->items[i];
    return NULL;
}

/* A style of the draft's body with rules; lives while the test runs. */
static bx_style ruled(const bx_text_rule *above, const bx_text_rule *below)
{
    bx_style style = draft.body;
    style.rule_above = above;
    style.rule_below = below;
    return style;
}

static void add(const char *text, const bx_style *style)
{
    bx_draft_paragraph(&draft, text);
    bx_block *block = &draft.blocks.items[draft.blocks.count - 1];
    bx_inline *line = BX_NEW(draft.arena, bx_inline);
    bx_style_span *span = BX_NEW(draft.arena, bx_style_span);
    ck_assert(line && span);
    *line = block->lines[0];
    *span = (bx_style_span){0, line->text.len, style};
    line->spans = span;
    line->span_count = 1;
    block->lines = line;
    block->style = style;
}

START_TEST(a_rule_stands_in_the_white_between_lines)
{
    static const bx_text_rule rule = {.stroke = {.width = BX_PT, .rgb = 0xFF3333},
                                      .gap = 2 * BX_PT};
    bx_draft_open(&draft);
    bx_style style = ruled(&rule, &rule);
    bx_draft_paragraph(&draft, "天。");
    add("地。", &style);
    bx_draft_paragraph(&draft, "玄。");
    set_well(1);
    bx_len pitch = draft.page.pitch, size = style.size, top = top_of("地。");
    ck_assert_int_eq(top, pitch);
    ck_assert_int_eq(top_of("玄。"), 2 * pitch);
    const bx_item *above = shape_of(0, 0), *below = shape_of(0, 1);
    bx_rect area = draft.page.area;
    ck_assert_int_eq(above->box.y, area.y + top - 3 * BX_PT);
    ck_assert_int_eq(below->box.y, area.y + top + size + 2 * BX_PT);
    ck_assert_int_eq(above->box.h, BX_PT);
    ck_assert_int_eq(above->box.x, area.x);
    ck_assert_int_eq(above->box.w, area.w);
    ck_assert_ptr_null(above->tag);
    ck_assert_uint_eq(above->rgb, 0xFF3333);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(what_is_more_than_the_white_takes_whole_lines)
{
    static const bx_text_rule rule = {.stroke = {.width = BX_PT}, .gap = 14 * BX_PT};
    bx_draft_open(&draft);
    bx_style above = ruled(&rule, NULL), below = ruled(NULL, &rule);
    bx_draft_paragraph(&draft, "天。");
    add("地。", &above);
    add("玄。", &below);
    bx_draft_paragraph(&draft, "黄。");
    set_well(1);
    ck_assert_int_eq(top_of("地。"), 2 * draft.page.pitch);
    ck_assert_int_eq(top_of("玄。"), 3 * draft.page.pitch);
    ck_assert_int_eq(top_of("黄。"), 5 * draft.page.pitch);
    bx_draft_close(&draft);
}
END_TEST

/* At a page's top the rule is inside the type area, so the text goes to the second line. */
START_TEST(a_rule_at_the_top_stays_inside)
{
    static const bx_text_rule rule = {.stroke = {.width = BX_PT}};
    bx_draft_open(&draft);
    bx_style style = ruled(&rule, NULL), loose = style;
    loose.on_grid = false;
    add("天。", &style);
    set_well(1);
    ck_assert_int_eq(top_of("天。"), draft.page.pitch);
    bx_draft_close(&draft);
    bx_draft_open(&draft);
    add("天。", &loose);
    set_well(1);
    ck_assert_int_eq(top_of("天。"), BX_PT);
    ck_assert_int_eq(shape_of(0, 0)->box.y, draft.page.area.y);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(no_page_ends_between_a_text_and_its_rule)
{
    static const bx_text_rule rule = {.stroke = {.width = BX_PT}, .gap = BX_PT};
    bx_draft_open(&draft);
    bx_style style = ruled(NULL, &rule);
    for (int i = 0; i < 21; i++)
        bx_draft_paragraph(&draft, "天。");
    add("地。", &style); /* line 22 ends at the foot: its rule has no room there */
    set_well(2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "地。"), 2);
    ck_assert_int_eq(bx_draft_rules(&draft, 1), 0);
    ck_assert_int_eq(bx_draft_rules(&draft, 2), 1);
    bx_draft_close(&draft);
}
END_TEST

/* From the type area's left edge, in characters of the grid. */
START_TEST(rules_are_as_long_as_is_said)
{
    static const struct {
        bx_rule_over over;
        bx_align align;
        int length, inset_left, inset_right; /* characters */
        int from, to;
    } rows[] = {
        {BX_OVER_AREA, BX_ALIGN_JUSTIFY, 0, 0, 0, 0, 28},
        {BX_OVER_AREA, BX_ALIGN_JUSTIFY, 0, 1, 2, 1, 26},
        {BX_OVER_TEXT, BX_ALIGN_JUSTIFY, 0, 0, 0, 2, 6},
        {BX_OVER_LENGTH, BX_ALIGN_START, 10, 0, 0, 2, 12},
        {BX_OVER_LENGTH, BX_ALIGN_CENTER, 8, 0, 0, 9, 17},
        {BX_OVER_TEXT, BX_ALIGN_END, 0, 0, 0, 20, 24},
        {BX_OVER_LENGTH, BX_ALIGN_END, 10, 0, 1, 14, 23},
        {BX_OVER_TEXT, BX_ALIGN_END, 0, 3, 3, 0, 0}, /* nothing is left */
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_draft_open(&draft);
        bx_len cell = draft.page.cell;
        const bx_text_rule rule = {.stroke = {.width = BX_PT},
                                   .over = rows[i].over,
                                   .length = rows[i].length * cell,
                                   .inset_left = rows[i].inset_left * cell,
                                   .inset_right = rows[i].inset_right * cell};
        bx_style style = ruled(NULL, &rule);
        style.align = rows[i].align;
        style.indent = style.hang = 2 * cell;
        style.right = 4 * cell;
        add("天地玄黄", &style);
        set_well(1);
        const bx_item *item = shape_of(0, 0);
        ck_assert_msg((item != NULL) == (rows[i].to > 0), "row %d", i);
        if (item) {
            bx_len from = item->box.x - draft.page.area.x, to = from + item->box.w;
            ck_assert_msg(llabs(from - rows[i].from * cell) < 100, "row %d: %ld um", i,
                          (long)bx_um(from));
            ck_assert_msg(llabs(to - rows[i].to * cell) < 100, "row %d: %ld um", i,
                          (long)bx_um(to));
        }
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(a_double_rule_is_two_lines)
{
    static const bx_text_rule rule = {.stroke = {.width = 3 * BX_PT, .is_double = true}};
    bx_draft_open(&draft);
    bx_style style = ruled(NULL, &rule);
    add("天。", &style);
    set_well(1);
    const bx_item *upper = shape_of(0, 0), *lower = shape_of(0, 1);
    ck_assert_int_eq(upper->box.h, BX_PT);
    ck_assert_int_eq(lower->box.h, BX_PT);
    ck_assert_int_eq(lower->box.y - upper->box.y, 2 * BX_PT);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(lines_end_before_the_right_indent)
{
    bx_draft_open(&draft);
    bx_style style = draft.body;
    style.indent = 0;
    style.right = 8 * draft.page.cell;
    add(bx_draft_text(&draft, 0, 40), &style);
    set_well(1);
    ck_assert_int_eq(draft.pages->line_count, 2);
    ck_assert_int_eq(draft.pages->lines[0].text.len, (size_t)20 * 3);
    bx_draft_close(&draft);
}
END_TEST

/* Synthetic bold is ink alone: all stands where it stood. */
START_TEST(synthetic_bold_moves_nothing)
{
    const char *text = "天地2024年，“玄黄”Rate。";
    bx_draft_open(&draft);
    bx_style bold = draft.body;
    bold.bold = BX_BOLD_SYNTHETIC;
    bx_draft_paragraph(&draft, text);
    add(text, &bold);
    set_well(1);
    ck_assert_int_eq(draft.pages->line_count, 2);
    const bx_line *plain = draft.pages->lines[0].line, *heavy = draft.pages->lines[1].line;
    ck_assert_int_eq(plain->width, heavy->width);
    ck_assert_int_eq(plain->run_count, heavy->run_count);
    for (int i = 0; i < plain->run_count; i++) {
        ck_assert_int_eq(plain->runs[i].stroke, 0);
        ck_assert_int_eq(heavy->runs[i].stroke, 16 * BX_PT / 40);
        ck_assert_ptr_eq(plain->runs[i].face, heavy->runs[i].face);
    }
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_role_without_a_bold_face_is_told)
{
    bx_draft_open(&draft);
    bx_style bold = draft.body;
    bold.bold = BX_BOLD_FACE;
    add("天地", &bold);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_FONT);
    ck_assert_int_eq(bx_draft_count(&draft, 617), 1);
    bx_draft_close(&draft);
}
END_TEST

/* Hanzi, and the marks of Chinese text, keep their face. */
START_TEST(letters_may_come_from_another_role)
{
    bx_draft_open(&draft);
    bx_style style = draft.body, lost = draft.body;
    style.latin = BX_STR("宋体");
    add("天地2024年Rate，“玄黄”。", &style);
    set_well(1);
    const bx_line *line = draft.pages->lines[0].line;
    static const char *const faces[] = {"FandolFang", "FandolSong", "FandolFang", "FandolSong",
                                        "FandolFang"};
    ck_assert_int_eq(line->run_count, BX_COUNT(faces));
    for (int i = 0; i < line->run_count; i++)
        ck_assert_str_eq(bx_face_name(line->runs[i].face), faces[i]);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0); /* it does not stand in */
    bx_draft_close(&draft);
    bx_draft_open(&draft);
    lost.latin = BX_STR("罗马");
    add("天地", &lost);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_FONT);
    ck_assert_int_eq(bx_draft_count(&draft, 603), 1);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_rule_stands_in_the_white_between_lines,
        what_is_more_than_the_white_takes_whole_lines,
        a_rule_at_the_top_stays_inside,
        no_page_ends_between_a_text_and_its_rule,
        rules_are_as_long_as_is_said,
        a_double_rule_is_two_lines,
        lines_end_before_the_right_indent,
        synthetic_bold_moves_nothing,
        a_role_without_a_bold_face_is_told,
        letters_may_come_from_another_role,
    };
    int failed = bx_suite_run("compose ink", tests, BX_COUNT(tests));
    bx_faces_close();
    return failed;
}
