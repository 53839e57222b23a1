/*
 * sign_off.h - the key ledger of a layout: who signs a document off, and which signs it wants
 *
 * A ledger is a list of the data whose entries say that somebody saw them: a step, a name, and the
 * digest of what was seen (calc/sign_off.h). What else an entry has is the layout's own affair.
 */
#ifndef BX_LAYOUT_SIGN_OFF_H
#define BX_LAYOUT_SIGN_OFF_H

#include "layout/reader.h"

/**
 * Puts the list that a ledger brings along behind the fields of the layout; where the layout has a
 * field of that name, that one stands. So a profile, which has no fields, can bring a ledger.
 * @param ledger  the content of `ledger`; NULL: there is none
 * @param fields  as merged; NULL: there are none
 */
bx_status bx_layout_sign_off_fields(bx_layout_reader *tr, const bx_node *ledger,
                                    const bx_node **fields);

/** The content of `ledger`; NULL: there is none. After fields and draft. */
bx_status bx_layout_sign_off(bx_layout_reader *tr, const bx_node *ledger);

extern const bx_shape bx_ledger_shape; /* of what stands under the key */

#endif
