/* Seals that reports have in common: whose rival is whose, and lines that a spoilt worker may send. */
#include <string.h>

#include "batch/shared_seals.h"
#include "support/suite.h"

#include "base/ban.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* Reports 0, 1, …: a seal each, its body, its author; the report of its rival, -1: none. */
static const struct {
    const char *what;
    struct {
        const char *sha256, *names, *body;
        int rival;
    } seals[4];
} rows[] = {
    {"one", {{A, "甲局", "甲局", -1}}},
    {"two of their own", {{A, "甲局", "甲局", -1}, {B, "乙局", "乙局", -1}}},
    {"one body's twice", {{A, "甲局", "", -1}, {A, "甲局", "", -1}}},
    {"one body with a short name", {{A, "甲局", "某县甲局", -1}, {A, "某县甲局", "某县甲局", -1}}},
    {"another body's", {{A, "甲局", "甲局", 1}, {A, "乙局", "乙局", 0}}},
    {"no author", {{A, "甲局", "", 1}, {A, "乙局", "", 0}}},
    {"a third of the first body",
     {{A, "甲局", "甲局", 2}, {A, "甲局", "甲局", 2}, {A, "乙局", "乙局", 0}}},
    {"among others",
     {{B, "丙局", "丙局", -1},
      {A, "甲局", "甲局", 2},
      {A, "乙局", "乙局", 1},
      {B, "丙局", "丙局", -1}}},
    {"signs in a report of another's", {{A, "甲局", "甲局", -1}, {A, "甲局", "乙局", -1}}},
};

START_TEST(another_body_is_a_rival)
{
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_report_seal seals[4];
        int count = 0;
        for (; count < 4 && rows[i].seals[count].sha256; count++)
            seals[count] = (bx_report_seal){.sha256 = bx_str_from(rows[i].seals[count].sha256),
                                            .names = bx_str_from(rows[i].seals[count].names),
                                            .body = bx_str_from(rows[i].seals[count].body),
                                            .report = count};
        bx_shared_seals_find(seals, count);
        for (int k = 0; k < count; k++) {
            int rival = seals[k].rival ? seals[k].rival->report : -1;
            ck_assert_msg(rival == rows[i].seals[seals[k].report].rival, "%s: %d has %d",
                          rows[i].what, seals[k].report, rival);
        }
    }
    bx_shared_seals_find(NULL, 0);
}
END_TEST

START_TEST(lines_are_cut)
{
    bx_report_seal seal = {0};
    bx_str left = BX_STR(A " 甲局\n" B " \n");
    ck_assert(bx_shared_seals_next(&left, &seal));
    ck_assert(bx_str_is(seal.sha256, A) && bx_str_is(seal.names, "甲局"));
    ck_assert(bx_shared_seals_next(&left, &seal));
    ck_assert(bx_str_is(seal.sha256, B) && bx_str_is(seal.names, ""));
    ck_assert(!bx_shared_seals_next(&left, &seal));
    static const char *const spoilt[] = {"", "\n", "\n\n", A, A "\n", A " 甲局", "甲局\n"};
    for (int i = 0; i < BX_COUNT(spoilt); i++) {
        left = bx_str_from(spoilt[i]);
        ck_assert_msg(!bx_shared_seals_next(&left, &seal), "%d", i);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {another_body_is_a_rival, lines_are_cut};
    return bx_suite_run("batch/seals", tests, BX_COUNT(tests));
}
