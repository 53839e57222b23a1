#include "sign/moment.h"

#include "base/ban.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60, CHINA = 8 * HOUR };

/* --- days --- */

static int days_before_year(int year)
{
    int last = year - 1;
    return 365 * last + last / 4 - last / 100 + last / 400;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

typedef struct moment_parts {
    int year, month, day, hour, minute, second;
    int zone; /* seconds east of UTC */
} moment_parts;

static bool join(const moment_parts *p, int64_t *moment)
{
    bool good = p->year >= 1970 && p->year <= 9999 && p->month >= 1 && p->month <= 12;
    good = good && p->day >= 1 && p->day <= days_of_month(p->year, p->month);
    good = good && p->hour < 24 && p->minute < 60 && p->second < 60;
    if (!good) return false;
    int64_t days = days_before_year(p->year) - days_before_year(1970) + p->day - 1;
    for (int month = 1; month < p->month; month++)
        days += days_of_month(p->year, month);
    int of_day = p->hour * HOUR + p->minute * MINUTE + p->second;
    int64_t seconds = days * DAY + of_day - p->zone;
    if (seconds < 0) return false;
    *moment = seconds;
    return true;
}

static moment_parts split(int64_t moment)
{
    moment_parts p = {.year = 1970, .month = 1, .zone = CHINA};
    int64_t seconds = moment + CHINA, days = seconds / DAY;
    int rest = (int)(seconds % DAY);
    while (p.year < 9999 && days >= 365 + is_leap(p.year))
        days -= 365 + is_leap(p.year++);
    while (p.month < 12 && days >= days_of_month(p.year, p.month))
        days -= days_of_month(p.year, p.month++);
    p.day = (int)days + 1;
    p.hour = rest / HOUR;
    p.minute = rest % HOUR / MINUTE;
    p.second = rest % MINUTE;
    return p;
}

void bx_moment_add_pdf(int64_t moment, bx_buf *out)
{
    moment_parts p = split(moment);
    bx_buf_printf(out, "D:%04d%02d%02d%02d%02d%02d+08'00'", p.year, p.month, p.day, p.hour,
                  p.minute, p.second);
}

void bx_moment_add(int64_t moment, bx_buf *out)
{
    moment_parts p = split(moment);
    bx_buf_printf(out, "%04d-%02d-%02d %02d:%02d:%02d +08:00", p.year, p.month, p.day, p.hour,
                  p.minute, p.second);
}

/* --- read --- */

/* Takes `digits` decimal digits. */
static bool take(bx_str *text, size_t digits, int *number)
{
    int value = 0;
    if (text->len < digits) return false;
    for (size_t i = 0; i < digits; i++) {
        if (text->ptr[i] < '0' || text->ptr[i] > '9') return false;
        value = 10 * value + (text->ptr[i] - '0');
    }
    *text = (bx_str){text->ptr + digits, text->len - digits};
    *number = value;
    return true;
}

static bool take_byte(bx_str *text, const char *any)
{
    if (text->len == 0 || text->ptr[0] == '\0' || !strchr(any, text->ptr[0])) return false;
    *text = (bx_str){text->ptr + 1, text->len - 1};
    return true;
}

/* "Z", "+08:00", "+0800", "+08'00'"; `mark` may stand between and, of PDF's, behind. */
static bool take_zone(bx_str *text, const char *mark, int *zone)
{
    int hours = 0, minutes = 0;
    if (text->len == 0) return true;
    if (take_byte(text, "Zz")) {
        *zone = 0;
        return true;
    }
    bool is_west = text->ptr[0] == '-';
    if (!take_byte(text, "+-") || !take(text, 2, &hours)) return false;
    take_byte(text, mark);
    if (text->len > 0 && !take(text, 2, &minutes)) return false;
    take_byte(text, "'");
    *zone = (is_west ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
    return hours < 24 && minutes < 60;
}

bool bx_moment_read(bx_str text, int64_t *moment)
{
    moment_parts p = {.zone = CHINA};
    bool good = take(&text, 4, &p.year) && take_byte(&text, "-") && take(&text, 2, &p.month) &&
                take_byte(&text, "-") && take(&text, 2, &p.day);
    if (good && take_byte(&text, "T ")) {
        good = take(&text, 2, &p.hour) && take_byte(&text, ":") && take(&text, 2, &p.minute);
        if (good && take_byte(&text, ":")) good = take(&text, 2, &p.second);
        take_byte(&text, " ");
        good = good && take_zone(&text, ":", &p.zone);
    }
    return good && text.len == 0 && join(&p, moment);
}

bool bx_moment_read_pdf(bx_str text, int64_t *moment)
{
    moment_parts p = {.month = 1, .day = 1};
    int *const later[] = {&p.month, &p.day, &p.hour, &p.minute, &p.second};
    if (!bx_str_starts(text, BX_STR("D:"))) return false;
    text = (bx_str){text.ptr + 2, text.len - 2};
    if (!take(&text, 4, &p.year)) return false;
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9' && !take(&text, 2, later[i]))
            return false;
    return take_zone(&text, "'", &p.zone) && text.len == 0 && join(&p, moment);
}
