#include "document/fill.h"

#include "document/number.h"

#include "base/ban.h"

enum { DEFAULTS_DEEP = 8 }; /* a default that asks for itself ends here */

typedef struct text_list {
    const bx_text *items;
    int count;
} text_list;

/* Cuts the first name off a dotted path. */
static bx_str first_name(bx_str *path)
{
    size_t dot = bx_str_find(*path, BX_STR("."));
    bx_str name = {path->ptr, dot};
    size_t used = dot < path->len ? dot + 1 : dot;
    *path = (bx_str){path->ptr + used, path->len - used};
    return name;
}

static bx_value *first_value(const bx_scope *scope, bx_str name)
{
    bx_value *value = NULL;
    for (; scope && !value; scope = scope->outer)
        value = bx_value_lookup(scope->values, scope->count, name);
    return value;
}

bx_value *bx_scope_lookup(const bx_scope *scope, bx_str path)
{
    bx_value *value = first_value(scope, first_name(&path));
    while (value && path.len > 0) {
        bx_str name = first_name(&path);
        value = bx_value_lookup(value->members, value->member_count, name);
    }
    return value;
}

bx_value *bx_fill_value(const bx_scope *scope, const bx_expr *expr)
{
    if (expr->count != 1 || expr->parts[0].kind != BX_PART_VALUE) return NULL;
    return bx_scope_lookup(scope, expr->parts[0].text);
}

static bx_status one_text(bx_binder *b, bx_text text, text_list *texts)
{
    bx_text *kept = BX_NEW(b->arena, bx_text);
    BX_TRY_NEW(kept);
    *kept = text;
    *texts = (text_list){kept, 1};
    return BX_OK;
}

static bx_status fill_whole(bx_binder *b, const bx_scope *scope, const bx_expr *expr, int depth,
                            bx_inline *text);

static bx_status fill_default(bx_binder *b, const bx_scope *scope, const bx_value *value, int depth,
                              text_list *texts)
{
    const bx_field *field = value->field;
    bx_node node = {.kind = BX_NODE_SCALAR, .place = field->place, .text = field->default_text};
    bx_expr expr;
    bx_inline text;
    if (depth >= DEFAULTS_DEEP) return BX_OK;
    BX_TRY(bx_expr_parse(b->arena, &node, b->diag, &expr));
    BX_TRY(fill_whole(b, scope, &expr, depth + 1, &text));
    return one_text(b, (bx_text){text.text, text.place, text.exact}, texts);
}

static bx_status figure_text(bx_binder *b, const bx_value *value, int i, text_list *texts)
{
    if (i < 0 || i >= value->figure_count) return BX_OK;
    const bx_figure *figure = &value->figures[i];
    return one_text(b, (bx_text){.text = figure->text, .place = figure->place}, texts);
}

/* The texts of a value: none when it is absent or of a type that has none. */
static bx_status texts_of(bx_binder *b, const bx_scope *scope, const bx_value *value, bx_str column,
                          int depth, text_list *texts)
{
    switch (value->field->type) {
    case BX_FIELD_TEXT:
    case BX_FIELD_LINES:
    case BX_FIELD_PARAGRAPHS:
    case BX_FIELD_YEAR:
        if (!value->given && value->field->default_text.len > 0)
            return fill_default(b, scope, value, depth, texts);
        *texts = (text_list){value->texts, value->text_count};
        return BX_OK;
    case BX_FIELD_DATE: {
        if (!value->given) return BX_OK;
        bx_str date =
            bx_date_text(b->arena, b->t->date_form, value->year, value->month, value->day);
        BX_TRY_NEW(date.ptr);
        return one_text(b, (bx_text){.text = date, .place = value->place}, texts);
    }
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER: return figure_text(b, value, 0, texts);
    case BX_FIELD_COUNTS:
        return figure_text(b, value, bx_field_column(value->field, column), texts);
    case BX_FIELD_GROUP:
    case BX_FIELD_LIST:
    case BX_FIELD_LABELS:
    case BX_FIELD_SEAL: break;
    }
    return BX_OK;
}

/* The texts at what is left of a path behind `value`. A default is looked up among its neighbours first. */
static bx_status texts_below(bx_binder *b, const bx_scope *scope, const bx_value *value,
                             bx_str path, int depth, text_list *texts)
{
    *texts = (text_list){0};
    if (!value) return BX_OK;
    if (value->field->type != BX_FIELD_GROUP || path.len == 0)
        return texts_of(b, scope, value, path, depth, texts);
    bx_scope inner = {value->members, value->member_count, scope};
    bx_value *member = bx_value_lookup(inner.values, inner.count, first_name(&path));
    return texts_below(b, &inner, member, path, depth, texts);
}

static bx_status value_texts(bx_binder *b, const bx_scope *scope, const bx_expr_part *part,
                             int depth, text_list *texts)
{
    bx_str path = part->text;
    const bx_value *value = first_value(scope, first_name(&path));
    return texts_below(b, scope, value, path, depth, texts);
}

/* A text that is all of an expression, in the style that the part gives it. */
static bx_status trimmed(bx_binder *b, const bx_expr_part *part, const bx_text *text,
                         bx_inline *out)
{
    bx_str words = bx_str_trim(text->text);
    bx_place place = text->place;
    if (text->exact && words.len > 0) {
        place.at += (size_t)(words.ptr - text->text.ptr);
        place.len = words.len;
    }
    *out = (bx_inline){.text = words, .place = place, .exact = text->exact};
    if (part->style.len == 0 || words.len == 0) return BX_OK;
    bx_style_span *span = BX_NEW(b->arena, bx_style_span);
    BX_TRY_NEW(span);
    *span = (bx_style_span){0, words.len, bx_layout_style(b->t, part->style)};
    out->spans = span;
    out->span_count = 1;
    return BX_OK;
}

/* What the parts of an expression become, one behind the other. */
typedef struct joined {
    bx_buf text;
    BX_VEC(bx_style_span) spans; /* all of it, when some part has a style of its own */
    bx_place place;              /* of the first value given */
    bool has_place;
} joined;

static bool has_styles(const bx_expr *expr)
{
    for (int i = 0; i < expr->count; i++)
        if (expr->parts[i].style.len > 0) return true;
    return false;
}

/* `start` is where the part began. Neighbours in the style of the text around are one span. */
static bx_status add_span(bx_binder *b, joined *j, size_t start, bx_str name)
{
    const bx_style *style = name.len > 0 ? bx_layout_style(b->t, name) : NULL;
    if (j->text.len == start) return BX_OK;
    bx_style_span *last = j->spans.count > 0 ? &j->spans.items[j->spans.count - 1] : NULL;
    if (last && !last->style && !style) {
        last->end = j->text.len;
        return BX_OK;
    }
    bx_style_span *fresh = BX_VEC_PUSH(b->arena, &j->spans);
    BX_TRY_NEW(fresh);
    *fresh = (bx_style_span){start, j->text.len, style};
    return BX_OK;
}

static bx_status add_part(bx_binder *b, const bx_scope *scope, const bx_expr_part *part, int depth,
                          joined *j)
{
    text_list texts;
    if (part->kind == BX_PART_LITERAL) {
        bx_buf_add_str(&j->text, part->text);
        return BX_OK;
    }
    BX_TRY(value_texts(b, scope, part, depth, &texts));
    for (int k = 0; k < texts.count; k++)
        bx_buf_add_str(&j->text, texts.items[k].text);
    if (j->has_place || texts.count == 0) return BX_OK;
    j->place = texts.items[0].place;
    j->has_place = true;
    return BX_OK;
}

static bx_status join(bx_binder *b, const bx_scope *scope, const bx_expr *expr, int depth,
                      joined *j)
{
    bool styled = has_styles(expr);
    j->place = expr->place;
    for (int i = 0; i < expr->count; i++) {
        size_t start = j->text.len;
        BX_TRY(add_part(b, scope, &expr->parts[i], depth, j));
        if (styled) BX_TRY(add_span(b, j, start, expr->parts[i].style));
    }
    return BX_OK;
}

/* The spans of what is left when `cut` bytes at the front went, and all behind `len`. */
static int cut_spans(bx_style_span *spans, int count, size_t cut, size_t len)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        size_t start = spans[i].start > cut ? spans[i].start - cut : 0;
        size_t end = spans[i].end > cut ? spans[i].end - cut : 0;
        if (end > len) end = len;
        if (start < end) spans[kept++] = (bx_style_span){start, end, spans[i].style};
    }
    return kept;
}

static bx_status take_joined(bx_binder *b, joined *j, bx_inline *text)
{
    bx_str all = bx_str_copy(b->arena, bx_buf_str(&j->text));
    if (j->text.failed || !all.ptr) return BX_ERR_MEMORY;
    bx_str words = bx_str_trim(all);
    int count = cut_spans(j->spans.items, j->spans.count, (size_t)(words.ptr - all.ptr), words.len);
    *text =
        (bx_inline){.text = words, .place = j->place, .spans = j->spans.items, .span_count = count};
    return BX_OK;
}

static bx_status fill_whole(bx_binder *b, const bx_scope *scope, const bx_expr *expr, int depth,
                            bx_inline *text)
{
    if (expr->count == 1 && expr->parts[0].kind == BX_PART_VALUE) {
        text_list texts;
        BX_TRY(value_texts(b, scope, &expr->parts[0], depth, &texts));
        *text = (bx_inline){.place = expr->place};
        if (texts.count == 1) BX_TRY(trimmed(b, &expr->parts[0], &texts.items[0], text));
        if (texts.count <= 1) return BX_OK;
    }
    joined j = {0};
    bx_status status = join(b, scope, expr, depth, &j);
    if (status == BX_OK) status = take_joined(b, &j, text);
    bx_buf_release(&j.text);
    return status;
}

bx_status bx_fill_text(bx_binder *b, const bx_scope *scope, const bx_expr *expr, bx_inline *text)
{
    return fill_whole(b, scope, expr, 0, text);
}

bx_status bx_fill_texts(bx_binder *b, const bx_scope *scope, const bx_expr *expr,
                        const bx_inline **texts, int *count)
{
    text_list values = {0};
    bool is_value = expr->count == 1 && expr->parts[0].kind == BX_PART_VALUE;
    if (is_value) BX_TRY(value_texts(b, scope, &expr->parts[0], 0, &values));
    bx_inline *filled = BX_NEW_ARRAY(b->arena, bx_inline, is_value ? values.count : 1);
    BX_TRY_NEW(filled);
    *texts = filled;
    *count = 0;
    for (int i = 0; i < values.count; i++) {
        BX_TRY(trimmed(b, &expr->parts[0], &values.items[i], &filled[*count]));
        if (filled[*count].text.len > 0) ++*count;
    }
    if (is_value) return BX_OK;
    BX_TRY(fill_whole(b, scope, expr, 0, &filled[0]));
    *count = filled[0].text.len > 0;
    return BX_OK;
}
