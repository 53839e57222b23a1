/*
 * paint.h - pages become device calls
 *
 * In:  finished pages and their pictures. Out: the calls of device.h in their order.
 * Decides nothing: items that follow one another with the same tag form one piece;
 * a link's items on one line form one area; a field, which nothing shares its tag with, is a call by itself.
 */
#ifndef BX_PAINT_PAINT_H
#define BX_PAINT_PAINT_H

#include "base/image.h"
#include "compose/page.h"
#include "device/device.h"

/**
 * Paints all pages and finishes the device.
 * @param images  by the items' index; may be NULL when no item is a picture
 * @param scratch  holds one page at a time, and is wound back after each: nothing that lives longer
 *                 is taken of it by the device
 * @return BX_OK, or what a call of the device returned: then only its `free` may be called
 */
bx_status bx_paint(const bx_pages *pages, const bx_image *const *images, bx_arena *scratch,
                   bx_device *device);

#endif
