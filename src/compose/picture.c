#include "compose/picture.h"

#include "base/ban.h"

enum { PIXELS_AN_INCH = 150, POINTS_AN_INCH = 72 };

typedef struct extent {
    bx_len width, height;
} extent;

/* The largest of the picture's ratio within `room`. */
static extent fitted(const bx_image *image, extent room)
{
    bx_len width = bx_len_scale(room.height, image->width, image->height);
    if (width <= room.width) return (extent){bx_len_max(width, 1), room.height};
    bx_len height = bx_len_scale(room.width, image->height, image->width);
    return (extent){room.width, bx_len_max(height, 1)};
}

/* At its pixels' own size. */
static extent natural(const bx_image *image)
{
    const bx_len inch = POINTS_AN_INCH * BX_PT;
    return (extent){bx_len_scale(inch, image->width, PIXELS_AN_INCH),
                    bx_len_scale(inch, image->height, PIXELS_AN_INCH)};
}

/* What the layout asks for. */
static extent wanted(const bx_picture_style *style, const bx_image *image)
{
    extent size = {style->width, style->height};
    if (size.width > 0 && size.height > 0) return fitted(image, size);
    if (size.height > 0) size.width = bx_len_scale(size.height, image->width, image->height);
    else if (size.width > 0) size.height = bx_len_scale(size.width, image->height, image->width);
    else return natural(image);
    return (extent){bx_len_max(size.width, 1), bx_len_max(size.height, 1)};
}

static void add_extent(bx_buf *out, extent size)
{
    bx_buf_add_pt(out, bx_len_scale(size.width, 254, 720), 1);
    bx_buf_add_text(out, " x ");
    bx_buf_add_pt(out, bx_len_scale(size.height, 254, 720), 1);
    bx_buf_add_byte(out, '\0');
}

static bx_status tell_smaller(bx_composer *c, const bx_block *block, extent want, extent size)
{
    bx_buf before = {0}, after = {0};
    add_extent(&before, want);
    add_extent(&after, size);
    bx_status status = BX_ERR_MEMORY;
    if (!before.failed && !after.failed)
        status = bx_report(c->diag, BX_E_PICTURE_SMALLER, &block->place,
                           c->document->pictures[block->image].path, before.ptr, after.ptr);
    bx_buf_release(&before);
    bx_buf_release(&after);
    return status;
}

static bx_status find_size(bx_composer *c, const bx_area *area, const bx_block *block,
                           const bx_image *image, extent *size)
{
    bool is_asked = block->picture->width > 0 || block->picture->height > 0;
    extent want = wanted(block->picture, image);
    *size = want;
    if (want.width <= area->width && want.height <= area->height) return BX_OK;
    *size = fitted(image, (extent){area->width, area->height});
    return is_asked ? tell_smaller(c, block, want, *size) : BX_OK;
}

static bx_status place_picture(bx_composer *c, const bx_area *area, const bx_block *block,
                               extent size, const bx_packed **packed)
{
    bx_len spare = area->width - size.width;
    bx_side align = block->picture->align;
    bx_len x = align == BX_SIDE_LEFT ? 0 : align == BX_SIDE_RIGHT ? spare : spare / 2;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.root, BX_TAG_FIGURE);
    BX_TRY_NEW(tag);
    tag->words->alt = c->document->pictures[block->image].alt;
    bx_item item = {.type = BX_ITEM_IMAGE,
                    .tag = tag,
                    .box = {x, 0, size.width, size.height},
                    .image = block->image};
    bx_items items = {.items = &item, .count = 1};
    return bx_composer_pack(c, &items, NULL, packed);
}

bx_status bx_picture_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                         bx_boxes *boxes)
{
    const bx_image *image = c->images ? c->images[block->image] : NULL;
    extent size;
    if (!image) return BX_OK;
    BX_TRY(find_size(c, area, block, image, &size));
    /* As far from its neighbours as lines of text are from each other, at least. */
    bx_len apart = bx_len_max(area->pitch - area->grid_size, 0);
    bx_box *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(box);
    *box = (bx_box){.height = size.height,
                    .before = apart,
                    .after = apart,
                    .on_grid = true,
                    .cost = cost,
                    .role = BX_BOX_PICTURE,
                    .maker = &bx_box_set,
                    .block = block};
    return place_picture(c, area, block, size, &box->packed);
}

void bx_picture_fit(const bx_image *image, bx_len *width, bx_len *height)
{
    extent size = fitted(image, (extent){*width, *height});
    *width = size.width;
    *height = size.height;
}
