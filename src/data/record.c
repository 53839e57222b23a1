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
