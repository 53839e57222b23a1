#include "compose/list.h"

#include "compose/inline.h"
#include "compose/paragraph.h"
#include "text/breaks.h"
#include "text/prepare.h"

#include "base/ban.h"

/* A lead or a marker on its one line, as wide as it is in running text: no white goes at its ends. */
typedef struct mark {
    bx_ready_text ready;
    const bx_line *line; /* NULL: there is none */
    bx_len width;
} mark;

typedef struct set_entry {
    bx_tag *body; /* LBody */
    mark marker;
} set_entry;

typedef struct set_list {
    const bx_block *block;
    mark lead;
    set_entry *entries;
    bx_len text; /* where all texts begin, from the left of the area */
} set_list;

/* Nothing, and no element, where there is no text. */
static bx_status set_mark(bx_composer *c, const bx_inline *in, const bx_style *style,
                          bx_tag *parent, bx_tag_role role, mark *m)
{
    int count;
    if (in->text.len == 0) return BX_OK;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, parent, role);
    BX_TRY_NEW(tag);
    BX_TRY(bx_inline_prepare(c, in, style, tag, &m->ready));
    m->width = bx_prepared_width(m->ready.prepared);
    const bx_measure measure = {.width = bx_len_max(m->width, 1), .justify = BX_FLUSH_START};
    return bx_break_lines(c->scratch, c->scratch, m->ready.prepared, &measure, &m->line, &count);
}

/* As · or — before each: more than one, and none that differs. */
static bool has_one_marker(const bx_list *list)
{
    for (int i = 1; i < list->count; i++)
        if (!bx_str_equal(list->entries[i].marker.text, list->entries[0].marker.text)) return false;
    return list->count > 1;
}

static bx_status set_marks(bx_composer *c, set_list *s)
{
    const bx_list *list = s->block->list;
    const bx_style *style = s->block->style;
    bx_len widest = 0;
    s->entries = BX_NEW_ARRAY(c->scratch, set_entry, list->count);
    BX_TRY_NEW(s->entries);
    bx_tag *whole = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_L);
    BX_TRY_NEW(whole);
    whole->is_unordered = has_one_marker(list);
    BX_TRY(set_mark(c, &list->lead, style, whole, BX_TAG_CAPTION, &s->lead));
    for (int i = 0; i < list->count; i++) {
        set_entry *entry = &s->entries[i];
        bx_tag *item = bx_tag_new(c->arena, &c->tags, whole, BX_TAG_LI);
        BX_TRY_NEW(item);
        BX_TRY(set_mark(c, &list->entries[i].marker, style, item, BX_TAG_LBL, &entry->marker));
        entry->body = bx_tag_new(c->arena, &c->tags, item, BX_TAG_LBODY);
        BX_TRY_NEW(entry->body);
        widest = bx_len_max(widest, entry->marker.width);
    }
    s->text = style->indent + s->lead.width + widest + (widest > 0 ? list->gap : 0);
    return BX_OK;
}

static bx_status report_crowded(bx_composer *c, const set_list *s)
{
    const bx_list *list = s->block->list;
    bx_buf words = {0};
    bx_buf_printf(&words, "%.*s%.*s", BX_STR_ARG(list->lead.text),
                  BX_STR_ARG(list->entries[0].marker.text));
    bx_status status = BX_ERR_MEMORY;
    if (!words.failed) status = bx_report(c->diag, BX_E_LIST_CROWDED, &s->block->place, words.ptr);
    bx_buf_release(&words);
    return status;
}

static void add_prefix(const mark *m, bx_len x, bx_prefix *prefix)
{
    if (m->line) prefix->texts[prefix->count++] = (bx_prefix_text){&m->ready, m->line, x};
}

/* Before the first entry the lead, before each its marker. */
static bx_status make_prefix(bx_composer *c, const set_list *s, int i, bx_prefix *prefix)
{
    const bx_list *list = s->block->list;
    const bx_style *style = s->block->style;
    bx_str lead = i == 0 ? list->lead.text : (bx_str){0};
    bx_buf words = {0};
    if (i == 0) add_prefix(&s->lead, style->indent, prefix);
    add_prefix(&s->entries[i].marker, style->indent + s->lead.width, prefix);
    if (prefix->count == 0) return BX_OK;
    bx_buf_add_str(&words, lead);
    bx_buf_add_str(&words, list->entries[i].marker.text);
    prefix->words = bx_buf_keep(&words, c->arena);
    BX_TRY_NEW(prefix->words.ptr);
    return BX_OK;
}

/* An entry as a paragraph of its own: white above the first and below the last alone. */
static bx_status make_entry(bx_composer *c, const set_list *s, int i, const bx_block **entry)
{
    const bx_style *style = s->block->style;
    bx_block *block = BX_NEW(c->arena, bx_block);
    bx_style *own = BX_NEW(c->arena, bx_style);
    BX_TRY_NEW(block);
    BX_TRY_NEW(own);
    *own = *style;
    own->indent = own->hang = s->text;
    if (i > 0) own->before = style->on_grid ? 0 : style->line - style->size;
    if (i + 1 < s->block->list->count) own->after = 0;
    *block = (bx_block){.kind = BX_BLOCK_LIST,
                        .place = s->block->place,
                        .style = own,
                        .lines = &s->block->list->entries[i].text,
                        .line_count = 1};
    *entry = block;
    return BX_OK;
}

static bx_status set_entries(bx_composer *c, const bx_area *area, const set_list *s, int cost,
                             bx_boxes *boxes)
{
    const bx_style *style = s->block->style;
    int within = style->keep == BX_KEEP_BACK ? BX_COST_TEXT : BX_COST_FREE;
    bx_status first = BX_OK;
    for (int i = 0; i < s->block->list->count; i++) {
        const bx_block *entry;
        bx_prefix prefix = {0};
        BX_TRY(make_prefix(c, s, i, &prefix));
        BX_TRY(make_entry(c, s, i, &entry));
        bx_status status = bx_paragraph_set_behind(c, area, entry, s->entries[i].body, &prefix,
                                                   i == 0 ? cost : within, boxes);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}

static bx_status set_list_of(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                             bx_boxes *boxes)
{
    set_list s = {.block = block};
    BX_TRY(set_marks(c, &s));
    bool has_room = s.text + block->style->em <= area->width - block->style->right;
    if (!has_room) return report_crowded(c, &s);
    return set_entries(c, area, &s, cost, boxes);
}

bx_status bx_list_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                      bx_boxes *boxes)
{
    bx_arena_mark at = bx_arena_mark_here(c->scratch);
    bx_status status = set_list_of(c, area, block, cost, boxes);
    bx_arena_rewind(c->scratch, at);
    return status;
}
