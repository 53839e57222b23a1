/* Dates and decimals as documents write them. */
#include "base/arena.h"
#include "document/number.h"
#include "support/suite.h"

static const struct {
    const char *form;
    int year, month, day;
    const char *text;
} dates[] = {
    {"{年}年{月}月{日}日", 2024, 1, 5, "2024年1月5日"},
    {"{年}年{月}月{日}日", 2023, 12, 31, "2023年12月31日"},
    {"{日}.{月}.{年}", 2024, 1, 15, "15.1.2024"},
    {"{年}", 2024, 1, 15, "2024"},
    {"{年}{年}", 2024, 1, 15, "20242024"},
    {"{时}{年", 2024, 1, 15, "{时}{年"},
    {"", 2024, 1, 15, ""},
};

START_TEST(writes_dates)
{
    bx_arena *arena = bx_arena_new(1 << 20);
    for (int i = 0; i < BX_COUNT(dates); i++) {
        bx_str text = bx_date_text(arena, bx_str_from(dates[i].form), dates[i].year, dates[i].month,
                                   dates[i].day);
        ck_assert_ptr_nonnull(text.ptr);
        ck_assert_str_eq(text.ptr, dates[i].text);
    }
    bx_arena_free(arena);
}
END_TEST

static const struct {
    int64_t value;
    int decimals;
    const char *text;
} decimals[] = {
    {0, 0, "0"},
    {0, 4, "0.0000"},
    {1250, 2, "12.50"},
    {592372449, 4, "59237.2449"},
    {5, 1, "0.5"},
    {5, 9, "0.000000005"},
    {-5, 2, "-0.05"},
    {-1250, 0, "-1250"},
    {INT64_MAX, 0, "9223372036854775807"},
    {INT64_MAX, 9, "9223372036.854775807"},
    {INT64_MIN, 18, "-9.223372036854775808"},
};

START_TEST(writes_decimals)
{
    bx_arena *arena = bx_arena_new(1 << 20);
    for (int i = 0; i < BX_COUNT(decimals); i++) {
        bx_str text = bx_decimal_text(arena, decimals[i].value, decimals[i].decimals);
        ck_assert_ptr_nonnull(text.ptr);
        ck_assert_str_eq(text.ptr, decimals[i].text);
    }
    bx_arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {writes_dates, writes_decimals};
    return bx_suite_run("document/number", tests, BX_COUNT(tests));
}
