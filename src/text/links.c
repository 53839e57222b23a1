/*
 * One pass: the text is looked at where an h, a w or an @ stands, and behind an
 * address found the search goes on at its end; what stands before an @ is looked at
 * again for at most the 64 characters that a mailbox may have (RFC 5321, 4.5.3.1.1).
 */
#include "text/links.h"

#include <string.h>

#include "base/vec.h"

#include "base/ban.h"

enum { MAILBOX = 64 };

typedef BX_VEC(bx_link) link_list;

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* RFC 3986, 2.2 and 2.3, and the percent sign. */
static bool is_uri_byte(char c)
{
    return is_alphanumeric(c) || is_one_of(c, "-._~:/?#[]@!$&'()*+,;=%");
}

static bool starts_at(bx_str text, size_t at, const char *word)
{
    for (; *word; word++, at++) {
        if (at >= text.len) return false;
        char c = text.ptr[at] >= 'A' && text.ptr[at] <= 'Z' ? text.ptr[at] + 32 : text.ptr[at];
        if (c != *word) return false;
    }
    return true;
}

/* A stop or closing mark behind the address belongs to the sentence, a bracket too unless it was opened within. */
static size_t trim_end(bx_str text, size_t start, size_t end)
{
    int64_t depth = 0;
    for (size_t i = start; i < end; i++)
        depth += text.ptr[i] == '(' ? 1 : text.ptr[i] == ')' ? -1 : 0;
    for (; end > start; end--) {
        char last = text.ptr[end - 1];
        bool closes = last == ')' && depth < 0;
        if (!closes && !is_one_of(last, ".,;:!?'*[]")) break;
        if (closes) depth++;
    }
    return end;
}

/* The end of a URI whose host starts at `host`, or `host` when there is none. */
static size_t uri_end(bx_str text, size_t host)
{
    size_t end = host;
    while (end < text.len && is_uri_byte(text.ptr[end]))
        end++;
    end = trim_end(text, host, end);
    return end > host && is_alphanumeric(text.ptr[host]) ? end : host;
}

/* The end of a host name with a dot inside, or `host`. */
static size_t host_end(bx_str text, size_t host)
{
    size_t end = host, dot = 0;
    while (end < text.len && (is_alphanumeric(text.ptr[end]) || is_one_of(text.ptr[end], "-.")))
        end++;
    while (end > host && is_one_of(text.ptr[end - 1], "-."))
        end--;
    for (size_t i = host + 1; i < end; i++)
        if (text.ptr[i] == '.') dot = i;
    return dot > host ? end : host;
}

/* Longer than any browser opens; a link is written once for each of its lines. */
enum { LONGEST_LINK = 2048 };

static bx_status push(bx_arena *arena, link_list *links, bx_str text, size_t start, size_t end,
                      const char *scheme)
{
    bx_link *link = BX_VEC_PUSH(arena, links);
    BX_TRY_NEW(link);
    bx_str head = bx_str_from(scheme), address = {text.ptr + start, end - start};
    char *uri = bx_arena_take(arena, head.len + address.len + 1);
    BX_TRY_NEW(uri);
    memcpy(uri, head.ptr, head.len);
    memcpy(uri + head.len, address.ptr, address.len);
    *link = (bx_link){start, end, {uri, head.len + address.len}};
    return BX_OK;
}

/* An address that starts at `at`: sets *end, and *scheme to what its text leaves out. */
static bool is_web_address(bx_str text, size_t at, size_t *end, const char **scheme)
{
    if (at > 0 && is_alphanumeric(text.ptr[at - 1])) return false;
    size_t host = starts_at(text, at, "http://")    ? at + 7
                  : starts_at(text, at, "https://") ? at + 8
                  : starts_at(text, at, "www.")     ? at + 4
                                                    : 0;
    if (host == 0) return false;
    *scheme = host == at + 4 ? "http://" : "";
    *end = uri_end(text, host);
    return *end > host;
}

/* An address around the @ at `at`, from `least` on. */
static bool is_mail_address(bx_str text, size_t at, size_t least, size_t *start, size_t *end)
{
    size_t first = at;
    while (first > least && at - first < MAILBOX &&
           (is_alphanumeric(text.ptr[first - 1]) || is_one_of(text.ptr[first - 1], "._%+-")))
        first--;
    while (first < at && !is_alphanumeric(text.ptr[first]))
        first++;
    *start = first;
    *end = host_end(text, at + 1);
    return first<at && * end> at + 1;
}

bx_status bx_find_links(bx_arena *arena, bx_str text, const bx_link **links, int *count)
{
    link_list found = {0};
    size_t done = 0; /* the end of the last address */
    for (size_t at = 0; at < text.len;) {
        char c = text.ptr[at];
        size_t start = at, end = 0;
        const char *scheme = "";
        bool is_link = false;
        if (c == 'h' || c == 'H' || c == 'w' || c == 'W') {
            is_link = is_web_address(text, at, &end, &scheme);
        } else if (c == '@') {
            is_link = is_mail_address(text, at, done, &start, &end);
            scheme = "mailto:";
        }
        if (is_link && end - start <= LONGEST_LINK) {
            BX_TRY(push(arena, &found, text, start, end, scheme));
            done = end;
        }
        at = is_link ? end : at + 1;
    }
    *links = found.items;
    *count = found.count;
    return BX_OK;
}

const bx_link *bx_link_cursor_at(bx_link_cursor *cursor, size_t at)
{
    while (cursor->next < cursor->count && cursor->links[cursor->next].end <= at)
        cursor->next++;
    if (cursor->next == cursor->count) return NULL;
    const bx_link *link = &cursor->links[cursor->next];
    return link->start <= at ? link : NULL;
}
