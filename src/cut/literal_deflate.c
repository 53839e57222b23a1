#include "cut/literal_deflate.h"

#include "cut/literal_stream.h"

#include "base/ban.h"

enum { BLOCK = 65536 };

/* No code of a block is longer on the average than eight bits and what the end costs. */
static size_t room_for(size_t len)
{
    return len + len / 64 + (len / BLOCK + 1) * BX_LITERAL_HEADER_ROOM + BX_LITERAL_STREAM_ROOM;
}

static void add_block(bx_literal_stream *stream, bx_str block, bool is_last)
{
    bx_literal_code code;
    uint32_t weights[BX_LITERALS] = {[BX_LITERAL_END] = 1};
    bx_literal_count(block, weights);
    if (block.len == 0) weights[0] = 1; /* a code has two symbols at least */
    bx_literal_code_make(weights, &code);
    bx_literal_stream_open(stream, &code, is_last);
    bx_literal_stream_add(stream, &code, block);
    bx_literal_stream_close(stream, &code);
}

void bx_literal_deflate(bx_str data, bx_buf *out)
{
    bx_literal_stream stream;
    size_t from = 0;
    char *at = bx_buf_reserve(out, room_for(data.len));
    if (!at) return;
    bx_literal_stream_begin(&stream, at);
    do {
        size_t len = data.len - from < BLOCK ? data.len - from : BLOCK;
        add_block(&stream, (bx_str){data.ptr + from, len}, from + len == data.len);
        from += len;
    } while (from < data.len);
    bx_buf_take(out, (size_t)(bx_literal_stream_end(&stream) - at));
}
