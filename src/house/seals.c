#include "house/seals.h"

#include "base/vec.h"

#include "base/ban.h"

typedef BX_VEC(bx_seal_use) use_list;

static bx_status join_names(bx_arena *arena, const bx_signer *signer, bx_str *names)
{
    bx_buf joined = {0};
    for (int i = 0; i < signer->name_count; i++)
        bx_buf_add_str(&joined, signer->names[i].text);
    *names = bx_str_copy(arena, bx_buf_str(&joined));
    bool failed = joined.failed || !names->ptr;
    bx_buf_release(&joined);
    return failed ? BX_ERR_MEMORY : BX_OK;
}

static bx_status add_signature(bx_arena *arena, const bx_document *document, const bx_str *bytes,
                               const bx_signature *signature, use_list *uses)
{
    for (int i = 0; i < signature->count; i++) {
        const bx_signer *signer = &signature->signers[i];
        bool has_seal = signer->form == BX_SEAL_FORM_IMAGE &&
                        document->pictures[signer->image].is_seal && bytes[signer->image].ptr;
        if (!has_seal) continue;
        bx_seal_use *use = BX_VEC_PUSH(arena, uses);
        BX_TRY_NEW(use);
        *use = (bx_seal_use){&document->pictures[signer->image], bytes[signer->image], {0}};
        BX_TRY(join_names(arena, signer, &use->names));
    }
    return BX_OK;
}

bx_status bx_seals_find(bx_arena *arena, const bx_document *document, const bx_str *bytes,
                        const bx_seal_use **uses, int *count)
{
    use_list found = {0};
    for (int i = 0; i < document->section_count; i++) {
        const bx_section *section = &document->sections[i];
        for (int k = 0; k < section->block_count; k++)
            if (section->blocks[k].kind == BX_BLOCK_SIGNATURE)
                BX_TRY(add_signature(arena, document, bytes, section->blocks[k].signature, &found));
    }
    *uses = found.items;
    *count = found.count;
    return BX_OK;
}

static bx_status tell_shared(bx_arena *arena, const bx_seal_use *use, const bx_seal_use *other,
                             bx_diag *diag)
{
    const char *names = bx_str_copy(arena, use->names).ptr;
    const char *others = bx_str_copy(arena, other->names).ptr;
    if (!names || !others) return BX_ERR_MEMORY;
    return bx_report(diag, BX_E_SEAL_SHARED, &use->picture->place, names, others);
}

bx_status bx_seals_check(bx_arena *arena, const bx_seal_use *uses, int count, bx_diag *diag)
{
    bx_status first = BX_OK;
    for (int i = 1; i < count; i++) {
        const bx_seal_use *use = &uses[i], *other = uses; /* the first of that picture */
        while (!bx_str_equal(use->bytes, other->bytes))
            other++;
        if (bx_str_equal(use->names, other->names)) continue;
        bx_status status = tell_shared(arena, use, other, diag);
        if (first == BX_OK) first = status;
    }
    return first;
}
