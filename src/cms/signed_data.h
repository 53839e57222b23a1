/*
 * signed_data.h - SignedData (RFC 5652, 5; GB/T 35275, 8) taken apart
 *
 * By our own reader, since a judge must know of every byte what proves it, and that of libcrypto is lenient. All
 * is lent from the bytes that were read.
 */
#ifndef BX_CMS_SIGNED_DATA_H
#define BX_CMS_SIGNED_DATA_H

#include "base/str.h"

typedef struct bx_signed_data {
    bool is_national; /* its types are those of GB/T 35275 */
    int version, signer_version;
    bx_str digest_algorithms; /* what the SET holds */
    bx_str content_type;      /* object identifier of what is signed */
    bool has_content,
        has_lists; /* lists of revoked certificates, which have their place elsewhere */
    bx_str content;
    bx_str certificates;   /* one behind the other */
    bx_str issuer, serial; /* of the signer's certificate: a Name, what an INTEGER holds; or else */
    bx_str key_identifier;
    bx_str digest_algorithm,
        signature_algorithm; /* what the SEQUENCE holds: identifier, parameters */
    bool has_signed, has_unsigned;
    bx_str signed_attributes, unsigned_attributes; /* what the sets hold */
    bx_str signature;
    bx_str head;        /* of SignedData, up to its signers */
    bx_str signer_head; /* of the signer, up to its unsigned attributes */
} bx_signed_data;

/** Exactly one signer, in DER, with nothing behind it. False for anything else. */
bool bx_signed_data_read(bx_str bytes, bx_signed_data *data);

/**
 * The value of the attribute of a set, all its bytes.
 * @param value  empty but where there is one attribute with one value
 * @return how many attributes of that kind are there
 */
int bx_attribute_find(bx_str attributes, bx_str kind, bx_str *value);

#endif
