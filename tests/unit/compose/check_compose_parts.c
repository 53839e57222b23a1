/* Tables over pages: what each page repeats, what it adds up, and that nothing is lost. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "support/draft.h"
#include "support/suite.h"
#include "support/text_draw.h"

static const bx_column columns[] = {
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
    {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_END, BX_VERTICAL_MIDDLE},
};

static bx_draft draft;

static bx_len row_height(void)
{
    return draft.cell.size + 2 * draft.pad;
}

static void open_rows(int rows)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 12, 6);
    draft.page.area.h = rows * row_height();
    draft.page.height = draft.page.area.h + 100 * BX_PT;
    draft.page.has_number = false;
}

static void set_well(void)
{
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
}

/* Texts of a page from above, those of artifacts in brackets; texts of a line parted by a space. */
static char *shown(int page)
{
    static bx_buf out;
    bx_buf_clear(&out);
    bx_buf_add_text(&out, "");
    const bx_page *at = &draft.pages->pages[page - 1];
    bx_len last = 0;
    for (int i = 0; i < at->count; i++) {
        const bx_item *item = &at->items[i];
        if (item->type != BX_ITEM_RUN) continue;
        if (out.len > 0) bx_buf_add_byte(&out, item->box.y == last ? ' ' : '/');
        bx_buf_printf(&out, item->tag ? "%.*s" : "(%.*s)", BX_STR_ARG(item->run->text));
        last = item->box.y;
    }
    return out.ptr;
}

static bx_decimal amount_of(int64_t cents)
{
    return bx_decimal_from_int(cents, 2);
}

/* 单位|类别|金额: so many rows, row i worth i yuan, and what of it is to be added up in `tally`. */
static bx_table *add_table(int rows, bool has_head, bool has_foot, bx_tally *tally)
{
    bx_buf text = {0};
    bx_decimal *amounts = BX_NEW_ARRAY(draft.arena, bx_decimal, rows + 2);
    int head = has_head ? 1 : 0;
    if (has_head) bx_buf_add_text(&text, "单位|类别|金额\n");
    for (int i = 1; i <= rows; i++) {
        bx_buf_printf(&text, "甲%d|乙%d|%d.00%s", i, i, i, i < rows || has_foot ? "\n" : "");
        amounts[head + i - 1] = amount_of((int64_t)100 * i);
    }
    if (has_foot) bx_buf_printf(&text, "合计|<|%d.00", rows * (rows + 1) / 2);
    bx_table *table = bx_draft_table(&draft, columns, 3, text.ptr, head, false);
    bx_buf_release(&text);
    table->foot = has_foot ? 1 : 0;
    *tally = (bx_tally){amounts, 2, BX_GROUP_NONE};
    return table;
}

static const bx_row_group *total(const bx_table *table, const char *label, const bx_tally *tally,
                                 bx_tally_kind kind)
{
    bx_buf row = {0};
    bx_buf_printf(&row, "%s|<|", label);
    bx_row_group *group = bx_draft_group(&draft, table, row.ptr);
    bx_buf_release(&row);
    bx_cell *cell = bx_draft_cell(group->cells, group->cell_count, 0, 2);
    cell->tally = tally;
    cell->tally_kind = (unsigned char)kind;
    return group;
}

START_TEST(each_page_has_its_foot)
{
    bx_tally tally;
    open_rows(4);
    add_table(6, true, true, &tally);
    set_well();
    ck_assert_int_eq(draft.pages->count, 3);
    ck_assert_str_eq(shown(1), "单位 类别 金额/甲1 乙1 1.00/甲2 乙2 2.00/(合计) (21.00)");
    ck_assert_str_eq(shown(2), "(单位) (类别) (金额)/甲3 乙3 3.00/甲4 乙4 4.00/(合计) (21.00)");
    ck_assert_str_eq(shown(3), "(单位) (类别) (金额)/甲5 乙5 5.00/甲6 乙6 6.00/合计 21.00");
    bx_draft_close(&draft);
}
END_TEST

START_TEST(pages_add_up_their_rows)
{
    bx_tally tally;
    open_rows(6);
    bx_table *table = add_table(6, true, true, &tally);
    table->carry = total(table, "承前页", &tally, BX_TALLY_BEFORE);
    table->page_foot = total(table, "本页小计", &tally, BX_TALLY_PAGE);
    set_well();
    ck_assert_int_eq(draft.pages->count, 3);
    ck_assert_str_eq(shown(1), "单位 类别 金额/甲1 乙1 1.00/甲2 乙2 2.00/甲3 乙3 3.00/"
                               "(本页小计) (6.00)/(合计) (21.00)");
    ck_assert_str_eq(shown(2), "(单位) (类别) (金额)/(承前页) (6.00)/甲4 乙4 4.00/"
                               "(本页小计) (4.00)/(合计) (21.00)");
    ck_assert_str_eq(shown(3), "(单位) (类别) (金额)/(承前页) (10.00)/甲5 乙5 5.00/甲6 乙6 6.00/"
                               "(本页小计) (11.00)/合计 21.00");
    bx_draft_close(&draft);
}
END_TEST

START_TEST(totals_are_written_as_the_tally_says)
{
    open_rows(8);
    bx_table *table = bx_draft_table(&draft, columns, 3, "甲|乙|1\n丙|丁|2", 0, false);
    bx_decimal amounts[] = {amount_of(123456789), amount_of(-23456789)};
    bx_tally tally = {amounts, 1, BX_GROUP_THREES};
    table->page_foot = total(table, "计", &tally, BX_TALLY_SO_FAR);
    set_well();
    ck_assert_str_eq(shown(1), "甲 乙 1/丙 丁 2/(计) (1,000,000.0)");
    bx_draft_close(&draft);
}
END_TEST

START_TEST(captions_and_what_is_continued)
{
    bx_tally tally;
    open_rows(5);
    bx_table *table = add_table(6, true, false, &tally);
    bx_caption first[] = {bx_draft_caption(&draft, "表1", "收支表", "单位：元")};
    bx_caption later[] = {bx_draft_caption(&draft, NULL, NULL, "续表1")};
    table->captions = first;
    table->continued = later;
    table->caption_count = table->continued_count = 1;
    table->later_head = bx_draft_group(&draft, table, "1|2|3");
    set_well();
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_str_eq(shown(1), "表1 收支表 单位：元/单位 类别 金额/甲1 乙1 1.00/甲2 乙2 2.00/"
                               "甲3 乙3 3.00");
    ck_assert_str_eq(shown(2), "(续表1)/(1) (2) (3)/甲4 乙4 4.00/甲5 乙5 5.00/甲6 乙6 6.00");
    /* The caption is the table's first child. */
    const bx_tag *tag = draft.pages->tags.root->first;
    ck_assert_int_eq(tag->role, BX_TAG_TABLE);
    ck_assert_int_eq(tag->first->role, BX_TAG_CAPTION);
    ck_assert_int_eq(tag->first->next->role, BX_TAG_THEAD);
    /* Its unit ends where the table does, its title is centred, the frame is a line below it. */
    int page = 0;
    const bx_item *unit = bx_draft_find(&draft, "单位：元", &page),
                  *title = bx_draft_find(&draft, "收支表", &page);
    const bx_rect area = draft.page.area;
    ck_assert_int_eq(unit->box.x + unit->box.w, area.x + area.w);
    ck_assert_int_eq(title->box.x + title->box.w / 2, area.x + area.w / 2);
    ck_assert_int_eq(bx_draft_top(title), area.y);
    const bx_item *head = bx_draft_find(&draft, "类别", &page);
    ck_assert_int_eq(bx_draft_top(head), area.y + draft.cell.line + draft.pad);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_caption_that_does_not_fit_is_told)
{
    bx_tally tally;
    open_rows(9);
    bx_table *table = add_table(2, true, false, &tally);
    bx_caption first[] = {
        bx_draft_caption(&draft, NULL, NULL, "单位：天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收")};
    table->captions = first;
    table->caption_count = 1;
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 719), 1);
    bx_draft_close(&draft);
}
END_TEST

static void check_frames(int seed);

/* A cell of many lines, each with another number; the first cell heads the row. */
static bx_table *add_tall(int lines, bool has_foot)
{
    bx_buf text = {0};
    bx_buf_add_text(&text, "单位|类别|金额\n首|甲|1\n行\\头|");
    for (int i = 1; i <= lines; i++)
        bx_buf_printf(&text, "%s第%d行", i > 1 ? "\\" : "", i);
    bx_buf_printf(&text, "|2\n末|乙|3%s", has_foot ? "\n计|<|6" : "");
    bx_table *table = bx_draft_table(&draft, columns, 3, text.ptr, 1, false);
    bx_buf_release(&text);
    table->foot = has_foot;
    for (int row = 1; row < 4; row++)
        bx_draft_cell(table->cells, table->cell_count, row, 0)->is_row_head = true;
    return table;
}

START_TEST(a_row_higher_than_a_page_is_cut_between_its_lines)
{
    for (int has_foot = 0; has_foot < 2; has_foot++) {
        open_rows(9); /* 117 pt: the head, and a row of eight lines at most */
        add_tall(30, has_foot);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 1);
        ck_assert_int_eq(bx_draft_count(&draft, 722), 1);
        int next = 1;
        for (int page = 1; page <= draft.pages->count; page++) {
            const bx_page *at = &draft.pages->pages[page - 1];
            int heads = 0, from = next;
            for (int i = 0; i < at->count; i++) {
                const bx_item *item = &at->items[i];
                if (item->type != BX_ITEM_RUN) continue;
                bx_str text = item->run->text;
                heads += bx_str_is(text, "行") || bx_str_is(text, "头");
                if (!bx_str_starts(text, BX_STR("第"))) continue;
                int64_t line = 0;
                ck_assert(bx_str_to_int((bx_str){text.ptr + 3, text.len - 6}, &line));
                ck_assert(item->tag && line == next);
                ck_assert(item->box.y < draft.page.area.y + draft.page.area.h);
                next++;
            }
            if (next > from) ck_assert_int_eq(heads, 2); /* told on each page, once as content */
        }
        ck_assert_int_eq(next, 31);
        ck_assert_int_gt(draft.pages->count, 3);
        check_frames(0);
        bx_draft_close(&draft);
    }
}
END_TEST

/* --- any table, on pages of any height ----------------------------------------- */

typedef struct trial {
    int rows, head, foot, page_rows;
    bool has_carry, has_totals, has_later_head, has_captions, has_label;
} trial;

static trial draw_trial(bx_draws *draws)
{
    static const int heights[] = {3, 4, 5, 7, 12, 30, 100, 300};
    trial t = {.page_rows = heights[bx_draw(draws, BX_COUNT(heights))],
               .rows = 1 + (int)bx_draw(draws, 60),
               .head = (int)bx_draw(draws, 2),
               .foot = (int)bx_draw(draws, 2),
               .has_carry = bx_draw(draws, 2),
               .has_totals = bx_draw(draws, 2),
               .has_later_head = bx_draw(draws, 4) == 0,
               .has_captions = bx_draw(draws, 3) == 0};
    if (t.page_rows >= 100) t.rows *= 10;
    int least = t.head + t.foot + t.has_carry + t.has_totals + 1 + t.has_captions;
    if (t.has_later_head && t.head == 0) least++;
    if (t.page_rows < least) t.page_rows = least;
    return t;
}

static void set_trial(const trial *t, bx_tally *tally)
{
    open_rows(t->page_rows);
    bx_table *table = add_table(t->rows, t->head, t->foot, tally);
    bx_caption *lines = BX_NEW_ARRAY(draft.arena, bx_caption, 1);
    *lines = bx_draft_caption(&draft, "题", NULL, NULL);
    if (t->has_carry) table->carry = total(table, "承前页", tally, BX_TALLY_BEFORE);
    if (t->has_totals) table->page_foot = total(table, "本页小计", tally, BX_TALLY_PAGE);
    if (t->has_later_head) table->later_head = bx_draft_group(&draft, table, "续|续|续");
    if (t->has_captions) table->captions = table->continued = lines;
    table->caption_count = table->continued_count = t->has_captions;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
}

/* The number of "甲12"; 0: it is none. */
static int row_of(bx_str text)
{
    int64_t number = 0;
    if (text.len < 4 || memcmp(text.ptr, "甲", 3) != 0) return 0;
    return bx_str_to_int((bx_str){text.ptr + 3, text.len - 3}, &number) ? (int)number : 0;
}

static int64_t cents_of(bx_str text)
{
    bx_decimal value;
    int64_t cents = -1;
    ck_assert_int_eq(bx_decimal_parse(text, &value), BX_OK);
    ck_assert_int_eq(bx_decimal_round(value, 2, BX_ROUND_DOWN, &value), BX_OK);
    ck_assert_int_eq(bx_decimal_multiply(value, bx_decimal_from_int(100, 0), &value), BX_OK);
    ck_assert(bx_decimal_to_int(value, &cents));
    return cents;
}

#define HOLDS(claim) ck_assert_msg((claim), "seed %d, page %d: %s", seed, page + 1, #claim)

/* Rows follow one another, each once; totals are those of the rows that stand there. */
static void check_rows(const trial *t, int seed)
{
    int next = 1;
    int64_t before = 0;
    for (int page = 0; page < draft.pages->count; page++) {
        const bx_page *at = &draft.pages->pages[page];
        int64_t here = 0;
        int heads = 0, totals = 0, carried = 0, feet = 0, first = next;
        for (int i = 0; i < at->count; i++) {
            const bx_item *item = &at->items[i];
            if (item->type != BX_ITEM_RUN) continue;
            int row = row_of(item->run->text);
            if (row > 0) {
                HOLDS(row == next && item->tag);
                here += (int64_t)100 * row;
                next++;
            }
            bool is_total = bx_str_is(item->run->text, "本页小计");
            bool is_carry = bx_str_is(item->run->text, "承前页");
            if (is_total) HOLDS(cents_of(item[1].run->text) == here);
            if (is_carry) HOLDS(cents_of(item[1].run->text) == before && before > 0);
            heads += bx_str_is(item->run->text, "单位") ||
                     (bx_str_is(item->run->text, "续") && i > 0 &&
                      !bx_str_is(item[-1].run ? item[-1].run->text : BX_STR(""), "续"));
            totals += is_total;
            carried += is_carry;
            feet += bx_str_is(item->run->text, "合计");
        }
        bool is_first = page == 0;
        HOLDS(next > first);
        HOLDS(heads == (t->head || (t->has_later_head && !is_first) ? 1 : 0));
        HOLDS(totals == (t->has_totals ? 1 : 0));
        HOLDS(carried == (t->has_carry && !is_first ? 1 : 0));
        HOLDS(feet == t->foot);
        before += here;
    }
    ck_assert_msg(next == t->rows + 1, "seed %d: %d rows of %d", seed, next - 1, t->rows);
}

/* The outer lines go down from the first line across to the last one, all within the type area. */
static void check_frames(int seed)
{
    for (int page = 0; page < draft.pages->count; page++) {
        const bx_page *at = &draft.pages->pages[page];
        bx_len top = INT64_MAX, bottom = 0, left = INT64_MAX, right = 0, down[2] = {0, 0};
        for (int i = 0; i < at->count; i++) {
            const bx_rect *r = &at->items[i].box;
            if (at->items[i].type != BX_ITEM_SHAPE || r->w < r->h) continue;
            top = bx_len_min(top, r->y + r->h / 2);
            bottom = bx_len_max(bottom, r->y + r->h / 2);
            left = bx_len_min(left, r->x);
            right = bx_len_max(right, r->x + r->w);
        }
        for (int i = 0; i < at->count; i++) {
            const bx_rect *r = &at->items[i].box;
            if (at->items[i].type != BX_ITEM_SHAPE || r->w >= r->h) continue;
            down[0] += r->x == left ? r->h : 0;
            down[1] += r->x + r->w == right ? r->h : 0;
        }
        HOLDS(down[0] == bottom - top && down[1] == bottom - top);
        HOLDS(top >= draft.page.area.y && bottom <= draft.page.area.y + draft.page.area.h);
    }
}

START_TEST(no_row_is_lost_and_all_is_added_up)
{
    enum { TRIALS = 250 };
    for (int seed = 1; seed <= TRIALS; seed++) {
        bx_draws draws = bx_draws_from((uint32_t)seed);
        trial t = draw_trial(&draws);
        bx_tally tally;
        set_trial(&t, &tally);
        check_rows(&t, seed);
        check_frames(seed);
        bx_draft_close(&draft);
    }
}
END_TEST

/* --- figures ------------------------------------------------------------------------ */

/* All content of a table of such figures, as text: glyphs and their places, without their pages. */
static void set_figures(int from, int to, bool half, bx_align align, bx_buf *out)
{
    static const char *const forms[] = {"%d", "%d.%02d", "-%d,%03d", "2024-%02d-%02d"};
    bx_column column[] = {{BX_COLUMN_SHARE, 0, 1000, align, BX_VERTICAL_MIDDLE}};
    bx_buf rows = {0};
    bx_draft_open(&draft);
    draft.page.has_number = false;
    draft.cell.digits = half ? BX_DIGITS_HALF : BX_DIGITS_OWN;
    for (int i = from; i < to; i++) {
        bx_draws draws = bx_draws_from((uint32_t)i + 1);
        const char *form = forms[bx_draw(&draws, BX_COUNT(forms))];
        int one = (int)bx_draw(&draws, 90) + 10, other = (int)bx_draw(&draws, 90) + 10;
        if (i > from) bx_buf_add_byte(&rows, '\n');
        if (form == forms[0]) bx_buf_printf(&rows, form, one * 1000 + other);
        else bx_buf_printf(&rows, form, one, other);
    }
    bx_draft_table(&draft, column, 1, rows.ptr, 0, false);
    set_well();
    for (int page = 0; page < draft.pages->count; page++) {
        const bx_page *at = &draft.pages->pages[page];
        for (int i = 0; i < at->count; i++) {
            const bx_item *item = &at->items[i];
            if (item->type != BX_ITEM_RUN) continue;
            bx_buf_printf(out, "%.*s %" PRId64 " %" PRId64 ":", BX_STR_ARG(item->run->text),
                          item->box.x, item->box.w);
            for (int k = 0; k < item->run->count; k++)
                bx_buf_printf(out, " %u@%" PRId64, (unsigned)item->run->glyphs[k].id,
                              item->run->glyphs[k].x);
            bx_buf_add_byte(out, '\n');
        }
    }
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}

/* A long table exchanges the digits of numbers alike; it must be as if each had been set by itself. */
START_TEST(exchanged_digits_stand_where_their_own_would)
{
    enum { LONG = 600, SHORT = 100 };
    static const bx_align aligns[] = {BX_ALIGN_CENTER, BX_ALIGN_END};
    for (int half = 0; half < 2; half++)
        for (int i = 0; i < BX_COUNT(aligns); i++) {
            bx_buf together = {0}, apart = {0};
            set_figures(0, LONG, half, aligns[i], &together);
            for (int from = 0; from < LONG; from += SHORT)
                set_figures(from, from + SHORT, half, aligns[i], &apart);
            ck_assert(!together.failed && !apart.failed);
            ck_assert_str_eq(together.ptr, apart.ptr);
            bx_buf_release(&together);
            bx_buf_release(&apart);
        }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        each_page_has_its_foot,
        pages_add_up_their_rows,
        totals_are_written_as_the_tally_says,
        captions_and_what_is_continued,
        a_caption_that_does_not_fit_is_told,
        a_row_higher_than_a_page_is_cut_between_its_lines,
        no_row_is_lost_and_all_is_added_up,
        exchanged_digits_stand_where_their_own_would,
    };
    bx_faces_open();
    int status = bx_suite_run("compose: tables over pages", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
