/*
 * Plain and '…' text and blocks are read here whole: the rules are short, and libfyaml 0.7.12
 * loses memory over nine '' in a row and gives bytes that it never wrote for a block whose
 * lines are no deeper than its key. "…" is the library's; as it does not tell a fold from a
 * space that was typed, the written text is walked beside the read one. Should the two run
 * apart, the library's reading stands.
 */
#include "source/fold.h"

#include <string.h>

#include "base/utf8.h"

#include "base/ban.h"

typedef struct walk {
    bool is_quoted;
    bx_str raw, decoded;
    size_t r, d; /* how far each is walked */
} walk;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* A terminal gives Chinese quotation marks, dashes and ellipses one column; they are full-width all the same. */
static bool is_wide(uint32_t rune)
{
    return bx_utf8_columns(rune) == 2 || rune == 0x2014 || rune == 0x2018 || rune == 0x2019 ||
           rune == 0x201C || rune == 0x201D || rune == 0x2026 || rune == 0xB7;
}

static bool is_wide_before(bx_str text, size_t at)
{
    uint32_t rune = 0;
    if (at == 0) return false;
    do
        at--;
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return bx_utf8_decode(text, at, &rune) > 0 && is_wide(rune);
}

static bool is_wide_at(bx_str text, size_t at)
{
    uint32_t rune = 0;
    return at < text.len && bx_utf8_decode(text, at, &rune) > 0 && is_wide(rune);
}

/* Where the blanks from `at` on end, and how many line ends (LF, CR LF, CR) are among them. */
static size_t blanks_end(bx_str raw, size_t at, int *line_ends)
{
    for (*line_ends = 0; at < raw.len && is_blank(raw.ptr[at]); at++) {
        bool is_pair = raw.ptr[at] == '\r' && at + 1 < raw.len && raw.ptr[at + 1] == '\n';
        *line_ends += raw.ptr[at] == '\n' || (raw.ptr[at] == '\r' && !is_pair);
    }
    return at;
}

bx_status bx_fold_lines(bx_arena *arena, bool is_quoted, bx_str raw, bx_str *text)
{
    char *out = bx_arena_take(arena, raw.len + 1);
    BX_TRY_NEW(out);
    size_t len = 0, end;
    for (size_t at = 0; at < raw.len; at = end) {
        int line_ends;
        end = blanks_end(raw, at, &line_ends);
        bool is_tight = is_wide_before((bx_str){out, len}, len) && is_wide_at(raw, end);
        if (line_ends == 0) { /* the blanks are text, or there are none */
            bool is_pair = end == at && is_quoted && raw.ptr[at] == '\'';
            if (end == at) end++;
            memcpy(out + len, raw.ptr + at, end - at);
            len += end - at;
            end += is_pair;
        } else if (line_ends == 1) {
            out[len] = ' ';
            len += !is_tight;
        } else {
            memset(out + len, '\n', (size_t)line_ends - 1);
            len += (size_t)line_ends - 1;
        }
    }
    *text = (bx_str){out, len};
    return BX_OK;
}

/* A line of a block, without its end. *at goes behind that. */
static bx_str cut_line(bx_str raw, size_t *at)
{
    size_t start = *at, end = start;
    while (end < raw.len && raw.ptr[end] != '\n' && raw.ptr[end] != '\r')
        end++;
    *at = end < raw.len ? end + 1 : end;
    if (end + 1 < raw.len && raw.ptr[end] == '\r' && raw.ptr[end + 1] == '\n') ++*at;
    return (bx_str){raw.ptr + start, end - start};
}

static size_t count_spaces(bx_str line)
{
    size_t spaces = 0;
    while (spaces < line.len && line.ptr[spaces] == ' ')
        spaces++;
    return spaces;
}

/* Spaces before `raw` on its line: a block's first line may be given from its text on. */
static size_t spaces_before(bx_str file, bx_str raw)
{
    const char *at = raw.ptr;
    while (at > file.ptr && at[-1] == ' ')
        at--;
    return (size_t)(raw.ptr - at);
}

/* Of the first line that is not blank. */
static size_t block_indent(bx_str raw, size_t before)
{
    for (size_t at = 0; at < raw.len; before = 0) {
        bx_str line = cut_line(raw, &at);
        if (bx_str_trim(line).len > 0) return count_spaces(line) + before;
    }
    return 0;
}

/* What is written between two lines of a block that have `blanks` empty ones between them. */
static size_t put_end(char *out, bool joins, int blanks)
{
    if (joins && blanks == 0) {
        *out = ' ';
        return 1;
    }
    int ends = joins ? blanks : blanks + 1;
    memset(out, '\n', (size_t)ends);
    return (size_t)ends;
}

bx_status bx_fold_block(bx_arena *arena, bool is_folded, bx_str file, bx_str raw, bx_str *text)
{
    char *out = bx_arena_take(arena, raw.len + 1);
    BX_TRY_NEW(out);
    size_t before = spaces_before(file, raw), indent = block_indent(raw, before), len = 0;
    bool was_flush = false; /* the line before goes on in this one */
    int blanks = 0;
    for (size_t at = 0; at < raw.len; before = 0) {
        bx_str line = cut_line(raw, &at);
        if (bx_str_trim(line).len == 0) {
            blanks++;
            continue;
        }
        size_t spaces = count_spaces(line), gone = indent > before ? indent - before : 0;
        if (gone > spaces) gone = spaces;
        bool is_flush = is_folded && spaces == gone && line.ptr[spaces] != '\t';
        if (len > 0) len += put_end(out + len, is_flush && was_flush, blanks);
        memcpy(out + len, line.ptr + gone, line.len - gone);
        len += line.len - gone;
        was_flush = is_flush;
        blanks = 0;
    }
    *text = (bx_str){out, len};
    return BX_OK;
}

/*
 * Passes blanks with line ends on both sides. One line end reads as a space, n as n-1
 * line ends; only in a block the blanks around them are text too. True for one fold.
 */
static bool pass_fold(walk *w, size_t raw_end, int line_ends)
{
    size_t from = w->d;
    size_t most = line_ends > 1 ? (size_t)line_ends - 1 : 1;
    if (!w->is_quoted) most = w->decoded.len;
    w->r = raw_end;
    while (w->d < w->decoded.len && w->d - from < most && is_blank(w->decoded.ptr[w->d]))
        w->d++;
    return line_ends == 1 && w->d == from + 1 && w->decoded.ptr[from] == ' ';
}

/* YAML 1.2.2, 5.7: \x \u \U take 2, 4, 8 digits; a surrogate pair is one character; a line end is nothing. */
static void pass_escape(walk *w)
{
    char letter = w->r + 1 < w->raw.len ? w->raw.ptr[w->r + 1] : '\n';
    size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    uint32_t rune = 0;
    int line_ends;
    if (letter == '\n' || letter == '\r') {
        w->r = blanks_end(w->raw, w->r + 1, &line_ends);
        return;
    }
    w->r += 2 + digits;
    if (w->d < w->decoded.len) w->d += (size_t)bx_utf8_decode(w->decoded, w->d, &rune);
    if (digits == 4 && rune > 0xFFFF) w->r += 2 + digits;
}

/* One byte or escape on both sides. False when they run apart. */
static bool pass_byte(walk *w)
{
    char byte = w->raw.ptr[w->r];
    if (w->is_quoted && byte == '\\') {
        pass_escape(w);
        return true;
    }
    if (w->d >= w->decoded.len || w->decoded.ptr[w->d] != byte) return false;
    w->r++;
    w->d++;
    return true;
}

bx_status bx_fold_read(bx_arena *arena, bool is_quoted, bx_str raw, bx_str decoded, bx_str *text)
{
    walk w = {.is_quoted = is_quoted, .raw = raw, .decoded = decoded};
    char *out = bx_arena_take(arena, decoded.len + 1);
    BX_TRY_NEW(out);
    size_t len = 0;
    *text = decoded;
    while (w.r < raw.len) {
        int line_ends;
        size_t from = w.d, end = blanks_end(raw, w.r, &line_ends);
        bool is_fold = false;
        bool is_indent = !is_quoted && w.r == 0 && end > 0;
        if (line_ends > 0 || is_indent) is_fold = pass_fold(&w, end, line_ends);
        else if (!pass_byte(&w)) return BX_OK;
        if (is_fold && is_wide_before(decoded, from) && is_wide_at(decoded, w.d)) continue;
        memcpy(out + len, decoded.ptr + from, w.d - from);
        len += w.d - from;
    }
    if (w.d == decoded.len) *text = (bx_str){out, len};
    return BX_OK;
}
