/*
 * Against a search of all ways: of generated paragraphs full of numbers, dates, names and
 * addresses none parts a unit that some other way keeps, as long as that way's gaps read
 * well. The search knows neither limit nor window, and weighs nothing but the units. Which of
 * two units is parted, where one must be, may be for the sake of the white.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "support/suite.h"
#include "support/text_draw.h"
#include "support/text_kit.h"
#include "text/breaker.h"

enum { SEEDS = 3000, PIECES = 14, LONGEST = 128 /* clusters of a line */ };

static const char *const clauses[] = {
    "认真贯彻落实上级部署，", "各科室按职责分工抓好落实。",   "优化网站栏目设置；",
    "所提意见全部办结，",     "并在政务服务大厅公示，",       "（以下简称“专项行动”）",
    "主动接受社会监督、",     "推动基层政务公开标准化规范化",
};

static const char *const units[] = {
    "共12.8亿元",
    "比上年增加3万余人次",
    "自2023年11月24日起",
    "在2016—2020年",
    "在B区216室",
    "实行7×24小时值守",
    "最低－8度",
    "得分＋3，",
    "值≥90分，",
    "为８．５％，",
    "电话0359—3032112，",
    "拨010—6888 1234，",
    "由阿依古丽·买买提负责",
    "依第二十条第（一）项",
    "收一百二十三件，",
    "〔2021〕30号文",
    "依GB/T 15834—2011，",
    "邮箱xxgk@163.com，",
    "在3号楼2单元101室",
    "桩号K12＋500，",
    "5个百分点至8个百分点",
};

static void draw_paragraph(bx_draws *draws, bx_buf *text)
{
    bx_buf_clear(text);
    for (int i = 0; i < PIECES; i++) {
        bool is_unit = bx_draw(draws, 3) > 0;
        bx_buf_add_text(text, is_unit ? units[bx_draw(draws, BX_COUNT(units))]
                                      : clauses[bx_draw(draws, BX_COUNT(clauses))]);
    }
    bx_buf_add_text(text, "。");
    bx_buf_add_byte(text, '\0');
    text->len--;
}

/* Whether clusters [start, end) can be a line that neither stands out nor has gaps beyond those that read well. */
static bool is_good(const bx_breaker *b, int start, int end)
{
    bx_line_plan plan = bx_line_open(b, start);
    bx_len room = bx_line_room(b, &plan);
    bx_line_side from = bx_fit_start(b->p, start, plan.trim), to = bx_fit_end(b->p, end);
    bx_extent extent = bx_fit_between(&from, &to);
    if (!bx_width_fits(extent.least, room, end - start)) return false;
    bx_len missing = room - extent.natural - (to.spaces - from.spaces) - (to.growth - from.growth);
    return end == b->p->count || missing <= 0 ||
           bx_fit_shortage(&from, &to, missing) == BX_SHORT_OPENED;
}

/* What a line's end costs that parts a unit; an address that is cut is none. */
static int64_t cost_of_end(const bx_prepared *p, int end)
{
    const unsigned counted = BX_FAULT_NUMBER | BX_FAULT_MAIL | BX_FAULT_SERIES | BX_FAULT_NAME;
    return end < p->count ? bx_fault_penalty(bx_line_faults(p, 0, end) & counted) : 0;
}

/* The least that the units of all lines cost; INT64_MAX when some line must show spaces. */
static int64_t least_cost(const bx_breaker *b, bx_arena *arena)
{
    int count = b->p->count;
    int64_t *best = BX_NEW_ARRAY(arena, int64_t, count + 1);
    ck_assert_ptr_nonnull(best);
    for (int end = 1; end <= count; end++) {
        best[end] = INT64_MAX;
        if (bx_place_at(b->p, end) < BX_PLACE_POOR) continue;
        for (int start = end - 1; start >= 0 && end - start <= LONGEST; start--) {
            if (best[start] == INT64_MAX || !is_good(b, start, end)) continue;
            int64_t cost = best[start] + cost_of_end(b->p, end);
            if (cost < best[end]) best[end] = cost;
        }
    }
    return best[count];
}

static int64_t cost_of_lines(const bx_text_kit *kit)
{
    int64_t cost = 0;
    for (int i = 0, end = 0; i < kit->count; i++) {
        while (end < kit->p->count && kit->p->clusters[end].at < kit->lines[i].end)
            end++;
        cost += cost_of_end(kit->p, end);
    }
    return cost;
}

START_TEST(no_unit_is_parted_that_another_way_keeps)
{
    bx_text_kit kit;
    bx_buf text = {0};
    int forced = 0, clean = 0;
    const int64_t unit = bx_fault_penalty(BX_FAULT_NAME); /* the cheapest one */
    bx_kit_open(&kit);
    kit.measure.first = 2 * BX_KIT_EM;
    kit.rules.breaking = BX_BREAK_TOTAL;
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        bx_arena_mark mark = bx_arena_mark_here(kit.arena);
        bx_draws draws = bx_draws_from(seed);
        draw_paragraph(&draws, &text);
        kit.measure.width = (bx_len)(12 + bx_draw(&draws, 20)) * BX_KIT_EM;
        const char *lines = bx_kit_lines(&kit, text.ptr);
        bx_breaker b = {.scratch = kit.arena, .p = kit.p, .measure = &kit.measure};
        int64_t least = least_cost(&b, kit.arena), chosen = cost_of_lines(&kit);
        ck_assert_msg(chosen - unit < least, "seed %u: %" PRId64 " where %" PRId64 " would do: %s",
                      seed, chosen, least, lines);
        forced += least > 0 && least < INT64_MAX;
        clean += least == 0;
        bx_arena_rewind(kit.arena, mark);
    }
    ck_assert_int_gt(forced, SEEDS / 20);
    ck_assert_int_gt(clean, SEEDS / 4);
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {no_unit_is_parted_that_another_way_keeps};
    return bx_suite_run("text: all ways", tests, BX_COUNT(tests));
}
