/* When something is signed: read, written, as people and as PDF do. */
#include "sign/moment.h"
#include "support/suite.h"

#include "base/ban.h"

#define NONE INT64_MIN

static const struct {
    const char *text;
    int64_t moment; /* NONE: refused */
} people[] = {
    {"1970-01-01T08:00:00", 0},
    {"1970-01-01 00:00Z", 0},
    {"2025-01-20", 1737302400},
    {"2025-01-20 15:30", 1737358200},
    {"2025-01-20T15:30:05", 1737358205},
    {"2025-01-20 15:30:05+08:00", 1737358205},
    {"2025-01-20 15:30:05 +08:00", 1737358205},
    {"2025-01-20T07:30:05Z", 1737358205},
    {"2025-01-20T02:30:05-05:00", 1737358205},
    {"2024-02-29", 1709136000},
    {"9999-12-31 23:59:59", BX_MOMENT_MOST},
    {"2025-02-29", NONE},
    {"2025-13-01", NONE},
    {"2025-00-01", NONE},
    {"2025-01-00", NONE},
    {"2025-1-20", NONE},
    {"2025-01-20 24:00", NONE},
    {"2025-01-20 15:60", NONE},
    {"2025-01-20 15", NONE},
    {"2025-01-20 ", NONE},
    {"2025-01-20 15:30 x", NONE},
    {"2025-01-20 15:30+99:00", NONE},
    {"1969-12-31", NONE},
    {"1970-01-01", NONE}, /* eight hours before */
    {"", NONE},
    {"yesterday", NONE},
};

START_TEST(a_moment_as_people_write_it)
{
    for (int i = 0; i < BX_COUNT(people); i++) {
        int64_t moment = NONE;
        bool good = bx_moment_read(bx_str_from(people[i].text), &moment);
        ck_assert_msg(good == (people[i].moment != NONE), "%s", people[i].text);
        ck_assert_msg(moment == people[i].moment, "%s: %lld", people[i].text, (long long)moment);
    }
}
END_TEST

static const struct {
    const char *text;
    int64_t moment;
} of_pdf[] = {
    {"D:20250120153005+08'00'", 1737358205},
    {"D:20250120153005+08'00", 1737358205},
    {"D:20250120153005+0800", 1737358205},
    {"D:20250120073005Z", 1737358205},
    {"D:20250120073005", 1737358205},
    {"D:2025", 1735689600},
    {"D:202501", 1735689600},
    {"D:2025012", NONE},
    {"20250120", NONE},
    {"D:20251301", NONE},
    {"D:20250120153005+08'00'x", NONE},
    {"D:", NONE},
};

START_TEST(a_moment_as_pdf_writes_it)
{
    for (int i = 0; i < BX_COUNT(of_pdf); i++) {
        int64_t moment = NONE;
        bool good = bx_moment_read_pdf(bx_str_from(of_pdf[i].text), &moment);
        ck_assert_msg(good == (of_pdf[i].moment != NONE), "%s", of_pdf[i].text);
        ck_assert_msg(moment == of_pdf[i].moment, "%s: %lld", of_pdf[i].text, (long long)moment);
    }
}
END_TEST

/* Days around leap years and centuries come back as they went in. */
START_TEST(what_is_written_is_read)
{
    for (int64_t moment = 0; moment <= BX_MOMENT_MOST; moment += 86399 * 13 + 7) {
        bx_buf text = {0};
        int64_t back[2] = {NONE, NONE};
        bx_moment_add(moment, &text);
        ck_assert(bx_moment_read(bx_buf_str(&text), &back[0]));
        bx_buf_clear(&text);
        bx_moment_add_pdf(moment, &text);
        ck_assert(bx_moment_read_pdf(bx_buf_str(&text), &back[1]));
        ck_assert_msg(back[0] == moment && back[1] == moment, "%s", text.ptr);
        bx_buf_release(&text);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_moment_as_people_write_it, a_moment_as_pdf_writes_it,
                                  what_is_written_is_read};
    return bx_suite_run("sign/moment", tests, BX_COUNT(tests));
}
