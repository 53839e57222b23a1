/*
 * record.h - report data, checked against the fields of a layout
 *
 * In:  a node tree and the layout's fields. Out: values in the order of the
 * fields, each with its place. All faults of a file are reported, not the first.
 * Empty, 0 and a mark are three things; the digits of a figure are kept as given.
 *
 * Keys that the layout does not declare are errors with a suggestion. `layout:`
 * at the top is the tool's own key and allowed everywhere.
 */
#ifndef BX_DATA_RECORD_H
#define BX_DATA_RECORD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "layout/field.h"
#include "source/node.h"

/** A figure: blank, a number scaled by 10^decimals, or a mark such as "/". */
typedef enum bx_figure_kind { BX_FIGURE_BLANK, BX_FIGURE_NUMBER, BX_FIGURE_MARK } bx_figure_kind;

typedef struct bx_figure {
    bx_str text;    /* as printed; empty for a blank */
    int64_t scaled; /* NUMBER: value times 10^decimals */
    bx_place place; /* of the value; of the row's key when computed or absent */
    bx_figure_kind kind : 8;
    unsigned char decimals; /* 0 to 9 */
    bool computed;          /* by a rule or as a total: not in the data */
    bool told;              /* a fault of it was reported: nothing is proved with it */
} bx_figure;

/** A piece of text from the data, and where it stands. */
typedef struct bx_text {
    bx_str text;
    bx_place place;
    bool exact; /* byte i of text is byte place.at + i of the file */
} bx_text;

/** The place of `len` bytes of a text from byte `at` on; all of it where it is not exact. */
bx_place bx_text_place(const bx_text *text, size_t at, size_t len);

typedef struct bx_value bx_value;

/** A seal as GB/T 9704 7.3.5 wants it told: none, room for a stamp, or an image. */
typedef enum bx_seal_kind { BX_SEAL_NONE, BX_SEAL_ROOM, BX_SEAL_IMAGE } bx_seal_kind;

/** What is told of a picture. */
typedef struct bx_value_picture {
    bx_text image;        /* path as given */
    bx_text alt;          /* IMAGE: what it shows, in the data's words; empty: not said */
    bx_len diameter;      /* SEAL */
    bx_str diameter_text; /* as given; empty: not given */
} bx_value_picture;

/** A value; which of the union's members counts is told by the field's type. */
struct bx_value {
    const bx_field *field;
    bx_place place;     /* of the value; of the enclosing map's key when absent */
    bool given;         /* false: absent or null in the data (then the rest is empty) */
    bool told;          /* a fault of it, or that it is absent, was reported; then as far as read */
    bool truth;         /* TRUTH */
    unsigned char seal; /* SEAL, IMAGE: bx_seal_kind */
    int16_t year;       /* DATE, YEAR */
    unsigned char month, day; /* DATE */
    union {
        struct { /* TEXT, CHOICE, YEAR, TRUTH: one; LINES, PARAGRAPHS: any number */
            const bx_text *texts;
            int text_count;
        };
        struct { /* COUNT, NUMBER, INTEGER: one; COUNTS: name_count, plus one with a total */
            bx_figure *figures;
            int figure_count;
        };
        struct { /* GROUP: one for each field, given or not */
            bx_value *members;
            int member_count;
        };
        struct { /* LIST: each an array of one value for each field */
            bx_value **entries;
            int entry_count;
        };
        struct { /* LABELS: pairs wording, own wording; number of pairs */
            const bx_text *labels;
            int label_count;
        };
        bx_value_picture *picture; /* SEAL, IMAGE: NULL where none is given */
    };
};

typedef struct bx_record {
    const bx_text_file *file;
    bx_value *values; /* one for each top-level field, in order */
    int count;
    /* SHA-256 of it as record_json.h writes it, 64 digits; empty: it has faults, so it is not known */
    bx_str digest;
    bx_str signed_digest; /* of what a ledger signs (calc/sign_off.h); empty as the other */
    const bx_value *
        whole; /* the ledger as it was read, where some of its entries are void: NULL where none is */
} bx_record;

/** The member of that name among `count` values, or NULL. */
bx_value *bx_value_lookup(bx_value *values, int count, bx_str name);

#endif
