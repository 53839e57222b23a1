
#include "data/record_figures.h"

#include <string.h>

#include "base/utf8.h"

#include "base/ban.h"

/* Digits of a figure, so that sums of any row stay far below 2^63; decimals of a number. */
enum { MOST_DIGITS = 15, MOST_DECIMALS = 9 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Digits, and for a number one point among them. No sign, no zero too many in front. */
static bool parse_figure(bx_str text, bool has_decimals, bx_figure *figure)
{
    int64_t scaled = 0;
    int digits = 0, decimals = -1; /* -1: before the point */
    for (size_t i = 0; i < text.len; i++) {
        if (has_decimals && text.ptr[i] == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (!is_digit(text.ptr[i]) || ++digits > MOST_DIGITS) return false;
        if (decimals >= 0) decimals++;
        scaled = scaled * 10 + (text.ptr[i] - '0');
    }
    bool is_padded = text.len > 1 && text.ptr[0] == '0' && is_digit(text.ptr[1]);
    if (digits == 0 || decimals == 0 || decimals > MOST_DECIMALS || is_padded) return false;
    figure->kind = BX_FIGURE_NUMBER;
    figure->text = text;
    figure->scaled = scaled;
    figure->decimals = decimals < 0 ? 0 : decimals;
    return true;
}

/* --- what was probably meant --- */

/* The ASCII digit or point that a rune stands for, ',' for what parts thousands, else 0. */
static char folded(uint32_t rune)
{
    if (rune >= 0xFF10 && rune <= 0xFF19) return (char)('0' + (rune - 0xFF10));
    if (rune == ',' || rune == 0xFF0C || rune == ' ' || rune == 0x3000 || rune == 0xA0) return ',';
    if (rune == 0xFF0E) return '.';
    return (rune >= '0' && rune <= '9') || rune == '.' ? (char)rune : '\0';
}

enum { GROUP = 3 }; /* digits between the commas of thousands */

/*
 * "１，２３４件" is 1234: digits at the start, perhaps in groups of three, and none behind
 * what follows them. Nothing is guessed from "-1", "1 2", "约30" or "55（含失效29件）".
 */
static bool read_digits(bx_str text, char digits[MOST_DIGITS + 2])
{
    int count = 0, group = GROUP; /* digits since the last comma; GROUP: there was none */
    bool is_over = false, has_comma = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, at, &rune);
        char c = len > 0 ? folded(rune) : '\0';
        at += (size_t)(len > 0 ? len : 1);
        if (c == '\0' && count == 0) return false;
        bool ends_group = c == '\0' || c == ',' || c == '.';
        bool is_whole = group == GROUP || (group == 0 && c == '\0'); /* 3 件 */
        if (ends_group && !is_over && has_comma && !is_whole) return false;
        if (c == '\0') is_over = true;
        if (c == ',' && !is_over) {
            has_comma = true;
            group = 0;
        }
        if (c == '.') has_comma = false;
        if (c == '\0' || c == ',') continue;
        if (is_over || count > MOST_DIGITS) return false;
        digits[count++] = c;
        group++;
    }
    digits[count] = '\0';
    return is_over || !has_comma || group == GROUP;
}

/* The figure as it should be written. */
static bool guess(bx_str text, bool has_decimals, char digits[MOST_DIGITS + 2])
{
    if (!read_digits(text, digits)) return false;
    char *point = strchr(digits, '.');
    if (point && !has_decimals && strspn(point + 1, "0") == strlen(point + 1)) *point = '\0';
    bx_str left = bx_str_from(digits);
    while (left.len > 1 && left.ptr[0] == '0' && is_digit(left.ptr[1]))
        left = (bx_str){left.ptr + 1, left.len - 1};
    memmove(digits, left.ptr, left.len + 1);
    bx_figure figure;
    return parse_figure(bx_str_from(digits), has_decimals, &figure);
}

static bx_status fail_figure(bx_record_reader *rr, const bx_node *node, bool has_decimals)
{
    char digits[MOST_DIGITS + 2];
    bx_buf help = {0};
    bx_code code = has_decimals ? BX_E_NOT_A_NUMBER : BX_E_NOT_A_COUNT;
    bx_buf_add_text(&help, "");
    if (guess(bx_str_trim(node->text), has_decimals, digits))
        bx_buf_printf(&help, BX_BOTH(": %s", "：%s"), digits, digits);
    bx_status status = help.failed
                           ? BX_ERR_MEMORY
                           : bx_record_fail(rr, code, &node->place, node->text, bx_buf_str(&help));
    bx_buf_release(&help);
    return status;
}

/* --- cells --- */

static bool is_mark(const bx_field *field, bx_str text)
{
    for (int i = 0; i < field->mark_count; i++)
        if (bx_str_equal(field->marks[i], text)) return true;
    return false;
}

/* One figure, named by the path. *figure stays blank after a fault. */
static bx_status read_cell(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                           bx_figure *figure)
{
    bool has_decimals = field->type == BX_FIELD_NUMBER;
    *figure = (bx_figure){.kind = BX_FIGURE_BLANK, .place = node->place};
    if (node->kind != BX_NODE_SCALAR)
        return bx_record_fail_kind(rr, node, BX_BOTH("one figure", "一个数"));
    bx_str text = bx_str_trim(node->text);
    if (bx_node_is_null(node) || text.len == 0) return BX_OK;
    if (is_mark(field, text)) {
        figure->kind = BX_FIGURE_MARK;
        figure->text = text;
        return BX_OK;
    }
    return parse_figure(text, has_decimals, figure) ? BX_OK : fail_figure(rr, node, has_decimals);
}

/* *figure is told about when a fault of it was reported. */
static bx_status read_marked_cell(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                                  bx_figure *figure)
{
    int before = rr->reader.faults;
    bx_status status = read_cell(rr, node, field, figure);
    figure->told = rr->reader.faults != before;
    return status;
}

bx_status bx_record_read_figure(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    value->figures = BX_NEW(rr->reader.arena, bx_figure);
    BX_TRY_NEW(value->figures);
    value->figure_count = 1;
    return read_marked_cell(rr, node, value->field, value->figures);
}

/* --- rows --- */

static bx_str column_name(const bx_field *field, int i)
{
    return i < field->name_count ? field->names[i] : field->total;
}

static bx_status read_column(bx_record_reader *rr, const bx_node *node, const bx_value *value,
                             int i)
{
    size_t before = bx_record_enter(rr, column_name(value->field, i));
    bx_status status = read_marked_cell(rr, node, value->field, &value->figures[i]);
    bx_record_leave(rr, before);
    return status;
}

/* A Chinese keyboard gives ， and 、 where a list wants commas: *at is its byte in the node's text. */
static bool has_wide_comma(const bx_node *node, bx_str *comma, size_t *at)
{
    static const bx_str commas[] = {{"，", sizeof "，" - 1}, {"、", sizeof "、" - 1}};
    for (int i = 0; i < 2 && node->kind == BX_NODE_SCALAR; i++) {
        *at = bx_str_find(node->text, commas[i]);
        *comma = commas[i];
        if (*at < node->text.len) return true;
    }
    return false;
}

static bx_status fail_comma(bx_record_reader *rr, const bx_node *node, bx_str comma, size_t at)
{
    bx_place place = {node->place.file, node->place.at + at, comma.len};
    return bx_reader_fail(&rr->reader, BX_E_WIDE_COMMA, &place, comma, (bx_str){0}, (bx_str){0});
}

static bx_status fail_count(bx_record_reader *rr, const bx_node *list, const bx_field *field)
{
    bx_buf words = {0}; /* has, wanted, names: three texts in one buffer */
    bx_buf_printf(&words, "%d%c", list->count, '\0');
    size_t wanted = words.len;
    if (field->total.len == 0) bx_buf_printf(&words, "%d%c", field->name_count, '\0');
    else
        bx_buf_printf(&words, BX_BOTH("%d (%d with the total)", "%d（含合计为 %d）") "%c",
                      field->name_count, field->name_count + 1, field->name_count,
                      field->name_count + 1, '\0');
    size_t names = words.len;
    for (int i = 0; i < field->name_count; i++) {
        if (i > 0) bx_buf_add_text(&words, ", ");
        bx_buf_add_str(&words, field->names[i]);
    }
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !rr->path.failed)
        status = bx_reader_keep(&rr->reader, bx_report(rr->reader.diag, BX_E_WRONG_COUNT,
                                                       &list->place, rr->path.ptr, words.ptr,
                                                       words.ptr + wanted, words.ptr + names));
    bx_buf_release(&words);
    return status;
}

static bx_status read_row(bx_record_reader *rr, const bx_node *list, bx_value *value,
                          bool *has_total, bool *is_whole)
{
    const bx_field *field = value->field;
    int most = bx_field_width(field);
    *has_total = most > field->name_count && list->count == most;
    bool is_short = list->count < field->name_count;
    *is_whole = list->count == field->name_count || *has_total;
    bx_str comma;
    size_t at;
    for (int i = 0; i < list->count && is_short; i++)
        if (has_wide_comma(list->items[i], &comma, &at))
            return fail_comma(rr, list->items[i], comma, at);
    if (!*is_whole) return fail_count(rr, list, field);
    for (int i = 0; i < list->count; i++)
        BX_TRY(read_column(rr, list->items[i], value, i));
    return BX_OK;
}

static bx_status fail_column(bx_record_reader *rr, const bx_pair *pair, const bx_field *field)
{
    int count = bx_field_width(field);
    bx_str *names = BX_NEW_ARRAY(rr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        names[i] = column_name(field, i);
    const bx_unknown codes = {BX_E_UNKNOWN_KEY_NEAR, BX_E_UNKNOWN_KEY};
    return bx_reader_fail_unknown(&rr->reader, codes, &pair->key_place, pair->key, names, count);
}

static bx_status read_named_row(bx_record_reader *rr, const bx_node *map, bx_value *value,
                                bool *has_total, bool *is_whole)
{
    const bx_field *field = value->field;
    for (int i = 0; i < map->count; i++) {
        const bx_pair *pair = &map->pairs[i];
        int column = bx_field_column(field, pair->key);
        *is_whole = *is_whole && column >= 0;
        if (column < 0) BX_TRY(fail_column(rr, pair, field));
        else BX_TRY(read_column(rr, pair->value, value, column));
    }
    for (int i = 0; i < field->name_count; i++) {
        if (bx_node_lookup(map, field->names[i])) continue;
        const bx_field missing = {.name = field->names[i], .type = BX_FIELD_COUNT};
        size_t before = bx_record_enter(rr, missing.name);
        BX_TRY(bx_record_fail_missing(rr, &missing, &map->place));
        bx_record_leave(rr, before);
        value->figures[i].told = true;
    }
    *has_total = field->total.len > 0 && bx_node_lookup(map, field->total);
    return BX_OK;
}

/* The sum of a row's numbers, and the first cell that has none, or -1. */
static int64_t sum_row(const bx_value *value, int *blank)
{
    int64_t sum = 0;
    *blank = -1;
    for (int i = 0; i < value->field->name_count; i++) {
        if (value->figures[i].kind == BX_FIGURE_NUMBER) sum += value->figures[i].scaled;
        else if (*blank < 0) *blank = i;
    }
    return sum;
}

static bx_status fail_total(bx_record_reader *rr, const bx_figure *total, bx_str name, int64_t sum)
{
    bx_buf digits = {0};
    bx_buf_add_int(&digits, sum);
    size_t before = bx_record_enter(rr, name);
    bx_status status = digits.failed ? BX_ERR_MEMORY
                                     : bx_record_fail(rr, BX_E_TOTAL_WRONG, &total->place,
                                                      total->text, bx_buf_str(&digits));
    bx_record_leave(rr, before);
    bx_buf_release(&digits);
    return status;
}

/* A total over a blank cell stays blank: nobody vouched for that figure. */
static bx_status compute_total(bx_record_reader *rr, const bx_value *value, int64_t sum, int blank)
{
    bx_figure *total = &value->figures[value->field->name_count];
    *total = (bx_figure){.kind = BX_FIGURE_BLANK, .computed = true, .place = value->place};
    if (blank >= 0)
        return bx_record_fail(rr, BX_E_BLANK_TOTAL, &value->place, value->field->names[blank],
                              (bx_str){0});
    bx_buf digits = {0};
    bx_buf_add_int(&digits, sum);
    bx_str text = digits.failed ? (bx_str){0} : bx_str_copy(rr->reader.arena, bx_buf_str(&digits));
    bx_buf_release(&digits);
    BX_TRY_NEW(text.ptr);
    total->kind = BX_FIGURE_NUMBER;
    total->text = text;
    total->scaled = sum;
    return BX_OK;
}

static bx_status check_total(bx_record_reader *rr, const bx_value *value, bool has_total)
{
    const bx_field *field = value->field;
    int blank;
    int64_t sum = sum_row(value, &blank);
    if (!has_total) return compute_total(rr, value, sum, blank);
    bx_figure *total = &value->figures[field->name_count];
    if (total->kind != BX_FIGURE_NUMBER) return BX_OK;
    /* Blank cells may make up for what lacks, never for what is too much. */
    bool is_wrong = blank < 0 ? total->scaled != sum : total->scaled < sum;
    total->told = is_wrong;
    return is_wrong ? fail_total(rr, total, field->total, sum) : BX_OK;
}

/* A total goes with any of its figures; of a row that lacks or has a column too many, with all. */
static void mark_row(bx_value *value, bool is_whole)
{
    bool any = !is_whole;
    for (int i = 0; i < value->figure_count; i++)
        any = any || value->figures[i].told;
    for (int i = 0; i < value->figure_count; i++)
        if (!is_whole || i == value->field->name_count) value->figures[i].told = any;
}

bx_status bx_record_read_counts(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    const bx_field *field = value->field;
    int before = rr->reader.faults;
    bool has_total = false, is_whole = true;
    if (node->kind == BX_NODE_SCALAR)
        return bx_record_fail_kind(rr, node, BX_BOTH("a row of figures: [0, 0]", "一行数：[0, 0]"));
    value->figure_count = bx_field_width(field);
    value->figures = BX_NEW_ARRAY(rr->reader.arena, bx_figure, value->figure_count);
    BX_TRY_NEW(value->figures);
    if (node->kind == BX_NODE_LIST) BX_TRY(read_row(rr, node, value, &has_total, &is_whole));
    else BX_TRY(read_named_row(rr, node, value, &has_total, &is_whole));
    if (rr->reader.faults != before) mark_row(value, is_whole);
    if (field->total.len == 0 || rr->reader.faults != before) return BX_OK;
    return check_total(rr, value, has_total);
}
