#include "compose/columns.h"

#include "base/ban.h"

static bx_status report_too_wide(bx_diag *diag, const bx_place *place, bx_len need, bx_len have)
{
    bx_buf a = {0}, b = {0}, more = {0};
    bx_mm_text(&a, need);
    bx_mm_text(&b, have);
    bx_mm_text(&more, need - have);
    bx_status status = BX_ERR_MEMORY;
    if (!a.failed && !b.failed && !more.failed)
        status = bx_report(diag, BX_E_COLUMNS_TOO_WIDE, place, a.ptr, b.ptr, more.ptr);
    bx_buf_release(&a);
    bx_buf_release(&b);
    bx_buf_release(&more);
    return status;
}

bx_status bx_columns_set(const bx_column *columns, int count, const bx_len *wanted,
                         bx_len available, bx_diag *diag, const bx_place *place, bx_len *widths)
{
    bx_len taken = 0;
    int64_t shares = 0;
    for (int i = 0; i < count; i++) {
        if (columns[i].kind == BX_COLUMN_FIXED) taken += columns[i].width;
        if (columns[i].kind == BX_COLUMN_CONTENT) taken += wanted[i];
        if (columns[i].kind == BX_COLUMN_SHARE) shares += columns[i].share;
    }
    bool fits = shares > 0 ? taken < available : taken <= available;
    if (!fits) return report_too_wide(diag, place, taken, available);
    bx_len rest = available - taken;
    for (int i = 0; i < count; i++) {
        if (columns[i].kind == BX_COLUMN_FIXED) widths[i] = columns[i].width;
        if (columns[i].kind == BX_COLUMN_CONTENT) widths[i] = wanted[i];
        if (columns[i].kind != BX_COLUMN_SHARE) continue;
        widths[i] = rest * columns[i].share / shares;
        rest -= widths[i];
        shares -= columns[i].share;
    }
    return BX_OK;
}
