/*
 * A rule is words parted by blanks, since names may hold + and -. Its text may be a
 * folded block, so each word's place is looked for in the file behind the one before.
 */

#include "layout/rules.h"

#include "base/vec.h"
#include "layout/typed_expr.h"

#include "base/ban.h"

typedef struct raw_rule {
    const bx_node *that;
    bx_str say;
    const bx_node *fill;
} raw_rule;

static const bx_key rule_keys[] = {
    {BX_KEY("that", SCALAR, raw_rule, that), .required = true},
    {BX_KEY("say", TEXT, raw_rule, say), .required = true},
    {BX_KEY("fill", SCALAR, raw_rule, fill)},
};

typedef BX_VEC(bx_rule_term) term_list;

typedef struct rule_parser {
    bx_layout_reader *tr;
    const bx_node *that;
    bx_str rest;      /* of the text */
    size_t file_rest; /* byte of the file from which the next word is looked for */
    term_list sides[2];
    int side;              /* 0: left of ==, 1: right */
    const bx_field *shape; /* the first figure field: all others must have its columns */
    bx_str shape_path;
} rule_parser;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* False at the end of the text. */
static bool next_word(rule_parser *p, bx_str *word, bx_place *place)
{
    p->rest = bx_str_trim(p->rest);
    size_t len = 0;
    while (len < p->rest.len && !is_blank(p->rest.ptr[len]))
        len++;
    *word = (bx_str){p->rest.ptr, len};
    p->rest = (bx_str){p->rest.ptr + len, p->rest.len - len};
    *place = p->that->place;
    size_t end = place->at + place->len;
    bx_str raw = {place->file->text.ptr + p->file_rest, end - p->file_rest};
    size_t at = len > 0 ? bx_str_find(raw, *word) : raw.len;
    if (at < raw.len) {
        *place = (bx_place){place->file, p->file_rest + at, len};
        p->file_rest += at + len;
    }
    return len > 0;
}

static bx_status fail_word(rule_parser *p, bx_str word, const bx_place *place)
{
    return bx_reader_fail(&p->tr->reader, BX_E_BAD_RULE, place, word, (bx_str){0}, (bx_str){0});
}

static bool has_shape(const bx_field *a, const bx_field *b)
{
    bool is_row = a->type == BX_FIELD_COUNTS;
    if (is_row != (b->type == BX_FIELD_COUNTS)) return false;
    if (a->name_count != b->name_count || !bx_str_equal(a->total, b->total)) return false;
    for (int i = 0; i < a->name_count; i++)
        if (!bx_str_equal(a->names[i], b->names[i])) return false;
    return true;
}

static bx_status check_figure(rule_parser *p, const bx_field *field, bx_str path,
                              const bx_place *place)
{
    const unsigned figures = BX_TYPE(COUNT) | BX_TYPE(NUMBER) | BX_TYPE(COUNTS);
    if (!bx_field_is_figure(field)) return bx_layout_misplaced(p->tr, path, field, figures, place);
    if (!p->shape) {
        p->shape = field;
        p->shape_path = path;
    }
    if (has_shape(field, p->shape)) return BX_OK;
    return bx_reader_fail(&p->tr->reader, BX_E_RULE_SHAPE, place, path, p->shape_path, (bx_str){0});
}

static bx_status check_term(rule_parser *p, const bx_rule_term *term)
{
    const bx_layout *t = p->tr->t;
    const bx_field_scope scope = {t->fields, t->field_count, NULL};
    const bx_field *field;
    bx_str column;
    BX_TRY(bx_layout_find(p->tr, &scope, term->path, &term->place, &field, &column));
    if (!field) return BX_OK;
    if (column.len > 0) return fail_word(p, term->path, &term->place);
    if (!term->all) return check_figure(p, field, term->path, &term->place);
    if (field->type != BX_FIELD_GROUP)
        return bx_layout_misplaced(p->tr, term->path, field, BX_TYPE(GROUP), &term->place);
    for (int i = 0; i < field->field_count; i++)
        BX_TRY(check_figure(p, &field->fields[i], field->fields[i].name, &term->place));
    return BX_OK;
}

static bx_status push_term(rule_parser *p, bx_str word, const bx_place *place, bool minus)
{
    const bx_str members = BX_STR(".*");
    bx_rule_term *term = BX_VEC_PUSH(p->tr->reader.arena, &p->sides[p->side]);
    BX_TRY_NEW(term);
    *term = (bx_rule_term){.minus = minus, .path = word, .place = *place};
    term->all = bx_str_ends(word, members);
    if (term->all) term->path.len -= members.len;
    return check_term(p, term);
}

/* path, then (operator path) again and again, with one == among the operators. */
static bx_status parse_that(rule_parser *p)
{
    bx_str word;
    bx_place place;
    bool minus = false, wants_path = true;
    while (next_word(p, &word, &place)) {
        bool is_equal = bx_str_is(word, "==");
        bool is_minus = bx_str_is(word, "-");
        bool is_operator = is_equal || is_minus || bx_str_is(word, "+");
        if (is_operator == wants_path || (is_equal && p->side == 1))
            return fail_word(p, word, &place);
        wants_path = is_operator;
        if (is_equal) p->side = 1;
        if (is_operator) minus = is_minus;
        else BX_TRY(push_term(p, word, &place, minus));
    }
    if (wants_path || p->side == 0) return fail_word(p, p->that->text, &p->that->place);
    return BX_OK;
}

static bx_status check_fill(rule_parser *p, const bx_node *fill)
{
    for (int i = 0; i < p->sides[0].count; i++) {
        const bx_rule_term *term = &p->sides[0].items[i];
        if (!term->minus && !term->all && bx_str_equal(term->path, fill->text)) return BX_OK;
    }
    return fail_word(p, fill->text, &fill->place);
}

static bx_status read_rule(bx_layout_reader *tr, const bx_node *node, bx_rule *rule)
{
    raw_rule raw = {0};
    BX_TRY(bx_schema_read(&tr->reader, node, "rules", rule_keys, BX_KEY_COUNT(rule_keys), &raw));
    if (!raw.that) return BX_OK;
    rule_parser p = {
        .tr = tr, .that = raw.that, .rest = raw.that->text, .file_rest = raw.that->place.at};
    BX_TRY(parse_that(&p));
    if (raw.fill) BX_TRY(check_fill(&p, raw.fill));
    *rule = (bx_rule){.that = raw.that->text,
                      .say = raw.say,
                      .place = raw.that->place,
                      .left = p.sides[0].items,
                      .right = p.sides[1].items,
                      .left_count = p.sides[0].count,
                      .right_count = p.sides[1].count,
                      .fill = raw.fill ? raw.fill->text : (bx_str){0}};
    return BX_OK;
}

bx_status bx_layout_rules(bx_layout_reader *tr, const bx_node *rules)
{
    int count = rules ? rules->count : 0;
    bx_rule *read = BX_NEW_ARRAY(tr->reader.arena, bx_rule, count);
    BX_TRY_NEW(read);
    for (int i = 0; i < count; i++)
        BX_TRY(read_rule(tr, rules->items[i], &read[i]));
    tr->t->rules = read;
    tr->t->rule_count = count;
    return BX_OK;
}
