#include "cms/chain.h"

#include <stdbool.h>

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "base/ban.h"

static bx_judged_trust trust_of(int error)
{
    switch (error) {
    case X509_V_OK: return BX_TRUST_HOLDS;
    case X509_V_ERR_CERT_HAS_EXPIRED: return BX_TRUST_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID: return BX_TRUST_NOT_YET;
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
    case X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY:
    case X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD:
    case X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD: return BX_TRUST_DAMAGED;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK: return BX_TRUST_WEAK;
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_INVALID_NON_CA:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_INVALID_PURPOSE:
    case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
    case X509_V_ERR_INVALID_EXTENSION:
    case X509_V_ERR_PERMITTED_VIOLATION:
    case X509_V_ERR_EXCLUDED_VIOLATION:
    case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION: return BX_TRUST_NO_USE;
    default: return BX_TRUST_NO_WAY;
    }
}

static bool fill_store(X509_STORE *store, STACK_OF(X509) * trusted)
{
    for (int i = 0; i < sk_X509_num(trusted); i++)
        if (X509_STORE_add_cert(store, sk_X509_value(trusted, i)) != 1) return false;
    return true;
}

/*
 * A chain may end at whatever is trusted, also in its midst or at the certificate itself. Level 2 is 112 bits: RSA
 * from 2048, curves from 224, no MD5 and no SHA-1 (SP 800-57, table 2); what the trusted one was signed with is no matter.
 */
enum { LEVEL = 2 };

static void set_terms(X509_STORE_CTX *state, int64_t at)
{
    X509_VERIFY_PARAM *terms = X509_STORE_CTX_get0_param(state);
    X509_VERIFY_PARAM_set_time(terms, (time_t)at);
    X509_VERIFY_PARAM_set_flags(terms, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_purpose(terms, X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_auth_level(terms, LEVEL);
}

bx_judged_trust bx_chain_judge(X509 *certificate, STACK_OF(X509) * trusted, STACK_OF(X509) * others,
                               int64_t at, STACK_OF(X509) * *chain)
{
    bx_judged_trust trust = BX_TRUST_NO_WAY;
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *state = X509_STORE_CTX_new();
    *chain = NULL;
    if (store && state && fill_store(store, trusted) &&
        X509_STORE_CTX_init(state, store, certificate, others) == 1) {
        set_terms(state, at);
        bool holds = X509_verify_cert(state) == 1;
        trust = holds ? BX_TRUST_HOLDS : trust_of(X509_STORE_CTX_get_error(state));
        if (holds) *chain = X509_STORE_CTX_get1_chain(state);
        if (trust == BX_TRUST_HOLDS && !*chain) trust = BX_TRUST_NO_WAY;
    }
    X509_STORE_CTX_free(state);
    X509_STORE_free(store);
    return trust;
}
