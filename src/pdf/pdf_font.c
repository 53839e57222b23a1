#include "pdf/pdf_font.h"

#include <string.h>

#include "base/fnv.h"
#include "base/vec.h"
#include "cut/font_cut.h"
#include "cut/literal_deflate.h"
#include "pdf/pdf_syntax.h"

#include "base/ban.h"

enum { PAGE_GLYPHS = 64, PAGES = 65536 / PAGE_GLYPHS, TAG_LETTERS = 6, BLOCK_LINES = 100 };
enum { MOST_CODES = 65534 }; /* CFF counts glyphs, .notdef too, in 16 bits */

typedef struct font {
    const bx_face *face;
    bx_pdf_glyph_use *
        *pages[PAGES]; /* uses by glyph in two steps, then by text; NULL: nothing there */
    BX_VEC(bx_pdf_glyph_use *) uses; /* by code - 1 */
    char tag[TAG_LETTERS + 1];
} font;

struct bx_pdf_fonts {
    bx_arena *arena;
    bx_font_cache *cache;
    bx_diag *diag;
    BX_VEC(font *) list;
};

bx_pdf_fonts *bx_pdf_fonts_new(bx_arena *arena, bx_font_cache *cache, bx_diag *diag)
{
    bx_pdf_fonts *fonts = BX_NEW(arena, bx_pdf_fonts);
    if (fonts) *fonts = (bx_pdf_fonts){.arena = arena, .cache = cache, .diag = diag};
    return fonts;
}

bx_status bx_pdf_fonts_number(bx_pdf_fonts *fonts, const bx_face *face, int *number)
{
    for (int i = 0; i < fonts->list.count; i++)
        if (fonts->list.items[i]->face == face) {
            *number = i;
            return BX_OK;
        }
    font *fresh = BX_NEW(fonts->arena, font);
    BX_TRY_NEW(fresh);
    font **slot = BX_VEC_PUSH(fonts->arena, &fonts->list);
    BX_TRY_NEW(slot);
    fresh->face = face;
    *slot = fresh;
    *number = fonts->list.count - 1;
    return BX_OK;
}

static int thousandths(const bx_face *face, int units)
{
    return (int)bx_len_scale(units, 1000, bx_face_units(face));
}

/* To the nearest thousandth of an em: readers allow the font program to differ by one (ISO 19005-3, 6.2.11.5). */
static int width_of(const bx_face *face, bx_form form)
{
    int units = bx_face_units(face);
    int white =
        bx_form_units(bx_form_before(form), units) + bx_form_units(bx_form_after(form), units);
    return thousandths(face, bx_face_advance(face, bx_form_glyph(form)) - white);
}

/* @param use  the one that comes behind it, and then the new one */
static bx_status add_use(bx_pdf_fonts *fonts, font *f, bx_form form, bx_str text,
                         bx_pdf_glyph_use **use)
{
    if (f->uses.count == MOST_CODES)
        return bx_report(fonts->diag, BX_E_PDF_FONT_FULL, NULL, bx_face_name(f->face));
    bx_pdf_glyph_use *fresh = BX_NEW(fonts->arena, bx_pdf_glyph_use);
    BX_TRY_NEW(fresh);
    fresh->text = bx_str_copy(fonts->arena, text);
    BX_TRY_NEW(fresh->text.ptr);
    bx_pdf_glyph_use **slot = BX_VEC_PUSH(fonts->arena, &f->uses);
    BX_TRY_NEW(slot);
    fresh->form = form;
    fresh->code = (uint16_t)f->uses.count;
    fresh->width = width_of(f->face, form);
    if (bx_form_before(form) != 0)
        fresh->before =
            thousandths(f->face, bx_form_units(bx_form_before(form), bx_face_units(f->face)));
    fresh->next = *use;
    *slot = *use = fresh;
    return BX_OK;
}

/* By form, then by text: one glyph has few of either. */
static int compare(const bx_pdf_glyph_use *use, bx_form form, bx_str text)
{
    if (use->form != form) return use->form < form ? -1 : 1;
    return bx_str_compare(use->text, text);
}

bx_status bx_pdf_fonts_use(bx_pdf_fonts *fonts, int number, bx_form form, bx_str text,
                           const bx_pdf_glyph_use **use)
{
    uint16_t glyph = bx_form_glyph(form);
    BX_ASSERT(glyph > 0);
    font *f = fonts->list.items[number];
    bx_pdf_glyph_use ***page = &f->pages[glyph / PAGE_GLYPHS];
    if (!*page) *page = BX_NEW_ARRAY(fonts->arena, bx_pdf_glyph_use *, PAGE_GLYPHS);
    BX_TRY_NEW(*page);
    bx_pdf_glyph_use **slot = &(*page)[glyph % PAGE_GLYPHS];
    int order = 1;
    while (*slot && (order = compare(*slot, form, text)) < 0)
        slot = &(*slot)->next;
    if (!*slot || order > 0) BX_TRY(add_use(fonts, f, form, text, slot));
    *use = *slot;
    return BX_OK;
}

/* The same uses as before, in the order of the pages. */
static void sort(font *f)
{
    int count = 0;
    for (int page = 0; page < PAGES; page++)
        for (int i = 0; f->pages[page] && i < PAGE_GLYPHS; i++)
            for (bx_pdf_glyph_use *use = f->pages[page][i]; use; use = use->next) {
                f->uses.items[count++] = use;
                use->code = (uint16_t)count;
            }
    BX_ASSERT(count == f->uses.count);
}

void bx_pdf_fonts_sort(bx_pdf_fonts *fonts)
{
    for (int i = 0; i < fonts->list.count; i++)
        sort(fonts->list.items[i]);
}

/* Equal programs have equal tags: FNV-1a over the glyphs by code (ISO 32000-1, 9.6.4). */
static void set_tag(font *f)
{
    uint64_t hash = BX_FNV_START;
    for (int i = 0; i < f->uses.count; i++)
        for (int shift = 0; shift < 32; shift += 8)
            hash = bx_fnv_byte(hash, (unsigned char)(f->uses.items[i]->form >> shift & 0xFF));
    for (int i = 0; i < TAG_LETTERS; i++, hash /= 26)
        f->tag[i] = (char)('A' + hash % 26);
}

/* /ABCDEF+Name: regular characters stand for themselves, others as #xx (7.3.5). */
static void add_name(bx_buf *out, const char *key, const font *f, const char *suffix)
{
    bx_buf_add_text(out, key);
    bx_buf_add_byte(out, '/');
    bx_buf_add_text(out, f->tag);
    bx_buf_add_byte(out, '+');
    for (const char *c = bx_face_postscript_name(f->face); *c; c++) {
        if (*c > 0x20 && *c < 0x7F && !strchr("()<>[]{}/%#", *c)) {
            bx_buf_add_byte(out, *c);
        } else {
            bx_buf_add_byte(out, '#');
            bx_buf_add_hex(out, (unsigned char)*c, 2);
        }
    }
    bx_buf_add_text(out, suffix);
}

/*
 * 9.10.3: a line for each code. Ranges would be shorter, by 1.3 KB of a report where they list their texts;
 * Ghostscript 10.0 reads neither kind as it should.
 */
static int add_to_unicode(const font *f, bx_objects *objects)
{
    int count = f->uses.count;
    bx_buf map = {0};
    bx_buf_add_text(&map, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                          "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                          "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                          "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (int i = 0; i < count; i++) {
        if (i % BLOCK_LINES == 0) {
            bx_buf_add_int(&map, count - i < BLOCK_LINES ? count - i : BLOCK_LINES);
            bx_buf_add_text(&map, " beginbfchar\n");
        }
        bx_buf_add_byte(&map, '<');
        bx_buf_add_hex(&map, f->uses.items[i]->code, 4);
        bx_buf_add_text(&map, "><");
        bx_pdf_add_utf16(&map, f->uses.items[i]->text);
        bx_buf_add_text(&map, ">\n");
        if (i % BLOCK_LINES == BLOCK_LINES - 1 || i == count - 1)
            bx_buf_add_text(&map, "endbfchar\n");
    }
    bx_buf_add_text(&map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    bx_objects_check(objects, &map);
    int object = bx_objects_add_stream(objects, NULL, bx_buf_str(&map), BX_PACK_DEFLATE);
    bx_buf_release(&map);
    return object;
}

/* 1000 is the default; the others in groups of consecutive codes (9.7.4.3). */
static void add_widths(bx_buf *out, const font *f)
{
    bool open = false;
    bx_buf_add_text(out, "/W[");
    for (int i = 0; i < f->uses.count; i++) {
        const bx_pdf_glyph_use *use = f->uses.items[i];
        if (use->width == 1000) {
            if (open) bx_buf_add_byte(out, ']');
            open = false;
            continue;
        }
        if (!open) bx_buf_add_int(out, use->code);
        bx_buf_add_byte(out, open ? ' ' : '[');
        bx_buf_add_int(out, use->width);
        open = true;
    }
    bx_buf_add_text(out, open ? "]]" : "]");
}

static bool is_truetype(const font *f)
{
    return bx_face_outline(f->face) == BX_OUTLINE_TRUETYPE;
}

static void add_scaled(bx_buf *out, const char *key, const font *f, int units)
{
    bx_buf_add_text(out, key);
    bx_buf_add_int(out, thousandths(f->face, units));
}

/* 9.8. The stem's width is not in a font; the usual estimate comes from its weight. */
static int add_descriptor(const font *f, const bx_font_metrics *metrics, bx_objects *objects,
                          int program)
{
    int weight = metrics->weight / 65;
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/FontDescriptor");
    add_name(&out, "/FontName", f, "");
    bx_buf_add_text(&out, "/Flags 4/ItalicAngle ");
    bx_buf_add_int(&out, metrics->italic_angle);
    add_scaled(&out, "/FontBBox[", f, metrics->left);
    add_scaled(&out, " ", f, metrics->bottom);
    add_scaled(&out, " ", f, metrics->right);
    add_scaled(&out, " ", f, metrics->top);
    bx_buf_add_text(&out, "]/Ascent ");
    bx_buf_add_int(&out, bx_face_ascent(f->face));
    bx_buf_add_text(&out, "/Descent ");
    bx_buf_add_int(&out, -bx_face_descent(f->face));
    add_scaled(&out, "/CapHeight ", f, metrics->capitals);
    bx_buf_add_text(&out, "/StemV ");
    bx_buf_add_int(&out, 50 + weight * weight);
    bx_pdf_add_ref(&out, is_truetype(f) ? "FontFile2" : "FontFile3", program);
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

/* A font cut, on its way into the file. */
typedef struct cut_font {
    bx_packed_font packed;
    bx_buf *own; /* packed.program's bytes; NULL: they are lent */
    bx_font_metrics metrics;
} cut_font;

static int add_program(const font *f, const cut_font *cut, bx_objects *objects)
{
    bx_buf entries = {0};
    if (is_truetype(f)) {
        bx_buf_add_text(&entries, "/Length1 ");
        bx_buf_add_int(&entries, (int64_t)cut->packed.len);
    } else {
        bx_buf_add_text(&entries, "/Subtype/CIDFontType0C");
    }
    int object = cut->own
                     ? bx_objects_take_stream(objects, &entries, cut->own)
                     : bx_objects_add_stream(objects, &entries, cut->packed.program, BX_PACK_READY);
    bx_buf_release(&entries);
    return object;
}

static int add_descendant(const font *f, const cut_font *cut, bx_objects *objects)
{
    int program = add_program(f, cut, objects);
    int descriptor = add_descriptor(f, &cut->metrics, objects, program);
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Font/Subtype");
    bx_buf_add_text(&out, is_truetype(f) ? "/CIDFontType2" : "/CIDFontType0");
    if (is_truetype(f))
        bx_pdf_add_ref(&out, "CIDToGIDMap",
                       bx_objects_add_stream(objects, NULL, cut->packed.map, BX_PACK_DEFLATE));
    add_name(&out, "/BaseFont", f, "");
    bx_buf_add_text(&out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    add_widths(&out, f);
    bx_pdf_add_ref(&out, "FontDescriptor", descriptor);
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

static int add_font(const font *f, const cut_font *cut, bx_objects *objects)
{
    int descendant = add_descendant(f, cut, objects);
    int to_unicode = add_to_unicode(f, objects);
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Font/Subtype/Type0");
    add_name(&out, "/BaseFont", f, is_truetype(f) ? "" : "-Identity-H");
    bx_buf_add_text(&out, "/Encoding/Identity-H/DescendantFonts[");
    bx_pdf_add_ref(&out, NULL, descendant);
    bx_buf_add_byte(&out, ']');
    bx_pdf_add_ref(&out, "ToUnicode", to_unicode);
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

/* What a packed font refers to. */
typedef struct font_bytes {
    bx_buf program, packed, map;
} font_bytes;

static bx_status cut_whole(const font *f, const bx_form *forms, int count, font_bytes *bytes,
                           bx_packed_font *packed)
{
    BX_TRY(bx_font_cut(f->face, forms, count, &bytes->program, &bytes->map));
    bx_literal_deflate(bx_buf_str(&bytes->program), &bytes->packed);
    *packed =
        (bx_packed_font){bx_buf_str(&bytes->packed), bytes->program.len, bx_buf_str(&bytes->map)};
    return bytes->packed.failed ? BX_ERR_MEMORY : BX_OK;
}

static bx_status pack_font(bx_pdf_fonts *fonts, bx_glyph_store *store, const font *f,
                           const bx_form *forms, int count, font_bytes *bytes,
                           bx_packed_font *packed)
{
    bx_status status = bx_font_pack(f->face, forms, count, store, fonts->arena, &bytes->packed);
    *packed = (bx_packed_font){.program = bx_buf_str(&bytes->packed)};
    if (status != BX_ERR_LIBRARY) return status;
    if (bx_font_cache_lookup(fonts->cache, f->face, forms, count, packed)) return BX_OK;
    BX_TRY(cut_whole(f, forms, count, bytes, packed));
    bx_font_cache_keep(fonts->cache, f->face, forms, count, packed);
    return BX_OK;
}

static bx_status write_font(bx_pdf_fonts *fonts, bx_glyph_store *store, font *f,
                            bx_objects *objects, int *object)
{
    int count = f->uses.count + 1;
    bx_form *forms = BX_NEW_ARRAY(fonts->arena, bx_form, count);
    BX_TRY_NEW(forms);
    for (int i = 1; i < count; i++)
        forms[i] = f->uses.items[i - 1]->form;
    cut_font cut = {0};
    font_bytes bytes = {0};
    bx_status status = bx_font_metrics_read(f->face, &cut.metrics);
    set_tag(f);
    if (status == BX_OK) status = pack_font(fonts, store, f, forms, count, &bytes, &cut.packed);
    if (status == BX_ERR_LIBRARY)
        status = bx_report(fonts->diag, BX_E_PDF_FONT, NULL, bx_face_name(f->face));
    cut.own = cut.packed.program.ptr == bytes.packed.ptr ? &bytes.packed : NULL;
    if (status == BX_OK) *object = add_font(f, &cut, objects);
    bx_buf_release(&bytes.program);
    bx_buf_release(&bytes.packed);
    bx_buf_release(&bytes.map);
    return status;
}

static bx_status write_fonts(bx_pdf_fonts *fonts, bx_glyph_store *store, bx_objects *objects,
                             bx_buf *resources)
{
    for (int i = 0; i < fonts->list.count; i++) {
        int object = 0;
        BX_TRY(write_font(fonts, store, fonts->list.items[i], objects, &object));
        bx_buf_add_text(resources, "/F");
        bx_buf_add_int(resources, i);
        bx_buf_add_byte(resources, ' ');
        bx_pdf_add_ref(resources, NULL, object);
    }
    return BX_OK;
}

/* What fonts.yaml says of a face moves its glyphs: it is part of what it is. */
bx_status bx_pdf_fonts_hash(const bx_pdf_fonts *fonts, bx_hash *hash)
{
    int count = fonts->list.count;
    bx_str *parts = BX_NEW_ARRAY(fonts->arena, bx_str, count + 1);
    bx_buf boxes = {0};
    BX_TRY_NEW(parts);
    for (int i = 0; i < count; i++) {
        const bx_face *face = fonts->list.items[i]->face;
        parts[i] = bx_face_directory(face);
        bx_buf_printf(&boxes, "%d %d\n", bx_face_ascent(face), bx_face_descent(face));
    }
    parts[count] = bx_buf_str(&boxes);
    bool failed = boxes.failed;
    if (!failed) bx_hash_sha256(parts, count + 1, hash);
    bx_buf_release(&boxes);
    return failed ? BX_ERR_MEMORY : BX_OK;
}

bx_status bx_pdf_fonts_write(bx_pdf_fonts *fonts, bx_objects *objects, bx_buf *resources)
{
    bx_glyph_store *own = fonts->cache ? NULL : bx_glyph_store_new(0);
    bx_glyph_store *store = fonts->cache ? bx_font_cache_glyphs(fonts->cache) : own;
    bx_status status = store ? write_fonts(fonts, store, objects, resources) : BX_ERR_MEMORY;
    bx_glyph_store_free(own);
    return status;
}
