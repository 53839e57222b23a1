#include "layout/absent.h"

#include "layout/given.h"

#include "base/ban.h"

/* A rule that fills a value gives it where the data lack it. */
static bool is_filled(const bx_layout *t, bx_str path)
{
    for (int i = 0; i < t->rule_count; i++)
        if (bx_str_equal(t->rules[i].fill, path)) return true;
    return false;
}

bool bx_slot_may_be_absent(const bx_layout_reader *tr, const bx_field_scope *scope,
                           const bx_slot *slot)
{
    const bx_field_scope *inner = scope;
    const bx_field *fields, *field = NULL;
    if (slot->is_many || slot->step_count == 0) return false;
    for (int i = 0; i < slot->depth; i++)
        scope = scope->outer;
    /* rules fill what stands in the record; a name of an entry or of an opened group may be the same */
    if (!scope->outer && is_filled(tr->t, slot->path)) return false;
    fields = scope->fields;
    for (int i = 0; i < slot->step_count; i++) {
        field = &fields[slot->steps[i]];
        if (!field->required && !bx_is_given(tr, inner, slot, i + 1))
            return field->otherwise == NULL;
        fields = field->fields;
    }
    return false;
}
