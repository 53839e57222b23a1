/*
 * ready_text.h - a text ready for breaking, and what its runs stand for
 */
#ifndef BX_COMPOSE_READY_TEXT_H
#define BX_COMPOSE_READY_TEXT_H

#include "base/style.h"
#include "base/tag.h"
#include "text/words.h"

/** What a run's mark stands for. */
typedef struct bx_text_mark {
    const bx_tag *tag; /* of the text, or of the link that it is in; NULL: an artifact */
    const bx_style
        *style; /* with dots, a line below, a colour, wide tracking; NULL: plain, in black */
} bx_text_mark;

/** A text ready for breaking. */
typedef struct bx_ready_text {
    bx_prepared *prepared;
    bx_str text;
    const bx_text_mark *marks; /* by the mark of a run */
} bx_ready_text;

#endif
