/*
 * The trace is XML with one tag a line; attributes are found by name. Of paths only
 * the box around the corners of each subpath is kept, which is all that rules need.
 */
#include "support/witness_pages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct matrix {
    double a, b, c, d, e, f;
} matrix;

/* What was read so far and still holds. */
typedef struct reader {
    witness *w;
    witness_pages *pages;
    matrix transform; /* of the open call */
    double size_of_span[4];
    bool is_black;
    double color[3];
    const char *font;
    witness_box path;
    bool in_path, has_point;
} reader;

void witness_glyphs_add(witness *w, witness_glyphs *glyphs, const witness_glyph *glyph)
{
    glyphs->at = witness_grow(w, glyphs->at, glyphs->count, &glyphs->room, sizeof *glyphs->at);
    glyphs->at[glyphs->count++] = *glyph;
}

void witness_boxes_add(witness *w, witness_boxes *boxes, const witness_box *box)
{
    boxes->at = witness_grow(w, boxes->at, boxes->count, &boxes->room, sizeof *boxes->at);
    boxes->at[boxes->count++] = *box;
}

/* The value of attribute `name` in the line, up to its quote; NULL when it has none. */
static const char *attribute(const char *line, const char *name, size_t *len)
{
    char key[32];
    snprintf(key, sizeof key, " %s=\"", name);
    const char *at = strstr(line, key);
    if (!at) return NULL;
    at += strlen(key);
    *len = strcspn(at, "\"");
    return at;
}

static int numbers(const char *line, const char *name, double *out, int most)
{
    size_t len;
    const char *at = attribute(line, name, &len);
    const char *end = at ? at + len : NULL;
    int count = 0;
    while (at && at < end && count < most) {
        char *behind;
        double value = strtod(at, &behind);
        if (behind == at) break;
        out[count++] = value;
        at = behind;
    }
    return count;
}

static double number(const char *line, const char *name)
{
    double value = NAN;
    numbers(line, name, &value, 1);
    return value;
}

static uint32_t character_of(const char *line, witness *w)
{
    static const struct {
        const char *name;
        uint32_t character;
    } entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    size_t len;
    const char *at = attribute(line, "unicode", &len);
    if (!at || len == 0) return 0xFFFD;
    if (strncmp(at, "&#x", 3) == 0) return (uint32_t)strtoul(at + 3, NULL, 16);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strncmp(at, entities[i].name, strlen(entities[i].name)) == 0)
            return entities[i].character;
    witness_chars one = {0};
    witness_chars_add_text(w, &one, at, len);
    return one.count == 1 ? one.at[0] : 0xFFFD;
}

static void enter_call(reader *r, const char *line)
{
    double m[6];
    if (numbers(line, "transform", m, 6) == 6)
        r->transform = (matrix){m[0], m[1], m[2], m[3], m[4], m[5]};
    double color[4] = {0};
    int parts = numbers(line, "color", color, 4);
    r->is_black = parts > 0;
    for (int i = 0; i < parts; i++)
        r->is_black = r->is_black && color[i] == (parts == 4 && i == 3 ? 1 : 0);
    for (int i = 0; i < 3; i++)
        r->color[i] = parts == 4 ? (1 - color[i]) * (1 - color[3]) : color[parts == 3 ? i : 0];
}

/* Which way the text runs: right, up, left, down. */
static int turn_of(double right, double down)
{
    if (fabs(right) >= fabs(down)) return right >= 0 ? 0 : 2;
    return down < 0 ? 1 : 3;
}

static void place(const reader *r, double x, double y, double *left, double *top)
{
    const matrix *m = &r->transform;
    *left = (m->a * x + m->c * y + m->e) * WITNESS_MM_PER_PT;
    *top = (m->b * x + m->d * y + m->f) * WITNESS_MM_PER_PT;
}

static void read_span(reader *r, const char *line)
{
    numbers(line, "trm", r->size_of_span, 4);
    size_t len = 0;
    const char *font = attribute(line, "font", &len);
    if (font && len > 7 && font[6] == '+') {
        font += 7;
        len -= 7;
    }
    char *name = witness_take(r->w, len + 1);
    if (font) memcpy(name, font, len);
    r->font = name;
}

static void read_glyph(reader *r, const char *line)
{
    const matrix *m = &r->transform;
    const double *s = r->size_of_span;
    double right = s[0] * m->a + s[1] * m->c, down = s[0] * m->b + s[1] * m->d;
    witness_glyph glyph = {.character = character_of(line, r->w),
                           .page = r->pages->count,
                           .size = hypot(right, down),
                           .is_upright = s[1] == 0 && s[2] == 0 && m->b == 0 && m->c == 0 &&
                                         fabs(s[0] * m->a + s[3] * m->d) < 0.001,
                           .is_black = r->is_black,
                           .turn = turn_of(right, down),
                           .font = r->font};
    memcpy(glyph.color, r->color, sizeof glyph.color);
    place(r, number(line, "x"), number(line, "y"), &glyph.x, &glyph.baseline);
    glyph.advance = number(line, "adv") * glyph.size * WITNESS_MM_PER_PT;
    if (!witness_is_space(glyph.character)) witness_glyphs_add(r->w, &r->pages->glyphs, &glyph);
}

static void end_subpath(reader *r)
{
    if (r->has_point) witness_boxes_add(r->w, &r->pages->rules, &r->path);
    r->has_point = false;
}

static void add_point(reader *r, const char *line)
{
    double x, y;
    place(r, number(line, "x"), number(line, "y"), &x, &y);
    if (!r->has_point) {
        r->path =
            (witness_box){.page = r->pages->count, .left = x, .top = y, .right = x, .bottom = y};
        memcpy(r->path.color, r->color, sizeof r->color);
    }
    r->has_point = true;
    r->path.left = fmin(r->path.left, x);
    r->path.right = fmax(r->path.right, x);
    r->path.top = fmin(r->path.top, y);
    r->path.bottom = fmax(r->path.bottom, y);
}

static void read_image(reader *r, const char *line)
{
    enter_call(r, line);
    double x[2], y[2];
    place(r, 0, 0, &x[0], &y[0]);
    place(r, 1, 1, &x[1], &y[1]);
    witness_box box = {.page = r->pages->count,
                       .left = fmin(x[0], x[1]),
                       .top = fmin(y[0], y[1]),
                       .right = fmax(x[0], x[1]),
                       .bottom = fmax(y[0], y[1])};
    witness_boxes_add(r->w, &r->pages->images, &box);
}

static void read_page(reader *r, const char *line)
{
    double corner[4] = {NAN, NAN, NAN, NAN};
    numbers(line, "mediabox", corner, 4);
    r->pages->count++;
    witness_box sheet = {.page = r->pages->count,
                         .left = corner[0] * WITNESS_MM_PER_PT,
                         .top = corner[1] * WITNESS_MM_PER_PT,
                         .right = corner[2] * WITNESS_MM_PER_PT,
                         .bottom = corner[3] * WITNESS_MM_PER_PT};
    witness_boxes_add(r->w, &r->pages->sheets, &sheet);
}

static bool opens(const char *tag, const char *name)
{
    size_t len = strlen(name);
    return strncmp(tag, name, len) == 0 && strchr(" >/", tag[len]);
}

static void read_tag(reader *r, const char *tag)
{
    if (opens(tag, "page")) read_page(r, tag);
    else if (opens(tag, "fill_text")) enter_call(r, tag);
    else if (opens(tag, "span")) read_span(r, tag);
    else if (opens(tag, "g")) read_glyph(r, tag);
    else if (opens(tag, "fill_image") || opens(tag, "fill_image_mask")) read_image(r, tag);
    else if (opens(tag, "fill_path") || opens(tag, "stroke_path")) {
        enter_call(r, tag);
        r->in_path = true;
    } else if (opens(tag, "/fill_path") || opens(tag, "/stroke_path")) {
        end_subpath(r);
        r->in_path = false;
    } else if (r->in_path && opens(tag, "moveto")) {
        end_subpath(r);
        add_point(r, tag);
    } else if (r->in_path && opens(tag, "lineto")) {
        add_point(r, tag);
    }
}

witness_pages witness_pages_read(witness *w, const char *trace)
{
    witness_pages pages = {0};
    reader r = {.w = w, .pages = &pages, .font = ""};
    char *text = witness_slurp(w, trace);
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *next = text + len + (text[len] == '\n');
        text[len] = '\0';
        text += strspn(text, " \t");
        if (*text == '<') read_tag(&r, text + 1);
        text = next;
    }
    witness_claim(w, pages.count > 0, 0, "no page in %s", trace);
    return pages;
}

double witness_ascent(const char *font)
{
    static const struct {
        const char *start;
        double ascent;
    } faces[] = {{"FandolFang", 0.808}, {"LMRoman", 0.808},    {"FandolKai", 0.805},
                 {"FandolHei", 0.796},  {"FandolSong", 0.802}, {"NotoSerif", 0.880},
                 {"NotoSans", 0.876},   {"LXGWWenKai", 0.853}, {"Hana", 0.886}};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
        if (strncmp(font, faces[i].start, strlen(faces[i].start)) == 0) return faces[i].ascent;
    return 0.88;
}

double witness_em_top(const witness_glyph *glyph)
{
    return glyph->baseline - witness_ascent(glyph->font) * glyph->size * WITNESS_MM_PER_PT;
}

double witness_em_bottom(const witness_glyph *glyph)
{
    return witness_em_top(glyph) + glyph->size * WITNESS_MM_PER_PT;
}

/* The white before or behind the ink of a glyph as wide as a hanzi. */
static double white(const witness_glyph *glyph, bool before)
{
    const double em = glyph->size * WITNESS_MM_PER_PT;
    bool is_wide = glyph->advance > 0.9 * em;
    if (glyph->character == 0xB7 && is_wide) return em / 4;
    bool has = before ? witness_is_opening(glyph->character) : witness_is_closing(glyph->character);
    return has && is_wide ? em / 2 : 0;
}

double witness_visible_left(const witness_glyph *glyph)
{
    return glyph->x + white(glyph, true);
}

double witness_visible_right(const witness_glyph *glyph)
{
    return glyph->x + glyph->advance - white(glyph, false);
}

char *witness_glyphs_text(witness *w, const witness_glyph *glyphs, size_t count)
{
    witness_chars chars = {0};
    for (size_t i = 0; i < count; i++)
        witness_chars_add(w, &chars, glyphs[i].character);
    return witness_chars_text(w, chars.at, chars.count);
}
