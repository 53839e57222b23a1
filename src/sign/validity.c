#include "sign/validity.h"

#include "base/limits.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "sign/addition.h"
#include "sign/value_text.h"

#include "base/ban.h"

enum { KINDS = 3, MOST = 256 /* of each kind */ };

static const char *const keys[KINDS] = {"Certs", "CRLs", "OCSPs"};

static bx_der_list *list_of(bx_validity *v, int kind)
{
    bx_der_list *const lists[KINDS] = {&v->certificates, &v->lists, &v->responses};
    return lists[kind];
}

static bx_status read_dss(bx_proof_file *file, const bx_proof_value **dss)
{
    const bx_proof_value *catalog = NULL;
    BX_TRY(bx_proof_file_catalog(file, &catalog));
    return bx_proof_get(file, catalog, "DSS", dss);
}

static bx_status read_list(bx_proof_file *file, const bx_proof_value *dss, const char *key,
                           bx_der_list *list)
{
    const bx_proof_value *items = NULL, *item = NULL;
    BX_TRY(bx_proof_get(file, dss, key, &items));
    for (int i = 0; items->kind == BX_PROOF_ARRAY && i < items->list.count && i < MOST; i++) {
        BX_TRY(bx_proof_at(file, items, i, &item));
        if (item->kind != BX_PROOF_STREAM) continue;
        bx_str *der = BX_VEC_PUSH(file->reading.arena, list);
        if (!der) return bx_proof_settle(&file->reading, BX_ERR_MEMORY);
        BX_TRY(bx_proof_stream_bytes(file, item, BX_LIMIT_CREDENTIAL_BYTES, der));
    }
    return BX_OK;
}

bx_status bx_validity_read(bx_proof_file *file, bx_validity *validity)
{
    const bx_proof_value *dss = NULL;
    *validity = (bx_validity){0};
    BX_TRY(read_dss(file, &dss));
    for (int kind = 0; kind < KINDS; kind++)
        BX_TRY(read_list(file, dss, keys[kind], list_of(validity, kind)));
    return BX_OK;
}

bx_status bx_validity_join(bx_arena *arena, bx_validity *validity, const bx_validity *more)
{
    bx_validity other = *more;
    for (int kind = 0; kind < KINDS; kind++)
        for (int i = 0; i < list_of(&other, kind)->count; i++) {
            bx_str *der = BX_VEC_PUSH(arena, list_of(validity, kind));
            BX_TRY_NEW(der);
            *der = list_of(&other, kind)->items[i];
        }
    return BX_OK;
}

/* Among the first of a list. */
static bool is_known(const bx_der_list *list, int count, bx_str der)
{
    for (int i = 0; i < count; i++)
        if (bx_str_equal(list->items[i], der)) return true;
    return false;
}

static bool are_known(const bx_der_list *list, const bx_der_list *asked)
{
    for (int i = 0; i < asked->count; i++)
        if (!is_known(list, list->count, asked->items[i])) return false;
    return true;
}

bx_status bx_validity_is_there(bx_proof_file *file, const bx_validity *validity, bool *is_there)
{
    bx_validity old;
    BX_TRY(bx_validity_read(file, &old));
    *is_there =
        are_known(&old.lists, &validity->lists) && are_known(&old.responses, &validity->responses);
    return BX_OK;
}

/* --- added --- */

static bx_status add_stream(bx_addition *a, bx_str bytes, int *number)
{
    *number = bx_addition_reserve(a);
    BX_TRY(bx_addition_begin(a, *number));
    bx_buf_printf(a->out, "<</Length %zu>>\nstream\n", bytes.len);
    bx_buf_add_str(a->out, bytes);
    bx_buf_add_text(a->out, "\nendstream");
    bx_addition_end(a);
    return BX_OK;
}

/* What was there stays; each once. @param entries  appended to: "/Certs[4 0 R 17 0 R]" */
static bx_status add_list(bx_addition *a, const bx_proof_value *dss, const char *key,
                          const bx_der_list *old, const bx_der_list *new, bx_buf *entries)
{
    const bx_proof_value *items = NULL;
    BX_TRY(bx_proof_get(a->file, dss, key, &items));
    int before = items->kind == BX_PROOF_ARRAY ? items->list.count : 0, number = 0;
    if (before + new->count == 0) return BX_OK;
    bx_buf_printf(entries, "/%s[", key);
    for (int i = 0; i < before; i++) {
        bx_value_add(&items->list.items[i], entries);
        bx_buf_add_byte(entries, ' ');
    }
    for (int i = 0; i < new->count; i++) {
        bool is_old = is_known(old, old->count, new->items[i]);
        if (is_old || is_known(new, i, new->items[i])) continue;
        BX_TRY(add_stream(a, new->items[i], &number));
        bx_buf_printf(entries, "%d 0 R ", number);
    }
    bx_buf_add_byte(entries, ']');
    return BX_OK;
}

/* The catalog leads to a new dictionary each time; what others have in theirs (/VRI) stays. */
static bx_status write_dss(bx_addition *a, const bx_proof_value *dss, const bx_buf *entries)
{
    static const char *const without[] = {"DSS", NULL}, *const made[] = {"Type", "Certs", "CRLs",
                                                                         "OCSPs", NULL};
    const bx_proof_value *catalog = NULL;
    const bx_proof_value *root = bx_proof_look(bx_proof_file_trailer(a->file), "Root");
    int number = bx_addition_reserve(a);
    BX_TRY(bx_proof_file_catalog(a->file, &catalog));
    BX_TRY(bx_addition_begin(a, number));
    bx_buf_add_text(a->out, "<</Type/DSS");
    bx_buf_add_str(a->out, bx_buf_str(entries));
    if (dss->kind == BX_PROOF_DICT) bx_value_add_entries(dss, made, a->out);
    bx_buf_add_text(a->out, ">>");
    bx_addition_end(a);
    BX_TRY(bx_addition_begin(a, root->ref.number));
    bx_buf_add_text(a->out, "<<");
    bx_value_add_entries(catalog, without, a->out);
    bx_buf_add_text(a->out, "/DSS ");
    bx_addition_add_ref(a, number);
    bx_buf_add_text(a->out, ">>");
    bx_addition_end(a);
    BX_TRY(bx_addition_finish(a));
    bx_addition_put_digest(a);
    return BX_OK;
}

bx_status bx_validity_add(bx_proof_file *file, const bx_validity *validity, bx_buf *out)
{
    bx_addition a;
    bx_validity old, new = *validity;
    const bx_proof_value *dss = NULL;
    bx_buf entries = {0};
    BX_TRY(bx_validity_read(file, &old));
    BX_TRY(read_dss(file, &dss));
    BX_TRY(bx_addition_init(&a, file, file->reading.arena, out));
    bx_status status = BX_OK;
    for (int kind = 0; kind < KINDS && status == BX_OK; kind++)
        status = add_list(&a, dss, keys[kind], list_of(&old, kind), list_of(&new, kind), &entries);
    if (status == BX_OK && entries.failed) status = BX_ERR_MEMORY;
    if (status == BX_OK) status = write_dss(&a, dss, &entries);
    bx_buf_release(&entries);
    return status;
}

bx_status bx_validity_add_again(bx_proof_file *file, bx_proof_file *after, bx_buf *out)
{
    bx_validity validity;
    BX_TRY(bx_validity_read(after, &validity));
    return bx_validity_add(file, &validity, out);
}
