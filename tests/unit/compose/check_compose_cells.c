/* Cells and their lines: places, heights, points under one another, strokes, smaller text. */
#include <inttypes.h>
#include <string.h>

#include "support/draft.h"
#include "support/suite.h"

static const bx_column shares[] = {
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
};

static bx_draft draft;

static void open_small(void)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 12, 6); /* 192 pt wide, 166 pt high */
}

static void set_well(void)
{
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
}

static const bx_item *item_of(const char *text)
{
    int page = 0;
    const bx_item *item = bx_draft_find(&draft, text, &page);
    ck_assert_msg(item != NULL, "%s", text);
    return item;
}

static bx_cell *cell_at(const bx_table *table, int row, int column)
{
    bx_cell *cell = bx_draft_cell(table->cells, table->cell_count, row, column);
    ck_assert_ptr_nonnull(cell);
    return cell;
}

START_TEST(text_stands_at_the_top_or_the_bottom_of_its_cell)
{
    static const bx_len heights[] = {50 * BX_PT};
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "天|地|玄", 0, false);
    table->row_heights = heights;
    cell_at(table, 0, 0)->vertical = BX_VERTICAL_TOP;
    cell_at(table, 0, 2)->vertical = BX_VERTICAL_BOTTOM;
    set_well();
    bx_len top = draft.page.area.y;
    ck_assert_int_eq(bx_draft_top(item_of("天")), top + draft.pad);
    ck_assert_int_eq(bx_draft_top(item_of("地")), top + (heights[0] - draft.cell.size) / 2);
    ck_assert_int_eq(bx_draft_top(item_of("玄")) + draft.cell.size, top + heights[0] - draft.pad);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_row_is_as_high_as_it_wants_or_higher)
{
    static const bx_len heights[] = {40 * BX_PT, BX_PT, 0};
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "天||\n地||\n玄||", 0, false);
    table->row_heights = heights;
    set_well();
    bx_len one = draft.cell.size + 2 * draft.pad;
    ck_assert_int_eq(bx_draft_top(item_of("地")) - draft.page.area.y, heights[0] + draft.pad);
    ck_assert_int_eq(bx_draft_top(item_of("玄")) - draft.page.area.y, heights[0] + one + draft.pad);
    bx_draft_close(&draft);
}
END_TEST

/* --- numbers ------------------------------------------------------------------ */

static const bx_column numbers[] = {
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_DECIMAL, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_CONTENT, 0, 0, BX_ALIGN_DECIMAL, BX_VERTICAL_MIDDLE},
};

/* Where the number's integer part ends: digits are half an em. */
static bx_len point_at(const char *text)
{
    return item_of(text)->box.x + (bx_len)strcspn(text, ".") * draft.cell.size / 2;
}

START_TEST(points_stand_under_one_another)
{
    open_small();
    bx_draft_table(&draft, numbers, 2, "金额|增减\n1234.5|1\n7|22.25\n0.25|333.3\n—|—", 1, false);
    set_well();
    ck_assert_int_eq(point_at("1234.5"), point_at("7"));
    ck_assert_int_eq(point_at("1234.5"), point_at("0.25"));
    ck_assert_int_eq(point_at("1"), point_at("22.25"));
    ck_assert_int_eq(point_at("1"), point_at("333.3"));
    /* The widest, from the first digit to the last decimal of any, is in the column's middle. */
    const bx_item *wide = item_of("1234.5"), *deep = item_of("0.25");
    bx_len middle = (wide->box.x + deep->box.x + deep->box.w) / 2;
    const bx_item *head = item_of("金额"), *dash = item_of("—");
    ck_assert_int_le(middle - (head->box.x + head->box.w / 2), 1);
    ck_assert_int_le(head->box.x + head->box.w / 2 - middle, 1);
    ck_assert_int_eq(dash->box.x + dash->box.w / 2, head->box.x + head->box.w / 2);
    /* The column by content has room for both ends: 333 and .25. */
    const bx_item *first = item_of("333.3"), *last = item_of("22.25");
    ck_assert_int_eq(last->box.x + last->box.w + draft.pad, draft.page.area.x + draft.page.area.w);
    ck_assert_int_lt(first->box.x, last->box.x);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(numbers_too_wide_together_stand_flush_right)
{
    static const bx_column narrow[] = {
        {BX_COLUMN_FIXED, 40 * BX_PT, 0, BX_ALIGN_DECIMAL, BX_VERTICAL_MIDDLE}};
    open_small();
    bx_draft_table(&draft, narrow, 1, "123456\n0.12345", 0, false);
    set_well();
    const bx_item *one = item_of("123456"), *other = item_of("0.12345");
    ck_assert_int_eq(one->box.x + one->box.w, other->box.x + other->box.w);
    bx_draft_close(&draft);
}
END_TEST

/* --- lines -------------------------------------------------------------------- */

/* Filled length of lines that lie (or stand) around (x, y) from the type area's corner, by colour and width. */
static int lines_at(bx_len at, bool across, bx_len width, uint32_t rgb)
{
    const bx_page *page = &draft.pages->pages[0];
    bx_len sum = 0;
    for (int i = 0; i < page->count; i++) {
        const bx_item *item = &page->items[i];
        const bx_rect *r = &item->box;
        if (item->type != BX_ITEM_SHAPE || (r->w > r->h) != across || item->rgb != rgb) continue;
        bx_len from = across ? r->y - draft.page.area.y : r->x - draft.page.area.x;
        bx_len thick = across ? r->h : r->w;
        if (thick == width && from + width / 2 == at) sum += across ? r->w : r->h;
    }
    return (int)(sum / BX_PT);
}

START_TEST(an_open_table_has_no_sides)
{
    static const bx_table_lines lines = {.top = {.width = 3 * BX_PT},
                                         .bottom = {.width = 3 * BX_PT},
                                         .under_head = {.width = BX_PT, .rgb = 0x0000FF}};
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "天|地|玄\n1|2|3\n4|5|6", 1, false);
    table->lines = &lines;
    set_well();
    bx_len row = draft.cell.size + 2 * draft.pad;
    ck_assert_int_eq(bx_draft_rules(&draft, 1), 3);
    ck_assert_int_eq(lines_at(0, true, 3 * BX_PT, 0), 192);
    ck_assert_int_eq(lines_at(row, true, BX_PT, 0x0000FF), 192);
    ck_assert_int_eq(lines_at(3 * row, true, 3 * BX_PT, 0), 192);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_double_line_is_two)
{
    static const bx_table_lines lines = {.bottom = {.width = 3 * BX_PT, .is_double = true}};
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "天|地|玄", 0, false);
    table->lines = &lines;
    set_well();
    bx_len row = draft.cell.size + 2 * draft.pad;
    ck_assert_int_eq(bx_draft_rules(&draft, 1), 2);
    ck_assert_int_eq(lines_at(row - BX_PT, true, BX_PT, 0), 192);
    ck_assert_int_eq(lines_at(row + BX_PT, true, BX_PT, 0), 192);
    bx_draft_close(&draft);
}
END_TEST

/* The lower cell's line, and the one to the right, counts where both have one. */
START_TEST(a_cell_has_lines_of_its_own)
{
    static const bx_stroke red = {.width = 2 * BX_PT, .rgb = 0xFF0000};
    static const bx_stroke blue = {.width = 2 * BX_PT, .rgb = 0x0000FF};
    static const bx_stroke none = {0};
    static const bx_edges around = {&red, &red, &red, &red}, above = {.top = &blue};
    static const bx_edges open = {.bottom = &none};
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "天|地|玄\n1|2|3\n4|5|6", 0, false);
    cell_at(table, 1, 1)->edges = &around;
    cell_at(table, 2, 1)->edges = &above;
    cell_at(table, 2, 2)->edges = &open;
    set_well();
    bx_len row = draft.cell.size + 2 * draft.pad;
    ck_assert_int_eq(lines_at(row, true, 2 * BX_PT, 0xFF0000), 66);
    ck_assert_int_eq(lines_at(2 * row, true, 2 * BX_PT, 0xFF0000), 0);
    ck_assert_int_eq(lines_at(2 * row, true, 2 * BX_PT, 0x0000FF), 66);
    ck_assert_int_eq(lines_at(64 * BX_PT, false, 2 * BX_PT, 0xFF0000), 13);
    ck_assert_int_eq(lines_at(128 * BX_PT, false, 2 * BX_PT, 0xFF0000), 13);
    ck_assert_int_eq(lines_at(3 * row, true, BX_PT / 2, 0), 128); /* of the frame 64 pt are open */
    bx_draft_close(&draft);
}
END_TEST

/* --- what is wider than its cell -------------------------------------------------- */

/* 32 pt less 4 pt: six digits of 9 pt, seven of 8, ten of 5.6. */
START_TEST(a_number_is_set_smaller_to_fit)
{
    static const bx_column narrow[] = {
        {BX_COLUMN_FIXED, 32 * BX_PT, 0, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    open_small();
    bx_table *table = bx_draft_table(&draft, narrow, 1, "123456\n1234567\n12345678", 0, false);
    for (int row = 0; row < 3; row++)
        cell_at(table, row, 0)->fit = 6 * BX_PT;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 2);
    ck_assert_int_eq(bx_draft_count(&draft, 720), 2);
    ck_assert_int_eq(item_of("123456")->run->size, 9 * BX_PT);
    ck_assert(item_of("1234567")->box.w <= 28 * BX_PT);
    ck_assert_int_lt(item_of("12345678")->run->size, item_of("1234567")->run->size);
    ck_assert_int_ge(item_of("12345678")->run->size, 6 * BX_PT);
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 1)->args[0], "12345678"));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(what_does_not_fit_in_the_least_size_is_torn)
{
    static const bx_column narrow[] = {
        {BX_COLUMN_FIXED, 32 * BX_PT, 0, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    open_small();
    bx_table *table = bx_draft_table(&draft, narrow, 1, "123456789012\nabc", 0, false);
    cell_at(table, 0, 0)->fit = 8 * BX_PT;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 1);
    ck_assert_int_eq(bx_draft_count(&draft, 721), 1);
    ck_assert_int_eq(item_of("1234567")->run->size, 8 * BX_PT);
    ck_assert_int_eq(item_of("89012")->run->size, 8 * BX_PT);
    bx_draft_close(&draft);
}
END_TEST

/* --- 斜线表头 ------------------------------------------------------------------- */

static bx_inline words(const char *text)
{
    return (bx_inline){.text = bx_str_from(text)};
}

/* Whether the corner of a text's em-box lies above the line from the cell's upper left corner to (x, y). */
static bool is_above(bx_len left, bx_len top, const bx_item *line)
{
    bx_len x = left - line->box.x, y = top - line->box.y;
    return y * (line->box.w >> 8) <= x * (line->box.h >> 8);
}

static const bx_item *fall(int at)
{
    const bx_page *page = &draft.pages->pages[0];
    for (int i = 0; i < page->count; i++)
        if (page->items[i].type == BX_ITEM_SHAPE && page->items[i].shape == BX_SHAPE_FALL &&
            at-- == 0)
            return &page->items[i];
    ck_abort_msg("no line falls");
    return NULL;
}

START_TEST(a_head_is_parted_by_a_line)
{
    bx_diagonal corner = {.count = 2};
    corner.texts[0] = words("地区");
    corner.texts[1] = words("年份");
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "|天|地\n1|2|3", 1, false);
    cell_at(table, 0, 0)->diagonal = &corner;
    set_well();
    const bx_item *rows = item_of("地区"), *columns = item_of("年份"), *line = fall(0);
    ck_assert_int_eq(line->box.w, 64 * BX_PT);
    ck_assert_int_ge(line->box.h, 2 * draft.cell.size);
    ck_assert(is_above(columns->box.x, bx_draft_top(columns) + draft.cell.size, line));
    ck_assert(!is_above(rows->box.x + rows->box.w, bx_draft_top(rows), line));
    ck_assert_ptr_eq(rows->tag, columns->tag);
    ck_assert_ptr_nonnull(rows->tag);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_head_is_parted_by_two_lines)
{
    bx_diagonal corner = {.count = 3};
    corner.texts[0] = words("区");
    corner.texts[1] = words("数");
    corner.texts[2] = words("年份");
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "|天|地\n1|2|3", 1, false);
    cell_at(table, 0, 0)->diagonal = &corner;
    set_well();
    const bx_item *upper = fall(0), *lower = fall(1);
    const bx_item *rows = item_of("区"), *data = item_of("数"), *columns = item_of("年份");
    bx_len em = draft.cell.size;
    ck_assert(is_above(columns->box.x, bx_draft_top(columns) + em, upper));
    ck_assert(!is_above(data->box.x, bx_draft_top(data), upper));
    ck_assert(is_above(data->box.x, bx_draft_top(data) + em, lower));
    ck_assert(!is_above(rows->box.x + rows->box.w, bx_draft_top(rows), lower));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_text_too_wide_for_its_corner_is_told)
{
    bx_diagonal corner = {.count = 2};
    corner.texts[0] = words("天地玄黄宇宙洪荒");
    corner.texts[1] = words("年份");
    open_small();
    bx_table *table = bx_draft_table(&draft, shares, 3, "|天|地\n1|2|3", 1, false);
    cell_at(table, 0, 0)->diagonal = &corner;
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 702), 1);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        text_stands_at_the_top_or_the_bottom_of_its_cell,
        a_row_is_as_high_as_it_wants_or_higher,
        points_stand_under_one_another,
        numbers_too_wide_together_stand_flush_right,
        an_open_table_has_no_sides,
        a_double_line_is_two,
        a_cell_has_lines_of_its_own,
        a_number_is_set_smaller_to_fit,
        what_does_not_fit_in_the_least_size_is_torn,
        a_head_is_parted_by_a_line,
        a_head_is_parted_by_two_lines,
        a_text_too_wide_for_its_corner_is_told,
    };
    bx_faces_open();
    int status = bx_suite_run("compose: cells and their lines", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
