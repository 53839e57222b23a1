/* Figures are those of the standard in 1/65536 (s15Fixed16Number): the curve's from its annex, the
 * primaries and the adaptation from D65 by the Bradford transform (ICC.1:2010, annex E). */
#include "pdf/srgb_profile.h"

#include "base/ban.h"

enum {
    HEAD_BYTES = 128,
    TAG_BYTES = 12,
    TAGS = 10,
    VERSION = 0x04200000,
    WHITE_X = 63190, /* of the profile connection space (7.2.16) */
    WHITE_Y = 65536,
    WHITE_Z = 54061,
};

static void add_32(bx_buf *out, uint32_t value)
{
    const unsigned char bytes[] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
                                   (unsigned char)(value >> 8), (unsigned char)value};
    bx_buf_add(out, bytes, sizeof bytes);
}

static void add_16(bx_buf *out, int value)
{
    bx_buf_add_byte(out, (char)(value >> 8));
    bx_buf_add_byte(out, (char)value);
}

/* A type's signature and four reserved bytes (10.1). */
static void add_type(bx_buf *out, const char *type)
{
    bx_buf_add(out, type, 4);
    add_32(out, 0);
}

/* 10.13: one text, in English; its length is even, so the next tag stands at a multiple of four. */
static void add_text(bx_buf *out, const char *text, int len)
{
    add_type(out, "mluc");
    add_32(out, 1);
    add_32(out, 12);
    bx_buf_add_text(out, "enUS");
    add_32(out, (uint32_t)len * 2);
    add_32(out, 28);
    for (int i = 0; i < len; i++)
        add_16(out, text[i]);
}

static void add_numbers(bx_buf *out, const char *type, const int32_t *numbers, int count)
{
    add_type(out, type);
    for (int i = 0; i < count; i++)
        add_32(out, (uint32_t)numbers[i]);
}

/* 10.16, function 3: ((x + 0.055) / 1.055)^2.4, and x / 12.92 up to 0.04045. */
static void add_curve(bx_buf *out)
{
    static const int32_t parameters[] = {157286, 62119, 3417, 5072, 2651};
    add_type(out, "para");
    add_16(out, 3);
    add_16(out, 0);
    for (int i = 0; i < 5; i++)
        add_32(out, (uint32_t)parameters[i]);
}

typedef struct tags {
    bx_buf table, data;
} tags;

static void open_tag(tags *t, const char *name, size_t size)
{
    bx_buf_add(&t->table, name, 4);
    add_32(&t->table, (uint32_t)(HEAD_BYTES + 4 + TAGS * TAG_BYTES + t->data.len));
    add_32(&t->table, (uint32_t)size);
}

static void add_xyz(tags *t, const char *name, const int32_t numbers[3])
{
    open_tag(t, name, 20);
    add_numbers(&t->data, "XYZ ", numbers, 3);
}

static void add_tags(tags *t)
{
    static const char name[] = "sRGB", rights[] = "No copyright";
    static const int32_t white[] = {WHITE_X, WHITE_Y, WHITE_Z};
    static const int32_t red[] = {28578, 14581, 912}, green[] = {25241, 46981, 6362},
                         blue[] = {9376, 3972, 46799};
    static const int32_t adaptation[] = {68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262};
    open_tag(t, "desc", 28 + 2 * 4);
    add_text(&t->data, name, 4);
    open_tag(t, "cprt", 28 + 2 * 12);
    add_text(&t->data, rights, 12);
    add_xyz(t, "wtpt", white);
    add_xyz(t, "rXYZ", red);
    add_xyz(t, "gXYZ", green);
    add_xyz(t, "bXYZ", blue);
    open_tag(t, "chad", 44);
    add_numbers(&t->data, "sf32", adaptation, 9);
    size_t curve = t->data.len; /* one for all three */
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {"rTRC", "gTRC", "bTRC"};
        bx_buf_add(&t->table, names[i], 4);
        add_32(&t->table, (uint32_t)(HEAD_BYTES + 4 + TAGS * TAG_BYTES + curve));
        add_32(&t->table, 32);
    }
    add_curve(&t->data);
}

/* 7.2 */
static void add_head(bx_buf *out, size_t size)
{
    add_32(out, (uint32_t)size);
    add_32(out, 0);
    add_32(out, VERSION);
    bx_buf_add_text(out, "mntrRGB XYZ ");
    for (int i = 0; i < 3; i++)
        add_32(out, 0); /* no date */
    bx_buf_add_text(out, "acsp");
    for (int i = 0; i < 7; i++)
        add_32(out, 0); /* for any platform, of no maker; rendering intent: perceptual */
    add_32(out, WHITE_X);
    add_32(out, WHITE_Y);
    add_32(out, WHITE_Z);
    for (int i = 0; i < 12; i++)
        add_32(out, 0); /* no creator, no ID; reserved */
}

void bx_srgb_profile_add(bx_buf *out)
{
    tags t = {0};
    add_tags(&t);
    add_head(out, HEAD_BYTES + 4 + t.table.len + t.data.len);
    add_32(out, TAGS);
    bx_buf_add_str(out, bx_buf_str(&t.table));
    bx_buf_add_str(out, bx_buf_str(&t.data));
    if (t.table.failed || t.data.failed) out->failed = true;
    bx_buf_release(&t.table);
    bx_buf_release(&t.data);
}
