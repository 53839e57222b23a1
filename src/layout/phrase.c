#include "layout/phrase.h"

#include "base/ban.h"

bool bx_phrase_is_literal(const bx_phrase *phrase)
{
    for (int i = 0; i < phrase->count; i++)
        if (phrase->parts[i].value) return false;
    return true;
}

const bx_expr *bx_phrase_value(const bx_phrase *phrase)
{
    return phrase->count == 1 ? phrase->parts[0].value : NULL;
}

const bx_slot *bx_phrase_slot(const bx_phrase *phrase)
{
    const bx_expr *value = bx_phrase_value(phrase);
    return value && value->kind == BX_EXPR_SLOT ? &value->slot : NULL;
}

static bx_status each_argument(const bx_expr *expr, bx_slot_look look, void *context)
{
    for (int i = 0; i < expr->call.count; i++)
        BX_TRY(bx_expr_each_slot(expr->call.args[i], look, context));
    return BX_OK;
}

bx_status bx_expr_each_slot(const bx_expr *expr, bx_slot_look look, void *context)
{
    switch (expr->kind) {
    case BX_EXPR_TEXT:
    case BX_EXPR_NUMBER: return BX_OK;
    case BX_EXPR_SLOT: return look(context, &expr->slot, &expr->place);
    case BX_EXPR_CALL:
    case BX_EXPR_LIST: return each_argument(expr, look, context);
    case BX_EXPR_NEGATE:
    case BX_EXPR_NOT: return bx_expr_each_slot(expr->operand, look, context);
    case BX_EXPR_BINARY: break;
    }
    BX_TRY(bx_expr_each_slot(expr->binary.left, look, context));
    return bx_expr_each_slot(expr->binary.right, look, context);
}

bx_status bx_phrase_each_slot(const bx_phrase *phrase, bx_slot_look look, void *context)
{
    for (int i = 0; i < phrase->count; i++)
        if (phrase->parts[i].value)
            BX_TRY(bx_expr_each_slot(phrase->parts[i].value, look, context));
    return BX_OK;
}
