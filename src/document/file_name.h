/*
 * file_name.h - what a report's file is called
 *
 * A name that stays in its folder, does not hide, and can be copied to where it is published: to
 * a share of Windows as well (Naming Files, Paths, and Namespaces). The rule: each of
 * \\ / : * ? " < > | becomes -, control characters go, so do dots and blanks at both ends and - in front; CON, PRN,
 * AUX, NUL, COM1 to COM9 and LPT1 to LPT9 get a _ behind them, alone and before a dot.
 */
#ifndef BX_DOCUMENT_FILE_NAME_H
#define BX_DOCUMENT_FILE_NAME_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/**
 * @param text  well-formed UTF-8
 * @param name  in the arena, 200 bytes at most, without ending; empty when nothing is left
 */
bx_status bx_file_name_make(bx_arena *arena, bx_str text, bx_str *name);

#endif
