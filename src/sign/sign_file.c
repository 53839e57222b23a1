#include "sign/sign_file.h"

#include "base/file.h"
#include "base/limits.h"
#include "cms/bag.h"
#include "cms/signature.h"
#include "cms/stamp.h"
#include "proof/bounds.h"
#include "proof/pdf_file.h"
#include "sign/exchange.h"
#include "sign/signed_file.h"
#include "sign/standing.h"

#include "base/ban.h"

/* Of a signature that comes from elsewhere, with the certificates of its authority and a time-stamp. */
enum { ROOM_ELSEWHERE = 24 << 10 };

/* That a file is begun anew because somebody else was quicker. Each time he got further, so this is patience. */
enum { TRIES = 8 };

typedef struct work {
    const bx_sign_orders *orders;
    const char *path, *target; /* what is signed; where it goes */
    bool is_itself;            /* it goes where it is */
    bx_file_state was;         /* of the target, before anything was read */
    bx_diag *diag;
    bx_signable signable;
    bx_prepared prepared;
    bx_buf out;      /* the file as it will be; empty: it stays */
    bool is_stamped; /* the signature that is asked for is there, with a time-stamp */
    bx_sign_end_of_file end;
} work;

static bx_arena *arena_of(const work *w)
{
    return w->signable.arena;
}

static void hash_hex(bx_str bytes, char hex[65])
{
    bx_hash hash;
    bx_hash_sha256(&bytes, 1, &hash);
    bx_hash_hex(&hash, hex);
}

/* --- the first phase --- */

static void describe(const work *w, const bx_sign_wish *wish, bx_sign_request *request)
{
    *request = (bx_sign_request){
        .field = w->prepared.field, .certify = wish->certify, .at = wish->at, .room = wish->room};
    hash_hex(w->signable.bytes, request->base);
    bx_hash_hex(&w->prepared.digest, request->digest);
}

static bx_status prepare(work *w, bx_sign_request *request)
{
    bx_sign_wish wish = w->orders->signing.wish;
    if (wish.room == 0) wish.room = ROOM_ELSEWHERE;
    BX_TRY(bx_prepared_make(w->signable.file, &wish, &w->prepared));
    describe(w, &wish, request);
    return BX_OK;
}

/*
 * What was asked for this very file in this very way, at another time, stays asked: somebody may be signing it.
 */
static bx_status was_asked_before(work *w, bool *was)
{
    bx_sign_request before, request;
    work then = *w;
    bx_sign_orders orders = *w->orders;
    *was = false;
    bx_status status = bx_exchange_request(arena_of(w), orders.digest_out, w->path, NULL, &before);
    if (status != BX_OK) return status == BX_ERR_MEMORY ? status : BX_OK;
    orders.signing.wish.at = before.at;
    then.orders = &orders;
    status = prepare(&then, &request);
    *was = status == BX_OK && strcmp(request.base, before.base) == 0 &&
           strcmp(request.digest, before.digest) == 0 && request.room == before.room;
    bx_prepared_release(&then.prepared);
    return status;
}

static bx_status ask_for_signature(work *w)
{
    bx_sign_request request;
    bool was = false;
    w->end = BX_SIGN_ASKED;
    BX_TRY(was_asked_before(w, &was));
    if (was)
        return bx_report(w->diag, BX_E_SIGN_ASKED_BEFORE, NULL, w->path, w->orders->digest_out);
    BX_TRY(prepare(w, &request));
    return bx_exchange_ask(arena_of(w), w->orders->digest_out, w->path, &request, &w->prepared,
                           w->diag);
}

/* What the second phase wants again, and the query for what is signed. */
static bx_status put_for_stamp(work *w, const bx_sign_request *request, bx_str cms)
{
    const char *folder = w->orders->tsq_out;
    bx_hash imprint;
    bx_buf query = {0};
    BX_TRY(bx_cms_imprint(w->path, cms, w->diag, &imprint));
    bx_status status = bx_stamp_query(&imprint, w->diag, &query);
    if (status == BX_OK)
        status = bx_exchange_put(arena_of(w), folder, w->path, ".cms", cms, w->diag);
    if (status == BX_OK)
        status = bx_exchange_put(arena_of(w), folder, w->path, ".tsq", bx_buf_str(&query), w->diag);
    if (status == BX_OK)
        status = bx_exchange_ask(arena_of(w), folder, w->path, request, &w->prepared, w->diag);
    bx_buf_release(&query);
    w->end = BX_SIGN_ASKED;
    return status;
}

static bx_status sign_and_ask_for_stamp(work *w)
{
    bx_sign_request request;
    bx_buf cms = {0};
    BX_TRY(prepare(w, &request));
    bx_status status =
        bx_cms_sign(w->orders->signing.credential, &w->prepared.digest, w->diag, &cms);
    if (status == BX_OK) status = put_for_stamp(w, &request, bx_buf_str(&cms));
    bx_buf_release(&cms);
    return status;
}

/* --- the second phase --- */

/* The file first: of another one the field may not wait any more. */
static bx_status prepare_again(work *w, const char *folder, bx_sign_request *request)
{
    char base[65], digest[65];
    BX_TRY(bx_exchange_request(arena_of(w), folder, w->path, w->diag, request));
    hash_hex(w->signable.bytes, base);
    bool is_same = strcmp(base, request->base) == 0;
    if (!is_same) return bx_report(w->diag, BX_E_SIGN_REQUEST_OTHER, NULL, w->path, folder);
    const char *field = bx_str_copy(arena_of(w), request->field).ptr;
    BX_TRY_NEW(field);
    const bx_sign_wish wish = {
        .field = field, .certify = request->certify, .at = request->at, .room = request->room};
    BX_TRY(bx_prepared_make(w->signable.file, &wish, &w->prepared));
    bx_hash_hex(&w->prepared.digest, digest);
    is_same = strcmp(digest, request->digest) == 0;
    return is_same ? BX_OK : bx_report(w->diag, BX_E_SIGN_REQUEST_OTHER, NULL, w->path, folder);
}

/* @param cms  appended to */
static bx_status take_cms(work *w, const char *folder, const char **name, bx_buf *cms)
{
    static const char *const endings[] = {".cms", ".p7s", NULL};
    bx_str bytes;
    BX_TRY(bx_exchange_take(arena_of(w), folder, w->path, endings, w->diag, name, &bytes));
    return bx_cms_take(*name, bytes, w->diag, cms);
}

static bx_status add_stamp(work *w, const char *folder, const char *name, bx_str cms, bx_buf *der)
{
    static const char *const of_query[] = {".tsq", NULL}, *const of_response[] = {".tsr", NULL};
    const char *query_name, *response_name;
    bx_str query, response;
    bx_buf token = {0};
    BX_TRY(bx_exchange_take(arena_of(w), folder, w->path, of_query, w->diag, &query_name, &query));
    BX_TRY(bx_exchange_take(arena_of(w), folder, w->path, of_response, w->diag, &response_name,
                            &response));
    bx_status status = bx_stamp_take(response_name, response, query, w->diag, &token);
    if (status == BX_OK) status = bx_cms_add_token(name, cms, bx_buf_str(&token), w->diag, der);
    bx_buf_release(&token);
    return status;
}

static bx_status end_signature(work *w)
{
    const bx_sign_orders *o = w->orders;
    const char *folder = o->tsr_in ? o->tsr_in : o->cms_in, *name = NULL;
    bx_sign_request request;
    bx_buf cms = {0}, stamped = {0};
    BX_TRY(prepare_again(w, folder, &request));
    bx_status status = take_cms(w, folder, &name, &cms);
    if (status == BX_OK && o->tsr_in)
        status = add_stamp(w, folder, name, bx_buf_str(&cms), &stamped);
    const bx_buf *whole = o->tsr_in ? &stamped : &cms;
    if (status == BX_OK && o->tsq_out) status = put_for_stamp(w, &request, bx_buf_str(whole));
    else if (status == BX_OK)
        status = bx_sign_end(&o->signing, name, bx_buf_str(whole), &w->prepared, w->diag, &w->out);
    bx_buf_release(&cms);
    bx_buf_release(&stamped);
    return status;
}

/* --- one file --- */

/* A run that is begun again finds what the one before it has done. */
static bx_status was_signed_before(work *w, bool *was)
{
    const bx_credential *credential = w->orders->signing.credential;
    const bx_standing_wish wish = {.now = w->orders->signing.now};
    bx_standings all;
    *was = false;
    if (!credential || !w->signable.is_signed) return BX_OK;
    BX_TRY(bx_standings_read(w->signable.file, &wish, &all));
    for (int i = 0; i < all.items.count; i++) {
        const bx_standing *s = &all.items.items[i];
        const char *field = w->orders->signing.wish.field;
        bool is_asked = !field || bx_str_is(s->field, field) || bx_str_is(s->title, field);
        if (!is_asked || !bx_credential_signed(credential, s->cms)) continue;
        *was = true;
        if (w->orders->signing.wish.certify != BX_CERTIFY_NOT && s->certify == 0)
            return bx_report(w->diag, BX_E_SIGN_CERTIFY_LATE, NULL, w->path);
        w->is_stamped = w->is_stamped || s->judged.stamp != BX_STAMP_NONE;
    }
    return BX_OK;
}

static bool revision_is(const work *w, int revision, const char *sha256)
{
    char hex[65];
    if (revision < 0) return false;
    hash_hex(bx_proof_file_bytes(w->signable.file, revision), hex);
    return strcmp(hex, sha256) == 0;
}

/* Whether it is that very signature that stands on what the request was made for, with a time-stamp by now or without. */
static bx_status is_of_request(work *w, const bx_standing *s, const char *folder, bool *is)
{
    const char *name = NULL;
    bx_hash asked, there;
    bx_buf cms = {0};
    *is = false;
    bx_status status = take_cms(w, folder, &name, &cms);
    if (status == BX_OK) status = bx_cms_imprint(name, bx_buf_str(&cms), w->diag, &asked);
    if (status == BX_OK && bx_cms_imprint(w->path, s->cms, NULL, &there) == BX_OK)
        *is = memcmp(asked.bytes, there.bytes, sizeof asked.bytes) == 0;
    bx_buf_release(&cms);
    return status;
}

/* What came from elsewhere is in the file: not only something on top of what it was asked for. */
static bx_status was_ended_before(work *w, bool *was)
{
    const bx_sign_orders *o = w->orders;
    const char *folder = o->tsr_in ? o->tsr_in : o->cms_in;
    const bx_standing_wish wish = {.now = o->signing.now};
    bx_sign_request request;
    bx_standings all;
    if (!folder || !w->signable.is_signed) return BX_OK;
    BX_TRY(bx_exchange_request(arena_of(w), folder, w->path, w->diag, &request));
    BX_TRY(bx_standings_read(w->signable.file, &wish, &all));
    for (int i = 0; i < all.items.count && !*was; i++) {
        const bx_standing *s = &all.items.items[i];
        if (!revision_is(w, s->revision - 1, request.base)) continue;
        BX_TRY(is_of_request(w, s, folder, was));
        w->is_stamped = *was && s->judged.stamp != BX_STAMP_NONE;
    }
    return BX_OK;
}

/* Where it goes: the file itself, also where a link leads to it; or another one. */
static bx_status name_target(work *w)
{
    const char *output = w->orders->output;
    if (!output) {
        BX_TRY(bx_file_real_path(arena_of(w), w->path, &w->target));
        if (!w->target) w->target = w->path;
    } else if (bx_str_ends(bx_str_from(output), BX_STR("/"))) {
        w->target = bx_exchange_path(arena_of(w), output, w->path, ".pdf");
        BX_TRY_NEW(w->target);
    } else {
        w->target = output;
    }
    return BX_OK;
}

/* Of the file itself it is known from before it was read what it was. */
static bx_status find_target(work *w)
{
    BX_TRY(name_target(w));
    w->is_itself = bx_file_is_same(w->target, w->path);
    if (!w->is_itself) w->was = bx_file_look(w->target);
    return BX_OK;
}

static bool proves(const work *w)
{
    const bx_validity *v = &w->orders->signing.validity;
    return v->lists.count + v->responses.count > 0;
}

static bool wants_stamp(const work *w)
{
    const bx_sign_orders *o = w->orders;
    return o->signing.tsa || o->tsq_out || o->tsr_in;
}

static bx_status was_done_before(work *w, bool *was)
{
    BX_TRY(was_signed_before(w, was));
    return *was ? BX_OK : was_ended_before(w, was);
}

/* All that this run would do: another's signature is none of it. */
static bx_status has_all(work *w, bool *has)
{
    const bx_sign_orders *o = w->orders;
    bool is_proved = true;
    bool only_proves = !o->signing.credential && !o->cms_in && !o->tsr_in;
    if (!only_proves) BX_TRY(was_done_before(w, has));
    if (proves(w)) BX_TRY(bx_validity_is_there(w->signable.file, &o->signing.validity, &is_proved));
    *has = (only_proves || *has) && is_proved && (!wants_stamp(w) || w->is_stamped);
    return BX_OK;
}

/* What an earlier run put there goes on from this file. */
static bx_status look_at_earlier(work *w, bx_str bytes, bool *has)
{
    work there = {.orders = w->orders, .path = w->path, .diag = w->diag};
    bool is_from = bx_str_starts(bytes, w->signable.bytes);
    if (!is_from) return bx_report(w->diag, BX_E_SIGN_TARGET, NULL, w->target);
    bx_status status =
        bx_signable_open(w->target, bytes, w->orders->signing.now, w->diag, &there.signable);
    if (status == BX_OK) status = has_all(&there, has);
    if (status == BX_OK && !*has) status = bx_report(w->diag, BX_E_SIGN_LACKING, NULL, w->target);
    w->is_stamped = there.is_stamped;
    bx_signable_close(&there.signable);
    return status;
}

/* What is signed and lies where it should go is not ours to replace. @param is_there  set: it is all that was asked for */
static bx_status spare_target(work *w, bool *is_there)
{
    bx_signed_file there;
    bx_str bytes;
    if (w->is_itself) return BX_OK;
    BX_TRY(bx_signed_file_look(w->target, &there));
    if (!there.is_signed) return BX_OK;
    BX_TRY(bx_file_map(w->target, BX_PROOF_FILE_BYTES, w->diag, NULL, &bytes));
    bx_status status = look_at_earlier(w, bytes, is_there);
    bx_file_unmap(bytes);
    return status;
}

/* Where it was to go, it is there all the same. @param why  a note */
static bx_status pass(work *w, bx_code why, bool is_there)
{
    w->end = BX_SIGN_PASSED;
    if (!is_there && !w->is_itself) bx_buf_add_str(&w->out, w->signable.bytes);
    if (w->out.failed) return BX_ERR_MEMORY;
    return bx_report(w->diag, why, NULL, w->is_itself ? w->path : w->target);
}

/* Each once: a run that is begun again adds nothing. */
static bx_status prove(work *w)
{
    const bx_signing *signing = &w->orders->signing;
    bool is_there = false;
    if (w->signable.is_signed)
        BX_TRY(bx_validity_is_there(w->signable.file, &signing->validity, &is_there));
    if (is_there) return pass(w, BX_E_SIGN_PROVED_BEFORE, false);
    w->end = BX_SIGN_PROVED;
    return bx_sign_prove(signing, w->path, w->signable.bytes, w->diag, &w->out);
}

/* What can still be added to a signature that is there is added. */
static bx_status go_on(work *w, bool is_there)
{
    if (wants_stamp(w) && !w->is_stamped)
        BX_TRY(bx_report(w->diag, BX_E_SIGN_STAMP_LATE, NULL, w->path));
    if (proves(w) && !is_there) return prove(w);
    return pass(w, BX_E_SIGN_BEFORE, is_there);
}

static bx_status take(work *w)
{
    const bx_sign_orders *o = w->orders;
    bool was = false, is_there = false;
    bool is_written = !o->digest_out && !o->tsq_out;
    BX_TRY(find_target(w));
    if (is_written) BX_TRY(spare_target(w, &is_there));
    if (!is_there) BX_TRY(was_done_before(w, &was));
    if (is_there || was) return go_on(w, is_there || !is_written);
    w->end = BX_SIGN_DONE;
    if (o->digest_out) return ask_for_signature(w);
    if (o->cms_in || o->tsr_in) return end_signature(w);
    if (o->tsq_out) return sign_and_ask_for_stamp(w);
    return o->signing.credential ? bx_sign(&o->signing, &w->signable, w->diag, &w->out) : prove(w);
}

/* @param is_other  set: the target is another by now, and stays */
static bx_status put(work *w, bool *is_other)
{
    if (w->out.len == 0) return BX_OK;
    const char *output = w->orders->output;
    if (output && w->target != output) BX_TRY(bx_file_make_folder(output, w->diag));
    return bx_file_replace_same(w->target, &w->was, bx_buf_str(&w->out), w->orders->sync, w->diag,
                                is_other);
}

static bx_status sign_once(const bx_sign_orders *orders, const char *path, bx_diag *diag,
                           bx_sign_end_of_file *end, bool *is_other)
{
    bx_str bytes = {0};
    work w = {.orders = orders, .path = path, .diag = diag, .was = bx_file_look(path)};
    bx_status status = bx_file_map(path, BX_PROOF_FILE_BYTES, diag, NULL, &bytes);
    if (status == BX_OK)
        status = bx_signable_open(path, bytes, orders->signing.now, diag, &w.signable);
    if (status == BX_OK) status = take(&w);
    if (status == BX_OK) status = put(&w, is_other);
    if (status == BX_OK) *end = w.end;
    bx_prepared_release(&w.prepared);
    bx_buf_release(&w.out);
    bx_signable_close(&w.signable);
    if (bytes.ptr) bx_file_unmap(bytes);
    return status;
}

/* A signature of what the file was is thrown away: put in its place, it would undo another's. */
bx_status bx_sign_file(const bx_sign_orders *orders, const char *path, bx_diag *diag,
                       bx_sign_end_of_file *end)
{
    for (int i = 0; i < TRIES; i++) {
        bool is_other = false;
        *end = BX_SIGN_FAILED;
        bx_status status = sign_once(orders, path, diag, end, &is_other);
        if (status != BX_OK || !is_other) return status;
    }
    *end = BX_SIGN_FAILED;
    return bx_report(diag, BX_E_FILE_BUSY, NULL, orders->output ? orders->output : path);
}
