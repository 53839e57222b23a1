#include "calc/kept.h"

#include <string.h>

#include "base/ban.h"

struct bx_kept_total {
    const bx_expr *expr;
    const bx_value *level; /* whose lists were gone through */
    bx_result result;
    bx_kept_total *next;
};

bx_status bx_kept_open(bx_arena *arena, const bx_record *record, bx_kept *kept)
{
    *kept = (bx_kept){.arena = arena, .record = record};
    kept->defaults = BX_NEW_ARRAY(arena, const bx_result *, record->count);
    return kept->defaults ? BX_OK : BX_ERR_MEMORY;
}

void bx_kept_forget(bx_kept *kept)
{
    memset(kept->defaults, 0, (size_t)kept->record->count * sizeof *kept->defaults);
    kept->totals = NULL;
}

/* The level around on which all lists of a call stand; NULL: they do not stand on one. */
static const bx_value *level_of(const bx_scope *scope, const bx_expr *expr)
{
    const bx_value *level = NULL;
    for (int i = 0; i < expr->call.count; i++) {
        const bx_expr *arg = expr->call.args[i];
        if (arg->kind != BX_EXPR_SLOT || !arg->slot.is_many || arg->slot.depth == 0) return NULL;
        const bx_scope *at = bx_scope_at(scope, arg->slot.depth);
        bool is_other = level && level != at->values;
        if (at->entries || is_other) return NULL; /* the entries of a group: it is no level */
        level = at->values;
    }
    return level;
}

static bx_kept_total *total_of(const bx_kept *kept, const bx_expr *expr)
{
    bx_kept_total *total = kept->totals;
    while (total && total->expr != expr)
        total = total->next;
    return total;
}

bool bx_kept_find(const bx_kept *kept, const bx_scope *scope, const bx_expr *expr,
                  bx_result *result)
{
    const bx_value *level = kept ? level_of(scope, expr) : NULL;
    const bx_kept_total *total = level ? total_of(kept, expr) : NULL;
    if (!total || total->level != level) return false;
    *result = total->result;
    return true;
}

bx_status bx_kept_add(bx_kept *kept, const bx_scope *scope, const bx_expr *expr,
                      const bx_result *result)
{
    const bx_value *level = kept ? level_of(scope, expr) : NULL;
    if (!level) return BX_OK;
    bx_kept_total *total = total_of(kept, expr);
    if (!total) {
        total = BX_NEW(kept->arena, bx_kept_total);
        BX_TRY_NEW(total);
        total->next = kept->totals;
        kept->totals = total;
    }
    total->expr = expr;
    total->level = level;
    total->result = *result;
    return BX_OK;
}
