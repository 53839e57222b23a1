
#include "layout/body.h"

#include <string.h>

#include "layout/across.h"
#include "layout/caption.h"
#include "layout/given.h"
#include "layout/inside.h"
#include "layout/list.h"
#include "layout/masthead.h"
#include "layout/pages.h"
#include "layout/parse.h"
#include "layout/phrase_read.h"
#include "layout/picture.h"
#include "layout/place.h"
#include "layout/repeat.h"
#include "layout/shapes.h"
#include "layout/signature.h"
#include "layout/styles.h"
#include "layout/table.h"
#include "layout/token.h"
#include "layout/typing.h"

#include "base/ban.h"

/* What an item may hold: the key that gives its kind, and those beside it. */
typedef struct raw_item {
    const bx_node *content; /* of the key that gives the kind */
    const bx_node *condition, *otherwise, *style, *body;
    bx_raw_repeat repeat; /* EACH: its content */
    bx_raw_picture picture;
    int level, lines;
    bool moved;
    bool preprinted;
    bx_page_start start; /* PAGE */
} raw_item;

typedef bx_status (*read_content)(bx_layout_reader *tr, const raw_item *raw,
                                  const bx_field_scope *scope, bx_body_item *item);

/* A text, or a list of texts. */
static bx_status read_exprs(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                            const bx_phrase **exprs, int *count)
{
    bool is_list = node->kind == BX_NODE_LIST;
    const bx_node *const *nodes = is_list ? node->items : &node;
    *count = is_list ? node->count : 1;
    bx_phrase *read = BX_NEW_ARRAY(tr->reader.arena, bx_phrase, *count);
    BX_TRY_NEW(read);
    for (int i = 0; i < *count; i++)
        BX_TRY(bx_phrase_read(tr, nodes[i], scope, BX_TYPES_TEXT, &read[i], NULL));
    *exprs = read;
    return BX_OK;
}

static bx_status read_texts(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                            bx_body_item *item)
{
    BX_TRY(read_exprs(tr, raw->content, scope, &item->texts, &item->text_count));
    if (raw->otherwise)
        BX_TRY(read_exprs(tr, raw->otherwise, scope, &item->otherwise, &item->otherwise_count));
    return bx_layout_style_of(tr, raw->style, NULL, &item->style);
}

static bx_status read_heading(bx_layout_reader *tr, const raw_item *raw,
                              const bx_field_scope *scope, bx_body_item *item)
{
    BX_TRY(read_texts(tr, raw, scope, item));
    if (raw->level > 0 && raw->level <= tr->t->level_count && !item->style)
        item->style = tr->t->levels[raw->level - 1].style;
    return BX_OK;
}

static bx_status read_table(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                            bx_body_item *item)
{
    return bx_layout_table(tr, raw->content, scope, &item->table);
}

static bx_status read_signature(bx_layout_reader *tr, const raw_item *raw,
                                const bx_field_scope *scope, bx_body_item *item)
{
    return bx_signature_read(tr, raw->content, scope, &item->signature);
}

static bx_status read_items(bx_layout_reader *tr, const bx_node *body, const bx_field_scope *scope,
                            bx_body_items *items)
{
    return body ? bx_layout_body(tr, body, scope, items) : BX_OK;
}

/* Where a condition holds. */
static bx_status read_given(bx_layout_reader *tr, const bx_expr *condition, const bx_node *body,
                            const bx_field_scope *scope, bx_body_items *items)
{
    bx_given given;
    bx_given_open(tr, condition, scope, &given);
    bx_status status = read_items(tr, body, scope, items);
    bx_given_close(tr, &given);
    return status;
}

/* The body of an each or an in: an if beside it is asked inside, as in a table's rows. */
static bx_status read_inner(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *inner,
                            const bx_place *place, bx_body_items *body)
{
    if (!raw->condition) return read_items(tr, raw->body, inner, body);
    bx_body_item *choice = BX_NEW(tr->reader.arena, bx_body_item);
    BX_TRY_NEW(choice);
    *choice = (bx_body_item){.kind = BX_BODY_IF, .place = *place};
    BX_TRY(bx_condition_read(tr, raw->condition, inner, BX_USE_VALUE, &choice->condition));
    *body = (bx_body_items){choice, 1};
    return read_given(tr, choice->condition, raw->body, inner, &choice->choice.body);
}

static bx_status read_each(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    bx_field_scope inner;
    bx_raw_repeat repeat = raw->repeat;
    repeat.each = raw->content;
    BX_TRY(bx_repeat_read(tr, &repeat, scope, &item->each.repeat, &inner));
    if (!item->each.repeat.list.field) return BX_OK;
    return read_inner(tr, raw, &inner, &item->place, &item->each.body);
}

static bx_status read_in(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                         bx_body_item *item)
{
    bx_inside inside;
    BX_TRY(bx_inside_open(tr, raw->content, scope, &inside));
    item->in.group = inside.group;
    bx_status status =
        inside.group ? read_inner(tr, raw, inside.scope, &item->place, &item->in.body) : BX_OK;
    bx_inside_close(tr, &inside);
    return status;
}

static bx_status read_if(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                         bx_body_item *item)
{
    BX_TRY(bx_condition_read(tr, raw->content, scope, BX_USE_VALUE, &item->condition));
    BX_TRY(read_given(tr, item->condition, raw->body, scope, &item->choice.body));
    return read_items(tr, raw->otherwise, scope, &item->choice.otherwise);
}

static bx_status read_space(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                            bx_body_item *item)
{
    (void)tr, (void)scope;
    item->lines = raw->lines;
    return BX_OK;
}

static bx_status read_rule(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    (void)scope;
    return bx_across_rule(tr, raw->content, &item->rule);
}

static bx_status read_line(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    BX_TRY(bx_across_texts(tr, raw->content, scope, &item->texts));
    item->text_count = BX_SIDES;
    return bx_layout_style_of(tr, raw->style, NULL, &item->style);
}

static bx_status read_list(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    const bx_style *style;
    BX_TRY(bx_layout_style_of(tr, raw->style, tr->t->body_style, &style));
    return bx_list_read(tr, raw->content, style, scope, &item->list);
}

static bx_status read_image(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                            bx_body_item *item)
{
    return bx_picture_read(tr, raw->content, &raw->picture, scope, &item->picture);
}

static bx_status read_qr(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                         bx_body_item *item)
{
    return bx_qr_read(tr, raw->content, &raw->picture, scope, &item->picture);
}

static bx_status read_break(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                            bx_body_item *item)
{
    (void)tr, (void)scope;
    item->section.start = raw->start;
    return BX_OK;
}

static bx_status read_place(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                            bx_body_item *item)
{
    const bx_node *body = NULL;
    BX_TRY(bx_place_read(tr, raw->content, &item->place_at.fixed, &body));
    BX_TRY(read_items(tr, body, scope, &item->place_at.body));
    return bx_place_check(tr, &item->place_at.body, "place");
}

/* 7.3.2: texts that the first side has no room for are said again here. */
static bx_status read_foot(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                           bx_body_item *item)
{
    const bx_node *body = NULL;
    BX_TRY(bx_foot_read(tr, raw->content, &item->foot.style, &item->foot.moved, &body));
    const bx_style *around = tr->moved;
    tr->moved = item->foot.moved;
    bx_status status = read_items(tr, body, scope, &item->foot.body);
    tr->moved = around;
    BX_TRY(status);
    return bx_place_check(tr, &item->foot.body, "foot");
}

static bx_status read_masthead(bx_layout_reader *tr, const raw_item *raw,
                               const bx_field_scope *scope, bx_body_item *item)
{
    BX_TRY(bx_masthead_read(tr, raw->content, scope, &item->masthead));
    return bx_layout_style_of(tr, raw->style, NULL, &item->style);
}

static bx_status read_roster(bx_layout_reader *tr, const raw_item *raw, const bx_field_scope *scope,
                             bx_body_item *item)
{
    BX_TRY(bx_roster_read(tr, raw->content, scope, &item->roster));
    return bx_layout_style_of(tr, raw->style, NULL, &item->style);
}

typedef struct raw_section {
    const bx_node *page, *body;
    bx_page_start start;
} raw_section;

static const bx_word start_words[] = {{"next", BX_START_NEXT}, {"odd", BX_START_ODD}, {NULL, 0}};

static const bx_key section_keys[] = {
    {BX_KEY("page", SCALAR, raw_section, page), .shape = &bx_shape_text},
    {BX_KEY("start", WORD, raw_section, start), .words = start_words},
    {BX_KEY("body", LIST, raw_section, body), .required = true, .shape = &bx_item_shape},
};

static const bx_key_table section_table = {"section", BX_KEYS(section_keys)};
static const bx_shape section_shape = {.maps = &section_table, .map_count = 1};

static bx_status read_section(bx_layout_reader *tr, const raw_item *raw,
                              const bx_field_scope *scope, bx_body_item *item)
{
    raw_section parts = {.start = BX_START_NEXT};
    BX_TRY(bx_schema_read(&tr->reader, raw->content, "section", section_keys,
                          BX_KEY_COUNT(section_keys), &parts));
    item->section.start = parts.start;
    item->section.page = tr->pages;
    if (parts.page) BX_TRY(bx_page_named(tr, parts.page, &item->section.page));
    return read_items(tr, parts.body, scope, &item->section.body);
}

#define STYLE_KEY BX_KEY("style", SCALAR, raw_item, style), .shape = &bx_shape_style_name
#define IF_KEY BX_KEY("if", SCALAR, raw_item, condition), .shape = &bx_shape_condition
#define MOVED_KEY BX_KEY("moved", BOOL, raw_item, moved)

#define PREPRINTED_KEY BX_KEY("preprinted", BOOL, raw_item, preprinted)

static const bx_key title_keys[] = {
    {BX_KEY("title", NODE, raw_item, content), .required = true, .shape = &bx_shape_phrases},
    {BX_KEY("else", NODE, raw_item, otherwise), .shape = &bx_shape_phrases},
    {STYLE_KEY},
    {IF_KEY},
};
static const bx_key heading_keys[] = {
    {BX_KEY("heading", NODE, raw_item, content), .required = true, .shape = &bx_shape_phrases},
    {BX_KEY("level", INT, raw_item, level), .least = 1, .most = 9},
    {STYLE_KEY},
    {IF_KEY},
};
static const bx_key paragraphs_keys[] = {
    {BX_KEY("paragraphs", NODE, raw_item, content), .required = true, .shape = &bx_shape_phrases},
    {IF_KEY},
};
static const bx_key text_keys[] = {
    {BX_KEY("text", NODE, raw_item, content), .required = true, .shape = &bx_shape_phrases},
    {STYLE_KEY},
    {MOVED_KEY},
    {PREPRINTED_KEY},
    {IF_KEY},
};
static const bx_key table_keys[] = {
    {BX_KEY("table", MAP, raw_item, content), .required = true, .shape = &bx_table_shape},
    {IF_KEY},
};
static const bx_key item_signature_keys[] = {
    {BX_KEY("signature", MAP, raw_item, content), .required = true,
     .shape = &bx_signature_item_shape},
    {IF_KEY},
};
static const bx_key each_keys[] = {
    {BX_KEY("each", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_path},
    {BX_KEY("by", NODE, raw_item, repeat.by), .shape = &bx_shape_texts},
    {BX_KEY("sort", NODE, raw_item, repeat.sort), .shape = &bx_shape_texts},
    {BX_KEY("body", LIST, raw_item, body), .required = true, .shape = &bx_item_shape},
    {IF_KEY},
};
static const bx_key in_keys[] = {
    {BX_KEY("in", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_path},
    {BX_KEY("body", LIST, raw_item, body), .required = true, .shape = &bx_item_shape},
    {IF_KEY},
};
static const bx_key space_keys[] = {
    {BX_KEY("space", INT, raw_item, lines), .required = true, .least = 1, .most = 100},
    {IF_KEY},
};

static const bx_key rule_keys[] = {
    {BX_KEY("rule", NODE, raw_item, content), .required = true, .shape = &bx_rule_line_shape},
    {MOVED_KEY},
    {PREPRINTED_KEY},
    {IF_KEY},
};
static const bx_key line_keys[] = {
    {BX_KEY("line", MAP, raw_item, content), .required = true, .shape = &bx_texts_line_shape},
    {STYLE_KEY},
    {PREPRINTED_KEY},
    {IF_KEY},
};

static const bx_key list_keys[] = {
    {BX_KEY("list", MAP, raw_item, content), .required = true, .shape = &bx_list_shape},
    {STYLE_KEY},
    {IF_KEY},
};
static const bx_key image_keys[] = {
    {BX_KEY("image", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("width", SCALAR, raw_item, picture.width), .shape = &bx_shape_length},
    {BX_KEY("height", SCALAR, raw_item, picture.height), .shape = &bx_shape_length},
    {BX_KEY("align", WORD, raw_item, picture.align), .words = bx_side_words},
    {BX_KEY("alt", SCALAR, raw_item, picture.alt), .shape = &bx_shape_phrase},
    {BX_KEY("decorative", BOOL, raw_item, picture.is_decorative)},
    {BX_KEY("caption", NODE, raw_item, picture.caption), .shape = &bx_captions_shape},
    {PREPRINTED_KEY},
    {IF_KEY},
};

static const bx_key qr_keys[] = {
    {BX_KEY("qr", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("width", SCALAR, raw_item, picture.width), .required = true, .shape = &bx_shape_length},
    {BX_KEY("align", WORD, raw_item, picture.align), .words = bx_side_words},
    {BX_KEY("alt", SCALAR, raw_item, picture.alt), .shape = &bx_shape_phrase},
    {BX_KEY("caption", NODE, raw_item, picture.caption), .shape = &bx_captions_shape},
    {IF_KEY},
};

static const bx_key if_keys[] = {
    {BX_KEY("if", SCALAR, raw_item, content), .required = true, .shape = &bx_shape_condition},
    {BX_KEY("body", LIST, raw_item, body), .required = true, .shape = &bx_item_shape},
    {BX_KEY("else", LIST, raw_item, otherwise), .shape = &bx_item_shape},
};

static const bx_key page_keys[] = {
    {BX_KEY("page", WORD, raw_item, start), .required = true, .words = start_words},
    {IF_KEY},
};

static const bx_key section_item_keys[] = {
    {BX_KEY("section", MAP, raw_item, content), .required = true, .shape = &section_shape},
    {IF_KEY},
};

static const bx_key place_item_keys[] = {
    {BX_KEY("place", MAP, raw_item, content), .required = true, .shape = &bx_place_shape},
    {PREPRINTED_KEY},
    {IF_KEY},
};

static const bx_key foot_item_keys[] = {
    {BX_KEY("foot", MAP, raw_item, content), .required = true, .shape = &bx_foot_shape},
    {IF_KEY},
};

static const bx_key masthead_item_keys[] = {
    {BX_KEY("masthead", MAP, raw_item, content), .required = true, .shape = &bx_masthead_shape},
    {STYLE_KEY},
    {PREPRINTED_KEY},
    {IF_KEY},
};

static const bx_key roster_item_keys[] = {
    {BX_KEY("roster", MAP, raw_item, content), .required = true, .shape = &bx_roster_shape},
    {STYLE_KEY},
    {IF_KEY},
};

/* The kind of an item is its first key of these, by bx_item_kind: an if beside another is its condition. */
static const bx_key_table item_tables[] = {
    [BX_BODY_TITLE] = {"title", BX_KEYS(title_keys)},
    [BX_BODY_HEADING] = {"heading", BX_KEYS(heading_keys)},
    [BX_BODY_PARAGRAPHS] = {"paragraphs", BX_KEYS(paragraphs_keys)},
    [BX_BODY_TEXT] = {"text", BX_KEYS(text_keys)},
    [BX_BODY_TABLE] = {"table", BX_KEYS(table_keys)},
    [BX_BODY_SIGNATURE] = {"signature", BX_KEYS(item_signature_keys)},
    [BX_BODY_IN] = {"in", BX_KEYS(in_keys)},
    [BX_BODY_EACH] = {"each", BX_KEYS(each_keys)},
    [BX_BODY_SPACE] = {"space", BX_KEYS(space_keys)},
    [BX_BODY_RULE] = {"rule", BX_KEYS(rule_keys)},
    [BX_BODY_LINE] = {"line", BX_KEYS(line_keys)},
    [BX_BODY_LIST] = {"list", BX_KEYS(list_keys)},
    [BX_BODY_IMAGE] = {"image", BX_KEYS(image_keys)},
    [BX_BODY_QR] = {"qr", BX_KEYS(qr_keys)},
    [BX_BODY_PAGE] = {"page", BX_KEYS(page_keys)},
    [BX_BODY_SECTION] = {"section", BX_KEYS(section_item_keys)},
    [BX_BODY_PLACE] = {"place", BX_KEYS(place_item_keys)},
    [BX_BODY_FOOT] = {"foot", BX_KEYS(foot_item_keys)},
    [BX_BODY_MASTHEAD] = {"masthead", BX_KEYS(masthead_item_keys)},
    [BX_BODY_ROSTER] = {"roster", BX_KEYS(roster_item_keys)},
    [BX_BODY_IF] = {"if", BX_KEYS(if_keys)},
};

static const read_content item_readers[] = {
    [BX_BODY_TITLE] = read_texts,
    [BX_BODY_HEADING] = read_heading,
    [BX_BODY_PARAGRAPHS] = read_texts,
    [BX_BODY_TEXT] = read_texts,
    [BX_BODY_TABLE] = read_table,
    [BX_BODY_SIGNATURE] = read_signature,
    [BX_BODY_IN] = read_in,
    [BX_BODY_EACH] = read_each,
    [BX_BODY_SPACE] = read_space,
    [BX_BODY_RULE] = read_rule,
    [BX_BODY_LINE] = read_line,
    [BX_BODY_LIST] = read_list,
    [BX_BODY_IMAGE] = read_image,
    [BX_BODY_QR] = read_qr,
    [BX_BODY_PAGE] = read_break,
    [BX_BODY_SECTION] = read_section,
    [BX_BODY_PLACE] = read_place,
    [BX_BODY_FOOT] = read_foot,
    [BX_BODY_MASTHEAD] = read_masthead,
    [BX_BODY_ROSTER] = read_roster,
    [BX_BODY_IF] = read_if,
};

enum { ITEM_KINDS = BX_KEY_COUNT(item_tables) };

_Static_assert(BX_KEY_COUNT(item_readers) == ITEM_KINDS, "each kind has its keys and its reader");

const bx_shape bx_item_shape = {.name = "item", .maps = item_tables, .map_count = ITEM_KINDS};

/* - 好: words that a paragraph was meant to be. */
static bx_status fail_no_map(bx_reader *r, const bx_node *node)
{
    static const char wanted[] = BX_BOTH("a map", "若干“键: 值”");
    bx_buf help = {0};
    bx_str text = node->kind == BX_NODE_SCALAR ? node->text : BX_STR("");
    bool is_good = node->style == BX_SCALAR_PLAIN && bx_node_is_exact(node) && text.len > 0;
    is_good = is_good && !memchr(text.ptr, '"', text.len) && !memchr(text.ptr, '\\', text.len);
    if (!is_good) text = BX_STR("…");
    bx_buf_printf(&help,
                  BX_BOTH("each item begins with its kind; a paragraph%s{text: \"%.*s\"}",
                          "每一项以种类开头；一段文字%s{text: \"%.*s\"}"),
                  is_good ? " → " : ": ", BX_STR_ARG(text), is_good ? " → " : "：",
                  BX_STR_ARG(text));
    bx_status status = BX_ERR_MEMORY;
    if (!help.failed)
        status = bx_reader_keep(r, bx_report(r->diag, BX_E_WRONG_KIND, &node->place, "body", wanted,
                                             bx_node_kind_name(node), help.ptr));
    bx_buf_release(&help);
    return status;
}

static bx_status read_item(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                           bx_body_item *item)
{
    bx_reader *r = &tr->reader;
    raw_item raw = {.picture = {.align = BX_SIDE_CENTER}};
    int kind = 0;
    if (node->kind != BX_NODE_MAP) return fail_no_map(r, node);
    while (kind < ITEM_KINDS && !bx_node_lookup(node, bx_str_from(item_tables[kind].name)))
        kind++;
    if (kind == ITEM_KINDS) return bx_reader_fail_kind(r, node, item_tables, ITEM_KINDS);
    const char *name = item_tables[kind].name;
    BX_TRY(bx_schema_read(r, node, name, item_tables[kind].keys, item_tables[kind].count, &raw));
    item->kind = (bx_item_kind)kind;
    item->place = node->place;
    item->is_moved = raw.moved;
    if (raw.moved && !tr->moved)
        BX_TRY(bx_reader_fail(r, BX_E_MOVED_NOWHERE, &item->place, (bx_str){0}, (bx_str){0},
                              (bx_str){0}));
    item->preprinted = raw.preprinted;
    bool is_alone = kind == BX_BODY_SPACE || kind == BX_BODY_PAGE;
    if (!raw.content && !is_alone) return BX_OK; /* a fault of its key */
    bool is_inner = kind == BX_BODY_EACH || kind == BX_BODY_IN;
    if (raw.condition && !is_inner)
        BX_TRY(bx_condition_read(tr, raw.condition, scope, BX_USE_VALUE, &item->condition));
    bx_given given;
    bx_given_open(tr, item->condition, scope, &given);
    bx_status status = item_readers[kind](tr, &raw, scope, item);
    bx_given_close(tr, &given);
    return status;
}

bx_status bx_layout_body(bx_layout_reader *tr, const bx_node *body, const bx_field_scope *scope,
                         bx_body_items *items)
{
    bx_body_item *read = BX_NEW_ARRAY(tr->reader.arena, bx_body_item, body->count);
    BX_TRY_NEW(read);
    for (int i = 0; i < body->count; i++)
        BX_TRY(read_item(tr, body->items[i], scope, &read[i]));
    *items = (bx_body_items){read, body->count};
    return BX_OK;
}
