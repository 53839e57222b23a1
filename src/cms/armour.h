/*
 * armour.h - DER as people pass it on: as it is, as PEM, or as Base64
 */
#ifndef BX_CMS_ARMOUR_H
#define BX_CMS_ARMOUR_H

#include "base/status.h"
#include "base/str.h"

/**
 * Takes the next value out of a file.
 * @param at   where to look from; goes behind what was taken
 * @param der  appended to. Bytes that begin as DER does are taken as they are, all of them
 * @return     BX_ERR_INPUT when there is none, or damaged Base64; BX_ERR_MEMORY
 */
bx_status bx_armour_open(bx_str file, size_t *at, bx_buf *der);

#endif
