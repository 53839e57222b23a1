/*
 * measure_title TRACE DATA BODIES - the title
 *
 * GB/T 9704-2012 7.3.1: 2号, centred by what one sees. banxin sets its lines on the
 * grid's first lines and leaves one empty before the text.
 */
#include "support/witness_layout.h"

static void measure_line(witness *w, const witness_line *line, int n)
{
    const witness_glyph *first = line->glyphs, *last = &line->glyphs[line->count - 1];
    double left = witness_visible_left(first), right = witness_visible_right(last);
    witness_near(w, line->page, "centre of a title line", (WITNESS_LEFT + WITNESS_RIGHT) / 2,
                 (left + right) / 2, WITNESS_TOLERANCE);
    witness_near(w, line->page, "em-box top of a title line", WITNESS_TOP + n * WITNESS_PITCH,
                 line->em_top, WITNESS_TOLERANCE);
    witness_claim(w, line->is_first && line->is_last, line->page,
                  "the title was broken elsewhere than wanted");
    witness_claim(w, line->page == 1, line->page, "the title is not on page 1");
}

int main(int argc, char **argv)
{
    witness w = {.name = "title"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_title TRACE DATA BODIES")) {
        witness_layout l = witness_layout_read(&w, argv[1], argv[2], argv[3]);
        size_t n = 0;
        for (; n < l.count && l.lines[n].block && l.lines[n].block->role == WITNESS_TITLE; n++)
            measure_line(&w, &l.lines[n], (int)n);
        witness_claim(&w, n > 0, 1, "no title");
        if (n < l.count)
            witness_claim(&w, witness_grid_line(l.lines[n].em_top) == (int)n + 1, 1,
                          "text behind the title: expected on grid line %d, found on %d",
                          (int)n + 2, witness_grid_line(l.lines[n].em_top) + 1);
    }
    return witness_end(&w);
}
