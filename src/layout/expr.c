#include "layout/expr.h"

#include <string.h>

#include "base/vec.h"

#include "base/ban.h"

/* Texts with braces are short; the parts grow in the arena. */
typedef struct parser {
    bx_arena *arena;
    const bx_node *node;
    bx_diag *diag;
    bool is_exact; /* byte i of the text is byte place.at + i of the file */
    bx_buf literal;
    size_t literal_at;
    BX_VEC(bx_expr_part) parts;
} parser;

static bx_place place_of(const parser *p, size_t at, size_t len)
{
    bx_place place = p->node->place;
    if (!p->is_exact) return place;
    return (bx_place){place.file, place.at + at, len};
}

static bool is_exact(const bx_node *node)
{
    bx_str text = node->text, file = node->place.file ? node->place.file->text : (bx_str){0};
    if (node->place.at > file.len || text.len > file.len - node->place.at) return false;
    return bx_str_equal(text, (bx_str){file.ptr + node->place.at, text.len});
}

static bx_status fail(const parser *p, size_t at, size_t len)
{
    bx_place place = place_of(p, at, len);
    bx_str piece = bx_str_copy(p->arena, (bx_str){p->node->text.ptr + at, len});
    BX_TRY_NEW(piece.ptr);
    return bx_report(p->diag, BX_E_BAD_EXPRESSION, &place, piece.ptr);
}

static bx_status push(parser *p, bx_part_kind kind, bx_str text, size_t at, size_t len,
                      bx_expr_part **part)
{
    *part = BX_VEC_PUSH(p->arena, &p->parts);
    BX_TRY_NEW(*part);
    **part = (bx_expr_part){.kind = kind, .text = text, .place = place_of(p, at, len)};
    return BX_OK;
}

static bx_status end_literal(parser *p, size_t at)
{
    bx_expr_part *part;
    if (p->literal.failed) return BX_ERR_MEMORY;
    if (p->literal.len == 0) return BX_OK;
    bx_str text = bx_str_copy(p->arena, bx_buf_str(&p->literal));
    BX_TRY_NEW(text.ptr);
    bx_buf_clear(&p->literal);
    return push(p, BX_PART_LITERAL, text, p->literal_at, at - p->literal_at, &part);
}

static bool cut_end(bx_str *text, const char *end)
{
    bx_str tail = bx_str_from(end);
    if (!bx_str_ends(*text, tail)) return false;
    text->len -= tail.len;
    return true;
}

/* A dotted path of names: none empty, no brace, no blank at the ends. */
static bool is_path(bx_str path)
{
    if (path.len == 0 || bx_str_trim(path).len != path.len) return false;
    bool at_name = false;
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] == '{' || path.ptr[i] == '\n') return false;
        if (path.ptr[i] == '.' && !at_name) return false;
        at_name = path.ptr[i] != '.';
    }
    return at_name;
}

/* What stands behind the last @ of a part; empty when there is none. */
static bx_str cut_style(bx_str *text)
{
    size_t at = text->len;
    while (at > 0 && text->ptr[at - 1] != '@')
        at--;
    if (at == 0) return (bx_str){0};
    bx_str style = {text->ptr + at, text->len - at};
    text->len = at - 1;
    return style;
}

/* Between two braces: a path with its marks, or = and words. */
static bx_status parse_part(parser *p, size_t open, size_t close)
{
    bx_expr_part *part;
    bx_str text = {p->node->text.ptr + open + 1, close - open - 1};
    bool has_style = memchr(text.ptr, '@', text.len) != NULL;
    bx_str style = cut_style(&text);
    bool is_words = bx_str_starts(text, BX_STR("="));
    if (is_words) text = (bx_str){text.ptr + 1, text.len - 1};
    bool spread = !is_words && cut_end(&text, "...");
    bool optional = !is_words && cut_end(&text, "?");
    bool good = is_words ? has_style && text.len > 0 : is_path(text);
    if (!good || (has_style && (style.len == 0 || spread))) return fail(p, open, close + 1 - open);
    BX_TRY(end_literal(p, open));
    bx_part_kind kind = is_words ? BX_PART_LITERAL : BX_PART_VALUE;
    BX_TRY(push(p, kind, text, open, close + 1 - open, &part));
    part->optional = optional;
    part->spread = spread;
    part->style = style;
    return BX_OK;
}

static bx_status parse_parts(parser *p)
{
    bx_str text = p->node->text;
    for (size_t at = 0; at < text.len;) {
        char byte = text.ptr[at];
        bool is_brace = byte == '{' || byte == '}';
        if (is_brace && at + 1 < text.len && text.ptr[at + 1] == byte) at++;
        else if (byte == '}') return fail(p, at, 1);
        else if (byte == '{') {
            size_t len = bx_str_find((bx_str){text.ptr + at, text.len - at}, BX_STR("}"));
            if (at + len == text.len) return fail(p, at, len);
            BX_TRY(parse_part(p, at, at + len));
            at += len + 1;
            continue;
        }
        if (p->literal.len == 0) p->literal_at = at;
        bx_buf_add_byte(&p->literal, byte);
        at++;
    }
    return end_literal(p, text.len);
}

bx_status bx_expr_parse(bx_arena *arena, const bx_node *scalar, bx_diag *diag, bx_expr *expr)
{
    parser p = {.arena = arena, .node = scalar, .diag = diag, .is_exact = is_exact(scalar)};
    bx_status status = parse_parts(&p);
    for (int i = 0; i < p.parts.count && p.parts.count > 1 && status == BX_OK; i++)
        if (p.parts.items[i].spread) status = fail(&p, 0, scalar->text.len);
    bx_buf_release(&p.literal);
    if (status == BX_OK) *expr = (bx_expr){p.parts.items, p.parts.count, scalar->place};
    return status;
}

bool bx_expr_is_literal(const bx_expr *expr)
{
    for (int i = 0; i < expr->count; i++)
        if (expr->parts[i].kind != BX_PART_LITERAL) return false;
    return true;
}
