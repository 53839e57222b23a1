#include "source/text_line.h"

#include <string.h>

#include "base/ban.h"

bx_text_line bx_text_line_at(bx_str text, size_t at)
{
    bx_text_line l = {at < text.len ? at : text.len, at < text.len ? at : text.len};
    while (l.start > 0 && text.ptr[l.start - 1] != '\n')
        l.start--;
    while (l.end < text.len && text.ptr[l.end] != '\n')
        l.end++;
    if (l.end > l.start && text.ptr[l.end - 1] == '\r') l.end--;
    return l;
}

size_t bx_text_line_indent_end(bx_str text, bx_text_line l)
{
    while (l.start < l.end && (text.ptr[l.start] == ' ' || text.ptr[l.start] == '\t'))
        l.start++;
    return l.start;
}

size_t bx_text_line_indent(bx_str text, bx_text_line l)
{
    return bx_text_line_indent_end(text, l) - l.start;
}

bx_text_line bx_text_line_below(bx_str text, bx_text_line l)
{
    do {
        size_t at = l.end;
        at += at < text.len && text.ptr[at] == '\r';
        if (at + 1 >= text.len) return (bx_text_line){text.len, text.len};
        l = bx_text_line_at(text, at + 1);
    } while (bx_text_line_indent_end(text, l) == l.end);
    return l;
}

bool bx_text_line_above(bx_str text, bx_text_line l, bx_text_line *above)
{
    size_t first;
    do {
        if (l.start == 0) return false;
        l = bx_text_line_at(text, l.start - 1);
        first = bx_text_line_indent_end(text, l);
    } while (first == l.end || text.ptr[first] == '#');
    *above = l;
    return true;
}

size_t bx_text_line_key_colon(bx_str text, bx_text_line l)
{
    for (size_t i = l.start; i < l.end; i++)
        if (text.ptr[i] == ':' &&
            (i + 1 == l.end || text.ptr[i + 1] == ' ' || text.ptr[i + 1] == '\t'))
            return i;
    return l.end;
}

size_t bx_text_line_odd_colon(bx_str text, bx_text_line l, size_t *len)
{
    for (size_t i = l.start; i < l.end; i++) {
        bx_str rest = {text.ptr + i, l.end - i};
        *len = bx_str_starts(rest, BX_STR("：")) ? BX_STR("：").len : rest.ptr[0] == ':';
        if (*len > 0) return i;
    }
    return l.end;
}

size_t bx_text_line_comment(bx_str text, bx_text_line l)
{
    for (size_t i = l.start + 1; i < l.end; i++)
        if (text.ptr[i] == '#' && (text.ptr[i - 1] == ' ' || text.ptr[i - 1] == '\t')) return i;
    return l.end;
}

/* | and > may have a digit and a sign behind them: |2- */
bool bx_text_line_opens_block(bx_str text, bx_text_line l)
{
    size_t end = bx_text_line_comment(text, l), colon = bx_text_line_key_colon(text, l);
    while (end > l.start && strchr(" \t+-0123456789", text.ptr[end - 1]))
        end--;
    return colon < l.end && end > colon + 1 &&
           (text.ptr[end - 1] == '|' || text.ptr[end - 1] == '>');
}
