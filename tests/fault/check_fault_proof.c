/* A PDF read again with each allocation failing: out of memory is told, and never as a fault of the file. */
#include "proof/contents.h"
#include "proof/digest.h"
#include "proof/embedded.h"
#include "proof/made.h"
#include "proof/pdf_file.h"
#include "support/failing_alloc.h"
#include "support/pdf_make.h"
#include "support/suite.h"

#include "base/ban.h"

enum { ARENA_BYTES = 64 << 20 };

static bx_status ask(bx_proof_file *file)
{
    bx_proof_attachments files;
    bx_proof_contents contents;
    bx_proof_made made;
    bx_proof_sameness sameness;
    BX_TRY(bx_proof_attachments_read(file, &files));
    BX_TRY(bx_proof_contents_read(file, &contents));
    BX_TRY(bx_proof_made_read(file, &made));
    return bx_proof_digest(file, &sameness);
}

static bx_status read_again(bx_str bytes)
{
    bx_proof_file *file = NULL;
    bx_diag *diag = bx_diag_new();
    bx_arena *arena = diag ? bx_arena_new(ARENA_BYTES) : NULL;
    bx_status status =
        arena ? bx_proof_file_open(arena, bytes, "a.pdf", diag, &file) : BX_ERR_MEMORY;
    if (status == BX_OK) status = ask(file);
    bx_proof_file_free(file);
    bx_arena_free(arena);
    bx_diag_free(diag);
    return status;
}

START_TEST(memory_may_fail_anywhere)
{
    for (int kind = 0; kind < 6; kind++) {
        pdf_make m;
        pdf_make_whole(&m, kind);
        bx_alloc_fail(0, false);
        bx_status status = read_again(bx_buf_str(&m.out));
        long total = bx_alloc_count();
        ck_assert_int_eq(status, BX_OK);
        ck_assert_int_gt(total, 5);
        for (long at = 1; at <= total * 2; at++) {
            bx_alloc_fail((at + 1) / 2, at % 2 == 0);
            status = read_again(bx_buf_str(&m.out));
            bx_alloc_fail(0, false);
            ck_assert_msg(status == BX_ERR_MEMORY, "kind %d, allocation %ld: %d", kind,
                          (at + 1) / 2, (int)status);
        }
        pdf_make_release(&m);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {memory_may_fail_anywhere};
    return bx_suite_run("fault/proof", tests, BX_COUNT(tests));
}
