/*
 * measure_breaks TRACE DATA BODIES - what may begin and end a line
 *
 * GB/T 15834-2011 5.1 and clreq #prohibition_rules_for_line_start_end, level gb, on
 * every set line, in running text and in table cells; units that are never divided:
 * dashes, ellipses, numbers, words; a marker and what it marks.
 */
#include "support/witness_cells.h"

enum { EM_DASH = 0x2014, ELLIPSIS = 0x2026 };

/* A break inside an address, behind one of its joints: clreq leaves that to UAX #14. */
static bool is_in_address(const witness_chars *text, size_t at)
{
    size_t from = at, end = at;
    bool has_joint = false;
    while (from > 0 && witness_is_western(text->at[from - 1]))
        from--;
    while (end < text->count && witness_is_western(text->at[end]))
        end++;
    for (size_t i = from; i + 1 < end; i++)
        has_joint |= text->at[i] == '@' || text->at[i] == '/' ||
                     (text->at[i] == '.' && !witness_is_digit(text->at[i + 1]));
    return has_joint && from < at && at < end;
}

static bool is_joint(uint32_t c)
{
    return c == '/' || c == '.' || c == '?' || c == '&' || c == '_' || c == '-' || c == '@' ||
           c == ':';
}

/* Amid the letters only where three stand at either side, so that no scrap is left. */
static bool is_amid_letters(const witness_chars *text, size_t at)
{
    for (size_t i = 1; i <= 3; i++) {
        if (i > at || at + i > text->count) return false;
        uint32_t before = text->at[at - i], after = text->at[at + i - 1];
        if (!witness_is_western(before) || is_joint(before)) return false;
        if (!witness_is_western(after) || is_joint(after)) return false;
    }
    return true;
}

/* The break and what stands around it: "政府信息公|开，" */
static const char *around(witness *w, const witness_chars *text, size_t at)
{
    size_t from = at > 6 ? at - 6 : 0, end = at + 6 < text->count ? at + 6 : text->count;
    witness_chars shown = {0};
    for (size_t i = from; i < end; i++) {
        if (i == at) witness_chars_add(w, &shown, '|');
        witness_chars_add(w, &shown, text->at[i]);
    }
    return witness_chars_text(w, shown.at, shown.count);
}

/* A break before character `at` of the text. */
static void measure_break(witness *w, int page, const witness_chars *text, size_t at)
{
    uint32_t before = text->at[at - 1], after = text->at[at];
    const char *where = around(w, text, at);
    if (is_in_address(text, at)) {
        bool amid = is_amid_letters(text, at);
        witness_claim(w, is_joint(before) || is_joint(after) || amid, page,
                      "an address is cut into a scrap: %s", where);
        return;
    }
    witness_claim(w, witness_may_start_line(after), page, "a line may not start so: %s", where);
    witness_claim(w, witness_may_end_line(before), page, "a line may not end so: %s", where);
    bool is_dash = before == EM_DASH && after == EM_DASH;
    bool is_ellipsis = before == ELLIPSIS && after == ELLIPSIS;
    witness_claim(w, !is_dash && !is_ellipsis, page, "dash or ellipsis is divided: %s", where);
    bool is_single = after == EM_DASH && (at + 1 == text->count || text->at[at + 1] != EM_DASH);
    witness_claim(w, !is_single || is_dash, page, "a single 一字线 starts a line: %s", where);
    bool is_word = witness_is_western(before) && witness_is_western(after);
    witness_claim(w, !is_word, page, "a number or a word is divided: %s", where);
}

static void measure_lines(witness *w, const witness_layout *l)
{
    for (size_t i = 0; i + 1 < l->count; i++) {
        const witness_line *next = &l->lines[i + 1];
        if (!next->block || next->is_first) continue;
        measure_break(w, next->page, &next->block->bare, next->offset);
        witness_claim(w, next->offset > 4 || next->block->level == 0, next->page,
                      "a marker is parted from its text");
    }
}

static void measure_cell(witness *w, const witness_set_cell *set)
{
    witness_chars text = {0};
    for (size_t i = 0; i < set->count; i++)
        for (size_t k = 0; k < set->lines[i].count; k++)
            witness_chars_add(w, &text, set->lines[i].glyphs[k].character);
    if (set->is_stacked) return; /* upright characters: each line is one by intent */
    for (size_t i = 1, at = 0; i < set->count; i++) {
        at += set->lines[i - 1].count;
        measure_break(w, set->lines[i].page, &text, at);
    }
}

int main(int argc, char **argv)
{
    witness w = {.name = "breaks"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_breaks TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        measure_lines(&w, &l);
        for (size_t i = 0; i < l.area_count; i++) {
            witness_set_table table;
            if (!l.areas[i].block || !witness_table_read(&w, &l, &l.areas[i], &table)) continue;
            for (size_t k = 0; k < table.count; k++)
                measure_cell(&w, &table.cells[k]);
        }
    }
    return witness_end(&w);
}
