/* The issuing body's name, the date and the seal: GB/T 9704-2012 7.3.5, measured on the page. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/draft.h"
#include "support/suite.h"

static bx_draft draft;

static const bx_item *run_of(const char *text)
{
    int page = 0;
    const bx_item *item = bx_draft_find(&draft, text, &page);
    ck_assert_msg(item != NULL, "%s", text);
    return item;
}

static const bx_item *seal(void)
{
    for (int page = 0; page < draft.pages->count; page++)
        for (int i = 0; i < draft.pages->pages[page].count; i++)
            if (draft.pages->pages[page].items[i].type == BX_ITEM_IMAGE)
                return &draft.pages->pages[page].items[i];
    return NULL;
}

/* In 1/1000 mm: from the right edge of the type area to a run's left and right edges. */
static int64_t left_of(const bx_item *item)
{
    return bx_um(draft.page.area.x + draft.page.area.w - item->box.x);
}

static int64_t right_of(const bx_item *item)
{
    return bx_um(draft.page.area.x + draft.page.area.w - item->box.x - item->box.w);
}

static void expect_um(const char *what, int64_t is, int64_t wanted)
{
    ck_assert_msg(llabs((long long)(is - wanted)) <= 15, "%s: %" PRId64 ", not %" PRId64, what, is,
                  wanted);
}

static const int64_t cell = 5571, pitch = 10446; /* gbt9704: 156 mm / 28, (225 mm - 16 pt) / 21 */

/* --- not sealed: 7.3.5.2 ------------------------------------------------------- */

START_TEST(a_name_longer_than_the_date)
{
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天地玄黄。");
    bx_draft_signature(&draft, "天地玄黄宇宙洪荒局", "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    const bx_item *text = run_of("天地玄黄。"), *name = run_of("天地玄黄宇宙洪荒局"),
                  *date = run_of("2024年1月15日");
    /* One empty line; the name 2 字 from the right; the date's first character 2 字 behind the name's. */
    expect_um("name under text", bx_um(name->box.y - text->box.y), 2 * pitch);
    expect_um("date under name", bx_um(date->box.y - name->box.y), pitch);
    expect_um("name from the right", right_of(name), 2 * cell);
    expect_um("name is nine characters", left_of(name), 11 * cell);
    expect_um("date behind name", bx_um(date->box.x - name->box.x), 2 * cell);
    ck_assert_ptr_null(seal());
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_name_shorter_than_the_date)
{
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天地玄黄。");
    bx_draft_signature(&draft, "某局", "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    const bx_item *name = run_of("某局"), *date = run_of("2024年1月15日");
    /* Seven half digits and three hanzi are 6.5 字; the date stands 2 字 from the right, the name 2 字 before it. */
    expect_um("date from the right", right_of(date), 2 * cell);
    expect_um("date is 6.5 characters", left_of(date), 2 * cell + cell * 13 / 2);
    expect_um("name before date", bx_um(date->box.x - name->box.x), 2 * cell);
    bx_draft_close(&draft);
}
END_TEST

/* A name of the whole line still has its date inside the type area. */
START_TEST(a_name_as_long_as_the_line)
{
    static const int lengths[] = {26, 27, 28};
    for (int i = 0; i < BX_COUNT(lengths); i++) {
        bx_draft_open(&draft);
        const char *agency = bx_draft_text(&draft, 0, lengths[i]);
        bx_draft_paragraph(&draft, "天。");
        bx_draft_signature(&draft, agency, "2024年1月15日", 0, NULL);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        const bx_item *name = run_of(agency);
        ck_assert_int_ge(name->box.x, draft.page.area.x);
        ck_assert_int_ge(right_of(name), -1);
        expect_um("date behind name", bx_um(run_of("2024年1月15日")->box.x - name->box.x),
                  2 * cell);
        bx_draft_close(&draft);
    }
    bx_draft_open(&draft);
    bx_draft_signature(&draft, bx_draft_text(&draft, 0, 29), "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 709), 1);
    bx_draft_close(&draft);
}
END_TEST

/* A name of several lines, or names that sign together: 2 字 from the right, the date by the last one. */
START_TEST(names_under_each_other)
{
    static const struct {
        const char *first, *second;
        bool is_short; /* the second, than the date */
    } cases[] = {
        {"天地玄黄宇宙洪荒局", "日月盈昃办公室", false},
        {"天地玄黄局", "日月盈昃辰宿列张委员会", false},
        {"天地玄黄宇宙洪荒局", "某局", true},
    };
    for (int i = 0; i < BX_COUNT(cases); i++) {
        char agency[200];
        snprintf(agency, sizeof agency, "%s\n%s", cases[i].first, cases[i].second);
        bx_draft_open(&draft);
        bx_draft_paragraph(&draft, "天。");
        bx_draft_signature(&draft, agency, "2024年1月15日", 0, NULL);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        const bx_item *first = run_of(cases[i].first), *second = run_of(cases[i].second),
                      *date = run_of("2024年1月15日");
        expect_um("second under first", bx_um(second->box.y - first->box.y), pitch);
        expect_um("date under second", bx_um(date->box.y - second->box.y), pitch);
        expect_um("date behind second", bx_um(date->box.x - second->box.x), 2 * cell);
        expect_um("both end alike", right_of(first), right_of(second));
        expect_um("from the right", right_of(cases[i].is_short ? date : second), 2 * cell);
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(names_under_each_other_in_the_seal)
{
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天。");
    bx_draft_signature(&draft, "天地玄黄局\n日月盈昃辰宿委", "2024年1月15日", 42000, "印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    const bx_item *first = run_of("天地玄黄局"), *second = run_of("日月盈昃辰宿委"),
                  *date = run_of("2024年1月15日"), *image = seal();
    int64_t axis = (left_of(date) + right_of(date)) / 2;
    expect_um("first on the axis", (left_of(first) + right_of(first)) / 2, axis);
    expect_um("second on the axis", (left_of(second) + right_of(second)) / 2, axis);
    expect_um("seal on the axis", (left_of(image) + right_of(image)) / 2, axis);
    ck_assert_int_le(image->box.y, bx_draft_top(first));
    ck_assert_int_ge(image->box.y + image->box.h, bx_draft_top(date) + 16 * BX_PT);
    bx_draft_close(&draft);
}
END_TEST

/* Each line that does not fit is told. */
START_TEST(every_name_too_long_is_told)
{
    char agency[400];
    bx_draft_open(&draft);
    const char *name = bx_draft_text(&draft, 0, 29);
    snprintf(agency, sizeof agency, "%s\n%s", name, name);
    bx_draft_signature(&draft, agency, "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 709), 2);
    bx_draft_close(&draft);
}
END_TEST

/* --- sealed: 7.3.5.1 ----------------------------------------------------------- */

/* um: the seal's diameter, edges from the right, distances */
static const struct {
    int64_t diameter, right, left, gap, below_date;
} seals[] = {
    {42000, 19400, 61400, 8738, 8955},  /* 12.74 - 4 */
    {45000, 17900, 62900, 7238, 10455}, /* 11.24 - 4 */
};

START_TEST(a_seal_stands_on_name_and_date)
{
    for (int i = 0; i < BX_COUNT(seals); i++) {
        bx_draft_open(&draft);
        bx_draft_paragraph(&draft, "天地玄黄。");
        bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", seals[i].diameter,
                           "芮城县司法局印章");
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        const bx_item *text = run_of("天地玄黄。"), *name = run_of("芮城县司法局"),
                      *date = run_of("2024年1月15日");
        const bx_item *image = seal();
        ck_assert_ptr_nonnull(image);
        expect_um("diameter", bx_um(image->box.w), seals[i].diameter);
        ck_assert_int_eq(image->box.w, image->box.h);
        expect_um("name under text", bx_um(name->box.y - text->box.y), 3 * pitch);
        expect_um("date under name", bx_um(date->box.y - name->box.y), pitch);
        expect_um("date from the right", right_of(date), 4 * cell);
        expect_um("name centred on the date", (left_of(name) + right_of(name)) / 2, 40390);
        expect_um("date's middle", (left_of(date) + right_of(date)) / 2, 40390);
        expect_um("seal's right edge", right_of(image), seals[i].right - 10);
        expect_um("seal's left edge", left_of(image), seals[i].left - 10);
        bx_len foot = bx_draft_top(text) + 16 * BX_PT;
        expect_um("gap under the text", bx_um(image->box.y - foot), seals[i].gap);
        bx_len date_foot = bx_draft_top(date) + 16 * BX_PT;
        expect_um("seal below the date", bx_um(image->box.y + image->box.h - date_foot),
                  seals[i].below_date);
        /* Name and date lie 4 mm below the seal's centre. */
        bx_len middle = (bx_draft_top(name) + date_foot) / 2;
        expect_um("below the centre", bx_um(middle - image->box.y - image->box.h / 2), 4000);
        bx_draft_close(&draft);
    }
}
END_TEST

/* Room for a stamp: everything where the seal's image would put it, and no image. */
START_TEST(room_for_a_stamp_is_set_alike)
{
    bx_len y[2][3], x[2][3];
    for (int k = 0; k < 2; k++) {
        bx_draft_open(&draft);
        bx_draft_paragraph(&draft, "天地玄黄。");
        bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", 42000, k == 0 ? "印章" : NULL);
        bx_draft_paragraph(&draft, "（附注）");
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(seal() != NULL, k == 0);
        static const char *const texts[] = {"芮城县司法局", "2024年1月15日", "（附注）"};
        for (int i = 0; i < BX_COUNT(texts); i++) {
            x[k][i] = run_of(texts[i])->box.x;
            y[k][i] = run_of(texts[i])->box.y;
        }
        bx_draft_close(&draft);
    }
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(x[0][i], x[1][i]);
        ck_assert_int_eq(y[0][i], y[1][i]);
    }
}
END_TEST

/* What follows stands beside the seal, or under it: check_compose_signers.c has the places. */
START_TEST(nothing_stands_in_the_seal)
{
    static const int lengths[] = {4, 30};
    for (int i = 0; i < BX_COUNT(lengths); i++) {
        bx_draft_open(&draft);
        bx_draft_paragraph(&draft, "天地玄黄。");
        bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", 42000, "印章");
        bx_draft_paragraph(&draft, bx_draft_text(&draft, 40, lengths[i]));
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        const bx_item *image = seal();
        int page = 0, first = lengths[i] < 26 ? lengths[i] : 26;
        const bx_item *note = bx_draft_find(&draft, bx_draft_text(&draft, 40, first), &page);
        ck_assert_ptr_nonnull(note);
        bool is_beside = note->box.x + note->box.w <= image->box.x;
        ck_assert(is_beside == (i == 0));
        ck_assert(is_beside || bx_draft_top(note) >= image->box.y + image->box.h);
        bx_draft_close(&draft);
    }
}
END_TEST

/* A line of a name wider than 14.5 字 moves the axis to the left, so that it stays in the type area. */
START_TEST(a_long_name_moves_the_axis)
{
    static const int lengths[] = {14, 15, 20, 28};
    for (int i = 0; i < BX_COUNT(lengths); i++) {
        bx_draft_open(&draft);
        char agency[200];
        const char *line = bx_draft_text(&draft, 0, lengths[i]);
        snprintf(agency, sizeof agency, "%s\n某局", line);
        bx_draft_paragraph(&draft, "天。");
        bx_draft_signature(&draft, agency, "2024年1月15日", 42000, "印章");
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        const bx_item *name = run_of(line), *date = run_of("2024年1月15日"), *image = seal();
        ck_assert_int_ge(right_of(name), -1);
        ck_assert_int_ge(name->box.x, draft.page.area.x - 1);
        int64_t middle = (left_of(name) + right_of(name)) / 2;
        expect_um("date on the axis", (left_of(date) + right_of(date)) / 2, middle);
        expect_um("seal on the axis", (left_of(image) + right_of(image)) / 2, middle);
        expect_um("axis", middle, lengths[i] <= 14 ? 40390 : lengths[i] * cell / 2);
        bx_draft_close(&draft);
    }
}
END_TEST

/* 7.3.5.1 wants the seal's upper edge at most one line under the text, and not in it. */
START_TEST(a_seal_that_stands_wrong_is_told)
{
    static const struct {
        int64_t diameter;
        bool told;
    } rows[] = {{31000, true},  {32000, false}, {38000, false},
                {42000, false}, {58000, false}, {60000, true}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_draft_open(&draft);
        bx_draft_paragraph(&draft, "天。");
        bx_draft_signature(&draft, "某局", "2024年1月15日", rows[i].diameter, "印章");
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_msg(bx_draft_count(&draft, 707) == rows[i].told, "%" PRId64, rows[i].diameter);
        bx_draft_close(&draft);
    }
}
END_TEST

/* GB/T 9704-2012 7.3.5.1: one line under the text, however small the seal. */
START_TEST(a_small_seal_goes_up)
{
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天。");
    bx_draft_signature(&draft, "某局", "2024年1月15日", 35000, "印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    const bx_page *page = &draft.pages->pages[0];
    const bx_item *seal = NULL;
    for (int i = 0; i < page->count; i++)
        if (page->items[i].type == BX_ITEM_IMAGE) seal = &page->items[i];
    ck_assert_ptr_nonnull(seal);
    bx_len text_bottom = draft.page.area.y + draft.page.grid_size;
    ck_assert_int_eq(seal->box.y - text_bottom, draft.page.pitch);
    bx_draft_close(&draft);
}
END_TEST

/* --- never alone: 7.3.5.5 ------------------------------------------------------- */

START_TEST(a_signature_takes_two_lines_over)
{
    /* Lines before it on a page of 22; on which page the last two lines and the signature are. */
    static const struct {
        int lines;
        bool sealed;
        int pages;
    } rows[] = {
        {19, false, 1}, {20, false, 2}, {21, false, 2}, {22, false, 2},
        {23, false, 2}, {41, false, 2}, {42, false, 3}, {17, true, 1},
        {18, true, 2},  {19, true, 2},  {22, true, 2},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_draft_open(&draft);
        for (int k = 0; k < rows[i].lines - 2; k++)
            bx_draft_hanzi(&draft, 26);
        bx_draft_paragraph(&draft, "甲。");
        bx_draft_paragraph(&draft, "乙。");
        bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", rows[i].sealed ? 42000 : 0,
                           NULL);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        int page = draft.pages->count;
        ck_assert_msg(page == rows[i].pages, "%d lines: %d pages", rows[i].lines, page);
        ck_assert_msg(bx_draft_page_of(&draft, "芮城县司法局") == page, "%d lines", rows[i].lines);
        ck_assert_msg(bx_draft_page_of(&draft, "2024年1月15日") == page, "%d lines", rows[i].lines);
        ck_assert_msg(bx_draft_page_of(&draft, "乙。") == page, "%d lines", rows[i].lines);
        ck_assert_msg(bx_draft_page_of(&draft, "甲。") == page, "%d lines", rows[i].lines);
        bx_draft_close(&draft);
    }
}
END_TEST

/* The two lines are of a paragraph of three: the third would stand alone and goes too. */
START_TEST(what_is_pulled_over_leaves_no_orphan)
{
    bx_draft_open(&draft);
    for (int k = 0; k < 18; k++)
        bx_draft_hanzi(&draft, 26);
    bx_draft_hanzi(&draft, 28 * 3 - 2);
    bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(bx_draft_lines(&draft, 1), 18);
    ck_assert_int_eq(bx_draft_lines(&draft, 2), 5);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_signature_takes_the_last_row_of_a_table)
{
    static const bx_column column[] = {
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    bx_draft_open(&draft);
    bx_buf rows = {0};
    for (int i = 1; i <= 48; i++)
        bx_buf_printf(&rows, "%s%d", i > 1 ? "\n" : "", i);
    bx_draft_table(&draft, column, 1, rows.ptr, 0, false);
    bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "48"), 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "47"), 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "46"), 1);
    bx_buf_release(&rows);
    bx_draft_close(&draft);
}
END_TEST

/* Alone in a document it stands at the top, without the empty line. */
START_TEST(a_signature_may_be_all_there_is)
{
    bx_draft_open(&draft);
    bx_draft_signature(&draft, "某局", "2024年1月15日", 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 1);
    ck_assert_int_eq(bx_draft_top(run_of("某局")), draft.page.area.y);
    bx_draft_close(&draft);
}
END_TEST

/* GB/T 9704-2012 7.3.6: the note under the date never begins a page by itself. */
START_TEST(a_note_goes_with_the_signature)
{
    bx_draft_open(&draft);
    for (int i = 0; i < 19; i++)
        bx_draft_hanzi(&draft, 20);
    bx_draft_signature(&draft, "芮城县司法局", "2024年1月15日", 0, NULL);
    bx_draft_paragraph(&draft, "（联系人：某某）");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "芮城县司法局"), 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "（联系人：某某）"), 2);
    ck_assert_int_eq(bx_draft_lines(&draft, 1), 17);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_name_longer_than_the_date,
        a_name_shorter_than_the_date,
        a_name_as_long_as_the_line,
        names_under_each_other,
        names_under_each_other_in_the_seal,
        every_name_too_long_is_told,
        a_seal_stands_on_name_and_date,
        room_for_a_stamp_is_set_alike,
        nothing_stands_in_the_seal,
        a_long_name_moves_the_axis,
        a_seal_that_stands_wrong_is_told,
        a_small_seal_goes_up,
        a_signature_takes_two_lines_over,
        what_is_pulled_over_leaves_no_orphan,
        a_signature_takes_the_last_row_of_a_table,
        a_signature_may_be_all_there_is,
        a_note_goes_with_the_signature,
    };
    bx_faces_open();
    int status = bx_suite_run("compose/signature", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
