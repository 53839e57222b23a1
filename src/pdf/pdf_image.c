#include "pdf/pdf_image.h"

#include "base/ban.h"

bool bx_pdf_image_is_transparent(const bx_image *image)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    for (size_t i = 0; image->alpha && i < pixels; i++)
        if (image->alpha[i] != 255) return true;
    return false;
}

static int write_plane(const bx_image *image, const char *space, const uint8_t *samples,
                       size_t count, int mask, bx_objects *objects)
{
    bx_buf entries = {0};
    bx_buf_add_text(&entries, "/Type/XObject/Subtype/Image/Width ");
    bx_buf_add_int(&entries, image->width);
    bx_buf_add_text(&entries, "/Height ");
    bx_buf_add_int(&entries, image->height);
    bx_buf_add_text(&entries, "/BitsPerComponent 8/ColorSpace");
    bx_buf_add_text(&entries, space);
    if (mask) bx_pdf_add_ref(&entries, "SMask", mask);
    int object = bx_objects_add_stream(objects, &entries, (bx_str){(const char *)samples, count},
                                       BX_PACK_SAMPLES);
    bx_buf_release(&entries);
    return object;
}

int bx_pdf_image_write(const bx_image *image, bx_objects *objects)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    int mask = 0;
    if (bx_pdf_image_is_transparent(image))
        mask = write_plane(image, "/DeviceGray", image->alpha, pixels, 0, objects);
    return write_plane(image, "/DeviceRGB", image->rgb, pixels * 3, mask, objects);
}
