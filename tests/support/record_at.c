#include "support/record_at.h"

#include "base/path.h"

#include "base/ban.h"

bx_value *bx_record_at(const bx_record *record, bx_str path)
{
    bx_value *found = bx_value_lookup(record->values, record->count, bx_path_cut(&path));
    while (found && path.len > 0) {
        bool is_group = found->field->type == BX_FIELD_GROUP; /* only then it has members */
        bx_str name = bx_path_cut(&path);
        found = is_group ? bx_value_lookup(found->members, found->member_count, name) : NULL;
    }
    return found;
}
