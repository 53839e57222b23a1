#include "calc/kept.h"

#include <string.h>

#include "base/ban.h"

/* What tells one scope of an expression from another: the entry; the entries, of a group. */
typedef struct level {
    const bx_value *values;
    bx_value *const *entries;
} level;

struct bx_kept_total {
    const bx_expr *expr;
    level *levels; /* from the nearest that the call looks at to the record */
    int level_count;
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

/* The nearest scope that a call looks at, when it is one around; else, and without a store, NULL. */
static const bx_scope *looked_at(const bx_kept *kept, const bx_scope *scope, const bx_expr *expr)
{
    return kept && expr->call.around > 0 ? bx_scope_at(scope, expr->call.around) : NULL;
}

static bx_kept_total *total_of(const bx_kept *kept, const bx_expr *expr)
{
    bx_kept_total *total = kept->totals;
    while (total && total->expr != expr)
        total = total->next;
    return total;
}

static bool is_level(const level *one, const bx_scope *at)
{
    return one->values == at->values && one->entries == at->entries;
}

bool bx_kept_find(const bx_kept *kept, const bx_scope *scope, const bx_expr *expr,
                  bx_result *result)
{
    const bx_scope *at = looked_at(kept, scope, expr);
    const bx_kept_total *total = at ? total_of(kept, expr) : NULL;
    if (!total) return false;
    for (int i = 0; i < total->level_count; i++, at = at->outer)
        if (!at || !is_level(&total->levels[i], at)) return false;
    if (at) return false;
    *result = total->result;
    return true;
}

static int levels_from(const bx_scope *at)
{
    int count = 0;
    for (; at; at = at->outer)
        count++;
    return count;
}

static bx_kept_total *add_total(bx_kept *kept, const bx_expr *expr, int level_count)
{
    bx_kept_total *total = BX_NEW(kept->arena, bx_kept_total);
    level *levels = BX_NEW_ARRAY(kept->arena, level, level_count);
    if (!total || !levels) return NULL;
    *total = (bx_kept_total){
        .expr = expr, .levels = levels, .level_count = level_count, .next = kept->totals};
    kept->totals = total;
    return total;
}

bx_status bx_kept_add(bx_kept *kept, const bx_scope *scope, const bx_expr *expr,
                      const bx_result *result)
{
    const bx_scope *at = looked_at(kept, scope, expr);
    if (!at) return BX_OK;
    int count = levels_from(at);
    bx_kept_total *total = total_of(kept, expr);
    if (!total || total->level_count != count) total = add_total(kept, expr, count);
    BX_TRY_NEW(total);
    total->result = *result;
    for (int i = 0; i < count; i++, at = at->outer)
        total->levels[i] = (level){at->values, at->entries};
    return BX_OK;
}
