/*
 * The file is mapped, HarfBuzz reads it in place; what it cannot read it takes for absent. So
 * a face is judged before it is used: TrueType by FreeType, the stricter reader, of which
 * nothing outlives that; CFF by HarfBuzz itself, which is as strict there and does not list
 * what nobody asked for. Cost: .2 ms a TrueType face to judge, .05 ms any face to open: so
 * those that only stand in wait until they are asked for something.
 */
#include "font/face.h"

#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>

#include "base/file.h"
#include "base/limits.h"

#include "base/ban.h"

enum {
    POSTSCRIPT_NAME = 64, /* 63 characters at most: OpenType, table name, id 6 */
    HAN_PROBE = 0x4E2D,
    FIRST_HANZI = 0x3400,
    LAST_HANZI = 0x9FFF,
};

struct bx_face {
    char *name, *path;
    char postscript_name[POSTSCRIPT_NAME];
    bx_str bytes;
    const bx_place *place; /* may be NULL */
    const bx_rune_range *left_out;
    int left_out_count;
    bool has_all_hanzi; /* none of the basic block is left out */
    bool is_judged;
    int index, units, ascent, descent;
    bx_outline outline;
    hb_face_t *hb_face;
    hb_font_t *hb_font;
};

/* 0 when the face has no such table. */
static unsigned table_length(hb_face_t *face, const char *tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, hb_tag_from_string(tag, 4));
    unsigned len = hb_blob_get_length(blob);
    hb_blob_destroy(blob);
    return len;
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

static void name_for_pdf(bx_face *face, const char *name)
{
    if (name) add_name_bytes(face->postscript_name, name);
    if (face->postscript_name[0] == '\0') add_name_bytes(face->postscript_name, face->name);
    if (face->postscript_name[0] == '\0') add_name_bytes(face->postscript_name, "Font");
}

static bx_status report_freetype(const bx_face *face, FT_Error error, bx_diag *diag,
                                 const bx_place *place)
{
    if (error == FT_Err_Out_Of_Memory) return BX_ERR_MEMORY;
    const char *text = FT_Error_String(error); /* NULL where FreeType is built without texts */
    char why[160];
    snprintf(why, sizeof why, BX_BOTH("%.100s (0x%02X)", "字体库报告 0x%02X"),
             text ? text : "FreeType", (unsigned)error, (unsigned)error);
    return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, why);
}

static bx_status report_index(const bx_face *face, long count, bx_diag *diag, const bx_place *place)
{
    char wanted[16], found[24];
    snprintf(wanted, sizeof wanted, "%d", face->index);
    snprintf(found, sizeof found, "%ld", count);
    return bx_report(diag, BX_E_FONT_INDEX, place, face->name, wanted, found);
}

static bool freetype_has(FT_Face ft, FT_ULong wanted)
{
    FT_ULong count = 0, tag = 0, len = 0;
    FT_Sfnt_Table_Info(ft, 0, NULL, &count);
    for (FT_UInt i = 0; i < count; i++)
        if (FT_Sfnt_Table_Info(ft, i, &tag, &len) == 0 && tag == wanted) return true;
    return false;
}

/* A damaged directory holds any bytes. */
static void name_visibly(char name[5])
{
    for (int k = 0; k < 4; k++)
        if (name[k] < ' ' || name[k] > '~') name[k] = '?';
}

/*
 * FreeType passes over a table that reaches beyond the end of the file, HarfBuzz lists
 * it all the same: so a file that was cut off is noticed. FreeType shortens hmtx and vmtx
 * instead, as fonts are about where their length is wrong; those pass here as well.
 */
static bx_status check_whole(const bx_face *face, FT_Face ft, bx_diag *diag, const bx_place *place)
{
    hb_tag_t tag;
    unsigned count = 1;
    for (unsigned i = 0; hb_face_get_table_tags(face->hb_face, i, &count, &tag) > i; i++) {
        if (freetype_has(ft, tag)) continue;
        char name[5] = {0};
        hb_tag_to_string(tag, name);
        name_visibly(name);
        return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, name);
    }
    return BX_OK;
}

static bx_status check_embedding(const bx_face *face, unsigned type, bx_diag *diag,
                                 const bx_place *place)
{
    /* OpenType, OS/2 fsType: of several usage permissions the least restrictive holds. */
    if ((type & 0x0F) != FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING &&
        (type & (FT_FSTYPE_NO_SUBSETTING | FT_FSTYPE_BITMAP_EMBEDDING_ONLY)) == 0)
        return BX_OK;
    char digits[8] = {0};
    snprintf(digits, sizeof digits, "%04X", type);
    return bx_report(diag, BX_E_FONT_EMBEDDING, place, face->name, digits);
}

static bx_status read_freetype_face(bx_face *face, FT_Face ft, bx_diag *diag, const bx_place *place)
{
    BX_TRY(check_whole(face, ft, diag, place));
    BX_TRY(check_embedding(face, FT_Get_FSType_Flags(ft), diag, place));
    if (ft->units_per_EM != face->units)
        return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, "head");
    name_for_pdf(face, FT_Get_Postscript_Name(ft));
    return BX_OK;
}

static FT_Error open_freetype(const bx_face *face, FT_Library library, int index, FT_Face *ft)
{
    return FT_New_Memory_Face(library, (const FT_Byte *)face->bytes.ptr, (FT_Long)face->bytes.len,
                              index, ft);
}

static bx_status read_file(bx_face *face, FT_Library library, bx_diag *diag, const bx_place *place)
{
    FT_Face ft;
    FT_Error error = open_freetype(face, library, -1, &ft); /* only counts the faces */
    if (error != 0) return report_freetype(face, error, diag, place);
    FT_Long count = ft->num_faces;
    FT_Done_Face(ft);
    if (face->index < 0 || face->index >= count) return report_index(face, count, diag, place);
    error = open_freetype(face, library, face->index, &ft);
    if (error != 0) return report_freetype(face, error, diag, place);
    bx_status status = read_freetype_face(face, ft, diag, place);
    FT_Done_Face(ft);
    return status;
}

static bx_status judge_by_freetype(bx_face *face, bx_diag *diag)
{
    FT_Library library;
    FT_Error error = FT_Init_FreeType(&library);
    if (error != 0) return report_freetype(face, error, diag, face->place);
    bx_status status = read_file(face, library, diag, face->place);
    FT_Done_FreeType(library);
    return status;
}

static uint32_t big_endian(bx_str bytes, size_t at, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 |
                (at + (size_t)i < bytes.len ? (unsigned char)bytes.ptr[at + (size_t)i] : 0);
    return value;
}

bx_str bx_face_directory(const bx_face *face)
{
    bx_str bytes = face->bytes;
    size_t start = 0;
    if (bx_str_starts(bytes, BX_STR("ttcf")))
        start = big_endian(bytes, 12 + 4 * (size_t)face->index, 4);
    size_t len = 12 + 16 * (size_t)big_endian(bytes, start + 4, 2);
    if (start > bytes.len) start = bytes.len;
    if (len > bytes.len - start) len = bytes.len - start;
    return (bx_str){bytes.ptr + start, len};
}

/* A field of a table; 0 where the table is too short. */
static uint32_t field_of(const bx_face *face, const char *tag, size_t at, int size)
{
    unsigned len = 0;
    hb_blob_t *blob = hb_face_reference_table(face->hb_face, hb_tag_from_string(tag, 4));
    const char *table = hb_blob_get_data(blob, &len);
    uint32_t value = big_endian((bx_str){table, len}, at, size);
    hb_blob_destroy(blob);
    return value;
}

/* HarfBuzz takes any index. A file in which it finds no face at all is judged as a whole. */
static bx_status check_index(const bx_face *face, hb_blob_t *blob, bx_diag *diag)
{
    long count = (long)hb_face_count(blob);
    bool good = count == 0 || (face->index >= 0 && face->index < count);
    return good ? BX_OK : report_index(face, count, diag, face->place);
}

/* The bytes of a table must be there, but for those metrics that FreeType would shorten. */
static bx_status check_bounds(const bx_face *face, bx_diag *diag)
{
    bx_str directory = bx_face_directory(face);
    for (size_t at = 12; at + 16 <= directory.len; at += 16) {
        char name[5] = {0};
        memcpy(name, directory.ptr + at, 4);
        uint64_t end =
            (uint64_t)big_endian(directory, at + 8, 4) + big_endian(directory, at + 12, 4);
        if (end <= face->bytes.len || strcmp(name, "hmtx") == 0 || strcmp(name, "vmtx") == 0)
            continue;
        name_visibly(name);
        return bx_report(diag, BX_E_FONT_BROKEN, face->place, face->name, name);
    }
    return BX_OK;
}

/*
 * FreeType lists all subroutines of a face before it says yes, 2 ms for one of Noto's. HarfBuzz
 * refuses a CFF table as a whole when an index, a dictionary or the number of glyphs in it is
 * wrong. Of 1,200 files with a changed byte it refused 128 that FreeType took, and took eight
 * that FreeType refused: for the version in a directory, the header's size of offsets, and an
 * operator of the top dictionary. What else FreeType asks is asked here.
 */
static bx_status judge_cff(bx_face *face, bx_diag *diag)
{
    hb_glyph_extents_t box;
    char name[2 * POSTSCRIPT_NAME] = "";
    unsigned len = sizeof name;
    BX_TRY(check_bounds(face, diag));
    BX_TRY(check_embedding(face, field_of(face, "OS/2", 8, 2), diag, face->place));
    if ((int)field_of(face, "head", 18, 2) != face->units)
        return bx_report(diag, BX_E_FONT_BROKEN, face->place, face->name, "head");
    hb_font_t *font = hb_font_create(face->hb_face);
    if (font == hb_font_get_empty()) return BX_ERR_MEMORY;
    bool good = hb_font_get_glyph_extents(font, 0, &box);
    hb_font_destroy(font);
    if (!good) return bx_report(diag, BX_E_FONT_BROKEN, face->place, face->name, "CFF ");
    hb_ot_name_get_utf8(face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &len,
                        name);
    name_for_pdf(face, name);
    return BX_OK;
}

static bx_status judge(bx_face *face, bx_diag *diag)
{
    bool cff = table_length(face->hb_face, "CFF ") > 0 && table_length(face->hb_face, "glyf") == 0;
    bx_status status = cff ? judge_cff(face, diag) : judge_by_freetype(face, diag);
    face->is_judged = status == BX_OK;
    return status;
}

bx_status bx_face_judge(bx_face *face, bx_diag *diag)
{
    if (face->is_judged) return BX_OK;
    BX_TRY(bx_face_open(face, diag));
    return judge(face, diag);
}

/*
 * What FreeType does without: a cmap; and all of these in formats that HarfBuzz does not
 * read, such as Type 1 and WOFF.
 */
static bx_status check_tables(const bx_face *face, bx_diag *diag, const bx_place *place)
{
    static const char *const needed[] = {"head", "hhea", "hmtx", "cmap"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (table_length(face->hb_face, needed[i]) == 0)
            return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, needed[i]);
    if (hb_face_get_glyph_count(face->hb_face) == 0)
        return bx_report(diag, BX_E_FONT_BROKEN, place, face->name, "maxp");
    return BX_OK;
}

static bx_status read_outline(bx_face *face, bx_diag *diag, const bx_place *place)
{
    bool cff = table_length(face->hb_face, "CFF ") > 0;
    if (!cff && table_length(face->hb_face, "glyf") == 0)
        return bx_report(diag, BX_E_FONT_OUTLINES, place, face->name);
    face->outline = cff ? BX_OUTLINE_CFF : BX_OUTLINE_TRUETYPE;
    return BX_OK;
}

static bx_status open_font(bx_face *face)
{
    face->hb_font = hb_font_create(face->hb_face);
    if (face->hb_font == hb_font_get_empty()) return BX_ERR_MEMORY;
    hb_font_set_scale(face->hb_font, face->units, face->units);
    hb_face_make_immutable(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    return BX_OK;
}

static bx_status open_tables(bx_face *face, bool is_judged_later, bx_diag *diag)
{
    hb_blob_t *blob = hb_blob_create(face->bytes.ptr, (unsigned)face->bytes.len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    /* HarfBuzz answers a failed allocation with its empty objects. */
    if (blob == hb_blob_get_empty() && face->bytes.len > 0) return BX_ERR_MEMORY;
    face->hb_face = hb_face_create(blob, (unsigned)face->index);
    bx_status status = check_index(face, blob, diag);
    hb_blob_destroy(blob);
    BX_TRY(status);
    if (face->hb_face == hb_face_get_empty()) return BX_ERR_MEMORY;
    face->units =
        (int)hb_face_get_upem(face->hb_face); /* its own where those of the file are out of range */
    if (!is_judged_later) BX_TRY(judge(face, diag));
    BX_TRY(check_tables(face, diag, face->place));
    BX_TRY(read_outline(face, diag, face->place));
    return open_font(face);
}

static void close_file(bx_face *face)
{
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    bx_file_unmap(face->bytes);
    face->hb_font = NULL;
    face->hb_face = NULL;
    face->bytes = (bx_str){0};
}

static bx_status open_file(bx_face *face, bool is_judged_later, bx_diag *diag)
{
    BX_TRY(bx_file_map(face->path, BX_LIMIT_FONT_BYTES, diag, face->place, &face->bytes));
    bx_status status = open_tables(face, is_judged_later, diag);
    if (status != BX_OK) close_file(face);
    return status;
}

static char *copy_of(const char *text)
{
    size_t len = strlen(text) + 1;
    char *copy = malloc(len);
    return copy ? memcpy(copy, text, len) : NULL;
}

bx_status bx_face_new(const bx_face_spec *spec, bx_diag *diag, const bx_place *place,
                      bx_face **face)
{
    bx_face *fresh = calloc(1, sizeof *fresh);
    BX_TRY_NEW(fresh);
    fresh->name = copy_of(spec->name);
    fresh->path = copy_of(spec->path);
    fresh->place = place;
    fresh->index = spec->index;
    fresh->ascent = spec->ascent;
    fresh->descent = spec->descent;
    bx_status status = fresh->name && fresh->path ? BX_OK : BX_ERR_MEMORY;
    if (status == BX_OK && !spec->stands_in) status = open_file(fresh, false, diag);
    if (status == BX_OK) *face = fresh;
    else bx_face_free(fresh);
    return status;
}

void bx_face_free(bx_face *face)
{
    if (!face) return;
    close_file(face);
    free(face->name);
    free(face->path);
    free(face);
}

/* Most of what is asked for are hanzi, and few lists have any. */
static bool is_left_out(const bx_face *face, uint32_t rune)
{
    if (face->has_all_hanzi && rune >= FIRST_HANZI && rune <= LAST_HANZI) return false;
    int low = 0, high = face->left_out_count; /* the first range that does not end below `rune` */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (face->left_out[middle].last < rune) low = middle + 1;
        else high = middle;
    }
    return low < face->left_out_count && face->left_out[low].first <= rune;
}

static hb_bool_t find_taken(hb_font_t *font, void *data, hb_codepoint_t rune, hb_codepoint_t *glyph,
                            void *unused)
{
    (void)unused;
    if (is_left_out(data, rune)) return false;
    return hb_font_get_nominal_glyph(hb_font_get_parent(font), rune, glyph);
}

static hb_bool_t find_taken_variant(hb_font_t *font, void *data, hb_codepoint_t rune,
                                    hb_codepoint_t selector, hb_codepoint_t *glyph, void *unused)
{
    (void)unused;
    if (is_left_out(data, rune)) return false;
    return hb_font_get_variation_glyph(hb_font_get_parent(font), rune, selector, glyph);
}

/* Whether the shaper may come upon it where the text does not have it: it joins a letter with its mark. */
static bool is_composed(uint32_t rune)
{
    hb_codepoint_t base, mark;
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), rune, &base, &mark) && mark != 0;
}

static bool has_composed(const bx_rune_range *ranges, int count)
{
    for (int i = 0; i < count; i++)
        for (uint32_t rune = ranges[i].first; rune <= ranges[i].last; rune++)
            if (is_composed(rune)) return true;
    return false;
}

/* HarfBuzz itself asks us then, which slows it by half. */
static bx_status leave_out_when_shaping(bx_face *face)
{
    hb_font_t *taken = hb_font_create_sub_font(face->hb_font);
    hb_font_funcs_t *funcs = hb_font_funcs_create();
    bool good = taken != hb_font_get_empty() && funcs != hb_font_funcs_get_empty();
    hb_font_funcs_set_nominal_glyph_func(funcs, find_taken, NULL, NULL);
    hb_font_funcs_set_variation_glyph_func(funcs, find_taken_variant, NULL, NULL);
    hb_font_set_funcs(taken, funcs, face, NULL);
    hb_font_make_immutable(taken);
    hb_font_funcs_destroy(funcs);
    hb_font_destroy(face->hb_font); /* the other holds it */
    face->hb_font = taken;
    return good ? BX_OK : BX_ERR_MEMORY;
}

static bx_status leave_out(bx_face *face)
{
    return has_composed(face->left_out, face->left_out_count) ? leave_out_when_shaping(face)
                                                              : BX_OK;
}

bx_status bx_face_open(bx_face *face, bx_diag *diag)
{
    if (face->hb_font) return BX_OK;
    BX_TRY(open_file(face, true, diag));
    bx_status status = leave_out(face);
    if (status != BX_OK) close_file(face);
    return status;
}

bx_status bx_face_leave_out(bx_face *face, const bx_rune_range *ranges, int count)
{
    BX_ASSERT(face->left_out_count == 0);
    face->left_out = ranges;
    face->left_out_count = count;
    face->has_all_hanzi = true;
    for (int i = 0; i < count; i++)
        if (ranges[i].first <= LAST_HANZI && ranges[i].last >= FIRST_HANZI)
            face->has_all_hanzi = false;
    return face->hb_font ? leave_out(face) : BX_OK;
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

/* A sub-font that leaves characters out when shaping has the one with all of them behind it. */
bool bx_face_maps(const bx_face *face, uint32_t rune)
{
    hb_codepoint_t glyph = 0;
    hb_font_t *whole = hb_font_get_parent(face->hb_font);
    if (whole == hb_font_get_empty()) whole = face->hb_font;
    return hb_font_get_nominal_glyph(whole, rune, &glyph) && glyph != 0;
}

uint32_t bx_face_glyph(const bx_face *face, uint32_t rune)
{
    hb_codepoint_t glyph = 0;
    if (!face->hb_font || (face->left_out_count > 0 && is_left_out(face, rune))) return 0;
    return hb_font_get_nominal_glyph(face->hb_font, rune, &glyph) ? glyph : 0;
}

bool bx_face_has_hanzi(const bx_face *face)
{
    return bx_face_glyph(face, HAN_PROBE) != 0;
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

bx_str bx_face_bytes(const bx_face *face, int *index)
{
    *index = face->index;
    return face->bytes;
}

uint32_t bx_face_maker(const bx_face *face)
{
    return field_of(face, "OS/2", 58, 4);
}

int bx_face_weight(const bx_face *face)
{
    return (int)field_of(face, "OS/2", 4, 2);
}

bx_status bx_face_runes(const bx_face *face, bx_arena *arena, const uint32_t **runes, int *count)
{
    hb_set_t *set = hb_set_create();
    hb_face_collect_unicodes(face->hb_face, set);
    bool good = hb_set_allocation_successful(set);
    uint32_t *found = good ? BX_NEW_ARRAY(arena, uint32_t, (int)hb_set_get_population(set)) : NULL;
    *count = 0;
    for (hb_codepoint_t rune = HB_SET_VALUE_INVALID; found && hb_set_next(set, &rune);)
        if (bx_face_glyph(face, rune) != 0) found[(*count)++] = rune;
    hb_set_destroy(set);
    BX_TRY_NEW(found);
    *runes = found;
    return BX_OK;
}

bx_ink bx_face_ink(const bx_face *face, uint32_t glyph)
{
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &box)) return (bx_ink){0};
    return (bx_ink){box.x_bearing, box.x_bearing + box.width, box.y_bearing,
                    box.y_bearing + box.height};
}

struct hb_face_t *bx_face_hb_face(const bx_face *face)
{
    return face->hb_face;
}

struct hb_font_t *bx_face_hb_font(const bx_face *face)
{
    return face->hb_font;
}
