/* What stands between the two phases: written, read, refused when it was changed. */
#include "sign/request.h"
#include "support/suite.h"

#include "base/ban.h"

#define DIGITS "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static bx_buf written(void)
{
    bx_buf text = {0};
    const bx_sign_request request = {.base = DIGITS,
                                     .digest = DIGITS,
                                     .field = BX_STR("signature-1"),
                                     .certify = BX_CERTIFY_SIGN,
                                     .at = 1737358205,
                                     .room = 24576};
    bx_sign_request_write(&request, &text);
    return text;
}

START_TEST(it_comes_back_as_it_went_out)
{
    bx_buf text = written();
    bx_sign_request request;
    ck_assert(bx_sign_request_read(bx_buf_str(&text), &request));
    ck_assert_str_eq(request.base, DIGITS);
    ck_assert_str_eq(request.digest, DIGITS);
    ck_assert(bx_str_is(request.field, "signature-1"));
    ck_assert_int_eq(request.certify, BX_CERTIFY_SIGN);
    ck_assert_int_eq(request.at, 1737358205);
    ck_assert_uint_eq(request.room, 24576);
    bx_buf_release(&text);
}
END_TEST

START_TEST(what_is_cut_or_longer_is_none)
{
    bx_buf text = written();
    bx_sign_request request;
    for (size_t len = 0; len < text.len; len++)
        ck_assert_msg(!bx_sign_request_read((bx_str){text.ptr, len}, &request), "%zu bytes", len);
    bx_buf_add_text(&text, "more\n");
    ck_assert(!bx_sign_request_read(bx_buf_str(&text), &request));
    bx_buf_release(&text);
}
END_TEST

static const struct {
    const char *find, *put;
} changes[] = {
    {"banxin sign request 1", "banxin sign request 2"},
    {"0123456789abcdef", "0123456789ABCDEF"},
    {"certify 2", "certify 3"},
    {"certify 2", "certify x"},
    {"at 1737358205", "at -737358205"},
    {"room 24576", "room 00255"},
    {"room 24576", "room 99999999"},
    {"field ", "fielt "},
};

START_TEST(what_was_changed_is_none)
{
    for (int i = 0; i < BX_COUNT(changes); i++) {
        bx_buf text = written(), changed = {0};
        bx_sign_request request;
        bx_str whole = bx_buf_str(&text), find = bx_str_from(changes[i].find);
        size_t at = bx_str_find(whole, find);
        ck_assert_uint_lt(at, whole.len);
        bx_buf_add(&changed, whole.ptr, at);
        bx_buf_add_text(&changed, changes[i].put);
        bx_buf_add(&changed, whole.ptr + at + find.len, whole.len - at - find.len);
        ck_assert_msg(!bx_sign_request_read(bx_buf_str(&changed), &request), "%s", changes[i].put);
        bx_buf_release(&text);
        bx_buf_release(&changed);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {it_comes_back_as_it_went_out, what_is_cut_or_longer_is_none,
                                  what_was_changed_is_none};
    return bx_suite_run("sign/request", tests, BX_COUNT(tests));
}
