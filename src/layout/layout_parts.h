/*
 * layout_parts.h - what the rooms of the layout reader share
 *
 * Private to input/. template.c reads the top of a layout and calls one room after
 * the other: page and grid, styles and levels, fields, rules, body, tables. Each
 * returns BX_OK also after faults of the user's (reader.fault), so that one run shows
 * all of them, and leaves harmless values behind.
 */
#ifndef BX_LAYOUT_LAYOUT_PARTS_H
#define BX_LAYOUT_LAYOUT_PARTS_H

#include "layout/layout.h"
#include "source/schema.h"

/* Styles that the engine looks for by name when a layout names no other. */
#define BX_STYLE_BODY "正文"
#define BX_STYLE_TITLE "标题"
#define BX_STYLE_TABLE "表格"
#define BX_STYLE_SIGNATURE "署名"

/** A layout that is being read. */
typedef struct bx_template_reader {
    bx_reader reader;
    bx_template *t;
    bx_style *styles;           /* the same array as t->styles */
    const bx_node **style_maps; /* of each style, with what it is like */
    const bx_node *style_node;  /* styles: as merged */
} bx_template_reader;

/** Where the paths of expressions are looked up: the members of a list first, then what is around. */
typedef struct bx_field_scope bx_field_scope;
struct bx_field_scope {
    const bx_field *fields;
    int count;
    const bx_field_scope *outer;
};

/* --- template_merge.c --- */

/** The layout with those that it extends put under it. Stops at the first fault. */
bx_status bx_template_merge(bx_reader *r, const bx_node *root, bx_layout_finder find, void *context,
                            const bx_node **merged);

/** A map of both, `over` winning key by key; maps in maps likewise. Needs two maps. */
bx_status bx_node_merge(bx_arena *arena, const bx_node *base, const bx_node *over,
                        const bx_node **merged);

/** A style's map; a plain name stands for {like: name}. Other nodes are given back. */
bx_status bx_style_map(bx_arena *arena, const bx_node *node, const bx_node **map);

/* --- template_page.c --- */

bx_status bx_template_page(bx_template_reader *tr, const bx_node *page, const bx_node *grid);
/** After the styles. Any of them may be NULL. */
bx_status bx_template_furniture(bx_template_reader *tr, const bx_node *paragraphs,
                                const bx_node *number, const bx_node *signature);

/* --- template_style.c --- */

/** The words of `align`. */
extern const bx_word bx_align_words[];

bx_status bx_template_styles(bx_template_reader *tr, const bx_node *styles);
bx_status bx_template_levels(bx_template_reader *tr, const bx_node *levels);

/** The style that a scalar names; `otherwise` when the node is NULL, or unknown (reported). */
bx_status bx_template_style_of(bx_template_reader *tr, const bx_node *name,
                               const bx_style *otherwise, const bx_style **style);

/** A style of its own: `base` with another size. */
bx_status bx_template_resize(bx_template_reader *tr, const bx_style *base, const bx_node *size,
                             const bx_style **style);

/** What 字 and 行 are worth in a style. */
bx_length_scale bx_style_scale(const bx_template_reader *tr, const bx_style *style);

/* --- template_field.c --- */

bx_status bx_template_fields(bx_template_reader *tr, const bx_node *fields);
const char *bx_field_type_name(bx_field_type type);
bool bx_field_is_figure(const bx_field *field);

/* --- template_expr.c --- */

/** Sets of field types. */
#define BX_TYPE(name) (1u << BX_FIELD_##name)
#define BX_TYPES_TEXT                                                                              \
    (BX_TYPE(TEXT) | BX_TYPE(LINES) | BX_TYPE(PARAGRAPHS) | BX_TYPE(YEAR) | BX_TYPE(DATE) |        \
     BX_TYPE(COUNT) | BX_TYPE(NUMBER))

/** The field that a path names, and in *column a column of it (or nothing); NULL after a reported fault. */
bx_status bx_template_find(bx_template_reader *tr, const bx_field_scope *scope, bx_str path,
                           const bx_place *place, const bx_field **field, bx_str *column);

/**
 * Parses a scalar (anything else is BX0314) and checks every path in it.
 * @param types  what may stand there; a column of a COUNTS field counts as COUNT
 * @param width  set to the columns of a spread COUNTS field, else 1; NULL: no table, so COUNTS cannot be spread
 */
bx_status bx_template_expr(bx_template_reader *tr, const bx_node *node, const bx_field_scope *scope,
                           unsigned types, bx_expr *expr, int *width);

/** Reports that `field` cannot stand where only `types` can. */
bx_status bx_template_misplaced(bx_template_reader *tr, bx_str path, const bx_field *field,
                                unsigned types, const bx_place *place);

/* --- template_lines.c --- */

/** NULL: what holds where the layout says nothing. After the fields, which `whole` may name. */
bx_status bx_template_lines(bx_template_reader *tr, const bx_node *lines);

/* --- template_rule.c --- */

bx_status bx_template_rules(bx_template_reader *tr, const bx_node *rules);

/* --- template_body.c, template_table.c --- */

bx_status bx_template_body(bx_template_reader *tr, const bx_node *body, const bx_field_scope *scope,
                           const bx_body_item **items, int *count);
bx_status bx_template_table(bx_template_reader *tr, const bx_node *node,
                            const bx_field_scope *scope, const bx_table_pattern **table);

#endif
