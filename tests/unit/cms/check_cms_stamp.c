/* Time-stamps asked for and taken: of a query of ours, of another, broken, refused. */
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <openssl/cms.h>
#include <openssl/ts.h>

#include "base/clock.h"
#include "cms/stamp.h"
#include "cms/trust.h"
#include "support/authority_make.h"
#include "support/folder.h"
#include "support/suite.h"

static authority make_authority(const char *extended)
{
    authority who = {.key = certificate_make_key("ec:P-256")};
    who.certificate = certificate_make(&(certificate_wish){.name = "时间戳",
                                                           .key = who.key,
                                                           .usage = "critical,digitalSignature",
                                                           .extended = extended});
    return who;
}

static void make_query(unsigned char first, bx_buf *query)
{
    bx_hash imprint = {{first}};
    bx_buf_clear(query);
    ck_assert_int_eq(bx_stamp_query(&imprint, NULL, query), BX_OK);
}

static void expect_refusal(bx_str response, bx_str query, bx_code code)
{
    bx_diag *diag = bx_diag_new();
    bx_buf token = {0};
    ck_assert_int_eq(bx_stamp_take("x.tsr", response, query, diag, &token), BX_ERR_INPUT);
    ck_assert_msg(bx_diag_has(diag, code, "x.tsr"), "BX%d was wanted, BX%d was told",
                  bx_code_number(code), bx_code_number(bx_diag_at(diag, 0)->code));
    ck_assert_int_eq(bx_diag_count(diag), 1);
    ck_assert_uint_eq(token.len, 0);
    bx_buf_release(&token);
    bx_diag_free(diag);
}

START_TEST(takes_the_answer_to_its_query)
{
    bx_buf query = {0}, other = {0}, response = {0}, token = {0}, again = {0}, text = {0};
    authority who = make_authority("critical,timeStamping");
    make_query(1, &query);
    authority_stamp(&who, bx_buf_str(&query), 0, &response);
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&response), bx_buf_str(&query), NULL, &token),
                     BX_OK);
    ck_assert(bx_str_ends(bx_buf_str(&response), bx_buf_str(&token)));
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&token), bx_buf_str(&query), NULL, &again),
                     BX_OK);
    ck_assert(bx_str_equal(bx_buf_str(&token), bx_buf_str(&again)));
    bx_buf_reserve(&text, response.len * 2);
    int len = EVP_EncodeBlock((unsigned char *)text.ptr, (unsigned char *)response.ptr,
                              (int)response.len);
    bx_buf_take(&text, (size_t)len);
    bx_buf_clear(&again);
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&text), bx_buf_str(&query), NULL, &again),
                     BX_OK);
    ck_assert(bx_str_equal(bx_buf_str(&token), bx_buf_str(&again)));
    make_query(1, &other); /* the same digest, another number */
    expect_refusal(bx_buf_str(&response), bx_buf_str(&other), BX_E_STAMP_OTHER);
    make_query(2, &other);
    expect_refusal(bx_buf_str(&response), bx_buf_str(&other), BX_E_STAMP_OTHER);
    bx_buf_release(&query);
    bx_buf_release(&other);
    bx_buf_release(&response);
    bx_buf_release(&token);
    bx_buf_release(&again);
    bx_buf_release(&text);
    authority_release(&who);
}
END_TEST

START_TEST(finds_any_change_of_a_byte)
{
    bx_buf query = {0}, response = {0}, token = {0};
    authority who = make_authority("critical,timeStamping");
    make_query(1, &query);
    authority_stamp(&who, bx_buf_str(&query), 0, &response);
    int passed = 0;
    for (size_t i = 0; i < response.len; i++) {
        response.ptr[i] ^= 1;
        bx_buf_clear(&token);
        if (bx_stamp_take("x", bx_buf_str(&response), bx_buf_str(&query), NULL, &token) == BX_OK) {
            passed++;
            /* Granted, or granted with changes: the status is not part of the token. */
            ck_assert_msg(i < response.len - token.len, "byte %zu of %zu", i, response.len);
        }
        response.ptr[i] ^= 1;
    }
    ck_assert_int_le(passed, 1);
    bx_buf_release(&query);
    bx_buf_release(&response);
    bx_buf_release(&token);
    authority_release(&who);
}
END_TEST

START_TEST(refuses_what_is_no_time_stamp)
{
    bx_buf query = {0};
    make_query(1, &query);
    static const bx_str none[] = {
        {"", 0}, {"words", 5}, {"0\0", 2}, {"\x30\x05\x30\x03\x02\x01\x00", 7}, {"<html>", 6}};
    for (int i = 0; i < BX_COUNT(none); i++)
        expect_refusal(none[i], bx_buf_str(&query), BX_E_STAMP_NONE);
    /* status 2, "no", badAlg */
    expect_refusal(BX_STR("\x30\x10\x30\x0E\x02\x01\x02\x30\x04\x0C\x02no\x03\x03\x07\x00\x80"),
                   bx_buf_str(&query), BX_E_STAMP_REFUSED);
    expect_refusal(BX_STR("\x30\x05\x30\x03\x02\x01\x02"), bx_buf_str(&query), BX_E_STAMP_REFUSED);
    bx_buf_release(&query);
}
END_TEST

/* The same information signed by somebody whom the library's own stamping would refuse. */
static void sign_anew(bx_str response, const authority *who, bx_buf *out)
{
    unsigned char *info = NULL, *der = NULL;
    const unsigned char *at = (const unsigned char *)response.ptr;
    TS_RESP *stamp = d2i_TS_RESP(NULL, &at, (long)response.len);
    int len = i2d_TS_TST_INFO(TS_RESP_get_tst_info(stamp), &info);
    BIO *content = BIO_new_mem_buf(info, len);
    const unsigned flags = CMS_CADES | CMS_NOSMIMECAP | CMS_BINARY;
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, content, flags | CMS_PARTIAL);
    CMS_set1_eContentType(cms, OBJ_nid2obj(NID_id_smime_ct_TSTInfo));
    ck_assert_ptr_nonnull(CMS_add1_signer(cms, who->certificate, who->key, EVP_sha256(), flags));
    ck_assert_int_eq(CMS_final(cms, content, NULL, flags), 1);
    len = i2d_CMS_ContentInfo(cms, &der);
    bx_buf_clear(out);
    bx_buf_add(out, der, (size_t)len);
    OPENSSL_free(der);
    OPENSSL_free(info);
    CMS_ContentInfo_free(cms);
    BIO_free(content);
    TS_RESP_free(stamp);
}

START_TEST(refuses_a_certificate_that_may_not_stamp)
{
    static const char *const uses[] = {
        NULL, "timeStamping", "critical,timeStamping,emailProtection", "critical,emailProtection"};
    bx_buf query = {0}, response = {0}, token = {0}, taken = {0};
    make_query(1, &query);
    authority good = make_authority("critical,timeStamping");
    authority_stamp(&good, bx_buf_str(&query), 0, &response);
    sign_anew(bx_buf_str(&response), &good, &token);
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&token), bx_buf_str(&query), NULL, &taken),
                     BX_OK);
    for (int i = 0; i < BX_COUNT(uses); i++) {
        authority who = make_authority(uses[i]);
        sign_anew(bx_buf_str(&response), &who, &token);
        expect_refusal(bx_buf_str(&token), bx_buf_str(&query), BX_E_STAMP_BROKEN);
        authority_release(&who);
    }
    authority_release(&good);
    bx_buf_release(&query);
    bx_buf_release(&response);
    bx_buf_release(&token);
    bx_buf_release(&taken);
}
END_TEST

static void expect_url(const char *url, bx_status wanted)
{
    bx_diag *diag = bx_diag_new();
    bx_buf response = {0};
    ck_assert_msg(bx_stamp_ask(url, BX_STR("0"), 2, diag, &response) == wanted, "%s", url);
    ck_assert_msg(
        bx_diag_has(diag, wanted == BX_ERR_USAGE ? BX_E_STAMP_URL : BX_E_STAMP_SILENT, url), "%s",
        url);
    bx_buf_release(&response);
    bx_diag_free(diag);
}

START_TEST(refuses_addresses)
{
    static const char *const bad[] = {"https://tsa.example/",
                                      "ftp://tsa.example/",
                                      "tsa.example",
                                      "http://",
                                      "http:///path",
                                      "http://user:word@tsa.example/",
                                      "http://tsa.example:/",
                                      "http://tsa.example:0/",
                                      "http://tsa.example:65536/",
                                      "http://tsa.example:8x/",
                                      "http://tsa example/",
                                      "http://tsa.example/a b",
                                      "http://tsa.example/\r\nX: y",
                                      "http://tsa.example/#part",
                                      ""};
    for (int i = 0; i < BX_COUNT(bad); i++)
        expect_url(bad[i], BX_ERR_USAGE);
}
END_TEST

/* A server of one answer, at a port of the loopback that the system gives. */
typedef struct server {
    int port;
    pid_t child;
} server;

/* @param head  what stands before the body; NULL: it never answers */
static void serve(int listener, const char *head, bx_str body)
{
    char block[4096];
    int peer = accept(listener, NULL, NULL);
    if (peer < 0) _exit(1);
    ssize_t got = read(peer, block, sizeof block);
    if (!head || got <= 0) {
        sleep(20);
        _exit(0);
    }
    if (write(peer, head, strlen(head)) < 0 || write(peer, body.ptr, body.len) < 0) _exit(1);
    _exit(0);
}

static server start(const char *head, bx_str body)
{
    struct sockaddr_in where = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof where;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    ck_assert_int_eq(bind(listener, (struct sockaddr *)&where, len), 0);
    ck_assert_int_eq(listen(listener, 1), 0);
    ck_assert_int_eq(getsockname(listener, (struct sockaddr *)&where, &len), 0);
    server made = {ntohs(where.sin_port), fork()};
    if (made.child == 0) serve(listener, head, body);
    close(listener);
    return made;
}

static void stop(server *s)
{
    kill(s->child, SIGKILL);
    waitpid(s->child, NULL, 0);
}

#define OK_HEAD "HTTP/1.0 200 OK\r\nContent-Type: application/timestamp-reply\r\n\r\n"

static bx_status ask(const char *head, bx_str body, bx_buf *response)
{
    char url[64];
    server s = start(head, body);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/tsa?x=1", s.port);
    bx_diag *diag = bx_diag_new();
    bx_status status = bx_stamp_ask(url, BX_STR("\x30\x00"), 2, diag, response);
    ck_assert_int_eq(bx_diag_has(diag, BX_E_STAMP_SILENT, url), status != BX_OK);
    bx_diag_free(diag);
    stop(&s);
    return status;
}

START_TEST(asks_over_http)
{
    static char large[100000] = "\x30\x83\x01\x86\x9B";
    bx_buf response = {0};
    setenv("http_proxy", "http://127.0.0.1:1/", 1);
    setenv("HTTP_PROXY", "http://127.0.0.1:1/", 1);
    ck_assert_int_eq(ask(OK_HEAD, BX_STR("\x30\x03\x02\x01\x05"), &response), BX_OK);
    ck_assert(bx_str_equal(bx_buf_str(&response), BX_STR("\x30\x03\x02\x01\x05")));
    static const char *const heads[] = {
        "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n",
        "HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
        "HTTP/1.0 404 Not Found\r\nContent-Type: application/timestamp-reply\r\n\r\n",
        "words\r\n\r\n",
        NULL,
    };
    for (int i = 0; i < BX_COUNT(heads); i++)
        ck_assert_msg(ask(heads[i], BX_STR("\x30\x03\x02\x01\x05"), &response) == BX_ERR_SYSTEM,
                      "row %d", i);
    ck_assert_int_eq(ask(OK_HEAD, BX_STR("words"), &response), BX_ERR_SYSTEM);
    ck_assert_int_eq(ask(OK_HEAD, BX_STR("\x30\x30\x02"), &response), BX_ERR_SYSTEM);
    ck_assert_int_eq(ask(OK_HEAD, (bx_str){large, sizeof large}, &response), BX_ERR_SYSTEM);
    ck_assert_uint_eq(response.len, 5);
    bx_buf_release(&response);
}
END_TEST

/* @return milliseconds that it took */
static int64_t expect_silence(const char *url, const char *why)
{
    bx_diag *diag = bx_diag_new();
    bx_buf response = {0}, text = {0};
    int64_t from = bx_clock_ms();
    ck_assert_int_eq(bx_stamp_ask(url, BX_STR("\x30\x00"), 2, diag, &response), BX_ERR_SYSTEM);
    int64_t took = bx_clock_ms() - from;
    bx_diagnostic_write(bx_diag_at(diag, 0), BX_ENGLISH, &text);
    ck_assert_msg(strstr(text.ptr, why) != NULL, "%s: %s", url, text.ptr);
    bx_buf_release(&response);
    bx_buf_release(&text);
    bx_diag_free(diag);
    return took;
}

START_TEST(who_is_not_there_is_told_at_once)
{
    static const char *const urls[] = {"http://127.0.0.1:1/", "http://localhost:1/",
                                       "http://[::1]:1/", "http://nowhere.invalid/"};
    char url[64];
    for (int i = 0; i < 3; i++)
        ck_assert_int_lt(expect_silence(urls[i], "it cannot be reached"), 1000);
    expect_silence(urls[3], "it cannot be reached"); /* who looks for names takes his time */
    server s = start(NULL, (bx_str){0});
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", s.port);
    int64_t took = expect_silence(url, "it did not answer in time");
    ck_assert(took >= 1000 && took < 5000);
    stop(&s);
}
END_TEST

START_TEST(reads_certificates_to_trust)
{
    const char *folder = bx_folder_new();
    authority who = make_authority(NULL), other = make_authority(NULL);
    bx_trust *trust = NULL;
    bx_diag *diag = bx_diag_new();
    const char *two = bx_folder_path(folder, "two.pem"),
               *none = bx_folder_put(folder, "none", "words");
    certificate_put(two, (X509 *[]){who.certificate, other.certificate}, 2);
    ck_assert_int_eq(bx_trust_open((const char *[]){two, two}, 2, diag, &trust), BX_OK);
    bx_trust_free(trust);
    trust = NULL;
    ck_assert_int_eq(bx_trust_open((const char *[]){none, two, bx_folder_path(folder, "absent")}, 3,
                                   diag, &trust),
                     BX_ERR_INPUT);
    ck_assert_ptr_null(trust);
    ck_assert(bx_diag_has(diag, BX_E_TRUST_NONE, none));
    ck_assert_int_eq(bx_diag_count(diag), 2);
    bx_diag_free(diag);
    authority_release(&who);
    authority_release(&other);
    bx_folder_remove(folder);
}
END_TEST

START_TEST(reads_what_is_known_of_revoked_ones)
{
    const int64_t now = CERTIFICATE_NOW;
    bx_buf list = {0}, response = {0}, der = {0};
    authority who = make_authority(NULL);
    bx_diag *diag = bx_diag_new();
    authority_list(&who, who.certificate, now, now, now + CERTIFICATE_DAY, &list);
    authority_response(&who, who.certificate, who.certificate, 0, now, now + CERTIFICATE_DAY,
                       &response);
    const struct {
        bx_str file;
        bx_proof_of_validity kind;
        bool is_good;
    } rows[] = {
        {bx_buf_str(&list), BX_VALIDITY_CRL, true},
        {bx_buf_str(&response), BX_VALIDITY_OCSP, true},
        {bx_buf_str(&list), BX_VALIDITY_OCSP, false},
        {bx_buf_str(&response), BX_VALIDITY_CRL, false},
        {{list.ptr, list.len - 1}, BX_VALIDITY_CRL, false},
        {BX_STR("words"), BX_VALIDITY_CRL, false},
        {BX_STR("\x30\x03\x0A\x01\x06"), BX_VALIDITY_OCSP, false}, /* unauthorized */
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_buf_clear(&der);
        bx_diag_clear(diag);
        bx_status status = bx_validity_take("x", rows[i].file, rows[i].kind, diag, &der);
        ck_assert_msg((status == BX_OK) == rows[i].is_good, "row %d", i);
        ck_assert_int_eq(bx_diag_has(diag, BX_E_VALIDITY_NONE, "x"), !rows[i].is_good);
        if (rows[i].is_good) ck_assert(bx_str_equal(bx_buf_str(&der), rows[i].file));
    }
    bx_diag_free(diag);
    bx_buf_release(&list);
    bx_buf_release(&response);
    bx_buf_release(&der);
    authority_release(&who);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        takes_the_answer_to_its_query,
        finds_any_change_of_a_byte,
        refuses_what_is_no_time_stamp,
        refuses_a_certificate_that_may_not_stamp,
        refuses_addresses,
        asks_over_http,
        who_is_not_there_is_told_at_once,
        reads_certificates_to_trust,
        reads_what_is_known_of_revoked_ones,
    };
    return bx_suite_run("cms/stamp, cms/trust", tests, BX_COUNT(tests));
}
