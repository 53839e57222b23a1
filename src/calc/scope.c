#include "calc/scope.h"

#include "base/ban.h"

bx_scope bx_scope_of_record(const bx_record *record)
{
    return (bx_scope){.values = record->values, .count = record->count, .digest = record->digest};
}

const bx_scope *bx_scope_at(const bx_scope *scope, int depth)
{
    for (; depth > 0; depth--)
        scope = scope->outer;
    return scope;
}

bx_status bx_scope_enter(bx_arena *arena, const bx_scope *outer, const bx_scope *home,
                         const int *steps, int step_count, const bx_scope **inner)
{
    *inner = outer;
    for (int i = 0; i < step_count; i++) {
        const bx_value *group = &home->values[steps[i]];
        bx_scope *scope = BX_NEW(arena, bx_scope);
        BX_TRY_NEW(scope);
        *scope = (bx_scope){
            .values = group->members, .count = group->member_count, .outer = *inner, .home = home};
        *inner = group->given ? scope : NULL;
        if (!*inner) return BX_OK;
        home = scope;
    }
    return BX_OK;
}

typedef struct walk {
    const bx_slot *slot;
    bx_slot_visit visit;
    void *context;
} walk;

/* From step i on, on the level `at`. As deep as groups and lists are nested. */
static bx_status follow(const walk *w, const bx_scope *at, int i)
{
    bx_value *value = &at->values[w->slot->steps[i]];
    if (i + 1 == w->slot->step_count) return w->visit(w->context, at, value);
    if (value->field->type == BX_FIELD_GROUP) {
        bx_scope group = {
            .values = value->members, .count = value->member_count, .outer = at, .home = at};
        return value->members ? follow(w, &group, i + 1) : BX_OK;
    }
    for (int k = 0; k < value->entry_count; k++) {
        bx_scope entry = {.values = value->entries[k],
                          .count = value->field->field_count,
                          .outer = at,
                          .home = at};
        BX_TRY(follow(w, &entry, i + 1));
    }
    return BX_OK;
}

bx_status bx_slot_each(const bx_scope *scope, const bx_slot *slot, bx_slot_visit visit,
                       void *context)
{
    const walk w = {slot, visit, context};
    const bx_scope *at = bx_scope_at(scope, slot->depth);
    if (slot->step_count == 0) return BX_OK;
    if (!at->entries || !slot->is_many) return follow(&w, at, 0);
    for (int i = 0; i < at->entry_count; i++) {
        bx_scope entry = {
            .values = at->entries[i], .count = at->count, .outer = at->home, .home = at->home};
        BX_TRY(follow(&w, &entry, 0));
    }
    return BX_OK;
}

static bx_status take_value(void *context, const bx_scope *at, bx_value *value)
{
    (void)at;
    *(bx_value **)context = value;
    return BX_OK;
}

bx_value *bx_slot_value(const bx_scope *scope, const bx_slot *slot)
{
    bx_value *value = NULL;
    (void)bx_slot_each(scope, slot, take_value, &value); /* take_value cannot fail */
    return value;
}

void bx_slot_entries(const bx_scope *scope, const bx_slot *slot, bx_value *const **entries,
                     int *count)
{
    const bx_scope *at = bx_scope_at(scope, slot->depth);
    *entries = at->entries;
    *count = at->entry_count;
    if (slot->step_count == 0) return;
    const bx_value *list = bx_slot_value(scope, slot);
    *entries = list ? list->entries : NULL;
    *count = list ? list->entry_count : 0;
}
