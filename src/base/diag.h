/*
 * diag.h - located messages, in Chinese and English
 *
 * Every fault that a user can cause has a code in messages.def: one row with the
 * severity, the status it stands for, and the text and the way out in both
 * languages. A stage reports to a sink and goes on while it can, so that one run
 * shows all faults of a file. The sink never prints; app/report.c does.
 *
 * Messages hold {0} to {5}, which the arguments of bx_report replace.
 */
#ifndef BX_BASE_DIAG_H
#define BX_BASE_DIAG_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/** The text of one input file, as messages quote it. Lives as long as the arena it was read into. */
typedef struct bx_text_file {
    const char *name; /* as the user gave it */
    bx_str text;      /* well-formed UTF-8, or what could be read of it */
} bx_text_file;

/** A place in an input file. All zero: nowhere in particular. */
typedef struct bx_place {
    const bx_text_file *file; /* NULL: no file */
    uint32_t at;  /* byte of the first character; BX_LIMIT_SOURCE_BYTES is far below 2^32 */
    uint32_t len; /* bytes the caret underlines; 0 counts as one character */
} bx_place;

typedef enum bx_severity { BX_NOTE, BX_WARNING, BX_ERROR } bx_severity;

/** The codes: BX_E_<name>; number, texts and status are in messages.def. */
typedef enum bx_code {
#define BX_MESSAGE(name, number, severity, status, en, zh, help_en, help_zh) BX_E_##name,
#include "base/messages.def"
#undef BX_MESSAGE
    BX_CODE_COUNT
} bx_code;

typedef enum bx_language { BX_ENGLISH, BX_CHINESE } bx_language;

enum { BX_DIAG_ARGS = 6 };

/** An argument that is a word of the program, not of the user: in English and in Chinese. */
#define BX_BOTH(english, chinese) english "\x1E" chinese

/** The half of such an argument that is in the language; any other is whole. */
bx_str bx_both_half(bx_str arg, bx_language language);

/** One message as kept by the sink: everything is copied, so it outlives its input. */
typedef struct bx_diagnostic {
    bx_code code;
    bx_severity severity;
    const char *file;     /* NULL: no file */
    size_t at, len;       /* of the place, in bytes */
    int line, column;     /* from 1, column in characters; 0 when there is no file */
    bx_str excerpt;       /* the whole line, without its end */
    int caret, caret_len; /* in characters of the excerpt, from 0 */
    bx_str args[BX_DIAG_ARGS];
    int arg_count;
} bx_diagnostic;

typedef struct bx_diag bx_diag;

/** An empty sink. NULL when memory is out. */
bx_diag *bx_diag_new(void);
void bx_diag_free(bx_diag *diag);
void bx_diag_clear(bx_diag *diag);

/**
 * Adds a message with up to six arguments (NUL-ended strings, NULL-ended list).
 * @param diag   may be NULL: then only the status is returned
 * @param place  may be NULL
 * @return       the code's status for an error, BX_OK for a warning or a note;
 *               BX_ERR_MEMORY when the message could not be kept
 * Messages beyond BX_LIMIT_DIAGNOSTICS are counted, not kept. One that was told before, of the
 * same place with the same arguments, is told once.
 */
bx_status bx_diag_report(bx_diag *diag, bx_code code, const bx_place *place,
                         const char *const *args);

/** bx_diag_report with the arguments written out; one without arguments ends in NULL: bx_report(d, c, p, NULL). */
#define bx_report(diag, code, place, ...)                                                          \
    bx_diag_report((diag), (code), (place), (const char *const[]){__VA_ARGS__, NULL})

int bx_diag_count(const bx_diag *diag);                      /* kept */
const bx_diagnostic *bx_diag_at(const bx_diag *diag, int i); /* lent until clear or free */
int bx_diag_reports(const bx_diag *diag);                    /* calls, told once or more often */
int bx_diag_errors(const bx_diag *diag);                     /* counted, kept or not */
int bx_diag_warnings(const bx_diag *diag);
int bx_diag_dropped(const bx_diag *diag);

/** Whether a message of that code with that first argument was kept. `diag` may be NULL. */
bool bx_diag_has(const bx_diag *diag, bx_code code, const char *first);

/** The status of the first error, or BX_OK. */
bx_status bx_diag_status(const bx_diag *diag);

int bx_code_number(bx_code code); /* 101 for BX0101 */
bx_severity bx_code_severity(bx_code code);

/** Appends the message, or its help (nothing when it has none), with the arguments put in. */
void bx_diagnostic_write(const bx_diagnostic *d, bx_language language, bx_buf *out);
void bx_diagnostic_write_help(const bx_diagnostic *d, bx_language language, bx_buf *out);

#endif
