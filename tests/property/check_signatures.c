/*
 * Texts of 1 to 60 lines before signatures of every form, with a note behind them and without, with
 * a head above, a list of annexes and a foot and without: GB/T 9704-2012 7.3.3, 7.3.5, 7.3.6, 7.4
 * and 7.5 hold on whatever page they come to stand. A failure names its case.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/draft.h"
#include "support/suite.h"

enum { MOST_LINES = 60, MOST_SIGNERS = 11 };

static const char *const names[MOST_SIGNERS] = {"水利局甲", "财政局乙", "司法局丙", "农业局丁",
                                                "林业局戊", "教育局己", "民政局庚", "交通局辛",
                                                "审计局壬", "统计局癸", "档案局子"};
static const char *const date = "2024年1月15日";
static const char *const notes[] = {NULL, "（附注甲）",
                                    "（附注乙，联系人张三，电话另行通知，地址如前）"};

typedef struct form {
    const char *name;
    int count;
    int64_t diameter; /* 0: no seals */
    bool is_room, is_of_posts;
} form;

static const form forms[] = {
    {"unsealed", 1, 0, false, false},       {"unsealed joint", 3, 0, false, false},
    {"room", 1, 42000, true, false},        {"seal", 1, 42000, false, false},
    {"large seal", 1, 45000, false, false}, {"two", 2, 42000, false, false},
    {"three", 3, 45000, false, false},      {"four", 4, 42000, false, false},
    {"five", 5, 42000, false, false},       {"six", 6, 45000, false, false},
    {"eleven", 11, 42000, false, false},    {"five of 50 mm", 5, 50000, false, false},
    {"rooms", 3, 42000, true, false},       {"stamp", 1, 0, false, true},
    {"stamps", 3, 0, false, true},
};

/* What else the document has: sets of these. */
enum { HEAD = 1, ANNEXES = 2, FOOT = 4, ALL = 7 };

static const char *const annexes = "附件：供水工程名单";
static const char *const foot = "抄送县委办公室";

static bx_draft draft;
static const form *tried;
static int lines, note;
static unsigned parts;

#define HOLDS(claim)                                                                               \
    ck_assert_msg((claim), "%s, %d lines, note %d, parts %u: %s", tried->name, lines, note, parts, \
                  #claim)

/* --- the document --------------------------------------------------------------- */

static void add_text(void)
{
    for (int left = lines; left > 0;) {
        int count = 1 + (lines * 7 + left) % 4;
        if (count > left) count = left;
        bx_draft_hanzi(&draft, 28 * count - 2 - (lines + left) % 20);
        left -= count;
    }
}

static void sign(void)
{
    bx_draft_signer by[MOST_SIGNERS] = {{0}};
    for (int i = 0; i < tried->count; i++) {
        by[i].diameter = tried->diameter;
        if (tried->is_of_posts) by[i].post = names[i];
        else by[i].name = names[i];
        if ((tried->diameter > 0 && !tried->is_room) || tried->is_of_posts) by[i].alt = "印章";
    }
    bx_draft_signers(&draft, by, tried->count, date);
}

static void generate(void)
{
    bx_draft_open(&draft);
    draft.signature.fit_seal = bx_len_from_um(5000);
    draft.signature.fit_pitch = 100;
    draft.signature.fit_cell = 40;
    if (parts & HEAD) {
        bx_draft_masthead(&draft, tried->count > 1 ? "甲乙丙局\n丁戊局\n己庚辛壬局" : "甲乙丙局",
                          "文件");
        bx_draft_title(&draft, "关于供水工程的通知");
    }
    add_text();
    if (parts & ANNEXES) bx_draft_aside(&draft, annexes);
    sign();
    if (notes[note]) bx_draft_paragraph(&draft, notes[note]);
    if (parts & FOOT) bx_draft_foot(&draft, BX_LEAF_EVEN, foot);
}

/* --- what stands on the signature's page ---------------------------------------------- */

typedef struct seen {
    const bx_item *seals[MOST_SIGNERS];
    int seal_count, text_lines;
    bx_len text_foot, date_top;
    bx_len last_foot; /* of all that is no foot of the document */
    const bx_item *note, *foot;
} seen;

static bool is_head(const bx_item *item)
{
    return item->run->size != draft.body.size;
}

static bool is_one_of_names(bx_str text)
{
    for (int i = 0; i < tried->count; i++)
        if (bx_str_is(text, names[i])) return true;
    return bx_str_is(text, date);
}

static void look_at(const bx_page *page, seen *s)
{
    bx_len last = -1;
    for (int i = 0; i < page->count; i++) {
        const bx_item *item = &page->items[i];
        if (item->type == BX_ITEM_IMAGE) {
            s->seals[s->seal_count++] = item;
            s->last_foot = bx_len_max(s->last_foot, item->box.y + item->box.h);
        }
        if (item->type != BX_ITEM_RUN || !item->tag) continue;
        bx_len top = bx_draft_top(item);
        if (bx_str_is(item->run->text, foot)) {
            s->foot = item;
            continue;
        }
        s->last_foot = bx_len_max(s->last_foot, top + item->box.h);
        if (is_head(item) || bx_str_is(item->run->text, annexes)) {
            s->text_foot = top + item->box.h;
        } else if (bx_str_is(item->run->text, date)) s->date_top = top;
        else if (notes[note] && bx_str_is(item->run->text, notes[note])) s->note = item;
        else if (!is_one_of_names(item->run->text)) {
            s->text_lines += top != last;
            last = top;
            s->text_foot = top + item->box.h;
        }
    }
}

static bool are_apart(const bx_rect *a, const bx_rect *b)
{
    return a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y || b->y + b->h <= a->y;
}

static bool is_inside(const bx_rect *r)
{
    const bx_rect *area = &draft.page.area;
    return r->x >= area->x && r->y >= area->y && r->x + r->w <= area->x + area->w &&
           r->y + r->h <= area->y + area->h;
}

/* --- what must hold --------------------------------------------------------------------- */

/* 7.3.5.5: at least two lines of text beside it, as far as there are two. */
static void check_company(const seen *s, int page)
{
    /* where a head takes the first side, its line of text stays there (7.3.3) */
    int wanted = parts & HEAD && lines <= 2 && page > 1 ? 1 : 2;
    bool is_full = tried->count == MOST_SIGNERS && parts & ANNEXES; /* no page holds more */
    HOLDS(is_full || s->text_lines >= (lines < wanted ? lines : wanted));
    for (int i = 0; i < tried->count; i++)
        HOLDS(bx_draft_page_of(&draft, names[i]) == page);
    HOLDS((s->note != NULL) == (notes[note] != NULL));
    bool may_part = tried->count == MOST_SIGNERS || parts & HEAD; /* all of a page; 7.3.3 */
    HOLDS(bx_draft_count(&draft, 705) == 0 || may_part);
}

/* 7.3.5.1: under each seal its name, its centre on the seal's axis; none over another, the text, the edge. */
static void check_seals(const seen *s)
{
    HOLDS(s->seal_count == (tried->is_room || tried->diameter == 0 ? 0 : tried->count) ||
          tried->is_of_posts);
    for (int i = 0; i < s->seal_count; i++) {
        const bx_rect *seal = &s->seals[i]->box;
        HOLDS(is_inside(seal));
        HOLDS(seal->y >= s->text_foot);
        for (int k = 0; k < i; k++)
            HOLDS(are_apart(seal, &s->seals[k]->box));
        if (s->note) {
            bx_rect line = {s->note->box.x, bx_draft_top(s->note), s->note->box.w, s->note->box.h};
            HOLDS(are_apart(seal, &line));
        }
        if (tried->is_of_posts) continue;
        int page = 0;
        const bx_item *name = bx_draft_find(&draft, names[i], &page);
        HOLDS(llabs((long long)(2 * seal->x + seal->w - 2 * name->box.x - name->box.w)) <= 4);
        HOLDS(bx_draft_top(name) >= seal->y);
        HOLDS(bx_draft_top(name) + name->box.h <= seal->y + seal->h);
    }
}

/* 7.3.5.1: the first row at most one line under the text; the last seal on the date. */
static void check_distances(const seen *s)
{
    if (s->seal_count == 0 || tried->is_of_posts) return;
    const bx_rect *last = &s->seals[s->seal_count - 1]->box;
    HOLDS(s->seals[0]->box.y - s->text_foot <= draft.page.pitch);
    HOLDS(last->y < s->date_top && last->y + last->h > s->date_top + 16 * BX_PT);
}

/* 7.3.6: on the line under the date; 50 mm are too large for that, and a hand for a long note. */
static void check_note(const seen *s)
{
    if (!s->note) return;
    bx_len under = bx_draft_top(s->note) - s->date_top;
    HOLDS(under >= 16 * BX_PT);
    bool is_below = tried->is_room && (note == 2 || tried->count == 3);
    if (!is_below) HOLDS(llabs((long long)(under - draft.page.pitch)) <= 2);
}

/* 7.3.3: the first side shows body text under its head. */
static void check_head(void)
{
    seen s = {0};
    if (!(parts & HEAD)) return;
    look_at(&draft.pages->pages[0], &s);
    bool has_text = s.text_lines >= 1;
    HOLDS(has_text || lines == 1); /* one line goes with the signature: that is told */
    HOLDS(bx_draft_count(&draft, 752) == !has_text);
}

static bool has_number(int page)
{
    const bx_page *at = &draft.pages->pages[page - 1];
    for (int i = 0; i < at->count; i++)
        if (at->items[i].type == BX_ITEM_RUN && !at->items[i].tag) return true;
    return false;
}

/* 7.4: on the last line of the last side, a back one, clear of the text; 7.5: its number. */
static void check_foot(int signed_on, int *blanks)
{
    int count = draft.pages->count, page = bx_draft_page_of(&draft, foot);
    seen s = {0};
    HOLDS((page > 0) == ((parts & FOOT) != 0));
    if (!(parts & FOOT)) {
        HOLDS(signed_on == count);
        return;
    }
    HOLDS(page == count && page % 2 == 0 && page - signed_on <= 2);
    look_at(&draft.pages->pages[page - 1], &s);
    const bx_rect *area = &draft.page.area;
    bx_len bottom = bx_draft_top(s.foot) + s.foot->box.h, top = bx_draft_top(s.foot);
    HOLDS(llabs((long long)(bottom - area->y - area->h)) <= 2);
    HOLDS(s.last_foot == 0 || top - s.last_foot >= bx_len_from_um(5000) - 2);
    bool has_blank = page - signed_on == 2;
    *blanks += has_blank;
    HOLDS(has_number(page) == !has_blank);
    if (!has_blank) return;
    HOLDS(draft.pages->pages[page - 2].count == 0);
}

/*
 * No page before the signature's is emptier than a third, but for the one before it where no break
 * helps: all text that went over is needed there, or hangs together with what is.
 */
static void check_white(const seen *last, int signed_on)
{
    enum { NEEDED = 4 }; /* two lines, of a paragraph that leaves two on both sides */
    const bx_rect *area = &draft.page.area;
    if (tried->count == MOST_SIGNERS) return; /* they have a page for themselves */
    for (int page = 1; page < signed_on; page++) {
        seen s = {0};
        look_at(&draft.pages->pages[page - 1], &s);
        bx_len white = area->y + area->h - s.last_foot;
        HOLDS(white <= area->h / 3 || (page + 1 == signed_on && last->text_lines <= NEEDED));
    }
}

static void check_case(int *raised, int *closed, int *blanks)
{
    seen s = {0};
    generate();
    HOLDS(bx_draft_set(&draft) == BX_OK);
    HOLDS(bx_draft_count(&draft, 707) == 0);
    int page = bx_draft_page_of(&draft, date);
    look_at(&draft.pages->pages[page - 1], &s);
    check_company(&s, page);
    check_seals(&s);
    check_distances(&s);
    check_note(&s);
    check_head();
    check_white(&s, page);
    check_foot(page, blanks);
    *raised += bx_draft_count(&draft, 743);
    *closed += bx_draft_count(&draft, 718);
    bx_draft_close(&draft);
}

START_TEST(signatures_stand_as_they_must)
{
    int raised = 0, closed = 0, blanks = 0;
    for (int f = 0; f < BX_COUNT(forms); f++) {
        tried = &forms[f];
        for (parts = 0; parts <= ALL; parts++)
            for (lines = 1; lines <= MOST_LINES; lines++)
                for (note = 0; note < BX_COUNT(notes); note++)
                    check_case(&raised, &closed, &blanks);
    }
    /* that all were tried */
    ck_assert_int_gt(raised, 0);
    ck_assert_int_gt(closed, 0);
    ck_assert_int_gt(blanks, 0);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {signatures_stand_as_they_must};
    bx_faces_open();
    int status = bx_suite_run("compose: signatures under texts", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
