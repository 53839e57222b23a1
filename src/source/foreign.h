/*
 * foreign.h - a file of another program, given as data
 *
 * Told by its bytes before anything reads it as text: a workbook would be nine messages
 * about its control characters.
 */
#ifndef BX_SOURCE_FOREIGN_H
#define BX_SOURCE_FOREIGN_H

#include "base/str.h"

/** What the file is, as an argument of a message (a BX_BOTH); NULL for what may be text. */
const char *bx_foreign_kind(bx_str file);

#endif
