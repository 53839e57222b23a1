/* The devices beside the PDF: the trace, and the guard of the page's edges and of the order of calls. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "device/bounds.h"
#include "device/trace.h"
#include "support/drawing.h"
#include "support/suite.h"

#include "base/ban.h"

static drawing d;
static bx_buf calls;

/* A guard around a trace of calls. */
static bx_device *open_guard(void)
{
    bx_device *trace = NULL;
    drawing_open(&d);
    ck_assert_int_eq(bx_trace_new(&d.info, &calls, &trace), BX_OK);
    ck_assert_int_eq(bx_bounds_new(trace, d.diag, &d.device), BX_OK);
    return trace;
}

static void close_guard(bx_device *trace)
{
    trace->ops->free(trace);
    drawing_close(&d);
    bx_buf_release(&calls);
}

static const uint8_t dot[] = {1, 2, 3}, clear[] = {0};

START_TEST(a_trace_is_the_calls_as_text)
{
    bx_image image = {1, 1, dot, .alpha = clear}, solid = {1, 1, .rgb = dot};
    bx_image photo = {2, 3, .jpeg = BX_STR("…"), .components = 3, .orientation = 6};
    bx_image grey = {2, 3, .jpeg = BX_STR("…"), .components = 1, .orientation = 1};
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P), *link = drawing_tag(&d, p, BX_TAG_LINK);
    ck_assert_int_eq(bx_trace_new(&d.info, &calls, &d.device), BX_OK);
    bx_device *device = d.device;
    bx_run *run = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 16 * BX_PT, 0, "一2");
    bx_glyph glyphs[2] = {run->glyphs[0], run->glyphs[1]};
    glyphs[0].id = 7;
    glyphs[1].id = 8;
    glyphs[1].y = BX_PT / 2;
    run->glyphs = glyphs;
    drawing_page(&d, "1");
    ck_assert_int_eq(device->ops->begin_tag(device, p, (bx_str){0}), BX_OK);
    ck_assert_int_eq(device->ops->draw_run(device, run, BX_PT / 8, 100 * BX_PT, 0x00FF80), BX_OK);
    ck_assert_int_eq(device->ops->end_tag(device), BX_OK);
    ck_assert_int_eq(device->ops->begin_tag(device, link, (bx_str){0}), BX_OK);
    ck_assert_int_eq(device->ops->link(device, (bx_rect){0, BX_PT, 2 * BX_PT, 3 * BX_PT}), BX_OK);
    ck_assert_int_eq(device->ops->end_tag(device), BX_OK);
    ck_assert_int_eq(device->ops->begin_artifact(device, BX_ARTIFACT_PLAIN, (bx_str){0}), BX_OK);
    ck_assert_int_eq(
        device->ops->fill_shape(device, BX_SHAPE_RECT, (bx_rect){0, 0, BX_PT, 1}, 0xC00000), BX_OK);
    ck_assert_int_eq(device->ops->draw_image(device, &image, (bx_rect){0, 0, BX_PT, BX_PT}), BX_OK);
    ck_assert_int_eq(device->ops->draw_image(device, &solid, (bx_rect){0, 0, BX_PT, BX_PT}), BX_OK);
    ck_assert_int_eq(device->ops->draw_image(device, &photo, (bx_rect){0, 0, BX_PT, BX_PT}), BX_OK);
    ck_assert_int_eq(device->ops->draw_image(device, &grey, (bx_rect){0, 0, BX_PT, BX_PT}), BX_OK);
    ck_assert_int_eq(device->ops->end_tag(device), BX_OK);
    bx_tag *form = drawing_tag(&d, d.tags.root, BX_TAG_FORM);
    form->words->title = BX_STR("签名");
    ck_assert_int_eq(device->ops->field(device, form, 0, BX_PT), BX_OK);
    ck_assert_int_eq(device->ops->end_page(device), BX_OK);
    ck_assert_int_eq(device->ops->finish(device), BX_OK);
    ck_assert_str_eq(calls.ptr, "document \"芮城县司法局<2023>&报告\" \"芮城县司法局\" \"zh-CN\"\n"
                                "page 595.276 841.89 \"1\"\n"
                                "  P 1\n"
                                "    run fang 16 0.125 100 #00FF80 \"一2\" 7@0 8@16+0.5\n"
                                "  Link 2\n"
                                "    link 0 1 2 3\n"
                                "  Artifact\n"
                                "    rect 0 0 1 0 #C00000\n"
                                "    image 0 0 1 1 1x1 alpha\n"
                                "    image 0 0 1 1 1x1\n"
                                "    image 0 0 1 1 2x3 jpeg orientation 6\n"
                                "    image 0 0 1 1 2x3 jpeg grey\n"
                                "  field 3 0 1 \"签名\"\n"
                                "end\n");
    drawing_close(&d);
    bx_buf_release(&calls);
}
END_TEST

START_TEST(a_trace_without_room_is_a_status)
{
    drawing_open(&d);
    calls.limit = 60;
    ck_assert_int_eq(bx_trace_new(&d.info, &calls, &d.device), BX_OK);
    ck_assert_int_eq(d.device->ops->begin_page(d.device, BX_PT, BX_PT, BX_STR("1")), BX_ERR_MEMORY);
    drawing_close(&d);
    bx_buf_release(&calls);
    calls.limit = 0;
}
END_TEST

/* --- edges -------------------------------------------------------------------------- */

#define EDGE ((bx_len)1) /* the least length there is */

static const struct {
    const char *what;
    bx_len x, y, right, foot; /* from the four edges of the sheet, inwards */
    bool inside;
} edges[] = {
    {"in the middle", 100 * BX_PT, 100 * BX_PT, 100 * BX_PT, 100 * BX_PT, true},
    {"the whole sheet", 0, 0, 0, 0, true},
    {"left", -EDGE, 0, 0, 0, false},
    {"above", 0, -EDGE, 0, 0, false},
    {"right", 0, 0, -EDGE, 0, false},
    {"below", 0, 0, 0, -EDGE, false},
};

/* Its place may be on the edge. */
START_TEST(a_field_beyond_an_edge_is_reported)
{
    bx_len width = bx_len_from_um(210000), height = bx_len_from_um(297000);
    for (int i = 0; i < BX_COUNT(edges); i++) {
        bool is_far = edges[i].right < 0 || edges[i].foot < 0;
        bx_len x = is_far ? width - edges[i].right : edges[i].x;
        bx_len y = is_far ? height - edges[i].foot : edges[i].y;
        bx_device *trace = open_guard();
        bx_tag *form = drawing_tag(&d, d.tags.root, BX_TAG_FORM);
        drawing_page(&d, "1");
        bx_status status = d.device->ops->field(d.device, form, x, y);
        ck_assert_msg(status == (edges[i].inside ? BX_OK : BX_ERR_LAYOUT), "%s", edges[i].what);
        ck_assert_int_eq(bx_diag_count(d.diag), edges[i].inside ? 0 : 1);
        close_guard(trace);
    }
}
END_TEST

START_TEST(ink_beyond_an_edge_is_reported)
{
    bx_len width = bx_len_from_um(210000), height = bx_len_from_um(297000);
    bx_image image = {1, 1, .rgb = dot};
    for (int i = 0; i < BX_COUNT(edges); i++)
        for (int call = 0; call < 3; call++) {
            bx_rect rect = {edges[i].x, edges[i].y, width - edges[i].x - edges[i].right,
                            height - edges[i].y - edges[i].foot};
            bx_device *trace = open_guard();
            bx_tag *link = drawing_tag(&d, d.tags.root, BX_TAG_LINK);
            drawing_page(&d, "1");
            ck_assert_int_eq(d.device->ops->begin_tag(d.device, link, (bx_str){0}), BX_OK);
            size_t before = calls.len;
            bx_status status = call == 0
                                   ? d.device->ops->fill_shape(d.device, BX_SHAPE_RECT, rect, 0)
                               : call == 1 ? d.device->ops->draw_image(d.device, &image, rect)
                                           : d.device->ops->link(d.device, rect);
            ck_assert_msg(status == (edges[i].inside ? BX_OK : BX_ERR_LAYOUT), "%s, call %d",
                          edges[i].what, call);
            ck_assert_msg((calls.len > before) == edges[i].inside, "%s: passed on", edges[i].what);
            ck_assert_int_eq(bx_diag_count(d.diag), edges[i].inside ? 0 : 1);
            if (!edges[i].inside) {
                ck_assert_int_eq(bx_code_number(bx_diag_at(d.diag, 0)->code), 803);
                ck_assert(bx_str_is(bx_diag_at(d.diag, 0)->args[0], "1"));
            }
            close_guard(trace);
        }
}
END_TEST

/* Rectangles in millimetres, on a sheet of 210 x 297 that lies as it is turned. */
static const struct {
    const char *what;
    bx_turn turn;
    int x, y, w, h;
    bool inside;
} turned[] = {
    {"turned left: as wide as the page is high", BX_TURN_LEFT, 0, 0, 297, 210, true},
    {"turned left: too low", BX_TURN_LEFT, 0, 1, 297, 210, false},
    {"turned left: too far to the right", BX_TURN_LEFT, 1, 0, 297, 210, false},
    {"sloped: a strip in the middle", BX_TURN_SLOPE, 0, 138, 210, 20, true},
    {"sloped: longer than the page is wide", BX_TURN_SLOPE, -45, 138, 300, 20, false},
    {"sloped: a corner of the upright page", BX_TURN_SLOPE, 0, 0, 10, 10, false},
    {"sloped: the end of the page's diagonal", BX_TURN_SLOPE, 230, 148, 1, 1, true},
};

START_TEST(a_sheet_that_is_turned_has_its_own_edges)
{
    for (int i = 0; i < BX_COUNT(turned); i++) {
        const bx_rect rect = {
            bx_len_from_um(turned[i].x * 1000), bx_len_from_um(turned[i].y * 1000),
            bx_len_from_um(turned[i].w * 1000), bx_len_from_um(turned[i].h * 1000)};
        bx_device *trace = open_guard();
        drawing_page(&d, "1");
        ck_assert_int_eq(d.device->ops->turn(d.device, turned[i].turn), BX_OK);
        ck_assert_int_eq(
            d.device->ops->begin_artifact(d.device, BX_ARTIFACT_WATERMARK, (bx_str){0}), BX_OK);
        bx_status status = d.device->ops->fill_shape(d.device, BX_SHAPE_RECT, rect, 0);
        ck_assert_msg(status == (turned[i].inside ? BX_OK : BX_ERR_LAYOUT), "%s", turned[i].what);
        close_guard(trace);
    }
}
END_TEST

/* Of a picture that is clipped only what is seen must lie on the page. */
START_TEST(a_slice_may_be_of_a_picture_beyond_the_edge)
{
    bx_image image = {1, 1, .rgb = dot};
    const bx_rect whole = {-10 * BX_PT, 0, 20 * BX_PT, 20 * BX_PT};
    const bx_rect seen[] = {{0, 0, 5 * BX_PT, 20 * BX_PT}, {-1, 0, 5 * BX_PT, 20 * BX_PT}};
    for (int i = 0; i < BX_COUNT(seen); i++) {
        bx_device *trace = open_guard();
        drawing_page(&d, "1");
        ck_assert_int_eq(d.device->ops->begin_artifact(d.device, BX_ARTIFACT_HEADER, (bx_str){0}),
                         BX_OK);
        bx_status status = d.device->ops->draw_slice(d.device, &image, whole, seen[i]);
        ck_assert_int_eq(status, i == 0 ? BX_OK : BX_ERR_LAYOUT);
        close_guard(trace);
    }
}
END_TEST

/* A run's em-boxes count: 0.88 above and 0.12 below the baseline, full width each. */
static const struct {
    const char *what;
    bx_len x, baseline, raised; /* baseline: from the upper edge, below zero from the lower */
    bool inside, turned;
} runs[] = {
    {"in the middle", 100 * BX_PT, 100 * BX_PT, 0, true, false},
    {"in the upper corner", 0, 88 * BX_PT, 0, true, false},
    {"too high", 0, 88 * BX_PT - 1, 0, false, false},
    {"raised too high", 0, 88 * BX_PT, 1, false, false},
    {"on the lower edge", 0, -12 * BX_PT, 0, true, false},
    {"too low", 0, -12 * BX_PT + 1, 0, false, false},
    {"lowered too far", 0, -12 * BX_PT, -1, false, false},
    {"too far to the left", -1, 100 * BX_PT, 0, false, false},
    {"to the right edge", -200 * BX_PT, 100 * BX_PT, 0, true,
     false}, /* x below -1: from the right */
    {"too far to the right", -200 * BX_PT + 1, 100 * BX_PT, 0, false, false},
    /* turned, what was below is at the left, and the run goes down */
    {"turned, at the left edge", 12 * BX_PT, 0, 0, true, true},
    {"turned, too far to the left", 12 * BX_PT - 1, 0, 0, false, true},
    {"turned, lowered too far", 12 * BX_PT, 0, -1, false, true},
    {"turned, too high", 12 * BX_PT, -842 * BX_PT, 0, false, true},
    {"turned, at the lower right corner", -88 * BX_PT, -200 * BX_PT, 0, true, true},
    {"turned, too far to the right", -88 * BX_PT + 1, -200 * BX_PT, 0, false, true},
    {"turned, too low", -88 * BX_PT, -200 * BX_PT + 1, 0, false, true},
};

START_TEST(text_beyond_an_edge_is_reported)
{
    bx_len width = bx_len_from_um(210000), height = bx_len_from_um(297000);
    for (int i = 0; i < BX_COUNT(runs); i++) {
        bx_device *trace = open_guard();
        bx_run *run = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 100 * BX_PT, 0, "一二");
        bx_glyph glyphs[2] = {run->glyphs[0], run->glyphs[1]};
        glyphs[1].y = runs[i].raised;
        run->turned = runs[i].turned;
        run->glyphs = glyphs;
        drawing_page(&d, "1");
        ck_assert_int_eq(d.device->ops->begin_artifact(d.device, BX_ARTIFACT_PLAIN, (bx_str){0}),
                         BX_OK);
        bx_len x = runs[i].x < -1 ? width + runs[i].x : runs[i].x;
        bx_len baseline = runs[i].baseline < 0 ? height + runs[i].baseline : runs[i].baseline;
        bx_status status = d.device->ops->draw_run(d.device, run, x, baseline, 0);
        ck_assert_msg(status == (runs[i].inside ? BX_OK : BX_ERR_LAYOUT), "%s", runs[i].what);
        close_guard(trace);
    }
}
END_TEST

/* The page that is named is the one that is open. */
START_TEST(the_page_is_named)
{
    bx_device *trace = open_guard();
    for (int page = 1; page <= 12; page++) {
        drawing_page(&d, "");
        if (page < 12) ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
    }
    ck_assert_int_eq(d.device->ops->begin_artifact(d.device, BX_ARTIFACT_PLAIN, (bx_str){0}),
                     BX_OK);
    ck_assert_int_eq(d.device->ops->fill_shape(d.device, BX_SHAPE_RECT, (bx_rect){-1, 0, 2, 2}, 0),
                     BX_ERR_LAYOUT);
    ck_assert(bx_str_is(bx_diag_at(d.diag, 0)->args[0], "12"));
    close_guard(trace);
}
END_TEST

/* --- order --------------------------------------------------------------------------- */

typedef enum call { PAGE, TAG, LINK_TAG, END_TAG, RECT, LINK, FIELD, END_PAGE, FINISH } call;

static const struct {
    const char *what;
    call calls[8];
    int count;
    bool allowed;
} orders[] = {
    {"a document", {PAGE, TAG, RECT, END_TAG, END_PAGE, PAGE, END_PAGE, FINISH}, 8, true},
    {"no page", {FINISH}, 1, true},
    {"a link", {PAGE, LINK_TAG, LINK, END_TAG, END_PAGE, FINISH}, 6, true},
    {"a field", {PAGE, FIELD, END_PAGE, FINISH}, 4, true},
    {"a field in a tag", {PAGE, TAG, FIELD}, 3, false},
    {"a field outside a page", {FIELD}, 1, false},
    {"ink outside a tag", {PAGE, RECT}, 2, false},
    {"a tag outside a page", {TAG}, 1, false},
    {"a tag in a tag", {PAGE, TAG, TAG}, 3, false},
    {"an end without a tag", {PAGE, END_TAG}, 2, false},
    {"a page in a page", {PAGE, PAGE}, 2, false},
    {"a page that ends in a tag", {PAGE, TAG, END_PAGE}, 3, false},
    {"an end on a page", {PAGE, FINISH}, 2, false},
    {"a page after the end", {FINISH, PAGE}, 2, false},
    {"a link outside a link's tag", {PAGE, TAG, LINK}, 3, false},
};

static void make_calls(int row)
{
    bx_rect rect = {0, 0, BX_PT, BX_PT};
    bx_tag_words words = {0};
    bx_tag link = {.role = BX_TAG_LINK}, form = {.role = BX_TAG_FORM, .words = &words};
    bx_device *device = d.device;
    for (int i = 0; i < orders[row].count; i++) {
        switch (orders[row].calls[i]) {
        case PAGE: device->ops->begin_page(device, BX_PT, BX_PT, BX_STR("")); break;
        case TAG: device->ops->begin_artifact(device, BX_ARTIFACT_PLAIN, (bx_str){0}); break;
        case LINK_TAG: device->ops->begin_tag(device, &link, (bx_str){0}); break;
        case END_TAG: device->ops->end_tag(device); break;
        case RECT: device->ops->fill_shape(device, BX_SHAPE_RECT, rect, 0); break;
        case LINK: device->ops->link(device, rect); break;
        case FIELD: device->ops->field(device, &form, 0, 0); break;
        case END_PAGE: device->ops->end_page(device); break;
        case FINISH: device->ops->finish(device); break;
        }
    }
}

START_TEST(calls_out_of_order_are_a_bug)
{
    for (int i = 0; i < BX_COUNT(orders); i++) {
        bx_device *trace = open_guard();
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            if (!freopen("/dev/null", "w", stderr)) _exit(1);
            signal(SIGABRT, SIG_DFL);
            make_calls(i);
            _exit(0);
        }
        int status = 0;
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        bool stopped = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
        ck_assert_msg(stopped == !orders[i].allowed, "%s: status %d", orders[i].what, status);
        close_guard(trace);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_trace_is_the_calls_as_text,
        a_trace_without_room_is_a_status,
        a_field_beyond_an_edge_is_reported,
        ink_beyond_an_edge_is_reported,
        a_sheet_that_is_turned_has_its_own_edges,
        a_slice_may_be_of_a_picture_beyond_the_edge,
        text_beyond_an_edge_is_reported,
        the_page_is_named,
        calls_out_of_order_are_a_bug,
    };
    return bx_suite_run("device: trace, bounds", tests, BX_COUNT(tests));
}
