/* Contents are looked for where the range has its gap: so a second one nowhere counts. */
#include "sign/standing.h"

#include "proof/cursor.h"
#include "proof/fields.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "proof/update.h"
#include "proof/whole.h"
#include "sign/addition.h"
#include "sign/moment.h"

#include "base/ban.h"

/* --- how it lies in the file --- */

/* The bounds of a range: of its first part the start and length, of its second the same. */
typedef struct range {
    size_t from[2], len[2];
} range;

static bool read_range(const bx_proof_file *file, const bx_proof_value *value, range *r)
{
    size_t most = file->reading.bytes.len;
    if (value->kind != BX_PROOF_ARRAY || value->list.count != 4) return false;
    for (int i = 0; i < 4; i++) {
        const bx_proof_value *item = &value->list.items[i];
        if (item->kind != BX_PROOF_INT || item->whole < 0 || (uint64_t)item->whole > most)
            return false;
        if (i % 2 == 0) r->from[i / 2] = (size_t)item->whole;
        else r->len[i / 2] = (size_t)item->whole;
    }
    return true;
}

/* From the first byte to the end of a revision, with one gap. */
static bool find_revision(const bx_proof_file *file, const range *r, int *revision)
{
    if (r->from[0] != 0 || r->len[0] == 0 || r->len[0] >= r->from[1]) return false;
    for (int i = 0; i < bx_proof_file_revisions(file); i++) {
        *revision = i;
        if (bx_proof_file_revision(file, i)->end == r->from[1] + r->len[1]) return true;
    }
    return false;
}

/* The gap is "<digits>", all capitals or none: where both are, somebody changed one. */
static bool is_gap_plain(bx_str gap)
{
    bool has_small = false, has_large = false;
    if (gap.len < 4 || gap.len % 2 != 0 || gap.ptr[0] != '<' || gap.ptr[gap.len - 1] != '>')
        return false;
    for (size_t i = 1; i + 1 < gap.len; i++) {
        char c = gap.ptr[i];
        if (bx_proof_hex_digit((unsigned char)c) < 0) return false;
        has_small = has_small || (c >= 'a' && c <= 'f');
        has_large = has_large || (c >= 'A' && c <= 'F');
    }
    return !has_small || !has_large;
}

/* Bytes of the outermost value of a CMS in DER; 0: it is none. */
static size_t size_of_cms(bx_str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    if (bytes.len < 4 || at[0] != 0x30 || at[1] < 0x80) return 0;
    size_t digits = at[1] & 0x7Fu, len = 0;
    if (digits == 0 || digits > 4 || bytes.len < 2 + digits) return 0;
    for (size_t i = 0; i < digits; i++)
        len = len << 8 | at[2 + i];
    return len <= bytes.len - 2 - digits ? len + 2 + digits : 0;
}

static bool is_blank(bx_str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.ptr[i] != 0) return false;
    return true;
}

/* @param cms  set to what the gap holds, without its padding */
static bx_standing_form look_at_form(const bx_proof_file *file, const bx_proof_value *contents,
                                     const range *r, int *revision, bx_str *cms)
{
    bx_str bytes = file->reading.bytes;
    if (!find_revision(file, r, revision)) return BX_STANDING_RANGE;
    bx_str gap = {bytes.ptr + r->len[0], r->from[1] - r->len[0]};
    if (contents->at != r->len[0] || !is_gap_plain(gap)) return BX_STANDING_CONTENTS;
    size_t len = size_of_cms(contents->text);
    if (len == 0) return BX_STANDING_NONE;
    *cms = (bx_str){contents->text.ptr, len};
    bool is_padded = is_blank((bx_str){contents->text.ptr + len, contents->text.len - len});
    return is_padded ? BX_STANDING_WHOLE : BX_STANDING_PADDING;
}

/* --- what it says --- */

static bx_status read_certify(bx_proof_file *file, const bx_proof_value *dict, int *certify)
{
    const bx_proof_value *list = NULL, *item = NULL, *found = NULL;
    BX_TRY(bx_proof_get(file, dict, "Reference", &list));
    for (int i = 0; list->kind == BX_PROOF_ARRAY && i < list->list.count; i++) {
        BX_TRY(bx_proof_at(file, list, i, &item));
        BX_TRY(bx_proof_get(file, item, "TransformMethod", &found));
        if (!bx_proof_is_name(found, "DocMDP")) continue;
        BX_TRY(bx_proof_get(file, item, "TransformParams", &found));
        BX_TRY(bx_proof_get(file, found, "P", &found));
        *certify = found->kind == BX_PROOF_INT && found->whole >= 1 && found->whole <= 3
                       ? (int)found->whole
                       : 2; /* table 254 */
    }
    return BX_OK;
}

/* What others write and nobody judges here (table 257). Any other name may be a damaged one. */
static bool is_strange(const bx_proof_value *kind)
{
    return bx_proof_is_name(kind, "adbe.x509.rsa_sha1") ||
           bx_proof_is_name(kind, "adbe.pkcs7.sha1");
}

static bx_status read_said(bx_proof_file *file, const bx_proof_value *dict, bx_standing *s)
{
    const bx_proof_value *kind = NULL;
    bx_str moment = {0};
    s->claimed = -1;
    BX_TRY(bx_proof_get_string(file, dict, "M", &moment));
    if (moment.ptr && !bx_moment_read_pdf(moment, &s->claimed)) s->claimed = -1;
    BX_TRY(read_certify(file, dict, &s->certify));
    BX_TRY(bx_proof_get(file, dict, "SubFilter", &kind));
    s->is_pades = bx_proof_is_name(kind, "ETSI.CAdES.detached");
    s->is_stamp = bx_proof_is_name(kind, "ETSI.RFC3161");
    if (is_strange(kind)) s->form = BX_STANDING_KIND;
    return BX_OK;
}

/* --- one of them --- */

static bx_status judge(bx_proof_file *file, const bx_validity *validity,
                       const bx_standing_wish *wish, const range *r, bx_standing *s)
{
    const char *bytes = file->reading.bytes.ptr;
    const bx_judge_wish asked = {
        .cms = s->cms,
        .parts = {{bytes, r->len[0]}, {bytes + r->from[1], r->len[1]}},
        .is_stamp = s->is_stamp,
        .trust = wish->trust,
        .now = wish->now,
        .certificates = validity->certificates.items,
        .certificate_count = validity->certificates.count,
        .lists = validity->lists.items,
        .list_count = validity->lists.count,
        .responses = validity->responses.items,
        .response_count = validity->responses.count,
    };
    return bx_cms_judge(&asked, file->reading.arena, &s->judged);
}

/* In the revision that it ends the field had this very value. */
static bx_status is_in_place(bx_proof_file *file, const bx_proof_field *field, int revision,
                             uint32_t contents, bool *is)
{
    bx_proof_file *then = NULL;
    bx_proof_fields fields;
    *is = false;
    bx_status status = bx_proof_file_open_revision(file, revision, &then);
    if (status == BX_OK) status = bx_proof_fields_read(then, &fields);
    for (int i = 0; status == BX_OK && i < fields.items.count; i++) {
        const bx_proof_field *old = &fields.items.items[i];
        const bx_proof_value *value = bx_proof_look(old->value, "Contents");
        if (value->kind != BX_PROOF_STRING || value->at != contents) continue;
        *is = old->number == field->number; /* the first that has it */
        break;
    }
    bx_proof_file_free(then);
    return status;
}

static bx_status read_one(bx_proof_file *file, const bx_validity *validity,
                          const bx_standing_wish *wish, const bx_proof_field *field, bx_standing *s)
{
    const bx_proof_value *dict = field->value, *contents = NULL, *value = NULL;
    range r = {{0}, {0}};
    s->judged.bytes = BX_JUDGED_NO_CMS;
    BX_TRY(bx_proof_field_names(file, field, &s->field, &s->title));
    s->form = BX_STANDING_NONE;
    if (dict->kind != BX_PROOF_DICT) return BX_OK;
    contents =
        bx_proof_look(dict, "Contents"); /* in the dictionary itself: the range leaves it out */
    BX_TRY(bx_proof_get(file, dict, "ByteRange", &value));
    if (contents->kind == BX_PROOF_STRING && read_range(file, value, &r))
        s->form = look_at_form(file, contents, &r, &s->revision, &s->cms);
    BX_TRY(read_said(file, dict, s));
    if (s->form != BX_STANDING_WHOLE) return BX_OK;
    bool is_placed = false;
    BX_TRY(is_in_place(file, field, s->revision, contents->at, &is_placed));
    if (!is_placed) s->form = BX_STANDING_PLACE;
    if (!is_placed) return BX_OK;
    BX_TRY(bx_proof_update_read(file, s->revision, &s->added));
    return judge(file, validity, wish, &r, s);
}

/* --- what a certifying one forbids --- */

/*
 * 1: nothing but what proves it, and time-stamps of the file; 2 and 3: fields too (ISO 32000-2, table 257). What
 * changes the file is found by `added` in any case; metadata are told by themselves.
 */
static bool is_forbidden(const bx_standings *all, const bx_standing *s)
{
    bool may_sign = s->certify >= 2, has_stamp = false, has_other = false;
    for (int i = 0; i < all->items.count; i++) {
        const bx_standing *later = &all->items.items[i];
        if (later->form != BX_STANDING_WHOLE || later->revision <= s->revision) continue;
        has_stamp = has_stamp || later->is_stamp;
        has_other = has_other || !later->is_stamp;
    }
    bool may_have_fields = may_sign || (has_stamp && !has_other);
    unsigned most = BX_ADDED_PROOFS | BX_ADDED_METADATA;
    if (may_have_fields) most |= BX_ADDED_FIELDS;
    if (may_sign) most |= BX_ADDED_SIGHT;
    return s->certify > 0 && (s->added & ~most) != 0;
}

/* --- what none of them covers --- */

/* Whether the newest revision of a file is what would be added to the one before, with what it holds. */
static bx_status is_as_written(bx_proof_file *file, bx_proof_file *before, bool *is_same)
{
    bx_buf made = {0};
    bx_status status = bx_validity_add_again(before, file, &made);
    *is_same = status == BX_OK && bx_str_equal(bx_buf_str(&made), file->reading.bytes);
    bx_buf_release(&made);
    return status;
}

static bx_status look_at_revision(bx_proof_file *then, bx_proof_file *before, bx_standings *all,
                                  bool is_covered)
{
    int newest = bx_proof_file_revisions(then) - 1;
    bool is_whole = false, is_same = false;
    BX_TRY(bx_proof_is_whole(then, bx_addition_mark(), &is_whole));
    all->is_whole = all->is_whole && is_whole;
    if (is_covered) return BX_OK;
    BX_TRY(is_as_written(then, before, &is_same));
    all->is_uncovered_sound = all->is_uncovered_sound && is_same;
    if (!is_same && bx_addition_is_ours(then, newest)) all->is_uncovered_wrong = true;
    return BX_OK;
}

static bx_status look_at_revisions(bx_proof_file *file, bx_standings *all, int last)
{
    bx_proof_file *before = NULL, *then = NULL;
    bx_status status = bx_proof_file_open_revision(file, 0, &before);
    for (int i = 1; i < bx_proof_file_revisions(file) && status == BX_OK; i++) {
        status = bx_proof_file_open_revision(file, i, &then);
        if (status == BX_OK) status = look_at_revision(then, before, all, i <= last);
        bx_proof_file_free(before);
        before = then;
        then = NULL;
    }
    bx_proof_file_free(before);
    return status;
}

static bx_status read_uncovered(bx_proof_file *file, bx_standings *all)
{
    int last = -1, revisions = bx_proof_file_revisions(file);
    unsigned added = 0;
    all->is_whole = all->is_uncovered_sound = true;
    for (int i = 0; i < all->items.count; i++)
        if (all->items.items[i].form == BX_STANDING_WHOLE && all->items.items[i].revision > last)
            last = all->items.items[i].revision;
    if (revisions == 1) return BX_OK;
    all->uncovered = last < 0 ? 0 : revisions - 1 - last;
    BX_TRY(look_at_revisions(file, all, all->uncovered > 0 ? last : revisions));
    if (all->uncovered == 0) return BX_OK;
    BX_TRY(bx_proof_update_read(file, last, &added));
    unsigned most = BX_ADDED_PROOFS | BX_ADDED_METADATA | BX_ADDED_FIELDS;
    if (added == 0 || (added & ~most) != 0) all->is_uncovered_wrong = true;
    return BX_OK;
}

static bx_status gather_validity(bx_proof_file *file, const bx_validity *more, bx_validity *v)
{
    const bx_proof_reading *r = &file->reading;
    BX_TRY(bx_validity_read(file, v));
    if (!more) return BX_OK;
    return bx_proof_settle(r, bx_validity_join(r->arena, v, more));
}

bx_status bx_standings_read(bx_proof_file *file, const bx_standing_wish *wish, bx_standings *all)
{
    bx_proof_fields fields;
    bx_validity validity;
    *all = (bx_standings){0};
    BX_TRY(bx_proof_fields_read(file, &fields));
    BX_TRY(gather_validity(file, wish->more, &validity));
    for (int i = 0; i < fields.items.count; i++) {
        const bx_proof_field *field = &fields.items.items[i];
        if (!field->is_for_signature) continue;
        all->fields += field->has_name;
        if (field->value->kind == BX_PROOF_NULL) continue;
        bx_standing *s = BX_VEC_PUSH(file->reading.arena, &all->items);
        if (!s) return bx_proof_settle(&file->reading, BX_ERR_MEMORY);
        BX_TRY(read_one(file, &validity, wish, field, s));
    }
    for (int i = 0; i < all->items.count; i++)
        all->items.items[i].is_against = is_forbidden(all, &all->items.items[i]);
    return read_uncovered(file, all);
}

bool bx_standing_is_intact(const bx_standing *s)
{
    bool is_bound = s->judged.bytes == BX_JUDGED_SAME ||
                    (s->judged.bytes == BX_JUDGED_UNBOUND && !s->is_pades && !s->is_stamp);
    return s->form == BX_STANDING_WHOLE && is_bound && !s->is_against &&
           (s->added & (BX_ADDED_CHANGE | BX_ADDED_PERMISSIONS)) == 0;
}
