/*
 * signed_check.h - who signed a finished file, when, with what trust, and what came after
 */
#ifndef BX_AUDIT_SIGNED_CHECK_H
#define BX_AUDIT_SIGNED_CHECK_H

#include "audit/checks.h"
#include "audit/opened.h"
#include "proof/contents.h"

/** Sets audit->standings and the lines BYTES and SIGNED. Errors: those of bx_standings_read */
bx_status bx_signed_check(const bx_opened *opened, const bx_proof_contents *contents,
                          const bx_audit_wish *wish, bx_audit *audit);

/** What came of one signature, and why: audit->standings has no more than that. */
bx_audit_line bx_signed_result(const bx_standing *standing, const bx_audit_wish *wish);

#endif
