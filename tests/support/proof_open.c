#include "support/proof_open.h"

#include "support/suite.h"

#include "base/ban.h"

enum { ARENA_BYTES = 512 << 20 };

void proof_open_bytes(proof_open *o, bx_str bytes)
{
    *o = (proof_open){.arena = bx_arena_new(ARENA_BYTES), .diag = bx_diag_new()};
    ck_assert(o->arena && o->diag);
    o->status = bx_proof_file_open(o->arena, bytes, "a.pdf", o->diag, &o->file);
    ck_assert((o->status == BX_OK) == (o->file != NULL));
}

void proof_open_close(proof_open *o)
{
    bx_proof_file_free(o->file);
    bx_diag_free(o->diag);
    bx_arena_free(o->arena);
}

static void tell(const bx_diag *diag)
{
    for (int i = 0; i < bx_diag_count(diag); i++) {
        bx_buf text = {0};
        bx_diagnostic_write(bx_diag_at(diag, i), BX_ENGLISH, &text);
        fprintf(stderr, "%s\n", text.ptr ? text.ptr : "");
        bx_buf_release(&text);
    }
}

void proof_open_made(proof_open *o, const pdf_make *m)
{
    ck_assert(!m->out.failed);
    proof_open_bytes(o, bx_buf_str(&m->out));
    if (o->status != BX_OK) tell(o->diag);
    ck_assert_int_eq(o->status, BX_OK);
}

void proof_open_expect(const proof_open *o, const char *what, bx_status status, bx_code code)
{
    bool is_good = status == BX_OK
                       ? bx_diag_count(o->diag) == 0
                       : bx_diag_count(o->diag) == 1 && bx_diag_at(o->diag, 0)->code == code;
    if (!is_good) tell(o->diag);
    ck_assert_msg(is_good, "%s: wants %04d", what, bx_code_number(code));
    ck_assert_msg(status == bx_diag_status(o->diag), "%s: status %d", what, (int)status);
}

const bx_proof_value *proof_open_object(const proof_open *o, int number)
{
    const bx_proof_value *value = NULL;
    bx_status status = bx_proof_object_lookup(o->file, number, &value);
    if (status != BX_OK) tell(o->diag);
    ck_assert_int_eq(status, BX_OK);
    return value;
}
