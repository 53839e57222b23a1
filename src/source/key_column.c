#include "source/key_column.h"

#include "base/utf8.h"
#include "source/key_line.h"

#include "base/ban.h"

enum { SHOWN = 48 }; /* characters of a line that is shown whole */

/* Column of what a line holds, behind the dashes of lists. */
static size_t column_of(bx_str text, bx_text_line l)
{
    size_t at = bx_text_line_indent_end(text, l);
    while (at + 1 < l.end && text.ptr[at] == '-' && text.ptr[at + 1] == ' ')
        at = bx_text_line_indent_end(text, (bx_text_line){at + 1, l.end});
    return at - l.start;
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
        bool has_value = bx_key_line_rest(text, above, colon + 1).len > 0;
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

bx_status bx_key_column_propose(const bx_text_file *file, bx_code code, bx_text_line l,
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

bool bx_key_column_is_odd(bx_str text, bx_text_line l)
{
    size_t colon = bx_text_line_key_colon(text, l), column;
    return colon < l.end && bx_key_line_is_meant(text, l, colon, 1) &&
           find_column(text, l, &column);
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
        if (bx_key_line_rest(text, holder, colon + 1).len == 0) return holder.start != above.start;
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

bx_status bx_key_column_report(const bx_syntax_fault *fault, bx_text_line l, bx_diag *diag)
{
    bx_str text = fault->file->text;
    bx_text_line culprit;
    size_t column = column_of(text, l);
    if (find_culprit(text, l, &culprit))
        return bx_key_column_propose(fault->file, BX_E_KEY_COLUMN, culprit, column, diag);
    find_column(text, l, &column);
    return bx_key_column_propose(fault->file, BX_E_KEY_COLUMN, l, column, diag);
}
