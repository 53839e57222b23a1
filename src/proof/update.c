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
    int size, made; /* one more than the numbers there were then, and when the file was made */
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

/* All of them, in their order; others may stand between. */
static bool keeps_all(const bx_proof_value *list, const bx_proof_value *items)
{
    int at = 0, count = list->kind == BX_PROOF_ARRAY ? list->list.count : 0;
    for (int i = 0; items->kind == BX_PROOF_ARRAY && i < items->list.count; i++) {
        while (at < count && !is_same(&list->list.items[at], &items->list.items[i]))
            at++;
        if (at++ >= count) return false;
    }
    return true;
}

static bool holds(const bx_proof_value *list, const bx_proof_value *item)
{
    for (int i = 0; list->kind == BX_PROOF_ARRAY && i < list->list.count; i++)
        if (is_same(&list->list.items[i], item)) return true;
    return false;
}

/* One without extent shows nothing. Of others programs draw what they like: a colour, a word, an arrow. */
static bool has_extent(const bx_proof_value *rect)
{
    return rect->kind != BX_PROOF_ARRAY || rect->list.count != 4 ||
           !is_same(&rect->list.items[0], &rect->list.items[2]) ||
           !is_same(&rect->list.items[1], &rect->list.items[3]);
}

/* What the widget of a field in which one signs may have (12.5.6.19, 12.7.3): nothing that acts. */
static bool is_plain_widget(const bx_proof_value *widget)
{
    static const char *const known[] = {"Type", "Subtype", "FT",       "T",  "TU", "V",
                                        "F",    "Ff",      "Rect",     "P",  "AP", "AS",
                                        "Kids", "Parent",  "DA",       "MK", "BS", "Border",
                                        "Lock", "SV",      "Contents", "M",  "NM", "StructParent",
                                        NULL};
    if (!bx_proof_is_name(bx_proof_look(widget, "Subtype"), "Widget")) return false;
    for (int i = 0; i < widget->map.count; i++)
        if (!is_among(widget->map.entries[i].name, known)) return false;
    return true;
}

/* Annotations stay as they lie over each other, and what comes to them is a field's. */
static bx_status compare_page(const revisions *r, const bx_proof_value *before,
                              const bx_proof_value *after, unsigned *added)
{
    static const free_entry of_page[] = {{"Annots", BX_ADDED_FIELDS}, {NULL, 0}};
    const bx_proof_value *old = NULL, *new = NULL, *item = NULL, *rect = NULL;
    *added |= compare_map(before, after, of_page);
    BX_TRY(bx_proof_get(r->then, before, "Annots", &old));
    BX_TRY(bx_proof_get(r->now, after, "Annots", &new));
    if (!keeps_all(new, old)) *added |= BX_ADDED_CHANGE;
    for (int i = 0; new->kind == BX_PROOF_ARRAY &&i < new->list.count; i++) {
        if (holds(old, &new->list.items[i])) continue;
        BX_TRY(bx_proof_at(r->now, new, i, &item));
        if (item->kind != BX_PROOF_DICT || !is_plain_widget(item)) {
            *added |= BX_ADDED_CHANGE;
            continue;
        }
        BX_TRY(bx_proof_get(r->now, item, "Rect", &rect));
        *added |= BX_ADDED_FIELDS | (has_extent(rect) ? BX_ADDED_SIGHT : 0u);
    }
    return BX_OK;
}

static bool is_unsigned_field(const bx_proof_value *dict)
{
    return bx_proof_is_name(bx_proof_look(dict, "FT"), "Sig") &&
           bx_proof_look(dict, "V")->kind == BX_PROOF_NULL;
}

/* Also of one that was not there: then `before` is the null value. */
static bx_status compare_form(const revisions *r, const bx_proof_value *before,
                              const bx_proof_value *after, unsigned *added)
{
    static const free_entry of_form[] = {{"Fields", BX_ADDED_FIELDS},
                                         {"SigFlags", BX_ADDED_FIELDS},
                                         {"DR", BX_ADDED_FIELDS},
                                         {"DA", BX_ADDED_FIELDS},
                                         {NULL, 0}};
    static const bx_proof_value empty = {.kind = BX_PROOF_DICT};
    const bx_proof_value *old = NULL, *new = NULL;
    if (before->kind == BX_PROOF_NULL) before = &empty;
    *added |= compare_map(before, after, of_form);
    BX_TRY(bx_proof_get(r->then, before, "Fields", &old));
    BX_TRY(bx_proof_get(r->now, after, "Fields", &new));
    if (!keeps_all(new, old)) *added |= BX_ADDED_CHANGE;
    return BX_OK;
}

/* It comes with the first signature, names it, and stays. */
static bx_status compare_permissions(const revisions *r, const bx_proof_value *before,
                                     const bx_proof_value *after, unsigned *added)
{
    const bx_proof_value *old = NULL, *new = NULL;
    BX_TRY(bx_proof_get(r->then, before, "Perms", &old));
    BX_TRY(bx_proof_get(r->now, after, "Perms", &new));
    if (is_same(old, new)) return BX_OK;
    bool is_new = old->kind == BX_PROOF_NULL && new->kind == BX_PROOF_DICT &&new->map.count == 1 &&
                  bx_str_is(new->map.entries[0].name, "DocMDP");
    *added |= is_new ? BX_ADDED_PERMISSIONS : BX_ADDED_CHANGE;
    return BX_OK;
}

static bool is_known_version(const bx_proof_value *version)
{
    return version->kind == BX_PROOF_NULL || bx_proof_is_name(version, "1.7") ||
           bx_proof_is_name(version, "2.0");
}

static bx_status compare_catalog(const revisions *r, const bx_proof_value *before,
                                 const bx_proof_value *after, unsigned *added)
{
    static const free_entry of_catalog[] = {{"AcroForm", 0},
                                            {"Perms", 0},
                                            {"DSS", BX_ADDED_PROOFS},
                                            {"Extensions", BX_ADDED_PROOFS},
                                            {"Version", BX_ADDED_PROOFS},
                                            {NULL, 0}};
    const bx_proof_value *old = NULL, *new = NULL;
    *added |= compare_map(before, after, of_catalog);
    if (!is_known_version(bx_proof_look(after, "Version"))) *added |= BX_ADDED_CHANGE;
    BX_TRY(compare_permissions(r, before, after, added));
    if (is_same(bx_proof_look(before, "AcroForm"), bx_proof_look(after, "AcroForm"))) return BX_OK;
    BX_TRY(bx_proof_get(r->then, before, "AcroForm", &old));
    BX_TRY(bx_proof_get(r->now, after, "AcroForm", &new));
    return compare_form(r, old, new, added);
}

static bool refers(const bx_proof_value *value, int number)
{
    if (value->kind == BX_PROOF_REF) return value->ref.number == number;
    for (int i = 0; value->kind == BX_PROOF_ARRAY && i < value->list.count; i++)
        if (refers(&value->list.items[i], number)) return true;
    for (int i = 0; bx_proof_is_map(value) && i < value->map.count; i++)
        if (refers(&value->map.entries[i].value, number)) return true;
    return false;
}

/* The packet is metadata, and nothing else: what is drawn, too, is no packet. */
static bx_status compare_packet(const revisions *r, const bx_proof_value *after, unsigned *added)
{
    const bx_proof_value *value = NULL;
    *added |= after->kind == BX_PROOF_STREAM ? BX_ADDED_METADATA : BX_ADDED_CHANGE;
    for (int i = 0; i < bx_proof_file_numbers(r->then); i++) {
        if (i == r->root) continue;
        BX_TRY(bx_proof_object_lookup(r->then, i, &value));
        if (refers(value, r->packet)) *added |= BX_ADDED_CHANGE;
    }
    return BX_OK;
}

static bx_status compare_one(const revisions *r, int number, const bx_proof_value *before,
                             const bx_proof_value *after, unsigned *added)
{
    static const free_entry of_info[] = {
        {"ModDate", BX_ADDED_METADATA}, {"Producer", BX_ADDED_METADATA}, {NULL, 0}};
    static const free_entry of_field[] = {{"V", BX_ADDED_FIELDS},
                                          {"AP", BX_ADDED_SIGHT},
                                          {"MK", BX_ADDED_SIGHT},
                                          {"DA", BX_ADDED_SIGHT},
                                          {NULL, 0}};
    if (number == r->packet) return compare_packet(r, after, added);
    if (number == r->form) return compare_form(r, before, after, added);
    if (number == r->root) return compare_catalog(r, before, after, added);
    if (bx_proof_is_name(bx_proof_look(before, "Type"), "Page"))
        return compare_page(r, before, after, added);
    if (r->proofs[number / 8] >> (number % 8) & 1) *added |= BX_ADDED_PROOFS;
    else if (number == r->fields)
        *added |= keeps_all(after, before) ? BX_ADDED_FIELDS : BX_ADDED_CHANGE;
    else if (number == r->info) *added |= compare_map(before, after, of_info);
    else if (is_unsigned_field(before)) *added |= compare_map(before, after, of_field);
    else if (!is_same(before, after)) *added |= BX_ADDED_CHANGE;
    return BX_OK;
}

/* Where an object was, or was not: a number below /Size is given to nothing new. */
static bool is_elsewhere(const revisions *r, int number)
{
    size_t at[2] = {0, 0};
    int pack[2] = {0, 0};
    bool was = bx_proof_file_where(r->then, number, &at[0], &pack[0]);
    bool is = bx_proof_file_where(r->now, number, &at[1], &pack[1]);
    return was != is || at[0] != at[1] || pack[0] != pack[1];
}

/* A reference that led to nothing then and leads to something now. */
static bool is_filled(const revisions *r, const bx_proof_value *value)
{
    size_t at = 0;
    int pack = 0;
    if (value->kind == BX_PROOF_REF)
        return !bx_proof_file_where(r->then, value->ref.number, &at, &pack) &&
               bx_proof_file_where(r->now, value->ref.number, &at, &pack);
    for (int i = 0; value->kind == BX_PROOF_ARRAY && i < value->list.count; i++)
        if (is_filled(r, &value->list.items[i])) return true;
    for (int i = 0; bx_proof_is_map(value) && i < value->map.count; i++)
        if (is_filled(r, &value->map.entries[i].value)) return true;
    return false;
}

static bx_status hold_against(const revisions *r, unsigned *added)
{
    const bx_proof_value *before = NULL, *after = NULL;
    for (int i = 0; i < bx_proof_file_numbers(r->then); i++) {
        BX_TRY(bx_proof_object_lookup(r->then, i, &before));
        if (is_filled(r, before)) *added |= BX_ADDED_CHANGE;
    }
    for (int i = 0; i < r->size; i++) {
        if (!is_elsewhere(r, i)) continue;
        BX_TRY(bx_proof_object_lookup(r->then, i, &before));
        BX_TRY(bx_proof_object_lookup(r->now, i, &after));
        if (before->kind == BX_PROOF_NULL) *added |= BX_ADDED_CHANGE;
        else BX_TRY(compare_one(r, i, before, after, added));
    }
    return BX_OK;
}

/*
 * Lists may be objects of their own, and so may a signature's part of them (ISO 32000-2, 12.8.4.3). None of them was
 * there when the file was made.
 */
static bx_status mark_proofs(const revisions *r, const bx_proof_value *value, int steps)
{
    const bx_proof_value *found = NULL;
    if (value->kind == BX_PROOF_REF && value->ref.number < bx_proof_file_numbers(r->then)) {
        if (value->ref.number < r->made) return BX_OK;
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

static int size_of(const bx_proof_value *trailer)
{
    const bx_proof_value *size = bx_proof_look(trailer, "Size"); /* as it was read: section.c */
    return size->kind == BX_PROOF_INT ? (int)size->whole : 0;
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
                   .packet = number_under(catalog, "Metadata"),
                   .size = size_of(before),
                   .made = size_of(bx_proof_file_revision(then, 0)->trailer)};
    r.proofs = bx_arena_take(then->reading.arena, (size_t)r.size / 8 + 1);
    if (!r.proofs) return bx_proof_settle(&then->reading, BX_ERR_MEMORY);
    BX_TRY(mark_proofs(&r, bx_proof_look(catalog, "DSS"), STEPS));
    bool is_led_alike = is_same(bx_proof_look(before, "Root"), bx_proof_look(after, "Root")) &&
                        is_same(bx_proof_look(before, "Info"), bx_proof_look(after, "Info"));
    if (!is_led_alike) *added |= BX_ADDED_CHANGE;
    return hold_against(&r, added);
}

bx_status bx_proof_update_read(bx_proof_file *file, int revision, unsigned *added)
{
    bx_proof_file *then = NULL;
    *added = 0;
    if (bx_proof_file_revisions(file) == revision + 1) return BX_OK;
    bx_status status = bx_proof_file_open_revision(file, revision, &then);
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
