#include "layout/field.h"

#include "base/ban.h"

const bx_field *bx_field_lookup(const bx_field *fields, int count, bx_str name)
{
    for (int i = 0; i < count; i++)
        if (bx_str_equal(fields[i].name, name)) return &fields[i];
    return NULL;
}

int bx_field_width(const bx_field *field)
{
    if (field->type != BX_FIELD_COUNTS) return 1;
    return field->name_count + (field->total.len > 0);
}

int bx_field_column(const bx_field *field, bx_str name)
{
    if (field->type != BX_FIELD_COUNTS || name.len == 0) return -1;
    for (int i = 0; i < field->name_count; i++)
        if (bx_str_equal(field->names[i], name)) return i;
    return bx_str_equal(field->total, name) ? field->name_count : -1;
}
