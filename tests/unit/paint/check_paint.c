/* Pages become calls: pieces of one tag, areas of links, nothing decided. */
#include <string.h>

#include "device/trace.h"
#include "paint/paint.h"
#include "support/drawing.h"
#include "support/suite.h"

#include "base/ban.h"

static drawing d;
static bx_buf calls;

/* As compose holds it. */
static bx_kept_page keep_page(int number, int width, int height, const bx_item *items, int count)
{
    static bx_group groups[2];
    static int used;
    bx_buf work = {0};
    bx_group *group = &groups[used++ % 2];
    *group = (bx_group){0};
    ck_assert_int_eq(bx_pack(d.arena, &work, items, count, NULL, &group->packed), BX_OK);
    bx_buf_release(&work);
    return (bx_kept_page){.number = number,
                          .width = width * BX_PT,
                          .height = height * BX_PT,
                          .label = BX_STR("1"),
                          .groups = group,
                          .count = 1};
}

/* Paints one page of 100 by 200 pt on a trace and compares what follows its first line. */
static void paints(const bx_item *items, int count, const bx_image *const *images,
                   const char *wanted)
{
    bx_kept_page page = keep_page(1, 100, 200, items, count);
    bx_pages pages = {.kept = &page, .count = 1};
    ck_assert_int_eq(bx_trace_new(&d.info, &calls, &d.device), BX_OK);
    ck_assert_int_eq(bx_paint(&pages, images, d.arena, d.device), BX_OK);
    const char *line = strchr(calls.ptr, '\n');
    ck_assert_ptr_nonnull(line);
    ck_assert_str_eq(line + 1, wanted);
}

static void close_all(void)
{
    drawing_close(&d);
    bx_buf_release(&calls);
}

static bx_run *short_run(const char *text)
{
    bx_run *run = drawing_run(&d, drawing_face(&d, DRAWING_FANG), 10 * BX_PT, 0, text);
    run->count = 0; /* the trace need not name the glyphs */
    return run;
}

static bx_item run_item(const bx_tag *tag, const bx_run *run, int x, int y, int w)
{
    return (bx_item){.type = BX_ITEM_RUN,
                     .tag = tag,
                     .box = {x * BX_PT, y * BX_PT, w * BX_PT, 10 * BX_PT},
                     .run = run,
                     .rgb = 0x000001};
}

START_TEST(items_of_one_tag_form_one_piece)
{
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P),
           *h = drawing_tag(&d, d.tags.root, BX_TAG_H1);
    const bx_run *run = short_run("一");
    bx_item items[] = {
        run_item(p, run, 1, 10, 10),
        run_item(p, run, 11, 10, 10),
        {.type = BX_ITEM_SHAPE, .box = {0, 0, BX_PT, BX_PT}, .rgb = 0xFF0000},
        {.type = BX_ITEM_SHAPE, .box = {0, 0, BX_PT, BX_PT}, .rgb = 0x00FF00},
        run_item(h, run, 1, 20, 10),
        run_item(p, run, 1, 30, 10),
    };
    paints(items, BX_COUNT(items), NULL,
           "page 100 200 \"1\"\n"
           "  P 1\n"
           "    run fang 10 1 10 #000001 \"一\"\n"
           "    run fang 10 11 10 #000001 \"一\"\n"
           "  Artifact\n"
           "    rect 0 0 1 1 #FF0000\n"
           "    rect 0 0 1 1 #00FF00\n"
           "  H1 2\n"
           "    run fang 10 1 20 #000001 \"一\"\n"
           "  P 1\n"
           "    run fang 10 1 30 #000001 \"一\"\n"
           "end\n");
    close_all();
}
END_TEST

START_TEST(a_link_has_an_area_on_each_line)
{
    static const uint8_t dot[] = {1, 2, 3};
    bx_image seal = {1, 1, .rgb = dot};
    const bx_image *images[] = {NULL, &seal};
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P);
    bx_tag *one = drawing_tag(&d, p, BX_TAG_LINK), *two = drawing_tag(&d, p, BX_TAG_LINK);
    const bx_run *run = short_run("a");
    bx_item items[] = {
        run_item(one, run, 50, 20, 10),
        run_item(one, run, 60, 20, 15),
        run_item(one, run, 5, 40, 20),
        run_item(two, run, 25, 40, 5),
        {.type = BX_ITEM_IMAGE, .tag = two, .box = {BX_PT, BX_PT, BX_PT, BX_PT}, .image = 1},
    };
    paints(items, BX_COUNT(items), images,
           "page 100 200 \"1\"\n"
           "  Link 2\n"
           "    run fang 10 50 20 #000001 \"a\"\n"
           "    run fang 10 60 20 #000001 \"a\"\n"
           "    run fang 10 5 40 #000001 \"a\"\n"
           "    link 50 11.2 25 10\n"
           "    link 5 31.2 20 10\n"
           "  Link 3\n"
           "    run fang 10 25 40 #000001 \"a\"\n"
           "    image 1 1 1 1 1x1\n"
           "    link 25 31.2 5 10\n"
           "    link 1 1 1 1\n"
           "end\n");
    close_all();
}
END_TEST

/* No piece of a tag: nothing of it is drawn. */
START_TEST(a_field_is_a_call_by_itself)
{
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P);
    bx_tag *one = drawing_tag(&d, d.tags.root, BX_TAG_FORM),
           *two = drawing_tag(&d, d.tags.root, BX_TAG_FORM);
    one->words->title = BX_STR("甲局电子签名");
    bx_item items[] = {
        run_item(p, short_run("甲局"), 1, 10, 20),
        {.type = BX_ITEM_FIELD, .tag = one, .box = {.x = BX_PT, .y = 2 * BX_PT}},
        {.type = BX_ITEM_FIELD, .tag = two, .box = {.y = 200 * BX_PT}},
        {.type = BX_ITEM_SHAPE, .shape = BX_SHAPE_FALL, .box = {0, 0, BX_PT, BX_PT}},
    };
    paints(items, BX_COUNT(items), NULL,
           "page 100 200 \"1\"\n"
           "  P 1\n"
           "    run fang 10 1 10 #000001 \"甲局\"\n"
           "  field 2 1 2 \"甲局电子签名\"\n"
           "  field 3 0 200 \"\"\n"
           "  Artifact\n"
           "    fall 0 0 1 1 #000000\n"
           "end\n");
    close_all();
}
END_TEST

START_TEST(empty_pages_and_no_pages)
{
    drawing_open(&d);
    bx_kept_page page[2] = {keep_page(1, 1, 1, NULL, 0), keep_page(2, 1, 2, NULL, 0)};
    page[1].label = BX_STR("");
    bx_pages pages = {.kept = page, .count = 2}, none = {0};
    ck_assert_int_eq(bx_trace_new(&d.info, &calls, &d.device), BX_OK);
    ck_assert_int_eq(bx_paint(&pages, NULL, d.arena, d.device), BX_OK);
    ck_assert_ptr_nonnull(strstr(calls.ptr, "\npage 1 1 \"1\"\npage 1 2 \"\"\nend\n"));
    bx_buf_clear(&calls);
    ck_assert_int_eq(bx_paint(&none, NULL, d.arena, d.device), BX_OK);
    ck_assert_str_eq(calls.ptr, "end\n");
    close_all();
}
END_TEST

/* Each call may fail; what it returns comes out, and nothing is called after it. */
static int left, after;
static bx_status passes(void)
{
    if (left < 0) after++;
    return left-- > 0 ? BX_OK : BX_ERR_LIBRARY;
}
static bx_status page_fails(bx_device *device, bx_len width, bx_len height, bx_str label)
{
    (void)device, (void)width, (void)height, (void)label;
    return passes();
}
static bx_status tag_fails(bx_device *device, const bx_tag *tag, bx_str said)
{
    (void)device, (void)tag, (void)said;
    return passes();
}
static bx_status run_fails(bx_device *device, const bx_run *run, bx_len x, bx_len y, uint32_t rgb)
{
    (void)device, (void)run, (void)x, (void)y, (void)rgb;
    return passes();
}
static bx_status rect_fails(bx_device *device, bx_ink_shape shape, bx_rect rect, uint32_t rgb)
{
    (void)device, (void)shape, (void)rect, (void)rgb;
    return passes();
}
static bx_status artifact_fails(bx_device *device, bx_artifact artifact, bx_str said)
{
    (void)device, (void)artifact, (void)said;
    return passes();
}
static bx_status link_fails(bx_device *device, bx_rect rect)
{
    (void)device, (void)rect;
    return passes();
}
static bx_status field_fails(bx_device *device, const bx_tag *tag, bx_len x, bx_len y)
{
    (void)device, (void)tag, (void)x, (void)y;
    return passes();
}
static bx_status call_fails(bx_device *device)
{
    (void)device;
    return passes();
}

START_TEST(a_failure_ends_the_painting)
{
    static const bx_device_ops ops = {.begin_page = page_fails,
                                      .begin_tag = tag_fails,
                                      .begin_artifact = artifact_fails,
                                      .end_tag = call_fails,
                                      .draw_run = run_fails,
                                      .fill_shape = rect_fails,
                                      .link = link_fails,
                                      .field = field_fails,
                                      .end_page = call_fails,
                                      .finish = call_fails};
    bx_device device = {&ops};
    drawing_open(&d);
    bx_tag *link = drawing_tag(&d, d.tags.root, BX_TAG_LINK);
    bx_item items[] = {run_item(link, short_run("a"), 0, 10, 10),
                       {.type = BX_ITEM_SHAPE, .box = {0, 0, BX_PT, BX_PT}},
                       {.type = BX_ITEM_FIELD, .tag = link}};
    bx_kept_page page = keep_page(1, 1, 1, items, BX_COUNT(items));
    bx_pages pages = {.kept = &page, .count = 1};
    const int made =
        11; /* page, two tags with one item each, a link, two ends, a field, page's end, finish */
    for (int good = 0; good <= made; good++) {
        left = good;
        after = 0;
        bx_status status = bx_paint(&pages, NULL, d.arena, &device);
        ck_assert_msg(status == (good < made ? BX_ERR_LIBRARY : BX_OK), "after %d calls: %d", good,
                      (int)status);
        ck_assert_int_eq(after, 0);
    }
    close_all();
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        items_of_one_tag_form_one_piece, a_link_has_an_area_on_each_line,
        a_field_is_a_call_by_itself,     empty_pages_and_no_pages,
        a_failure_ends_the_painting,
    };
    return bx_suite_run("paint", tests, BX_COUNT(tests));
}
