/*
 * fold.h - text that goes on over several lines of YAML
 */
#ifndef BX_INPUT_FOLD_H
#define BX_INPUT_FOLD_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/** How the text is written: which rules its line ends follow. */
typedef enum bx_fold_form {
    BX_FOLD_PLAIN,
    BX_FOLD_SINGLE, /* '…' */
    BX_FOLD_DOUBLE, /* "…" */
    BX_FOLD_BLOCK,  /* > */
} bx_fold_form;

/**
 * Takes out the space that YAML puts where a line was folded, when a full-width
 * character stands on both sides of it: Chinese has none there.
 * @param raw      the scalar as written, without its quotation marks
 * @param decoded  what YAML reads there
 * @param text     set to `decoded`, or to a shorter text in the arena
 */
bx_status bx_fold_text(bx_arena *arena, bx_fold_form form, bx_str raw, bx_str decoded,
                       bx_str *text);

#endif
