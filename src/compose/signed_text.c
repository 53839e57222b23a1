#include "compose/signed_text.h"

#include "compose/inline.h"
#include "text/breaks.h"

#include "base/ban.h"

/* --- ready --- */

static bx_status prepare_names(bx_signed *s, bx_signed_by *by, bx_tag *tag)
{
    const bx_signer *signer = by->signer;
    by->names = BX_NEW_ARRAY(s->c->scratch, bx_signed_text, signer->name_count);
    BX_TRY_NEW(by->names);
    for (int i = 0; i < signer->name_count; i++) {
        by->names[i] = (bx_signed_text){.in = &signer->names[i]};
        BX_TRY(bx_inline_prepare(s->c, by->names[i].in, s->block->style, tag, &by->names[i].ready));
    }
    return BX_OK;
}

static bx_status add_figure(bx_signed *s, bx_signed_by *by)
{
    bx_composer *c = s->c;
    if (by->signer->form != BX_SEAL_FORM_IMAGE) return BX_OK;
    by->figure = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_FIGURE);
    BX_TRY_NEW(by->figure);
    by->figure->words->alt = c->document->pictures[by->signer->image].alt;
    return BX_OK;
}

static bx_status add_field(bx_signed *s, bx_signed_by *by)
{
    bx_composer *c = s->c;
    if (by->signer->sign.len == 0) return BX_OK;
    by->field = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_FORM);
    BX_TRY_NEW(by->field);
    by->field->words->title = by->signer->sign;
    return BX_OK;
}

/* A name or a post is a paragraph; a stamp is read behind its post, and then the field. */
static bx_status prepare_signer(bx_signed *s, bx_signed_by *by)
{
    bx_composer *c = s->c;
    const bx_style *style = s->block->style;
    bx_tag *tag = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_P);
    BX_TRY_NEW(tag);
    if (by->signer->post.text.len > 0) {
        by->post.in = &by->signer->post;
        BX_TRY(bx_inline_prepare(c, by->post.in, style, tag, &by->post.ready));
    }
    BX_TRY(prepare_names(s, by, tag));
    if (s->block->signature->is_of_posts) BX_TRY(add_figure(s, by));
    return add_field(s, by);
}

/* --- lines --- */

static bx_status report_wide(bx_signed *s, const bx_signed_text *text)
{
    const char *words = bx_arena_copy(s->c->arena, text->in->text.ptr, text->in->text.len);
    BX_TRY_NEW(words);
    return bx_report(s->c->diag, BX_E_SIGNATURE_TOO_WIDE, &text->in->place, words);
}

static bx_status break_text(bx_signed *s, bx_signed_text *text, bx_len room, bx_balance balance)
{
    const bx_measure measure = {.width = bx_len_max(room, 1),
                                .justify =
                                    balance == BX_BALANCE_NONE ? BX_FLUSH_START : BX_FLUSH_CENTER,
                                .balance = balance};
    return bx_break_lines(s->c->scratch, s->c->scratch, text->ready.prepared, &measure,
                          &text->lines, &text->count);
}

static bool stands_out(const bx_signed_text *text)
{
    for (int i = 0; i < text->count; i++)
        if (text->lines[i].slack < 0) return true;
    return false;
}

bx_status bx_signed_line(bx_signed *s, bx_signed_text *text, bx_len room)
{
    BX_TRY(break_text(s, text, room, BX_BALANCE_NONE));
    return text->count > 1 || stands_out(text) ? report_wide(s, text) : BX_OK;
}

static void measure_names(bx_signed_by *by)
{
    by->line_count = 0;
    by->width = 0;
    for (int i = 0; i < by->signer->name_count; i++) {
        by->line_count += by->names[i].count;
        for (int k = 0; k < by->names[i].count; k++)
            by->width = bx_len_max(by->width, by->names[i].lines[k].width);
    }
}

bx_status bx_signed_keep_lines(bx_signed *s, bx_signed_by *by, bx_len room)
{
    bx_status first = BX_OK;
    for (int i = 0; i < by->signer->name_count; i++) {
        bx_status status = bx_signed_line(s, &by->names[i], room);
        if (first == BX_OK) first = status;
    }
    measure_names(by);
    return first;
}

bx_status bx_signed_break(bx_signed *s, bx_signed_by *by, bx_len room)
{
    bx_status first = BX_OK;
    for (int i = 0; i < by->signer->name_count; i++) {
        bx_signed_text *text = &by->names[i];
        BX_TRY(break_text(s, text, room, BX_BALANCE_NAME));
        bx_status status = stands_out(text) ? report_wide(s, text) : BX_OK;
        if (first == BX_OK) first = status;
    }
    measure_names(by);
    return first;
}

bx_status bx_signed_break_in_two(bx_signed *s, bx_signed_by *by, bx_len room)
{
    bx_signed_text *text = by->names;
    bx_len most = s->area->width;
    do {
        BX_TRY(break_text(s, text, room, BX_BALANCE_NAME));
        room += s->block->style->em;
    } while ((text->count > 2 || stands_out(text)) && room <= most);
    measure_names(by);
    return text->count > 2 || stands_out(text) ? report_wide(s, text) : BX_OK;
}

bx_status bx_signed_prepare(bx_signed *s)
{
    bx_composer *c = s->c;
    for (int i = 0; i < s->count; i++)
        BX_TRY(prepare_signer(s, &s->by[i]));
    bx_tag *tag = NULL;
    s->date.in = &s->block->signature->date;
    if (s->date.in->text.len > 0) {
        tag = bx_tag_new(c->arena, &c->tags, c->tags.within, BX_TAG_P);
        BX_TRY_NEW(tag);
    }
    BX_TRY(bx_inline_prepare(c, s->date.in, s->block->style, tag, &s->date.ready));
    for (int i = 0; i < s->count && !s->block->signature->is_of_posts; i++)
        BX_TRY(add_figure(s, &s->by[i]));
    bx_status status = bx_signed_line(s, &s->date, s->area->width);
    s->date_width = s->date.lines->width;
    return status;
}

/* --- places --- */

static bx_status place_line(const bx_signed *s, const bx_signed_text *text, int line, bx_len x,
                            bx_len y, bx_items *items)
{
    const bx_line *set = &text->lines[line];
    if (set->run_count > 0) x -= set->runs[0].x; /* of one that was centred in its measure */
    return bx_inline_place(s->c, &text->ready, set, s->block->style, x, y, items);
}

/* A name on an axis stays in the type area. */
static bx_len start_of(const bx_signed *s, const bx_signed_by *by, bx_len width)
{
    bx_len x = by->x;
    if (s->align == BX_SIGNED_CENTER) x = bx_len_min(x - width / 2, s->area->width - width);
    if (s->align == BX_SIGNED_END) x -= width;
    return bx_len_max(x, 0);
}

bx_len bx_signed_names_start(const bx_signed *s, const bx_signed_by *by)
{
    return start_of(s, by, by->width);
}

static bx_status place_signer(const bx_signed *s, const bx_signed_by *by, bx_items *items)
{
    bx_len y = by->y;
    if (by->post.count > 0) BX_TRY(place_line(s, &by->post, 0, by->post_x, by->post_y, items));
    for (int i = 0; i < by->signer->name_count; i++)
        for (int k = 0; k < by->names[i].count; k++, y += s->area->pitch)
            BX_TRY(place_line(s, &by->names[i], k, start_of(s, by, by->names[i].lines[k].width), y,
                              items));
    return BX_OK;
}

bx_status bx_signed_place(const bx_signed *s, bx_items *items)
{
    for (int i = 0; i < s->count; i++)
        BX_TRY(place_signer(s, &s->by[i], items));
    return place_line(s, &s->date, 0, s->date_x, s->date_y, items);
}
