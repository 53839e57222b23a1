/* What is wrong, in words: each verdict has its own, and what says most is said first. */
#include <string.h>

#include "base/diag.h"
#include "sign/reasons.h"
#include "support/suite.h"

START_TEST(each_verdict_has_words_of_its_own)
{
    const char *all[BX_JUDGED_NO_CERTIFICATE + BX_TRUST_NO_TIME + 2];
    int count = 0;
    for (int i = 0; i <= BX_JUDGED_NO_CERTIFICATE; i++)
        all[count++] = bx_judged_why(&(bx_judged){.bytes = (bx_judged_bytes)i});
    for (int i = 0; i <= BX_TRUST_NO_TIME; i++)
        all[count++] = bx_trust_why((bx_judged_trust)i);
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            ck_assert_msg(strcmp(all[i], all[k]) != 0, "%d and %d: %s", k, i, all[i]);
}
END_TEST

START_TEST(a_bad_stamp_is_told_before_what_nothing_proves)
{
    static const struct {
        bx_judged_stamp stamp;
        bx_judged_bytes bytes;
        const char *why;
    } rows[] = {
        {BX_STAMP_NONE, BX_JUDGED_LOOSE, "it holds something that nothing proves"},
        {BX_STAMP_HOLDS, BX_JUDGED_LOOSE, "it holds something that nothing proves"},
        {BX_STAMP_OTHER, BX_JUDGED_LOOSE, "the time-stamp is not one of this signature"},
        {BX_STAMP_BROKEN, BX_JUDGED_LOOSE, "the time-stamp does not hold"},
        {BX_STAMP_OTHER, BX_JUDGED_FORGED, "it was not made with the key of its certificate"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_standing s = {.form = BX_STANDING_WHOLE,
                               .judged = {.bytes = rows[i].bytes, .stamp = rows[i].stamp}};
        const char *why = bx_standing_why(&s);
        ck_assert_msg(strstr(why, rows[i].why) == why, "row %d: %s", i, why);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {each_verdict_has_words_of_its_own,
                            a_bad_stamp_is_told_before_what_nothing_proves};
    return bx_suite_run("sign/reasons", tests, BX_COUNT(tests));
}
