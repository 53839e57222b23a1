#include "form/data_schema.h"

#include "base/json.h"
#include "data/figure_text.h"
#include "data/seal_words.h"

#include "base/ban.h"

/* What is said once, under $defs. */
#define DEFS "#/$defs/"
#define NOTHING "nothing"
#define WORDS "words"
#define COUNT "count"
#define NUMBER "number"

typedef struct bx_json schema;

static void ref(schema *s, const char *key, const char *name)
{
    bx_buf path = {0};
    bx_buf_printf(&path, DEFS "%s", name);
    bx_json_open(s, key, '{');
    bx_json_string(s, "$ref", bx_buf_str(&path));
    bx_json_close(s, '}');
    if (path.failed) s->out->failed = true;
    bx_buf_release(&path);
}

static void types(schema *s, const char *const *names, int count)
{
    bx_json_open(s, "type", '[');
    for (int i = 0; i < count; i++)
        bx_json_text(s, NULL, names[i]);
    bx_json_close(s, ']');
}

/* Text of this form, or what else of these types there is: a pattern speaks of strings only. */
static void scalar(schema *s, const char *const *names, int count, const char *pattern)
{
    types(s, names, count);
    bx_json_text(s, "pattern", pattern);
}

static const char *const text_types[] = {"string", "number", "boolean"};
enum { TEXT_TYPES = 3 };

/* --- the kinds of values: what stands in an open object --- */

static void write_text(schema *s, const bx_field *f)
{
    scalar(s, text_types, TEXT_TYPES,
           f->required ? "^\\s*\\S[^\\n]*\\s*$" : "^\\s*(\\S[^\\n]*)?\\s*$");
}

static void write_lines(schema *s, const bx_field *f)
{
    bx_json_open(s, "anyOf", '[');
    bx_json_open(s, NULL, '{');
    types(s, text_types, TEXT_TYPES);
    if (f->required) bx_json_text(s, "pattern", "\\S");
    bx_json_close(s, '}');
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "type", "array");
    ref(s, "items", WORDS);
    if (f->required) bx_json_int(s, "minItems", 1);
    bx_json_close(s, '}');
    bx_json_close(s, ']');
}

static void write_year(schema *s, const bx_field *f)
{
    static const char *const names[] = {"integer", "string"};
    (void)f;
    scalar(s, names, 2, "^\\s*(19|2[0-9])[0-9]{2}\\s*$");
    bx_json_int(s, "minimum", 1900);
    bx_json_int(s, "maximum", 2999);
}

static void write_date(schema *s, const bx_field *f)
{
    (void)f;
    bx_json_text(s, "type", "string");
    bx_json_text(s, "pattern",
                 "^\\s*(19|2[0-9])[0-9]{2}(-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])|"
                 "年(0?[1-9]|1[0-2])月(0?[1-9]|[12][0-9]|3[01])日)\\s*$");
}

/* What the text of a figure looks like, and its number. */
static void figure_form(schema *s, bx_figure_form form)
{
    const char *const names[] = {form.has_decimals ? "number" : "integer", "string", "null"};
    bx_buf pattern = {0};
    bx_buf_printf(&pattern, "^\\s*(%s(0|[1-9][0-9]{0,%d})%s%s)?\\s*$",
                  form.may_be_below ? "-?" : "", BX_FIGURE_DIGITS - 1,
                  form.has_decimals ? "(\\.[0-9]{1,9})?" : "",
                  form.has_remark ? "(\\s*(（.+）|\\(.+\\)))?" : "");
    if (pattern.failed) s->out->failed = true;
    scalar(s, names, 3, pattern.failed ? "" : pattern.ptr);
    if (!form.may_be_below) bx_json_int(s, "minimum", 0);
    bx_buf_release(&pattern);
}

static void add_form(schema *s, const char *key, const bx_field *f)
{
    bx_figure_form form = bx_figure_form_of(f);
    if (!form.may_be_below && !form.has_remark) {
        ref(s, key, form.has_decimals ? NUMBER : COUNT);
        return;
    }
    bx_json_open(s, key, '{');
    figure_form(s, form);
    bx_json_close(s, '}');
}

/* A figure, a blank cell, or one of the field's marks. */
static void add_figure(schema *s, const char *key, const bx_field *f)
{
    if (f->mark_count == 0) {
        add_form(s, key, f);
        return;
    }
    bx_json_open(s, key, '{');
    bx_json_open(s, "anyOf", '[');
    add_form(s, NULL, f);
    bx_json_open(s, NULL, '{');
    bx_json_strings(s, "enum", f->marks, f->mark_count);
    bx_json_close(s, '}');
    bx_json_close(s, ']');
    bx_json_close(s, '}');
}

static void write_figure(schema *s, const bx_field *f)
{
    bx_json_open(s, "anyOf", '[');
    add_figure(s, NULL, f);
    bx_json_close(s, ']');
}

static void add_named_figure(schema *s, const bx_field *f, bx_str name)
{
    bx_buf key = {0};
    bx_buf_add_str(&key, name);
    if (key.failed) s->out->failed = true;
    else add_figure(s, key.ptr, f);
    bx_buf_release(&key);
}

/* A row as a list of figures, or by the names of its columns. */
static void write_counts(schema *s, const bx_field *f)
{
    bx_json_open(s, "anyOf", '[');
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "type", "array");
    add_figure(s, "items", f);
    bx_json_int(s, "minItems", f->name_count);
    bx_json_int(s, "maxItems", bx_field_width(f));
    bx_json_close(s, '}');
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "type", "object");
    bx_json_open(s, "properties", '{');
    for (int i = 0; i < f->name_count; i++)
        add_named_figure(s, f, f->names[i]);
    if (f->total.len > 0) add_named_figure(s, f, f->total);
    bx_json_close(s, '}');
    bx_json_strings(s, "required", f->names, f->name_count);
    bx_json_bool(s, "additionalProperties", false);
    bx_json_close(s, '}');
    bx_json_close(s, ']');
}

/* A text that YAML reads as a number may be one. */
static void write_choice(schema *s, const bx_field *f)
{
    bx_json_open(s, "enum", '[');
    for (int i = 0; i < f->name_count; i++) {
        int64_t number;
        bx_json_string(s, NULL, f->names[i]);
        if (bx_str_to_int(f->names[i], &number)) bx_json_int(s, NULL, number);
    }
    bx_json_close(s, ']');
}

static void write_truth(schema *s, const bx_field *f)
{
    static const char *const words[] = {"是", "否", "yes", "no", "true", "false"};
    (void)f;
    bx_json_open(s, "enum", '[');
    bx_json_bool(s, NULL, true);
    bx_json_bool(s, NULL, false);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        bx_json_text(s, NULL, words[i]);
    bx_json_close(s, ']');
}

static void add_members(schema *s, const bx_field *fields, int count, bool is_top);

static void write_group(schema *s, const bx_field *f)
{
    add_members(s, f->fields, f->field_count, false);
}

static void write_list(schema *s, const bx_field *f)
{
    bx_json_text(s, "type", "array");
    if (f->required) bx_json_int(s, "minItems", 1);
    bx_json_open(s, "items", '{');
    add_members(s, f->fields, f->field_count, false);
    bx_json_close(s, '}');
}

static void write_labels(schema *s, const bx_field *f)
{
    (void)f;
    bx_json_text(s, "type", "object");
    bx_json_open(s, "additionalProperties", '{');
    bx_json_open(s, "anyOf", '[');
    ref(s, NULL, WORDS);
    ref(s, NULL, NOTHING);
    bx_json_close(s, ']');
    bx_json_close(s, '}');
}

/* {图: file, 直径: length} or {留位: length}: one of the two. */
static void add_seal_form(schema *s, const char *word)
{
    bx_str wanted = bx_str_from(word);
    bx_json_open(s, NULL, '{');
    bx_json_strings(s, "required", &wanted, 1);
    bx_json_close(s, '}');
}

static void write_seal(schema *s, const bx_field *f)
{
    static const char *const length = "^[0-9]+(\\.[0-9]{1,3})?(mm|cm|pt)$";
    static const char *const image[] = {"string", "number"};
    static const char *const room[] = {"string", "null"};
    (void)f;
    bx_json_open(s, "anyOf", '[');
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "const", BX_SEAL_WORD_ROOM);
    bx_json_close(s, '}');
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "type", "object");
    bx_json_open(s, "properties", '{');
    bx_json_open(s, BX_SEAL_WORD_IMAGE, '{');
    types(s, image, 2);
    bx_json_close(s, '}');
    bx_json_open(s, BX_SEAL_WORD_ROOM, '{');
    scalar(s, room, 2, length);
    bx_json_close(s, '}');
    bx_json_open(s, BX_SEAL_WORD_DIAMETER, '{');
    scalar(s, room, 2, length);
    bx_json_close(s, '}');
    bx_json_close(s, '}');
    bx_json_bool(s, "additionalProperties", false);
    bx_json_open(s, "oneOf", '[');
    add_seal_form(s, BX_SEAL_WORD_IMAGE);
    add_seal_form(s, BX_SEAL_WORD_ROOM);
    bx_json_close(s, ']');
    bx_json_close(s, '}');
    bx_json_close(s, ']');
}

/* A file's name, or a map of it and of what the picture shows. */
static void write_image(schema *s, const bx_field *f)
{
    static const bx_str image = {BX_SEAL_WORD_IMAGE, sizeof BX_SEAL_WORD_IMAGE - 1};
    (void)f;
    bx_json_open(s, "anyOf", '[');
    ref(s, NULL, WORDS);
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "type", "object");
    bx_json_open(s, "properties", '{');
    ref(s, BX_SEAL_WORD_IMAGE, WORDS);
    ref(s, BX_SEAL_WORD_ALT, WORDS);
    bx_json_close(s, '}');
    bx_json_strings(s, "required", &image, 1);
    bx_json_bool(s, "additionalProperties", false);
    bx_json_close(s, '}');
    bx_json_close(s, ']');
}

/* What a value of each type is. A type without a row takes anything. */
static void (*const writers[BX_FIELD_TYPES])(schema *s, const bx_field *f) = {
    [BX_FIELD_TEXT] = write_text,      [BX_FIELD_LINES] = write_lines,
    [BX_FIELD_YEAR] = write_year,      [BX_FIELD_PARAGRAPHS] = write_lines,
    [BX_FIELD_DATE] = write_date,      [BX_FIELD_COUNT] = write_figure,
    [BX_FIELD_NUMBER] = write_figure,  [BX_FIELD_COUNTS] = write_counts,
    [BX_FIELD_GROUP] = write_group,    [BX_FIELD_LIST] = write_list,
    [BX_FIELD_LABELS] = write_labels,  [BX_FIELD_SEAL] = write_seal,
    [BX_FIELD_INTEGER] = write_figure, [BX_FIELD_CHOICE] = write_choice,
    [BX_FIELD_TRUTH] = write_truth,    [BX_FIELD_IMAGE] = write_image,
};

bool bx_data_schema_knows(bx_field_type type)
{
    return writers[type] != NULL;
}

/* --- fields --- */

/* The layout's own words, then the columns of a row in their order, and the unit in brackets. */
static void add_remarks(schema *s, const bx_field *f)
{
    bx_buf text = {0};
    bx_json_string(s, "title", f->name);
    bx_buf_add_str(&text, f->help);
    if (f->type == BX_FIELD_COUNTS) {
        bx_buf_add_text(&text, text.len > 0 ? " [" : "[");
        for (int i = 0; i < f->name_count; i++)
            bx_buf_printf(&text, i > 0 ? ", %.*s" : "%.*s", BX_STR_ARG(f->names[i]));
        bx_buf_add_byte(&text, ']');
    }
    if (f->unit.len > 0)
        bx_buf_printf(&text, text.len > 0 ? "（%.*s）" : "%.*s", BX_STR_ARG(f->unit));
    if (text.len > 0) bx_json_string(s, "description", bx_buf_str(&text));
    if (text.failed) s->out->failed = true;
    bx_buf_release(&text);
}

static void add_value(schema *s, const bx_field *f)
{
    if (writers[f->type]) writers[f->type](s, f);
}

/* A field that need not be given may also be there with nothing behind it. */
static void add_field(schema *s, const bx_field *f)
{
    bx_buf name = {0};
    bx_buf_add_str(&name, f->name);
    if (name.failed) s->out->failed = true;
    bx_json_open(s, name.failed ? "" : name.ptr, '{');
    add_remarks(s, f);
    if (f->required) {
        add_value(s, f);
    } else {
        bx_json_open(s, "anyOf", '[');
        bx_json_open(s, NULL, '{');
        add_value(s, f);
        bx_json_close(s, '}');
        ref(s, NULL, NOTHING);
        bx_json_close(s, ']');
    }
    bx_json_close(s, '}');
    bx_buf_release(&name);
}

static void add_members(schema *s, const bx_field *fields, int count, bool is_top)
{
    bx_json_text(s, "type", "object");
    bx_json_open(s, "properties", '{');
    if (is_top) ref(s, "layout", WORDS);
    for (int i = 0; i < count; i++)
        if (!fields[i].is_computed) add_field(s, &fields[i]);
    bx_json_close(s, '}');
    bx_json_open(s, "required", '[');
    for (int i = 0; i < count; i++)
        if (fields[i].required) bx_json_string(s, NULL, fields[i].name);
    bx_json_close(s, ']');
    bx_json_bool(s, "additionalProperties", false);
}

static void add_defs(schema *s)
{
    static const char *const nothing[] = {"null", "string"};
    bx_json_open(s, "$defs", '{');
    bx_json_open(s, NOTHING, '{');
    scalar(s, nothing, 2, "^\\s*$");
    bx_json_close(s, '}');
    bx_json_open(s, WORDS, '{');
    types(s, text_types, TEXT_TYPES);
    bx_json_close(s, '}');
    bx_json_open(s, COUNT, '{');
    figure_form(s, (bx_figure_form){.has_decimals = false});
    bx_json_close(s, '}');
    bx_json_open(s, NUMBER, '{');
    figure_form(s, (bx_figure_form){.has_decimals = true});
    bx_json_close(s, '}');
    bx_json_close(s, '}');
}

void bx_data_schema_write(const bx_layout *layout, bx_buf *out)
{
    bx_json json = {.out = out};
    schema *s = &json;
    bx_json_open(s, NULL, '{');
    bx_json_text(s, "$schema", "https://json-schema.org/draft/2020-12/schema");
    bx_json_string(s, "title", layout->name);
    add_members(s, layout->fields, layout->field_count, true);
    add_defs(s);
    bx_json_close(s, '}');
}
