/*
 * value.h - what stands in a PDF: numbers, names, strings, arrays, dictionaries (ISO 32000-1, 7.3)
 *
 * Values lie in an arena; texts without escapes lie in the file's own bytes, or in those of an
 * unpacked object stream. They are read once and never changed. The keys of a dictionary are
 * sorted, so that a large one costs no more to ask.
 */
#ifndef BX_PROOF_VALUE_H
#define BX_PROOF_VALUE_H

#include "base/str.h"

typedef enum bx_proof_kind {
    BX_PROOF_NULL,
    BX_PROOF_BOOL,
    BX_PROOF_INT,
    BX_PROOF_REAL,
    BX_PROOF_NAME,
    BX_PROOF_STRING,
    BX_PROOF_ARRAY,
    BX_PROOF_DICT,
    BX_PROOF_STREAM, /* a dictionary with bytes */
    BX_PROOF_REF,
} bx_proof_kind;

typedef struct bx_proof_value bx_proof_value;
typedef struct bx_proof_entry bx_proof_entry;

typedef struct bx_proof_list {
    const bx_proof_value *items;
    int count;
} bx_proof_list;

typedef struct bx_proof_map {
    const bx_proof_entry *entries; /* sorted by name, each name once */
    int count;
    uint32_t data; /* STREAM: byte of the file where its bytes begin */
} bx_proof_map;

typedef struct bx_proof_ref {
    int number, generation;
} bx_proof_ref;

struct bx_proof_value {
    bx_proof_kind kind;
    uint32_t at; /* byte of the file where it stands; in an object stream: where that one stands */
    union {
        bool truth;         /* BOOL */
        int64_t whole;      /* INT */
        bx_str text;        /* NAME, STRING: decoded bytes; REAL: as it is written */
        bx_proof_list list; /* ARRAY */
        bx_proof_map map;   /* DICT, STREAM */
        bx_proof_ref ref;   /* REF */
    };
};

struct bx_proof_entry {
    bx_str name;
    bx_proof_value value;
};

/** The null value, which stands for what is not there (7.3.9). */
const bx_proof_value *bx_proof_nothing(void);

/** What a dictionary or a stream has under a key, references as they are; the null value for none, and of any other kind. */
const bx_proof_value *bx_proof_look(const bx_proof_value *dict, const char *key);

/** What an array has at a place from 0; the null value beyond its end, and of any other kind. */
const bx_proof_value *bx_proof_item(const bx_proof_value *array, int i);

bool bx_proof_is_name(const bx_proof_value *value, const char *name);

/** A dictionary, or a stream, which has one. */
bool bx_proof_is_map(const bx_proof_value *value);

/** "an integer", "a dictionary" ...: a BX_BOTH, for messages. */
const char *bx_proof_kind_name(bx_proof_kind kind);

#endif
