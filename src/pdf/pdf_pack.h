/*
 * pdf_pack.h - bytes deflated once for many files
 */
#ifndef BX_PDF_PDF_PACK_H
#define BX_PDF_PDF_PACK_H

#include "base/status.h"
#include "base/str.h"

/** Appends the bytes as a zlib stream, as small as it gets in good time. @return BX_OK; BX_ERR_MEMORY */
bx_status bx_pdf_pack(bx_str bytes, bx_buf *out);

#endif
