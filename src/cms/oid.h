/*
 * oid.h - the object identifiers of signatures, as the bytes that stand in DER
 */
#ifndef BX_CMS_OID_H
#define BX_CMS_OID_H

#include "base/str.h"

#define BX_OID_DATA BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01")        /* 1.2.840.113549.1.7.1 */
#define BX_OID_SIGNED_DATA BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02") /* .2 */
#define BX_OID_TST_INFO BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04")
#define BX_OID_NATIONAL_DATA                                                                       \
    BX_STR("\x2A\x81\x1C\xCF\x55\x06\x01\x04\x02\x01") /* GB/T 35275: 1.2.156.10197.6.1.4.2.1 */
#define BX_OID_NATIONAL_SIGNED BX_STR("\x2A\x81\x1C\xCF\x55\x06\x01\x04\x02\x02")

/* attributes: RFC 5652, 11; RFC 5035; RFC 3161, appendix A */
#define BX_OID_CONTENT_TYPE BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03")
#define BX_OID_MESSAGE_DIGEST BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04")
#define BX_OID_SIGNING_TIME BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x05")
#define BX_OID_SIGNING_CERTIFICATE BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0C")
#define BX_OID_SIGNING_CERTIFICATE_V2 BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F")
#define BX_OID_TIME_STAMP_TOKEN BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0E")

#define BX_OID_SHA256 BX_STR("\x60\x86\x48\x01\x65\x03\x04\x02\x01")

/* signature algorithms */
#define BX_OID_RSA BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01")
#define BX_OID_RSA_PSS BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A")
#define BX_OID_RSA_SHA256 BX_STR("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B")
#define BX_OID_ECDSA_SHA256 BX_STR("\x2A\x86\x48\xCE\x3D\x04\x03\x02")

#endif
