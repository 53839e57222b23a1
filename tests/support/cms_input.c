#include "support/cms_input.h"

#include "base/ban.h"

enum { HEAD = 3 };

bool cms_input_read(bx_str bytes, cms_input *input)
{
    const unsigned char *head = (const unsigned char *)bytes.ptr;
    if (bytes.len < HEAD) return false;
    size_t len = (size_t)head[1] << 8 | head[2];
    bx_str rest = {bytes.ptr + HEAD, bytes.len - HEAD};
    if (len > rest.len) len = rest.len;
    input->kind = (cms_input_kind)(head[0] % CMS_INPUT_KINDS);
    input->first = (bx_str){rest.ptr, len};
    input->second = (bx_str){rest.ptr + len, rest.len - len};
    return true;
}

void cms_input_write(const cms_input *input, bx_buf *out)
{
    bx_buf_add_byte(out, (char)input->kind);
    bx_buf_add_byte(out, (char)(input->first.len >> 8));
    bx_buf_add_byte(out, (char)(input->first.len & 0xFF));
    bx_buf_add_str(out, input->first);
    bx_buf_add_str(out, input->second);
}
