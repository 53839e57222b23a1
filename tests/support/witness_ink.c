#include "support/witness_ink.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DPI = 600 };

static const double MM_PER_PIXEL = 25.4 / DPI;

typedef struct picture {
    FILE *file;
    int width, height;
    long start; /* of the first row */
} picture;

static bool open_picture(const char *path, picture *p)
{
    int most = 0;
    p->file = fopen(path, "rb");
    if (!p->file) return false;
    bool is_ppm = fscanf(p->file, "P6 %d %d %d", &p->width, &p->height, &most) == 3 &&
                  most == 255 && isspace(fgetc(p->file)) && p->width > 0 && p->height > 0;
    p->start = ftell(p->file);
    return is_ppm;
}

/* Half covered, red is (255, 153, 153) and black (128, 128, 128). */
static bool is_ink(const unsigned char *pixel, const char *color)
{
    bool is_red = pixel[0] - pixel[1] >= 100, is_dark = pixel[0] <= 128;
    if (!color) return is_red || is_dark || pixel[1] <= 128 || pixel[2] <= 128;
    return strcmp(color, "red") == 0 ? is_red : is_dark && !is_red;
}

static int pixel_of(double mm, int most)
{
    double at = floor(mm / MM_PER_PIXEL + 0.5);
    return at < 0 ? 0 : at > most ? most : (int)at;
}

static bool look_for_ink(witness *w, const picture *p, const char *color, const witness_box *area,
                         witness_box *out)
{
    int left = pixel_of(area->left, p->width), right = pixel_of(area->right, p->width);
    int top = pixel_of(area->top, p->height), bottom = pixel_of(area->bottom, p->height);
    int ink[4] = {right, bottom, left - 1, top - 1};
    size_t len = (size_t)p->width * 3;
    unsigned char *row = witness_take(w, len);
    for (int y = top; y < bottom; y++) {
        if (fseek(p->file, p->start + (long)len * y, SEEK_SET) != 0) return false;
        if (fread(row, 1, len, p->file) != len) return false;
        for (int x = left; x < right; x++) {
            if (!is_ink(row + (size_t)x * 3, color)) continue;
            ink[0] = x < ink[0] ? x : ink[0];
            ink[1] = y < ink[1] ? y : ink[1];
            ink[2] = x > ink[2] ? x : ink[2];
            ink[3] = y;
        }
    }
    *out = (witness_box){.page = area->page,
                         .left = ink[0] * MM_PER_PIXEL,
                         .top = ink[1] * MM_PER_PIXEL,
                         .right = (ink[2] + 1) * MM_PER_PIXEL,
                         .bottom = (ink[3] + 1) * MM_PER_PIXEL};
    return ink[2] >= left && ink[3] >= top;
}

bool witness_ink_box(witness *w, const char *path, const char *color, const witness_box *area,
                     witness_box *out)
{
    picture p = {0};
    bool is_read = open_picture(path, &p);
    witness_claim(w, is_read, area->page, "cannot read the picture %s", path);
    bool found = is_read && look_for_ink(w, &p, color, area, out);
    if (p.file) fclose(p.file);
    return found;
}
