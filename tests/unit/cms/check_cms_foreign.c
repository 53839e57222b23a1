/* Signatures that other programs write, SM2 among them, and names that are not kind. */
#include <string.h>
#include <time.h>

#include <openssl/cms.h>
#include <openssl/rsa.h>

#include "cms/der.h"
#include "cms/oid.h"
#include "support/county.h"
#include "support/folder.h"
#include "support/suite.h"

typedef struct foreign {
    const char *what, *kind;
    unsigned flags;
    const EVP_MD *(*digest)(void);
    bool is_pss, with_stray, with_content;
    bx_judged_bytes bytes;
    const char *algorithm;
} foreign;

static const foreign foreigners[] = {
    {"PAdES as OpenSSL writes it, with a signing time", "rsa:2048", CMS_CADES | CMS_NOSMIMECAP,
     EVP_sha256, false, false, false, BX_JUDGED_SAME, "RSA 2048, SHA-256"},
    {"SHA-384", "rsa:2048", CMS_CADES, EVP_sha384, false, false, false, BX_JUDGED_SAME,
     "RSA 2048, SHA-384"},
    {"SHA-512 on P-384", "ec:P-384", CMS_CADES, EVP_sha512, false, false, false, BX_JUDGED_SAME,
     "ECDSA P-384, SHA-512"},
    {"P-521", "ec:P-521", CMS_CADES, EVP_sha512, false, false, false, BX_JUDGED_SAME,
     "ECDSA P-521, SHA-512"},
    {"PSS", "rsa:2048", CMS_CADES | CMS_KEY_PARAM, EVP_sha256, true, false, false, BX_JUDGED_SAME,
     "RSA-PSS 2048, SHA-256"},
    {"adbe.pkcs7.detached", "rsa:2048", 0, EVP_sha256, false, false, false, BX_JUDGED_UNBOUND,
     "RSA 2048, SHA-256"},
    {"without attributes", "rsa:2048", CMS_NOATTR, EVP_sha256, false, false, false,
     BX_JUDGED_UNBOUND, "RSA 2048, SHA-256"},
    {"by the key's identifier", "rsa:2048", CMS_CADES | CMS_USE_KEYID, EVP_sha256, false, false,
     false, BX_JUDGED_SAME, "RSA 2048, SHA-256"},
    {"SHA-1", "rsa:2048", CMS_CADES, EVP_sha1, false, false, false, BX_JUDGED_WEAK,
     "RSA 2048, SHA-1"},
    {"RSA 1024", "rsa:1024", CMS_CADES, EVP_sha256, false, false, false, BX_JUDGED_WEAK,
     "RSA 1024, SHA-256"},
    {"a certificate that leads nowhere", "rsa:2048", CMS_CADES, EVP_sha256, false, true, false,
     BX_JUDGED_LOOSE, "RSA 2048, SHA-256"},
    {"content", "rsa:2048", CMS_CADES, EVP_sha256, false, false, true, BX_JUDGED_LOOSE,
     "RSA 2048, SHA-256"},
    {"SHA3-256", "rsa:2048", CMS_CADES, EVP_sha3_256, false, false, false, BX_JUDGED_UNKNOWN, ""},
};

static void sign_foreign(const county *c, const foreign *row, X509 *own, EVP_PKEY *key, bx_buf *out)
{
    unsigned char *der = NULL;
    BIO *content = BIO_new_mem_buf(COUNTY_BYTES, -1);
    unsigned flags = CMS_BINARY | CMS_PARTIAL | (row->with_content ? 0 : CMS_DETACHED);
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, content, flags);
    CMS_SignerInfo *signer = CMS_add1_signer(cms, own, key, row->digest(), flags | row->flags);
    ck_assert_msg(signer != NULL, "%s", row->what);
    if (row->is_pss)
        ck_assert_int_gt(EVP_PKEY_CTX_set_rsa_padding(CMS_SignerInfo_get0_pkey_ctx(signer),
                                                      RSA_PKCS1_PSS_PADDING),
                         0);
    CMS_add1_cert(cms, c->between.certificate);
    if (row->with_stray) CMS_add1_cert(cms, c->stamper.certificate);
    ck_assert_msg(CMS_final(cms, content, NULL, flags) == 1, "%s", row->what);
    int len = i2d_CMS_ContentInfo(cms, &der);
    bx_buf_clear(out);
    bx_buf_add(out, der, (size_t)len);
    OPENSSL_free(der);
    CMS_ContentInfo_free(cms);
    BIO_free(content);
}

START_TEST(judges_what_others_write)
{
    county c;
    bx_buf cms = {0};
    county_begin(&c, "ec:P-256");
    for (int i = 0; i < BX_COUNT(foreigners); i++) {
        const foreign *row = &foreigners[i];
        authority who = county_below(&c.between, row->kind,
                                     (certificate_wish){.name = "other", .identifier = true});
        sign_foreign(&c, row, who.certificate, who.key, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_msg(judged.bytes == row->bytes, "%s: %d", row->what, judged.bytes);
        ck_assert_msg(bx_str_is(judged.algorithm, row->algorithm), "%s: %.*s", row->what,
                      BX_STR_ARG(judged.algorithm));
        ck_assert_int_eq(judged.trust,
                         strcmp(row->kind, "rsa:1024") == 0 ? BX_TRUST_WEAK : BX_TRUST_HOLDS);
        ck_assert_int_eq(judged.is_signing_time, (row->flags & CMS_NOATTR) == 0);
        wish.parts[1] = BX_STR("of another");
        bx_judged_bytes wanted = row->bytes == BX_JUDGED_UNKNOWN  ? BX_JUDGED_UNKNOWN
                                 : (row->flags & CMS_NOATTR) != 0 ? BX_JUDGED_FORGED
                                                                  : BX_JUDGED_OTHER;
        ck_assert_msg(county_judge(&c, &wish).bytes == wanted, "%s", row->what);
        authority_release(&who);
    }
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

START_TEST(a_signature_without_its_certificate)
{
    county c;
    bx_buf cms = {0}, der = {0};
    county_begin(&c, "ec:P-256");
    sign_foreign(&c, &(foreign){.flags = CMS_CADES | CMS_NOCERTS, .digest = EVP_sha256},
                 c.signer.certificate, c.signer.key, &cms);
    bx_judge_wish wish = county_wish(&c, &cms);
    bx_judged judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_NO_CERTIFICATE);
    ck_assert_uint_eq(judged.subject.len, 0);
    bx_str own = certificate_der(c.signer.certificate, &der);
    wish.certificates = &own;
    wish.certificate_count = 1;
    judged = county_judge(&c, &wish);
    ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
    ck_assert_int_eq(judged.trust, BX_TRUST_HOLDS);
    bx_buf_release(&cms);
    bx_buf_release(&der);
    county_end(&c);
}
END_TEST

START_TEST(a_certificate_that_may_not_sign_is_no_signers)
{
    static const struct {
        const char *usage, *basic, *extended;
        bx_judged_trust trust;
    } rows[] = {
        {"critical,keyEncipherment", NULL, NULL, BX_TRUST_NO_USE},
        {NULL, "critical,CA:TRUE", NULL, BX_TRUST_NO_USE},
        {NULL, NULL, "serverAuth", BX_TRUST_NO_USE},
        {NULL, NULL, "codeSigning", BX_TRUST_NO_USE},
        {NULL, NULL, "OCSPSigning", BX_TRUST_NO_USE},
        {NULL, NULL, "critical,timeStamping", BX_TRUST_NO_USE},
        {NULL, NULL, "serverAuth,codeSigning", BX_TRUST_NO_USE},
        {NULL, NULL, "serverAuth,clientAuth", BX_TRUST_HOLDS},
        {NULL, NULL, "emailProtection", BX_TRUST_HOLDS},
        {NULL, NULL, "anyExtendedKeyUsage,codeSigning", BX_TRUST_HOLDS},
        {NULL, NULL, "1.3.6.1.5.5.7.3.36", BX_TRUST_HOLDS}, /* documents (RFC 9336) */
        {NULL, NULL, "timeStamping,1.2.3.4", BX_TRUST_HOLDS},
    };
    county c;
    bx_buf cms = {0};
    county_begin(&c, "ec:P-256");
    for (int i = 0; i < BX_COUNT(rows); i++) {
        authority who = county_below(&c.between, "ec:P-256",
                                     (certificate_wish){.name = "other",
                                                        .usage = rows[i].usage,
                                                        .basic = rows[i].basic,
                                                        .extended = rows[i].extended});
        sign_foreign(&c, &(foreign){"", "", CMS_CADES, EVP_sha256, false, false, false, 0, ""},
                     who.certificate, who.key, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_msg(judged.trust == rows[i].trust, "row %d", i);
        ck_assert_int_eq(judged.may_sign, rows[i].trust == BX_TRUST_HOLDS);
        authority_release(&who);
    }
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

/* What can be forged leads nowhere, wherever in the chain it stands. */
START_TEST(a_chain_is_as_strong_as_its_weakest)
{
    static const struct {
        const char *above; /* the key of who issued the signer's */
        bool is_weak_above, is_weak;
        bx_judged_trust trust;
    } rows[] = {
        {"rsa:2048", false, false, BX_TRUST_HOLDS}, {"ec:P-224", false, false, BX_TRUST_HOLDS},
        {"rsa:512", false, false, BX_TRUST_WEAK},   {"rsa:1024", false, false, BX_TRUST_WEAK},
        {"rsa:1536", false, false, BX_TRUST_WEAK},  {"rsa:2048", true, false, BX_TRUST_WEAK},
        {"rsa:2048", false, true, BX_TRUST_WEAK},
    };
    county c;
    bx_buf cms = {0}, der = {0};
    county_begin(&c, "ec:P-256");
    for (int i = 0; i < BX_COUNT(rows); i++) {
        authority above = county_below(&c.root, rows[i].above,
                                       (certificate_wish){.name = "above",
                                                          .basic = "critical,CA:TRUE",
                                                          .is_weak = rows[i].is_weak_above});
        authority who = county_below(
            &above, "ec:P-256", (certificate_wish){.name = "other", .is_weak = rows[i].is_weak});
        sign_foreign(&c, &(foreign){.flags = CMS_CADES, .digest = EVP_sha256}, who.certificate,
                     who.key, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        bx_str bytes = certificate_der(above.certificate, &der);
        wish.certificates = &bytes;
        wish.certificate_count = 1;
        bx_judged_trust trust = county_judge(&c, &wish).trust;
        ck_assert_msg(trust == rows[i].trust, "row %d: %d", i, (int)trust);
        authority_release(&above);
        authority_release(&who);
    }
    bx_buf_release(&cms);
    bx_buf_release(&der);
    county_end(&c);
}
END_TEST

/* A name is somebody else's text. */
START_TEST(names_are_made_harmless)
{
    static const struct {
        const char *name, *wanted;
    } rows[] = {
        {"a\x1b[31mb\nc\x7f", "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"
                              "c\xEF\xBF\xBD"},
        {"good\xE2\x80\xAE"
         "fdp",
         "good\xEF\xBF\xBD"
         "fdp"},
        {"\xC2\x85x", "\xEF\xBF\xBDx"},
    };
    char large[40000];
    county c;
    bx_buf cms = {0};
    county_begin(&c, "ec:P-256");
    for (int i = 0; i <= BX_COUNT(rows); i++) {
        memset(large, 'x', sizeof large);
        large[sizeof large - 1] = '\0';
        authority who = county_below(
            &c.between, "ec:P-256",
            (certificate_wish){.name = i < BX_COUNT(rows) ? rows[i].name : large, .is_long = true});
        sign_foreign(&c, &(foreign){"", "", CMS_CADES, EVP_sha256, false, false, false, 0, ""},
                     who.certificate, who.key, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.bytes, BX_JUDGED_SAME);
        if (i < BX_COUNT(rows))
            ck_assert_msg(bx_str_is(judged.signer, rows[i].wanted), "row %d", i);
        ck_assert_uint_lt(judged.signer.len, 600);
        ck_assert_uint_lt(judged.subject.len, 600);
        authority_release(&who);
    }
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

/* All of one name and one key: each may be the issuer of each, and of the signer's. */
START_TEST(a_crowd_of_certificates_is_not_looked_through)
{
    enum { CROWD = 63 };
    county c;
    bx_buf der = {0};
    unsigned char *bytes = NULL;
    county_begin(&c, "ec:P-256");
    authority one = {.key = certificate_make_key("ec:P-256")};
    certificate_wish wish = {.name = "crowd", .key = one.key, .serial = 1};
    one.certificate = certificate_make(&wish);
    authority who = county_below(&one, "ec:P-256", (certificate_wish){.name = "other"});
    sign_foreign(&c, &(foreign){"", "", CMS_CADES, EVP_sha256, false, false, false, 0, ""},
                 who.certificate, who.key, &der);
    const unsigned char *at = (const unsigned char *)der.ptr;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)der.len);
    for (int i = 1; i < CROWD; i++) {
        wish.serial = i + 1;
        X509 *certificate = certificate_make(&wish);
        ck_assert_int_eq(CMS_add0_cert(cms, certificate), 1);
    }
    int len = i2d_CMS_ContentInfo(cms, &bytes);
    bx_buf_clear(&der);
    bx_buf_add(&der, bytes, (size_t)len);
    bx_judge_wish ask = county_wish(&c, &der);
    clock_t from = clock();
    ck_assert_int_eq(county_judge(&c, &ask).bytes, BX_JUDGED_LOOSE);
    ck_assert_int_lt((int)((clock() - from) / CLOCKS_PER_SEC), 3);
    OPENSSL_free(bytes);
    CMS_ContentInfo_free(cms);
    bx_buf_release(&der);
    authority_release(&one);
    authority_release(&who);
    county_end(&c);
}
END_TEST

/* --- GB/T 35275 --- */

/* SM2's signature with the usual name. */
static void sign_national(EVP_PKEY *key, bx_str bytes, bx_buf *out)
{
    EVP_MD_CTX *state = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    size_t len = 256;
    ck_assert_int_eq(EVP_PKEY_CTX_set1_id(context, "1234567812345678", 16), 1);
    EVP_MD_CTX_set_pkey_ctx(state, context);
    ck_assert_int_eq(EVP_DigestSignInit(state, NULL, EVP_sm3(), NULL, key), 1);
    ck_assert_int_eq(EVP_DigestSign(state, (unsigned char *)bx_buf_reserve(out, len), &len,
                                    (const unsigned char *)bytes.ptr, bytes.len),
                     1);
    bx_buf_take(out, len);
    EVP_MD_CTX_free(state);
    EVP_PKEY_CTX_free(context);
}

static void add_sequence(bx_buf *out, bx_str oid)
{
    size_t opened = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, oid);
    bx_der_close(out, opened);
}

#define SM3_OID BX_STR("\x2A\x81\x1C\xCF\x55\x01\x83\x11")
#define SM2_OID BX_STR("\x2A\x81\x1C\xCF\x55\x01\x82\x2D\x01")

static void add_national_attributes(bx_buf *out)
{
    unsigned char digest[32];
    ck_assert_int_eq(
        EVP_Digest(COUNTY_BYTES, sizeof COUNTY_BYTES - 1, digest, NULL, EVP_sm3(), NULL), 1);
    size_t one = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, BX_OID_CONTENT_TYPE);
    size_t set = bx_der_open(out, BX_DER_SET);
    bx_der_add(out, BX_DER_OID, BX_OID_NATIONAL_DATA);
    bx_der_close(out, set);
    bx_der_close(out, one);
    one = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, BX_OID_MESSAGE_DIGEST);
    set = bx_der_open(out, BX_DER_SET);
    bx_der_add(out, BX_DER_OCTETS, (bx_str){(char *)digest, sizeof digest});
    bx_der_close(out, set);
    bx_der_close(out, one);
}

static void add_identity(const authority *who, bx_buf *out)
{
    unsigned char *issuer = NULL, *serial = NULL;
    int issuer_len = i2d_X509_NAME(X509_get_issuer_name(who->certificate), &issuer);
    int serial_len = i2d_ASN1_INTEGER(X509_get0_serialNumber(who->certificate), &serial);
    size_t opened = bx_der_open(out, BX_DER_SEQUENCE);
    bx_buf_add(out, issuer, (size_t)issuer_len);
    bx_buf_add(out, serial, (size_t)serial_len);
    bx_der_close(out, opened);
    OPENSSL_free(issuer);
    OPENSSL_free(serial);
}

static void make_national(const authority *who, bool has_attributes, bx_buf *out)
{
    bx_buf attributes = {0}, set = {0}, signature = {0}, certificate = {0};
    if (has_attributes) add_national_attributes(&attributes);
    bx_der_add(&set, BX_DER_SET, bx_buf_str(&attributes));
    sign_national(who->key, has_attributes ? bx_buf_str(&set) : BX_STR(COUNTY_BYTES), &signature);
    bx_buf_clear(out);
    size_t all = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, BX_OID_NATIONAL_SIGNED);
    size_t wrapped = bx_der_open(out, BX_DER_CONTEXT), inside = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_INTEGER, BX_STR("\1"));
    size_t opened = bx_der_open(out, BX_DER_SET);
    add_sequence(out, SM3_OID);
    bx_der_close(out, opened);
    add_sequence(out, BX_OID_NATIONAL_DATA);
    bx_der_add(out, BX_DER_CONTEXT, certificate_der(who->certificate, &certificate));
    size_t signers = bx_der_open(out, BX_DER_SET), signer = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_INTEGER, BX_STR("\1"));
    add_identity(who, out);
    add_sequence(out, SM3_OID);
    if (has_attributes) bx_der_add(out, BX_DER_CONTEXT, bx_buf_str(&attributes));
    add_sequence(out, SM2_OID);
    bx_der_add(out, BX_DER_OCTETS, bx_buf_str(&signature));
    bx_der_close(out, signer);
    bx_der_close(out, signers);
    bx_der_close(out, inside);
    bx_der_close(out, wrapped);
    bx_der_close(out, all);
    bx_buf_release(&attributes);
    bx_buf_release(&set);
    bx_buf_release(&signature);
    bx_buf_release(&certificate);
}

START_TEST(judges_national_signatures)
{
    county c;
    bx_buf cms = {0};
    bx_trust *trust = NULL;
    county_begin(&c, "ec:P-256");
    authority root = {.key = certificate_make_key("SM2")};
    root.certificate = certificate_make_root("国密", root.key);
    authority who = county_below(
        &root, "SM2", (certificate_wish){.name = "张三", .usage = "critical,digitalSignature"});
    const char *path = bx_folder_path(c.folder, "national");
    certificate_put(path, &root.certificate, 1);
    ck_assert_int_eq(bx_trust_open(&path, 1, NULL, &trust), BX_OK);
    for (int has_attributes = 0; has_attributes < 2; has_attributes++) {
        make_national(&who, has_attributes == 1, &cms);
        bx_judge_wish wish = county_wish(&c, &cms);
        wish.trust = trust;
        bx_judged judged = county_judge(&c, &wish);
        ck_assert_int_eq(judged.bytes,
                         BX_JUDGED_UNBOUND); /* the standard has no signing-certificate */
        ck_assert_int_eq(judged.trust, BX_TRUST_HOLDS);
        ck_assert(judged.is_national && bx_str_is(judged.algorithm, "SM2, SM3"));
        for (size_t i = 0; i < cms.len; i++) {
            cms.ptr[i] ^= 1;
            judged = county_judge(&c, &wish);
            ck_assert_msg(judged.bytes != BX_JUDGED_UNBOUND || judged.trust != BX_TRUST_HOLDS,
                          "byte %zu", i);
            cms.ptr[i] ^= 1;
        }
        wish.parts[0] = BX_STR("the other ");
        ck_assert_int_eq(county_judge(&c, &wish).bytes,
                         has_attributes ? BX_JUDGED_OTHER : BX_JUDGED_FORGED);
    }
    bx_trust_free(trust);
    authority_release(&root);
    authority_release(&who);
    bx_buf_release(&cms);
    county_end(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        judges_what_others_write,
        a_certificate_that_may_not_sign_is_no_signers,
        names_are_made_harmless,
        a_crowd_of_certificates_is_not_looked_through,
        judges_national_signatures,
        a_signature_without_its_certificate,
        a_chain_is_as_strong_as_its_weakest,
    };
    return bx_suite_run("cms/judge, of others", tests, BX_COUNT(tests));
}
