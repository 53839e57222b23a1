#include "data/record_read.h"

#include "data/cut_value.h"
#include "data/figure_text.h"
#include "data/record_figures.h"
#include "data/record_missing.h"
#include "data/record_reader.h"
#include "data/record_text.h"
#include "data/record_unknown.h"
#include "data/seal_words.h"
#include "layout/phrase.h"
#include "source/foreign.h"

#include "base/ban.h"

/* --- fields beside data --- */

/*
 * Keys that are not known where they stand, of the whole map before any of it is read: what
 * they were meant for is then not told to be missing.
 */
static bx_status check_keys(bx_record_reader *rr, const bx_node *map, const bx_field *fields,
                            int count)
{
    for (int i = 0; i < map->count; i++) {
        const bx_pair *pair = &map->pairs[i];
        const bx_field *field = bx_field_lookup(fields, count, pair->key);
        bool is_own = map == rr->root && bx_str_is(pair->key, "layout");
        bool is_group = field && field->type == BX_FIELD_GROUP && pair->value->kind == BX_NODE_MAP;
        if (!field && !is_own) BX_TRY(bx_record_fail_unknown(rr, map, i, fields, count));
        if (is_group) BX_TRY(check_keys(rr, pair->value, field->fields, field->field_count));
    }
    return BX_OK;
}

/* What is read at once: the members of a map, and the map's key for what is absent. */
typedef struct members {
    const bx_field *fields;
    int count;
    bx_place place;
} members;

static bx_status read_members(bx_record_reader *rr, const bx_node *map, const members *m,
                              bx_value **values);

/* Each is there, and not given; of a group that was told about those are that must be given. */
static bx_status add_absent_members(bx_record_reader *rr, bx_value *value)
{
    const bx_field *field = value->field;
    value->members = BX_NEW_ARRAY(rr->reader.arena, bx_value, field->field_count);
    BX_TRY_NEW(value->members);
    value->member_count = field->field_count;
    for (int i = 0; i < field->field_count; i++) {
        bx_value *member = &value->members[i];
        bool told = value->told && field->fields[i].required;
        *member = (bx_value){.field = &field->fields[i], .place = value->place, .told = told};
        if (member->field->type == BX_FIELD_GROUP) BX_TRY(add_absent_members(rr, member));
    }
    return BX_OK;
}

static bx_status read_group(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    const bx_field *field = value->field;
    const members inner = {field->fields, field->field_count, value->place};
    if (node->kind != BX_NODE_MAP) {
        BX_TRY(bx_record_fail_kind(rr, node, BX_BOTH("a map", "若干“键: 值”")));
        value->told = true;
        return add_absent_members(rr, value);
    }
    BX_TRY(read_members(rr, node, &inner, &value->members));
    value->member_count = field->field_count;
    return BX_OK;
}

static bx_status read_entry(bx_record_reader *rr, const bx_node *node, const bx_field *field, int i,
                            bx_value **entry)
{
    char number[16]; /* an int in decimal, in brackets */
    snprintf(number, sizeof number, "[%d]", i + 1);
    const members inner = {field->fields, field->field_count, node->place};
    size_t before = rr->path.len;
    bx_buf_add_text(&rr->path, number);
    bx_value absent = {.field = field, .place = node->place, .told = true};
    bx_status status = BX_OK;
    if (node->kind == BX_NODE_MAP) {
        status = check_keys(rr, node, field->fields, field->field_count);
        if (status == BX_OK) status = read_members(rr, node, &inner, entry);
    } else {
        BX_TRY(bx_record_fail_kind(rr, node, BX_BOTH("a map", "若干“键: 值”")));
        status = add_absent_members(rr, &absent);
        *entry = absent.members;
    }
    bx_record_leave(rr, before);
    return status;
}

static bx_status read_list(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    if (node->kind != BX_NODE_LIST) return bx_record_fail_kind(rr, node, BX_BOTH("a list", "列表"));
    value->entries = BX_NEW_ARRAY(rr->reader.arena, bx_value *, node->count);
    BX_TRY_NEW(value->entries);
    value->entry_count = node->count;
    for (int i = 0; i < node->count; i++)
        BX_TRY(read_entry(rr, node->items[i], value->field, i, &value->entries[i]));
    return BX_OK;
}

static bx_status read_labels(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    if (node->kind != BX_NODE_MAP)
        return bx_record_fail_kind(rr, node, BX_BOTH("a map", "若干“键: 值”"));
    bx_text *labels = BX_NEW_ARRAY(rr->reader.arena, bx_text, 2 * (size_t)node->count);
    BX_TRY_NEW(labels);
    value->labels = labels;
    for (int i = 0; i < node->count; i++) {
        const bx_pair *pair = &node->pairs[i];
        if (bx_node_is_null(pair->value) && pair->value->comment_at == 0) continue;
        size_t before = bx_record_enter(rr, pair->key);
        int faults = rr->reader.faults;
        bx_text own = {0};
        BX_TRY(bx_record_read_text(rr, pair->value, pair->key, &own));
        bx_record_leave(rr, before);
        if (rr->reader.faults != faults) continue;
        /* as it stands: two keys that differ in blanks are two, to whom they are handed on as well */
        labels[0] = (bx_text){pair->key, pair->key_place, false};
        labels[1] = own;
        labels += 2;
        value->label_count++;
    }
    return BX_OK;
}

/* --- seals --- */

typedef struct raw_seal {
    const bx_node *image, *room, *diameter;
} raw_seal;

static const bx_key seal_keys[] = {
    {BX_KEY(BX_SEAL_WORD_IMAGE, SCALAR, raw_seal, image)},
    {BX_KEY(BX_SEAL_WORD_ROOM, SCALAR, raw_seal, room)},
    {BX_KEY(BX_SEAL_WORD_DIAMETER, SCALAR, raw_seal, diameter)},
};

/* 国发〔1999〕25号: the seals of agencies are round, of 42 mm for a county's bureau. */
enum { DIAMETER = 42000, SMALLEST_DIAMETER = 10000, LARGEST_DIAMETER = 100000 }; /* 1/1000 mm */

static bx_status read_diameter(bx_record_reader *rr, const bx_node *node, bx_len *diameter)
{
    bx_reader *r = &rr->reader;
    int before = r->faults;
    r->scale = (bx_length_scale){0};
    if (node) BX_TRY(bx_reader_length(r, node, BX_SEAL_WORD_DIAMETER, false, diameter));
    if (r->faults != before || (*diameter >= bx_len_from_um(SMALLEST_DIAMETER) &&
                                *diameter <= bx_len_from_um(LARGEST_DIAMETER)))
        return BX_OK;
    return bx_reader_fail(r, BX_E_OUT_OF_RANGE, &node->place, BX_STR(BX_SEAL_WORD_DIAMETER),
                          BX_STR("10mm"), BX_STR("100mm"));
}

static bx_status fail_seal(bx_record_reader *rr, const bx_node *node)
{
    bool is_text = node->kind == BX_NODE_SCALAR;
    return bx_record_fail(rr, BX_E_NOT_A_SEAL, &node->place,
                          is_text ? node->text : bx_str_from(bx_node_kind_name(node)), (bx_str){0});
}

static bx_status read_seal(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    raw_seal raw = {0};
    value->picture = BX_NEW(rr->reader.arena, bx_value_picture);
    BX_TRY_NEW(value->picture);
    value->picture->diameter = bx_len_from_um(DIAMETER);
    value->seal = BX_SEAL_ROOM;
    if (node->kind == BX_NODE_SCALAR && bx_str_is(bx_str_trim(node->text), BX_SEAL_WORD_ROOM))
        return BX_OK;
    if (node->kind != BX_NODE_MAP) return fail_seal(rr, node);
    int before = rr->reader.faults;
    BX_TRY(bx_schema_read(&rr->reader, node, BX_SEAL_WORD_IMAGE, seal_keys, BX_KEY_COUNT(seal_keys),
                          &raw));
    bool has_room = bx_node_lookup(node, BX_STR(BX_SEAL_WORD_ROOM)) != NULL;
    if (rr->reader.faults != before) return BX_OK;
    if (has_room == (raw.image != NULL)) return fail_seal(rr, node);
    const bx_node *diameter = raw.diameter ? raw.diameter : raw.room;
    if (diameter) {
        BX_TRY(read_diameter(rr, diameter, &value->picture->diameter));
        value->picture->diameter_text = bx_str_trim(diameter->text);
    }
    if (!raw.image) return BX_OK;
    value->seal = BX_SEAL_IMAGE;
    size_t length = bx_record_enter(rr, BX_STR(BX_SEAL_WORD_IMAGE));
    BX_TRY(bx_record_read_text(rr, raw.image, BX_STR(BX_SEAL_WORD_IMAGE), &value->picture->image));
    bx_record_leave(rr, length);
    return BX_OK;
}

/* --- images --- */

typedef struct raw_image {
    const bx_node *image, *alt;
} raw_image;

static const bx_key image_keys[] = {
    {BX_KEY(BX_SEAL_WORD_IMAGE, SCALAR, raw_image, image), .required = true},
    {BX_KEY(BX_SEAL_WORD_ALT, SCALAR, raw_image, alt)},
};

static bx_status read_named_text(bx_record_reader *rr, const bx_node *node, bx_str name,
                                 bx_text *text)
{
    size_t length = bx_record_enter(rr, name);
    BX_TRY(bx_record_read_text(rr, node, name, text));
    bx_record_leave(rr, length);
    return BX_OK;
}

/* A file's name alone, or with what the picture shows. */
static bx_status read_image(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    raw_image raw = {.image = node};
    int before = rr->reader.faults;
    value->picture = BX_NEW(rr->reader.arena, bx_value_picture);
    BX_TRY_NEW(value->picture);
    if (node->kind == BX_NODE_MAP) {
        raw.image = NULL;
        BX_TRY(bx_schema_read(&rr->reader, node, BX_SEAL_WORD_IMAGE, image_keys,
                              BX_KEY_COUNT(image_keys), &raw));
    }
    if (raw.image)
        BX_TRY(read_named_text(rr, raw.image, BX_STR(BX_SEAL_WORD_IMAGE), &value->picture->image));
    if (raw.alt)
        BX_TRY(read_named_text(rr, raw.alt, BX_STR(BX_SEAL_WORD_ALT), &value->picture->alt));
    if (rr->reader.faults == before && value->picture->image.text.len > 0)
        value->seal = BX_SEAL_IMAGE;
    return BX_OK;
}

/* --- values --- */

static bx_status read_given(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    switch (value->field->type) {
    case BX_FIELD_TEXT:
    case BX_FIELD_LINES:
    case BX_FIELD_PARAGRAPHS: return bx_record_read_texts(rr, node, value);
    case BX_FIELD_YEAR: return bx_record_read_year(rr, node, value);
    case BX_FIELD_DATE: return bx_record_read_date(rr, node, value);
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER:
    case BX_FIELD_INTEGER: return bx_record_read_figure(rr, node, value);
    case BX_FIELD_COUNTS: return bx_record_read_counts(rr, node, value);
    case BX_FIELD_GROUP: return read_group(rr, node, value);
    case BX_FIELD_LIST: return read_list(rr, node, value);
    case BX_FIELD_LABELS: return read_labels(rr, node, value);
    case BX_FIELD_SEAL: return read_seal(rr, node, value);
    case BX_FIELD_CHOICE: return bx_record_read_choice(rr, node, value);
    case BX_FIELD_TRUTH: return bx_record_read_truth(rr, node, value);
    case BX_FIELD_IMAGE: return read_image(rr, node, value);
    }
    return BX_OK;
}

static bool is_words(bx_field_type type)
{
    return type == BX_FIELD_TEXT || type == BX_FIELD_LINES || type == BX_FIELD_PARAGRAPHS;
}

/* A figure that the layout writes out as the default: rules count it, too. */
static bx_status take_default(bx_record_reader *rr, bx_value *value)
{
    const bx_phrase *otherwise = value->field->otherwise;
    bool is_figure = otherwise && bx_field_is_figure(value->field) &&
                     value->field->type != BX_FIELD_COUNTS && bx_phrase_is_literal(otherwise);
    if (!is_figure) return BX_OK;
    bx_figure *figure = BX_NEW(rr->reader.arena, bx_figure);
    BX_TRY_NEW(figure);
    if (!bx_figure_parse(otherwise->parts[0].text, bx_figure_form_of(value->field), figure))
        return BX_OK;
    figure->computed = true;
    figure->place = value->place;
    value->figures = figure;
    value->figure_count = 1;
    return BX_OK;
}

static bx_status read_absent(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    int before = rr->reader.faults;
    if (value->field->otherwise) BX_TRY(take_default(rr, value));
    if (node && is_words(value->field->type))
        BX_TRY(bx_record_check_comment(rr, node, value->field));
    if (rr->reader.faults == before)
        BX_TRY(bx_record_fail_missing(rr, value->field, node != NULL, &value->place));
    value->told = rr->reader.faults != before || bx_record_is_excused(rr, value->field);
    return value->field->type == BX_FIELD_GROUP ? add_absent_members(rr, value) : BX_OK;
}

/* Nothing was typed: not even an empty text in quotes that a field which may be absent is given. */
static bool is_empty(const bx_node *node, const bx_field *field)
{
    if (bx_node_is_null(node)) return true;
    if (node->kind == BX_NODE_LIST) return node->count == 0 && field->required;
    if (node->kind != BX_NODE_SCALAR || bx_str_trim(node->text).len > 0) return false;
    return field->required || !is_words(field->type);
}

static bool is_figure(const bx_field *field)
{
    return bx_field_is_figure(field) && field->type != BX_FIELD_COUNTS;
}

/* A figure that is null is a blank cell, and given; anything else that is null is absent. */
static bool is_given(const bx_node *node, const bx_field *field)
{
    if (!node) return false;
    return is_figure(field) || !is_empty(node, field);
}

/* Nothing behind the key of a figure: printed as a blank cell, as ~ is, but nobody said so. */
static bx_status check_blank(bx_record_reader *rr, const bx_node *node, const bx_place *place)
{
    bx_str file = place->file->text,
           comment = {file.ptr + node->comment_at, file.len - node->comment_at};
    size_t len = node->comment_at > 0 ? bx_foreign_sheet_error(comment) : 0;
    bx_place error = {place->file, node->comment_at, len};
    if (len > 0)
        return bx_reader_keep(&rr->reader,
                              bx_report(rr->reader.diag, BX_E_SHEET_ERROR, &error, NULL));
    bool is_typed = node->kind != BX_NODE_SCALAR || bx_str_trim(node->text).len > 0;
    if (is_typed) return BX_OK;
    return bx_record_fail(rr, BX_E_BLANK_FIGURE, place, (bx_str){0}, (bx_str){0});
}

/* After a fault: what else may be wrong is still looked for. Rows of figures tell of each figure. */
static void take_what_was_read(bx_value *value)
{
    bx_field_type type = value->field->type;
    if (type == BX_FIELD_GROUP || type == BX_FIELD_LIST) return;
    if (type == BX_FIELD_DATE) value->given = false;
    if (type == BX_FIELD_SEAL || type == BX_FIELD_IMAGE) value->seal = BX_SEAL_NONE;
    if (type != BX_FIELD_COUNTS || value->figure_count == 0) value->told = true;
}

static bx_status read_value(bx_record_reader *rr, const bx_pair *pair, const bx_field *field,
                            const bx_place *around, bx_value *value)
{
    const bx_node *node = pair ? pair->value : NULL;
    *value = (bx_value){.field = field, .place = pair ? pair->key_place : *around};
    size_t before = bx_record_enter(rr, field->name);
    int faults = rr->reader.faults;
    if (pair && field->is_computed) {
        BX_TRY(bx_record_fail(rr, BX_E_FIELD_COMPUTED, &value->place, (bx_str){0}, (bx_str){0}));
    } else if (!is_given(node, field)) {
        BX_TRY(read_absent(rr, node, value));
    } else {
        bool is_holder = field->type == BX_FIELD_GROUP || field->type == BX_FIELD_COUNTS;
        if (!is_holder) value->place = node->place;
        value->given = true;
        if (is_figure(field)) BX_TRY(check_blank(rr, node, &pair->key_place));
        BX_TRY(read_given(rr, node, value));
    }
    if (rr->reader.faults != faults) take_what_was_read(value);
    if (pair && bx_value_is_cut(rr->around, pair)) value->told = true;
    bx_record_leave(rr, before);
    return BX_OK;
}

static const bx_pair *find_pair(const bx_node *map, bx_str key)
{
    for (int i = 0; i < map->count; i++)
        if (bx_str_equal(map->pairs[i].key, key)) return &map->pairs[i];
    return NULL;
}

static bx_status read_members(bx_record_reader *rr, const bx_node *map, const members *m,
                              bx_value **values)
{
    bx_value *read = BX_NEW_ARRAY(rr->reader.arena, bx_value, m->count);
    const bx_node *around = rr->around;
    BX_TRY_NEW(read);
    rr->around = map;
    for (int i = 0; i < m->count; i++)
        BX_TRY(
            read_value(rr, find_pair(map, m->fields[i].name), &m->fields[i], &m->place, &read[i]));
    *values = read;
    rr->around = around;
    return BX_OK;
}

bx_status bx_record_read(bx_arena *arena, const bx_node *root, const bx_text_file *file,
                         const bx_layout *t, bx_diag *diag, bx_record **record)
{
    bx_record *read = BX_NEW(arena, bx_record);
    BX_TRY_NEW(read);
    *read = (bx_record){.file = file, .count = t->field_count};
    bx_record_reader rr = {.reader = {.arena = arena, .diag = diag},
                           .tidy = t->tidy,
                           .fields = t->fields,
                           .field_count = t->field_count,
                           .root = root};
    const members top = {t->fields, t->field_count, root->place};
    if (root->kind != BX_NODE_MAP) return bx_report(diag, BX_E_NO_KEYS, &root->place, NULL);
    bx_status status = check_keys(&rr, root, t->fields, t->field_count);
    if (status == BX_OK) status = read_members(&rr, root, &top, &read->values);
    bx_buf_release(&rr.path);
    if (status != BX_OK) return status;
    *record = read;
    return rr.reader.fault;
}
