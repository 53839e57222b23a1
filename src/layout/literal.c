#include "layout/literal.h"

#include "layout/date_form.h"
#include "layout/functions.h"

#include "base/ban.h"

static const struct {
    const char *name;
    bx_rounding rule;
} roundings[] = {
    {"四舍五入", BX_ROUND_HALF_UP},
    {"五成双", BX_ROUND_HALF_EVEN}, /* GB/T 8170-2008 3.2 */
    {"舍去", BX_ROUND_DOWN},
    {"进一", BX_ROUND_UP},
};

#define ROUNDINGS "'四舍五入', '五成双', '舍去', '进一'"

bool bx_rounding_lookup(bx_str name, bx_rounding *rule)
{
    for (size_t i = 0; i < sizeof roundings / sizeof *roundings; i++) {
        if (!bx_str_is(name, roundings[i].name)) continue;
        *rule = roundings[i].rule;
        return true;
    }
    return false;
}

static bx_status fail_value(bx_layout_reader *tr, const bx_expr *call, const bx_expr *value,
                            bx_str help)
{
    bx_buf digits = {0};
    bx_str text = value->text;
    if (value->kind == BX_EXPR_NUMBER) {
        bx_buf_add_decimal(&digits, value->number, value->number.places, BX_GROUP_NONE);
        text = bx_buf_str(&digits);
    }
    bx_status status = digits.failed
                           ? BX_ERR_MEMORY
                           : bx_reader_fail(&tr->reader, BX_E_FUNCTION_VALUE, &value->place,
                                            bx_str_from(call->call.function->name), text, help);
    bx_buf_release(&digits);
    return status;
}

static bx_status check_round(bx_layout_reader *tr, const bx_expr *call)
{
    const bx_expr *places = call->call.args[1];
    bx_rounding rule;
    int64_t wanted;
    bool is_number = places->kind == BX_EXPR_NUMBER;
    if (is_number && (!bx_decimal_to_int(places->number, &wanted) || wanted > BX_DECIMAL_PLACES))
        BX_TRY(fail_value(tr, call, places,
                          BX_STR(BX_BOTH("write how many decimals: a whole number, at most 30",
                                         "请写小数位数：不超过 30 的整数"))));
    const bx_expr *name = call->call.count > 2 ? call->call.args[2] : NULL;
    if (!name || name->kind != BX_EXPR_TEXT || bx_rounding_lookup(name->text, &rule)) return BX_OK;
    return fail_value(tr, call, name,
                      BX_STR(BX_BOTH("one of: " ROUNDINGS "; without it 四舍五入",
                                     "可用：" ROUNDINGS "；不写即四舍五入")));
}

static bx_status check_date(bx_layout_reader *tr, const bx_expr *form)
{
    bx_date_form parts;
    if (form->kind != BX_EXPR_TEXT) return BX_OK;
    bx_status status = bx_date_form_read(tr->reader.arena, form->text, &parts);
    if (status != BX_ERR_INPUT) return status;
    return bx_reader_fail(&tr->reader, BX_E_BAD_DATE_FORM, &form->place, form->text, (bx_str){0},
                          (bx_str){0});
}

/* All that may be chosen is printed: that a field must say. */
static bx_status check_boxes(bx_layout_reader *tr, const bx_expr *choice)
{
    bool is_slot = choice->kind == BX_EXPR_SLOT && choice->slot.field;
    if (is_slot && choice->slot.field->type == BX_FIELD_CHOICE) return BX_OK;
    const char *has =
        is_slot ? bx_field_type_name(choice->slot.field->type) : BX_BOTH("an expression", "表达式");
    return bx_reader_fail(&tr->reader, BX_E_NO_CHOICE, &choice->place,
                          is_slot ? choice->slot.path : BX_STR(BX_BOTH("this", "此处")),
                          bx_str_from(has), (bx_str){0});
}

bx_status bx_literals_check(bx_layout_reader *tr, const bx_expr *call)
{
    bx_function_id id = call->call.function->id;
    if (id == BX_CALL_ROUND) return check_round(tr, call);
    if (id == BX_CALL_BOXES) return check_boxes(tr, call->call.args[0]);
    return id == BX_CALL_DATE ? check_date(tr, call->call.args[1]) : BX_OK;
}
