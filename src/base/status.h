/*
 * status.h - what a call that can fail returns
 *
 * One rule for every such call: it returns bx_status, results go out through
 * pointers, and those are untouched on failure. The details of a failure (where,
 * what was found, the way out) are in the sink of diag.h.
 */
#ifndef BX_BASE_STATUS_H
#define BX_BASE_STATUS_H

typedef enum bx_status {
    BX_OK = 0,
    BX_ERR_USAGE,   /* the caller asked for something senseless */
    BX_ERR_INPUT,   /* layout or data is wrong; the sink says where */
    BX_ERR_FONT,    /* a font cannot be read, or lacks a needed glyph */
    BX_ERR_LAYOUT,  /* the content cannot be set under the layout's rules */
    BX_ERR_LIMIT,   /* a guard of limits.h was hit */
    BX_ERR_SYSTEM,  /* files or the operating system */
    BX_ERR_MEMORY,  /* an allocation failed or an arena's cap was reached */
    BX_ERR_LIBRARY, /* a library refused; its own code is in the message */
} bx_status;

/** Leaves the function at once unless `call` is BX_OK. */
#define BX_TRY(call)                                                                               \
    do {                                                                                           \
        bx_status bx_try_ = (call);                                                                \
        if (bx_try_ != BX_OK) return bx_try_;                                                      \
    } while (0)

/** Leaves the function with BX_ERR_MEMORY when an allocation gave NULL. */
#define BX_TRY_NEW(pointer)                                                                        \
    do {                                                                                           \
        if ((pointer) == NULL) return BX_ERR_MEMORY;                                               \
    } while (0)

#endif
