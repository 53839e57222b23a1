/*
 * FreeType turns the outline, scaled in font units, into grey pixels; a threshold makes ink of
 * them. Distances are exact and Euclidean, by columns first and then across: 64 × 64 pixels take
 * some 40 µs. All sums are of integers, so equal faces give equal answers everywhere.
 */
#include "font/glyph_picture.h"

#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BBOX_H
#include FT_OUTLINE_H

#include "base/ban.h"

enum {
    EM_SIDE = 64,
    BOX_SIDE = 32,
    EM_PIXELS = 48, /* of the em in its picture; the rest is white around it */
    EM_MARGIN = 8,  /* above the em-box */
    EM_GREY = 77,   /* three tenths of 255: hairlines are ink */
    BOX_GREY = 103, /* four tenths */
    FAR_AWAY = 255,
    FINE = 64,                     /* distances are in 1/64 pixel */
    ROOTS = 2 * EM_SIDE * EM_SIDE, /* squares of distances within a picture */
    PER_EM = 10000,
};

struct bx_glyph_picture {
    int side, unit; /* pixels: of the picture, of what distances are parts of */
    int count;      /* pixels with ink */
    const uint16_t *ink;
    const uint16_t *away; /* of each pixel to ink, in 1/FINE pixel */
};

struct bx_pen {
    const bx_face *face;
    FT_Library library;
    FT_Face ft;
    uint16_t roots[ROOTS]; /* in 1/FINE */
};

static void fill_roots(uint16_t *roots)
{
    uint32_t root = 0;
    for (uint32_t i = 0; i < ROOTS; i++) {
        while ((root + 1) * (root + 1) <= i * FINE * FINE)
            root++;
        roots[i] = (uint16_t)root;
    }
}

bx_status bx_pen_new(const bx_face *face, bx_pen **pen)
{
    int index;
    bx_str bytes = bx_face_bytes(face, &index);
    bx_pen *fresh = calloc(1, sizeof *fresh);
    BX_TRY_NEW(fresh);
    fresh->face = face;
    fill_roots(fresh->roots);
    FT_Error error = FT_Init_FreeType(&fresh->library);
    if (error == 0)
        error = FT_New_Memory_Face(fresh->library, (const FT_Byte *)bytes.ptr, (FT_Long)bytes.len,
                                   index, &fresh->ft);
    if (error == 0) {
        *pen = fresh;
        return BX_OK;
    }
    bx_pen_free(fresh);
    return error == FT_Err_Out_Of_Memory ? BX_ERR_MEMORY : BX_ERR_FONT;
}

void bx_pen_free(bx_pen *pen)
{
    if (!pen) return;
    if (pen->ft) FT_Done_Face(pen->ft);
    if (pen->library) FT_Done_FreeType(pen->library);
    free(pen);
}

/* Scales the outline from font units and moves it to its place in the picture. */
static void place_outline(const bx_pen *pen, FT_Outline *outline, bx_view view)
{
    FT_BBox box;
    FT_Outline_Get_BBox(outline, &box);
    FT_Long units = bx_face_units(pen->face), x = box.xMin + box.xMax, y = box.yMin + box.yMax;
    FT_Long width = box.xMax - box.xMin, height = box.yMax - box.yMin;
    FT_Long longer = width > height ? width : height;
    bool boxed = view == BX_VIEW_BOX;
    FT_Fixed scale = boxed ? FT_DivFix(BOX_SIDE * 64L, longer) : FT_DivFix(EM_PIXELS * 64L, units);
    if (view == BX_VIEW_ADVANCE) x = pen->ft->glyph->metrics.horiAdvance;
    FT_Matrix matrix = {scale, 0, 0, scale};
    FT_Outline_Transform(outline, &matrix);
    FT_Pos side = (boxed ? BOX_SIDE : EM_SIDE) * 64L;
    FT_Pos up = boxed ? side / 2 - FT_MulFix(y, scale) / 2
                      : side - EM_MARGIN * 64L - EM_PIXELS * 64L * bx_face_ascent(pen->face) / 1000;
    FT_Outline_Translate(outline, side / 2 - FT_MulFix(x, scale) / 2, up);
}

/* Grey pixels of a glyph; false when there is nothing to draw. */
static bool draw_grey(bx_pen *pen, uint32_t glyph, bx_view view, FT_Bitmap *grey)
{
    if (FT_Load_Glyph(pen->ft, glyph, FT_LOAD_NO_SCALE) != 0) return false;
    if (pen->ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return false;
    FT_Outline *outline = &pen->ft->glyph->outline;
    FT_BBox box;
    if (outline->n_points == 0 || FT_Outline_Get_BBox(outline, &box) != 0) return false;
    if (box.xMax <= box.xMin || box.yMax <= box.yMin) return false;
    place_outline(pen, outline, view);
    return FT_Outline_Get_Bitmap(pen->library, outline, grey) == 0;
}

/* A pixel with ink is one above the threshold; where all is fainter, those near the darkest. */
static int threshold(const uint8_t *grey, int count, int wanted)
{
    int most = 0;
    for (int i = 0; i < count; i++)
        if (grey[i] > most) most = grey[i];
    return most >= wanted ? wanted : (most * 6 + 9) / 10;
}

/* How far ink is above or below each pixel. */
static void measure_columns(const uint8_t *is_ink, int side, uint8_t *gaps)
{
    for (int x = 0; x < side; x++) {
        int gap = FAR_AWAY;
        for (int y = 0; y < side; y++) {
            gap = is_ink[y * side + x] ? 0 : gap < FAR_AWAY ? gap + 1 : FAR_AWAY;
            gaps[y * side + x] = (uint8_t)gap;
        }
        gap = FAR_AWAY;
        for (int y = side - 1; y >= 0; y--) {
            gap = is_ink[y * side + x] ? 0 : gap < FAR_AWAY ? gap + 1 : FAR_AWAY;
            if (gap < gaps[y * side + x]) gaps[y * side + x] = (uint8_t)gap;
        }
    }
}

/* The square of the distance from a pixel to the nearest ink, from the gaps of its row. */
static int nearest(const uint8_t *gaps, int side, int x)
{
    int best = gaps[x] * gaps[x];
    for (int away = 1; away < side && away * away < best; away++) {
        int left = x - away >= 0 ? gaps[x - away] : FAR_AWAY;
        int right = x + away < side ? gaps[x + away] : FAR_AWAY;
        int gap = left < right ? left : right;
        if (gap * gap + away * away < best) best = gap * gap + away * away;
    }
    return best < ROOTS ? best : ROOTS - 1;
}

static bx_status take_picture(const bx_pen *pen, bx_arena *arena, const uint8_t *is_ink, int side,
                              bx_glyph_picture *picture)
{
    uint8_t gaps[EM_SIDE * EM_SIDE] = {0};
    uint16_t *ink = BX_NEW_ARRAY(arena, uint16_t, side * side);
    uint16_t *away = BX_NEW_ARRAY(arena, uint16_t, side * side);
    BX_TRY_NEW(ink);
    BX_TRY_NEW(away);
    measure_columns(is_ink, side, gaps);
    for (int i = 0; i < side * side; i++) {
        away[i] = pen->roots[nearest(&gaps[i - i % side], side, i % side)];
        if (is_ink[i]) ink[picture->count++] = (uint16_t)i;
    }
    picture->ink = ink;
    picture->away = away;
    return BX_OK;
}

bx_status bx_pen_draw(bx_pen *pen, bx_arena *arena, uint32_t glyph, bx_view view,
                      const bx_glyph_picture **picture)
{
    uint8_t pixels[EM_SIDE * EM_SIDE] = {0};
    bool boxed = view == BX_VIEW_BOX, any = false;
    int side = boxed ? BOX_SIDE : EM_SIDE;
    *picture = NULL;
    FT_Bitmap grey = {.rows = (unsigned)side,
                      .width = (unsigned)side,
                      .pitch = side,
                      .buffer = pixels,
                      .num_grays = 256,
                      .pixel_mode = FT_PIXEL_MODE_GRAY};
    if (!draw_grey(pen, glyph, view, &grey)) return BX_OK;
    int least = threshold(pixels, side * side, boxed ? BOX_GREY : EM_GREY);
    for (int i = 0; i < side * side; i++) {
        pixels[i] = least > 0 && pixels[i] >= least;
        any = any || pixels[i];
    }
    if (!any) return BX_OK;
    bx_glyph_picture *fresh = BX_NEW(arena, bx_glyph_picture);
    BX_TRY_NEW(fresh);
    fresh->side = side;
    fresh->unit = boxed ? BOX_SIDE : EM_PIXELS;
    BX_TRY(take_picture(pen, arena, pixels, side, fresh));
    *picture = fresh;
    return BX_OK;
}

/* The mean way from the ink of one to the ink of the other. */
static int64_t way(const bx_glyph_picture *from, const bx_glyph_picture *to)
{
    int64_t sum = 0;
    for (int i = 0; i < from->count; i++)
        sum += to->away[from->ink[i]];
    return sum * PER_EM / ((int64_t)from->count * from->unit * FINE);
}

int bx_picture_distance(const bx_glyph_picture *a, const bx_glyph_picture *b)
{
    BX_ASSERT(a->side == b->side);
    return (int)((way(a, b) + way(b, a)) / 2);
}
