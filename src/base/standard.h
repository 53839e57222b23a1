/*
 * standard.h - which standards a file says that it keeps
 */
#ifndef BX_BASE_STANDARD_H
#define BX_BASE_STANDARD_H

typedef enum bx_standard {
    BX_STANDARD_A3A, /* PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), on PDF 1.7 */
    BX_STANDARD_A4F, /* PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2), on PDF 2.0 */
    BX_STANDARD_NONE,
} bx_standard;

#endif
