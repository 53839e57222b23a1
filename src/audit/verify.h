/*
 * verify.h - a finished PDF held against what it says of itself, against data, layout and fonts
 *
 * Each check passes, fails, could not be made (and why), or is only told. A file that is not signed proves
 * nothing against intent: whoever changes it may write the digests anew. What is proved is that nothing
 * happened to it since, and that these data with this layout give these pages.
 */
#ifndef BX_AUDIT_VERIFY_H
#define BX_AUDIT_VERIFY_H

#include "audit/checks.h"
#include "audit/opened.h"

/**
 * @param house  with its fonts, borrowed
 * @param audit  set; its texts live in the opened file's arena
 * @return BX_OK whatever the checks say; BX_ERR_MEMORY; what reading the file's objects gives
 */
bx_status bx_verify(const bx_opened *opened, bx_house *house, const bx_audit_wish *wish,
                    bx_diag *diag, bx_audit *audit);

/** Any check failed. */
bool bx_audit_failed(const bx_audit *audit);

#endif
