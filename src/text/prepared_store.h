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
 * @param most  bytes to keep; what comes when they are passed is not kept, until more of the texts
 *              are such than were kept: then all is dropped and learnt anew
 * @return NULL when memory is out
 */
bx_prepared_store *bx_prepared_store_new(size_t most);
void bx_prepared_store_free(bx_prepared_store *store);

/**
 * Makes `p` what was kept of the words, or leaves it as it is.
 * @param store  may be NULL: nothing is kept
 * @param arena  owns the copy
 * @param p      its text, rules, spans and engine are set
 * @param found  whether it was kept
 * @return BX_OK; BX_ERR_MEMORY
 */
bx_status bx_prepared_store_find(bx_prepared_store *store, bx_arena *arena, bx_prepared *p,
                                 bool *found);

/** Keeps a copy if it was offered before; what there is no memory for is not kept. `store` may be NULL. */
void bx_prepared_store_keep(bx_prepared_store *store, const bx_prepared *p);

#endif
