/*
 * trace.h - a device that writes its calls as text, one a line, for people and goldens
 */
#ifndef BX_DEVICE_TRACE_H
#define BX_DEVICE_TRACE_H

#include "device/device.h"

/** Appends to `out`, which must outlive the device. Lengths in pt with three decimals. */
bx_status bx_trace_new(const bx_document_info *info, bx_buf *out, bx_device **device);

#endif
