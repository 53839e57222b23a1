/* What a batch says of itself while it runs. */
#include <string.h>

#include "batch/progress.h"
#include "support/suite.h"

static const struct {
    int done, failed;
    const char *last;
    int64_t ms;
    int columns;
    bx_language language;
    bx_report_format format;
    const char *line;
} rows[] = {
    {50, 0, NULL, 1000, 0, BX_ENGLISH, BX_REPORT_TEXT, "50/200  50/s  3 s left"},
    {50, 0, NULL, 1000, 0, BX_CHINESE, BX_REPORT_TEXT, "50/200  每秒 50 份  剩余 3 秒"},
    {50, 0, NULL, 1000, 80, BX_ENGLISH, BX_REPORT_TEXT,
     "[######..................] 50/200  50/s  3 s left"},
    {200, 0, NULL, 4000, 80, BX_ENGLISH, BX_REPORT_TEXT,
     "[########################] 200/200  50/s  0 s left"},
    {50, 2, "in/a.yaml", 1000, 0, BX_ENGLISH, BX_REPORT_TEXT,
     "50/200  50/s  3 s left  2 not done: in/a.yaml"},
    {50, 1, "数据/某县某局某处的年度报告.yaml", 1000, 80, BX_CHINESE, BX_REPORT_TEXT,
     "[######..................] 50/200  每秒 50 份  剩余 3 秒  未完成 1：数据/某县某局某处的"},
    {0, 0, NULL, 0, 0, BX_ENGLISH, BX_REPORT_TEXT, "0/200  0/s  0 s left"},
    {50, 1, "a\xC2\x9B b", 1000, 0, BX_ENGLISH, BX_REPORT_TEXT,
     "50/200  50/s  3 s left  1 not done: a"},
    {50, 1, "a\nb", 1000, 0, BX_ENGLISH, BX_REPORT_TEXT, "50/200  50/s  3 s left  1 not done: a"},
    {50, 1, "in/a.yaml", 1000, 80, BX_CHINESE, BX_REPORT_JSON,
     "{\"progress\":{\"done\":50,\"total\":200,\"failed\":1,\"per_second\":50,\"seconds_left\":3}"
     "}"},
};

START_TEST(says_how_far_it_is)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_progress p = {.total = 200,
                         .done = rows[i].done,
                         .failed = rows[i].failed,
                         .last_failed = rows[i].last,
                         .language = rows[i].language,
                         .format = rows[i].format,
                         .start = 5000};
        bx_buf out = {0};
        bx_progress_write(&p, 5000 + rows[i].ms, rows[i].columns, &out);
        bx_buf_add_byte(&out, '\0');
        ck_assert_str_eq(out.ptr, rows[i].line);
        bx_buf_release(&out);
    }
}
END_TEST

START_TEST(counts_what_was_lost)
{
    bx_progress p;
    bx_progress_start(&p, 3, BX_ENGLISH, BX_REPORT_TEXT);
    bx_progress_step(&p, NULL);
    bx_progress_step(&p, "a.yaml");
    bx_progress_step(&p, NULL);
    ck_assert_int_eq(p.done, 3);
    ck_assert_int_eq(p.failed, 1);
    ck_assert_str_eq(p.last_failed, "a.yaml");
}
END_TEST

int main(void)
{
    const TTest *tests[] = {says_how_far_it_is, counts_what_was_lost};
    return bx_suite_run("batch/progress", tests, BX_COUNT(tests));
}
