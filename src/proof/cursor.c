#include "proof/cursor.h"

#include "base/ban.h"

bool bx_proof_is_regular(int byte)
{
    return byte >= 0 && !bx_proof_is_white(byte) && !strchr("()<>[]{}/%", byte);
}

int bx_proof_hex_digit(int byte)
{
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    return -1;
}

void bx_proof_cursor_skip(bx_proof_cursor *c)
{
    for (int byte; (byte = bx_proof_cursor_peek(c, 0)) >= 0;) {
        if (byte == '%') {
            while (byte >= 0 && byte != '\n' && byte != '\r') {
                c->at++;
                byte = bx_proof_cursor_peek(c, 0);
            }
        } else if (bx_proof_is_white(byte)) {
            c->at++;
        } else {
            break;
        }
    }
}

bool bx_proof_cursor_word(bx_proof_cursor *c, const char *word)
{
    bx_str wanted = bx_str_from(word);
    bx_str left = {c->bytes.ptr + c->at, c->bytes.len - c->at};
    if (!bx_str_starts(left, wanted)) return false;
    if (bx_proof_is_regular(bx_proof_cursor_peek(c, wanted.len))) return false;
    c->at += wanted.len;
    return true;
}

bool bx_proof_cursor_digits(bx_proof_cursor *c, int most, int64_t *value)
{
    size_t digits = 0;
    int64_t sum = 0;
    for (int byte; byte = bx_proof_cursor_peek(c, digits), byte >= '0' && byte <= '9'; digits++) {
        if (digits == (size_t)most) return false;
        sum = sum * 10 + (byte - '0');
    }
    if (digits == 0 || bx_proof_is_regular(bx_proof_cursor_peek(c, digits))) return false;
    c->at += digits;
    *value = sum;
    return true;
}

bool bx_proof_cursor_line_end(bx_proof_cursor *c)
{
    int byte = bx_proof_cursor_peek(c, 0);
    if (byte != '\n' && byte != '\r') return false;
    c->at += byte == '\r' && bx_proof_cursor_peek(c, 1) == '\n' ? 2 : 1;
    return true;
}
