/*
 * measure_faces TRACE DATA BODIES - face, size and colour of every glyph
 *
 * GB/T 9704-2012 5.2.2, 5.2.4, 7.3.1, 7.3.3, 7.5 with the default font set: 小标宋 is
 * Noto Serif CJK Bold, the others are Fandol's, with Latin Modern's letters and digits beside
 * 仿宋 and 楷体. A hanzi that Fandol lacks comes from another face of the same size.
 */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "support/witness_layout.h"

typedef struct look {
    const char *face; /* start of the font's name */
    const char *end;  /* and its end; NULL: anything */
    double size;
} look;

static const look title = {"NotoSerifCJK", "Bold", 22}, heading_1 = {"FandolHei", NULL, 16},
                  heading_2 = {"FandolKai", NULL, 16}, body = {"FandolFang", NULL, 16},
                  table = {"FandolSong", NULL, 9}, number = {"FandolSong", NULL, 14};
/* 表二 has room for 五号; its section rows 第二十条第（…）项 are told from rows of data by 黑体. */
static const look wide_table = {"FandolSong", NULL, 10.5}, section = {"FandolHei", NULL, 10.5};

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), part = strlen(end);
    return len >= part && strcmp(text + len - part, end) == 0;
}

static void measure_glyph(witness *w, const witness_glyph *g, const look *wanted)
{
    char *text = witness_glyphs_text(w, g, 1);
    bool has_face =
        starts_with(g->font, wanted->face) && (!wanted->end || ends_with(g->font, wanted->end));
    bool is_light =
        starts_with(wanted->face, "FandolFang") || starts_with(wanted->face, "FandolKai");
    if (is_light && g->character < 0x80) /* signs go with what they belong to */
        has_face = starts_with(g->font, "LMRoman12") || (has_face && !isalnum((int)g->character));
    if (witness_is_rare(g->character))
        has_face = starts_with(g->font, "Noto") || starts_with(g->font, "LXGW") ||
                   starts_with(g->font, "Hana");
    witness_claim(w, has_face, g->page, "face of \"%s\": expected %s, found %s", text, wanted->face,
                  g->font);
    witness_claim(w, fabs(g->size - wanted->size) < 0.01, g->page,
                  "size of \"%s\": expected %.1f pt, found %.3f pt", text, wanted->size, g->size);
    witness_claim(w, g->is_upright, g->page, "\"%s\" is slanted, turned or squeezed", text);
    witness_claim(w, g->is_black, g->page, "\"%s\" is not black", text);
}

static const look *look_of(const witness_block *block, size_t offset)
{
    switch (block->role) {
    case WITNESS_TITLE: return &title;
    case WITNESS_NOTE:
    case WITNESS_TABLE: return &table;
    case WITNESS_HEADING:
    case WITNESS_PARAGRAPH:
        if (offset >= block->run_in) return &body;
        return block->level == 1 ? &heading_1 : block->level == 2 ? &heading_2 : &body;
    case WITNESS_AGENCY:
    case WITNESS_DATE: break;
    }
    return &body;
}

static bool is_inside(const witness_glyph *g, const witness_box *box)
{
    return box->page == g->page && g->baseline > box->top && g->baseline < box->bottom;
}

/* Whether the line in which glyph i stands is a section row: no other cell stands beside it. */
static bool is_section_row(witness *w, const witness_glyphs *glyphs, size_t i)
{
    static const char start[] = "第二十条第";
    size_t first = i, runes = (sizeof start - 1) / 3;
    while (first > 0 && fabs(glyphs->at[first - 1].baseline - glyphs->at[i].baseline) < 0.01)
        first--;
    if (first + runes > glyphs->count) return false;
    return strcmp(witness_glyphs_text(w, &glyphs->at[first], runes), start) == 0;
}

static void measure_tables(witness *w, const witness_layout *l)
{
    const witness_glyphs *glyphs = &l->pages.glyphs;
    bool is_wide = true; /* the first table is 表二 */
    for (size_t k = 0; k < l->area_count; k++, is_wide = false) {
        for (size_t i = 0; i < glyphs->count; i++) {
            const witness_glyph *g = &glyphs->at[i];
            if (!is_inside(g, &l->areas[k].box)) continue;
            bool is_section = is_wide && is_section_row(w, glyphs, i);
            measure_glyph(w, g, is_section ? &section : is_wide ? &wide_table : &table);
        }
    }
}

int main(int argc, char **argv)
{
    witness w = {.name = "faces"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_faces TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        for (size_t i = 0; i < l.count; i++) {
            const witness_line *line = &l.lines[i];
            for (size_t k = 0; line->block && k < line->count; k++)
                measure_glyph(&w, &line->glyphs[k], look_of(line->block, line->offset + k));
        }
        for (size_t i = 0; i < l.foot_count; i++)
            for (size_t k = 0; k < l.feet[i].count; k++)
                measure_glyph(&w, &l.feet[i].glyphs[k], &number);
        measure_tables(&w, &l);
    }
    return witness_end(&w);
}
