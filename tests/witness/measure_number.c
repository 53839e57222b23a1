/*
 * measure_number TRACE DATA BODIES FOOT - the page number
 *
 * GB/T 9704-2012 7.5: 4号 on each page, between two 一字线 whose upper edge lies 7 mm
 * below the type area; 1 字 from the right on odd pages, from the left on even ones.
 * FOOT-n.pgm is the drawn page n at 600 dpi, from row 6220 on: there the dash's ink
 * is looked for, since no list of calls knows it.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/witness_layout.h"

enum { DPI = 600, FIRST_ROW = 6220, DARK = 128 };

static const double DASH_TOP = WITNESS_BOTTOM + 7;

typedef struct picture {
    int width, height;
    unsigned char *pixels;
} picture;

/* PGM, binary, 8 bits: what poppler writes, without comments. */
static bool read_picture(witness *w, const char *path, picture *out)
{
    FILE *file = fopen(path, "rb");
    int most = 0;
    bool is_read = file && fscanf(file, "P5 %d %d %d", &out->width, &out->height, &most) == 3 &&
                   most == 255 && isspace(fgetc(file)) && out->width > 0 && out->height > 0;
    size_t size = is_read ? (size_t)out->width * (size_t)out->height : 0;
    if (is_read) {
        out->pixels = witness_take(w, size);
        is_read = fread(out->pixels, 1, size, file) == size;
    }
    if (file) fclose(file);
    return witness_claim(w, is_read, 0, "cannot read the picture %s", path);
}

/* The first row with ink between two x, in mm from the sheet's top; negative: none. */
static double ink_top(const picture *p, double left, double right)
{
    int from = (int)(left / 25.4 * DPI), end = (int)(right / 25.4 * DPI);
    for (int y = 0; y < p->height; y++)
        for (int x = from < 0 ? 0 : from; x < end && x < p->width; x++)
            if (p->pixels[y * p->width + x] < DARK) return (FIRST_ROW + y) * 25.4 / DPI;
    return -1;
}

static void measure_foot(witness *w, const witness_line *line, const char *foot)
{
    char expected[64], path[4096];
    const witness_glyph *first = line->glyphs, *last = &line->glyphs[line->count - 1];
    snprintf(expected, sizeof expected, "—%d—", line->page);
    witness_same(w, line->page, "page number", expected,
                 witness_glyphs_text(w, line->glyphs, line->count));
    if (line->page % 2 == 1)
        witness_near(w, line->page, "right edge of the page number", WITNESS_RIGHT - WITNESS_CELL,
                     last->x + last->advance, WITNESS_TOLERANCE);
    else
        witness_near(w, line->page, "left edge of the page number", WITNESS_LEFT + WITNESS_CELL,
                     first->x, WITNESS_TOLERANCE);
    /* A space of the face's own width between dash and figure. */
    double space = (line->glyphs[1].x - first->x - first->advance);
    witness_claim(w, space > 0.5 && space < 3, line->page, "%.2f mm between dash and figure",
                  space);

    picture p = {0};
    snprintf(path, sizeof path, "%s-%d.pgm", foot, line->page);
    if (!read_picture(w, path, &p)) return;
    witness_near(w, line->page, "upper edge of the first dash", DASH_TOP,
                 ink_top(&p, first->x, first->x + first->advance), WITNESS_TOLERANCE);
    witness_near(w, line->page, "upper edge of the second dash", DASH_TOP,
                 ink_top(&p, last->x, last->x + last->advance), WITNESS_TOLERANCE);
}

int main(int argc, char **argv)
{
    witness w = {.name = "number"};
    if (witness_claim(&w, argc == 5, 0, "usage: measure_number TRACE DATA BODIES FOOT")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        witness_claim(&w, l.foot_count == (size_t)l.pages.count, 0, "%zu page numbers on %d pages",
                      l.foot_count, l.pages.count);
        for (size_t i = 0; i < l.foot_count; i++) {
            witness_claim(&w, l.feet[i].page == (int)i + 1, l.feet[i].page,
                          "two lines at the foot");
            measure_foot(&w, &l.feet[i], argv[4]);
        }
    }
    return witness_end(&w);
}
