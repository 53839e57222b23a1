/*
 * field.h - the fields that a layout wants from the data
 *
 * Declared under `fields:` in a layout, read by layout.c, used by record.c to
 * check the data and by document/ to look values up.
 */
#ifndef BX_LAYOUT_FIELD_H
#define BX_LAYOUT_FIELD_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "source/schema.h"

typedef enum bx_field_type {
    BX_FIELD_TEXT,       /* one line of text */
    BX_FIELD_LINES,      /* wanted lines: a list, or text (one line) */
    BX_FIELD_PARAGRAPHS, /* a block (one paragraph a line) or a list */
    BX_FIELD_YEAR,       /* four digits */
    BX_FIELD_DATE,       /* YYYY-MM-DD */
    BX_FIELD_COUNT,      /* whole number >= 0, or blank */
    BX_FIELD_NUMBER,     /* decimal >= 0, digits kept as given, or blank */
    BX_FIELD_COUNTS,     /* a row of counts with names, and perhaps a total */
    BX_FIELD_GROUP,      /* a map of fields */
    BX_FIELD_LIST,       /* a list of maps of fields */
    BX_FIELD_LABELS,     /* map: the layout's wording -> the body's own */
    BX_FIELD_SEAL,       /* ~ | 留位 | {图: file, 直径: length} */
    BX_FIELD_INTEGER,    /* whole number, also below 0, or blank */
    BX_FIELD_CHOICE,     /* one of some texts */
    BX_FIELD_TRUTH,      /* 是 or 否, yes or no, true or false */
    BX_FIELD_IMAGE,      /* a file, or {图: file, 说明: what it shows} */
} bx_field_type;

enum { BX_FIELD_TYPES = BX_FIELD_IMAGE + 1 };

/** Sets of field types. */
#define BX_TYPE(name) (1u << BX_FIELD_##name)
#define BX_TYPES_TEXT                                                                              \
    (BX_TYPE(TEXT) | BX_TYPE(LINES) | BX_TYPE(PARAGRAPHS) | BX_TYPE(YEAR) | BX_TYPE(DATE) |        \
     BX_TYPE(COUNT) | BX_TYPE(NUMBER) | BX_TYPE(INTEGER) | BX_TYPE(CHOICE) | BX_TYPE(TRUTH))

typedef struct bx_phrase bx_phrase; /* phrase.h */

#define BX_TYPES_FIGURE (BX_TYPE(COUNT) | BX_TYPE(NUMBER) | BX_TYPE(INTEGER) | BX_TYPE(COUNTS))

typedef struct bx_field bx_field;
struct bx_field {
    bx_str name;
    bx_place place;
    bx_field_type type;
    bool required;
    bx_str help; /* for people; empty: none */
    bx_phrase
        *otherwise; /* default: what stands in when it is absent, such as "{机关}"; NULL: nothing */
    bool is_computed;       /* what it is, it is by its default: data that give it are refused */
    const bx_field *fields; /* GROUP, LIST: the members, in order */
    int field_count;
    const bx_str *names; /* COUNTS: the names of the values, in order; CHOICE: the texts */
    int name_count;
    bx_str total;        /* COUNTS: the name of the total behind them; empty: none */
    const bx_str *marks; /* COUNT, NUMBER, COUNTS: spellings allowed for "not a figure", e.g. "/" */
    int mark_count;
    int decimals;   /* NUMBER: exactly so many are printed; -1: as given */
    bool is_signed; /* NUMBER, INTEGER: + in front of what is above 0; NUMBER: may be below 0 */
    bool
        has_remark; /* COUNT, NUMBER, INTEGER: （…） may stand behind the figure, and is printed with it */
    bx_str unit; /* COUNT, NUMBER, COUNTS: what the figures count, e.g. 万元; empty: not said */
};

/** The member of that name, or NULL. */
const bx_field *bx_field_lookup(const bx_field *fields, int count, bx_str name);

/** Figures of a field: COUNTS its names and total, others 1. */
int bx_field_width(const bx_field *field);

/** Index of a column of a COUNTS field by its name (the total's too), or -1. */
int bx_field_column(const bx_field *field, bx_str name);

/** The words of the key `type`, ended by a NULL. */
extern const bx_word bx_field_type_words[];

/** As a layout spells it. */
const char *bx_field_type_name(bx_field_type type);

/** Whether a field's values are figures: one, or a row of them. */
bool bx_field_is_figure(const bx_field *field);

#endif
