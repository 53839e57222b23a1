/*
 * signature_report.h - what was found of signatures, in words and as JSON
 */
#ifndef BX_AUDIT_SIGNATURE_REPORT_H
#define BX_AUDIT_SIGNATURE_REPORT_H

#include "audit/checks.h"

/** Appends a line: what it is worth, who signed, when, with what. Where nothing proves who did, whom it names stands there as that. */
void bx_signature_report_text(const bx_standing *standing, const bx_audit_wish *wish, bx_buf *out);

/** Appends the member "signatures" of an object, behind others: a list, empty where there is none. */
void bx_signature_report_json(const bx_audit *audit, const bx_audit_wish *wish, bx_buf *out);

#endif
