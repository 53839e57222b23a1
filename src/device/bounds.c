#include "device/bounds.h"

#include "font/run_ink.h"

#include "base/ban.h"

typedef enum place { BETWEEN_PAGES, ON_PAGE, IN_TAG, FINISHED } place;

typedef struct bounds {
    bx_device device;
    bx_device *inner;
    bx_diag *diag;
    place place;
    const bx_tag *tag;
    bx_len width, height; /* of the sheet as it lies */
    bx_turn turn;
    int page; /* from 1 */
} bounds;

static bounds *bounds_of(bx_device *device)
{
    return (bounds *)device;
}

static void move(bounds *b, place from, place to)
{
    BX_ASSERT(b->place == from);
    b->place = to;
}

/* The rectangle around one that is turned by 45° about the page's centre; no point of it is nearer than that. */
static bx_rect around_sloped(const bounds *b, bx_rect ink)
{
    bx_len x = ink.x + ink.w / 2 - b->width / 2, y = ink.y + ink.h / 2 - b->height / 2;
    bx_len across = bx_len_scale(x + y, 70711, 100000), down = bx_len_scale(y - x, 70711, 100000);
    bx_len half = bx_len_scale(ink.w + ink.h, 70711, 200000);
    return (bx_rect){b->width / 2 + across - half, b->height / 2 + down - half, 2 * half, 2 * half};
}

static bx_status guard(const bounds *b, bx_rect ink)
{
    BX_ASSERT(ink.w >= 0 && ink.h >= 0);
    if (b->turn == BX_TURN_SLOPE) ink = around_sloped(b, ink);
    if (ink.x >= 0 && ink.y >= 0 && ink.x + ink.w <= b->width && ink.y + ink.h <= b->height)
        return BX_OK;
    bx_buf page = {0};
    bx_buf_add_int(&page, b->page);
    bx_status status =
        page.failed ? BX_ERR_MEMORY : bx_report(b->diag, BX_E_OUTSIDE_PAGE, NULL, page.ptr);
    bx_buf_release(&page);
    return status;
}

static bx_status expect_run(bx_device *device, const bx_run *run)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == BETWEEN_PAGES && b->page == 0);
    return b->inner->ops->expect_run ? b->inner->ops->expect_run(b->inner, run) : BX_OK;
}

static bx_status begin_page(bx_device *device, bx_len width, bx_len height, bx_str label)
{
    bounds *b = bounds_of(device);
    move(b, BETWEEN_PAGES, ON_PAGE);
    BX_ASSERT(width > 0 && height > 0);
    b->width = width;
    b->height = height;
    b->page++;
    return b->inner->ops->begin_page(b->inner, width, height, label);
}

static bx_status begin_tag(bx_device *device, const bx_tag *tag, bx_str said)
{
    bounds *b = bounds_of(device);
    move(b, ON_PAGE, IN_TAG);
    b->tag = tag;
    BX_ASSERT(said.len == 0 || tag->role != BX_TAG_LINK);
    return b->inner->ops->begin_tag(b->inner, tag, said);
}

static bx_status begin_artifact(bx_device *device, bx_artifact artifact, bx_str said)
{
    bounds *b = bounds_of(device);
    move(b, ON_PAGE, IN_TAG);
    b->tag = NULL;
    return b->inner->ops->begin_artifact(b->inner, artifact, said);
}

static bx_status end_tag(bx_device *device)
{
    bounds *b = bounds_of(device);
    move(b, IN_TAG, ON_PAGE);
    return b->inner->ops->end_tag(b->inner);
}

/* No ink goes so far from a glyph's origin, a dash of three em (U+2E3B) neither: spares a look at the face. */
static bool is_deep_inside(const bounds *b, const bx_run *run, bx_len x, bx_len baseline)
{
    bx_len far = 4 * run->size;
    for (int i = 0; i < run->count; i++) {
        const bx_glyph *glyph = &run->glyphs[i];
        bx_len across = x + (run->turned ? glyph->y : glyph->x);
        bx_len down = baseline + (run->turned ? glyph->x : -glyph->y);
        if (across < far || across > b->width - far || down < far || down > b->height - far)
            return false;
    }
    return true;
}

static bx_status draw_run(bx_device *device, const bx_run *run, bx_len x, bx_len baseline,
                          uint32_t rgb)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == IN_TAG);
    if (b->turn == BX_TURN_SLOPE || !is_deep_inside(b, run, x, baseline))
        BX_TRY(guard(b, bx_run_ink(run, x, baseline)));
    return b->inner->ops->draw_run(b->inner, run, x, baseline, rgb);
}

static bx_status fill_shape(bx_device *device, bx_ink_shape shape, bx_rect rect, uint32_t rgb)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == IN_TAG);
    BX_TRY(guard(b, rect));
    return b->inner->ops->fill_shape(b->inner, shape, rect, rgb);
}

static bx_status draw_image(bx_device *device, const bx_image *image, bx_rect rect)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == IN_TAG);
    BX_TRY(guard(b, rect));
    return b->inner->ops->draw_image(b->inner, image, rect);
}

static bx_status draw_slice(bx_device *device, const bx_image *image, bx_rect rect, bx_rect seen)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == IN_TAG);
    BX_TRY(guard(b, seen));
    return b->inner->ops->draw_slice(b->inner, image, rect, seen);
}

static bx_status link_area(bx_device *device, bx_rect rect)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == IN_TAG && b->tag && b->tag->role == BX_TAG_LINK);
    BX_TRY(guard(b, rect));
    return b->inner->ops->link(b->inner, rect);
}

static bx_status field(bx_device *device, const bx_tag *tag, bx_len x, bx_len y)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == ON_PAGE && b->turn != BX_TURN_SLOPE && tag->role == BX_TAG_FORM);
    BX_TRY(guard(b, (bx_rect){.x = x, .y = y}));
    return b->inner->ops->field(b->inner, tag, x, y);
}

static bx_status turn(bx_device *device, bx_turn turn)
{
    bounds *b = bounds_of(device);
    BX_ASSERT(b->place == ON_PAGE && (turn == BX_TURN_NONE) != (b->turn == BX_TURN_NONE));
    bx_len width = b->width;
    if (turn == BX_TURN_LEFT || b->turn == BX_TURN_LEFT) {
        b->width = b->height;
        b->height = width;
    }
    b->turn = turn;
    return b->inner->ops->turn(b->inner, turn);
}

static bx_status end_page(bx_device *device)
{
    bounds *b = bounds_of(device);
    move(b, ON_PAGE, BETWEEN_PAGES);
    BX_ASSERT(b->turn == BX_TURN_NONE);
    return b->inner->ops->end_page(b->inner);
}

static bx_status finish(bx_device *device)
{
    bounds *b = bounds_of(device);
    move(b, BETWEEN_PAGES, FINISHED);
    return b->inner->ops->finish(b->inner);
}

static void free_device(bx_device *device)
{
    free(device);
}

bx_status bx_bounds_new(bx_device *inner, bx_diag *diag, bx_device **device)
{
    static const bx_device_ops ops = {
        .name = "bounds",
        .expect_run = expect_run,
        .begin_page = begin_page,
        .begin_tag = begin_tag,
        .begin_artifact = begin_artifact,
        .end_tag = end_tag,
        .draw_run = draw_run,
        .fill_shape = fill_shape,
        .draw_image = draw_image,
        .draw_slice = draw_slice,
        .link = link_area,
        .field = field,
        .turn = turn,
        .end_page = end_page,
        .finish = finish,
        .free = free_device,
    };
    bounds *b = calloc(1, sizeof *b);
    BX_TRY_NEW(b);
    b->device.ops = &ops;
    b->inner = inner;
    b->diag = diag;
    *device = &b->device;
    return BX_OK;
}
