#include "source/stray.h"

#include <string.h>

#include "source/key_column.h"
#include "source/key_line.h"

#include "base/ban.h"

enum { STEP = 2 };                     /* spaces of a level */
enum { FAR = 4096, MOST_LINES = 100 }; /* lines that are looked at above one, and below the first */

/* 申请： with keys below it is one itself; 下一步打算： with text below it is text. */
static bool has_text_below(bx_str text, bx_text_line l)
{
    size_t len;
    bx_text_line below = bx_text_line_below(text, l);
    size_t colon = bx_text_line_odd_colon(text, below, &len);
    bool is_key = colon < below.end && bx_key_line_is_meant(text, below, colon, len);
    return bx_text_line_indent(text, below) > bx_text_line_indent(text, l) && !is_key;
}

/* The key that the line stands below or beside. */
static bool find_holder(bx_str text, bx_text_line l, bx_text_line *holder)
{
    size_t indent = bx_text_line_indent(text, l);
    *holder = l;
    for (int i = 0; i < FAR && bx_text_line_above(text, *holder, holder); i++)
        if (bx_text_line_indent(text, *holder) <= indent &&
            bx_text_line_key_colon(text, *holder) < holder->end)
            return true;
    return false;
}

/* A line below a key whose block of text it has fallen out of; *indent is that of the block. */
static bool is_out_of_block(bx_str text, bx_text_line l, size_t *indent)
{
    bx_text_line holder;
    if (!find_holder(text, l, &holder) || !bx_text_line_opens_block(text, holder)) return false;
    size_t own = bx_text_line_indent(text, holder);
    bx_text_line first = bx_text_line_below(text, holder);
    *indent = own + STEP;
    if (first.start < l.start && bx_text_line_indent(text, first) > own)
        *indent = bx_text_line_indent(text, first);
    return bx_text_line_indent(text, l) < *indent;
}

/* Bytes of what stands where a colon should be: blanks, and one of the marks beside it on the keyboard. */
static size_t separator_at(bx_str text, bx_text_line l, size_t at)
{
    static const char *const marks[] = {";", "；", ",", "，", "=", "＝"};
    size_t blank = bx_text_line_indent_end(text, (bx_text_line){at, l.end}), end = blank;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && end == blank; i++)
        if (bx_str_starts((bx_str){text.ptr + blank, l.end - blank}, bx_str_from(marks[i])))
            end += strlen(marks[i]);
    return bx_text_line_indent_end(text, (bx_text_line){end, l.end}) - at;
}

/* A figure, a row or a bar, and no running text. */
static bool is_bare_value(bx_str value)
{
    if (!bx_key_line_is_value(value)) return false;
    for (size_t i = 0; i < value.len && value.ptr[0] >= '0' && value.ptr[0] <= '9'; i++)
        if ((unsigned char)value.ptr[i] >= 0x80) return false;
    return true;
}

/* 规章 [0, 0], or 主动公开 above its members: a key that lacks its colon. What is there instead: *at, *len. */
static bool find_lost_colon(bx_str text, bx_text_line l, size_t *at, size_t *len)
{
    if (bx_text_line_odd_colon(text, l, len) < l.end) return false;
    size_t first = bx_text_line_indent_end(text, l);
    for (*at = first; *at < l.end && (*len = separator_at(text, l, *at)) == 0;)
        ++*at;
    size_t value = *at + *len;
    if (!bx_key_line_is_name((bx_str){text.ptr + first, *at - first})) return false;
    if (value < l.end) return is_bare_value((bx_str){text.ptr + value, l.end - value});
    bx_text_line below = bx_text_line_below(text, l);
    *len = 0;
    return bx_text_line_indent(text, below) > bx_text_line_indent(text, l) &&
           bx_text_line_key_colon(text, below) < below.end;
}

static bool is_line_of_key(bx_str text, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, l);
    return colon < l.end && bx_key_line_is_meant(text, l, colon, 1);
}

/* A line that was meant as a key, and where its colon should be: *at, *len. */
static bool is_key_without_colon(bx_str text, bx_text_line l, bool is_out, size_t *at, size_t *len)
{
    *at = bx_text_line_odd_colon(text, l, len);
    if (*at == l.end) return find_lost_colon(text, l, at, len);
    if (!bx_key_line_is_meant(text, l, *at, *len)) return false;
    bx_str value = bx_key_line_rest(text, l, *at + *len);
    if (value.len > 0) return !is_out || is_bare_value(value);
    return !is_out || !has_text_below(text, l);
}

/* 联系人：张三 may be text as well as a key: nothing is proposed. */
static bx_status report_fallen(const bx_text_file *file, bx_text_line l, size_t indent,
                               bx_diag *diag)
{
    size_t len, at = bx_text_line_odd_colon(file->text, l, &len);
    bool may_be_key = at < l.end && bx_key_line_is_meant(file->text, l, at, len) &&
                      bx_key_line_rest(file->text, l, at + len).len > 0;
    if (!may_be_key) return bx_key_column_propose(file, BX_E_TEXT_NOT_INDENTED, l, indent, diag);
    bx_place place = {file, l.start, l.end - l.start};
    return bx_report(diag, BX_E_TEXT_NOT_INDENTED, &place, "");
}

/* One line, of the kinds that may stand in one file many times. False when it is of no such kind. */
static bool report_one(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag,
                       bx_status *status)
{
    bx_str text = fault->file->text;
    size_t at, len, indent = 0;
    if (bx_text_line_key_colon(text, l) < l.end) return false;
    bool is_out = is_out_of_block(text, l, &indent);
    if (is_key_without_colon(text, l, is_out, &at, &len)) {
        bx_place place = {fault->file, at, len};
        *status = bx_report(diag, BX_E_COLON_FORM, &place, NULL);
        return true;
    }
    if (is_out) *status = report_fallen(fault->file, l, indent, diag);
    return is_out;
}

bool bx_stray_has_fallen(bx_str text, bx_text_line l)
{
    size_t at, len, indent, first = bx_text_line_indent_end(text, l);
    bool has_tab = memchr(text.ptr + l.start, '\t', first - l.start) != NULL;
    return !has_tab && first < l.end && bx_text_line_key_colon(text, l) == l.end &&
           is_out_of_block(text, l, &indent) && !is_key_without_colon(text, l, true, &at, &len);
}

/* The lines below that are as far to the left; what is deeper belongs to one of them. */
static bx_status report_below(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag)
{
    bx_str text = fault->file->text;
    size_t indent = bx_text_line_indent(text, l);
    bx_status status = BX_ERR_INPUT;
    for (int i = 0; i < MOST_LINES && status != BX_ERR_MEMORY; i++) {
        l = bx_text_line_below(text, l);
        if (l.start >= text.len) break;
        bool is_comment = text.ptr[bx_text_line_indent_end(text, l)] == '#';
        if (!is_comment && bx_text_line_indent(text, l) == indent)
            report_one(fault, l, diag, &status);
    }
    return status;
}

/* Text below a key with nothing behind it. */
static bool lacks_bar(bx_str text, bx_text_line key, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, key);
    return colon < key.end && bx_key_line_rest(text, key, colon + 1).len == 0 &&
           !is_line_of_key(text, l) &&
           bx_text_line_indent(text, key) < bx_text_line_indent(text, l);
}

static bx_status report_bar(const bx_text_file *file, bx_text_line key, bx_diag *diag)
{
    bx_place place = {file, bx_text_line_key_colon(file->text, key), 1};
    return bx_report(diag, BX_E_BAR_MISSING, &place, NULL);
}

/* --- keys with the marks of a list, or of a chat, before them --- */

typedef struct marked_key {
    size_t start;      /* of the marks */
    bx_str mark, name; /* the first mark; the name without any */
    size_t end;        /* the colon */
} marked_key;

/* - 机关:, * 机关:, **机关**: where a key alone may stand. */
static bool read_marks(bx_str text, bx_text_line l, marked_key *k)
{
    size_t colon = bx_text_line_key_colon(text, l), at = bx_text_line_indent_end(text, l);
    k->start = at;
    k->end = colon;
    while (at < colon && strchr("-*+ ", text.ptr[at]))
        at++;
    k->mark = (bx_str){text.ptr + k->start, 1};
    k->name = (bx_str){text.ptr + at, colon - at};
    while (k->name.len > 0 && strchr("* ", k->name.ptr[k->name.len - 1]))
        k->name.len--;
    bool has_blank = at > k->start && text.ptr[at - 1] == ' ';
    bool is_strong = colon - k->start > 2 && text.ptr[k->start] == '*';
    return colon < l.end && (has_blank || is_strong) && bx_key_line_is_name(k->name) &&
           !bx_key_line_is_sentence(bx_key_line_rest(text, l, colon + 1));
}

/* The nearest key above that is not deeper has a value: no list can begin below it. */
static bool follows_key(bx_str text, bx_text_line l)
{
    bx_text_line holder;
    if (!find_holder(text, l, &holder)) return false;
    size_t colon = bx_text_line_key_colon(text, holder),
           first = bx_text_line_indent_end(text, holder);
    return bx_text_line_indent(text, holder) == bx_text_line_indent(text, l) &&
           bx_key_line_rest(text, holder, colon + 1).len > 0 && text.ptr[first] != '-';
}

bool bx_stray_is_marked(bx_str text, bx_text_line l)
{
    marked_key k;
    size_t indent;
    bool is_marked = read_marks(text, l, &k) && !is_out_of_block(text, l, &indent);
    return is_marked && (k.mark.ptr[0] != '-' || follows_key(text, l));
}

static bx_status report_marks(const bx_text_file *file, const marked_key *k, bx_diag *diag)
{
    bx_place place = {file, k->start, k->end - k->start};
    bx_buf words = {0};
    bx_buf_add_str(&words, k->name);
    const char mark[] = {k->mark.ptr[0], '\0'};
    bx_status status =
        words.failed ? BX_ERR_MEMORY : bx_report(diag, BX_E_MARKED_KEY, &place, words.ptr, mark);
    bx_buf_release(&words);
    return status;
}

bx_status bx_stray_report_marks(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag)
{
    bx_str text = fault->file->text;
    size_t indent = bx_text_line_indent(text, l);
    bx_status status = BX_ERR_INPUT;
    marked_key k;
    for (int i = 0; i < MOST_LINES && l.start < text.len && status != BX_ERR_MEMORY; i++) {
        if (bx_text_line_indent(text, l) == indent && read_marks(text, l, &k))
            status = report_marks(fault->file, &k, diag);
        l = bx_text_line_below(text, l);
    }
    return status;
}

bx_status bx_stray_report(const bx_syntax_fault *fault, bx_diag *diag)
{
    bx_str text = fault->file->text;
    bx_text_line l = bx_text_line_at(text, fault->at);
    bx_status status;
    if (bx_key_column_is_odd(text, l)) return bx_key_column_report(fault, l, diag);
    bx_text_line above, faulty = l;
    bool has_above = bx_text_line_above(text, l, &above);
    bool is_beside = has_above && bx_text_line_indent(text, above) == bx_text_line_indent(text, l);
    if (is_beside && is_line_of_key(text, l)) faulty = above; /* two lines were read as one key */
    if (report_one(fault, faulty, diag, &status))
        return status == BX_ERR_MEMORY ? status : report_below(fault, faulty, diag);
    if (has_above && lacks_bar(text, above, l)) return report_bar(fault->file, above, diag);
    size_t start = bx_text_line_indent_end(text, l);
    bx_place place = {fault->file, start, l.end - start};
    return bx_report(diag, BX_E_STRAY_LINE, &place, NULL);
}

bx_status bx_stray_check_root(const bx_text_file *file, size_t start, bx_diag *diag)
{
    bx_str text = file->text, rest = {text.ptr + start, text.len - start};
    size_t wide = bx_str_find(rest, BX_STR("：")), tight = bx_str_find(rest, BX_STR(":")), len;
    size_t at = start + (wide < tight ? wide : tight);
    const bx_syntax_fault fault = {.file = file, .at = at};
    if (at == text.len) return BX_OK;
    bx_text_line l = bx_text_line_at(text, at);
    size_t colon = bx_text_line_odd_colon(text, l, &len);
    return bx_key_line_is_meant(text, l, colon, len) ? bx_stray_report(&fault, diag) : BX_OK;
}
