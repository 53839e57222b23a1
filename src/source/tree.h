/*
 * tree.h - nodes become a tree, in the order in which they stand in the file
 *
 * What is open, the key that waits for its value, anchors and what their aliases mean, and the
 * limits of it all. Who reads the file says what comes; this knows no syntax, and no library.
 * Every call may end in BX_ERR_INPUT, BX_ERR_LIMIT (told) or BX_ERR_MEMORY: then reading ends.
 */
#ifndef BX_SOURCE_TREE_H
#define BX_SOURCE_TREE_H

#include "base/diag.h"
#include "base/limits.h"
#include "base/vec.h"
#include "source/node.h"

/** What counts against the limits: nodes and nesting of a subtree, aliases expanded. */
typedef struct bx_extent {
    int64_t nodes;
    int depth;
} bx_extent;

typedef struct bx_anchor {
    bx_str name;
    bx_place place;
    const bx_node *node; /* NULL while it is still open */
    bx_extent extent;
    bool is_used;
    bool is_missing; /* an alias came before it: told once */
} bx_anchor;

typedef struct bx_tree_item {
    const bx_node *node;
} bx_tree_item;

/** A map or list that is still open. */
typedef struct bx_frame {
    bx_node *node;
    int anchor; /* index, or -1 */
    bool is_flow;
    bool has_key; /* MAP: `key` waits for its value */
    bx_pair key;
    size_t key_end; /* byte behind the key */
    BX_VEC(bx_pair) pairs;
    BX_VEC(bx_tree_item) items;
    bx_extent extent;
} bx_frame;

/** A new one: {.arena, .file, .diag, .last_end}. The arena owns the nodes. */
typedef struct bx_tree {
    bx_arena *arena;
    const bx_text_file *file;
    bx_diag *diag;
    bx_frame frames[BX_LIMIT_NODE_DEPTH];
    int depth;
    BX_VEC(bx_anchor) anchors;
    const bx_node *root; /* NULL before the first node is whole */
    size_t last_end;     /* byte behind the last token; who reads the file moves it on */
    size_t bad_alias;    /* byte behind the last alias without an anchor, or 0 */
    int64_t nodes;
    bx_status fault; /* the first that does not end the reading */
} bx_tree;

/** Reports with a copy of the argument. */
bx_status bx_tree_fail(bx_tree *tree, bx_code code, const bx_place *place, bx_str arg);

/** For a fault that the reading survives: it is kept and the others are looked for. */
bx_status bx_tree_go_on(bx_tree *tree, bx_status status);

/** Byte of the next character that is no space and no tab. */
size_t bx_tree_skip_blanks(const bx_tree *tree, size_t at);

/** Byte of a comment that ends the line from `at` on, or 0. YAML wants a blank before the #. */
size_t bx_tree_find_comment(const bx_tree *tree, size_t at);

/** True where the next scalar is a key. */
bool bx_tree_wants_key(const bx_tree *tree);

/** Makes `node` a scalar where nothing stands: at the key, or at the dash of the item. */
void bx_tree_place_nothing(bx_tree *tree, bx_node *node);

/** The key's own text and place; it ends at last_end. Only where one is wanted. */
void bx_tree_set_key(bx_tree *tree, const bx_node *key);

/** An anchor of the node that comes next; NULL: it has none, and *index is -1. */
bx_status bx_tree_add_anchor(bx_tree *tree, const bx_place *place, int *index);

/** A node without members. */
bx_status bx_tree_add(bx_tree *tree, const bx_node *node, int anchor);

/** What the anchor of this name holds; `place` is that of the name, behind its *. */
bx_status bx_tree_add_alias(bx_tree *tree, bx_place place);

/** A map or list, with its bracket at `place` or of no length; what comes is its member until it closes. */
bx_status bx_tree_open(bx_tree *tree, bx_node_kind kind, bx_place place, int anchor);
bx_status bx_tree_close(bx_tree *tree);

/** At the end: anchors that nothing meant (BX0223). */
bx_status bx_tree_check_anchors(bx_tree *tree);

#endif
