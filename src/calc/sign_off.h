/*
 * sign_off.h - the ledger of a report, held against its data
 *
 * An entry counts while its digest is that of the data: the SHA-256 of the record as record_json.h writes it,
 * without the ledger itself and what the layout says comes later. One that does not count is told, and the
 * layout does not see it; the data that the file carries keep it. A ledger proves nothing: whoever writes the
 * data can write any name and any digest. It keeps those honest who forget that they changed something.
 */
#ifndef BX_CALC_SIGN_OFF_H
#define BX_CALC_SIGN_OFF_H

#include "base/arena.h"
#include "base/diag.h"
#include "data/record.h"
#include "layout/layout.h"

/** Sets record->signed_digest, of a record that was read without a fault, before any rule filled it. */
bx_status bx_sign_off_digest(bx_arena *arena, const bx_layout *t, bx_record *record);

/**
 * Tells what is void (BX0650, BX0651) and which steps are lacking (BX0652), and takes void entries out of the
 * ledger; record->whole keeps it. After bx_sign_off_digest. Whether anything is asked is settled with
 * the entries as they came: data that have a ledger have one also when all of it is void.
 * @param is_draft  set: a step that the layout asks for is lacking
 * @return BX_OK; faults of the layout's `if` as bx_evaluate; BX_ERR_MEMORY
 */
bx_status bx_sign_off_judge(bx_arena *arena, const bx_layout *t, bx_record *record, bx_diag *diag,
                            bool *is_draft);

#endif
