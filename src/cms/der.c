#include "cms/der.h"

#include "base/ban.h"

size_t bx_der_open(bx_buf *out, int tag)
{
    bx_buf_add_byte(out, (char)tag);
    bx_buf_add_byte(out, 0);
    return out->len;
}

void bx_der_close(bx_buf *out, size_t opened)
{
    if (out->failed) return;
    size_t len = out->len - opened, more = 0;
    while (len >= 0x80 && len >> (8 * more) != 0)
        more++;
    for (size_t i = 0; i < more; i++)
        bx_buf_add_byte(out, 0);
    if (out->failed) return;
    char *at = out->ptr + opened;
    memmove(at + more, at, len);
    at[-1] = (char)(more ? 0x80 | more : len);
    for (size_t i = 0; i < more; i++)
        at[i] = (char)(len >> (8 * (more - 1 - i)) & 0xFF);
}

void bx_der_add(bx_buf *out, int tag, bx_str content)
{
    size_t opened = bx_der_open(out, tag);
    bx_buf_add_str(out, content);
    bx_der_close(out, opened);
}

int bx_der_peek(bx_str rest)
{
    return rest.len > 0 ? (unsigned char)rest.ptr[0] : -1;
}

/* The length that stands behind a tag; `*at` goes behind it. Longer than needed is false. */
static bool read_length(bx_str rest, size_t *at, size_t *len)
{
    if (rest.len < 2) return false;
    size_t first = (unsigned char)rest.ptr[1], value = first, bytes = 0;
    if (first >= 0x80) {
        bytes = first - 0x80;
        if (bytes == 0 || bytes > 4 || rest.len < 2 + bytes) return false;
        value = 0;
        for (size_t i = 0; i < bytes; i++)
            value = value << 8 | (unsigned char)rest.ptr[2 + i];
        if (value < 0x80 || value >> (8 * (bytes - 1)) == 0) return false;
    }
    *at = 2 + bytes;
    *len = value;
    return value <= rest.len - *at;
}

bool bx_der_take_any(bx_str *rest, bx_str *whole, bx_str *content)
{
    size_t at = 0, len = 0;
    if (!read_length(*rest, &at, &len) || (rest->ptr[0] & 0x1F) == 0x1F) return false;
    if (whole) *whole = (bx_str){rest->ptr, at + len};
    if (content) *content = (bx_str){rest->ptr + at, len};
    *rest = (bx_str){rest->ptr + at + len, rest->len - at - len};
    return true;
}

bool bx_der_take(bx_str *rest, int tag, bx_str *content)
{
    return bx_der_peek(*rest) == tag && bx_der_take_any(rest, NULL, content);
}

bool bx_der_only(bx_str bytes, int tag, bx_str *content)
{
    return bx_der_take(&bytes, tag, content) && bytes.len == 0;
}

bool bx_der_take_small(bx_str *rest, int *number)
{
    bx_str content, ahead = *rest;
    if (!bx_der_take(&ahead, BX_DER_INTEGER, &content) || content.len < 1 || content.len > 2)
        return false;
    int high = (unsigned char)content.ptr[0], low = (unsigned char)content.ptr[content.len - 1];
    if (high > 127 || (content.len == 2 && high == 0 && low < 128)) return false;
    *rest = ahead;
    *number = content.len == 2 ? high << 8 | low : low;
    return true;
}

void bx_der_sort(bx_buf *values)
{
    bx_buf sorted = {0};
    bx_str last = {0};
    while (sorted.len < values->len && !values->failed && !sorted.failed) {
        bx_str rest = bx_buf_str(values), value, least = {0};
        /* The next one: above the last, and the least of those. Equal ones stand together. */
        while (bx_der_take_any(&rest, &value, NULL))
            if (bx_str_compare(value, last) > 0 &&
                (least.len == 0 || bx_str_compare(value, least) < 0))
                least = value;
        BX_ASSERT(least.len > 0);
        rest = bx_buf_str(values);
        while (bx_der_take_any(&rest, &value, NULL))
            if (bx_str_equal(value, least)) bx_buf_add_str(&sorted, value);
        last = least;
    }
    if (sorted.failed) values->failed = true;
    if (!values->failed && sorted.len > 0) memcpy(values->ptr, sorted.ptr, sorted.len);
    bx_buf_release(&sorted);
}
