/* Dates as documents write them: forms read from an example or with slots, and written. */
#include "base/arena.h"
#include "calc/date_text.h"
#include "support/suite.h"

#include "base/ban.h"

static const struct {
    const char *form;
    int year, month, day;
    const char *text;
} dates[] = {
    /* by example: 15 January 2024 */
    {"2024年1月15日", 2023, 12, 5, "2023年12月5日"},
    {"2024-01-15", 2023, 2, 5, "2023-02-05"}, /* the day as the month */
    {"2024-01-15", 2023, 12, 31, "2023-12-31"},
    {"2024-1-15", 2023, 2, 5, "2023-2-5"},
    {"15/01/2024", 2023, 2, 5, "05/02/2023"},
    {"2024.01", 2023, 2, 5, "2023.02"},
    {"1月15日", 2023, 12, 5, "12月5日"},
    {"15", 2023, 12, 5, "5"},
    {"2024", 987, 12, 5, "987"},
    {"202401", 2023, 2, 5, "202302"},
    {"20240115", 2023, 2, 5, "20230205"},
    {"二〇二四年一月十五日", 2024, 1, 15, "二〇二四年一月十五日"},
    {"二〇二四年一月十五日", 2010, 10, 10, "二〇一〇年十月十日"},
    {"二〇二四年一月十五日", 1999, 11, 20, "一九九九年十一月二十日"},
    {"二〇二四年一月十五日", 2023, 12, 31, "二〇二三年十二月三十一日"},
    {"一月", 2023, 12, 5, "十二月"},
    {"2024年一月", 2023, 12, 5, "2023年十二月"}, /* each part as it is written */
    {"（2024）年1月", 2023, 12, 5, "（2023）年12月"},
    /* none, or another day's */
    {"年月日", 0, 0, 0, NULL},
    {"2024年10月15日", 0, 0, 0, NULL},
    {"2024年1月5日", 0, 0, 0, NULL},
    {"2024-01-16", 0, 0, 0, NULL},
    {"24-01-15", 0, 0, 0, NULL},
    {"2023年1月15日", 0, 0, 0, NULL},
    {"２０２４年1月15日", 0, 0, 0, NULL},
    {"二〇二四年十月十五日", 0, 0, 0, NULL},
    {"二零二四年一月十五日", 0, 0, 0, NULL},
    /* with slots */
    {"{年}年{月}月{日}日", 2024, 1, 5, "2024年1月5日"},
    {"{年}年{月}月{日}日", 2023, 12, 31, "2023年12月31日"},
    {"{日}.{月}.{年}", 2024, 1, 15, "15.1.2024"},
    {"{年}", 2024, 1, 15, "2024"},
    {"{年}{年}", 2024, 1, 15, "20242024"},
    {"{时}{年", 0, 0, 0, NULL},
    {"{时}{年}", 2024, 1, 15, "{时}2024"},
    {"{年}-1-{月}", 2024, 2, 15, "2024-1-2"},
    {"{日}", 2024, 2, 5, "5"},
    {"", 0, 0, 0, NULL},
};

START_TEST(writes_dates)
{
    for (int i = 0; i < BX_COUNT(dates); i++) {
        bx_arena *arena = bx_arena_new(1 << 20);
        bx_date_form form = {.count = -1};
        bx_buf text = {0};
        bx_status status = bx_date_form_read(arena, bx_str_from(dates[i].form), &form);
        bool is_refused = !dates[i].text;
        ck_assert_msg(status == (is_refused ? BX_ERR_INPUT : BX_OK), "%s: %d", dates[i].form,
                      (int)status);
        if (is_refused) ck_assert_msg(form.count == -1, "%s is touched", dates[i].form);
        else {
            bx_date_form_write(&form, dates[i].year, dates[i].month, dates[i].day, &text);
            ck_assert_msg(bx_str_is(bx_buf_str(&text), dates[i].text), "%s: %s", dates[i].form,
                          text.ptr);
        }
        bx_buf_release(&text);
        bx_arena_free(arena);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {writes_dates};
    return bx_suite_run("layout/date_form, calc/date_text", tests, BX_COUNT(tests));
}
