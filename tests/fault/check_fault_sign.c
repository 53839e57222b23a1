/* A file that is signed, read again and proved, with each allocation failing: out of memory is told as that. */
#include "sign/prepared.h"
#include "sign/standing.h"
#include "sign/validity.h"
#include "support/failing_alloc.h"
#include "support/proof_open.h"
#include "support/suite.h"

#include "base/ban.h"

enum { ARENA_BYTES = 64 << 20 };

static void make_file(pdf_make *m)
{
    pdf_make_begin(m);
    pdf_make_pages(m, "/AcroForm 9 0 R");
    pdf_make_object(m, 9, "<</Fields[10 0 R]>>");
    pdf_make_object(m, 10, "<</FT/Sig/T(one)/TU<FEFF4E00>/Subtype/Widget/Rect[0 0 0 0]>>");
    pdf_make_table(m, "/Root 1 0 R/ID[<AB><CD>]");
}

static bx_status prove(bx_str bytes, bx_arena *arena, bx_diag *diag)
{
    bx_proof_file *file = NULL;
    bx_standings all;
    bx_buf out = {0};
    bx_str list = BX_STR("0123");
    const bx_validity validity = {.lists = {.items = &list, .count = 1, .room = 1}};
    const bx_standing_wish wish = {.now = 0};
    bx_status status = bx_proof_file_open(arena, bytes, "a.pdf", diag, &file);
    if (status == BX_OK) status = bx_standings_read(file, &wish, &all);
    if (status == BX_OK) status = bx_validity_add(file, &validity, &out);
    bx_buf_release(&out);
    bx_proof_file_free(file);
    return status;
}

static bx_status sign(bx_str bytes, bx_arena *arena, bx_diag *diag)
{
    bx_proof_file *file = NULL;
    bx_prepared p = {0};
    const bx_sign_wish wish = {.room = 4096, .certify = BX_CERTIFY_SIGN};
    bx_status status = bx_proof_file_open(arena, bytes, "a.pdf", diag, &file);
    if (status == BX_OK) status = bx_prepared_make(file, &wish, &p);
    if (status == BX_OK) status = bx_prepared_fill(&p, "a.cms", BX_STR("\x30\x82\x00\x01!"), diag);
    if (status == BX_OK) status = prove(bx_buf_str(&p.bytes), arena, diag);
    bx_prepared_release(&p);
    bx_proof_file_free(file);
    return status;
}

static bx_status work(bx_str bytes)
{
    bx_diag *diag = bx_diag_new();
    bx_arena *arena = diag ? bx_arena_new(ARENA_BYTES) : NULL;
    bx_status status = arena ? sign(bytes, arena, diag) : BX_ERR_MEMORY;
    bx_arena_free(arena);
    bx_diag_free(diag);
    return status;
}

START_TEST(memory_may_fail_anywhere)
{
    pdf_make m;
    make_file(&m);
    ck_assert_int_eq(work(bx_buf_str(&m.out)), BX_OK);
    bx_alloc_fail(0, false);
    ck_assert_int_eq(work(bx_buf_str(&m.out)), BX_OK);
    long total = bx_alloc_count();
    ck_assert_int_gt(total, 5);
    for (long at = 1; at <= total * 2; at++) {
        bx_alloc_fail((at + 1) / 2, at % 2 == 0);
        bx_status status = work(bx_buf_str(&m.out));
        bool has_failed =
            bx_alloc_has_failed(); /* one less may do: an error of libcrypto is kept */
        bx_alloc_fail(0, false);
        ck_assert_msg(status == BX_ERR_MEMORY || (!has_failed && status == BX_OK),
                      "allocation %ld of %ld: %d", (at + 1) / 2, total, (int)status);
    }
    pdf_make_release(&m);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {memory_may_fail_anywhere};
    return bx_suite_run("fault/sign", tests, BX_COUNT(tests));
}
