#include "layout/inside.h"

#include "layout/slip.h"

#include "base/ban.h"

/* A list has entries: which of them is meant an each says. */
static bx_status fail_type(bx_reader *r, const bx_node *path, const bx_field *field)
{
    return bx_reader_fail(r, BX_E_FIELD_MISPLACED, &path->place, path->text,
                          bx_str_from(bx_field_type_name(field->type)),
                          BX_STR(BX_BOTH("a field with `fields` of its own; the entries of a list "
                                         "one by one are an each",
                                         "自带 fields 的字段（一组）；列表逐项用 each")));
}

static bx_status find_group(bx_layout_reader *tr, const bx_node *path, const bx_field_scope *scope,
                            bx_slot *slot)
{
    bx_reader *r = &tr->reader;
    bool is_told = false;
    BX_TRY(bx_slip_braces(tr, path, path->text, &is_told));
    if (is_told) return BX_OK;
    BX_TRY(bx_scope_find(tr, scope, path->text, &path->place, slot));
    const bx_field *field = slot->field;
    if (!field) return BX_OK;
    slot->field = NULL;
    if (field->type != BX_FIELD_GROUP || slot->has_members) return fail_type(r, path, field);
    if (slot->is_many)
        return bx_reader_fail(r, BX_E_MANY_VALUES, &path->place, (bx_str){0}, (bx_str){0},
                              (bx_str){0});
    slot->field = field;
    return BX_OK;
}

/* A scope for each step: a group within a group is in that one, too. */
static bx_status open_scopes(bx_layout_reader *tr, const bx_field_scope *around,
                             const bx_slot *slot, const bx_field_scope **inner)
{
    bx_field_scope *scopes = BX_NEW_ARRAY(tr->reader.arena, bx_field_scope, slot->step_count);
    const bx_field_scope *home = around;
    BX_TRY_NEW(scopes);
    for (int i = 0; i < slot->depth; i++)
        home = home->outer;
    const bx_field *fields = home->fields;
    for (int i = 0; i < slot->step_count; i++) {
        const bx_field *group = &fields[slot->steps[i]];
        scopes[i] = (bx_field_scope){.fields = group->fields,
                                     .count = group->field_count,
                                     .outer = i > 0 ? &scopes[i - 1] : around};
        fields = group->fields;
    }
    *inner = &scopes[slot->step_count - 1];
    return BX_OK;
}

bx_status bx_inside_open(bx_layout_reader *tr, const bx_node *path, const bx_field_scope *scope,
                         bx_inside *inside)
{
    bx_slot *slot = BX_NEW(tr->reader.arena, bx_slot);
    *inside = (bx_inside){0};
    BX_TRY_NEW(slot);
    BX_TRY(find_group(tr, path, scope, slot));
    if (!slot->field) return BX_OK;
    BX_TRY(open_scopes(tr, scope, slot, &inside->scope));
    inside->group = slot;
    bx_given_open_group(tr, slot, scope, &inside->given);
    return BX_OK;
}

void bx_inside_close(bx_layout_reader *tr, const bx_inside *inside)
{
    if (inside->group) bx_given_close(tr, &inside->given);
}
