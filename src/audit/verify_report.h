/*
 * verify_report.h - what was found of a finished file, in words and as JSON
 */
#ifndef BX_AUDIT_VERIFY_REPORT_H
#define BX_AUDIT_VERIFY_REPORT_H

#include "audit/checks.h"
#include "house/report.h"

/** Appends it: a block of lines, or one JSON object on a line. */
void bx_verify_report_write(const char *path, const bx_audit *audit, const bx_audit_wish *wish,
                            bx_report_format format, bx_buf *out);

/** The JSON line of a file that is none of ours or damaged: the messages say why. */
void bx_verify_report_refused(const char *path, bx_buf *out);

#endif
