#include "cms/library.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "base/ban.h"

void bx_library_enter(void)
{
    /* The first caller of a process decides; what base/hash calls reads no configuration. */
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
    ERR_clear_error();
}

static bool is_unsupported(unsigned long error)
{
    int reason = ERR_GET_REASON(error);
    switch (ERR_GET_LIB(error)) {
    case ERR_LIB_EVP:
        return reason == EVP_R_UNSUPPORTED_ALGORITHM || reason == EVP_R_UNKNOWN_PBE_ALGORITHM ||
               reason == EVP_R_UNSUPPORTED_CIPHER || reason == ERR_R_UNSUPPORTED;
    case ERR_LIB_PEM: return reason == PEM_R_UNSUPPORTED_ENCRYPTION;
    default: return reason == ERR_R_UNSUPPORTED;
    }
}

bx_library_reason bx_library_why(void)
{
    unsigned long error;
    bx_library_reason why = BX_LIBRARY_REFUSED;
    while ((error = ERR_get_error()) != 0) {
        if (ERR_GET_REASON(error) == ERR_R_MALLOC_FAILURE) why = BX_LIBRARY_MEMORY;
        if (why == BX_LIBRARY_REFUSED && is_unsupported(error)) why = BX_LIBRARY_UNSUPPORTED;
    }
    return why;
}

bx_status bx_library_fault(bx_diag *diag, const char *what)
{
    unsigned long error = ERR_peek_last_error();
    bx_buf number = {0};
    if (bx_library_why() == BX_LIBRARY_MEMORY) return BX_ERR_MEMORY;
    bx_buf_add_hex(&number, (uint32_t)error, 8);
    bx_status status =
        number.failed ? BX_ERR_MEMORY : bx_report(diag, BX_E_CMS_LIBRARY, NULL, what, number.ptr);
    bx_buf_release(&number);
    return status;
}
