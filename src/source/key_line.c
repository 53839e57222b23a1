#include "source/key_line.h"

#include "base/utf8.h"

#include "base/ban.h"

bx_str bx_key_line_rest(bx_str text, bx_text_line l, size_t at)
{
    return bx_str_trim((bx_str){text.ptr + at, l.end - at});
}

static bool holds_one_of(bx_str text, const char *list)
{
    bx_str marks = bx_str_from(list);
    for (size_t at = 0; at < marks.len;) {
        uint32_t rune;
        int len = bx_utf8_decode(marks, at, &rune);
        if (bx_str_find(text, (bx_str){marks.ptr + at, (size_t)len}) < text.len) return true;
        at += (size_t)len;
    }
    return false;
}

bool bx_key_line_is_value(bx_str value)
{
    static const char *const starts[] = {"[", "{", "|", ">",  "\"", "'",
                                         "&", "*", "~", "［", "【", "｜"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (bx_str_starts(value, bx_str_from(starts[i]))) return true;
    return value.len > 0 && value.ptr[0] >= '0' && value.ptr[0] <= '9';
}

bool bx_key_line_is_name(bx_str text)
{
    enum { LONGEST = 16 };
    return text.len > 0 && bx_utf8_count(text) <= LONGEST &&
           !holds_one_of(text, "，。；、！？“”（）：,;!?()\"");
}

bool bx_key_line_is_sentence(bx_str value)
{
    return !bx_key_line_is_value(value) && holds_one_of(value, "，。；！？");
}

bool bx_key_line_is_meant(bx_str text, bx_text_line l, size_t colon, size_t len)
{
    size_t first = bx_text_line_indent_end(text, l);
    bx_str name = bx_str_trim((bx_str){text.ptr + first, colon - first});
    bx_str value = bx_key_line_rest(text, l, colon + len);
    return bx_key_line_is_name(name) && !bx_key_line_is_sentence(value) &&
           !bx_str_starts(value, BX_STR("//"));
}

bool bx_key_line_is_prose(bx_str text, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, l);
    bx_str value = colon < l.end ? bx_key_line_rest(text, l, colon + 1) : (bx_str){0};
    for (size_t i = 0; i < value.len && !bx_key_line_is_value(value); i++)
        if ((unsigned char)value.ptr[i] >= 0x80) return true;
    return false;
}
