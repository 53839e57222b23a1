#include "app/signer.h"

#include "app/passphrase.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "cms/trust.h"

#include "base/ban.h"

enum { TSA_SECONDS = 30 };

static bx_status read_validity(const bx_named_files *files, bx_proof_of_validity kind,
                               bx_arena *arena, bx_diag *diag, bx_der_list *list)
{
    for (int i = 0; i < files->count; i++) {
        bx_str text;
        bx_buf der = {0};
        BX_TRY(bx_file_read(arena, files->paths[i], BX_LIMIT_CREDENTIAL_BYTES, diag, NULL, &text));
        bx_status status = bx_validity_take(files->paths[i], text, kind, diag, &der);
        bx_str *item = status == BX_OK ? BX_VEC_PUSH(arena, list) : NULL;
        if (item) *item = bx_buf_keep(&der, arena);
        else bx_buf_release(&der);
        if (status != BX_OK) return status;
        if (!item || !item->ptr) return BX_ERR_MEMORY;
    }
    return BX_OK;
}

static bx_status open_credential(const bx_options *options, bx_diag *diag, bx_signer_of_run *signer)
{
    const bx_sign_options *o = &options->sign;
    bx_passphrase passphrase = {.descriptor = o->passphrase, .language = options->orders.language};
    const bx_secret_source source = bx_passphrase_source(&passphrase);
    if (!o->files.key && !o->files.pkcs12) return BX_OK;
    BX_TRY(
        bx_credential_open(&o->files, &source, signer->signing.wish.at, diag, &signer->credential));
    signer->signing.credential = signer->credential;
    signer->signing.wish.names[0] = bx_credential_organization(signer->credential);
    signer->signing.wish.names[1] = bx_credential_name(signer->credential);
    return BX_OK;
}

bx_status bx_signer_open(const bx_options *options, bx_diag *diag, bx_signer_of_run *signer)
{
    const bx_sign_options *o = &options->sign;
    int64_t now = bx_clock_now();
    *signer = (bx_signer_of_run){.arena = bx_arena_new(BX_LIMIT_JOB_BYTES)};
    BX_TRY_NEW(signer->arena);
    signer->signing = (bx_signing){.now = now,
                                   .tsa = o->tsa,
                                   .seconds = TSA_SECONDS,
                                   .wish = {.field = o->field,
                                            .certify = o->certify,
                                            .at = o->at >= 0 ? o->at : now,
                                            .room = (size_t)o->room}};
    bx_validity *validity = &signer->signing.validity;
    BX_TRY(read_validity(&o->lists, BX_VALIDITY_CRL, signer->arena, diag, &validity->lists));
    BX_TRY(
        read_validity(&o->responses, BX_VALIDITY_OCSP, signer->arena, diag, &validity->responses));
    return open_credential(options, diag, signer);
}

void bx_signer_close(bx_signer_of_run *signer)
{
    bx_credential_free(signer->credential);
    bx_arena_free(signer->arena);
    *signer = (bx_signer_of_run){0};
}
