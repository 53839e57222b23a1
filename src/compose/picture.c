#include "compose/picture.h"

#include "compose/caption.h"

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

/* A picture with what stands below it, as they are set. */
typedef struct set_picture {
    const bx_packed *packed; /* the picture alone */
    extent size;
    bx_len x;   /* of its left edge in the area */
    bx_len gap; /* to the captions below it */
    bx_set_captions captions;
    bx_len caption_x;
} set_picture;

/* As far from its neighbours as lines of text are from each other. */
static bx_len apart(const bx_area *area)
{
    return bx_len_max(area->pitch - area->grid_size, 0);
}

static bx_len left_of(const bx_area *area, bx_side align, bx_len width)
{
    bx_len spare = area->width - width;
    return align == BX_SIDE_LEFT ? 0 : align == BX_SIDE_RIGHT ? spare : spare / 2;
}

enum { LEAST_HEIGHT = 5000 }; /* 1/1000 mm: of a picture that gives way to its captions */

static bx_len height_of(const set_picture *set)
{
    return set->size.height + set->gap + set->captions.height;
}

/*
 * Captions are centred below the picture, in as much of the area's width as lies on both sides of its
 * middle: one at an edge has only its own.
 */
static bx_len caption_width(const bx_area *area, const set_picture *set)
{
    bx_len middle = set->x + set->size.width / 2;
    return 2 * bx_len_min(middle, area->width - middle);
}

static bx_status report_crowded(bx_composer *c, const bx_area *area, const bx_block *block,
                                const set_picture *set)
{
    bx_buf left = {0};
    bx_mm_text(&left, bx_len_max(area->height - set->gap - set->captions.height, 0));
    bx_status status = left.failed ? BX_ERR_MEMORY
                                   : bx_report(c->diag, BX_E_PICTURE_CROWDED, &block->place,
                                               c->document->pictures[block->image].path, left.ptr);
    bx_buf_release(&left);
    return status;
}

/*
 * What captions take from the page's height the picture gives up; a narrower one may have higher
 * captions, so that they are set again. It becomes lower each time, and is given up at a hair.
 */
static bx_status find_size(bx_composer *c, const bx_area *area, const bx_block *block, extent want,
                           const bx_image *image, set_picture *set)
{
    bx_len room = area->height;
    for (;;) {
        set->size = want;
        if (want.width > area->width || want.height > room)
            set->size = fitted(image, (extent){area->width, room});
        set->x = left_of(area, block->picture->align, set->size.width);
        bx_len width = caption_width(area, set);
        set->caption_x = set->x + (set->size.width - width) / 2;
        BX_TRY(bx_captions_set(c, block->captions, block->caption_count, width, &set->captions));
        bool fits = height_of(set) <= area->height;
        bx_len least = bx_len_min(bx_len_from_um(LEAST_HEIGHT), want.height);
        if (fits && set->size.height >= least) return BX_OK;
        if (fits || room == 1) return report_crowded(c, area, block, set);
        room = bx_len_max(bx_len_min(area->height - set->gap - set->captions.height, room - 1), 1);
    }
}

/* Figure, then Caption beside it: within the Figure its words would be said in place of the caption. */
static bx_status make_tags(bx_composer *c, const bx_block *block, bx_tag **figure, bx_tag **caption)
{
    const bx_picture *picture = &c->document->pictures[block->image];
    if (!picture->is_decorative) {
        *figure = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_FIGURE);
        BX_TRY_NEW(*figure);
        (*figure)->words->alt = picture->alt;
    }
    if (block->caption_count == 0) return BX_OK;
    *caption = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_CAPTION);
    BX_TRY_NEW(*caption);
    return BX_OK;
}

static bx_status pack_picture(bx_composer *c, const bx_block *block, bx_tag *tag, set_picture *set)
{
    bx_item item = {.type = BX_ITEM_IMAGE,
                    .tag = tag,
                    .box = {set->x, 0, set->size.width, set->size.height},
                    .image = block->image};
    bx_items items = {.items = &item, .count = 1};
    return bx_composer_pack(c, &items, NULL, &set->packed);
}

static bx_status place_picture(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                               bx_groups *groups)
{
    const set_picture *set = boxes->made;
    BX_ASSERT(count == 1);
    bx_group *picture = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(picture);
    *picture = (bx_group){.packed = set->packed, .x = x, .y = y};
    if (!set->captions.packed) return BX_OK;
    bx_group *captions = BX_VEC_PUSH(c->arena, groups);
    BX_TRY_NEW(captions);
    *captions = (bx_group){.packed = set->captions.packed,
                           .x = x + set->caption_x,
                           .y = y + set->size.height + set->gap,
                           .tag = set->captions.tag};
    return BX_OK;
}

static const bx_box_maker picture_box = {.place = place_picture};

static bx_status set_picture_of(bx_composer *c, const bx_area *area, const bx_block *block,
                                const bx_image *image, set_picture *set)
{
    bx_tag *figure = NULL;
    extent want = wanted(block->picture, image);
    bool is_asked = block->picture->width > 0 || block->picture->height > 0;
    BX_TRY(make_tags(c, block, &figure, &set->captions.tag));
    if (block->caption_count > 0) set->gap = apart(area);
    BX_TRY(find_size(c, area, block, want, image, set));
    if (is_asked && (set->size.width < want.width || set->size.height < want.height))
        BX_TRY(tell_smaller(c, block, want, set->size));
    return pack_picture(c, block, figure, set);
}

bx_status bx_picture_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                         bx_boxes *boxes)
{
    const bx_image *image = c->images ? c->images[block->image] : NULL;
    if (!image) return BX_OK;
    set_picture *set = BX_NEW(c->passing, set_picture);
    BX_TRY_NEW(set);
    BX_TRY(set_picture_of(c, area, block, image, set));
    bx_box *box = BX_VEC_PUSH(c->passing, boxes);
    BX_TRY_NEW(box);
    *box = (bx_box){.height = height_of(set),
                    .before = apart(area),
                    .after = apart(area),
                    .on_grid = true,
                    .cost = cost,
                    .role = BX_BOX_PICTURE,
                    .maker = &picture_box,
                    .made = set,
                    .block = block};
    return BX_OK;
}

void bx_picture_fit(const bx_image *image, bx_len *width, bx_len *height)
{
    extent size = fitted(image, (extent){*width, *height});
    *width = size.width;
    *height = size.height;
}
