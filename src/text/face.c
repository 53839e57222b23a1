/*
 * The file is mapped, HarfBuzz reads it in place. FreeType is asked for one thing,
 * the CIDs of a CID-keyed CFF, which HarfBuzz does not tell: opening a face there
 * costs up to some milliseconds, so it waits for the first question and its answer
 * is published by one atomic exchange. A face may thus be shared, sealed, by threads
 * and by forked workers alike.
 */
#include "text/face.h"

#include <stdatomic.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <hb.h>

#include "base/file.h"
#include "base/limits.h"

#include "base/ban.h"

enum { POSTSCRIPT_NAME = 64 }; /* 63 characters at most: OpenType, table name, id 6 */

typedef struct cid_map {
    unsigned count;
    bool refused;
    uint16_t cids[];
} cid_map;

/* The part of a face that is filled late. */
typedef struct late_part {
    _Atomic(cid_map *) map;
} late_part;

struct bx_face {
    char *name;
    char postscript_name[POSTSCRIPT_NAME];
    bx_str bytes;
    int index, units, ascent, descent;
    bx_outline outline;
    hb_face_t *hb_face;
    hb_font_t *hb_font;
    late_part *late;
};

static uint32_t read_u16(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 8 | b[1];
}

/* The bytes of a table, lent by the face; empty when it has none. */
static bx_str table_of(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned len = 0;
    const char *data = hb_blob_get_data(blob, &len);
    hb_blob_destroy(blob); /* the face's own blob keeps the mapped bytes */
    return (bx_str){data, data ? len : 0};
}

/*
 * Whether a CFF is CID-keyed: its Top DICT then begins with two string ids, a number
 * and the operator ROS (Adobe TN 5176, sections 4, 5 and 18).
 */
static bool cff_is_cid_keyed(bx_str cff)
{
    const unsigned char *b = (const unsigned char *)cff.ptr;
    if (cff.len < 4) return false;
    size_t at = b[2];
    for (int index = 0; index < 2; index++) { /* the Name INDEX is skipped */
        if (at + 3 > cff.len) return false;
        size_t count = read_u16(cff.ptr + at), size = b[at + 2];
        size_t offsets = at + 3, data = offsets + (count + 1) * size - 1;
        if (count == 0 || size < 1 || size > 4 || data >= cff.len) return false;
        if (index == 1) {
            at = data + 1;
            break;
        }
        size_t end = 0;
        for (size_t i = 0; i < size; i++)
            end = end << 8 | b[offsets + count * size + i];
        if (end > cff.len - data) return false;
        at = data + end;
    }
    /* Operands are 1 to 5 bytes long; ROS is 12 30. */
    for (int operand = 0; operand < 3; operand++) {
        if (at >= cff.len) return false;
        at += b[at] == 29 ? 5 : b[at] == 28 ? 3 : b[at] >= 247 && b[at] <= 254 ? 2 : 1;
    }
    return at + 2 <= cff.len && b[at] == 12 && b[at + 1] == 30;
}

static bool is_name_byte(char c)
{
    return c > 32 && c < 127 && !strchr("[](){}<>/%", c);
}

static void add_name_bytes(char *name, const char *text)
{
    size_t n = strlen(name);
    for (; *text && n < POSTSCRIPT_NAME - 1; text++)
        if (is_name_byte(*text)) name[n++] = *text;
    name[n] = '\0';
}

static void read_postscript_name(bx_face *face)
{
    unsigned count = 0;
    const hb_ot_name_entry_t *entries = hb_ot_name_list_names(face->hb_face, &count);
    for (unsigned i = 0; i < count && face->postscript_name[0] == '\0'; i++) {
        if (entries[i].name_id != HB_OT_NAME_ID_POSTSCRIPT_NAME) continue;
        char text[4 * POSTSCRIPT_NAME];
        unsigned room = sizeof text;
        hb_ot_name_get_utf8(face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, entries[i].language,
                            &room, text);
        add_name_bytes(face->postscript_name, text);
    }
    if (face->postscript_name[0] == '\0') add_name_bytes(face->postscript_name, face->name);
    if (face->postscript_name[0] == '\0') add_name_bytes(face->postscript_name, "Font");
}

/* OpenType, OS/2 fsType: 2 restricted, 0x100 no subsetting, 0x200 bitmaps only. */
static bx_status check_embedding(const bx_face *face, bx_diag *diag, const bx_place *place)
{
    bx_str os2 = table_of(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    uint32_t type = os2.len >= 10 ? read_u16(os2.ptr + 8) : 0;
    if ((type & 0x0F) != 2 && (type & 0x300) == 0) return BX_OK;
    char digits[8] = {0};
    snprintf(digits, sizeof digits, "%04X", (unsigned)type);
    return bx_report(diag, BX_E_FONT_EMBEDDING, place, face->name, digits);
}

static bx_status read_outline(bx_face *face, bx_diag *diag, const bx_place *place)
{
    bx_str cff = table_of(face->hb_face, HB_TAG('C', 'F', 'F', ' '));
    bx_str glyf = table_of(face->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    if (cff.len == 0 && glyf.len == 0)
        return bx_report(diag, BX_E_FONT_OUTLINES, place, face->name);
    face->outline = cff.len == 0            ? BX_OUTLINE_TRUETYPE
                    : cff_is_cid_keyed(cff) ? BX_OUTLINE_CFF_CID
                                            : BX_OUTLINE_CFF_NAMED;
    return BX_OK;
}

static bx_status report_index(const bx_face *face, unsigned count, bx_diag *diag,
                              const bx_place *place)
{
    char wanted[16], found[16];
    snprintf(wanted, sizeof wanted, "%d", face->index);
    snprintf(found, sizeof found, "%u", count);
    return bx_report(diag, BX_E_FONT_INDEX, place, face->name, wanted, found);
}

/* What HarfBuzz cannot read it takes for absent: so ask for what every face must have. */
static bx_status check_tables(const bx_face *face, bx_diag *diag, const bx_place *place)
{
    static const char *const needed[] = {"head", "hhea", "maxp", "hmtx", "cmap"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        bx_str table = table_of(face->hb_face, hb_tag_from_string(needed[i], 4));
        if (table.len == 0) return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, needed[i]);
    }
    if (hb_face_get_glyph_count(face->hb_face) == 0)
        return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, "maxp");
    return BX_OK;
}

static bx_status open_tables(bx_face *face, bx_diag *diag, const bx_place *place)
{
    if (face->bytes.len == 0) return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, "0");
    hb_blob_t *blob = hb_blob_create(face->bytes.ptr, (unsigned)face->bytes.len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    /* HarfBuzz answers a failed allocation with its empty objects. */
    if (blob == hb_blob_get_empty()) return BX_ERR_MEMORY;
    unsigned count = hb_face_count(blob);
    if (count > 0 && (unsigned)face->index < count)
        face->hb_face = hb_face_create(blob, (unsigned)face->index);
    hb_blob_destroy(blob);
    if (face->hb_face == hb_face_get_empty()) return BX_ERR_MEMORY;
    if (count == 0) return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, "sfnt");
    if ((unsigned)face->index >= count) return report_index(face, count, diag, place);
    BX_TRY(check_tables(face, diag, place));
    BX_TRY(read_outline(face, diag, place));
    BX_TRY(check_embedding(face, diag, place));
    face->units = (int)hb_face_get_upem(face->hb_face);
    face->hb_font = hb_font_create(face->hb_face);
    if (face->hb_font == hb_font_get_empty()) return BX_ERR_MEMORY;
    hb_font_set_scale(face->hb_font, face->units, face->units);
    hb_face_make_immutable(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    read_postscript_name(face);
    return BX_OK;
}

bx_status bx_face_new(const bx_face_spec *spec, bx_diag *diag, const bx_place *place,
                      bx_face **face)
{
    bx_face *fresh = calloc(1, sizeof *fresh);
    BX_TRY_NEW(fresh);
    bx_status status = BX_ERR_MEMORY;
    size_t len = strlen(spec->name) + 1;
    fresh->late = calloc(1, sizeof *fresh->late);
    fresh->name = malloc(len);
    if (!fresh->late || !fresh->name) goto done;
    memcpy(fresh->name, spec->name, len);
    fresh->index = spec->index;
    fresh->ascent = spec->ascent;
    fresh->descent = spec->descent;
    status = bx_file_map(spec->path, BX_LIMIT_FONT_BYTES, diag, place, &fresh->bytes);
    if (status == BX_OK) status = open_tables(fresh, diag, place);
done:
    if (status == BX_OK) *face = fresh;
    else bx_face_free(fresh);
    return status;
}

void bx_face_free(bx_face *face)
{
    if (!face) return;
    if (face->late) free(atomic_load(&face->late->map));
    free(face->late);
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    bx_file_unmap(face->bytes);
    free(face->name);
    free(face);
}

const char *bx_face_name(const bx_face *face)
{
    return face->name;
}

const char *bx_face_postscript_name(const bx_face *face)
{
    return face->postscript_name;
}

int bx_face_units(const bx_face *face)
{
    return face->units;
}

bx_outline bx_face_outline(const bx_face *face)
{
    return face->outline;
}

int bx_face_ascent(const bx_face *face)
{
    return face->ascent;
}

int bx_face_descent(const bx_face *face)
{
    return face->descent;
}

uint32_t bx_face_glyph(const bx_face *face, uint32_t rune)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->hb_font, rune, &glyph) ? glyph : 0;
}

uint32_t bx_face_variant(const bx_face *face, uint32_t rune, uint32_t selector)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_variation_glyph(face->hb_font, rune, selector, &glyph) ? glyph : 0;
}

int bx_face_advance(const bx_face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

int bx_face_ink_top(const bx_face *face, uint32_t glyph)
{
    hb_glyph_extents_t box;
    return hb_font_get_glyph_extents(face->hb_font, glyph, &box) ? box.y_bearing : 0;
}

static bool fill_cids(const bx_face *face, cid_map *map)
{
    FT_Library library;
    FT_Face ft_face;
    if (FT_Init_FreeType(&library) != 0) return false;
    bool good = FT_New_Memory_Face(library, (const FT_Byte *)face->bytes.ptr,
                                   (FT_Long)face->bytes.len, face->index, &ft_face) == 0;
    if (good) {
        for (unsigned i = 0; i < map->count && good; i++) {
            FT_UInt cid = 0;
            good = FT_Get_CID_From_Glyph_Index(ft_face, i, &cid) == 0 && cid <= UINT16_MAX;
            map->cids[i] = (uint16_t)cid;
        }
        FT_Done_Face(ft_face);
    }
    FT_Done_FreeType(library);
    return good;
}

/* NULL when memory is out. Whoever comes second throws the own map away. */
static const cid_map *cid_map_of(const bx_face *face)
{
    cid_map *known = atomic_load(&face->late->map);
    if (known) return known;
    unsigned count = hb_face_get_glyph_count(face->hb_face);
    cid_map *fresh = calloc(1, sizeof *fresh + count * sizeof fresh->cids[0]);
    if (!fresh) return NULL;
    fresh->count = count;
    fresh->refused = !fill_cids(face, fresh);
    if (atomic_compare_exchange_strong(&face->late->map, &known, fresh)) return fresh;
    free(fresh);
    return known;
}

uint32_t bx_face_cid(const bx_face *face, uint32_t glyph)
{
    if (face->outline != BX_OUTLINE_CFF_CID) return glyph;
    const cid_map *map = cid_map_of(face);
    if (!map || map->refused || glyph >= map->count) return BX_NO_CID;
    return map->cids[glyph];
}

struct hb_face_t *bx_face_hb_face(const bx_face *face)
{
    return face->hb_face;
}

struct hb_font_t *bx_face_hb_font(const bx_face *face)
{
    return face->hb_font;
}
