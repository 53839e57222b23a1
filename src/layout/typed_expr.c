
#include "layout/typed_expr.h"

#include "layout/styles.h"

#include "base/ban.h"

/* The fields of the level on which the path was lost. */
static bx_status fail_unknown(bx_layout_reader *tr, const bx_field *fields, int count, bx_str path,
                              const bx_place *place)
{
    bx_reader *r = &tr->reader;
    bx_str *names = BX_NEW_ARRAY(r->arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        names[i] = fields[i].name;
    const bx_unknown codes = {BX_E_UNKNOWN_FIELD_NEAR, BX_E_UNKNOWN_FIELD};
    return bx_reader_fail_unknown(r, codes, place, path, names, count);
}

static bx_status fail_column(bx_layout_reader *tr, const bx_field *field, bx_str column,
                             const bx_place *place)
{
    int count = bx_field_width(field);
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < field->name_count; i++)
        names[i] = field->names[i];
    if (count > field->name_count) names[field->name_count] = field->total;
    const bx_unknown codes = {BX_E_UNKNOWN_FIELD_NEAR, BX_E_UNKNOWN_FIELD};
    return bx_reader_fail_unknown(&tr->reader, codes, place, column, names, count);
}

static bx_str cut_name(bx_str *path)
{
    size_t dot = bx_str_find(*path, BX_STR("."));
    size_t used = dot < path->len ? dot + 1 : dot;
    bx_str name = {path->ptr, dot};
    *path = (bx_str){path->ptr + used, path->len - used};
    return name;
}

bx_status bx_layout_find(bx_layout_reader *tr, const bx_field_scope *scope, bx_str path,
                         const bx_place *place, const bx_field **field, bx_str *column)
{
    const bx_field *fields = scope->fields, *found = NULL;
    int count = scope->count;
    bx_str name = cut_name(&path);
    *field = NULL;
    for (const bx_field_scope *s = scope; s && !found; s = s->outer)
        found = bx_field_lookup(s->fields, s->count, name);
    while (found && path.len > 0 && found->type == BX_FIELD_GROUP) {
        fields = found->fields;
        count = found->field_count;
        name = cut_name(&path);
        found = bx_field_lookup(fields, count, name);
    }
    if (!found) return fail_unknown(tr, fields, count, name, place);
    if (path.len > 0 && found->type != BX_FIELD_COUNTS)
        return fail_unknown(tr, NULL, 0, path, place);
    if (path.len > 0 && bx_field_column(found, path) < 0)
        return fail_column(tr, found, path, place);
    *field = found;
    *column = path;
    return BX_OK;
}

bx_status bx_layout_misplaced(bx_layout_reader *tr, bx_str path, const bx_field *field,
                              unsigned types, const bx_place *place)
{
    bx_buf list = {0};
    for (int type = 0; type <= BX_FIELD_SEAL; type++)
        if (types >> type & 1)
            bx_buf_printf(&list, "%s%s", list.len > 0 ? ", " : "",
                          bx_field_type_name((bx_field_type)type));
    bx_status status = BX_ERR_MEMORY;
    if (!list.failed)
        status = bx_reader_fail(&tr->reader, BX_E_FIELD_MISPLACED, place, path,
                                bx_str_from(bx_field_type_name(field->type)), bx_buf_str(&list));
    bx_buf_release(&list);
    return status;
}

/* True when data that pass all checks may lack the field, and nothing stands in for it. */
static bool may_be_absent(const bx_layout *t, const bx_field_scope *scope, bx_str path)
{
    const bx_field *field = NULL;
    for (int i = 0; i < t->rule_count; i++)
        if (bx_str_equal(t->rules[i].fill, path)) return false;
    bx_str name = cut_name(&path);
    for (; scope && !field; scope = scope->outer)
        field = bx_field_lookup(scope->fields, scope->count, name);
    while (field && field->required && field->type == BX_FIELD_GROUP && path.len > 0) {
        name = cut_name(&path);
        field = bx_field_lookup(field->fields, field->field_count, name);
    }
    return field && !field->required && field->default_text.len == 0;
}

static bx_status fail_part(bx_layout_reader *tr, bx_code code, const bx_expr_part *part)
{
    return bx_reader_fail(&tr->reader, code, &part->place, part->text, (bx_str){0}, (bx_str){0});
}

static bx_status check_part(bx_layout_reader *tr, const bx_expr_part *part,
                            const bx_field_scope *scope, unsigned types, int *width)
{
    const bx_field *field;
    bx_str column;
    BX_TRY(bx_layout_find(tr, scope, part->text, &part->place, &field, &column));
    if (!field) return BX_OK;
    unsigned lists = width ? BX_TYPE(COUNTS) : BX_TYPE(LINES) | BX_TYPE(PARAGRAPHS);
    if (part->spread && (column.len > 0 || !(lists >> field->type & 1)))
        return fail_part(tr, BX_E_BAD_SPREAD, part);
    if (part->spread && width) *width = bx_field_width(field);
    unsigned type = column.len > 0 ? BX_TYPE(COUNT) : 1u << field->type;
    if (!part->spread && !(type & types))
        return bx_layout_misplaced(tr, part->text, field, types, &part->place);
    if (part->optional || !may_be_absent(tr->t, scope, part->text)) return BX_OK;
    return fail_part(tr, BX_E_MAY_BE_ABSENT, part);
}

/* A style for words amid a text may leave face and size to it. */
static bx_status check_style(bx_layout_reader *tr, const bx_expr_part *part)
{
    const bx_style *style = bx_layout_style(tr->t, part->style);
    const bx_node name = {.kind = BX_NODE_SCALAR, .place = part->place, .text = part->style};
    if (part->style.len == 0 || style) return BX_OK;
    return bx_layout_style_of(tr, &name, NULL, &style);
}

bx_status bx_layout_expr(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                         unsigned types, bx_expr *expr, int *width)
{
    bx_reader *r = &tr->reader;
    if (width) *width = 1;
    if (node->kind != BX_NODE_SCALAR)
        return bx_reader_fail(r, BX_E_UNQUOTED_STAR, &node->place,
                              bx_str_from(bx_node_kind_name(node)), (bx_str){0}, (bx_str){0});
    bx_status status = bx_expr_parse(r->arena, node, r->diag, expr);
    if (status != BX_OK) return bx_reader_keep(r, status);
    for (int i = 0; i < expr->count; i++) {
        const bx_expr_part *part = &expr->parts[i];
        BX_TRY(check_style(tr, part));
        if (part->kind == BX_PART_VALUE) BX_TRY(check_part(tr, part, scope, types, width));
    }
    return BX_OK;
}
