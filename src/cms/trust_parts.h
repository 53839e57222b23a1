/*
 * trust_parts.h - what trust is made of, for who asks it
 */
#ifndef BX_CMS_TRUST_PARTS_H
#define BX_CMS_TRUST_PARTS_H

#include <openssl/x509.h>

struct bx_trust {
    STACK_OF(X509) * certificates;
};

#endif
