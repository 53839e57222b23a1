#include "pdf/pdf_pack.h"

#include <libdeflate.h>

#include "base/ban.h"

enum { LEVEL = 6 };

bx_status bx_pdf_pack(bx_str bytes, bx_buf *out)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    BX_TRY_NEW(compressor);
    size_t room = libdeflate_zlib_compress_bound(compressor, bytes.len);
    char *to = bx_buf_reserve(out, room);
    if (to) bx_buf_take(out, libdeflate_zlib_compress(compressor, bytes.ptr, bytes.len, to, room));
    libdeflate_free_compressor(compressor);
    return to ? BX_OK : BX_ERR_MEMORY;
}
