#include "calc/slot_result.h"

#include "calc/texts.h"

#include "base/ban.h"

void bx_result_of_figure(const bx_figure *figure, bx_result *r)
{
    r->told = figure->told;
    if (figure->kind == BX_FIGURE_BLANK || figure->told) return;
    r->kind = figure->kind == BX_FIGURE_MARK ? BX_RESULT_MARK : BX_RESULT_NUMBER;
    r->spelled = (bx_text){.text = figure->text, .place = figure->place};
    if (r->kind == BX_RESULT_NUMBER)
        r->number = bx_decimal_from_int(figure->scaled, figure->decimals);
}

static void take_texts(const bx_value *value, bx_result *r)
{
    if (value->text_count == 0) return;
    r->kind = BX_RESULT_TEXTS;
    r->texts = value->texts;
    r->text_count = value->text_count;
}

static void take_year(const bx_value *value, bx_result *r)
{
    if (!value->given || value->text_count == 0) return;
    r->kind = BX_RESULT_NUMBER;
    r->number = bx_decimal_from_int(value->year, 0);
    r->spelled = value->texts[0];
}

static void take_date(const bx_value *value, bx_result *r)
{
    if (!value->given) return;
    r->kind = BX_RESULT_DATE;
    r->year = value->year;
    r->month = value->month;
    r->day = value->day;
    r->spelled = (bx_text){.place = value->place};
}

static void take_truth(const bx_value *value, bx_result *r)
{
    if (!value->given || value->text_count == 0) return;
    r->kind = BX_RESULT_TRUTH;
    r->truth = value->truth;
    r->spelled = value->texts[0];
}

/* The chain in which a default was typed: what holds the value's list, not what an each stands in. */
static const bx_scope *home_of(bx_calc *c, const bx_scope *at)
{
    bx_scope *copy = BX_NEW(c->arena, bx_scope);
    if (!copy) return NULL;
    *copy = *at;
    copy->outer = at->home ? home_of(c, at->home) : NULL;
    return copy->outer || !at->home ? copy : NULL;
}

/* Words that stand in for a figure are a mark, where they are no number. */
static void make_figure(bx_result *r)
{
    bx_decimal number;
    bx_text text = r->text_count > 0 ? r->texts[0] : (bx_text){0};
    bool is_number = bx_decimal_parse(text.text, &number) == BX_OK;
    *r = (bx_result){.kind = is_number ? BX_RESULT_NUMBER : BX_RESULT_MARK, .spelled = text};
    if (is_number) r->number = number;
}

static void make_truth(bx_result *r)
{
    bx_text text = r->text_count > 0 ? r->texts[0] : (bx_text){0};
    *r = (bx_result){.kind = BX_RESULT_TRUTH, .truth = bx_str_is(text.text, "是"), .spelled = text};
}

static bx_status make_texts(bx_calc *c, bx_result *r)
{
    const bx_text *texts = NULL;
    int count;
    bx_text *kept = BX_NEW(c->arena, bx_text);
    BX_TRY_NEW(kept);
    BX_TRY(bx_result_texts(c, r, &texts, &count));
    if (count > 0) *kept = texts[0];
    *r = (bx_result){.kind = BX_RESULT_TEXTS, .texts = kept, .text_count = count};
    return BX_OK;
}

/* What stands in for a value is of the value's kind: expressions were typed by its field. */
static bx_status make_declared(bx_calc *c, const bx_field *field, bx_result *r)
{
    bx_gives gives = bx_field_gives(field);
    bool is_text = gives == BX_GIVES_TEXT || gives == BX_GIVES_TEXTS;
    if (r->kind == BX_RESULT_NOTHING || is_text == (r->kind == BX_RESULT_TEXTS)) return BX_OK;
    if (is_text) return make_texts(c, r);
    if (gives == BX_GIVES_TRUTH) make_truth(r);
    else make_figure(r);
    return BX_OK;
}

static bx_status make_default(bx_calc *c, const bx_scope *at, const bx_value *value, bx_result *r)
{
    const bx_phrase *otherwise = value->field->otherwise;
    const bx_scope *home = home_of(c, at);
    bx_text *text = BX_NEW(c->arena, bx_text);
    if (!home || !text) return BX_ERR_MEMORY;
    const bx_expr *alone = bx_phrase_value(otherwise);
    if (alone) BX_TRY(bx_evaluate(c, home, alone, r));
    if (alone) return make_declared(c, value->field, r);
    BX_TRY(bx_phrase_text(c, home, otherwise, text));
    *r = (bx_result){.kind = BX_RESULT_TEXTS, .texts = text, .text_count = 1};
    return make_declared(c, value->field, r);
}

/* One of the record's own is the same wherever it is asked for: a sum of all entries is not made for each. */
static bx_status take_default(bx_calc *c, const bx_scope *at, const bx_value *value, bx_result *r)
{
    const bx_result **kept = NULL;
    if (c->kept && at->values == c->kept->record->values)
        kept = &c->kept->defaults[value - at->values];
    if (kept && *kept) {
        *r = **kept;
        return BX_OK;
    }
    BX_TRY(make_default(c, at, value, r));
    bx_result *own = kept ? BX_NEW(c->arena, bx_result) : NULL;
    if (!kept) return BX_OK;
    BX_TRY_NEW(own);
    *own = *r;
    *kept = own;
    return BX_OK;
}

static bool has_figures(const bx_value *value)
{
    return bx_field_is_figure(value->field) && value->figure_count > 0;
}

static bx_status take_value(bx_calc *c, const bx_scope *at, const bx_value *value, int column,
                            bx_result *r)
{
    r->told = value->told;
    bool is_filled = value->given || has_figures(value); /* by the data, or by a rule */
    if (!is_filled && value->field->otherwise) return take_default(c, at, value, r);
    switch (value->field->type) {
    case BX_FIELD_TEXT:
    case BX_FIELD_CHOICE:
    case BX_FIELD_LINES:
    case BX_FIELD_PARAGRAPHS: take_texts(value, r); return BX_OK;
    case BX_FIELD_YEAR: take_year(value, r); return BX_OK;
    case BX_FIELD_DATE: take_date(value, r); return BX_OK;
    case BX_FIELD_TRUTH: take_truth(value, r); return BX_OK;
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER:
    case BX_FIELD_INTEGER:
    case BX_FIELD_COUNTS:
        if (column < 0) column = 0;
        if (column < value->figure_count) bx_result_of_figure(&value->figures[column], r);
        return BX_OK;
    case BX_FIELD_GROUP:
    case BX_FIELD_LIST:
    case BX_FIELD_LABELS:
    case BX_FIELD_SEAL:
    case BX_FIELD_IMAGE: break;
    }
    return BX_OK;
}

typedef struct slot_visit {
    bx_calc *c;
    const bx_slot *slot;
    bx_result_visit visit;
    void *context;
} slot_visit;

static bx_status visit_value(void *context, const bx_scope *at, bx_value *value)
{
    const slot_visit *v = context;
    bx_result r = {0};
    BX_TRY(take_value(v->c, at, value, v->slot->column, &r));
    return v->visit(v->context, &r);
}

/* Every figure of a row but its total. */
static bx_status visit_row(void *context, const bx_scope *at, bx_value *value)
{
    const slot_visit *v = context;
    (void)at;
    for (int i = 0; i < value->figure_count && i < value->field->name_count; i++) {
        bx_result r = {0};
        bx_result_of_figure(&value->figures[i], &r);
        BX_TRY(v->visit(v->context, &r));
    }
    return BX_OK;
}

static bx_status visit_members(void *context, const bx_scope *at, bx_value *value)
{
    for (int i = 0; i < value->member_count; i++) {
        bx_value *member = &value->members[i];
        bool is_row = member->field->type == BX_FIELD_COUNTS;
        BX_TRY(is_row ? visit_row(context, at, member) : visit_value(context, at, member));
    }
    return BX_OK;
}

bx_status bx_evaluate_each(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                           bx_result_visit visit, void *context)
{
    slot_visit v = {c, &expr->slot, visit, context};
    if (expr->kind != BX_EXPR_SLOT) {
        bx_result r;
        BX_TRY(bx_evaluate(c, scope, expr, &r));
        return visit(context, &r);
    }
    if (v.slot->has_members) return bx_slot_each(scope, v.slot, visit_members, &v);
    bool is_row = expr->gives == BX_GIVES_ROW;
    return bx_slot_each(scope, v.slot, is_row ? visit_row : visit_value, &v);
}
