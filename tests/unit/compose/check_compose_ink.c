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

/* The n-th run of a page (from 0) that is no artifact. */
static const bx_item *run_of(int page, int n)
{
    const bx_page *p = &draft.pages->pages[page];
    for (int i = 0; i < p->count; i++)
        if (p->items[i].type == BX_ITEM_RUN && p->items[i].tag && n-- == 0) return &p->items[i];
    return NULL;
}

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
    ck_assert_int_eq(draft.pages->lines[0].line->width, draft.pages->lines[1].line->width);
    const bx_item *plain = run_of(0, 0), *heavy = run_of(0, 1);
    ck_assert(plain && heavy && !run_of(0, 2));
    ck_assert_int_eq(plain->run->stroke, 0);
    ck_assert_int_eq(heavy->run->stroke, 16 * BX_PT / 40);
    ck_assert_ptr_eq(plain->run->face, heavy->run->face);
    ck_assert_int_eq(plain->run->count, heavy->run->count);
    for (int i = 0; i < plain->run->count; i++)
        ck_assert_int_eq(plain->run->glyphs[i].x, heavy->run->glyphs[i].x);
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
    static const char *const faces[] = {"FandolFang", "FandolSong", "FandolFang", "FandolSong",
                                        "FandolFang"};
    for (int i = 0; i < BX_COUNT(faces); i++)
        ck_assert_str_eq(bx_face_name(run_of(0, i)->run->face), faces[i]);
    ck_assert_ptr_null(run_of(0, BX_COUNT(faces)));
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

/* --- lines across ----------------------------------------------------------- */

static bx_block *push_block(bx_block_kind kind, const bx_style *style)
{
    bx_draft_space(&draft, 1); /* a block with a place */
    bx_block *block = &draft.blocks.items[draft.blocks.count - 1];
    *block = (bx_block){.kind = kind, .place = block->place, .style = style};
    return block;
}

static void add_line(const char *left, const char *center, const char *right, const bx_style *style)
{
    const char *const texts[BX_SIDES] = {left, center, right};
    bx_inline *lines = BX_NEW_ARRAY(draft.arena, bx_inline, BX_SIDES);
    ck_assert_ptr_nonnull(lines);
    for (int i = 0; i < BX_SIDES; i++)
        lines[i].text = bx_str_from(texts[i]);
    bx_block *block = push_block(BX_BLOCK_LINE, style);
    block->lines = lines;
    block->line_count = BX_SIDES;
}

START_TEST(texts_stand_at_the_sides_of_one_line)
{
    bx_draft_open(&draft);
    bx_style style = draft.body;
    bx_len cell = draft.page.cell, x = draft.page.area.x;
    style.indent = cell;
    style.right = 3 * cell;
    bx_draft_paragraph(&draft, "天。");
    add_line("地玄", "黄", "宇宙洪", &style);
    bx_draft_paragraph(&draft, "荒。");
    set_well(1);
    int page = 0;
    ck_assert_int_eq(top_of("地玄"), draft.page.pitch);
    ck_assert_int_eq(top_of("荒。"), 2 * draft.page.pitch);
    ck_assert_int_eq(bx_um(bx_draft_find(&draft, "地玄", &page)->box.x - x), bx_um(cell));
    ck_assert_int_eq(bx_um(bx_draft_find(&draft, "黄", &page)->box.x - x),
                     bx_um(cell + 23 * cell / 2));
    ck_assert_int_eq(bx_um(bx_draft_find(&draft, "宇宙洪", &page)->box.x - x), bx_um(22 * cell));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(texts_that_collide_are_told)
{
    static const char ten[] = "天地玄黄宇宙洪荒日月";
    static const struct {
        int left, center, right; /* characters, of a line of 28 */
        bool fits;
    } rows[] = {
        {10, 0, 10, true}, {9, 9, 9, true},   {9, 10, 8, false}, {8, 9, 10, false},
        {10, 7, 0, true},  {0, 9, 10, false}, {0, 10, 0, true},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_draft_open(&draft);
        bx_style style = draft.body;
        style.indent = 0;
        const char *texts[BX_SIDES];
        const int counts[BX_SIDES] = {rows[i].left, rows[i].center, rows[i].right};
        for (int k = 0; k < BX_SIDES; k++)
            texts[k] = bx_str_copy(draft.arena, (bx_str){ten, 3 * (size_t)counts[k]}).ptr;
        add_line(texts[0], texts[1], texts[2], &style);
        bx_status status = bx_draft_set(&draft);
        ck_assert_msg(status == (rows[i].fits ? BX_OK : BX_ERR_LAYOUT), "row %d", i);
        ck_assert_msg(bx_draft_count(&draft, 723) == !rows[i].fits, "row %d", i);
        bx_draft_close(&draft);
    }
    /* never broken */
    bx_draft_open(&draft);
    add_line(bx_draft_text(&draft, 0, 30), "", "", &draft.body);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_line_has_the_rules_of_its_style)
{
    static const bx_text_rule rule = {
        .stroke = {.width = BX_PT}, .gap = BX_PT, .over = BX_OVER_TEXT};
    bx_draft_open(&draft);
    bx_style style = ruled(&rule, &rule);
    style.on_grid = false;
    style.indent = 0;
    add_line("", "天", "地", &style);
    set_well(1);
    const bx_item *above = shape_of(0, 0), *below = shape_of(0, 1);
    bx_len cell = draft.page.cell;
    ck_assert_int_eq(above->box.y, draft.page.area.y);
    ck_assert_int_eq(below->box.y, draft.page.area.y + 3 * BX_PT + style.size);
    ck_assert_int_eq(bx_um(above->box.x - draft.page.area.x), bx_um(27 * cell / 2));
    ck_assert_int_eq(bx_um(above->box.w), bx_um(29 * cell / 2));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_rule_by_itself)
{
    static const bx_rule_line whole = {.stroke = {.width = 2 * BX_PT}, .before = 4 * BX_PT},
                              left = {.stroke = {.width = BX_PT},
                                      .length = 50 * BX_PT,
                                      .align = BX_SIDE_LEFT},
                              right = {.stroke = {.width = BX_PT, .rgb = 0xFF3333},
                                       .length = 50 * BX_PT,
                                       .align = BX_SIDE_RIGHT,
                                       .after = BX_PT},
                              wide = {.stroke = {.width = 3 * BX_PT, .is_double = true},
                                      .length = 450 * BX_PT,
                                      .align = BX_SIDE_CENTER};
    static const bx_rule_line *const rules[] = {&whole, &left, &right, &wide};
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天。");
    for (int i = 0; i < BX_COUNT(rules); i++)
        push_block(BX_BLOCK_RULE, &draft.body)->rule = rules[i];
    bx_draft_paragraph(&draft, "地。");
    set_well(1);
    bx_rect area = draft.page.area;
    bx_len y = area.y + draft.body.size + 4 * BX_PT, spare = 450 * BX_PT - area.w;
    const bx_rect wanted[] = {{area.x, y, area.w, 2 * BX_PT},
                              {area.x, y + 2 * BX_PT, 50 * BX_PT, BX_PT},
                              {area.x + area.w - 50 * BX_PT, y + 3 * BX_PT, 50 * BX_PT, BX_PT},
                              {area.x - spare / 2, y + 5 * BX_PT, 450 * BX_PT, BX_PT},
                              {area.x - spare / 2, y + 7 * BX_PT, 450 * BX_PT, BX_PT}};
    for (int i = 0; i < BX_COUNT(wanted); i++) {
        const bx_item *item = shape_of(0, i);
        ck_assert_msg(item && !item->tag, "rule %d", i);
        ck_assert_msg(item->box.x == wanted[i].x && item->box.y == wanted[i].y, "rule %d", i);
        ck_assert_msg(item->box.w == wanted[i].w && item->box.h == wanted[i].h, "rule %d", i);
        ck_assert_msg(item->rgb == (i == 2 ? 0xFF3333u : 0), "rule %d", i);
    }
    ck_assert_int_eq(top_of("地。"), draft.page.pitch);
    bx_draft_close(&draft);
}
END_TEST

/* A heading stays with the text below the rule that is drawn under it. */
START_TEST(a_rule_parts_no_heading_from_its_text)
{
    static const bx_rule_line rule = {.stroke = {.width = BX_PT}};
    bx_draft_open(&draft);
    for (int i = 0; i < 21; i++)
        bx_draft_paragraph(&draft, "天。");
    bx_draft_heading(&draft, 0, 2, "一、地");
    push_block(BX_BLOCK_RULE, &draft.body)->rule = &rule;
    bx_draft_paragraph(&draft, "玄。");
    set_well(2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "一、地"), 2);
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
        texts_stand_at_the_sides_of_one_line,
        texts_that_collide_are_told,
        a_line_has_the_rules_of_its_style,
        a_rule_by_itself,
        a_rule_parts_no_heading_from_its_text,
    };
    int failed = bx_suite_run("compose ink", tests, BX_COUNT(tests));
    bx_faces_close();
    return failed;
}
