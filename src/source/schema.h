/*
 * schema.h - maps of a layout, read by tables
 *
 * A table has a row for each key that a map may have: its kind, its bounds or words,
 * and where the value goes. One walker fills the struct, and reports every unknown,
 * missing or unfit key. A key that is absent or null leaves its member untouched, so
 * that defaults are set before.
 */
#ifndef BX_SOURCE_SCHEMA_H
#define BX_SOURCE_SCHEMA_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "source/length.h"
#include "source/node.h"

/** What the readers of one layout share. */
typedef struct bx_reader {
    bx_arena *arena;
    bx_diag *diag;
    bx_length_scale scale; /* what 字 and 行 are worth here */
    bx_status fault;       /* the first fault of the user's; reading goes on after it */
    int faults;            /* how many there were */
} bx_reader;

typedef enum bx_key_kind {
    BX_KEY_NODE,   /* const bx_node *: any kind */
    BX_KEY_SCALAR, /* const bx_node * */
    BX_KEY_LIST,   /* const bx_node * */
    BX_KEY_MAP,    /* const bx_node * */
    BX_KEY_TEXT,   /* bx_str */
    BX_KEY_BOOL,   /* bool: true or false */
    BX_KEY_INT,    /* int between least and most */
    BX_KEY_WORD,   /* an enum, by one of `words` */
    BX_KEY_LENGTH, /* bx_len, at least 0 */
    BX_KEY_OFFSET, /* bx_len, may be below 0 */
} bx_key_kind;

typedef struct bx_word {
    const char *word;
    int value;
} bx_word;

typedef struct bx_key_table bx_key_table;
typedef struct bx_shape bx_shape;

/**
 * What may stand somewhere: any of what is given here. Reading does without it; who describes
 * layouts to others does not.
 */
struct bx_shape {
    const char *name;  /* under which it is said once; NULL: said where it stands */
    const char *about; /* for people, in both languages (BX_BOTH); NULL: nothing */
    bool is_any;       /* whatever it is */
    bool is_scalar; /* a scalar; its text is as `pattern` says, a regular expression; NULL: any */
    bool is_string; /* the scalar is never a number, true or false */
    const char *pattern;
    const bx_word *words;     /* a scalar of these */
    const bx_shape *items;    /* a list of these */
    const bx_shape *values;   /* a map of names to these */
    const bx_key_table *maps; /* a map by one of these tables */
    int map_count;
};

typedef struct bx_key {
    const char *name;
    size_t offset;        /* of the member in the struct */
    const bx_word *words; /* WORD: ended by a NULL word */
    bx_key_kind kind;
    int least, most; /* INT */
    bool required;
    bool is_base; /* names what the map is laid over before it is read: beside it none is wanted */
    const bx_shape *
        shape; /* NODE, SCALAR, MAP: of what stands there; LIST: of its items. NULL: any of that kind */
} bx_key;

/** The keys of a map, for those who describe it. */
struct bx_key_table {
    const char *name;
    const bx_key *keys;
    int count;
};

/** {"page", BX_KEYS(page_keys)} */
#define BX_KEYS(keys) (keys), BX_KEY_COUNT(keys)

/** The head of a row: {BX_KEY("blank", INT, bx_signature_style, blank), .most = 10} */
#define BX_KEY(key, key_kind, type, member)                                                        \
    .name = (key), .kind = BX_KEY_##key_kind, .offset = offsetof(type, member)

#define BX_KEY_COUNT(keys) ((int)(sizeof(keys) / sizeof *(keys)))

/**
 * Reads a map into the struct at `out`.
 * @param name  of the map, for messages
 * @return BX_OK also after faults of the user's: those are in reader->fault; BX_ERR_MEMORY
 */
bx_status bx_schema_read(bx_reader *reader, const bx_node *map, const char *name,
                         const bx_key *keys, int key_count, void *out);

/** Keeps a fault of the user's in the reader and gives BX_OK for it; other statuses pass. */
bx_status bx_reader_keep(bx_reader *reader, bx_status status);

/** Reports with texts as arguments; the fault is kept. At most three, ptr NULL ends them. */
bx_status bx_reader_fail(bx_reader *reader, bx_code code, const bx_place *place, bx_str a, bx_str b,
                         bx_str c);

/** What a message says of an unknown name: `near` with the one that was probably meant, else `far` with all known ones. */
typedef struct bx_unknown {
    bx_code near, far;
} bx_unknown;

bx_status bx_reader_fail_unknown(bx_reader *reader, bx_unknown codes, const bx_place *place,
                                 bx_str name, const bx_str *known, int known_count);

/** The same where none of the known names is near. */
bx_status bx_reader_fail_far(bx_reader *reader, bx_code code, const bx_place *place, bx_str name,
                             const bx_str *known, int known_count);

/** Of a map that none of the tables is of, each by the key of its name: its first key is unknown. */
bx_status bx_reader_fail_kind(bx_reader *reader, const bx_node *map, const bx_key_table *tables,
                              int count);

/** A list must have `wanted` entries, else BX0324. */
bx_status bx_reader_want_length(bx_reader *reader, const bx_node *list, const char *name,
                                int wanted, bool *is_good);

/** A scalar of one of `words`; *value is untouched on a fault, which is kept. */
bx_status bx_reader_word(bx_reader *reader, const bx_node *node, const char *name,
                         const bx_word *words, int *value);

/** A scalar that is a length; *length is untouched on a fault, which is kept. */
bx_status bx_reader_length(bx_reader *reader, const bx_node *node, const char *name,
                           bool may_be_below, bx_len *length);

#endif
