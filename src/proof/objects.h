/*
 * objects.h - the objects of an open PDF: by number, through references, under keys; their bytes
 *
 * An object is read when it is first asked for, and kept; an object stream is unpacked once. What
 * is damaged is told once: a later call for it returns the status alone. Values live as long as
 * the file's arena.
 */
#ifndef BX_PROOF_OBJECTS_H
#define BX_PROOF_OBJECTS_H

#include "proof/file_parts.h"
#include "proof/value.h"

/** @param value  set to what the number stands for; the null value when it is free or unknown (7.3.10) */
bx_status bx_proof_object_lookup(bx_proof_file *file, int number, const bx_proof_value **value);

/** Follows a reference to what it leads to; any other value is its own. BX1013 for a circle. */
bx_status bx_proof_resolve(bx_proof_file *file, const bx_proof_value *value,
                           const bx_proof_value **found);

/** What a dictionary has under a key, resolved; the null value for none. */
bx_status bx_proof_get(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                       const bx_proof_value **value);

/** The same of one kind: DICT takes a stream too, INT no real number. NULL for none; BX1014 for another kind. */
bx_status bx_proof_get_kind(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_proof_kind kind, const bx_proof_value **value);

/** The same, and BX1014 for none. */
bx_status bx_proof_need(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                        bx_proof_kind kind, const bx_proof_value **value);

bx_status bx_proof_need_int(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            int64_t *value);

/** The name or the bytes of the string under a key; ptr NULL for none. */
bx_status bx_proof_get_name(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_str *name);
bx_status bx_proof_get_string(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                              bx_str *bytes);

/** An item of an array, resolved; the null value beyond its end. */
bx_status bx_proof_at(bx_proof_file *file, const bx_proof_value *array, int i,
                      const bx_proof_value **value);

/**
 * The bytes of a stream as they lie in the file.
 * @param end  set to the byte behind its endobj; may be NULL
 */
bx_status bx_proof_stream_raw(bx_proof_file *file, const bx_proof_value *stream, bx_str *raw,
                              size_t *end);

/**
 * The bytes of a stream, unpacked: by FlateDecode, once, or not at all; BX1008 for another filter.
 * @param limit  as of bx_proof_unpack. Unpacked anew, and paid for, with each call
 */
bx_status bx_proof_stream_bytes(bx_proof_file *file, const bx_proof_value *stream, size_t limit,
                                bx_str *bytes);

#endif
