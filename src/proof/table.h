/*
 * table.h - where each numbered object is, and what was read of it
 *
 * In leaves of some hundred numbers, made where there are any: an /Index of eight million costs
 * nothing until objects stand in it.
 */
#ifndef BX_PROOF_TABLE_H
#define BX_PROOF_TABLE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/vec.h"
#include "proof/value.h"

typedef enum bx_proof_where {
    BX_PROOF_FREE,
    BX_PROOF_PLAIN, /* in the file: `at` is its byte, `index` its generation */
    BX_PROOF_PACKED, /* in an object stream: `at` is that one's number, `index` the place in it, from 0 */
} bx_proof_where;

/** An object stream, unpacked (ISO 32000-1, 7.5.7). */
typedef struct bx_proof_pack {
    bx_str bytes;           /* of the objects, without what stands before the first */
    const int *numbers;     /* of each */
    const uint32_t *starts; /* of each, in `bytes`; one more, the end */
    int count;
} bx_proof_pack;

/** What was read of an object. */
typedef struct bx_proof_object {
    bx_proof_value value;
    const bx_proof_pack *pack; /* of an object stream that was opened; else NULL */
} bx_proof_object;

typedef struct bx_proof_slot {
    unsigned char where;  /* bx_proof_where */
    unsigned char failed; /* bx_status of reading it, told before; BX_OK: none */
    uint16_t section;     /* of the table it is from: 0 the first */
    uint32_t at, index;
    bx_proof_object *object; /* NULL: not read yet */
} bx_proof_slot;

typedef struct bx_proof_table {
    BX_VEC(bx_proof_slot *) leaves; /* a leaf without objects is NULL */
    int end;                        /* one more than the highest number that was ever in use */
} bx_proof_table;

/** The slot of a number, or NULL: then it is free. */
bx_proof_slot *bx_proof_table_look(const bx_proof_table *table, int number);

/** The same, made if it is not there. NULL when memory is out. @param number  from 0 to BX_PROOF_OBJECTS */
bx_proof_slot *bx_proof_table_make(bx_proof_table *table, bx_arena *arena, int number);

#endif
