/*
 * A quotient is a pair of decimals: a/b + c/d is (ad + cb)/bd. Nothing is divided
 * before a rounding asks for it.
 */
#include "calc/operate.h"

#include "calc/divisor.h"
#include "calc/slot_result.h"

#include "base/ban.h"

bx_status bx_fail_too_large(bx_calc *c, const bx_expr *expr)
{
    return bx_report(c->diag, BX_E_NUMBER_TOO_LARGE, &expr->place, NULL);
}

static bool is_number(const bx_result *r)
{
    return r->kind == BX_RESULT_NUMBER || r->kind == BX_RESULT_QUOTIENT;
}

static bx_decimal divisor_of(const bx_result *r)
{
    return r->kind == BX_RESULT_QUOTIENT ? r->divisor : bx_decimal_from_int(1, 0);
}

static bx_result make_quotient(bx_decimal number, bx_decimal divisor, bool is_quotient)
{
    return (bx_result){.kind = is_quotient ? BX_RESULT_QUOTIENT : BX_RESULT_NUMBER,
                       .number = number,
                       .divisor = divisor};
}

bx_status bx_result_add(const bx_result *a, const bx_result *b, bx_result *sum)
{
    bx_decimal left, right, divisor, number;
    bool is_quotient = a->kind == BX_RESULT_QUOTIENT || b->kind == BX_RESULT_QUOTIENT;
    if (!is_quotient) {
        BX_TRY(bx_decimal_add(a->number, b->number, &number));
        *sum = make_quotient(number, number, false);
        return BX_OK;
    }
    BX_TRY(bx_decimal_multiply(a->number, divisor_of(b), &left));
    BX_TRY(bx_decimal_multiply(b->number, divisor_of(a), &right));
    BX_TRY(bx_decimal_multiply(divisor_of(a), divisor_of(b), &divisor));
    BX_TRY(bx_decimal_add(left, right, &number));
    *sum = make_quotient(number, divisor, true);
    return BX_OK;
}

static bx_status multiply(const bx_result *a, const bx_result *b, bx_result *product)
{
    bx_decimal number, divisor = bx_decimal_from_int(1, 0);
    bool is_quotient = a->kind == BX_RESULT_QUOTIENT || b->kind == BX_RESULT_QUOTIENT;
    BX_TRY(bx_decimal_multiply(a->number, b->number, &number));
    if (is_quotient) BX_TRY(bx_decimal_multiply(divisor_of(a), divisor_of(b), &divisor));
    *product = make_quotient(number, divisor, is_quotient);
    return BX_OK;
}

/* a/b : c/d is ad/bc. The divisor is no zero. */
static bx_status divide(const bx_result *a, const bx_result *b, bx_result *quotient)
{
    bx_decimal number, divisor;
    BX_TRY(bx_decimal_multiply(a->number, divisor_of(b), &number));
    BX_TRY(bx_decimal_multiply(divisor_of(a), b->number, &divisor));
    *quotient = make_quotient(number, divisor, true);
    return BX_OK;
}

static void negate(bx_result *r)
{
    r->number = bx_decimal_negate(r->number);
    r->spelled = (bx_text){0};
}

/* Days since 1 March of the year 0, from which years of 365, 366 days and months of 30, 31 count. */
static int day_number(const bx_result *r)
{
    int month = (r->month + 9) % 12, year = r->year - (month > 9);
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + r->day - 1;
}

static bx_status arithmetic(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                            const bx_result *left, const bx_result *right, bx_result *result)
{
    bx_result other = *right;
    bx_status status = BX_OK;
    if (left->kind == BX_RESULT_DATE && right->kind == BX_RESULT_DATE) {
        *result = make_quotient(bx_decimal_from_int(day_number(left) - day_number(right), 0),
                                bx_decimal_from_int(1, 0), false);
        return BX_OK;
    }
    if (!is_number(left) || !is_number(right)) return BX_OK;
    bool is_zero = bx_decimal_sign(right->number) == 0;
    if (expr->binary.op == BX_OP_DIVIDE && is_zero) return bx_fail_divided_by_zero(c, scope, expr);
    if (expr->binary.op == BX_OP_SUBTRACT) negate(&other);
    if (expr->binary.op == BX_OP_MULTIPLY) status = multiply(left, right, result);
    else if (expr->binary.op == BX_OP_DIVIDE) status = divide(left, right, result);
    else status = bx_result_add(left, &other, result);
    return status == BX_ERR_LIMIT ? bx_fail_too_large(c, expr) : status;
}

/* --- comparison --- */

static int compare_dates(const bx_result *a, const bx_result *b)
{
    if (a->year != b->year) return a->year < b->year ? -1 : 1;
    if (a->month != b->month) return a->month < b->month ? -1 : 1;
    return (a->day > b->day) - (a->day < b->day);
}

static bx_str all_text(const bx_result *r)
{
    return r->text_count > 0 ? r->texts[0].text : (bx_str){0};
}

/* Below, at or above zero; false when there is nothing to compare. */
static bool compare(const bx_result *a, const bx_result *b, int *order)
{
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case BX_RESULT_NUMBER: *order = bx_decimal_compare(a->number, b->number); return true;
    case BX_RESULT_DATE: *order = compare_dates(a, b); return true;
    case BX_RESULT_TEXTS: *order = bx_str_compare(all_text(a), all_text(b)); return true;
    case BX_RESULT_TRUTH: *order = a->truth - b->truth; return true;
    case BX_RESULT_NOTHING:
    case BX_RESULT_MARK:
    case BX_RESULT_QUOTIENT: break;
    }
    return false;
}

bool bx_result_equal(const bx_result *a, const bx_result *b)
{
    int order;
    return compare(a, b, &order) && order == 0;
}

int bx_result_order(const bx_result *a, const bx_result *b)
{
    int order = 0;
    return compare(a, b, &order) ? order : 0;
}

static bx_result make_truth(bool truth)
{
    return (bx_result){.kind = BX_RESULT_TRUTH, .truth = truth};
}

static bool holds(bx_operator op, int order)
{
    switch (op) {
    case BX_OP_EQUAL: return order == 0;
    case BX_OP_UNEQUAL: return order != 0;
    case BX_OP_LESS: return order < 0;
    case BX_OP_LESS_EQUAL: return order <= 0;
    case BX_OP_MORE: return order > 0;
    default: return order >= 0;
    }
}

typedef struct search {
    const bx_result *wanted;
    bool found;
} search;

static bx_status look(void *context, const bx_result *r)
{
    search *s = context;
    s->found = s->found || bx_result_equal(s->wanted, r);
    return BX_OK;
}

static bx_status look_in(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                         const bx_result *left, bx_result *result)
{
    const bx_expr *right = expr->binary.right;
    search s = {.wanted = left};
    result->told = left->told;
    if (left->kind == BX_RESULT_NOTHING || left->kind == BX_RESULT_MARK) return BX_OK;
    if (right->kind != BX_EXPR_LIST) BX_TRY(bx_evaluate_each(c, scope, right, look, &s));
    for (int i = 0; right->kind == BX_EXPR_LIST && i < right->call.count; i++)
        BX_TRY(bx_evaluate_each(c, scope, right->call.args[i], look, &s));
    *result = make_truth(s.found);
    return BX_OK;
}

/* --- and, or, not: what cannot be told is neither true nor false --- */

static bx_status logic(bx_calc *c, const bx_scope *scope, const bx_expr *expr,
                       const bx_result *left, bx_result *result)
{
    bool decides = expr->binary.op == BX_OP_OR; /* the value that settles it alone */
    bx_result right;
    if (left->kind == BX_RESULT_TRUTH && left->truth == decides) {
        *result = make_truth(decides);
        return BX_OK;
    }
    BX_TRY(bx_evaluate(c, scope, expr->binary.right, &right));
    bool is_settled =
        right.kind == BX_RESULT_TRUTH && (right.truth == decides || left->kind == BX_RESULT_TRUTH);
    if (is_settled) *result = make_truth(right.truth);
    else result->told = left->told || right.told;
    return BX_OK;
}

static bx_status binary(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result)
{
    bx_operator op = expr->binary.op;
    bx_result left, right;
    int order;
    BX_TRY(bx_evaluate(c, scope, expr->binary.left, &left));
    if (op == BX_OP_AND || op == BX_OP_OR) return logic(c, scope, expr, &left, result);
    if (op == BX_OP_IN) return look_in(c, scope, expr, &left, result);
    BX_TRY(bx_evaluate(c, scope, expr->binary.right, &right));
    result->told = left.told || right.told;
    if (op <= BX_OP_DIVIDE) return arithmetic(c, scope, expr, &left, &right, result);
    if (compare(&left, &right, &order)) *result = make_truth(holds(op, order));
    return BX_OK;
}

bx_status bx_operate(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result)
{
    if (expr->kind == BX_EXPR_BINARY) return binary(c, scope, expr, result);
    BX_TRY(bx_evaluate(c, scope, expr->operand, result));
    if (expr->kind == BX_EXPR_NOT && result->kind == BX_RESULT_TRUTH)
        *result = make_truth(!result->truth);
    if (expr->kind == BX_EXPR_NEGATE && is_number(result)) negate(result);
    else if (expr->kind == BX_EXPR_NEGATE) *result = (bx_result){.told = result->told};
    return BX_OK;
}
