/*
 * Several who sign, seals in rows, stamps of names: GB/T 9704-2012 7.3.5.1 to 7.3.5.3, 7.3.6.
 * Text ends on line 6 of a page; all places are millimetres on the sheet, to 0.05 mm.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/draft.h"
#include "support/suite.h"

enum { MOST = 8 };

static bx_draft draft;

static const char *const six[] = {"云泽县水利局", "云泽县财政局", "云泽县司法局", "云泽县农业局",
                                  "云泽县林业局", "云泽县教育局", "云泽县民政局", "云泽县交通局"};
static const char *const date = "2024年1月15日";

static void open_six_lines(void)
{
    bx_draft_open(&draft);
    for (int i = 0; i < 6; i++)
        bx_draft_hanzi(&draft, 20);
}

static double mm(bx_len length)
{
    return (double)bx_um(length) / 1000;
}

static void expect_mm(const char *what, int which, double is, double wanted)
{
    ck_assert_msg(fabs(is - wanted) <= 0.05, "%s %d: %.3f, not %.2f", what, which, is, wanted);
}

static const bx_item *run_of(const char *text)
{
    int page = 0;
    const bx_item *item = bx_draft_find(&draft, text, &page);
    ck_assert_msg(item != NULL, "%s", text);
    return item;
}

/* The pictures, in the order of those who sign. */
static int find_pictures(const bx_item **pictures)
{
    int count = 0;
    for (int p = 0; p < draft.pages->count; p++)
        for (int i = 0; i < draft.pages->pages[p].count; i++)
            if (draft.pages->pages[p].items[i].type == BX_ITEM_IMAGE)
                pictures[count++] = &draft.pages->pages[p].items[i];
    return count;
}

static double centre_x(const bx_item *item)
{
    return mm(item->box.x + item->box.w / 2);
}

static double centre_y(const bx_item *seal)
{
    return mm(seal->box.y + seal->box.h / 2);
}

static void expect_run(const char *text, double left, double right, double top)
{
    const bx_item *run = run_of(text);
    ck_assert_msg(fabs(mm(run->box.x) - left) <= 0.05 &&
                      fabs(mm(run->box.x + run->box.w) - right) <= 0.05 &&
                      fabs(mm(bx_draft_top(run)) - top) <= 0.05,
                  "%s: %.3f to %.3f, top %.3f", text, mm(run->box.x), mm(run->box.x + run->box.w),
                  mm(bx_draft_top(run)));
}

/* The date's digits and hanzi may be several runs: from the first to the last. */
static double date_centre(void)
{
    return centre_x(run_of(date));
}

static void sign_all(int count, const int64_t *diameters)
{
    bx_draft_signer by[MOST];
    for (int i = 0; i < count; i++)
        by[i] = (bx_draft_signer){.name = six[i], .diameter = diameters[i], .alt = "印章"};
    bx_draft_signers(&draft, by, count, date);
}

/* --- no seal: 7.3.5.2 ------------------------------------------------------------ */

START_TEST(unsealed_organs_begin_alike)
{
    static const bx_draft_signer by[] = {
        {.name = "云泽县水利局"}, {.name = "云泽县农业农村局"}, {.name = "云泽县财政局"}};
    open_six_lines();
    bx_draft_signers(&draft, by, 3, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    expect_run("云泽县水利局", 128.29, 161.71, 110.12);
    expect_run("云泽县农业农村局", 128.29, 172.86, 120.56);
    expect_run("云泽县财政局", 128.29, 161.71, 131.01);
    expect_run(date, 139.43, 175.64, 141.46);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(one_unsealed_organ)
{
    open_six_lines();
    bx_draft_signature(&draft, "云泽县水利局", date, 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    expect_run("云泽县水利局", 125.50, 158.93, 110.12);
    expect_run(date, 136.64, 172.86, 120.56);
    bx_draft_close(&draft);
    open_six_lines();
    bx_draft_signature(&draft, "云泽县政府办公室", date, 0, NULL);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    expect_run("云泽县政府办公室", 128.29, 172.86, 110.12);
    expect_run(date, 139.43, 175.64, 120.56);
    bx_draft_close(&draft);
}
END_TEST

/* --- seals in rows: 7.3.5.1 -------------------------------------------------------- */

/* Axes and the seals' centre lines, in the order of the organs; diameters in 1/1000 mm. */
static const struct {
    int count;
    int64_t diameters[MOST];
    double x[MOST], y[MOST];
} rows[] = {
    {1, {42000}, {143.61}, {124.61}},
    {1, {45000}, {143.61}, {124.61}},
    {2, {42000, 42000}, {68.39, 143.61}, {124.61, 124.61}},
    {2, {45000, 45000}, {68.39, 143.61}, {124.61, 124.61}},
    {2, {50000, 50000}, {68.39, 143.61}, {124.61, 124.61}},
    {3, {42000, 42000, 42000}, {51.61, 97.61, 143.61}, {124.61, 124.61, 124.61}},
    {3, {45000, 45000, 45000}, {51.18, 100.18, 149.18}, {124.61, 124.61, 124.61}},
    {3, {42000, 45000, 38000}, {51.18, 100.18, 149.18}, {124.61, 124.61, 124.61}},
    {3, {50000, 50000, 50000}, {68.39, 143.61, 143.61}, {124.61, 124.61, 176.84}},
    {4,
     {42000, 42000, 42000, 42000},
     {68.39, 143.61, 68.39, 143.61},
     {124.61, 124.61, 176.84, 176.84}},
    {5,
     {42000, 42000, 42000, 42000, 42000},
     {51.61, 97.61, 143.61, 97.61, 143.61},
     {124.61, 124.61, 124.61, 176.84, 176.84}},
    {6,
     {45000, 45000, 45000, 45000, 45000, 45000},
     {51.18, 100.18, 149.18, 51.18, 100.18, 149.18},
     {124.61, 124.61, 124.61, 176.84, 176.84, 176.84}},
    {7,
     {42000, 42000, 42000, 42000, 42000, 42000, 42000},
     {51.61, 97.61, 143.61, 51.61, 97.61, 143.61, 143.61},
     {124.61, 124.61, 124.61, 176.84, 176.84, 176.84, 229.06}},
};

static void check_row(int at)
{
    const bx_item *seals[MOST];
    ck_assert_int_eq(find_pictures(seals), rows[at].count);
    for (int i = 0; i < rows[at].count; i++) {
        const bx_item *name = run_of(six[i]), *seal = seals[i];
        expect_mm("axis", at, centre_x(seal), rows[at].x[i]);
        expect_mm("centre line", at, centre_y(seal), rows[at].y[i]);
        expect_mm("diameter", at, mm(seal->box.w), (double)rows[at].diameters[i] / 1000);
        ck_assert_int_eq(seal->box.w, seal->box.h);
        expect_mm("name on its axis", at, centre_x(name), rows[at].x[i]);
        /* 1.22 mm above the seal's centre line */
        expect_mm("name", at, mm(bx_draft_top(name) + 8 * BX_PT), rows[at].y[i] - 1.22);
    }
    int last = rows[at].count - 1;
    expect_mm("date on the last axis", at, date_centre(), rows[at].x[last]);
    expect_mm("date under the last name", at,
              mm(bx_draft_top(run_of(date)) - bx_draft_top(run_of(six[last]))), 10.45);
}

START_TEST(seals_stand_in_rows)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_six_lines();
        sign_all(rows[i].count, rows[i].diameters);
        ck_assert_msg(bx_draft_set(&draft) == BX_OK, "row %d", i);
        ck_assert_msg(bx_diag_count(draft.diag) == 0, "row %d", i);
        check_row(i);
        bx_draft_close(&draft);
    }
}
END_TEST

/* Room for stamps is set as images are. */
START_TEST(room_is_as_large_as_a_seal)
{
    static const bx_draft_signer by[] = {{.name = "云泽县水利局", .diameter = 42000, .alt = "印章"},
                                         {.name = "云泽县财政局", .diameter = 42000},
                                         {.name = "云泽县司法局"}};
    open_six_lines();
    bx_draft_signers(&draft, by, 3, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    /* who has no seal beside others is told, and has room */
    ck_assert_int_eq(bx_draft_count(&draft, 741), 1);
    ck_assert_int_eq(bx_diag_count(draft.diag), 1);
    const bx_item *seals[MOST];
    ck_assert_int_eq(find_pictures(seals), 1);
    expect_mm("seal", 0, centre_x(seals[0]), 51.61);
    for (int i = 0; i < 3; i++)
        expect_mm("name", i, centre_x(run_of(six[i])), 51.61 + 46 * i);
    bx_draft_close(&draft);
}
END_TEST

/* --- names in two lines -------------------------------------------------------------- */

START_TEST(a_name_in_two_lines)
{
    static const struct {
        int64_t diameter;
        double top;
    } seals[] = {{42000, 98.39}, {45000, 96.89}};
    for (int i = 0; i < BX_COUNT(seals); i++) {
        open_six_lines();
        bx_draft_signature(&draft, "云泽县政务服务和公共资源\n交易管理委员会", date,
                           seals[i].diameter, "印章");
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        const bx_item *seal;
        ck_assert_int_eq(find_pictures(&seal), 1);
        expect_mm("seal", i, mm(seal->box.y), seals[i].top);
        expect_mm("centre", i, centre_y(seal), 119.39);
        expect_mm("axis", i, centre_x(seal), 143.61);
        expect_run("云泽县政务服务和公共资源", 143.61 - 33.43, 143.61 + 33.43, 110.12);
        expect_run("交易管理委员会", 143.61 - 19.5, 143.61 + 19.5, 120.56);
        expect_run(date, 125.50, 161.71, 131.01);
        bx_draft_close(&draft);
    }
}
END_TEST

/* 14.5 字 fit the axis; longer ones stand in two lines, and no word is torn. */
START_TEST(a_long_name_is_broken_by_sense)
{
    open_six_lines();
    bx_draft_signature(&draft, "云泽县政务服务和公共资源交易管理委员会", date, 42000, "印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    const bx_item *seal, *first = run_of("云泽县政务服务和公共"),
                         *second = run_of("资源交易管理委员会");
    ck_assert_int_eq(find_pictures(&seal), 1);
    expect_mm("centre", 0, centre_y(seal), 119.39);
    expect_mm("first line", 0, centre_x(first), 143.61);
    expect_mm("second line", 0, centre_x(second), 143.61);
    expect_mm("first line's top", 0, mm(bx_draft_top(first)), 110.12);
    expect_mm("second line's top", 0, mm(bx_draft_top(second)), 120.56);
    bx_draft_close(&draft);
}
END_TEST

/* In a row with a name of two lines the others stand on its second; all seals are level. */
START_TEST(rows_are_level_where_names_are_not)
{
    static const bx_draft_signer by[] = {
        {.name = "云泽县住房和城乡建设局", .diameter = 42000, .alt = "印章"},
        {.name = "云泽县水利局", .diameter = 42000, .alt = "印章"},
        {.name = "云泽县农业农村局", .diameter = 42000, .alt = "印章"}};
    open_six_lines();
    bx_draft_signers(&draft, by, 3, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    const bx_item *seals[MOST];
    ck_assert_int_eq(find_pictures(seals), 3);
    for (int i = 0; i < 3; i++)
        expect_mm("centre", i, centre_y(seals[i]), 119.39);
    static const char *const first[] = {"云泽县住房", "云泽县"}, *const last[] = {"和城乡建设局",
                                                                                  "云泽县水利局",
                                                                                  "农业农村局"};
    for (int i = 0; i < BX_COUNT(first); i++)
        expect_mm("first", i, mm(bx_draft_top(run_of(first[i]))), 110.12);
    for (int i = 0; i < BX_COUNT(last); i++)
        expect_mm("last", i, mm(bx_draft_top(run_of(last[i]))), 120.56);
    bx_draft_close(&draft);
}
END_TEST

/* Two columns hold 12 字, three 7: names side by side are never glued. */
START_TEST(names_in_columns_stay_apart)
{
    static const struct {
        int count, most;
    } columns[] = {{2, 12}, {3, 7}};
    for (int i = 0; i < BX_COUNT(columns); i++)
        for (int more = 0; more <= 1; more++) {
            open_six_lines();
            bx_draft_signer by[3];
            for (int k = 0; k < columns[i].count; k++)
                by[k] =
                    (bx_draft_signer){.name = bx_draft_text(&draft, 20 * k, columns[i].most + more),
                                      .diameter = 42000};
            bx_draft_signers(&draft, by, columns[i].count, date);
            ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
            int page = 0;
            ck_assert_msg((bx_draft_find(&draft, by[0].name, &page) == NULL) == (more == 1),
                          "%d columns of %d", columns[i].count, columns[i].most + more);
            bx_draft_close(&draft);
        }
}
END_TEST

/* --- the note: 7.3.6 ------------------------------------------------------------------ */

START_TEST(a_note_stands_under_the_date)
{
    static const struct {
        int64_t diameter;
        int length; /* of the note */
        double top, note;
    } notes[] = {
        {42000, 8, 103.61, 141.46}, {42000, 14, 103.61, 141.46}, {42000, 15, 98.96, 141.46},
        {42000, 19, 98.96, 141.46}, {45000, 8, 102.10, 141.46},  {45000, 19, 95.96, 141.46},
        {45000, 60, 95.96, 141.46}, {50000, 19, 101.40, 151.90},
    };
    for (int i = 0; i < BX_COUNT(notes); i++) {
        open_six_lines();
        bx_draft_signature(&draft, "云泽县水利局", date, notes[i].diameter, "印章");
        const char *note = bx_draft_text(&draft, 30, notes[i].length);
        bx_draft_paragraph(&draft, note);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        const bx_item *seal, *line;
        ck_assert_int_eq(find_pictures(&seal), 1);
        expect_mm("seal", i, mm(seal->box.y), notes[i].top);
        line = run_of(bx_draft_text(&draft, 30, notes[i].length < 26 ? notes[i].length : 26));
        expect_mm("note", i, mm(bx_draft_top(line)), notes[i].note);
        expect_mm("note's left edge", i, mm(line->box.x), 39.14);
        bool is_beside = line->box.x + line->box.w < seal->box.x;
        ck_assert_msg(is_beside || seal->box.y + seal->box.h < bx_draft_top(line), "note %d", i);
        bx_draft_close(&draft);
    }
}
END_TEST

/* What is stamped by hand is not 0.5 mm from a note: a long one stands below the room, a short one beside it. */
START_TEST(a_note_stays_out_of_the_room_for_a_stamp)
{
    static const struct {
        int length;
        double top;
    } notes[] = {{8, 141.46}, {19, 151.90}};
    for (int i = 0; i < BX_COUNT(notes); i++) {
        open_six_lines();
        bx_draft_signature(&draft, "云泽县水利局", date, 42000, NULL);
        const char *note = bx_draft_text(&draft, 30, notes[i].length);
        bx_draft_paragraph(&draft, note);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        expect_mm("note", i, mm(bx_draft_top(run_of(note))), notes[i].top);
        expect_mm("name", i, mm(bx_draft_top(run_of("云泽县水利局"))), 120.56);
        bx_draft_close(&draft);
    }
}
END_TEST

/* A seal beside a note on the page's last line does not leave the type area. */
START_TEST(a_seal_beside_a_note_stays_in_the_type_area)
{
    bx_draft_open(&draft);
    for (int i = 0; i < 17; i++)
        bx_draft_hanzi(&draft, 20);
    bx_draft_signature(&draft, "云泽县水利局", date, 50000, "印章");
    bx_draft_paragraph(&draft, "（附注）");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 1);
    const bx_item *seal;
    ck_assert_int_eq(find_pictures(&seal), 1);
    ck_assert_int_le(seal->box.y + seal->box.h, draft.page.area.y + draft.page.area.h);
    bx_draft_close(&draft);
}
END_TEST

/* --- stamps: 7.3.5.3 -------------------------------------------------------------------- */

START_TEST(stamps_stand_beside_posts)
{
    static const bx_draft_signer by[] = {{.post = "县长", .alt = "张三签名章"},
                                         {.post = "县委书记", .alt = "李四签名章"}};
    for (int count = 1; count <= 2; count++) {
        open_six_lines();
        bx_draft_signers(&draft, by, count, date);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        const bx_item *stamps[MOST];
        ck_assert_int_eq(find_pictures(stamps), count);
        for (int i = 0; i < count; i++) {
            expect_mm("left", i, mm(stamps[i]->box.x), 121.71);
            expect_mm("right", i, mm(stamps[i]->box.x + stamps[i]->box.w), 161.71);
            expect_mm("top", i, mm(stamps[i]->box.y), i == 0 ? 120.56 : 141.46);
            expect_mm("height", i, mm(stamps[i]->box.h), 15);
        }
        double left = count == 1 ? 99.43 : 88.29;
        expect_run("县长", left, left + 11.14, 128.06 - 2.82);
        if (count == 2) expect_run("县委书记", 88.29, 110.57, 148.96 - 2.82);
        expect_run(date, 125.50, 161.71, count == 1 ? 151.90 : 172.79);
        bx_draft_close(&draft);
    }
}
END_TEST

/* A picture keeps its ratio; a narrower one stands at the right, so that it is 4 字 from the edge. */
START_TEST(a_stamp_is_fitted_into_its_room)
{
    static const bx_draft_signer by[] = {
        {.post = "县长", .alt = "章", .width = 300, .height = 150},
        {.post = "县长", .alt = "章", .width = 400, .height = 100}};
    open_six_lines();
    bx_draft_signers(&draft, by, 1, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    const bx_item *stamp;
    ck_assert_int_eq(find_pictures(&stamp), 1);
    expect_mm("width", 0, mm(stamp->box.w), 30);
    expect_mm("height", 0, mm(stamp->box.h), 15);
    expect_mm("right", 0, mm(stamp->box.x + stamp->box.w), 161.71);
    expect_mm("post", 0, mm(run_of("县长")->box.x + run_of("县长")->box.w), 131.71 - 11.14);
    bx_draft_close(&draft);
    open_six_lines();
    bx_draft_signers(&draft, by + 1, 1, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(find_pictures(&stamp), 1);
    expect_mm("wide", 0, mm(stamp->box.w), 40);
    expect_mm("low", 0, mm(stamp->box.h), 10);
    bx_draft_close(&draft);
}
END_TEST

/* Without its stamp a name stands where it would be: a draft ends its pages as the signed one does. */
START_TEST(a_name_stands_for_a_stamp)
{
    static const bx_draft_signer by[] = {{.post = "县长", .name = "张三"}};
    open_six_lines();
    bx_draft_signers(&draft, by, 1, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    expect_run("县长", 128.29, 139.43, 125.24);
    expect_run("张三", 150.57, 161.71, 125.24); /* it ends where a stamp would */
    expect_run(date, 125.50, 161.71, 151.90);
    bx_draft_close(&draft);
}
END_TEST

/* Where pictures leave no room for a line beside the signature, no line is torn from its heading for it. */
START_TEST(high_pictures_stand_beside_a_signature_alone)
{
    const bx_picture_style style = {.width = bx_len_from_um(100000), .align = BX_SIDE_CENTER};
    bx_draft_open(&draft);
    bx_draft_heading(&draft, 0, 2, "一、电话");
    bx_draft_paragraph(&draft, "另行通知。");
    bx_draft_picture(&draft, 400, 320, &style);
    bx_draft_picture(&draft, 400, 320, &style);
    bx_draft_signature(&draft, "水利局", date, 42000, "印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_draft_count(&draft, 705), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "另行通知。"), 1);
    ck_assert_int_eq(bx_draft_page_of(&draft, date), 2);
    bx_draft_close(&draft);
}
END_TEST

/* --- what is told, and how it is read ------------------------------------------------------ */

START_TEST(more_than_a_page_holds_is_told)
{
    static const struct {
        int count;
        int64_t diameter; /* 0: no seals */
        int told;
    } many[] = {{12, 42000, 0}, {13, 42000, 1}, {8, 50000, 0}, {9, 50000, 1},
                {11, 50000, 1}, {18, 0, 0},     {19, 0, 1}};
    for (int i = 0; i < BX_COUNT(many); i++) {
        bx_draft_signer by[20];
        open_six_lines();
        draft.signature.fit_seal = bx_len_from_um(5000);
        for (int k = 0; k < many[i].count; k++)
            by[k] = (bx_draft_signer){.name = six[k % MOST], .diameter = many[i].diameter};
        bx_draft_signers(&draft, by, many[i].count, date);
        bx_status status = bx_draft_set(&draft);
        ck_assert_msg(status == (many[i].told ? BX_ERR_LAYOUT : BX_OK), "row %d", i);
        ck_assert_msg(bx_draft_count(&draft, 742) == many[i].told, "row %d", i);
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(a_seal_larger_than_the_type_area_is_told)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 12, 6);
    bx_draft_paragraph(&draft, "天。");
    bx_draft_signature(&draft, "某局", date, 70000, "印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LAYOUT);
    ck_assert_int_eq(bx_draft_count(&draft, 740), 1);
    bx_draft_close(&draft);
}
END_TEST

/* Names, the date, the seals; a stamp behind its post. Every picture has its words. */
START_TEST(signatures_are_tagged_in_their_order)
{
    static const bx_tag_role sealed[] = {BX_TAG_P, BX_TAG_P, BX_TAG_P, BX_TAG_FIGURE,
                                         BX_TAG_FIGURE},
                             stamped[] = {BX_TAG_P, BX_TAG_FIGURE, BX_TAG_P, BX_TAG_FIGURE,
                                          BX_TAG_P};
    static const bx_draft_signer organs[] = {{.name = "甲局", .diameter = 42000, .alt = "甲局印章"},
                                             {.name = "乙局",
                                              .diameter = 42000,
                                              .alt = "乙局印章"}},
                                 posts[] = {{.post = "县长", .alt = "张三签名章"},
                                            {.post = "书记", .alt = "李四签名章"}};
    for (int form = 0; form < 2; form++) {
        bx_draft_open(&draft);
        bx_draft_signers(&draft, form == 0 ? organs : posts, 2, date);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        const bx_tag *tag = draft.pages->tags.root->first;
        for (int i = 0; i < 5; i++, tag = tag->next) {
            ck_assert_ptr_nonnull(tag);
            ck_assert_int_eq(tag->role, form == 0 ? sealed[i] : stamped[i]);
            if (tag->role == BX_TAG_FIGURE) ck_assert(tag->words->alt.len > 0);
        }
        ck_assert_ptr_null(tag);
        bx_draft_close(&draft);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        unsealed_organs_begin_alike,
        one_unsealed_organ,
        seals_stand_in_rows,
        room_is_as_large_as_a_seal,
        a_name_in_two_lines,
        a_long_name_is_broken_by_sense,
        rows_are_level_where_names_are_not,
        names_in_columns_stay_apart,
        a_note_stands_under_the_date,
        a_note_stays_out_of_the_room_for_a_stamp,
        a_seal_beside_a_note_stays_in_the_type_area,
        stamps_stand_beside_posts,
        a_stamp_is_fitted_into_its_room,
        a_name_stands_for_a_stamp,
        high_pictures_stand_beside_a_signature_alone,
        more_than_a_page_holds_is_told,
        a_seal_larger_than_the_type_area_is_told,
        signatures_are_tagged_in_their_order,
    };
    bx_faces_open();
    int status = bx_suite_run("compose/signers", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
