#include "cms/armour.h"

#include <openssl/evp.h>

#include "cms/der.h"

#include "base/ban.h"

#define BEGIN BX_STR("-----BEGIN ")
#define END BX_STR("-----END ")

static bx_str behind(bx_str text, size_t at)
{
    return at < text.len ? (bx_str){text.ptr + at, text.len - at}
                         : (bx_str){text.ptr + text.len, 0};
}

static bx_status decode_into(EVP_ENCODE_CTX *state, bx_str text, bx_buf *der)
{
    unsigned char *room = (unsigned char *)bx_buf_reserve(der, text.len / 4 * 3 + 3);
    int len = 0, rest = 0;
    BX_TRY_NEW(room);
    EVP_DecodeInit(state);
    if (EVP_DecodeUpdate(state, room, &len, (const unsigned char *)text.ptr, (int)text.len) < 0 ||
        EVP_DecodeFinal(state, room + len, &rest) < 0 || len + rest == 0)
        return BX_ERR_INPUT;
    bx_buf_take(der, (size_t)len + (size_t)rest);
    return BX_OK;
}

static bx_status decode(bx_str text, bx_buf *der)
{
    if (text.len == 0 || text.len > INT32_MAX) return BX_ERR_INPUT;
    EVP_ENCODE_CTX *state = EVP_ENCODE_CTX_new();
    BX_TRY_NEW(state);
    bx_status status = decode_into(state, text, der);
    EVP_ENCODE_CTX_free(state);
    return status;
}

bx_status bx_armour_open(bx_str file, size_t *at, bx_buf *der)
{
    bx_str rest = behind(file, *at);
    if (*at == 0 && bx_der_peek(rest) == BX_DER_SEQUENCE) {
        *at = file.len;
        bx_buf_add_str(der, rest);
        return der->failed ? BX_ERR_MEMORY : BX_OK;
    }
    size_t begin = bx_str_find(rest, BEGIN);
    if (begin == rest.len) { /* Base64 alone, or what stands behind the last block */
        bx_str text = bx_str_trim(rest);
        bool is_first = *at == 0;
        *at = file.len;
        return is_first ? decode(text, der) : BX_ERR_INPUT;
    }
    bx_str text = behind(rest, begin);
    text = behind(text, bx_str_find(text, BX_STR("\n")) + 1);
    size_t end = bx_str_find(text, END);
    *at = (size_t)(text.ptr - file.ptr) + end;
    return end == text.len ? BX_ERR_INPUT : decode((bx_str){text.ptr, end}, der);
}
