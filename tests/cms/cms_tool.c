/*
 * Signs, stamps and judges bytes, for run.sh to hold against what openssl says:
 *
 *   cms_tool sign KEY CERT FILE CMS            cms_tool sign12 PKCS12 FILE CMS    the passphrase is "secret"
 *   cms_tool query CMS QUERY                   cms_tool stamp CMS QUERY RESPONSE STAMPED
 *   cms_tool judge CMS FILE TRUST              what bx_judged says, in a line
 */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "cms/credential.h"
#include "cms/judge.h"
#include "cms/signature.h"
#include "cms/stamp.h"

#include "base/ban.h"

typedef struct tool {
    bx_arena *arena;
    bx_diag *diag;
    char **arguments;
} tool;

static bx_status read_file(tool *t, int argument, bx_str *bytes)
{
    return bx_file_read(t->arena, t->arguments[argument], 1 << 24, t->diag, NULL, bytes);
}

static bx_status write_file(tool *t, int argument, bx_buf *bytes)
{
    bx_status status = bx_file_replace(t->arguments[argument], bx_buf_str(bytes), false, t->diag);
    bx_buf_release(bytes);
    return status;
}

static bx_status answer(void *context, const char *path, bx_diag *diag, bx_secret *secret)
{
    (void)context;
    (void)path;
    (void)diag;
    *secret = (bx_secret){"secret", 6};
    return BX_OK;
}

static bx_status sign(tool *t, const bx_credential_files *files, int file)
{
    const bx_secret_source source = {answer, NULL};
    bx_credential *credential;
    bx_str bytes;
    bx_hash digest;
    bx_buf cms = {0};
    BX_TRY(read_file(t, file, &bytes));
    BX_TRY(bx_credential_open(files, &source, (int64_t)time(NULL), t->diag, &credential));
    bx_hash_sha256(&bytes, 1, &digest);
    bx_status status = bx_cms_sign(credential, &digest, t->diag, &cms);
    bx_credential_free(credential);
    return status == BX_OK ? write_file(t, file + 1, &cms) : status;
}

static bx_status query(tool *t)
{
    bx_str cms;
    bx_hash imprint;
    bx_buf der = {0};
    BX_TRY(read_file(t, 2, &cms));
    BX_TRY(bx_cms_imprint(t->arguments[2], cms, t->diag, &imprint));
    BX_TRY(bx_stamp_query(&imprint, t->diag, &der));
    return write_file(t, 3, &der);
}

static bx_status stamp(tool *t)
{
    bx_str cms, asked, response;
    bx_buf token = {0}, stamped = {0};
    BX_TRY(read_file(t, 2, &cms));
    BX_TRY(read_file(t, 3, &asked));
    BX_TRY(read_file(t, 4, &response));
    bx_status status = bx_stamp_take(t->arguments[4], response, asked, t->diag, &token);
    if (status == BX_OK)
        status = bx_cms_add_token(t->arguments[2], cms, bx_buf_str(&token), t->diag, &stamped);
    bx_buf_release(&token);
    return status == BX_OK ? write_file(t, 5, &stamped) : status;
}

static bx_status judge(tool *t)
{
    bx_str file, bytes;
    bx_buf cms = {0};
    bx_trust *trust;
    bx_judged j;
    BX_TRY(read_file(t, 2, &file));
    BX_TRY(read_file(t, 3, &bytes));
    BX_TRY(bx_cms_take(t->arguments[2], file, t->diag, &cms));
    bx_status status = bx_trust_open((const char *const *)&t->arguments[4], 1, t->diag, &trust);
    if (status != BX_OK) {
        bx_buf_release(&cms);
        return status;
    }
    bx_judge_wish wish = {
        .cms = bx_buf_str(&cms), .parts = {bytes}, .trust = trust, .now = (int64_t)time(NULL)};
    status = bx_cms_judge(&wish, t->arena, &j);
    if (status == BX_OK)
        printf("bytes %d trust %d stamp %d %d time %d national %d: %.*s, %.*s\n", j.bytes, j.trust,
               j.stamp, j.stamp_trust, j.is_signing_time, j.is_national, BX_STR_ARG(j.signer),
               BX_STR_ARG(j.algorithm));
    bx_trust_free(trust);
    bx_buf_release(&cms);
    return status;
}

static bx_status run(tool *t, int count)
{
    bx_str what = count > 2 ? bx_str_from(t->arguments[1]) : BX_STR("");
    if (bx_str_is(what, "sign") && count == 6)
        return sign(t, &(bx_credential_files){.key = t->arguments[2], .cert = t->arguments[3]}, 4);
    if (bx_str_is(what, "sign12") && count == 5)
        return sign(t, &(bx_credential_files){.pkcs12 = t->arguments[2]}, 3);
    if (bx_str_is(what, "query") && count == 4) return query(t);
    if (bx_str_is(what, "stamp") && count == 6) return stamp(t);
    if (bx_str_is(what, "judge") && count == 5) return judge(t);
    return BX_ERR_USAGE;
}

int main(int count, char **arguments)
{
    tool t = {bx_arena_new(1 << 26), bx_diag_new(), arguments};
    bx_status status = t.arena && t.diag ? run(&t, count) : BX_ERR_MEMORY;
    for (int i = 0; t.diag && i < bx_diag_count(t.diag); i++)
        printf("BX%04d\n", bx_code_number(bx_diag_at(t.diag, i)->code));
    bx_diag_free(t.diag);
    bx_arena_free(t.arena);
    return status == BX_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
