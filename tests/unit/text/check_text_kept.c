/*
 * Paragraphs of official text full of numbers, telephone numbers, standards, addresses and
 * names, broken at many measures: no number is parted where the paragraph has another way.
 * Which ways there are is found here, by trying all: lines that fit, without a gap that reads
 * as a space. A failure prints its seed; BX_SEED runs one alone.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "support/suite.h"
#include "support/text_draw.h"
#include "support/text_kit.h"
#include "text/fit.h"

enum { SEEDS = 1000, LONGEST = 600, CLUSTERS = 1200 };

/* Plain words, and the kinds: what they count, then what is by itself. */
static const char *const clauses[] = {"认真贯彻落实上级部署", "切实加强组织领导",
                                      "及时回应群众关切",     "所提意见全部办结并予反馈",
                                      "按季度抽查",           "由分管负责人审签后发布",
                                      "群众满意度有所上升",   "并在政务服务大厅公示"};
static const char *const units[] = {
    "共%d件",     "计%d余人次",     "长%d.5公里",      "为%d.25万元",       "约%d亿立方米",
    "占%d.3%%",   "降%d．５％",     "在%d～99℃",       "行%d×24小时",       "低至−%d℃",
    "得＋%d分",   "拨0359-30321%d", "拨010—6888 12%d", "依GB/T 158%d—2011", "邮箱xxgk%d@163.com",
    "升至%d.0版", "在B区2%d室",     "第%d条",          "办%d个工作日",      "于2023年1月%d日",
    "依第二十条", "计一百二十三件", "为〔2021〕%d号",  "字（氵舞）",
};

static void add_unit(bx_draws *draws, bx_buf *text)
{
    const char *form = units[bx_draw(draws, BX_COUNT(units))];
    const char *number = strstr(form, "%d");
    for (; *form; form++) {
        if (form == number) {
            bx_buf_add_int(text, 10 + (int64_t)bx_draw(draws, 90));
            form++;
        } else if (*form != '%' || form[1] != '%') {
            bx_buf_add_byte(text, *form);
        }
    }
}

static void draw_paragraph(bx_draws *draws, bx_buf *text)
{
    static const char *const stops[] = {"，", "、", "；", "。"};
    int length = 3 + (int)bx_draw(draws, 20);
    text->len = 0;
    for (int i = 0; i < length && text->len < LONGEST; i++) {
        if (bx_draw(draws, 2) == 0) bx_buf_add_text(text, clauses[bx_draw(draws, 8)]);
        add_unit(draws, text);
        bx_buf_add_text(text, i + 1 == length ? "。" : stops[bx_draw(draws, 4)]);
    }
}

/* Whether a line from `start` to `end` fits without a gap that reads as a space. */
static bool is_sound(const bx_text_kit *kit, int start, int end)
{
    const bx_prepared *p = kit->p;
    const bx_measure *m = &kit->measure;
    bx_len room = m->width - (start == 0 ? m->first : m->rest);
    bx_line_side from = bx_fit_start(p, start, start > 0 || m->first == 0);
    bx_line_side to = bx_fit_end(p, end);
    bx_extent extent = bx_fit_between(&from, &to);
    if (extent.least > room) return false;
    bx_len missing = room - extent.natural;
    missing -= to.spaces - from.spaces + to.growth - from.growth;
    return end == p->count || bx_fit_shortage(&from, &to, missing) != BX_SHORT_SPACED;
}

/* Whether the paragraph can be set so with all ends worth at least `least`. */
static bool has_way(const bx_text_kit *kit, bx_place_kind least)
{
    static bool reached[CLUSTERS];
    const bx_prepared *p = kit->p;
    ck_assert_int_lt(p->count, CLUSTERS);
    memset(reached, 0, sizeof reached);
    reached[0] = true;
    for (int end = 1; end <= p->count; end++) {
        if (end < p->count && p->clusters[end - 1].place < least) continue;
        for (int start = 0; start < end && !reached[end]; start++)
            reached[end] = reached[start] && is_sound(kit, start, end);
    }
    return reached[p->count];
}

static unsigned faults_of(const bx_text_kit *kit)
{
    unsigned faults = 0;
    for (int i = 0; i < kit->count; i++)
        faults |= kit->lines[i].faults;
    return faults;
}

/* The widest gap between two hanzi, as a reader measures it, in 1/1000 of the size. */
static int64_t widest_gap(const bx_text_kit *kit)
{
    int64_t widest = 0;
    for (int i = 0; i + 1 < kit->count; i++) {
        const bx_fit *fit = &kit->lines[i].fit;
        if (fit->gaps > 0 && fit->opened > 0)
            widest = bx_len_max(widest, (fit->opened / fit->gaps + 1) * 1000 / kit->style.size);
    }
    return widest;
}

static void try_seed(bx_text_kit *kit, uint32_t seed, bx_buf *text, int *parted, int *units_kept)
{
    static const int widths[] = {12, 16, 20, 26, 28, 40};
    bx_draws draws = bx_draws_from(seed);
    draw_paragraph(&draws, text);
    kit->measure = (bx_measure){.width = widths[bx_draw(&draws, 6)] * BX_KIT_EM};
    if (bx_draw(&draws, 2) == 0) kit->measure.first = 2 * BX_KIT_EM;
    kit->rules.breaking = BX_BREAK_TOTAL;
    const char *lines = bx_kit_lines(kit, text->ptr);
    bool way = has_way(kit, BX_PLACE_POOR), whole = way && has_way(kit, BX_PLACE_LETTER);
    unsigned faults = faults_of(kit);
    ck_assert_msg(!whole || !(faults & (BX_FAULT_NUMBER | BX_FAULT_MAIL)),
                  "BX_SEED=%u parts a number: %s", seed, lines);
    ck_assert_msg(!way || widest_gap(kit) <= 95, "BX_SEED=%u has a gap of %" PRId64 ": %s", seed,
                  widest_gap(kit), lines);
    ck_assert_msg(!(faults & (BX_FAULT_TORN | BX_FAULT_WIDE)), "BX_SEED=%u tears: %s", seed, lines);
    *parted += (faults & (BX_FAULT_NUMBER | BX_FAULT_MAIL)) != 0;
    *units_kept += whole;
}

START_TEST(no_number_is_parted_where_there_is_another_way)
{
    bx_text_kit kit;
    bx_buf text = {0};
    const char *wanted = getenv("BX_SEED");
    int parted = 0, kept = 0;
    bx_kit_open(&kit);
    if (wanted) try_seed(&kit, (uint32_t)strtoul(wanted, NULL, 10), &text, &parted, &kept);
    for (uint32_t seed = 0; seed < SEEDS && !wanted; seed++) {
        bx_arena_mark mark = bx_arena_mark_here(kit.arena);
        try_seed(&kit, seed, &text, &parted, &kept);
        bx_arena_rewind(kit.arena, mark);
    }
    ck_assert_msg(wanted || kept > SEEDS / 2, "only %d have a way", kept);
    ck_assert_int_lt(parted, SEEDS / 2);
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {no_number_is_parted_where_there_is_another_way};
    return bx_suite_run("text: kept together", tests, BX_COUNT(tests));
}
