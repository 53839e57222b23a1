/*
 * digest.h - SM3 (GB/T 32905), for devices that sign with SM2
 */
#ifndef BX_CMS_DIGEST_H
#define BX_CMS_DIGEST_H

#include "base/hash.h"

/** The digest of several ranges, one after the other: 32 bytes as those of SHA-256. BX_ERR_MEMORY alone */
bx_status bx_cms_digest_sm3(const bx_str *parts, int count, bx_hash *hash);

#endif
