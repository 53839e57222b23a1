/*
 * chain.h - a layout's file, those that it extends under it, profiles over it: one map
 *
 * Each file stands once, under all that extend it: what two of a chain extend is no loop,
 * and does not undo what the first of them changed.
 */
#ifndef BX_LAYOUT_CHAIN_H
#define BX_LAYOUT_CHAIN_H

#include "base/vec.h"
#include "source/schema.h"

/**
 * Finds and reads another layout file.
 * @param name   as written
 * @param place  where it is named, for what lies beside it; NULL: on the command line
 * @param root   lent until the arena goes; the same file has the same root
 */
typedef bx_status (*bx_layout_finder)(void *context, bx_str name, const bx_place *place,
                                      const bx_node **root);

/** What a layout is read from. */
typedef struct bx_layout_files {
    const bx_node *root;         /* of its own file */
    const char *const *profiles; /* names of layouts that change how it looks, later over earlier */
    int profile_count;
    bool clauses;          /* what standards ask of the pages is read, too */
    bx_layout_finder find; /* may be NULL when nothing else is named */
    void *context;
} bx_layout_files;

/** A file of clauses, and a layout that names it: what stands in the one is asked by the other. */
typedef struct bx_clause_home {
    const bx_text_file *clauses, *layout;
} bx_clause_home;

typedef BX_VEC(bx_clause_home) bx_clause_homes;

/**
 * All of them merged. Stops at the first fault, which is returned, not kept; but for those of what a
 * file inherits (inherit.h).
 * @param homes  appended to, where clauses are wanted (else it may be NULL): in place of a name stand
 *               the clauses of its file
 */
bx_status bx_layout_chain(bx_reader *r, const bx_layout_files *files, const bx_node **merged,
                          bx_clause_homes *homes);

#endif
