#include "document/bind.h"

#include "base/extra.h"
#include "calc/repeat.h"
#include "document/bind_across.h"
#include "document/bind_edge_seal.h"
#include "document/bind_extras.h"
#include "document/bind_list.h"
#include "document/bind_paragraphs.h"
#include "document/bind_picture.h"
#include "document/bind_place.h"
#include "document/bind_section.h"
#include "document/bind_signature.h"
#include "document/bind_table.h"
#include "document/binder.h"
#include "document/file_name.h"
#include "document/fill.h"

#include "base/ban.h"

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The lines as one, with a space where two words would run together. */
static bx_status join_lines(bx_arena *arena, const bx_inline_list *lines, bx_str *joined)
{
    bx_buf out = {0};
    for (int i = 0; i < lines->count; i++) {
        bx_str line = lines->items[i].text;
        bool words = out.len > 0 && line.len > 0 && is_ascii_word(out.ptr[out.len - 1]) &&
                     is_ascii_word(line.ptr[0]);
        if (words) bx_buf_add_byte(&out, ' ');
        bx_buf_add_str(&out, line);
    }
    *joined = out.failed ? (bx_str){0} : bx_str_copy(arena, bx_buf_str(&out));
    bx_buf_release(&out);
    return joined->ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status bind_title(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_style *style = item->style ? item->style : b->t->title_style;
    bx_inline_list lines = {0};
    BX_TRY(bx_fill_lines(b, scope, item->texts, item->text_count, style, &lines));
    /* What the data have in place of the layout's own title is what the file is called, too. */
    if (lines.count > 0 && item->otherwise_count > 0 && b->title.len == 0)
        BX_TRY(join_lines(b->arena, &lines, &b->title));
    if (lines.count == 0)
        BX_TRY(bx_fill_lines(b, scope, item->otherwise, item->otherwise_count, style, &lines));
    if (lines.count == 0) return BX_OK;
    bx_block *block = bx_binder_push(b, BX_BLOCK_PARAGRAPH, &lines.items[0].place, style);
    BX_TRY_NEW(block);
    block->heading = bx_binder_open_heading(b, -1);
    block->lines = lines.items;
    block->line_count = lines.count;
    return BX_OK;
}

static bx_status bind_text(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_style *style = item->style ? item->style : b->t->body_style;
    bx_inline_list texts = {0};
    BX_TRY(bx_fill_lines(b, scope, item->texts, item->text_count, style, &texts));
    for (int i = 0; i < texts.count; i++)
        BX_TRY(bx_binder_push_text(b, &texts.items[i], style, 0));
    return BX_OK;
}

static bx_status bind_space(bx_binder *b, const bx_body_item *item)
{
    bx_block *block = bx_binder_push(b, BX_BLOCK_SPACE, &item->place, b->t->body_style);
    BX_TRY_NEW(block);
    block->space = item->lines;
    return BX_OK;
}

static bx_status bind_items(bx_binder *b, const bx_scope *scope, const bx_body_items *items);

static bx_status bind_each(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    bx_calc c = bx_binder_calc(b);
    bx_rounds rounds;
    BX_TRY(bx_repeat_open(&c, scope, &item->each.repeat, &rounds));
    for (int i = 0; i < rounds.count; i++) {
        bx_scope inner = bx_round_scope(&rounds, i, scope);
        BX_TRY(bind_items(b, &inner, &item->each.body));
    }
    return BX_OK;
}

static bx_status bind_in(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_scope *inner;
    BX_TRY(bx_binder_enter(b, scope, item->in.group, &inner));
    return inner ? bind_items(b, inner, &item->in.body) : BX_OK;
}

static bx_status bind_choice(bx_binder *b, const bx_scope *scope, const bx_body_item *item,
                             bool holds)
{
    return bind_items(b, scope, holds ? &item->choice.body : &item->choice.otherwise);
}

/* Its pages are its own: what stands behind it begins on another page of the section around. */
static bx_status bind_section(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    const bx_page_pattern *around = b->page;
    int run = b->section.run;
    BX_TRY(bx_section_close(b, false));
    b->page = item->section.page;
    BX_TRY(bx_section_open(b, b->page, item->section.start));
    BX_TRY(bind_items(b, scope, &item->section.body));
    BX_TRY(bx_section_close(b, false));
    b->page = around;
    return bx_section_resume(b, around, run);
}

/* What stands at a fixed place, or at the document's foot. */
static bx_status bind_apart(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    bool is_foot = item->kind == BX_BODY_FOOT;
    bx_apart apart;
    int count;
    bx_apart_open(b, &apart);
    bx_status status = bind_items(b, scope, is_foot ? &item->foot.body : &item->place_at.body);
    const bx_block *blocks = bx_apart_close(b, &apart, &count);
    BX_TRY(status);
    return is_foot ? bx_bind_foot(b, item, blocks, count) : bx_bind_place(b, item, blocks, count);
}

static bx_status bind_item(bx_binder *b, const bx_scope *scope, const bx_body_item *item)
{
    bool holds = true;
    bx_calc c = bx_binder_calc(b);
    if (item->condition) BX_TRY(bx_evaluate_truth(&c, scope, item->condition, &holds));
    if (item->kind == BX_BODY_IF) return bind_choice(b, scope, item, holds);
    if (!holds) return BX_OK;
    switch (item->kind) {
    case BX_BODY_TITLE: return bind_title(b, scope, item);
    case BX_BODY_HEADING: return bx_bind_heading(b, scope, item);
    case BX_BODY_PARAGRAPHS: return bx_bind_paragraphs(b, scope, item);
    case BX_BODY_TEXT: return bind_text(b, scope, item);
    case BX_BODY_TABLE: return bx_bind_table(b, scope, item);
    case BX_BODY_SIGNATURE: return bx_bind_signature(b, scope, item);
    case BX_BODY_IN: return bind_in(b, scope, item);
    case BX_BODY_EACH: return bind_each(b, scope, item);
    case BX_BODY_SPACE: return bind_space(b, item);
    case BX_BODY_RULE: return bx_bind_rule(b, item);
    case BX_BODY_LIST: return bx_bind_list(b, scope, item);
    case BX_BODY_LINE: return bx_bind_line(b, scope, item);
    case BX_BODY_IMAGE: return bx_bind_image(b, scope, item);
    case BX_BODY_QR: return bx_bind_qr(b, scope, item);
    case BX_BODY_PAGE: return bx_bind_page(b, item);
    case BX_BODY_SECTION: return bind_section(b, scope, item);
    case BX_BODY_PLACE:
    case BX_BODY_FOOT: return bind_apart(b, scope, item);
    case BX_BODY_MASTHEAD: return bx_bind_masthead(b, scope, item);
    case BX_BODY_ROSTER: return bx_bind_roster(b, scope, item);
    case BX_BODY_IF: break;
    }
    return BX_OK;
}

static bx_status bind_items(bx_binder *b, const bx_scope *scope, const bx_body_items *items)
{
    for (int i = 0; i < items->count; i++) {
        const bx_body_item *item = &items->items[i];
        int before = b->blocks.count;
        bx_status status = bind_item(b, scope, item);
        for (int k = before; item->preprinted && k < b->blocks.count; k++)
            b->blocks.items[k].is_hidden = b->hides;
        if (status != BX_OK && status != BX_ERR_INPUT && status != BX_ERR_LIMIT) return status;
        if (b->fault == BX_OK) b->fault = status;
        for (int k = before; item->is_moved && k < b->blocks.count; k++)
            b->blocks.items[k].is_moved = true;
    }
    return BX_OK;
}

/* "机关 某局, 年度 2024" */
static bx_status describe_output(bx_binder *b, const bx_scope *scope, bx_document *d)
{
    bx_buf words = {0};
    for (int i = 0; i < b->t->output.count; i++) {
        const bx_phrase_part *part = &b->t->output.parts[i];
        if (!part->value) continue;
        const bx_phrase alone = {.parts = part, .count = 1, .place = b->t->output.place};
        bx_inline value;
        bx_status status = bx_fill_text(b, scope, &alone, &value);
        if (status != BX_OK) {
            bx_buf_release(&words);
            return status;
        }
        bx_buf_printf(&words, "%s%.*s %.*s", words.len > 0 ? ", " : "", BX_STR_ARG(part->text),
                      BX_STR_ARG(value.text));
    }
    bx_buf_add_text(&words, "");
    d->output_from = words.failed ? (bx_str){0} : bx_str_copy(b->arena, bx_buf_str(&words));
    bx_buf_release(&words);
    return d->output_from.ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status describe(bx_binder *b, const bx_scope *scope, bx_document *d)
{
    bx_inline title, author, output;
    BX_TRY(bx_fill_text(b, scope, &b->t->title, &title));
    BX_TRY(bx_fill_text(b, scope, &b->t->author, &author));
    BX_TRY(bx_fill_text(b, scope, &b->t->output, &output));
    BX_TRY(bx_file_name_make(b->arena, output.text, &d->output));
    BX_TRY(describe_output(b, scope, d));
    d->title = title.text;
    d->author = author.text;
    d->language = b->t->language;
    const bx_value *date = bx_fill_value(scope, &b->t->date);
    if (!date || !date->given || date->field->type != BX_FIELD_DATE) return BX_OK;
    d->year = date->year;
    d->month = date->month;
    d->day = date->day;
    return BX_OK;
}

/* {机关.名称...} are several names. Those that are not there would be found everywhere: there are none. */
static bx_status bind_lines(bx_binder *b, const bx_scope *scope, bx_document *d)
{
    BX_VEC(bx_str) whole = {0};
    d->lines = b->t->lines;
    for (int i = 0; i < b->t->whole_count; i++) {
        const bx_inline *names;
        int count;
        BX_TRY(bx_fill_texts(b, scope, &b->t->whole[i], &names, &count));
        for (int k = 0; k < count; k++) {
            bx_str *name = BX_VEC_PUSH(b->arena, &whole);
            BX_TRY_NEW(name);
            *name = names[k].text;
        }
    }
    d->lines.whole = whole.items;
    d->lines.whole_count = whole.count;
    return BX_OK;
}

/* Where no block has a field, one for the whole document. */
static bx_status bind_field(bx_binder *b, const bx_scope *scope, bx_document *d)
{
    bx_inline sign;
    if (b->is_draft || b->has_fields) return BX_OK;
    BX_TRY(bx_fill_text(b, scope, &b->t->sign, &sign));
    d->sign = sign.text;
    return BX_OK;
}

bx_status bx_bind(bx_arena *arena, const bx_layout *t, const bx_record *record, unsigned extras,
                  bx_diag *diag, const bx_document **document)
{
    bx_kept kept;
    bx_binder b = {.arena = arena, .t = t, .record = record, .diag = diag, .kept = &kept};
    const bx_scope scope = bx_scope_of_record(record);
    bx_document *d = BX_NEW(arena, bx_document);
    b.open = BX_NEW_ARRAY(arena, int, t->level_count + 1);
    b.sheets = BX_NEW_ARRAY(arena, bx_sheet, t->page_count);
    if (!d || !b.open || !b.sheets) return BX_ERR_MEMORY;
    BX_TRY(bx_kept_open(arena, record, &kept));
    bx_status status = bx_labels_read(arena, t, record, diag, &b.labels);
    if (status != BX_OK && status != BX_ERR_INPUT) return status;
    b.fault = status;
    BX_TRY(describe(&b, &scope, d));
    BX_TRY(bind_lines(&b, &scope, d));
    b.hides = (extras & BX_EXTRA_PREPRINTED) != 0;
    b.is_draft = (extras & BX_EXTRA_DRAFT) != 0;
    status = bx_bind_edge_seal(&b, &scope, d);
    if (status != BX_OK && status != BX_ERR_INPUT) return status;
    if (b.fault == BX_OK) b.fault = status;
    status = bx_bind_extras(&b, &scope, extras, d);
    if (status != BX_OK && status != BX_ERR_INPUT) return status;
    if (b.fault == BX_OK) b.fault = status;
    b.page = t->pages;
    BX_TRY(bx_section_open(&b, b.page, BX_START_NEXT));
    BX_TRY(bind_items(&b, &scope, &t->body));
    BX_TRY(bx_section_close(&b, true));
    BX_TRY(bind_field(&b, &scope, d));
    if (b.title.len > 0) d->title = b.title;
    d->sections = b.sections.items;
    d->section_count = b.sections.count;
    d->foot = b.foot;
    d->run_count = b.run_count;
    d->pictures = b.pictures.items;
    d->picture_count = b.pictures.count;
    *document = d;
    return b.fault;
}
