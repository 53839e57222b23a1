/*
 * HarfBuzz cuts a face that holds nothing but outlines and metrics: with cmap, GSUB
 * and GPOS in it, planning alone walks the whole repertoire (Noto Serif 3.2 ms,
 * HanaMin 4.6 ms; without them 0.2 and 0.02). Subroutines are written out: faster
 * (9.0 against 3.5 ms for 400 glyphs of Noto Serif) and smaller too, since HarfBuzz
 * keeps all numbers of used subroutines. Glyph ids are never retained in CFF (260 KB
 * against 7). The CFF table is embedded bare: the OpenType wrapper gains nothing.
 */
#include "device/pdf_font.h"

#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/vec.h"

#include "base/ban.h"

enum { PAGE_GLYPHS = 64, PAGES = 65536 / PAGE_GLYPHS, TAG_LETTERS = 6, BLOCK_LINES = 100 };

#define SHARED_CMAP "Shared-H"

typedef struct font {
    const bx_face *face;
    bx_glyph_use **pages[PAGES]; /* first uses by glyph, two steps; NULL: nothing there */
    int count;                   /* of all uses */
    int shared;                  /* of those that are not the first of their glyph */
    bx_glyph_use **by_code;      /* all, after the cut */
    hb_blob_t *program;
    char tag[TAG_LETTERS + 1];
} font;

struct bx_fonts {
    bx_arena *arena;
    bx_diag *diag;
    BX_VEC(font *) list;
};

bx_fonts *bx_fonts_new(bx_arena *arena, bx_diag *diag)
{
    bx_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts) *fonts = (bx_fonts){.arena = arena, .diag = diag};
    return fonts;
}

void bx_fonts_free(bx_fonts *fonts)
{
    if (!fonts) return;
    for (int i = 0; i < fonts->list.count; i++)
        hb_blob_destroy(fonts->list.items[i]->program);
    free(fonts);
}

bx_status bx_fonts_number(bx_fonts *fonts, const bx_face *face, int *number)
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

static bool keeps_cids(const font *f)
{
    return bx_face_outline(f->face) == BX_OUTLINE_CFF_CID;
}

/* To the nearest thousandth of an em: readers allow the font program to differ by one (ISO 19005-3, 6.2.11.5). */
static int width_of(const bx_face *face, uint32_t glyph)
{
    return (int)bx_len_scale(bx_face_advance(face, glyph), 1000, bx_face_units(face));
}

static bx_status refuse(const bx_fonts *fonts, const font *f)
{
    return bx_report(fonts->diag, BX_E_PDF_FONT, NULL, bx_face_name(f->face));
}

static bx_status add_use(bx_fonts *fonts, font *f, bx_glyph_use *first, uint32_t glyph, bx_str text,
                         bx_glyph_use **use)
{
    bx_glyph_use *fresh = BX_NEW(fonts->arena, bx_glyph_use);
    BX_TRY_NEW(fresh);
    fresh->text = bx_str_copy(fonts->arena, text);
    BX_TRY_NEW(fresh->text.ptr);
    fresh->glyph = glyph;
    fresh->first = first ? first : fresh;
    fresh->waits = first || !keeps_cids(f);
    fresh->width = first ? first->width : width_of(f->face, glyph);
    if (!fresh->waits) fresh->code = bx_face_cid(f->face, glyph);
    if (fresh->code == BX_NO_CID) return refuse(fonts, f);
    f->count++;
    f->shared += first ? 1 : 0;
    *use = fresh;
    return BX_OK;
}

bx_status bx_fonts_use(bx_fonts *fonts, int number, uint32_t glyph, bx_str text,
                       const bx_glyph_use **use)
{
    BX_ASSERT(glyph > 0 && glyph < 65536);
    font *f = fonts->list.items[number];
    bx_glyph_use ***page = &f->pages[glyph / PAGE_GLYPHS];
    if (!*page) *page = BX_NEW_ARRAY(fonts->arena, bx_glyph_use *, PAGE_GLYPHS);
    BX_TRY_NEW(*page);
    bx_glyph_use **slot = &(*page)[glyph % PAGE_GLYPHS];
    bx_glyph_use *first = *slot;
    while (*slot && !bx_str_equal((*slot)->text, text))
        slot = &(*slot)->next;
    if (!*slot) BX_TRY(add_use(fonts, f, first, glyph, text, slot));
    *use = *slot;
    return BX_OK;
}

/* What a PDF reader looks at; the rest of the font would only be carried and searched. */
static hb_face_t *strip(hb_face_t *whole)
{
    static const char *const kept[] = {"CFF ", "glyf", "loca", "cvt ", "fpgm",
                                       "prep", "head", "hhea", "hmtx", "maxp"};
    hb_face_t *bare = hb_face_builder_create();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        hb_tag_t tag = hb_tag_from_string(kept[i], -1);
        hb_blob_t *table = hb_face_reference_table(whole, tag);
        if (hb_blob_get_length(table) > 0) hb_face_builder_add_table(bare, tag, table);
        hb_blob_destroy(table);
    }
    return bare;
}

static hb_subset_input_t *input_of(const font *f)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (int p = 0; p < PAGES; p++)
        for (int i = 0; f->pages[p] && i < PAGE_GLYPHS; i++)
            if (f->pages[p][i]) hb_set_add(glyphs, (hb_codepoint_t)(p * PAGE_GLYPHS + i));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    if (hb_set_allocation_successful(glyphs)) return input;
    hb_subset_input_destroy(input);
    return NULL;
}

static int compare_codes(const void *a, const void *b)
{
    const bx_glyph_use *const *x = a, *const *y = b;
    return ((*x)->code > (*y)->code) - ((*x)->code < (*y)->code);
}

static void sort_codes(font *f, int count)
{
    qsort(f->by_code, (size_t)count, sizeof(bx_glyph_use *), compare_codes);
}

/* The lowest codes that no glyph has; code 0 is .notdef's. */
static void set_spare_codes(font *f, int count)
{
    uint32_t code = 1;
    int taken = 0, end = count;
    for (int i = 0; i < count && end < f->count; i++)
        for (bx_glyph_use *use = f->by_code[i]->next; use; use = use->next) {
            for (; taken < count && f->by_code[taken]->code <= code; taken++)
                if (f->by_code[taken]->code == code) code++;
            use->code = code++;
            f->by_code[end++] = use;
        }
}

/* False when a glyph is not in the cut font. */
static bool set_codes(font *f, const hb_map_t *numbers)
{
    int count = 0;
    for (int p = 0; p < PAGES; p++)
        for (int i = 0; f->pages[p] && i < PAGE_GLYPHS; i++) {
            bx_glyph_use *use = f->pages[p][i];
            if (!use) continue;
            if (!hb_map_has(numbers, use->glyph)) return false;
            if (!keeps_cids(f)) use->code = hb_map_get(numbers, use->glyph);
            f->by_code[count++] = use;
        }
    sort_codes(f, count);
    if (f->shared > 0) {
        set_spare_codes(f, count);
        sort_codes(f, f->count);
    }
    return true;
}

/* Equal sets of glyphs have equal tags: FNV-1a over their numbers (ISO 32000-1, 9.6.4). */
static void set_tag(font *f)
{
    uint64_t hash = 14695981039346656037u;
    for (int i = 0; i < f->count; i++)
        for (int shift = 0; shift < 16; shift += 8)
            hash = (hash ^ (f->by_code[i]->glyph >> shift & 0xFF)) * 1099511628211u;
    for (int i = 0; i < TAG_LETTERS; i++, hash /= 26)
        f->tag[i] = (char)('A' + hash % 26);
}

static bool cut(font *f)
{
    bool good = false;
    hb_subset_plan_t *plan = NULL;
    hb_face_t *small = NULL;
    hb_face_t *bare = strip(bx_face_hb_face(f->face));
    hb_subset_input_t *input = input_of(f);
    if (!input) goto done;
    plan = hb_subset_plan_create_or_fail(bare, input);
    if (!plan) goto done;
    small = hb_subset_plan_execute_or_fail(plan);
    if (!small) goto done;
    if (!set_codes(f, hb_subset_plan_old_to_new_glyph_mapping(plan))) goto done;
    f->program = bx_face_outline(f->face) == BX_OUTLINE_TRUETYPE
                     ? hb_face_reference_blob(small)
                     : hb_face_reference_table(small, HB_TAG('C', 'F', 'F', ' '));
    good = hb_blob_get_length(f->program) > 0;
done:
    hb_face_destroy(small);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(bare);
    return good;
}

bx_status bx_fonts_cut(bx_fonts *fonts)
{
    for (int i = 0; i < fonts->list.count; i++) {
        font *f = fonts->list.items[i];
        f->by_code = BX_NEW_ARRAY(fonts->arena, bx_glyph_use *, f->count);
        BX_TRY_NEW(f->by_code);
        if (!cut(f)) return refuse(fonts, f);
        set_tag(f);
    }
    return BX_OK;
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

static const char cmap_head[] = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n";
static const char cmap_codes[] = "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
static const char cmap_tail[] = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

/* "begin<what>" before every hundredth line, with the number of lines that follow, and its end. */
static void open_block(bx_buf *map, int i, int count, const char *what)
{
    if (i % BLOCK_LINES != 0) return;
    bx_buf_add_int(map, count - i < BLOCK_LINES ? count - i : BLOCK_LINES);
    bx_buf_add_text(map, " begin");
    bx_buf_add_text(map, what);
    bx_buf_add_byte(map, '\n');
}

static void close_block(bx_buf *map, int i, int count, const char *what)
{
    if (i % BLOCK_LINES != BLOCK_LINES - 1 && i != count - 1) return;
    bx_buf_add_text(map, "end");
    bx_buf_add_text(map, what);
    bx_buf_add_byte(map, '\n');
}

static int add_to_unicode(const font *f, bx_objects *objects)
{
    bx_buf map = {0};
    bx_buf_add_text(&map, cmap_head);
    bx_buf_add_text(&map, "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                          "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
    bx_buf_add_text(&map, cmap_codes);
    for (int i = 0; i < f->count; i++) {
        open_block(&map, i, f->count, "bfchar");
        bx_buf_add_byte(&map, '<');
        bx_buf_add_hex(&map, f->by_code[i]->code, 4);
        bx_buf_add_text(&map, "><");
        bx_pdf_add_utf16(&map, f->by_code[i]->text);
        bx_buf_add_text(&map, ">\n");
        close_block(&map, i, f->count, "bfchar");
    }
    bx_buf_add_text(&map, cmap_tail);
    bx_objects_check(objects, &map);
    int object = bx_objects_add_stream(objects, NULL, bx_buf_str(&map), BX_PACK_DEFLATE);
    bx_buf_release(&map);
    return object;
}

/* 9.7.5.4. Each code on its own line: ranges may differ in their last byte only, and most would hold one code. */
static int add_cmap(const font *f, bx_objects *objects)
{
    static const char system[] =
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
    bx_buf map = {0}, entries = {0};
    bx_buf_add_text(&map, cmap_head);
    bx_buf_printf(&map, "%sdef\n/CMapName/%s def\n/CMapType 1 def\n", system, SHARED_CMAP);
    bx_buf_add_text(&map, cmap_codes);
    for (int i = 0; i < f->count; i++) {
        open_block(&map, i, f->count, "cidchar");
        bx_buf_add_byte(&map, '<');
        bx_buf_add_hex(&map, f->by_code[i]->code, 4);
        bx_buf_add_byte(&map, '>');
        bx_buf_add_int(&map, f->by_code[i]->first->code);
        bx_buf_add_byte(&map, '\n');
        close_block(&map, i, f->count, "cidchar");
    }
    bx_buf_add_text(&map, cmap_tail);
    bx_buf_printf(&entries, "/Type/CMap/CMapName/%s%s", SHARED_CMAP, system);
    bx_objects_check(objects, &map);
    int object = bx_objects_add_stream(objects, &entries, bx_buf_str(&map), BX_PACK_DEFLATE);
    bx_buf_release(&entries);
    bx_buf_release(&map);
    return object;
}

/* By CID. 1000 is the default; the others in groups of consecutive ones (9.7.4.3). */
static void add_widths(bx_buf *out, const font *f)
{
    uint32_t next = 0;
    bool open = false;
    bx_buf_add_text(out, "/W[");
    for (int i = 0; i < f->count; i++) {
        const bx_glyph_use *use = f->by_code[i];
        if (use->width == 1000 || use != use->first) continue;
        if (!open || use->code != next) {
            if (open) bx_buf_add_byte(out, ']');
            bx_buf_add_int(out, use->code);
            bx_buf_add_byte(out, '[');
        } else {
            bx_buf_add_byte(out, ' ');
        }
        bx_buf_add_int(out, use->width);
        open = true;
        next = use->code + 1;
    }
    bx_buf_add_text(out, open ? "]]" : "]");
}

/* A big-endian 16-bit field of a table; `otherwise` when the table is too short. */
static int field_of(const bx_face *face, const char *table, unsigned at, int otherwise)
{
    hb_blob_t *blob = hb_face_reference_table(bx_face_hb_face(face), hb_tag_from_string(table, -1));
    unsigned len = 0;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(blob, &len);
    int value = otherwise;
    if (len >= at + 2) value = (int16_t)((bytes[at] << 8) | bytes[at + 1]);
    hb_blob_destroy(blob);
    return value;
}

static void add_scaled(bx_buf *out, const char *key, const font *f, int units)
{
    bx_buf_add_text(out, key);
    bx_buf_add_int(out, bx_len_scale(units, 1000, bx_face_units(f->face)));
}

/* 9.8. The stem's width is not in a font; the usual estimate comes from its weight. */
static int add_descriptor(const font *f, bx_objects *objects, int program)
{
    int weight = field_of(f->face, "OS/2", 4, 400) / 65;
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/FontDescriptor");
    add_name(&out, "/FontName", f, "");
    bx_buf_add_text(&out, "/Flags 4/ItalicAngle ");
    bx_buf_add_int(&out, field_of(f->face, "post", 4, 0));
    add_scaled(&out, "/FontBBox[", f, field_of(f->face, "head", 36, 0));
    add_scaled(&out, " ", f, field_of(f->face, "head", 38, 0));
    add_scaled(&out, " ", f, field_of(f->face, "head", 40, 0));
    add_scaled(&out, " ", f, field_of(f->face, "head", 42, 0));
    bx_buf_add_text(&out, "]/Ascent ");
    bx_buf_add_int(&out, bx_face_ascent(f->face));
    bx_buf_add_text(&out, "/Descent ");
    bx_buf_add_int(&out, -bx_face_descent(f->face));
    int capitals = field_of(f->face, "OS/2", 88, 0);
    add_scaled(&out, "/CapHeight ", f, capitals > 0 ? capitals : bx_face_units(f->face) * 7 / 10);
    bx_buf_add_text(&out, "/StemV ");
    bx_buf_add_int(&out, 50 + weight * weight);
    bx_pdf_add_ref(
        &out, bx_face_outline(f->face) == BX_OUTLINE_TRUETYPE ? "FontFile2" : "FontFile3", program);
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

static int add_program(const font *f, bx_objects *objects)
{
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(f->program, &len);
    bx_buf entries = {0};
    if (bx_face_outline(f->face) == BX_OUTLINE_TRUETYPE) {
        bx_buf_add_text(&entries, "/Length1 ");
        bx_buf_add_int(&entries, len);
    } else {
        bx_buf_add_text(&entries, "/Subtype/CIDFontType0C");
    }
    int object = bx_objects_add_stream(objects, &entries, (bx_str){bytes, len}, BX_PACK_DEFLATE);
    bx_buf_release(&entries);
    return object;
}

static int add_descendant(const font *f, bx_objects *objects)
{
    bool truetype = bx_face_outline(f->face) == BX_OUTLINE_TRUETYPE;
    int descriptor = add_descriptor(f, objects, add_program(f, objects));
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Font/Subtype");
    bx_buf_add_text(&out, truetype ? "/CIDFontType2/CIDToGIDMap/Identity" : "/CIDFontType0");
    add_name(&out, "/BaseFont", f, "");
    bx_buf_add_text(&out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    add_widths(&out, f);
    bx_pdf_add_ref(&out, "FontDescriptor", descriptor);
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

static int add_font(const font *f, bx_objects *objects)
{
    bool truetype = bx_face_outline(f->face) == BX_OUTLINE_TRUETYPE;
    const char *suffix = f->shared > 0 ? "-" SHARED_CMAP : "-Identity-H";
    int descendant = add_descendant(f, objects);
    int to_unicode = add_to_unicode(f, objects);
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Font/Subtype/Type0");
    add_name(&out, "/BaseFont", f, truetype ? "" : suffix);
    if (f->shared > 0) bx_pdf_add_ref(&out, "Encoding", add_cmap(f, objects));
    else bx_buf_add_text(&out, "/Encoding/Identity-H");
    bx_buf_add_text(&out, "/DescendantFonts[");
    bx_pdf_add_ref(&out, NULL, descendant);
    bx_buf_add_byte(&out, ']');
    bx_pdf_add_ref(&out, "ToUnicode", to_unicode);
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

void bx_fonts_write(const bx_fonts *fonts, bx_objects *objects, bx_buf *resources)
{
    for (int i = 0; i < fonts->list.count; i++) {
        int object = add_font(fonts->list.items[i], objects);
        bx_buf_add_text(resources, "/F");
        bx_buf_add_int(resources, i);
        bx_buf_add_byte(resources, ' ');
        bx_pdf_add_ref(resources, NULL, object);
    }
}
