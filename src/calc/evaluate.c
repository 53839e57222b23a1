#include "calc/evaluate.h"

#include "calc/call.h"
#include "calc/operate.h"
#include "calc/slot_result.h"

#include "base/ban.h"

static bx_status keep_result(void *context, const bx_result *r)
{
    *(bx_result *)context = *r;
    return BX_OK;
}

static bx_status evaluate(bx_calc *c, const bx_scope *scope, const bx_expr *expr, bx_result *result)
{
    *result = (bx_result){0};
    switch (expr->kind) {
    case BX_EXPR_TEXT: {
        bx_text *text = BX_NEW(c->arena, bx_text);
        BX_TRY_NEW(text);
        *text = (bx_text){.text = expr->text, .place = expr->place};
        result->kind = BX_RESULT_TEXTS;
        result->texts = text;
        result->text_count = 1;
        return BX_OK;
    }
    case BX_EXPR_NUMBER:
        result->kind = BX_RESULT_NUMBER;
        result->number = expr->number;
        return BX_OK;
    case BX_EXPR_SLOT: return bx_evaluate_each(c, scope, expr, keep_result, result);
    case BX_EXPR_CALL: return bx_call(c, scope, expr, result);
    case BX_EXPR_NEGATE:
    case BX_EXPR_NOT:
    case BX_EXPR_BINARY: return bx_operate(c, scope, expr, result);
    case BX_EXPR_LIST: break;
    }
    BX_BUG("a list is looked at by the operator before it");
}

bx_calc bx_calc_make(bx_arena *arena, const bx_layout *t, bx_diag *diag)
{
    return (bx_calc){.arena = arena, .t = t, .diag = diag, .evaluate = evaluate};
}
