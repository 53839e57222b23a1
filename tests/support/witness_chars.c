#include "support/witness_chars.h"

#include <stdio.h>
#include <string.h>

void witness_chars_add(witness *w, witness_chars *chars, uint32_t character)
{
    chars->at = witness_grow(w, chars->at, chars->count, &chars->room, sizeof *chars->at);
    chars->at[chars->count++] = character;
}

static size_t decode(const unsigned char *at, size_t len, uint32_t *character)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t want = at[0] < 0x80 ? 1 : at[0] < 0xC0 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    *character = 0xFFFD;
    if (want == 0 || want > len) return 1;
    uint32_t value = want == 1 ? at[0] : at[0] & (0x7Fu >> want);
    for (size_t i = 1; i < want; i++) {
        if ((at[i] & 0xC0) != 0x80) return 1;
        value = value << 6 | (at[i] & 0x3F);
    }
    if (value >= least[want] && value <= 0x10FFFF) *character = value;
    return want;
}

void witness_chars_add_text(witness *w, witness_chars *chars, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t character;
        i += decode((const unsigned char *)text + i, len - i, &character);
        witness_chars_add(w, chars, character);
    }
}

witness_chars witness_chars_bare(witness *w, const char *text)
{
    witness_chars all = {0}, bare = {0};
    witness_chars_add_text(w, &all, text, strlen(text));
    for (size_t i = 0; i < all.count; i++)
        if (!witness_is_space(all.at[i])) witness_chars_add(w, &bare, all.at[i]);
    return bare;
}

char *witness_chars_text(witness *w, const uint32_t *at, size_t count)
{
    char *text = witness_take(w, count * 4 + 1), *end = text;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = at[i];
        if (c < 0x80) {
            *end++ = (char)c;
        } else if (c < 0x800) {
            *end++ = (char)(0xC0 | c >> 6);
            *end++ = (char)(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            *end++ = (char)(0xE0 | c >> 12);
            *end++ = (char)(0x80 | (c >> 6 & 0x3F));
            *end++ = (char)(0x80 | (c & 0x3F));
        } else {
            *end++ = (char)(0xF0 | c >> 18);
            *end++ = (char)(0x80 | (c >> 12 & 0x3F));
            *end++ = (char)(0x80 | (c >> 6 & 0x3F));
            *end++ = (char)(0x80 | (c & 0x3F));
        }
    }
    *end = '\0';
    return text;
}

size_t witness_chars_find(const witness_chars *chars, size_t from, const witness_chars *part)
{
    for (size_t i = from; i + part->count <= chars->count; i++)
        if (part->count == 0 ||
            memcmp(chars->at + i, part->at, part->count * sizeof *part->at) == 0)
            return i;
    return SIZE_MAX;
}

bool witness_chars_same(witness *w, int page, const char *what, const witness_chars *expected,
                        const witness_chars *found)
{
    size_t same = 0;
    while (same < expected->count && same < found->count && expected->at[same] == found->at[same])
        same++;
    bool holds = same == expected->count && same == found->count;
    if (holds) return witness_claim(w, true, page, "%s", what);
    size_t from = same > 8 ? same - 8 : 0;
    size_t wanted = expected->count - from, got = found->count > from ? found->count - from : 0;
    return witness_claim(w, false, page,
                         "%s: differs at character %zu of %zu: expected \"…%s…\", found \"…%s…\"",
                         what, same, expected->count,
                         witness_chars_text(w, expected->at + from, wanted < 24 ? wanted : 24),
                         witness_chars_text(w, found->at + from, got < 24 ? got : 24));
}

static bool is_among(uint32_t c, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == c) return true;
    return false;
}

#define AMONG(c, ...)                                                                              \
    is_among((c), (const uint32_t[]){__VA_ARGS__},                                                 \
             sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

bool witness_is_space(uint32_t c)
{
    return (c >= 9 && c <= 13) || AMONG(c, ' ', 0xA0, 0x3000, 0xFEFF);
}

bool witness_is_hanzi(uint32_t c)
{
    return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0x20000 && c <= 0x323AF);
}

/* 堃 喆 凊 磻 乂 寔 俶 鹍 輶 烝 and all of the extensions */
bool witness_is_rare(uint32_t c)
{
    return AMONG(c, 0x5803, 0x5586, 0x51CA, 0x78FB, 0x4E42, 0x5BD4, 0x4FF6, 0x9E4D, 0x8F36,
                 0x70DD) ||
           (witness_is_hanzi(c) && c != 0x3007 && (c < 0x4E00 || c > 0x9FFF));
}

bool witness_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool witness_is_western(uint32_t c)
{
    return c > ' ' && c < 0x7F;
}

/* “ ‘ （ 《 〈 【 〖 〔 ［ ｛ 「 『 */
bool witness_is_opening(uint32_t c)
{
    return AMONG(c, 0x201C, 0x2018, 0xFF08, 0x300A, 0x3008, 0x3010, 0x3016, 0x3014, 0xFF3B, 0xFF5B,
                 0x300C, 0x300E);
}

/* ” ’ ） 》 〉 】 〗 〕 ］ ｝ 」 』 and 。 ． ， 、 ： ； ！ ？ */
bool witness_is_closing(uint32_t c)
{
    return AMONG(c, 0x201D, 0x2019, 0xFF09, 0x300B, 0x3009, 0x3011, 0x3017, 0x3015, 0xFF3D, 0xFF5D,
                 0x300D, 0x300F, 0x3002, 0xFF0E, 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F);
}

/*
 * GB/T 15834-2011 5.1.1 to 5.1.3, 5.1.6, 5.1.7, 5.1.9; half-width marks by UAX #14.
 * A single 一字线 is told from a dash of two by its neighbour: see the caller.
 */
bool witness_may_start_line(uint32_t c)
{
    return !witness_is_closing(c) &&
           !AMONG(c, 0x203C, 0x2047, 0x2048, 0x2049, 0xFF5E, 0x2013, 0xB7, 0x2027, 0x30FB, 0xFF0F,
                  ')', ']', '}', ',', '.', ':', ';', '!', '?', '%', '-', '/', 0xFF05, 0x2030,
                  0x2103, 0xB0, 0x2032, 0x2033);
}

bool witness_may_end_line(uint32_t c)
{
    return !witness_is_opening(c) &&
           !AMONG(c, '(', '[', '{', 0xFFE5, 0xA5, '$', 0xFF04, 0xA3, 0x2116, 0xA7, '/', 0xFF0F);
}
