/* Numbers in parentheses are sections of Adobe Technical Note 5176. */
#include "cut/cff_dict.h"

#include "base/ban.h"

/* Bytes of the operand at the start of `rest` (4, tables 3 and 5), 0 when it is cut off. */
static size_t operand_size(bx_cff_bytes rest)
{
    size_t size = 1;
    unsigned char b = rest.at[0];
    if (b == 28) size = 3;
    else if (b == 29) size = 5;
    else if (b >= 247 && b <= 254) size = 2;
    else if (b == 30)
        while (size < rest.len && (rest.at[size] & 0x0F) != 0x0F && rest.at[size] >> 4 != 0x0F)
            size++;
    if (b == 30) size++;
    return size <= rest.len ? size : 0;
}

static int64_t operand_value(const unsigned char *at)
{
    unsigned char b = at[0];
    if (b == 28) return (int16_t)bx_cff_number(at + 1, 2);
    if (b == 29) return (int32_t)(uint32_t)bx_cff_number(at + 1, 4);
    if (b >= 32 && b <= 246) return b - 139;
    if (b >= 247 && b <= 250) return (b - 247) * 256 + at[1] + 108;
    if (b >= 251 && b <= 254) return -(b - 251) * 256 - at[1] - 108;
    return 0;
}

bool bx_cff_entry_next(bx_cff_bytes *rest, bx_cff_entry *entry)
{
    *entry = (bx_cff_entry){.all = {rest->at, 0}};
    while (rest->len > 0) {
        size_t size = 1;
        bool is_operator = rest->at[0] <= 21;
        if (is_operator) {
            size += rest->at[0] == 12;
            if (size > rest->len) return false;
            entry->op = size == 2 ? 0x0C00 + rest->at[1] : rest->at[0];
        } else {
            size = operand_size(*rest);
            if (size == 0) return false;
            if (entry->count < 2) entry->operands[entry->count] = operand_value(rest->at);
            entry->count++;
        }
        rest->at += size;
        rest->len -= size;
        entry->all.len += size;
        if (is_operator) return true;
    }
    return false;
}

int64_t bx_cff_dict_find(bx_cff_bytes dict, int op)
{
    bx_cff_entry entry;
    while (dict.len > 0 && bx_cff_entry_next(&dict, &entry))
        if (entry.op == op && entry.count > 0) return entry.operands[0];
    return -1;
}
