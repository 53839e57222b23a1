/* Opening a key, signing, stamping and judging, with each allocation of ours failing in turn: memory is out, nothing else is said. */
#include <openssl/crypto.h>

#include "cms/signature.h"
#include "cms/stamp.h"
#include "support/county.h"
#include "support/failing_alloc.h"
#include "support/folder.h"
#include "support/suite.h"

/* Check allocates, too: nothing is asserted while allocations fail. What is wrong is BX_ERR_INPUT. */

/* What was made before anything fails. */
typedef struct made {
    bx_credential_files files;
    const char *trusted;
    bx_buf cms, query, response;
} made;

static bx_status open_and_sign(const made *m, bx_diag *diag, bx_buf *cms)
{
    const bx_secret_source nobody = {0};
    bx_credential *credential;
    bx_hash digest;
    bx_hash_sha256(&BX_STR(COUNTY_BYTES), 1, &digest);
    BX_TRY(bx_credential_open(&m->files, &nobody, CERTIFICATE_NOW, diag, &credential));
    bx_status status = bx_cms_sign(credential, &digest, diag, cms);
    bx_credential_free(credential);
    return status;
}

static bx_status take_stamp(const made *m, bx_diag *diag, bx_buf *stamped)
{
    bx_buf token = {0}, taken = {0};
    bx_status status =
        bx_stamp_take("x", bx_buf_str(&m->response), bx_buf_str(&m->query), diag, &token);
    if (status == BX_OK) status = bx_cms_take("x", bx_buf_str(&m->cms), diag, &taken);
    if (status == BX_OK)
        status = bx_cms_add_token("x", bx_buf_str(&taken), bx_buf_str(&token), diag, stamped);
    bx_buf_release(&token);
    bx_buf_release(&taken);
    return status;
}

static bx_status judge(const made *m, bx_diag *diag, bx_str cms)
{
    bx_judged judged = {0};
    bx_trust *trust;
    bx_arena *arena = bx_arena_new(1 << 16);
    BX_TRY_NEW(arena);
    bx_status status = bx_trust_open(&m->trusted, 1, diag, &trust);
    if (status == BX_OK) {
        bx_judge_wish wish = {
            .cms = cms, .parts = {BX_STR(COUNTY_BYTES)}, .trust = trust, .now = CERTIFICATE_NOW};
        status = bx_cms_judge(&wish, arena, &judged);
        bool is_good = judged.bytes == BX_JUDGED_SAME && judged.trust == BX_TRUST_HOLDS &&
                       judged.stamp == BX_STAMP_HOLDS;
        if (status == BX_OK && !is_good) status = BX_ERR_INPUT;
        bx_trust_free(trust);
    }
    bx_arena_free(arena);
    return status;
}

static bx_status run(const made *m)
{
    bx_buf cms = {0}, stamped = {0};
    bx_diag *diag = bx_diag_new();
    BX_TRY_NEW(diag);
    bx_status status = open_and_sign(m, diag, &cms);
    if (status == BX_OK) status = take_stamp(m, diag, &stamped);
    if (status == BX_OK) status = judge(m, diag, bx_buf_str(&stamped));
    if (status == BX_ERR_MEMORY && bx_diag_count(diag) > 0) status = BX_ERR_INPUT;
    bx_buf_release(&cms);
    bx_buf_release(&stamped);
    bx_diag_free(diag);
    return status;
}

START_TEST(each_failing_allocation_is_told)
{
    county c;
    made m = {0};
    bx_hash imprint;
    county_begin(&c, "ec:P-256");
    m.files = (bx_credential_files){.key = bx_folder_path(c.folder, "key"),
                                    .cert = bx_folder_path(c.folder, "cert")};
    m.trusted = bx_folder_path(c.folder, "root");
    county_sign(&c, &m.cms);
    ck_assert_int_eq(bx_cms_imprint("x", bx_buf_str(&m.cms), NULL, &imprint), BX_OK);
    ck_assert_int_eq(bx_stamp_query(&imprint, NULL, &m.query), BX_OK);
    authority_stamp(&c.stamper, bx_buf_str(&m.query), 0, &m.response);
    bx_alloc_fail(0, false);
    ck_assert_int_eq(run(&m), BX_OK);
    long count = bx_alloc_count();
    ck_assert_int_gt(count, 20);
    for (long at = 1; at <= count; at++)
        for (int ever = 0; ever < 2; ever++) {
            bx_alloc_fail(at, ever == 1);
            bx_status status = run(&m);
            bool has_failed = bx_alloc_has_failed();
            bx_alloc_fail(0, false);
            ck_assert_msg(!has_failed || status == BX_ERR_MEMORY,
                          "allocation %ld of %ld: status %d", at, count, status);
        }
    printf("%ld allocations, each failed once and from there on\n", count);
    bx_buf_release(&m.cms);
    bx_buf_release(&m.query);
    bx_buf_release(&m.response);
    county_end(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {each_failing_allocation_is_told};
    return bx_suite_run("cms without memory", tests, BX_COUNT(tests));
}
