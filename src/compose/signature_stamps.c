#include "compose/signature_stamps.h"

#include "compose/picture.h"
#include "compose/signed_text.h"

#include "base/ban.h"

/* What a line may stand nearer to a stamp than it should: 1/1000 mm, which nobody sees. */
enum { SLACK = 300 };

/* The stamp's picture in its room; where there is none, the room that it would have. */
static void fit_stamp(const bx_signed *s, bx_signed_by *by)
{
    const bx_stamp_style *style = &s->places->stamp;
    const bx_image *image = NULL;
    if (by->signer->form == BX_SEAL_FORM_IMAGE && s->c->images)
        image = s->c->images[by->signer->image];
    by->picture.w = style->width;
    by->picture.h = style->height;
    if (image) bx_picture_fit(image, &by->picture.w, &by->picture.h);
    if (by->signer->form == BX_SEAL_FORM_IMAGE) return;
    bx_len names = (by->line_count - 1) * s->area->pitch + s->block->style->size;
    by->picture.w = by->width; /* a printed name ends where a stamp would, its post is as near */
    by->picture.h = bx_len_max(by->picture.h, names);
}

/* The first line of the grid, from the signature's first on, that is so far below `y`. */
static bx_len line_below(const bx_signed *s, bx_len y, bx_len distance)
{
    bx_len pitch = s->area->pitch, least = y + distance - bx_len_from_um(SLACK);
    return least <= 0 ? 0 : (least + pitch - 1) / pitch * pitch;
}

static bx_status set_lines(bx_signed *s, bx_len *stamps, bx_len *posts)
{
    const bx_stamp_style *style = &s->places->stamp;
    bx_len most = s->area->width - style->right;
    bx_status first = BX_OK;
    for (int i = 0; i < s->count; i++) {
        bx_signed_by *by = &s->by[i];
        bx_status status = bx_signed_keep_lines(s, by, most);
        if (first == BX_OK) first = status;
        fit_stamp(s, by);
        *stamps = bx_len_max(*stamps, by->picture.w);
    }
    BX_TRY(first);
    for (int i = 0; i < s->count; i++) {
        bx_signed_by *by = &s->by[i];
        if (!by->post.in) continue;
        bx_status status = bx_signed_line(s, &by->post, most - *stamps - style->apart);
        if (first == BX_OK) first = status;
        *posts = bx_len_max(*posts, by->post.lines->width);
    }
    return first;
}

/* A post is in the middle of its stamp's height; a name that stands for a stamp, of its room, at its right. */
static void place_signer(const bx_signed *s, bx_signed_by *by, bx_len left, bx_len stamps,
                         bx_len post_left, bx_len y)
{
    bx_len size = s->block->style->size, middle = y + by->picture.h / 2;
    by->picture.x = by->signer->form == BX_SEAL_FORM_IMAGE ? left : left + stamps - by->picture.w;
    by->picture.y = y;
    by->x = by->picture.x + by->picture.w;
    by->y = middle - ((by->line_count - 1) * s->area->pitch + size) / 2;
    by->post_x = post_left;
    by->post_y = middle - size / 2;
}

bx_status bx_signature_place_stamps(bx_signed *s)
{
    const bx_stamp_style *style = &s->places->stamp;
    bx_len stamps = 0, posts = 0, foot = 0, y = 0, pitch = s->area->pitch;
    BX_TRY(set_lines(s, &stamps, &posts));
    bx_len left = s->area->width - style->right - stamps, post_left = left - style->apart - posts;
    s->align = BX_SIGNED_END;
    s->blank = style->blank;
    for (int i = 0; i < s->count; i++, y = line_below(s, foot, pitch / 2)) {
        place_signer(s, &s->by[i], left, stamps, post_left, y);
        foot = y + s->by[i].picture.h;
    }
    s->date_x = s->area->width - style->right - s->date_width;
    s->date_y = line_below(s, foot, pitch);
    s->height = s->date_y + s->block->style->size;
    return BX_OK;
}
