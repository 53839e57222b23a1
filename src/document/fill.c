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

static bx_inline trimmed(const bx_text *text)
{
    bx_str words = bx_str_trim(text->text);
    bx_place place = text->place;
    if (text->exact && words.len > 0) {
        place.at += (size_t)(words.ptr - text->text.ptr);
        place.len = words.len;
    }
    return (bx_inline){.text = words, .place = place, .exact = text->exact};
}

/* The parts one behind the other; the place is that of the first value given. */
static bx_status join(bx_binder *b, const bx_scope *scope, const bx_expr *expr, int depth,
                      bx_buf *out, bx_place *place)
{
    bool has_place = false;
    *place = expr->place;
    for (int i = 0; i < expr->count; i++) {
        const bx_expr_part *part = &expr->parts[i];
        text_list texts;
        if (part->kind == BX_PART_LITERAL) {
            bx_buf_add_str(out, part->text);
            continue;
        }
        BX_TRY(value_texts(b, scope, part, depth, &texts));
        for (int k = 0; k < texts.count; k++)
            bx_buf_add_str(out, texts.items[k].text);
        if (has_place || texts.count == 0) continue;
        *place = texts.items[0].place;
        has_place = true;
    }
    return BX_OK;
}

static bx_status fill_whole(bx_binder *b, const bx_scope *scope, const bx_expr *expr, int depth,
                            bx_inline *text)
{
    if (expr->count == 1 && expr->parts[0].kind == BX_PART_VALUE) {
        text_list texts;
        BX_TRY(value_texts(b, scope, &expr->parts[0], depth, &texts));
        *text = (bx_inline){.place = expr->place};
        if (texts.count == 1) *text = trimmed(&texts.items[0]);
        if (texts.count <= 1) return BX_OK;
    }
    bx_buf out = {0};
    bx_place place;
    bx_status status = join(b, scope, expr, depth, &out, &place);
    bx_str joined = {0};
    if (status == BX_OK) joined = bx_str_copy(b->arena, bx_buf_str(&out));
    if (status == BX_OK && (out.failed || !joined.ptr)) status = BX_ERR_MEMORY;
    bx_buf_release(&out);
    if (status == BX_OK) *text = (bx_inline){.text = bx_str_trim(joined), .place = place};
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
        filled[*count] = trimmed(&values.items[i]);
        if (filled[*count].text.len > 0) ++*count;
    }
    if (is_value) return BX_OK;
    BX_TRY(fill_whole(b, scope, expr, 0, &filled[0]));
    *count = filled[0].text.len > 0;
    return BX_OK;
}
