/*
 * cms_input.h - inputs of fuzz_cms: what is asked, and two ranges of bytes
 */
#ifndef BX_TESTS_CMS_INPUT_H
#define BX_TESTS_CMS_INPUT_H

#include <stdint.h>

#include "base/str.h"

#define CMS_INPUT_BYTES "the bytes of a file" /* what is said to be signed */
#define CMS_INPUT_NOW ((int64_t)1780272000)   /* 2026-06-01 08:00:00 +08:00 */

typedef enum cms_input_kind {
    CMS_INPUT_JUDGE, /* a signature; a certificate, a list or a response */
    CMS_INPUT_TAKE,  /* what a device wrote */
    CMS_INPUT_STAMP, /* what an authority answered; the query */
    CMS_INPUT_TOKEN, /* a signature; a token */
    CMS_INPUT_LIST,
    CMS_INPUT_RESPONSE,
    CMS_INPUT_KINDS,
} cms_input_kind;

typedef struct cms_input {
    cms_input_kind kind;
    bx_str first, second;
} cms_input;

/** False for what is too short. */
bool cms_input_read(bx_str bytes, cms_input *input);

void cms_input_write(const cms_input *input, bx_buf *out);

#endif
