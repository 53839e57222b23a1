#include "text/engine.h"

#include <stdlib.h>

#include <hb.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/mark_memory.h"
#include "text/prepared_store.h"

#include "base/ban.h"

enum { RULES = 2 };

struct bx_engine {
    hb_buffer_t *buffer;
    UBreakIterator *rules[RULES]; /* by bx_break_rules; NULL until they are asked for */
    bx_mark_memory marks;
    bx_prepared_store *texts; /* or NULL */
};

bx_engine *bx_engine_new(void)
{
    bx_engine *engine = calloc(1, sizeof *engine);
    if (!engine) return NULL;
    engine->buffer = hb_buffer_create();
    if (hb_buffer_allocation_successful(engine->buffer)) return engine;
    bx_engine_free(engine);
    return NULL;
}

void bx_engine_free(bx_engine *engine)
{
    if (!engine) return;
    hb_buffer_destroy(engine->buffer);
    bx_prepared_store_free(engine->texts);
    for (int i = 0; i < RULES; i++)
        if (engine->rules[i]) ubrk_close(engine->rules[i]);
    free(engine);
}

struct hb_buffer_t *bx_engine_buffer(bx_engine *engine)
{
    /* A buffer that once had no memory stays so until it is reset. */
    if (!hb_buffer_allocation_successful(engine->buffer)) hb_buffer_reset(engine->buffer);
    hb_buffer_clear_contents(engine->buffer);
    return engine->buffer;
}

bx_mark_memory *bx_engine_marks(bx_engine *engine)
{
    return &engine->marks;
}

void bx_engine_keep_texts(bx_engine *engine, size_t most)
{
    if (!engine->texts) engine->texts = bx_prepared_store_new(most);
}

bx_prepared_store *bx_engine_texts(bx_engine *engine)
{
    return engine->texts;
}

/* The root locale has UAX #14 as it stands; "zh" would choose a tailoring for hanzi, which never come here. */
static UBreakIterator *open_rules(bx_break_rules rules, UErrorCode *error)
{
    return rules == BX_BREAK_LINES ? ubrk_open(UBRK_LINE, "", NULL, 0, error)
                                   : ubrk_open(UBRK_WORD, "zh", NULL, 0, error);
}

bx_status bx_engine_breaks(bx_engine *engine, bx_break_rules rules, bx_str text, uint8_t *breaks,
                           bx_diag *diag, const bx_place *origin)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator **iterator = &engine->rules[rules];
    if (!*iterator) *iterator = open_rules(rules, &error);
    UText chars = UTEXT_INITIALIZER;
    if (U_SUCCESS(error)) utext_openUTF8(&chars, text.ptr, (int64_t)text.len, &error);
    if (U_SUCCESS(error)) ubrk_setUText(*iterator, &chars, &error);
    if (U_SUCCESS(error))
        for (int32_t at = ubrk_next(*iterator); at != UBRK_DONE; at = ubrk_next(*iterator))
            if ((size_t)at < text.len) breaks[at] = 1;
    utext_close(&chars);
    if (error == U_MEMORY_ALLOCATION_ERROR) return BX_ERR_MEMORY;
    if (U_FAILURE(error)) return bx_report(diag, BX_E_ICU, origin, u_errorName(error));
    return BX_OK;
}
