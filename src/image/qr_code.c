#include "image/qr_code.h"

#include <qrencode.h>

#include "base/ban.h"

/* Readers that smooth pictures smooth less than a module where it has several pixels. */
enum { QUIET = 4, PIXELS = 8, MOST_BYTES = 2331, MOST_VERSION = 40 };

static bool is_dark(const QRcode *code, int row, int column)
{
    if (row < 0 || column < 0 || row >= code->width || column >= code->width) return false;
    return code->data[row * code->width + column] & 1;
}

static void draw(const QRcode *code, int side, uint8_t *rgb)
{
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            bool dark = is_dark(code, y / PIXELS - QUIET, x / PIXELS - QUIET);
            for (int i = 0; i < 3; i++)
                *rgb++ = dark ? 0 : 255;
        }
}

bx_status bx_qr_code(bx_arena *arena, bx_str text, bx_diag *diag, const bx_place *place,
                     bx_image *image)
{
    if (text.len > MOST_BYTES) {
        char bytes[24];
        snprintf(bytes, sizeof bytes, "%zu", text.len);
        return bx_report(diag, BX_E_QR_TOO_LONG, place, bytes);
    }
    QRcode *code =
        QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_M);
    BX_TRY_NEW(code);
    int side = (code->width + 2 * QUIET) * PIXELS;
    BX_ASSERT(code->version <= MOST_VERSION);
    uint8_t *rgb = BX_NEW_ARRAY(arena, uint8_t, (size_t)side * (size_t)side * 3);
    if (rgb) draw(code, side, rgb);
    QRcode_free(code);
    BX_TRY_NEW(rgb);
    *image = (bx_image){.width = side, .height = side, .rgb = rgb};
    return BX_OK;
}
