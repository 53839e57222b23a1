#include "data/markup.h"

#include "base/utf8.h"

#include "base/ban.h"

enum { LONGEST_TAG = 400, LONGEST_ENTITY = 12, LONGEST_STRONG = 400 }; /* bytes */

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_alphanumeric(char byte)
{
    return is_letter(byte) || (byte >= '0' && byte <= '9');
}

/* HTML, 13.1.2: a name of letters and digits, then attributes. */
static size_t tag_at(bx_str rest)
{
    size_t at = rest.len > 1 && rest.ptr[1] == '/' ? 2 : 1, name = at;
    if (at >= rest.len || !is_letter(rest.ptr[at])) return 0;
    while (at + 1 < rest.len && (is_alphanumeric(rest.ptr[at]) ||
                                 (rest.ptr[at] == ':' && is_letter(rest.ptr[at + 1])))) /* o:p */
        at++;
    if (at == rest.len || at == name) return 0;
    if (rest.ptr[at] != '>' && rest.ptr[at] != '/' && rest.ptr[at] != ' ') return 0;
    for (; at < rest.len && at < LONGEST_TAG && rest.ptr[at] != '<'; at++)
        if (rest.ptr[at] == '>') return at + 1;
    return 0;
}

/* &nbsp; and &#160; (HTML, 13.1.4). */
static size_t entity_at(bx_str rest)
{
    size_t first = rest.len > 1 && rest.ptr[1] == '#' ? 2 : 1, at = first;
    while (at < rest.len && at < LONGEST_ENTITY && is_alphanumeric(rest.ptr[at]))
        at++;
    return at > first + 1 && at < rest.len && rest.ptr[at] == ';' ? at + 1 : 0;
}

/* Names are made unknown with asterisks: 张** is none of this, and stands behind a hanzi. */
static size_t strong_at(bx_str rest, uint32_t before)
{
    bx_str mark = BX_STR("**");
    if (before >= 0x3400 && before <= 0x9FFF) return 0;
    if (!bx_str_starts(rest, mark) || rest.len < 5 || rest.ptr[2] == ' ' || rest.ptr[2] == '*')
        return 0;
    bx_str inner = {rest.ptr + mark.len, rest.len - mark.len};
    if (inner.len > LONGEST_STRONG) inner.len = LONGEST_STRONG;
    return bx_str_find(inner, mark) < inner.len ? mark.len : 0;
}

size_t bx_markup_at(bx_str rest, uint32_t before)
{
    switch (rest.ptr[0]) {
    case '<': return tag_at(rest);
    case '&': return entity_at(rest);
    case '*': return strong_at(rest, before);
    default: return 0;
    }
}
