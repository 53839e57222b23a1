#include "proof/reading.h"

#include "proof/bounds.h"

#include "base/ban.h"

enum { LEAST_WORK = 1 << 16 }; /* so that a tiny file may be asked now and then */

void bx_proof_reading_init(bx_proof_reading *r, bx_arena *arena, bx_str bytes, const char *name,
                           bx_diag *diag)
{
    *r = (bx_proof_reading){.bytes = bytes, .name = name, .diag = diag, .arena = arena};
    r->stack.limit = BX_PROOF_STACK_BYTES;
    r->work = LEAST_WORK + BX_PROOF_LOOKS * bytes.len;
    r->room = BX_PROOF_UNPACKED_BYTES;
}

void bx_proof_reading_release(bx_proof_reading *r)
{
    bx_buf_release(&r->stack);
}

bx_status bx_proof_fault(const bx_proof_reading *r, bx_code code, size_t at, const char *what)
{
    bx_buf byte = {0};
    bx_buf_add_int(&byte, (int64_t)at);
    bx_status status = BX_ERR_MEMORY;
    if (!byte.failed) status = bx_report(r->diag, code, NULL, r->name, byte.ptr, what);
    bx_buf_release(&byte);
    return status;
}

bx_status bx_proof_fault_number(const bx_proof_reading *r, bx_code code, size_t at, int64_t number)
{
    bx_buf text = {0};
    bx_buf_add_int(&text, number);
    bx_status status = text.failed ? BX_ERR_MEMORY : bx_proof_fault(r, code, at, text.ptr);
    bx_buf_release(&text);
    return status;
}

bx_status bx_proof_spend(bx_proof_reading *r, size_t bytes)
{
    if (bytes > r->work) {
        r->work = 0;
        return bx_report(r->diag, BX_E_PROOF_COSTLY, NULL, r->name,
                         BX_BOTH("its objects lie over each other", "其中的对象相互重叠"));
    }
    r->work -= bytes;
    return BX_OK;
}

bx_status bx_proof_settle(const bx_proof_reading *r, bx_status status)
{
    bool is_full = r->stack.failed && r->stack.len >= BX_PROOF_STACK_BYTES / 2;
    if (status != BX_ERR_MEMORY || !(is_full || bx_arena_is_capped(r->arena))) return status;
    return bx_report(r->diag, BX_E_PROOF_COSTLY, NULL, r->name,
                     BX_BOTH("it takes too much memory", "占用内存过多"));
}
