/*
 * box.h - a set piece that waits for its page
 *
 * Boxes come in reading order from paragraph, table, picture and signature; flow gives each
 * a page and a place, and has its maker put it there. A box is never torn. x runs
 * from the left edge of the area, y from the box's upper edge.
 */
#ifndef BX_COMPOSE_BOX_H
#define BX_COMPOSE_BOX_H

#include "compose/area.h"
#include "compose/composer.h"
#include "compose/page.h"

/**
 * What it costs to end a page before a box. Costs add up with that of the white below
 * the page's last box, so each says how much white one would rather have. White up to
 * the page's limit (bx_page_style.hole) costs at most WHITE, more of it HOLE and above.
 */
enum {
    BX_COST_FREE = 0,
    BX_COST_WHITE = 300,  /* a page with as much white as the limit allows */
    BX_COST_CUT = 350,    /* a group of a table's rows is cut: for each group */
    BX_COST_AROUND = 130, /* the group around others is cut between those */
    BX_COST_KEEP = 400,   /* a table that should stay whole */
    BX_COST_HOLE = 2000,  /* more white than the limit: up to 5500 for a page without a box */
    BX_COST_WIDER =
        2500, /* of that for white beyond the limit by a fourteenth of the page, or more */
    BX_COST_ROWS = 6000,     /* rows of a table that should not be first or last on a page */
    BX_COST_TEXT = 20000,    /* widows, orphans, headings, notes: told when it is paid */
    BX_COST_SIGNED = 40000,  /* a signature with less text beside it than is wanted: told, too */
    BX_COST_FIRST = 46000,   /* a first side without body text */
    BX_COST_ANNEXES = 52000, /* a signature with a list of annexes alone */
    BX_COST_ALONE = 58000,   /* with nothing */
    BX_COST_HARD = 100000,   /* head and first row of a table, a note beside seals: told, too */
};

/** What a box is for those that stand after it. */
typedef enum bx_box_role {
    BX_BOX_TEXT,  /* a line of body text, a row of a table */
    BX_BOX_ASIDE, /* a line of a heading, or of a style that is no body text */
    BX_BOX_PICTURE,
    BX_BOX_SIGNATURE, /* GB/T 9704-2012 7.3.5 */
} bx_box_role;

typedef struct bx_box bx_box;

/** What the maker of boxes does with those that stand on one page. */
typedef struct bx_box_maker {
    /* height of what it repeats above a box that is the first on its page; NULL: of nothing */
    bx_len (*above)(const bx_box *box);
    /* white that it needs above a box that is the first on its page; NULL: none */
    bx_len (*clear)(const bx_box *box);
    /* height of what it adds below a box that is the last on its page; NULL: of nothing */
    bx_len (*below)(const bx_box *box);
    /*
     * Places boxes that follow one another on a page, with what it adds above and below them.
     * x, y: where the area's left edge and their upper edge fall; one box, or all of one `made`
     */
    bx_status (*place)(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                       bx_groups *groups);
} bx_box_maker;

struct bx_box {
    bx_len height;
    bx_len before, after; /* least distance to the neighbours; nothing at a page's edge */
    bool on_grid;         /* its top goes to the next grid line, or what is `lead` below it */
    bx_len lead;          /* of a rule above a text */
    int cost;             /* of ending a page before it */
    bx_page_start start;  /* where it must begin */
    bx_box_role role;
    const bx_box_maker *maker;
    void *made; /* its maker's: what boxes that are placed together are pieces of; or NULL */
    int index;  /* of the piece */
    const bx_fixed *fixed;   /* stands at a place of its page; NULL: under the box before it */
    const bx_packed *packed; /* bx_box_set: its items, placed from the box's corner */
    const bx_block *block;   /* that it is a piece of */
    bx_tag *tag;             /* of a paragraph; else NULL */
    int line; /* of a paragraph: index into the composer's lines; of a row that is cut: its strip */
};

typedef BX_VEC(bx_box) bx_boxes;

/** Of boxes that are set: `packed`, whose owner is `tag`, is all they show. */
extern const bx_box_maker bx_box_set;

/** Has their maker place boxes that are placed together; nothing of a block that is hidden. */
bx_status bx_box_place(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                       bx_groups *groups);

#endif
