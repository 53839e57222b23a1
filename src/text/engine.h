/*
 * engine.h - what is opened once and serves every paragraph
 *
 * ICU's rules for lines and for words, HarfBuzz's buffer, what was measured of the faces'
 * marks (marks.h), and, where it is asked for, texts that were prepared before. Opening them costs more than setting a page, so the
 * house keeps one. Not to be shared by threads; a forked worker has its own copy.
 * Everything it answers is a function of its arguments: results never depend on
 * what was set before.
 */
#ifndef BX_TEXT_ENGINE_H
#define BX_TEXT_ENGINE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct hb_buffer_t;

typedef struct bx_engine bx_engine;
typedef struct bx_mark_memory bx_mark_memory;
typedef struct bx_prepared_store bx_prepared_store;

/** To be given to bx_engine_free; NULL when there is no memory. ICU is opened when first asked. */
bx_engine *bx_engine_new(void);
void bx_engine_free(bx_engine *engine);

/** Lent and empty; what it holds is gone at the next call. */
struct hb_buffer_t *bx_engine_buffer(bx_engine *engine);

/** For marks.c. */
bx_mark_memory *bx_engine_marks(bx_engine *engine);

/**
 * From now on texts that come again are prepared once (prepared_store.h). The font roles and
 * faces that texts name must then outlive the engine. Out of memory: it stays as it was.
 * @param most  bytes to keep
 */
void bx_engine_keep_texts(bx_engine *engine, size_t most);

/** For prepare.c; NULL: nothing is kept. */
bx_prepared_store *bx_engine_texts(bx_engine *engine);

typedef enum bx_break_rules {
    BX_BREAK_LINES, /* UAX #14, untailored */
    BX_BREAK_WORDS, /* UAX #29, Chinese words by ICU's dictionary */
} bx_break_rules;

/**
 * Where a text may be broken, its two ends aside.
 * @param text    well-formed UTF-8
 * @param breaks  text.len bytes: [i] is set to 1 when there is a break before byte i > 0;
 *                others are left alone
 * @param origin  for a message; may be NULL
 * @return BX_OK; BX_ERR_MEMORY; BX_ERR_LIBRARY (BX0609)
 */
bx_status bx_engine_breaks(bx_engine *engine, bx_break_rules rules, bx_str text, uint8_t *breaks,
                           bx_diag *diag, const bx_place *origin);

#endif
