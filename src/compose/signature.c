#include "compose/signature.h"

#include "compose/signature_box.h"
#include "compose/signature_seals.h"
#include "compose/signature_stamps.h"
#include "compose/signed_text.h"

#include "base/ban.h"

/* --- no seal --- */

static bx_status break_names(bx_signed *s)
{
    bx_status first = BX_OK;
    for (int i = 0; i < s->count; i++) {
        bx_status status = bx_signed_keep_lines(s, &s->by[i], s->area->width);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}

/* The width that decides: of one organ that of its last line, of several that of the longest. */
static bx_len width_of_names(const bx_signed *s)
{
    bx_len width = 0;
    for (int i = 0; i < s->count; i++)
        width = bx_len_max(width, s->by[i].width);
    if (s->count != 1 || s->by->signer->name_count == 0) return width;
    return s->by->names[s->by->signer->name_count - 1].lines->width;
}

/*
 * GB/T 9704-2012 7.3.5.2: the name 2 字 from the right, the date's first character
 * 2 字 to the right of the name's; a date longer than the name stands 2 字 from the
 * right and the name's distance grows. Lines of one name end alike; names of several
 * organs, "依次向下", begin alike.
 */
static bx_status place_unsealed(bx_signed *s)
{
    BX_TRY(break_names(s));
    const bx_signature_style *style = s->places;
    bx_len area = s->area->width, width = width_of_names(s), name_x;
    if (s->date_width > width) {
        s->date_x = bx_len_max(area - style->right - s->date_width, 0);
        name_x = bx_len_max(s->date_x - style->shift, 0);
    } else {
        name_x = bx_len_max(area - style->right - width, 0);
        s->date_x = bx_len_min(name_x + style->shift, area - s->date_width);
    }
    int line = 0;
    s->align = s->count > 1 ? BX_SIGNED_START : BX_SIGNED_END;
    for (int i = 0; i < s->count; i++) {
        s->by[i].x = s->count > 1 ? name_x : name_x + width;
        s->by[i].y = line * s->area->pitch;
        line += s->by[i].line_count;
    }
    s->blank = style->blank;
    s->date_y = (line > 0 ? line : 1) * s->area->pitch; /* without a name its line stays empty */
    s->height = s->date_y + s->block->style->size;
    return BX_OK;
}

/* --- all forms --- */

static bool has_seal(const bx_signature *signature)
{
    for (int i = 0; i < signature->count; i++)
        if (signature->signers[i].form != BX_SEAL_FORM_NONE) return true;
    return false;
}

static bx_status place(bx_signed *s)
{
    if (s->block->signature->is_of_posts) return bx_signature_place_stamps(s);
    return has_seal(s->block->signature) ? bx_signature_place_seals(s) : place_unsealed(s);
}

/* Where the parts of one of those who sign end, the seals as high as they may go; behind the last the date. */
static bx_len foot_of(const bx_signed *s, int i)
{
    const bx_signed_by *by = &s->by[i];
    bx_len up = bx_len_max(bx_len_min(s->clear, s->places->fit_seal), 0);
    bx_len names = by->y + by->line_count * s->area->pitch;
    bx_len foot = bx_len_max(names, by->picture.y + by->picture.h - up);
    return i + 1 == s->count ? bx_len_max(foot, s->height) : foot;
}

/*
 * A page holds them all, with the lines of text that belong to them: a signature is never torn
 * (GB/T 9704-2012 7.3.5.1). What is told is where the first is that does not fit.
 */
static bx_status check_page(bx_signed *s)
{
    bx_len head = s->places->with > 0 ? (s->places->with + s->blank) * s->area->pitch : 0;
    for (int i = 0; i < s->count && s->count > 1; i++) {
        if (head + foot_of(s, i) <= s->area->height) continue;
        const bx_signer *signer = s->by[i].signer;
        const bx_inline *words = signer->name_count > 0 ? signer->names : &signer->post;
        char all[12], before[12]; /* ints in decimal */
        snprintf(all, sizeof all, "%d", s->count);
        snprintf(before, sizeof before, "%d", i);
        return bx_report(s->c->diag, BX_E_SIGNERS_TOO_MANY,
                         words->text.len > 0 ? &words->place : &s->block->place, all, before);
    }
    return BX_OK;
}

static bx_status set_signature(bx_composer *c, const bx_area *area, const bx_block *block,
                               bx_boxes *boxes)
{
    const bx_signature *signature = block->signature;
    bx_signed s = {.c = c,
                   .area = area,
                   .block = block,
                   .places = signature->places,
                   .by = BX_NEW_ARRAY(c->scratch, bx_signed_by, signature->count),
                   .count = signature->count};
    BX_TRY_NEW(s.by);
    for (int i = 0; i < s.count; i++)
        s.by[i].signer = &signature->signers[i];
    BX_TRY(bx_signed_prepare(&s));
    BX_TRY(place(&s));
    BX_TRY(check_page(&s));
    return bx_signature_box(&s, boxes);
}

bx_status bx_signature_set(bx_composer *c, const bx_area *area, const bx_block *block,
                           bx_boxes *boxes)
{
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_status status = set_signature(c, area, block, boxes);
    bx_arena_rewind(c->scratch, mark);
    return status;
}
