#include "cms/signer.h"

#include <openssl/x509v3.h>

#include "cms/algorithm.h"
#include "cms/der.h"
#include "cms/oid.h"

#include "base/ban.h"

enum { LEAST_RSA = 2048, LEAST_CURVE = 224 };

/* --- which certificate --- */

static bool is_named(X509 *certificate, const bx_signed_data *data)
{
    unsigned char *issuer = NULL;
    const ASN1_INTEGER *serial = X509_get0_serialNumber(certificate);
    bx_str content, ahead;
    if (data->key_identifier.len > 0) {
        const ASN1_OCTET_STRING *own = X509_get0_subject_key_id(certificate);
        return own &&
               bx_str_equal(data->key_identifier, (bx_str){(const char *)ASN1_STRING_get0_data(own),
                                                           (size_t)ASN1_STRING_length(own)});
    }
    int len = i2d_X509_NAME(X509_get_issuer_name(certificate), &issuer);
    bool is_same = len > 0 && bx_str_equal(data->issuer, (bx_str){(char *)issuer, (size_t)len});
    OPENSSL_free(issuer);
    if (!is_same) return false;
    unsigned char *number = NULL;
    len = i2d_ASN1_INTEGER(serial, &number);
    ahead = (bx_str){(char *)number, len > 0 ? (size_t)len : 0};
    is_same = bx_der_only(ahead, BX_DER_INTEGER, &content) && bx_str_equal(content, data->serial);
    OPENSSL_free(number);
    return is_same;
}

X509 *bx_signer_certificate(const bx_signed_data *data, STACK_OF(X509) * certificates)
{
    for (int i = 0; i < sk_X509_num(certificates); i++)
        if (is_named(sk_X509_value(certificates, i), data)) return sk_X509_value(certificates, i);
    return NULL;
}

/* --- what binds it to the signature (RFC 5035, 3 and 4) --- */

typedef enum binding { BOUND, UNBOUND, BOUND_TO_ANOTHER } binding;

static bool is_digest_of(const bx_digest_kind *kind, X509 *certificate, bx_str wanted)
{
    unsigned char *der = NULL, digest[EVP_MAX_MD_SIZE];
    int len = i2d_X509(certificate, &der);
    bx_str bytes = {(char *)der, len > 0 ? (size_t)len : 0};
    size_t size = len > 0 ? bx_digest_of(kind, &bytes, 1, digest) : 0;
    OPENSSL_free(der);
    return size > 0 && bx_str_equal(wanted, (bx_str){(char *)digest, size});
}

/* @param value  SigningCertificate or SigningCertificateV2, whose first entry is the signer's */
static binding compare_identity(bx_str value, X509 *certificate, bool is_short)
{
    static const char sha1[] = "\x06\x05\x2B\x0E\x03\x02\x1A",
                      sha256[] = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01";
    bx_str all, list, one, algorithm, digest;
    algorithm = is_short ? (bx_str){sha1, sizeof sha1 - 1} : (bx_str){sha256, sizeof sha256 - 1};
    if (!bx_der_only(value, BX_DER_SEQUENCE, &all) || !bx_der_take(&all, BX_DER_SEQUENCE, &list) ||
        !bx_der_take(&list, BX_DER_SEQUENCE, &one))
        return BOUND_TO_ANOTHER;
    if (!is_short && bx_der_peek(one) == BX_DER_SEQUENCE &&
        !bx_der_take(&one, BX_DER_SEQUENCE, &algorithm))
        return BOUND_TO_ANOTHER;
    const bx_digest_kind *kind = bx_digest_find(algorithm);
    if (!kind) return UNBOUND; /* as far as can be told here */
    bool is_same =
        bx_der_take(&one, BX_DER_OCTETS, &digest) && is_digest_of(kind, certificate, digest);
    return is_same ? BOUND : BOUND_TO_ANOTHER;
}

static binding find_binding(const bx_signer_wish *wish)
{
    bx_str value = {0}, attributes = wish->data->signed_attributes;
    int count = bx_attribute_find(attributes, BX_OID_SIGNING_CERTIFICATE_V2, &value);
    if (count == 1) return compare_identity(value, wish->certificate, false);
    if (count > 1) return BOUND_TO_ANOTHER;
    count = bx_attribute_find(attributes, BX_OID_SIGNING_CERTIFICATE, &value);
    if (count == 0) return UNBOUND;
    binding bound = compare_identity(value, wish->certificate, true);
    return bound == BOUND && !wish->may_be_short ? UNBOUND : bound;
}

/* --- what nothing proves --- */

/* Each of its form and only once; sorted as DER sorts a SET OF (X.690, 11.6). */
static bool are_attributes_tidy(bx_str attributes)
{
    bx_str last = {0}, whole, content, kind, value;
    bx_str rest = attributes;
    while (rest.len > 0) {
        if (bx_der_peek(rest) != BX_DER_SEQUENCE || !bx_der_take_any(&rest, &whole, &content) ||
            bx_str_compare(last, whole) >= 0 || !bx_der_take(&content, BX_DER_OID, &kind) ||
            bx_attribute_find(attributes, kind, &value) != 1)
            return false;
        last = whole;
    }
    return true;
}

static bool is_data(bx_str content_type)
{
    return bx_str_equal(content_type, BX_OID_DATA) ||
           bx_str_equal(content_type, BX_OID_NATIONAL_DATA);
}

static bool is_wanted_type(bx_str type, bx_str wanted)
{
    return bx_str_equal(type, wanted) || (is_data(wanted) && is_data(type));
}

/* RFC 5652, 5.1 and 5.3: versions follow from what is there. GB/T 35275 has 1 throughout. */
static bool are_versions_right(const bx_signed_data *data)
{
    int signer = data->key_identifier.len > 0 ? 3 : 1;
    int all = signer == 1 && is_data(data->content_type) ? 1 : 3;
    return data->signer_version == signer &&
           (data->version == all || (data->is_national && data->version == 1));
}

static bool is_loose(const bx_signer_wish *wish, const bx_digest_kind *digest)
{
    const bx_signed_data *data = wish->data;
    bx_str algorithm, value, type;
    if (!bx_der_only(data->digest_algorithms, BX_DER_SEQUENCE, &algorithm) ||
        bx_digest_find(algorithm) != digest || !are_versions_right(data) || data->has_lists ||
        !is_wanted_type(data->content_type, wish->content_type))
        return true;
    if (!data->has_signed) return false;
    return !are_attributes_tidy(data->signed_attributes) ||
           bx_attribute_find(data->signed_attributes, BX_OID_CONTENT_TYPE, &value) != 1 ||
           !bx_der_only(value, BX_DER_OID, &type) || !bx_str_equal(type, data->content_type);
}

/* --- the signature --- */

static bool is_digest_right(const bx_signer_wish *wish, const bx_digest_kind *digest)
{
    unsigned char made[EVP_MAX_MD_SIZE];
    bx_str value, wanted;
    if (bx_attribute_find(wish->data->signed_attributes, BX_OID_MESSAGE_DIGEST, &value) != 1 ||
        !bx_der_only(value, BX_DER_OCTETS, &wanted))
        return false;
    size_t len = bx_digest_of(digest, wish->parts, wish->count, made);
    return len > 0 && bx_str_equal(wanted, (bx_str){(char *)made, len});
}

/* The attributes are signed as a SET (RFC 5652, 5.4), in whatever order they stand. */
static bx_status check_signature(const bx_signer_wish *wish, const bx_signature_kind *kind,
                                 EVP_PKEY *key, bool *is_right)
{
    const bx_signed_data *data = wish->data;
    bx_buf set = {0};
    if (!data->has_signed) {
        *is_right = bx_signature_holds(kind, key, wish->parts, wish->count, data->signature);
        return BX_OK;
    }
    bx_der_add(&set, BX_DER_SET, data->signed_attributes);
    bx_status status = set.failed ? BX_ERR_MEMORY : BX_OK;
    bx_str bytes = bx_buf_str(&set);
    if (status == BX_OK) *is_right = bx_signature_holds(kind, key, &bytes, 1, data->signature);
    bx_buf_release(&set);
    return status;
}

static bool is_weak(const bx_digest_kind *digest, const bx_signature_kind *kind, EVP_PKEY *key)
{
    int bits = EVP_PKEY_get_bits(key);
    bool is_rsa = kind->form == BX_SIGNATURE_RSA || kind->form == BX_SIGNATURE_PSS;
    return digest->is_weak || kind->digest->is_weak || bits < (is_rsa ? LEAST_RSA : LEAST_CURVE);
}

/* The same digest in both places; none has parameters but NULL (RFC 5754, 2). */
static bool names_digest_alike(const bx_signed_data *data)
{
    const bx_str null = {"\x05\0", 2};
    bx_str all, of_signer = data->digest_algorithm, one, other;
    return bx_der_only(data->digest_algorithms, BX_DER_SEQUENCE, &all) &&
           bx_der_take(&all, BX_DER_OID, &one) && bx_der_take(&of_signer, BX_DER_OID, &other) &&
           bx_str_equal(one, other) && (all.len == 0 || bx_str_equal(all, null)) &&
           (of_signer.len == 0 || bx_str_equal(of_signer, null));
}

/*
 * Of an algorithm that is not known, or of a key for which it is none, what can be told all the same: a
 * changed byte in the name of a known one must not pass for a strange one.
 */
static bx_status judge_strange(const bx_signer_wish *wish, const bx_digest_kind *digest,
                               EVP_PKEY *key, bx_judged_bytes *bytes)
{
    static const bx_signature_form usual[] = {BX_SIGNATURE_RSA, BX_SIGNATURE_ECDSA,
                                              BX_SIGNATURE_SM2};
    bool is_right = false;
    *bytes = BX_JUDGED_UNKNOWN;
    if (find_binding(wish) == BOUND_TO_ANOTHER) *bytes = BX_JUDGED_FORGED;
    else if (digest && wish->data->has_signed && !is_digest_right(wish, digest))
        *bytes = BX_JUDGED_OTHER;
    else if (!names_digest_alike(wish->data)) *bytes = BX_JUDGED_LOOSE;
    if (*bytes != BX_JUDGED_UNKNOWN || !digest || !key) return BX_OK;
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !is_right; i++) {
        const bx_signature_kind kind = {.form = usual[i], .digest = digest};
        BX_TRY(check_signature(wish, &kind, key, &is_right));
    }
    if (is_right) *bytes = BX_JUDGED_LOOSE;
    return BX_OK;
}

bx_status bx_signer_judge(const bx_signer_wish *wish, bx_signer_verdict *verdict, bx_buf *algorithm)
{
    bx_str value;
    bx_signature_kind kind;
    const bx_digest_kind *digest = bx_digest_find(wish->data->digest_algorithm);
    EVP_PKEY *key = X509_get0_pubkey(wish->certificate);
    *verdict =
        (bx_signer_verdict){.bytes = BX_JUDGED_UNKNOWN, .is_national = wish->data->is_national};
    verdict->is_signing_time =
        bx_attribute_find(wish->data->signed_attributes, BX_OID_SIGNING_TIME, &value) > 0;
    if (!digest || !key || !bx_signature_find(wish->data->signature_algorithm, digest, &kind))
        return judge_strange(wish, digest, key, &verdict->bytes);
    if (algorithm) bx_signature_describe(&kind, key, algorithm);
    verdict->is_national |= digest->is_national || kind.digest->is_national;
    binding bound = find_binding(wish);
    bool is_right = false;
    BX_TRY(check_signature(wish, &kind, key, &is_right));
    if (bound == BOUND_TO_ANOTHER || !is_right) {
        verdict->bytes = BX_JUDGED_FORGED;
    } else if (wish->data->has_signed && !is_digest_right(wish, digest)) {
        verdict->bytes = BX_JUDGED_OTHER;
    } else if (is_loose(wish, digest)) {
        verdict->bytes = BX_JUDGED_LOOSE;
    } else if (is_weak(digest, &kind, key)) {
        verdict->bytes = BX_JUDGED_WEAK;
    } else {
        verdict->bytes = bound == BOUND ? BX_JUDGED_SAME : BX_JUDGED_UNBOUND;
    }
    return BX_OK;
}
