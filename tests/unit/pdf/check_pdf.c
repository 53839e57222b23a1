/* The PDF file around its text: structure, links, bookmarks, pictures, metadata, bytes. */
#include <string.h>

#include "pdf/pdf.h"
#include "support/drawing.h"
#include "support/object_streams.h"
#include "support/suite.h"

#include "base/ban.h"

static drawing d;

static void start(void)
{
    ck_assert_int_eq(bx_pdf_new(&d.info, d.arena, NULL, d.diag, &d.device), BX_OK);
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

#define ASSERT_HAS(text, part) ck_assert_msg(strstr((text), (part)), "no %s in\n%s", (part), (text))

static const char *readable(void)
{
    return object_streams_text(d.arena, bx_pdf_bytes(d.device));
}

static const char *plain(const char *name)
{
    return drawing_ask(&d, "qpdf --qdf %s - | LC_ALL=C tr -cd '\\n -~'", name);
}

static bx_rect rect_of(int x, int y, int w, int h)
{
    return (bx_rect){x * BX_PT, y * BX_PT, w * BX_PT, h * BX_PT};
}

/* begin_tag, link, end_tag: the text is drawn apart */
static void draw_link(const bx_tag *tag, bx_rect area)
{
    bx_device *device = d.device;
    ck_assert_int_eq(device->ops->begin_tag(device, tag, (bx_str){0}), BX_OK);
    ck_assert_int_eq(device->ops->link(device, area), BX_OK);
    ck_assert_int_eq(device->ops->end_tag(device), BX_OK);
}

/* --- structure ------------------------------------------------------------------ */

/* poppler's view of the tree, as the reader's aid reads it out. */
START_TEST(structure_is_the_tree_of_tags)
{
    drawing_open(&d);
    bx_tag *root = d.tags.root;
    bx_tag *title = drawing_tag(&d, root, BX_TAG_H1);
    bx_tag *before = drawing_tag(&d, root, BX_TAG_P);
    bx_tag *link = drawing_tag(&d, before, BX_TAG_LINK);
    bx_tag *table = drawing_tag(&d, root, BX_TAG_TABLE);
    bx_tag *head = drawing_tag(&d, table, BX_TAG_TR), *body = drawing_tag(&d, table, BX_TAG_TR);
    bx_tag *wide = drawing_tag(&d, head, BX_TAG_TH), *row = drawing_tag(&d, body, BX_TAG_TH);
    bx_tag *cell = drawing_tag(&d, body, BX_TAG_TD), *blank = drawing_tag(&d, body, BX_TAG_TD);
    bx_tag *tall = drawing_tag(&d, head, BX_TAG_TD);
    wide->column_span = 3;
    wide->scope = BX_SCOPE_COLUMN;
    row->scope = BX_SCOPE_ROW;
    tall->row_span = 2;
    bx_tag_words words = {.alt = BX_STR("空格")};
    blank->words = &words;
    link->words->uri = BX_STR("http://www.rcx.gov.cn");
    start();
    drawing_page(&d, "1");
    drawing_text(&d, title, DRAWING_FANG, 22, 100, 100, "报告");
    drawing_text(&d, before, DRAWING_FANG, 16, 80, 150, "前文");
    drawing_text(&d, link, DRAWING_FANG, 16, 120, 150, "网址");
    draw_link(link, rect_of(120, 136, 32, 16));
    drawing_text(&d, before, DRAWING_FANG, 16, 160, 150, "后文");
    drawing_text(&d, NULL, DRAWING_FANG, 16, 300, 800, "一");
    drawing_text(&d, row, DRAWING_FANG, 9, 80, 220, "行"); /* drawn before the row above it */
    drawing_text(&d, wide, DRAWING_FANG, 9, 80, 200, "列");
    drawing_text(&d, tall, DRAWING_FANG, 9, 200, 200, "高");
    drawing_text(&d, cell, DRAWING_FANG, 9, 120, 220, "12");
    ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
    drawing_page(&d, "2");
    drawing_text(&d, cell, DRAWING_FANG, 9, 120, 100, "34");
    drawing_save(&d, "pdf_tree");
    drawing_ask(&d, "qpdf --check %s", "pdf_tree");
    ck_assert_str_eq(drawing_ask(&d, "pdfinfo -struct-text %s", "pdf_tree"),
                     "Document\n"
                     "  H1 (block)\n    \"报告\"\n"
                     "  P (block)\n    \"前文\"\n"
                     "    Link (inline)\n      \"网址\"\n      \"\"\n      Object 4 0\n"
                     "    \"后文\"\n"
                     "  Table (block)\n"
                     "    TR\n"
                     "      TH <7>:\n         /ColSpan 3\n         /Scope /Column\n"
                     "        \"列\"\n"
                     "      TD:\n         /RowSpan 2\n         /Headers [(8)]\n"
                     "        \"高\"\n"
                     "    TR\n"
                     "      TH <8>:\n         /Scope /Row\n        \"行\"\n"
                     "      TD:\n         /Headers [(8) (7)]\n        \"12\"\n        \"34\"\n"
                     "      TD:\n         /Headers [(8) (7)]\n");
    const char *file = readable();
    ASSERT_HAS(file, "/MarkInfo<</Marked true>>");
    ASSERT_HAS(file, "/Lang(zh-CN)");
    ASSERT_HAS(file, "/Alt<FEFF7A7A683C>");
    ck_assert_int_eq(count_of(file, "/Type/OBJR"), 1);
    ck_assert_int_eq(count_of(file, "/Tabs/S"), 2);
    ck_assert_int_eq(count_of(plain("pdf_tree"), "/Artifact<</Type/Layout>>BDC"), 1);
    drawing_close(&d);
}
END_TEST

/* So many elements that they fill several object streams (7.5.7): every reader finds them. */
START_TEST(elements_of_a_long_table_lie_in_object_streams)
{
    enum { ROWS = 1500, LAST = 1499 };
    drawing_open(&d);
    bx_tag *table = drawing_tag(&d, d.tags.root, BX_TAG_TABLE), *first = NULL, *last = NULL;
    for (int row = 0; row < ROWS; row++) {
        bx_tag *tag = drawing_tag(&d, table, BX_TAG_TR);
        bx_tag *head = drawing_tag(&d, tag, BX_TAG_TH), *cell = drawing_tag(&d, tag, BX_TAG_TD);
        head->scope = BX_SCOPE_ROW;
        if (row == 0) first = head;
        if (row == LAST) last = cell;
    }
    start();
    drawing_page(&d, "1");
    drawing_text(&d, first, DRAWING_FANG, 16, 100, 100, "首");
    drawing_text(&d, last, DRAWING_FANG, 16, 100, 200, "末");
    drawing_save(&d, "pdf_long");
    drawing_ask(&d, "qpdf --check %s", "pdf_long");
    ck_assert_str_eq(drawing_ask(&d, "pdfinfo -struct-text %s | grep -c TR", "pdf_long"), "1500\n");
    ASSERT_HAS(drawing_ask(&d, "pdfinfo -struct-text %s", "pdf_long"), "\"首\"");
    ASSERT_HAS(drawing_ask(&d, "pdfinfo -struct-text %s | tail -n 3", "pdf_long"), "\"末\"");
    ASSERT_HAS(drawing_ask(&d, "mutool show %s trailer/Root/StructTreeRoot/K/1", "pdf_long"),
               "/Document");
    const char *file = readable();
    ck_assert_int_eq(count_of(file, "/Type/ObjStm"), (2 + 3 * ROWS) / 400 + 1);
    ck_assert_int_eq(count_of(file, "/Type/XRef/"), 1);
    ck_assert_int_eq(count_of(file, "/S/TR"), ROWS);
    drawing_close(&d);
}
END_TEST

/* Without tags all is an artifact, and the file says nothing of a structure. */
START_TEST(a_document_without_tags_has_no_tree)
{
    drawing_open(&d);
    d.info.tags = NULL;
    start();
    drawing_page(&d, "1");
    drawing_text(&d, NULL, DRAWING_FANG, 16, 80, 100, "一");
    drawing_save(&d, "pdf_untagged");
    drawing_ask(&d, "qpdf --check %s", "pdf_untagged");
    ck_assert_int_eq(count_of(readable(), "Struct"), 0);
    ck_assert_int_eq(count_of(readable(), "/MarkInfo"), 0);
    drawing_close(&d);
}
END_TEST

/* --- links ----------------------------------------------------------------------- */

START_TEST(links_are_annotations_with_their_address)
{
    drawing_open(&d);
    bx_tag *link = drawing_tag(&d, drawing_tag(&d, d.tags.root, BX_TAG_P), BX_TAG_LINK);
    link->words->uri = BX_STR("http://例.cn/(a)\\b c");
    link->words->alt = BX_STR("网");
    start();
    drawing_page(&d, "1");
    draw_link(link, rect_of(80, 100, 50, 16));
    draw_link(link, rect_of(80, 130, 20, 16)); /* its second line */
    drawing_save(&d, "pdf_links");
    drawing_ask(&d, "qpdf --check %s", "pdf_links");
    const char *file = readable();
    ck_assert_int_eq(count_of(file, "/Subtype/Link"), 2);
    ASSERT_HAS(file, "/Rect[80 725.89 130 741.89]/Border[0 0 0]/F 4");
    ASSERT_HAS(file, "/Contents<FEFF7F51>");
    ASSERT_HAS(file, "/URI(http://%E4%BE%8B.cn/\\(a\\)\\\\b%20c)");
    ASSERT_HAS(file, "/StructParent 1");
    ASSERT_HAS(file, "/StructParent 2");
    ck_assert_int_eq(count_of(file, "/Annots["), 1);
    drawing_close(&d);
}
END_TEST

START_TEST(a_link_without_description_gives_its_address)
{
    drawing_open(&d);
    bx_tag *link = drawing_tag(&d, drawing_tag(&d, d.tags.root, BX_TAG_P), BX_TAG_LINK);
    link->words->uri = BX_STR("mailto:a@b.cn");
    start();
    drawing_page(&d, "1");
    draw_link(link, rect_of(80, 100, 50, 16));
    drawing_save(&d, "pdf_mail");
    ASSERT_HAS(readable(), "/Contents(mailto:a@b.cn)");
    drawing_close(&d);
}
END_TEST

/* --- bookmarks and page labels ----------------------------------------------------- */

START_TEST(headings_become_nested_bookmarks)
{
    static const struct {
        bx_tag_role role;
        const char *title;
        int y; /* 0: never drawn */
    } headings[] = {
        {BX_TAG_H1, "题", 100},     {BX_TAG_H2, "一", 200}, {BX_TAG_H4, "（1）", 220},
        {BX_TAG_H3, "（一）", 240}, {BX_TAG_H2, "二", 300}, {BX_TAG_H2, "three (3)", 0},
        {BX_TAG_H2, "", 320},       {BX_TAG_P, "无", 340},  {BX_TAG_H1, "尾", 360},
    };
    bx_tag *tags[BX_COUNT(headings)];
    drawing_open(&d);
    for (int i = 0; i < BX_COUNT(headings); i++) {
        tags[i] = drawing_tag(&d, d.tags.root, headings[i].role);
        if (tags[i]->words) tags[i]->words->title = bx_str_from(headings[i].title);
    }
    start();
    drawing_page(&d, "1");
    for (int i = 0; i < BX_COUNT(headings); i++)
        if (headings[i].y) drawing_text(&d, tags[i], DRAWING_FANG, 16, 80, headings[i].y, "一");
    drawing_save(&d, "pdf_outline");
    drawing_ask(&d, "qpdf --check %s", "pdf_outline");
    const char *file = readable();
    ck_assert_int_eq(count_of(file, "/Title<FEFF"), 6 + 1); /* and the document's */
    ck_assert_int_eq(count_of(file, "/Title(three"), 0);
    ASSERT_HAS(file, "/Type/Outlines/First");
    ASSERT_HAS(file, "/Count 6");
    ASSERT_HAS(
        file,
        "/Title<FEFF9898>/Dest[3 0 R /XYZ null 755.97 null]"); /* 841.89 - (100 - 16 * 0.88) */
    const char *outline = drawing_ask(&d, "mutool show %s outline 2>/dev/null", "pdf_outline");
    const char *wanted[] = {"\t\"题\"",         "\t\t\"一\"", "\t\t\t\"（1）\"",
                            "\t\t\t\"（一）\"", "\t\t\"二\"", "\t\"尾\""};
    for (int i = 0; i < BX_COUNT(wanted); i++) {
        outline = strstr(outline, wanted[i]);
        ck_assert_msg(outline, "no %s behind those before it", wanted[i]);
    }
    drawing_close(&d);
}
END_TEST

static const struct {
    const char *labels[5], *wanted; /* NULL: none */
} label_rows[] = {
    {{"1", "2", "3"}, "/PageLabels<</Nums[0<</S/D/St 1>>]>>"},
    {{"", "1", "2"}, "/PageLabels<</Nums[0<<>>1<</S/D/St 1>>]>>"},
    {{"A", "7", "8", "10"}, "/PageLabels<</Nums[0<</P(A)>>1<</S/D/St 7>>3<</S/D/St 10>>]>>"},
    {{"01", "附"}, "/PageLabels<</Nums[0<</P(01)>>1<</P<FEFF9644>>>]>>"},
    {{"", ""}, NULL},
};

START_TEST(page_labels_are_ranges)
{
    for (int i = 0; i < BX_COUNT(label_rows); i++) {
        drawing_open(&d);
        start();
        for (int k = 0; label_rows[i].labels[k]; k++) {
            if (k > 0) ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
            drawing_page(&d, label_rows[i].labels[k]);
        }
        drawing_save(&d, "pdf_labels");
        const char *file = readable();
        if (label_rows[i].wanted) ASSERT_HAS(file, label_rows[i].wanted);
        else ck_assert_ptr_null(strstr(file, "/PageLabels"));
        drawing_close(&d);
    }
}
END_TEST

/* --- pictures and rectangles -------------------------------------------------------- */

static const uint8_t rgb[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0};
static const uint8_t alpha[] = {255, 128, 64, 0}, opaque[] = {255, 255, 255, 255};

static void draw_picture(const bx_tag *tag, const bx_image *image, bx_rect where)
{
    bx_device *device = d.device;
    drawing_begin(&d, tag);
    ck_assert_int_eq(device->ops->draw_image(device, image, where), BX_OK);
    ck_assert_int_eq(device->ops->end_tag(device), BX_OK);
}

START_TEST(pictures_are_written_once_with_their_transparency)
{
    bx_image seal = {2, 2, rgb, .alpha = alpha}, plate = {2, 2, rgb, .alpha = opaque};
    bx_image photo = {1, 4, .rgb = rgb};
    drawing_open(&d);
    bx_tag *figure = drawing_tag(&d, d.tags.root, BX_TAG_FIGURE);
    figure->words->alt = BX_STR("印章");
    start();
    drawing_page(&d, "1");
    draw_picture(figure, &seal, rect_of(100, 100, 50, 60));
    draw_picture(NULL, &seal, rect_of(200, 100, 50, 50));
    ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
    drawing_page(&d, "2");
    draw_picture(NULL, &plate, rect_of(100, 200, 50, 50));
    draw_picture(NULL, &photo, rect_of(200, 200, 50, 50));
    drawing_save(&d, "pdf_images");
    drawing_ask(&d, "qpdf --check %s", "pdf_images");
    const char *file = readable();
    ck_assert_int_eq(count_of(file, "/Subtype/Image"), 3 + 1);
    ck_assert_int_eq(count_of(file, "/SMask"), 1);
    ck_assert_int_eq(count_of(file, "/Group<</S/Transparency/CS/DeviceRGB>>"), 1);
    ASSERT_HAS(file, "/Alt<FEFF53707AE0>");
    ASSERT_HAS(plain("pdf_images"), "q 50 0 0 60 100 681.89 cm/Im0 Do Q");
    /* upper left pixel red and opaque, lower right not there */
    const char *pixels = drawing_ask(
        &d,
        "pdftoppm -r 72 -f 1 -l 1 -x 100 -y 100 -W 50 -H 60 %s | tail -c 9000 | od -An -v -tu1 -w3",
        "pdf_images");
    ck_assert_int_eq(strncmp(pixels, " 255   0   0", 12), 0);
    ck_assert_str_eq(pixels + strlen(pixels) - 13, " 255 255 255\n");
    drawing_close(&d);
}
END_TEST

/* The matrix of a picture in a frame of 50 x 60 at (100, 100), by how its rows lie (Exif 2.3, 4.6.4 A). */
static const char *const matrices[] = {
    "50 0 0 60 100 681.89",   "50 0 0 60 100 681.89",  "-50 0 0 60 150 681.89",
    "-50 0 0 -60 150 741.89", "50 0 0 -60 100 741.89", "0 -60 -50 0 150 741.89",
    "0 -60 50 0 100 741.89",  "0 60 50 0 100 681.89",  "0 60 -50 0 150 681.89",
};

START_TEST(a_jpeg_is_held_as_it_is_and_turned_on_the_page)
{
    for (int i = 0; i < BX_COUNT(matrices); i++) {
        bx_image photo = {.width = 5,
                          .height = 6,
                          .jpeg = BX_STR("the bytes of a JPEG"),
                          .components = i % 2 == 0 ? 3 : 1,
                          .is_rgb = i == 4,
                          .orientation = i};
        drawing_open(&d);
        start();
        drawing_page(&d, "1");
        draw_picture(NULL, &photo, rect_of(100, 100, 50, 60));
        drawing_save(&d, "pdf_jpeg");
        const char *file = readable();
        ASSERT_HAS(file, i >= 5 ? "/Width 6/Height 5/" : "/Width 5/Height 6/");
        ASSERT_HAS(file, i % 2 == 0 ? "/ColorSpace/DeviceRGB" : "/ColorSpace/DeviceGray");
        ASSERT_HAS(file, "/Filter/DCTDecode");
        ASSERT_HAS(file, "the bytes of a JPEG");
        ck_assert_int_eq(count_of(file, "/ColorTransform 0"), i == 4);
        ck_assert_ptr_null(strstr(file, "/S/Transparency"));
        ASSERT_HAS(plain("pdf_jpeg"), matrices[i]);
        drawing_close(&d);
    }
}
END_TEST

START_TEST(rectangles_keep_their_edges)
{
    drawing_open(&d);
    start();
    drawing_page(&d, "1");
    ck_assert_int_eq(d.device->ops->begin_artifact(d.device, BX_ARTIFACT_PLAIN, (bx_str){0}),
                     BX_OK);
    const struct {
        bx_rect rect;
        uint32_t color;
    } rects[] = {
        {{BX_PT / 2000, 10 * BX_PT, BX_PT / 3, BX_PT / 2}, 0xFF0000},
        {{BX_PT / 2000 + BX_PT / 3, 10 * BX_PT, BX_PT / 3, BX_PT / 2}, 0xFF0000},
        {{0, 0, BX_PT, BX_PT}, 0x333333},
        {{0, 0, BX_PT, BX_PT}, 0x000000},
        {{0, 0, BX_PT, BX_PT}, 0x0180FF},
    };
    for (int i = 0; i < BX_COUNT(rects); i++)
        ck_assert_int_eq(
            d.device->ops->fill_shape(d.device, BX_SHAPE_RECT, rects[i].rect, rects[i].color),
            BX_OK);
    ck_assert_int_eq(d.device->ops->end_tag(d.device), BX_OK);
    drawing_save(&d, "pdf_rects");
    /* The second starts where the first ends, whatever was rounded. */
    ASSERT_HAS(plain("pdf_rects"), "/Artifact<</Type/Layout>>BDC\n"
                                   "1 0 0 rg\n"
                                   "0 831.39 0.334 0.5 re f\n"
                                   "0.334 831.39 0.333 0.5 re f\n"
                                   "0.2 g\n"
                                   "0 840.89 1 1 re f\n"
                                   "0 g\n"
                                   "0 840.89 1 1 re f\n"
                                   "0.004 0.502 1 rg\n"
                                   "0 840.89 1 1 re f\n"
                                   "EMC\n");
    drawing_close(&d);
}
END_TEST

/* --- what the file says of itself ---------------------------------------------------- */

START_TEST(metadata_agree)
{
    drawing_open(&d);
    start();
    drawing_page(&d, "1");
    drawing_save(&d, "pdf_meta");
    const char *info = drawing_ask(&d, "TZ=Asia/Shanghai pdfinfo -isodates %s", "pdf_meta");
    ASSERT_HAS(info, "Title:           芮城县司法局<2023>&报告");
    ASSERT_HAS(info, "Author:          芮城县司法局");
    ASSERT_HAS(info, "Producer:        banxin test");
    ASSERT_HAS(info, "2024-01-15T00:00:00+08");
    ASSERT_HAS(info, "PDF version:     1.7");
    ASSERT_HAS(info, "595.276 x 841.89 pts (A4)");
    const char *xmp = drawing_ask(&d, "pdfinfo -meta %s", "pdf_meta");
    ASSERT_HAS(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
                    "芮城县司法局&lt;2023&gt;&amp;报告</rdf:li><rdf:li xml:lang=\"zh-CN\">"
                    "芮城县司法局&lt;2023&gt;&amp;报告</rdf:li></rdf:Alt></dc:title>");
    ASSERT_HAS(xmp, "<dc:creator><rdf:Seq><rdf:li>芮城县司法局</rdf:li></rdf:Seq></dc:creator>");
    ASSERT_HAS(xmp, "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>");
    ASSERT_HAS(xmp, "<pdf:Producer>banxin test</pdf:Producer>");
    ASSERT_HAS(xmp, "<xmp:CreateDate>2024-01-15T00:00:00+08:00</xmp:CreateDate>");
    ASSERT_HAS(readable(), "/CreationDate(D:20240115000000+08'00')/ModDate(D:2024");
    ASSERT_HAS(readable(), "/ViewerPreferences<</DisplayDocTitle true>>");
    drawing_close(&d);
}
END_TEST

START_TEST(what_is_not_known_is_left_out)
{
    drawing_open(&d);
    d.info = (bx_document_info){.tags = &d.tags};
    start();
    drawing_page(&d, "");
    drawing_save(&d, "pdf_bare");
    drawing_ask(&d, "qpdf --check %s", "pdf_bare");
    const char *file = readable();
    static const char *const absent[] = {"Date",      "/Title", "/Author",
                                         "/Producer", "/Lang",  "dc:title"};
    for (int i = 0; i < BX_COUNT(absent); i++)
        ck_assert_msg(!strstr(file, absent[i]), "%s", absent[i]);
    drawing_close(&d);
}
END_TEST

/* --- bytes ---------------------------------------------------------------------------- */

/* A page with some of everything; copied into the arena of another drawing. */
static bx_str everything(const char *text, bx_arena *arena)
{
    bx_image seal = {2, 2, rgb, .alpha = alpha};
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P), *link = drawing_tag(&d, p, BX_TAG_LINK);
    link->words->uri = BX_STR("http://a.cn");
    start();
    drawing_page(&d, "1");
    drawing_text(&d, p, DRAWING_FANG, 16, 80, 100, text);
    drawing_text(&d, p, DRAWING_NOTO, 16, 80, 130, "政府");
    drawing_text(&d, p, DRAWING_HANA, 16, 80, 160, "𠮷");
    draw_link(link, rect_of(80, 100, 50, 16));
    draw_picture(NULL, &seal, rect_of(100, 100, 50, 60));
    drawing_save(&d, "pdf_bytes");
    bx_str bytes = bx_str_copy(arena, bx_pdf_bytes(d.device));
    ck_assert_ptr_nonnull(bytes.ptr);
    drawing_close(&d);
    return bytes;
}

START_TEST(equal_calls_give_equal_bytes)
{
    bx_arena *arena = bx_arena_new((size_t)1 << 24);
    bx_str first = everything("一二三", arena), again = everything("一二三", arena);
    bx_str other = everything("一二四", arena);
    ck_assert(bx_str_equal(first, again));
    ck_assert(!bx_str_equal(first, other));
    size_t id = bx_str_find(first, BX_STR("/ID[<")), other_id = bx_str_find(other, BX_STR("/ID[<"));
    ck_assert(id < first.len && other_id < other.len);
    ck_assert_int_ne(memcmp(first.ptr + id, other.ptr + other_id, 37), 0);
    ck_assert_int_eq(memcmp(first.ptr + id + 5, first.ptr + id + 5 + 34, 32), 0); /* both halves */
    bx_arena_free(arena);
}
END_TEST

/* ISO 19005-3, 6.1.2 and 6.1.3 */
START_TEST(head_and_tail_are_as_archives_want_them)
{
    bx_arena *arena = bx_arena_new((size_t)1 << 24);
    bx_str bytes = everything("一", arena);
    ck_assert(bx_str_starts(bytes, BX_STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")));
    ck_assert(bx_str_ends(bytes, BX_STR("\n%%EOF\n")));
    ck_assert(bx_str_find(bytes, BX_STR("841.89001")) == bytes.len);
    bx_arena_free(arena);
}
END_TEST

/* Long documents: page tree, parent tree and reference table hold; each page's content is its own. */
START_TEST(five_hundred_pages)
{
    enum { COUNT = 500 };
    drawing_open(&d);
    bx_tag *tags[COUNT];
    for (int i = 0; i < COUNT; i++)
        tags[i] = drawing_tag(&d, d.tags.root, BX_TAG_P);
    start();
    for (int i = 0; i < COUNT; i++) {
        if (i > 0) ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
        drawing_page(&d, "1");
        drawing_text(&d, tags[i], i % 2 ? DRAWING_FANG : DRAWING_HANA, 16, 80, 100,
                     i % 2 ? "一二三" : "𠮷");
    }
    drawing_save(&d, "pdf_long");
    drawing_ask(&d, "qpdf --check %s", "pdf_long");
    ASSERT_HAS(drawing_ask(&d, "pdfinfo %s", "pdf_long"), "Pages:           500\n");
    const char *text = drawing_ask(&d, "pdftotext -f 499 %s -", "pdf_long");
    ck_assert(drawing_same_text(text, "𠮷一二三"));
    drawing_close(&d);
}
END_TEST

/* --- failures -------------------------------------------------------------------------- */

/* A device may be freed at any point of its life. */
START_TEST(a_device_may_end_half_way)
{
    for (int step = 0; step < 4; step++) {
        drawing_open(&d);
        bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P);
        start();
        if (step > 0) drawing_page(&d, "1");
        if (step > 1) drawing_text(&d, p, DRAWING_FANG, 16, 80, 100, "一");
        if (step > 2) ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
        ck_assert_int_eq(bx_pdf_bytes(d.device).len, 0);
        drawing_close(&d);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        structure_is_the_tree_of_tags,
        elements_of_a_long_table_lie_in_object_streams,
        a_document_without_tags_has_no_tree,
        links_are_annotations_with_their_address,
        a_link_without_description_gives_its_address,
        headings_become_nested_bookmarks,
        page_labels_are_ranges,
        pictures_are_written_once_with_their_transparency,
        a_jpeg_is_held_as_it_is_and_turned_on_the_page,
        rectangles_keep_their_edges,
        metadata_agree,
        what_is_not_known_is_left_out,
        equal_calls_give_equal_bytes,
        head_and_tail_are_as_archives_want_them,
        five_hundred_pages,
        a_device_may_end_half_way,
    };
    return bx_suite_run("pdf", tests, BX_COUNT(tests));
}
