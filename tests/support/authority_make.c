#include "support/authority_make.h"

#include <check.h>

#include <openssl/ocsp.h>
#include <openssl/ts.h>

#include "base/ban.h"

void authority_release(authority *who)
{
    EVP_PKEY_free(who->key);
    X509_free(who->certificate);
    *who = (authority){0};
}

static void take_over(unsigned char *der, int len, bx_buf *out)
{
    ck_assert_int_gt(len, 0);
    bx_buf_clear(out);
    bx_buf_add(out, der, (size_t)len);
    OPENSSL_free(der);
}

static ASN1_INTEGER *give_serial(TS_RESP_CTX *state, void *data)
{
    ASN1_INTEGER *serial = ASN1_INTEGER_new();
    (void)state;
    (void)data;
    ASN1_INTEGER_set(serial, 77);
    return serial;
}

static int give_time(TS_RESP_CTX *state, void *data, long *seconds, long *part)
{
    (void)state;
    *seconds = (long)CERTIFICATE_NOW + *(int *)data;
    *part = 0;
    return 1;
}

void authority_stamp(const authority *who, bx_str query, int later, bx_buf *out)
{
    unsigned char *der = NULL;
    TS_RESP_CTX *state = TS_RESP_CTX_new();
    BIO *bytes = BIO_new_mem_buf(query.ptr, (int)query.len);
    ASN1_OBJECT *policy = OBJ_txt2obj("1.2.3.4", 1);
    STACK_OF(X509) *above = sk_X509_new_null();
    if (who->above) sk_X509_push(above, who->above);
    ck_assert_int_eq(TS_RESP_CTX_set_signer_cert(state, who->certificate), 1);
    ck_assert_int_eq(TS_RESP_CTX_set_signer_key(state, who->key), 1);
    ck_assert_int_eq(TS_RESP_CTX_set_signer_digest(state, EVP_sha256()), 1);
    ck_assert_int_eq(TS_RESP_CTX_set_ess_cert_id_digest(state, EVP_sha256()), 1);
    ck_assert_int_eq(TS_RESP_CTX_set_def_policy(state, policy), 1);
    ck_assert_int_eq(TS_RESP_CTX_set_certs(state, above), 1);
    ck_assert_int_eq(TS_RESP_CTX_add_md(state, EVP_sha256()), 1);
    TS_RESP_CTX_set_serial_cb(state, give_serial, NULL);
    TS_RESP_CTX_set_time_cb(state, give_time, &later);
    TS_RESP *response = TS_RESP_create_response(state, bytes);
    ck_assert_ptr_nonnull(response);
    int len = i2d_TS_RESP(response, &der);
    take_over(der, len, out);
    TS_RESP_free(response);
    sk_X509_free(above);
    ASN1_OBJECT_free(policy);
    BIO_free(bytes);
    TS_RESP_CTX_free(state);
}

void authority_list(const authority *who, X509 *revoked, int64_t since, int64_t from, int64_t to,
                    bx_buf *out)
{
    unsigned char *der = NULL;
    X509_CRL *list = X509_CRL_new();
    ASN1_TIME *time = ASN1_TIME_set(NULL, (time_t)from);
    X509_CRL_set_version(list, X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(list, X509_get_subject_name(who->certificate));
    X509_CRL_set1_lastUpdate(list, time);
    ASN1_TIME_set(time, (time_t)to);
    X509_CRL_set1_nextUpdate(list, time);
    if (revoked) {
        X509_REVOKED *entry = X509_REVOKED_new();
        ASN1_TIME_set(time, (time_t)since);
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(revoked));
        X509_REVOKED_set_revocationDate(entry, time);
        X509_CRL_add0_revoked(list, entry);
    }
    ck_assert_int_gt(X509_CRL_sign(list, who->key, EVP_sha256()), 0);
    int len = i2d_X509_CRL(list, &der);
    take_over(der, len, out);
    ASN1_STRING_free(time);
    X509_CRL_free(list);
}

void authority_response(const authority *who, X509 *certificate, X509 *issuer, int64_t since,
                        int64_t from, int64_t to, bx_buf *out)
{
    unsigned char *der = NULL;
    OCSP_BASICRESP *basic = OCSP_BASICRESP_new();
    OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), certificate, issuer);
    ASN1_TIME *starts = ASN1_GENERALIZEDTIME_set(NULL, (time_t)from);
    ASN1_TIME *ends = ASN1_GENERALIZEDTIME_set(NULL, (time_t)to);
    ASN1_TIME *revoked = since ? ASN1_GENERALIZEDTIME_set(NULL, (time_t)since) : NULL;
    int status = since ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD;
    ck_assert_ptr_nonnull(OCSP_basic_add1_status(basic, id, status, 0, revoked, starts, ends));
    ck_assert_int_eq(OCSP_basic_sign(basic, who->certificate, who->key, EVP_sha256(), NULL, 0), 1);
    OCSP_RESPONSE *response = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
    int len = i2d_OCSP_RESPONSE(response, &der);
    take_over(der, len, out);
    OCSP_RESPONSE_free(response);
    OCSP_BASICRESP_free(basic);
    OCSP_CERTID_free(id);
    ASN1_STRING_free(starts);
    ASN1_STRING_free(ends);
    ASN1_STRING_free(revoked);
}
