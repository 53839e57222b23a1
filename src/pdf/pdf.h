/*
 * pdf.h - the PDF backend
 *
 * Writes PDF 1.7 through libharu's object layer: own Type0 fonts, cut to the glyphs
 * that are drawn and with ToUnicode; a structure tree; bookmarks from headings;
 * page labels; links; the fields in which it is signed. Equal calls give equal bytes: no clock,
 * no address, no hash order; the file's ID is the SHA-256 of its content.
 */
#ifndef BX_PDF_PDF_H
#define BX_PDF_PDF_H

#include "base/hash.h"
#include "cut/font_cache.h"
#include "device/device.h"

/**
 * @param arena   lives longer; what is taken of it is not given back
 * @param cache   of font programs, borrowed; may be NULL
 * @param device  to be given to its ops->free
 */
bx_status bx_pdf_new(const bx_document_info *info, bx_arena *arena, bx_font_cache *cache,
                     bx_diag *diag, bx_device **device);

/** After finish: the file's bytes, lent while the device lives. */
bx_str bx_pdf_bytes(const bx_device *device);

/**
 * As bx_pdf_bytes, given away: the caller releases the buffer, and the device has none.
 * @param hash  set to the SHA-256 of the bytes
 */
bx_buf bx_pdf_take(bx_device *device, bx_hash *hash);

#endif
