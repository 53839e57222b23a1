/*
 * Any bytes as a signature, as what a device or an authority writes, or as a list, for `make fuzz`. An input
 * is a byte that says what is asked, two with a length, so many bytes, and others behind them.
 */
#include "cms/certificates.h"
#include "cms/judge.h"
#include "cms/signature.h"
#include "cms/stamp.h"
#include "cms/trust_parts.h"
#include "support/cms_input.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* What is refused is refused with a message. */
static void expect_message(bx_status status, bx_diag *diag, bx_buf *made)
{
    BX_ASSERT((status == BX_OK) == (bx_diag_errors(diag) == 0));
    bx_buf_release(made);
}

static void judge(bx_str cms, bx_str beside)
{
    bx_judged judged;
    bx_arena *arena = bx_arena_new(1 << 20);
    bx_trust trust = {sk_X509_new_null()};
    X509 *certificate = bx_certificate_of(beside);
    if (certificate) sk_X509_push(trust.certificates, certificate);
    bx_judge_wish wish = {.cms = cms,
                          .parts = {BX_STR(CMS_INPUT_BYTES)},
                          .trust = certificate ? &trust : NULL,
                          .now = CMS_INPUT_NOW,
                          .certificates = &beside,
                          .lists = &beside,
                          .responses = &beside,
                          .certificate_count = 1,
                          .list_count = 1,
                          .response_count = 1};
    BX_ASSERT(bx_cms_judge(&wish, arena, &judged) == BX_OK);
    bx_certificates_free(trust.certificates);
    bx_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    cms_input input;
    bx_buf made = {0};
    if (!cms_input_read((bx_str){(const char *)bytes, len}, &input)) return 0;
    bx_diag *diag = bx_diag_new();
    switch (input.kind) {
    case CMS_INPUT_JUDGE: judge(input.first, input.second); break;
    case CMS_INPUT_TAKE:
        expect_message(bx_cms_take("x", input.first, diag, &made), diag, &made);
        break;
    case CMS_INPUT_STAMP:
        expect_message(bx_stamp_take("x", input.first, input.second, diag, &made), diag, &made);
        break;
    case CMS_INPUT_TOKEN:
        expect_message(bx_cms_add_token("x", input.first, input.second, diag, &made), diag, &made);
        break;
    case CMS_INPUT_LIST:
        expect_message(bx_validity_take("x", input.first, BX_VALIDITY_CRL, diag, &made), diag,
                       &made);
        break;
    case CMS_INPUT_RESPONSE:
        expect_message(bx_validity_take("x", input.first, BX_VALIDITY_OCSP, diag, &made), diag,
                       &made);
        break;
    case CMS_INPUT_KINDS: break;
    }
    bx_diag_free(diag);
    return 0;
}
