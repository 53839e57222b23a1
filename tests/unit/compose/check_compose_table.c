/* Tables: column widths, row heights, how they are cut over pages, and what does not fit. */
#include <inttypes.h>
#include <string.h>

#include "compose/columns.h"
#include "support/draft.h"
#include "support/suite.h"

static const bx_column shares[] = {
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
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

/* Height of a row with one line in its highest cell. */
static bx_len row_height(void)
{
    return draft.cell.size + 2 * draft.pad;
}

/* --- columns ------------------------------------------------------------------ */

#define FIXED(width)                                                                               \
    {                                                                                              \
        BX_COLUMN_FIXED, (width), 0, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE                           \
    }
#define SHARE(share)                                                                               \
    {                                                                                              \
        BX_COLUMN_SHARE, 0, (share), BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE                           \
    }
#define CONTENT                                                                                    \
    {                                                                                              \
        BX_COLUMN_CONTENT, 0, 0, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE                               \
    }

static const struct {
    const char *what;
    bx_column columns[4];
    int count;
    bx_len wanted[4], available;
    bool fits;
    bx_len widths[4];
} widths_of[] = {
    {"fixed", {FIXED(10), FIXED(20)}, 2, {99, 99}, 100, true, {10, 20}},
    {"fixed, to the last unit", {FIXED(40), FIXED(60)}, 2, {0}, 100, true, {40, 60}},
    {"fixed, one unit too wide", {FIXED(40), FIXED(61)}, 2, {0}, 100, false, {0}},
    {"content", {CONTENT, CONTENT}, 2, {30, 50}, 100, true, {30, 50}},
    {"content, too wide", {CONTENT, CONTENT}, 2, {60, 50}, 100, false, {0}},
    {"shares divide all", {SHARE(1000), SHARE(1000)}, 2, {99, 1}, 100, true, {50, 50}},
    {"the last share takes the rounding",
     {SHARE(1000), SHARE(1000), SHARE(1000)},
     3,
     {0},
     100,
     true,
     {33, 33, 34}},
    {"shares of different weight",
     {SHARE(1000), SHARE(1500), SHARE(2500)},
     3,
     {0},
     100,
     true,
     {20, 30, 50}},
    {"mixed",
     {FIXED(10), SHARE(1000), CONTENT, SHARE(2000)},
     4,
     {0, 0, 30, 0},
     100,
     true,
     {10, 20, 30, 40}},
    {"shares need room", {FIXED(100), SHARE(1000)}, 2, {0}, 100, false, {0}},
    {"a share of one unit", {FIXED(99), SHARE(1000)}, 2, {0}, 100, true, {99, 1}},
    {"one share", {SHARE(1)}, 1, {0}, 7, true, {7}},
};

START_TEST(columns_get_their_widths)
{
    for (int i = 0; i < BX_COUNT(widths_of); i++) {
        bx_diag *diag = bx_diag_new();
        bx_len widths[4] = {-1, -1, -1, -1};
        bx_status status =
            bx_columns_set(widths_of[i].columns, widths_of[i].count, widths_of[i].wanted,
                           widths_of[i].available, diag, NULL, widths);
        ck_assert_msg(status == (widths_of[i].fits ? BX_OK : BX_ERR_LAYOUT), "%s",
                      widths_of[i].what);
        ck_assert_msg(bx_diag_errors(diag) == !widths_of[i].fits, "%s", widths_of[i].what);
        for (int k = 0; k < widths_of[i].count; k++)
            ck_assert_msg(widths[k] == (widths_of[i].fits ? widths_of[i].widths[k] : -1),
                          "%s: column %d is %" PRId64, widths_of[i].what, k, widths[k]);
        bx_diag_free(diag);
    }
}
END_TEST

/* Vertical rules on a page, by their left edge. */
static int rules_down(int page, bx_len *x, int most)
{
    const bx_page *at = &draft.pages->pages[page - 1];
    int count = 0;
    for (int i = 0; i < at->count && count < most; i++)
        if (at->items[i].type == BX_ITEM_SHAPE && at->items[i].box.w < at->items[i].box.h)
            x[count++] = at->items[i].box.x;
    return count;
}

START_TEST(content_columns_are_as_wide_as_their_content)
{
    static const bx_column columns[] = {CONTENT, CONTENT};
    open_small();
    bx_draft_table(&draft, columns, 2, "天地玄|黄\n宇|洪荒日月\n昃|<", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len x[8];
    ck_assert_int_eq(rules_down(1, x, 8), 3);
    ck_assert_int_eq(x[1] - x[0], 3 * draft.cell.size + 2 * draft.pad);
    ck_assert_int_eq(x[2] - x[1], 4 * draft.cell.size + 2 * draft.pad);
    /* A table narrower than the type area stands in its middle. */
    bx_len left = x[0] + draft.rule / 2 - draft.page.area.x;
    bx_len right = draft.page.area.x + draft.page.area.w - x[2] - draft.rule / 2;
    ck_assert_int_eq(left, right);
    bx_draft_close(&draft);
}
END_TEST

/* One character a line: a stacked label asks for the width of one. */
START_TEST(a_stacked_label_asks_for_one_character)
{
    static const bx_column columns[] = {CONTENT, CONTENT};
    open_small();
    bx_draft_table(&draft, columns, 2, "!天地玄黄|宇宙", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len x[8];
    ck_assert_int_eq(rules_down(1, x, 8), 3);
    ck_assert_int_eq(x[1] - x[0], draft.cell.size + 2 * draft.pad);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(too_wide_columns_are_a_fault)
{
    static const bx_column columns[] = {FIXED(100 * BX_PT), FIXED(93 * BX_PT)};
    open_small();
    bx_draft_table(&draft, columns, 2, "天|地", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 703), 1);
    const bx_diagnostic *d = bx_diag_at(draft.diag, 0);
    ck_assert(bx_str_is(d->args[0], "68.1") && bx_str_is(d->args[1], "67.7"));
    bx_draft_close(&draft);
}
END_TEST

/* --- rows --------------------------------------------------------------------- */

/* Upper edges of the rules across on a page, from the first one, in order. */
static int rules_across(int page, bx_len *y, int most)
{
    const bx_page *at = &draft.pages->pages[page - 1];
    int count = 0;
    for (int i = 0; i < at->count && count < most; i++) {
        const bx_item *item = &at->items[i];
        if (item->type != BX_ITEM_SHAPE || item->box.w < item->box.h) continue;
        if (count > 0 && y[count - 1] == item->box.y)
            continue; /* the other part of a rule that a cell interrupts */
        y[count++] = item->box.y;
    }
    return count;
}

static void expect_heights(const bx_len *heights, int count)
{
    bx_len y[16];
    ck_assert_int_eq(rules_across(1, y, 16), count + 1);
    for (int i = 0; i < count; i++)
        ck_assert_msg(y[i + 1] - y[i] == heights[i], "row %d: %" PRId64 ", not %" PRId64, i,
                      y[i + 1] - y[i], heights[i]);
}

START_TEST(rows_are_as_high_as_their_highest_cell)
{
    open_small();
    bx_len one = row_height(), two = one + draft.cell.line, three = two + draft.cell.line;
    /* 96 pt less 4 pt hold ten characters of 9 pt */
    bx_draft_table(
        &draft, shares, 2,
        "天|地玄黄宇宙洪荒日月盈昃\n地|黄\n天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收|宇", 0,
        false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len heights[] = {two, one, three};
    expect_heights(heights, 3);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(wanted_lines_of_a_cell_are_kept)
{
    static const bx_column columns[] = {CONTENT, CONTENT};
    open_small();
    bx_draft_table(&draft, columns, 2, "天\\地玄\\|黄\n宇|宙", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len one = row_height();
    bx_len heights[] = {one + 2 * draft.cell.line, one}; /* the third line is empty */
    expect_heights(heights, 2);
    int page = 0;
    const bx_item *first = bx_draft_find(&draft, "天", &page);
    const bx_item *second = bx_draft_find(&draft, "地玄", &page);
    ck_assert_int_eq(second->box.y - first->box.y, draft.cell.line);
    /* of data each is a paragraph */
    ck_assert(first->tag != second->tag && first->tag->role == BX_TAG_P);
    ck_assert_ptr_eq(first->tag->parent, second->tag->parent);
    ck_assert_int_eq(first->tag->parent->role, BX_TAG_TD);
    bx_len x[8];
    rules_down(1, x, 8);
    ck_assert_int_eq(x[1] - x[0], 2 * draft.cell.size + 2 * draft.pad);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_joined_cell_shares_what_it_lacks)
{
    open_small();
    bx_len one = row_height();
    /* Five characters below each other, in three rows. */
    bx_draft_table(&draft, shares, 3, "!天地玄黄宇|甲|乙\n^|甲|乙\n^|甲|乙\n丙|丙|丙", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len label = draft.cell.size + 4 * draft.cell.line + 2 * draft.pad;
    ck_assert_int_gt(label, 3 * one);
    bx_len lack = label - 3 * one;
    bx_len heights[] = {one + lack / 3, 0, 0, one};
    heights[1] = one + (lack - lack / 3) / 2;
    heights[2] = label - heights[0] - heights[1];
    expect_heights(heights, 4);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_joined_cell_that_fits_changes_nothing)
{
    open_small();
    bx_len one = row_height();
    bx_draft_table(&draft, shares, 3, "!天地|甲|乙\n^|甲|乙\n^|甲|乙", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len heights[] = {one, one, one};
    expect_heights(heights, 3);
    /* Its text stands in the middle of the three rows. */
    int page = 0;
    const bx_item *upper = bx_draft_find(&draft, "天", &page),
                  *lower = bx_draft_find(&draft, "地", &page);
    bx_len middle = (bx_draft_top(upper) + bx_draft_top(lower) + draft.cell.size) / 2;
    bx_len y[8];
    rules_across(1, y, 8);
    ck_assert_int_le(middle - (y[0] + y[3] + draft.rule) / 2, 1);
    ck_assert_int_ge(middle - (y[0] + y[3] + draft.rule) / 2, -1);
    bx_draft_close(&draft);
}
END_TEST

/* The smaller cell is satisfied first: so the larger one that covers it has less to share. */
START_TEST(joined_cells_of_fewer_rows_come_first)
{
    open_small();
    bx_len one = row_height();
    bx_draft_table(&draft, shares, 3, "!天地玄黄宇|甲|乙\n^|!荒日月盈|乙\n^|^|乙", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len inner = draft.cell.size + 3 * draft.cell.line + 2 * draft.pad;
    bx_len outer = draft.cell.size + 4 * draft.cell.line + 2 * draft.pad;
    bx_len heights[] = {one, inner / 2, inner - inner / 2};
    ck_assert_int_gt(one + inner, outer); /* so the outer one lacks nothing */
    expect_heights(heights, 3);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_blank_cell_has_the_height_of_a_line)
{
    open_small();
    bx_draft_table(&draft, shares, 2, "|\n|", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len heights[] = {row_height(), row_height()};
    expect_heights(heights, 2);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_rule_is_not_drawn_through_a_joined_cell)
{
    open_small();
    draft.frame = 2 * draft.rule;
    bx_draft_table(&draft, shares, 3, "天|<|地\n玄|<|^\n黄|宇|宙", 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    /* Across: frame, under 天, under 玄 and 地, frame. Down: frame, 黄|宇, left of 地 … 宙, frame. */
    ck_assert_int_eq(bx_draft_rules(&draft, 1), 8);
    int thick = 0;
    for (int i = 0; i < draft.pages->pages[0].count; i++) {
        const bx_item *item = &draft.pages->pages[0].items[i];
        if (item->type != BX_ITEM_SHAPE) continue;
        ck_assert_ptr_null(item->tag);
        bx_len weight = bx_len_min(item->box.w, item->box.h);
        ck_assert(weight == draft.frame || weight == draft.rule);
        thick += weight == draft.frame;
    }
    ck_assert_int_eq(thick, 4);
    bx_draft_close(&draft);
}
END_TEST

/* --- cutting ------------------------------------------------------------------ */

/* 166 pt hold twelve rows of 13 pt. */
static void add_rows(bx_buf *rows, int from, int to)
{
    for (int i = from; i <= to; i++)
        bx_buf_printf(rows, "%s%d|乙|丙", rows->len > 0 ? "\n" : "", i);
}

START_TEST(a_table_goes_on_with_its_head)
{
    open_small();
    bx_buf rows = {0};
    bx_buf_add_text(&rows, "甲|<|丁\n子|丑|^");
    add_rows(&rows, 1, 24);
    bx_draft_table(&draft, shares, 3, rows.ptr, 2, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 3); /* 10 rows with the head, 10, 4 */
    ck_assert_int_eq(bx_draft_page_of(&draft, "10"), 1);
    ck_assert_int_eq(bx_draft_page_of(&draft, "11"), 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "20"), 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "21"), 3);
    for (int page = 1; page <= 3; page++) {
        static const char *const head[] = {"甲", "丁", "子", "丑"};
        for (int i = 0; i < BX_COUNT(head); i++) {
            ck_assert_int_eq(bx_draft_runs(&draft, page, head[i], false), page == 1);
            ck_assert_int_eq(bx_draft_runs(&draft, page, head[i], true), page > 1);
        }
    }
    /* Head: two rules across, the second parted by 丁; three down, and one more in its second row. */
    ck_assert_int_eq(bx_draft_rules(&draft, 1), 13 + 4);
    /* Repeated: 3 across, 4 down; 10 rows under it: 10 across, 4 down. */
    ck_assert_int_eq(bx_draft_rules(&draft, 2), 7 + 14);
    ck_assert_int_eq(bx_draft_rules(&draft, 3), 7 + 8);
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

static const bx_item *lowest_rule(int page)
{
    const bx_page *at = &draft.pages->pages[page - 1];
    const bx_item *lowest = NULL;
    for (int i = 0; i < at->count; i++) {
        const bx_item *item = &at->items[i];
        if (item->type != BX_ITEM_SHAPE || item->box.w < item->box.h) continue;
        if (!lowest || item->box.y > lowest->box.y) lowest = item;
    }
    return lowest;
}

START_TEST(each_part_has_its_frame)
{
    open_small();
    draft.frame = 2 * BX_PT;
    bx_buf rows = {0};
    add_rows(&rows, 1, 30);
    bx_draft_table(&draft, shares, 3, rows.ptr, 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 3);
    for (int page = 1; page <= 3; page++) {
        int count = page < 3 ? 12 : 6;
        ck_assert_int_eq(bx_draft_rules(&draft, page), count + 1 + 4);
        const bx_item *foot = lowest_rule(page);
        ck_assert_int_eq(foot->box.h, draft.frame);
        ck_assert_int_eq(foot->box.w, draft.page.area.w + draft.frame);
        ck_assert_int_eq(foot->box.y + draft.frame / 2, draft.page.area.y + count * row_height());
        bx_len y[20];
        rules_across(page, y, 20);
        ck_assert_int_eq(y[0] + draft.frame / 2, draft.page.area.y);
    }
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_label_that_spans_rows_is_opened_again)
{
    open_small();
    bx_buf rows = {0};
    bx_buf_add_text(&rows, "头|子|丑\n签|1|丙");
    for (int i = 2; i <= 20; i++)
        bx_buf_printf(&rows, "\n^|%d|丙", i);
    bx_draft_table(&draft, shares, 3, rows.ptr, 1,
                   true); /* keep cannot be met: it is longer than a page */
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2); /* 11 rows with the head, 9 */
    ck_assert_int_eq(bx_draft_runs(&draft, 1, "签", false), 1);
    ck_assert_int_eq(bx_draft_runs(&draft, 1, "签", true), 0);
    ck_assert_int_eq(bx_draft_runs(&draft, 2, "签", false), 0);
    ck_assert_int_eq(bx_draft_runs(&draft, 2, "签", true), 1);
    /* In the middle of the part that each page shows. */
    for (int page = 1; page <= 2; page++) {
        int from = page - 1, rows_here = page == 1 ? 11 : 9;
        const bx_item *label = bx_draft_find(&draft, "签", &from);
        bx_len middle = bx_draft_top(label) + draft.cell.size / 2 - draft.page.area.y;
        ck_assert_int_eq(middle, row_height() + rows_here * row_height() / 2);
    }
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

/* A label of four characters must not be cut where one part could not hold it. */
START_TEST(a_label_is_not_cut_too_short)
{
    open_small();
    bx_buf rows = {0};
    add_rows(&rows, 1, 11);
    bx_buf_add_text(&rows, "\n!天地玄黄|甲|乙");
    for (int i = 0; i < 4; i++)
        bx_buf_add_text(&rows, "\n^|甲|乙");
    bx_draft_table(&draft, shares, 3, rows.ptr, 0, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "11"), 1);
    ck_assert_int_eq(bx_draft_page_of(&draft, "天"), 2);
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_table_that_fits_a_page_is_kept_whole)
{
    for (int keep = 0; keep < 2; keep++) {
        open_small();
        bx_buf rows = {0};
        add_rows(&rows, 1, 8);
        bx_draft_hanzi(&draft, 20);
        bx_draft_hanzi(&draft, 20);
        bx_draft_table(&draft, shares, 3, rows.ptr, 0, keep);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        ck_assert_int_eq(draft.pages->count, 2);
        ck_assert_int_eq(bx_draft_page_of(&draft, "1"), keep ? 2 : 1);
        ck_assert_int_eq(bx_draft_page_of(&draft, "8"), 2);
        bx_buf_release(&rows);
        bx_draft_close(&draft);
    }
}
END_TEST

/* A head alone at the foot of a page would be a head of nothing. */
START_TEST(a_head_keeps_its_first_row)
{
    open_small();
    bx_buf rows = {0};
    bx_draft_hanzi(&draft, 46); /* four lines: room for three rows of the six */
    bx_buf_add_text(&rows, "甲|乙|丙\n丁|戊|己");
    bx_buf_add_text(&rows, "\n1|庚|庚\n2|庚|庚\n3|庚|庚\n4|庚|庚");
    bx_draft_table(&draft, shares, 3, rows.ptr, 2, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_draft_page_of(&draft, "甲"), 1);
    ck_assert_int_eq(bx_draft_page_of(&draft, "1"), 1);
    bx_draft_close(&draft);

    open_small();
    bx_draft_hanzi(&draft, 58); /* five lines: room for two rows */
    bx_draft_table(&draft, shares, 3, rows.ptr, 2, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "甲"), 2);
    ck_assert_int_eq(bx_draft_runs(&draft, 2, "甲", false), 1);
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

/* --- what does not fit -------------------------------------------------------- */

START_TEST(a_row_higher_than_a_page_is_a_fault)
{
    open_small();
    bx_draft_table(&draft, shares, 6,
                   "甲|乙|丙|丁|戊|己\n|||||!天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", 1, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_diag_count(draft.diag), 1);
    ck_assert_int_eq(bx_draft_count(&draft, 701), 1);
    ck_assert_ptr_null(draft.pages);
    /* 9 + 19 * 11.7 + 4 and the head's 13 pt: 248.3 pt */
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 0)->args[0], "87.6"));
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 0)->args[1], "58.6"));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(every_piece_that_is_too_wide_is_told)
{
    open_small();
    /* 32 pt less 4 pt: a word or a figure of more is not broken. */
    bx_draft_table(&draft, shares, 6, "12345678|甲|乙|丙|丁|戊\n己|庚|辛|壬|癸|12345678901", 0,
                   false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_diag_count(draft.diag), 2);
    ck_assert_int_eq(bx_draft_count(&draft, 702), 2);
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 0)->args[0], "12345678"));
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 0)->args[1], "12.7"));
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 0)->args[2], "9.9"));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_head_that_fills_the_page_leaves_no_room)
{
    open_small();
    bx_buf rows = {0};
    add_rows(&rows, 1, 13);
    bx_draft_table(&draft, shares, 3, rows.ptr, 12, false);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 701), 1);
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        columns_get_their_widths,
        content_columns_are_as_wide_as_their_content,
        a_stacked_label_asks_for_one_character,
        too_wide_columns_are_a_fault,
        rows_are_as_high_as_their_highest_cell,
        wanted_lines_of_a_cell_are_kept,
        a_joined_cell_shares_what_it_lacks,
        a_joined_cell_that_fits_changes_nothing,
        joined_cells_of_fewer_rows_come_first,
        a_blank_cell_has_the_height_of_a_line,
        a_rule_is_not_drawn_through_a_joined_cell,
        a_table_goes_on_with_its_head,
        each_part_has_its_frame,
        a_label_that_spans_rows_is_opened_again,
        a_label_is_not_cut_too_short,
        a_table_that_fits_a_page_is_kept_whole,
        a_head_keeps_its_first_row,
        a_row_higher_than_a_page_is_a_fault,
        every_piece_that_is_too_wide_is_told,
        a_head_that_fills_the_page_leaves_no_room,
    };
    bx_faces_open();
    int status = bx_suite_run("compose/table, compose/columns", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
