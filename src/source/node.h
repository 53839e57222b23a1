/*
 * node.h - what a YAML or JSON file says, as a read-only tree
 *
 * Made by source.h, const from then on. Scalars keep their spelling ("0.10" stays
 * "0.10") and whether they were quoted; every node knows its place. Aliases are
 * resolved: an aliased subtree is shared, not copied. An absent value ("key:" and
 * nothing behind it) is a scalar of style PLAIN with empty text at the key's place.
 */
#ifndef BX_SOURCE_NODE_H
#define BX_SOURCE_NODE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

typedef enum bx_node_kind { BX_NODE_SCALAR, BX_NODE_LIST, BX_NODE_MAP } bx_node_kind;

typedef enum bx_scalar_style {
    BX_SCALAR_PLAIN,
    BX_SCALAR_QUOTED,  /* '…' or "…" */
    BX_SCALAR_LITERAL, /* | */
    BX_SCALAR_FOLDED,  /* > */
} bx_scalar_style;

typedef struct bx_node bx_node;

typedef struct bx_pair {
    bx_str key;
    bx_place key_place;
    const bx_node *value;
} bx_pair;

struct bx_node {
    bx_place place; /* of the first character; of `*name` where an alias stood */
    bx_str text;    /* SCALAR: decoded; folds between two full-width characters add no space */
    union {
        const bx_node *const *items; /* LIST */
        const bx_pair *pairs;        /* MAP, in the order of the file, keys distinct */
    };
    int count;           /* of items or pairs */
    uint32_t comment_at; /* SCALAR on one line: byte of a '#' comment behind it there, else 0 */
    bx_node_kind kind : 8;
    bx_scalar_style style : 8;
};

/** The value of `key` in a map, or NULL. A node that is no map has no keys. */
const bx_node *bx_node_lookup(const bx_node *map, bx_str key);

/** True for an empty plain scalar, `~` or `null`: nothing was given. A quoted "" is not null. */
bool bx_node_is_null(const bx_node *node);

/** "a map", "a list", "text", "nothing": what stands there, in both languages, for messages. */
const char *bx_node_kind_name(const bx_node *node);

/** BX_OK when the node is of that kind and not null; else BX0304 says so of the key `name`. */
bx_status bx_node_want(const bx_node *node, bx_node_kind kind, const char *name, bx_diag *diag);

#endif
