/*
 * What a megabyte of Chinese text costs to become lines, as run.sh reads it.
 *
 *   bench_lines DATA...
 *
 * The lines of the data files that are as long as a paragraph, taken again and again
 * until they are a megabyte, are shaped, and broken by total fit and by first fit in
 * turn, in the layout's face, measure and rules. The best of several rounds counts, and
 * the ratio is of one round's two figures.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "house/house.h"
#include "text/breaks.h"
#include "text/prepare.h"

enum { ROUNDS = 5, MEGABYTE = 1000000, LEAST_BYTES = 120 };

typedef struct bench {
    bx_arena *arena, *scratch;
    bx_diag *diag;
    bx_house *house;
    bx_line_rules rules;
    bx_text_style style;
    BX_VEC(bx_str) texts;
    BX_VEC(bx_prepared *) paragraphs;
    size_t bytes;
} bench;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static bx_status take_texts(bench *b, const char *path)
{
    bx_str rest;
    BX_TRY(bx_file_read(b->arena, path, BX_LIMIT_SOURCE_BYTES, b->diag, NULL, &rest));
    while (rest.len > 0) {
        size_t end = bx_str_find(rest, BX_STR("\n"));
        bx_str line = bx_str_trim((bx_str){rest.ptr, end});
        end += end < rest.len;
        rest = (bx_str){rest.ptr + end, rest.len - end};
        if (line.len < LEAST_BYTES || line.ptr[0] == '#') continue;
        bx_str *text = BX_VEC_PUSH(b->arena, &b->texts);
        BX_TRY_NEW(text);
        *text = line;
    }
    return BX_OK;
}

static bx_status prepare(bench *b, const bx_fonts_file *fonts)
{
    for (int i = 0; b->bytes < MEGABYTE; i = (i + 1) % b->texts.count) {
        bx_str text = b->texts.items[i];
        bx_span span = {0, text.len, b->style, 0};
        const bx_words words = {.text = text,
                                .spans = &span,
                                .span_count = 1,
                                .rules = &b->rules,
                                .fonts = &fonts->set};
        bx_prepared **slot = BX_VEC_PUSH(b->arena, &b->paragraphs);
        BX_TRY_NEW(slot);
        BX_TRY(bx_prepare(b->arena, b->scratch, bx_house_engine(b->house), &words, b->diag, slot));
        b->bytes += text.len;
    }
    return BX_OK;
}

/* CPU ms for all paragraphs; below zero when it failed. */
static double break_all(bench *b, bx_breaking breaking)
{
    const bx_measure measure = {.width = 28 * b->style.em, .first = 2 * b->style.em};
    b->rules.breaking = breaking;
    double start = now();
    for (int i = 0; i < b->paragraphs.count; i++) {
        bx_arena_mark mark = bx_arena_mark_here(b->arena);
        const bx_line *lines;
        int count;
        if (bx_break_lines(b->arena, b->scratch, b->paragraphs.items[i], &measure, &lines,
                           &count) != BX_OK)
            return -1;
        bx_arena_rewind(b->arena, mark);
    }
    return now() - start;
}

static bx_status measure(bench *b)
{
    const bx_fonts_file *fonts;
    BX_TRY(bx_house_fonts(b->house, b->diag, &fonts));
    b->style = (bx_text_style){.role = bx_fontset_lookup(&fonts->set, BX_STR("仿宋")),
                               .size = 16 * BX_PT,
                               .em = bx_len_from_um(156000) / 28};
    if (!b->style.role || b->texts.count == 0) return BX_ERR_USAGE;
    double start = now();
    BX_TRY(prepare(b, fonts));
    double prepared = now() - start, total = 0, first = 0, ratio = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double all = break_all(b, BX_BREAK_TOTAL), each = break_all(b, BX_BREAK_FIRST);
        if (all < 0 || each <= 0) return BX_ERR_MEMORY;
        total = i == 0 || all < total ? all : total;
        first = i == 0 || each < first ? each : first;
        ratio = i == 0 || all / each < ratio ? all / each : ratio;
    }
    printf("1 MB of text, shaping, CPU\t%.1f\tms\t\n", prepared);
    printf("1 MB of text, total fit, CPU\t%.1f\tms\t1000\n", total);
    printf("1 MB of text, first fit, CPU\t%.1f\tms\t\n", first);
    printf("total fit to first fit\t%.2f\tx\t2\n", ratio);
    return BX_OK;
}

int main(int argc, char **argv)
{
    bench b = {.arena = bx_arena_new((size_t)1 << 30),
               .scratch = bx_arena_new((size_t)1 << 30),
               .diag = bx_diag_new(),
               .house = bx_house_new(),
               .rules = {.prohibition = BX_PROHIBIT_GB, .letter_gap = {125, 250, 250}}};
    bx_status status = b.arena && b.scratch && b.diag && b.house ? BX_OK : BX_ERR_MEMORY;
    for (int i = 1; i < argc && status == BX_OK; i++)
        status = take_texts(&b, argv[i]);
    if (status == BX_OK) status = measure(&b);
    if (status != BX_OK) fprintf(stderr, "bench_lines: failed\n");
    bx_house_free(b.house);
    bx_diag_free(b.diag);
    bx_arena_free(b.scratch);
    bx_arena_free(b.arena);
    return status == BX_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
