/* Exif 2.3, 4.5: "Exif", two zeros, then a TIFF file, whose first directory has the tag. */
#include "image/exif.h"

#include <stdint.h>

#include "base/ban.h"

enum {
    HEAD = 6,   /* bytes before the TIFF header */
    ENTRY = 12, /* of a directory: tag, type, count, value */
    SHORT = 3,  /* type: two bytes */
    ORIENTATION = 0x0112,
    UPRIGHT = 1,
    LAST = 8
};

typedef struct tiff {
    bx_str bytes;
    bool is_big_endian;
} tiff;

/* A number of `size` bytes; 0 beyond the end. */
static uint32_t number_at(const tiff *t, size_t at, size_t size)
{
    uint32_t value = 0;
    if (t->bytes.len < size || at > t->bytes.len - size) return 0;
    for (size_t i = 0; i < size; i++) {
        size_t byte = at + (t->is_big_endian ? i : size - 1 - i);
        value = value << 8 | (unsigned char)t->bytes.ptr[byte];
    }
    return value;
}

static int orientation_of(const tiff *t)
{
    size_t directory = number_at(t, 4, 4);
    uint32_t count = number_at(t, directory, 2);
    for (uint32_t i = 0; i < count; i++) {
        size_t entry = directory + 2 + (size_t)i * ENTRY;
        if (number_at(t, entry, 2) != ORIENTATION) continue;
        uint32_t value = number_at(t, entry + 8, 2);
        bool is_good = number_at(t, entry + 2, 2) == SHORT && value >= UPRIGHT && value <= LAST;
        return is_good ? (int)value : UPRIGHT;
    }
    return UPRIGHT;
}

int bx_exif_orientation(bx_str segment)
{
    bx_str head = {"Exif\0\0", HEAD};
    if (!bx_str_starts(segment, head)) return UPRIGHT;
    tiff t = {.bytes = {segment.ptr + HEAD, segment.len - HEAD}};
    t.is_big_endian = bx_str_starts(t.bytes, BX_STR("MM"));
    bool is_tiff = t.is_big_endian || bx_str_starts(t.bytes, BX_STR("II"));
    return is_tiff && number_at(&t, 2, 2) == 42 ? orientation_of(&t) : UPRIGHT;
}
