#include "cms/revocation.h"

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "cms/algorithm.h"
#include "cms/certificates.h"
#include "cms/der.h"
#include "cms/name_text.h"

#include "base/ban.h"

/* From when to when something counts. An end that is not told is as good as the time asked of. */
static bool fits_time(const bx_revocation_wish *wish, const ASN1_TIME *from, const ASN1_TIME *to,
                      bool *is_fresh)
{
    int64_t begins = 0, ends = wish->at;
    if (!from || !bx_time_of(from, &begins) || (to && !bx_time_of(to, &ends))) return false;
    *is_fresh = ends >= wish->at;
    return begins <= wish->now;
}

static bx_revocation standing_of(const bx_revocation_wish *wish, const ASN1_TIME *revoked,
                                 bool is_fresh)
{
    int64_t when = INT64_MIN;
    if (revoked && (!bx_time_of(revoked, &when) || when <= wish->at)) return BX_REVOCATION_REVOKED;
    return is_fresh ? BX_REVOCATION_GOOD : BX_REVOCATION_UNKNOWN;
}

/* --- lists --- */

/* SEQUENCE { what is signed, algorithm, BIT STRING }; the library's own way does not do SM2 here. */
static bool is_signed_by(bx_str der, EVP_PKEY *key)
{
    bx_str all, body, algorithm, bits;
    bx_signature_kind kind;
    if (!key || !bx_der_only(der, BX_DER_SEQUENCE, &all) || !bx_der_take_any(&all, &body, NULL) ||
        !bx_der_take(&all, BX_DER_SEQUENCE, &algorithm) ||
        !bx_der_only(all, BX_DER_BIT_STRING, &bits) || bits.len < 2 || bits.ptr[0] != 0 ||
        !bx_signature_find(algorithm, NULL, &kind) || (kind.digest && kind.digest->is_weak))
        return false;
    if (!kind.digest && kind.form != BX_SIGNATURE_EDDSA) return false;
    return bx_signature_holds(&kind, key, &body, 1, (bx_str){bits.ptr + 1, bits.len - 1});
}

static bx_revocation look_up(const bx_revocation_wish *wish, X509_CRL *list)
{
    X509_REVOKED *entry = NULL;
    bool is_fresh = false;
    if (!fits_time(wish, X509_CRL_get0_lastUpdate(list), X509_CRL_get0_nextUpdate(list), &is_fresh))
        return BX_REVOCATION_UNKNOWN;
    /* A critical extension makes it one of some certificates only, or of changes: it says nothing good. */
    if (X509_CRL_get_ext_by_critical(list, 1, -1) >= 0) is_fresh = false;
    bool is_listed = X509_CRL_get0_by_cert(list, &entry, wish->certificate) == 1;
    return standing_of(wish, is_listed ? X509_REVOKED_get0_revocationDate(entry) : NULL, is_fresh);
}

static bx_revocation ask_list(const bx_revocation_wish *wish, bx_str der)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    bx_revocation standing = BX_REVOCATION_UNKNOWN;
    X509_CRL *list = d2i_X509_CRL(NULL, &at, (long)der.len);
    if (list &&
        X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_issuer_name(wish->certificate)) == 0 &&
        (X509_get_key_usage(wish->issuer) & KU_CRL_SIGN) != 0 &&
        is_signed_by(der, X509_get0_pubkey(wish->issuer)))
        standing = look_up(wish, list);
    X509_CRL_free(list);
    return standing;
}

/* --- responses --- */

static bool may_respond(const bx_revocation_wish *wish, X509 *delegate, const ASN1_TIME *made)
{
    int64_t from, to, when;
    return (X509_get_extension_flags(delegate) & EXFLAG_XKUSAGE) != 0 &&
           (X509_get_extended_key_usage(delegate) & XKU_OCSP_SIGN) != 0 &&
           bx_time_of(X509_get0_notBefore(delegate), &from) &&
           bx_time_of(X509_get0_notAfter(delegate), &to) && bx_time_of(made, &when) &&
           from <= when && when <= to && bx_certificate_is_by(delegate, wish->issuer);
}

static bool is_response_signed(const bx_revocation_wish *wish, OCSP_BASICRESP *response)
{
    enum { MOST = 8 };
    STACK_OF(X509) *may = sk_X509_new_null();
    const STACK_OF(X509) *given = OCSP_resp_get0_certs(response);
    bool is_good = may && sk_X509_push(may, wish->issuer) > 0;
    for (int i = 0; is_good && i < sk_X509_num(given) && i < MOST; i++)
        if (may_respond(wish, sk_X509_value(given, i), OCSP_resp_get0_produced_at(response)))
            is_good = sk_X509_push(may, sk_X509_value(given, i)) > 0;
    is_good = is_good && OCSP_basic_verify(response, may, NULL, OCSP_NOINTERN | OCSP_NOVERIFY) == 1;
    sk_X509_free(may);
    return is_good;
}

static bool is_about(const bx_revocation_wish *wish, OCSP_SINGLERESP *single)
{
    ASN1_OBJECT *kind = NULL;
    OCSP_CERTID *id = (OCSP_CERTID *)OCSP_SINGLERESP_get0_id(single);
    const EVP_MD *digest =
        OCSP_id_get0_info(NULL, &kind, NULL, NULL, id) ? EVP_get_digestbyobj(kind) : NULL;
    OCSP_CERTID *own = digest ? OCSP_cert_to_id(digest, wish->certificate, wish->issuer) : NULL;
    bool is_same = own && OCSP_id_cmp(own, id) == 0;
    OCSP_CERTID_free(own);
    return is_same;
}

static bx_revocation look_through(const bx_revocation_wish *wish, OCSP_BASICRESP *response)
{
    bx_revocation found = BX_REVOCATION_UNKNOWN;
    for (int i = 0; i < OCSP_resp_count(response) && found != BX_REVOCATION_REVOKED; i++) {
        OCSP_SINGLERESP *single = OCSP_resp_get0(response, i);
        ASN1_GENERALIZEDTIME *revoked = NULL, *from = NULL, *to = NULL;
        bool is_fresh = false;
        int reason, status = OCSP_single_get0_status(single, &reason, &revoked, &from, &to);
        if (status == V_OCSP_CERTSTATUS_UNKNOWN || !is_about(wish, single) ||
            !fits_time(wish, from, to, &is_fresh))
            continue;
        bx_revocation standing =
            standing_of(wish, status == V_OCSP_CERTSTATUS_REVOKED ? revoked : NULL, is_fresh);
        if (standing > found) found = standing;
    }
    return found;
}

static bx_revocation ask_response(const bx_revocation_wish *wish, bx_str der)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    bx_revocation standing = BX_REVOCATION_UNKNOWN;
    OCSP_RESPONSE *response = d2i_OCSP_RESPONSE(NULL, &at, (long)der.len);
    OCSP_BASICRESP *basic = response ? OCSP_response_get1_basic(response) : NULL;
    if (basic && is_response_signed(wish, basic)) standing = look_through(wish, basic);
    OCSP_BASICRESP_free(basic);
    OCSP_RESPONSE_free(response);
    return standing;
}

bx_revocation bx_revocation_ask(const bx_revocation_wish *wish)
{
    bx_revocation found = BX_REVOCATION_UNKNOWN;
    for (int i = 0; i < wish->list_count && i < BX_STANDING_MOST && found != BX_REVOCATION_REVOKED;
         i++) {
        bx_revocation standing = ask_list(wish, wish->lists[i]);
        if (standing > found) found = standing;
    }
    for (int i = 0;
         i < wish->response_count && i < BX_STANDING_MOST && found != BX_REVOCATION_REVOKED; i++) {
        bx_revocation standing = ask_response(wish, wish->responses[i]);
        if (standing > found) found = standing;
    }
    return found;
}
