#include "layout/field.h"

#include "base/ban.h"

const bx_word bx_field_type_words[] = {{"text", BX_FIELD_TEXT},
                                       {"lines", BX_FIELD_LINES},
                                       {"year", BX_FIELD_YEAR},
                                       {"paragraphs", BX_FIELD_PARAGRAPHS},
                                       {"date", BX_FIELD_DATE},
                                       {"count", BX_FIELD_COUNT},
                                       {"number", BX_FIELD_NUMBER},
                                       {"counts", BX_FIELD_COUNTS},
                                       {"group", BX_FIELD_GROUP},
                                       {"list", BX_FIELD_LIST},
                                       {"labels", BX_FIELD_LABELS},
                                       {"seal", BX_FIELD_SEAL},
                                       {"integer", BX_FIELD_INTEGER},
                                       {"choice", BX_FIELD_CHOICE},
                                       {"yes/no", BX_FIELD_TRUTH},
                                       {"image", BX_FIELD_IMAGE},
                                       {NULL, 0}};

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

const char *bx_field_type_name(bx_field_type type)
{
    int i = 0;
    while (bx_field_type_words[i].value != (int)type)
        i++;
    return bx_field_type_words[i].word;
}

bool bx_field_is_figure(const bx_field *field)
{
    return BX_TYPES_FIGURE >> field->type & 1;
}
