#include "layout/scope.h"

#include "base/path.h"
#include "base/vec.h"
#include "layout/functions.h"

#include "base/ban.h"

typedef struct walk {
    const bx_field_scope *scope; /* where the first name was found */
    const bx_field *fields;      /* of the level on which the path was lost */
    int count;
    bx_str lost;            /* the name that is not there */
    const bx_field *holder; /* a field that has no members; NULL: the name is unknown */
    BX_VEC(int) steps;
} walk;

bx_field_scope bx_field_scope_top(const bx_layout *t)
{
    return (bx_field_scope){.fields = t->fields, .count = t->field_count};
}

static bool is_key(const bx_field_scope *scope, bx_str name)
{
    for (int i = 0; i < scope->key_count; i++)
        if (bx_str_equal(scope->keys[i], name)) return true;
    return false;
}

/* In a group of a list's entries the list's own name is the group. */
static bool is_own_name(const bx_field_scope *scope, bx_str name)
{
    return scope->kind == BX_SCOPE_GROUP && bx_str_equal(scope->list->name, name);
}

/* The first name of a path, from the innermost scope outwards; NULL: nowhere. */
static const bx_field *find_first(const bx_field_scope *scope, bx_str name, bx_slot *slot, walk *w)
{
    for (slot->depth = 0; scope; scope = scope->outer, slot->depth++) {
        const bx_field *found = bx_field_lookup(scope->fields, scope->count, name);
        w->scope = scope;
        if (found) slot->is_many = scope->kind == BX_SCOPE_GROUP && !is_key(scope, name);
        slot->is_grouped = slot->is_many || (!found && is_own_name(scope, name));
        if (found) return found;
        if (is_own_name(scope, name)) return scope->list;
    }
    return NULL;
}

static bx_status push_step(bx_arena *arena, walk *w, int index)
{
    int *step = BX_VEC_PUSH(arena, &w->steps);
    BX_TRY_NEW(step);
    *step = index;
    return BX_OK;
}

static bool has_members(const bx_field *field)
{
    return field->type == BX_FIELD_GROUP || field->type == BX_FIELD_LIST;
}

/* Follows a path as far as its names are declared. *field is NULL where they are not. */
static bx_status follow(bx_arena *arena, const bx_field_scope *scope, bx_str path, bx_slot *slot,
                        walk *w, const bx_field **field)
{
    bx_str name = bx_path_cut(&path);
    w->fields = scope->fields;
    w->count = scope->count;
    w->lost = name;
    const bx_field *found = find_first(scope, name, slot, w);
    bool is_group = found && is_own_name(w->scope, name) && found == w->scope->list;
    if (found && !is_group) BX_TRY(push_step(arena, w, (int)(found - w->scope->fields)));
    while (found && path.len > 0 && has_members(found)) {
        slot->is_many = slot->is_many || found->type == BX_FIELD_LIST;
        w->fields = found->fields;
        w->count = found->field_count;
        w->lost = name = bx_path_cut(&path);
        found = bx_field_lookup(w->fields, w->count, name);
        if (found) BX_TRY(push_step(arena, w, (int)(found - w->fields)));
    }
    *field = found;
    slot->column = -1;
    if (!found || path.len == 0) return BX_OK;
    slot->column = bx_field_column(found, path);
    if (slot->column >= 0) return BX_OK;
    w->lost = path;
    w->holder = found;
    *field = NULL;
    return BX_OK;
}

static bool cut_members(bx_str *path)
{
    const bx_str members = BX_STR(".*");
    if (!bx_str_ends(*path, members)) return false;
    path->len -= members.len;
    return true;
}

bool bx_scope_declares(const bx_field_scope *scope, bx_str path)
{
    const bx_field *found = NULL;
    cut_members(&path);
    bx_str name = bx_path_cut(&path);
    for (; scope && !found; scope = scope->outer) {
        found = bx_field_lookup(scope->fields, scope->count, name);
        if (!found && is_own_name(scope, name)) found = scope->list;
    }
    while (found && path.len > 0 && has_members(found)) {
        name = bx_path_cut(&path);
        found = bx_field_lookup(found->fields, found->field_count, name);
    }
    return found && (path.len == 0 || bx_field_column(found, path) >= 0);
}

/* A field that a layout took away, and that something it inherits still names; *is_told: that is so. */
static bx_status fail_taken(bx_layout_reader *tr, const walk *w, const bx_place *place,
                            bool *is_told)
{
    const bx_node *taken = tr->taken;
    bool is_first = w->steps.count == 0 && !w->holder;
    for (int i = 0; taken && is_first && i < taken->count; i++) {
        const bx_pair *pair = &taken->pairs[i];
        if (!bx_str_equal(pair->key, w->lost)) continue;
        *is_told = true;
        return bx_reader_fail(&tr->reader, BX_E_FIELD_TAKEN, place, w->lost,
                              bx_str_from(pair->key_place.file->name), (bx_str){0});
    }
    return BX_OK;
}

/* A layout below names a field, and the fields are those of another file: probably they should stand behind. */
static bx_status tell_replaced(bx_layout_reader *tr, const bx_place *place)
{
    const bx_node *fields = tr->fields;
    bool is_own = !fields || !place->file || place->file == fields->place.file;
    if (is_own || tr->told_fields) return BX_OK;
    tr->told_fields = true;
    return bx_report(tr->reader.diag, BX_E_FIELDS_REPLACED, &fields->place, NULL);
}

/* What the names of the level are: its fields, or the columns of a row. */
static bx_status fail_unknown(bx_layout_reader *tr, const walk *w, const bx_place *place)
{
    const bx_field *row = w->holder;
    int count = row ? bx_field_width(row) : w->count;
    bool is_told = false;
    BX_TRY(fail_taken(tr, w, place, &is_told));
    if (is_told) return BX_OK;
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++) {
        if (!row) names[i] = w->fields[i].name;
        else names[i] = i < row->name_count ? row->names[i] : row->total;
    }
    const bx_unknown codes = {BX_E_UNKNOWN_FIELD_NEAR, BX_E_UNKNOWN_FIELD};
    BX_TRY(bx_reader_fail_unknown(&tr->reader, codes, place, w->lost, names, count));
    return row ? BX_OK : tell_replaced(tr, place);
}

bx_status bx_scope_find(bx_layout_reader *tr, const bx_field_scope *scope, bx_str path,
                        const bx_place *place, bx_slot *slot)
{
    walk w = {0};
    const bx_field *found;
    *slot = (bx_slot){.path = path};
    slot->has_members = cut_members(&slot->path);
    BX_TRY(follow(tr->reader.arena, scope, slot->path, slot, &w, &found));
    if (!found && w.holder && w.holder->type != BX_FIELD_COUNTS)
        return bx_functions_fail_member(tr, w.holder, w.lost, place);
    if (!found) return fail_unknown(tr, &w, place);
    slot->field = found;
    slot->steps = w.steps.items;
    slot->step_count = w.steps.count;
    return BX_OK;
}

bx_status bx_scope_list_of(bx_layout_reader *tr, const bx_field_scope *scope, bx_str path,
                           bx_str *list)
{
    *list = (bx_str){0};
    for (size_t i = 0; i < path.len && !list->ptr; i++) {
        bx_str before = {path.ptr, i};
        bx_slot slot = {0};
        walk w = {0};
        const bx_field *found;
        if (path.ptr[i] != '.' || !bx_scope_declares(scope, before)) continue;
        BX_TRY(follow(tr->reader.arena, scope, before, &slot, &w, &found));
        if (found && found->type == BX_FIELD_LIST) *list = before;
    }
    return BX_OK;
}

bool bx_scope_is_repeated(const bx_field_scope *scope)
{
    for (; scope; scope = scope->outer)
        if (scope->kind != BX_SCOPE_RECORD) return true;
    return false;
}
