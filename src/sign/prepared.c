#include "sign/prepared.h"

#include "base/limits.h"
#include "proof/fields.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "proof/update.h"
#include "sign/addition.h"
#include "sign/moment.h"
#include "sign/value_text.h"

#include "base/ban.h"

enum { SIG_FLAGS = 3, RANGE_ROOM = 48 };

/* What the new revision touches of the old ones. */
typedef struct touched {
    const bx_proof_value *catalog, *form;
    bx_proof_field field;
    int catalog_number, form_number;
} touched;

/* --- which field --- */

static bool is_called(bx_str text, const char *wanted)
{
    return text.ptr && bx_str_is(text, wanted);
}

static bool is_free(const bx_proof_field *field)
{
    return field->is_for_signature && field->has_name && field->value->kind == BX_PROOF_NULL;
}

/* "signature-1 (云泽县水利局电子签名), signature-2 ..." */
static bx_status list_fields(bx_proof_file *file, const bx_proof_fields *fields, bx_buf *out)
{
    bx_str name, title;
    for (int i = 0; i < fields->items.count; i++) {
        const bx_proof_field *field = &fields->items.items[i];
        if (!is_free(field)) continue;
        BX_TRY(bx_proof_field_names(file, field, &name, &title));
        bx_buf_printf(out, "%s%.*s", out->len > 0 ? ", " : "", BX_STR_ARG(name));
        if (title.len > 0) bx_buf_printf(out, " (%.*s)", BX_STR_ARG(title));
    }
    return BX_OK;
}

static bx_status tell_fields(bx_proof_file *file, const bx_proof_fields *fields, const char *wanted)
{
    bx_buf names = {0};
    bx_status status = list_fields(file, fields, &names);
    if (status == BX_OK && names.failed) status = BX_ERR_MEMORY;
    if (status == BX_OK)
        status = bx_report(file->reading.diag, BX_E_SIGN_FIELD, NULL, file->reading.name, wanted,
                           names.ptr);
    bx_buf_release(&names);
    return status;
}

/* One of that name is taken, too: then it is said that it is. */
static bx_status find_named(bx_proof_file *file, const bx_proof_fields *fields, const char *wanted,
                            const bx_proof_field **found)
{
    bx_str name, title;
    *found = NULL;
    for (int i = 0; i < fields->items.count; i++) {
        const bx_proof_field *field = &fields->items.items[i];
        if (!field->is_for_signature || !field->has_name) continue;
        BX_TRY(bx_proof_field_names(file, field, &name, &title));
        if (!is_called(name, wanted) && !is_called(title, wanted)) continue;
        if (!*found || !is_free(*found)) *found = field;
    }
    return BX_OK;
}

/* Of several that wait one is his: on a joint document nobody signs in the place of another. */
static bx_status prefer_own(bx_proof_file *file, const bx_proof_fields *fields,
                            const bx_sign_wish *wish, const bx_proof_field **found)
{
    bx_str name, title;
    for (int i = 0; i < fields->items.count; i++) {
        if (!is_free(&fields->items.items[i])) continue;
        BX_TRY(bx_proof_field_names(file, &fields->items.items[i], &name, &title));
        for (size_t k = 0; k < sizeof wish->names / sizeof *wish->names; k++) {
            bx_str own = wish->names[k];
            if (own.len == 0 || title.len == 0 || bx_str_find(title, own) == title.len) continue;
            *found = &fields->items.items[i];
            return BX_OK;
        }
    }
    return BX_OK;
}

static void count_fields(const bx_proof_fields *fields, int *all, int *left,
                         const bx_proof_field **first)
{
    *all = *left = 0;
    *first = NULL;
    for (int i = 0; i < fields->items.count; i++) {
        const bx_proof_field *field = &fields->items.items[i];
        *all += field->is_for_signature && field->has_name;
        *left += is_free(field);
        if (!*first && is_free(field)) *first = field;
    }
}

static bx_status choose_field(bx_proof_file *file, const bx_sign_wish *wish, bx_proof_field *field)
{
    const char *wanted = wish->field;
    const bx_proof_reading *r = &file->reading;
    bx_proof_fields fields;
    const bx_proof_field *found = NULL;
    int all = 0, left = 0;
    BX_TRY(bx_proof_fields_read(file, &fields));
    count_fields(&fields, &all, &left, &found);
    if (all == 0) return bx_report(r->diag, BX_E_SIGN_NO_FIELD, NULL, r->name);
    if (left == 0) return bx_report(r->diag, BX_E_SIGN_NONE_LEFT, NULL, r->name);
    if (wanted) BX_TRY(find_named(file, &fields, wanted, &found));
    else BX_TRY(prefer_own(file, &fields, wish, &found));
    if (!found || !is_free(found)) return tell_fields(file, &fields, wanted);
    *field = *found;
    return BX_OK;
}

/* --- what others have signed --- */

/* P of the certifying signature that /Perms names (12.8.4); 0: there is none. */
static bx_status read_permission(bx_proof_file *file, const bx_proof_value *catalog,
                                 int64_t *permission)
{
    const bx_proof_value *value = NULL, *item = NULL;
    *permission = 0;
    BX_TRY(bx_proof_get(file, catalog, "Perms", &value));
    BX_TRY(bx_proof_get(file, value, "DocMDP", &value));
    if (value->kind != BX_PROOF_DICT) return BX_OK;
    *permission = 2; /* table 254: where it is not said */
    BX_TRY(bx_proof_get(file, value, "Reference", &value));
    BX_TRY(bx_proof_at(file, value, 0, &item));
    BX_TRY(bx_proof_get(file, item, "TransformParams", &value));
    BX_TRY(bx_proof_get(file, value, "P", &value));
    if (value->kind == BX_PROOF_INT) *permission = value->whole;
    return BX_OK;
}

static bx_status is_signed(bx_proof_file *file, bool *is)
{
    bx_proof_fields fields;
    BX_TRY(bx_proof_fields_read(file, &fields));
    *is = bx_proof_fields_are_signed(&fields);
    return BX_OK;
}

static bx_status check_permission(bx_proof_file *file, const touched *t, bx_certify certify)
{
    const bx_proof_reading *r = &file->reading;
    int64_t permission = 0;
    bool is = false;
    BX_TRY(read_permission(file, t->catalog, &permission));
    if (permission == BX_CERTIFY_CLOSED)
        return bx_report(r->diag, BX_E_SIGN_CERTIFIED, NULL, r->name);
    if (certify == BX_CERTIFY_NOT) return BX_OK;
    BX_TRY(is_signed(file, &is));
    return is ? bx_report(r->diag, BX_E_SIGN_CERTIFY_LATE, NULL, r->name) : BX_OK;
}

/* --- the new objects --- */

static int number_of(const bx_proof_value *value)
{
    return value->kind == BX_PROOF_REF ? value->ref.number : 0;
}

/* Form and field are objects of their own, as we write them. */
static bx_status find_touched(bx_proof_file *file, touched *t)
{
    const bx_proof_reading *r = &file->reading;
    t->catalog_number = number_of(bx_proof_look(bx_proof_file_trailer(file), "Root"));
    BX_TRY(bx_proof_file_catalog(file, &t->catalog));
    BX_TRY(bx_proof_need(file, t->catalog, "AcroForm", BX_PROOF_DICT, &t->form));
    t->form_number = number_of(bx_proof_look(t->catalog, "AcroForm"));
    bool are_objects = t->form_number > 0 && t->field.number > 0;
    return are_objects ? BX_OK : bx_report(r->diag, BX_E_SIGN_NO_FIELD, NULL, r->name);
}

/* 12.8.1, table 252. The digits of the range come when all is written: blanks stand in their room. */
static bx_status add_signature(bx_addition *a, int number, const bx_sign_wish *wish, bx_prepared *p,
                               size_t *range)
{
    bx_buf *out = a->out;
    BX_TRY(bx_addition_begin(a, number));
    bx_buf_add_text(out, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(");
    bx_moment_add_pdf(wish->at, out);
    bx_buf_add_text(out, ")");
    if (wish->certify != BX_CERTIFY_NOT)
        bx_buf_printf(out,
                      "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams"
                      "<</Type/TransformParams/P %d/V/1.2>>>>]",
                      (int)wish->certify);
    bx_buf_add_text(out, "/ByteRange");
    *range = out->len;
    bx_buf_printf(out, "%-*s/Contents<", RANGE_ROOM, "");
    p->gap = out->len;
    p->room = wish->room;
    for (size_t i = 0; i < wish->room; i++)
        bx_buf_add_text(out, "00");
    bx_buf_add_text(out, ">>>");
    bx_addition_end(a);
    return BX_OK;
}

/* A dictionary as it was but for one entry, whose value follows. */
static bx_status begin_changed(bx_addition *a, int number, const bx_proof_value *map,
                               const char *entry)
{
    const char *const without[] = {entry, NULL};
    BX_TRY(bx_addition_begin(a, number));
    bx_buf_add_text(a->out, "<<");
    bx_value_add_entries(map, without, a->out);
    bx_buf_printf(a->out, "/%s ", entry);
    return BX_OK;
}

static void end_changed(bx_addition *a)
{
    bx_buf_add_text(a->out, ">>");
    bx_addition_end(a);
}

static bx_status write_objects(bx_addition *a, const touched *t, const bx_sign_wish *wish,
                               bx_prepared *p, size_t *range)
{
    int signature = bx_addition_reserve(a);
    BX_TRY(add_signature(a, signature, wish, p, range));
    BX_TRY(begin_changed(a, t->field.number, t->field.dict, "V"));
    bx_addition_add_ref(a, signature);
    end_changed(a);
    BX_TRY(begin_changed(a, t->form_number, t->form, "SigFlags"));
    bx_buf_add_int(a->out, SIG_FLAGS);
    end_changed(a);
    if (wish->certify == BX_CERTIFY_NOT) return bx_addition_finish(a);
    BX_TRY(begin_changed(a, t->catalog_number, t->catalog, "Perms"));
    bx_buf_add_text(a->out, "<</DocMDP ");
    bx_addition_add_ref(a, signature);
    bx_buf_add_text(a->out, ">>");
    end_changed(a);
    return bx_addition_finish(a);
}

/* --- the whole --- */

static size_t end_of_gap(const bx_prepared *p)
{
    return p->gap + 2 * p->room + 1; /* behind the '>' */
}

void bx_prepared_parts(const bx_prepared *p, bx_str parts[2])
{
    parts[0] = (bx_str){p->bytes.ptr, p->gap - 1};
    parts[1] = (bx_str){p->bytes.ptr + end_of_gap(p), p->bytes.len - end_of_gap(p)};
}

/* What is not taken of the room stays blank. */
static void put_range(bx_prepared *p, size_t range)
{
    char text[RANGE_ROOM + 1];
    bx_str parts[2];
    bx_prepared_parts(p, parts);
    int len =
        snprintf(text, sizeof text, "[0 %zu %zu %zu]", parts[0].len, end_of_gap(p), parts[1].len);
    BX_ASSERT(len > 0 && len <= RANGE_ROOM);
    memcpy(p->bytes.ptr + range, text, (size_t)len);
}

static bx_status write_all(bx_proof_file *file, const touched *t, const bx_sign_wish *wish,
                           bx_prepared *p)
{
    bx_addition a;
    size_t range = 0;
    bx_str parts[2];
    p->bytes.limit = BX_LIMIT_OUTPUT_BYTES;
    bx_buf_reserve(&p->bytes, file->reading.bytes.len + 2 * wish->room + 4096);
    BX_TRY(bx_addition_init(&a, file, file->reading.arena, &p->bytes));
    BX_TRY(write_objects(&a, t, wish, p, &range));
    put_range(p, range);
    bx_addition_put_digest(&a);
    bx_prepared_parts(p, parts);
    bx_hash_sha256(parts, 2, &p->digest);
    return BX_OK;
}

bx_status bx_prepared_make(bx_proof_file *file, const bx_sign_wish *wish, bx_prepared *p)
{
    touched t = {0};
    bx_str title;
    BX_TRY(choose_field(file, wish, &t.field));
    BX_TRY(find_touched(file, &t));
    BX_TRY(check_permission(file, &t, wish->certify));
    BX_TRY(bx_proof_field_names(file, &t.field, &p->field, &title));
    return write_all(file, &t, wish, p);
}

bx_status bx_prepared_fill(bx_prepared *p, const char *name, bx_str cms, bx_diag *diag)
{
    char sizes[2][24];
    snprintf(sizes[0], sizeof sizes[0], "%zu", cms.len);
    snprintf(sizes[1], sizeof sizes[1], "%zu", p->room);
    if (cms.len > p->room) return bx_report(diag, BX_E_SIGN_ROOM, NULL, name, sizes[0], sizes[1]);
    char *to = p->bytes.ptr + p->gap;
    for (size_t i = 0; i < cms.len; i++) {
        *to++ = "0123456789ABCDEF"[(unsigned char)cms.ptr[i] >> 4];
        *to++ = "0123456789ABCDEF"[cms.ptr[i] & 15];
    }
    return BX_OK;
}

void bx_prepared_release(bx_prepared *p)
{
    bx_buf_release(&p->bytes);
    *p = (bx_prepared){0};
}
