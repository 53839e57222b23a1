#include "support/certificate_make.h"

#include <check.h>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/ban.h"

EVP_PKEY *certificate_make_key(const char *kind)
{
    EVP_PKEY *key;
    if (strncmp(kind, "rsa:", 4) == 0)
        key = EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)strtol(kind + 4, NULL, 10));
    else if (strncmp(kind, "ec:", 3) == 0) key = EVP_PKEY_Q_keygen(NULL, NULL, "EC", kind + 3);
    else key = EVP_PKEY_Q_keygen(NULL, NULL, kind);
    ck_assert_msg(key != NULL, "no key of the kind %s", kind);
    return key;
}

static void extend(X509 *certificate, int kind, const char *value)
{
    if (!value) return;
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, kind, value);
    ck_assert_msg(extension != NULL, "no extension of %s", value);
    ck_assert_int_eq(X509_add_ext(certificate, extension, -1), 1);
    X509_EXTENSION_free(extension);
}

/* By the kind of string alone where the library would mind how long the text is. */
static void set_name(X509_NAME *name, int kind, const char *text, bool is_long)
{
    if (!text) return;
    ck_assert_int_eq(X509_NAME_add_entry_by_NID(name, kind,
                                                is_long ? V_ASN1_UTF8STRING : MBSTRING_UTF8,
                                                (const unsigned char *)text, -1, -1, 0),
                     1);
}

static void identify(X509 *certificate)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension =
        X509V3_EXT_conf_nid(NULL, &context, NID_subject_key_identifier, "hash");
    ck_assert_ptr_nonnull(extension);
    ck_assert_int_eq(X509_add_ext(certificate, extension, -1), 1);
    X509_EXTENSION_free(extension);
}

/* SM2 is signed with SM3 and the usual name, Ed25519 without a digest of its own. */
static void sign(X509 *certificate, EVP_PKEY *key, const EVP_MD *usual)
{
    EVP_MD_CTX *state = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool is_sm2 = EVP_PKEY_is_a(key, "SM2");
    ck_assert(state && context);
    if (is_sm2) {
        ck_assert_int_eq(EVP_PKEY_CTX_set1_id(context, "1234567812345678", 16), 1);
        EVP_MD_CTX_set_pkey_ctx(state, context);
    }
    const EVP_MD *digest = is_sm2 ? EVP_sm3() : EVP_PKEY_is_a(key, "ED25519") ? NULL : usual;
    ck_assert_int_eq(EVP_DigestSignInit(state, NULL, digest, NULL, key), 1);
    ck_assert_int_gt(X509_sign_ctx(certificate, state), 0);
    EVP_MD_CTX_free(state);
    EVP_PKEY_CTX_free(context);
}

X509 *certificate_make(const certificate_wish *wish)
{
    X509 *certificate = X509_new();
    ck_assert_ptr_nonnull(certificate);
    bool has_time = wish->from != 0 || wish->to != 0;
    int64_t from = has_time ? wish->from : CERTIFICATE_NOW - 180 * CERTIFICATE_DAY;
    int64_t to = has_time ? wish->to : CERTIFICATE_NOW + 185 * CERTIFICATE_DAY;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), wish->serial ? wish->serial : 4711);
    ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)from);
    ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)to);
    set_name(X509_get_subject_name(certificate), NID_organizationName, wish->organization, false);
    set_name(X509_get_subject_name(certificate), NID_commonName, wish->name, wish->is_long);
    X509_set_issuer_name(certificate,
                         X509_get_subject_name(wish->issuer ? wish->issuer : certificate));
    X509_set_pubkey(certificate, wish->key);
    extend(certificate, NID_basic_constraints, wish->basic);
    extend(certificate, NID_key_usage, wish->usage);
    extend(certificate, NID_ext_key_usage, wish->extended);
    if (wish->identifier) identify(certificate);
    sign(certificate, wish->issuer ? wish->issuer_key : wish->key,
         wish->is_weak ? EVP_sha1() : EVP_sha256());
    return certificate;
}

X509 *certificate_make_root(const char *name, EVP_PKEY *key)
{
    certificate_wish wish = {.name = name,
                             .key = key,
                             .basic = "critical,CA:TRUE",
                             .usage = "critical,keyCertSign,cRLSign"};
    wish.from = CERTIFICATE_NOW - 1000 * CERTIFICATE_DAY;
    wish.to = CERTIFICATE_NOW + 1000 * CERTIFICATE_DAY;
    return certificate_make(&wish);
}

static FILE *open_new(const char *path)
{
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s cannot be written", path);
    return file;
}

void certificate_put_key(const char *path, EVP_PKEY *key, const char *passphrase)
{
    FILE *file = open_new(path);
    int len = passphrase ? (int)strlen(passphrase) : 0;
    ck_assert_int_eq(PEM_write_PKCS8PrivateKey(file, key, passphrase ? EVP_aes_256_cbc() : NULL,
                                               passphrase, len, NULL, NULL),
                     1);
    fclose(file);
}

void certificate_put(const char *path, X509 *const *certificates, int count)
{
    FILE *file = open_new(path);
    for (int i = 0; i < count; i++)
        ck_assert_int_eq(PEM_write_X509(file, certificates[i]), 1);
    fclose(file);
}

bx_str certificate_der(X509 *certificate, bx_buf *out)
{
    unsigned char *der = NULL;
    int len = i2d_X509(certificate, &der);
    ck_assert_int_gt(len, 0);
    bx_buf_clear(out);
    bx_buf_add(out, der, (size_t)len);
    OPENSSL_free(der);
    return bx_buf_str(out);
}
