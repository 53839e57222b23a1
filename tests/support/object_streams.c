#include "support/object_streams.h"

#include <check.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 22 };

static void add_ascii(bx_buf *out, bx_str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        char c = bytes.ptr[i];
        if (c == '\n' || (c >= ' ' && c <= '~')) bx_buf_add_byte(out, c);
    }
}

/* @return the bytes from the stream's end on */
static bx_str add_unpacked(bx_buf *out, bx_str stream)
{
    static const char length[] = "/Length ", begin[] = "stream\n";
    bx_str at = stream;
    size_t to = bx_str_find(at, bx_str_from(length)) + strlen(length);
    size_t len = strtoul(at.ptr + to, NULL, 10);
    to = bx_str_find(at, bx_str_from(begin)) + strlen(begin);
    ck_assert(to + len < at.len);
    char *text = malloc(MOST);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    size_t got = 0;
    ck_assert(text && inflater);
    ck_assert_int_eq(libdeflate_zlib_decompress(inflater, at.ptr + to, len, text, MOST, &got),
                     LIBDEFLATE_SUCCESS);
    add_ascii(out, (bx_str){text, got});
    libdeflate_free_decompressor(inflater);
    free(text);
    return (bx_str){at.ptr + to + len, at.len - to - len};
}

const char *object_streams_text(bx_arena *arena, bx_str file)
{
    static const char word[] = "/Type/ObjStm";
    bx_buf out = {0};
    add_ascii(&out, file);
    for (bx_str rest = file;;) {
        size_t at = bx_str_find(rest, bx_str_from(word));
        if (at >= rest.len) break;
        rest = add_unpacked(&out, (bx_str){rest.ptr + at, rest.len - at});
    }
    const char *copy = bx_arena_copy(arena, out.ptr, out.len);
    bx_buf_release(&out);
    ck_assert_ptr_nonnull(copy);
    return copy;
}
