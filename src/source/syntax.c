/*
 * A table of the library's phrases (libfyaml 0.7.12) leads to a judge that looks at
 * the text. A phrase of another version falls through to BX0204, which quotes it.
 */
#include "source/syntax.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

#include "base/ban.h"

typedef struct line {
    size_t start, end; /* without the line end */
} line;

static line line_at(bx_str text, size_t at)
{
    line l = {at < text.len ? at : text.len, at < text.len ? at : text.len};
    while (l.start > 0 && text.ptr[l.start - 1] != '\n')
        l.start--;
    while (l.end < text.len && text.ptr[l.end] != '\n')
        l.end++;
    if (l.end > l.start && text.ptr[l.end - 1] == '\r') l.end--;
    return l;
}

static size_t indent_end(bx_str text, line l)
{
    while (l.start < l.end && (text.ptr[l.start] == ' ' || text.ptr[l.start] == '\t'))
        l.start++;
    return l.start;
}

/* The next line that is not blank; an empty one at the end of the text. */
static line next_filled_line(bx_str text, line l)
{
    do {
        size_t at = l.end;
        at += at < text.len && text.ptr[at] == '\r';
        if (at + 1 >= text.len) return (line){text.len, text.len};
        l = line_at(text, at + 1);
    } while (indent_end(text, l) == l.end);
    return l;
}

static bx_status report(const bx_syntax_fault *f, bx_code code, size_t at, size_t len,
                        const char *arg, bx_diag *diag)
{
    bx_place place = {f->file, at, len};
    return bx_report(diag, code, &place, arg);
}

/* With the character at `at` as the argument. */
static bx_status report_character(const bx_syntax_fault *f, bx_code code, size_t at, bx_diag *diag)
{
    char bytes[5] = {0};
    uint32_t rune;
    bx_str text = f->file->text;
    size_t len = at < text.len ? (size_t)bx_utf8_decode(text, at, &rune) : 0;
    if (len > 0) memcpy(bytes, text.ptr + at, len);
    return report(f, code, at, len, bytes, diag);
}

/* A tab among the blanks that open a line. */
static bool find_tab(bx_str text, line l, size_t *at)
{
    size_t end = indent_end(text, l);
    for (*at = l.start; *at < end; ++*at)
        if (text.ptr[*at] == '\t') return true;
    return false;
}

static bx_status judge_tab(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at);
    size_t tab;
    if (!find_tab(text, l, &tab)) tab = l.start;
    return report(f, BX_E_TAB_INDENT, tab, 1, NULL, diag);
}

static bx_status judge_quote(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    size_t at = f->at < text.len ? f->at : text.len;
    while (at > 0 && (at == text.len || (text.ptr[at] != '"' && text.ptr[at] != '\'')))
        at--;
    return report_character(f, BX_E_OPEN_QUOTE, at, diag);
}

static bx_status judge_no_key(const bx_syntax_fault *f, bx_diag *diag);

static bx_status judge_comma(const bx_syntax_fault *f, bx_diag *diag)
{
    return report(f, BX_E_EMPTY_ENTRY, f->at, 1, NULL, diag);
}

static bx_status judge_start(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    if (f->at >= text.len || (unsigned char)text.ptr[f->at] <= ' ') return judge_no_key(f, diag);
    if (f->has_bracket && text.ptr[f->at] == ',') return judge_comma(f, diag);
    return report_character(f, BX_E_RESERVED_START, f->at, diag);
}

static bx_status judge_directive(const bx_syntax_fault *f, bx_diag *diag)
{
    return report_character(f, BX_E_RESERVED_START, line_at(f->file->text, f->at).start, diag);
}

/* The library stops behind the & * or !. */
static bx_status judge_sigil(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at);
    size_t at = f->at < l.end ? f->at : l.end;
    while (at > l.start && (at == text.len || !strchr("&*!", text.ptr[at])))
        at--;
    return report_character(f, BX_E_RESERVED_START, at, diag);
}

/* A # that touches the bracket which closes a row: no comment for YAML; l.end when there is none. */
static size_t find_tight_comment(bx_str text, line l, size_t bracket)
{
    for (size_t i = bracket + 1; i < l.end; i++)
        if (text.ptr[i] == '#' && text.ptr[i - 1] == ']') return i;
    return l.end;
}

static bx_status judge_bracket(const bx_syntax_fault *f, bx_diag *diag)
{
    if (!f->has_bracket) return judge_start(f, diag);
    line l = line_at(f->file->text, f->bracket);
    size_t comment = find_tight_comment(f->file->text, l, f->bracket);
    if (comment < l.end) return report(f, BX_E_TIGHT_COMMENT, comment, 1, NULL, diag);
    return report_character(f, BX_E_OPEN_BRACKET, f->bracket, diag);
}

/* Byte of the first `: `, or of a colon at the end, in a line; l.end when there is none. */
static size_t find_key_colon(bx_str text, line l)
{
    for (size_t i = l.start; i < l.end; i++)
        if (text.ptr[i] == ':' &&
            (i + 1 == l.end || text.ptr[i + 1] == ' ' || text.ptr[i + 1] == '\t'))
            return i;
    return l.end;
}

/* A colon that was meant as one: full-width, or without its space; l.end when there is none. */
static size_t find_odd_colon(bx_str text, line l, size_t *len)
{
    for (size_t i = l.start; i < l.end; i++) {
        bx_str rest = {text.ptr + i, l.end - i};
        *len = bx_str_starts(rest, BX_STR("：")) ? BX_STR("：").len : rest.ptr[0] == ':';
        if (*len > 0) return i;
    }
    return l.end;
}

static bx_status judge_nested(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at);
    size_t first = find_key_colon(text, l);
    size_t second = find_key_colon(text, (line){first < l.end ? first + 1 : l.end, l.end});
    return report(f, BX_E_COLON_IN_TEXT, second < l.end ? second : f->at, 1, NULL, diag);
}

/* Byte of a comment that ends a line, l.end when there is none. */
static size_t find_comment(bx_str text, line l)
{
    for (size_t i = l.start + 1; i < l.end; i++)
        if (text.ptr[i] == '#' && (text.ptr[i - 1] == ' ' || text.ptr[i - 1] == '\t')) return i;
    return l.end;
}

/* The comment of the line above when that line is indented less: it ended the text there. */
static bool find_comment_above(bx_str text, line l, size_t *at)
{
    line above = l;
    do {
        if (above.start == 0) return false;
        above = line_at(text, above.start - 1);
    } while (indent_end(text, above) == above.end);
    *at = find_comment(text, above);
    return *at < above.end && indent_end(text, above) - above.start < indent_end(text, l) - l.start;
}

/* A line that is no key where one must stand. */
static bx_status judge_no_key(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at);
    size_t len, tab, comment;
    if (find_tab(text, l, &tab)) return report(f, BX_E_TAB_INDENT, tab, 1, NULL, diag);
    if (find_comment_above(text, l, &comment))
        return report(f, BX_E_COMMENT_ENDS_TEXT, comment, 1, NULL, diag);
    size_t colon = find_odd_colon(text, l, &len);
    if (colon < l.end && find_key_colon(text, l) == l.end)
        return report(f, BX_E_COLON_FORM, colon, len, NULL, diag);
    size_t start = indent_end(text, l);
    return report(f, BX_E_STRAY_LINE, start, l.end - start, NULL, diag);
}

/*
 * Text goes on over several lines and then there is a key in it. Either the first
 * line was to be a key itself, or a later line holds ": ", or is indented too far.
 */
static bx_status judge_run_on(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at), below = next_filled_line(text, l);
    size_t tab;
    if (find_tab(text, below, &tab)) return report(f, BX_E_TAB_INDENT, tab, 1, NULL, diag);
    if (f->at <= indent_end(text, l)) return judge_no_key(f, diag);
    while (find_key_colon(text, below) == below.end && below.end < text.len)
        below = next_filled_line(text, below);
    size_t colon = find_key_colon(text, below);
    return report(f, BX_E_COLON_IN_TEXT, colon < below.end ? colon : f->at, 1, NULL, diag);
}

static bx_status judge_list(const bx_syntax_fault *f, bx_diag *diag)
{
    return report(f, BX_E_LIST_ON_KEY_LINE, f->at, 1, NULL, diag);
}

/*
 * An odd number of quotation marks before the text that is too much: the last of them
 * closes what was opened on a line above, by a mark that has lost its own end.
 */
static bx_status judge_after_quote(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    size_t at = f->at < text.len ? f->at : text.len, start = line_at(text, at).start;
    size_t last = at, marks = 0;
    while (last > start && text.ptr[last - 1] != '"' && text.ptr[last - 1] != '\'')
        last--;
    if (last == start) return report(f, BX_E_AFTER_QUOTE, f->at, 1, NULL, diag);
    char mark = text.ptr[last - 1];
    for (size_t i = start; i < last; i++)
        marks += text.ptr[i] == mark;
    if (marks % 2 == 0) return report(f, BX_E_AFTER_QUOTE, f->at, 1, NULL, diag);
    while (start > 0 && text.ptr[start - 1] != mark)
        start--;
    return report_character(f, BX_E_OPEN_QUOTE, start > 0 ? start - 1 : last - 1, diag);
}

/* Something stands behind a value that was complete: text that starts with [ { or *, or a line too many. */
static bx_status judge_left_over(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at);
    if (f->at <= indent_end(text, l)) return judge_no_key(f, diag);
    size_t colon = find_key_colon(text, l);
    size_t value = indent_end(text, (line){colon < l.end ? colon + 1 : l.start, l.end});
    while (value + 1 < l.end && text.ptr[value] == '-' && text.ptr[value + 1] == ' ')
        value = indent_end(text, (line){value + 1, l.end});
    if (value < l.end && strchr("[{*\"'", text.ptr[value]))
        return report_character(f, BX_E_RESERVED_START, value, diag);
    return judge_no_key(f, diag);
}

static bx_status judge_bar(const bx_syntax_fault *fault, bx_diag *diag)
{
    return report(fault, BX_E_TEXT_BEHIND_BAR, fault->at, 1, "", diag);
}

/* The escape whose backslash is the last before the place where the library stopped. */
static bx_status judge_escape(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    line l = line_at(text, f->at);
    size_t at = f->at < l.end ? f->at : l.end;
    char escape[12] = {0}; /* a backslash, U and eight digits at most */
    while (at > l.start && (at == l.end || text.ptr[at] != '\\'))
        at--;
    size_t end = at + 1 < l.end ? at + 2 : l.end;
    bool has_digits = strchr("Uux", text.ptr[end - 1]) != NULL;
    while (has_digits && end < l.end && end - at < 10 && isxdigit((unsigned char)text.ptr[end]))
        end++;
    memcpy(escape, text.ptr + at, end - at);
    return report(f, BX_E_BAD_ESCAPE, at, end - at, escape, diag);
}

typedef struct phrase {
    const char *words;
    bx_status (*judge)(const bx_syntax_fault *f, bx_diag *diag);
} phrase;

/* The first that occurs in the library's message. */
static const phrase phrases[] = {
    {"block scalar no linebreak", judge_bar},
    {"indentation indicator", judge_bar},
    {"escape", judge_escape},
    {"tab", judge_tab},
    {"closing quote", judge_quote},
    {"wrongly indented double-quoted", judge_quote},
    {"wrongly indented single-quoted", judge_quote},
    {"trailing content after", judge_after_quote},
    {"plain scalar cannot start", judge_start},
    {"extra closing", judge_start},
    {"did not find expected node content", judge_start},
    {"not allowed in this context", judge_start},
    {"irective", judge_directive},
    {"alias", judge_sigil},
    {"anchor", judge_sigil},
    {"tag", judge_sigil},
    {"extra comma", judge_comma},
    {"comma in the beginning", judge_comma},
    {"flow", judge_bracket},
    {"nested block mapping", judge_nested},
    {"on the same line as a mapping key", judge_list},
    {"multiline plain key", judge_run_on},
    {"expected ':'", judge_no_key},
    {"value after mapping", judge_left_over},
    {"at the end of block sequence", judge_left_over},
    {"expected '-'", judge_left_over},
    {"expected key", judge_no_key},
    {"mapping in plain multiline", judge_no_key},
    {"indentation in mapping", judge_no_key},
};

bx_status bx_syntax_report(const bx_syntax_fault *fault, bx_diag *diag)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(fault->message, phrases[i].words)) return phrases[i].judge(fault, diag);
    return report(fault, BX_E_SYNTAX, fault->at, 1, fault->message, diag);
}
