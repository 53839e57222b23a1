#include "base/diag.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"

#include "base/ban.h"

typedef struct message_row {
    int number;
    bx_severity severity;
    bx_status status;
    const char *text[2], *help[2]; /* by bx_language; help may be "" */
} message_row;

static const message_row messages[BX_CODE_COUNT] = {
#define BX_MESSAGE(name, number, severity, status, en, zh, help_en, help_zh)                       \
    {number, severity, status, {en, zh}, {help_en, help_zh}},
#include "base/messages.def"
#undef BX_MESSAGE
};

struct bx_diag {
    bx_arena *arena;
    BX_VEC(bx_diagnostic) kept;
    int reports, errors, warnings, dropped;
    bx_status status;
};

enum { DIAG_BYTES = 8 << 20, LONGEST_EXCERPT = 400 };

bx_diag *bx_diag_new(void)
{
    bx_diag *diag = calloc(1, sizeof *diag);
    if (!diag) return NULL;
    diag->arena = bx_arena_new(DIAG_BYTES);
    if (!diag->arena) {
        free(diag);
        return NULL;
    }
    return diag;
}

void bx_diag_free(bx_diag *diag)
{
    if (!diag) return;
    bx_arena_free(diag->arena);
    free(diag);
}

void bx_diag_clear(bx_diag *diag)
{
    bx_arena_rewind(diag->arena, (bx_arena_mark){0});
    *diag = (bx_diag){.arena = diag->arena};
}

/* Characters as a terminal shows them: each malformed byte is one. */
static int characters_in(bx_str text)
{
    int characters = 0;
    uint32_t rune;
    for (size_t at = 0; at < text.len; characters++) {
        int len = bx_utf8_decode(text, at, &rune);
        at += (size_t)(len > 0 ? len : 1);
    }
    return characters;
}

/* The number of the line that begins at `start`, from 1. */
static int line_number(bx_str text, size_t start)
{
    int line = 1;
    const char *at = text.ptr, *end = text.ptr + start;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        line++;
        at++;
    }
    return line;
}

/* Long lines (a paragraph is one line) are quoted around the fault only. */
static void quote_line(bx_arena *arena, const bx_place *place, bx_diagnostic *d)
{
    bx_str text = place->file->text;
    size_t at = place->at < text.len ? place->at : text.len;
    if (at > 0 && at < text.len && text.ptr[at] == '\n' && text.ptr[at - 1] == '\r') at--;
    size_t start = at, end = at;
    while (start > 0 && text.ptr[start - 1] != '\n')
        start--;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    d->line = line_number(text, start);
    d->column = 1 + characters_in((bx_str){text.ptr + start, at - start});
    size_t from = at - start > LONGEST_EXCERPT / 2 ? at - LONGEST_EXCERPT / 2 : start;
    size_t to = end - from > LONGEST_EXCERPT ? from + LONGEST_EXCERPT : end;
    while (from > start && from < at && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
        from++;
    while (to > at && to < text.len && ((unsigned char)text.ptr[to] & 0xC0) == 0x80)
        to--;
    size_t last = place->len < to - at ? at + place->len : to;
    d->excerpt = bx_str_copy(arena, (bx_str){text.ptr + from, to - from});
    d->caret = characters_in((bx_str){text.ptr + from, at - from});
    d->caret_len = characters_in((bx_str){text.ptr + at, last - at});
    if (d->caret_len == 0) d->caret_len = 1;
}

static void count(bx_diag *diag, const message_row *row)
{
    diag->reports++;
    if (row->severity == BX_ERROR && diag->errors++ == 0) diag->status = row->status;
    if (row->severity == BX_WARNING) diag->warnings++;
}

static bool has_args(const bx_diagnostic *d, const char *const *args)
{
    int i = 0;
    for (; args[i] && i < BX_DIAG_ARGS; i++)
        if (i >= d->arg_count || !bx_str_is(d->args[i], args[i])) return false;
    return i == d->arg_count;
}

static bool has_place(const bx_diagnostic *d, const bx_place *place)
{
    return d->file && d->at == place->at && d->len == place->len &&
           strcmp(d->file, place->file->name) == 0;
}

/* A text that stands in two places of the page has its fault once. */
static bool is_told(const bx_diag *diag, bx_code code, const bx_place *place,
                    const char *const *args)
{
    if (!place || !place->file) return false;
    for (int i = 0; i < diag->kept.count; i++) {
        const bx_diagnostic *d = &diag->kept.items[i];
        if (d->code == code && has_place(d, place) && has_args(d, args)) return true;
    }
    return false;
}

bx_status bx_diag_report(bx_diag *diag, bx_code code, const bx_place *place,
                         const char *const *args)
{
    const message_row *row = &messages[code];
    bx_status status = row->severity == BX_ERROR ? row->status : BX_OK;
    if (!diag) return status;
    if (is_told(diag, code, place, args)) {
        diag->reports++;
        return status;
    }
    count(diag, row);
    if (diag->kept.count >= BX_LIMIT_DIAGNOSTICS) {
        diag->dropped++;
        return status;
    }
    bx_diagnostic *d = BX_VEC_PUSH(diag->arena, &diag->kept);
    BX_TRY_NEW(d);
    d->code = code;
    d->severity = row->severity;
    if (place && place->file) {
        d->file = bx_arena_copy(diag->arena, place->file->name, strlen(place->file->name));
        d->at = place->at;
        d->len = place->len;
        if (place->file->text.ptr) quote_line(diag->arena, place, d);
    }
    for (; args[d->arg_count] && d->arg_count < BX_DIAG_ARGS; d->arg_count++)
        d->args[d->arg_count] = bx_str_copy(diag->arena, bx_str_from(args[d->arg_count]));
    return status;
}

int bx_diag_count(const bx_diag *diag)
{
    return diag->kept.count;
}

const bx_diagnostic *bx_diag_at(const bx_diag *diag, int i)
{
    BX_ASSERT(i >= 0 && i < diag->kept.count);
    return &diag->kept.items[i];
}

int bx_diag_reports(const bx_diag *diag)
{
    return diag->reports;
}

int bx_diag_errors(const bx_diag *diag)
{
    return diag->errors;
}

int bx_diag_warnings(const bx_diag *diag)
{
    return diag->warnings;
}

int bx_diag_dropped(const bx_diag *diag)
{
    return diag->dropped;
}

bool bx_diag_has(const bx_diag *diag, bx_code code, const char *first)
{
    for (int i = 0; diag && i < diag->kept.count; i++) {
        const bx_diagnostic *d = &diag->kept.items[i];
        if (d->code == code && d->arg_count > 0 && bx_str_is(d->args[0], first)) return true;
    }
    return false;
}

bx_status bx_diag_status(const bx_diag *diag)
{
    return diag->status;
}

int bx_code_number(bx_code code)
{
    return messages[code].number;
}

bx_severity bx_code_severity(bx_code code)
{
    return messages[code].severity;
}

bx_str bx_both_half(bx_str arg, bx_language language)
{
    size_t end = bx_str_find(arg, BX_STR(BX_BOTH("", "")));
    if (end == arg.len) return arg;
    if (language == BX_ENGLISH) return (bx_str){arg.ptr, end};
    return (bx_str){arg.ptr + end + 1, arg.len - end - 1};
}

static void write_filled(const bx_diagnostic *d, const char *pattern, bx_language language,
                         bx_buf *out)
{
    for (const char *p = pattern; *p; p++) {
        bool is_slot = p[0] == '{' && p[1] >= '0' && p[1] < '0' + BX_DIAG_ARGS && p[2] == '}';
        if (!is_slot) {
            bx_buf_add_byte(out, *p);
            continue;
        }
        if (p[1] - '0' < d->arg_count)
            bx_buf_add_str(out, bx_both_half(d->args[p[1] - '0'], language));
        p += 2;
    }
}

void bx_diagnostic_write(const bx_diagnostic *d, bx_language language, bx_buf *out)
{
    write_filled(d, messages[d->code].text[language], language, out);
}

void bx_diagnostic_write_help(const bx_diagnostic *d, bx_language language, bx_buf *out)
{
    write_filled(d, messages[d->code].help[language], language, out);
}
