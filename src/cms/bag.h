/*
 * bag.h - the certificates that a signature brings along
 */
#ifndef BX_CMS_BAG_H
#define BX_CMS_BAG_H

#include "base/vec.h"
#include "cms/credential.h"

typedef BX_VEC(bx_str) bx_der_list; /* in DER each */

/** Adds those of the signer and of its time-stamp, as they stand; lent. Of what is no CMS none. BX_ERR_MEMORY alone */
bx_status bx_cms_certificates(bx_str cms, bx_arena *arena, bx_der_list *certificates);

/** Whether a signature names the credential's certificate as its signer's, and has it along. */
bool bx_credential_signed(const bx_credential *credential, bx_str cms);

#endif
