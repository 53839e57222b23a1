#include "data/record_json.h"

#include <string.h>

#include "base/json.h"
#include "data/figure_text.h"
#include "data/seal_words.h"

#include "base/ban.h"

static void add_values(bx_buf *out, const bx_value *values, int count, int depth);

static void begin_line(bx_buf *out, int depth)
{
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < depth; i++)
        bx_buf_add_text(out, "  ");
}

static void add_key(bx_buf *out, bx_str name)
{
    bx_json_add_string(out, name);
    bx_buf_add_text(out, ": ");
}

/* RFC 8259, 6: of what figures are made of here, all but leading zeros. */
static bool is_number(bx_str text)
{
    size_t at = text.len > 0 && text.ptr[0] == '-', first = at;
    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
        at++;
    if (at == first || (text.ptr[first] == '0' && at > first + 1)) return false;
    if (at == text.len) return true;
    if (text.ptr[at++] != '.') return false;
    first = at;
    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
        at++;
    return at == text.len && at > first;
}

/* Zeros up to the field's decimals are no digits of the data, and may be more than can be read again. */
static bx_str without_zeros(bx_str digits)
{
    size_t count = 0;
    for (size_t i = 0; i < digits.len; i++)
        count += digits.ptr[i] >= '0' && digits.ptr[i] <= '9';
    for (; count > BX_FIGURE_DIGITS && digits.ptr[digits.len - 1] == '0'; count--)
        digits.len--;
    if (digits.len > 0 && digits.ptr[digits.len - 1] == '.') digits.len--;
    return digits;
}

/* The sign of what is above 0 is the field's, not the data's. A remark may stand behind the digits. */
static void add_number(bx_buf *out, const bx_field *field, bx_str text)
{
    bx_buf whole = {0};
    if (field->is_signed && bx_str_starts(text, BX_STR("+")))
        text = (bx_str){text.ptr + 1, text.len - 1};
    size_t digits = 0;
    while (digits < text.len && strchr("-.0123456789", text.ptr[digits]))
        digits++;
    bx_str number = without_zeros((bx_str){text.ptr, digits});
    bx_buf_add_str(&whole, number);
    bx_buf_add(&whole, text.ptr + digits, text.len - digits);
    if (whole.failed) out->failed = true;
    else if (is_number(bx_buf_str(&whole))) bx_buf_add_str(out, bx_buf_str(&whole));
    else bx_json_add_string(out, bx_buf_str(&whole));
    bx_buf_release(&whole);
}

static void add_figure(bx_buf *out, const bx_field *field, const bx_figure *figure)
{
    if (figure->kind == BX_FIGURE_BLANK) bx_buf_add_text(out, "null");
    else if (figure->kind == BX_FIGURE_NUMBER) add_number(out, field, figure->text);
    else bx_json_add_string(out, figure->text);
}

static void add_row(bx_buf *out, const bx_value *value)
{
    const bx_field *field = value->field;
    bool has_more = false;
    bx_buf_add_byte(out, '{');
    for (int i = 0; i < value->figure_count; i++) {
        if (value->figures[i].computed) continue;
        if (has_more) bx_buf_add_text(out, ", ");
        add_key(out, i < field->name_count ? field->names[i] : field->total);
        add_figure(out, field, &value->figures[i]);
        has_more = true;
    }
    bx_buf_add_byte(out, '}');
}

static void add_texts(bx_buf *out, const bx_value *value, int depth)
{
    if (value->text_count == 0) {
        bx_buf_add_text(out, "[]");
        return;
    }
    bx_buf_add_byte(out, '[');
    for (int i = 0; i < value->text_count; i++) {
        if (i > 0) bx_buf_add_byte(out, ',');
        begin_line(out, depth + 1);
        bx_json_add_string(out, value->texts[i].text);
    }
    begin_line(out, depth);
    bx_buf_add_byte(out, ']');
}

static void add_list(bx_buf *out, const bx_value *value, int depth)
{
    bx_buf_add_byte(out, '[');
    for (int i = 0; i < value->entry_count; i++) {
        if (i > 0) bx_buf_add_byte(out, ',');
        begin_line(out, depth + 1);
        bx_buf_add_byte(out, '{');
        add_values(out, value->entries[i], value->field->field_count, depth + 2);
        begin_line(out, depth + 1);
        bx_buf_add_byte(out, '}');
    }
    if (value->entry_count > 0) begin_line(out, depth);
    bx_buf_add_byte(out, ']');
}

static void add_labels(bx_buf *out, const bx_value *value, int depth)
{
    bx_buf_add_byte(out, '{');
    bool has_more = false;
    for (int i = 0; i < value->label_count; i++) {
        const bx_text *pair = value->labels + (size_t)2 * (size_t)i;
        if (has_more) bx_buf_add_byte(out, ',');
        begin_line(out, depth + 1);
        add_key(out, pair[0].text);
        bx_json_add_string(out, pair[1].text);
        has_more = true;
    }
    if (value->label_count > 0) begin_line(out, depth);
    bx_buf_add_byte(out, '}');
}

/* In millimetres where thousandths of them are exact, else as it was given. */
static void add_diameter(bx_buf *out, const bx_value_picture *picture)
{
    int64_t um = (picture->diameter * 25400 + 36 * BX_PT) / (72 * BX_PT);
    if (bx_len_from_um(um) != picture->diameter) {
        bx_json_add_string(out, picture->diameter_text);
        return;
    }
    bx_buf_add_byte(out, '"');
    bx_buf_add_int(out, um / 1000);
    for (int64_t rest = um % 1000, unit = 100; rest > 0; rest %= unit, unit /= 10) {
        if (unit == 100) bx_buf_add_byte(out, '.');
        bx_buf_add_int(out, rest / unit);
    }
    bx_buf_add_text(out, "mm\"");
}

/*
 * A file in the data's folder or below it as it was named; of one elsewhere the name alone, since where
 * the office keeps its seals is its own affair, and who takes the data out has it beside them.
 */
static void add_path(bx_buf *out, bx_str path)
{
    bx_str name = path;
    bool leads_out = path.len > 0 && path.ptr[0] == '/';
    for (size_t at = 0; at < path.len;) {
        bx_str rest = {path.ptr + at, path.len - at};
        size_t end = bx_str_find(rest, BX_STR("/"));
        leads_out = leads_out || bx_str_equal((bx_str){rest.ptr, end}, BX_STR(".."));
        if (end < rest.len) name = (bx_str){rest.ptr + end + 1, rest.len - end - 1};
        at += end + 1;
    }
    bx_json_add_string(out, leads_out ? name : path);
}

static void add_seal(bx_buf *out, const bx_value *value)
{
    bx_buf_add_byte(out, '{');
    if (value->seal == BX_SEAL_IMAGE) {
        add_key(out, BX_STR(BX_SEAL_WORD_IMAGE));
        add_path(out, value->picture->image.text);
        bx_buf_add_text(out, ", ");
        add_key(out, BX_STR(BX_SEAL_WORD_DIAMETER));
    } else {
        add_key(out, BX_STR(BX_SEAL_WORD_ROOM));
    }
    add_diameter(out, value->picture);
    bx_buf_add_byte(out, '}');
}

static void add_image(bx_buf *out, const bx_value_picture *picture)
{
    bx_buf_add_byte(out, '{');
    add_key(out, BX_STR(BX_SEAL_WORD_IMAGE));
    add_path(out, picture->image.text);
    if (picture->alt.text.len > 0) {
        bx_buf_add_text(out, ", ");
        add_key(out, BX_STR(BX_SEAL_WORD_ALT));
        bx_json_add_string(out, picture->alt.text);
    }
    bx_buf_add_byte(out, '}');
}

/* As it was written, since it is printed so. */
static void add_truth(bx_buf *out, bx_str word)
{
    if (bx_str_is(word, "true") || bx_str_is(word, "false")) bx_buf_add_str(out, word);
    else bx_json_add_string(out, word);
}

static void add_group(bx_buf *out, const bx_value *value, int depth)
{
    bx_buf_add_byte(out, '{');
    add_values(out, value->members, value->member_count, depth + 1);
    begin_line(out, depth);
    bx_buf_add_byte(out, '}');
}

static void add_value(bx_buf *out, const bx_value *value, int depth)
{
    switch (value->field->type) {
    case BX_FIELD_TEXT:
    case BX_FIELD_CHOICE: bx_json_add_string(out, value->texts[0].text); break;
    case BX_FIELD_LINES:
    case BX_FIELD_PARAGRAPHS: add_texts(out, value, depth); break;
    case BX_FIELD_YEAR: bx_buf_add_int(out, value->year); break;
    case BX_FIELD_DATE:
        bx_buf_printf(out, "\"%04d-%02d-%02d\"", value->year, value->month, value->day);
        break;
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER:
    case BX_FIELD_INTEGER: add_figure(out, value->field, &value->figures[0]); break;
    case BX_FIELD_COUNTS: add_row(out, value); break;
    case BX_FIELD_GROUP: add_group(out, value, depth); break;
    case BX_FIELD_LIST: add_list(out, value, depth); break;
    case BX_FIELD_LABELS: add_labels(out, value, depth); break;
    case BX_FIELD_SEAL: add_seal(out, value); break;
    case BX_FIELD_TRUTH: add_truth(out, value->texts[0].text); break;
    case BX_FIELD_IMAGE: add_image(out, value->picture); break;
    }
}

static bool is_said(const bx_value *value)
{
    bool is_figure = bx_field_is_figure(value->field) && value->field->type != BX_FIELD_COUNTS;
    return value->given && !(is_figure && value->figures[0].computed);
}

static void add_values(bx_buf *out, const bx_value *values, int count, int depth)
{
    bool has_more = false;
    for (int i = 0; i < count; i++) {
        if (!is_said(&values[i])) continue;
        if (has_more) bx_buf_add_byte(out, ',');
        begin_line(out, depth);
        add_key(out, values[i].field->name);
        add_value(out, &values[i], depth);
        has_more = true;
    }
}

static bool has_any(const bx_record *record)
{
    bool any = false;
    for (int i = 0; i < record->count && !any; i++)
        any = is_said(&record->values[i]);
    return any;
}

void bx_record_json(const bx_record *record, bx_buf *out)
{
    bx_buf_add_text(out, "{\n  \"layout\": \"" BX_RECORD_LAYOUT "\"");
    if (has_any(record)) bx_buf_add_byte(out, ',');
    add_values(out, record->values, record->count, 1);
    bx_buf_add_text(out, "\n}\n");
}
