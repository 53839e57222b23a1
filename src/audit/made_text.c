#include "audit/made_text.h"

#include "house/cargo.h"

#include "base/ban.h"

bx_str bx_made_text(bx_str json, const char *key)
{
    bx_buf wanted = {0};
    bx_str text = {0};
    bx_buf_printf(&wanted, "\n  \"%s\": \"", key);
    size_t at = wanted.failed ? json.len : bx_str_find(json, bx_buf_str(&wanted));
    if (at < json.len) {
        at += wanted.len;
        bx_str rest = {json.ptr + at, json.len - at};
        text = (bx_str){rest.ptr, bx_str_find(rest, BX_STR("\""))};
    }
    bx_buf_release(&wanted);
    return text;
}

bool bx_made_standard(bx_str name, bx_standard *standard)
{
    for (int i = BX_STANDARD_A3A; i <= BX_STANDARD_NONE; i++)
        if (bx_str_is(name, bx_standard_name((bx_standard)i))) {
            *standard = (bx_standard)i;
            return true;
        }
    return false;
}
