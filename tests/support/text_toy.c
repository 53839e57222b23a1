/*
 * The tables are those that OpenType asks of every face, and GSUB and a cmap of
 * format 14 where wanted. The cmap is of format 13: a range of characters has one
 * glyph. Checksums are left 0, nobody here looks at them.
 */
#include "support/text_toy.h"

#include <string.h>

enum { UNITS = 1000, BOX_BYTES = 36, MOST_TABLES = 12 };

static const int advances[BX_TOY_GLYPHS] = {1000, 1000, 500, 250, 0, 1000, 2000, 1000, 600};

static const bx_toy_range usual[] = {
    {0x20, 0x20, BX_TOY_QUARTER}, {0x21, 0x7E, BX_TOY_HALF},     {0xA0, 0xA0, BX_TOY_QUARTER},
    {0xA1, 0xB6, BX_TOY_HALF},    {0xB7, 0xB7, BX_TOY_EM},       {0xB8, 0x24F, BX_TOY_HALF},
    {0x300, 0x36F, BX_TOY_MARK},  {0x391, 0x45F, BX_TOY_HALF},   {0x5D0, 0x5EA, BX_TOY_HALF},
    {0xE01, 0xE5B, BX_TOY_HALF},  {0x2010, 0x2013, BX_TOY_HALF}, {0x2014, 0x2014, BX_TOY_DASH},
    {0x2015, 0x2027, BX_TOY_EM},  {0x2030, 0x205E, BX_TOY_EM},   {0x2103, 0x2103, BX_TOY_EM},
    {0x2116, 0x2116, BX_TOY_EM},  {0x2160, 0x2FFF, BX_TOY_EM},   {0x3000, 0x33FF, BX_TOY_EM},
    {0x4E00, 0x9FFF, BX_TOY_EM},  {0xFF01, 0xFFEF, BX_TOY_EM},   {0x20000, 0x2A6DF, BX_TOY_EM},
};

typedef struct table {
    const char *tag;
    bx_buf bytes;
} table;

typedef struct tables {
    table items[MOST_TABLES];
    int count;
} tables;

static void put(bx_buf *b, uint32_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        bx_buf_add_byte(b, (char)(value >> 8 * i & 0xFF));
}

static void put_all(bx_buf *b, const uint32_t *values, int count, int bytes)
{
    for (int i = 0; i < count; i++)
        put(b, values[i], bytes);
}

static bx_buf *add(tables *t, const char *tag)
{
    t->items[t->count].tag = tag;
    return &t->items[t->count++].bytes;
}

static bool has_ink(int glyph)
{
    return glyph != BX_TOY_QUARTER && glyph != BX_TOY_MARK;
}

static void write_cmap(const bx_toy *toy, bx_buf *b)
{
    const bx_toy_range *ranges = toy->ranges ? toy->ranges : usual;
    int count = toy->ranges ? toy->count : (int)(sizeof usual / sizeof *usual);
    bool varies = toy->selector != 0;
    put(b, 0, 2);
    put(b, varies ? 2 : 1, 2);
    if (varies) {
        put(b, 0 << 16 | 5, 4);
        put(b, 4 + 16 + 16 + 12 * (uint32_t)count - 0, 4);
    }
    put(b, 3u << 16 | 10, 4);
    put(b, varies ? 20 : 12, 4);
    put(b, 13u << 16, 4);
    put(b, 16 + 12 * (uint32_t)count, 4);
    put(b, 0, 4);
    put(b, (uint32_t)count, 4);
    for (int i = 0; i < count; i++)
        put_all(b, (const uint32_t[]){ranges[i].first, ranges[i].last, (uint32_t)ranges[i].glyph},
                3, 4);
    if (!varies) return;
    put(b, 14, 2); /* one selector with one mapping */
    put_all(b, (const uint32_t[]){10 + 11 + 9, 1}, 2, 4);
    put(b, toy->selector, 3);
    put_all(b, (const uint32_t[]){0, 21, 1}, 3, 4);
    put(b, toy->base, 3);
    put(b, BX_TOY_VARIANT, 2);
}

static void write_glyphs(bx_buf *glyf, bx_buf *loca, bx_buf *hmtx)
{
    for (int i = 0; i < BX_TOY_GLYPHS; i++) {
        put(loca, (uint32_t)glyf->len, 4);
        put(hmtx, (uint32_t)advances[i], 2);
        put(hmtx, has_ink(i) ? 50 : 0, 2);
        if (!has_ink(i)) continue;
        uint32_t right = (uint32_t)advances[i] - 50, width = right - 50;
        const uint32_t words[] = {
            1,      50, 0xFFB0, right, 800,    3,   0, 0x0101,
            0x0101, /* to the flags */
            50,     0,  width,  0,     0xFFB0, 880, 0, (uint32_t)-880 & 0xFFFF,
            0};
        put_all(glyf, words, BOX_BYTES / 2, 2);
    }
    put(loca, (uint32_t)glyf->len, 4);
}

static void write_head(bx_buf *b)
{
    put_all(b, (const uint32_t[]){0x10000, 0x10000, 0, 0x5F0F3CF5}, 4, 4);
    put_all(b, (const uint32_t[]){3, UNITS}, 2, 2);
    put_all(b, (const uint32_t[]){0, 0, 0, 0}, 4, 4);
    put_all(b, (const uint32_t[]){0, 0xFF88, 2000, 880, 0, 8, 2, 1, 0}, 9, 2);
}

static void write_metrics(bx_buf *hhea, bx_buf *maxp)
{
    put(hhea, 0x10000, 4);
    put_all(hhea, (const uint32_t[]){880, 0xFF88, 0, 2000, 0, 0, 2000, 1, 0, 0, 0, 0, 0, 0, 0}, 15,
            2);
    put(hhea, BX_TOY_GLYPHS, 2);
    put(maxp, 0x10000, 4);
    put_all(maxp, (const uint32_t[]){BX_TOY_GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0}, 14, 2);
}

static void write_name(const bx_toy *toy, bx_buf *b)
{
    const char *name = toy->postscript ? toy->postscript : "Toy-Regular";
    uint32_t len = (uint32_t)strlen(name);
    put_all(b, (const uint32_t[]){0, 1, 18, 3, 1, 0x409, 6, 2 * len, 0}, 9, 2);
    for (; *name; name++)
        put(b, (unsigned char)*name, 2);
}

static void write_os2(const bx_toy *toy, bx_buf *b)
{
    put_all(b, (const uint32_t[]){4, 500, 400, 5, (uint32_t)toy->embedding}, 5, 2);
    for (int i = 0; i < 43; i++)
        put(b, 0, 2);
}

/* liga: dash and dash are the long dash. */
static void write_gsub(bx_buf *b)
{
    put_all(b, (const uint32_t[]){1, 0, 10, 30, 44}, 5, 2);
    put(b, 1, 2);
    put(b, 0x44464C54, 4); /* DFLT */
    put_all(b, (const uint32_t[]){8, 4, 0, 0, 0xFFFF, 1, 0}, 7, 2);
    put(b, 1, 2);
    put(b, 0x6C696761, 4); /* liga */
    put_all(b, (const uint32_t[]){8, 0, 1, 0}, 4, 2);
    put_all(b, (const uint32_t[]){1, 4, 4, 0, 1, 8}, 6, 2);
    put_all(b, (const uint32_t[]){1, 8, 1, 14, 1, 1, BX_TOY_DASH}, 7, 2);
    put_all(b, (const uint32_t[]){1, 4, BX_TOY_LONG_DASH, 2, BX_TOY_DASH}, 5, 2);
}

static void assemble(const tables *t, bool cff, bx_buf *out)
{
    put(out, cff ? 0x4F54544F : 0x10000, 4); /* OTTO */
    put(out, (uint32_t)t->count, 2);
    put_all(out, (const uint32_t[]){0, 0, 0}, 3, 2);
    uint32_t at = 12 + 16 * (uint32_t)t->count;
    for (int i = 0; i < t->count; i++) {
        const table *one = &t->items[i];
        bx_buf_add(out, one->tag, 4);
        put_all(out, (const uint32_t[]){0, at, (uint32_t)one->bytes.len}, 3, 4);
        at += ((uint32_t)one->bytes.len + 3) / 4 * 4;
    }
    for (int i = 0; i < t->count; i++) {
        bx_buf_add(out, t->items[i].bytes.ptr, t->items[i].bytes.len);
        while (out->len % 4 != 0)
            bx_buf_add_byte(out, 0);
    }
}

void bx_toy_write(const bx_toy *toy, bx_buf *out)
{
    tables t = {0};
    bx_buf unused[2] = {{0}, {0}};
    bool cff = toy->cff.len > 0;
    /* In the order of the tags: the directory is searched. */
    if (cff) bx_buf_add_str(add(&t, "CFF "), toy->cff);
    if (toy->joins_dashes) write_gsub(add(&t, "GSUB"));
    write_os2(toy, add(&t, "OS/2"));
    write_cmap(toy, add(&t, "cmap"));
    bx_buf *glyf = toy->no_outlines || cff ? &unused[0] : add(&t, "glyf");
    write_head(add(&t, "head"));
    bx_buf *hhea = add(&t, "hhea"), *hmtx = add(&t, "hmtx");
    bx_buf *loca = cff ? &unused[1] : add(&t, "loca");
    write_glyphs(glyf, loca, hmtx);
    write_metrics(hhea, add(&t, "maxp"));
    write_name(toy, add(&t, "name"));
    put_all(add(&t, "post"), (const uint32_t[]){0x30000, 0, 0, 0, 0, 0, 0, 0}, 8, 4);
    assemble(&t, cff, out);
    for (int i = 0; i < t.count; i++)
        bx_buf_release(&t.items[i].bytes);
    bx_buf_release(&unused[0]);
    bx_buf_release(&unused[1]);
}
