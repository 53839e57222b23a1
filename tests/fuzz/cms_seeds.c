/* Signatures, stamps, lists and responses to begin with: cms_seeds FOLDER writes them there. */
#include <stdio.h>

#include "base/file.h"
#include "cms/signature.h"
#include "cms/stamp.h"
#include "support/cms_input.h"
#include "support/county.h"
#include "support/suite.h"

static const char *target;

static void put(cms_input_kind kind, bx_str first, bx_str second, int number)
{
    bx_buf bytes = {0}, path = {0};
    cms_input_write(&(cms_input){kind, first, second}, &bytes);
    bx_buf_printf(&path, "%s/%d-%d", target, (int)kind, number);
    ck_assert_int_eq(bx_file_replace(path.ptr, bx_buf_str(&bytes), false, NULL), BX_OK);
    bx_buf_release(&bytes);
    bx_buf_release(&path);
}

/* What may stand beside a signature: the root, a list, a response. */
static void put_signature(const county *c, bx_str cms, int number)
{
    bx_buf beside = {0};
    put(CMS_INPUT_TAKE, cms, (bx_str){0}, number);
    put(CMS_INPUT_JUDGE, cms, certificate_der(c->root.certificate, &beside), number);
    authority_list(&c->between, c->signer.certificate, CERTIFICATE_NOW - 1, CERTIFICATE_NOW - 1,
                   CERTIFICATE_NOW + 1, &beside);
    put(CMS_INPUT_JUDGE, cms, bx_buf_str(&beside), number + 1);
    put(CMS_INPUT_LIST, bx_buf_str(&beside), (bx_str){0}, number);
    authority_response(&c->between, c->signer.certificate, c->between.certificate,
                       CERTIFICATE_NOW - 1, CERTIFICATE_NOW - 1, CERTIFICATE_NOW + 1, &beside);
    put(CMS_INPUT_JUDGE, cms, bx_buf_str(&beside), number + 2);
    put(CMS_INPUT_RESPONSE, bx_buf_str(&beside), (bx_str){0}, number);
    bx_buf_release(&beside);
}

static void put_stamp(const county *c, const bx_buf *cms)
{
    bx_hash imprint;
    bx_buf query = {0}, response = {0}, token = {0};
    ck_assert_int_eq(bx_cms_imprint("x", bx_buf_str(cms), NULL, &imprint), BX_OK);
    ck_assert_int_eq(bx_stamp_query(&imprint, NULL, &query), BX_OK);
    authority_stamp(&c->stamper, bx_buf_str(&query), 0, &response);
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&response), bx_buf_str(&query), NULL, &token),
                     BX_OK);
    put(CMS_INPUT_STAMP, bx_buf_str(&response), bx_buf_str(&query), 0);
    put(CMS_INPUT_TOKEN, bx_buf_str(cms), bx_buf_str(&token), 0);
    bx_buf_release(&query);
    bx_buf_release(&response);
    bx_buf_release(&token);
}

START_TEST(write_seeds)
{
    static const char *const kinds[] = {"ec:P-256", "rsa:2048"};
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        county c;
        bx_buf cms = {0};
        county_begin(&c, kinds[i]);
        county_sign(&c, &cms);
        put_signature(&c, bx_buf_str(&cms), 20 * i);
        put_stamp(&c, &cms);
        county_stamp(&c, &cms, 0, &cms);
        put_signature(&c, bx_buf_str(&cms), 20 * i + 10);
        bx_buf_release(&cms);
        county_end(&c);
    }
}
END_TEST

int main(int count, char **arguments)
{
    const TTest *tests[] = {write_seeds};
    if (count != 2) return 1;
    target = arguments[1];
    return bx_suite_run("seeds of signatures", tests, BX_COUNT(tests));
}
