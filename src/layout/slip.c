#include "layout/slip.h"

#include <string.h>

#include "base/near.h"
#include "base/vec.h"
#include "layout/functions.h"

#include "base/ban.h"

#define OFFER " → "

typedef enum slip_kind {
    SLIP_OPERATOR, /* between blanks */
    SLIP_COMMA,    /* inside brackets, a blank behind it */
    SLIP_OPEN,     /* behind a function's name, or before anything */
    SLIP_CLOSE,    /* where a bracket is open */
    SLIP_POINT,
    SLIP_QUOTE,
    SLIP_BRACE,
    SLIP_WORD, /* as an operator, and a word by itself */
} slip_kind;

typedef struct slip {
    const char *mark, *meant;
    slip_kind kind;
    const char *why;
} slip;

#define COMMAS BX_BOTH("values are parted by half-width commas", "各值之间用半角逗号")
#define SIGNS BX_BOTH("operators are half-width, between blanks", "运算符用半角，两边留空格")
#define BRACKETS BX_BOTH("brackets are half-width", "括号用半角")
#define QUOTES BX_BOTH("text stands in half-width single quotes", "文字加半角单引号")
#define TIMES BX_BOTH("* multiplies", "乘写作 *")
#define OVER BX_BOTH("/ divides", "除写作 /")
#define EQUAL BX_BOTH("two = compare: ==", "比较相等用两个等号 ==")
#define ORDER                                                                                      \
    BX_BOTH("compared is with == != < <= > >=", "比较写作 ==（等于）!=（不等于）< <= > >=")
#define AND BX_BOTH("both hold: and", "“并且”写作 and")
#define OR BX_BOTH("one of them holds: or", "“或者”写作 or")
#define NOT BX_BOTH("the opposite: not", "“不”写作 not")

/* The longer of two that begin alike first. */
static const slip slips[] = {
    {"，", ",", SLIP_COMMA, COMMAS},
    {"；", ",", SLIP_COMMA, COMMAS},
    {"、", ",", SLIP_COMMA, COMMAS},
    {";", ",", SLIP_COMMA, COMMAS},
    {"“", "'", SLIP_QUOTE, QUOTES},
    {"”", "'", SLIP_QUOTE, QUOTES},
    {"‘", "'", SLIP_QUOTE, QUOTES},
    {"’", "'", SLIP_QUOTE, QUOTES},
    {"＂", "'", SLIP_QUOTE, QUOTES},
    {"＇", "'", SLIP_QUOTE, QUOTES},
    {"（", "(", SLIP_OPEN, BRACKETS},
    {"）", ")", SLIP_CLOSE, BRACKETS},
    {"＋", "+", SLIP_OPERATOR, SIGNS},
    {"－", "-", SLIP_OPERATOR, SIGNS},
    {"−", "-", SLIP_OPERATOR, SIGNS},
    {"×", "*", SLIP_OPERATOR, TIMES},
    {"＊", "*", SLIP_OPERATOR, TIMES},
    {"÷", "/", SLIP_OPERATOR, OVER},
    {"／", "/", SLIP_OPERATOR, OVER},
    {"＝＝", "==", SLIP_OPERATOR, SIGNS},
    {"＝", "==", SLIP_OPERATOR, EQUAL},
    {"＞＝", ">=", SLIP_OPERATOR, ORDER},
    {"＞", ">", SLIP_OPERATOR, ORDER},
    {"＜＝", "<=", SLIP_OPERATOR, ORDER},
    {"＜", "<", SLIP_OPERATOR, ORDER},
    {"≥", ">=", SLIP_OPERATOR, ORDER},
    {"≤", "<=", SLIP_OPERATOR, ORDER},
    {"≠", "!=", SLIP_OPERATOR, ORDER},
    {"！＝", "!=", SLIP_OPERATOR, ORDER},
    {"=>", ">=", SLIP_OPERATOR, ORDER},
    {"=<", "<=", SLIP_OPERATOR, ORDER},
    {"=", "==", SLIP_OPERATOR, EQUAL},
    {"&&", "and", SLIP_OPERATOR, AND},
    {"||", "or", SLIP_OPERATOR, OR},
    {"!", "not", SLIP_OPERATOR, NOT},
    {"！", "not", SLIP_OPERATOR, NOT},
    {"．", ".", SLIP_POINT, BX_BOTH("the point is half-width", "点用半角")},
    {"{", "", SLIP_BRACE, NULL},
    {"}", "", SLIP_BRACE, NULL},
    {"并且", "and", SLIP_WORD, AND},
    {"且", "and", SLIP_WORD, AND},
    {"AND", "and", SLIP_WORD, AND},
    {"或者", "or", SLIP_WORD, OR},
    {"或", "or", SLIP_WORD, OR},
    {"OR", "or", SLIP_WORD, OR},
    {"NOT", "not", SLIP_WORD, NOT},
};

/* A token, and what stands around it. */
typedef struct spot {
    const bx_tokens *tokens;
    bx_str token;
    size_t at; /* byte of the token where the slip begins */
} spot;

static bx_str behind(bx_str whole, const char *at)
{
    return (bx_str){at, (size_t)(whole.ptr + whole.len - at)};
}

static bx_str rest_of(const spot *s)
{
    return behind(s->tokens->text, s->token.ptr + s->at);
}

/* Brackets that are open before the slip. */
static int open_brackets(const spot *s)
{
    bx_str text = s->tokens->text, open = BX_STR("（"), close = BX_STR("）");
    int count = 0;
    for (const char *at = text.ptr; at < s->token.ptr + s->at; at++) {
        bx_str rest = behind(text, at);
        count += strchr("([", *at) || bx_str_starts(rest, open);
        count -= strchr(")]", *at) || bx_str_starts(rest, close);
    }
    return count;
}

/* Whether the slip of that kind can begin there. */
static bool may_begin(const spot *s, const slip *found)
{
    bx_str before = {s->token.ptr, s->at};
    switch (found->kind) {
    case SLIP_COMMA: return open_brackets(s) > 0;
    case SLIP_CLOSE: return open_brackets(s) > 0 && bx_str_find(before, BX_STR("（")) == before.len;
    case SLIP_OPEN: return s->at == 0 || bx_function_lookup(before) || bx_function_meant(before);
    case SLIP_QUOTE: return s->at == 0;
    case SLIP_WORD: return s->at == 0 && strlen(found->mark) == s->token.len;
    case SLIP_OPERATOR:
    case SLIP_POINT:
    case SLIP_BRACE: break;
    }
    return true;
}

static const slip *slip_at(const spot *s)
{
    bx_str rest = rest_of(s);
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (bx_str_starts(rest, bx_str_from(slips[i].mark)) && may_begin(s, &slips[i]))
            return &slips[i];
    return NULL;
}

/* A misspelt 数（个） of a field that has such a mark in its name. */
static bool resembles_field(const spot *s, const slip *found)
{
    bx_str mark = bx_str_from(found->mark);
    for (const bx_field_scope *scope = s->tokens->scope; scope; scope = scope->outer)
        for (int i = 0; i < scope->count; i++) {
            bx_str name = scope->fields[i].name;
            if (bx_str_find(name, mark) < name.len && bx_near_find(s->token, &name, 1) == 0)
                return true;
        }
    return false;
}

static bool is_blank_at(const spot *s, size_t at)
{
    bx_str rest = rest_of(s);
    return at >= rest.len || strchr(" \t\r\n", rest.ptr[at]);
}

static bool is_blank_before(const spot *s)
{
    const char *at = s->token.ptr + s->at;
    return at == s->tokens->text.ptr || strchr(" \t\r\n(", at[-1]);
}

/* Bytes of a text in quotes of whatever kind, with both of them; 0: it does not end. */
static size_t quoted_length(const spot *s, size_t mark, bx_str *words)
{
    bx_str rest = rest_of(s);
    for (size_t at = mark; at < rest.len; at++) {
        if (strchr("'\"`", rest.ptr[at])) return 0;
        for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
            bx_str close = bx_str_from(slips[i].mark);
            if (slips[i].kind != SLIP_QUOTE || !bx_str_starts(behind(rest, rest.ptr + at), close))
                continue;
            *words = (bx_str){rest.ptr + mark, at - mark};
            return at + close.len;
        }
    }
    return 0;
}

/* In a text that the file has in single quotes those of an expression are double. */
static char quote_of(const bx_node *node)
{
    bx_place place = node->place;
    bool is_single = place.at > 0 && place.file->text.ptr[place.at - 1] == '\'';
    return is_single ? '"' : '\'';
}

/* What takes the place of `len` bytes. */
static void add_offer(bx_buf *offer, const spot *s, const slip *found, size_t *len)
{
    bx_str words = {0};
    bool is_operator = found->kind == SLIP_OPERATOR || found->kind == SLIP_WORD;
    size_t whole = found->kind == SLIP_QUOTE ? quoted_length(s, *len, &words) : 0;
    bx_buf_add_text(offer, "");
    if (!bx_node_is_exact(s->tokens->node) || (found->kind == SLIP_QUOTE && whole == 0)) return;
    bx_buf_add_text(offer, OFFER);
    if (whole > 0) {
        char quote = quote_of(s->tokens->node);
        bx_buf_printf(offer, "%c%.*s%c", quote, BX_STR_ARG(words), quote);
        *len = whole;
        return;
    }
    bool has_gap = is_operator || found->kind == SLIP_COMMA;
    bx_buf_printf(offer, "%s%s%s", is_operator && !is_blank_before(s) ? " " : "", found->meant,
                  has_gap && !is_blank_at(s, *len) ? " " : "");
}

static bx_status report(bx_layout_reader *tr, const spot *s, const slip *found)
{
    bx_buf offer = {0};
    size_t len = strlen(found->mark);
    add_offer(&offer, s, found, &len);
    bx_place place = bx_node_piece_place(s->tokens->node, (bx_str){s->token.ptr + s->at, len});
    bx_status status = offer.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&tr->reader, BX_E_MISTAKEN_SIGN, &place,
                                                     bx_str_from(found->mark),
                                                     bx_str_from(found->why), bx_buf_str(&offer));
    bx_buf_release(&offer);
    return status;
}

/* --- braces --- */

bx_status bx_slip_braces(bx_layout_reader *tr, const bx_node *node, bx_str piece, bool *is_told)
{
    bx_str whole = bx_str_trim(piece);
    *is_told = *is_told || memchr(whole.ptr, '{', whole.len) || memchr(whole.ptr, '}', whole.len);
    if (!*is_told) return BX_OK;
    bx_buf offer = {0};
    bx_place place = bx_node_piece_place(node, whole);
    bool is_good = bx_node_is_exact(node);
    bx_buf_add_text(&offer, is_good ? OFFER : "");
    for (size_t i = 0; i < whole.len && is_good; i++)
        if (!strchr("{}", whole.ptr[i])) bx_buf_add_byte(&offer, whole.ptr[i]);
    bx_status status = offer.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&tr->reader, BX_E_BRACES, &place,
                                                     bx_buf_str(&offer), (bx_str){0}, (bx_str){0});
    bx_buf_release(&offer);
    return status;
}

/* --- 人员[0].姓名 --- */

static size_t path_end(bx_str rest)
{
    size_t len = 0;
    while (len < rest.len && !strchr(" \t\r\n()[],?<>=!'\"`*", rest.ptr[len]))
        len++;
    return len;
}

/* first(人员.姓名) in place of `len` bytes before and behind the [. */
static void add_end_of_list(bx_buf *offer, const bx_tokens *t, bx_str *piece, size_t bracket)
{
    bx_str inner = behind(t->text, t->text.ptr + bracket + 1);
    size_t close = bx_str_find(inner, BX_STR("]")), before = bracket;
    while (before > 0 && path_end((bx_str){t->text.ptr + before - 1, 1}) == 1)
        before--;
    bx_str name = {t->text.ptr + before, bracket - before}, index = {inner.ptr, close};
    bool is_first = bx_str_is(index, "0"), is_last = bx_str_is(index, "-1");
    if (close == inner.len || !(is_first || is_last) || !bx_node_is_exact(t->node)) return;
    bx_str rest = behind(inner, inner.ptr + close + 1);
    rest.len = path_end(rest);
    bx_buf path = {0};
    bx_buf_printf(&path, "%.*s%.*s", BX_STR_ARG(name), BX_STR_ARG(rest));
    if (path.failed) offer->failed = true;
    else if (rest.len > 0 && bx_scope_declares(t->scope, bx_buf_str(&path))) {
        bx_buf_printf(offer, OFFER "%s(%s)", is_first ? "first" : "last", path.ptr);
        *piece = (bx_str){name.ptr, (size_t)(rest.ptr + rest.len - name.ptr)};
    }
    bx_buf_release(&path);
}

static bx_status check_index(bx_layout_reader *tr, const bx_tokens *t, bx_str sign, bool *is_told)
{
    size_t at = (size_t)(sign.ptr - t->text.ptr);
    *is_told = at > 0 && path_end((bx_str){sign.ptr - 1, 1}) == 1;
    if (!*is_told) return BX_OK;
    bx_buf offer = {0};
    bx_buf_add_text(&offer, "");
    add_end_of_list(&offer, t, &sign, at);
    bx_place place = bx_node_piece_place(t->node, sign);
    bx_status status = offer.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&tr->reader, BX_E_NO_INDEX, &place,
                                                     bx_buf_str(&offer), (bx_str){0}, (bx_str){0});
    bx_buf_release(&offer);
    return status;
}

bx_status bx_slip_check(bx_layout_reader *tr, const bx_tokens *tokens, const bx_token *token,
                        bool *is_told)
{
    bx_token_kind kind = token->kind;
    bool is_word = kind == BX_TOKEN_PATH && !token->is_quoted &&
                   !bx_scope_declares(tokens->scope, token->text);
    bool is_bad = kind == BX_TOKEN_BAD && !strchr("'\"`", token->text.ptr[0]);
    *is_told = false;
    if (kind == BX_TOKEN_SIGN && bx_str_is(token->text, "["))
        return check_index(tr, tokens, token->text, is_told);
    if (!is_word && !is_bad) return BX_OK;
    for (spot s = {tokens, token->text, 0}; s.at < token->text.len; s.at++) {
        const slip *found = slip_at(&s);
        if (!found || resembles_field(&s, found)) continue;
        *is_told = true;
        if (found->kind != SLIP_BRACE) return report(tr, &s, found);
        return bx_slip_braces(tr, tokens->node, tokens->text, is_told);
    }
    return BX_OK;
}

/* --- a call without brackets --- */

/* The function that a text begins with where a declared path is all of the rest. */
static const bx_function *glued_function(const bx_tokens *t, bx_str text, bx_str *value)
{
    const bx_function *found = NULL;
    for (int i = 0; i < BX_CALL_COUNT_OF; i++) {
        const bx_function *f = bx_function_at((bx_function_id)i);
        bx_str name = bx_str_from(f->name);
        if (!bx_str_starts(text, name)) continue;
        bx_str rest = behind(text, text.ptr + name.len);
        if (rest.len == 0 || !bx_scope_declares(t->scope, rest)) continue;
        found = f;
        *value = rest;
    }
    return found;
}

bx_status bx_slip_call(bx_layout_reader *tr, const bx_tokens *tokens, const bx_token *path,
                       const bx_token *next, bool *is_told)
{
    bx_str value = next->text, whole = path->text;
    bool is_path = next->kind == BX_TOKEN_PATH && bx_scope_declares(tokens->scope, value);
    const bx_function *f = is_path ? bx_function_lookup(path->text) : NULL;
    if (f) whole.len = (size_t)(value.ptr + value.len - whole.ptr);
    else f = glued_function(tokens, path->text, &value);
    *is_told = f != NULL;
    if (!f) return BX_OK;
    bx_buf offer = {0};
    bool is_good = f->most != 0 || f->least > 0;
    is_good = is_good && f->least <= 1 && bx_node_is_exact(tokens->node) && !next->is_quoted;
    bx_buf_add_text(&offer, "");
    if (is_good) bx_buf_printf(&offer, OFFER "%s(%.*s)", f->name, BX_STR_ARG(value));
    bx_place place = bx_node_piece_place(tokens->node, whole);
    bx_status status = offer.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&tr->reader, BX_E_CALL_UNBRACKETED, &place,
                                                     bx_str_from(f->name), bx_str_from(f->form),
                                                     bx_buf_str(&offer));
    bx_buf_release(&offer);
    return status;
}
