/*
 * county.h - a county that signs: its certificates, signatures with time-stamps, and a judge of them
 */
#ifndef BX_TESTS_COUNTY_H
#define BX_TESTS_COUNTY_H

#include "cms/credential.h"
#include "cms/judge.h"
#include "support/authority_make.h"

/** A root, an authority below it, who signs, who stamps. Trust in the root. */
typedef struct county {
    const char *folder;
    authority root, between, signer, stamper;
    bx_trust *trust;
    bx_credential *credential;
    bx_arena *arena;
} county;

/** What is signed, in two parts, as a file has them. */
#define COUNTY_BYTES "the bytes of a file"

/** @param kind  of the signer's key, whose signatures bring `between` along */
void county_begin(county *c, const char *kind);
/** Signatures bring those along from now on, the signer's first. */
void county_bring(county *c, X509 *const *certificates, int count);
void county_end(county *c);

/** A key of a kind, with a certificate by somebody: to be released. */
authority county_below(const authority *above, const char *kind, certificate_wish wish);

void county_sign(const county *c, bx_buf *cms);

/** @param of  whose signature is stamped, `later` seconds from CERTIFICATE_NOW @param cms  gets the stamp */
void county_stamp(const county *c, const bx_buf *of, int later, bx_buf *cms);

/** A token of a time-stamp of COUNTY_BYTES themselves. */
void county_stamp_file(const county *c, bx_buf *token);

/** To judge that signature of COUNTY_BYTES at CERTIFICATE_NOW, with trust in the root. */
bx_judge_wish county_wish(const county *c, const bx_buf *cms);

/** The texts hold until the next. */
bx_judged county_judge(const county *c, const bx_judge_wish *wish);

#endif
