/*
 * Filled shapes as path operators (ISO 32000-1, 8.5). A disc is four Bézier curves, a wave
 * a stroked row of them; only integers on the way, as everywhere.
 */
#include "pdf/pdf_shape.h"

#include "pdf/pdf_content.h"
#include "pdf/pdf_syntax.h"

#include "base/ban.h"

/* A point of the sheet, y from its upper edge. */
typedef struct point {
    bx_len x, y;
} point;

static void add_point(bx_pdf_content *content, point p)
{
    bx_pdf_add_thousandths(&content->bytes, bx_pdf_thousandths(p.x));
    bx_buf_add_byte(&content->bytes, ' ');
    bx_pdf_add_thousandths(&content->bytes, bx_pdf_thousandths(content->height - p.y));
    bx_buf_add_byte(&content->bytes, ' ');
}

static void add_curve(bx_pdf_content *content, point a, point b, point end)
{
    add_point(content, a);
    add_point(content, b);
    add_point(content, end);
    bx_buf_add_text(&content->bytes, "c ");
}

/* Corners are rounded, not sizes, so that rectangles that touch do so on paper. */
static void add_rect(bx_pdf_content *content, bx_rect rect)
{
    bx_buf *out = &content->bytes;
    int64_t left = bx_pdf_thousandths(rect.x);
    int64_t low = bx_pdf_thousandths(content->height - rect.y - rect.h);
    bx_pdf_add_thousandths(out, left);
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, low);
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(rect.x + rect.w) - left);
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(content->height - rect.y) - low);
    bx_buf_add_text(out, " re f\n");
}

static void add_disc(bx_pdf_content *content, bx_rect rect)
{
    bx_len rx = rect.w / 2, ry = rect.h / 2;
    bx_len kx = bx_len_scale(rx, 5523, 10000), ky = bx_len_scale(ry, 5523, 10000);
    point m = {rect.x + rx, rect.y + ry};
    add_point(content, (point){m.x + rx, m.y});
    bx_buf_add_text(&content->bytes, "m ");
    add_curve(content, (point){m.x + rx, m.y - ky}, (point){m.x + kx, m.y - ry},
              (point){m.x, m.y - ry});
    add_curve(content, (point){m.x - kx, m.y - ry}, (point){m.x - rx, m.y - ky},
              (point){m.x - rx, m.y});
    add_curve(content, (point){m.x - rx, m.y + ky}, (point){m.x - kx, m.y + ry},
              (point){m.x, m.y + ry});
    add_curve(content, (point){m.x + kx, m.y + ry}, (point){m.x + rx, m.y + ky},
              (point){m.x + rx, m.y});
    bx_buf_add_text(&content->bytes, "f\n");
}

/* `along` the rectangle's longer side from its start, and `off` from its middle line. */
static point wave_point(bx_rect rect, bx_len along, bx_len off)
{
    if (rect.h > rect.w) return (point){rect.x + rect.w / 2 + off, rect.y + along};
    return (point){rect.x + along, rect.y + rect.h / 2 + off};
}

/* Half waves of about one and a half times the height, so many that they fill the length. */
static void add_wave(bx_pdf_content *content, bx_rect rect, uint32_t rgb)
{
    bx_buf *out = &content->bytes;
    bx_len whole = bx_len_max(rect.w, rect.h), thick = bx_len_min(rect.w, rect.h);
    bx_len pen = thick / 3, swing = (thick - pen) / 2;
    bx_len about = bx_len_max(thick * 3 / 2, 1);
    int64_t count = bx_len_max((whole + about / 2) / about, 1);
    bx_buf_add_text(out, "q ");
    bx_pdf_content_stroke_color(content, rgb);
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(pen));
    bx_buf_add_text(out, " w ");
    add_point(content, wave_point(rect, 0, 0));
    bx_buf_add_text(out, "m ");
    for (int64_t i = 0; i < count; i++) {
        bx_len from = whole * i / count, length = whole * (i + 1) / count - from;
        /* a curve whose two handles stand four thirds of the swing high reaches it */
        bx_len off = (i % 2 == 0 ? -4 : 4) * swing / 3;
        add_curve(content, wave_point(rect, from + bx_len_scale(length, 3642, 10000), off),
                  wave_point(rect, from + bx_len_scale(length, 6358, 10000), off),
                  wave_point(rect, from + length, 0));
    }
    bx_buf_add_text(out, "S Q\n");
}

static void add_fall(bx_pdf_content *content, bx_rect rect, uint32_t rgb)
{
    bx_buf *out = &content->bytes;
    bx_buf_add_text(out, "q ");
    bx_pdf_content_stroke_color(content, rgb);
    bx_buf_add_text(out, ".5 w ");
    add_point(content, (point){rect.x, rect.y});
    bx_buf_add_text(out, "m ");
    add_point(content, (point){rect.x + rect.w, rect.y + rect.h});
    bx_buf_add_text(out, "l S Q\n");
}

void bx_pdf_content_shape(bx_pdf_content *content, bx_ink_shape shape, bx_rect rect, uint32_t rgb)
{
    bx_pdf_content_leave_text(content);
    if (shape == BX_SHAPE_WAVE) {
        add_wave(content, rect, rgb);
        return;
    }
    if (shape == BX_SHAPE_FALL) {
        add_fall(content, rect, rgb);
        return;
    }
    bx_pdf_content_fill_color(content, rgb);
    if (shape == BX_SHAPE_DISC) add_disc(content, rect);
    else add_rect(content, rect);
}
