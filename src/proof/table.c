#include "proof/table.h"

#include "base/ban.h"

enum { LEAF = 128 };

bx_proof_slot *bx_proof_table_look(const bx_proof_table *table, int number)
{
    if (number < 0 || number / LEAF >= table->leaves.count) return NULL;
    bx_proof_slot *leaf = table->leaves.items[number / LEAF];
    return leaf ? &leaf[number % LEAF] : NULL;
}

bx_proof_slot *bx_proof_table_make(bx_proof_table *table, bx_arena *arena, int number)
{
    while (table->leaves.count <= number / LEAF) {
        bx_proof_slot **more = BX_VEC_PUSH(arena, &table->leaves);
        if (!more) return NULL;
    }
    bx_proof_slot **leaf = &table->leaves.items[number / LEAF];
    if (!*leaf) *leaf = BX_NEW_ARRAY(arena, bx_proof_slot, LEAF);
    if (!*leaf) return NULL;
    if (number >= table->end) table->end = number + 1;
    return &(*leaf)[number % LEAF];
}
