/*
 * scope.h - where the names of an expression are looked up, while a layout is read
 *
 * A name is looked for in the innermost scope first: the entry of a list, or a group of its entries,
 * then what is around it, last the record. calc/scope.h has the same chain when values are there;
 * a slot (expr.h) counts its links.
 */
#ifndef BX_LAYOUT_SCOPE_H
#define BX_LAYOUT_SCOPE_H

#include "layout/expr.h"
#include "layout/reader.h"

typedef enum bx_scope_kind {
    BX_SCOPE_RECORD, /* the top, or the members of a group field */
    BX_SCOPE_ENTRY,  /* one entry of a list */
    BX_SCOPE_GROUP,  /* entries of a list that share their keys; its own name is those entries */
} bx_scope_kind;

typedef struct bx_field_scope bx_field_scope;
struct bx_field_scope {
    const bx_field *fields;
    int count;
    const bx_field_scope *outer; /* NULL: the outermost */
    bx_scope_kind kind;
    const bx_field *list; /* ENTRY, GROUP: whose entries */
    const bx_str *keys;   /* GROUP: fields that all entries share */
    int key_count;
};

/** The scope of a layout's record. */
bx_field_scope bx_field_scope_top(const bx_layout *t);

/** Whether all names of a path, with or without its .*, are declared. Reports nothing. */
bool bx_scope_declares(const bx_field_scope *scope, bx_str path);

/**
 * Finds what a path names.
 * @param path  may end in .* (every member of a group) 
 * @param slot  set; slot->field is NULL after a reported fault
 */
bx_status bx_scope_find(bx_layout_reader *tr, const bx_field_scope *scope, bx_str path,
                        const bx_place *place, bx_slot *slot);

/** The list that a path goes through, the outermost of several; ptr NULL: none. */
bx_status bx_scope_list_of(bx_layout_reader *tr, const bx_field_scope *scope, bx_str path,
                           bx_str *list);

/** Whether an expression asks for the entry that an each is at (index, first, last). */
bool bx_scope_is_repeated(const bx_field_scope *scope);

#endif
