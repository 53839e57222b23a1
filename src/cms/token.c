#include "cms/token.h"

#include <openssl/x509v3.h>

#include "cms/algorithm.h"
#include "cms/der.h"
#include "cms/name_text.h"
#include "cms/oid.h"
#include "cms/signer.h"

#include "base/ban.h"

/* "20261129152733.5Z": in UTC, to the second or finer (RFC 3161, 2.4.2). */
static bool read_time(bx_str text, int64_t *seconds)
{
    enum { DIGITS = 14 };
    char whole[DIGITS + 2];
    if (text.len < DIGITS + 1 || text.ptr[text.len - 1] != 'Z') return false;
    for (size_t i = 0; i + 1 < text.len; i++)
        if (i == DIGITS ? text.ptr[i] != '.' : text.ptr[i] < '0' || text.ptr[i] > '9') return false;
    memcpy(whole, text.ptr, DIGITS);
    whole[DIGITS] = 'Z';
    whole[DIGITS + 1] = '\0';
    ASN1_TIME *time = ASN1_TIME_new();
    bool is_time = time && ASN1_TIME_set_string(time, whole) == 1 && bx_time_of(time, seconds);
    ASN1_STRING_free(time);
    return is_time;
}

bool bx_token_take_imprint(bx_str *rest, bx_str *algorithm, bx_str *imprint)
{
    bx_str content;
    return bx_der_take(rest, BX_DER_SEQUENCE, &content) &&
           bx_der_take(&content, BX_DER_SEQUENCE, algorithm) &&
           bx_der_only(content, BX_DER_OCTETS, imprint);
}

static void skip(bx_str *rest, int tag)
{
    bx_str content;
    bx_der_take(rest, tag, &content);
}

/* All of it is signed: only what is used is looked at. */
static bool read_info(bx_str info, bx_token *token)
{
    bx_str rest, content;
    int version;
    if (!bx_der_only(info, BX_DER_SEQUENCE, &rest) || !bx_der_take_small(&rest, &version) ||
        !bx_der_take(&rest, BX_DER_OID, &content) ||
        !bx_token_take_imprint(&rest, &token->algorithm, &token->imprint) ||
        !bx_der_take(&rest, BX_DER_INTEGER, &content) ||
        !bx_der_take(&rest, BX_DER_TIME, &content) || !read_time(content, &token->time))
        return false;
    skip(&rest, BX_DER_SEQUENCE); /* accuracy */
    skip(&rest, BX_DER_BOOLEAN);  /* ordering */
    if (bx_der_peek(rest) == BX_DER_INTEGER) bx_der_take(&rest, BX_DER_INTEGER, &token->nonce);
    return version == 1;
}

bool bx_token_read(bx_str bytes, bx_token *token)
{
    bx_token read = {0};
    if (!bx_signed_data_read(bytes, &read.data) ||
        !bx_str_equal(read.data.content_type, BX_OID_TST_INFO) || !read.data.has_content ||
        !read_info(read.data.content, &read))
        return false;
    *token = read;
    return true;
}

bool bx_token_is_of(const bx_token *token, const bx_str *parts, int count)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    const bx_digest_kind *kind = bx_digest_find(token->algorithm);
    size_t len = kind && !kind->is_weak ? bx_digest_of(kind, parts, count, digest) : 0;
    return len > 0 && bx_str_equal(token->imprint, (bx_str){(char *)digest, len});
}

bx_status bx_token_judge(const bx_token *token, STACK_OF(X509) * certificates,
                         bx_judged_bytes *bytes, X509 **authority)
{
    bx_signer_verdict verdict;
    bx_signer_wish wish = {.data = &token->data,
                           .content_type = BX_OID_TST_INFO,
                           .parts = &token->data.content,
                           .count = 1,
                           .may_be_short = true};
    *bytes = BX_JUDGED_NO_CERTIFICATE;
    *authority = wish.certificate = bx_signer_certificate(&token->data, certificates);
    if (!*authority) return BX_OK;
    BX_TRY(bx_signer_judge(&wish, &verdict, NULL));
    *bytes = verdict.bytes;
    if (verdict.bytes != BX_JUDGED_SAME) return BX_OK;
    /* Unsigned attributes of a token prove themselves as little as those of a signature. */
    if (token->data.has_unsigned) *bytes = BX_JUDGED_LOOSE;
    if (X509_check_purpose(*authority, X509_PURPOSE_TIMESTAMP_SIGN, 0) != 1)
        *bytes = BX_JUDGED_UNBOUND;
    return BX_OK;
}
