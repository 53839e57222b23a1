/*
 * measure_signature TRACE DATA BODIES - the agency's name, the date and the seal
 *
 * GB/T 9704-2012 7.3.5.1 sealed, 7.3.5.2 unsealed, 7.3.5.5 on one page with text.
 */
#include <math.h>

#include "support/witness_layout.h"

typedef struct span {
    double left, right;
} span;

static span span_of(const witness_line *line)
{
    return (span){line->glyphs[0].x, witness_visible_right(&line->glyphs[line->count - 1])};
}

/* Digits are half a 字 wide (7.3.5.4), hanzi one. */
static double width_in_cells(const witness_block *block)
{
    double cells = 0;
    for (size_t i = 0; i < block->bare.count; i++)
        cells += witness_is_digit(block->bare.at[i]) ? 0.5 : 1;
    return cells * WITNESS_CELL;
}

static void measure_widths(witness *w, const witness_line *line)
{
    span s = span_of(line);
    witness_near(w, line->page, "width of the name or the date", width_in_cells(line->block),
                 s.right - s.left, WITNESS_TOLERANCE);
    witness_claim(w, line->is_first && line->is_last, line->page, "name or date is broken");
}

/*
 * 7.3.5.2: the name 2 字 from the right, the date 2 字 behind the name's start; a date
 * longer than the name stands 2 字 from the right instead.
 */
static void measure_unsealed(witness *w, const witness_line *name, const witness_line *date)
{
    const double two = 2 * WITNESS_CELL;
    double name_width = width_in_cells(name->block), date_width = width_in_cells(date->block);
    double date_left = WITNESS_RIGHT - two - date_width, name_left = date_left - two;
    if (date_width <= name_width) {
        name_left = WITNESS_RIGHT - two - name_width;
        date_left = name_left + two;
    }
    span n = span_of(name), d = span_of(date);
    witness_near(w, name->page, "left edge of the name", name_left, n.left, WITNESS_TOLERANCE);
    witness_near(w, name->page, "right edge of the name", name_left + name_width, n.right,
                 WITNESS_TOLERANCE);
    witness_near(w, date->page, "left edge of the date", date_left, d.left, WITNESS_TOLERANCE);
    witness_near(w, date->page, "right edge of the date", date_left + date_width, d.right,
                 WITNESS_TOLERANCE);
}

/* 7.3.5.1: the date 4 字 from the right, the name centred on it. The axis, for the seal. */
static double measure_sealed(witness *w, const witness_line *name, const witness_line *date)
{
    span n = span_of(name), d = span_of(date);
    double right = WITNESS_RIGHT - 4 * WITNESS_CELL;
    double axis = right - width_in_cells(date->block) / 2;
    witness_near(w, date->page, "right edge of the date", right, d.right, WITNESS_TOLERANCE);
    witness_near(w, date->page, "centre of the date", axis, (d.left + d.right) / 2,
                 WITNESS_TOLERANCE);
    witness_near(w, name->page, "centre of the name on the date's", axis, (n.left + n.right) / 2,
                 WITNESS_TOLERANCE);
    return axis;
}

static void measure_seal(witness *w, const witness_layout *l, const witness_line *name,
                         const witness_line *date, double axis)
{
    const witness_line *text = name - 1;
    double middle = (name->em_top + date->em_top + 16 * WITNESS_MM_PER_PT) / 2;
    if (!witness_claim(w, l->pages.images.count == 1, name->page, "%zu images, expected the seal",
                       l->pages.images.count))
        return;
    const witness_box *seal = l->pages.images.at;
    double diameter = l->report.diameter, gap = seal->top - text->em_top - 16 * WITNESS_MM_PER_PT;
    witness_claim(w, seal->page == date->page, seal->page, "the seal is not on the date's page");
    witness_near(w, seal->page, "width of the seal", diameter, seal->right - seal->left,
                 WITNESS_TOLERANCE);
    witness_near(w, seal->page, "height of the seal", diameter, seal->bottom - seal->top,
                 WITNESS_TOLERANCE);
    witness_near(w, seal->page, "the seal's centre on the axis of name and date", axis,
                 (seal->left + seal->right) / 2, WITNESS_TOLERANCE);
    witness_near(w, seal->page, "name and date below the seal's centre", 4,
                 middle - (seal->top + seal->bottom) / 2, WITNESS_TOLERANCE);
    witness_claim(w, gap >= 0 && gap <= WITNESS_PITCH, seal->page,
                  "the seal begins %.2f mm below the text, not within one 行", gap);
}

/* Two lines of text at least stay on the page with it; the name stands below the text. */
static void measure_company(witness *w, const witness_layout *l, size_t name, int blank)
{
    const witness_line *n = &l->lines[name], *date = n + 1;
    int row = witness_grid_line(n->em_top), lines = 0;
    for (size_t i = 0; i < name; i++)
        lines += l->lines[i].page == n->page;
    witness_claim(w, lines >= 2, n->page, "%d lines of text above the signature, expected 2",
                  lines);
    witness_claim(w, date->page == n->page && witness_grid_line(date->em_top) == row + 1, n->page,
                  "the date is not on the line below the name");
    int text = witness_grid_line(l->lines[name - 1].em_top);
    witness_claim(w, row == text + 1 + blank, n->page,
                  "%d empty lines above the signature, expected %d", row - text - 1, blank);
}

int main(int argc, char **argv)
{
    witness w = {.name = "signature"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_signature TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        size_t i = 1;
        while (i + 1 < l.count && !(l.lines[i].block && l.lines[i].block->role == WITNESS_AGENCY))
            i++;
        const witness_line *name = &l.lines[i], *date = name + 1;
        if (witness_claim(&w, i + 2 == l.count && date->block, 0,
                          "name and date are not the last two lines")) {
            bool is_sealed = l.report.seal != WITNESS_NO_SEAL;
            measure_widths(&w, name);
            measure_widths(&w, date);
            measure_company(&w, &l, i, is_sealed ? 2 : 1);
            if (!is_sealed) measure_unsealed(&w, name, date);
            double axis = is_sealed ? measure_sealed(&w, name, date) : 0;
            if (l.report.seal == WITNESS_SEAL_IMAGE) measure_seal(&w, &l, name, date, axis);
            else witness_claim(&w, l.pages.images.count == 0, 0, "an image nobody asked for");
        }
    }
    return witness_end(&w);
}
