#include "proof/value.h"

#include "base/diag.h"

#include "base/ban.h"

const bx_proof_value *bx_proof_nothing(void)
{
    static const bx_proof_value nothing = {.kind = BX_PROOF_NULL};
    return &nothing;
}

bool bx_proof_is_map(const bx_proof_value *value)
{
    return value->kind == BX_PROOF_DICT || value->kind == BX_PROOF_STREAM;
}

const bx_proof_value *bx_proof_look(const bx_proof_value *dict, const char *key)
{
    if (!bx_proof_is_map(dict)) return bx_proof_nothing();
    bx_str wanted = bx_str_from(key);
    int low = 0, high = dict->map.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = bx_str_compare(dict->map.entries[middle].name, wanted);
        if (order == 0) return &dict->map.entries[middle].value;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return bx_proof_nothing();
}

const bx_proof_value *bx_proof_item(const bx_proof_value *array, int i)
{
    if (array->kind != BX_PROOF_ARRAY || i < 0 || i >= array->list.count) return bx_proof_nothing();
    return &array->list.items[i];
}

bool bx_proof_is_name(const bx_proof_value *value, const char *name)
{
    return value->kind == BX_PROOF_NAME && bx_str_is(value->text, name);
}

const char *bx_proof_kind_name(bx_proof_kind kind)
{
    switch (kind) {
    case BX_PROOF_BOOL: return BX_BOTH("true or false", "真或假");
    case BX_PROOF_INT: return BX_BOTH("an integer", "整数");
    case BX_PROOF_REAL: return BX_BOTH("a number", "数");
    case BX_PROOF_NAME: return BX_BOTH("a name", "名称");
    case BX_PROOF_STRING: return BX_BOTH("a string", "字符串");
    case BX_PROOF_ARRAY: return BX_BOTH("an array", "数组");
    case BX_PROOF_DICT: return BX_BOTH("a dictionary", "字典");
    case BX_PROOF_STREAM: return BX_BOTH("a stream", "数据流");
    case BX_PROOF_REF: return BX_BOTH("a reference", "引用");
    case BX_PROOF_NULL: break;
    }
    return BX_BOTH("nothing", "空值");
}
