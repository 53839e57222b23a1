/* Lines get their pages: the grid, what keeps together, what gives way, page numbers, tags. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "support/draft.h"
#include "support/suite.h"

static bx_draft draft;

static void open_small(void)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 12, 6);
}

static void set_well(int pages)
{
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, pages);
}

/* Lines of text on the pages, as "6 6 2". */
static void expect_lines(const char *wanted)
{
    bx_buf lines = {0};
    for (int page = 1; page <= draft.pages->count; page++)
        bx_buf_printf(&lines, "%s%d", page > 1 ? " " : "", bx_draft_lines(&draft, page));
    ck_assert_str_eq(lines.ptr, wanted);
    bx_buf_release(&lines);
}

/* --- the grid ----------------------------------------------------------------- */

/* GB/T 9704-2012 5.2.3: 22 lines of 28 characters fill the type area. */
START_TEST(a_page_has_22_lines_of_28_characters)
{
    bx_draft_open(&draft);
    bx_draft_hanzi(&draft, 22 * 28 - 2);
    set_well(1);
    const bx_page *page = &draft.pages->pages[0];
    ck_assert_int_eq(draft.pages->line_count, 22);
    int line = 0;
    bx_len last = -1;
    for (int i = 0; i < page->count; i++) {
        const bx_item *item = &page->items[i];
        if (!item->tag || item->box.y == last) continue;
        last = item->box.y;
        int64_t top = 37000 + 10446 * line - 37000; /* gbt9704: line n at 37 + 10.446 (n - 1) mm */
        int64_t is = bx_um(bx_draft_top(item)) - 37000;
        ck_assert_msg(is >= top - 12 && is <= top + 12, "line %d is at %" PRId64, line + 1, is);
        line++;
    }
    ck_assert_int_eq(line, 22);
    for (int i = 1; i < 22; i++)
        ck_assert_uint_eq(draft.pages->lines[i].text.len, 28 * 3);
    ck_assert_uint_eq(draft.pages->lines[0].text.len, 26 * 3);
    /* The last em-box ends on the lower edge of the type area, to the unit of the pitch's division. */
    bx_len foot = last + bx_len_scale(16 * BX_PT, 120, 1000);
    ck_assert_int_le(draft.page.area.y + draft.page.area.h - foot, 32);
    ck_assert_int_ge(draft.page.area.y + draft.page.area.h - foot, 0);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(the_23rd_line_goes_over)
{
    bx_draft_open(&draft);
    bx_draft_hanzi(&draft, 22 * 28 - 2 + 28 + 1);
    set_well(2);
    expect_lines("22 2");
    bx_draft_close(&draft);
    bx_draft_open(&draft);
    for (int i = 0; i < 45; i++)
        bx_draft_hanzi(&draft, 26);
    set_well(3);
    expect_lines("22 22 1");
    bx_draft_close(&draft);
}
END_TEST

START_TEST(an_empty_document_has_a_page)
{
    bx_draft_open(&draft);
    set_well(1);
    ck_assert_int_eq(draft.pages->line_count, 0);
    ck_assert_int_eq(bx_draft_runs(&draft, 1, "— 1 —", true), 1);
    ck_assert_int_eq(draft.pages->pages[0].count, 1);
    bx_draft_close(&draft);
    bx_draft_open(&draft);
    draft.page.has_number = false;
    bx_draft_space(&draft, 3);
    set_well(1);
    ck_assert_int_eq(draft.pages->pages[0].count, 0);
    ck_assert(bx_str_is(draft.pages->pages[0].label, "1"));
    bx_draft_close(&draft);
}
END_TEST

/* Line (from 0) on which a text stands; fails when it stands beside the grid. */
static int grid_line_of(const char *text)
{
    int page = 0;
    const bx_item *item = bx_draft_find(&draft, text, &page);
    ck_assert_msg(item != NULL, "%s", text);
    bx_len y = bx_draft_top(item) - draft.page.area.y;
    ck_assert_msg(y % draft.page.pitch == 0, "%s", text);
    return (int)(y / draft.page.pitch);
}

START_TEST(a_title_is_followed_by_an_empty_line)
{
    bx_draft_open(&draft);
    bx_draft_title(&draft, "天地玄黄\n宇宙洪荒报告");
    bx_draft_paragraph(&draft, "日月盈昃。");
    set_well(1);
    ck_assert_int_eq(grid_line_of("天地玄黄"), 0);
    ck_assert_int_eq(grid_line_of("宇宙洪荒报告"), 1);
    ck_assert_int_eq(grid_line_of("日月盈昃。"), 3);
    /* Both lines in the middle. */
    int page = 0;
    const bx_item *upper = bx_draft_find(&draft, "天地玄黄", &page),
                  *lower = bx_draft_find(&draft, "宇宙洪荒报告", &page);
    bx_len middle = draft.page.area.x + draft.page.area.w / 2;
    ck_assert_int_eq(bx_um(upper->box.x + upper->box.w / 2), bx_um(middle));
    ck_assert_int_eq(bx_um(lower->box.x + lower->box.w / 2), bx_um(middle));
    bx_draft_close(&draft);
}
END_TEST

START_TEST(text_returns_to_the_grid)
{
    static const bx_column column[] = {
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天。");
    bx_draft_table(&draft, column, 1, "甲\n乙", 0, false);
    bx_draft_paragraph(&draft, "地。");
    bx_draft_space(&draft, 2);
    bx_draft_paragraph(&draft, "玄。");
    bx_draft_space(&draft, 1);
    bx_draft_space(&draft, 1);
    bx_draft_paragraph(&draft, "黄。");
    set_well(1);
    ck_assert_int_eq(grid_line_of("天。"), 0);
    ck_assert_int_eq(grid_line_of("地。"),
                     2); /* 16 + 2 * 13 pt lie under the second line, 29.6 pt */
    ck_assert_int_eq(grid_line_of("玄。"), 5);
    ck_assert_int_eq(grid_line_of("黄。"), 8);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(lines_off_the_grid_keep_their_own_pitch)
{
    bx_draft_open(&draft);
    draft.note.before = 3 * BX_PT;
    draft.note.after = 5 * BX_PT;
    bx_draft_paragraph(&draft, "天。");
    bx_draft_paragraph(&draft, "地\n玄\n黄");
    draft.blocks.items[1].style = &draft.note;
    bx_draft_paragraph(&draft, "宇");
    draft.blocks.items[2].style = &draft.note;
    set_well(1);
    static const char *const texts[] = {"地", "玄", "黄", "宇"};
    const bx_len steps[] = {0, draft.note.line, draft.note.line, draft.note.size + 8 * BX_PT};
    bx_len y = draft.page.area.y + draft.page.grid_size + draft.note.before;
    for (int i = 0; i < BX_COUNT(texts); i++) {
        int page = 0;
        y += steps[i];
        const bx_item *item = bx_draft_find(&draft, texts[i], &page);
        /* 仿宋 stands in the spans of these lines, at 16 pt; the block's own style sets the line. */
        ck_assert_msg(item->box.y - bx_len_scale(draft.note.size, 880, 1000) == y, "%s", texts[i]);
    }
    bx_draft_close(&draft);
}
END_TEST

START_TEST(space_at_a_pages_edge_is_dropped)
{
    open_small();
    bx_draft_space(&draft, 4);
    for (int i = 0; i < 6; i++)
        bx_draft_hanzi(&draft, 10);
    bx_draft_space(&draft, 4);
    bx_draft_paragraph(&draft, "黄。");
    set_well(2);
    expect_lines("6 1");
    ck_assert_int_eq(grid_line_of("黄。"), 0);
    bx_draft_close(&draft);
}
END_TEST

/* --- keeping together --------------------------------------------------------- */

START_TEST(no_line_of_a_paragraph_stands_alone)
{
    /* Lines of two paragraphs on pages of six lines: what each page gets. */
    static const struct {
        int first, second;
        const char *pages;
    } rows[] = {
        {4, 2, "6"},   {5, 2, "5 2"}, {5, 3, "5 3"}, {4, 3, "4 3"},    {4, 4, "6 2"},
        {3, 4, "5 2"}, {3, 3, "6"},   {7, 1, "5 3"}, {8, 1, "6 3"},    {13, 1, "6 5 3"},
        {1, 6, "5 2"}, {5, 1, "6"},   {6, 1, "6 1"}, {1, 12, "6 5 2"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_small();
        bx_draft_hanzi(&draft, 12 * rows[i].first - 2);
        bx_draft_hanzi(&draft, 12 * rows[i].second - 2);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        bx_buf lines = {0};
        for (int page = 1; page <= draft.pages->count; page++)
            bx_buf_printf(&lines, "%s%d", page > 1 ? " " : "", bx_draft_lines(&draft, page));
        ck_assert_msg(strcmp(lines.ptr, rows[i].pages) == 0, "%d and %d lines: %s", rows[i].first,
                      rows[i].second, lines.ptr);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        bx_buf_release(&lines);
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(widows_and_orphans_are_the_layouts)
{
    open_small();
    draft.page.widows = 1;
    draft.page.orphans = 1;
    bx_draft_hanzi(&draft, 12 * 5 - 2);
    bx_draft_hanzi(&draft, 12 * 2 - 2);
    set_well(2);
    expect_lines("6 1");
    bx_draft_close(&draft);
    open_small();
    draft.page.widows = 3;
    draft.page.orphans = 3;
    bx_draft_hanzi(&draft, 12 * 8 - 2);
    set_well(2);
    expect_lines("5 3");
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_heading_stays_with_its_text)
{
    open_small();
    for (int i = 0; i < 4; i++)
        bx_draft_hanzi(&draft, 10);
    bx_draft_heading(&draft, 0, 2, "一、天地");
    bx_draft_heading(&draft, 1, 3, "（一）玄黄");
    bx_draft_hanzi(&draft, 10);
    set_well(2);
    expect_lines("4 3");
    bx_draft_close(&draft);
    /* With space between, too. */
    open_small();
    for (int i = 0; i < 4; i++)
        bx_draft_hanzi(&draft, 10);
    bx_draft_heading(&draft, 0, 2, "一、天地");
    bx_draft_space(&draft, 1);
    bx_draft_hanzi(&draft, 10);
    set_well(2);
    expect_lines("4 2");
    bx_draft_close(&draft);
    /* And the two lines of its paragraph that may not be parted. */
    open_small();
    for (int i = 0; i < 4; i++)
        bx_draft_hanzi(&draft, 10);
    bx_draft_heading(&draft, 0, 2, "一、天地");
    bx_draft_hanzi(&draft, 12 * 4 - 2);
    set_well(2);
    expect_lines("4 5");
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_heading_stays_with_its_table)
{
    static const bx_column column[] = {
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    open_small();
    for (int i = 0; i < 5; i++)
        bx_draft_hanzi(&draft, 10);
    bx_draft_heading(&draft, 0, 2, "一、天地");
    bx_draft_table(&draft, column, 1, "甲\n乙", 0, false);
    set_well(2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "一、天地"), 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "甲"), 2);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_heading_of_several_lines_is_not_parted)
{
    open_small();
    for (int i = 0; i < 5; i++)
        bx_draft_hanzi(&draft, 10);
    bx_draft_heading(&draft, 0, 2, bx_draft_text(&draft, 0, 20));
    bx_draft_hanzi(&draft, 10);
    set_well(2);
    expect_lines("5 3");
    bx_draft_close(&draft);
}
END_TEST

/* Where everything holds on, the page still ends, and it is told. */
START_TEST(what_cannot_be_kept_gives_way)
{
    open_small();
    for (int i = 0; i < 20; i++)
        bx_draft_heading(&draft, 0, 2, "一、天地");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 4);
    expect_lines("6 6 6 2");
    ck_assert_int_eq(bx_draft_count(&draft, 705), 3);
    ck_assert_int_eq(bx_diag_count(draft.diag), 3);
    bx_draft_close(&draft);
}
END_TEST

/* Rows that should stay together give way before lines that must, and need no word. */
START_TEST(the_cheapest_break_is_taken)
{
    static const bx_column column[] = {
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    open_small();
    for (int i = 0; i < 3; i++)
        bx_draft_heading(&draft, 0, 2, "一、天地");
    /* Three lines end at 76 pt; 90 pt are left for the ten rows of 13 pt that fit a page of their own. */
    bx_draft_table(&draft, column, 1, "甲\n1\n2\n3\n4\n5\n6\n7\n8\n9", 1, true);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "甲"), 1);
    ck_assert_int_eq(bx_draft_page_of(&draft, "5"), 1);
    ck_assert_int_eq(bx_draft_page_of(&draft, "6"), 2);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_line_higher_than_the_page_gets_a_page)
{
    open_small();
    draft.title.size = draft.title.em = 180 * BX_PT;
    bx_draft_title(&draft, "天");
    bx_draft_title(&draft, "地");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 2);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(there_is_an_end_to_pages)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 4, 2);
    draft.page.has_number = false;
    draft.page.area.h = draft.page.grid_size;
    for (int i = 0; i < BX_LIMIT_PAGES + 1; i++)
        bx_draft_paragraph(&draft, "天");
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_LIMIT);
    ck_assert_int_eq(bx_draft_count(&draft, 706), 1);
    draft.blocks.count = BX_LIMIT_PAGES;
    bx_diag_clear(draft.diag);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, BX_LIMIT_PAGES);
    bx_draft_close(&draft);
}
END_TEST

/* A figure is not broken; that it stands out is told with its place in the file. */
START_TEST(what_stands_out_of_its_line_is_told)
{
    static const char figure[] = "1234567890123456789012345";
    const bx_text_file file = {"data.yaml", BX_STR("x: 天地1234567890123456789012345玄黄。")};
    open_small();
    bx_draft_paragraph(&draft, file.text.ptr + 3);
    bx_inline line = draft.blocks.items[0].lines[0];
    line.place = (bx_place){&file, 3, 0};
    line.exact = true;
    draft.blocks.items[0].lines = &line;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 1);
    const bx_diagnostic *d = bx_diag_at(draft.diag, 0);
    ck_assert_int_eq(bx_code_number(d->code), 704);
    ck_assert(bx_str_is(d->args[0], figure));
    ck_assert_int_eq(d->column, 6);
    ck_assert_int_eq(d->caret_len, 25);
    expect_lines("3");
    bx_draft_close(&draft);
}
END_TEST

/* --- page numbers ------------------------------------------------------------- */

static const bx_item *number_on(int page)
{
    const bx_page *at = &draft.pages->pages[page - 1];
    const bx_item *last = &at->items[at->count - 1];
    ck_assert_int_eq(last->type, BX_ITEM_RUN);
    ck_assert_ptr_null(last->tag);
    return last;
}

/* GB/T 9704-2012 7.5: the upper edge of the dash 7 mm under the type area; one 字 from the outer edge. */
START_TEST(page_numbers_stand_where_the_standard_wants_them)
{
    bx_draft_open(&draft);
    for (int i = 0; i < 50; i++)
        bx_draft_hanzi(&draft, 26);
    set_well(3);
    for (int page = 1; page <= 3; page++) {
        const bx_item *number = number_on(page);
        char text[16] = "— 1 —";
        text[4] = (char)('0' + page);
        ck_assert(bx_str_is(number->run->text, text));
        ck_assert_int_eq(bx_um(number->box.y) / 100,
                         2705); /* 270.5 mm: FandolSong's dash is then at 269.0 */
        int64_t right = 184000 - 5571, left = 28000 + 5571;
        if (page % 2 == 1)
            ck_assert_int_le(labs((long)(bx_um(number->box.x + number->box.w) - right)), 1);
        else ck_assert_int_le(labs((long)(bx_um(number->box.x) - left)), 1);
        bx_buf label = {0};
        bx_buf_add_int(&label, page);
        ck_assert(bx_str_equal(draft.pages->pages[page - 1].label, bx_buf_str(&label)));
        ck_assert_int_eq(draft.pages->pages[page - 1].number, page);
        bx_buf_release(&label);
    }
    bx_draft_close(&draft);
}
END_TEST

START_TEST(page_numbers_follow_their_pattern)
{
    bx_draft_open(&draft);
    draft.page_number.form = BX_STR("第{页}页，共{页数}页{x}");
    draft.page.number_odd = draft.page.number_even = BX_SIDE_CENTER;
    for (int i = 0; i < 30; i++)
        bx_draft_hanzi(&draft, 26);
    set_well(2);
    bx_buf text = {0};
    const bx_page *page = &draft.pages->pages[1];
    for (int i = 0; i < page->count; i++)
        if (!page->items[i].tag) bx_buf_add_str(&text, page->items[i].run->text);
    ck_assert_str_eq(text.ptr, "第2页，共2页{x}");
    bx_buf_release(&text);
    bx_draft_close(&draft);
}
END_TEST

/* --- tags --------------------------------------------------------------------- */

static const bx_tag *child(const bx_tag *tag, int index)
{
    const bx_tag *at = tag->first;
    for (; at && index > 0; index--)
        at = at->next;
    ck_assert_ptr_nonnull(at);
    return at;
}

START_TEST(blocks_have_their_tags)
{
    static const bx_column columns[] = {
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
        {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};
    bx_draft_open(&draft);
    bx_draft_title(&draft, "天地\n玄黄");
    bx_draft_heading(&draft, 1, 3, "（一）宇宙");
    bx_draft_paragraph(&draft, "见www.rcx.gov.cn。");
    bx_draft_table(&draft, columns, 2, "甲|<\n乙|丙\n^|^", 1, false);
    bx_draft_signature(&draft, "某局", "2024年1月5日", 42000, "某局印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    const bx_tag *root = draft.pages->tags.root;
    ck_assert_int_eq(root->role, BX_TAG_DOCUMENT);
    static const bx_tag_role roles[] = {BX_TAG_H1, BX_TAG_H3, BX_TAG_P,     BX_TAG_TABLE,
                                        BX_TAG_P,  BX_TAG_P,  BX_TAG_FIGURE};
    for (int i = 0; i < BX_COUNT(roles); i++)
        ck_assert_msg(child(root, i)->role == roles[i], "child %d", i);
    ck_assert_ptr_eq(child(root, BX_COUNT(roles) - 1), root->last);
    ck_assert(bx_str_is(child(root, 0)->words->title, "天地玄黄"));
    ck_assert(bx_str_is(child(root, 1)->words->title, "（一）宇宙"));
    ck_assert_ptr_null(child(root, 2)->words);
    const bx_tag *link = child(child(root, 2), 0);
    ck_assert_int_eq(link->role, BX_TAG_LINK);
    ck_assert(bx_str_is(link->words->uri, "http://www.rcx.gov.cn"));
    ck_assert(link->words->alt.len > 0);
    ck_assert(bx_str_is(child(root, 6)->words->alt, "某局印章"));
    const bx_tag *table = child(root, 3);
    const bx_tag *top = child(table, 0), *body = child(table, 1);
    ck_assert(top->role == BX_TAG_THEAD && body->role == BX_TAG_TBODY && body == table->last);
    ck_assert(top->first == top->last && top->first->role == BX_TAG_TR);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(child(body, i)->role, BX_TAG_TR);
    const bx_tag *head = child(child(top, 0), 0), *cell = child(child(body, 0), 1);
    ck_assert(head->role == BX_TAG_TH && head->scope == BX_SCOPE_COLUMN && head->column_span == 2 &&
              head->row_span == 1);
    ck_assert(cell->role == BX_TAG_TD && cell->scope == BX_SCOPE_NONE && cell->column_span == 1 &&
              cell->row_span == 2);
    /* A row that only holds parts of cells from above is there, and empty. */
    ck_assert_ptr_null(child(body, 1)->first);
    ck_assert_int_eq(bx_draft_runs(&draft, 1, "www.rcx.gov.cn", false), 1);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(a_face_without_a_role_is_a_fault)
{
    bx_draft_open(&draft);
    draft.body.face = BX_STR("隶书");
    bx_draft_paragraph(&draft, "天。");
    bx_draft_heading(&draft, 0, 2, "一、堃");
    ck_assert_int_eq(bx_draft_set(&draft), BX_ERR_FONT);
    ck_assert_int_eq(bx_draft_count(&draft, 603), 1);
    ck_assert_int_eq(bx_draft_count(&draft, 604), 1); /* all faults, not the first only */
    ck_assert(bx_str_is(bx_diag_at(draft.diag, 0)->args[0], "隶书"));
    ck_assert_ptr_null(draft.pages);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(gives_its_scratch_back)
{
    bx_draft_open(&draft);
    bx_draft_title(&draft, "天地");
    bx_draft_hanzi(&draft, 300);
    bx_draft_signature(&draft, "某局", "2024年1月5日", 0, NULL);
    void *kept = bx_arena_take(draft.scratch, 100);
    ck_assert_ptr_nonnull(kept);
    size_t used = bx_arena_used(draft.scratch);
    set_well(1);
    ck_assert_uint_eq(bx_arena_used(draft.scratch), used);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_page_has_22_lines_of_28_characters,
        the_23rd_line_goes_over,
        an_empty_document_has_a_page,
        a_title_is_followed_by_an_empty_line,
        text_returns_to_the_grid,
        lines_off_the_grid_keep_their_own_pitch,
        space_at_a_pages_edge_is_dropped,
        no_line_of_a_paragraph_stands_alone,
        widows_and_orphans_are_the_layouts,
        a_heading_stays_with_its_text,
        a_heading_stays_with_its_table,
        a_heading_of_several_lines_is_not_parted,
        what_cannot_be_kept_gives_way,
        the_cheapest_break_is_taken,
        a_line_higher_than_the_page_gets_a_page,
        there_is_an_end_to_pages,
        what_stands_out_of_its_line_is_told,
        page_numbers_stand_where_the_standard_wants_them,
        page_numbers_follow_their_pattern,
        blocks_have_their_tags,
        a_face_without_a_role_is_a_fault,
        gives_its_scratch_back,
    };
    bx_faces_open();
    int status = bx_suite_run("compose: pages", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
