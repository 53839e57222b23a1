#include "cms/stamp.h"

#include <unistd.h>

#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/httperr.h>
#include <openssl/rand.h>

#include "base/clock.h"
#include "cms/armour.h"
#include "cms/certificates.h"
#include "cms/connection.h"
#include "cms/der.h"
#include "cms/library.h"
#include "cms/oid.h"
#include "cms/token.h"

#include "base/ban.h"

/* --- the query --- */

bx_status bx_stamp_query(const bx_hash *imprint, bx_diag *diag, bx_buf *der)
{
    unsigned char nonce[8];
    bx_library_enter();
    if (RAND_bytes(nonce, sizeof nonce) != 1)
        return bx_library_fault(diag, BX_BOTH("a random number is drawn", "取随机数"));
    nonce[0] = (nonce[0] & 0x3F) | 0x40; /* above zero, and as long as it looks */
    size_t all = bx_der_open(der, BX_DER_SEQUENCE);
    bx_der_add(der, BX_DER_INTEGER, BX_STR("\1"));
    size_t what = bx_der_open(der, BX_DER_SEQUENCE);
    size_t algorithm = bx_der_open(der, BX_DER_SEQUENCE);
    bx_der_add(der, BX_DER_OID, BX_OID_SHA256);
    bx_der_add(der, BX_DER_NULL, (bx_str){0});
    bx_der_close(der, algorithm);
    bx_der_add(der, BX_DER_OCTETS, (bx_str){(const char *)imprint->bytes, sizeof imprint->bytes});
    bx_der_close(der, what);
    bx_der_add(der, BX_DER_INTEGER, (bx_str){(char *)nonce, sizeof nonce});
    bx_der_add(der, BX_DER_BOOLEAN, BX_STR("\xFF")); /* certReq */
    bx_der_close(der, all);
    return der->failed ? BX_ERR_MEMORY : BX_OK;
}

/* --- asked for --- */

enum { RESPONSE_BYTES = 64 << 10, HOST_BYTES = 256, PORT_BYTES = 6 };

typedef struct address {
    char host[HOST_BYTES], port[PORT_BYTES];
    const char *path; /* with its slash; "" for none */
} address;

static bool copy_part(bx_str part, char *room, size_t size)
{
    if (part.len == 0 || part.len >= size) return false;
    memcpy(room, part.ptr, part.len);
    room[part.len] = '\0';
    return true;
}

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if (*text <= ' ' || *text >= 0x7F || *text == '#') return false;
    return true;
}

/* The port's digits; false when there are none, or too many. */
static bool read_port(bx_str text, address *to)
{
    int64_t port;
    return bx_str_to_int(text, &port) && port > 0 && port < 65536 && text.ptr[0] != '+' &&
           copy_part(text, to->port, sizeof to->port);
}

/* @return NULL, or what is wrong with the URL (a BX_BOTH) */
static const char *read_address(const char *url, address *to)
{
    static const char scheme[] = "http://";
    if (bx_str_starts(bx_str_from(url), BX_STR("https://")))
        return BX_BOTH("https is not spoken here, and a time-stamp is signed by itself",
                       "此处不支持 https；时间戳本身已有签名");
    if (!bx_str_starts(bx_str_from(url), bx_str_from(scheme)) || !is_plain(url))
        return BX_BOTH("it must be http://HOST/PATH", "应为 http://主机/路径");
    const char *start = url + sizeof scheme - 1;
    size_t len = strcspn(start, "/?");
    to->path = start + len;
    bx_str host = {start, len};
    if (memchr(start, '@', len))
        return BX_BOTH("a user and a password would stand on the command line",
                       "不能在命令行写用户名和口令");
    const char *closing = *start == '[' ? memchr(start, ']', len) : NULL;
    const char *from = closing ? closing : start;
    const char *colon = memchr(from, ':', len - (size_t)(from - start));
    memcpy(to->port, "80", 3);
    if (colon && !read_port((bx_str){colon + 1, (size_t)(start + len - colon - 1)}, to))
        return BX_BOTH("its port is no number from 1 to 65535", "端口应为 1 至 65535");
    if (colon) host.len = (size_t)(colon - start);
    if (!copy_part(host, to->host, sizeof to->host))
        return BX_BOTH("it names no host", "没有主机名");
    return NULL;
}

#define UNREACHABLE BX_BOTH("it cannot be reached", "无法连接")
#define LATE BX_BOTH("it did not answer in time", "没有及时应答")

/* Why nothing came, from the library's numbers: its words are English. */
static const char *reason_of_silence(void)
{
    const char *why = BX_BOTH("it broke off", "连接中断");
    unsigned long error;
    while ((error = ERR_get_error()) != 0) {
        int reason = ERR_GET_REASON(error);
        if (ERR_GET_LIB(error) == ERR_LIB_HTTP)
            why = BX_BOTH("it answers, and not with a time-stamp", "有应答，但不是时间戳");
        if (ERR_GET_LIB(error) == ERR_LIB_BIO &&
            (reason == BIO_R_CONNECT_TIMEOUT || reason == BIO_R_TRANSFER_TIMEOUT))
            return LATE;
    }
    return why;
}

/* @param peer  taken over */
static bx_status transfer(const char *url, const address *to, BIO *peer, BIO *query, int seconds,
                          bx_diag *diag, bx_buf *response)
{
    /* A connection of ours: so the environment is not asked for a proxy. */
    BIO *got =
        OSSL_HTTP_transfer(NULL, to->host, to->port, *to->path ? to->path : "/", 0, NULL, NULL,
                           peer, peer, NULL, NULL, 0, NULL, "application/timestamp-query", query,
                           "application/timestamp-reply", 1, RESPONSE_BYTES, seconds, 0);
    char *bytes = NULL;
    BIO_free(peer);
    if (!got) return bx_report(diag, BX_E_STAMP_SILENT, NULL, url, reason_of_silence());
    long len = BIO_get_mem_data(got, &bytes);
    if (len > 0) bx_buf_add(response, bytes, (size_t)len);
    BIO_free(got);
    return response->failed ? BX_ERR_MEMORY : BX_OK;
}

static bx_status connect_to(const char *url, const address *to, int64_t until, bx_diag *diag,
                            BIO **peer)
{
    int descriptor;
    switch (bx_connection_open(to->host, to->port, until, &descriptor)) {
    case BX_CONNECTION_OPEN: break;
    case BX_CONNECTION_MEMORY: return BX_ERR_MEMORY;
    case BX_CONNECTION_LATE: return bx_report(diag, BX_E_STAMP_SILENT, NULL, url, LATE);
    case BX_CONNECTION_UNREACHABLE:
        return bx_report(diag, BX_E_STAMP_SILENT, NULL, url, UNREACHABLE);
    }
    *peer = BIO_new_socket(descriptor, BIO_CLOSE);
    if (!*peer) close(descriptor);
    return *peer ? BX_OK : BX_ERR_MEMORY;
}

bx_status bx_stamp_ask(const char *url, bx_str query, int seconds, bx_diag *diag, bx_buf *response)
{
    address to = {0};
    const char *wrong = read_address(url, &to);
    if (wrong) return bx_report(diag, BX_E_STAMP_URL, NULL, url, wrong);
    bx_library_enter();
    BIO *peer = NULL, *bytes = BIO_new_mem_buf(query.ptr, (int)query.len);
    BX_TRY_NEW(bytes);
    int64_t until = bx_clock_ms() + (int64_t)seconds * 1000;
    bx_status status = connect_to(url, &to, until, diag, &peer);
    int left = (int)((until - bx_clock_ms() + 999) / 1000); /* 0 would be for ever */
    if (status == BX_OK)
        status = transfer(url, &to, peer, bytes, left > 0 ? left : 1, diag, response);
    BIO_free(bytes);
    bx_library_enter();
    return status;
}

/* --- taken --- */

/* PKIFailureInfo (RFC 3161, 2.4.2), whose bits count from the left. */
static const char *reason_of_refusal(bx_str bits)
{
    static const struct {
        unsigned bit;
        const char *why;
    } rows[] = {{0, BX_BOTH("it does not take SHA-256", "不支持 SHA-256")},
                {2, BX_BOTH("it does not serve who asks", "不为此用户服务")},
                {5, BX_BOTH("it does not understand the query", "不认识请求的格式")},
                {14, BX_BOTH("its clock cannot be had", "暂无可用时间源")},
                {15, BX_BOTH("it does not stamp without a policy", "要求指明策略")},
                {25, BX_BOTH("it has a fault of its own", "其系统故障")}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (bits.len > 1 + rows[i].bit / 8 &&
            ((unsigned char)bits.ptr[1 + rows[i].bit / 8] & (0x80u >> rows[i].bit % 8)) != 0)
            return rows[i].why;
    return BX_BOTH("it does not say why", "未说明原因");
}

/* The token of a TimeStampResp, or the bytes themselves when they are a token. */
static bx_status open_response(const char *name, bx_str der, bx_diag *diag, bx_str *token)
{
    bx_str rest, status, content, bits = {0};
    int code;
    bx_token bare;
    *token = der;
    if (bx_token_read(der, &bare)) return BX_OK;
    if (!bx_der_only(der, BX_DER_SEQUENCE, &rest) ||
        !bx_der_take(&rest, BX_DER_SEQUENCE, &status) || !bx_der_take_small(&status, &code))
        return bx_report(diag, BX_E_STAMP_NONE, NULL, name);
    bx_der_take(&status, BX_DER_SEQUENCE, &content); /* words, in a language of theirs */
    bx_der_take(&status, BX_DER_BIT_STRING, &bits);
    if (code > 1) return bx_report(diag, BX_E_STAMP_REFUSED, NULL, name, reason_of_refusal(bits));
    *token = rest;
    return BX_OK;
}

static bool is_answer_to(const bx_token *token, bx_str query)
{
    bx_str rest, algorithm, imprint, oid, nonce = {0}, own = token->algorithm, wanted;
    int version;
    if (!bx_der_only(query, BX_DER_SEQUENCE, &rest) || !bx_der_take_small(&rest, &version) ||
        !bx_token_take_imprint(&rest, &algorithm, &imprint) ||
        !bx_der_take(&algorithm, BX_DER_OID, &wanted) || !bx_der_take(&own, BX_DER_OID, &oid))
        return false;
    bx_der_take(&rest, BX_DER_OID, &algorithm); /* a policy, which we ask for none of */
    bx_der_take(&rest, BX_DER_INTEGER, &nonce);
    return bx_str_equal(oid, wanted) && bx_str_equal(token->imprint, imprint) &&
           bx_str_equal(token->nonce, nonce);
}

static const char *reason_of_fault(bx_judged_bytes bytes)
{
    switch (bytes) {
    case BX_JUDGED_NO_CERTIFICATE:
        return BX_BOTH("it does not carry the authority's certificate", "未附时间戳机构的证书");
    case BX_JUDGED_UNBOUND:
        return BX_BOTH("its certificate may not stamp times, or is not bound to it",
                       "其证书不可用于时间戳，或未与之绑定");
    case BX_JUDGED_WEAK: return BX_BOTH("its digest or key is too weak", "其摘要算法或密钥过弱");
    case BX_JUDGED_UNKNOWN:
        return BX_BOTH("it uses an algorithm that is not known here", "使用了不支持的算法");
    case BX_JUDGED_LOOSE:
        return BX_BOTH("it holds bytes that nothing proves", "含有无从验证的内容");
    default: return BX_BOTH("its signature is not that of its certificate", "签名与其证书不符");
    }
}

static bx_status check_token(const char *name, bx_str bytes, bx_str query, bx_diag *diag)
{
    bx_token token;
    X509 *authority;
    if (!bx_token_read(bytes, &token)) return bx_report(diag, BX_E_STAMP_NONE, NULL, name);
    if (!is_answer_to(&token, query)) return bx_report(diag, BX_E_STAMP_OTHER, NULL, name);
    STACK_OF(X509) *certificates = sk_X509_new_null();
    BX_TRY_NEW(certificates);
    bx_status status = bx_certificates_take(token.data.certificates, certificates);
    bx_judged_bytes found = BX_JUDGED_LOOSE;
    if (status == BX_OK) status = bx_token_judge(&token, certificates, &found, &authority);
    if (found != BX_JUDGED_SAME && bx_library_why() == BX_LIBRARY_MEMORY) status = BX_ERR_MEMORY;
    if (found != BX_JUDGED_SAME && status != BX_ERR_MEMORY)
        status = bx_report(diag, BX_E_STAMP_BROKEN, NULL, name, reason_of_fault(found));
    bx_certificates_free(certificates);
    return status;
}

bx_status bx_stamp_take(const char *name, bx_str response, bx_str query, bx_diag *diag,
                        bx_buf *token)
{
    bx_buf der = {0};
    bx_str bytes;
    size_t at = 0;
    bx_library_enter();
    bx_status status = bx_armour_open(response, &at, &der);
    if (status == BX_ERR_INPUT) status = bx_report(diag, BX_E_STAMP_NONE, NULL, name);
    if (status == BX_OK) status = open_response(name, bx_buf_str(&der), diag, &bytes);
    if (status == BX_OK) status = check_token(name, bytes, query, diag);
    if (status == BX_OK) bx_buf_add_str(token, bytes);
    bx_buf_release(&der);
    bx_library_enter();
    return status == BX_OK && token->failed ? BX_ERR_MEMORY : status;
}
