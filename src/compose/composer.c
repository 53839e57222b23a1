#include "compose/composer.h"

#include "base/ban.h"

const char *bx_mm_text(bx_buf *buf, bx_len length)
{
    bx_buf_clear(buf);
    bx_buf_add_pt(buf, bx_len_scale(length, 254, 720), 1);
    return buf->ptr;
}
