#include "device/trace.h"

#include "base/ban.h"

typedef struct trace {
    bx_device device;
    bx_buf *out;
} trace;

static bx_status written(const trace *t)
{
    return t->out->failed ? BX_ERR_MEMORY : BX_OK;
}

static trace *trace_of(bx_device *device)
{
    return (trace *)device;
}

static void add_len(bx_buf *out, bx_len length)
{
    bx_buf_add_byte(out, ' ');
    bx_buf_add_pt(out, length, 3);
}

static void add_rect(bx_buf *out, bx_rect rect)
{
    add_len(out, rect.x);
    add_len(out, rect.y);
    add_len(out, rect.w);
    add_len(out, rect.h);
}

static void add_color(bx_buf *out, uint32_t rgb)
{
    bx_buf_add_text(out, " #");
    bx_buf_add_hex(out, rgb, 6);
}

static void add_quoted(bx_buf *out, bx_str text)
{
    bx_buf_add_text(out, " \"");
    bx_buf_add_str(out, text);
    bx_buf_add_byte(out, '"');
}

static bx_status begin_page(bx_device *device, bx_len width, bx_len height, bx_str label)
{
    trace *t = trace_of(device);
    bx_buf_add_text(t->out, "page");
    add_len(t->out, width);
    add_len(t->out, height);
    add_quoted(t->out, label);
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status begin_tag(bx_device *device, const bx_tag *tag, bx_str said)
{
    trace *t = trace_of(device);
    bx_buf_printf(t->out, "  %s %d", bx_tag_role_name(tag->role), tag->id);
    if (said.len > 0) add_quoted(t->out, said);
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status begin_artifact(bx_device *device, bx_artifact artifact, bx_str said)
{
    trace *t = trace_of(device);
    bx_buf_printf(t->out, "  %s", bx_artifact_name(artifact));
    if (said.len > 0) add_quoted(t->out, said);
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status end_tag(bx_device *device)
{
    return written(trace_of(device));
}

/* Glyphs as id@x, and +y where they are raised; the first x of the run is 0 in most runs. */
static bx_status draw_run(bx_device *device, const bx_run *run, bx_len x, bx_len baseline,
                          uint32_t rgb)
{
    trace *t = trace_of(device);
    bx_buf_add_text(t->out, run->turned ? "    turned " : "    run ");
    bx_buf_add_text(t->out, bx_face_name(run->face));
    add_len(t->out, run->size);
    add_len(t->out, x);
    add_len(t->out, baseline);
    add_color(t->out, rgb);
    if (run->stroke > 0) bx_buf_add_text(t->out, " stroke");
    if (run->stroke > 0) add_len(t->out, run->stroke);
    add_quoted(t->out, run->text);
    for (int i = 0; i < run->count; i++) {
        bx_buf_add_byte(t->out, ' ');
        bx_buf_add_int(t->out, run->glyphs[i].id);
        bx_buf_add_byte(t->out, '@');
        bx_buf_add_pt(t->out, run->glyphs[i].x, 3);
        if (run->glyphs[i].y == 0) continue;
        if (run->glyphs[i].y > 0) bx_buf_add_byte(t->out, '+');
        bx_buf_add_pt(t->out, run->glyphs[i].y, 3);
    }
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status fill_shape(bx_device *device, bx_ink_shape shape, bx_rect rect, uint32_t rgb)
{
    static const char *const names[] = {[BX_SHAPE_RECT] = "rect",
                                        [BX_SHAPE_DISC] = "disc",
                                        [BX_SHAPE_WAVE] = "wave",
                                        [BX_SHAPE_FALL] = "fall"};
    trace *t = trace_of(device);
    bx_buf_printf(t->out, "    %s", names[shape]);
    add_rect(t->out, rect);
    add_color(t->out, rgb);
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status draw_image(bx_device *device, const bx_image *image, bx_rect rect)
{
    trace *t = trace_of(device);
    bx_buf_add_text(t->out, "    image");
    add_rect(t->out, rect);
    bx_buf_add_byte(t->out, ' ');
    bx_buf_add_int(t->out, image->width);
    bx_buf_add_byte(t->out, 'x');
    bx_buf_add_int(t->out, image->height);
    if (image->alpha) bx_buf_add_text(t->out, " alpha");
    if (image->jpeg.ptr) bx_buf_add_text(t->out, image->components == 1 ? " jpeg grey" : " jpeg");
    if (image->orientation > 1) {
        bx_buf_add_text(t->out, " orientation ");
        bx_buf_add_int(t->out, image->orientation);
    }
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status draw_slice(bx_device *device, const bx_image *image, bx_rect rect, bx_rect seen)
{
    trace *t = trace_of(device);
    bx_buf_add_text(t->out, "    slice");
    add_rect(t->out, seen);
    bx_buf_add_text(t->out, " of\n");
    return draw_image(device, image, rect);
}

static bx_status link_area(bx_device *device, bx_rect rect)
{
    trace *t = trace_of(device);
    bx_buf_add_text(t->out, "    link");
    add_rect(t->out, rect);
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status field(bx_device *device, const bx_tag *tag, bx_len x, bx_len y)
{
    trace *t = trace_of(device);
    bx_buf_printf(t->out, "  field %d", tag->id);
    add_len(t->out, x);
    add_len(t->out, y);
    add_quoted(t->out, tag->words->title);
    bx_buf_add_byte(t->out, '\n');
    return written(t);
}

static bx_status turn(bx_device *device, bx_turn turn)
{
    static const char *const names[] = {
        [BX_TURN_NONE] = "none", [BX_TURN_LEFT] = "left", [BX_TURN_SLOPE] = "slope"};
    trace *t = trace_of(device);
    bx_buf_printf(t->out, "  turn %s\n", names[turn]);
    return written(t);
}

static bx_status end_page(bx_device *device)
{
    return written(trace_of(device));
}

static bx_status finish(bx_device *device)
{
    trace *t = trace_of(device);
    bx_buf_add_text(t->out, "end\n");
    return written(t);
}

static void free_device(bx_device *device)
{
    free(device);
}

bx_status bx_trace_new(const bx_document_info *info, bx_buf *out, bx_device **device)
{
    static const bx_device_ops ops = {
        .name = "trace",
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
    trace *t = calloc(1, sizeof *t);
    BX_TRY_NEW(t);
    *t = (trace){{&ops}, out};
    bx_buf_add_text(out, "document");
    add_quoted(out, info->title);
    add_quoted(out, info->author);
    add_quoted(out, info->language);
    bx_buf_add_byte(out, '\n');
    *device = &t->device;
    return BX_OK;
}
