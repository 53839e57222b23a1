#include "sign/sign.h"

#include "base/extra.h"
#include "base/limits.h"
#include "cms/bag.h"
#include "cms/signature.h"
#include "cms/stamp.h"
#include "proof/bounds.h"
#include "proof/contents.h"
#include "proof/digest.h"
#include "proof/made.h"
#include "proof/pdf_file.h"
#include "proof/update.h"
#include "sign/reasons.h"

#include "base/ban.h"

enum { STAMP_ROOM = 8 << 10 }; /* a time-stamp with the certificates of its authority: 2 to 7 KiB */

/* --- what may be signed --- */

/* Of each the first reason: one signature that does not hold is enough. */
static bx_status check_signatures(bx_signable *s, int64_t now, bx_diag *diag)
{
    bx_standings all;
    const bx_standing_wish wish = {.trust = NULL, .now = now};
    BX_TRY(bx_standings_read(s->file, &wish, &all));
    s->is_signed = all.items.count > 0;
    for (int i = 0; i < all.items.count; i++) {
        const bx_standing *standing = &all.items.items[i];
        if (bx_standing_is_intact(standing)) continue;
        bx_buf field = {0};
        bx_buf_add_str(&field, standing->field);
        bx_status status = field.failed ? BX_ERR_MEMORY
                                        : bx_report(diag, BX_E_SIGN_BROKEN, NULL, s->name,
                                                    field.ptr ? field.ptr : "-");
        bx_buf_release(&field);
        return status;
    }
    bool is_added_to = bx_proof_file_revisions(s->file) > 1;
    bool is_sound =
        !is_added_to || (all.items.count > 0 && all.is_whole && !all.is_uncovered_wrong);
    return is_sound ? BX_OK : bx_report(diag, BX_E_SIGN_CHANGED, NULL, s->name);
}

/* What it says of itself is of what was made: others write the metadata anew when they sign. */
static bx_status read_made(const bx_signable *s, bx_proof_made *made)
{
    bx_proof_file *first = NULL;
    bx_status status = bx_proof_file_open_revision(s->file, 0, &first);
    if (status == BX_OK) status = bx_proof_made_read(first, made);
    bx_proof_file_free(first);
    return status;
}

/* Nothing that acts or that only some programs show is signed, whoever wrote a digest for it. */
static bx_status check(bx_signable *s, int64_t now, bx_diag *diag)
{
    bx_proof_made made;
    bx_proof_sameness sameness;
    bx_proof_contents contents;
    BX_TRY(read_made(s, &made));
    BX_TRY(bx_proof_digest(s->file, &sameness));
    if (sameness != BX_PROOF_SAME || bx_proof_file_behind(s->file) > 0)
        return bx_report(diag, BX_E_SIGN_CHANGED, NULL, s->name);
    BX_TRY(bx_proof_contents_read(s->file, &contents));
    if (contents.added & BX_ADDED_CHANGE || !bx_proof_contents_are_plain(&contents))
        return bx_report(diag, BX_E_SIGN_CHANGED, NULL, s->name);
    if (bx_extras_of(made.options) & BX_EXTRA_DRAFT)
        return bx_report(diag, BX_E_SIGN_DRAFT, NULL, s->name);
    return check_signatures(s, now, diag);
}

bx_status bx_signable_open(const char *name, bx_str bytes, int64_t now, bx_diag *diag,
                           bx_signable *s)
{
    *s = (bx_signable){.name = name, .bytes = bytes, .arena = bx_arena_new(BX_LIMIT_JOB_BYTES)};
    BX_TRY_NEW(s->arena);
    BX_TRY(bx_proof_file_open(s->arena, bytes, name, diag, &s->file));
    return check(s, now, diag);
}

void bx_signable_close(bx_signable *s)
{
    bx_proof_file_free(s->file);
    bx_arena_free(s->arena);
    *s = (bx_signable){0};
}

/* --- signed here --- */

static bx_status stamp(const bx_signing *signing, const char *name, bx_buf *cms, bx_diag *diag)
{
    bx_hash imprint;
    bx_buf query = {0}, response = {0}, token = {0}, stamped = {0};
    bx_status status = bx_cms_imprint(name, bx_buf_str(cms), diag, &imprint);
    if (status == BX_OK) status = bx_stamp_query(&imprint, diag, &query);
    if (status == BX_OK)
        status = bx_stamp_ask(signing->tsa, bx_buf_str(&query), signing->seconds, diag, &response);
    if (status == BX_OK)
        status =
            bx_stamp_take(signing->tsa, bx_buf_str(&response), bx_buf_str(&query), diag, &token);
    if (status == BX_OK)
        status = bx_cms_add_token(name, bx_buf_str(cms), bx_buf_str(&token), diag, &stamped);
    if (status == BX_OK) {
        bx_buf_release(cms);
        *cms = stamped;
        stamped = (bx_buf){0};
    }
    bx_buf_release(&query);
    bx_buf_release(&response);
    bx_buf_release(&token);
    bx_buf_release(&stamped);
    return status;
}

/* With what proves it, where that was given. `prepared` is signed, and taken over. */
static bx_status finish(const bx_signing *signing, const char *name, bx_prepared *prepared,
                        bx_diag *diag, bx_buf *out)
{
    if (signing->validity.lists.count + signing->validity.responses.count > 0)
        return bx_sign_prove(signing, name, bx_buf_str(&prepared->bytes), diag, out);
    *out = prepared->bytes;
    prepared->bytes = (bx_buf){0};
    return BX_OK;
}

static bx_status sign_prepared(const bx_signing *signing, const char *name, bx_prepared *prepared,
                               bx_diag *diag, bx_buf *out)
{
    bx_buf cms = {0};
    bx_status status = bx_cms_sign(signing->credential, &prepared->digest, diag, &cms);
    if (status == BX_OK && signing->tsa) status = stamp(signing, name, &cms, diag);
    if (status == BX_OK) status = bx_prepared_fill(prepared, name, bx_buf_str(&cms), diag);
    if (status == BX_OK) status = finish(signing, name, prepared, diag, out);
    bx_buf_release(&cms);
    return status;
}

bx_status bx_sign(const bx_signing *signing, const bx_signable *signable, bx_diag *diag,
                  bx_buf *out)
{
    bx_prepared prepared = {0};
    bx_sign_wish wish = signing->wish;
    if (wish.room == 0)
        wish.room = bx_credential_room(signing->credential) + (signing->tsa ? STAMP_ROOM : 0);
    bx_status status = bx_prepared_make(signable->file, &wish, &prepared);
    if (status == BX_OK) status = sign_prepared(signing, signable->name, &prepared, diag, out);
    bx_prepared_release(&prepared);
    return status;
}

/* --- signed elsewhere --- */

static bx_status judge(const bx_signing *signing, const char *name, bx_str cms,
                       const bx_prepared *prepared, bx_arena *arena, bx_diag *diag)
{
    bx_judged judged;
    bx_judge_wish wish = {.cms = cms, .now = signing->now};
    bx_prepared_parts(prepared, wish.parts);
    BX_TRY(bx_cms_judge(&wish, arena, &judged));
    bool is_taken = judged.bytes == BX_JUDGED_SAME || judged.bytes == BX_JUDGED_UNKNOWN;
    if (is_taken && !judged.may_sign)
        return bx_report(diag, BX_E_SIGN_FORGED, NULL, name,
                         BX_BOTH("its certificate is not one to sign documents with (key usage)",
                                 "其证书不可用于签署文件（密钥用途）"));
    switch (judged.bytes) {
    case BX_JUDGED_SAME:
        return judged.is_signing_time ? bx_report(diag, BX_E_SIGN_TIME, NULL, name) : BX_OK;
    case BX_JUDGED_UNKNOWN: return bx_report(diag, BX_E_SIGN_UNKNOWN, NULL, name);
    case BX_JUDGED_OTHER: return bx_report(diag, BX_E_SIGN_OTHER, NULL, name);
    default: return bx_report(diag, BX_E_SIGN_FORGED, NULL, name, bx_judged_why(&judged));
    }
}

bx_status bx_sign_end(const bx_signing *signing, const char *cms_name, bx_str cms,
                      bx_prepared *prepared, bx_diag *diag, bx_buf *out)
{
    bx_buf stamped = {0};
    bx_arena *arena = bx_arena_new(BX_LIMIT_JOB_BYTES);
    BX_TRY_NEW(arena);
    bx_buf_add_str(&stamped, cms);
    bx_status status = stamped.failed ? BX_ERR_MEMORY : BX_OK;
    if (status == BX_OK) status = judge(signing, cms_name, cms, prepared, arena, diag);
    if (status == BX_OK && signing->tsa) status = stamp(signing, cms_name, &stamped, diag);
    if (status == BX_OK) status = bx_prepared_fill(prepared, cms_name, bx_buf_str(&stamped), diag);
    if (status == BX_OK) status = finish(signing, cms_name, prepared, diag, out);
    bx_arena_free(arena);
    bx_buf_release(&stamped);
    return status;
}

/* --- proved for years --- */

/* What signers and their time-stamps bring along, too: a reader in ten years has nothing else. */
static bx_status add_certificates(const bx_standings *all, bx_arena *arena, bx_validity *validity)
{
    for (int i = 0; i < all->items.count; i++)
        BX_TRY(bx_cms_certificates(all->items.items[i].cms, arena, &validity->certificates));
    return BX_OK;
}

/* It would stand in the file, and make of its signature one that nobody accepts. */
static bx_status tell_revoked(const bx_judged *judged, const char *name, bx_diag *diag)
{
    bx_buf signer = {0};
    bx_buf_add_str(&signer, judged->signer);
    bx_buf_add_text(&signer, "");
    bx_status status =
        signer.failed ? BX_ERR_MEMORY : bx_report(diag, BX_E_SIGN_REVOKED, NULL, name, signer.ptr);
    bx_buf_release(&signer);
    return status;
}

static bx_status prove(const bx_signing *signing, const char *name, bx_proof_file *file,
                       bx_arena *arena, bx_diag *diag, bx_buf *out)
{
    bx_standings all;
    bx_validity validity = signing->validity;
    const bx_standing_wish wish = {.now = signing->now, .more = &signing->validity};
    BX_TRY(bx_standings_read(file, &wish, &all));
    if (all.items.count == 0) return bx_report(diag, BX_E_SIGN_UNSIGNED, NULL, name);
    bool is_about = false;
    for (int i = 0; i < all.items.count; i++) {
        const bx_judged *judged = &all.items.items[i].judged;
        if (judged->is_revoked) return tell_revoked(judged, name, diag);
        is_about = is_about || judged->has_validity;
    }
    if (!is_about) BX_TRY(bx_report(diag, BX_E_SIGN_VALIDITY, NULL, name));
    BX_TRY(add_certificates(&all, arena, &validity));
    return bx_validity_add(file, &validity, out);
}

bx_status bx_sign_prove(const bx_signing *signing, const char *name, bx_str bytes, bx_diag *diag,
                        bx_buf *out)
{
    bx_proof_file *file = NULL;
    bx_arena *arena = bx_arena_new(BX_LIMIT_JOB_BYTES);
    BX_TRY_NEW(arena);
    bx_status status = bx_proof_file_open(arena, bytes, name, diag, &file);
    if (status == BX_OK) status = prove(signing, name, file, arena, diag, out);
    bx_proof_file_free(file);
    bx_arena_free(arena);
    return status;
}
