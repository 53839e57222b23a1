#include "pdf/pdf_image.h"

#include "pdf/pdf_syntax.h"

#include "base/ban.h"

bool bx_pdf_image_is_transparent(const bx_image *image)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    for (size_t i = 0; image->alpha && i < pixels; i++)
        if (image->alpha[i] != 255) return true;
    return false;
}

/* Entries that samples and a JPEG share. Its size is that of its rows, however they lie. */
static void add_head(bx_buf *entries, int width, int height, const char *space)
{
    bx_buf_add_text(entries, "/Type/XObject/Subtype/Image/Width ");
    bx_buf_add_int(entries, width);
    bx_buf_add_text(entries, "/Height ");
    bx_buf_add_int(entries, height);
    bx_buf_add_text(entries, "/BitsPerComponent 8/ColorSpace");
    bx_buf_add_text(entries, space);
}

static int write_plane(const bx_image *image, const char *space, const uint8_t *samples,
                       size_t count, int mask, bx_objects *objects)
{
    bx_buf entries = {0};
    add_head(&entries, image->width, image->height, space);
    if (mask) bx_pdf_add_ref(&entries, "SMask", mask);
    int object = bx_objects_add_stream(objects, &entries, (bx_str){(const char *)samples, count},
                                       BX_PACK_SAMPLES);
    bx_buf_release(&entries);
    return object;
}

/* Three components are taken for YCbCr unless an Adobe segment or the PDF says otherwise (7.4.8). */
static int write_jpeg(const bx_image *image, bx_objects *objects)
{
    bx_buf entries = {0};
    bool lies = bx_image_lies(image);
    add_head(&entries, lies ? image->height : image->width, lies ? image->width : image->height,
             image->components == 1 ? "/DeviceGray" : "/DeviceRGB");
    bx_buf_add_text(&entries, "/Filter/DCTDecode");
    if (image->is_rgb) bx_buf_add_text(&entries, "/DecodeParms<</ColorTransform 0>>");
    int object = bx_objects_add_stream(objects, &entries, image->jpeg, BX_PACK_NONE);
    bx_buf_release(&entries);
    return object;
}

int bx_pdf_image_write(const bx_image *image, bx_objects *objects)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    int mask = 0;
    if (image->jpeg.ptr) return write_jpeg(image, objects);
    if (bx_pdf_image_is_transparent(image))
        mask = write_plane(image, "/DeviceGray", image->alpha, pixels, 0, objects);
    return write_plane(image, "/DeviceRGB", image->rgb, pixels * 3, mask, objects);
}
