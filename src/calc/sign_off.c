#include "calc/sign_off.h"

#include "base/hash.h"
#include "calc/evaluate.h"
#include "data/record_json.h"

#include "base/ban.h"

/* What the judge of one record knows. */
typedef struct judge {
    bx_arena *arena;
    const bx_sign_off_pattern *pattern;
    const bx_record *record;
    bx_diag *diag;
} judge;

static bool is_signed(const bx_layout *t, int field)
{
    const bx_sign_off_pattern *p = t->sign_off;
    bool is_left_out = p->list == &t->fields[field];
    for (int i = 0; i < p->later_count; i++)
        is_left_out = is_left_out || p->later[i] == field;
    return !is_left_out;
}

bx_status bx_sign_off_digest(bx_arena *arena, const bx_layout *t, bx_record *record)
{
    bx_hash hash;
    char hex[65];
    bx_buf text = {0};
    record->signed_digest = record->digest;
    if (!t->sign_off) return BX_OK;
    bx_record part = {.values = BX_NEW_ARRAY(arena, bx_value, record->count)};
    BX_TRY_NEW(part.values);
    for (int i = 0; i < record->count; i++)
        if (is_signed(t, i)) part.values[part.count++] = record->values[i];
    bx_record_json(&part, &text);
    const bx_str data = bx_buf_str(&text);
    bx_hash_sha256(&data, 1, &hash);
    bx_hash_hex(&hash, hex);
    bool failed = text.failed;
    bx_buf_release(&text);
    record->signed_digest = bx_str_copy(arena, bx_str_from(hex));
    return failed || !record->signed_digest.ptr ? BX_ERR_MEMORY : BX_OK;
}

/* The text of an entry's field; empty where it is absent. */
static bx_str text_of(const bx_value *value)
{
    return value->given && value->text_count > 0 ? value->texts[0].text : (bx_str){0};
}

/* Hexadecimal digits, of any case. */
static bool is_same_digest(bx_str a, bx_str b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        char c = a.ptr[i];
        if (c >= 'A' && c <= 'F') c = (char)(c - 'A' + 'a');
        if (c != b.ptr[i]) return false;
    }
    return true;
}

static bx_status tell_void(const judge *j, const bx_value *entry)
{
    const bx_sign_off_pattern *p = j->pattern;
    const bx_value *digest = &entry[p->digest];
    const char *args[3];
    const bx_str texts[] = {text_of(&entry[p->step]), text_of(&entry[p->name]),
                            p->list->fields[p->digest].name};
    for (int i = 0; i < 3; i++) {
        args[i] = bx_str_copy(j->arena, texts[i].len > 0 ? texts[i] : BX_STR("…")).ptr;
        BX_TRY_NEW(args[i]);
    }
    const char *now = j->record->signed_digest.ptr;
    if (text_of(digest).len > 0)
        return bx_report(j->diag, BX_E_LEDGER_VOID, &digest->place, args[0], args[1], now);
    return bx_report(j->diag, BX_E_LEDGER_NO_DIGEST, &digest->place, args[0], args[1], args[2],
                     now);
}

/* Leaves those entries that count; the list as it was is kept where any does not. */
static bx_status take_void_out(const judge *j, bx_record *record, bx_value *list)
{
    int count = 0;
    bx_value **valid = BX_NEW_ARRAY(j->arena, bx_value *, list->entry_count);
    BX_TRY_NEW(valid);
    for (int i = 0; i < list->entry_count; i++) {
        bx_value *entry = list->entries[i];
        if (is_same_digest(text_of(&entry[j->pattern->digest]), record->signed_digest))
            valid[count++] = entry;
        else BX_TRY(tell_void(j, entry));
    }
    if (count == list->entry_count) return BX_OK;
    bx_value *whole = BX_NEW(j->arena, bx_value);
    BX_TRY_NEW(whole);
    *whole = *list;
    record->whole = whole;
    list->entries = valid;
    list->entry_count = count;
    list->given = count > 0;
    return BX_OK;
}

static bool has_step(const judge *j, const bx_value *list, bx_str step)
{
    bool has = false;
    for (int i = 0; list->given && i < list->entry_count && !has; i++)
        has = bx_str_equal(text_of(&list->entries[i][j->pattern->step]), step);
    return has;
}

/* One message for all steps. */
static bx_status tell_missing(const judge *j, const bx_value *list, bool *is_draft)
{
    const bx_sign_off_pattern *p = j->pattern;
    bx_buf steps = {0};
    for (int i = 0; i < p->asked_count; i++) {
        if (has_step(j, list, p->asked[i])) continue;
        if (steps.len > 0) bx_buf_add_text(&steps, "、");
        bx_buf_add_str(&steps, p->asked[i]);
    }
    *is_draft = steps.len > 0;
    const char *missing = bx_buf_keep(&steps, j->arena).ptr;
    const char *name = bx_str_copy(j->arena, p->list->name).ptr;
    if (!missing || !name) return BX_ERR_MEMORY;
    if (!*is_draft) return BX_OK;
    return bx_report(j->diag, BX_E_LEDGER_MISSING, &list->place, missing, name,
                     j->record->signed_digest.ptr);
}

bx_status bx_sign_off_judge(bx_arena *arena, const bx_layout *t, bx_record *record, bx_diag *diag,
                            bool *is_draft)
{
    const judge j = {arena, t->sign_off, record, diag};
    bool asks = true;
    *is_draft = false;
    if (!t->sign_off) return BX_OK;
    bx_value *list = bx_value_lookup(record->values, record->count, t->sign_off->list->name);
    if (t->sign_off->condition) {
        bx_calc calc = bx_calc_make(arena, t, diag);
        const bx_scope scope = bx_scope_of_record(record);
        BX_TRY(bx_evaluate_truth(&calc, &scope, t->sign_off->condition, &asks));
    }
    if (list->given) BX_TRY(take_void_out(&j, record, list));
    return asks ? tell_missing(&j, list, is_draft) : BX_OK;
}
