#include "house/epoch.h"

#include "base/str.h"

#include "base/ban.h"

enum { DAY = 86400, EAST_8 = 8 * 3600 };

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of(int month, bool leap)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 1 && leap ? 29 : days[month];
}

bool bx_epoch_day(const char *text, int *year, int *month, int *day)
{
    int64_t seconds;
    if (!text || text[0] < '0' || text[0] > '9') return false; /* no sign */
    if (!bx_str_to_int(bx_str_from(text), &seconds) || seconds < 0) return false;
    if (seconds > INT64_C(253402300799) - EAST_8) return false; /* the end of 9999 */
    int64_t rest = (seconds + EAST_8) / DAY;
    int of_year = 1970, of_month = 0;
    for (; rest >= 365 + is_leap(of_year); of_year++)
        rest -= 365 + is_leap(of_year);
    for (; rest >= days_of(of_month, is_leap(of_year)); of_month++)
        rest -= days_of(of_month, is_leap(of_year));
    *year = of_year;
    *month = of_month + 1;
    *day = (int)rest + 1;
    return true;
}
