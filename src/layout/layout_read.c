#include "layout/layout_read.h"

#include "layout/body.h"
#include "layout/clauses.h"
#include "layout/date_form.h"
#include "layout/edge_seal.h"
#include "layout/fields.h"
#include "layout/inherit.h"
#include "layout/lines.h"
#include "layout/page.h"
#include "layout/pages.h"
#include "layout/parts.h"
#include "layout/phrase_read.h"
#include "layout/reader.h"
#include "layout/review.h"
#include "layout/rules.h"
#include "layout/shapes.h"
#include "layout/sign_off.h"
#include "layout/styles.h"
#include "layout/table.h"

#include "base/ban.h"

typedef struct raw_layout {
    int version;
    bx_str name, language;
    const bx_node *extends, *inherit, *output, *title, *author, *date, *dates, *sign;
    const bx_node *page, *pages, *grid, *styles, *levels, *paragraphs, *number, *signature, *lines;
    const bx_node *edge_seal, *draft, *line_numbers, *ledger;
    const bx_node *clauses, *fields, *rules, *tables, *parts, *body;
} raw_layout;

static const bx_key top_keys[] = {
    {BX_KEY("banxin", INT, raw_layout, version), .required = true, .least = 1, .most = 1},
    {BX_KEY("name", TEXT, raw_layout, name), .required = true},
    {BX_KEY("language", TEXT, raw_layout, language)},
    {BX_KEY("extends", NODE, raw_layout, extends), .shape = &bx_shape_texts},
    {BX_KEY("inherit", NODE, raw_layout, inherit), .shape = &bx_inherit_shape},
    {BX_KEY("output", SCALAR, raw_layout, output), .shape = &bx_shape_phrase},
    {BX_KEY("title", SCALAR, raw_layout, title), .shape = &bx_shape_phrase},
    {BX_KEY("author", SCALAR, raw_layout, author), .shape = &bx_shape_phrase},
    {BX_KEY("date", SCALAR, raw_layout, date), .shape = &bx_shape_phrase},
    {BX_KEY("dates", SCALAR, raw_layout, dates), .shape = &bx_shape_text},
    {BX_KEY("page", MAP, raw_layout, page), .required = true, .shape = &bx_page_shape},
    {BX_KEY("pages", MAP, raw_layout, pages), .shape = &bx_pages_shape},
    {BX_KEY("grid", MAP, raw_layout, grid), .required = true, .shape = &bx_grid_shape},
    {BX_KEY("styles", MAP, raw_layout, styles), .required = true, .shape = &bx_styles_shape},
    {BX_KEY("levels", LIST, raw_layout, levels), .shape = &bx_level_shape},
    {BX_KEY("paragraphs", MAP, raw_layout, paragraphs), .shape = &bx_paragraphs_shape},
    {BX_KEY("lines", MAP, raw_layout, lines), .shape = &bx_lines_shape},
    {BX_KEY("page-number", MAP, raw_layout, number), .shape = &bx_page_number_shape},
    {BX_KEY("signature", MAP, raw_layout, signature), .shape = &bx_signature_shape},
    {BX_KEY("sign", SCALAR, raw_layout, sign), .shape = &bx_shape_phrase},
    {BX_KEY("edge-seal", MAP, raw_layout, edge_seal), .shape = &bx_edge_seal_shape},
    {BX_KEY("draft", MAP, raw_layout, draft), .shape = &bx_draft_shape},
    {BX_KEY("line-numbers", MAP, raw_layout, line_numbers), .shape = &bx_line_numbers_shape},
    {BX_KEY("ledger", MAP, raw_layout, ledger), .shape = &bx_ledger_shape},
    {BX_KEY("clauses", NODE, raw_layout, clauses), .shape = &bx_clauses_shape},
    {BX_KEY("fields", MAP, raw_layout, fields), .shape = &bx_fields_shape},
    {BX_KEY("rules", LIST, raw_layout, rules), .shape = &bx_rule_shape},
    {BX_KEY("tables", MAP, raw_layout, tables), .shape = &bx_tables_shape},
    {BX_KEY("parts", MAP, raw_layout, parts), .shape = &bx_parts_shape},
    {BX_KEY("body", LIST, raw_layout, body), .shape = &bx_item_shape},
};

const bx_key_table bx_layout_keys = {"layout", BX_KEYS(top_keys)};

/* How dates are written: by an example, or with {年} {月} {日}, which are no fields. */
static bx_status read_date_form(bx_layout_reader *tr, const bx_node *form)
{
    static const bx_field slots[] = {
        {.name = {"年", sizeof "年" - 1}, .type = BX_FIELD_COUNT, .required = true},
        {.name = {"月", sizeof "月" - 1}, .type = BX_FIELD_COUNT, .required = true},
        {.name = {"日", sizeof "日" - 1}, .type = BX_FIELD_COUNT, .required = true},
    };
    const bx_field_scope scope = {.fields = slots, .count = BX_KEY_COUNT(slots)};
    bx_phrase phrase = {0};
    /* GB/T 9704-2012 7.3.5.4 */
    bx_str text = form ? form->text : BX_STR("2024年1月15日");
    if (form) BX_TRY(bx_phrase_read(tr, form, &scope, BX_TYPE(COUNT), &phrase, NULL));
    bx_status status = bx_date_form_read(tr->reader.arena, text, &tr->t->date_form);
    if (status != BX_ERR_INPUT) return status;
    return bx_reader_fail(&tr->reader, BX_E_BAD_DATE_FORM, &form->place, text, (bx_str){0},
                          (bx_str){0});
}

/* What describes the document: its title, its file's name … */
static bx_status read_description(bx_layout_reader *tr, const raw_layout *raw)
{
    bx_layout *t = tr->t;
    const bx_field_scope scope = bx_field_scope_top(t);
    const struct {
        const bx_node *node;
        unsigned types;
        bx_phrase *expr;
    } rows[] = {{raw->output, BX_TYPES_TEXT, &t->output},
                {raw->title, BX_TYPES_TEXT, &t->title},
                {raw->author, BX_TYPES_TEXT, &t->author},
                {raw->date, BX_TYPE(DATE), &t->date},
                {raw->sign, BX_TYPES_TEXT, &t->sign}};
    for (int i = 0; i < BX_KEY_COUNT(rows); i++)
        if (rows[i].node)
            BX_TRY(bx_phrase_read(tr, rows[i].node, &scope, rows[i].types, rows[i].expr, NULL));
    return BX_OK;
}

static bx_status read_rooms(bx_layout_reader *tr, const raw_layout *raw)
{
    bx_layout *t = tr->t;
    BX_TRY(bx_layout_pages_open(tr, raw->pages));
    BX_TRY(bx_layout_page(tr, raw->page, raw->grid));
    BX_TRY(bx_layout_styles(tr, raw->styles));
    BX_TRY(bx_layout_levels(tr, raw->levels));
    BX_TRY(read_date_form(tr, raw->dates));
    BX_TRY(bx_layout_fields(tr, raw->fields));
    BX_TRY(bx_layout_rules(tr, raw->rules));
    BX_TRY(bx_layout_defaults(tr, raw->fields));
    BX_TRY(bx_layout_furniture(tr, raw->paragraphs, raw->number, raw->signature));
    const bx_page_nodes pages = {.own = raw->page, .number = raw->number, .pages = raw->pages};
    BX_TRY(bx_layout_pages(tr, &pages));
    BX_TRY(bx_layout_edge_seal(tr, raw->edge_seal));
    BX_TRY(bx_layout_draft(tr, raw->draft));
    BX_TRY(bx_layout_line_numbers(tr, raw->line_numbers));
    BX_TRY(bx_layout_sign_off(tr, raw->ledger));
    BX_TRY(bx_layout_lines(tr, raw->lines));
    BX_TRY(read_description(tr, raw));
    const bx_field_scope scope = bx_field_scope_top(t);
    return raw->body ? bx_layout_body(tr, raw->body, &scope, &t->body) : BX_OK;
}

/* BCP 47 (RFC 5646, 2.1) as far as its form goes: subtags of up to eight letters and digits, letters first. */
static bool is_language_tag(bx_str text)
{
    enum { LONGEST_TAG = 35, LONGEST_SUBTAG = 8 }; /* RFC 5646, 4.4.1 */
    size_t length = 0;
    bool is_first = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool is_digit = c >= '0' && c <= '9' && !is_first;
        bool ends = c == '-' && length > (is_first ? 1 : 0);
        length = ends ? 0 : length + 1;
        is_first = is_first && !ends;
        if ((!is_letter && !is_digit && !ends) || length > LONGEST_SUBTAG) return false;
    }
    return length > (is_first ? 1 : 0) && text.len <= LONGEST_TAG;
}

static bx_status read_language(bx_layout_reader *tr, const bx_node *root, bx_str tag)
{
    const bx_node *language = bx_node_lookup(root, BX_STR("language"));
    tr->t->language = tag;
    if (!language || is_language_tag(tag)) return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_LANGUAGE_TAG, &language->place, tag, (bx_str){0},
                          (bx_str){0});
}

bx_status bx_layout_read(bx_arena *arena, const bx_layout_files *files, bx_diag *diag,
                         const bx_layout **layout)
{
    bx_layout *t = BX_NEW(arena, bx_layout);
    BX_TRY_NEW(t);
    bx_layout_reader tr = {.reader = {.arena = arena, .diag = diag}, .t = t};
    raw_layout raw = {.language = BX_STR("zh-CN")};
    const bx_node *root;
    bx_part_uses uses = {0};
    bx_clause_homes homes = {0};
    int first = diag ? bx_diag_count(diag) : 0;
    BX_TRY(bx_layout_chain(&tr.reader, files, &root, &homes));
    BX_TRY(bx_parts_expand(&tr.reader, files, root, &root, &uses));
    BX_TRY(bx_schema_read(&tr.reader, root, "layout", top_keys, BX_KEY_COUNT(top_keys), &raw));
    BX_TRY(bx_inherit_settle(&tr.reader, &raw.fields, &tr.taken));
    BX_TRY(bx_layout_sign_off_fields(&tr, raw.ledger, &raw.fields));
    tr.fields = raw.fields;
    tr.tables = raw.tables;
    const bx_node *name = bx_node_lookup(root, BX_STR("name"));
    t->nodes = root;
    t->name = raw.name;
    t->place = name ? name->place : root->place;
    BX_TRY(read_language(&tr, root, raw.language));
    BX_TRY(read_rooms(&tr, &raw));
    if (files->clauses && raw.clauses) BX_TRY(bx_layout_clauses(&tr, raw.clauses, root, &homes));
    if (tr.reader.fault == BX_OK) *layout = t;
    else BX_TRY(bx_part_uses_tell(&tr.reader, &uses, first));
    return tr.reader.fault;
}

bx_status bx_layout_output(bx_arena *arena, const bx_layout *t, const bx_node *text, bx_diag *diag,
                           bx_phrase *output)
{
    bx_layout own = *t;
    bx_layout_reader tr = {.reader = {.arena = arena, .diag = diag}, .t = &own};
    const bx_field_scope scope = bx_field_scope_top(&own);
    BX_TRY(bx_phrase_read(&tr, text, &scope, BX_TYPES_TEXT, &own.output, NULL));
    if (tr.reader.fault == BX_OK) *output = own.output;
    return tr.reader.fault;
}
