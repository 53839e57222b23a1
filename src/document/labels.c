/*
 * Every label is held against every literal of the layout: some five labels, some
 * seventy literals. A map by folded key would need memory for each literal and
 * win nothing.
 */
#include "document/labels.h"

#include <string.h>

#include "base/utf8.h"
#include "document/marker.h"

#include "base/ban.h"

/* The next rune that counts, folded to half width; 0 at the end. */
static uint32_t next_folded(bx_str text, size_t *at)
{
    while (*at < text.len) {
        uint32_t rune = 0;
        int bytes = bx_utf8_decode(text, *at, &rune);
        BX_ASSERT(bytes > 0);
        *at += (size_t)bytes;
        if (rune == ' ' || rune == '\t' || rune == 0xA0 || rune == 0x3000) continue;
        return rune >= 0xFF01 && rune <= 0xFF5E ? rune - 0xFF01 + '!' : rune;
    }
    return 0;
}

static bool is_same(bx_str a, bx_str b)
{
    size_t at_a = 0, at_b = 0;
    uint32_t rune;
    do {
        rune = next_folded(a, &at_a);
        if (rune != next_folded(b, &at_b)) return false;
    } while (rune != 0);
    return true;
}

/* Edits between two labels. What they share at both ends is left out first: labels are long. */
static size_t distance(bx_str a, bx_str b)
{
    while (a.len > 0 && b.len > 0 && a.ptr[0] == b.ptr[0]) {
        a = (bx_str){a.ptr + 1, a.len - 1};
        b = (bx_str){b.ptr + 1, b.len - 1};
    }
    while (a.len > 0 && b.len > 0 && a.ptr[a.len - 1] == b.ptr[b.len - 1]) {
        a.len--;
        b.len--;
    }
    return bx_str_distance(a, b, a.len + b.len);
}

/* One label on its way through the layout. */
typedef struct search {
    const bx_template *t;
    bx_str wanted;
    bool found;
    bx_str nearest; /* when found: the literal itself */
    size_t distance;
} search;

static void compare(search *s, bx_str literal)
{
    if (s->found || literal.len == 0) return;
    s->found = is_same(s->wanted, literal);
    size_t d = s->found ? 0 : distance(s->wanted, literal);
    if (!s->found && s->nearest.len > 0 && d >= s->distance) return;
    s->nearest = literal;
    s->distance = d;
}

static bx_str literal_of(const bx_expr *expr)
{
    bool is_literal = expr->count == 1 && bx_expr_is_literal(expr);
    return is_literal ? expr->parts[0].text : (bx_str){0};
}

static void search_table(search *s, const bx_table_pattern *table)
{
    for (int row = 0; row < table->row_count; row++)
        for (int i = 0; i < table->rows[row].count; i++)
            if (table->rows[row].cells[i].is_label)
                compare(s, literal_of(&table->rows[row].cells[i].text));
}

static void search_items(search *s, const bx_body_item *items, int count)
{
    for (int i = 0; i < count; i++) {
        const bx_body_item *item = &items[i];
        if (item->kind == BX_BODY_TABLE) search_table(s, item->table);
        if (item->kind == BX_BODY_EACH) search_items(s, item->body, item->body_count);
        if (item->kind != BX_BODY_HEADING || item->text_count == 0) continue;
        bx_str heading = literal_of(&item->texts[0]);
        size_t marker = 0;
        if (heading.len == 0) continue;
        compare(s, heading);
        if (bx_marker_find(s->t->levels, s->t->level_count, heading, &marker) >= 0)
            compare(s, (bx_str){heading.ptr + marker, heading.len - marker});
    }
}

static bx_status report(bx_arena *arena, const search *s, const bx_text *pair, bx_diag *diag)
{
    const char *wording = bx_str_copy(arena, pair[0].text).ptr;
    const char *own = bx_str_copy(arena, pair[1].text).ptr;
    const char *nearest = bx_str_copy(arena, s->nearest).ptr;
    if (!wording || !own || !nearest) return BX_ERR_MEMORY;
    if (!s->found) return bx_report(diag, BX_E_UNKNOWN_LABEL, &pair[0].place, wording, nearest);
    if (strcmp(own, nearest) == 0) return BX_OK;
    return bx_report(diag, BX_E_OWN_LABEL, &pair[1].place, own, nearest);
}

bx_status bx_labels_read(bx_arena *arena, const bx_template *t, const bx_record *record,
                         bx_diag *diag, bx_labels *labels)
{
    bx_status fault = BX_OK;
    *labels = (bx_labels){0};
    for (int i = 0; i < record->count && labels->count == 0; i++)
        if (record->values[i].field->type == BX_FIELD_LABELS)
            *labels = (bx_labels){record->values[i].labels, record->values[i].label_count};
    for (int i = 0; i < labels->count; i++) {
        const bx_text *pair = labels->pairs + 2 * (size_t)i;
        search s = {.t = t, .wanted = pair[0].text};
        search_items(&s, t->body, t->body_count);
        bx_status status = report(arena, &s, pair, diag);
        if (status != BX_OK && status != BX_ERR_INPUT) return status;
        if (status != BX_OK) fault = status;
    }
    return fault;
}

const bx_text *bx_labels_lookup(const bx_labels *labels, bx_str label)
{
    for (int i = 0; i < labels->count; i++) {
        const bx_text *pair = labels->pairs + 2 * (size_t)i;
        if (is_same(pair[0].text, label)) return &pair[1];
    }
    return NULL;
}
