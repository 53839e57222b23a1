#include "cms/credential.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include "base/file.h"
#include "base/limits.h"
#include "cms/certificates.h"
#include "cms/credential_parts.h"
#include "cms/der.h"
#include "cms/key_file.h"
#include "cms/library.h"
#include "cms/name_text.h"
#include "cms/pkcs12_file.h"

#include "base/ban.h"

enum { LEAST_RSA = 2048 };

/* --- the files --- */

/* Read whole, then used, then wiped: a key may stand in it in plain text. */
typedef struct read_file {
    bx_arena *arena;
    bx_str bytes;
} read_file;

static bx_status read_whole(const char *path, bx_diag *diag, read_file *file)
{
    file->arena = bx_arena_new(4 * (size_t)BX_LIMIT_CREDENTIAL_BYTES);
    BX_TRY_NEW(file->arena);
    return bx_file_read(file->arena, path, BX_LIMIT_CREDENTIAL_BYTES, diag, NULL, &file->bytes);
}

static void wipe(read_file *file)
{
    if (file->bytes.len > 0) OPENSSL_cleanse((char *)file->bytes.ptr, file->bytes.len);
    bx_arena_free(file->arena);
}

static bx_status read_key(const char *path, const bx_secret_source *source, bx_diag *diag,
                          bx_credential *credential)
{
    read_file file = {0};
    bx_status status = read_whole(path, diag, &file);
    if (status == BX_OK) status = bx_key_read(path, file.bytes, source, diag, &credential->key);
    wipe(&file);
    return status;
}

static bx_status read_certificates(const char *path, bx_diag *diag, bx_credential *credential)
{
    read_file file = {0};
    bx_status status = read_whole(path, diag, &file);
    if (status == BX_OK) {
        status = bx_certificates_read(file.bytes, credential->certificates);
        if (status == BX_ERR_INPUT) status = bx_report(diag, BX_E_NO_CERTIFICATE, NULL, path);
    }
    wipe(&file);
    return status;
}

static bx_status read_pkcs12(const char *path, const bx_secret_source *source, bx_diag *diag,
                             bx_credential *credential)
{
    read_file file = {0};
    bx_status status = read_whole(path, diag, &file);
    if (status == BX_OK)
        status = bx_pkcs12_read(path, file.bytes, source, diag, &credential->key,
                                credential->certificates);
    wipe(&file);
    return status;
}

/* The certificate first: its faults are told before anybody types a passphrase. */
static bx_status read_files(const bx_credential_files *files, const bx_secret_source *source,
                            bx_diag *diag, bx_credential *credential)
{
    if (files->pkcs12) return read_pkcs12(files->pkcs12, source, diag, credential);
    BX_TRY(read_certificates(files->cert, diag, credential));
    return read_key(files->key, source, diag, credential);
}

/* --- what is refused --- */

static bx_status check_curve(const char *path, EVP_PKEY *key, bx_diag *diag)
{
    char curve[64] = "";
    size_t len = 0;
    EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, curve, sizeof curve, &len);
    if (strcmp(curve, SN_X9_62_prime256v1) == 0 || strcmp(curve, SN_secp384r1) == 0) return BX_OK;
    if (strcmp(curve, SN_sm2) == 0) return bx_report(diag, BX_E_KEY_KIND, NULL, path, "SM2");
    return bx_report(diag, BX_E_KEY_CURVE, NULL, path,
                     *curve ? curve : BX_BOTH("one without a name", "未命名的曲线"));
}

static bx_status check_key(const char *path, EVP_PKEY *key, bx_diag *diag)
{
    char bits[16];
    const char *kind = EVP_PKEY_get0_type_name(key);
    if (EVP_PKEY_is_a(key, "RSA")) {
        int size = EVP_PKEY_get_bits(key);
        snprintf(bits, sizeof bits, "%d", size);
        return size >= LEAST_RSA ? BX_OK : bx_report(diag, BX_E_KEY_SHORT, NULL, path, bits);
    }
    if (EVP_PKEY_is_a(key, "EC")) return check_curve(path, key, diag);
    return bx_report(diag, BX_E_KEY_KIND, NULL, path,
                     kind ? kind : BX_BOTH("of a kind without a name", "未知类型"));
}

static bx_status check_time(const char *path, const bx_credential *credential, int64_t at,
                            bx_diag *diag)
{
    X509 *own = sk_X509_value(credential->certificates, 0);
    int64_t from = 0, to = 0;
    char text[BX_TIME_BYTES], now[BX_TIME_BYTES];
    const char *name = bx_credential_name(credential).ptr;
    bool has_times =
        bx_time_of(X509_get0_notBefore(own), &from) && bx_time_of(X509_get0_notAfter(own), &to);
    bx_time_text(at, now);
    if (has_times && at < from) {
        bx_time_text(from, text);
        return bx_report(diag, BX_E_CERTIFICATE_NOT_YET, NULL, path, text, name, now);
    }
    if (has_times && at <= to) return BX_OK;
    bx_time_text(to, text);
    return bx_report(diag, BX_E_CERTIFICATE_EXPIRED, NULL, path, text, name, now);
}

/* Everything that is wrong is told; the first counts. */
static bx_status check(const bx_credential_files *files, const bx_credential *credential,
                       int64_t at, bx_diag *diag)
{
    const char *key_path = files->pkcs12 ? files->pkcs12 : files->key;
    const char *path = files->pkcs12 ? files->pkcs12 : files->cert;
    X509 *own = sk_X509_value(credential->certificates, 0);
    const char *name = bx_credential_name(credential).ptr;
    bx_status results[4];
    results[0] = check_key(key_path, credential->key, diag);
    results[1] = check_time(path, credential, at, diag);
    results[2] = bx_certificate_may_sign(own)
                     ? BX_OK
                     : bx_report(diag, BX_E_CERTIFICATE_USE, NULL, path, name);
    results[3] = X509_check_private_key(own, credential->key) == 1
                     ? BX_OK
                     : bx_report(diag, BX_E_KEY_OTHER, NULL, key_path, path, name);
    if (bx_library_why() == BX_LIBRARY_MEMORY) return BX_ERR_MEMORY;
    for (int i = 0; i < 4; i++)
        BX_TRY(results[i]);
    return BX_OK;
}

/* A signature goes on without: who trusts the issuer itself needs no more. */
static bx_status tell_missing_issuer(const char *path, const bx_credential *credential,
                                     bx_diag *diag)
{
    X509 *own = sk_X509_value(credential->certificates, 0);
    bx_buf issuer = {0};
    for (int i = 0; i < sk_X509_num(credential->certificates); i++)
        if (bx_certificate_is_by(own, sk_X509_value(credential->certificates, i))) return BX_OK;
    if (bx_library_why() == BX_LIBRARY_MEMORY) return BX_ERR_MEMORY;
    bx_name_short(X509_get_issuer_name(own), &issuer);
    bx_buf_add_text(&issuer, "");
    bx_status status = issuer.failed ? BX_ERR_MEMORY
                                     : bx_report(diag, BX_E_CHAIN_SHORT, NULL, path,
                                                 bx_credential_name(credential).ptr, issuer.ptr);
    bx_buf_release(&issuer);
    return status;
}

/* --- what is kept for signing --- */

static bx_status add_certificate(X509 *certificate, bx_diag *diag, bx_buf *out)
{
    unsigned char *der = NULL;
    int len = i2d_X509(certificate, &der);
    if (len <= 0) return bx_library_fault(diag, BX_BOTH("a certificate is written", "写出证书"));
    bx_buf_add(out, der, (size_t)len);
    OPENSSL_free(der);
    return BX_OK;
}

/* The issuer of the last of the chain's `count`, moved behind it. NULL: it was not given. */
static X509 *take_issuer(STACK_OF(X509) * certificates, int count)
{
    X509 *last = sk_X509_value(certificates, count - 1);
    for (int i = count; i < sk_X509_num(certificates); i++) {
        X509 *other = sk_X509_value(certificates, i);
        if (!bx_certificate_is_by(last, other)) continue;
        (void)sk_X509_set(certificates, i, sk_X509_value(certificates, count));
        return sk_X509_set(certificates, count, other);
    }
    return NULL;
}

/* What leads nowhere from the signer's is of no use to who reads. */
static bx_status fill_bag(bx_credential *credential, bx_diag *diag)
{
    X509 *last = sk_X509_value(credential->certificates, 0);
    BX_TRY(add_certificate(last, diag, &credential->bag));
    bx_str own = bx_buf_str(&credential->bag);
    bx_hash_sha256(&own, 1, &credential->certificate_digest);
    for (int count = 1; last && !bx_certificate_is_by(last, last); count++) {
        last = take_issuer(credential->certificates, count);
        if (last) BX_TRY(add_certificate(last, diag, &credential->bag));
    }
    bx_der_sort(&credential->bag);
    bx_library_enter();
    return BX_OK;
}

static bx_status write_identity(bx_credential *credential, bx_diag *diag)
{
    X509 *own = sk_X509_value(credential->certificates, 0);
    unsigned char *issuer = NULL, *serial = NULL;
    int issuer_len = i2d_X509_NAME(X509_get_issuer_name(own), &issuer);
    int serial_len = i2d_ASN1_INTEGER(X509_get0_serialNumber(own), &serial);
    bx_status status = BX_OK;
    if (issuer_len > 0 && serial_len > 0) {
        size_t opened = bx_der_open(&credential->identity, BX_DER_SEQUENCE);
        bx_buf_add(&credential->identity, issuer, (size_t)issuer_len);
        bx_buf_add(&credential->identity, serial, (size_t)serial_len);
        bx_der_close(&credential->identity, opened);
    } else {
        status = bx_library_fault(diag, BX_BOTH("a certificate is written", "写出证书"));
    }
    OPENSSL_free(issuer);
    OPENSSL_free(serial);
    return status;
}

static bx_status open_all(const bx_credential_files *files, const bx_secret_source *source,
                          int64_t at, bx_diag *diag, bx_credential *credential)
{
    credential->certificates = sk_X509_new_null();
    BX_TRY_NEW(credential->certificates);
    BX_TRY(read_files(files, source, diag, credential));
    const X509_NAME *subject = X509_get_subject_name(sk_X509_value(credential->certificates, 0));
    bx_name_short(subject, &credential->name);
    bx_buf_add_text(&credential->name, "");
    bx_name_organization(subject, &credential->organization);
    if (credential->name.failed || credential->organization.failed) return BX_ERR_MEMORY;
    BX_TRY(check(files, credential, at, diag));
    BX_TRY(tell_missing_issuer(files->pkcs12 ? files->pkcs12 : files->cert, credential, diag));
    credential->is_rsa = EVP_PKEY_is_a(credential->key, "RSA");
    BX_TRY(fill_bag(credential, diag));
    BX_TRY(write_identity(credential, diag));
    return credential->bag.failed || credential->identity.failed ? BX_ERR_MEMORY : BX_OK;
}

bx_status bx_credential_open(const bx_credential_files *files, const bx_secret_source *source,
                             int64_t at, bx_diag *diag, bx_credential **credential)
{
    bx_library_enter();
    bx_credential *opened = calloc(1, sizeof *opened);
    BX_TRY_NEW(opened);
    bx_status status = open_all(files, source, at, diag, opened);
    if (status == BX_OK) *credential = opened;
    else bx_credential_free(opened);
    return status;
}

void bx_credential_free(bx_credential *credential)
{
    if (!credential) return;
    EVP_PKEY_free(credential->key);
    bx_certificates_free(credential->certificates);
    bx_buf_release(&credential->name);
    bx_buf_release(&credential->organization);
    bx_buf_release(&credential->bag);
    bx_buf_release(&credential->identity);
    free(credential);
}

bx_str bx_credential_name(const bx_credential *credential)
{
    return bx_buf_str(&credential->name);
}

bx_str bx_credential_organization(const bx_credential *credential)
{
    return bx_buf_str(&credential->organization);
}

/* Beside certificates and the signature's value: versions, algorithms, three attributes, lengths: 300 bytes. */
size_t bx_credential_room(const bx_credential *credential)
{
    enum { FRAME = 512 };
    size_t value = (size_t)EVP_PKEY_get_size(credential->key);
    return credential->bag.len + 2 * credential->identity.len + value + FRAME;
}
