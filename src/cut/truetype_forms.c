/* Offsets into tables are those of the OpenType specification 1.9. */
#include "cut/truetype_forms.h"

#include "base/ban.h"

const char *const bx_truetype_tags[BX_TRUETYPE_TABLES] = {"glyf", "head", "hhea",
                                                          "hmtx", "loca", "maxp"};

enum {
    LOCA_FORMAT = 50,  /* in head */
    LONG_METRICS = 34, /* in hhea */
    GLYPHS = 4,        /* in maxp, and: */
    MOST_POINTS = 6,
    MOST_CONTOURS = 8,
    MOST_COMPOSITE_POINTS = 10,
    MOST_COMPOSITE_CONTOURS = 12,
    MOST_PARTS = 28,
    MOST_DEPTH = 30,
    BOX = 10,           /* bytes of a glyph's head: contours and its box */
    WORDS_AND_XY = 0x3, /* flags of a part: its two arguments are words, and move it */
    MOST_GLYPHS = 65535,
};

typedef struct font {
    const bx_str *tables;
    int glyphs, long_metrics;
    bool long_loca;
} font;

/* A big-endian 16-bit field; 0 beyond the table's end. */
static int field(bx_str table, size_t at)
{
    if (at + 2 > table.len) return 0;
    const unsigned char *b = (const unsigned char *)table.ptr + at;
    return b[0] << 8 | b[1];
}

static int signed_field(bx_str table, size_t at)
{
    return (int16_t)field(table, at);
}

static size_t long_field(bx_str table, size_t at)
{
    return (size_t)field(table, at) << 16 | (size_t)field(table, at + 2);
}

static void put(bx_buf *out, int value)
{
    bx_buf_add_byte(out, (char)(value >> 8 & 0xFF));
    bx_buf_add_byte(out, (char)(value & 0xFF));
}

static void put_long(bx_buf *out, size_t value)
{
    put(out, (int)(value >> 16 & 0xFFFF));
    put(out, (int)(value & 0xFFFF));
}

static void set_field(bx_buf *out, size_t at, int value)
{
    if (out->failed || at + 2 > out->len) return;
    out->ptr[at] = (char)(value >> 8 & 0xFF);
    out->ptr[at + 1] = (char)(value & 0xFF);
}

static size_t offset_of(const font *f, int glyph)
{
    bx_str loca = f->tables[BX_TRUETYPE_LOCA];
    return f->long_loca ? long_field(loca, (size_t)glyph * 4)
                        : (size_t)field(loca, (size_t)glyph * 2) * 2;
}

static bool read_font(const bx_str *tables, font *f)
{
    *f = (font){.tables = tables,
                .glyphs = field(tables[BX_TRUETYPE_MAXP], GLYPHS),
                .long_metrics = field(tables[BX_TRUETYPE_HHEA], LONG_METRICS),
                .long_loca = field(tables[BX_TRUETYPE_HEAD], LOCA_FORMAT) == 1};
    size_t step = f->long_loca ? 4 : 2;
    return tables[BX_TRUETYPE_MAXP].len >= MOST_DEPTH + 2 && f->long_metrics > 0 &&
           tables[BX_TRUETYPE_HEAD].len >= LOCA_FORMAT + 2 && f->long_metrics <= f->glyphs &&
           tables[BX_TRUETYPE_LOCA].len >= ((size_t)f->glyphs + 1) * step &&
           tables[BX_TRUETYPE_HMTX].len >= (size_t)f->long_metrics * 4;
}

static int advance_of(const font *f, int glyph)
{
    int last = f->long_metrics - 1;
    return field(f->tables[BX_TRUETYPE_HMTX], (size_t)(glyph < last ? glyph : last) * 4);
}

static int bearing_of(const font *f, int glyph)
{
    bx_str hmtx = f->tables[BX_TRUETYPE_HMTX];
    if (glyph < f->long_metrics) return signed_field(hmtx, (size_t)glyph * 4 + 2);
    return signed_field(hmtx, (size_t)f->long_metrics * 4 + (size_t)(glyph - f->long_metrics) * 2);
}

/* The glyph itself as the only part, `before` units further left. */
static bool add_glyph(const font *f, int glyph, int before, bx_buf *out)
{
    bx_str glyf = f->tables[BX_TRUETYPE_GLYF];
    size_t start = offset_of(f, glyph), end = offset_of(f, glyph + 1);
    if (start > end || end > glyf.len || (end > start && end - start < BOX)) return false;
    if (start == end) return true;
    put(out, -1);
    put(out, signed_field(glyf, start + 2) - before);
    put(out, signed_field(glyf, start + 4));
    put(out, signed_field(glyf, start + 6) - before);
    put(out, signed_field(glyf, start + 8));
    put(out, WORDS_AND_XY);
    put(out, glyph);
    put(out, -before);
    put(out, 0);
    put(out, 0); /* keeps offsets at multiples of four */
    return true;
}

/* The tables of the glyphs that were there: offsets and metrics in the long form. */
static void copy_glyphs(const font *f, bx_buf *out)
{
    bx_buf_add_str(&out[BX_TRUETYPE_GLYF], f->tables[BX_TRUETYPE_GLYF]);
    while (out[BX_TRUETYPE_GLYF].len % 4 != 0 && !out[BX_TRUETYPE_GLYF].failed)
        bx_buf_add_byte(&out[BX_TRUETYPE_GLYF], 0);
    for (int i = 0; i < f->glyphs; i++) {
        put_long(&out[BX_TRUETYPE_LOCA], offset_of(f, i));
        put(&out[BX_TRUETYPE_HMTX], advance_of(f, i));
        put(&out[BX_TRUETYPE_HMTX], bearing_of(f, i));
    }
    bx_buf_add_str(&out[BX_TRUETYPE_HEAD], f->tables[BX_TRUETYPE_HEAD]);
    bx_buf_add_str(&out[BX_TRUETYPE_HHEA], f->tables[BX_TRUETYPE_HHEA]);
    bx_buf_add_str(&out[BX_TRUETYPE_MAXP], f->tables[BX_TRUETYPE_MAXP]);
}

static int more(int a, int b)
{
    return a > b ? a : b;
}

static void tell_counts(const font *f, int glyphs, bx_buf *out)
{
    bx_str maxp = f->tables[BX_TRUETYPE_MAXP];
    bx_buf *told = &out[BX_TRUETYPE_MAXP];
    set_field(&out[BX_TRUETYPE_HEAD], LOCA_FORMAT, 1);
    set_field(&out[BX_TRUETYPE_HHEA], LONG_METRICS, glyphs);
    set_field(told, GLYPHS, glyphs);
    set_field(told, MOST_COMPOSITE_POINTS,
              more(field(maxp, MOST_COMPOSITE_POINTS), field(maxp, MOST_POINTS)));
    set_field(told, MOST_COMPOSITE_CONTOURS,
              more(field(maxp, MOST_COMPOSITE_CONTOURS), field(maxp, MOST_CONTOURS)));
    set_field(told, MOST_PARTS, more(field(maxp, MOST_PARTS), 1));
    set_field(told, MOST_DEPTH, field(maxp, MOST_DEPTH) + 1);
}

bool bx_truetype_add_forms(const bx_str tables[BX_TRUETYPE_TABLES], int units, const bx_form *forms,
                           int count, uint16_t *numbers, bx_buf out[BX_TRUETYPE_TABLES])
{
    font f;
    if (!read_font(tables, &f)) return false;
    int glyphs = f.glyphs;
    copy_glyphs(&f, out);
    for (int i = 0; i < count; i++) {
        int glyph = bx_form_glyph(forms[i]);
        numbers[i] = (uint16_t)glyph;
        if (glyph >= f.glyphs) return false;
        if (bx_form_is_whole(forms[i])) continue;
        int before = bx_form_units(bx_form_before(forms[i]), units);
        int after = bx_form_units(bx_form_after(forms[i]), units);
        if (glyphs == MOST_GLYPHS) return false;
        put_long(&out[BX_TRUETYPE_LOCA], out[BX_TRUETYPE_GLYF].len);
        if (!add_glyph(&f, glyph, before, &out[BX_TRUETYPE_GLYF])) return false;
        put(&out[BX_TRUETYPE_HMTX], more(advance_of(&f, glyph) - before - after, 0));
        put(&out[BX_TRUETYPE_HMTX], bearing_of(&f, glyph) - before);
        numbers[i] = (uint16_t)glyphs++;
    }
    put_long(&out[BX_TRUETYPE_LOCA], out[BX_TRUETYPE_GLYF].len);
    tell_counts(&f, glyphs, out);
    return true;
}
