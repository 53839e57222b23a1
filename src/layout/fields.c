
#include "layout/fields.h"

#include <string.h>

#include "layout/phrase_read.h"
#include "layout/shapes.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_field_type) == sizeof(int), "a word is stored as an int");

typedef struct raw_field {
    bx_field f;
    int type; /* -1: not given */
    const bx_node *otherwise, *of, *total, *marks, *unit, *fields;
    const bx_node *decimals, *is_signed, *remarks,
        *computed; /* as nodes: for what is said of their places */
} raw_field;

static const bx_key field_keys[] = {
    {BX_KEY("type", WORD, raw_field, type), .words = bx_field_type_words},
    {BX_KEY("required", BOOL, raw_field, f.required)},
    {BX_KEY("help", TEXT, raw_field, f.help)},
    {BX_KEY("default", SCALAR, raw_field, otherwise), .shape = &bx_shape_phrase},
    {BX_KEY("computed", BOOL, raw_field, f.is_computed)},
    {BX_KEY("of", LIST, raw_field, of), .shape = &bx_shape_text},
    {BX_KEY("total", SCALAR, raw_field, total), .shape = &bx_shape_text},
    {BX_KEY("marks", LIST, raw_field, marks), .shape = &bx_shape_text},
    {BX_KEY("unit", SCALAR, raw_field, unit), .shape = &bx_shape_text},
    {BX_KEY("decimals", INT, raw_field, f.decimals), .most = 9},
    {BX_KEY("signed", BOOL, raw_field, f.is_signed)},
    {BX_KEY("remarks", BOOL, raw_field, f.has_remark)},
    {BX_KEY("fields", MAP, raw_field, fields), .shape = &bx_fields_shape},
};

static const bx_key_table field_table = {"field", BX_KEYS(field_keys)};

static const bx_shape field_shape = {.name = "field", .maps = &field_table, .map_count = 1};

const bx_shape bx_fields_shape = {.name = "fields", .values = &field_shape};

static bx_status fail_name(bx_reader *r, const bx_place *place, bx_str name)
{
    return bx_reader_fail(r, BX_E_BAD_NAME, place, name.ptr ? name : BX_STR(""), (bx_str){0},
                          (bx_str){0});
}

/* What a path and an expression give a meaning to cannot be in a name. */
static bool is_name(bx_str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '\n' || strchr(".{}?*@", name.ptr[i])) return false;
    return name.len > 0 && name.ptr[0] != '=' && bx_str_trim(name).len == name.len;
}

static bx_status read_texts(bx_reader *r, const bx_node *list, const char *key,
                            const bx_str **texts, int *count)
{
    bx_str *read = BX_NEW_ARRAY(r->arena, bx_str, list->count);
    BX_TRY_NEW(read);
    for (int i = 0; i < list->count; i++) {
        const bx_node *item = list->items[i];
        if (item->kind == BX_NODE_SCALAR && !bx_node_is_null(item)) read[(*count)++] = item->text;
        else BX_TRY(bx_reader_keep(r, bx_node_want(item, BX_NODE_SCALAR, key, r->diag)));
    }
    *texts = read;
    return BX_OK;
}

static bx_status read_columns(bx_reader *r, const raw_field *raw, bx_field *field)
{
    if (raw->of) BX_TRY(read_texts(r, raw->of, "of", &field->names, &field->name_count));
    for (int i = 0; i < field->name_count; i++) {
        bool is_good = is_name(field->names[i]);
        for (int k = 0; k < i; k++)
            if (bx_str_equal(field->names[i], field->names[k])) is_good = false;
        if (!is_good) BX_TRY(fail_name(r, &raw->of->place, field->names[i]));
    }
    if (!raw->total) return BX_OK;
    field->total = raw->total->text;
    if (is_name(field->total) && bx_field_column(field, field->total) == field->name_count)
        return BX_OK;
    return fail_name(r, &raw->total->place, field->total);
}

/* Texts that are told apart: none empty, none twice. */
static bx_status read_choices(bx_reader *r, const raw_field *raw, bx_field *field)
{
    if (!raw->of) return BX_OK;
    BX_TRY(read_texts(r, raw->of, "of", &field->names, &field->name_count));
    for (int i = 0; i < field->name_count; i++)
        for (int k = 0; k < i; k++)
            if (bx_str_equal(field->names[i], field->names[k]))
                return fail_name(r, &raw->of->place, field->names[i]);
    return BX_OK;
}

/* Which types a key belongs to, and which cannot do without it. */
static bx_status check_keys(bx_reader *r, const bx_field *field, const raw_field *raw)
{
    const unsigned figures = BX_TYPES_FIGURE;
    const unsigned numbers = figures & ~BX_TYPE(COUNTS);
    const unsigned texts = BX_TYPE(TEXT) | BX_TYPE(LINES) | BX_TYPE(PARAGRAPHS) | BX_TYPE(YEAR) |
                           BX_TYPE(CHOICE) | BX_TYPE(TRUTH) | numbers;
    const unsigned named = BX_TYPE(COUNTS) | BX_TYPE(CHOICE);
    const unsigned holders = BX_TYPE(GROUP) | BX_TYPE(LIST);
    const struct {
        const char *key;
        const bx_node *node;
        unsigned types, needed;
    } rows[] = {{"default", raw->otherwise, texts, field->is_computed ? texts : 0},
                {"computed", raw->computed, texts, 0},
                {"of", raw->of, named, named},
                {"total", raw->total, BX_TYPE(COUNTS), 0},
                {"marks", raw->marks, figures, 0},
                {"unit", raw->unit, figures, 0},
                {"decimals", raw->decimals, BX_TYPE(NUMBER), 0},
                {"signed", raw->is_signed, BX_TYPE(NUMBER) | BX_TYPE(INTEGER), 0},
                {"remarks", raw->remarks, numbers, 0},
                {"fields", raw->fields, holders, holders}};
    for (int i = 0; i < BX_KEY_COUNT(rows); i++) {
        bx_str key = bx_str_from(rows[i].key);
        bx_str type = bx_str_from(bx_field_type_name(field->type));
        if (rows[i].node && !(rows[i].types >> field->type & 1))
            BX_TRY(bx_reader_fail(r, BX_E_KEY_MISPLACED, &rows[i].node->place, key, type,
                                  BX_STR(BX_BOTH("take it out, or give the field another type",
                                                 "请删去，或改用其他 type"))));
        if (!rows[i].node && rows[i].needed >> field->type & 1)
            BX_TRY(
                bx_reader_fail(r, BX_E_MISSING_KEY, &field->place, key, (bx_str){0}, (bx_str){0}));
    }
    return BX_OK;
}

static bx_status read_fields(bx_reader *r, const bx_node *map, bool is_top, const bx_field **fields,
                             int *count);

static bx_status read_field(bx_reader *r, const bx_pair *pair, bx_field *field)
{
    raw_field raw = {.f = {.name = pair->key, .place = pair->key_place, .decimals = -1},
                     .type = -1};
    const char *name = bx_str_copy(r->arena, pair->key).ptr;
    BX_TRY_NEW(name);
    int before = r->faults;
    BX_TRY(bx_schema_read(r, pair->value, name, field_keys, BX_KEY_COUNT(field_keys), &raw));
    *field = raw.f;
    field->type = raw.fields ? BX_FIELD_GROUP : BX_FIELD_TEXT;
    if (raw.type >= 0) field->type = (bx_field_type)raw.type;
    else if (!raw.fields && r->faults == before)
        BX_TRY(bx_reader_fail(r, BX_E_MISSING_KEY, &pair->key_place, BX_STR("type"), (bx_str){0},
                              (bx_str){0}));
    raw.decimals = bx_node_lookup(pair->value, BX_STR("decimals"));
    raw.is_signed = bx_node_lookup(pair->value, BX_STR("signed"));
    raw.remarks = bx_node_lookup(pair->value, BX_STR("remarks"));
    raw.computed = bx_node_lookup(pair->value, BX_STR("computed"));
    BX_TRY(check_keys(r, field, &raw));
    if (field->type == BX_FIELD_CHOICE) BX_TRY(read_choices(r, &raw, field));
    if (field->type == BX_FIELD_COUNTS) BX_TRY(read_columns(r, &raw, field));
    if (raw.otherwise) {
        field->otherwise = BX_NEW(r->arena, bx_phrase);
        BX_TRY_NEW(field->otherwise);
        field->otherwise->place = raw.otherwise->place;
    }
    if (raw.unit) field->unit = raw.unit->text;
    if (raw.marks) BX_TRY(read_texts(r, raw.marks, "marks", &field->marks, &field->mark_count));
    if (!raw.fields) return BX_OK;
    return read_fields(r, raw.fields, false, &field->fields, &field->field_count);
}

static bx_status read_fields(bx_reader *r, const bx_node *map, bool is_top, const bx_field **fields,
                             int *count)
{
    bx_field *read = BX_NEW_ARRAY(r->arena, bx_field, map->count);
    BX_TRY_NEW(read);
    for (int i = 0; i < map->count; i++) {
        const bx_pair *pair = &map->pairs[i];
        if (!is_name(pair->key) || (is_top && bx_str_is(pair->key, "layout")))
            BX_TRY(fail_name(r, &pair->key_place, pair->key));
        BX_TRY(read_field(r, pair, &read[i]));
    }
    *fields = read;
    *count = map->count;
    return BX_OK;
}

/* What is written out as a default is what the data may have. */
static bx_status check_literal(bx_layout_reader *tr, const bx_field *field)
{
    static const bx_str truths[] = {{"是", sizeof "是" - 1}, {"否", sizeof "否" - 1}};
    const bx_phrase *otherwise = field->otherwise;
    bool is_choice = field->type == BX_FIELD_CHOICE;
    const bx_str *words = is_choice ? field->names : truths;
    int count = is_choice ? field->name_count : 2;
    bx_str text = otherwise->count == 1 ? otherwise->parts[0].text : (bx_str){0};
    bx_decimal number;
    if (!bx_phrase_is_literal(otherwise)) return BX_OK;
    if (bx_field_is_figure(field))
        return bx_decimal_parse(text, &number) == BX_OK
                   ? BX_OK
                   : bx_reader_fail(&tr->reader, BX_E_BAD_VALUE, &otherwise->place,
                                    BX_STR("default"), text, BX_STR("0, 1, 2 …"));
    if (!is_choice && field->type != BX_FIELD_TRUTH) return BX_OK;
    for (int i = 0; i < count; i++)
        if (bx_str_equal(words[i], text)) return BX_OK;
    return bx_reader_fail_far(&tr->reader, BX_E_NOT_THE_DEFAULT, &otherwise->place, text, words,
                              count);
}

/* Defaults are expressions, and may name fields that are declared further down. */
static bx_status read_defaults(bx_layout_reader *tr, const bx_node *map,
                               const bx_field_scope *scope)
{
    for (int i = 0; i < scope->count; i++) {
        const bx_field *field = &scope->fields[i];
        const bx_node *node = map->pairs[i].value;
        const bx_node *otherwise = bx_node_lookup(node, BX_STR("default"));
        const bx_node *members = bx_node_lookup(node, BX_STR("fields"));
        if (field->otherwise) {
            BX_TRY(bx_phrase_read(tr, otherwise, scope, BX_TYPES_TEXT, field->otherwise, NULL));
            BX_TRY(check_literal(tr, field));
        }
        if (!members || field->field_count == 0) continue;
        /* As in a group: an entry has a default wherever it stands, so it is the how-many-th of no each. */
        const bx_field_scope inner = {
            .fields = field->fields, .count = field->field_count, .outer = scope};
        BX_TRY(read_defaults(tr, members, &inner));
    }
    return BX_OK;
}

/*
 * What a default asks for may have a default in turn. Each is followed once: that it does not ask for
 * itself is settled then, and how much work it is.
 */
enum { MOST_ASKED = 100000, MOST_DEPTH = 32, ENTRIES = 100 /* that a list is taken to have */ };

/* The fields whose defaults are being followed, the last one first. */
typedef struct chain {
    bx_layout_reader *tr;
    const bx_field *field;
    const struct chain *before;
    int length, asked, depth;
} chain;

static bx_status follow_default(const bx_field *field, chain *c);

static bx_status fail_default(const chain *c, bx_code code, const bx_place *place)
{
    return bx_reader_fail(&c->tr->reader, code, place, c->field->name, (bx_str){0}, (bx_str){0});
}

/* Only texts have defaults, no groups around them. */
static bx_status follow_slot(void *context, const bx_slot *slot, const bx_place *place)
{
    chain *c = context;
    const bx_phrase *otherwise = slot->field->otherwise;
    BX_ASSERT(c);
    for (const chain *k = c; k; k = k->before)
        if (k->field == slot->field) return fail_default(k, BX_E_DEFAULT_LOOP, place);
    int asked = 1, depth = 0;
    if (otherwise) {
        chain next = {.tr = c->tr, .field = slot->field, .before = c, .length = c->length + 1};
        bool is_far = next.length > MOST_DEPTH && otherwise->depth == 0;
        if (!is_far) BX_TRY(follow_default(slot->field, &next));
        asked += otherwise->asked;
        depth = is_far ? MOST_DEPTH : otherwise->depth;
    }
    if (slot->is_many) asked *= ENTRIES;
    c->asked = c->asked + asked > MOST_ASKED ? MOST_ASKED + 1 : c->asked + asked;
    if (depth > c->depth) c->depth = depth;
    return BX_OK;
}

static bx_status follow_default(const bx_field *field, chain *c)
{
    bx_phrase *otherwise = field->otherwise;
    if (otherwise->depth > 0) return BX_OK;
    BX_TRY(bx_phrase_each_slot(otherwise, follow_slot, c));
    bool is_large = c->asked > MOST_ASKED || c->depth >= MOST_DEPTH;
    otherwise->asked =
        is_large ? 0 : c->asked; /* told once: not of those that ask for it as well */
    otherwise->depth = is_large ? 1 : c->depth + 1;
    return is_large ? fail_default(c, BX_E_DEFAULT_LIMIT, &otherwise->place) : BX_OK;
}

static bx_status check_loops(bx_layout_reader *tr, const bx_field *fields, int count)
{
    for (int i = 0; i < count; i++) {
        chain c = {.tr = tr, .field = &fields[i], .length = 1};
        if (fields[i].otherwise) BX_TRY(follow_default(&fields[i], &c));
        BX_TRY(check_loops(tr, fields[i].fields, fields[i].field_count));
    }
    return BX_OK;
}

bx_status bx_layout_fields(bx_layout_reader *tr, const bx_node *fields)
{
    if (!fields) return BX_OK;
    return read_fields(&tr->reader, fields, true, &tr->t->fields, &tr->t->field_count);
}

bx_status bx_layout_defaults(bx_layout_reader *tr, const bx_node *fields)
{
    const bx_field_scope scope = bx_field_scope_top(tr->t);
    if (!fields) return BX_OK;
    BX_TRY(read_defaults(tr, fields, &scope));
    return check_loops(tr, scope.fields, scope.count);
}
