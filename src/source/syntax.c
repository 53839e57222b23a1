/*
 * A table of the library's phrases (libfyaml 0.7.12) leads to a judge that looks at
 * the text. A phrase of another version falls through to BX0204, which quotes it in English.
 */
#include "source/syntax.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "source/foreign.h"
#include "source/key_column.h"
#include "source/key_line.h"
#include "source/stray.h"

#include "base/ban.h"

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

/* --- rows --- */

/* [1, 2] with something behind it: quotes would make no row of it. */
static bool is_row(bx_str value)
{
    size_t end = bx_str_find(value, BX_STR("]"));
    bool has_comma = false;
    if (value.len == 0 || value.ptr[0] != '[') return false;
    for (size_t i = 1; i < end; i++) {
        if (!strchr("0123456789,.~ ", value.ptr[i])) return false;
        has_comma = has_comma || value.ptr[i] == ',';
    }
    return has_comma;
}

/* The row that a line gives to its key, where something stands behind it: [1, 2] 件 */
static bool find_behind_row(bx_str text, bx_text_line l, size_t *at, bx_str *value)
{
    size_t colon = bx_text_line_key_colon(text, l);
    *at = colon < l.end ? colon + 1 : l.end;
    *at = bx_text_line_indent_end(text, (bx_text_line){*at, l.end});
    *value = bx_str_trim((bx_str){text.ptr + *at, l.end - *at});
    return is_row(*value) && bx_str_find(*value, BX_STR("]")) + 1 < value->len &&
           bx_text_line_comment(text, l) == l.end;
}

static bx_status report_behind_row(const bx_syntax_fault *f, size_t at, bx_str value, bx_diag *diag)
{
    size_t end = bx_str_find(value, BX_STR("]")) + 1;
    return report(f, BX_E_BEHIND_ROW, at + end, value.len - end, NULL, diag);
}

/* --- judges --- */

/* A tab among the blanks that open a line. */
static bool find_tab(bx_str text, bx_text_line l, size_t *at)
{
    size_t end = bx_text_line_indent_end(text, l);
    for (*at = l.start; *at < end; ++*at)
        if (text.ptr[*at] == '\t') return true;
    return false;
}

static bx_status judge_tab(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    bx_text_line l = bx_text_line_at(text, f->at);
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

/* A - or several that stand for "no figure": nothing but the end of the cell is behind them. */
static bool is_lone_dash(bx_str text, size_t at)
{
    if (at >= text.len || text.ptr[at] != '-') return false;
    while (at < text.len && text.ptr[at] == '-')
        at++;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at == text.len || strchr(",]}#\r\n", text.ptr[at]);
}

/* [1, 2]]: one bracket too many. */
static bool is_closed_before(bx_str text, bx_text_line l, size_t at)
{
    if (text.ptr[at] != ']' && text.ptr[at] != '}') return false;
    while (at > l.start && text.ptr[at - 1] == ' ')
        at--;
    return at > l.start && (text.ptr[at - 1] == ']' || text.ptr[at - 1] == '}');
}

/* Text that begins with a character of YAML's own, to the end of its line, and the same in quotes. */
static bx_status report_reserved(const bx_syntax_fault *f, size_t at, bx_diag *diag)
{
    enum { LONGEST = 180 }; /* bytes: a message quotes no more of a line */
    bx_str text = f->file->text;
    bx_text_line l = bx_text_line_at(text, at);
    bx_str value = bx_str_trim((bx_str){text.ptr + at, l.end - at});
    bool is_plain = !f->has_bracket && value.len <= LONGEST &&
                    !memchr(value.ptr, '\'', value.len) && bx_text_line_comment(text, l) == l.end;
    if (is_row(value)) return report_behind_row(f, at, value, diag);
    if (is_closed_before(text, l, at)) return report(f, BX_E_BEHIND_ROW, at, value.len, NULL, diag);
    if (!is_plain) return report_character(f, BX_E_RESERVED_START, at, diag);
    char bytes[5] = {0}, offer[LONGEST + 16];
    uint32_t rune;
    memcpy(bytes, value.ptr, (size_t)bx_utf8_decode(value, 0, &rune));
    const char *mark =
        memchr(value.ptr, '"', value.len) || memchr(value.ptr, '\\', value.len) ? "'" : "\"";
    snprintf(offer, sizeof offer, " → %s%.*s%s", mark, BX_STR_ARG(value), mark);
    bx_place place = {f->file, at, value.len};
    return bx_report(diag, BX_E_RESERVED_START, &place, bytes, offer);
}

static bx_status judge_start(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    if (f->at >= text.len || (unsigned char)text.ptr[f->at] <= ' ') return judge_no_key(f, diag);
    if (f->has_bracket && text.ptr[f->at] == ',') return judge_comma(f, diag);
    if (is_lone_dash(text, f->at)) return report(f, BX_E_LONE_DASH, f->at, 1, NULL, diag);
    return report_reserved(f, f->at, diag);
}

static bx_status judge_directive(const bx_syntax_fault *f, bx_diag *diag)
{
    return report_character(f, BX_E_RESERVED_START, bx_text_line_at(f->file->text, f->at).start,
                            diag);
}

/* The library stops behind the & * or !. */
static bx_status judge_sigil(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    bx_text_line l = bx_text_line_at(text, f->at);
    size_t at = f->at < l.end ? f->at : l.end;
    while (at > l.start && (at == text.len || !strchr("&*!", text.ptr[at])))
        at--;
    return report_character(f, BX_E_RESERVED_START, at, diag);
}

/* A # that touches the bracket which closes a row: no comment for YAML; l.end when there is none. */
static size_t find_tight_comment(bx_str text, bx_text_line l, size_t bracket)
{
    for (size_t i = bracket + 1; i < l.end; i++)
        if (text.ptr[i] == '#' && text.ptr[i - 1] == ']') return i;
    return l.end;
}

/* A bracket of a Chinese keyboard at the end of the line, where the row should be closed; l.end when there is none. */
static size_t find_wide_closing(bx_str text, bx_text_line l)
{
    static const char *const closings[] = {"］", "】", "）", "｝", "〕", "」", ")"};
    bx_str all = bx_str_trim((bx_str){text.ptr + l.start, bx_text_line_comment(text, l) - l.start});
    for (size_t i = 0; i < sizeof closings / sizeof *closings; i++)
        if (bx_str_ends(all, bx_str_from(closings[i])))
            return (size_t)(all.ptr - text.ptr) + all.len - strlen(closings[i]);
    return l.end;
}

/* Blanks between two pairs in braces, where a comma should be: {甲: 1 乙: 2}; l.end when there are none. */
static size_t find_lost_comma(bx_str text, bx_text_line l, size_t bracket, size_t *len)
{
    bx_text_line rest = {bracket + 1, l.end};
    for (size_t colon; (colon = bx_text_line_key_colon(text, rest)) < l.end;
         rest.start = colon + 1) {
        size_t next = bx_text_line_key_colon(text, (bx_text_line){colon + 1, l.end});
        size_t value = bx_text_line_indent_end(text, (bx_text_line){colon + 1, l.end}), end = value;
        while (end < next && !strchr(" ,[{", text.ptr[end]))
            end++;
        if (next == l.end || end == next || text.ptr[end] != ' ' || end == value) continue;
        size_t name = bx_text_line_indent_end(text, (bx_text_line){end, l.end});
        if (memchr(text.ptr + end, ',', next - end)) continue;
        *len = name - end;
        return end;
    }
    return l.end;
}

static bx_status judge_bracket(const bx_syntax_fault *f, bx_diag *diag)
{
    if (!f->has_bracket) return judge_start(f, diag);
    bx_text_line l = bx_text_line_at(f->file->text, f->bracket);
    size_t comment = find_tight_comment(f->file->text, l, f->bracket);
    if (comment < l.end) return report(f, BX_E_TIGHT_COMMENT, comment, 1, NULL, diag);
    size_t len, comma = find_lost_comma(f->file->text, l, f->bracket, &len);
    if (comma < l.end) return report(f, BX_E_COMMA_MISSING, comma, len, NULL, diag);
    size_t closing = find_wide_closing(f->file->text, l);
    if (closing < l.end)
        return report(f, BX_E_WIDE_CLOSING, closing, l.end - closing,
                      f->file->text.ptr[f->bracket] == '[' ? "]" : "}", diag);
    return report_character(f, BX_E_OPEN_BRACKET, f->bracket, diag);
}

/* With the blanks behind it: the full-width colon that is proposed for it brings its own white. */
static bx_status report_colon(const bx_syntax_fault *f, size_t at, bool is_text, bx_diag *diag)
{
    bx_str text = f->file->text;
    size_t end = at + 1;
    while (is_text && end < text.len && text.ptr[end] == ' ')
        end++;
    return report(f, BX_E_COLON_IN_TEXT, at, end - at, is_text ? " → ：" : "", diag);
}

static bx_status judge_nested(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    bx_text_line l = bx_text_line_at(text, f->at);
    size_t first = bx_text_line_key_colon(text, l);
    size_t second =
        bx_text_line_key_colon(text, (bx_text_line){first < l.end ? first + 1 : l.end, l.end});
    if (second == l.end) return report_colon(f, f->at, true, diag);
    /* 机关: 某局 年度: 2024 are two keys, it seems; of 会议 9: 30 nobody can tell: nothing is proposed */
    size_t name = second;
    while (name > first + 1 && !strchr(" \t,;", text.ptr[name - 1]))
        name--;
    bool has_value = bx_str_trim((bx_str){text.ptr + first + 1, name - first - 1}).len > 0;
    bool bx_key_line_is_name = (unsigned char)text.ptr[name] >= 0x80;
    if (has_value && bx_key_line_is_name)
        return report(f, BX_E_TWO_KEYS, name, second - name, NULL, diag);
    return report_colon(f, second, !has_value, diag);
}

/* The comment of the bx_text_line above when that line is indented less: it ended the text there. */
static bool find_comment_above(bx_str text, bx_text_line l, size_t *at)
{
    bx_text_line above = l;
    do {
        if (above.start == 0) return false;
        above = bx_text_line_at(text, above.start - 1);
    } while (bx_text_line_indent_end(text, above) == above.end);
    *at = bx_text_line_comment(text, above);
    return *at < above.end && bx_text_line_indent_end(text, above) - above.start <
                                  bx_text_line_indent_end(text, l) - l.start;
}

/* A line that is no key where one must stand. */
static bx_status judge_no_key(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    bx_text_line l = bx_text_line_at(text, f->at);
    size_t tab, comment;
    if (find_tab(text, l, &tab)) return report(f, BX_E_TAB_INDENT, tab, 1, NULL, diag);
    if (find_comment_above(text, l, &comment))
        return report(f, BX_E_COMMENT_ENDS_TEXT, comment, 1, NULL, diag);
    size_t at;
    bx_str value;
    if (find_behind_row(text, l, &at, &value)) return report_behind_row(f, at, value, diag);
    return bx_stray_report(f, diag);
}

/*
 * Text goes on over several lines and then there is a key in it. Either the first
 * line was to be a key itself, or a later line holds ": ", or is indented too far.
 */
static bx_status judge_run_on(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    bx_text_line l = bx_text_line_at(text, f->at), below = bx_text_line_below(text, l);
    size_t tab;
    if (find_tab(text, below, &tab)) return report(f, BX_E_TAB_INDENT, tab, 1, NULL, diag);
    if (f->at <= bx_text_line_indent_end(text, l)) return judge_no_key(f, diag);
    while (bx_text_line_key_colon(text, below) == below.end && below.end < text.len)
        below = bx_text_line_below(text, below);
    size_t colon = bx_text_line_key_colon(text, below);
    bx_text_line above;
    bool is_second = bx_text_line_above(text, below, &above) && above.start == l.start;
    if (is_second && !bx_key_line_is_prose(text, above) && bx_key_column_is_odd(text, below))
        return bx_key_column_report(f, below, diag);
    return report_colon(f, colon < below.end ? colon : f->at, false, diag);
}

static bx_status judge_list(const bx_syntax_fault *f, bx_diag *diag)
{
    if (is_lone_dash(f->file->text, f->at)) return report(f, BX_E_LONE_DASH, f->at, 1, NULL, diag);
    return report(f, BX_E_LIST_ON_KEY_LINE, f->at, 1, NULL, diag);
}

/*
 * An odd number of quotation marks before the text that is too much: the last of them
 * closes what was opened on a bx_text_line above, by a mark that has lost its own end.
 */
static bx_status judge_after_quote(const bx_syntax_fault *f, bx_diag *diag)
{
    bx_str text = f->file->text;
    size_t at = f->at < text.len ? f->at : text.len, start = bx_text_line_at(text, at).start;
    size_t last = at, marks = 0;
    while (last > start && text.ptr[last - 1] != '"' && text.ptr[last - 1] != '\'')
        last--;
    if (last == start) return report(f, BX_E_AFTER_QUOTE, f->at, 1, NULL, diag);
    bx_str behind = bx_str_trim((bx_str){text.ptr + at, bx_text_line_at(text, at).end - at});
    if (bx_str_is(behind, ",")) return report(f, BX_E_COMMA_AT_END, at, 1, NULL, diag);
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
    bx_text_line l = bx_text_line_at(text, f->at);
    if (f->at <= bx_text_line_indent_end(text, l)) return judge_no_key(f, diag);
    size_t colon = bx_text_line_key_colon(text, l);
    size_t value =
        bx_text_line_indent_end(text, (bx_text_line){colon < l.end ? colon + 1 : l.start, l.end});
    while (value + 1 < l.end && text.ptr[value] == '-' && text.ptr[value + 1] == ' ')
        value = bx_text_line_indent_end(text, (bx_text_line){value + 1, l.end});
    if (value < l.end && strchr("[{*\"'", text.ptr[value])) return report_reserved(f, value, diag);
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
    bx_text_line l = bx_text_line_at(text, f->at);
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

/* #REF! and its like begin a comment for YAML, and the row is never closed. */
static bool find_sheet_error(bx_str text, bx_text_line l, size_t *at, size_t *len)
{
    for (*at = l.start; *at < l.end; ++*at)
        if ((*len = bx_foreign_sheet_error((bx_str){text.ptr + *at, l.end - *at})) > 0) return true;
    return false;
}

/* ```yaml, as a chat puts it around what it was asked for (CommonMark 0.31, 4.5). */
static bool is_fence(bx_str text, bx_text_line l)
{
    return bx_str_starts((bx_str){text.ptr + l.start, l.end - l.start}, BX_STR("```"));
}

bx_status bx_syntax_report(const bx_syntax_fault *fault, bx_diag *diag)
{
    bx_text_line l = bx_text_line_at(fault->file->text, fault->at);
    size_t at, len;
    bx_str value;
    if (is_fence(fault->file->text, l)) return report(fault, BX_E_FENCE, l.start, 3, NULL, diag);
    size_t row = fault->has_bracket ? fault->bracket : fault->at;
    if (find_sheet_error(fault->file->text, bx_text_line_at(fault->file->text, row), &at, &len))
        return report(fault, BX_E_SHEET_ERROR, at, len, NULL, diag);
    if (!fault->has_bracket && bx_stray_has_fallen(fault->file->text, l))
        return bx_stray_report(fault, diag);
    if (!fault->has_bracket && bx_stray_is_marked(fault->file->text, l))
        return bx_stray_report_marks(fault, l, diag);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(fault->message, phrases[i].words)) return phrases[i].judge(fault, diag);
    if (find_behind_row(fault->file->text, l, &at, &value))
        return report_behind_row(fault, at, value, diag);
    char why[200]; /* the library speaks English only */
    snprintf(why, sizeof why, BX_BOTH("%.150s", "程序读不懂此处"), fault->message);
    return report(fault, BX_E_SYNTAX, fault->at, 1, why, diag);
}
