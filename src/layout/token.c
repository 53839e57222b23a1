/*
 * A token's place is that of its bytes in the file. A folded block has other bytes than
 * its text; there each token is looked for behind the one before it.
 */
#include "layout/token.h"

#include <string.h>

#include "base/ban.h"

bool bx_node_is_exact(const bx_node *node)
{
    bx_str text = node->text, file = node->place.file ? node->place.file->text : (bx_str){0};
    if (node->place.at > file.len || text.len > file.len - node->place.at) return false;
    return bx_str_equal(text, (bx_str){file.ptr + node->place.at, text.len});
}

bx_place bx_node_piece_place(const bx_node *node, bx_str piece)
{
    bx_place place = node->place;
    if (!bx_node_is_exact(node)) return place;
    size_t at = (size_t)(piece.ptr - node->text.ptr);
    return (bx_place){place.file, place.at + at, piece.len};
}

bx_tokens bx_tokens_of(const bx_node *node, bx_str piece, const bx_field_scope *scope)
{
    bx_tokens t = {.text = piece, .node = node, .scope = scope, .file_at = node->place.at};
    if (bx_node_is_exact(node)) t.file_at += (size_t)(piece.ptr - node->text.ptr);
    return t;
}

static bx_place place_token(bx_tokens *t, bx_str word)
{
    const bx_place whole = t->node->place;
    size_t end = whole.at + whole.len;
    if (!whole.file || t->file_at > end || end > whole.file->text.len || word.len == 0)
        return whole;
    bx_str raw = {whole.file->text.ptr + t->file_at, end - t->file_at};
    size_t at = bx_str_find(raw, word);
    if (at == raw.len) return whole;
    bx_place place = {whole.file, t->file_at + at, word.len};
    t->file_at += at + word.len;
    return place;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* A sign at the start of `rest`, or 0 bytes. */
static size_t sign_length(bx_str rest)
{
    static const char *const signs[] = {"==", "!=", "<=", ">=", "<", ">", "(", ")",
                                        "[",  "]",  ",",  "?",  "+", "-", "*", "/"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (bx_str_starts(rest, bx_str_from(signs[i]))) return strlen(signs[i]);
    return 0;
}

/* Up to the next blank: what may be a path as a whole. */
static bx_str word_of(bx_str rest)
{
    size_t len = 0;
    while (len < rest.len && !is_blank(rest.ptr[len]))
        len++;
    return (bx_str){rest.ptr, len};
}

/* A path ends where no name can go on. Its .* is its end. */
static size_t path_length(bx_str rest)
{
    size_t len = 0;
    while (len < rest.len && !is_blank(rest.ptr[len]) && !strchr("()[],?<>=!'\"`*", rest.ptr[len]))
        len++;
    bool has_members =
        len > 0 && len < rest.len && rest.ptr[len] == '*' && rest.ptr[len - 1] == '.';
    return has_members ? len + 1 : len;
}

/* One of more digits than a decimal holds is one as well: the parser tells. */
static bool is_number(bx_str word)
{
    bx_decimal number;
    bool is_digit = word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9';
    return is_digit && bx_decimal_parse(word, &number) != BX_ERR_INPUT;
}

static bx_token take(bx_tokens *t, bx_token_kind kind, size_t len)
{
    bx_str word = {t->text.ptr + t->at, len};
    t->at += len;
    return (bx_token){.kind = kind, .text = word, .place = place_token(t, word)};
}

/* A text is a declared path, with ? behind it or not. */
static size_t declared_length(const bx_tokens *t, bx_str word)
{
    if (bx_str_ends(word, BX_STR("?"))) word.len--;
    return word.len > 0 && bx_scope_declares(t->scope, word) ? word.len : 0;
}

static bx_token take_quoted(bx_tokens *t, char quote)
{
    size_t start = t->at + 1, end = start;
    while (end < t->text.len && t->text.ptr[end] != quote)
        end++;
    if (end == t->text.len) return take(t, BX_TOKEN_BAD, end - t->at);
    bx_token token = take(t, quote == '`' ? BX_TOKEN_PATH : BX_TOKEN_TEXT, end + 1 - t->at);
    token.text = (bx_str){t->text.ptr + start, end - start};
    token.is_quoted = quote == '`';
    return token;
}

bx_token bx_token_next(bx_tokens *t)
{
    while (t->at < t->text.len && is_blank(t->text.ptr[t->at]))
        t->at++;
    bx_str rest = {t->text.ptr + t->at, t->text.len - t->at};
    if (rest.len == 0) return (bx_token){.text = rest, .place = t->node->place};
    size_t len = t->at == 0 ? declared_length(t, rest) : 0; /* all of it: with blanks in it, too */
    if (len == 0) len = declared_length(t, word_of(rest));
    if (len > 0) return take(t, BX_TOKEN_PATH, len);
    if (strchr("'\"`", rest.ptr[0])) return take_quoted(t, rest.ptr[0]);
    len = sign_length(rest);
    if (len > 0) return take(t, BX_TOKEN_SIGN, len);
    len = path_length(rest);
    if (len == 0) return take(t, BX_TOKEN_BAD, 1);
    return take(t, is_number((bx_str){rest.ptr, len}) ? BX_TOKEN_NUMBER : BX_TOKEN_PATH, len);
}
