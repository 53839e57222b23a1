#include "calc/rules.h"

#include "calc/condition.h"
#include "calc/equation.h"
#include "calc/evaluate.h"

#include "base/ban.h"

bx_status bx_rules_apply(bx_arena *arena, const bx_layout *t, bx_record *record, bx_diag *diag)
{
    bx_status fault = BX_OK;
    bx_filled_list filled = {0};
    bx_calc c = bx_calc_make(arena, t, diag);
    bx_kept kept;
    BX_TRY(bx_kept_open(arena, record, &kept));
    for (int i = 0; i < t->rule_count; i++) {
        const bx_rule *rule = &t->rules[i];
        c.kept = rule->each ? &kept : NULL;
        bx_kept_forget(&kept); /* the rules before it may have filled what was looked at */
        bx_status status = rule->condition ? bx_condition_prove(&c, rule, record)
                                           : bx_equation_prove(arena, rule, record, diag, &filled);
        if (status == BX_ERR_MEMORY) return status;
        if (fault == BX_OK) fault = status;
    }
    return fault;
}
