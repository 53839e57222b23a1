/* Objects are held against each other where their places differ: an update leaves all others where they were. */
#include "proof/update.h"

#include "proof/objects.h"
#include "proof/pdf_file.h"

#include "base/ban.h"

/* --- the same values --- */

static bool is_same(const bx_proof_value *a, const bx_proof_value *b);

static bool is_among(bx_str name, const char *const *names)
{
    for (; *names; names++)
        if (bx_str_is(name, *names)) return true;
    return false;
}

/* @param free  names of entries that may differ, or be there in one of them alone; NULL behind them */
static bool is_same_map(const bx_proof_value *a, const bx_proof_value *b, const char *const *free)
{
    int i = 0, k = 0;
    for (;;) {
        while (i < a->map.count && is_among(a->map.entries[i].name, free))
            i++;
        while (k < b->map.count && is_among(b->map.entries[k].name, free))
            k++;
        if (i == a->map.count || k == b->map.count) return i == a->map.count && k == b->map.count;
        const bx_proof_entry *one = &a->map.entries[i++], *other = &b->map.entries[k++];
        if (!bx_str_equal(one->name, other->name) || !is_same(&one->value, &other->value))
            return false;
    }
}

static bool is_same_list(const bx_proof_list *a, const bx_proof_list *b)
{
    if (a->count != b->count) return false;
    for (int i = 0; i < a->count; i++)
        if (!is_same(&a->items[i], &b->items[i])) return false;
    return true;
}

/* No deeper than values are read. A stream is the same where its bytes are the same place of the file. */
static bool is_same(const bx_proof_value *a, const bx_proof_value *b)
{
    static const char *const none[] = {NULL};
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case BX_PROOF_NULL: return true;
    case BX_PROOF_BOOL: return a->truth == b->truth;
    case BX_PROOF_INT: return a->whole == b->whole;
    case BX_PROOF_REAL:
    case BX_PROOF_NAME:
    case BX_PROOF_STRING: return bx_str_equal(a->text, b->text);
    case BX_PROOF_ARRAY: return is_same_list(&a->list, &b->list);
    case BX_PROOF_DICT: return is_same_map(a, b, none);
    case BX_PROOF_STREAM: return a->map.data == b->map.data && is_same_map(a, b, none);
    case BX_PROOF_REF:
        return a->ref.number == b->ref.number && a->ref.generation == b->ref.generation;
    }
    return false;
}

/* --- what an update may change --- */

typedef struct revisions {
    bx_proof_file *then, *now;
    /* numbers of what the first revision has: its catalog, form, information, packet; -1: none of its own */
    int root, form, info, packet;
} revisions;

static int number_under(const bx_proof_value *dict, const char *key)
{
    const bx_proof_value *value = bx_proof_look(dict, key);
    return value->kind == BX_PROOF_REF ? value->ref.number : -1;
}

static bool holds(const bx_proof_value *list, const bx_proof_value *item)
{
    for (int i = 0; list->kind == BX_PROOF_ARRAY && i < list->list.count; i++)
        if (is_same(&list->list.items[i], item)) return true;
    return false;
}

/* Annotations stay, and what comes to them is a field's. */
static bx_status adds_widgets(const revisions *r, const bx_proof_value *before,
                              const bx_proof_value *after, bool *do_they)
{
    const bx_proof_value *old = NULL, *new = NULL, *item = NULL, *kind = NULL;
    BX_TRY(bx_proof_get(r->then, before, "Annots", &old));
    BX_TRY(bx_proof_get(r->now, after, "Annots", &new));
    for (int i = 0; old->kind == BX_PROOF_ARRAY && i < old->list.count; i++)
        *do_they = *do_they && holds(new, &old->list.items[i]);
    for (int i = 0; new->kind == BX_PROOF_ARRAY &&i < new->list.count; i++) {
        if (holds(old, &new->list.items[i])) continue;
        BX_TRY(bx_proof_at(r->now, new, i, &item));
        BX_TRY(bx_proof_get(r->now, item, "Subtype", &kind));
        *do_they = *do_they && bx_proof_is_name(kind, "Widget");
    }
    return BX_OK;
}

/* Its own /FT says so: a field of ours is no other's kid. */
static bool waits_for_signature(const bx_proof_value *field)
{
    return bx_proof_is_name(bx_proof_look(field, "FT"), "Sig") &&
           bx_proof_look(field, "V")->kind == BX_PROOF_NULL;
}

static bool may_become(const revisions *r, int number, const bx_proof_value *before,
                       const bx_proof_value *after)
{
    static const char *const of_catalog[] = {"AcroForm",   "Perms",   "DSS",
                                             "Extensions", "Version", NULL};
    static const char *const of_page[] = {"Annots", NULL};
    static const char *const of_info[] = {"ModDate", "Producer", NULL};
    static const char *const of_field[] = {"V", NULL};
    bool are_dicts = before->kind == BX_PROOF_DICT && after->kind == BX_PROOF_DICT;
    if (number == r->form) return are_dicts;
    if (number == r->packet) return after->kind == BX_PROOF_STREAM;
    if (are_dicts && number == r->info) return is_same_map(before, after, of_info);
    if (are_dicts && number == r->root) return is_same_map(before, after, of_catalog);
    if (are_dicts && bx_proof_is_name(bx_proof_look(before, "Type"), "Page"))
        return is_same_map(before, after, of_page);
    if (are_dicts && waits_for_signature(before)) return is_same_map(before, after, of_field);
    return is_same(before, after);
}

static bool is_elsewhere(const revisions *r, int number)
{
    size_t at[2] = {0, 0};
    int pack[2] = {0, 0};
    if (!bx_proof_file_where(r->then, number, &at[0], &pack[0])) return false;
    return !bx_proof_file_where(r->now, number, &at[1], &pack[1]) || at[0] != at[1] ||
           pack[0] != pack[1];
}

static bx_status hold_against(const revisions *r, bool *adds_only)
{
    const bx_proof_value *before = NULL, *after = NULL;
    for (int i = 0; i < bx_proof_file_numbers(r->then) && *adds_only; i++) {
        if (!is_elsewhere(r, i)) continue;
        BX_TRY(bx_proof_object_lookup(r->then, i, &before));
        BX_TRY(bx_proof_object_lookup(r->now, i, &after));
        *adds_only = may_become(r, i, before, after);
        if (*adds_only && bx_proof_is_name(bx_proof_look(before, "Type"), "Page"))
            BX_TRY(adds_widgets(r, before, after, adds_only));
    }
    return BX_OK;
}

static bx_status compare(bx_proof_file *then, bx_proof_file *now, bool *adds_only)
{
    const bx_proof_value *catalog = NULL;
    const bx_proof_value *before = bx_proof_file_trailer(then), *after = bx_proof_file_trailer(now);
    BX_TRY(bx_proof_file_catalog(then, &catalog));
    revisions r = {.then = then,
                   .now = now,
                   .root = number_under(before, "Root"),
                   .form = number_under(catalog, "AcroForm"),
                   .info = number_under(before, "Info"),
                   .packet = number_under(catalog, "Metadata")};
    *adds_only = is_same(bx_proof_look(before, "Root"), bx_proof_look(after, "Root")) &&
                 is_same(bx_proof_look(before, "Info"), bx_proof_look(after, "Info"));
    return hold_against(&r, adds_only);
}

bx_status bx_proof_update_read(bx_proof_file *file, bool *adds_only)
{
    const bx_proof_reading *reading = &file->reading;
    bx_proof_file *first = NULL;
    *adds_only = true;
    if (bx_proof_file_revisions(file) < 2) return BX_OK;
    bx_str bytes = {reading->bytes.ptr, bx_proof_file_revision(file, 0)->end};
    bx_status status =
        bx_proof_file_open(reading->arena, bytes, reading->name, reading->diag, &first);
    if (status == BX_OK) status = compare(first, file, adds_only);
    bx_proof_file_free(first);
    return status;
}

/* --- signatures --- */

/* One that stands behind the first: what it covers ends with it. */
static bool ends_update(const bx_proof_file *file, int64_t end)
{
    for (int i = 1; i < bx_proof_file_revisions(file); i++)
        if ((int64_t)bx_proof_file_revision(file, i)->end == end) return true;
    return false;
}

static bool is_range(const bx_proof_file *file, const bx_proof_value *range)
{
    int64_t bounds[4];
    int64_t most = (int64_t)file->reading.bytes.len;
    if (range->kind != BX_PROOF_ARRAY || range->list.count != 4) return false;
    for (int i = 0; i < 4; i++) {
        const bx_proof_value *item = &range->list.items[i];
        bounds[i] = item->kind == BX_PROOF_INT ? item->whole : -1;
        if (bounds[i] < 0 || bounds[i] > most) return false;
    }
    return bounds[0] == 0 && bounds[1] < bounds[2] && ends_update(file, bounds[2] + bounds[3]);
}

bx_status bx_proof_is_signature(bx_proof_file *file, const bx_proof_value *value, bool *is_one)
{
    const bx_proof_value *range = NULL, *contents = NULL;
    *is_one = false;
    if (value->kind != BX_PROOF_DICT) return BX_OK;
    BX_TRY(bx_proof_get(file, value, "ByteRange", &range));
    BX_TRY(bx_proof_get(file, value, "Contents", &contents));
    *is_one = contents->kind == BX_PROOF_STRING && is_range(file, range);
    return BX_OK;
}
