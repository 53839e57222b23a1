#include "layout/stroke.h"

#include "layout/shapes.h"

#include "base/ban.h"

/*
 * GB/T 9704-2012 6.2 prints red with Y 80 % and M 80 %, no cyan and no black: less 80 % of blue and of
 * green, which a device that separates as ISO 32000-1, 10.3.4 says turns into these inks again. The sRGB
 * of such ink on paper, about F15A40 by the profile of Ghostscript, would be orange on a screen.
 */
enum { RED = 0xFF3333, GRAY = 0x808080 };

static const struct {
    const char *name;
    uint32_t rgb;
} colors[] = {{"black", 0},   {"黑", 0},    {"red", RED},        {"红", RED},
              {"gray", GRAY}, {"灰", GRAY}, {"white", 0xFFFFFF}, {"白", 0xFFFFFF}};

enum { COLORS = sizeof colors / sizeof *colors, HEX_COLOR = 7 };

typedef struct raw_stroke {
    bx_len width;
    const bx_node *color;
    bool is_double;
} raw_stroke;

enum { PARTS = 3 }; /* of a double line: upper, white, lower */

static const bx_key stroke_keys[] = {
    {BX_KEY("width", LENGTH, raw_stroke, width), .required = true},
    {BX_KEY("color", SCALAR, raw_stroke, color), .shape = &bx_color_shape},
    {BX_KEY("double", BOOL, raw_stroke, is_double)},
};

static const bx_key_table stroke_table = {"stroke", BX_KEYS(stroke_keys)};

const bx_shape bx_color_shape = {.name = "color",
                                 .about = BX_BOTH("black, red, gray, white, or #RRGGBB in quotes",
                                                  "黑、红、灰、白，或加引号的 #RRGGBB"),
                                 .is_scalar = true};

const bx_shape bx_double_shape = {
    .about = BX_BOTH("true, or the thickness of the upper line, the white, the lower line",
                     "true，或上线粗、间隔、下线粗：[0.8mm, 0.35mm, 0.25mm]"),
    .is_scalar = true,
    .pattern = "^(true|false)$",
    .items = &bx_shape_length};

const bx_shape bx_stroke_shape = {
    .name = "stroke",
    .about = BX_BOTH("a thickness, `none`, or a map", "粗细、none，或 {width, color, double}"),
    .is_scalar = true,
    .maps = &stroke_table,
    .map_count = 1};

static int digit_of(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static bool parse_hex(bx_str text, uint32_t *rgb)
{
    uint32_t read = 0;
    if (text.len != HEX_COLOR || text.ptr[0] != '#') return false;
    for (size_t i = 1; i < text.len; i++) {
        int digit = digit_of(text.ptr[i]);
        if (digit < 0) return false;
        read = read * 16 + (uint32_t)digit;
    }
    *rgb = read;
    return true;
}

bx_status bx_color_read(bx_reader *r, const bx_node *node, uint32_t *rgb)
{
    bx_str names[COLORS];
    for (int i = 0; i < COLORS; i++) {
        names[i] = bx_str_from(colors[i].name);
        if (!bx_str_equal(node->text, names[i])) continue;
        *rgb = colors[i].rgb;
        return BX_OK;
    }
    if (parse_hex(node->text, rgb)) return BX_OK;
    return bx_reader_fail_far(r, BX_E_BAD_COLOR, &node->place, node->text, names, COLORS);
}

enum { LEAST_PART = 20, MOST_PART = 20000 }; /* 1/1000 mm */

/* A line or the white of a double one: of 0 there would be one line, or none. */
static bx_status read_part(bx_reader *r, const bx_node *node, bx_len *part)
{
    int before = r->faults;
    BX_TRY(bx_reader_length(r, node, "double", false, part));
    bool is_good = *part >= bx_len_from_um(LEAST_PART) && *part <= bx_len_from_um(MOST_PART);
    if (is_good || r->faults != before) return BX_OK;
    return bx_reader_fail(r, BX_E_OUT_OF_RANGE, &node->place, BX_STR("double"), BX_STR("0.02mm"),
                          BX_STR("20mm"));
}

bx_status bx_double_read(bx_reader *r, const bx_node *node, bx_stroke *stroke)
{
    static const bx_word truths[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
    bx_len parts[PARTS] = {0};
    int is_double = 0, before = r->faults;
    bool is_good = true;
    if (!node) return BX_OK;
    if (node->kind != BX_NODE_LIST) {
        BX_TRY(bx_reader_word(r, node, "double", truths, &is_double));
        stroke->is_double = is_double != 0;
        return BX_OK;
    }
    BX_TRY(bx_reader_want_length(r, node, "double", PARTS, &is_good));
    for (int i = 0; is_good && i < PARTS; i++)
        BX_TRY(read_part(r, node->items[i], &parts[i]));
    if (r->faults != before) return BX_OK;
    stroke->is_double = true;
    stroke->width = parts[0] + parts[1] + parts[2];
    stroke->upper = parts[0];
    stroke->lower = parts[2];
    return BX_OK;
}

/* `color: #E60012` without quotes is a key and a comment. */
static bx_status check_comment(bx_reader *r, const bx_node *nothing)
{
    if (nothing->comment_at == 0 || !nothing->place.file) return BX_OK;
    bx_str file = nothing->place.file->text;
    bx_str comment = {file.ptr + nothing->comment_at, file.len - nothing->comment_at};
    uint32_t rgb;
    if (comment.len > HEX_COLOR) comment.len = HEX_COLOR;
    if (!parse_hex(comment, &rgb)) return BX_OK;
    return bx_reader_fail(r, BX_E_COLOR_COMMENT, &nothing->place, BX_STR("color"), comment,
                          (bx_str){0});
}

bx_status bx_color_of(bx_reader *r, const bx_node *map, uint32_t *rgb)
{
    const bx_node *node = bx_node_lookup(map, BX_STR("color"));
    if (!node) return BX_OK;
    if (bx_node_is_null(node)) return check_comment(r, node);
    return node->kind == BX_NODE_SCALAR ? bx_color_read(r, node, rgb) : BX_OK;
}

bx_status bx_stroke_read(bx_reader *r, const bx_node *node, const char *name, bx_stroke *stroke)
{
    raw_stroke raw = {0};
    int before = r->faults;
    if (node->kind == BX_NODE_SCALAR && bx_str_is(node->text, "none")) {
        *stroke = (bx_stroke){0};
        return BX_OK;
    }
    if (node->kind == BX_NODE_SCALAR) BX_TRY(bx_reader_length(r, node, name, false, &raw.width));
    else BX_TRY(bx_schema_read(r, node, name, stroke_keys, BX_KEY_COUNT(stroke_keys), &raw));
    uint32_t rgb = 0;
    BX_TRY(bx_color_of(r, node, &rgb));
    if (r->faults == before)
        *stroke = (bx_stroke){.width = raw.width, .rgb = rgb, .is_double = raw.is_double};
    return BX_OK;
}
