/*
 * Places come in the order of the fields, not of the file: so the lines' beginnings are found once, and how
 * many characters stand before each block, since data of programs are often one line.
 */
#include "data/record_origin.h"

#include "base/json.h"

#include "base/ban.h"

enum { BLOCK = 256 };

typedef struct teller {
    const bx_text_file *file;
    size_t *lines; /* byte of the first character of each */
    int line_count;
    size_t *characters; /* before each block of BLOCK bytes */
    bx_buf path;
    bx_buf *out;
    bool has_more;
} teller;

static void tell_values(teller *t, const bx_value *values, int count);

static bx_status find_lines(teller *t)
{
    bx_str text = t->file->text;
    int count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    t->lines = malloc((size_t)count * sizeof *t->lines);
    BX_TRY_NEW(t->lines);
    t->lines[0] = 0;
    t->line_count = 1;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n') t->lines[t->line_count++] = i + 1;
    return BX_OK;
}

static int line_of(const teller *t, size_t at)
{
    int low = 0, high = t->line_count - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (t->lines[middle] <= at) low = middle;
        else high = middle - 1;
    }
    return low;
}

static bool begins_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static bx_status count_characters(teller *t)
{
    bx_str text = t->file->text;
    size_t count = 0;
    t->characters = malloc((text.len / BLOCK + 1) * sizeof *t->characters);
    BX_TRY_NEW(t->characters);
    for (size_t i = 0; i < text.len; i++) {
        if (i % BLOCK == 0) t->characters[i / BLOCK] = count;
        count += begins_character(text.ptr[i]);
    }
    if (text.len % BLOCK == 0) t->characters[text.len / BLOCK] = count;
    return BX_OK;
}

static size_t characters_between(const teller *t, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        count += begins_character(t->file->text.ptr[i]);
    return count;
}

static size_t characters_before(const teller *t, size_t at)
{
    return t->characters[at / BLOCK] + characters_between(t, at / BLOCK * BLOCK, at);
}

/* From 1, in characters. */
static int column_of(const teller *t, int line, size_t at)
{
    size_t first = t->lines[line];
    bool is_near = at - first < BLOCK; /* as in what people write */
    size_t before = is_near ? characters_between(t, first, at)
                            : characters_before(t, at) - characters_before(t, first);
    return (int)before + 1;
}

static void begin_value(teller *t)
{
    bx_buf_add_text(t->out, t->has_more ? ",\n    " : "\n    ");
    t->has_more = true;
    bx_json_add_string(t->out, bx_buf_str(&t->path));
}

static void tell_place(teller *t, const bx_place *place)
{
    if (place->file != t->file) return;
    int line = line_of(t, place->at);
    begin_value(t);
    bx_buf_printf(t->out, ": {\"line\": %d, \"column\": %d}", line + 1,
                  column_of(t, line, place->at));
}

static void tell_figure(teller *t, const bx_figure *figure)
{
    if (!figure->computed) {
        tell_place(t, &figure->place);
        return;
    }
    begin_value(t);
    bx_buf_add_text(t->out, ": {\"computed\": true}");
}

/* @return what leave wants */
static size_t enter(teller *t, bx_str name)
{
    size_t before = t->path.len;
    if (before > 0) bx_buf_add_byte(&t->path, '.');
    bx_buf_add_str(&t->path, name);
    return before;
}

static size_t enter_item(teller *t, int index)
{
    size_t before = t->path.len;
    bx_buf_printf(&t->path, "[%d]", index + 1);
    return before;
}

static void leave(teller *t, size_t before)
{
    if (!t->path.failed) t->path.len = before;
}

static void tell_row(teller *t, const bx_value *value)
{
    const bx_field *field = value->field;
    for (int i = 0; i < value->figure_count; i++) {
        size_t before = enter(t, i < field->name_count ? field->names[i] : field->total);
        tell_figure(t, &value->figures[i]);
        leave(t, before);
    }
}

static void tell_texts(teller *t, const bx_value *value)
{
    for (int i = 0; i < value->text_count; i++) {
        size_t before = enter_item(t, i);
        tell_place(t, &value->texts[i].place);
        leave(t, before);
    }
}

static void tell_list(teller *t, const bx_value *value)
{
    for (int i = 0; i < value->entry_count; i++) {
        size_t before = enter_item(t, i);
        tell_values(t, value->entries[i], value->field->field_count);
        leave(t, before);
    }
}

static void tell_labels(teller *t, const bx_value *value)
{
    const bx_text *pair = value->labels;
    for (int i = 0; i < value->label_count; i++, pair += 2) {
        size_t before = enter(t, pair[0].text);
        tell_place(t, &pair[1].place);
        leave(t, before);
    }
}

static void tell_value(teller *t, const bx_value *value)
{
    switch (value->field->type) {
    case BX_FIELD_LINES:
    case BX_FIELD_PARAGRAPHS: tell_texts(t, value); break;
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER:
    case BX_FIELD_INTEGER: tell_figure(t, &value->figures[0]); break;
    case BX_FIELD_COUNTS: tell_row(t, value); break;
    case BX_FIELD_GROUP: tell_values(t, value->members, value->member_count); break;
    case BX_FIELD_LIST: tell_list(t, value); break;
    case BX_FIELD_LABELS: tell_labels(t, value); break;
    case BX_FIELD_TEXT:
    case BX_FIELD_YEAR:
    case BX_FIELD_DATE:
    case BX_FIELD_SEAL:
    case BX_FIELD_CHOICE:
    case BX_FIELD_TRUTH:
    case BX_FIELD_IMAGE: tell_place(t, &value->place); break;
    }
}

/* What is absent may still hold a figure that was computed. */
static void tell_values(teller *t, const bx_value *values, int count)
{
    for (int i = 0; i < count; i++) {
        const bx_value *value = &values[i];
        bool is_computed =
            !value->given && bx_field_is_figure(value->field) && value->figure_count > 0;
        if (!value->given && !is_computed && value->field->type != BX_FIELD_GROUP) continue;
        size_t before = enter(t, value->field->name);
        tell_value(t, value);
        leave(t, before);
    }
}

static void tell_all(teller *t, const bx_record *record, const bx_hash *data)
{
    char hex[65];
    bx_hash_hex(data, hex);
    bx_buf_printf(t->out, "{\n  \"data\": \"%s\",\n  \"file\": ", hex);
    bx_json_add_string(t->out, bx_str_from(record->file->name));
    bx_buf_add_text(t->out, ",\n  \"values\": {");
    for (int i = 0; i < record->count; i++) {
        bool is_whole = record->whole && record->whole->field == record->values[i].field;
        tell_values(t, is_whole ? record->whole : &record->values[i], 1);
    }
    bx_buf_add_text(t->out, "\n  }\n}\n");
}

bx_status bx_record_origin(const bx_record *record, const bx_hash *data, bx_buf *out)
{
    teller t = {.file = record->file, .out = out};
    bx_status status = find_lines(&t);
    if (status == BX_OK) status = count_characters(&t);
    if (status == BX_OK) tell_all(&t, record, data);
    bool failed = t.path.failed || out->failed;
    bx_buf_release(&t.path);
    free(t.lines);
    free(t.characters);
    return failed ? BX_ERR_MEMORY : status;
}
