/*
 * shown.h - text of anybody's on a terminal
 */
#ifndef BX_AUDIT_SHOWN_H
#define BX_AUDIT_SHOWN_H

#include "base/str.h"

/** Appends text that may quote a file, or be a name of anybody's: a space for what would move the cursor or is no UTF-8. */
void bx_shown_add(bx_buf *out, bx_str text);

#endif
