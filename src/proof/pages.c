#include "proof/pages.h"

#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "proof/walk.h"

#include "base/ban.h"

#define WHAT BX_BOTH("the tree of its pages", "页面树")

static bx_status walk_pages(bx_proof_walk *walk, const bx_proof_value *root, int *count)
{
    const bx_proof_value *node = root, *kids = NULL;
    for (; node;) {
        if (bx_proof_is_name(bx_proof_look(node, "Type"), "Page")) {
            ++*count;
        } else if (bx_proof_is_name(bx_proof_look(node, "Type"), "Pages")) {
            BX_TRY(bx_proof_need(walk->file, node, "Kids", BX_PROOF_ARRAY, &kids));
            BX_TRY(bx_proof_walk_add_kids(walk, kids));
        } else {
            return bx_proof_fault(&walk->file->reading, BX_E_PROOF_TREE, node->at, WHAT);
        }
        BX_TRY(bx_proof_walk_next(walk, &node));
    }
    return BX_OK;
}

static bx_status tell_difference(const bx_proof_file *file, int64_t said, int count)
{
    const bx_proof_reading *r = &file->reading;
    bx_buf numbers[2] = {{0}, {0}};
    bx_status status = BX_ERR_MEMORY;
    bx_buf_add_int(&numbers[0], said);
    bx_buf_add_int(&numbers[1], count);
    if (!numbers[0].failed && !numbers[1].failed)
        status = bx_report(r->diag, BX_E_PROOF_PAGE_COUNT, NULL, r->name, numbers[0].ptr,
                           numbers[1].ptr);
    bx_buf_release(&numbers[0]);
    bx_buf_release(&numbers[1]);
    return status;
}

bx_status bx_proof_pages_count(bx_proof_file *file, int *count)
{
    bx_proof_walk walk;
    const bx_proof_value *catalog = NULL, *root = NULL;
    int64_t said = 0;
    int pages = 0;
    BX_TRY(bx_proof_file_catalog(file, &catalog));
    BX_TRY(bx_proof_need(file, catalog, "Pages", BX_PROOF_DICT, &root));
    BX_TRY(bx_proof_need_int(file, root, "Count", &said));
    BX_TRY(bx_proof_walk_init(&walk, file, WHAT));
    bx_proof_walk_met(&walk, bx_proof_look(catalog, "Pages"));
    BX_TRY(walk_pages(&walk, root, &pages));
    if (said != pages) return tell_difference(file, said, pages);
    *count = pages;
    return BX_OK;
}
