/*
 * Told by a few bytes around the place, so the cost is linear whatever the address.
 */
#include "text/address.h"

#include <string.h>

#include "base/ban.h"

enum {
    LEAST = 3, /* letters and digits that a piece has at least */
    LOOK = 8,  /* bytes among which they are looked for */
};

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Whether [from, to) is more than a scrap; what is long has letters enough. */
static bool is_piece(bx_str text, size_t from, size_t to)
{
    int letters = 0;
    for (size_t i = from; i < to && i - from < LOOK; i++)
        letters += is_alphanumeric(text.ptr[i]);
    return letters >= LEAST || to - from > LOOK;
}

/* Behind the scheme, which says nothing alone. */
static size_t host_of(bx_str text, const bx_link *link)
{
    static const char mark[] = {':', '/', '/'};
    size_t length = sizeof mark;
    for (size_t i = link->start; i + length <= link->end && i - link->start < LOOK; i++)
        if (memcmp(text.ptr + i, mark, length) == 0) return i + length;
    return link->start;
}

static bool is_mail(const bx_link *link)
{
    static const char scheme[] = "mailto:";
    return link->uri.len >= sizeof scheme - 1 &&
           memcmp(link->uri.ptr, scheme, sizeof scheme - 1) == 0;
}

bx_place_kind bx_address_place(bx_str text, const bx_link *link, size_t at)
{
    static const char marks[] = "/?&._=@-:#%+~;,";
    size_t host = host_of(text, link);
    bool beside_slashes = host > link->start && (at == host || at == host - 2);
    if (beside_slashes) return BX_PLACE_LETTER;
    if (at <= host || !is_piece(text, host, at) || !is_piece(text, at, link->end))
        return BX_PLACE_LAST;
    char before = text.ptr[at - 1], behind = text.ptr[at];
    /* UAX #14 breaks behind / and ?; an address also breaks behind & . _ = @. */
    if (is_one_of(before, "/?&._=@") && !is_one_of(behind, marks))
        return is_mail(link) ? BX_PLACE_MAIL : BX_PLACE_ADDRESS;
    bool escape = text.ptr[at - 2] == '%'; /* RFC 3986, 2.1: %E6 is one */
    if (!is_alphanumeric(before) || !is_alphanumeric(behind) || escape) return BX_PLACE_LAST;
    return is_mail(link) ? BX_PLACE_NUMBER : BX_PLACE_LETTER;
}
