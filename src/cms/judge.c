#include "cms/judge.h"

#include "cms/certificates.h"
#include "cms/chain.h"
#include "cms/der.h"
#include "cms/library.h"
#include "cms/name_text.h"
#include "cms/oid.h"
#include "cms/revocation.h"
#include "cms/signer.h"
#include "cms/token.h"
#include "cms/trust_parts.h"

#include "base/ban.h"

typedef struct judging {
    const bx_judge_wish *wish;
    bx_judged *judged;
    bx_arena *arena;
    bx_signed_data data;
    STACK_OF(X509) * bag;      /* of the signature and of its time-stamp */
    STACK_OF(X509) * pool;     /* those and what the file has beside */
    STACK_OF(X509) * borrowed; /* trusted ones, of the wish; NULL: nothing is trusted */
    X509 *own, *authority;     /* the signer's, the stamp's; NULL: none */
    STACK_OF(X509) *
        reached; /* from the signer's and the stamp's upwards, each as it was signed; lent */
    int tried;   /* issuers, for the bags */
    bool is_loose;
} judging;

/* --- what is at hand --- */

static bx_status share(STACK_OF(X509) * from, STACK_OF(X509) * to)
{
    for (int i = 0; i < sk_X509_num(from); i++) {
        X509 *certificate = sk_X509_value(from, i);
        X509_up_ref(certificate);
        if (sk_X509_push(to, certificate) > 0) continue;
        X509_free(certificate);
        return BX_ERR_MEMORY;
    }
    return BX_OK;
}

/* One that is no certificate, or stands there twice, is a byte too many in the bag. */
static bx_status take_bag(judging *j, bx_str bytes)
{
    STACK_OF(X509) *bag = sk_X509_new_null();
    BX_TRY_NEW(bag);
    bx_status status = bx_certificates_take(bytes, bag);
    if (status == BX_ERR_INPUT) {
        j->is_loose = true;
        status = BX_OK;
    }
    if (status == BX_OK) status = share(bag, j->bag);
    if (status == BX_OK) status = share(bag, j->pool);
    bx_certificates_free(bag);
    return status;
}

/* Of the file's store: what is damaged there is of no use, and no matter of this signature. */
static bx_status take_store(judging *j)
{
    enum { MOST = 256 };
    for (int i = 0; i < j->wish->certificate_count && i < MOST; i++) {
        X509 *certificate = bx_certificate_of(j->wish->certificates[i]);
        if (!certificate) continue;
        if (sk_X509_push(j->pool, certificate) > 0) continue;
        X509_free(certificate);
        return BX_ERR_MEMORY;
    }
    return BX_OK;
}

/* --- names --- */

static bx_status keep(bx_buf *text, bx_arena *arena, bx_str *kept)
{
    *kept = bx_buf_keep(text, arena);
    return kept->ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status name_signer(judging *j)
{
    bx_judged *judged = j->judged;
    bx_buf signer = {0}, issuer = {0}, serial = {0}, subject = {0};
    bx_name_short(X509_get_subject_name(j->own), &signer);
    bx_name_short(X509_get_issuer_name(j->own), &issuer);
    bx_name_serial(X509_get0_serialNumber(j->own), &serial);
    bx_name_whole(X509_get_subject_name(j->own), &subject);
    bx_status results[] = {
        keep(&signer, j->arena, &judged->signer), keep(&issuer, j->arena, &judged->issuer),
        keep(&serial, j->arena, &judged->serial), keep(&subject, j->arena, &judged->subject)};
    for (int i = 0; i < 4; i++)
        BX_TRY(results[i]);
    return BX_OK;
}

/* --- the time-stamp --- */

/* The one unsigned attribute that may be there. */
static bool find_token(const bx_signed_data *data, bx_str *token)
{
    bx_str rest = data->unsigned_attributes, attribute;
    return bx_der_take(&rest, BX_DER_SEQUENCE, &attribute) && rest.len == 0 &&
           bx_attribute_find(data->unsigned_attributes, BX_OID_TIME_STAMP_TOKEN, token) == 1 &&
           token->len > 0;
}

static bx_status judge_token(judging *j, const bx_token *token)
{
    bx_buf stamper = {0};
    BX_TRY(take_bag(j, token->data.certificates));
    bx_judged_bytes bytes;
    BX_TRY(bx_token_judge(token, j->pool, &bytes, &j->authority));
    if (bytes == BX_JUDGED_LOOSE) j->is_loose = true;
    if (bytes != BX_JUDGED_SAME && bytes != BX_JUDGED_LOOSE) return BX_OK;
    if (!bx_token_is_of(token, &j->data.signature, 1)) {
        j->judged->stamp = BX_STAMP_OTHER;
        return BX_OK;
    }
    j->judged->stamp = BX_STAMP_HOLDS;
    j->judged->stamp_time = token->time;
    bx_name_short(X509_get_subject_name(j->authority), &stamper);
    return keep(&stamper, j->arena, &j->judged->stamper);
}

static bx_status judge_stamp(judging *j)
{
    bx_str bytes = {0};
    bx_token token;
    bx_status status = BX_OK;
    if (!j->data.has_unsigned) return BX_OK;
    if (!find_token(&j->data, &bytes)) {
        j->is_loose = true;
        return BX_OK;
    }
    j->judged->stamp = BX_STAMP_BROKEN;
    if (bx_token_read(bytes, &token)) status = judge_token(j, &token);
    if (j->judged->stamp != BX_STAMP_HOLDS) j->is_loose = true;
    return status;
}

/* --- trust --- */

static bx_revocation ask_revocation(const judging *j, X509 *certificate, X509 *issuer, int64_t at)
{
    const bx_judge_wish *wish = j->wish;
    bx_revocation_wish ask = {.certificate = certificate,
                              .issuer = issuer,
                              .at = at,
                              .now = wish->now,
                              .lists = wish->lists,
                              .responses = wish->responses,
                              .list_count = wish->list_count,
                              .response_count = wish->response_count};
    return bx_revocation_ask(&ask);
}

static bx_judged_trust judge_trust(const judging *j, X509 *certificate, int64_t at)
{
    STACK_OF(X509) *chain = NULL;
    if (!j->borrowed) return BX_TRUST_UNASKED;
    bx_judged_trust trust = bx_chain_judge(certificate, j->borrowed, j->pool, at, &chain);
    for (int i = 0; i + 1 < sk_X509_num(chain) && trust == BX_TRUST_HOLDS; i++)
        if (ask_revocation(j, sk_X509_value(chain, i), sk_X509_value(chain, i + 1), at) ==
            BX_REVOCATION_REVOKED)
            trust = BX_TRUST_REVOKED;
    bx_certificates_free(chain);
    return trust;
}

/* What is at hand says of the signer's certificate, whoever is trusted. */
static bx_revocation ask_of_own(const judging *j, int64_t at)
{
    STACK_OF(X509) *const places[] = {j->pool, j->borrowed};
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < sk_X509_num(places[k]); i++) {
            X509 *issuer = sk_X509_value(places[k], i);
            if (bx_certificate_is_by(j->own, issuer)) return ask_revocation(j, j->own, issuer, at);
        }
    return BX_REVOCATION_UNKNOWN;
}

/* That its authority is trusted now does not make it one of then. Clocks differ by some minutes. */
static bx_judged_trust judge_stamp_trust(const judging *j, X509 *authority, int64_t time)
{
    enum { CLOCKS = 300 };
    int64_t begins = 0;
    bx_judged_trust trust = judge_trust(j, authority, j->wish->now);
    bool is_of_then = time <= j->wish->now + CLOCKS &&
                      bx_time_of(X509_get0_notBefore(authority), &begins) && begins <= time;
    return trust == BX_TRUST_HOLDS && !is_of_then ? BX_TRUST_NO_TIME : trust;
}

static void judge_trusts(judging *j)
{
    bx_judged *judged = j->judged;
    int64_t at = j->wish->now;
    if (judged->stamp == BX_STAMP_HOLDS)
        judged->stamp_trust = judge_stamp_trust(j, j->authority, judged->stamp_time);
    if (judged->stamp_trust == BX_TRUST_HOLDS) at = judged->stamp_time;
    judged->trust = judge_trust(j, j->own, at);
    judged->may_sign = bx_certificate_may_sign(j->own);
    if (judged->trust == BX_TRUST_HOLDS && !judged->may_sign) judged->trust = BX_TRUST_NO_USE;
    if (judged->trust == BX_TRUST_DAMAGED || judged->stamp_trust == BX_TRUST_DAMAGED)
        j->is_loose = true;
    judged->has_validity = ask_of_own(j, at) == BX_REVOCATION_GOOD;
    bool is_stamped = judged->stamp == BX_STAMP_HOLDS && judged->stamp_trust == BX_TRUST_UNASKED;
    if (is_stamped && judged->stamp_time < at) at = judged->stamp_time;
    judged->is_revoked = ask_of_own(j, at) == BX_REVOCATION_REVOKED;
}

/* --- certificates that lead nowhere --- */

static bool holds(STACK_OF(X509) * list, X509 *certificate)
{
    for (int i = 0; i < sk_X509_num(list); i++)
        if (X509_cmp(sk_X509_value(list, i), certificate) == 0) return true;
    return false;
}

/* Where somebody is trusted, all ends there: nobody at hand has signed this one, but he, or it is his own. */
static bool is_by_trusted(const judging *j, X509 *certificate)
{
    for (int i = 0; i < sk_X509_num(j->borrowed); i++) {
        X509 *trusted = sk_X509_value(j->borrowed, i);
        if (X509_cmp(trusted, certificate) == 0 || bx_certificate_is_by(certificate, trusted))
            return true;
    }
    return false;
}

typedef enum way { GOES_ON, ENDS /* nobody at hand calls himself its issuer */, FALSE_ISSUER } way;

/* Adds every issuer of it that is in the pool. FALSE_ISSUER: one that calls himself so did not sign it, nor did anybody else. */
static bx_status add_issuers(judging *j, X509 *certificate, way *found)
{
    enum {
        MOST = 500
    }; /* two chains try ten: a bag that was made to keep us busy is not looked through */
    bool is_named = false, is_signed = false;
    *found = FALSE_ISSUER;
    for (int i = 0; i < sk_X509_num(j->pool); i++) {
        X509 *issuer = sk_X509_value(j->pool, i);
        if (X509_NAME_cmp(X509_get_issuer_name(certificate), X509_get_subject_name(issuer)) != 0)
            continue;
        is_named = true;
        if (j->tried++ >= MOST) return BX_OK;
        if (!bx_certificate_is_by(certificate, issuer)) continue;
        is_signed = true;
        if (!holds(j->reached, issuer) && sk_X509_push(j->reached, issuer) <= 0)
            return BX_ERR_MEMORY;
    }
    if (is_signed || is_by_trusted(j, certificate)) *found = GOES_ON;
    else if (!is_named) *found = ENDS;
    return BX_OK;
}

/*
 * Upwards from a certificate. One whose issuer is not at hand is a byte changed where the way to a trusted one goes
 * by others; where none does, it may be that one is missing: then nothing is trusted, and that is what is wrong.
 */
static bx_status climb(judging *j, X509 *certificate, bx_judged_trust trust)
{
    bool leads_somewhere = trust != BX_TRUST_UNASKED && trust != BX_TRUST_NO_WAY;
    int i = sk_X509_num(j->reached);
    if (!certificate || holds(j->reached, certificate)) return BX_OK;
    if (sk_X509_push(j->reached, certificate) <= 0) return BX_ERR_MEMORY;
    for (; i < sk_X509_num(j->reached); i++) {
        way found;
        BX_TRY(add_issuers(j, sk_X509_value(j->reached, i), &found));
        if (found == FALSE_ISSUER || (found == ENDS && leads_somewhere)) j->is_loose = true;
    }
    return BX_OK;
}

/* The same name and number, and other bytes: no authority gives a number twice (RFC 5280, 4.1.2.2). One was changed. */
static bool is_twin(X509 *one, X509 *other)
{
    return X509_NAME_cmp(X509_get_subject_name(one), X509_get_subject_name(other)) == 0 &&
           ASN1_INTEGER_cmp(X509_get0_serialNumber(one), X509_get0_serialNumber(other)) == 0 &&
           X509_cmp(one, other) != 0;
}

static bool has_twin(const judging *j, X509 *certificate)
{
    enum { MOST = 64 };
    STACK_OF(X509) *const places[] = {j->bag, j->borrowed};
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < sk_X509_num(places[k]) && i < MOST; i++)
            if (is_twin(certificate, sk_X509_value(places[k], i))) return true;
    return false;
}

/* All that the bags hold must be met. */
static bx_status judge_bag(judging *j)
{
    enum { MOST = 64 };
    BX_TRY(climb(j, j->own, j->judged->trust));
    BX_TRY(climb(j, j->authority, j->judged->stamp_trust));
    for (int i = 0; i < sk_X509_num(j->bag); i++)
        if (!holds(j->reached, sk_X509_value(j->bag, i))) j->is_loose = true;
    for (int i = 0; i < sk_X509_num(j->bag) && i < MOST; i++)
        if (has_twin(j, sk_X509_value(j->bag, i))) j->is_loose = true;
    return BX_OK;
}

/* --- all of it --- */

static bx_status judge_signer(judging *j)
{
    bx_signer_verdict verdict;
    bx_buf algorithm = {0};
    bx_signer_wish wish = {.data = &j->data,
                           .certificate = j->own,
                           .content_type = BX_OID_DATA,
                           .parts = j->wish->parts,
                           .count = 2};
    bx_status status = bx_signer_judge(&wish, &verdict, &algorithm);
    if (status != BX_OK) {
        bx_buf_release(&algorithm);
        return status;
    }
    j->judged->bytes = verdict.bytes;
    j->judged->is_national = verdict.is_national;
    j->judged->is_signing_time = verdict.is_signing_time;
    if (j->data.has_content) j->is_loose = true;
    return keep(&algorithm, j->arena, &j->judged->algorithm);
}

/* The authority is who signs; what it stamps is the file. */
static bx_status judge_file_stamp(judging *j)
{
    bx_token token;
    if (!bx_token_read(j->wish->cms, &token)) return BX_OK;
    BX_TRY(take_bag(j, token.data.certificates));
    BX_TRY(take_store(j));
    BX_TRY(bx_token_judge(&token, j->pool, &j->judged->bytes, &j->own));
    if (!j->own) return BX_OK;
    BX_TRY(name_signer(j));
    if (j->judged->bytes == BX_JUDGED_SAME && !bx_token_is_of(&token, j->wish->parts, 2))
        j->judged->bytes = BX_JUDGED_OTHER;
    j->judged->stamp_time = token.time;
    j->judged->trust = judge_stamp_trust(j, j->own, token.time);
    if (j->judged->trust == BX_TRUST_DAMAGED) j->is_loose = true;
    j->judged->has_validity = ask_of_own(j, j->wish->now) == BX_REVOCATION_GOOD;
    BX_TRY(judge_bag(j));
    if (j->is_loose && j->judged->bytes == BX_JUDGED_SAME) j->judged->bytes = BX_JUDGED_LOOSE;
    return BX_OK;
}

static bx_status judge_all(judging *j)
{
    if (!bx_signed_data_read(j->wish->cms, &j->data)) return BX_OK;
    BX_TRY(take_bag(j, j->data.certificates));
    BX_TRY(take_store(j));
    j->own = bx_signer_certificate(&j->data, j->pool);
    if (!j->own) {
        j->judged->bytes = BX_JUDGED_NO_CERTIFICATE;
        return BX_OK;
    }
    BX_TRY(name_signer(j));
    BX_TRY(judge_signer(j));
    BX_TRY(judge_stamp(j));
    judge_trusts(j);
    BX_TRY(judge_bag(j));
    bx_judged_bytes bytes = j->judged->bytes;
    if (j->is_loose &&
        (bytes == BX_JUDGED_SAME || bytes == BX_JUDGED_WEAK || bytes == BX_JUDGED_UNBOUND))
        j->judged->bytes = BX_JUDGED_LOOSE;
    return BX_OK;
}

bx_status bx_cms_judge(const bx_judge_wish *wish, bx_arena *arena, bx_judged *judged)
{
    bx_judged found = {.bytes = BX_JUDGED_NO_CMS};
    judging j = {.wish = wish, .judged = &found, .arena = arena};
    bx_library_enter();
    j.bag = sk_X509_new_null();
    j.pool = sk_X509_new_null();
    j.reached = sk_X509_new_null();
    j.borrowed = wish->trust ? wish->trust->certificates : NULL;
    bx_status status = BX_ERR_MEMORY;
    if (j.bag && j.pool && j.reached)
        status = wish->is_stamp ? judge_file_stamp(&j) : judge_all(&j);
    sk_X509_free(j.reached);
    bx_certificates_free(j.bag);
    bx_certificates_free(j.pool);
    /* What failed for want of memory looks like what is wrong: the library remembers. */
    if (bx_library_why() == BX_LIBRARY_MEMORY) status = BX_ERR_MEMORY;
    if (status == BX_OK) *judged = found;
    return status;
}
