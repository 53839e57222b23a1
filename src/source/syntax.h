/*
 * syntax.h - why YAML cannot read a line, in a clerk's words
 *
 * The library tells where it stopped and, in English and in its own terms, what it
 * missed. Here its message and the line become one of our messages, with the place
 * of the mistake and the way out.
 */
#ifndef BX_SOURCE_SYNTAX_H
#define BX_SOURCE_SYNTAX_H

#include "source/syntax_fault.h"

/** Reports the fault. BX_ERR_INPUT, or BX_ERR_MEMORY. */
bx_status bx_syntax_report(const bx_syntax_fault *fault, bx_diag *diag);

#endif
