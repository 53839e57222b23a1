/* Replies come back as they were sent, and what is none is never taken for one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch/reply.h"
#include "support/suite.h"

static const bx_outcome sent = {.pages = 7, .warnings = 2, .ms = 1234};

static bx_intent new_intent(void)
{
    bx_intent intent = {.name = BX_STR("某局-2024"),
                        .body = BX_STR("某局"),
                        .layout = BX_STR("便函"),
                        .seals = BX_STR("0123 某局\n")};
    memset(intent.print.input, 'a', 64);
    memset(intent.print.layout, '0', 64);
    return intent;
}

START_TEST(an_outcome_comes_back)
{
    bx_buf bytes = {0};
    bx_outcome outcome = sent, read = {0};
    bx_str messages;
    outcome.fresh = true;
    memset(outcome.output, 'f', 64);
    bx_reply_write(&outcome, &bytes);
    bx_buf_add_text(&bytes, "a message\n");
    ck_assert(bx_reply_read(bx_buf_str(&bytes), &read, &messages));
    ck_assert(read.fresh && !read.failed);
    ck_assert_int_eq(read.pages, 7);
    ck_assert_int_eq(read.warnings, 2);
    ck_assert_int_eq(read.ms, 1234);
    ck_assert_str_eq(read.output, outcome.output);
    ck_assert(bx_str_is(messages, "a message\n"));
    bx_buf_release(&bytes);
}
END_TEST

START_TEST(an_intent_comes_back)
{
    bx_buf bytes = {0};
    bx_intent intent = new_intent(), read = {0};
    bx_reply_write_intent(&intent, &bytes);
    ck_assert(bx_reply_read_intent(bx_buf_str(&bytes), &read));
    ck_assert(bx_str_is(read.name, "某局-2024") && bx_str_is(read.body, "某局") &&
              bx_str_is(read.layout, "便函") && bx_str_is(read.seals, "0123 某局\n"));
    ck_assert_str_eq(read.print.input, intent.print.input);
    ck_assert_str_eq(read.print.pictures, "");
    bx_buf_release(&bytes);
}
END_TEST

START_TEST(what_is_cut_off_is_no_reply)
{
    bx_buf outcome = {0}, intent = {0};
    bx_intent whole = new_intent(), read;
    bx_outcome end;
    bx_str rest;
    bx_reply_write(&sent, &outcome);
    bx_reply_write_intent(&whole, &intent);
    for (size_t len = 0; len < outcome.len; len++)
        ck_assert(!bx_reply_read((bx_str){outcome.ptr, len}, &end, &rest));
    for (size_t len = 0; len < intent.len; len++)
        ck_assert(!bx_reply_read_intent((bx_str){intent.ptr, len}, &read));
    bx_buf_add_byte(&intent, 'x');
    ck_assert(!bx_reply_read_intent(bx_buf_str(&intent), &read));
    bx_buf_release(&outcome);
    bx_buf_release(&intent);
}
END_TEST

static bool lies_in(bx_str part, bx_str whole)
{
    return part.len == 0 || (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len);
}

/* Each byte and each eight of them as they may not be: 2^40 and whatever else. What is read lies inside. */
START_TEST(no_length_is_taken_on_trust)
{
    static const uint64_t odd[] = {UINT64_C(1) << 40, UINT64_MAX, UINT64_MAX - 7,
                                   INT64_MAX,         1,          255};
    bx_buf bytes = {0};
    bx_intent whole = new_intent(), read;
    int refused = 0;
    bx_reply_write_intent(&whole, &bytes);
    for (size_t at = 0; at + 8 <= bytes.len; at++)
        for (int i = 0; i < BX_COUNT(odd); i++) {
            char *copy =
                malloc(bytes.len); /* no more than that: a sanitizer sees what is read beyond */
            memcpy(copy, bytes.ptr, bytes.len);
            memcpy(copy + at, &odd[i], 8);
            bx_str spoilt = {copy, bytes.len};
            if (!bx_reply_read_intent(spoilt, &read)) refused++;
            else
                ck_assert(lies_in(read.name, spoilt) && lies_in(read.body, spoilt) &&
                          lies_in(read.layout, spoilt) && strlen(read.print.input) <= 64);
            free(copy);
        }
    ck_assert_int_gt(refused, 100);
    bx_buf_release(&bytes);
}
END_TEST

START_TEST(no_flag_or_end_is_taken_on_trust)
{
    bx_buf bytes = {0};
    bx_outcome read;
    bx_str rest;
    bx_reply_write(&sent, &bytes);
    memset(bytes.ptr, 0xFF, 4);
    ck_assert(!bx_reply_read(bx_buf_str(&bytes), &read, &rest));
    bx_buf_clear(&bytes);
    bx_reply_write(&sent, &bytes);
    memset(bytes.ptr + bytes.len - BX_WHY - 3, 'x', BX_WHY + 3); /* no end of a string */
    ck_assert(!bx_reply_read(bx_buf_str(&bytes), &read, &rest));
    bx_buf_release(&bytes);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        an_outcome_comes_back,
        an_intent_comes_back,
        what_is_cut_off_is_no_reply,
        no_length_is_taken_on_trust,
        no_flag_or_end_is_taken_on_trust,
    };
    return bx_suite_run("batch/reply", tests, BX_COUNT(tests));
}
