#include "compose/sheet.h"

#include <stdlib.h>

#include "font/run_ink.h"

#include "base/ban.h"

/* How far a rectangle stands out of the sheet; 0: it does not. */
static bx_len out_of_sheet(const bx_sheet_bounds *sheet, bx_rect r)
{
    bx_len across = bx_len_max(-r.x, r.x + r.w - sheet->width);
    bx_len down = bx_len_max(-r.y, r.y + r.h - sheet->height);
    return bx_len_max(bx_len_max(across, down), 0);
}

/* Whether all origins lie so deep in the sheet that no glyph can reach its edge: spares a look at the face. */
static bool is_deep_inside(const bx_sheet_bounds *sheet, const bx_item *item)
{
    const bx_run *run = item->run;
    bx_len far = 2 * run->size;
    bool is_line = !run->turned && run->count > 0 && llabs(run->glyphs[run->count - 1].y) < far &&
                   llabs(run->glyphs[0].y) < far;
    if (is_line) {
        bx_rect around = {item->box.x - far, item->box.y - 2 * far, run->width + 2 * far, 4 * far};
        if (out_of_sheet(sheet, around) == 0) return true;
    }
    for (int i = 0; i < run->count; i++) {
        bx_len across = run->turned ? run->glyphs[i].y : run->glyphs[i].x;
        bx_len down = run->turned ? run->glyphs[i].x : -run->glyphs[i].y;
        bx_rect around = {item->box.x + across - far, item->box.y + down - far, 2 * far, 2 * far};
        if (out_of_sheet(sheet, around) > 0) return false;
    }
    return true;
}

static bx_len item_out_of_sheet(const bx_sheet_bounds *sheet, const bx_item *item)
{
    if (item->type != BX_ITEM_RUN) return out_of_sheet(sheet, item->box);
    if (is_deep_inside(sheet, item)) return 0;
    return out_of_sheet(sheet, bx_run_ink(item->run, item->box.x, item->box.y));
}

/* Few groups reach beyond the sheet, and of fewer the ink does: only these are opened. */
static bx_status look_into(bx_composer *c, const bx_sheet_bounds *sheet, const bx_group *group,
                           bx_len *most)
{
    const bx_item *items;
    int count;
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    BX_TRY(bx_unpack(c->scratch, group, 1, &items, &count));
    for (int i = 0; i < count; i++)
        *most = bx_len_max(*most, item_out_of_sheet(sheet, &items[i]));
    bx_arena_rewind(c->scratch, mark);
    return BX_OK;
}

bx_status bx_sheet_check(bx_composer *c, const bx_groups *groups, int first,
                         const bx_sheet_bounds *sheet, const bx_place *place)
{
    bx_len most = 0;
    for (int i = first; i < groups->count; i++)
        if (out_of_sheet(sheet, bx_group_reach(&groups->items[i])) > 0)
            BX_TRY(look_into(c, sheet, &groups->items[i], &most));
    if (most == 0) return BX_OK;
    char number[12]; /* an int in decimal */
    snprintf(number, sizeof number, "%d", sheet->page);
    bx_buf out = {0};
    bx_mm_text(&out, most);
    bx_status status =
        out.failed ? BX_ERR_MEMORY : bx_report(c->diag, BX_E_OUT_OF_SHEET, place, out.ptr, number);
    bx_buf_release(&out);
    return status;
}
