/*
 * source.h - the text of a file becomes nodes
 *
 * In:  YAML 1.2 or JSON (which is YAML), UTF-8. Out: a tree of node.h.
 * The only file that sees libfyaml. Encoding, control characters, tabs in
 * indentation, duplicate keys, depth and size are checked here, because the
 * library passes some of them over in silence.
 */
#ifndef BX_SOURCE_SOURCE_H
#define BX_SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"
#include "source/node.h"

/**
 * Parses a text. All faults that can be found go to the sink.
 * @param arena  owns the nodes; `file` must live as long
 * @param file   name and bytes (any bytes); kept by reference in the nodes' places
 * @param root   set to the tree
 * @return BX_OK; BX_ERR_INPUT, BX_ERR_LIMIT, BX_ERR_MEMORY
 */
bx_status bx_source_parse(bx_arena *arena, const bx_text_file *file, bx_diag *diag,
                          const bx_node **root);

/** The same for nodes that go before what was read from them (bx_source_load_apart). */
bx_status bx_source_parse_apart(bx_arena *arena, bx_arena *nodes, const bx_text_file *file,
                                bx_diag *diag, const bx_node **root);

/** Reads a file ("-": standard input) and parses it. */
bx_status bx_source_load(bx_arena *arena, const char *path, bx_diag *diag, const bx_node **root);

/**
 * The same for nodes that go before what was read from them: texts, and what places refer to, live as
 * long as `arena`, the nodes themselves as long as `nodes`.
 */
bx_status bx_source_load_apart(bx_arena *arena, bx_arena *nodes, const char *path, bx_diag *diag,
                               const bx_node **root);

#endif
