#include "cms/name_text.h"

#include <time.h>

#include <openssl/asn1.h>
#include <openssl/bio.h>

#include "base/utf8.h"

#include "base/ban.h"

enum { REPLACEMENT = 0xFFFD };

/* Controls, and what turns or hides text (Unicode 15, table 9-1, U+200B, U+FEFF, U+2028 and U+2029). */
static bool is_hidden(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x2028 && rune <= 0x202E) || (rune >= 0x2060 && rune <= 0x2069) ||
           rune == 0x061C || rune == 0xFEFF;
}

static void add_plain(bx_buf *out, bx_str text)
{
    size_t most = out->len + BX_NAME_BYTES;
    for (size_t at = 0; at < text.len && out->len < most;) {
        uint32_t rune = REPLACEMENT;
        int len = bx_utf8_decode(text, at, &rune);
        at += (size_t)(len > 0 ? len : 1);
        bx_buf_add_rune(out, is_hidden(rune) ? REPLACEMENT : rune);
    }
    if (out->len >= most) bx_buf_add_rune(out, 0x2026);
}

static bool add_entry(const X509_NAME *name, int kind, bx_buf *out)
{
    int at = X509_NAME_get_index_by_NID(name, kind, -1);
    if (at < 0) return false;
    unsigned char *bytes = NULL;
    int len = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (len > 0) add_plain(out, (bx_str){(const char *)bytes, (size_t)len});
    OPENSSL_free(bytes);
    return len > 0;
}

void bx_name_short(const X509_NAME *name, bx_buf *out)
{
    if (!add_entry(name, NID_commonName, out)) add_entry(name, NID_organizationName, out);
}

void bx_name_organization(const X509_NAME *name, bx_buf *out)
{
    add_entry(name, NID_organizationName, out);
}

void bx_name_whole(const X509_NAME *name, bx_buf *out)
{
    /* Escaped as RFC 4514 wants it, but for characters above 127, which stay UTF-8. */
    const unsigned long flags = XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB;
    BIO *memory = BIO_new(BIO_s_mem());
    char *bytes = NULL;
    if (memory && X509_NAME_print_ex(memory, name, 0, flags) >= 0) {
        long len = BIO_get_mem_data(memory, &bytes);
        if (len > 0) add_plain(out, (bx_str){bytes, (size_t)len});
    }
    BIO_free(memory);
}

void bx_name_serial(const ASN1_INTEGER *serial, bx_buf *out)
{
    enum { MOST = 20 }; /* RFC 5280, 4.1.2.2 */
    const unsigned char *bytes = ASN1_STRING_get0_data(serial);
    int len = ASN1_STRING_length(serial);
    for (int i = 0; i < len && i < MOST; i++)
        bx_buf_add_hex(out, bytes[i], 2);
}

void bx_time_text(int64_t time, char text[BX_TIME_BYTES])
{
    enum { CHINA = 8 * 3600 };
    time_t there = (time_t)(time + CHINA);
    struct tm parts = {0};
    if (!gmtime_r(&there, &parts)) parts = (struct tm){0};
    snprintf(text, BX_TIME_BYTES, "%04d-%02d-%02d %02d:%02d:%02d +08:00", parts.tm_year + 1900,
             parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

bool bx_time_of(const ASN1_TIME *time, int64_t *seconds)
{
    int days = 0, rest = 0;
    ASN1_TIME *start = ASN1_TIME_set(NULL, 0);
    bool is_time = start && ASN1_TIME_diff(&days, &rest, start, time) == 1;
    ASN1_STRING_free(start);
    if (is_time) *seconds = (int64_t)days * 86400 + rest;
    return is_time;
}
