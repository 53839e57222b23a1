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
    /* numbers of what was there: the catalog, the form and its list of fields, information, packet; -1: none of its own */
    int root, form, fields, info, packet;
    unsigned char *proofs; /* a bit for each number that /DSS leads to */
} revisions;

/* What may differ of a dictionary, and what it is when it does. */
typedef struct free_entry {
    const char *name; /* NULL behind the last */
    unsigned added;
} free_entry;

static int number_under(const bx_proof_value *dict, const char *key)
{
    const bx_proof_value *value = bx_proof_look(dict, key);
    return value->kind == BX_PROOF_REF ? value->ref.number : -1;
}

static unsigned compare_map(const bx_proof_value *before, const bx_proof_value *after,
                            const free_entry *free)
{
    const char *names[8] = {NULL};
    unsigned added = 0;
    if (before->kind != BX_PROOF_DICT || after->kind != BX_PROOF_DICT) return BX_ADDED_CHANGE;
    for (int i = 0; free[i].name; i++) {
        names[i] = free[i].name;
        bool same = is_same(bx_proof_look(before, names[i]), bx_proof_look(after, names[i]));
        if (!same) added |= free[i].added;
    }
    return is_same_map(before, after, names) ? added : BX_ADDED_CHANGE;
}

static bool holds(const bx_proof_value *list, const bx_proof_value *item)
{
    for (int i = 0; list->kind == BX_PROOF_ARRAY && i < list->list.count; i++)
        if (is_same(&list->list.items[i], item)) return true;
    return false;
}

static bool holds_all(const bx_proof_value *list, const bx_proof_value *items)
{
    for (int i = 0; items->kind == BX_PROOF_ARRAY && i < items->list.count; i++)
        if (!holds(list, &items->list.items[i])) return false;
    return true;
}

/* One without extent, or without a picture of its own, shows nothing. */
static bx_status shows(bx_proof_file *file, const bx_proof_value *widget, bool *does_it)
{
    const bx_proof_value *rect = NULL, *picture = NULL;
    BX_TRY(bx_proof_get(file, widget, "Rect", &rect));
    BX_TRY(bx_proof_get(file, widget, "AP", &picture));
    bool is_point = rect->kind == BX_PROOF_ARRAY && rect->list.count == 4 &&
                    is_same(&rect->list.items[0], &rect->list.items[2]) &&
                    is_same(&rect->list.items[1], &rect->list.items[3]);
    *does_it = !is_point && picture->kind != BX_PROOF_NULL;
    return BX_OK;
}

/* Annotations stay, and what comes to them is a field's. */
static bx_status compare_page(const revisions *r, const bx_proof_value *before,
                              const bx_proof_value *after, unsigned *added)
{
    static const free_entry of_page[] = {{"Annots", BX_ADDED_FIELDS}, {NULL, 0}};
    const bx_proof_value *old = NULL, *new = NULL, *item = NULL, *kind = NULL;
    bool is_seen = false;
    *added |= compare_map(before, after, of_page);
    BX_TRY(bx_proof_get(r->then, before, "Annots", &old));
    BX_TRY(bx_proof_get(r->now, after, "Annots", &new));
    if (!holds_all(new, old)) *added |= BX_ADDED_CHANGE;
    for (int i = 0; new->kind == BX_PROOF_ARRAY &&i < new->list.count; i++) {
        if (holds(old, &new->list.items[i])) continue;
        BX_TRY(bx_proof_at(r->now, new, i, &item));
        BX_TRY(bx_proof_get(r->now, item, "Subtype", &kind));
        BX_TRY(shows(r->now, item, &is_seen));
        *added |= BX_ADDED_FIELDS | (is_seen ? BX_ADDED_SIGHT : 0u);
        if (!bx_proof_is_name(kind, "Widget")) *added |= BX_ADDED_CHANGE;
    }
    return BX_OK;
}

static bool is_unsigned_field(const bx_proof_value *dict)
{
    return bx_proof_is_name(bx_proof_look(dict, "FT"), "Sig") &&
           bx_proof_look(dict, "V")->kind == BX_PROOF_NULL;
}

static unsigned compare_form(const bx_proof_value *before, const bx_proof_value *after)
{
    static const free_entry of_form[] = {{"Fields", BX_ADDED_FIELDS},
                                         {"SigFlags", BX_ADDED_FIELDS},
                                         {"DR", BX_ADDED_FIELDS},
                                         {"DA", BX_ADDED_FIELDS},
                                         {NULL, 0}};
    const bx_proof_value *old = bx_proof_look(before, "Fields"),
                         *new = bx_proof_look(after, "Fields");
    if (old->kind == BX_PROOF_ARRAY ? !holds_all(new, old) : !is_same(old, new))
        return BX_ADDED_CHANGE;
    return compare_map(before, after, of_form);
}

static bx_status compare_one(const revisions *r, int number, const bx_proof_value *before,
                             const bx_proof_value *after, unsigned *added)
{
    static const free_entry of_catalog[] = {
        {"AcroForm", BX_ADDED_FIELDS},   {"Perms", BX_ADDED_FIELDS},   {"DSS", BX_ADDED_PROOFS},
        {"Extensions", BX_ADDED_PROOFS}, {"Version", BX_ADDED_PROOFS}, {NULL, 0}};
    static const free_entry of_info[] = {
        {"ModDate", BX_ADDED_METADATA}, {"Producer", BX_ADDED_METADATA}, {NULL, 0}};
    static const free_entry of_field[] = {{"V", BX_ADDED_FIELDS},
                                          {"AP", BX_ADDED_SIGHT},
                                          {"MK", BX_ADDED_SIGHT},
                                          {"DA", BX_ADDED_SIGHT},
                                          {NULL, 0}};
    if (r->proofs[number / 8] >> (number % 8) & 1) *added |= BX_ADDED_PROOFS;
    else if (number == r->form) *added |= compare_form(before, after);
    else if (number == r->fields)
        *added |= holds_all(after, before) ? BX_ADDED_FIELDS : BX_ADDED_CHANGE;
    else if (number == r->packet)
        *added |= after->kind == BX_PROOF_STREAM ? BX_ADDED_METADATA : BX_ADDED_CHANGE;
    else if (number == r->info) *added |= compare_map(before, after, of_info);
    else if (number == r->root) *added |= compare_map(before, after, of_catalog);
    else if (is_unsigned_field(before)) *added |= compare_map(before, after, of_field);
    else if (bx_proof_is_name(bx_proof_look(before, "Type"), "Page"))
        return compare_page(r, before, after, added);
    else if (!is_same(before, after)) *added |= BX_ADDED_CHANGE;
    return BX_OK;
}

static bool is_elsewhere(const revisions *r, int number)
{
    size_t at[2] = {0, 0};
    int pack[2] = {0, 0};
    if (!bx_proof_file_where(r->then, number, &at[0], &pack[0])) return false;
    return !bx_proof_file_where(r->now, number, &at[1], &pack[1]) || at[0] != at[1] ||
           pack[0] != pack[1];
}

static bx_status hold_against(const revisions *r, unsigned *added)
{
    const bx_proof_value *before = NULL, *after = NULL;
    for (int i = 0; i < bx_proof_file_numbers(r->then); i++) {
        if (!is_elsewhere(r, i)) continue;
        BX_TRY(bx_proof_object_lookup(r->then, i, &before));
        BX_TRY(bx_proof_object_lookup(r->now, i, &after));
        BX_TRY(compare_one(r, i, before, after, added));
    }
    return BX_OK;
}

/* Lists may be objects of their own, and so may a signature's part of them (ISO 32000-2, 12.8.4.3). */
static bx_status mark_proofs(const revisions *r, const bx_proof_value *value, int steps)
{
    const bx_proof_value *found = NULL;
    if (value->kind == BX_PROOF_REF && value->ref.number < bx_proof_file_numbers(r->then)) {
        unsigned char *byte = &r->proofs[value->ref.number / 8];
        unsigned bit = 1u << value->ref.number % 8;
        if (*byte & bit) return BX_OK;
        *byte |= (unsigned char)bit;
        BX_TRY(bx_proof_resolve(r->then, value, &found));
        value = found;
    }
    if (steps == 0) return BX_OK;
    for (int i = 0; value->kind == BX_PROOF_ARRAY && i < value->list.count; i++)
        BX_TRY(mark_proofs(r, &value->list.items[i], steps - 1));
    for (int i = 0; value->kind == BX_PROOF_DICT && i < value->map.count; i++)
        BX_TRY(mark_proofs(r, &value->map.entries[i].value, steps - 1));
    return BX_OK;
}

static bx_status compare(bx_proof_file *then, bx_proof_file *now, unsigned *added)
{
    enum { STEPS = 4 }; /* /DSS, /VRI, a signature's, a list */
    const bx_proof_value *catalog = NULL, *form = NULL;
    const bx_proof_value *before = bx_proof_file_trailer(then), *after = bx_proof_file_trailer(now);
    BX_TRY(bx_proof_file_catalog(then, &catalog));
    BX_TRY(bx_proof_get(then, catalog, "AcroForm", &form));
    revisions r = {.then = then,
                   .now = now,
                   .root = number_under(before, "Root"),
                   .form = number_under(catalog, "AcroForm"),
                   .fields = number_under(form, "Fields"),
                   .info = number_under(before, "Info"),
                   .packet = number_under(catalog, "Metadata")};
    r.proofs = bx_arena_take(then->reading.arena, (size_t)bx_proof_file_numbers(then) / 8 + 1);
    if (!r.proofs) return bx_proof_settle(&then->reading, BX_ERR_MEMORY);
    BX_TRY(mark_proofs(&r, bx_proof_look(catalog, "DSS"), STEPS));
    bool is_led_alike = is_same(bx_proof_look(before, "Root"), bx_proof_look(after, "Root")) &&
                        is_same(bx_proof_look(before, "Info"), bx_proof_look(after, "Info"));
    if (!is_led_alike) *added |= BX_ADDED_CHANGE;
    return hold_against(&r, added);
}

bx_status bx_proof_update_read(bx_proof_file *file, int revision, unsigned *added)
{
    const bx_proof_reading *reading = &file->reading;
    bx_proof_file *then = NULL;
    *added = 0;
    if (bx_proof_file_revisions(file) == revision + 1) return BX_OK;
    bx_str bytes = {reading->bytes.ptr, bx_proof_file_revision(file, revision)->end};
    bx_status status =
        bx_proof_file_open(reading->arena, bytes, reading->name, reading->diag, &then);
    if (status == BX_OK) status = compare(then, file, added);
    bx_proof_file_free(then);
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
