/*
 * CFF is cut by cff_cut.h, or put together from packed glyphs by glyph_store.h. HarfBuzz cuts TrueType, and a CFF table that is not read there: a
 * face that holds nothing but outlines and metrics, since with cmap, GSUB and GPOS in it
 * planning alone walks the whole repertoire (Noto Serif 3.2 ms, HanaMin 4.6 ms; without them
 * 0.2 and 0.02). Subroutines are written out: faster and smaller too, since HarfBuzz keeps all
 * numbers of used subroutines. Glyph ids are never retained in CFF (260 KB against 7); what
 * comes out is renumbered by cff_cut.h.
 */
#include "cut/font_cut.h"

#include <stdlib.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "cut/cff_cut.h"
#include "cut/truetype_forms.h"

#include "base/ban.h"

/* What a PDF reader looks at; the rest of the font would only be carried and searched. */
static hb_blob_t *kept_table(hb_face_t *bare, hb_tag_t tag, void *whole)
{
    static const char *const kept[] = {"CFF ", "glyf", "loca", "cvt ", "fpgm",
                                       "prep", "head", "hhea", "hmtx", "maxp"};
    (void)bare;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (tag == hb_tag_from_string(kept[i], -1)) return hb_face_reference_table(whole, tag);
    return hb_blob_get_empty();
}

static hb_subset_input_t *input_of(const bx_form *forms, int count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_set_t *set = hb_subset_input_glyph_set(input);
    for (int i = 0; i < count; i++)
        hb_set_add(set, bx_form_glyph(forms[i]));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    if (hb_set_allocation_successful(set)) return input;
    hb_subset_input_destroy(input);
    return NULL;
}

/*
 * Whether the cut glyphs are as large and as wide as they were. HarfBuzz drops what it
 * cannot write, and goes on when memory is out: a page must not lose a glyph for that.
 */
static bool same_glyphs(const bx_face *face, const bx_form *forms, int count, hb_face_t *small,
                        const uint16_t *numbers)
{
    bool same = true;
    hb_font_t *before = bx_face_hb_font(face), *after = hb_font_create(small);
    for (int i = 1; i < count && same; i++) { /* .notdef is emptied */
        hb_glyph_extents_t a = {0}, b = {0};
        uint16_t glyph = bx_form_glyph(forms[i]);
        hb_font_get_glyph_extents(before, glyph, &a);
        hb_font_get_glyph_extents(after, numbers[i], &b);
        same = a.x_bearing == b.x_bearing && a.y_bearing == b.y_bearing && a.width == b.width &&
               a.height == b.height &&
               hb_font_get_glyph_h_advance(before, glyph) ==
                   hb_font_get_glyph_h_advance(after, numbers[i]);
    }
    hb_font_destroy(after);
    return same;
}

/* Cuts with HarfBuzz and sets each glyph's number in the new face, which the caller destroys. */
static hb_face_t *cut_by_harfbuzz(const bx_face *face, const bx_form *forms, int count,
                                  uint16_t *numbers)
{
    hb_face_t *small = NULL;
    hb_subset_plan_t *plan = NULL;
    hb_face_t *bare = hb_face_create_for_tables(kept_table, bx_face_hb_face(face), NULL);
    hb_subset_input_t *input = input_of(forms, count);
    if (!input) goto done;
    plan = hb_subset_plan_create_or_fail(bare, input);
    if (!plan) goto done;
    small = hb_subset_plan_execute_or_fail(plan);
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (int i = 0; i < count; i++)
        numbers[i] = (uint16_t)hb_map_get(
            map, bx_form_glyph(forms[i])); /* none: 65535, which no glyph has */
    if (small && !same_glyphs(face, forms, count, small, numbers)) {
        hb_face_destroy(small);
        small = NULL;
    }
done:
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(bare);
    return small;
}

static bx_str bytes_of(hb_blob_t *blob)
{
    unsigned len = 0;
    const char *bytes = hb_blob_get_data(blob, &len);
    return (bx_str){bytes, len};
}

static bool cut_cff(hb_face_t *face, const bx_form *forms, int count, bx_buf *program)
{
    size_t before = program->len;
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    bool good = bx_cff_cut(bytes_of(table), (int)hb_face_get_upem(face), forms, count, program);
    hb_blob_destroy(table);
    if (!good) program->len = before;
    return good;
}

static hb_tag_t tag_of(int table)
{
    return hb_tag_from_string(bx_truetype_tags[table], -1);
}

/* The font of a file with the new tables in the place of its own. */
static hb_face_t *rebuild(hb_face_t *file, const bx_buf tables[BX_TRUETYPE_TABLES])
{
    enum { MOST_TAGS = 32 };
    hb_tag_t tags[MOST_TAGS];
    unsigned count = MOST_TAGS;
    hb_face_t *builder = hb_face_builder_create();
    hb_face_get_table_tags(file, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        int k = 0;
        while (k < BX_TRUETYPE_TABLES && tag_of(k) != tags[i])
            k++;
        hb_blob_t *blob = k == BX_TRUETYPE_TABLES
                              ? hb_face_reference_table(file, tags[i])
                              : hb_blob_create(tables[k].ptr, (unsigned)tables[k].len,
                                               HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
        hb_face_builder_add_table(builder, tags[i], blob);
        hb_blob_destroy(blob);
    }
    return builder;
}

/* Gives the face a glyph for each form; `numbers` are those of the whole glyphs, then of the forms. */
static bool add_forms(hb_face_t **small, int units, const bx_form *forms, int count,
                      uint16_t *numbers)
{
    hb_blob_t *blobs[BX_TRUETYPE_TABLES];
    bx_str tables[BX_TRUETYPE_TABLES];
    bx_buf out[BX_TRUETYPE_TABLES] = {0};
    bool good = true;
    bx_form *own = calloc((size_t)count, sizeof *own);
    for (int k = 0; k < BX_TRUETYPE_TABLES; k++) {
        blobs[k] = hb_face_reference_table(*small, tag_of(k));
        tables[k] = bytes_of(blobs[k]);
    }
    for (int i = 0; own && i < count; i++)
        own[i] = bx_form_of(numbers[i], bx_form_before(forms[i]), bx_form_after(forms[i]));
    good = own && bx_truetype_add_forms(tables, units, own, count, numbers, out);
    for (int k = 0; k < BX_TRUETYPE_TABLES; k++)
        good = good && !out[k].failed;
    if (good) {
        /* what HarfBuzz cut lists its tables only as a file */
        hb_blob_t *file = hb_face_reference_blob(*small);
        hb_face_destroy(*small);
        hb_face_t *read = hb_face_create(file, 0);
        *small = rebuild(read, out);
        hb_face_destroy(read);
        hb_blob_destroy(file);
    }
    for (int k = 0; k < BX_TRUETYPE_TABLES; k++) {
        hb_blob_destroy(blobs[k]);
        bx_buf_release(&out[k]);
    }
    free(own);
    return good;
}

static bool add_truetype(hb_face_t *small, const uint16_t *numbers, int count, bx_buf *program,
                         bx_buf *map)
{
    hb_blob_t *file = hb_face_reference_blob(small);
    bx_str bytes = bytes_of(file);
    bx_buf_add_str(program, bytes);
    hb_blob_destroy(file);
    for (int i = 0; i < count; i++) {
        bx_buf_add_byte(map, (char)(numbers[i] >> 8));
        bx_buf_add_byte(map, (char)(numbers[i] & 0xFF));
    }
    return bytes.len > 0;
}

static bool are_whole(const bx_form *forms, int count)
{
    for (int i = 0; i < count; i++)
        if (!bx_form_is_whole(forms[i])) return false;
    return true;
}

static bool cut_truetype(const bx_face *face, const bx_form *forms, int count, uint16_t *numbers,
                         bx_buf *program, bx_buf *map)
{
    hb_face_t *small = cut_by_harfbuzz(face, forms, count, numbers);
    bool good = small && (are_whole(forms, count) ||
                          add_forms(&small, bx_face_units(face), forms, count, numbers));
    good = good && add_truetype(small, numbers, count, program, map);
    hb_face_destroy(small);
    return good;
}

/* A CFF table that is not read here: HarfBuzz writes it anew. */
static bool cut_strange_cff(const bx_face *face, const bx_form *forms, int count, uint16_t *numbers,
                            bx_buf *program)
{
    hb_face_t *small = cut_by_harfbuzz(face, forms, count, numbers);
    bx_form *own = small ? calloc((size_t)count, sizeof *own) : NULL;
    for (int i = 0; own && i < count; i++)
        own[i] = bx_form_of(numbers[i], bx_form_before(forms[i]), bx_form_after(forms[i]));
    bool good = own && cut_cff(small, own, count, program);
    free(own);
    hb_face_destroy(small);
    return good;
}

bx_status bx_font_cut(const bx_face *face, const bx_form *forms, int count, bx_buf *program,
                      bx_buf *map)
{
    bool truetype = bx_face_outline(face) == BX_OUTLINE_TRUETYPE;
    bool good = !truetype && cut_cff(bx_face_hb_face(face), forms, count, program);
    if (!good && !program->failed) {
        uint16_t *numbers = calloc((size_t)count, sizeof *numbers);
        BX_TRY_NEW(numbers);
        good = truetype ? cut_truetype(face, forms, count, numbers, program, map)
                        : cut_strange_cff(face, forms, count, numbers, program);
        free(numbers);
    }
    if (program->failed || map->failed) return BX_ERR_MEMORY;
    return good ? BX_OK : BX_ERR_LIBRARY;
}

bx_status bx_font_pack(const bx_face *face, const bx_form *forms, int count, bx_glyph_store *store,
                       bx_arena *scratch, bx_buf *packed)
{
    if (bx_face_outline(face) == BX_OUTLINE_TRUETYPE) return BX_ERR_LIBRARY;
    hb_blob_t *table = hb_face_reference_table(bx_face_hb_face(face), HB_TAG('C', 'F', 'F', ' '));
    bx_status status =
        bx_glyph_store_pack(store, face, bytes_of(table), forms, count, scratch, packed);
    hb_blob_destroy(table);
    return status;
}

/* A big-endian 16-bit field of a table; `otherwise` when the table is too short. */
static int field_of(hb_blob_t *table, size_t at, int otherwise)
{
    bx_str bytes = bytes_of(table);
    if (bytes.len < at + 2) return otherwise;
    const unsigned char *b = (const unsigned char *)bytes.ptr + at;
    return (int16_t)(b[0] << 8 | b[1]);
}

bx_status bx_font_metrics_read(const bx_face *face, bx_font_metrics *metrics)
{
    hb_face_t *whole = bx_face_hb_face(face);
    hb_blob_t *head = hb_face_reference_table(whole, HB_TAG('h', 'e', 'a', 'd'));
    hb_blob_t *os2 = hb_face_reference_table(whole, HB_TAG('O', 'S', '/', '2'));
    hb_blob_t *post = hb_face_reference_table(whole, HB_TAG('p', 'o', 's', 't'));
    bx_status status = bytes_of(head).len > 0 ? BX_OK : BX_ERR_MEMORY; /* every face has one */
    int capitals = field_of(os2, 88, 0);
    *metrics = (bx_font_metrics){
        .left = field_of(head, 36, 0),
        .bottom = field_of(head, 38, 0),
        .right = field_of(head, 40, 0),
        .top = field_of(head, 42, 0),
        .capitals = capitals > 0 ? capitals : bx_face_units(face) * 7 / 10,
        .weight = field_of(os2, 4, 400),
        .italic_angle = field_of(post, 4, 0),
    };
    hb_blob_destroy(head);
    hb_blob_destroy(os2);
    hb_blob_destroy(post);
    return status;
}
