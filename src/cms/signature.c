/*
 * Written here and not by CMS_sign of libcrypto, which signs once before attributes can be taken away or sorted
 * and adds a signing-time: the key is used once, and the bytes are known.
 */
#include "cms/signature.h"

#include <openssl/evp.h>

#include "cms/armour.h"
#include "cms/credential_parts.h"
#include "cms/der.h"
#include "cms/library.h"
#include "cms/oid.h"
#include "cms/signed_data.h"

#include "base/ban.h"

/* --- signed --- */

static void add_algorithm(bx_buf *out, bx_str oid, bool has_null)
{
    size_t opened = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, oid);
    if (has_null) bx_der_add(out, BX_DER_NULL, (bx_str){0});
    bx_der_close(out, opened);
}

typedef struct open_attribute {
    size_t all, values;
} open_attribute;

static open_attribute begin_attribute(bx_buf *out, bx_str kind)
{
    open_attribute opened = {.all = bx_der_open(out, BX_DER_SEQUENCE)};
    bx_der_add(out, BX_DER_OID, kind);
    opened.values = bx_der_open(out, BX_DER_SET);
    return opened;
}

static void end_attribute(bx_buf *out, open_attribute opened)
{
    bx_der_close(out, opened.values);
    bx_der_close(out, opened.all);
}

static bx_str bytes_of(const bx_hash *hash)
{
    return (bx_str){(const char *)hash->bytes, sizeof hash->bytes};
}

/*
 * The attributes as a SET, which is what is signed (RFC 5652, 5.4). DER sorts a SET OF by its bytes, so by
 * length here, and that is the order in which they are written.
 */
static void add_attributes(const bx_credential *credential, const bx_hash *digest, bx_buf *out)
{
    size_t set = bx_der_open(out, BX_DER_SET);
    open_attribute attribute = begin_attribute(out, BX_OID_CONTENT_TYPE);
    bx_der_add(out, BX_DER_OID, BX_OID_DATA);
    end_attribute(out, attribute);

    attribute = begin_attribute(out, BX_OID_MESSAGE_DIGEST);
    bx_der_add(out, BX_DER_OCTETS, bytes_of(digest));
    end_attribute(out, attribute);

    /* One ESSCertIDv2; its hash algorithm is the default and stands nowhere (RFC 5035, 3). */
    attribute = begin_attribute(out, BX_OID_SIGNING_CERTIFICATE_V2);
    size_t value = bx_der_open(out, BX_DER_SEQUENCE);
    size_t list = bx_der_open(out, BX_DER_SEQUENCE);
    size_t one = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OCTETS, bytes_of(&credential->certificate_digest));
    bx_der_close(out, one);
    bx_der_close(out, list);
    bx_der_close(out, value);
    end_attribute(out, attribute);
    bx_der_close(out, set);
}

/* The only use of the key. */
static bx_status use_key(const bx_credential *credential, bx_str bytes, bx_diag *diag,
                         bx_buf *signature)
{
    EVP_MD_CTX *state = EVP_MD_CTX_new();
    size_t most = (size_t)EVP_PKEY_get_size(credential->key), len = most;
    char *room = bx_buf_reserve(signature, most);
    bool is_signed = state && room &&
                     EVP_DigestSignInit(state, NULL, EVP_sha256(), NULL, credential->key) == 1 &&
                     EVP_DigestSign(state, (unsigned char *)room, &len,
                                    (const unsigned char *)bytes.ptr, bytes.len) == 1;
    EVP_MD_CTX_free(state);
    /* Out of memory, ECDSA of libcrypto 3.0 calls it done, with a length of -1. */
    is_signed = is_signed && len <= most;
    if (is_signed) bx_buf_take(signature, len);
    if (is_signed) return BX_OK;
    return state && room ? bx_library_fault(diag, BX_BOTH("something is signed", "签名"))
                         : BX_ERR_MEMORY;
}

/* --- put together --- */

/* @param attributes  as a SET: in the signer it has another tag */
static void add_signer(const bx_credential *credential, bx_str attributes, bx_str signature,
                       bx_buf *out)
{
    size_t signers = bx_der_open(out, BX_DER_SET);
    size_t signer = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_INTEGER, BX_STR("\1"));
    bx_buf_add_str(out, bx_buf_str(&credential->identity));
    add_algorithm(out, BX_OID_SHA256, false);
    bx_buf_add_byte(out, (char)BX_DER_CONTEXT);
    bx_buf_add(out, attributes.ptr + 1, attributes.len - 1);
    add_algorithm(out, credential->is_rsa ? BX_OID_RSA_SHA256 : BX_OID_ECDSA_SHA256,
                  credential->is_rsa);
    bx_der_add(out, BX_DER_OCTETS, signature);
    bx_der_close(out, signer);
    bx_der_close(out, signers);
}

static void add_signed_data(const bx_credential *credential, bx_str attributes, bx_str signature,
                            bx_buf *out)
{
    size_t all = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, BX_OID_SIGNED_DATA);
    size_t wrapped = bx_der_open(out, BX_DER_CONTEXT);
    size_t inside = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_INTEGER, BX_STR("\1"));
    size_t algorithms = bx_der_open(out, BX_DER_SET);
    add_algorithm(out, BX_OID_SHA256, false);
    bx_der_close(out, algorithms);
    size_t content = bx_der_open(out, BX_DER_SEQUENCE);
    bx_der_add(out, BX_DER_OID, BX_OID_DATA);
    bx_der_close(out, content);
    bx_der_add(out, BX_DER_CONTEXT, bx_buf_str(&credential->bag));
    add_signer(credential, attributes, signature, out);
    bx_der_close(out, inside);
    bx_der_close(out, wrapped);
    bx_der_close(out, all);
}

bx_status bx_cms_sign(const bx_credential *credential, const bx_hash *digest, bx_diag *diag,
                      bx_buf *der)
{
    bx_buf attributes = {0}, signature = {0};
    bx_library_enter();
    add_attributes(credential, digest, &attributes);
    bx_status status = attributes.failed ? BX_ERR_MEMORY : BX_OK;
    if (status == BX_OK) status = use_key(credential, bx_buf_str(&attributes), diag, &signature);
    if (status == BX_OK)
        add_signed_data(credential, bx_buf_str(&attributes), bx_buf_str(&signature), der);
    bx_buf_release(&attributes);
    bx_buf_release(&signature);
    return status == BX_OK && der->failed ? BX_ERR_MEMORY : status;
}

/* --- of others --- */

bx_status bx_cms_imprint(const char *name, bx_str cms, bx_diag *diag, bx_hash *imprint)
{
    bx_signed_data data;
    if (!bx_signed_data_read(cms, &data)) return bx_report(diag, BX_E_NO_CMS, NULL, name);
    bx_hash_sha256(&data.signature, 1, imprint);
    return BX_OK;
}

bx_status bx_cms_add_token(const char *name, bx_str cms, bx_str token, bx_diag *diag, bx_buf *der)
{
    bx_signed_data data, inside;
    if (!bx_signed_data_read(cms, &data) || !bx_signed_data_read(token, &inside))
        return bx_report(diag, BX_E_NO_CMS, NULL, name);
    size_t all = bx_der_open(der, BX_DER_SEQUENCE);
    bx_der_add(der, BX_DER_OID, data.is_national ? BX_OID_NATIONAL_SIGNED : BX_OID_SIGNED_DATA);
    size_t wrapped = bx_der_open(der, BX_DER_CONTEXT);
    size_t sequence = bx_der_open(der, BX_DER_SEQUENCE);
    bx_buf_add_str(der, data.head);
    size_t signers = bx_der_open(der, BX_DER_SET);
    size_t signer = bx_der_open(der, BX_DER_SEQUENCE);
    bx_buf_add_str(der, data.signer_head);
    size_t set = bx_der_open(der, BX_DER_CONTEXT + 1);
    open_attribute attribute = begin_attribute(der, BX_OID_TIME_STAMP_TOKEN);
    bx_buf_add_str(der, token);
    end_attribute(der, attribute);
    bx_der_close(der, set);
    bx_der_close(der, signer);
    bx_der_close(der, signers);
    bx_der_close(der, sequence);
    bx_der_close(der, wrapped);
    bx_der_close(der, all);
    return der->failed ? BX_ERR_MEMORY : BX_OK;
}

/* Lengths that are told behind what they measure: BER, which some programs write and no PDF may hold. */
static bool is_streamed(bx_str bytes)
{
    return bytes.len > 1 && bx_der_peek(bytes) == BX_DER_SEQUENCE &&
           (unsigned char)bytes.ptr[1] == 0x80;
}

bx_status bx_cms_take(const char *name, bx_str file, bx_diag *diag, bx_buf *der)
{
    bx_buf bytes = {0};
    bx_signed_data data;
    size_t at = 0;
    bx_status status = bx_armour_open(file, &at, &bytes);
    if (status == BX_OK && is_streamed(bx_buf_str(&bytes))) {
        status = bx_report(diag, BX_E_CMS_BER, NULL, name);
    } else if (status == BX_ERR_INPUT ||
               (status == BX_OK && !bx_signed_data_read(bx_buf_str(&bytes), &data))) {
        status = bx_report(diag, BX_E_NO_CMS, NULL, name);
    } else if (status == BX_OK) {
        bx_buf_add_str(der, bx_buf_str(&bytes));
    }
    bx_buf_release(&bytes);
    return status == BX_OK && der->failed ? BX_ERR_MEMORY : status;
}
