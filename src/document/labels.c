/*
 * Every label is held against every literal of the layout: some five labels, some
 * seventy literals. A map by folded key would need memory for each literal and
 * win nothing.
 */
#include "document/labels.h"

#include "base/near.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "document/marker.h"

#include "base/ban.h"

/* The next rune that counts, folded to half width; 0 at the end. */
static uint32_t next_folded(bx_str text, size_t *at)
{
    for (size_t blank; *at < text.len; *at += blank) {
        uint32_t rune = 0;
        blank = bx_str_blank((bx_str){text.ptr + *at, text.len - *at});
        if (blank > 0) continue;
        int bytes = bx_utf8_decode(text, *at, &rune);
        BX_ASSERT(bytes > 0);
        *at += (size_t)bytes;
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

typedef BX_VEC(bx_str) literal_list;

static bx_status add_literal(bx_arena *arena, bx_str text, literal_list *literals)
{
    if (text.len == 0) return BX_OK;
    bx_str *literal = BX_VEC_PUSH(arena, literals);
    BX_TRY_NEW(literal);
    *literal = text;
    return BX_OK;
}

static bx_str literal_of(const bx_phrase *phrase)
{
    bool is_literal = phrase->count == 1 && bx_phrase_is_literal(phrase);
    return is_literal ? bx_str_trim(phrase->parts[0].text) : (bx_str){0};
}

static bx_status add_rows(bx_arena *arena, const bx_row_items *rows, literal_list *literals);

static bx_status add_cells(bx_arena *arena, const bx_row_pattern *row, literal_list *literals)
{
    for (int i = 0; i < row->count; i++)
        for (const bx_cell_pattern *cell = &row->cells[i]; cell; cell = cell->otherwise)
            if (cell->is_label) BX_TRY(add_literal(arena, literal_of(&cell->text), literals));
    return BX_OK;
}

static bx_status add_row_item(bx_arena *arena, const bx_row_item *item, literal_list *literals)
{
    switch (item->kind) {
    case BX_ROWS_EACH: return add_rows(arena, &item->each.items, literals);
    case BX_ROWS_IF:
        BX_TRY(add_rows(arena, &item->choice.items, literals));
        return add_rows(arena, &item->choice.otherwise, literals);
    case BX_ROWS_PLAIN: break;
    }
    for (int i = 0; i < item->plain.count; i++)
        BX_TRY(add_cells(arena, &item->plain.rows[i], literals));
    return BX_OK;
}

static bx_status add_rows(bx_arena *arena, const bx_row_items *rows, literal_list *literals)
{
    for (int i = 0; i < rows->count; i++)
        BX_TRY(add_row_item(arena, &rows->items[i], literals));
    return BX_OK;
}

static bx_status add_table(bx_arena *arena, const bx_table_pattern *table, literal_list *literals)
{
    BX_TRY(add_rows(arena, &table->rows, literals));
    return add_rows(arena, &table->later_head, literals);
}

/* A heading twice: as it is, and without its marker. */
static bx_status add_heading(bx_arena *arena, const bx_layout *t, const bx_phrase *phrase,
                             literal_list *literals)
{
    bx_str heading = literal_of(phrase);
    size_t marker;
    BX_TRY(add_literal(arena, heading, literals));
    if (bx_marker_find(t->levels, t->level_count, heading, &marker) < 0) return BX_OK;
    return add_literal(arena, (bx_str){heading.ptr + marker, heading.len - marker}, literals);
}

static bx_status add_items(bx_arena *arena, const bx_layout *t, const bx_body_items *items,
                           literal_list *literals);

static bx_status add_item(bx_arena *arena, const bx_layout *t, const bx_body_item *item,
                          literal_list *literals)
{
    switch (item->kind) {
    case BX_BODY_TABLE: return add_table(arena, item->table, literals);
    case BX_BODY_IN: return add_items(arena, t, &item->in.body, literals);
    case BX_BODY_EACH: return add_items(arena, t, &item->each.body, literals);
    case BX_BODY_SECTION: return add_items(arena, t, &item->section.body, literals);
    case BX_BODY_PLACE: return add_items(arena, t, &item->place_at.body, literals);
    case BX_BODY_FOOT: return add_items(arena, t, &item->foot.body, literals);
    case BX_BODY_IF:
        BX_TRY(add_items(arena, t, &item->choice.body, literals));
        return add_items(arena, t, &item->choice.otherwise, literals);
    case BX_BODY_HEADING:
        for (int i = 0; i < item->text_count; i++)
            BX_TRY(add_heading(arena, t, &item->texts[i], literals));
        return BX_OK;
    case BX_BODY_TITLE:
    case BX_BODY_PARAGRAPHS:
    case BX_BODY_TEXT:
    case BX_BODY_SIGNATURE:
    case BX_BODY_RULE:
    case BX_BODY_LIST:
    case BX_BODY_LINE:
    case BX_BODY_IMAGE:
    case BX_BODY_QR:
    case BX_BODY_PAGE:
    case BX_BODY_MASTHEAD:
    case BX_BODY_ROSTER:
    case BX_BODY_SPACE: break;
    }
    return BX_OK;
}

static bx_status add_items(bx_arena *arena, const bx_layout *t, const bx_body_items *items,
                           literal_list *literals)
{
    for (int i = 0; i < items->count; i++)
        BX_TRY(add_item(arena, t, &items->items[i], literals));
    return BX_OK;
}

/* For a message: without the wanted line ends. NULL: out of memory. */
static const char *one_line(bx_arena *arena, bx_str text)
{
    char *words = bx_arena_copy(arena, text.ptr, text.len);
    size_t kept = 0;
    for (size_t i = 0; words && i < text.len; i++)
        if (words[i] != '\n') words[kept++] = words[i];
    if (words) words[kept] = '\0';
    return words;
}

static bx_status report(bx_arena *arena, const literal_list *literals, const bx_text *pair,
                        bx_diag *diag)
{
    int found = 0;
    while (found < literals->count && !is_same(literals->items[found], pair[0].text))
        found++;
    bool is_known = found < literals->count;
    if (is_known && bx_str_equal(literals->items[found], pair[1].text)) return BX_OK;
    if (!is_known) found = bx_near_find(pair[0].text, literals->items, literals->count);
    BX_ASSERT(found < literals->count);
    const char *wording = one_line(arena, pair[0].text);
    const char *own = one_line(arena, pair[1].text);
    const char *literal = found < 0 ? "" : one_line(arena, literals->items[found]);
    if (!wording || !own || !literal) return BX_ERR_MEMORY;
    if (is_known) return bx_report(diag, BX_E_OWN_LABEL, &pair[1].place, own, literal);
    if (found < 0) return bx_report(diag, BX_E_STRANGE_LABEL, &pair[0].place, wording);
    return bx_report(diag, BX_E_UNKNOWN_LABEL, &pair[0].place, wording, literal);
}

bx_status bx_labels_read(bx_arena *arena, const bx_layout *t, const bx_record *record,
                         bx_diag *diag, bx_labels *labels)
{
    bx_status fault = BX_OK;
    literal_list literals = {0};
    *labels = (bx_labels){0};
    for (int i = 0; i < record->count && labels->count == 0; i++)
        if (record->values[i].field->type == BX_FIELD_LABELS)
            *labels = (bx_labels){record->values[i].labels, record->values[i].label_count};
    if (labels->count > 0) BX_TRY(add_items(arena, t, &t->body, &literals));
    for (int i = 0; i < labels->count; i++) {
        bx_status status = report(arena, &literals, labels->pairs + 2 * (size_t)i, diag);
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
