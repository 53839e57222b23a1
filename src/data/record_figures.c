#include "data/record_figures.h"

#include <string.h>

#include "base/near.h"
#include "data/cut_value.h"
#include "data/figure_text.h"
#include "data/record_missing.h"
#include "data/row_text.h"

#include "base/ban.h"

/* --- one figure --- */

_Static_assert(BX_FIGURE_DIGITS == 15, "as the message says");

/* A number in form, but of more digits than a figure may have. */
static bool has_too_many_digits(bx_str text)
{
    int digits = 0, points = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        digits += is_digit;
        points += text.ptr[i] == '.';
        if (!is_digit && !strchr(".,", text.ptr[i]) && !(i == 0 && text.ptr[i] == '-'))
            return false;
    }
    return digits > BX_FIGURE_DIGITS && points <= 1;
}

#define TOO_MANY_DIGITS                                                                            \
    BX_BOTH("; a figure has at most 15 digits, decimals among them: look it up",                   \
            "；一个数最多 15 位（含小数），请核对原数")

/* What is wrong with it, where that can be seen. */
static const char *figure_hint(const bx_node *node, const bx_field *field)
{
    bx_figure figure;
    bx_str text = bx_str_trim(node->text);
    if (bx_str_ends(text, BX_STR("%")) || bx_str_ends(text, BX_STR("％")))
        return BX_BOTH("; what is counted stands here, no share of it: look the figure up",
                       "；这里填数量，不填百分比，请核对原数");
    if (has_too_many_digits(text)) return TOO_MANY_DIGITS;
    if (bx_figure_is_in_hanzi(text))
        return BX_BOTH(", in Arabic numerals, as 12", "，用阿拉伯数字，如 12");
    if (field->type == BX_FIELD_COUNT || field->type == BX_FIELD_COUNTS)
        if (bx_figure_parse(text, (bx_figure_form){.has_decimals = true}, &figure))
            return BX_BOTH("; what is counted has no decimals: look the figure up",
                           "；按件数填，没有小数，请核对原数");
    return BX_BOTH(", without remark, unit, comma or space; 0 for none, ~ for a blank cell",
                   "，不带说明、单位、逗号和空格；没有的填 0，要空着的填 ~");
}

static bx_status fail_as(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                         const char *how)
{
    bx_code code = BX_E_NOT_A_COUNT;
    if (field->type == BX_FIELD_NUMBER) code = BX_E_NOT_A_NUMBER;
    if (field->type == BX_FIELD_INTEGER) code = BX_E_NOT_AN_INTEGER;
    return bx_record_fail(rr, code, &node->place, node->text, bx_str_from(how));
}

/* BX0405 or BX0406, with the figure as it should be written where that is no guess. */
static bx_status fail_form(bx_record_reader *rr, const bx_node *node, const bx_field *field)
{
    char digits[BX_FIGURE_ROOM], offer[BX_FIGURE_ROOM + sizeof BX_OFFER];
    const char *how = figure_hint(node, field);
    if (bx_record_is_exact(node) && bx_figure_mend(field, node->text, digits)) {
        snprintf(offer, sizeof offer, BX_OFFER "%s", digits);
        how = offer;
    }
    return fail_as(rr, node, field, how);
}

static bx_status fail_figure(bx_record_reader *rr, const bx_node *node, const bx_field *field)
{
    bx_str text = bx_str_trim(node->text);
    bx_str letter = bx_figure_letter(text), unit = bx_figure_other_unit(field, text);
    if (bx_figure_is_none(text))
        return bx_record_fail(rr, BX_E_MARK_NOT_TAKEN, &node->place, text, (bx_str){0});
    if (bx_figure_is_in_hanzi(text)) return fail_form(rr, node, field);
    if (letter.ptr) return bx_record_fail(rr, BX_E_LETTER_IN_FIGURE, &node->place, text, letter);
    if (unit.ptr) return bx_record_fail(rr, BX_E_OTHER_UNIT, &node->place, text, field->unit);
    return fail_form(rr, node, field);
}

/* --- cells --- */

static bx_status fail_decimals(bx_record_reader *rr, const bx_node *node, const bx_field *field)
{
    char most[12]; /* an int in decimal */
    snprintf(most, sizeof most, "%d", field->decimals);
    return bx_record_fail(rr, BX_E_MANY_DECIMALS, &node->place, node->text, bx_str_from(most));
}

/* Zeros up to the field's decimals, and the sign that it wants. */
static bx_status finish_figure(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                               bx_figure *figure)
{
    int missing = field->decimals - figure->decimals;
    bool wants_sign = field->is_signed && figure->scaled > 0;
    if (field->decimals >= 0 && missing < 0) return fail_decimals(rr, node, field);
    for (int64_t most = INT64_MAX / 10, i = 0; i < missing; i++, most /= 10)
        if (figure->scaled > most || figure->scaled < -most)
            return fail_as(rr, node, field, TOO_MANY_DIGITS);
    if ((field->decimals < 0 || missing == 0) && !wants_sign) return BX_OK;
    size_t digits = 0; /* of the text: a remark may stand behind them */
    while (digits < figure->text.len && strchr("-.0123456789", figure->text.ptr[digits]))
        digits++;
    bx_buf out = {0};
    if (wants_sign) bx_buf_add_byte(&out, '+');
    bx_buf_add(&out, figure->text.ptr, digits);
    if (field->decimals > 0 && figure->decimals == 0) bx_buf_add_byte(&out, '.');
    for (; missing > 0; missing--, figure->decimals++) {
        bx_buf_add_byte(&out, '0');
        figure->scaled *= 10;
    }
    bx_buf_add(&out, figure->text.ptr + digits, figure->text.len - digits);
    figure->text = bx_buf_keep(&out, rr->reader.arena);
    BX_TRY_NEW(figure->text.ptr);
    return BX_OK;
}

/* One figure, named by the path. *figure stays blank after a fault. */
static bx_status read_cell(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                           bx_figure *figure)
{
    *figure = (bx_figure){.kind = BX_FIGURE_BLANK, .place = node->place};
    if (node->kind != BX_NODE_SCALAR)
        return bx_record_fail_kind(rr, node, BX_BOTH("one figure", "一个数"));
    bx_str text = bx_str_trim(node->text);
    if (bx_node_is_null(node) || text.len == 0) return BX_OK;
    if (bx_figure_is_mark(field, text)) {
        figure->kind = BX_FIGURE_MARK;
        figure->text = text;
        return BX_OK;
    }
    if (!bx_figure_parse(text, bx_figure_form_of(field), figure))
        return fail_figure(rr, node, field);
    return finish_figure(rr, node, field, figure);
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

/* " → [5, 0, 0]" where that is no guess, else nothing: an argument of a message. */
static void add_offer(bx_buf *offer, bx_code code, const bx_field *field, const bx_node *node)
{
    bx_buf row = {0};
    bool is_good = code == BX_E_ROW_NAMED ? bx_row_mend_named(field, node, &row)
                                          : bx_row_mend(field, node, &row);
    bx_buf_add_text(offer, "");
    if (is_good) bx_buf_printf(offer, BX_OFFER "%s", row.ptr);
    if (row.failed) offer->failed = true;
    bx_buf_release(&row);
}

/* The names of the columns, as they follow each other. */
static void add_names(bx_buf *names, const bx_field *field)
{
    for (int i = 0; i < field->name_count; i++) {
        if (i > 0) bx_buf_add_text(names, ", ");
        bx_buf_add_str(names, field->names[i]);
    }
}

/* BX0441 for a row in another form; BX0422 where a comma of a Chinese keyboard is what is wrong. */
static bx_status fail_row(bx_record_reader *rr, const bx_node *node, bx_code code, bx_str comma,
                          const bx_field *field)
{
    bx_buf offer = {0}, names = {0}, count = {0};
    bx_place place = bx_row_place(node);
    add_offer(&offer, code, field, node);
    add_names(&names, field);
    bx_buf_add_int(&count, field->name_count);
    if (offer.len == 0)
        bx_buf_add_text(&offer,
                        BX_BOTH("; 0 for none, ~ for a blank cell", "；没有的填 0，要空着的填 ~"));
    const char *args[] = {rr->path.ptr, names.ptr, count.ptr, offer.ptr, NULL};
    if (code == BX_E_WIDE_COMMA) args[0] = bx_str_copy(rr->reader.arena, comma).ptr;
    if (code != BX_E_ROW_FORM) args[1] = offer.ptr;
    bool failed = offer.failed || names.failed || count.failed || rr->path.failed || !args[0];
    bx_status status =
        failed ? BX_ERR_MEMORY
               : bx_reader_keep(&rr->reader, bx_diag_report(rr->reader.diag, code, &place, args));
    bx_buf_release(&offer);
    bx_buf_release(&names);
    bx_buf_release(&count);
    return status;
}

/* A Chinese keyboard gives ， and 、 where a list wants commas. */
static bool has_wide_comma(const bx_node *item, bx_str *comma)
{
    static const bx_str commas[] = {{"，", sizeof "，" - 1}, {"、", sizeof "、" - 1}};
    for (int i = 0; i < 2 && item->kind == BX_NODE_SCALAR; i++) {
        *comma = commas[i];
        if (bx_str_find(item->text, commas[i]) < item->text.len) return true;
    }
    return false;
}

/* Not so in [1，187, 0, 0] of three figures, where it can only be of thousands. */
static bool parts_cells(const bx_field *field, const bx_node *list, int i)
{
    char digits[BX_FIGURE_ROOM];
    bool fits = list->count == field->name_count || list->count == bx_field_width(field);
    bool may_be_two = list->count + 1 == bx_field_width(field);
    return !fits || may_be_two || !bx_figure_mend(field, list->items[i]->text, digits);
}

static bx_status fail_count(bx_record_reader *rr, const bx_node *list, const bx_field *field)
{
    bx_buf words = {0}; /* has, wanted, names: three texts in one buffer */
    bx_buf_printf(&words, "%d%c", list->count, '\0');
    size_t wanted = words.len;
    if (field->total.len == 0)
        bx_buf_printf(&words, BX_BOTH("%d", "%d 个") "%c", field->name_count, field->name_count,
                      '\0');
    else
        bx_buf_printf(&words, BX_BOTH("%d (%d with the total)", "%d 个（含合计为 %d 个）") "%c",
                      field->name_count, field->name_count + 1, field->name_count,
                      field->name_count + 1, '\0');
    size_t names = words.len;
    add_names(&words, field);
    bx_place place = bx_row_place(list);
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed && !rr->path.failed)
        status = bx_reader_keep(&rr->reader,
                                bx_report(rr->reader.diag, BX_E_WRONG_COUNT, &place, rr->path.ptr,
                                          words.ptr, words.ptr + wanted, words.ptr + names));
    bx_buf_release(&words);
    return status;
}

/* [1,187, 0]: one figure or two, nobody can tell. */
static bx_status fail_thousands(bx_record_reader *rr, const bx_node *before, const bx_node *behind)
{
    bx_place place = before->place;
    place.len = behind->place.at + behind->place.len - place.at;
    bx_status status = bx_reader_fail(&rr->reader, BX_E_THOUSANDS_COMMA, &place, before->text,
                                      behind->text, (bx_str){0});
    return status;
}

/* Whether the row can be written anew so that nothing is guessed. */
static bx_status can_mend(bx_code code, const bx_field *field, const bx_node *node, bool *can)
{
    bx_buf offer = {0};
    add_offer(&offer, code, field, node);
    *can = offer.len > 0;
    bool failed = offer.failed;
    bx_buf_release(&offer);
    return failed ? BX_ERR_MEMORY : BX_OK;
}

/* BX0448 for a row by names without its braces, BX0441 for any other. */
static bx_status fail_form_of_row(bx_record_reader *rr, const bx_node *node, const bx_field *field)
{
    bool is_named = bx_row_is_named(field, node);
    return fail_row(rr, node, is_named ? BX_E_ROW_NAMED : BX_E_ROW_FORM, (bx_str){0}, field);
}

/* 个人: 1 as an item of a list. */
static bool is_column(const bx_node *item, const bx_field *field)
{
    return item->kind == BX_NODE_MAP && item->count == 1 &&
           bx_field_column(field, item->pairs[0].key) >= 0;
}

/* A row that was meant as one, in a form that YAML reads otherwise; *is_good: it is read cell by cell. */
static bx_status check_form(bx_record_reader *rr, const bx_node *list, const bx_field *field,
                            bool *is_good)
{
    int most = bx_field_width(field), thousands = bx_row_thousands(field, list, false);
    bool has_count = list->count == field->name_count || list->count == most;
    bool can, can_named;
    bx_str comma;
    *is_good = false;
    if (thousands >= 0)
        return fail_thousands(rr, list->items[thousands], list->items[thousands + 1]);
    if (list->count > 0 && is_column(list->items[0], field))
        return fail_row(rr, list, BX_E_ROW_NAMED, (bx_str){0}, field);
    BX_TRY(can_mend(BX_E_ROW_NAMED, field, list, &can_named));
    if (can_named) return fail_form_of_row(rr, list, field);
    for (int i = 0; i < list->count; i++)
        if (has_wide_comma(list->items[i], &comma) && parts_cells(field, list, i))
            return fail_row(rr, list, BX_E_WIDE_COMMA, comma, field);
    BX_TRY(can_mend(BX_E_ROW_FORM, field, list, &can));
    if (!has_count && (list->count == 1 || can)) return fail_form_of_row(rr, list, field);
    if (!has_count) return fail_count(rr, list, field);
    *is_good = true;
    return BX_OK;
}

static bx_status read_row(bx_record_reader *rr, const bx_node *list, bx_value *value,
                          bool *has_total, bool *is_whole)
{
    const bx_field *field = value->field;
    int most = bx_field_width(field);
    *has_total = most > field->name_count && list->count == most;
    BX_TRY(check_form(rr, list, field, is_whole));
    for (int i = 0; i < list->count && *is_whole; i++)
        BX_TRY(read_column(rr, list->items[i], value, i));
    return BX_OK;
}

/* A misspelt column is the one that it is near to: *meant, or -1. */
static bx_status fail_column(bx_record_reader *rr, const bx_node *map, const bx_pair *pair,
                             const bx_field *field, int *meant)
{
    enum { MOST_HINTS = 200 }; /* of one file: no more are kept */
    int count = bx_field_width(field), free_count = 0;
    *meant = -1;
    if (rr->reader.faults > MOST_HINTS)
        return bx_reader_fail(&rr->reader, BX_E_UNKNOWN_KEY, &pair->key_place, pair->key,
                              BX_STR("…"), (bx_str){0});
    bx_str *names = BX_NEW_ARRAY(rr->reader.arena, bx_str, count);
    bx_str *free_names = BX_NEW_ARRAY(rr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    BX_TRY_NEW(free_names);
    for (int i = 0; i < count; i++) {
        names[i] = column_name(field, i);
        if (!bx_node_lookup(map, names[i])) free_names[free_count++] = names[i];
    }
    int near = bx_near_find(pair->key, free_names, free_count);
    *meant = near >= 0 ? bx_field_column(field, free_names[near]) : -1;
    if (near < 0)
        return bx_reader_fail_far(&rr->reader, BX_E_UNKNOWN_KEY, &pair->key_place, pair->key, names,
                                  count);
    return bx_reader_fail(&rr->reader, BX_E_UNKNOWN_KEY_NEAR, &pair->key_place, pair->key,
                          free_names[near], (bx_str){0});
}

/* {个人:5, 企业：0}: without their blanks the colons make no pairs, and the figures are in the keys. */
static bx_status check_glued(const bx_node *map, const bx_field *field, bool *is_glued)
{
    bool has_odd = false;
    for (int i = 0; i < map->count; i++)
        has_odd = has_odd || bx_field_column(field, map->pairs[i].key) < 0;
    *is_glued = false;
    return has_odd ? can_mend(BX_E_ROW_NAMED, field, map, is_glued) : BX_OK;
}

static bx_status read_named_row(bx_record_reader *rr, const bx_node *map, bx_value *value,
                                bool *has_total, bool *is_whole)
{
    const bx_field *field = value->field;
    const bx_node *around = rr->around;
    bool is_glued;
    BX_TRY(check_glued(map, field, &is_glued));
    *is_whole = !is_glued;
    if (is_glued) return fail_form_of_row(rr, map, field);
    bool *is_there = BX_NEW_ARRAY(rr->reader.arena, bool, bx_field_width(field));
    BX_TRY_NEW(is_there);
    rr->around = map;
    for (int i = 0; i < map->count; i++) {
        const bx_pair *pair = &map->pairs[i];
        int column = bx_field_column(field, pair->key), head = bx_value_cut_at(map, i);
        bool is_known = column >= 0;
        if (!is_known && head >= 0) BX_TRY(bx_record_fail_cut(rr, map, i, head, field));
        else if (!is_known) BX_TRY(fail_column(rr, map, pair, field, &column));
        *is_whole = *is_whole && column >= 0;
        if (column >= 0) is_there[column] = true;
        if (is_known) BX_TRY(read_column(rr, pair->value, value, column));
        if (is_known && bx_value_is_cut(map, pair)) value->figures[column].told = true;
        if (!is_known && column >= 0) value->figures[column].told = true;
    }
    for (int i = 0; i < field->name_count; i++) {
        if (is_there[i]) continue;
        const bx_field missing = {
            .name = field->names[i], .type = BX_FIELD_COUNT, .required = true};
        size_t before = bx_record_enter(rr, missing.name);
        BX_TRY(bx_record_fail_missing(rr, &missing, false, &map->place));
        bx_record_leave(rr, before);
        value->figures[i].told = true;
    }
    rr->around = around;
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
    bx_str text = bx_buf_keep(&digits, rr->reader.arena);
    BX_TRY_NEW(text.ptr);
    total->kind = BX_FIGURE_NUMBER;
    total->text = text;
    total->scaled = sum;
    return BX_OK;
}

static bx_status check_total(bx_record_reader *rr, const bx_node *node, const bx_value *value,
                             bool has_total)
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
    if (!is_wrong) return BX_OK;
    int at = node->kind == BX_NODE_LIST ? bx_row_thousands(field, node, true) : -1;
    if (at >= 0) return fail_thousands(rr, node->items[at], node->items[at + 1]);
    return fail_total(rr, total, field->total, sum);
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
    if (node->kind == BX_NODE_SCALAR) return fail_row(rr, node, BX_E_ROW_FORM, (bx_str){0}, field);
    value->figure_count = bx_field_width(field);
    value->figures = BX_NEW_ARRAY(rr->reader.arena, bx_figure, value->figure_count);
    BX_TRY_NEW(value->figures);
    if (node->kind == BX_NODE_LIST) BX_TRY(read_row(rr, node, value, &has_total, &is_whole));
    else BX_TRY(read_named_row(rr, node, value, &has_total, &is_whole));
    if (rr->reader.faults != before) mark_row(value, is_whole);
    if (field->total.len == 0 || rr->reader.faults != before) return BX_OK;
    return check_total(rr, node, value, has_total);
}
