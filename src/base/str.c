#include "base/str.h"

#include <stdarg.h>
#include <string.h>

#include "base/ban.h"

bx_str bx_str_from(const char *text)
{
    return (bx_str){text, text ? strlen(text) : 0};
}

bool bx_str_equal(bx_str a, bx_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool bx_str_is(bx_str a, const char *text)
{
    return bx_str_equal(a, bx_str_from(text));
}

bool bx_str_starts(bx_str a, bx_str prefix)
{
    return a.len >= prefix.len && bx_str_equal((bx_str){a.ptr, prefix.len}, prefix);
}

bool bx_str_ends(bx_str a, bx_str suffix)
{
    if (a.len < suffix.len) return false;
    return suffix.len == 0 || memcmp(a.ptr + (a.len - suffix.len), suffix.ptr, suffix.len) == 0;
}

int bx_str_compare(bx_str a, bx_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0) return order;
    return (a.len > b.len) - (a.len < b.len);
}

size_t bx_str_find(bx_str a, bx_str part)
{
    if (part.len == 0) return 0;
    for (size_t i = 0; i + part.len <= a.len; i++) {
        const char *first = memchr(a.ptr + i, part.ptr[0], a.len - part.len + 1 - i);
        if (!first) break;
        i = (size_t)(first - a.ptr);
        if (memcmp(first, part.ptr, part.len) == 0) return i;
    }
    return a.len;
}

size_t bx_str_blank(bx_str a)
{
    const unsigned char *bytes = (const unsigned char *)a.ptr;
    if (a.len == 0) return 0;
    if (bytes[0] > ' ' && bytes[0] < 0xC2) return 0;
    if (bytes[0] < 0x80) return bytes[0] != 0 && strchr(" \t\r\n", bytes[0]) ? 1 : 0;
    if (bytes[0] > 0xE3 && bytes[0] != 0xEF) return 0; /* where most hanzi are */
    if (bx_str_starts(a, BX_STR("\xC2\xA0"))) return 2;
    if (a.len < 3) return 0;
    unsigned two = (unsigned)bytes[0] << 8 | bytes[1], last = bytes[2];
    bool is_blank = (two == 0xE380 && last == 0x80) ||                   /* 3000 */
                    (two == 0xE280 && (last <= 0x8A || last == 0xAF)) || /* 2000..200A, 202F */
                    (two == 0xE281 && last == 0x9F) ||                   /* 205F */
                    (two == 0xE19A && last == 0x80) ||                   /* 1680 */
                    (two == 0xEFBB && last == 0xBF);                     /* FEFF */
    return is_blank ? 3 : 0;
}

static size_t blank_at_end(bx_str a)
{
    for (size_t n = 1; n <= 3 && n <= a.len; n++) {
        bx_str tail = {a.ptr + (a.len - n), n};
        if (bx_str_blank(tail) == n) return n;
    }
    return 0;
}

bx_str bx_str_trim(bx_str a)
{
    for (size_t n; (n = bx_str_blank(a)) > 0;) {
        a.ptr += n;
        a.len -= n;
    }
    for (size_t n; (n = blank_at_end(a)) > 0;)
        a.len -= n;
    return a;
}

bx_str bx_str_copy(bx_arena *arena, bx_str a)
{
    char *copy = bx_arena_copy(arena, a.ptr, a.len);
    return (bx_str){copy, copy ? a.len : 0};
}

bool bx_str_to_int(bx_str a, int64_t *value)
{
    bool below = a.len > 0 && a.ptr[0] == '-';
    size_t i = below ? 1 : 0;
    int64_t sum = 0; /* below zero, where there is room for one more than above */
    if (i == a.len) return false;
    for (; i < a.len; i++) {
        int digit = a.ptr[i] - '0';
        if (digit < 0 || digit > 9 || sum < (INT64_MIN + digit) / 10) return false;
        sum = sum * 10 - digit;
    }
    if (!below && sum == INT64_MIN) return false;
    *value = below ? sum : -sum;
    return true;
}

size_t bx_str_distance(bx_str a, bx_str b, size_t most)
{
    enum { LONGEST = 96 };
    size_t row[LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST) return most;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = corner + (a.ptr[i - 1] != b.ptr[j - 1]);
            corner = row[j];
            if (row[j] + 1 < best) best = row[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b.len] < most ? row[b.len] : most;
}

void bx_buf_release(bx_buf *buf)
{
    free(buf->ptr);
    *buf = (bx_buf){0};
}

bx_str bx_buf_keep(bx_buf *buf, bx_arena *arena)
{
    bx_str kept = buf->failed ? (bx_str){0} : bx_str_copy(arena, bx_buf_str(buf));
    bx_buf_release(buf);
    return kept;
}

void bx_buf_clear(bx_buf *buf)
{
    buf->len = 0;
    buf->failed = false;
}

bx_str bx_buf_str(const bx_buf *buf)
{
    return (bx_str){buf->ptr, buf->len};
}

static bool grow(bx_buf *buf, size_t more)
{
    if (buf->failed) return false;
    if (more > SIZE_MAX / 4 - buf->len || (buf->limit && more > buf->limit - buf->len)) {
        buf->failed = true;
        return false;
    }
    if (buf->len + more < buf->cap) return true;
    size_t cap = buf->cap ? buf->cap * 2 : 64;
    while (cap <= buf->len + more)
        cap *= 2;
    char *grown = realloc(buf->ptr, cap);
    if (!grown) {
        buf->failed = true;
        return false;
    }
    buf->ptr = grown;
    buf->cap = cap;
    return true;
}

/* Most texts are a few bytes, and most of them find room. */
static inline bool make_room(bx_buf *buf, size_t more)
{
    bool is_free = !buf->failed && buf->limit == 0 && more < buf->cap - buf->len;
    return is_free || grow(buf, more);
}

void bx_buf_add(bx_buf *buf, const void *bytes, size_t len)
{
    if (!make_room(buf, len)) return;
    if (len > 0) memcpy(buf->ptr + buf->len, bytes, len);
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

char *bx_buf_reserve(bx_buf *buf, size_t len)
{
    return make_room(buf, len) ? buf->ptr + buf->len : NULL;
}

void bx_buf_take(bx_buf *buf, size_t len)
{
    BX_ASSERT(!buf->failed && buf->len + len < buf->cap);
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

void bx_buf_add_str(bx_buf *buf, bx_str text)
{
    bx_buf_add(buf, text.ptr, text.len);
}

void bx_buf_add_byte(bx_buf *buf, char byte)
{
    if (!make_room(buf, 1)) return;
    buf->ptr[buf->len++] = byte;
    buf->ptr[buf->len] = '\0';
}

enum { MOST_DIGITS = 20 }; /* of 64 bits */

void bx_buf_add_int(bx_buf *buf, int64_t value)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t len = 1;
    for (uint64_t bound = 10; rest >= bound && len < MOST_DIGITS; bound *= 10)
        len++;
    len += value < 0;
    if (!make_room(buf, len)) return;
    char *at = buf->ptr + buf->len + len;
    *at = '\0';
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) *--at = '-';
    buf->len += len;
}

void bx_buf_add_hex(bx_buf *buf, uint32_t value, int digits)
{
    char hex[8];
    for (int i = digits - 1; i >= 0; i--) {
        hex[i] = "0123456789ABCDEF"[value & 15];
        value >>= 4;
    }
    bx_buf_add(buf, hex, (size_t)digits);
}

static int64_t power_of_ten(int places)
{
    static const int64_t power[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    BX_ASSERT(places >= 0 && places < (int)(sizeof power / sizeof *power));
    return power[places];
}

void bx_buf_add_fixed(bx_buf *buf, int64_t value, int places)
{
    int64_t unit = power_of_ten(places);
    if (value < 0) {
        bx_buf_add_byte(buf, '-');
        value = -value;
    }
    bx_buf_add_int(buf, value / unit);
    int64_t rest = value % unit;
    if (rest == 0) return;
    for (; rest % 10 == 0; rest /= 10)
        places--;
    char decimals[8] = ".";
    for (int i = places; i > 0; i--, rest /= 10)
        decimals[i] = (char)('0' + rest % 10);
    bx_buf_add(buf, decimals, (size_t)places + 1);
}

void bx_buf_add_pt(bx_buf *buf, bx_len length, int places)
{
    bx_buf_add_fixed(buf, bx_len_scale(length, power_of_ten(places), BX_PT), places);
}

void bx_buf_printf(bx_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int need = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (need >= 0 && make_room(buf, (size_t)need)) {
        vsnprintf(buf->ptr + buf->len, (size_t)need + 1, format, again);
        buf->len += (size_t)need;
    }
    va_end(again);
}
