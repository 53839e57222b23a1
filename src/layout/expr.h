/*
 * expr.h - an expression: what a text, a condition, a rule or a default computes
 *
 * One language for all of them (docs/layout-language.md, Expressions). A tree, made when the layout is
 * read and const from then on: its paths are slots that know where the value stands, and each of its
 * nodes knows what it gives and whether that may be nothing. Evaluated by calc/, on exact decimals.
 */
#ifndef BX_LAYOUT_EXPR_H
#define BX_LAYOUT_EXPR_H

#include "base/decimal.h"
#include "base/diag.h"
#include "base/str.h"
#include "layout/field.h"

/** What an expression gives. */
typedef enum bx_gives {
    BX_GIVES_TEXT,     /* one text */
    BX_GIVES_TEXTS,    /* lines or paragraphs */
    BX_GIVES_NUMBER,   /* an exact decimal */
    BX_GIVES_QUOTIENT, /* a fraction, which only a rounding makes a decimal */
    BX_GIVES_ROW,      /* the figures of a counts field */
    BX_GIVES_DATE,
    BX_GIVES_TRUTH,
    BX_GIVES_ENTRIES, /* of a list */
    BX_GIVES_PICTURE, /* a seal or an image */
    BX_GIVES_MEMBERS, /* of a group */
} bx_gives;

/** Sets of them. */
#define BX_GIVE(name) (1u << BX_GIVES_##name)

typedef enum bx_expr_kind {
    BX_EXPR_TEXT,   /* 'words' */
    BX_EXPR_NUMBER, /* 12, 0.5 */
    BX_EXPR_SLOT,   /* a path */
    BX_EXPR_CALL,   /* name(a, b) */
    BX_EXPR_LIST,   /* [a, b]: behind `in` */
    BX_EXPR_NEGATE, /* -a */
    BX_EXPR_NOT,    /* not a */
    BX_EXPR_BINARY, /* a + b, a == b, a and b */
} bx_expr_kind;

typedef enum bx_operator {
    BX_OP_ADD,
    BX_OP_SUBTRACT,
    BX_OP_MULTIPLY,
    BX_OP_DIVIDE,
    BX_OP_EQUAL,
    BX_OP_UNEQUAL,
    BX_OP_LESS,
    BX_OP_LESS_EQUAL,
    BX_OP_MORE,
    BX_OP_MORE_EQUAL,
    BX_OP_IN,
    BX_OP_AND,
    BX_OP_OR,
} bx_operator;

/** Where a value stands: so many scopes out, then member by member. */
typedef struct bx_slot {
    bx_str path;      /* as written, without ? and .* */
    int depth;        /* scopes outwards */
    const int *steps; /* indexes into the fields of the scope, of a group, of a list's entry … */
    int step_count;
    const bx_field *field; /* that the last step names */
    int column;            /* of a counts field; -1: all of it */
    bool has_members;      /* path.* : every member of the group */
    bool is_many;          /* passes a list, or a group of entries: one value for each entry */
    bool is_grouped;       /* of the entries of a group that an expression stands in */
    bool is_optional;      /* path? */
} bx_slot;

typedef struct bx_function bx_function;

typedef struct bx_expr bx_expr;
struct bx_expr {
    bx_expr_kind kind;
    bx_gives gives;
    bool may_lack; /* data that pass all checks may leave it absent, blank or a mark */
    bool is_many;  /* one value for each entry of a list: only for functions that take many */
    bx_place place;
    union {
        bx_str text;
        bx_decimal number;
        bx_slot slot;
        struct {
            const bx_function *function;
            const bx_expr *const *args;
            int count;
            int around; /* of many values: scopes out to the nearest that it looks at; else 0 */
        } call;         /* LIST too, without a function */
        const bx_expr *operand; /* NEGATE, NOT */
        struct {
            bx_operator op;
            const bx_expr *left, *right;
        } binary;
    };
};

/** What a field's value is in an expression. */
bx_gives bx_field_gives(const bx_field *field);

/** As the language spells it: "+", "and". */
const char *bx_operator_name(bx_operator op);

/** "a number", "text" …: what an expression gives, in both languages, for messages. */
const char *bx_gives_name(bx_gives gives);

#endif
