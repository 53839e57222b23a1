/*
 * signed.h - a signature while it is set
 *
 * Private to compose/signature*.c. x runs from the type area's left edge, y from the upper edge of
 * the first line of the signature, down to the foot of the date.
 */
#ifndef BX_COMPOSE_SIGNED_H
#define BX_COMPOSE_SIGNED_H

#include "compose/area.h"
#include "compose/composer.h"
#include "compose/ready_text.h"
#include "text/line.h"

/** A text in the lines that it is set in. */
typedef struct bx_signed_text {
    const bx_inline *in;
    bx_ready_text ready;
    const bx_line *lines;
    int count;
} bx_signed_text;

/** One of those who sign, and where the parts go. */
typedef struct bx_signed_by {
    const bx_signer *signer;
    bx_signed_text *names; /* one for each wanted line */
    bx_signed_text post;
    bx_tag *figure; /* of the seal's or the stamp's picture; NULL: there is none */
    bx_tag *field;  /* of the field in which it signs; NULL: it has none */
    int line_count; /* of all names */
    bx_len width;   /* of the widest of them */
    bx_len x, y;    /* of the names: their left edge, or their axis; the first line's upper edge */
    bx_len post_x, post_y;
    bx_rect picture; /* the seal, or the room for it; the stamp. Empty: none */
} bx_signed_by;

/** How lines of different widths stand above each other. */
typedef enum bx_signed_align { BX_SIGNED_START, BX_SIGNED_CENTER, BX_SIGNED_END } bx_signed_align;

typedef struct bx_signed {
    bx_composer *c;
    const bx_area *area;
    const bx_block *block;
    const bx_signature_style *places;
    bx_signed_by *by;
    int count;
    bx_signed_align align; /* x is the left edge, the axis, the right edge of names */
    bx_signed_text date;
    bx_len date_width;
    bx_len date_x, date_y;
    bx_len height; /* of the texts */
    int blank;     /* empty lines between the text above and it */
    int columns;   /* of seals; 0: none */
    bx_len clear;  /* how far the seals can go up until they touch the text above */
} bx_signed;

#endif
