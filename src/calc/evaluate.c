#include "calc/evaluate.h"

#include "base/vec.h"
#include "calc/call.h"
#include "calc/operate.h"
#include "calc/slot_result.h"
#include "calc/texts.h"

#include "base/ban.h"

static bx_status keep_result(void *context, const bx_result *r)
{
    *(bx_result *)context = *r;
    return BX_OK;
}

typedef struct gathered {
    bx_calc *c;
    BX_VEC(bx_text) texts;
} gathered;

static bx_status gather(void *context, const bx_result *result)
{
    gathered *g = context;
    bx_result own = *result;
    const bx_text *texts = NULL;
    int count;
    BX_TRY(bx_result_texts(g->c, &own, &texts, &count));
    for (int i = 0; i < count; i++) {
        bx_text *text = BX_VEC_PUSH(g->c->arena, &g->texts);
        BX_TRY_NEW(text);
        *text = texts[i];
    }
    return BX_OK;
}

/* {list.field...}: those of all entries. */
static bx_status texts_of_each(bx_calc *c, const bx_scope *scope, const bx_expr *value,
                               bx_result *result)
{
    gathered g = {.c = c};
    BX_TRY(bx_evaluate_each(c, scope, value, gather, &g));
    *result =
        (bx_result){.kind = BX_RESULT_TEXTS, .texts = g.texts.items, .text_count = g.texts.count};
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
    case BX_EXPR_SLOT:
        if (expr->is_many && !expr->slot.has_members) return texts_of_each(c, scope, expr, result);
        return bx_evaluate_each(c, scope, expr, keep_result, result);
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
