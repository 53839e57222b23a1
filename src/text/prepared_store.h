/*
 * prepared_store.h - paragraphs that were prepared before
 *
 * The reports of a county have the same labels in the same tables, and most of their figures
 * are 0: nine of ten texts were prepared before, word for word and style for style. What is
 * asked for a second time is kept; who asks again gets a copy in an arena of his own, so
 * nothing that lives hangs on the store. What was reported about is not kept: a message is
 * told wherever it is true. Nor is a text with one of the names that its document wants whole:
 * those are others in each document.
 */
#ifndef BX_TEXT_PREPARED_STORE_H
#define BX_TEXT_PREPARED_STORE_H

#include "text/prepared.h"

typedef struct bx_prepared_store bx_prepared_store;

/**
 * @param most  bytes to keep. What comes first stays; when a store is full and most of what comes
 *              again is not in it, all is dropped and learnt anew
 * @return NULL when memory is out
 */
bx_prepared_store *bx_prepared_store_new(size_t most);
void bx_prepared_store_free(bx_prepared_store *store);

/** How a text is found: made by find, for keep. */
typedef struct bx_text_key {
    bool may_be_kept;
    uint64_t hash;
} bx_text_key;

/**
 * Makes `p` what was kept of the words, or leaves it as it is.
 * @param store  may be NULL: nothing is kept
 * @param arena  owns the copy
 * @param p      its text, rules, spans and engine are set
 * @param key    set
 * @param found  whether it was kept
 * @return BX_OK; BX_ERR_MEMORY: `p` is of no use then
 */
bx_status bx_prepared_store_find(bx_prepared_store *store, bx_arena *arena, bx_prepared *p,
                                 bx_text_key *key, bool *found);

/** Keeps a copy if it was offered before; what there is no memory for is not kept. `store` may be NULL. */
void bx_prepared_store_keep(bx_prepared_store *store, const bx_text_key *key, const bx_prepared *p);

#endif
