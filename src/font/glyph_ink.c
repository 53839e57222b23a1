#include "font/glyph_ink.h"

#include <hb.h>
#include <math.h>
#include <stdbool.h>

#include "base/ban.h"

enum {
    STEPS = 32
}; /* on a curve: what lies between two of them is less than 1/1000 of its height off */

typedef struct span {
    double top, foot;
    bool is_empty;
} span;

static void take(span *s, double y)
{
    if (s->is_empty || y > s->top) s->top = y;
    if (s->is_empty || y < s->foot) s->foot = y;
    s->is_empty = false;
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x, float y,
                    void *user)
{
    (void)funcs, (void)x, (void)user;
    take(data, (double)st->current_y);
    take(data, (double)y);
}

/* The point at `t` between two, or between two such points. */
static double between(double a, double b, double t)
{
    return a + (b - a) * t;
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x1,
                         float y1, float x, float y, void *user)
{
    (void)funcs, (void)x1, (void)x, (void)user;
    for (int i = 0; i <= STEPS; i++) {
        double t = (double)i / STEPS;
        double a = between((double)st->current_y, (double)y1, t);
        take(data, between(a, between((double)y1, (double)y, t), t));
    }
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x1, float y1,
                     float x2, float y2, float x, float y, void *user)
{
    (void)funcs, (void)x1, (void)x2, (void)x, (void)user;
    for (int i = 0; i <= STEPS; i++) {
        double t = (double)i / STEPS;
        double a = between((double)st->current_y, (double)y1, t);
        double b = between((double)y1, (double)y2, t);
        double c = between((double)y2, (double)y, t);
        take(data, between(between(a, b, t), between(b, c, t), t));
    }
}

bx_ink_span bx_glyph_ink_span(const bx_face *face, uint32_t glyph)
{
    span s = {.is_empty = true};
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_font_get_glyph_shape(bx_face_hb_font(face), glyph, funcs, &s);
    hb_draw_funcs_destroy(funcs);
    if (s.is_empty) return (bx_ink_span){0};
    return (bx_ink_span){(int)lround(s.top), (int)lround(s.foot)};
}
