/*
 * A rule is read by the grammar of all expressions. Where it is sums of figures with one ==
 * between them it is kept as two lists of terms: those can be proved column by column, and say
 * which figure does not fit.
 */

#include "layout/rules.h"

#include "base/vec.h"
#include "layout/parse.h"
#include "layout/phrase_read.h"
#include "layout/shapes.h"
#include "layout/slip.h"
#include "layout/typing.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_severity) == sizeof(int), "a word is stored as an int");

typedef struct raw_rule {
    const bx_node *name, *that;
    bx_str say;
    const bx_node *fill, *each, *given;
    bx_severity severity;
} raw_rule;

static const bx_word severity_words[] = {
    {"error", BX_ERROR}, {"warning", BX_WARNING}, {"note", BX_NOTE}, {NULL, 0}};

static const bx_key rule_keys[] = {
    {BX_KEY("name", SCALAR, raw_rule, name), .shape = &bx_shape_text},
    {BX_KEY("that", SCALAR, raw_rule, that), .required = true, .shape = &bx_shape_condition},
    {BX_KEY("say", TEXT, raw_rule, say), .required = true},
    {BX_KEY("fill", SCALAR, raw_rule, fill), .shape = &bx_shape_path},
    {BX_KEY("each", SCALAR, raw_rule, each), .shape = &bx_shape_path},
    {BX_KEY("if", SCALAR, raw_rule, given), .shape = &bx_shape_condition},
    {BX_KEY("severity", WORD, raw_rule, severity), .words = severity_words},
};

static const bx_shape nothing_shape = {.is_scalar = true, .is_string = true, .pattern = "^$"};

/* {name: …, that: ~} takes the rule of that name away; it never comes to be read (inherit.h). */
static const bx_key taking_keys[] = {
    {BX_KEY("name", SCALAR, raw_rule, name), .required = true, .shape = &bx_shape_text},
    {BX_KEY("that", SCALAR, raw_rule, that), .required = true, .shape = &nothing_shape},
};

static const bx_key_table rule_tables[] = {{"rules", BX_KEYS(rule_keys)},
                                           {"rules", BX_KEYS(taking_keys)}};

const bx_shape bx_rule_shape = {
    .name = "rule", .maps = rule_tables, .map_count = BX_KEY_COUNT(rule_tables)};

typedef BX_VEC(bx_rule_term) term_list;

/* Both sides of an equation while its terms are gathered. */
typedef struct equation {
    bx_layout_reader *tr;
    term_list sides[2];
    const bx_field *shape; /* the first row: all others must have its columns */
    bx_str shape_path;
} equation;

static bool has_shape(const bx_field *a, const bx_field *b)
{
    bool is_row = a->type == BX_FIELD_COUNTS;
    if (is_row != (b->type == BX_FIELD_COUNTS)) return false;
    if (a->name_count != b->name_count || !bx_str_equal(a->total, b->total)) return false;
    for (int i = 0; i < a->name_count; i++)
        if (!bx_str_equal(a->names[i], b->names[i])) return false;
    return true;
}

static bx_status check_shape(equation *e, const bx_field *field, bx_str path, const bx_place *place)
{
    if (!e->shape) {
        e->shape = field;
        e->shape_path = path;
    }
    if (has_shape(field, e->shape)) return BX_OK;
    return bx_reader_fail(&e->tr->reader, BX_E_RULE_SHAPE, place, path, e->shape_path, (bx_str){0});
}

/* A column of a row is one figure; so is a count or a number. */
static bx_status check_term(equation *e, const bx_expr *term)
{
    const bx_slot *slot = &term->slot;
    const bx_field *group = slot->field;
    if (!slot->has_members && slot->column >= 0) return BX_OK;
    if (!slot->has_members) return check_shape(e, group, slot->path, &term->place);
    for (int i = 0; i < group->field_count; i++)
        BX_TRY(check_shape(e, &group->fields[i], group->fields[i].name, &term->place));
    return BX_OK;
}

/* True when an expression is a sum of figures that all stand once in the data. */
static bool is_sum(const bx_expr *expr)
{
    if (expr->kind == BX_EXPR_SLOT) {
        bool is_figure = expr->slot.has_members || bx_field_is_figure(expr->slot.field);
        return is_figure && !expr->slot.is_many;
    }
    if (expr->kind != BX_EXPR_BINARY || expr->binary.op > BX_OP_SUBTRACT) return false;
    return is_sum(expr->binary.left) && is_sum(expr->binary.right);
}

static bx_status push_terms(equation *e, const bx_expr *expr, bool minus, term_list *side)
{
    if (expr->kind == BX_EXPR_BINARY) {
        bool is_minus = expr->binary.op == BX_OP_SUBTRACT;
        BX_TRY(push_terms(e, expr->binary.left, minus, side));
        return push_terms(e, expr->binary.right, minus != is_minus, side);
    }
    bx_rule_term *term = BX_VEC_PUSH(e->tr->reader.arena, side);
    BX_TRY_NEW(term);
    *term = (bx_rule_term){.minus = minus, .slot = expr->slot};
    return check_term(e, expr);
}

static bx_status fail_fill(bx_layout_reader *tr, const bx_node *fill)
{
    return bx_reader_fail(&tr->reader, BX_E_BAD_RULE, &fill->place, fill->text, (bx_str){0},
                          (bx_str){0});
}

static bx_status check_fill(bx_layout_reader *tr, const bx_rule *rule, const bx_node *fill)
{
    for (int i = 0; i < rule->left_count; i++) {
        const bx_rule_term *term = &rule->left[i];
        bool is_whole = !term->minus && !term->slot.has_members && term->slot.column < 0;
        if (is_whole && bx_str_equal(term->slot.path, fill->text)) return BX_OK;
    }
    return fail_fill(tr, fill);
}

static bx_status take_equation(bx_layout_reader *tr, const bx_expr *that, bx_rule *rule)
{
    equation e = {.tr = tr};
    BX_TRY(push_terms(&e, that->binary.left, false, &e.sides[0]));
    BX_TRY(push_terms(&e, that->binary.right, false, &e.sides[1]));
    rule->left = e.sides[0].items;
    rule->right = e.sides[1].items;
    rule->left_count = e.sides[0].count;
    rule->right_count = e.sides[1].count;
    return BX_OK;
}

/* The scope of a rule: the record, or the entry of its list. */
static bx_status open_each(bx_layout_reader *tr, const bx_node *each, bx_rule *rule,
                           const bx_field_scope *top, bx_field_scope *scope)
{
    *scope = *top;
    if (!each) return BX_OK;
    bx_slot *slot = BX_NEW(tr->reader.arena, bx_slot);
    BX_TRY_NEW(slot);
    bool is_told = false;
    BX_TRY(bx_slip_braces(tr, each, each->text, &is_told));
    if (is_told) return BX_OK;
    BX_TRY(bx_scope_find(tr, top, each->text, &each->place, slot));
    if (!slot->field) return BX_OK;
    if (slot->field->type != BX_FIELD_LIST)
        return bx_layout_no_list(tr, top, slot, slot->field, &each->place);
    if (slot->is_many)
        return bx_reader_fail(&tr->reader, BX_E_MANY_VALUES, &each->place, (bx_str){0}, (bx_str){0},
                              (bx_str){0});
    rule->each = slot;
    *scope = (bx_field_scope){.fields = slot->field->fields,
                              .count = slot->field->field_count,
                              .outer = top,
                              .kind = BX_SCOPE_ENTRY,
                              .list = slot->field};
    return BX_OK;
}

static bool is_equation(const bx_expr *that)
{
    bool is_equal = that->kind == BX_EXPR_BINARY && that->binary.op == BX_OP_EQUAL;
    return is_equal && is_sum(that->binary.left) && is_sum(that->binary.right);
}

/* An equation that must hold at times only is a condition. */
static bx_status take_condition(bx_layout_reader *tr, const raw_rule *raw,
                                const bx_field_scope *scope, bx_rule *rule)
{
    if (raw->given) BX_TRY(bx_condition_read(tr, raw->given, scope, BX_USE_PROOF, &rule->given));
    return bx_condition_read(tr, raw->that, scope, BX_USE_PROOF, &rule->condition);
}

static bx_status read_rule(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *top,
                           bx_rule *rule)
{
    raw_rule raw = {.severity = BX_ERROR};
    bx_field_scope scope;
    const bx_expr *that;
    int before = tr->reader.faults;
    BX_TRY(bx_schema_read(&tr->reader, node, "rules", rule_keys, BX_KEY_COUNT(rule_keys), &raw));
    if (!raw.that) return BX_OK;
    *rule = (bx_rule){.that = raw.that->text,
                      .say = raw.say,
                      .place = raw.that->place,
                      .severity = raw.severity,
                      .fill = raw.fill ? raw.fill->text : (bx_str){0}};
    BX_TRY(open_each(tr, raw.each, rule, top, &scope));
    if (raw.each && tr->reader.faults != before) return BX_OK;
    BX_TRY(bx_expr_read(tr, raw.that, raw.that->text, &scope, BX_USE_RULE, &that));
    if (!that) return BX_OK;
    bool is_always = !rule->each && !raw.given;
    if (is_equation(that) && is_always) BX_TRY(take_equation(tr, that, rule));
    else BX_TRY(take_condition(tr, &raw, &scope, rule));
    return raw.fill ? check_fill(tr, rule, raw.fill) : BX_OK;
}

/* A name stands for one rule: whoever takes it away means that one. */
static bx_status check_names(bx_layout_reader *tr, const bx_node *rules)
{
    for (int i = 0; i < rules->count; i++) {
        const bx_node *name = bx_node_lookup(rules->items[i], BX_STR("name"));
        if (!name || name->kind != BX_NODE_SCALAR || bx_node_is_null(name)) continue;
        bool is_good = name->text.len > 0;
        for (int k = 0; k < i && is_good; k++) {
            const bx_node *other = bx_node_lookup(rules->items[k], BX_STR("name"));
            is_good = !other || !bx_str_equal(other->text, name->text);
        }
        if (!is_good)
            BX_TRY(bx_reader_fail(&tr->reader, BX_E_RULE_NAME, &name->place, name->text,
                                  (bx_str){0}, (bx_str){0}));
    }
    return BX_OK;
}

bx_status bx_layout_rules(bx_layout_reader *tr, const bx_node *rules)
{
    int count = rules ? rules->count : 0;
    const bx_field_scope top = bx_field_scope_top(tr->t);
    bx_rule *read = BX_NEW_ARRAY(tr->reader.arena, bx_rule, count);
    BX_TRY_NEW(read);
    for (int i = 0; i < count; i++)
        BX_TRY(read_rule(tr, rules->items[i], &top, &read[i]));
    if (rules) BX_TRY(check_names(tr, rules));
    tr->t->rules = read;
    tr->t->rule_count = count;
    return BX_OK;
}
