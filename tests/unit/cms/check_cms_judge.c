/* Signatures judged: ours, with and without a time-stamp; every byte of them changed; trust, time, revocation. */
#include <string.h>

#include "support/county.h"
#include "support/folder.h"
#include "support/suite.h"

START_TEST(accepts_what_we_sign)
{
    static const char *const kinds[] = {"rsa:2048", "ec:P-256", "ec:P-384"};
    static const char *const names[] = {"RSA 2048, SHA-256", "ECDSA P-256, SHA-256",
                                        "ECDSA P-384, SHA-256"};
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        county c;
        bx_buf cms = {0};
        county_begin(&c, kinds[i]);
        county_sign(&c, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
        ck_assert_int_eq(judged.trust, BX_TRUST_HOLDS);
        ck_assert_int_eq(judged.stamp, BX_STAMP_NONE);
        ck_assert(!judged.is_signing_time && !judged.is_national && !judged.has_validity);
        ck_assert(bx_str_is(judged.algorithm, names[i]));
        ck_assert(bx_str_is(judged.signer, "张三") && bx_str_is(judged.issuer, "between"));
        ck_assert(bx_str_is(judged.serial, "ABCDEF") || bx_str_is(judged.serial, "00ABCDEF"));
        ck_assert(bx_str_is(judged.subject, "CN=张三,O=某县"));
        county_stamp(&c, &cms, 60, &cms);
        wish = county_wish(&c, &cms);
        judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
        ck_assert_int_eq(judged.stamp, BX_STAMP_HOLDS);
        ck_assert_int_eq(judged.stamp_trust, BX_TRUST_HOLDS);
        ck_assert(judged.stamp_time == CERTIFICATE_NOW + 60 && bx_str_is(judged.stamper, "时间戳"));
        wish.trust = NULL;
        judged = county_judge(&c, &wish);
        ck_assert(judged.bytes == BX_JUDGED_SAME && judged.trust == BX_TRUST_UNASKED &&
                  judged.stamp_trust == BX_TRUST_UNASKED);
        wish.parts[1] = BX_STR("of a fil3");
        ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_OTHER);
        bx_buf_release(&cms);
        county_end(&c);
    }
}
END_TEST

/* What is not known is no fault of the file: so a change must not look like it. */
static bool is_accepted(const bx_judged *judged)
{
    return (judged->bytes == BX_JUDGED_SAME || judged->bytes == BX_JUDGED_UNKNOWN) &&
           judged->trust == BX_TRUST_HOLDS;
}

/*
 * Each byte with one bit turned, and with another value that the place makes up. What passes is told: there is one
 * place, the last byte of rsaEncryption's sisters, which name the same signature (RFC 5754, 3.2).
 */
static int count_passed(const county *c, bx_buf *cms, bool with_trust)
{
    bx_judge_wish wish = county_wish(c, cms);
    int passed = 0, by_trust = 0;
    if (!with_trust) wish.trust = NULL;
    for (size_t i = 0; i < cms->len; i++) {
        char was = cms->ptr[i];
        for (int k = 0; k < 2; k++) {
            cms->ptr[i] = (char)(k == 0 ? was ^ (1 << i % 8) : was + 1 + (int)(i * 37 % 255));
            bx_judged judged = county_judge(c, &wish);
            by_trust += judged.bytes == BX_JUDGED_SAME && judged.trust != BX_TRUST_HOLDS;
            if (with_trust ? is_accepted(&judged) : judged.bytes == BX_JUDGED_SAME) {
                passed++;
                if (with_trust)
                    printf("byte %zu of %zu: %02X to %02X passed\n", i, cms->len,
                           (unsigned char)was, (unsigned char)cms->ptr[i]);
            }
        }
        cms->ptr[i] = was;
    }
    printf("%zu bytes, two values each: %d passed, %d found by trust alone\n", cms->len, passed,
           with_trust ? by_trust : 0);
    return passed;
}

START_TEST(finds_any_change_of_a_byte)
{
    static const char *const kinds[] = {"rsa:2048", "ec:P-256"};
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        county c;
        bx_buf cms = {0};
        county_begin(&c, kinds[i]);
        county_sign(&c, &cms);
        ck_assert_int_eq(count_passed(&c, &cms, true), 0);
        county_stamp(&c, &cms, 0, &cms);
        ck_assert_int_eq(count_passed(&c, &cms, true), 0);
        county_bring(
            &c, (X509 *[]){c.signer.certificate, c.between.certificate, c.root.certificate}, 3);
        county_sign(&c, &cms);
        ck_assert_int_eq(count_passed(&c, &cms, true), 0);
        bx_buf_release(&cms);
        county_end(&c);
    }
}
END_TEST

/* How many bytes of the authority's certificate may change; none beside it. */
static size_t count_unproved(const county *c, bx_buf *cms, const bx_judge_wish *wish)
{
    bx_buf der = {0};
    bx_str top = certificate_der(c->between.certificate, &der);
    size_t from = bx_str_find(wish->cms, top), passed = 0;
    ck_assert_uint_lt(from, cms->len);
    for (size_t i = 0; i < cms->len; i++) {
        cms->ptr[i] ^= 1;
        if (county_judge(c, wish).bytes == BX_JUDGED_SAME) {
            ck_assert_msg(i >= from && i < from + top.len, "byte %zu", i);
            passed++;
        }
        cms->ptr[i] ^= 1;
    }
    bx_buf_release(&der);
    return passed;
}

/*
 * Nobody is trusted: only in the authority's certificate, whose own issuer is not at hand, may a byte change. With
 * that in the file's store, only in the name of the issuer, which then leads nowhere.
 */
START_TEST(a_stamp_of_the_file_itself)
{
    county c;
    bx_buf token = {0};
    county_begin(&c, "ec:P-256");
    county_stamp_file(&c, &token);
    bx_judge_wish wish = county_wish(&c, &token);
    ck_assert_int_ne(county_judge(&c, &wish).bytes, BX_JUDGED_SAME); /* no signature of it */
    wish.is_stamp = true;
    bx_judged judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
    ck_assert_int_eq(judged.trust, BX_TRUST_HOLDS);
    ck_assert(judged.stamp_time == CERTIFICATE_NOW + 60 && bx_str_is(judged.signer, "时间戳"));
    for (size_t i = 0; i < token.len; i++) {
        token.ptr[i] = (char)(token.ptr[i] ^ (1 << i % 8));
        judged = county_judge(&c, &wish);
        ck_assert_msg(!is_accepted(&judged), "byte %zu of %zu: %02X, %d %d", i, token.len,
                      (unsigned char)token.ptr[i], (int)judged.bytes, (int)judged.trust);
        token.ptr[i] = (char)(token.ptr[i] ^ (1 << i % 8));
    }
    wish.parts[1] = BX_STR("of a fil3");
    ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_OTHER);
    county_sign(&c, &token);
    wish = county_wish(&c, &token);
    wish.is_stamp = true;
    ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_NO_CMS); /* no stamp */
    bx_buf_release(&token);
    county_end(&c);
}
END_TEST

/* Found by make fuzz: a message digest without a value, in a signature by an algorithm that nobody knows. */
START_TEST(an_attribute_without_a_value)
{
    county c;
    bx_buf cms = {0};
    bx_str digest = BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04\x31"),
           ecdsa = BX_STR("\x2A\x86\x48\xCE\x3D\x04\x03\x02");
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    size_t at = bx_str_find(bx_buf_str(&cms), digest);
    ck_assert_uint_lt(at, cms.len);
    cms.ptr[at + digest.len - 1] = 0x30; /* no SET */
    bx_str rest = {cms.ptr + at, cms.len - at};
    size_t algorithm = at + bx_str_find(rest, ecdsa);
    ck_assert_uint_lt(algorithm, cms.len);
    cms.ptr[algorithm + ecdsa.len - 1] = 0x7F;
    bx_judge_wish wish = county_wish(&c, &cms);
    ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_OTHER);
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

START_TEST(without_trust_only_the_topmost_is_unproved)
{
    county c;
    bx_buf cms = {0}, der = {0};
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    wish.trust = NULL;
    ck_assert_uint_gt(count_unproved(&c, &cms, &wish), 100);
    bx_str root = certificate_der(c.root.certificate, &der);
    wish.certificates = &root;
    wish.certificate_count = 1;
    ck_assert_uint_lt(count_unproved(&c, &cms, &wish), 20);
    bx_buf_release(&cms);
    bx_buf_release(&der);
    county_end(&c);
}
END_TEST

START_TEST(a_stamp_of_another_signature)
{
    county c;
    bx_buf cms = {0}, other = {0};
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    county_sign(&c, &other); /* ECDSA: another value */
    county_stamp(&c, &other, 0, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    bx_judged judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.stamp, BX_STAMP_OTHER);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_LOOSE);
    bx_buf_release(&cms);
    bx_buf_release(&other);
    county_end(&c);
}
END_TEST

/* The stamp's time counts where it is trusted; what the clock says, else. */
START_TEST(time_is_that_of_a_trusted_stamp)
{
    county c;
    bx_buf cms = {0};
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    wish.now = CERTIFICATE_NOW + 300 * CERTIFICATE_DAY;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_EXPIRED);
    wish.now = CERTIFICATE_NOW - 300 * CERTIFICATE_DAY;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_NOT_YET);
    county_stamp(&c, &cms, 0, &cms);
    wish = county_wish(&c, &cms);
    wish.now = CERTIFICATE_NOW + 300 * CERTIFICATE_DAY;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_HOLDS);
    wish.now = CERTIFICATE_NOW + 950 * CERTIFICATE_DAY; /* now the stamper's has ended, too */
    bx_judged judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.stamp_trust, BX_TRUST_EXPIRED);
    ck_assert_int_eq(judged.trust, BX_TRUST_EXPIRED);
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

/* An authority that is trusted now says nothing of times before it was one, nor of those to come. */
START_TEST(a_stamp_is_of_its_authoritys_time)
{
    enum { OLD = 900 * CERTIFICATE_DAY };
    static const struct {
        int later;
        bx_judged_trust trust;
    } rows[] = {{300, BX_TRUST_HOLDS},
                {301, BX_TRUST_NO_TIME},
                {-OLD, BX_TRUST_HOLDS},
                {-OLD - 1, BX_TRUST_NO_TIME}};
    county c;
    bx_buf cms = {0};
    county_begin(&c, "ec:P-256");
    for (int i = 0; i < BX_COUNT(rows); i++) {
        county_sign(&c, &cms);
        county_stamp(&c, &cms, rows[i].later, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
        ck_assert_msg(judged.stamp_trust == rows[i].trust, "row %d: %d", i,
                      (int)judged.stamp_trust);
    }
    county_stamp_file(&c, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    wish.is_stamp = true;
    wish.now = CERTIFICATE_NOW - CERTIFICATE_DAY;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_NO_TIME);
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

/* One is missing in between: then that is what is wrong, and nothing else. */
START_TEST(a_missing_certificate_is_no_byte_too_many)
{
    county c;
    bx_buf cms = {0}, der = {0};
    bx_trust *between = NULL;
    county_begin(&c, "ec:P-256");
    const char *path = bx_folder_path(c.folder, "between");
    certificate_put(path, &c.between.certificate, 1);
    ck_assert_int_eq(bx_trust_open(&path, 1, NULL, &between), BX_OK);
    county_bring(&c, (X509 *[]){c.signer.certificate}, 1);
    county_sign(&c, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    bx_judged judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
    ck_assert_int_eq(judged.trust, BX_TRUST_NO_WAY);
    ck_assert_int_eq(count_passed(&c, &cms, true), 0);
    bx_str bytes = certificate_der(c.between.certificate, &der);
    wish.certificates = &bytes;
    wish.certificate_count = 1;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_HOLDS);
    wish.certificate_count = 0;
    wish.trust = between;
    judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
    ck_assert_int_eq(judged.trust, BX_TRUST_HOLDS);
    county_stamp(&c, &cms, 0, &cms); /* and nobody knows who stamps */
    wish.cms = bx_buf_str(&cms);
    judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
    ck_assert_int_eq(judged.trust, BX_TRUST_HOLDS);
    ck_assert_int_eq(judged.stamp_trust, BX_TRUST_NO_WAY);
    bx_trust_free(between);
    bx_buf_release(&cms);
    bx_buf_release(&der);
    county_end(&c);
}
END_TEST

START_TEST(trust_leads_to_what_is_trusted)
{
    county c, stranger;
    bx_buf cms = {0};
    bx_trust *own = NULL;
    county_begin(&c, "ec:P-256");
    county_begin(&stranger, "ec:P-256");
    county_sign(&c, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    wish.trust = stranger.trust; /* a root of the same name, with another key */
    bx_judged judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.trust, BX_TRUST_DAMAGED);
    const char *path = bx_folder_path(c.folder, "own");
    certificate_put(path, &c.signer.certificate, 1);
    ck_assert_int_eq(bx_trust_open(&path, 1, NULL, &own), BX_OK);
    wish.trust = own; /* the signer's own certificate */
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_HOLDS);
    bx_trust_free(own);
    certificate_put(path, &c.stamper.certificate, 1);
    ck_assert_int_eq(bx_trust_open(&path, 1, NULL, &own), BX_OK);
    wish.trust = own;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_NO_WAY);
    bx_trust_free(own);
    bx_buf_release(&cms);
    county_end(&c);
    county_end(&stranger);
}
END_TEST

/* --- revocation --- */

typedef struct saying {
    const char *what;
    bool is_list, by_root, is_delegated;
    int64_t since, from, to; /* days from CERTIFICATE_NOW; since 0: nobody is revoked */
    bx_judged_trust trust;
    bool has_validity;
} saying;

static const saying sayings[] = {
    {"a list that names nobody", true, false, false, 0, -1, 1, BX_TRUST_HOLDS, true},
    {"a list that names the signer", true, false, false, -1, -1, 1, BX_TRUST_REVOKED, false},
    {"an old list that names the signer", true, false, false, -20, -20, -10, BX_TRUST_REVOKED,
     false},
    {"an old list that names nobody", true, false, false, 0, -20, -10, BX_TRUST_HOLDS, false},
    {"a list from tomorrow", true, false, false, -1, 1, 2, BX_TRUST_HOLDS, false},
    {"a list by another authority", true, true, false, -1, -1, 1, BX_TRUST_HOLDS, false},
    {"a good response", false, false, false, 0, -1, 1, BX_TRUST_HOLDS, true},
    {"a response: revoked", false, false, false, -1, -1, 1, BX_TRUST_REVOKED, false},
    {"an old response: revoked", false, false, false, -20, -20, -10, BX_TRUST_REVOKED, false},
    {"an old good response", false, false, false, 0, -20, -10, BX_TRUST_HOLDS, false},
    {"a response by another authority", false, true, false, -1, -1, 1, BX_TRUST_HOLDS, false},
    {"a delegate's response: revoked", false, false, true, -1, -1, 1, BX_TRUST_REVOKED, false},
    {"a delegate's good response", false, false, true, 0, -1, 1, BX_TRUST_HOLDS, true},
};

static void make_saying(const county *c, const saying *row, bx_buf *der)
{
    int64_t since = row->since ? CERTIFICATE_NOW + row->since * CERTIFICATE_DAY : 0;
    authority who = row->by_root ? c->root : c->between, delegate = {0};
    X509 *revoked = row->since ? c->signer.certificate : NULL;
    if (row->is_delegated)
        who = delegate =
            county_below(&c->between, "ec:P-256",
                         (certificate_wish){.name = "responder",
                                            .extended = "OCSPSigning",
                                            .from = CERTIFICATE_NOW - 900 * CERTIFICATE_DAY,
                                            .to = CERTIFICATE_NOW + 5000 * CERTIFICATE_DAY,
                                            .serial = 9});
    if (row->is_list)
        authority_list(&who, revoked, since, CERTIFICATE_NOW + row->from * CERTIFICATE_DAY,
                       CERTIFICATE_NOW + row->to * CERTIFICATE_DAY, der);
    else
        authority_response(&who, c->signer.certificate, c->between.certificate, since,
                           CERTIFICATE_NOW + row->from * CERTIFICATE_DAY,
                           CERTIFICATE_NOW + row->to * CERTIFICATE_DAY, der);
    authority_release(&delegate);
}

START_TEST(lists_and_responses_count_when_theirs_holds)
{
    county c;
    bx_buf cms = {0}, der = {0};
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    for (int i = 0; i < BX_COUNT(sayings); i++) {
        bx_judge_wish wish = county_wish(&c, &cms);
        make_saying(&c, &sayings[i], &der);
        bx_str bytes = bx_buf_str(&der);
        wish.lists = wish.responses = &bytes;
        wish.list_count = wish.response_count = 1; /* each as the other is nothing */
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_msg(judged.trust == sayings[i].trust, "%s: %d", sayings[i].what, judged.trust);
        ck_assert_msg(judged.has_validity == sayings[i].has_validity, "%s", sayings[i].what);
        ck_assert_msg(judged.is_revoked == (sayings[i].trust == BX_TRUST_REVOKED), "%s",
                      sayings[i].what);
        wish.trust = NULL;
        ck_assert_msg(county_judge(&c, &wish).is_revoked == judged.is_revoked, "%s, unasked",
                      sayings[i].what);
        wish.trust = c.trust;
        ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
        for (size_t at = 0; at < der.len; at += 7) { /* one that was changed says nothing */
            der.ptr[at] ^= 2;
            judged = county_judge(&c, &wish);
            ck_assert_msg(judged.trust != BX_TRUST_REVOKED || at < 40 ||
                              sayings[i].trust == BX_TRUST_REVOKED,
                          "%s, byte %zu", sayings[i].what, at);
            der.ptr[at] ^= 2;
        }
    }
    bx_buf_release(&cms);
    bx_buf_release(&der);
    county_end(&c);
}
END_TEST

START_TEST(revoked_after_a_trusted_stamp_is_no_matter)
{
    county c;
    bx_buf cms = {0}, list = {0};
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    county_stamp(&c, &cms, 0, &cms);
    for (int after = -1; after <= 1; after += 2) {
        bx_judge_wish wish = county_wish(&c, &cms);
        authority_list(&c.between, c.signer.certificate, CERTIFICATE_NOW + after * CERTIFICATE_DAY,
                       CERTIFICATE_NOW + 2 * CERTIFICATE_DAY, CERTIFICATE_NOW + 9 * CERTIFICATE_DAY,
                       &list);
        bx_str bytes = bx_buf_str(&list);
        wish.lists = &bytes;
        wish.list_count = 1;
        wish.now = CERTIFICATE_NOW + 3 * CERTIFICATE_DAY;
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.trust, after > 0 ? BX_TRUST_HOLDS : BX_TRUST_REVOKED);
        ck_assert_int_eq(judged.is_revoked, after < 0);
        wish.trust = NULL;
        judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.has_validity, false); /* no trusted stamp: it is revoked now */
        ck_assert_int_eq(judged.is_revoked, after < 0);
    }
    authority_list(&c.root, c.between.certificate, CERTIFICATE_NOW - CERTIFICATE_DAY,
                   CERTIFICATE_NOW - CERTIFICATE_DAY, CERTIFICATE_NOW + 9 * CERTIFICATE_DAY, &list);
    bx_judge_wish wish = county_wish(&c, &cms);
    bx_str bytes = bx_buf_str(&list);
    wish.lists = &bytes;
    wish.list_count = 1;
    ck_assert_int_eq(county_judge(&c, &wish).trust, BX_TRUST_REVOKED); /* the authority itself */
    authority_list(&c.root, c.stamper.certificate, CERTIFICATE_NOW - CERTIFICATE_DAY,
                   CERTIFICATE_NOW - CERTIFICATE_DAY, CERTIFICATE_NOW + 9 * CERTIFICATE_DAY, &list);
    bytes = bx_buf_str(&list);
    ck_assert_int_eq(county_judge(&c, &wish).stamp_trust, BX_TRUST_REVOKED);
    bx_buf_release(&cms);
    bx_buf_release(&list);
    county_end(&c);
}
END_TEST

START_TEST(what_is_no_signature)
{
    static const bx_str texts[] = {
        {"", 0}, {"0\0", 2}, {"words", 5}, {"0\x84\xff\xff\xff\xff", 6}, {NULL, 0}};
    county c;
    bx_buf cms = {0};
    county_begin(&c, "ec:P-256");
    county_sign(&c, &cms);
    for (size_t len = 0; len < cms.len; len++) {
        bx_judge_wish wish = county_wish(&c, &cms);
        wish.cms.len = len;
        ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_NO_CMS);
    }
    bx_buf_add_byte(&cms, 0); /* padding is no part of it */
    bx_judge_wish wish = county_wish(&c, &cms);
    ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_NO_CMS);
    for (int i = 0; i < BX_COUNT(texts); i++) {
        wish.cms = texts[i];
        ck_assert_int_eq(county_judge(&c, &wish).bytes, BX_JUDGED_NO_CMS);
    }
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        accepts_what_we_sign,
        finds_any_change_of_a_byte,
        a_stamp_of_the_file_itself,
        an_attribute_without_a_value,
        without_trust_only_the_topmost_is_unproved,
        a_stamp_of_another_signature,
        time_is_that_of_a_trusted_stamp,
        a_stamp_is_of_its_authoritys_time,
        a_missing_certificate_is_no_byte_too_many,
        trust_leads_to_what_is_trusted,
        lists_and_responses_count_when_theirs_holds,
        revoked_after_a_trusted_stamp_is_no_matter,
        what_is_no_signature,
    };
    return bx_suite_run("cms/judge", tests, BX_COUNT(tests));
}
