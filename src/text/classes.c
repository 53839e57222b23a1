#include "text/classes.h"

#include "text/classes_table.h"

#include "base/ban.h"

_Static_assert(sizeof class_rules / sizeof *class_rules == BX_CLASS_COUNT,
               "classes.txt and bx_class list the same classes");

bx_class bx_class_of(uint32_t rune)
{
    if (rune > 0x10FFFF) return BX_CLASS_OTHER;
    return (bx_class)class_blocks[class_block_of[rune / CLASS_BLOCK]][rune % CLASS_BLOCK];
}

const bx_class_rule *bx_class_rule_of(bx_class class_id)
{
    BX_ASSERT(class_id < BX_CLASS_COUNT);
    return &class_rules[class_id];
}

bool bx_class_is_chinese(bx_class class_id)
{
    bx_class_kind kind = bx_class_rule_of(class_id)->kind;
    return kind == BX_KIND_HAN || kind == BX_KIND_MARK || kind == BX_KIND_SIGN;
}
