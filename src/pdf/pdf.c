#include "pdf/pdf.h"

#include "base/vec.h"
#include "pdf/pdf_catalog.h"
#include "pdf/pdf_content.h"
#include "pdf/pdf_file.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_form.h"
#include "pdf/pdf_image.h"
#include "pdf/pdf_meta.h"
#include "pdf/pdf_object.h"
#include "pdf/pdf_shape.h"
#include "pdf/pdf_syntax.h"
#include "pdf/pdf_tags.h"

#include "base/ban.h"

typedef struct pdf_page {
    int object;
    bx_len width, height;
    bx_str label;
    int key; /* /StructParents; -1: no structure tree */
    bool transparent;
    BX_VEC(int) annotations; /* objects */
} pdf_page;

typedef struct pdf_picture {
    const bx_image *image;
    int object;
    bool transparent;
} pdf_picture;

typedef struct pdf {
    bx_device device;
    bx_document_info info;
    bx_diag *diag;
    bx_arena *arena;
    bx_objects *objects;
    bx_pdf_fonts *fonts;
    bx_pdf_tags *tags; /* NULL: no structure tree */
    bx_pdf_form form;
    int pages_object, resources_object;
    BX_VEC(pdf_page *) pages;
    BX_VEC(pdf_picture) pictures;
    pdf_page *page;         /* the open one */
    bx_pdf_content content; /* its stream */
    const bx_tag *tag;      /* the open one; NULL: none, or an artifact */
    bool said;              /* its text is told as a whole */
    bx_turn turn;           /* of the open page's sheet */
    bx_buf bytes;
    bx_hash hash; /* of `bytes` */
} pdf;

static pdf *pdf_of(bx_device *device)
{
    return (pdf *)device;
}

static bx_status expect_run(bx_device *device, const bx_run *run)
{
    pdf *p = pdf_of(device);
    BX_ASSERT(p->pages.count == 0);
    return bx_pdf_content_expect(&p->content, run);
}

static bx_status begin_page(bx_device *device, bx_len width, bx_len height, bx_str label)
{
    pdf *p = pdf_of(device);
    pdf_page *page = BX_NEW(p->arena, pdf_page);
    BX_TRY_NEW(page);
    page->label = bx_str_copy(p->arena, label);
    BX_TRY_NEW(page->label.ptr);
    page->object = bx_objects_reserve(p->objects);
    page->width = width;
    page->height = height;
    page->key = -1;
    if (p->pages.count == 0) bx_pdf_fonts_sort(p->fonts);
    bx_pdf_content_start(&p->content, height);
    if (p->tags) BX_TRY(bx_pdf_tags_begin_page(p->tags, page->object, &page->key));
    pdf_page **slot = BX_VEC_PUSH(p->arena, &p->pages);
    BX_TRY_NEW(slot);
    *slot = p->page = page;
    return bx_objects_status(p->objects, p->diag);
}

static bx_status begin_tag(bx_device *device, const bx_tag *tag, bx_str said)
{
    pdf *p = pdf_of(device);
    BX_ASSERT(p->page && p->tags);
    int mcid = 0;
    BX_TRY(bx_pdf_tags_add_piece(p->tags, tag, &mcid));
    p->tag = tag;
    p->said = said.len > 0;
    if (p->said) bx_pdf_content_begin_span(&p->content, said, mcid);
    else bx_pdf_content_begin(&p->content, tag, mcid);
    return BX_OK;
}

static bx_status begin_artifact(bx_device *device, bx_artifact artifact, bx_str said)
{
    pdf *p = pdf_of(device);
    BX_ASSERT(p->page);
    p->tag = NULL;
    p->said = said.len > 0;
    bx_pdf_content_begin_artifact(&p->content, artifact);
    if (p->said) bx_pdf_content_begin_span(&p->content, said, -1);
    return BX_OK;
}

static bx_status end_tag(bx_device *device)
{
    pdf *p = pdf_of(device);
    bx_pdf_content_end(&p->content);
    if (p->said && !p->tag) bx_pdf_content_end(&p->content);
    p->tag = NULL;
    return p->content.bytes.failed ? BX_ERR_MEMORY : BX_OK;
}

/* A heading that is turned has its page as its place. */
static bx_status note_top(const pdf *p, bx_len top)
{
    if (p->turn != BX_TURN_NONE) top = 0;
    return p->tag ? bx_pdf_tags_note_top(p->tags, p->tag, p->page->height - top) : BX_OK;
}

/* Glyphs that share their characters: a cluster of several (a cluster's later glyphs have no length). */
static int cluster_end(const bx_run *run, int from)
{
    int end = from + 1;
    while (end < run->count && run->glyphs[end].len == 0)
        end++;
    return end;
}

/*
 * Glyphs whose text is told by ActualText are a piece of their own. It does not stand
 * inside the tag's piece, though it might (14.9.4): poppler's view of the structure loses
 * all text behind a nested sequence.
 */
static bx_status draw_piece(pdf *p, const bx_run *run, int from, int to, bx_str text, bx_len x,
                            bx_len baseline, uint32_t rgb)
{
    bx_pdf_content *content = &p->content;
    int mcid = 0;
    bx_pdf_content_end(content);
    BX_TRY(bx_pdf_tags_add_piece(p->tags, p->tag, &mcid));
    bx_pdf_content_begin_span(content, text, mcid);
    BX_TRY(bx_pdf_content_glyphs(content, run, from, to, x, baseline, rgb));
    bx_pdf_content_end(content);
    BX_TRY(bx_pdf_tags_add_piece(p->tags, p->tag, &mcid));
    bx_pdf_content_begin(content, p->tag, mcid);
    return BX_OK;
}

static bx_status draw_run(bx_device *device, const bx_run *run, bx_len x, bx_len baseline,
                          uint32_t rgb)
{
    pdf *p = pdf_of(device);
    bx_pdf_content *content = &p->content;
    int drawn = 0;
    bx_len up = run->turned ? 0 : bx_len_scale(run->size, bx_face_ascent(run->face), 1000);
    BX_TRY(note_top(p, baseline - up));
    for (int from = 0; p->tag && !p->said && from < run->count;) {
        int to = cluster_end(run, from);
        if (to > from + 1) {
            BX_TRY(bx_pdf_content_glyphs(content, run, drawn, from, x, baseline, rgb));
            bx_str text = {run->text.ptr + run->glyphs[from].at, run->glyphs[from].len};
            BX_TRY(draw_piece(p, run, from, to, text, x, baseline, rgb));
            drawn = to;
        }
        from = to;
    }
    return bx_pdf_content_glyphs(content, run, drawn, run->count, x, baseline, rgb);
}

static bx_status fill_shape(bx_device *device, bx_ink_shape shape, bx_rect rect, uint32_t rgb)
{
    pdf *p = pdf_of(device);
    BX_TRY(note_top(p, rect.y));
    bx_pdf_content_shape(&p->content, shape, rect, rgb);
    return BX_OK;
}

/* Annotations and boxes know no transformation of what is drawn (8.3.2.3). */
static bx_rect on_page(const pdf *p, bx_rect rect)
{
    if (p->turn == BX_TURN_NONE) return rect;
    BX_ASSERT(p->turn == BX_TURN_LEFT);
    return (bx_rect){rect.y, p->page->height - rect.x - rect.w, rect.h, rect.w};
}

static bx_status note_picture(pdf *p, bx_rect rect)
{
    if (!p->tag) return BX_OK;
    BX_TRY(note_top(p, rect.y));
    return bx_pdf_tags_note_box(p->tags, p->tag, on_page(p, rect), p->page->height);
}

static bx_status use_picture(pdf *p, const bx_image *image, int *found)
{
    int number = 0;
    while (number < p->pictures.count && p->pictures.items[number].image != image)
        number++;
    if (number == p->pictures.count) {
        pdf_picture *fresh = BX_VEC_PUSH(p->arena, &p->pictures);
        BX_TRY_NEW(fresh);
        *fresh = (pdf_picture){image, bx_pdf_image_write(image, p->objects),
                               bx_pdf_image_is_transparent(image)};
    }
    if (p->pictures.items[number].transparent) p->page->transparent = true;
    *found = number;
    return BX_OK;
}

static bx_status draw_image(bx_device *device, const bx_image *image, bx_rect rect)
{
    pdf *p = pdf_of(device);
    int number = 0;
    BX_TRY(use_picture(p, image, &number));
    BX_TRY(note_picture(p, rect));
    bx_pdf_content_image(&p->content, number, rect, image->orientation);
    return bx_objects_status(p->objects, p->diag);
}

static bx_status draw_slice(bx_device *device, const bx_image *image, bx_rect rect, bx_rect seen)
{
    pdf *p = pdf_of(device);
    int number = 0;
    BX_TRY(use_picture(p, image, &number));
    BX_TRY(note_picture(p, seen));
    bx_pdf_content_clip(&p->content, seen);
    bx_pdf_content_image(&p->content, number, rect, image->orientation);
    bx_pdf_content_unclip(&p->content);
    return bx_objects_status(p->objects, p->diag);
}

/* Addresses are ASCII (ISO 32000-1, 12.6.4.7): anything else is percent-encoded (RFC 3986, 2.1). */
static void add_uri(bx_buf *out, bx_str uri)
{
    bx_buf plain = {0};
    for (size_t i = 0; i < uri.len; i++) {
        unsigned char c = (unsigned char)uri.ptr[i];
        if (c > 0x20 && c < 0x7F) {
            bx_buf_add_byte(&plain, (char)c);
        } else {
            bx_buf_add_byte(&plain, '%');
            bx_buf_add_hex(&plain, c, 2);
        }
    }
    bx_pdf_add_literal(out, bx_buf_str(&plain));
    if (plain.failed) out->failed = true;
    bx_buf_release(&plain);
}

/* A number for an annotation of the page, with its /StructParent; none where its tag is NULL. */
static bx_status open_annotation(pdf *p, const bx_tag *tag, int *object, int *key)
{
    *object = bx_objects_reserve(p->objects);
    if (tag) BX_TRY(bx_pdf_tags_add_annotation(p->tags, tag, *object, key));
    int *slot = BX_VEC_PUSH(p->arena, &p->page->annotations);
    BX_TRY_NEW(slot);
    *slot = *object;
    return BX_OK;
}

/* Annotation 12.5.6.5; printed (/F 4), and with a description, as PDF/A and PDF/UA want. */
static bx_status link_area(bx_device *device, bx_rect rect)
{
    pdf *p = pdf_of(device);
    const bx_tag *tag = p->tag;
    BX_ASSERT(tag && tag->role == BX_TAG_LINK);
    int key = 0, object = 0;
    BX_TRY(open_annotation(p, tag, &object, &key));
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Annot/Subtype/Link/Rect[");
    bx_pdf_add_corners(&out, on_page(p, rect), p->page->height);
    bx_buf_add_text(&out, "]/Border[0 0 0]/F 4");
    bx_pdf_add_ref(&out, "P", p->page->object);
    bx_buf_add_text(&out, "/Contents");
    bx_pdf_add_text_string(&out, tag->words->alt.len > 0 ? tag->words->alt : tag->words->uri);
    bx_buf_add_text(&out, "/A<</S/URI/URI");
    add_uri(&out, tag->words->uri);
    bx_buf_add_text(&out, ">>/StructParent ");
    bx_buf_add_int(&out, key);
    bx_objects_fill(p->objects, object, &out);
    bx_buf_release(&out);
    return bx_objects_status(p->objects, p->diag);
}

/* ISO 14289-2, 8.9.2.4.13: in PDF 2.0 a widget without extent is an artifact. */
static bx_status add_field(bx_device *device, const bx_tag *tag, bx_len x, bx_len y)
{
    pdf *p = pdf_of(device);
    BX_ASSERT(p->page && p->tags && tag->role == BX_TAG_FORM);
    int object = 0;
    bx_pdf_field field = {.place = on_page(p, (bx_rect){.x = x, .y = y}),
                          .key = -1,
                          .height = p->page->height,
                          .page = p->page->object,
                          .name = tag->words->title};
    BX_TRY(open_annotation(p, p->form.is_2 ? NULL : tag, &object, &field.key));
    BX_TRY(bx_pdf_form_add(&p->form, &field, object, p->objects));
    return bx_objects_status(p->objects, p->diag);
}

/* A page with soft masks says in which space they blend (ISO 19005-3, 6.2.10). */
static bx_status write_page(pdf *p, pdf_page *page)
{
    bx_objects_check(p->objects, &p->content.bytes);
    int content =
        bx_objects_add_stream(p->objects, NULL, bx_buf_str(&p->content.bytes), BX_PACK_DEFLATE);
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Page");
    bx_pdf_add_ref(&out, "Parent", p->pages_object);
    bx_buf_add_text(&out, "/MediaBox[");
    bx_pdf_add_corners(&out, (bx_rect){0, 0, page->width, page->height}, page->height);
    bx_buf_add_byte(&out, ']');
    bx_pdf_add_ref(&out, "Resources", p->resources_object);
    bx_pdf_add_ref(&out, "Contents", content);
    if (page->transparent) bx_buf_add_text(&out, "/Group<</S/Transparency/CS/DeviceRGB>>");
    if (page->key >= 0) {
        bx_buf_add_text(&out, "/Tabs/S/StructParents ");
        bx_buf_add_int(&out, page->key);
    }
    for (int i = 0; i < page->annotations.count; i++) {
        bx_buf_add_text(&out, i == 0 ? "/Annots[" : "");
        bx_pdf_add_ref(&out, NULL, page->annotations.items[i]);
        bx_buf_add_text(&out, i == page->annotations.count - 1 ? "]" : "");
    }
    bx_objects_fill(p->objects, page->object, &out);
    bx_buf_release(&out);
    return bx_objects_status(p->objects, p->diag);
}

static bx_status turn(bx_device *device, bx_turn turn)
{
    pdf *p = pdf_of(device);
    BX_ASSERT(p->page);
    p->turn = turn;
    bx_pdf_content_turn(&p->content, turn, p->page->width, p->page->height);
    return BX_OK;
}

static bx_status end_page(bx_device *device)
{
    pdf *p = pdf_of(device);
    pdf_page *page = p->page;
    p->page = NULL;
    return write_page(p, page);
}

static bx_status write_resources(pdf *p)
{
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Font<<");
    bx_status status = bx_pdf_fonts_write(p->fonts, p->objects, &out);
    bx_buf_add_text(&out, ">>/XObject<<");
    for (int i = 0; i < p->pictures.count; i++) {
        bx_buf_add_text(&out, "/Im");
        bx_buf_add_int(&out, i);
        bx_buf_add_byte(&out, ' ');
        bx_pdf_add_ref(&out, NULL, p->pictures.items[i].object);
    }
    bx_buf_add_text(&out, ">>");
    if (status == BX_OK) bx_objects_fill(p->objects, p->resources_object, &out);
    bx_buf_release(&out);
    return status;
}

static void write_page_tree(pdf *p)
{
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Pages/Kids[");
    for (int i = 0; i < p->pages.count; i++)
        bx_pdf_add_ref(&out, NULL, p->pages.items[i]->object);
    bx_buf_add_text(&out, "]/Count ");
    bx_buf_add_int(&out, p->pages.count);
    bx_objects_fill(p->objects, p->pages_object, &out);
    bx_buf_release(&out);
}

static bx_status write_catalog(pdf *p, int *number)
{
    bx_hash fonts;
    bx_cargo cargo = {0};
    bx_str *labels = BX_NEW_ARRAY(p->arena, bx_str, p->pages.count);
    BX_TRY_NEW(labels);
    for (int i = 0; i < p->pages.count; i++)
        labels[i] = p->pages.items[i]->label;
    BX_TRY(bx_pdf_fonts_hash(p->fonts, &fonts));
    if (p->info.load) BX_TRY(p->info.load(p->info.context, &fonts, &cargo));
    const bx_catalog catalog = {.info = &p->info,
                                .cargo = &cargo,
                                .tags = p->tags,
                                .form = &p->form,
                                .pages = p->pages_object,
                                .labels = labels,
                                .page_count = p->pages.count};
    return bx_pdf_catalog_write(&catalog, p->arena, p->objects, number);
}

/* ISO 19005-4, 6.1.3: no information dictionary. */
static bx_status finish(bx_device *device)
{
    pdf *p = pdf_of(device);
    bool is_2 = p->info.standard == BX_STANDARD_A4F;
    bx_pdf_frame frame = {.version = is_2 ? "2.0" : "1.7"};
    BX_TRY(write_resources(p));
    write_page_tree(p);
    if (!is_2) frame.info = bx_pdf_meta_write_info(&p->info, p->objects);
    BX_TRY(write_catalog(p, &frame.catalog));
    return bx_pdf_file_write(p->objects, &frame, p->diag, &p->bytes, &p->hash);
}

static void free_device(bx_device *device)
{
    if (!device) return;
    pdf *p = pdf_of(device);
    bx_pdf_content_release(&p->content);
    bx_objects_free(p->objects);
    bx_buf_release(&p->bytes);
    free(p);
}

static const bx_device_ops pdf_ops = {
    .name = "pdf",
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
    .field = add_field,
    .turn = turn,
    .end_page = end_page,
    .finish = finish,
    .free = free_device,
};

bx_status bx_pdf_new(const bx_document_info *info, bx_arena *arena, bx_font_cache *cache,
                     bx_diag *diag, bx_device **device)
{
    pdf *p = calloc(1, sizeof *p);
    BX_TRY_NEW(p);
    p->device.ops = &pdf_ops;
    p->info = *info;
    p->diag = diag;
    p->arena = arena;
    p->form = (bx_pdf_form){.arena = arena, .is_2 = info->standard == BX_STANDARD_A4F};
    p->objects = bx_objects_new(arena);
    if (!p->objects) goto failed;
    p->fonts = bx_pdf_fonts_new(p->arena, cache, diag);
    if (!p->fonts) goto failed;
    if (info->tags && info->tags->root) {
        p->tags = bx_pdf_tags_new(p->arena, info->tags);
        if (!p->tags) goto failed;
    }
    bx_pdf_content_init(&p->content, p->fonts, p->arena);
    p->pages_object = bx_objects_reserve(p->objects);
    p->resources_object = bx_objects_reserve(p->objects);
    *device = &p->device;
    return BX_OK;
failed:
    free_device(&p->device);
    return BX_ERR_MEMORY;
}

bx_str bx_pdf_bytes(const bx_device *device)
{
    BX_ASSERT(device->ops == &pdf_ops);
    return bx_buf_str(&((const pdf *)device)->bytes);
}

bx_buf bx_pdf_take(bx_device *device, bx_hash *hash)
{
    BX_ASSERT(device->ops == &pdf_ops);
    pdf *p = pdf_of(device);
    bx_buf bytes = p->bytes;
    p->bytes = (bx_buf){0};
    *hash = p->hash;
    return bytes;
}
