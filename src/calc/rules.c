#include "calc/rules.h"

#include <string.h>

#include "calc/condition.h"
#include "calc/equation.h"
#include "calc/evaluate.h"

#include "base/ban.h"

bx_status bx_rules_apply(bx_arena *arena, const bx_layout *t, bx_record *record, bx_diag *diag)
{
    bx_status fault = BX_OK;
    bx_filled_list filled = {0};
    bx_calc c = bx_calc_make(arena, t, diag);
    const bx_result **kept = BX_NEW_ARRAY(arena, const bx_result *, record->count);
    BX_TRY_NEW(kept);
    c.record = record;
    for (int i = 0; i < t->rule_count; i++) {
        const bx_rule *rule = &t->rules[i];
        c.kept = rule->each ? kept : NULL;
        if (rule->each) /* the rules before it may have filled what a default looks at */
            memset(kept, 0, (size_t)record->count * sizeof *kept);
        bx_status status = rule->condition ? bx_condition_prove(&c, rule, record)
                                           : bx_equation_prove(arena, rule, record, diag, &filled);
        if (status == BX_ERR_MEMORY) return status;
        if (fault == BX_OK) fault = status;
    }
    return fault;
}
