/*
 * The row is read anew from the file's bytes: cells and what parts them. Tabs part cells of a
 * spreadsheet, and commas inside those are of thousands; otherwise any mark parts cells.
 */
#include "data/row_text.h"

#include <string.h>

#include "base/utf8.h"
#include "data/figure_text.h"

#include "base/ban.h"

enum { THOUSANDS = 3 };

static const char *const openings[] = {"[", "【", "［", "（", "(", "{", "｛", "〔", "“", NULL};
static const char *const closings[] = {"]", "】", "］", "）", ")", "}", "｝", "〕", "”", NULL};

static bx_str cut_front(bx_str text, size_t len)
{
    return (bx_str){text.ptr + len, text.len - len};
}

static bx_str without_brackets(bx_str text)
{
    bx_str before;
    do {
        before = text = bx_str_trim(text);
        for (int i = 0; openings[i]; i++) {
            bx_str open = bx_str_from(openings[i]), close = bx_str_from(closings[i]);
            if (bx_str_starts(text, open)) text = cut_front(text, open.len);
            if (bx_str_ends(text, close)) text.len -= close.len;
        }
    } while (text.len < before.len);
    return text;
}

static bool is_bracketed(const bx_node *node)
{
    bx_str text = node->place.file->text;
    char byte = node->place.at < text.len ? text.ptr[node->place.at] : '\0';
    return node->kind != BX_NODE_SCALAR && (byte == '[' || byte == '{');
}

/* Byte behind the last value of a row, in the file, and how many brackets are to be closed there. */
static size_t last_end(const bx_node *row, int *open)
{
    const bx_node *last = row;
    *open = is_bracketed(last);
    while (last->kind != BX_NODE_SCALAR && last->count > 0) {
        last = last->kind == BX_NODE_LIST ? last->items[last->count - 1]
                                          : last->pairs[last->count - 1].value;
        *open += is_bracketed(last);
    }
    return last->place.at + last->place.len;
}

bx_place bx_row_place(const bx_node *node)
{
    bx_place place = node->place;
    bx_str text = place.file->text;
    int open;
    if (node->kind == BX_NODE_SCALAR && node->style == BX_SCALAR_QUOTED)
        return (bx_place){place.file, place.at - 1, place.len + 2};
    if (!is_bracketed(node)) return place;
    size_t end = last_end(node, &open);
    for (; open > 0 && end < text.len && strchr(" \t\r\n,:\"'[{]}", text.ptr[end]); end++)
        open -= text.ptr[end] == ']' || text.ptr[end] == '}';
    if (open == 0) place.len = end - place.at;
    return place;
}

/* Bytes of what parts two cells at `at`, 0 when a cell goes on there; tight: a comma without blanks, or blanks alone. */
static size_t marks_at(bx_str row, size_t at, bool *is_tight)
{
    size_t start = at;
    bool has_comma = false, has_blank = false;
    while (at < row.len) {
        bx_str rest = cut_front(row, at);
        size_t len = bx_str_blank(rest);
        bool is_wide = bx_str_starts(rest, BX_STR("，")) || bx_str_starts(rest, BX_STR("、"));
        if (len > 0) has_blank = true;
        else if (is_wide || rest.ptr[0] == ',') {
            has_comma = true;
            len = is_wide ? BX_STR("，").len : 1;
        }
        if (len == 0) break;
        at += len;
    }
    *is_tight = !has_comma || !has_blank;
    return at - start;
}

/* How many digits, of either width, stand from `at` on; *end behind them. */
static size_t digits_at(bx_str text, size_t at, size_t *end)
{
    size_t count = 0;
    for (*end = at; *end < text.len; count++) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, *end, &rune);
        if ((rune < '0' || rune > '9') && (rune < 0xFF10 || rune > 0xFF19)) break;
        *end += (size_t)len;
    }
    return count;
}

/* Whether what stands between these digits may be a mark of thousands. */
static bool may_be_thousands(bx_str row, size_t cell, size_t mark, size_t next)
{
    size_t end, before = digits_at(row, cell, &end);
    return before >= 1 && before <= THOUSANDS && end == mark && row.ptr[cell] != '0' &&
           digits_at(row, next, &end) == THOUSANDS;
}

/* A row that is being written anew. */
typedef struct mender {
    const bx_field *field;
    bx_buf *out;
    int cells;
    bool is_good; /* no cell and no mark is doubtful so far */
} mender;

static void add_cell(mender *m, bx_str cell)
{
    char digits[BX_FIGURE_ROOM];
    bx_buf_add_text(m->out, m->cells++ > 0 ? ", " : "[");
    if (bx_str_is(cell, "~") || bx_figure_is_mark(m->field, cell)) bx_buf_add_str(m->out, cell);
    else if (bx_figure_mend(m->field, cell, digits)) bx_buf_add_text(m->out, digits);
    else m->is_good = false;
}

/* A spreadsheet's cells: an empty one is between two tabs. */
static void mend_pasted(mender *m, bx_str row)
{
    for (bool is_last = false; !is_last;) {
        size_t end = bx_str_find(row, BX_STR("\t"));
        bx_str cell = bx_str_trim((bx_str){row.ptr, end});
        is_last = end == row.len;
        add_cell(m, cell.len > 0 ? cell : BX_STR("~"));
        row = cut_front(row, is_last ? end : end + 1);
    }
}

static void mend_marked(mender *m, bx_str row)
{
    for (size_t at = 0, end; at < row.len;) {
        bool is_tight = false;
        size_t len = 0;
        for (end = at; end < row.len && (len = marks_at(row, end, &is_tight)) == 0;)
            end++;
        add_cell(m, (bx_str){row.ptr + at, end - at});
        if (len > 0 && is_tight && may_be_thousands(row, at, end, end + len)) m->is_good = false;
        at = end + len;
    }
}

static bool fits(const bx_field *field, int count)
{
    return count == field->name_count || count == bx_field_width(field);
}

/* The row as it is written in one line; false when it takes several. */
static bool cut_row(const bx_node *node, bx_str *row)
{
    bx_place place = node->kind == BX_NODE_SCALAR ? node->place : bx_row_place(node);
    *row = (bx_str){place.file->text.ptr + place.at, place.len};
    bool is_one_line = !memchr(row->ptr, '\n', row->len); /* a message shows one line */
    *row = without_brackets(*row);
    return is_one_line;
}

bool bx_row_mend(const bx_field *field, const bx_node *node, bx_buf *out)
{
    bx_str row;
    mender m = {.field = field, .out = out, .is_good = true};
    if (!cut_row(node, &row)) return false;
    if (memchr(row.ptr, '\t', row.len)) mend_pasted(&m, row);
    else mend_marked(&m, row);
    bx_buf_add_byte(out, ']');
    return m.is_good && fits(field, m.cells) && !out->failed;
}

/* --- rows by name --- */

static bx_str column_name(const bx_field *field, int i)
{
    return i < field->name_count ? field->names[i] : field->total;
}

/* The column whose name a text begins with, the longest of several; -1 for none. */
static int column_at(const bx_field *field, bx_str text)
{
    int found = -1;
    for (int i = 0; i < bx_field_width(field); i++)
        if (bx_str_starts(text, column_name(field, i)) &&
            (found < 0 || column_name(field, i).len > column_name(field, found).len))
            found = i;
    return found;
}

/* Bytes up to the next comma of any kind. */
static size_t comma_at(bx_str text)
{
    static const char *const commas[] = {",", "，", "、", ";", "；"};
    size_t least = text.len;
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
        size_t at = bx_str_find(text, bx_str_from(commas[i]));
        if (at < least) least = at;
    }
    return least;
}

/* 个人：5件 becomes 个人: 5; the column is marked in *there. */
static bool mend_pair(const bx_field *field, bx_str pair, uint64_t *there, bx_buf *out)
{
    char digits[BX_FIGURE_ROOM];
    int column = column_at(field, pair);
    if (column < 0 || column >= 64 || *there >> column & 1) return false;
    bx_str name = column_name(field, column), value = bx_str_trim(cut_front(pair, name.len));
    if (bx_str_starts(value, BX_STR("："))) value = cut_front(value, BX_STR("：").len);
    else if (bx_str_starts(value, BX_STR(":"))) value = cut_front(value, 1);
    if (!bx_figure_mend(field, value, digits)) return false;
    bx_buf_printf(out, "%s%.*s: %s", *there ? ", " : "{", BX_STR_ARG(name), digits);
    *there |= (uint64_t)1 << column;
    return true;
}

bool bx_row_is_named(const bx_field *field, const bx_node *node)
{
    bx_str row;
    cut_row(node, &row);
    return column_at(field, row) >= 0;
}

bool bx_row_mend_named(const bx_field *field, const bx_node *node, bx_buf *out)
{
    bx_str row;
    uint64_t there = 0;
    bool is_good = cut_row(node, &row) && row.len > 0 && field->name_count < 64;
    while (is_good && row.len > 0) {
        size_t end = comma_at(row);
        is_good = mend_pair(field, bx_str_trim((bx_str){row.ptr, end}), &there, out);
        uint32_t rune;
        if (end < row.len) end += (size_t)bx_utf8_decode(row, end, &rune);
        row = cut_front(row, end);
    }
    uint64_t all = ((uint64_t)1 << field->name_count) - 1;
    bx_buf_add_byte(out, '}');
    return is_good && (there & all) == all && !out->failed;
}

/* --- commas of thousands --- */

static bool is_plain(const bx_node *item)
{
    return item->kind == BX_NODE_SCALAR && item->style == BX_SCALAR_PLAIN && item->place.len > 0;
}

/* Whether only a comma stands between two items, and may be one of thousands. */
static bool is_tight(const bx_node *item, const bx_node *next, bool *is_thousands)
{
    bx_str text = item->place.file->text;
    size_t end = item->place.at + item->place.len;
    bool tight = next->place.at == end + 1 && text.ptr[end] == ',';
    *is_thousands = tight && next->place.len == THOUSANDS &&
                    may_be_thousands(text, item->place.at, end, next->place.at);
    return tight;
}

int bx_row_thousands(const bx_field *field, const bx_node *list, bool is_wrong)
{
    int first = -1, count = 0, tight = 0;
    for (int i = 0; i + 1 < list->count; i++) {
        bool is_thousands;
        if (!is_plain(list->items[i]) || !is_plain(list->items[i + 1])) return -1;
        tight += is_tight(list->items[i], list->items[i + 1], &is_thousands);
        if (is_thousands && first < 0) first = i;
        count += is_thousands;
    }
    bool is_mixed = tight < list->count - 1;
    bool is_doubtful = is_wrong || !fits(field, list->count);
    return is_mixed || (is_doubtful && fits(field, list->count - count)) ? first : -1;
}
