#include "sign/request.h"

#include "sign/moment.h"

#include "base/ban.h"

static const char heading[] = "banxin sign request 1\n";

void bx_sign_request_write(const bx_sign_request *request, bx_buf *out)
{
    bx_buf_add_text(out, heading);
    bx_buf_printf(out, "file-sha256 %s\n", request->base);
    bx_buf_printf(out, "signed-sha256 %s\n", request->digest);
    bx_buf_add_text(out, "field ");
    bx_buf_add_str(out, request->field);
    bx_buf_printf(out, "\ncertify %d\nat ", (int)request->certify);
    bx_buf_add_int(out, request->at);
    bx_buf_printf(out, "\nroom %zu\n", request->room);
}

/* Takes "name value" with its line end. */
static bool take_line(bx_str *text, const char *name, bx_str *value)
{
    size_t len = strlen(name), end = bx_str_find(*text, BX_STR("\n"));
    if (end == text->len || end < len + 1) return false;
    bool is_named = memcmp(text->ptr, name, len) == 0 && text->ptr[len] == ' ';
    *value = (bx_str){text->ptr + len + 1, end - len - 1};
    *text = (bx_str){text->ptr + end + 1, text->len - end - 1};
    return is_named;
}

static bool take_digits(bx_str *text, const char *name, char digits[65])
{
    bx_str value;
    if (!take_line(text, name, &value) || value.len != 64) return false;
    for (size_t i = 0; i < value.len; i++)
        if (!strchr("0123456789abcdef", value.ptr[i]) || value.ptr[i] == '\0') return false;
    memcpy(digits, value.ptr, 64);
    digits[64] = '\0';
    return true;
}

static bool take_number(bx_str *text, const char *name, int64_t least, int64_t most,
                        int64_t *number)
{
    bx_str value;
    return take_line(text, name, &value) && bx_str_to_int(value, number) && *number >= least &&
           *number <= most;
}

bool bx_sign_request_read(bx_str text, bx_sign_request *request)
{
    bx_sign_request r = {.at = 0};
    int64_t certify = 0, room = 0;
    if (!bx_str_starts(text, (bx_str){heading, sizeof heading - 1})) return false;
    text = (bx_str){text.ptr + sizeof heading - 1, text.len - (sizeof heading - 1)};
    bool good = take_digits(&text, "file-sha256", r.base) &&
                take_digits(&text, "signed-sha256", r.digest) &&
                take_line(&text, "field", &r.field) &&
                take_number(&text, "certify", BX_CERTIFY_NOT, BX_CERTIFY_SIGN, &certify) &&
                take_number(&text, "at", 0, BX_MOMENT_MOST, &r.at) &&
                take_number(&text, "room", BX_SIGN_LEAST_ROOM, BX_SIGN_MOST_ROOM, &room);
    if (!good || text.len > 0) return false;
    r.certify = (bx_certify)certify;
    r.room = (size_t)room;
    *request = r;
    return true;
}
