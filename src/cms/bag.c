#include "cms/bag.h"

#include "cms/credential_parts.h"
#include "cms/der.h"
#include "cms/oid.h"
#include "cms/signed_data.h"

#include "base/ban.h"

static bx_status add_all(bx_str bag, bx_arena *arena, bx_der_list *list)
{
    bx_str whole, content;
    while (bx_der_take_any(&bag, &whole, &content)) {
        bx_str *item = BX_VEC_PUSH(arena, list);
        BX_TRY_NEW(item);
        *item = whole;
    }
    return BX_OK;
}

bx_status bx_cms_certificates(bx_str cms, bx_arena *arena, bx_der_list *certificates)
{
    bx_signed_data data, stamp;
    bx_str token;
    if (!bx_signed_data_read(cms, &data)) return BX_OK;
    BX_TRY(add_all(data.certificates, arena, certificates));
    if (!data.has_unsigned) return BX_OK;
    if (bx_attribute_find(data.unsigned_attributes, BX_OID_TIME_STAMP_TOKEN, &token) != 1)
        return BX_OK;
    return bx_signed_data_read(token, &stamp) ? add_all(stamp.certificates, arena, certificates)
                                              : BX_OK;
}

bool bx_credential_signed(const bx_credential *credential, bx_str cms)
{
    bx_signed_data data;
    bx_str identity, issuer, serial, whole, content;
    if (!bx_signed_data_read(cms, &data)) return false;
    bool is_same = bx_der_only(bx_buf_str(&credential->identity), BX_DER_SEQUENCE, &identity) &&
                   bx_der_take_any(&identity, &issuer, &content) &&
                   bx_der_take(&identity, BX_DER_INTEGER, &serial) &&
                   bx_str_equal(issuer, data.issuer) && bx_str_equal(serial, data.serial);
    while (is_same && bx_der_take_any(&data.certificates, &whole, &content)) {
        bx_hash hash;
        bx_hash_sha256(&whole, 1, &hash);
        if (memcmp(hash.bytes, credential->certificate_digest.bytes, sizeof hash.bytes) == 0)
            return true;
    }
    return false;
}
