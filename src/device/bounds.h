/*
 * bounds.h - a device that guards another
 *
 * Passes every call on, and fails with BX0803 when ink would fall outside the page;
 * calls out of order are a bug of the caller (BX_BUG).
 */
#ifndef BX_DEVICE_BOUNDS_H
#define BX_DEVICE_BOUNDS_H

#include "device/device.h"

/** `inner` is borrowed: free both. */
bx_status bx_bounds_new(bx_device *inner, bx_diag *diag, bx_device **device);

#endif
