#include "data/record.h"

#include "base/ban.h"

bx_place bx_text_place(const bx_text *text, size_t at, size_t len)
{
    bx_place place = text->place;
    return text->exact ? (bx_place){place.file, place.at + at, len} : place;
}

bx_value *bx_value_lookup(bx_value *values, int count, bx_str name)
{
    for (int i = 0; i < count; i++)
        if (bx_str_equal(values[i].field->name, name)) return &values[i];
    return NULL;
}

bx_value *bx_record_lookup(const bx_record *record, bx_str path)
{
    bx_value *values = record->values, *found = NULL;
    int count = record->count;
    do {
        size_t dot = bx_str_find(path, BX_STR("."));
        size_t used = dot < path.len ? dot + 1 : dot;
        found = bx_value_lookup(values, count, (bx_str){path.ptr, dot});
        if (!found) return NULL;
        path = (bx_str){path.ptr + used, path.len - used};
        values = found->members;
        count = found->member_count;
    } while (path.len > 0);
    return found;
}
