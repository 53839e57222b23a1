/*
 * token.h - the words of an expression
 *
 * Names may hold nearly everything, + and - and full-width marks too, so an operator stands between
 * blanks, and a path that the layout declares is that path whatever is in it. In back quotes any path
 * may stand.
 */
#ifndef BX_LAYOUT_TOKEN_H
#define BX_LAYOUT_TOKEN_H

#include "layout/scope.h"
#include "source/node.h"

typedef enum bx_token_kind {
    BX_TOKEN_END,
    BX_TOKEN_PATH,   /* 申请.新收, 不予公开.* */
    BX_TOKEN_NUMBER, /* 12, 0.5 */
    BX_TOKEN_TEXT,   /* 'words' or "words" */
    BX_TOKEN_SIGN,   /* ( ) [ ] , ? + - * / == != < <= > >= */
    BX_TOKEN_BAD,    /* nothing that can stand in an expression; or a quote that never ends */
} bx_token_kind;

typedef struct bx_token {
    bx_token_kind kind;
    bx_str text;    /* without quotes */
    bool is_quoted; /* PATH: in back quotes, and so no word of the language and no function */
    bx_place place;
} bx_token;

/** A text that is read token by token. */
typedef struct bx_tokens {
    bx_str text;
    size_t at;           /* byte of the text behind the last token */
    const bx_node *node; /* whose text it is a piece of: for places */
    size_t file_at;      /* byte of the file from which the next token is looked for */
    const bx_field_scope *scope;
} bx_tokens;

/** Tokens of a piece of a scalar's text. */
bx_tokens bx_tokens_of(const bx_node *node, bx_str piece, const bx_field_scope *scope);

/** The next token; END again and again at the end. */
bx_token bx_token_next(bx_tokens *t);

/** Whether byte i of a scalar's text is byte place.at + i of its file. */
bool bx_node_is_exact(const bx_node *node);

/** The place of a piece of a scalar's text; all of the scalar where the file has it otherwise. */
bx_place bx_node_piece_place(const bx_node *node, bx_str piece);

#endif
