/*
 * absent.h - what data may lack
 */
#ifndef BX_LAYOUT_ABSENT_H
#define BX_LAYOUT_ABSENT_H

#include "layout/scope.h"

/** Whether data that pass all checks may lack a slot's value, and no condition around says that it is there. */
bool bx_slot_may_be_absent(const bx_layout_reader *tr, const bx_field_scope *scope,
                           const bx_slot *slot);

#endif
