/*
 * caption.h - the lines above a table (表号, title, 单位; 续表), and those below a picture
 */
#ifndef BX_COMPOSE_CAPTION_H
#define BX_COMPOSE_CAPTION_H

#include "compose/composer.h"

/** Lines of captions, set. */
typedef struct bx_set_captions {
    const bx_packed *packed; /* NULL: none; from the left edge and the first line's top */
    bx_tag *tag;             /* Caption */
    bx_len height;
} bx_set_captions;

/**
 * Sets captions in lines of that width. The middle of a line may take several lines; what is left
 * and right of it stands on the last of them. May be called again for another width.
 * @param set  its tag is the items' owner
 * @return BX_ERR_LAYOUT (BX0719)
 */
bx_status bx_captions_set(bx_composer *c, const bx_caption *captions, int count, bx_len width,
                          bx_set_captions *set);

#endif
