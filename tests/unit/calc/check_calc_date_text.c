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
    /* with slots */
    {"{年}年{月}月{日}日", 2024, 1, 5, "2024年1月5日"},
    {"{年}年{月}月{日}日", 2023, 12, 31, "2023年12月31日"},
    {"{日}.{月}.{年}", 2024, 1, 15, "15.1.2024"},
    {"{年}", 2024, 1, 15, "2024"},
    {"{年}{年}", 2024, 1, 15, "20242024"},
    {"{时}{年", 0, 0, 0, NULL},
    {"{时}{年}", 2024, 1, 15, "{时}2024"},
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
