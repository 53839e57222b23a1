/*
 * prepared.h - the inside of a prepared paragraph, for the files of this folder
 *
 * prepare.c makes it in steps, each reading what the one before it wrote:
 * itemize (clusters, classes, faces, items), shape (glyphs), glue (widths and
 * white), places (where lines may end). breaks.c and set_line.c only read it.
 */
#ifndef BX_TEXT_PREPARED_H
#define BX_TEXT_PREPARED_H

#include "text/classes.h"
#include "text/line_report.h"
#include "text/links.h"
#include "text/words.h"

typedef struct bx_engine bx_engine; /* engine.h */

/** Where a line may end, from never to gladly. */
typedef enum bx_place_kind {
    BX_PLACE_NONE,
    BX_PLACE_LAST, /* only when what cannot be broken is wider than the measure */
    /* when the better place would leave the line too loose */
    BX_PLACE_NUMBER,  /* a number would be parted from its unit, its sign, its other half */
    BX_PLACE_MAIL,    /* an e-mail address would be cut at one of its marks */
    BX_PLACE_LETTER,  /* an address would be cut amid its letters */
    BX_PLACE_ADDRESS, /* an address would be cut at one of its marks, or a run such as and/or */
    BX_PLACE_SERIES, /* between the members of 2023年1月5日, 3号楼2单元; a hanzi beside the dot of a name */
    BX_PLACE_NAME,  /* a name would be cut */
    BX_PLACE_CLOSE, /* what reads better together: 《条例》, a number and any hanzi */
    BX_PLACE_GOOD,
    BX_PLACE_POOR = BX_PLACE_NUMBER, /* the least that a line may end at without tearing */
} bx_place_kind;

/** Which of the line rules' gaps a cluster has behind it. */
typedef enum bx_gap_kind { BX_GAP_NONE, BX_GAP_DIGIT, BX_GAP_LETTER } bx_gap_kind;

/** What is never parted: a base with its marks, a ligature, a variation sequence. */
typedef struct bx_cluster {
    uint32_t at, len;  /* bytes of the text */
    uint32_t rune;     /* the base */
    int glyph, glyphs; /* in bx_prepared.glyphs, in drawing order; none for ignorables alone */
    int item;
    uint8_t class_id;     /* bx_class, told by context */
    uint8_t parts;        /* clusters of this class that a ligature joined; 0: of several classes */
    uint8_t place;        /* bx_place_kind: of a line's end behind it */
    uint8_t gap_kind;     /* bx_gap_kind: the space behind it that was not typed */
    bool stretches;       /* the gap behind it may be widened */
    bool collapsed;       /* a typed space: as wide as the gap that it stands for */
    bool torn;            /* goes on with the marks of an overlong row; starts an item */
    bool stands;          /* upright in a column: all of it takes one em of it */
    bx_len advance;       /* amid a line */
    bx_len before, after; /* white within the advance that may go */
    bx_len gap;           /* behind all of it, within the advance; nothing at a line's end */
    bx_len ink;           /* from the cluster's origin to that of its glyphs */
} bx_cluster;

/** Clusters that are shaped together: one face, size, script and direction. */
typedef struct bx_text_item {
    int first, end; /* clusters */
    const bx_face_use *use;
    const bx_span *span;
    uint32_t script; /* ISO 15924, four letters */
    uint8_t level;   /* UAX #9; odd: right to left */
    bool stands;     /* its clusters do */
} bx_text_item;

/** A glyph, placed from its cluster's ink. */
typedef struct bx_cluster_glyph {
    uint32_t id;
    bx_len x, y;
} bx_cluster_glyph;

/** Sums over the clusters before a cluster, so that any range is measured at once. */
typedef struct bx_position {
    bx_len reach;          /* advances */
    bx_len give;           /* white that may go */
    bx_len spaces, growth; /* what the first two steps of expansion may add */
    bx_len beside; /* and what more may go between hanzi and letters before hanzi are spaced */
    int gaps;      /* that the third step may widen */
    int solid;     /* where the range ends when the spaces at its end are dropped */
} bx_position;

struct bx_prepared {
    bx_str text;
    const bx_line_rules *rules;
    bx_engine *engine; /* for the words of a title */
    const bx_span *spans;
    int span_count;
    bx_cluster *clusters;
    int count;
    int label; /* clusters of the label that starts the paragraph: （一） stays as wide as its sisters */
    bx_text_item *items;
    int item_count;
    bx_cluster_glyph *glyphs;
    int glyph_count;
    bx_position *positions; /* count + 1 */
    bool vertical;          /* lines are columns: lengths along them go down */
    bool tracked;           /* some span has tracking */
    bool mixed;             /* some item runs from right to left */
    uint8_t level;          /* UAX #9, P2: 1 when the first letter runs from right to left */
    bool chinese;           /* some character is Chinese and nothing else */
};

/** A paragraph in the making. */
typedef struct bx_preparing {
    bx_arena *arena, *scratch;
    bx_engine *engine;
    bx_prepared *p;
    const bx_link *links; /* addresses in the text */
    int link_count;
    const bx_fontset *fonts; /* NULL: not known */
    const bx_place *origin;
    bool exact;
    bx_diag *diag;
} bx_preparing;

static inline bx_class bx_cluster_class(const bx_cluster *cluster)
{
    return (bx_class)cluster->class_id;
}

static inline const bx_class_rule *bx_cluster_rule(const bx_cluster *cluster)
{
    return bx_class_rule_of((bx_class)cluster->class_id);
}

static inline bool bx_cluster_is_space(const bx_cluster *cluster)
{
    return bx_cluster_rule(cluster)->kind == BX_KIND_SPACE;
}

static inline const bx_text_style *bx_cluster_style(const bx_prepared *p, const bx_cluster *cluster)
{
    return &p->items[cluster->item].span->style;
}

#endif
