/*
 * One static function for each kind of call; which function is of which kind stands in
 * one table. What they take was settled when the layout was read (layout/functions.c).
 */
#include "calc/call.h"

#include "base/utf8.h"
#include "calc/date_text.h"
#include "calc/numerals.h"
#include "calc/operate.h"
#include "calc/slot_result.h"
#include "calc/texts.h"
#include "layout/functions.h"
#include "layout/literal.h"

#include "base/ban.h"

typedef struct call {
    bx_calc *c;
    const bx_scope *scope;
    const bx_expr *expr;
    bx_function_id id;
    bx_result *result; /* zeroed */
} call;

static bx_status argument(const call *k, int i, bx_result *r)
{
    return bx_evaluate(k->c, k->scope, k->expr->call.args[i], r);
}

static void give_number(const call *k, bx_decimal number)
{
    k->result->kind = BX_RESULT_NUMBER;
    k->result->number = number;
}

static void give_truth(const call *k, bool truth)
{
    k->result->kind = BX_RESULT_TRUTH;
    k->result->truth = truth;
}

/* Takes the buffer's text, in every case. */
static bx_status give_text(const call *k, bx_buf *out)
{
    bx_text *text = BX_NEW(k->c->arena, bx_text);
    bx_str words = bx_buf_keep(out, k->c->arena);
    if (!text || !words.ptr) return BX_ERR_MEMORY;
    *text = (bx_text){.text = words, .place = k->expr->place};
    k->result->kind = BX_RESULT_TEXTS;
    k->result->texts = text;
    k->result->text_count = 1;
    return BX_OK;
}

static bx_str all_text(const bx_result *r)
{
    if (r->kind == BX_RESULT_TEXTS && r->text_count > 0) return r->texts[0].text;
    return r->spelled.text;
}

/* A value that a function cannot write: where it stands in the layout, and what it was. */
static bx_status fail_value(const call *k, const bx_result *r)
{
    bx_buf words = {0};
    if (r->kind == BX_RESULT_NUMBER)
        bx_buf_add_decimal(&words, r->number, r->number.places, BX_GROUP_NONE);
    else bx_buf_add_str(&words, all_text(r));
    const char *value = bx_buf_keep(&words, k->c->arena).ptr;
    BX_TRY_NEW(value);
    const bx_place *place = r->spelled.place.file ? &r->spelled.place : &k->expr->place;
    return bx_report(k->c->diag, BX_E_FUNCTION_VALUE, place, k->expr->call.function->name, value,
                     BX_BOTH("the manual says what it takes: docs/layout-language.md, Functions",
                             "可用的值见 docs/layout-language.md 中的函数表"));
}

/* --- of many values --- */

typedef struct gathered {
    const call *k;
    bx_result best; /* the sum, the least or greatest, the first or last */
    int64_t count;  /* of what was given */
    bool told;
} gathered;

static bx_status add_number(gathered *g, const bx_result *r)
{
    bx_status status = bx_result_add(&g->best, r, &g->best);
    return status == BX_ERR_LIMIT ? bx_fail_too_large(g->k->c, g->k->expr) : status;
}

static bx_status gather_number(void *context, const bx_result *r)
{
    gathered *g = context;
    g->told = g->told || r->told;
    if (r->kind != BX_RESULT_NUMBER) return BX_OK;
    if (g->count++ == 0) {
        g->best = (bx_result){.kind = BX_RESULT_NUMBER, .number = r->number};
        return BX_OK;
    }
    bool is_total = g->k->id == BX_CALL_SUM || g->k->id == BX_CALL_AVERAGE;
    int order = bx_decimal_compare(r->number, g->best.number);
    if (is_total) return add_number(g, r);
    if (g->k->id == BX_CALL_MIN ? order < 0 : order > 0) g->best.number = r->number;
    return BX_OK;
}

/* sum, min, max, average: nothing where no figure was given. */
static bx_status call_total(const call *k)
{
    gathered g = {.k = k};
    for (int i = 0; i < k->expr->call.count; i++)
        BX_TRY(bx_evaluate_each(k->c, k->scope, k->expr->call.args[i], gather_number, &g));
    k->result->told = g.told;
    if (g.count == 0) return BX_OK;
    give_number(k, g.best.number);
    if (k->id != BX_CALL_AVERAGE) return BX_OK;
    k->result->kind = BX_RESULT_QUOTIENT;
    k->result->divisor = bx_decimal_from_int(g.count, 0);
    return BX_OK;
}

static bx_status gather_given(void *context, const bx_result *r)
{
    gathered *g = context;
    g->count += r->kind != BX_RESULT_NOTHING;
    return BX_OK;
}

/* What has no result: the entries of a list, a picture, a group. */
static bool is_held(const bx_expr *expr)
{
    return expr->kind == BX_EXPR_SLOT &&
           (expr->gives == BX_GIVES_ENTRIES || expr->gives == BX_GIVES_MEMBERS ||
            expr->gives == BX_GIVES_PICTURE);
}

/* How many a list has; of all others 1 where the data have it: of a group, anything in it. */
static int held_in(const bx_value *value)
{
    int count = 0;
    if (value->field->type == BX_FIELD_LIST) return value->entry_count;
    if (value->field->type == BX_FIELD_SEAL) return value->seal != BX_SEAL_NONE;
    bool is_group = value->field->type == BX_FIELD_GROUP;
    if (!is_group && !bx_field_is_figure(value->field)) return value->given;
    for (int i = 0; is_group && i < value->member_count; i++)
        count += held_in(&value->members[i]);
    for (int i = 0; !is_group && i < value->figure_count; i++)
        count += value->figures[i].kind != BX_FIGURE_BLANK;
    return count > 0;
}

static bx_status gather_held(void *context, const bx_scope *at, bx_value *value)
{
    (void)at;
    *(int64_t *)context += held_in(value);
    return BX_OK;
}

static int64_t count_held(const call *k, const bx_slot *slot)
{
    bx_value *const *entries;
    int count;
    int64_t held = 0;
    if (slot->step_count == 0) { /* the group that an each is at */
        bx_slot_entries(k->scope, slot, &entries, &count);
        return count;
    }
    (void)bx_slot_each(k->scope, slot, gather_held, &held); /* gather_held cannot fail */
    return held;
}

/* The entries of a list; of a path through one, those that have the value. */
static bx_status call_count(const call *k)
{
    const bx_expr *arg = k->expr->call.args[0];
    gathered g = {.k = k};
    if (is_held(arg)) g.count = count_held(k, &arg->slot);
    else if (arg->gives == BX_GIVES_TEXTS && !arg->is_many) {
        bx_result r;
        BX_TRY(argument(k, 0, &r));
        g.count = r.kind == BX_RESULT_TEXTS ? r.text_count : 0;
    } else BX_TRY(bx_evaluate_each(k->c, k->scope, arg, gather_given, &g));
    give_number(k, bx_decimal_from_int(g.count, 0));
    return BX_OK;
}

/* The nearest scope that an each made. */
static const bx_scope *repeated(const bx_scope *scope)
{
    while (scope && scope->index == 0)
        scope = scope->outer;
    return scope;
}

static bx_status gather_end(void *context, const bx_result *r)
{
    gathered *g = context;
    if (r->kind == BX_RESULT_NOTHING) return BX_OK;
    if (g->count++ == 0 || g->k->id == BX_CALL_LAST) g->best = *r;
    return BX_OK;
}

/* first() and last(): whether the entry is; first(x) and last(x): of many the one at that end. */
static bx_status call_end(const call *k)
{
    gathered g = {.k = k};
    if (k->expr->call.count == 0) {
        const bx_scope *at = repeated(k->scope);
        BX_ASSERT(at); /* typing.c */
        give_truth(k, k->id == BX_CALL_FIRST ? at->is_first : at->is_last);
        return BX_OK;
    }
    BX_TRY(bx_evaluate_each(k->c, k->scope, k->expr->call.args[0], gather_end, &g));
    *k->result = g.best;
    return BX_OK;
}

static bx_status call_index(const call *k)
{
    const bx_scope *at = repeated(k->scope);
    BX_ASSERT(at); /* typing.c */
    int index = at->index;
    if (k->id == BX_CALL_INDEX_IN_GROUP) index = at->index_in_group;
    if (k->id == BX_CALL_GROUP_INDEX) index = at->group_index;
    give_number(k, bx_decimal_from_int(index, 0));
    return BX_OK;
}

typedef struct joining {
    const call *k;
    bx_str between;
    bx_buf out;
    bool any;
} joining;

static bx_status join_one(void *context, const bx_result *r)
{
    joining *j = context;
    const bx_text *texts = NULL;
    int count;
    bx_result own = *r;
    BX_TRY(bx_result_texts(j->k->c, &own, &texts, &count));
    for (int i = 0; i < count; i++) {
        if (texts[i].text.len == 0) continue;
        if (j->any) bx_buf_add_str(&j->out, j->between);
        bx_buf_add_str(&j->out, bx_str_trim(texts[i].text));
        j->any = true;
    }
    return BX_OK;
}

static bx_status call_join(const call *k)
{
    bx_result between;
    joining j = {.k = k};
    BX_TRY(argument(k, 1, &between));
    j.between = all_text(&between);
    bx_status status = bx_evaluate_each(k->c, k->scope, k->expr->call.args[0], join_one, &j);
    if (status == BX_OK && j.any) return give_text(k, &j.out);
    bx_buf_release(&j.out);
    return status;
}

/*
 * Each choice of a field behind a box, the chosen one's ticked. Between them stands an ideographic space:
 * one em in every face, kept where it was typed, and what clerks type there.
 */
static bx_status call_boxes(const call *k)
{
    const bx_field *field = k->expr->call.args[0]->slot.field;
    bx_result chosen, ticked, open;
    bx_buf out = {0};
    BX_TRY(argument(k, 0, &chosen));
    BX_TRY(argument(k, 1, &ticked));
    BX_TRY(argument(k, 2, &open));
    bx_str name = chosen.kind == BX_RESULT_TEXTS ? all_text(&chosen) : (bx_str){0};
    for (int i = 0; i < field->name_count; i++) {
        bool is_chosen = bx_str_equal(field->names[i], name);
        if (i > 0) bx_buf_add_text(&out, "\u3000");
        bx_buf_add_str(&out, all_text(is_chosen ? &ticked : &open));
        bx_buf_add_str(&out, field->names[i]);
    }
    return give_text(k, &out);
}

/* --- of one --- */

/* What is of another kind than the call gives is written out. */
static bx_status make_text(const call *k)
{
    bx_result value = *k->result;
    const bx_text *texts = NULL;
    int count;
    bx_text *kept = BX_NEW(k->c->arena, bx_text);
    BX_TRY_NEW(kept);
    BX_TRY(bx_result_texts(k->c, &value, &texts, &count));
    if (count > 0) *kept = texts[0];
    *k->result = (bx_result){
        .kind = BX_RESULT_TEXTS, .texts = kept, .text_count = count, .told = value.told};
    return BX_OK;
}

static bx_status call_if(const call *k)
{
    bool truth;
    BX_TRY(bx_evaluate_truth(k->c, k->scope, k->expr->call.args[0], &truth));
    int chosen = truth ? 1 : 2;
    if (chosen < k->expr->call.count) BX_TRY(argument(k, chosen, k->result));
    bool is_other = k->result->kind == BX_RESULT_NUMBER || k->result->kind == BX_RESULT_DATE;
    return is_other && k->expr->gives == BX_GIVES_TEXT ? make_text(k) : BX_OK;
}

static bx_status call_round(const call *k)
{
    bx_result number, places, name = {0};
    bx_rounding rule = BX_ROUND_HALF_UP;
    int64_t wanted;
    BX_TRY(argument(k, 0, &number));
    BX_TRY(argument(k, 1, &places));
    if (k->expr->call.count > 2) BX_TRY(argument(k, 2, &name));
    k->result->told = number.told;
    bool is_quotient = number.kind == BX_RESULT_QUOTIENT;
    if (number.kind != BX_RESULT_NUMBER && !is_quotient) return BX_OK;
    if (places.kind != BX_RESULT_NUMBER) return BX_OK;
    if (name.kind == BX_RESULT_TEXTS && !bx_rounding_lookup(all_text(&name), &rule))
        return fail_value(k, &name);
    if (!bx_decimal_to_int(places.number, &wanted) || wanted < -BX_DECIMAL_DIGITS ||
        wanted > BX_DECIMAL_PLACES)
        return fail_value(k, &places);
    bx_decimal rounded;
    bx_status status =
        is_quotient ? bx_decimal_divide(number.number, number.divisor, (int)wanted, rule, &rounded)
                    : bx_decimal_round(number.number, (int)wanted, rule, &rounded);
    if (status == BX_ERR_LIMIT) return bx_fail_too_large(k->c, k->expr);
    BX_TRY(status);
    give_number(k, rounded);
    return BX_OK;
}

static bx_status call_abs(const call *k)
{
    bx_result r;
    BX_TRY(argument(k, 0, &r));
    k->result->told = r.told;
    if (r.kind == BX_RESULT_NUMBER) give_number(k, bx_decimal_abs(r.number));
    return BX_OK;
}

static bx_status write_number(const call *k, const bx_result *r, bx_buf *out)
{
    switch (k->id) {
    case BX_CALL_HANZI: return bx_numeral_add(out, r->number);
    case BX_CALL_AMOUNT: return bx_numeral_add_amount(out, r->number, false);
    default: break;
    }
    bx_buf_add_decimal(out, r->number, r->number.places, BX_GROUP_THREES);
    return BX_OK;
}

/* Nothing for nothing; a mark stays that mark. */
static bx_status call_written(const call *k)
{
    bx_result r;
    bx_buf out = {0};
    BX_TRY(argument(k, 0, &r));
    if (r.kind != BX_RESULT_NUMBER) {
        *k->result = r;
        return BX_OK;
    }
    bx_status status = write_number(k, &r, &out);
    if (status == BX_OK) return give_text(k, &out);
    bx_buf_release(&out);
    return status == BX_ERR_MEMORY ? status : fail_value(k, &r);
}

/* The digits as they were typed: 007 keeps its zeros. */
static bx_status call_digits(const call *k)
{
    bx_result r;
    bx_buf out = {0}, own = {0};
    BX_TRY(argument(k, 0, &r));
    if (r.kind != BX_RESULT_NUMBER && r.kind != BX_RESULT_TEXTS) {
        *k->result = r;
        return BX_OK;
    }
    bx_str digits = all_text(&r);
    if (digits.len == 0 && r.kind == BX_RESULT_NUMBER) {
        bx_buf_add_decimal(&own, r.number, r.number.places, BX_GROUP_NONE);
        digits = bx_buf_str(&own);
    }
    bx_status status = bx_numeral_add_code(&out, digits);
    bx_buf_release(&own);
    if (status == BX_OK) return give_text(k, &out);
    bx_buf_release(&out);
    return status == BX_ERR_MEMORY ? status : fail_value(k, &r);
}

static bx_status call_date(const call *k)
{
    bx_result date, form;
    bx_date_form parts;
    bx_buf out = {0};
    BX_TRY(argument(k, 0, &date));
    BX_TRY(argument(k, 1, &form));
    if (date.kind != BX_RESULT_DATE) return BX_OK;
    bx_status status = bx_date_form_read(k->c->arena, all_text(&form), &parts);
    if (status == BX_ERR_INPUT) return fail_value(k, &form);
    BX_TRY(status);
    bx_date_form_write(&parts, date.year, date.month, date.day, &out);
    return give_text(k, &out);
}

static bx_status call_date_part(const call *k)
{
    bx_result r;
    BX_TRY(argument(k, 0, &r));
    k->result->told = r.told;
    if (r.kind != BX_RESULT_DATE) return BX_OK;
    int part = k->id == BX_CALL_YEAR ? r.year : k->id == BX_CALL_MONTH ? r.month : r.day;
    give_number(k, bx_decimal_from_int(part, 0));
    return BX_OK;
}

static bx_status gather_present(void *context, const bx_result *r)
{
    *(bool *)context = *(bool *)context || r->kind != BX_RESULT_NOTHING;
    return BX_OK;
}

static bx_status call_present(const call *k)
{
    const bx_expr *arg = k->expr->call.args[0];
    bool present = is_held(arg) && count_held(k, &arg->slot) > 0;
    if (!is_held(arg)) BX_TRY(bx_evaluate_each(k->c, k->scope, arg, gather_present, &present));
    give_truth(k, present);
    return BX_OK;
}

static bx_status call_length(const call *k)
{
    bx_result r;
    BX_TRY(argument(k, 0, &r));
    k->result->told = r.told;
    if (r.kind != BX_RESULT_TEXTS) return BX_OK;
    give_number(k, bx_decimal_from_int((int64_t)bx_utf8_count(all_text(&r)), 0));
    return BX_OK;
}

/* The first digits of the data's SHA-256, or all of them. */
static bx_status call_digest(const call *k)
{
    enum { LEAST = 8, ALL = 64 };
    const bx_scope *record = k->scope;
    bx_result wanted = {0};
    int64_t digits = ALL;
    while (record->outer)
        record = record->outer;
    if (k->expr->call.count > 0) {
        BX_TRY(argument(k, 0, &wanted));
        if (!bx_decimal_to_int(wanted.number, &digits) || digits < LEAST || digits > ALL)
            return fail_value(k, &wanted);
    }
    bx_buf out = {0};
    size_t len = record->digest.len < (size_t)digits ? record->digest.len : (size_t)digits;
    bx_buf_add(&out, record->digest.ptr, len);
    bx_buf_add_text(&out, "");
    return give_text(k, &out);
}

static bx_status call_match(const call *k)
{
    bx_result whole, part;
    BX_TRY(argument(k, 0, &whole));
    BX_TRY(argument(k, 1, &part));
    k->result->told = whole.told || part.told;
    if (whole.kind != BX_RESULT_TEXTS || part.kind != BX_RESULT_TEXTS) return BX_OK;
    bx_str text = all_text(&whole), piece = all_text(&part);
    bool truth = bx_str_find(text, piece) < text.len || piece.len == 0;
    if (k->id == BX_CALL_STARTS) truth = bx_str_starts(text, piece);
    if (k->id == BX_CALL_ENDS) truth = bx_str_ends(text, piece);
    give_truth(k, truth);
    return BX_OK;
}

bx_status bx_call(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result)
{
    static bx_status (*const calls[])(const call *) = {
        [BX_CALL_SUM] = call_total,
        [BX_CALL_COUNT] = call_count,
        [BX_CALL_MIN] = call_total,
        [BX_CALL_MAX] = call_total,
        [BX_CALL_AVERAGE] = call_total,
        [BX_CALL_FIRST] = call_end,
        [BX_CALL_LAST] = call_end,
        [BX_CALL_INDEX] = call_index,
        [BX_CALL_INDEX_IN_GROUP] = call_index,
        [BX_CALL_GROUP_INDEX] = call_index,
        [BX_CALL_IF] = call_if,
        [BX_CALL_ROUND] = call_round,
        [BX_CALL_ABS] = call_abs,
        [BX_CALL_THOUSANDS] = call_written,
        [BX_CALL_HANZI] = call_written,
        [BX_CALL_HANZI_DIGITS] = call_digits,
        [BX_CALL_AMOUNT] = call_written,
        [BX_CALL_DATE] = call_date,
        [BX_CALL_YEAR] = call_date_part,
        [BX_CALL_MONTH] = call_date_part,
        [BX_CALL_DAY] = call_date_part,
        [BX_CALL_PRESENT] = call_present,
        [BX_CALL_JOIN] = call_join,
        [BX_CALL_BOXES] = call_boxes,
        [BX_CALL_LENGTH] = call_length,
        [BX_CALL_STARTS] = call_match,
        [BX_CALL_ENDS] = call_match,
        [BX_CALL_CONTAINS] = call_match,
        [BX_CALL_DIGEST] = call_digest,
    };
    _Static_assert(sizeof calls / sizeof *calls == BX_CALL_COUNT_OF, "each is called");
    bx_function_id id = expr->call.function->id;
    const call k = {c, scope, expr, id, result};
    if (bx_kept_find(c->kept, scope, expr, result)) return BX_OK;
    BX_TRY(calls[id](&k));
    return bx_kept_add(c->kept, scope, expr, result);
}
