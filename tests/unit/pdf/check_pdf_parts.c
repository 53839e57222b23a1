/* Parts of the PDF backend by themselves: headers of table cells, cut CFF fonts, codes, objects. */
#include <string.h>

#include "base/file.h"
#include "cut/cff_cut.h"
#include "pdf/cell_heads.h"
#include "pdf/pdf_file.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_object.h"
#include "pdf/pdf_syntax.h"
#include "support/drawing.h"
#include "support/suite.h"

#include "base/ban.h"

/* --- headers of cells ------------------------------------------------------------ */

/*
 * A table as text: rows end in '/', a cell is a letter, its kind (c r b: header of column,
 * row, both; n: header without scope; d: data) and, where above 1, columns and rows.
 */
static bx_tag *table_of(bx_arena *arena, bx_tag_tree *tree, const char *text, bx_tag **cells)
{
    bx_tag *table = bx_tag_new(arena, tree, NULL, BX_TAG_TABLE);
    bx_tag *row = NULL;
    for (; *text; text++) {
        if (*text == ' ') continue;
        if (!row) row = bx_tag_new(arena, tree, table, BX_TAG_TR);
        if (*text == '/') {
            row = NULL;
            continue;
        }
        bx_tag *cell = bx_tag_new(arena, tree, row, text[1] == 'd' ? BX_TAG_TD : BX_TAG_TH);
        cells[*text - 'a'] = cell;
        cell->scope = text[1] == 'c'   ? BX_SCOPE_COLUMN
                      : text[1] == 'r' ? BX_SCOPE_ROW
                      : text[1] == 'b' ? BX_SCOPE_BOTH
                                       : BX_SCOPE_NONE;
        text++;
        if (text[1] >= '1' && text[1] <= '9') cell->column_span = *++text - '0';
        if (text[1] >= '1' && text[1] <= '9') cell->row_span = *++text - '0';
    }
    return table;
}

static const struct {
    const char *what, *table, *headers; /* "x:ab y:" for the data cells in the order of letters */
} tables[] = {
    {"head and stub", "nn ac bc/ cr xd yd/ dr zd wd/", "w:db x:ca y:cb z:da"},
    {"no headers", "xd yd/", "x: y:"},
    {"a header over two columns", "nn ac2/ br xd yd/", "x:ba y:ba"},
    {"a data cell under two columns", "nn ac bc/ cr xd2/", "x:cab"},
    {"two rows of heads", "nn12 ac2/ bc cc/ dr xd yd/", "x:dab y:dac"},
    {"a stub beside three rows", "nn2 ac/ br13 cr xd/ dr yd/ er zd/", "x:bca y:bda z:bea"},
    {"a data cell beside two rows", "nn ac/ br xd12/ cr/", "x:bca"},
    {"a header counts from its place on", "xd ar yd/", "x: y:a"},
    {"a second head hides the first", "ac bc/ xd yd/ cc dc/ zd wd/", "w:d x:a y:b z:c"},
    {"a wider one takes the place of those it covers", "nc ac bc/ pr xd yd/ oc cc2/ qr zd wd/",
     "w:qc x:pa y:pb z:qc"},
    {"narrower ones take the place of a wider one", "nc ac2/ pr xd yd/ oc bc cc/ qr zd wd/",
     "w:qc x:pa y:pa z:qb"},
    {"what stands above both goes on", "nc ac2/ oc bc cc/ pr xd yd/ qc dc ec/ rr zd wd/",
     "w:rae x:pab y:pac z:rad"},
    {"unless it ends, too", "nc ac2/ oc bc cc/ pr xd yd/ sc gc2/ qc dc ec/ rr zd wd/",
     "w:rge x:pab y:pac z:rgd"},
    {"a title of the whole width ends titles alone", "ac3/ nc bc cc/ pr xd yd/ dc3/ qr zd wd/",
     "w:qcd x:pab y:pac z:qbd"},
    {"a title of the whole width hides no head", "ac bc/ xd yd/ cc2/ zd wd/", "w:bc x:a y:b z:ac"},
    {"titles and heads of sections", "ac2/ bc cc/ xd yd/ dc2/ ec fc/ zd wd/",
     "w:df x:ab y:ac z:de"},
    {"labels and figures in turn", "ar xd br yd/ cr zd2 wd/", "w:c x:a y:b z:c"},
    {"a label of more rows goes on", "ar12 xd br yd/ zd cr wd/", "w:ac x:a y:ab z:a"},
    {"a head of both", "ab bc/ cr xd/", "x:cb"},
    {"a stub of both", "nn ac/ bb xd/ nn yd/", "x:ba y:a"},
    {"cells beyond the first row's columns", "ac/ xd yd/", "x:a y:"},
    {"an empty row", "ac/ / xd/", "x:a"},
    {"no cells at all", "/", ""},
};

START_TEST(data_cells_know_their_headers)
{
    for (int i = 0; i < BX_COUNT(tables); i++) {
        bx_arena *arena = bx_arena_new(1 << 20);
        bx_tag_tree tree = {0};
        bx_tag *cells[26] = {0};
        bx_buf found = {0};
        bx_tag *table = table_of(arena, &tree, tables[i].table, cells);
        bx_cell_headers *headers = BX_NEW_ARRAY(arena, bx_cell_headers, tree.count);
        ck_assert_int_eq(bx_table_headers(arena, table, headers), BX_OK);
        for (int c = 0; c < 26; c++) {
            if (!cells[c] || cells[c]->role != BX_TAG_TD) continue;
            bx_buf_printf(&found, "%s%c:", found.len ? " " : "", 'a' + c);
            for (int h = 0; h < headers[cells[c]->id].count; h++)
                for (int name = 0; name < 26; name++)
                    if (cells[name] == headers[cells[c]->id].headers[h])
                        bx_buf_add_byte(&found, (char)('a' + name));
        }
        ck_assert_msg(strcmp(found.ptr ? found.ptr : "", tables[i].headers) == 0, "%s: %s",
                      tables[i].what, found.ptr);
        bx_buf_release(&found);
        bx_arena_free(arena);
    }
}
END_TEST

START_TEST(no_room_for_headers_is_a_status)
{
    for (size_t cap = 0; cap < 600; cap += 16) {
        bx_arena *arena = bx_arena_new(1 << 20), *small = bx_arena_new(cap);
        bx_tag_tree tree = {0};
        bx_tag *cells[26] = {0};
        bx_tag *table = table_of(arena, &tree, "nn ac bc/ cr xd yd/", cells);
        bx_cell_headers *headers = BX_NEW_ARRAY(arena, bx_cell_headers, tree.count);
        bx_status status = bx_table_headers(small, table, headers);
        ck_assert(status == BX_ERR_MEMORY || (status == BX_OK && cap > 100));
        bx_arena_free(small);
        bx_arena_free(arena);
    }
}
END_TEST

/* --- CFF -------------------------------------------------------------------------- */

/* The CFF table of an OpenType file that is no collection, mapped whole into `file`. */
static bx_str cff_of(const char *path, bx_str *file)
{
    ck_assert_int_eq(bx_file_map(path, (size_t)1 << 28, NULL, NULL, file), BX_OK);
    const unsigned char *b = (const unsigned char *)file->ptr;
    for (int i = 0; i < b[4] * 256 + b[5]; i++) {
        const unsigned char *entry = b + 12 + 16 * i;
        size_t at = 0, len = 0;
        for (int k = 0; k < 4; k++) {
            at = at << 8 | entry[8 + k];
            len = len << 8 | entry[12 + k];
        }
        if (memcmp(entry, "CFF ", 4) == 0) return (bx_str){file->ptr + at, len};
    }
    ck_abort_msg("%s has no CFF table", path);
}

#define FANG "fonts/files/FandolFang-Regular.otf"
#define NIMBUS "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"

static const bx_form picked[] = {0, 4000, 7, 7, 120, 4000};
static const bx_form counting[] = {0, 1, 2, 3, 4, 5};

/* What was cut can be cut again; glyphs in their order change nothing any more. */
START_TEST(a_cut_font_is_a_font)
{
    bx_str file;
    bx_str table = cff_of(FANG, &file);
    bx_buf cut = {0}, again = {0}, third = {0};
    ck_assert(bx_cff_cut(table, 1000, picked, BX_COUNT(picked), &cut));
    ck_assert_int_lt(cut.len, 6000);
    ck_assert(bx_cff_cut(bx_buf_str(&cut), 1000, counting, BX_COUNT(counting), &again));
    ck_assert(bx_cff_cut(bx_buf_str(&again), 1000, counting, BX_COUNT(counting), &third));
    /* Cut again it stays as it is: no string of the face was kept. */
    ck_assert(bx_str_equal(bx_buf_str(&again), bx_buf_str(&cut)));
    ck_assert(bx_str_equal(bx_buf_str(&third), bx_buf_str(&cut)));
    bx_form beyond[] = {0, BX_COUNT(picked)};
    again.len = 0;
    ck_assert(!bx_cff_cut(bx_buf_str(&cut), 1000, beyond, 2, &again));
    bx_buf_release(&third);
    bx_buf_release(&again);
    bx_buf_release(&cut);
    bx_file_unmap(file);
}
END_TEST

START_TEST(notdef_alone_is_a_font_too)
{
    bx_str file;
    bx_buf cut = {0}, again = {0};
    ck_assert(bx_cff_cut(cff_of(FANG, &file), 1000, counting, 1, &cut));
    ck_assert(bx_cff_cut(bx_buf_str(&cut), 1000, counting, 1, &again));
    bx_buf_release(&again);
    bx_buf_release(&cut);
    bx_file_unmap(file);
}
END_TEST

/* Subroutines are written out: what was cut has none, and is cut again as it is. */
START_TEST(fonts_with_subroutines_are_cut)
{
    bx_str file;
    bx_buf cut = {0}, again = {0};
    ck_assert(bx_cff_cut(cff_of(NIMBUS, &file), 1000, counting, BX_COUNT(counting), &cut));
    ck_assert(bx_cff_cut(bx_buf_str(&cut), 1000, counting, BX_COUNT(counting), &again));
    ck_assert(bx_str_equal(bx_buf_str(&again), bx_buf_str(&cut)));
    bx_buf_release(&again);
    bx_buf_release(&cut);
    bx_file_unmap(file);
}
END_TEST

/* Damage is refused or passed on, but nothing is read beyond the table: the sanitizers watch. */
START_TEST(damaged_fonts_do_no_harm)
{
    bx_str file;
    bx_buf cut = {0}, out = {0};
    ck_assert(bx_cff_cut(cff_of(FANG, &file), 1000, picked, BX_COUNT(picked), &cut));
    bx_file_unmap(file);
    int refused = 0;
    for (size_t len = 0; len < cut.len; len++) {
        char *exact = malloc(len ? len : 1); /* its end is the end of what may be read */
        ck_assert_ptr_nonnull(exact);
        memcpy(exact, cut.ptr, len);
        out.len = 0;
        refused += !bx_cff_cut((bx_str){exact, len}, 1000, counting, BX_COUNT(counting), &out);
        free(exact);
    }
    ck_assert_int_eq(refused, (int)cut.len);
    static const unsigned char values[] = {0, 1, 12, 18, 28, 29, 30, 139, 247, 251, 255};
    for (size_t at = 0; at < cut.len; at++)
        for (int v = 0; v < BX_COUNT(values); v++) {
            char *changed = malloc(cut.len);
            ck_assert_ptr_nonnull(changed);
            memcpy(changed, cut.ptr, cut.len);
            changed[at] = (char)values[v];
            out.len = 0;
            bx_cff_cut((bx_str){changed, cut.len}, 1000, counting, BX_COUNT(counting), &out);
            free(changed);
        }
    bx_buf_release(&out);
    bx_buf_release(&cut);
}
END_TEST

/* --- codes ------------------------------------------------------------------------- */

START_TEST(codes_count_from_one_by_glyph_and_text)
{
    static const struct {
        uint32_t glyph;
        const char *text;
        int code;
    } uses[] = {{500, "一", 1}, {7, "a", 2},  {500, "一", 1},
                {500, "⼀", 3}, {7, "ab", 4}, {500, "⼀", 3}};
    drawing d;
    drawing_open(&d);
    bx_pdf_fonts *fonts = bx_pdf_fonts_new(d.arena, NULL, d.diag);
    int number = -1;
    ck_assert_int_eq(bx_pdf_fonts_number(fonts, drawing_face(&d, DRAWING_FANG), &number), BX_OK);
    ck_assert_int_eq(number, 0);
    ck_assert_int_eq(bx_pdf_fonts_number(fonts, drawing_face(&d, DRAWING_HEI), &number), BX_OK);
    ck_assert_int_eq(number, 1);
    for (int i = 0; i < BX_COUNT(uses); i++) {
        const bx_pdf_glyph_use *use = NULL;
        ck_assert_int_eq(bx_pdf_fonts_use(fonts, 0, uses[i].glyph, bx_str_from(uses[i].text), &use),
                         BX_OK);
        ck_assert_msg(use->code == uses[i].code, "row %d: code %d", i, use->code);
        ck_assert(bx_str_is(use->text, uses[i].text));
    }
    drawing_close(&d);
}
END_TEST

START_TEST(a_face_out_of_codes_is_reported)
{
    drawing d;
    drawing_open(&d);
    bx_pdf_fonts *fonts = bx_pdf_fonts_new(d.arena, NULL, d.diag);
    int number = -1;
    const bx_pdf_glyph_use *use = NULL;
    ck_assert_int_eq(bx_pdf_fonts_number(fonts, drawing_face(&d, DRAWING_FANG), &number), BX_OK);
    for (uint32_t glyph = 1; glyph < 65535; glyph++)
        if (bx_pdf_fonts_use(fonts, number, glyph, BX_STR("一"), &use) != BX_OK) ck_abort();
    ck_assert_int_eq(use->code, 65534);
    const bx_pdf_glyph_use *last = use;
    ck_assert_int_eq(bx_pdf_fonts_use(fonts, number, 65535, BX_STR("一"), &use), BX_ERR_LIMIT);
    ck_assert_ptr_eq(use, last);
    ck_assert_int_eq(bx_code_number(bx_diag_at(d.diag, 0)->code), 805);
    drawing_close(&d);
}
END_TEST

/* --- strings and objects ------------------------------------------------------------ */

static const struct {
    const char *text, *written;
} strings[] = {
    {"", "()"},
    {"zh-CN", "(zh-CN)"},
    {"a(b)\\c", "(a\\(b\\)\\\\c)"},
    {"tab\t", "<FEFF0074006100620009>"},
    {"中", "<FEFF4E2D>"},
    {"𠮷", "<FEFFD842DFB7>"},
    {"\xF4\x8F\xBF\xBF", "<FEFFDBFFDFFF>"},
};

START_TEST(text_strings_are_ascii_or_utf16)
{
    for (int i = 0; i < BX_COUNT(strings); i++) {
        bx_buf out = {0};
        bx_pdf_add_text_string(&out, bx_str_from(strings[i].text));
        ck_assert_str_eq(out.ptr, strings[i].written);
        bx_buf_release(&out);
    }
    bx_buf out = {0};
    bx_pdf_add_literal(&out, BX_STR("\x01(\xFF"));
    ck_assert_str_eq(out.ptr, "(\\001\\(\\377)");
    bx_buf_release(&out);
}
END_TEST

/* The first failure stays; what follows does nothing. */
START_TEST(failures_of_objects_are_sticky)
{
    bx_arena *arena = bx_arena_new(1 << 20);
    bx_objects *objects = bx_objects_new(arena);
    bx_hash hash;
    bx_buf broken = {.limit = 1}, out = {0};
    const bx_pdf_frame frame = {.version = "1.7", .catalog = 1};
    bx_buf_add_text(&broken, "/Type/Catalog");
    ck_assert(broken.failed);
    int first = bx_objects_reserve(objects);
    ck_assert_int_eq(first, 1);
    bx_objects_fill(objects, first, &broken);
    ck_assert_int_eq(bx_objects_status(objects, NULL), BX_ERR_MEMORY);
    ck_assert_int_eq(bx_objects_reserve(objects), 0);
    ck_assert_int_eq(bx_objects_add_stream(objects, NULL, BX_STR("x"), BX_PACK_DEFLATE), 0);
    ck_assert_int_eq(bx_pdf_file_write(objects, &frame, NULL, &out, &hash), BX_ERR_MEMORY);
    ck_assert_int_eq(out.len, 0);
    bx_buf_release(&broken);
    bx_objects_free(objects);
    bx_objects_free(NULL);
    bx_arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        data_cells_know_their_headers,
        no_room_for_headers_is_a_status,
        a_cut_font_is_a_font,
        notdef_alone_is_a_font_too,
        fonts_with_subroutines_are_cut,
        damaged_fonts_do_no_harm,
        codes_count_from_one_by_glyph_and_text,
        a_face_out_of_codes_is_reported,
        text_strings_are_ascii_or_utf16,
        failures_of_objects_are_sticky,
    };
    return bx_suite_run("pdf: parts", tests, BX_COUNT(tests));
}
