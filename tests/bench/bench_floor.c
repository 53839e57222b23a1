/*
 * How far reports are from what cannot be avoided, as run.sh reads it.
 *
 *   bench_floor DATA...
 *
 * Warm, in this process, once as a batch does it and once with every font cut anew, which is
 * what the floor compares with: what the libraries and the cheapest subsetter at hand need for
 * the same reports, the same glyphs cut by bx_font_cut and every deflated stream of the finished
 * file deflated once more.
 * Both are measured report by report, in one run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libdeflate.h>

#include "app/heap.h"
#include "cut/font_cut.h"
#include "house/job.h"

enum { MOST_FACES = 32, LARGEST_STREAM = 16 << 20, FONT_LEVEL = 1, OTHER_LEVEL = 3, FIRST = 5 };

typedef struct glyph_set {
    const bx_face *face;
    unsigned char has[65536];
} glyph_set;

typedef struct bench {
    glyph_set *sets;
    int set_count;
    char *stream, *packed;
    struct libdeflate_compressor *font_level, *other_level;
    struct libdeflate_decompressor *unpack;
    double cut, deflate, whole, cached; /* ms of CPU */
} bench;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static glyph_set *set_of(bench *b, const bx_face *face)
{
    for (int i = 0; i < b->set_count; i++)
        if (b->sets[i].face == face) return &b->sets[i];
    if (b->set_count == MOST_FACES) exit(EXIT_FAILURE);
    memset(&b->sets[b->set_count], 0, sizeof *b->sets);
    b->sets[b->set_count].face = face;
    return &b->sets[b->set_count++];
}

static void collect(bench *b, bx_arena *scratch, const bx_pages *pages)
{
    b->set_count = 0;
    for (int p = 0; p < pages->count; p++) {
        bx_page page;
        if (bx_page_open(scratch, pages, p, &page) != BX_OK) exit(EXIT_FAILURE);
        for (int i = 0; i < page.count; i++) {
            const bx_item *item = &page.items[i];
            if (item->type != BX_ITEM_RUN) continue;
            glyph_set *set = set_of(b, item->run->face);
            for (int g = 0; g < item->run->count; g++)
                set->has[item->run->glyphs[g].id] = 1;
        }
    }
}

static bx_status cut_all(bench *b)
{
    static bx_form glyphs[65536];
    for (int i = 0; i < b->set_count; i++) {
        int count = 1;
        for (int g = 1; g < 65536; g++)
            if (b->sets[i].has[g]) glyphs[count++] = (bx_form)g;
        bx_buf program = {0}, map = {0};
        double start = now();
        bx_status status = bx_font_cut(b->sets[i].face, glyphs, count, &program, &map);
        b->cut += now() - start;
        bx_buf_release(&program);
        bx_buf_release(&map);
        if (status != BX_OK) return status;
    }
    return BX_OK;
}

/* Streams begin behind "stream" and a line end; what does not inflate there was none. */
static void deflate_again(bench *b, bx_str pdf)
{
    for (size_t at = 0, next; at < pdf.len; at = next) {
        bx_str rest = {pdf.ptr + at, pdf.len - at};
        size_t found = bx_str_find(rest, BX_STR("stream\n"));
        size_t windows = bx_str_find((bx_str){rest.ptr, found}, BX_STR("stream\r\n"));
        size_t start = windows < found ? at + windows + 8 : at + found + 7;
        next = start;
        if (start >= pdf.len) return;
        bx_str head = {pdf.ptr + (start > 200 ? start - 200 : 0), start > 200 ? 200 : start};
        size_t used = 0, len = 0;
        if (libdeflate_zlib_decompress_ex(b->unpack, pdf.ptr + start, pdf.len - start, b->stream,
                                          LARGEST_STREAM, &used, &len) != LIBDEFLATE_SUCCESS)
            continue;
        bool is_font = bx_str_find(head, BX_STR("CIDFontType0C")) < head.len;
        double from = now();
        libdeflate_zlib_compress(is_font ? b->font_level : b->other_level, b->stream, len,
                                 b->packed, LARGEST_STREAM);
        b->deflate += now() - from;
        next = start + used;
    }
}

static bx_status take(bench *b, bx_house *house, const char *data, bx_diag *diag, bool uncached,
                      bool counts)
{
    bx_job job;
    bx_buf bytes = {0};
    bx_hash hash;
    bx_job_request request = {.data = data, .uncached = uncached};
    BX_TRY(bx_job_init(&job, house, &request, diag));
    double start = now();
    bx_status status = bx_job_read(&job);
    if (status == BX_OK) status = bx_job_set(&job);
    if (status == BX_OK) status = bx_job_paint(&job, &bytes, &hash);
    double took = now() - start;
    if (counts && status == BX_OK && !uncached) b->cached += took;
    if (counts && status == BX_OK && uncached) {
        b->whole += took;
        collect(b, job.arena, job.pages);
        status = cut_all(b);
        deflate_again(b, bx_buf_str(&bytes));
    }
    bx_buf_release(&bytes);
    bx_job_release(&job);
    bx_diag_clear(diag);
    return status;
}

int main(int argc, char **argv)
{
    bench b = {.sets = calloc(MOST_FACES, sizeof *b.sets),
               .stream = malloc(LARGEST_STREAM),
               .packed = malloc(LARGEST_STREAM),
               .font_level = libdeflate_alloc_compressor(FONT_LEVEL),
               .other_level = libdeflate_alloc_compressor(OTHER_LEVEL),
               .unpack = libdeflate_alloc_decompressor()};
    bx_heap_keep(); /* as the program does */
    bx_diag *diag = bx_diag_new();
    bx_house *house = bx_house_new();
    bx_status status = b.sets && b.stream && b.packed && diag && house ? BX_OK : BX_ERR_MEMORY;
    for (int i = 1; i < argc && status == BX_OK; i++)
        status = take(&b, house, argv[i], diag, true, i > FIRST);
    for (int i = 1; i < argc && status == BX_OK; i++)
        status = take(&b, house, argv[i], diag, false, i > FIRST);
    int count = argc - 1 - FIRST;
    if (status != BX_OK || count < 1) {
        fprintf(stderr, "bench_floor: failed\n");
        return EXIT_FAILURE;
    }
    double floor = b.cut + b.deflate;
    printf("distinct reports, warm, CPU\t%.2f\tms\t5\n", b.cached / count);
    printf("  with every font cut anew\t%.2f\tms\t\n", b.whole / count);
    printf("  the floor: cutting\t%.2f\tms\t\n", b.cut / count);
    printf("  the floor: deflating\t%.2f\tms\t\n", b.deflate / count);
    printf("  to the floor\t%.2f\tx\t2\n", b.whole / floor);
    libdeflate_free_compressor(b.font_level);
    libdeflate_free_compressor(b.other_level);
    libdeflate_free_decompressor(b.unpack);
    bx_house_free(house);
    bx_diag_free(diag);
    free(b.sets);
    free(b.stream);
    free(b.packed);
    return EXIT_SUCCESS;
}
