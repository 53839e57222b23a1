#include "cms/pkcs12_file.h"

#include <openssl/pkcs12.h>

#include "cms/certificates.h"
#include "cms/library.h"

#include "base/ban.h"

#define NO_KEY BX_BOTH("it holds no private key", "其中没有私钥")
#define NO_CERTIFICATE BX_BOTH("it holds no certificate of the key", "其中没有该私钥的证书")
#define DAMAGED BX_BOTH("it is no PKCS#12, or damaged", "不是 PKCS#12，或已损坏")

static bx_status refuse(const char *name, bx_diag *diag, const char *why)
{
    return bx_library_why() == BX_LIBRARY_MEMORY ? BX_ERR_MEMORY
                                                 : bx_report(diag, BX_E_PKCS12, NULL, name, why);
}

/* Whether the file is locked with that passphrase; one without a code of integrity shows when it is opened. */
static bool fits(PKCS12 *file, const char *passphrase, int len)
{
    return !PKCS12_mac_present(file) || PKCS12_verify_mac(file, passphrase, len) == 1;
}

/* Takes over what was opened, the key's certificate first. */
static bx_status keep(X509 *own, STACK_OF(X509) * others, STACK_OF(X509) * certificates)
{
    if (sk_X509_push(certificates, own) <= 0) {
        X509_free(own);
        return BX_ERR_MEMORY;
    }
    for (X509 *other; others && (other = sk_X509_shift(others)) != NULL;) {
        if (sk_X509_push(certificates, other) > 0) continue;
        X509_free(other);
        return BX_ERR_MEMORY;
    }
    return BX_OK;
}

/* Its certificate of integrity fits, or there is none. */
static bx_status open_with(const char *name, PKCS12 *file, const char *passphrase, bx_diag *diag,
                           EVP_PKEY **key, STACK_OF(X509) * certificates)
{
    EVP_PKEY *own_key = NULL;
    X509 *own = NULL;
    STACK_OF(X509) *others = NULL;
    bx_status status;
    if (!PKCS12_parse(file, passphrase, &own_key, &own, &others)) {
        bx_library_reason why = bx_library_why();
        if (why == BX_LIBRARY_MEMORY) return BX_ERR_MEMORY;
        if (why == BX_LIBRARY_UNSUPPORTED) return bx_report(diag, BX_E_PKCS12_OLD, NULL, name);
        return PKCS12_mac_present(file) ? refuse(name, diag, DAMAGED)
                                        : bx_report(diag, BX_E_PASSPHRASE, NULL, name);
    }
    if (own_key && own) {
        status = keep(own, others, certificates);
        own = NULL;
        if (status == BX_OK) {
            *key = own_key;
            own_key = NULL;
        }
    } else {
        status = refuse(name, diag, own_key ? NO_CERTIFICATE : NO_KEY);
    }
    EVP_PKEY_free(own_key);
    X509_free(own);
    bx_certificates_free(others);
    return status;
}

static bx_status unlock(const char *name, PKCS12 *file, const bx_secret_source *source,
                        bx_diag *diag, EVP_PKEY **key, STACK_OF(X509) * certificates)
{
    bx_secret secret;
    /* No passphrase is written in two ways: the empty one, and none at all. */
    if (PKCS12_mac_present(file) && fits(file, NULL, 0))
        return open_with(name, file, NULL, diag, key, certificates);
    if (PKCS12_mac_present(file) && fits(file, "", 0))
        return open_with(name, file, "", diag, key, certificates);
    bx_library_enter();
    BX_TRY(source->ask(source->context, name, diag, &secret));
    bool is_right = fits(file, secret.text, (int)secret.len);
    bx_status status = BX_OK;
    if (is_right) {
        status = open_with(name, file, secret.text, diag, key, certificates);
    } else {
        bx_library_reason why = bx_library_why();
        status =
            why == BX_LIBRARY_MEMORY
                ? BX_ERR_MEMORY
                : bx_report(diag, why == BX_LIBRARY_UNSUPPORTED ? BX_E_PKCS12_OLD : BX_E_PASSPHRASE,
                            NULL, name);
    }
    bx_secret_wipe(&secret);
    return status;
}

bx_status bx_pkcs12_read(const char *name, bx_str file, const bx_secret_source *source,
                         bx_diag *diag, EVP_PKEY **key, STACK_OF(X509) * certificates)
{
    const unsigned char *at = (const unsigned char *)file.ptr;
    PKCS12 *pkcs12 = d2i_PKCS12(NULL, &at, (long)file.len);
    if (!pkcs12) return refuse(name, diag, DAMAGED);
    bx_status status = unlock(name, pkcs12, source, diag, key, certificates);
    PKCS12_free(pkcs12);
    return status;
}
