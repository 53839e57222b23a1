/*
 * fold.h - text that goes on over several lines of YAML
 *
 * A line end between two lines reads as a space, n of them as n - 1 line ends. Between
 * two full-width characters it reads as nothing: Chinese has no space there.
 */
#ifndef BX_SOURCE_FOLD_H
#define BX_SOURCE_FOLD_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/**
 * Reads plain text, or text in '…' (`is_quoted`), without its quotation marks.
 * @param text  set to a text in the arena
 */
bx_status bx_fold_lines(bx_arena *arena, bool is_quoted, bx_str raw, bx_str *text);

/**
 * Reads a block after | or >: the indentation of its first line goes from each, line ends become LF,
 * and after > a single one between two lines that are not indented further becomes a space. Blank
 * lines and line ends before and behind it are dropped, as if all had |- or >-: every reader of ours
 * trims its lines.
 * @param file  the bytes around
 * @param raw   the block's own: from its first character, or from the blanks before that, on
 */
bx_status bx_fold_block(bx_arena *arena, bool is_folded, bx_str file, bx_str raw, bx_str *text);

/**
 * Takes the spaces out of text in "…" (`is_quoted`, without the quotation marks) or in
 * a block after >, where they came from a fold between full-width characters.
 * @param raw      as written
 * @param decoded  what YAML reads there
 * @param text     set to `decoded`, or to a shorter text in the arena
 */
bx_status bx_fold_read(bx_arena *arena, bool is_quoted, bx_str raw, bx_str decoded, bx_str *text);

#endif
