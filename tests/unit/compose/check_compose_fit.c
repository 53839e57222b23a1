/* The signature and the text beside it: GB/T 9704-2012 7.3.5.5, on pages of 22 lines. */
#include <stdlib.h>

#include "support/draft.h"
#include "support/suite.h"

static bx_draft draft;

static const char *const name = "芮城县司法局";

static void open_fit(int pitch, int cell)
{
    bx_draft_open(&draft);
    draft.signature.fit_pitch = pitch;
    draft.signature.fit_cell = cell;
}

static void add_lines(int count)
{
    for (int i = 0; i < count; i++)
        bx_draft_hanzi(&draft, 20);
}

static void sign(int64_t diameter)
{
    bx_draft_signature(&draft, name, "2024年1月15日", diameter, NULL);
}

/* Distance of the last two lines of text above the signature. */
static bx_len last_pitch(void)
{
    bx_len y[2] = {0}, end = bx_draft_find(&draft, name, &(int){0})->box.y;
    const bx_page *page = &draft.pages->pages[draft.pages->count - 1];
    for (int i = 0; i < page->count; i++) {
        bx_len at = page->items[i].box.y;
        if (page->items[i].type != BX_ITEM_RUN || at >= end || at <= y[1]) continue;
        y[0] = y[1];
        y[1] = at;
    }
    return y[1] - y[0];
}

START_TEST(lines_close_up_for_a_signature)
{
    /* One-line paragraphs before a signature, which takes three lines, and what comes of it. */
    static const struct {
        int lines, pitch, diameter, pages, told;
    } rows[] = {
        {19, 100, 0, 1, 0},     {20, 100, 0, 1, 1}, /* 23 lines on 22: ten paragraphs give 10 % */
        {21, 100, 0, 1, 1},                         /* two lines: twenty give 10 % */
        {22, 100, 0, 2, 0},                         /* three: more than all have */
        {20, 40, 0, 2, 0},      {20, 60, 0, 1, 1},      {20, 0, 0, 2, 0},
        {23, 100, 0, 2, 0}, /* what is on its page is enough with one line pulled over */
        {24, 100, 0, 2, 0},     {42, 100, 0, 2, 1},     {17, 100, 42000, 1, 0},
        {18, 100, 42000, 1, 1}, {22, 100, 42000, 2, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_fit(rows[i].pitch, 0);
        add_lines(rows[i].lines);
        sign(rows[i].diameter);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_msg(draft.pages->count == rows[i].pages, "row %d: %d pages", i,
                      draft.pages->count);
        ck_assert_msg(bx_draft_count(&draft, 718) == rows[i].told, "row %d: told", i);
        ck_assert_int_eq(bx_diag_count(draft.diag), rows[i].told);
        int page = draft.pages->count;
        ck_assert_int_eq(bx_draft_page_of(&draft, name), page);
        ck_assert_msg(bx_draft_lines(&draft, page) >= 4, "row %d: text with it", i);
        bx_draft_close(&draft);
    }
}
END_TEST

/* The seal goes up first, by as little as will do; what it does not give lines give. */
START_TEST(the_seal_goes_up_before_lines_close_up)
{
    static const struct {
        int lines, seal, pitch, diameter, pages, raised, told;
    } rows[] = {
        {17, 5000, 0, 42000, 1, 0, 0},
        {17, 5000, 0, 45000, 1, 0, 0}, /* by 0.01 mm */
        {17, 0, 0, 45000, 2, 0, 0},
        {17, 5000, 0, 50000, 1, 1, 0}, /* by 2.5 mm */
        {17, 2000, 0, 50000, 2, 0, 0},
        {18, 5000, 0, 42000, 2, 0, 0},
        {18, 5000, 100, 42000, 1, 1, 1},
        {17, 5000, 0, 58000, 2, 0, 0}, /* it would touch the text */
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_fit(rows[i].pitch, 0);
        draft.signature.fit_seal = bx_len_from_um(rows[i].seal);
        add_lines(rows[i].lines);
        sign(rows[i].diameter);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_msg(draft.pages->count == rows[i].pages, "row %d: %d pages", i,
                      draft.pages->count);
        ck_assert_msg(bx_draft_count(&draft, 743) == rows[i].raised, "row %d: seal", i);
        ck_assert_msg(bx_draft_count(&draft, 718) == rows[i].told, "row %d: lines", i);
        bx_draft_close(&draft);
    }
}
END_TEST

/* No more than is needed, in the last paragraphs only; what stands before them stays on the grid. */
START_TEST(the_fewest_paragraphs_give)
{
    open_fit(100, 0);
    add_lines(20);
    sign(0);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    bx_len pitch = draft.page.pitch, least = pitch - bx_len_scale(pitch, 100, 1000);
    ck_assert_int_ge(last_pitch(), least);
    ck_assert_int_lt(last_pitch(), pitch);
    const bx_page *page = &draft.pages->pages[0];
    int on_grid = 0;
    bx_len last = 0, foot = draft.page.area.y + draft.page.area.h;
    for (int i = 0; i < page->count; i++) {
        const bx_item *item = &page->items[i];
        if (item->type != BX_ITEM_RUN || !item->tag || item->box.y == last) continue;
        last = item->box.y;
        on_grid += (bx_draft_top(item) - draft.page.area.y) % pitch == 0;
        ck_assert_int_le(bx_draft_top(item) + 16 * BX_PT, foot);
    }
    ck_assert_int_eq(on_grid, 10);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(characters_close_up_where_lines_do_not_do)
{
    /* Two characters on a last line find room when a line holds 29: 3.5 % closer. */
    static const struct {
        int pitch, cell, pages, told;
    } rows[] = {{100, 40, 1, 1}, {0, 40, 2, 0}, {100, 0, 2, 0}, {100, 30, 2, 0}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_fit(rows[i].pitch, rows[i].cell);
        add_lines(10);
        for (int k = 0; k < 2; k++)
            bx_draft_hanzi(&draft, 28 * 5 - 2 + 2);
        sign(0);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_msg(draft.pages->count == rows[i].pages, "row %d: %d pages", i,
                      draft.pages->count);
        ck_assert_msg(bx_draft_count(&draft, 718) == rows[i].told, "row %d: told", i);
        /* the lines that are told of are those that were set, each once and in order */
        int starts = 0;
        for (int k = 0; k < draft.pages->line_count; k++)
            starts += draft.pages->lines[k].starts_paragraph;
        ck_assert_int_eq(starts, 12);
        int seen = 0;
        for (int p = 1; p <= draft.pages->count; p++)
            seen += bx_draft_lines(&draft, p);
        ck_assert_int_eq(seen, draft.pages->line_count + 2);
        bx_draft_close(&draft);
    }
}
END_TEST

/* A link in a paragraph that is set again has one element in the structure, with its text. */
START_TEST(what_is_set_again_is_tagged_once)
{
    open_fit(100, 40);
    add_lines(10);
    for (int k = 0; k < 2; k++) {
        bx_buf text = {0};
        bx_buf_printf(&text, "见www.rcx.gov.cn，%s。", bx_draft_text(&draft, 0, 28 * 5 - 10));
        bx_draft_paragraph(&draft, text.ptr);
        bx_buf_release(&text);
    }
    sign(0);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    int links = 0, set = 0;
    for (const bx_tag *tag = draft.pages->tags.root; tag; tag = bx_tag_next(tag))
        links += tag->role == BX_TAG_LINK;
    for (int p = 0; p < draft.pages->count; p++)
        for (int i = 0; i < draft.pages->pages[p].count; i++) {
            const bx_tag *tag = draft.pages->pages[p].items[i].tag;
            if (!tag || tag->role != BX_TAG_LINK) continue;
            bool is_child = false;
            for (const bx_tag *k = tag->parent->first; k; k = k->next)
                is_child = is_child || k == tag;
            ck_assert(is_child);
            set++;
        }
    ck_assert_int_eq(links, 2);
    ck_assert_int_ge(set, 2);
    bx_draft_close(&draft);
}
END_TEST

/* --- what counts -------------------------------------------------------------------- */

/* A heading and one line are one line of text: another comes along. */
START_TEST(headings_do_not_count)
{
    open_fit(0, 0);
    draft.page.widows = draft.page.orphans = 1;
    add_lines(20);
    bx_draft_heading(&draft, 0, 2, "六、其他");
    bx_draft_paragraph(&draft, "无");
    sign(0);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_lines(&draft, 1), 19);
    ck_assert_int_eq(bx_draft_page_of(&draft, "六、其他"), 2);
    bx_draft_close(&draft);
}
END_TEST

/* Nor does 附件说明: its lines and two of text go over. */
START_TEST(asides_do_not_count)
{
    for (int aside = 0; aside < 2; aside++) {
        open_fit(0, 0);
        add_lines(20);
        bx_style list = draft.body;
        list.aside = aside;
        for (int i = 0; i < 2; i++) {
            bx_draft_paragraph(&draft, i == 0 ? "附件：1" : "2");
            draft.blocks.items[draft.blocks.count - 1].style = &list;
        }
        sign(0);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_draft_lines(&draft, 1), aside ? 18 : 20);
        bx_draft_close(&draft);
    }
}
END_TEST

/* --- the seal ------------------------------------------------------------------------- */

/* The seal lies under all that is printed on its page, so that no picture can hide a name. */
START_TEST(the_seal_is_drawn_first)
{
    bx_draft_open(&draft);
    add_lines(24);
    bx_draft_signature(&draft, name, "2024年1月15日", 42000, "章");
    bx_draft_paragraph(&draft, "（附注）");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    const bx_page *last = &draft.pages->pages[draft.pages->count - 1];
    ck_assert_int_eq(last->items[0].type, BX_ITEM_IMAGE);
    for (int i = 1; i < last->count; i++)
        ck_assert_int_eq(last->items[i].type, BX_ITEM_RUN);
    /* to a reader it still comes after the date */
    ck_assert_int_gt(last->items[0].tag->id, bx_draft_find(&draft, name, &(int){0})->tag->id);
    bx_draft_close(&draft);
}
END_TEST

/* --- the sheet ------------------------------------------------------------------------ */

static void make_title_huge(void)
{
    draft.title.size = draft.title.em = 700 * BX_PT;
    bx_draft_title(&draft, "天");
}

static void indent_beyond(void)
{
    draft.body.indent = 900 * BX_PT;
    bx_draft_hanzi(&draft, 3);
}

static void number_below(void)
{
    draft.page.has_number = true;
    draft.page_number.form = BX_STR("{页}");
    draft.page.number_top = 300 * BX_PT;
    bx_draft_hanzi(&draft, 3);
}

static void number_beside(void)
{
    number_below();
    draft.page.number_top = 0;
    draft.page.number_odd = BX_SIDE_LEFT;
    draft.page.number_inset = 900 * BX_PT;
}

static void frame_too_thick(void)
{
    static const bx_column column[] = {
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    draft.frame = 500 * BX_PT;
    bx_draft_table(&draft, column, 1, "甲\n乙", 0, false);
}

static void date_far_left(void)
{
    draft.signature.shift = -900 * BX_PT;
    bx_draft_hanzi(&draft, 3);
    sign(0);
}

START_TEST(what_leaves_the_sheet_has_a_place)
{
    static const struct {
        const char *name;
        void (*make)(void);
    } rows[] = {
        {"title", make_title_huge}, {"indent", indent_beyond},  {"number", number_below},
        {"inset", number_beside},   {"frame", frame_too_thick}, {"date", date_far_left},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_draft_open(&draft);
        rows[i].make();
        ck_assert_msg(bx_draft_set(&draft) == BX_ERR_LAYOUT, "%s", rows[i].name);
        ck_assert_msg(bx_draft_count(&draft, 717) == 1, "%s: %d", rows[i].name,
                      bx_draft_count(&draft, 717));
        bx_draft_close(&draft);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        lines_close_up_for_a_signature,
        the_seal_goes_up_before_lines_close_up,
        the_fewest_paragraphs_give,
        characters_close_up_where_lines_do_not_do,
        what_is_set_again_is_tagged_once,
        headings_do_not_count,
        asides_do_not_count,
        the_seal_is_drawn_first,
        what_leaves_the_sheet_has_a_place,
    };
    bx_faces_open();
    int status = bx_suite_run("compose: signature and sheet", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
