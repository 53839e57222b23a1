#include "cms/certificates.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "cms/der.h"
#include "cms/library.h"

#include "base/ban.h"

/* SM2 signs with the name that GB/T 35276 gives to who names none. */
static bool give_identity(X509 *certificate)
{
    static const char usual[] = "1234567812345678";
    if (X509_get_signature_nid(certificate) != NID_SM2_with_SM3) return true;
    ASN1_OCTET_STRING *identity = ASN1_OCTET_STRING_new();
    if (!identity ||
        !ASN1_OCTET_STRING_set(identity, (const unsigned char *)usual, sizeof usual - 1)) {
        ASN1_OCTET_STRING_free(identity);
        return false;
    }
    X509_set0_distinguishing_id(certificate, identity);
    return true;
}

X509 *bx_certificate_of(bx_str der)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    if (der.len == 0 || der.len > (1 << 20)) return NULL;
    X509 *certificate = d2i_X509(NULL, &at, (long)der.len);
    if (certificate && at == (const unsigned char *)der.ptr + der.len && give_identity(certificate))
        return certificate;
    X509_free(certificate);
    return NULL;
}

/* What could not be read is damaged unless memory was out. */
static bx_status push(STACK_OF(X509) * certificates, bx_str der)
{
    X509 *certificate = bx_certificate_of(der);
    if (!certificate) return bx_library_why() == BX_LIBRARY_MEMORY ? BX_ERR_MEMORY : BX_ERR_INPUT;
    if (sk_X509_push(certificates, certificate) > 0) return BX_OK;
    X509_free(certificate);
    return BX_ERR_MEMORY;
}

bx_status bx_certificates_take(bx_str bag, STACK_OF(X509) * certificates)
{
    enum { MOST = 64 };
    int before = sk_X509_num(certificates);
    while (bag.len > 0) {
        bx_str der;
        if (!bx_der_take_any(&bag, &der, NULL) || sk_X509_num(certificates) - before >= MOST)
            return BX_ERR_INPUT;
        BX_TRY(push(certificates, der));
        int last = sk_X509_num(certificates) - 1;
        for (int i = before; i < last; i++)
            if (X509_cmp(sk_X509_value(certificates, i), sk_X509_value(certificates, last)) == 0)
                return BX_ERR_INPUT;
    }
    return BX_OK;
}

static bool is_certificate(const char *name)
{
    return strcmp(name, PEM_STRING_X509) == 0 || strcmp(name, PEM_STRING_X509_OLD) == 0;
}

static bx_status read_pem(BIO *memory, STACK_OF(X509) * certificates)
{
    char *name, *header;
    unsigned char *der;
    long len;
    bx_status status = BX_OK;
    /* A file of a key and its certificate is usual: what is no certificate is wiped and left out. */
    while (status == BX_OK && PEM_read_bio(memory, &name, &header, &der, &len)) {
        if (is_certificate(name))
            status = push(certificates, (bx_str){(const char *)der, (size_t)len});
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_clear_free(der, (size_t)len);
    }
    bool is_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    bool is_out = bx_library_why() == BX_LIBRARY_MEMORY;
    if (status == BX_OK && is_out) return BX_ERR_MEMORY;
    return status == BX_OK && !is_end ? BX_ERR_INPUT : status;
}

bx_status bx_certificates_read(bx_str file, STACK_OF(X509) * certificates)
{
    int before = sk_X509_num(certificates);
    if (file.len > INT32_MAX) return BX_ERR_INPUT;
    if (bx_str_find(file, BX_STR("-----BEGIN ")) == file.len) return push(certificates, file);
    BIO *memory = BIO_new_mem_buf(file.ptr, (int)file.len);
    BX_TRY_NEW(memory);
    bx_status status = read_pem(memory, certificates);
    BIO_free(memory);
    return status == BX_OK && sk_X509_num(certificates) == before ? BX_ERR_INPUT : status;
}

void bx_certificates_free(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}

/* Any other purpose will do, known or not: authorities have their own for documents. */
static bool is_for_machines(X509 *certificate)
{
    bool is_all = true;
    EXTENDED_KEY_USAGE *uses = X509_get_ext_d2i(certificate, NID_ext_key_usage, NULL, NULL);
    for (int i = 0; i < sk_ASN1_OBJECT_num(uses) && is_all; i++) {
        int use = OBJ_obj2nid(sk_ASN1_OBJECT_value(uses, i));
        is_all = use == NID_server_auth || use == NID_code_sign || use == NID_OCSP_sign ||
                 use == NID_time_stamp;
    }
    is_all = is_all && sk_ASN1_OBJECT_num(uses) > 0;
    EXTENDED_KEY_USAGE_free(uses);
    return is_all;
}

bool bx_certificate_may_sign(X509 *certificate)
{
    /* The library gives all bits where a certificate does not restrict its use. */
    bool may = (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
    return may && (X509_get_extension_flags(certificate) & (EXFLAG_CA | EXFLAG_INVALID)) == 0 &&
           !is_for_machines(certificate);
}

bool bx_certificate_is_by(X509 *certificate, X509 *issuer)
{
    EVP_PKEY *key = X509_get0_pubkey(issuer);
    return X509_NAME_cmp(X509_get_issuer_name(certificate), X509_get_subject_name(issuer)) == 0 &&
           key && X509_verify(certificate, key) == 1;
}
