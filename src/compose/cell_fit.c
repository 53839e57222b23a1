#include "compose/cell_fit.h"

#include "compose/cell_lines.h"
#include "compose/cell_scale.h"

#include "base/ban.h"

enum { STEP = 40 }; /* parts of the size */

/* {0}: the text's start; {1}: the size in pt; {2}: what it was. */
static bx_status report(bx_composer *c, bx_code code, const bx_cell_text *text)
{
    bx_buf words = {0}, was = {0}, is = {0};
    bx_cell_add_start(&words, text->cell->text.text);
    bx_buf_add_pt(&was, text->cell->style->size, 2);
    bx_buf_add_pt(&is, text->style->size, 2);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !was.failed && !is.failed)
        status = bx_report(c->diag, code, &text->cell->text.place, words.ptr, is.ptr, was.ptr);
    bx_buf_release(&words);
    bx_buf_release(&was);
    bx_buf_release(&is);
    return status;
}

bx_status bx_cell_text_fit(bx_composer *c, bx_len room, bx_cell_text *text)
{
    bx_len whole = text->cell->style->size, least = bx_len_min(text->cell->fit, whole);
    bx_wide_line wide;
    for (bx_len size = whole - whole / STEP; size > least; size -= whole / STEP) {
        BX_TRY(bx_cell_text_scale(c, size, text));
        BX_TRY(bx_cell_text_break(c, text, room, false, &wide));
        if (!wide.line) return report(c, BX_E_CELL_SMALLER, text);
    }
    BX_TRY(bx_cell_text_scale(c, least, text));
    BX_TRY(bx_cell_text_break(c, text, room, false, &wide));
    if (!wide.line) return report(c, BX_E_CELL_SMALLER, text);
    BX_TRY(bx_cell_text_break(c, text, room, true, &wide));
    return report(c, BX_E_CELL_TORN, text);
}
