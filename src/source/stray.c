#include "source/stray.h"

#include <string.h>

#include "base/utf8.h"

#include "base/ban.h"

enum { STEP = 2, SHOWN = 48 }; /* spaces of a level; characters of a line that is shown whole */
enum { FAR = 4096, MOST_LINES = 100 }; /* lines that are looked at above one, and below the first */

/* --- what a line looks like --- */

static bx_str rest_of(bx_str text, bx_text_line l, size_t at)
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

/* A value that is none of running text: a figure, a row, the bar of a block. */
static bool starts_value(bx_str value)
{
    static const char *const starts[] = {"[", "{", "|", ">",  "\"", "'",
                                         "&", "*", "~", "［", "【", "｜"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (bx_str_starts(value, bx_str_from(starts[i]))) return true;
    return value.len > 0 && value.ptr[0] >= '0' && value.ptr[0] <= '9';
}

/* Names are short and without the marks of a sentence. */
static bool is_name(bx_str text)
{
    enum { LONGEST = 16 };
    return text.len > 0 && bx_utf8_count(text) <= LONGEST &&
           !holds_one_of(text, "，。；、！？“”（）：,;!?()\"");
}

static bool is_sentence(bx_str value)
{
    return !starts_value(value) && holds_one_of(value, "，。；！？");
}

/* Whether the line was to be a key, with the colon at `colon`. */
static bool is_meant_as_key(bx_str text, bx_text_line l, size_t colon, size_t len)
{
    size_t first = bx_text_line_indent_end(text, l);
    bx_str name = bx_str_trim((bx_str){text.ptr + first, colon - first});
    bx_str value = rest_of(text, l, colon + len);
    return is_name(name) && !is_sentence(value) && !bx_str_starts(value, BX_STR("//"));
}

bool bx_stray_is_prose(bx_str text, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, l);
    bx_str value = colon < l.end ? rest_of(text, l, colon + 1) : (bx_str){0};
    for (size_t i = 0; i < value.len && !starts_value(value); i++)
        if ((unsigned char)value.ptr[i] >= 0x80) return true;
    return false;
}

/* 申请： with keys below it is one itself; 下一步打算： with text below it is text. */
static bool has_text_below(bx_str text, bx_text_line l)
{
    size_t len;
    bx_text_line below = bx_text_line_below(text, l);
    size_t colon = bx_text_line_odd_colon(text, below, &len);
    bool is_key = colon < below.end && is_meant_as_key(text, below, colon, len);
    return bx_text_line_indent(text, below) > bx_text_line_indent(text, l) && !is_key;
}

/* --- what stands above it --- */

/* Column of what a line holds, behind the dashes of lists. */
static size_t column_of(bx_str text, bx_text_line l)
{
    size_t at = bx_text_line_indent_end(text, l);
    while (at + 1 < l.end && text.ptr[at] == '-' && text.ptr[at + 1] == ' ')
        at = bx_text_line_indent_end(text, (bx_text_line){at + 1, l.end});
    return at - l.start;
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

/*
 * The column where a key should start: that of the key above which it is deeper than, or else of
 * the one that is nearest on the other side. False when a key above starts where this one does.
 */
static bool find_column(bx_str text, bx_text_line l, size_t *column)
{
    size_t own = column_of(text, l), least = SIZE_MAX;
    bx_text_line above = l;
    bool is_first = true;
    while (bx_text_line_above(text, above, &above)) {
        size_t other = column_of(text, above), colon = bx_text_line_key_colon(text, above);
        if (colon == above.end || other >= least) continue;
        bool has_value = rest_of(text, above, colon + 1).len > 0;
        if (other == own) return false;
        if (other < own) {
            *column = least == SIZE_MAX ? other : least;
            return least != SIZE_MAX || (is_first && has_value);
        }
        least = other;
        is_first = false;
    }
    *column = least;
    return least != SIZE_MAX;
}

/* --- reports --- */

/* The line, and the same with the right indentation: what is replaced, and by what. Of a long one the indentation alone is told. */
static bx_status report_indent(const bx_text_file *file, bx_code code, bx_text_line l,
                               size_t indent, bx_diag *diag)
{
    bx_str text = file->text;
    size_t first = bx_text_line_indent_end(text, l);
    bx_str line = bx_str_trim((bx_str){text.ptr + first, l.end - first});
    bool is_long = bx_utf8_count(line) > SHOWN;
    size_t start = (size_t)(line.ptr - text.ptr), len = line.len;
    if (is_long) len = (size_t)bx_utf8_decode(text, start, &(uint32_t){0});
    bx_place place = {file, l.start, start + len - l.start};
    bx_buf offer = {0}, words = {0};
    bx_buf_add_text(&offer, "");
    if (!is_long) bx_buf_printf(&offer, " → %*s%.*s", (int)indent, "", BX_STR_ARG(line));
    bx_buf_printf(&words, BX_BOTH(" (indentation: %d)%s", "（行首 %d 个空格）%s"), (int)indent,
                  offer.ptr, (int)indent, offer.ptr);
    bool failed = offer.failed || words.failed;
    bx_status status = failed ? BX_ERR_MEMORY : bx_report(diag, code, &place, words.ptr);
    bx_buf_release(&words);
    bx_buf_release(&offer);
    return status;
}

bool bx_stray_is_column(bx_str text, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, l), column;
    return colon < l.end && is_meant_as_key(text, l, colon, 1) && find_column(text, l, &column);
}

/* Whether `l` is one of several keys in its column: the next below starts there too. */
static bool has_fellow(bx_str text, bx_text_line l)
{
    bx_text_line below = bx_text_line_below(text, l);
    return below.start < text.len && column_of(text, below) == column_of(text, l) &&
           bx_text_line_key_colon(text, below) < below.end;
}

/* The key right above that has a value and so no members, and starts where a key above it does that opens a section. */
static bool is_flush_child(bx_str text, bx_text_line l, bx_text_line above)
{
    size_t own = column_of(text, above);
    bx_text_line holder = above;
    if (own >= column_of(text, l) || !has_fellow(text, l)) return false;
    do {
        size_t colon = bx_text_line_key_colon(text, holder);
        if (colon == holder.end || column_of(text, holder) != own) return false;
        if (rest_of(text, holder, colon + 1).len == 0) return holder.start != above.start;
    } while (bx_text_line_above(text, holder, &holder));
    return false;
}

/* The key above that is the one out of line: those before it start where this one does, or it opens nothing. */
static bool find_culprit(bx_str text, bx_text_line l, bx_text_line *culprit)
{
    size_t own = column_of(text, l), least = SIZE_MAX;
    bx_text_line above = l;
    if (bx_text_line_above(text, l, culprit) && is_flush_child(text, l, *culprit)) return true;
    while (bx_text_line_above(text, above, &above)) {
        size_t other = column_of(text, above);
        if (bx_text_line_key_colon(text, above) == above.end) continue;
        if (least < own && other == own) return true;
        if (least < own && other <= least) return false;
        if (least >= own && other < own) *culprit = above;
        if (other < least) least = other;
    }
    return false;
}

bx_status bx_stray_report_column(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag)
{
    bx_str text = fault->file->text;
    bx_text_line culprit;
    size_t column = column_of(text, l);
    if (find_culprit(text, l, &culprit))
        return report_indent(fault->file, BX_E_KEY_COLUMN, culprit, column, diag);
    find_column(text, l, &column);
    return report_indent(fault->file, BX_E_KEY_COLUMN, l, column, diag);
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
    if (!starts_value(value)) return false;
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
    if (!is_name((bx_str){text.ptr + first, *at - first})) return false;
    if (value < l.end) return is_bare_value((bx_str){text.ptr + value, l.end - value});
    bx_text_line below = bx_text_line_below(text, l);
    *len = 0;
    return bx_text_line_indent(text, below) > bx_text_line_indent(text, l) &&
           bx_text_line_key_colon(text, below) < below.end;
}

static bool is_line_of_key(bx_str text, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, l);
    return colon < l.end && is_meant_as_key(text, l, colon, 1);
}

/* A line that was meant as a key, and where its colon should be: *at, *len. */
static bool is_key_without_colon(bx_str text, bx_text_line l, bool is_out, size_t *at, size_t *len)
{
    *at = bx_text_line_odd_colon(text, l, len);
    if (*at == l.end) return find_lost_colon(text, l, at, len);
    if (!is_meant_as_key(text, l, *at, *len)) return false;
    bx_str value = rest_of(text, l, *at + *len);
    if (value.len > 0) return !is_out || is_bare_value(value);
    return !is_out || !has_text_below(text, l);
}

/* 联系人：张三 may be text as well as a key: nothing is proposed. */
static bx_status report_fallen(const bx_text_file *file, bx_text_line l, size_t indent,
                               bx_diag *diag)
{
    size_t len, at = bx_text_line_odd_colon(file->text, l, &len);
    bool may_be_key = at < l.end && is_meant_as_key(file->text, l, at, len) &&
                      rest_of(file->text, l, at + len).len > 0;
    if (!may_be_key) return report_indent(file, BX_E_TEXT_NOT_INDENTED, l, indent, diag);
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
    return colon < key.end && rest_of(text, key, colon + 1).len == 0 && !is_line_of_key(text, l) &&
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
    return colon < l.end && (has_blank || is_strong) && is_name(k->name) &&
           !is_sentence(rest_of(text, l, colon + 1));
}

/* The nearest key above that is not deeper has a value: no list can begin below it. */
static bool follows_key(bx_str text, bx_text_line l)
{
    bx_text_line holder;
    if (!find_holder(text, l, &holder)) return false;
    size_t colon = bx_text_line_key_colon(text, holder),
           first = bx_text_line_indent_end(text, holder);
    return bx_text_line_indent(text, holder) == bx_text_line_indent(text, l) &&
           rest_of(text, holder, colon + 1).len > 0 && text.ptr[first] != '-';
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
    if (bx_stray_is_column(text, l)) return bx_stray_report_column(fault, l, diag);
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
    return is_meant_as_key(text, l, colon, len) ? bx_stray_report(&fault, diag) : BX_OK;
}
