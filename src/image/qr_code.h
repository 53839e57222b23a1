/*
 * qr_code.h - a text as a QR code (GB/T 18284-2000, ISO/IEC 18004)
 *
 * A seventh of it may be soiled and it is still read (level M: 15 % of the code words). With the quiet zone
 * of four modules that the standard wants around it, so that nothing printed beside it spoils it.
 */
#ifndef BX_IMAGE_QR_CODE_H
#define BX_IMAGE_QR_CODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"

/**
 * @param text   not empty, of any bytes: UTF-8 is what readers expect
 * @param place  where it comes from; may be NULL
 * @param image  set to black on white, each module several pixels wide; in the arena
 * @return BX_OK; BX_ERR_LIMIT with BX0785 for a text of more than 2,331 bytes; BX_ERR_MEMORY
 */
bx_status bx_qr_code(bx_arena *arena, bx_str text, bx_diag *diag, const bx_place *place,
                     bx_image *image);

#endif
