#include "layout/parse.h"

#include <string.h>

#include "base/vec.h"
#include "layout/functions.h"
#include "layout/given.h"
#include "layout/slip.h"
#include "layout/token.h"
#include "layout/typing.h"

#include "base/ban.h"

enum { MOST_DEEP = 32, MOST_NODES = 1000 };

typedef struct parser {
    bx_layout_reader *tr;
    const bx_field_scope *scope;
    bx_expr_use use;
    bx_tokens tokens;
    bx_token token; /* that is looked at */
    int depth, nodes;
    bool failed;   /* a fault was reported behind which nothing more is read */
    bool may_lack; /* what is read may be absent, and need not say so */
} parser;

typedef BX_VEC(const bx_expr *) expr_list;

static bx_status read_or(parser *p, const bx_expr **expr);

static void advance(parser *p)
{
    p->token = bx_token_next(&p->tokens);
}

static bool is_sign(const parser *p, const char *sign)
{
    return p->token.kind == BX_TOKEN_SIGN && bx_str_is(p->token.text, sign);
}

/* A word of the language: where an operator is due no field can stand. */
static bool is_word(const parser *p, const char *word)
{
    return p->token.kind == BX_TOKEN_PATH && !p->token.is_quoted && bx_str_is(p->token.text, word);
}

static bool accept(parser *p, const char *sign)
{
    if (!is_sign(p, sign)) return false;
    advance(p);
    return true;
}

/* The first fault of the grammar; what follows it would only be guessed at. */
static bx_status fail_with(parser *p, bx_code code, bx_str word)
{
    if (p->failed) return BX_OK;
    p->failed = true;
    return bx_reader_fail(&p->tr->reader, code, &p->token.place, word, (bx_str){0}, (bx_str){0});
}

/* A sign that expressions do not have: nothing more is read behind it. */
static bx_status check_slip(parser *p, const bx_token *token)
{
    if (p->failed) return BX_OK;
    return bx_slip_check(p->tr, &p->tokens, token, &p->failed);
}

static bx_status fail_here(parser *p)
{
    static const bx_str end = {BX_BOTH("its end", "末尾"), sizeof BX_BOTH("its end", "末尾") - 1};
    bx_str word = p->token.kind == BX_TOKEN_END ? end : p->token.text;
    BX_TRY(check_slip(p, &p->token));
    bx_code code = p->use != BX_USE_VALUE ? BX_E_BAD_RULE : BX_E_EXPRESSION_AT;
    return fail_with(p, code, word.len > 0 ? word : end);
}

static bx_status fail_large(parser *p)
{
    return fail_with(p, BX_E_EXPRESSION_LIMIT, (bx_str){0});
}

static bx_status expect(parser *p, const char *sign)
{
    return accept(p, sign) ? BX_OK : fail_here(p);
}

static bx_status new_node(parser *p, bx_expr_kind kind, const bx_place *place, bx_expr **node)
{
    *node = BX_NEW(p->tr->reader.arena, bx_expr);
    BX_TRY_NEW(*node);
    (*node)->kind = kind;
    (*node)->place = *place;
    return ++p->nodes > MOST_NODES ? fail_large(p) : BX_OK;
}

static bx_status read_text(parser *p, const bx_expr **expr)
{
    bx_expr *node;
    BX_TRY(new_node(p, BX_EXPR_TEXT, &p->token.place, &node));
    node->gives = BX_GIVES_TEXT;
    node->text = p->token.text;
    *expr = node;
    advance(p);
    return BX_OK;
}

static bx_status read_number(parser *p, const bx_expr **expr)
{
    bx_expr *node;
    BX_TRY(new_node(p, BX_EXPR_NUMBER, &p->token.place, &node));
    node->gives = BX_GIVES_NUMBER;
    if (bx_decimal_parse(p->token.text, &node->number) != BX_OK)
        return fail_with(p, BX_E_NUMBER_TOO_LARGE, (bx_str){0});
    *expr = node;
    advance(p);
    return BX_OK;
}

/* Names, none of them empty. */
static bool is_path(bx_str path)
{
    bool at_name = false;
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] == '.' && !at_name) return false;
        at_name = path.ptr[i] != '.';
    }
    return at_name;
}

static bx_status read_slot(parser *p, const bx_token *path, const bx_expr **expr)
{
    bx_expr *node;
    int before = p->tr->reader.faults;
    BX_TRY(new_node(p, BX_EXPR_SLOT, &path->place, &node));
    *expr = node;
    BX_TRY(bx_scope_find(p->tr, p->scope, path->text, &path->place, &node->slot));
    node->slot.is_optional = accept(p, "?");
    if (p->tr->reader.faults == before) BX_TRY(bx_type_slot(p->tr, p->scope, node));
    p->failed = p->failed || p->tr->reader.faults != before;
    /* Alone it is told by who knows whether it may stand there at all. */
    bool is_alone = p->token.kind == BX_TOKEN_END && path->text.ptr == p->tokens.text.ptr;
    if (p->failed || p->may_lack || is_alone) return BX_OK;
    return bx_slot_tell_absent(p->tr, p->scope, node);
}

/* An item of a list, read where a condition holds; NULL: anywhere. */
static bx_status read_where(parser *p, const bx_expr *condition, const bx_expr **item)
{
    bx_given given;
    bx_given_open(p->tr, condition, p->scope, &given);
    bx_status status = read_or(p, item);
    bx_given_close(p->tr, &given);
    return status;
}

/* Up to the closing sign. The second value of if() is wanted where the first holds. */
static bx_status read_list(parser *p, const char *close, bx_expr *node)
{
    expr_list list = {0};
    bool is_choice = node->kind == BX_EXPR_CALL && node->call.function->id == BX_CALL_IF;
    while (!p->failed && !is_sign(p, close)) {
        const bx_expr **item = BX_VEC_PUSH(p->tr->reader.arena, &list);
        BX_TRY_NEW(item);
        BX_TRY(read_where(p, is_choice && list.count == 2 ? list.items[0] : NULL, item));
        if (!accept(p, ",")) break;
    }
    node->call.args = list.items;
    node->call.count = list.count;
    return expect(p, close);
}

static bx_status read_call(parser *p, const bx_token *name, const bx_expr **expr)
{
    bx_expr *node;
    BX_TRY(new_node(p, BX_EXPR_CALL, &name->place, &node));
    node->call.function = bx_function_lookup(name->text);
    if (!node->call.function) {
        p->failed = true;
        return bx_functions_fail(p->tr, name->text, &name->place);
    }
    bool may_lack = p->may_lack;
    p->may_lack = may_lack || (node->call.function->traits & BX_TAKES_ABSENT);
    BX_TRY(read_list(p, ")", node));
    p->may_lack = may_lack;
    *expr = node;
    return p->failed ? BX_OK : bx_type_call(p->tr, p->scope, node);
}

/* Byte of a sign that was glued to what stands before it: 甲+1, 2/3. The length where there is none. */
static size_t glued_sign(const parser *p, bx_str path)
{
    size_t at = 0;
    bx_decimal number;
    for (; at < path.len; at++) {
        bx_str before = {path.ptr, at};
        bool is_sign = at > 0 && strchr("+-/", path.ptr[at]);
        if (is_sign &&
            (bx_scope_declares(p->scope, before) || bx_decimal_parse(before, &number) == BX_OK))
            return at;
    }
    return at;
}

/* Of an undeclared path: that it is none, rather than that there is no such field. */
static bx_status fail_glued(parser *p, const bx_token *path, size_t at)
{
    bool is_exact = path->place.len == path->text.len;
    p->token = *path;
    p->token.text = (bx_str){path->text.ptr + at, 1};
    if (is_exact) p->token.place = (bx_place){path->place.file, path->place.at + at, 1};
    return fail_here(p);
}

/* What an undeclared name may be, before it is told to be none. */
static bx_status check_name(parser *p, const bx_token *path)
{
    bool is_name = path->is_quoted || bx_scope_declares(p->scope, path->text);
    if (is_name || is_sign(p, "(")) return BX_OK;
    return bx_slip_call(p->tr, &p->tokens, path, &p->token, &p->failed);
}

static bx_status read_path(parser *p, const bx_expr **expr)
{
    bx_token path = p->token;
    BX_TRY(check_slip(p, &path));
    if (p->failed) return BX_OK;
    if (!is_path(path.text)) return fail_here(p);
    advance(p);
    BX_TRY(check_name(p, &path));
    if (p->failed) return BX_OK;
    bool is_call = !path.is_quoted && accept(p, "("); /* behind a field no bracket can stand */
    if (is_call) return read_call(p, &path, expr);
    size_t glued = path.is_quoted || bx_scope_declares(p->scope, path.text)
                       ? path.text.len
                       : glued_sign(p, path.text);
    return glued < path.text.len ? fail_glued(p, &path, glued) : read_slot(p, &path, expr);
}

static bx_status read_value(parser *p, const bx_expr **expr)
{
    if (p->token.kind == BX_TOKEN_TEXT) return read_text(p, expr);
    if (p->token.kind == BX_TOKEN_NUMBER) return read_number(p, expr);
    if (p->token.kind == BX_TOKEN_PATH) return read_path(p, expr);
    if (!accept(p, "(")) return fail_here(p);
    BX_TRY(read_or(p, expr));
    return expect(p, ")");
}

static bx_status finish_unary(parser *p, bx_expr *node, const bx_expr **expr)
{
    *expr = node;
    BX_TRY(check_slip(p, &p->token)); /* a sign that is none would let the operand seem to be all */
    if (p->failed) return BX_OK;
    return bx_type_operation(p->tr, p->use == BX_USE_RULE, node);
}

static bx_status read_signed(parser *p, const bx_expr **expr)
{
    bx_expr *node;
    if (!is_sign(p, "-")) return read_value(p, expr);
    BX_TRY(new_node(p, BX_EXPR_NEGATE, &p->token.place, &node));
    advance(p);
    if (++p->depth > MOST_DEEP) return fail_large(p);
    BX_TRY(read_signed(p, &node->operand));
    p->depth--;
    return finish_unary(p, node, expr);
}

typedef bx_status (*read_level)(parser *p, const bx_expr **expr);

/* Left and the operator are there: reads the right side. */
static bx_status read_right(parser *p, bx_operator op, read_level next, const bx_expr **expr)
{
    bx_expr *node;
    BX_TRY(new_node(p, BX_EXPR_BINARY, &p->token.place, &node));
    node->binary.op = op;
    node->binary.left = *expr;
    advance(p);
    BX_TRY(next(p, &node->binary.right));
    return finish_unary(p, node, expr);
}

static bool find_sign(const parser *p, const bx_operator *ops, int count, bx_operator *op)
{
    for (int i = 0; i < count; i++) {
        *op = ops[i];
        if (is_sign(p, bx_operator_name(ops[i]))) return true;
    }
    return false;
}

static bx_status read_product(parser *p, const bx_expr **expr)
{
    static const bx_operator ops[] = {BX_OP_MULTIPLY, BX_OP_DIVIDE};
    bx_operator op;
    BX_TRY(read_signed(p, expr));
    while (!p->failed && find_sign(p, ops, 2, &op))
        BX_TRY(read_right(p, op, read_signed, expr));
    return BX_OK;
}

static bx_status read_sum(parser *p, const bx_expr **expr)
{
    static const bx_operator ops[] = {BX_OP_ADD, BX_OP_SUBTRACT};
    bx_operator op;
    BX_TRY(read_product(p, expr));
    while (!p->failed && find_sign(p, ops, 2, &op))
        BX_TRY(read_right(p, op, read_product, expr));
    return BX_OK;
}

/* What stands behind `in`: a list, or a path that gives many. */
static bx_status read_choices(parser *p, const bx_expr **expr)
{
    bx_expr *node;
    if (!is_sign(p, "[")) return read_sum(p, expr);
    BX_TRY(new_node(p, BX_EXPR_LIST, &p->token.place, &node));
    advance(p);
    BX_TRY(read_list(p, "]", node));
    node->gives = node->call.count > 0 && !p->failed ? node->call.args[0]->gives : BX_GIVES_TEXT;
    *expr = node;
    return BX_OK;
}

static bx_status read_compared(parser *p, const bx_expr **expr)
{
    static const bx_operator ops[] = {BX_OP_EQUAL,      BX_OP_UNEQUAL, BX_OP_LESS_EQUAL,
                                      BX_OP_MORE_EQUAL, BX_OP_LESS,    BX_OP_MORE};
    bx_operator op;
    BX_TRY(read_sum(p, expr));
    if (p->failed) return BX_OK;
    if (is_word(p, "in")) return read_right(p, BX_OP_IN, read_choices, expr);
    return find_sign(p, ops, 6, &op) ? read_right(p, op, read_sum, expr) : BX_OK;
}

static bx_status read_not(parser *p, const bx_expr **expr)
{
    bx_expr *node;
    bool is_field = bx_scope_declares(p->scope, p->token.text);
    if (!is_word(p, "not") || is_field) return read_compared(p, expr);
    BX_TRY(new_node(p, BX_EXPR_NOT, &p->token.place, &node));
    advance(p);
    if (++p->depth > MOST_DEEP) return fail_large(p);
    BX_TRY(read_not(p, &node->operand));
    p->depth--;
    return finish_unary(p, node, expr);
}

static bx_status read_and(parser *p, const bx_expr **expr)
{
    BX_TRY(read_not(p, expr));
    while (!p->failed && is_word(p, "and")) {
        bx_given given;
        bx_given_open(p->tr, *expr, p->scope, &given);
        bx_status status = read_right(p, BX_OP_AND, read_not, expr);
        bx_given_close(p->tr, &given);
        BX_TRY(status);
    }
    return BX_OK;
}

static bx_status read_or(parser *p, const bx_expr **expr)
{
    if (++p->depth > MOST_DEEP) return fail_large(p);
    BX_TRY(read_and(p, expr));
    while (!p->failed && is_word(p, "or"))
        BX_TRY(read_right(p, BX_OP_OR, read_and, expr));
    p->depth--;
    return BX_OK;
}

bx_status bx_expr_read(bx_layout_reader *tr, const bx_node *node, bx_str piece,
                       const bx_field_scope *scope, bx_expr_use use, const bx_expr **expr)
{
    parser p = {.tr = tr,
                .scope = scope,
                .use = use,
                .may_lack = use != BX_USE_VALUE,
                .tokens = bx_tokens_of(node, piece, scope)};
    int before = tr->reader.faults;
    *expr = NULL;
    const bx_expr *read = NULL;
    advance(&p);
    BX_TRY(read_or(&p, &read));
    if (!p.failed && p.token.kind != BX_TOKEN_END) BX_TRY(fail_here(&p));
    if (tr->reader.faults == before) *expr = read;
    return BX_OK;
}

bx_status bx_condition_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                            bx_expr_use use, const bx_expr **expr)
{
    int before = tr->reader.faults;
    BX_TRY(bx_expr_read(tr, node, node->text, scope, use, expr));
    if (!*expr) return BX_OK;
    BX_TRY(bx_type_want(tr, *expr, BX_GIVE(TRUTH)));
    if (tr->reader.faults != before) *expr = NULL;
    return BX_OK;
}
