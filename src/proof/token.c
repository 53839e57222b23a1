#include "proof/token.h"

#include "base/ban.h"

bx_status bx_proof_token_damaged(const bx_proof_reading *r, const bx_proof_cursor *c,
                                 const char *what)
{
    return bx_proof_fault(r, BX_E_PROOF_DAMAGED, bx_proof_cursor_place(c), what);
}

/* --- names --- */

/* The byte that #xx stands for, or -1. */
static int escaped_byte(const bx_proof_cursor *c, size_t ahead)
{
    int high = bx_proof_hex_digit(bx_proof_cursor_peek(c, ahead + 1));
    int low = high < 0 ? -1 : bx_proof_hex_digit(bx_proof_cursor_peek(c, ahead + 2));
    return low < 0 || high * 16 + low == 0 ? -1 : high * 16 + low;
}

static bx_status decode_name(const bx_proof_reading *r, bx_proof_cursor *c, size_t len,
                             bx_str *name)
{
    char *bytes = bx_arena_take(r->arena, len);
    BX_TRY_NEW(bytes);
    size_t count = 0;
    for (size_t i = 0; i < len; i++) {
        int byte = bx_proof_cursor_peek(c, i);
        if (byte == '#') {
            byte = escaped_byte(c, i);
            if (byte < 0)
                return bx_proof_token_damaged(
                    r, c, BX_BOTH("a name with a # that is no byte", "名称中的 # 不代表任何字节"));
            i += 2;
        }
        bytes[count++] = (char)byte;
    }
    *name = (bx_str){bytes, count};
    return BX_OK;
}

bx_status bx_proof_token_name(const bx_proof_reading *r, bx_proof_cursor *c, bx_str *name)
{
    c->at++;
    size_t len = 0;
    bool is_plain = true;
    for (int byte; byte = bx_proof_cursor_peek(c, len), bx_proof_is_regular(byte); len++)
        is_plain = is_plain && byte != '#';
    if (is_plain) *name = (bx_str){c->bytes.ptr + c->at, len};
    else BX_TRY(decode_name(r, c, len, name));
    c->at += len;
    return BX_OK;
}

/* --- strings --- */

/* Where the closing bracket is; `is_plain` is cleared when a byte does not stand for itself. */
static bool find_end(const bx_proof_cursor *c, size_t *len, bool *is_plain)
{
    size_t open = 1;
    for (size_t i = 1;; i++) {
        int byte = bx_proof_cursor_peek(c, i);
        if (byte < 0) return false;
        if (byte == '\\' || byte == '\r') *is_plain = false;
        if (byte == '\\') i++;
        else if (byte == '(') open++;
        else if (byte == ')' && --open == 0) {
            *len = i - 1;
            return true;
        }
    }
}

/* Up to three octal digits; a high one too many is cut off (7.3.4.2). */
static size_t take_octal(bx_str raw, size_t at, char *byte)
{
    unsigned sum = 0;
    size_t digits = 0;
    for (; digits < 3 && at + digits < raw.len; digits++) {
        char digit = raw.ptr[at + digits];
        if (digit < '0' || digit > '7') break;
        sum = sum * 8 + (unsigned)(digit - '0');
    }
    *byte = (char)(unsigned char)sum;
    return digits;
}

/* What stands at `at`, behind a backslash: its length; `count` becomes 0 for a line that goes on. */
static size_t take_escape(bx_str raw, size_t at, char *byte, size_t *count)
{
    static const char letters[] = "nrtbf", bytes[] = "\n\r\t\b\f";
    char letter = raw.ptr[at];
    size_t octal = take_octal(raw, at, byte);
    *count = 1;
    if (octal > 0) return octal;
    if (letter == '\n' || letter == '\r') {
        *count = 0;
        return letter == '\r' && at + 1 < raw.len && raw.ptr[at + 1] == '\n' ? 2 : 1;
    }
    const char *known = letter ? strchr(letters, letter) : NULL;
    *byte = known ? bytes[known - letters] : letter;
    return 1;
}

static bx_status decode_literal(const bx_proof_reading *r, bx_str raw, bx_str *text)
{
    char *bytes = bx_arena_take(r->arena, raw.len);
    BX_TRY_NEW(bytes);
    size_t count = 0;
    for (size_t i = 0; i < raw.len;) {
        char byte = raw.ptr[i++];
        size_t taken = 1;
        if (byte == '\\') {
            i += take_escape(raw, i, &byte, &taken);
        } else if (byte == '\r') { /* any line end is LF (7.3.4.2) */
            byte = '\n';
            if (i < raw.len && raw.ptr[i] == '\n') i++;
        }
        if (taken) bytes[count++] = byte;
    }
    *text = (bx_str){bytes, count};
    return BX_OK;
}

bx_status bx_proof_token_literal(const bx_proof_reading *r, bx_proof_cursor *c, bx_str *text)
{
    size_t len = 0;
    bool is_plain = true;
    if (!find_end(c, &len, &is_plain)) {
        bx_status status =
            bx_proof_token_damaged(r, c, BX_BOTH("a string has no end", "字符串没有收尾"));
        c->at = c->bytes.len;
        return status;
    }
    bx_str raw = {c->bytes.ptr + c->at + 1, len};
    c->at += len + 2;
    if (!is_plain) return decode_literal(r, raw, text);
    *text = raw;
    return BX_OK;
}

bx_status bx_proof_token_hex(const bx_proof_reading *r, bx_proof_cursor *c, bx_str *text)
{
    size_t len = 1;
    for (int byte; (byte = bx_proof_cursor_peek(c, len)) != '>'; len++)
        if (!bx_proof_is_white(byte) && bx_proof_hex_digit(byte) < 0) {
            c->at += len;
            return bx_proof_token_damaged(
                r, c, BX_BOTH("a hexadecimal string is not whole", "十六进制字符串不完整"));
        }
    char *bytes = bx_arena_take(r->arena, len / 2);
    BX_TRY_NEW(bytes);
    size_t digits = 0;
    for (size_t i = 1; i < len; i++) {
        int digit = bx_proof_hex_digit(bx_proof_cursor_peek(c, i));
        if (digit < 0) continue;
        int shifted =
            digits % 2 ? digit : digit << 4; /* a last odd one has 0 behind it (7.3.4.3) */
        bytes[digits / 2] = (char)((unsigned char)bytes[digits / 2] | shifted);
        digits++;
    }
    *text = (bx_str){bytes, (digits + 1) / 2};
    c->at += len + 1;
    return BX_OK;
}

/* --- numbers --- */

/* [+-] digits, at most one point, at least one digit. */
static bool is_number(bx_str text, bool *is_real)
{
    size_t i = text.len > 0 && (text.ptr[0] == '+' || text.ptr[0] == '-') ? 1 : 0;
    size_t digits = 0, points = 0;
    for (; i < text.len; i++) {
        if (text.ptr[i] == '.') points++;
        else if (text.ptr[i] >= '0' && text.ptr[i] <= '9') digits++;
        else return false;
    }
    *is_real = points > 0;
    return digits > 0 && points <= 1;
}

bx_status bx_proof_token_number(const bx_proof_reading *r, bx_proof_cursor *c,
                                bx_proof_value *value)
{
    size_t len = 0;
    while (bx_proof_is_regular(bx_proof_cursor_peek(c, len)))
        len++;
    bx_str text = {c->bytes.ptr + c->at, len};
    bool is_real = false;
    bx_proof_value number = {.kind = BX_PROOF_INT, .at = (uint32_t)bx_proof_cursor_place(c)};
    bool is_good = is_number(text, &is_real);
    if (is_good && is_real) {
        number.kind = BX_PROOF_REAL;
        number.text = text;
    } else if (is_good) {
        size_t plus = text.ptr[0] == '+' ? 1 : 0;
        is_good = bx_str_to_int((bx_str){text.ptr + plus, text.len - plus}, &number.whole);
    }
    if (!is_good) return bx_proof_token_damaged(r, c, BX_BOTH("this is no number", "此处不是数"));
    c->at += len;
    *value = number;
    return BX_OK;
}
