/*
 * Speed, memory and size of one report, as lines "figure<TAB>value<TAB>unit<TAB>target"
 * for run.sh. Nothing is asserted: a busy machine is no fault of the code.
 *
 *   bench PROGRAM DATA FOLDER   (FOLDER: a fresh one, for what is written)
 *
 * Cold: a process for each report, the best and the middle of several. Warm: reports
 * in this process through the library, fonts and layout loaded once, painting
 * included. County: sixty copies of the report in one run of the program.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "house/job.h"

enum { COLD = 41, WARM = 200, FIRST = 10, BUREAUS = 60, LONGEST = 1024 };

typedef struct cost {
    double wall, cpu; /* ms */
} cost;

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double cpu_of_children(void)
{
    struct rusage use;
    getrusage(RUSAGE_CHILDREN, &use);
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
}

/* Largest resident memory in MB, of this process or of the largest child so far. */
static double peak_memory(int who)
{
    struct rusage use;
    getrusage(who, &use);
    return (double)use.ru_maxrss / 1024;
}

static cost run(const char *const *argv)
{
    double wall = now(CLOCK_MONOTONIC), cpu = cpu_of_children();
    fflush(stdout); /* or the child would write what is still held back once more */
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr) || !freopen("/dev/null", "w", stdout)) _exit(126);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    int status = 1;
    waitpid(child, &status, 0);
    if (status != 0) {
        fprintf(stderr, "bench: %s %s failed\n", argv[0], argv[1]);
        exit(EXIT_FAILURE);
    }
    return (cost){now(CLOCK_MONOTONIC) - wall, cpu_of_children() - cpu};
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void show(const char *figure, double value, const char *unit, const char *target)
{
    printf("%s\t%.2f\t%s\t%s\n", figure, value, unit, target);
}

static void show_runs(const char *what, const char *const *argv, const char *target)
{
    double walls[COLD], cpus[COLD];
    char name[LONGEST];
    run(argv);
    for (int i = 0; i < COLD; i++) {
        cost one = run(argv);
        walls[i] = one.wall;
        cpus[i] = one.cpu;
    }
    qsort(walls, COLD, sizeof *walls, by_size);
    qsort(cpus, COLD, sizeof *cpus, by_size);
    snprintf(name, sizeof name, "%s, wall", what);
    show(name, walls[COLD / 2], "ms", target);
    snprintf(name, sizeof name, "%s, wall, best", what);
    show(name, walls[0], "ms", "");
    snprintf(name, sizeof name, "%s, CPU", what);
    show(name, cpus[COLD / 2], "ms", "");
}

static void measure_cold(const char *program, const char *data, const char *folder)
{
    char output[LONGEST];
    snprintf(output, sizeof output, "%s/one.pdf", folder);
    const char *start[] = {program, "--version", NULL};
    const char *render[] = {program, "render", "-o", output, data, NULL};
    const char *no_sync[] = {program, "render", "--no-sync", "-o", output, data, NULL};
    show_runs("starting the program", start, "");
    show_runs("one report, cold", no_sync, "25");
    show_runs("with the disk waited for", render, "");
    show("one report, peak memory", peak_memory(RUSAGE_CHILDREN), "MB", "64");
    struct stat info;
    if (stat(output, &info) == 0)
        show("one report, size", (double)info.st_size / 1024, "KB", "350");
}

static void measure_county(const char *program, const char *data, const char *folder)
{
    static char paths[BUREAUS][LONGEST];
    char output[LONGEST];
    const char *argv[BUREAUS + 7] = {program, "render", "--no-sync", "--force", "-o", output};
    bx_arena *arena = bx_arena_new(1 << 24);
    bx_str text;
    /* Names from the data's own field would be equal: so the pattern is the number, given as 机关. */
    snprintf(output, sizeof output, "%s/{机关}.pdf", folder);
    if (!arena || bx_file_read(arena, data, 1 << 20, NULL, NULL, &text) != BX_OK) return;
    size_t at = bx_str_find(text, BX_STR("\n机关: "));
    if (at == text.len) return;
    at += strlen("\n机关: ");
    for (int i = 0; i < BUREAUS; i++) {
        bx_buf copy = {0};
        bx_buf_add(&copy, text.ptr, at);
        bx_buf_printf(&copy, "局%d", i);
        bx_buf_add(&copy, text.ptr + at, text.len - at);
        snprintf(paths[i], LONGEST, "%s/%d.yaml", folder, i);
        bx_file_replace(paths[i], bx_buf_str(&copy), false, NULL);
        bx_buf_release(&copy);
        argv[6 + i] = paths[i];
    }
    run(argv);
    cost county = run(argv);
    show("a county of 60, wall", county.wall, "ms", "500");
    show("a county of 60, CPU", county.cpu, "ms", "");
    bx_arena_free(arena);
}

typedef struct stages {
    double read, set, paint;
} stages;

static bx_status take(bx_house *house, const char *data, bx_diag *diag, stages *sum)
{
    bx_job job;
    bx_buf bytes = {0};
    bx_hash hash;
    bx_job_request request = {.data = data};
    BX_TRY(bx_job_init(&job, house, &request, diag));
    double start = now(CLOCK_PROCESS_CPUTIME_ID);
    bx_status status = bx_job_read(&job);
    double read = now(CLOCK_PROCESS_CPUTIME_ID);
    if (status == BX_OK) status = bx_job_set(&job);
    double set = now(CLOCK_PROCESS_CPUTIME_ID);
    if (status == BX_OK) status = bx_job_paint(&job, &bytes, &hash);
    double paint = now(CLOCK_PROCESS_CPUTIME_ID);
    *sum = (stages){sum->read + read - start, sum->set + set - read, sum->paint + paint - set};
    bx_buf_release(&bytes);
    bx_job_release(&job);
    bx_diag_clear(diag);
    return status;
}

static int measure_warm(const char *data)
{
    bx_diag *diag = bx_diag_new();
    bx_house *house = bx_house_new();
    stages sum = {0};
    bx_status status = diag && house ? BX_OK : BX_ERR_MEMORY;
    for (int i = 0; status == BX_OK && i < FIRST; i++)
        status = take(house, data, diag, &sum);
    double memory = peak_memory(RUSAGE_SELF), start = now(CLOCK_PROCESS_CPUTIME_ID);
    sum = (stages){0};
    for (int i = 0; status == BX_OK && i < WARM; i++)
        status = take(house, data, diag, &sum);
    double all = now(CLOCK_PROCESS_CPUTIME_ID) - start;
    double more = peak_memory(RUSAGE_SELF) - memory;
    bx_house_free(house);
    bx_diag_free(diag);
    if (status != BX_OK) {
        fprintf(stderr, "bench: %s was not made (status %d)\n", data, (int)status);
        return EXIT_FAILURE;
    }
    show("one report, warm, CPU", all / WARM, "ms", "5");
    show("  reading and binding", sum.read / WARM, "ms", "");
    show("  setting", sum.set / WARM, "ms", "");
    show("  painting", sum.paint / WARM, "ms", "");
    show("warm, peak memory", memory + more, "MB", "64");
    show("warm, growth over 200", more * 1024, "KB", "");
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("bench PROGRAM DATA FOLDER\n", stderr);
        return 2;
    }
    measure_cold(argv[1], argv[2], argv[3]);
    measure_county(argv[1], argv[2], argv[3]);
    return measure_warm(argv[2]);
}
