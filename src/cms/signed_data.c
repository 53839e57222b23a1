#include "cms/signed_data.h"

#include "cms/der.h"
#include "cms/oid.h"

#include "base/ban.h"

static bool is_oid(bx_str a, bx_str b, bx_str c)
{
    return bx_str_equal(a, b) || bx_str_equal(a, c);
}

/* [tag] when it is there. @param is_there  whether it is */
static bool take_option(bx_str *rest, int tag, bx_str *content, bool *is_there)
{
    *is_there = bx_der_peek(*rest) == tag;
    return !*is_there || bx_der_take(rest, tag, content);
}

static bool read_signer_name(bx_str *rest, bx_signed_data *data)
{
    bx_str name, content;
    if (bx_der_peek(*rest) == BX_DER_PLAIN)
        return bx_der_take(rest, BX_DER_PLAIN, &data->key_identifier);
    return bx_der_take(rest, BX_DER_SEQUENCE, &name) && bx_der_peek(name) == BX_DER_SEQUENCE &&
           bx_der_take_any(&name, &data->issuer, &content) &&
           bx_der_only(name, BX_DER_INTEGER, &data->serial);
}

static bool read_signer(bx_str rest, bx_signed_data *data)
{
    const char *start = rest.ptr;
    if (!bx_der_take_small(&rest, &data->signer_version) || !read_signer_name(&rest, data) ||
        !bx_der_take(&rest, BX_DER_SEQUENCE, &data->digest_algorithm) ||
        !take_option(&rest, BX_DER_CONTEXT, &data->signed_attributes, &data->has_signed) ||
        !bx_der_take(&rest, BX_DER_SEQUENCE, &data->signature_algorithm) ||
        !bx_der_take(&rest, BX_DER_OCTETS, &data->signature))
        return false;
    data->signer_head = (bx_str){start, (size_t)(rest.ptr - start)};
    return take_option(&rest, BX_DER_CONTEXT + 1, &data->unsigned_attributes,
                       &data->has_unsigned) &&
           rest.len == 0;
}

static bool read_content(bx_str rest, bx_signed_data *data)
{
    bx_str wrapped;
    if (!bx_der_take(&rest, BX_DER_OID, &data->content_type)) return false;
    data->has_content = rest.len > 0;
    return !data->has_content || (bx_der_only(rest, BX_DER_CONTEXT, &wrapped) &&
                                  bx_der_only(wrapped, BX_DER_OCTETS, &data->content));
}

static bool read_inside(bx_str rest, bx_signed_data *data)
{
    const char *start = rest.ptr;
    bx_str content, lists, signers, signer;
    bool has_certificates;
    if (!bx_der_take_small(&rest, &data->version) ||
        !bx_der_take(&rest, BX_DER_SET, &data->digest_algorithms) ||
        !bx_der_take(&rest, BX_DER_SEQUENCE, &content) || !read_content(content, data) ||
        !take_option(&rest, BX_DER_CONTEXT, &data->certificates, &has_certificates) ||
        !take_option(&rest, BX_DER_CONTEXT + 1, &lists, &data->has_lists))
        return false;
    data->head = (bx_str){start, (size_t)(rest.ptr - start)};
    return bx_der_only(rest, BX_DER_SET, &signers) &&
           bx_der_only(signers, BX_DER_SEQUENCE, &signer) && read_signer(signer, data);
}

bool bx_signed_data_read(bx_str bytes, bx_signed_data *data)
{
    bx_signed_data read = {0};
    bx_str whole, kind, wrapped, inside;
    if (!bx_der_only(bytes, BX_DER_SEQUENCE, &whole) || !bx_der_take(&whole, BX_DER_OID, &kind) ||
        !is_oid(kind, BX_OID_SIGNED_DATA, BX_OID_NATIONAL_SIGNED) ||
        !bx_der_only(whole, BX_DER_CONTEXT, &wrapped) ||
        !bx_der_only(wrapped, BX_DER_SEQUENCE, &inside) || !read_inside(inside, &read))
        return false;
    read.is_national = bx_str_equal(kind, BX_OID_NATIONAL_SIGNED);
    *data = read;
    return true;
}

int bx_attribute_find(bx_str attributes, bx_str kind, bx_str *value)
{
    *value = (bx_str){0};
    int count = 0;
    bx_str attribute, name, values, first, content;
    while (bx_der_take(&attributes, BX_DER_SEQUENCE, &attribute)) {
        if (!bx_der_take(&attribute, BX_DER_OID, &name) || !bx_str_equal(name, kind)) continue;
        count++;
        if (bx_der_only(attribute, BX_DER_SET, &values) &&
            bx_der_take_any(&values, &first, &content) && values.len == 0)
            *value = first;
    }
    return count;
}
