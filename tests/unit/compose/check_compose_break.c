/* Where a table is broken, and what stays with it: the page is 166 pt high, a row 13 pt, a line 30 pt. */
#include <string.h>

#include "support/draft.h"
#include "support/suite.h"

static bx_draft draft;

static const bx_column shares[] = {{BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
                                   {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE},
                                   {BX_COLUMN_SHARE, 0, 1000, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE}};

static void open_small(void)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 12, 6);
    draft.pad = 2 * BX_PT;
}

static bx_table *add_table(const char *rows, const char *kinds, int head, bool keep)
{
    bx_table *table = bx_draft_table(&draft, shares, 3, rows, head, keep);
    bx_row_kind *made = BX_NEW_ARRAY(draft.arena, bx_row_kind, table->row_count);
    ck_assert_ptr_nonnull(made);
    for (int i = 0; kinds[i]; i++)
        made[i] = kinds[i] == 'h' ? BX_ROW_HEAD : kinds[i] == 't' ? BX_ROW_TOTAL : BX_ROW_BODY;
    table->rows = made;
    return table;
}

#define PLAIN(a) "-|" a "|x"
#define JOINED(a) "^|" a "|x"
#define PLAIN_4 PLAIN("A") "\n" PLAIN("B") "\n" PLAIN("C") "\n" PLAIN("D")
#define PLAIN_8 PLAIN_4 "\n" PLAIN("E") "\n" PLAIN("F") "\n" PLAIN("G") "\n" PLAIN("H")
#define PLAIN_12 PLAIN_8 "\n" PLAIN("I") "\n" PLAIN("J") "\n" PLAIN("K") "\n" PLAIN("L")

typedef struct break_case {
    const char *name, *rows, *kinds;
    int lines; /* of text above; after three of them six rows fit, after two nine, after five two */
    int head;
    bool keep;
    int hole;
    const char *last,
        *first; /* cells of the rows on either side of the page's end; last "": none */
} break_case;

static const break_case breaks[] = {
    {"a page is filled", PLAIN_8, "", 3, 0, false, 0, "F", "G"},
    {"no row alone on the next page", PLAIN_4 "\n" PLAIN("E") "\n" PLAIN("F") "\n" PLAIN("G"), "",
     3, 0, false, 0, "E", "F"},
    {"three rows have no place to break", PLAIN("A") "\n" PLAIN("B") "\n" PLAIN("C"), "", 5, 0,
     false, 0, "", "A"},
    {"four rows break in two and two", PLAIN_4, "", 5, 0, false, 0, "B", "C"},
    {"no row alone on the page before", PLAIN_8, "", 5, 1, false, 0, "", "A"},
    {"a total stays with the row before it", PLAIN_8, "------t-", 3, 0, false, 0, "E", "F"},
    {"totals one after another", PLAIN_8, "-----tt-", 3, 0, false, 0, "D", "E"},
    {"a sub-heading goes with its row", PLAIN_8, "-----h--", 3, 0, false, 0, "E", "F"},
    {"two of them, too", PLAIN_8, "----hh--", 3, 0, false, 0, "D", "E"},
    {"a row of one cell is one", PLAIN_4 "\n" PLAIN("E") "\nF|<|<\n" PLAIN("G") "\n" PLAIN("H"), "",
     3, 0, false, 0, "E", "F"},
    {"the last row of one cell is a note, not one",
     PLAIN_4 "\n" PLAIN("E") "\n" PLAIN("F") "\n" PLAIN("G") "\nH|<|<", "", 3, 0, false, 0, "F",
     "G"},
    {"a page ends where a label's rows begin",
     PLAIN_4 "\n" PLAIN("E") "\n" JOINED("F") "\n" JOINED("G") "\n" JOINED("H") "\n" PLAIN("I"), "",
     3, 0, false, 0, "D", "E"},
    {"or where they end",
     PLAIN("A") "\n" JOINED("B") "\n" JOINED("C") "\n" JOINED("D") "\n" PLAIN("E") "\n" JOINED(
         "F") "\n" JOINED("G") "\n" JOINED("H"),
     "", 3, 0, false, 0, "D", "E"},
    {"a label too long for that is cut",
     PLAIN("A") "\n" JOINED("B") "\n" JOINED("C") "\n" JOINED("D") "\n" JOINED("E") "\n" JOINED(
         "F") "\n" JOINED("G") "\n" JOINED("H"),
     "", 3, 0, false, 333, "F", "G"},
    {"at the border of the groups inside", "-|-|A\n^|^|B\n^|^|C\n^|^|D\n^|-|E\n^|^|F\n^|^|G\n^|^|H",
     "", 3, 0, false, 333, "D", "E"},
    {"a sub-heading's rows are a group", PLAIN_8, "h---h---", 3, 0, false, 0, "D", "E"},
    {"but a page is not left empty for it", PLAIN_12, "h----------", 2, 0, false, 333, "I", "J"},
    {"a table to be kept goes over", PLAIN_12, "", 2, 0, true, 0, "", "A"},
    {"unless the hole is too large", PLAIN_12, "", 2, 0, true, 333, "I", "J"},
    {"it is small enough", PLAIN_12, "", 5, 0, true, 333, "", "A"},
    {"as the layout has it", PLAIN_12, "", 5, 0, true, 100, "B", "C"},
    {"a head is repeated", PLAIN_8, "", 3, 1, true, 333, "F", "G"},
};

START_TEST(tables_break_where_a_printer_would)
{
    for (int i = 0; i < BX_COUNT(breaks); i++) {
        const break_case *k = &breaks[i];
        open_small();
        draft.page.hole = k->hole;
        for (int line = 0; line < k->lines; line++)
            bx_draft_hanzi(&draft, 9);
        add_table(k->rows, k->kinds, k->head, k->keep);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_msg(bx_diag_count(draft.diag) == 0, "%s: told", k->name);
        ck_assert_msg(draft.pages->count == 2, "%s: %d pages", k->name, draft.pages->count);
        bool goes = bx_draft_page_of(&draft, k->first) == 2 ||
                    (k->head > 0 && bx_draft_runs(&draft, 2, k->first, false) > 0);
        bool stays = k->last[0] == '\0' || bx_draft_page_of(&draft, k->last) == 1;
        ck_assert_msg(goes, "%s: %s is not on page 2", k->name, k->first);
        ck_assert_msg(stays, "%s: %s is not on page 1", k->name, k->last);
        bx_draft_close(&draft);
    }
}
END_TEST

/* What is late moves nothing before it: the page before the table is the same with any rows. */
START_TEST(what_follows_moves_nothing)
{
    for (int rows = 4; rows <= 40; rows++) {
        open_small();
        draft.page.hole = 333;
        for (int line = 0; line < 9; line++)
            bx_draft_hanzi(&draft, 9);
        bx_buf text = {0};
        for (int i = 0; i < rows; i++)
            bx_buf_printf(&text, "%s-|%d|x", i > 0 ? "\n" : "", i);
        add_table(text.ptr, "", 0, true);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_draft_lines(&draft, 1), 6);
        bx_buf_release(&text);
        bx_draft_close(&draft);
    }
}
END_TEST

/* --- notes ------------------------------------------------------------------------ */

START_TEST(a_note_stays_with_its_table)
{
    for (int keeps = 0; keeps < 2; keeps++) {
        open_small();
        draft.note.keep = keeps ? BX_KEEP_BACK : BX_KEEP_NONE;
        for (int line = 0; line < 2; line++)
            bx_draft_hanzi(&draft, 9);
        /* nine rows fill the page */
        add_table(PLAIN_8 "\n" PLAIN("I"), "", 0, false);
        bx_draft_paragraph(&draft, "注");
        draft.blocks.items[draft.blocks.count - 1].style = &draft.note;
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_diag_count(draft.diag), 0);
        ck_assert_int_eq(bx_draft_page_of(&draft, "注"), 2);
        ck_assert_int_eq(bx_draft_page_of(&draft, "I"), keeps ? 2 : 1);
        ck_assert_int_eq(bx_draft_page_of(&draft, "H"), keeps ? 2 : 1); /* two rows at least */
        ck_assert_int_eq(bx_draft_page_of(&draft, "G"), 1);
        bx_draft_close(&draft);
    }
}
END_TEST

/* All its lines, also where widows would let it be parted; and of any block, not of tables only. */
START_TEST(a_note_is_whole)
{
    open_small();
    draft.note.keep = BX_KEEP_BACK;
    for (int line = 0; line < 5; line++)
        bx_draft_hanzi(&draft, 9);
    bx_draft_hanzi(&draft, 70);
    draft.blocks.items[draft.blocks.count - 1].style = &draft.note;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(bx_diag_count(draft.diag), 0);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(bx_draft_lines(&draft, 1), 4);
    bx_draft_close(&draft);
}
END_TEST

/* --- rules ------------------------------------------------------------------------ */

START_TEST(a_rule_of_no_thickness_is_not_drawn)
{
    static const struct {
        bx_len rule, frame;
        int drawn;
    } rows[] = {
        {BX_PT, BX_PT, 5 + 4}, /* five across, four down */
        {0, BX_PT, 4},
        {BX_PT, 0, 3 + 2},
        {0, 0, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_small();
        draft.rule = rows[i].rule;
        draft.frame = rows[i].frame;
        add_table(PLAIN_4, "", 0, false);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_draft_rules(&draft, 1), rows[i].drawn);
        bx_draft_close(&draft);
    }
}
END_TEST

/* --- labels ----------------------------------------------------------------------- */

/* A label in the first of two columns, over so many rows. */
static void add_label(const char *sign, int characters, int rows, bx_len width)
{
    bx_column *columns = BX_NEW_ARRAY(draft.arena, bx_column, 2);
    ck_assert_ptr_nonnull(columns);
    columns[0] = (bx_column){BX_COLUMN_FIXED, width, 0, BX_ALIGN_CENTER, BX_VERTICAL_MIDDLE};
    columns[1] = shares[0];
    bx_buf text = {0};
    bx_buf_printf(&text, "%s%s|0", sign, bx_draft_text(&draft, 0, characters));
    for (int i = 1; i < rows; i++)
        bx_buf_printf(&text, "\n^|%d", i);
    bx_draft_table(&draft, columns, 2, text.ptr, 0, false);
    bx_buf_release(&text);
}

/* No part of a label stands beyond the rows that it belongs to. */
static void expect_inside(const char *name)
{
    for (int p = 0; p < draft.pages->count; p++)
        for (int i = 0; i < draft.pages->pages[p].count; i++) {
            const bx_item *item = &draft.pages->pages[p].items[i];
            if (item->type != BX_ITEM_RUN) continue;
            bx_len top = item->box.y - bx_len_scale(item->run->size, 880, 1000);
            bx_len foot = draft.page.area.y + draft.page.area.h;
            ck_assert_msg(top >= draft.page.area.y && top + item->run->size <= foot, "%s: page %d",
                          name, p + 1);
        }
}

START_TEST(a_label_too_high_is_made_to_fit)
{
    static const struct {
        const char *name, *sign;
        int characters, rows, width; /* pt */
        int smaller, refused;        /* messages */
    } rows[] = {
        {"fits a page", "!", 12, 12, 20, 0, 0},
        {"smaller for a page", "!", 15, 12, 13, 1, 0},
        {"two columns", "!", 20, 12, 30, 0, 0},
        {"three columns", "!", 32, 12, 40, 0, 0},
        {"no way", "!", 60, 12, 13, 0, 1},
        {"lines of text", "", 20, 6, 13, 1, 0},
        {"lines without a way", "", 60, 6, 13, 0, 1},
        {"a part is too short for it", "!", 12, 16, 13, 2, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        open_small();
        draft.page.has_number = false;
        add_label(rows[i].sign, rows[i].characters, rows[i].rows, rows[i].width * BX_PT);
        bx_status status = bx_draft_set(&draft);
        ck_assert_msg(bx_draft_count(&draft, 715) == rows[i].refused, "%s: %d refused",
                      rows[i].name, bx_draft_count(&draft, 715));
        ck_assert_msg((status == BX_OK) == (rows[i].refused == 0), "%s: status", rows[i].name);
        ck_assert_msg(bx_draft_count(&draft, 716) == rows[i].smaller, "%s: %d smaller",
                      rows[i].name, bx_draft_count(&draft, 716));
        if (status == BX_OK) expect_inside(rows[i].name);
        bx_draft_close(&draft);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        tables_break_where_a_printer_would,  what_follows_moves_nothing,
        a_note_stays_with_its_table,         a_note_is_whole,
        a_rule_of_no_thickness_is_not_drawn, a_label_too_high_is_made_to_fit,
    };
    bx_faces_open();
    int status = bx_suite_run("compose: breaks of tables", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
