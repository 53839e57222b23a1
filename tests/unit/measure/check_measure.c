/*
 * Each gauge on pages whose places are known: GB/T 9704-2012 5.2, 7.2.7, 7.3, 7.5. Line n of the grid
 * begins 37 + 10.446 (n - 1) mm below the sheet's edge, a character is 5.571 mm wide.
 */
#include <stdlib.h>

#include "measure/finding.h"
#include "support/draft.h"
#include "support/suite.h"

#define PART(name) (1u << BX_PART_##name)

static bx_draft draft;
static bx_style ruled;
static bx_text_rule red_rule;

static const bx_style *const title[] = {&draft.title}, *const body[] = {&draft.body},
                             *const number[] = {&ruled};

/* What is measured of which, and what comes out: in 1/1000 mm, of sizes 1/1000 pt, or a number. */
typedef struct row {
    const char *what;
    bx_selector of;
    bx_gauge gauge;
    bx_datum from;
    bx_selector other;
    int64_t wanted;
    int count; /* how many are measured; 0: none */
} row;

static void set(void)
{
    draft.records = true;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
}

static bx_finding find(const row *r, const char *word)
{
    bx_findings found;
    static bx_clause clause;
    clause = (bx_clause){.of = r->of, .gauge = r->gauge, .from = r->from, .other = r->other};
    if (word) clause.word = bx_str_from(word);
    ck_assert_int_eq(bx_findings_make(draft.arena, draft.scratch, &clause, 1, draft.kept,
                                      bx_faces_open(), &found),
                     BX_OK);
    return found.items[0];
}

static int64_t told(const row *r, const bx_reading *reading)
{
    if (bx_gauge_rows[r->gauge].kind != BX_GAUGES_LENGTH) return reading->value;
    return r->gauge == BX_GAUGE_SIZE ? bx_len_scale(reading->value, 1000, BX_PT)
                                     : bx_um(reading->value);
}

static void expect(const row *rows, int count)
{
    for (int i = 0; i < count; i++) {
        bx_finding f = find(&rows[i], NULL);
        int64_t is = told(&rows[i], &f.reading);
        ck_assert_msg(f.count == rows[i].count, "%s: %d measured", rows[i].what, f.count);
        bool near = llabs(is - rows[i].wanted) <= 10;
        ck_assert_msg(f.count == 0 || near, "%s: %lld", rows[i].what, (long long)is);
    }
}

/* A paragraph whose rule below is red, 0.5 mm thick, 4 mm below its text. */
static void add_ruled(void)
{
    red_rule = (bx_text_rule){.stroke = {.width = bx_len_from_um(500), .rgb = 0xFF0000},
                              .gap = bx_len_from_um(4000)};
    ruled = draft.body;
    ruled.name = BX_STR("文号");
    ruled.align = BX_ALIGN_CENTER;
    ruled.indent = 0;
    ruled.rule_below = &red_rule;
    bx_draft_paragraph(&draft, "天地玄黄");
    draft.blocks.items[draft.blocks.count - 1].style = &ruled;
}

/* Title on line 1; text on lines 3 to 5, of 26, 28 and 6 characters; line 6 with its rule. */
static void open_text(void)
{
    bx_draft_open(&draft);
    bx_draft_title(&draft, "天地玄黄");
    bx_draft_hanzi(&draft, 60);
    add_ruled();
    set();
}

START_TEST(lines_of_text)
{
    /* the last line ends in 。, whose white half is none of it */
    const bx_selector all = {.parts = PART(TEXT), .styles = body, .style_count = 1};
    const bx_selector head = {.parts = PART(TEXT), .styles = title, .style_count = 1};
    bx_selector first = all, rest = all, full = all, last = all, red = {.parts = PART(RULE)};
    bx_selector second = all, widest = all, whole = all;
    const bx_selector of_rule = {.parts = PART(TEXT), .styles = number, .style_count = 1};
    first.lines = BX_LINES_FIRST;
    rest.lines = BX_LINES_REST;
    full.lines = BX_LINES_FULL;
    last.lines = BX_LINES_LAST;
    second.which = BX_WHICH_NTH;
    second.nth = 2;
    widest.which = BX_WHICH_WIDEST;
    whole.which = BX_WHICH_WHOLE;
    red.has_color = true;
    red.color = 0xFF0000;
    open_text();
    const row rows[] = {
        {"first lines from the area", first, BX_GAUGE_LEFT, BX_DATUM_AREA, {0}, 11143, 1},
        {"other lines from the sheet", rest, BX_GAUGE_LEFT, BX_DATUM_SHEET, {0}, 28000, 2},
        {"full lines from the right", full, BX_GAUGE_RIGHT, BX_DATUM_SHEET, {0}, 26000, 2},
        {"the last line's end", last, BX_GAUGE_RIGHT, BX_DATUM_AREA, {0}, 45 * 5571 / 2, 1},
        {"the title's top", head, BX_GAUGE_TOP, BX_DATUM_SHEET, {0}, 37000, 1},
        {"the title's bottom", head, BX_GAUGE_BOTTOM, BX_DATUM_AREA, {0}, 225000 - 7761, 1},
        {"the title in the middle", head, BX_GAUGE_CENTER, BX_DATUM_AREA, {0}, 0, 1},
        {"the sheet's middle is another", head, BX_GAUGE_CENTER, BX_DATUM_SHEET, {0}, 1000, 1},
        {"text below the title", first, BX_GAUGE_TOP, BX_DATUM_ELEMENT, head, 20893, 1},
        {"white below the title", first, BX_GAUGE_GAP, BX_DATUM_ELEMENT, head, 20893 - 7761, 1},
        {"baseline", first, BX_GAUGE_BASELINE, BX_DATUM_SHEET, {0}, 57893 + 4967, 1},
        {"baselines", second, BX_GAUGE_BASELINE, BX_DATUM_ELEMENT, first, 10446, 1},
        {"pitch", all, BX_GAUGE_PITCH, BX_DATUM_SHEET, {0}, 10446, 2},
        {"size", head, BX_GAUGE_SIZE, BX_DATUM_SHEET, {0}, 22000, 1},
        {"the widest", widest, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 156000, 1},
        {"all of them", whole, BX_GAUGE_HEIGHT, BX_DATUM_SHEET, {0}, 2 * 10446 + 5644, 1},
        {"the middle of all", whole, BX_GAUGE_MIDDLE, BX_DATUM_ELEMENT, second, 0, 1},
        {"how many", all, BX_GAUGE_COUNT, BX_DATUM_SHEET, {0}, 3, 1},
        {"lines a page", all, BX_GAUGE_LINES_A_PAGE, BX_DATUM_SHEET, {0}, 22, 1},
        {"characters a line", all, BX_GAUGE_CHARACTERS_A_LINE, BX_DATUM_SHEET, {0}, 28, 1},
        {"lines on the title's page", head, BX_GAUGE_LINES_WITH, BX_DATUM_ELEMENT, all, 3, 1},
        {"a red rule below its text", red, BX_GAUGE_GAP, BX_DATUM_ELEMENT, of_rule, 4000, 1},
        {"how thick it is", red, BX_GAUGE_HEIGHT, BX_DATUM_SHEET, {0}, 500, 1},
        {"how long", red, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 156000, 1},
        {"no text is red",
         {.parts = PART(TEXT), .has_color = true, .color = 0xFF0000},
         BX_GAUGE_LEFT,
         BX_DATUM_SHEET,
         {0},
         0,
         0},
    };
    expect(rows, BX_COUNT(rows));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(pages_and_their_numbers)
{
    const bx_selector sheets = {.parts = PART(PAGE)}, area = {.parts = PART(AREA)};
    bx_selector odd = {.parts = PART(NUMBER), .pages = BX_PAGES_ODD}, even = odd, later = sheets;
    bx_selector last = sheets, top = {.parts = PART(TEXT), .which = BX_WHICH_FIRST_OF_PAGE};
    bx_selector foot = {.parts = PART(TEXT), .which = BX_WHICH_LAST_OF_PAGE};
    even.pages = BX_PAGES_EVEN;
    later.pages = BX_PAGES_LATER;
    last.pages = BX_PAGES_LAST;
    foot.pages = BX_PAGES_FIRST;
    bx_draft_open(&draft);
    bx_draft_hanzi(&draft, 26 + 60 * 28);
    set();
    ck_assert_int_eq(draft.kept->count, 3);
    const row rows[] = {
        {"sheets", sheets, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 210000, 3},
        {"later pages", later, BX_GAUGE_COUNT, BX_DATUM_SHEET, {0}, 2, 1},
        {"the last page", last, BX_GAUGE_PAGE, BX_DATUM_SHEET, {0}, 3, 1},
        {"the area's height", area, BX_GAUGE_HEIGHT, BX_DATUM_SHEET, {0}, 225000, 1},
        {"the area's width", area, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 156000, 1},
        {"numbers of odd pages", odd, BX_GAUGE_RIGHT, BX_DATUM_AREA, {0}, 5571, 2},
        {"of even pages", even, BX_GAUGE_LEFT, BX_DATUM_AREA, {0}, 5571, 1},
        {"their dash", odd, BX_GAUGE_FIRST_INK_TOP, BX_DATUM_AREA_FOOT, {0}, 7000, 2},
        {"their size", even, BX_GAUGE_SIZE, BX_DATUM_SHEET, {0}, 14000, 1},
        {"the tops of pages", top, BX_GAUGE_TOP, BX_DATUM_SHEET, {0}, 37000, 3},
        {"the foot of a page", foot, BX_GAUGE_BOTTOM, BX_DATUM_AREA, {0}, 0, 1},
    };
    expect(rows, BX_COUNT(rows));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(seals)
{
    static const bx_draft_signer by[] = {
        {.name = "云泽县水利局", .diameter = 42000, .alt = "印章", .sign = "签名"},
        {.name = "云泽县财政局", .diameter = 42000, .alt = "印章", .sign = "签名"}};
    const bx_selector date = {.parts = PART(DATE)}, seal = {.parts = PART(SEAL)};
    bx_selector last = {.parts = PART(NAME), .which = BX_WHICH_LAST};
    bx_selector plain = {.parts = PART(DATE), .form = BX_SIGNED_PLAIN}, one = date;
    bx_selector high = {.parts = PART(SEAL), .which = BX_WHICH_FIRST};
    const bx_selector text = {.parts = PART(TEXT)}, name = {.parts = PART(NAME)};
    one.signers = BX_SIGNERS_ONE;
    bx_draft_open(&draft);
    bx_draft_hanzi(&draft, 26 + 5 * 28);
    bx_draft_signers(&draft, by, 2, "2024年1月15日");
    set();
    const row rows[] = {
        {"two seals", seal, BX_GAUGE_COUNT, BX_DATUM_SHEET, {0}, 2, 1},
        {"their diameter", seal, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 42000, 2},
        {"between them", seal, BX_GAUGE_CLEAR, BX_DATUM_ELEMENT, seal, 33214, 2},
        {"a seal below the text", high, BX_GAUGE_GAP, BX_DATUM_ELEMENT, text, 8740, 1},
        {"each on its name", seal, BX_GAUGE_CENTER, BX_DATUM_ELEMENT, name, 0, 2},
        {"the date from the right", date, BX_GAUGE_RIGHT, BX_DATUM_AREA, {0}, 22286, 1},
        {"the last name on the date", last, BX_GAUGE_CENTER, BX_DATUM_ELEMENT, date, 0, 1},
        {"the date below it", date, BX_GAUGE_TOP, BX_DATUM_ELEMENT, last, 10446, 1},
        {"nothing is unsealed", plain, BX_GAUGE_RIGHT, BX_DATUM_AREA, {0}, 0, 0},
        {"more than one signs", one, BX_GAUGE_RIGHT, BX_DATUM_AREA, {0}, 0, 0},
    };
    expect(rows, BX_COUNT(rows));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(stamps_and_posts)
{
    static const bx_draft_signer by[] = {
        {.post = "县长", .alt = "张三签名章", .width = 800, .height = 300},
        {.post = "县委书记", .alt = "李四签名章", .width = 800, .height = 300},
        {.post = "局长", .name = "王五"}};
    const bx_selector stamp = {.parts = PART(STAMP)}, post = {.parts = PART(POST)};
    bx_selector widest = post, second = post;
    const bx_selector name = {.parts = PART(NAME)};
    widest.which = BX_WHICH_WIDEST;
    second.which = BX_WHICH_NTH;
    second.nth = 2;
    bx_draft_open(&draft);
    bx_draft_hanzi(&draft, 60);
    bx_draft_signers(&draft, by, 3, "2024年1月15日");
    set();
    const row rows[] = {
        {"stamps from the right", stamp, BX_GAUGE_RIGHT, BX_DATUM_AREA, {0}, 22286, 2},
        {"posts", post, BX_GAUGE_COUNT, BX_DATUM_SHEET, {0}, 3, 1},
        {"a name for a stamp", name, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 2 * 5571, 1},
        {"beside the widest post", stamp, BX_GAUGE_APART, BX_DATUM_ELEMENT, widest, 11143, 2},
        {"level with its stamp", second, BX_GAUGE_MIDDLE, BX_DATUM_ELEMENT, stamp, 0, 1},
    };
    expect(rows, BX_COUNT(rows));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(tables)
{
    static const bx_column columns[] = {{.kind = BX_COLUMN_SHARE, .share = 1000},
                                        {.kind = BX_COLUMN_SHARE, .share = 1000}};
    const bx_selector table = {.parts = PART(TABLE)}, date = {.parts = PART(DATE)};
    bx_selector first = table;
    first.lines = BX_LINES_FIRST;
    bx_draft_open(&draft);
    bx_buf cells = {0};
    for (int i = 0; i < 80; i++)
        bx_buf_add_text(&cells, i > 0 ? "\n甲|乙" : "甲|乙");
    bx_draft_table(&draft, columns, 2, cells.ptr, 1, false);
    bx_buf_release(&cells);
    bx_draft_signature(&draft, "云泽县水利局", "2024年1月15日", 0, NULL);
    set();
    int pages = draft.kept->count;
    const row rows[] = {
        {"parts of a table", table, BX_GAUGE_COUNT, BX_DATUM_SHEET, {0}, pages, 1},
        {"one table", first, BX_GAUGE_COUNT, BX_DATUM_SHEET, {0}, 1, 1},
        {"its width", first, BX_GAUGE_WIDTH, BX_DATUM_SHEET, {0}, 156176, 1},
    };
    expect(rows, BX_COUNT(rows));
    const row beside = {"rows", date, BX_GAUGE_LINES_WITH, BX_DATUM_ELEMENT, table, 0, 1};
    ck_assert_int_ge(find(&beside, NULL).reading.value, 2);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(faces_and_sides)
{
    const row head = {.of = {.parts = PART(TEXT), .styles = title, .style_count = 1},
                      .gauge = BX_GAUGE_FACE};
    const row sheet = {.of = {.parts = PART(PAGE)}, .gauge = BX_GAUGE_SIDE};
    open_text();
    bx_finding f = find(&head, "小标宋");
    ck_assert(f.verdict == BX_VERDICT_PASS && bx_str_is(f.reading.word, "小标宋"));
    f = find(&head, "楷体");
    ck_assert(f.verdict == BX_VERDICT_FAIL && !bx_str_is(f.reading.word, "楷体"));
    ck_assert(find(&sheet, "odd").verdict == BX_VERDICT_PASS);
    ck_assert(find(&sheet, "even").verdict == BX_VERDICT_FAIL);
    bx_draft_close(&draft);
}
END_TEST

/* Ink of hanzi is about as high as their em-box, and lower in this face. */
START_TEST(ink)
{
    const bx_selector head = {.parts = PART(TEXT), .styles = title, .style_count = 1};
    const row top = {.of = head, .gauge = BX_GAUGE_INK_TOP};
    const row bottom = {.of = head, .gauge = BX_GAUGE_INK_BOTTOM, .from = BX_DATUM_AREA};
    open_text();
    int64_t above = bx_um(find(&top, NULL).reading.value);
    int64_t below = bx_um(find(&bottom, NULL).reading.value);
    ck_assert_msg(above > 37000 && above < 38500, "%lld", (long long)above);
    ck_assert_msg(below > 225000 - 8500 && below < 225000 - 6500, "%lld", (long long)below);
    bx_draft_close(&draft);
}
END_TEST

/* --- verdicts ----------------------------------------------------------------------- */

static bx_verdict judge(bx_clause clause)
{
    bx_findings found;
    ck_assert_int_eq(bx_findings_make(draft.arena, draft.scratch, &clause, 1, draft.kept,
                                      bx_faces_open(), &found),
                     BX_OK);
    ck_assert_int_eq(found.of[found.items[0].verdict], 1);
    return found.items[0].verdict;
}

START_TEST(verdicts)
{
    const bx_setting own = {.path = BX_STR("page.top")},
                     local = {.path = BX_STR("page.left"), .is_local = true};
    const bx_setting settings[] = {own, local};
    bx_clause top = {.of = {.parts = PART(TEXT), .which = BX_WHICH_FIRST},
                     .gauge = BX_GAUGE_TOP,
                     .has_least = true,
                     .has_most = true,
                     .least = bx_len_from_um(37500),
                     .most = bx_len_from_um(37500),
                     .tolerance = bx_len_from_um(200)};
    bx_clause seal = {.of = {.parts = PART(SEAL)}, .gauge = BX_GAUGE_WIDTH};
    open_text();
    ck_assert_int_eq(judge(top), BX_VERDICT_FAIL);
    top.settings = settings;
    top.setting_count = 1;
    ck_assert_int_eq(judge(top), BX_VERDICT_FAIL);
    top.setting_count = 2;
    ck_assert_int_eq(judge(top), BX_VERDICT_DEVIATION);
    top.tolerance = bx_len_from_um(500);
    ck_assert_int_eq(judge(top), BX_VERDICT_PASS);
    top.tolerance = 0;
    top.has_least = false;
    ck_assert_int_eq(judge(top), BX_VERDICT_PASS);
    ck_assert_int_eq(judge(seal), BX_VERDICT_ABSENT);
    seal.is_required = true;
    ck_assert_int_eq(judge(seal), BX_VERDICT_FAIL);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(nothing_is_told_unless_it_is_wanted)
{
    bx_draft_open(&draft);
    bx_draft_hanzi(&draft, 60);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.kept->placed_count, 0);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        lines_of_text,
        pages_and_their_numbers,
        seals,
        stamps_and_posts,
        tables,
        faces_and_sides,
        ink,
        verdicts,
        nothing_is_told_unless_it_is_wanted,
    };
    if (!bx_faces_open()) return EXIT_FAILURE;
    int status = bx_suite_run("measure", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
