#include "house/report.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"

#include "base/ban.h"

static const char *severity_name(bx_severity severity, bx_language language)
{
    static const char *const names[][2] = {[BX_NOTE] = {"note", "提示"},
                                           [BX_WARNING] = {"warning", "警告"},
                                           [BX_ERROR] = {"error", "错误"}};
    return names[severity][language];
}

static void add_code(bx_buf *out, bx_code code)
{
    bx_buf_printf(out, "BX%04d", bx_code_number(code));
}

/* Spaces, then carets, under characters `from` to `to` of the line. */
static void add_caret(bx_buf *out, bx_str line, int from, int count)
{
    int index = 0;
    for (size_t at = 0; at < line.len && index < from + count; index++) {
        uint32_t rune = ' ';
        int len = bx_utf8_decode(line, at, &rune);
        at += (size_t)(len > 0 ? len : 1);
        int columns = len > 0 ? bx_utf8_columns(rune) : 1;
        if (rune == '\t') bx_buf_add_byte(out, index < from ? '\t' : '^');
        else
            for (int i = 0; i < columns; i++)
                bx_buf_add_byte(out, index < from ? ' ' : '^');
    }
    for (; index < from + count; index++)
        bx_buf_add_byte(out, index < from ? ' ' : '^');
    /* A character without width has its caret all the same. */
    if (out->len > 0 && out->ptr[out->len - 1] != '^') bx_buf_add_byte(out, '^');
}

enum { QUOTED_COLUMNS = 72 };

/* What of a line is quoted: a paragraph is one line, and a terminal would wrap it off its caret. */
typedef struct quote {
    bx_str text;
    int caret, count; /* in characters of the text */
    bool cut_before, cut_after;
} quote;

static int columns_at(bx_str text, size_t at, size_t *bytes)
{
    uint32_t rune = ' ';
    int len = bx_utf8_decode(text, at, &rune);
    *bytes = (size_t)(len > 0 ? len : 1);
    return len > 0 ? bx_utf8_columns(rune) : 1;
}

/* Up to half of the columns before the caret, the rest behind it. */
static quote quote_around(const bx_diagnostic *d)
{
    bx_str line = d->excerpt;
    size_t start = 0, at = 0, bytes;
    int columns = 0, caret = 0;
    for (int i = 0; i < d->caret && at < line.len; i++, caret++) {
        columns += columns_at(line, at, &bytes);
        at += bytes;
        while (columns > QUOTED_COLUMNS / 2) {
            columns -= columns_at(line, start, &bytes);
            start += bytes;
            caret--;
        }
    }
    int count = 0;
    for (; at < line.len && columns < QUOTED_COLUMNS; at += bytes, count++)
        columns += columns_at(line, at, &bytes);
    return (quote){.text = {line.ptr + start, at - start},
                   .caret = caret,
                   .count = count > 0 && count < d->caret_len ? count : d->caret_len,
                   .cut_before = start > 0,
                   .cut_after = at < line.len};
}

/* A control character or a malformed byte of the input must not reach the terminal; a help may have lines. */
static void add_shown(bx_buf *out, bx_str text, bool may_have_lines)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, at, &rune);
        bool is_line_end = may_have_lines && rune == '\n';
        bool shows = len > 0 && (rune >= ' ' || rune == '\t' || is_line_end) &&
                     (rune < 0x7F || rune >= 0xA0);
        if (shows) bx_buf_add(out, text.ptr + at, (size_t)len);
        else bx_buf_add_byte(out, '?');
        at += (size_t)(len > 0 ? len : 1);
    }
}

static void add_message(bx_buf *out, const bx_diagnostic *d, bx_language language)
{
    bx_buf message = {0};
    bx_diagnostic_write(d, language, &message);
    add_shown(out, bx_buf_str(&message), false);
    if (message.failed) out->failed = true;
    bx_buf_release(&message);
}

static void add_help(bx_buf *out, const bx_diagnostic *d, bx_language language)
{
    bx_buf help = {0};
    bx_diagnostic_write_help(d, language, &help);
    if (help.len > 0) {
        bx_buf_add_text(out, language == BX_CHINESE ? "  办法：" : "  help: ");
        add_shown(out, bx_buf_str(&help), true);
        bx_buf_add_byte(out, '\n');
    }
    if (help.failed) out->failed = true;
    bx_buf_release(&help);
}

static void add_text(const bx_diagnostic *d, bx_language language, bx_buf *out)
{
    if (d->file) {
        add_shown(out, bx_str_from(d->file), false);
        bx_buf_add_byte(out, ':');
    }
    if (d->line > 0) bx_buf_printf(out, "%d:%d:", d->line, d->column);
    if (d->file) bx_buf_add_byte(out, ' ');
    bx_buf_add_text(out, severity_name(d->severity, language));
    bx_buf_add_byte(out, '[');
    add_code(out, d->code);
    bx_buf_add_text(out, "]: ");
    add_message(out, d, language);
    bx_buf_add_byte(out, '\n');
    if (d->line > 0) {
        quote q = quote_around(d);
        bx_buf_add_text(out, q.cut_before ? " ..." : "    ");
        add_shown(out, q.text, false);
        bx_buf_add_text(out, q.cut_after ? "...\n    " : "\n    ");
        add_caret(out, q.text, q.caret, q.count);
        bx_buf_add_byte(out, '\n');
    }
    add_help(out, d, language);
}

static void add_json(const bx_diagnostic *d, bx_language language, bx_buf *out)
{
    bx_buf text = {0};
    bx_buf_add_byte(out, '{');
    if (d->file) {
        bx_buf_add_text(out, "\"file\":");
        bx_json_add_string(out, bx_str_from(d->file));
        bx_buf_printf(out, ",\"line\":%d,\"column\":%d,", d->line, d->column);
    }
    bx_buf_printf(out, "\"severity\":\"%s\",\"code\":\"", severity_name(d->severity, BX_ENGLISH));
    add_code(out, d->code);
    bx_buf_add_text(out, "\",\"message\":");
    bx_diagnostic_write(d, language, &text);
    bx_json_add_string(out, bx_buf_str(&text));
    bx_buf_clear(&text);
    bx_diagnostic_write_help(d, language, &text);
    if (text.len > 0) {
        bx_buf_add_text(out, ",\"help\":");
        bx_json_add_string(out, bx_buf_str(&text));
    }
    if (d->line > 0) bx_buf_printf(out, ",\"length\":%d", d->caret_len);
    bx_buf_add_text(out, "}\n");
    if (text.failed) out->failed = true;
    bx_buf_release(&text);
}

void bx_report_write(const bx_diag *diag, bx_language language, bx_report_format format,
                     bx_buf *out)
{
    for (int i = 0; i < bx_diag_count(diag); i++) {
        if (format == BX_REPORT_JSON) add_json(bx_diag_at(diag, i), language, out);
        else add_text(bx_diag_at(diag, i), language, out);
    }
    int dropped = bx_diag_dropped(diag);
    if (dropped > 0 && format == BX_REPORT_TEXT)
        bx_buf_printf(out, language == BX_CHINESE ? "另有 %d 条信息未列出\n" : "%d more messages\n",
                      dropped);
}

bx_language bx_report_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) return strncmp(value, "zh", 2) == 0 ? BX_CHINESE : BX_ENGLISH;
    }
    return BX_ENGLISH;
}
