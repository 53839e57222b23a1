#include "cms/algorithm.h"

#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include "cms/der.h"
#include "cms/oid.h"

#include "base/ban.h"

#define NIST "\x60\x86\x48\x01\x65\x03\x04\x02"
#define PKCS1 "\x2A\x86\x48\x86\xF7\x0D\x01\x01"
#define ECDSA "\x2A\x86\x48\xCE\x3D\x04\x03"
#define NATIONAL "\x2A\x81\x1C\xCF\x55\x01"

static const bx_digest_kind digests[] = {
    {"SHA-256", {NIST "\x01", 9}, EVP_sha256, false, false},
    {"SHA-384", {NIST "\x02", 9}, EVP_sha384, false, false},
    {"SHA-512", {NIST "\x03", 9}, EVP_sha512, false, false},
    {"SM3", {NATIONAL "\x83\x11", 8}, EVP_sm3, false, true},
    {"SHA-1", {"\x2B\x0E\x03\x02\x1A", 5}, EVP_sha1, true, false},
    {"MD5", {"\x2A\x86\x48\x86\xF7\x0D\x02\x05", 8}, EVP_md5, true, false},
};
enum { DIGESTS = sizeof digests / sizeof *digests };
enum { SHA256, SHA384, SHA512, SM3, SHA1, MD5, SIGNERS };

static const struct {
    bx_str identifier;
    bx_signature_form form;
    int digest;
} signatures[] = {
    {{PKCS1 "\x01", 9}, BX_SIGNATURE_RSA, SIGNERS},
    {{PKCS1 "\x0B", 9}, BX_SIGNATURE_RSA, SHA256},
    {{PKCS1 "\x0C", 9}, BX_SIGNATURE_RSA, SHA384},
    {{PKCS1 "\x0D", 9}, BX_SIGNATURE_RSA, SHA512},
    {{PKCS1 "\x05", 9}, BX_SIGNATURE_RSA, SHA1},
    {{PKCS1 "\x04", 9}, BX_SIGNATURE_RSA, MD5},
    {{ECDSA "\x02", 8}, BX_SIGNATURE_ECDSA, SHA256},
    {{ECDSA "\x03", 8}, BX_SIGNATURE_ECDSA, SHA384},
    {{ECDSA "\x04", 8}, BX_SIGNATURE_ECDSA, SHA512},
    {{"\x2A\x86\x48\xCE\x3D\x04\x01", 7}, BX_SIGNATURE_ECDSA, SHA1},
    {{NATIONAL "\x83\x75", 8}, BX_SIGNATURE_SM2, SM3},     /* SM2 with SM3 */
    {{NATIONAL "\x82\x2D\x01", 9}, BX_SIGNATURE_SM2, SM3}, /* SM2, the signature: GB/T 35275 */
    {{"\x2B\x65\x70", 3}, BX_SIGNATURE_EDDSA, SIGNERS},
    {{"\x2B\x65\x71", 3}, BX_SIGNATURE_EDDSA, SIGNERS},
};
enum { SIGNATURES = sizeof signatures / sizeof *signatures };

/* Takes an identifier; what stands behind it stays. */
static bool take_identifier(bx_str *algorithm, bx_str *identifier)
{
    return bx_der_take(algorithm, BX_DER_OID, identifier);
}

static bool has_no_parameters(bx_str parameters)
{
    return parameters.len == 0 || bx_str_equal(parameters, (bx_str){"\x05\0", 2});
}

const bx_digest_kind *bx_digest_find(bx_str algorithm)
{
    bx_str identifier;
    if (!take_identifier(&algorithm, &identifier) || !has_no_parameters(algorithm)) return NULL;
    for (int i = 0; i < DIGESTS; i++)
        if (bx_str_equal(identifier, digests[i].identifier)) return &digests[i];
    return NULL;
}

size_t bx_digest_of(const bx_digest_kind *kind, const bx_str *parts, int count,
                    unsigned char out[EVP_MAX_MD_SIZE])
{
    unsigned len = 0;
    EVP_MD_CTX *state = EVP_MD_CTX_new();
    bool is_good = state && EVP_DigestInit_ex(state, kind->get(), NULL) == 1;
    for (int i = 0; is_good && i < count; i++)
        is_good = EVP_DigestUpdate(state, parts[i].ptr, parts[i].len) == 1;
    is_good = is_good && EVP_DigestFinal_ex(state, out, &len) == 1;
    EVP_MD_CTX_free(state);
    return is_good ? len : 0;
}

/* --- RSASSA-PSS (RFC 4055, 3.1) --- */

/* [number] { AlgorithmIdentifier } */
static bool take_algorithm(bx_str *rest, int number, bx_str *algorithm)
{
    bx_str wrapped;
    return bx_der_take(rest, BX_DER_CONTEXT + number, &wrapped) &&
           bx_der_only(wrapped, BX_DER_SEQUENCE, algorithm);
}

/* Its defaults are those of SHA-1: none but the trailer is left out by who signs today. */
static bool read_pss(bx_str parameters, bx_signature_kind *kind)
{
    static const bx_str mask_function = {PKCS1 "\x08", 9};
    bx_str rest, algorithm, identifier, wrapped, inside;
    if (!bx_der_only(parameters, BX_DER_SEQUENCE, &rest) || !take_algorithm(&rest, 0, &algorithm))
        return false;
    kind->digest = bx_digest_find(algorithm);
    if (!take_algorithm(&rest, 1, &algorithm) || !take_identifier(&algorithm, &identifier) ||
        !bx_str_equal(identifier, mask_function) ||
        !bx_der_only(algorithm, BX_DER_SEQUENCE, &inside))
        return false;
    kind->mask = bx_digest_find(inside);
    return bx_der_take(&rest, BX_DER_CONTEXT + 2, &wrapped) &&
           bx_der_take_small(&wrapped, &kind->salt) && wrapped.len == 0 && rest.len == 0 &&
           kind->digest && kind->mask;
}

bool bx_signature_find(bx_str algorithm, const bx_digest_kind *digest, bx_signature_kind *kind)
{
    bx_str identifier;
    bx_signature_kind found = {.digest = digest};
    if (!take_identifier(&algorithm, &identifier)) return false;
    if (bx_str_equal(identifier, BX_OID_RSA_PSS)) {
        found.form = BX_SIGNATURE_PSS;
        if (!read_pss(algorithm, &found)) return false;
        *kind = found;
        return true;
    }
    for (int i = 0; i < SIGNATURES; i++) {
        if (!bx_str_equal(identifier, signatures[i].identifier)) continue;
        found.form = signatures[i].form;
        if (signatures[i].digest != SIGNERS) found.digest = &digests[signatures[i].digest];
        *kind = found;
        return has_no_parameters(algorithm);
    }
    return false;
}

/* --- verified --- */

static bool fits_key(bx_signature_form form, EVP_PKEY *key)
{
    switch (form) {
    case BX_SIGNATURE_RSA: return EVP_PKEY_is_a(key, "RSA");
    case BX_SIGNATURE_PSS: return EVP_PKEY_is_a(key, "RSA") || EVP_PKEY_is_a(key, "RSA-PSS");
    case BX_SIGNATURE_ECDSA: return EVP_PKEY_is_a(key, "EC");
    case BX_SIGNATURE_SM2: return EVP_PKEY_is_a(key, "SM2");
    case BX_SIGNATURE_EDDSA: return EVP_PKEY_is_a(key, "ED25519") || EVP_PKEY_is_a(key, "ED448");
    }
    return false;
}

static bool begin(const bx_signature_kind *kind, EVP_PKEY *key, EVP_PKEY_CTX *context,
                  EVP_MD_CTX *state)
{
    const EVP_MD *digest = kind->form == BX_SIGNATURE_EDDSA ? NULL : kind->digest->get();
    if (kind->form == BX_SIGNATURE_SM2) {
        /* The name of who names none: GB/T 35276, 10. */
        if (EVP_PKEY_CTX_set1_id(context, "1234567812345678", 16) <= 0) return false;
        EVP_MD_CTX_set_pkey_ctx(state, context);
        return EVP_DigestVerifyInit(state, NULL, digest, NULL, key) == 1;
    }
    EVP_PKEY_CTX *own = NULL;
    if (EVP_DigestVerifyInit(state, &own, digest, NULL, key) != 1) return false;
    return kind->form != BX_SIGNATURE_PSS ||
           (EVP_PKEY_CTX_set_rsa_padding(own, RSA_PKCS1_PSS_PADDING) > 0 &&
            EVP_PKEY_CTX_set_rsa_mgf1_md(own, kind->mask->get()) > 0 &&
            EVP_PKEY_CTX_set_rsa_pss_saltlen(own, kind->salt) > 0);
}

static bool finish(const bx_signature_kind *kind, EVP_MD_CTX *state, const bx_str *parts, int count,
                   bx_str signature)
{
    const unsigned char *bytes = (const unsigned char *)signature.ptr;
    /* It takes all at once: what a signer without attributes would sign so is no file of ours. */
    if (kind->form == BX_SIGNATURE_EDDSA)
        return count == 1 &&
               EVP_DigestVerify(state, bytes, signature.len, (const unsigned char *)parts[0].ptr,
                                parts[0].len) == 1;
    for (int i = 0; i < count; i++)
        if (EVP_DigestVerifyUpdate(state, parts[i].ptr, parts[i].len) != 1) return false;
    return EVP_DigestVerifyFinal(state, bytes, signature.len) == 1;
}

bool bx_signature_holds(const bx_signature_kind *kind, EVP_PKEY *key, const bx_str *parts,
                        int count, bx_str signature)
{
    if (!fits_key(kind->form, key)) return false;
    EVP_MD_CTX *state = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool holds = state && context && begin(kind, key, context, state) &&
                 finish(kind, state, parts, count, signature);
    EVP_MD_CTX_free(state);
    EVP_PKEY_CTX_free(context);
    return holds;
}

static void describe_curve(EVP_PKEY *key, bx_buf *out)
{
    static const struct {
        const char *name, *usual;
    } rows[] = {{"prime256v1", "P-256"}, {"secp384r1", "P-384"}, {"secp521r1", "P-521"}};
    char curve[64] = "";
    size_t len = 0;
    EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, curve, sizeof curve, &len);
    const char *name = curve;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(curve, rows[i].name) == 0) name = rows[i].usual;
    bx_buf_printf(out, "ECDSA %s", name);
}

void bx_signature_describe(const bx_signature_kind *kind, EVP_PKEY *key, bx_buf *out)
{
    switch (kind->form) {
    case BX_SIGNATURE_RSA: bx_buf_printf(out, "RSA %d", EVP_PKEY_get_bits(key)); break;
    case BX_SIGNATURE_PSS: bx_buf_printf(out, "RSA-PSS %d", EVP_PKEY_get_bits(key)); break;
    case BX_SIGNATURE_ECDSA: describe_curve(key, out); break;
    case BX_SIGNATURE_SM2: bx_buf_add_text(out, "SM2"); break;
    case BX_SIGNATURE_EDDSA:
        bx_buf_add_text(out, EVP_PKEY_is_a(key, "ED448") ? "Ed448" : "Ed25519");
        break;
    }
    bx_buf_printf(out, ", %s", kind->digest->name);
}
