/* SOURCE_DATE_EPOCH as a day of China Standard Time. */
#include <string.h>

#include "house/epoch.h"
#include "support/suite.h"

START_TEST(tells_the_day)
{
    static const struct {
        const char *text;
        int year, month, day;
    } rows[] = {
        {"0", 1970, 1, 1},           {"57599", 1970, 1, 1}, /* 23:59:59 there, 15:59:59 UTC */
        {"57600", 1970, 1, 2},       {"951782400", 2000, 2, 29},
        {"1705276800", 2024, 1, 15}, {"4107513599", 2100, 2, 28}, /* 2100 is no leap year */
        {"4107513600", 2100, 3, 1},  {"253402271999", 9999, 12, 31},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        int year = 0, month = 0, day = 0;
        ck_assert_msg(bx_epoch_day(rows[i].text, &year, &month, &day), "%s", rows[i].text);
        ck_assert_msg(year == rows[i].year && month == rows[i].month && day == rows[i].day,
                      "%s: %d-%d-%d", rows[i].text, year, month, day);
    }
}
END_TEST

START_TEST(refuses_what_is_no_time)
{
    static const char *const rows[] = {NULL, "", "-1", "1e3", " 1", "2024-01-15", "253402272000"};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        int year = 7, month = 7, day = 7;
        ck_assert(!bx_epoch_day(rows[i], &year, &month, &day));
        ck_assert_int_eq(year + month + day, 21);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {tells_the_day, refuses_what_is_no_time};
    return bx_suite_run("house/epoch", tests, BX_COUNT(tests));
}
