#include "proof/walk.h"

#include "proof/objects.h"

#include "base/ban.h"

bx_status bx_proof_walk_init(bx_proof_walk *walk, bx_proof_file *file, const char *what)
{
    unsigned char *seen = bx_arena_take(file->reading.arena, (size_t)file->table.end / 8 + 1);
    if (!seen) return bx_proof_settle(&file->reading, BX_ERR_MEMORY);
    *walk = (bx_proof_walk){.file = file, .what = what, .seen = seen};
    return BX_OK;
}

bool bx_proof_walk_met(bx_proof_walk *walk, const bx_proof_value *value)
{
    bool is_known = value->kind == BX_PROOF_REF && value->ref.number < walk->file->table.end;
    if (!is_known)
        return false; /* what is in no table is the null value, as often as it may come */
    unsigned char *byte = &walk->seen[value->ref.number / 8];
    unsigned bit = 1u << (value->ref.number % 8);
    bool met = (*byte & bit) != 0;
    *byte = (unsigned char)(*byte | bit);
    return met;
}

bx_status bx_proof_walk_add(bx_proof_walk *walk, const bx_proof_value *value)
{
    const bx_proof_reading *r = &walk->file->reading;
    if (bx_proof_walk_met(walk, value))
        return bx_proof_fault(r, BX_E_PROOF_CIRCLE, value->at, walk->what);
    const bx_proof_value **place = BX_VEC_PUSH(r->arena, &walk->left);
    if (!place) return bx_proof_settle(r, BX_ERR_MEMORY);
    *place = value;
    return BX_OK;
}

bx_status bx_proof_walk_add_kids(bx_proof_walk *walk, const bx_proof_value *kids)
{
    const bx_proof_reading *r = &walk->file->reading;
    for (int i = kids->list.count - 1; i >= 0; i--) {
        const bx_proof_value *kid = bx_proof_item(kids, i);
        if (kid->kind != BX_PROOF_REF)
            return bx_proof_fault(r, BX_E_PROOF_TREE, kid->at, walk->what);
        BX_TRY(bx_proof_walk_add(walk, kid));
    }
    return BX_OK;
}

bx_status bx_proof_walk_next(bx_proof_walk *walk, const bx_proof_value **value)
{
    if (walk->left.count == 0) {
        *value = NULL;
        return BX_OK;
    }
    const bx_proof_value *taken = walk->left.items[--walk->left.count];
    walk->number = taken->kind == BX_PROOF_REF ? taken->ref.number : 0;
    return bx_proof_resolve(walk->file, taken, value);
}
