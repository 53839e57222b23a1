/*
 * A run's ink is taken to lie within the em-boxes of its glyphs: exact outlines would
 * cost a look into the font for every glyph, and no em-box may leave the page anyway.
 */
#include "font/run_ink.h"

#include "base/ban.h"

/* A quarter clockwise around (x, y). */
static bx_rect turn(bx_rect r, bx_len x, bx_len y)
{
    return (bx_rect){x + (y - r.y - r.h), y + (r.x - x), r.h, r.w};
}

bx_rect bx_run_ink(const bx_run *run, bx_len x, bx_len baseline)
{
    bx_rect ink = {.x = x, .y = baseline};
    bx_len left = 0, right = 0, up = 0, down = 0;
    if (run->count == 0) return ink;
    for (int i = 0; i < run->count; i++) {
        const bx_glyph *glyph = &run->glyphs[i];
        bx_len advance = bx_len_scale(run->size, bx_face_advance(run->face, glyph->id),
                                      bx_face_units(run->face));
        if (i == 0) {
            left = right = glyph->x;
            up = glyph->y;
            down = -glyph->y;
        }
        left = bx_len_min(left, glyph->x);
        right = bx_len_max(right, glyph->x + advance);
        up = bx_len_max(up, glyph->y);
        down = bx_len_max(down, -glyph->y);
    }
    up += bx_len_scale(run->size, bx_face_ascent(run->face), 1000);
    down += bx_len_scale(run->size, bx_face_descent(run->face), 1000);
    bx_len around = run->stroke / 2;
    ink = (bx_rect){x + left - around, baseline - up - around, right - left + run->stroke,
                    up + down + run->stroke};
    return run->turned ? turn(ink, x, baseline) : ink;
}
