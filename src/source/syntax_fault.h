/*
 * syntax_fault.h - where the YAML library stopped
 */
#ifndef BX_SOURCE_SYNTAX_FAULT_H
#define BX_SOURCE_SYNTAX_FAULT_H

#include "base/diag.h"
#include "source/text_line.h"

typedef struct bx_syntax_fault {
    const bx_text_file *file;
    size_t at;           /* byte where the library stopped */
    const char *message; /* the library's own */
    size_t bracket;      /* byte of the innermost [ or { that is still open */
    bool has_bracket;
} bx_syntax_fault;

#endif
