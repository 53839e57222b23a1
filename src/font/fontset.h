/*
 * fontset.h - which faces serve a role, in which order
 *
 * A role is a style of type that layouts name (仿宋, 黑体 …). Its first face is the
 * wanted one; the others stand in, cluster by cluster, for characters it lacks,
 * with a correction of size and height. Western words and numbers may have a face of
 * their own, since those drawn into a Han face seldom have its grey; and single characters that
 * another face has better. A plain value that house fills.
 */
#ifndef BX_FONT_FONTSET_H
#define BX_FONT_FONTSET_H

#include <stdint.h>

#include "base/str.h"
#include "font/face.h"

typedef struct bx_face_use {
    bx_face *face;
    int shift; /* of full-width glyphs upwards, 1/1000 em, when it stands in */
    int scale; /* 1/1000: 1000 is the style's own size */
    bx_str
        only; /* characters that it serves before all others, and nothing else; empty: it serves any */
} bx_face_use;

typedef struct bx_font_role bx_font_role;
struct bx_font_role {
    bx_str name;
    const bx_face_use *uses; /* at least one */
    int count;
    const bx_face_use *latin;  /* of letters, digits and their signs; NULL: they are as all else */
    const bx_face_use *chosen; /* those with `only`, which are not among the uses */
    int chosen_count;
    uint64_t chosen_mask;     /* bit n: some character with these lowest six bits is chosen */
    const bx_font_role *bold; /* its bold faces, and behind them its own; NULL: it has none */
};

typedef struct bx_fontset {
    const bx_font_role *roles;
    int count;
} bx_fontset;

/** Sets chosen_mask, after the chosen ones. */
void bx_font_role_mark_chosen(bx_font_role *role);

/** The face that a role has chosen for a character, or NULL. */
const bx_face_use *bx_font_role_chosen(const bx_font_role *role, uint32_t rune);

/** The index of the role's first open face that has hanzi; 0 when none has. */
int bx_role_han(const bx_font_role *role);

/**
 * Whether the role means a face to be used so: its first one, its first with hanzi, its face for
 * letters, one chosen for the character. Others stand in.
 */
bool bx_role_wants(const bx_font_role *role, const bx_face_use *use);

/** The role of that name, or NULL. */
const bx_font_role *bx_fontset_lookup(const bx_fontset *set, bx_str name);

#endif
