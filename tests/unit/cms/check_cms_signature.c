/* What bx_cms_sign writes: byte by byte where it is fixed, and as libcrypto's own CMS reads it. */
#include <string.h>
#include <time.h>

#include <openssl/cms.h>
#include <openssl/pem.h>

#include "cms/signature.h"
#include "support/certificate_make.h"
#include "support/folder.h"
#include "support/suite.h"

#define CONTENT "the bytes of a file"

typedef struct signer {
    const char *folder;
    EVP_PKEY *root_key, *between_key, *key;
    X509 *root, *between, *stray, *own;
    bx_credential *credential;
} signer;

/* With root, intermediate and a stray certificate in the wrong order behind the signer's, one of them twice. */
static void begin(signer *s, const char *kind)
{
    bx_diag *diag = bx_diag_new();
    s->folder = bx_folder_new();
    s->root_key = certificate_make_key("ec:P-256");
    s->between_key = certificate_make_key("ec:P-256");
    s->key = certificate_make_key(kind);
    s->root = certificate_make_root("root", s->root_key);
    s->stray = certificate_make_root("stray", s->key);
    s->between = certificate_make(&(certificate_wish){.name = "between",
                                                      .key = s->between_key,
                                                      .issuer = s->root,
                                                      .issuer_key = s->root_key,
                                                      .basic = "critical,CA:TRUE"});
    s->own = certificate_make(&(certificate_wish){.name = "张三",
                                                  .key = s->key,
                                                  .issuer = s->between,
                                                  .issuer_key = s->between_key,
                                                  .usage = "critical,digitalSignature"});
    bx_credential_files files = {.key = bx_folder_path(s->folder, "key"),
                                 .cert = bx_folder_path(s->folder, "cert")};
    certificate_put_key(files.key, s->key, NULL);
    certificate_put(files.cert, (X509 *[]){s->own, s->root, s->stray, s->between, s->root}, 5);
    ck_assert_int_eq(
        bx_credential_open(&files, &(bx_secret_source){0}, CERTIFICATE_NOW, diag, &s->credential),
        BX_OK);
    bx_diag_free(diag);
}

static void end(signer *s)
{
    bx_credential_free(s->credential);
    EVP_PKEY_free(s->root_key);
    EVP_PKEY_free(s->between_key);
    EVP_PKEY_free(s->key);
    X509_free(s->root);
    X509_free(s->between);
    X509_free(s->stray);
    X509_free(s->own);
    bx_folder_remove(s->folder);
}

static void sign(const signer *s, bx_buf *der)
{
    bx_hash digest;
    bx_hash_sha256(&BX_STR(CONTENT), 1, &digest);
    bx_buf_clear(der);
    ck_assert_int_eq(bx_cms_sign(s->credential, &digest, NULL, der), BX_OK);
}

static CMS_ContentInfo *parse(const bx_buf *der)
{
    const unsigned char *at = (const unsigned char *)der->ptr;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)der->len);
    ck_assert_ptr_nonnull(cms);
    ck_assert_ptr_eq(at, (const unsigned char *)der->ptr + der->len);
    return cms;
}

static void expect_certificates(const signer *s, CMS_ContentInfo *cms)
{
    X509 *const wanted[] = {s->own, s->between, s->root};
    STACK_OF(X509) *bag = CMS_get1_certs(cms);
    ck_assert_int_eq(sk_X509_num(bag), BX_COUNT(wanted));
    for (int i = 0; i < BX_COUNT(wanted); i++) {
        int found = 0;
        for (int k = 0; k < BX_COUNT(wanted); k++)
            found += X509_cmp(sk_X509_value(bag, k), wanted[i]) == 0;
        ck_assert_int_eq(found, 1);
    }
    sk_X509_pop_free(bag, X509_free);
}

static void expect_attributes(CMS_ContentInfo *cms)
{
    static const int wanted[] = {NID_pkcs9_contentType, NID_pkcs9_messageDigest,
                                 NID_id_smime_aa_signingCertificateV2};
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(cms);
    ck_assert_int_eq(sk_CMS_SignerInfo_num(signers), 1);
    CMS_SignerInfo *one = sk_CMS_SignerInfo_value(signers, 0);
    ck_assert_int_eq(CMS_signed_get_attr_count(one), BX_COUNT(wanted));
    for (int i = 0; i < BX_COUNT(wanted); i++)
        ck_assert_int_eq(OBJ_obj2nid(X509_ATTRIBUTE_get0_object(CMS_signed_get_attr(one, i))),
                         wanted[i]);
    ck_assert_int_eq(CMS_unsigned_get_attr_count(one), -1);
}

static bool is_verified(const signer *s, CMS_ContentInfo *cms, const char *content)
{
    X509_STORE *store = X509_STORE_new();
    BIO *bytes = BIO_new_mem_buf(content, -1);
    X509_STORE_add_cert(store, s->root);
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), (time_t)CERTIFICATE_NOW);
    X509_STORE_set_purpose(store, X509_PURPOSE_ANY);
    bool is_good =
        CMS_verify(cms, NULL, store, bytes, NULL, CMS_CADES | CMS_BINARY | CMS_DETACHED) == 1;
    BIO_free(bytes);
    X509_STORE_free(store);
    return is_good;
}

START_TEST(others_accept_it)
{
    static const char *const kinds[] = {"rsa:2048", "rsa:3072", "ec:P-256", "ec:P-384"};
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        signer s;
        bx_buf der = {0};
        unsigned char *again = NULL;
        begin(&s, kinds[i]);
        sign(&s, &der);
        CMS_ContentInfo *cms = parse(&der);
        expect_certificates(&s, cms);
        expect_attributes(cms);
        ck_assert_msg(is_verified(&s, cms, CONTENT), "%s", kinds[i]);
        ck_assert_msg(!is_verified(&s, cms, CONTENT "."), "%s", kinds[i]);
        int len = i2d_CMS_ContentInfo(cms, &again);
        ck_assert_int_eq(len, (int)der.len);
        ck_assert_mem_eq(again, der.ptr, der.len);
        OPENSSL_free(again);
        CMS_ContentInfo_free(cms);
        bx_buf_release(&der);
        end(&s);
    }
}
END_TEST

START_TEST(equal_input_gives_equal_bytes)
{
    signer s;
    bx_buf one = {0}, other = {0};
    begin(&s, "rsa:2048");
    sign(&s, &one);
    sign(&s, &other);
    ck_assert_uint_eq(one.len, other.len);
    ck_assert_mem_eq(one.ptr, other.ptr, one.len);
    bx_buf_release(&one);
    bx_buf_release(&other);
    end(&s);
}
END_TEST

START_TEST(appends)
{
    signer s;
    bx_buf der = {0}, two = {0};
    bx_hash digest = {{1}};
    begin(&s, "rsa:2048");
    ck_assert_int_eq(bx_cms_sign(s.credential, &digest, NULL, &der), BX_OK);
    bx_buf_add_text(&two, "before");
    ck_assert_int_eq(bx_cms_sign(s.credential, &digest, NULL, &two), BX_OK);
    ck_assert_uint_eq(two.len, der.len + 6);
    ck_assert_mem_eq(two.ptr + 6, der.ptr, der.len);
    bx_buf_release(&der);
    bx_buf_release(&two);
    end(&s);
}
END_TEST

static double seconds_of(clock_t from)
{
    return (double)(clock() - from) / CLOCKS_PER_SEC;
}

/* The key once: what is done beside it is a small share of the time. */
START_TEST(the_key_is_used_once)
{
    enum { ROUNDS = 300 };
    signer s;
    bx_buf der = {0};
    unsigned char room[512];
    begin(&s, "rsa:2048");
    sign(&s, &der);
    clock_t from = clock();
    for (int i = 0; i < ROUNDS; i++) {
        size_t len = sizeof room;
        EVP_MD_CTX *state = EVP_MD_CTX_new();
        ck_assert(EVP_DigestSignInit(state, NULL, EVP_sha256(), NULL, s.key) == 1 &&
                  EVP_DigestSign(state, room, &len, room, 128) == 1);
        EVP_MD_CTX_free(state);
    }
    double alone = seconds_of(from);
    from = clock();
    for (int i = 0; i < ROUNDS; i++)
        sign(&s, &der);
    double all = seconds_of(from);
    printf("a key of RSA 2048: %d microseconds a signature; the rest: %d\n",
           (int)(alone / ROUNDS * 1e6), (int)((all - alone) / ROUNDS * 1e6));
    ck_assert_msg(all < 1.6 * alone, "%d %% of the key's time", (int)(100 * all / alone));
    bx_buf_release(&der);
    end(&s);
}
END_TEST

START_TEST(takes_what_devices_write)
{
    signer s;
    bx_buf der = {0}, got = {0}, pem = {0};
    bx_diag *diag = bx_diag_new();
    char *text;
    begin(&s, "ec:P-256");
    sign(&s, &der);
    CMS_ContentInfo *cms = parse(&der);
    BIO *memory = BIO_new(BIO_s_mem());
    ck_assert_int_eq(PEM_write_bio(memory, "CMS", "", (unsigned char *)der.ptr, (long)der.len) > 0,
                     1);
    long len = BIO_get_mem_data(memory, &text);
    bx_buf_add(&pem, text, (size_t)len);
    const char *first = strchr(pem.ptr, '\n') + 1, *last = strstr(pem.ptr, "-----END");
    const bx_str forms[] = {bx_buf_str(&der), bx_buf_str(&pem), {first, (size_t)(last - first)}};
    for (int i = 0; i < BX_COUNT(forms); i++) {
        bx_buf_clear(&got);
        ck_assert_int_eq(bx_cms_take("x", forms[i], diag, &got), BX_OK);
        ck_assert(bx_str_equal(bx_buf_str(&got), bx_buf_str(&der)));
    }
    const bx_str bad[] = {BX_STR(""),   BX_STR("words"),        {der.ptr, der.len - 1},
                          {der.ptr, 3}, {pem.ptr, pem.len / 2}, BX_STR("-----BEGIN CMS-----"),
                          BX_STR("0\0")};
    for (int i = 0; i < BX_COUNT(bad); i++) {
        bx_diag_clear(diag);
        ck_assert_int_eq(bx_cms_take("x", bad[i], diag, &got), BX_ERR_INPUT);
        ck_assert_msg(bx_diag_has(diag, BX_E_NO_CMS, "x"), "row %d", i);
    }
    ck_assert_int_eq(bx_cms_take("x", BX_STR("\x30\x80\x06"), diag, &got), BX_ERR_INPUT);
    ck_assert(bx_diag_has(diag, BX_E_CMS_BER, "x"));
    BIO_free(memory);
    CMS_ContentInfo_free(cms);
    bx_buf_release(&der);
    bx_buf_release(&got);
    bx_buf_release(&pem);
    bx_diag_free(diag);
    end(&s);
}
END_TEST

START_TEST(a_token_is_the_only_unsigned_attribute)
{
    signer s;
    bx_buf der = {0}, token = {0}, stamped = {0}, again = {0};
    bx_hash imprint, wanted, after;
    begin(&s, "ec:P-256");
    sign(&s, &der);
    sign(&s, &token);
    ck_assert_int_eq(bx_cms_add_token("x", bx_buf_str(&der), bx_buf_str(&token), NULL, &stamped),
                     BX_OK);
    ck_assert_int_eq(bx_cms_add_token("x", bx_buf_str(&stamped), bx_buf_str(&token), NULL, &again),
                     BX_OK);
    ck_assert(bx_str_equal(bx_buf_str(&stamped), bx_buf_str(&again)));
    CMS_ContentInfo *cms = parse(&stamped);
    ck_assert(is_verified(&s, cms, CONTENT));
    CMS_SignerInfo *one = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(one);
    bx_str signature = {(const char *)ASN1_STRING_get0_data(value),
                        (size_t)ASN1_STRING_length(value)};
    ck_assert_int_eq(CMS_unsigned_get_attr_count(one), 1);
    bx_hash_sha256(&signature, 1, &wanted);
    ck_assert_int_eq(bx_cms_imprint("x", bx_buf_str(&der), NULL, &imprint), BX_OK);
    ck_assert_int_eq(bx_cms_imprint("x", bx_buf_str(&stamped), NULL, &after), BX_OK);
    ck_assert_mem_eq(&imprint, &wanted, sizeof wanted);
    ck_assert_mem_eq(&after, &wanted, sizeof wanted);
    ck_assert_int_eq(bx_cms_imprint("x", BX_STR("0"), NULL, &after), BX_ERR_INPUT);
    ck_assert_int_eq(bx_cms_add_token("x", bx_buf_str(&der), BX_STR("0"), NULL, &again),
                     BX_ERR_INPUT);
    CMS_ContentInfo_free(cms);
    bx_buf_release(&der);
    bx_buf_release(&token);
    bx_buf_release(&stamped);
    bx_buf_release(&again);
    end(&s);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        others_accept_it,     equal_input_gives_equal_bytes, appends,
        the_key_is_used_once, takes_what_devices_write,      a_token_is_the_only_unsigned_attribute,
    };
    return bx_suite_run("cms/signature", tests, BX_COUNT(tests));
}
