#include "document/file_name.h"

#include <string.h>

#include "base/utf8.h"

#include "base/ban.h"

/* bytes; file systems take 255, and an ending is to come */
enum { LONGEST_FILE_NAME = 200 };

/* In front a dot hides the file or leads out of its folder, a dash makes it an option. */
static bx_str cut_ends(bx_str name)
{
    name = bx_str_trim(name);
    while (name.len > 0 && (name.ptr[0] == '.' || name.ptr[0] == '-'))
        name = bx_str_trim((bx_str){name.ptr + 1, name.len - 1});
    while (name.len > 0 && name.ptr[name.len - 1] == '.')
        name = bx_str_trim((bx_str){name.ptr, name.len - 1});
    return name;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Devices of DOS, which Windows opens instead of a file of that name. */
static bool is_device(bx_str stem)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    char word[5] = {0};
    if (stem.len < 3 || stem.len > 4) return false;
    for (size_t i = 0; i < stem.len; i++)
        word[i] = lower(stem.ptr[i]);
    if (stem.len == 4)
        return (memcmp(word, "com", 3) == 0 || memcmp(word, "lpt", 3) == 0) && word[3] >= '1' &&
               word[3] <= '9';
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (strcmp(word, devices[i]) == 0) return true;
    return false;
}

static void add_safe(bx_buf *out, bx_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        int bytes = bx_utf8_decode(text, at, &rune);
        BX_ASSERT(bytes > 0);
        if (out->len + (size_t)bytes > LONGEST_FILE_NAME) break;
        bool is_control = rune < 0x20 || (rune >= 0x7F && rune < 0xA0);
        bool is_barred = rune < 0x80 && !is_control && strchr("\\/:*?\"<>|", (int)rune);
        if (is_barred) bx_buf_add_byte(out, '-');
        else if (!is_control) bx_buf_add(out, text.ptr + at, (size_t)bytes);
        at += (size_t)bytes;
    }
}

bx_status bx_file_name_make(bx_arena *arena, bx_str text, bx_str *name)
{
    bx_buf out = {0}, whole = {0};
    add_safe(&out, text);
    bx_str safe = cut_ends(bx_buf_str(&out));
    bx_str stem = {safe.ptr, bx_str_find(safe, BX_STR("."))};
    bx_buf_add_str(&whole, stem);
    if (is_device(stem)) bx_buf_add_byte(&whole, '_');
    bx_buf_add_str(&whole, (bx_str){safe.ptr + stem.len, safe.len - stem.len});
    bool failed = out.failed || whole.failed;
    *name = failed ? (bx_str){0} : bx_str_copy(arena, bx_buf_str(&whole));
    bx_buf_release(&out);
    bx_buf_release(&whole);
    return name->ptr ? BX_OK : BX_ERR_MEMORY;
}
