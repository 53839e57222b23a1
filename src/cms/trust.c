#include "cms/trust.h"

#include <openssl/ocsp.h>

#include "base/file.h"
#include "base/limits.h"
#include "cms/armour.h"
#include "cms/certificates.h"
#include "cms/library.h"
#include "cms/trust_parts.h"

#include "base/ban.h"

static bx_status add_file(const char *path, bx_diag *diag, bx_trust *trust)
{
    bx_str file;
    bx_arena *arena = bx_arena_new(4 * (size_t)BX_LIMIT_CREDENTIAL_BYTES);
    BX_TRY_NEW(arena);
    bx_status status = bx_file_read(arena, path, BX_LIMIT_CREDENTIAL_BYTES, diag, NULL, &file);
    if (status == BX_OK) {
        status = bx_certificates_read(file, trust->certificates);
        if (status == BX_ERR_INPUT) status = bx_report(diag, BX_E_TRUST_NONE, NULL, path);
    }
    bx_arena_free(arena);
    return status;
}

bx_status bx_trust_open(const char *const *paths, int count, bx_diag *diag, bx_trust **trust)
{
    bx_library_enter();
    bx_trust *opened = calloc(1, sizeof *opened);
    BX_TRY_NEW(opened);
    opened->certificates = sk_X509_new_null();
    bx_status first = opened->certificates ? BX_OK : BX_ERR_MEMORY;
    for (int i = 0; i < count && first != BX_ERR_MEMORY; i++) {
        bx_status status = add_file(paths[i], diag, opened);
        if (first == BX_OK || status == BX_ERR_MEMORY) first = status;
    }
    if (first == BX_OK) *trust = opened;
    else bx_trust_free(opened);
    return first;
}

void bx_trust_free(bx_trust *trust)
{
    if (!trust) return;
    bx_certificates_free(trust->certificates);
    free(trust);
}

/* Whether it can be read, whoever signed it. */
static bool is_list(bx_str der)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    X509_CRL *list = d2i_X509_CRL(NULL, &at, (long)der.len);
    bool is_whole = list && at == (const unsigned char *)der.ptr + der.len;
    X509_CRL_free(list);
    return is_whole;
}

static bool is_response(bx_str der)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    OCSP_RESPONSE *response = d2i_OCSP_RESPONSE(NULL, &at, (long)der.len);
    bool is_whole = response && at == (const unsigned char *)der.ptr + der.len &&
                    OCSP_response_status(response) == OCSP_RESPONSE_STATUS_SUCCESSFUL;
    OCSP_RESPONSE_free(response);
    return is_whole;
}

bx_status bx_validity_take(const char *name, bx_str file, bx_proof_of_validity kind, bx_diag *diag,
                           bx_buf *der)
{
    bx_buf bytes = {0};
    size_t at = 0;
    bx_library_enter();
    bx_status status = bx_armour_open(file, &at, &bytes);
    if (status == BX_OK) {
        bx_str made = bx_buf_str(&bytes);
        bool is_good = kind == BX_VALIDITY_CRL ? is_list(made) : is_response(made);
        bool is_out = !is_good && bx_library_why() == BX_LIBRARY_MEMORY;
        status = is_good ? BX_OK : is_out ? BX_ERR_MEMORY : BX_ERR_INPUT;
    }
    if (status == BX_OK) bx_buf_add_str(der, bx_buf_str(&bytes));
    if (status == BX_ERR_INPUT)
        status =
            bx_report(diag, BX_E_VALIDITY_NONE, NULL, name,
                      kind == BX_VALIDITY_CRL
                          ? BX_BOTH("list of revoked certificates (CRL)", "证书撤销列表（CRL）")
                          : BX_BOTH("answer about a certificate (OCSP)", "证书状态应答（OCSP）"));
    bx_buf_release(&bytes);
    return status == BX_OK && der->failed ? BX_ERR_MEMORY : status;
}
