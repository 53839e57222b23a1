/*
 * Runs a program and says what it took, as run.sh reads it.
 *
 *   bench_run NAME COUNT PROGRAM ARGUMENT...   (COUNT: reports that it makes)
 *
 * While it runs its memory is looked at twenty times a second: what is resident of the program
 * itself, and what its workers have to themselves (private pages; the fonts' are shared). How
 * much the last worker's grew is counted from half a second after it was first seen, some fifty
 * reports.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATH = 64, LINE = 256, LOOK = 50 /* ms */, SETTLED = 500 /* ms */ };

typedef struct memory {
    double parent, worker; /* the most, KB */
    pid_t last;            /* worker */
    double since;
    double settled, now; /* of the last worker, KB; 0: not yet */
} memory;

static double wall(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* The sum of a process's figures whose names begin so, in KB. */
static double figure(pid_t pid, const char *file, const char *name)
{
    char path[PATH], line[LINE];
    double sum = 0;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *in = fopen(path, "r");
    if (!in) return 0;
    while (fgets(line, sizeof line, in))
        if (strncmp(line, name, strlen(name)) == 0 && strchr(line, ':'))
            sum += strtod(strchr(line, ':') + 1, NULL);
    fclose(in);
    return sum;
}

static void look_at_worker(memory *m, pid_t worker)
{
    double own = figure(worker, "smaps_rollup", "Private_");
    if (own > m->worker) m->worker = own;
    if (worker != m->last) {
        *m = (memory){.parent = m->parent, .worker = m->worker, .last = worker, .since = wall()};
    } else if (own > 0) {
        m->now = own;
        if (m->settled == 0 && wall() - m->since >= SETTLED) m->settled = own;
    }
}

static void look(memory *m, pid_t program)
{
    char path[PATH], line[LINE] = "";
    double resident = figure(program, "status", "VmRSS");
    if (resident > m->parent) m->parent = resident;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)program, (int)program);
    FILE *in = fopen(path, "r");
    if (in) {
        if (fgets(line, sizeof line, in)) look_at_worker(m, (pid_t)strtol(line, NULL, 10));
        fclose(in);
    }
}

static void show_memory(const char *name, const memory *m)
{
    printf("%s, program\t%.1f\tMB\t\n", name, m->parent / 1024);
    if (m->worker > 0) printf("%s, worker's own\t%.1f\tMB\t64\n", name, m->worker / 1024);
    if (m->settled > 0)
        printf("%s, worker's growth\t%.1f\t%%\t5\n", name,
               100 * (m->now - m->settled) / m->settled);
}

int main(int argc, char **argv)
{
    if (argc < 4) return EXIT_FAILURE;
    double count = strtod(argv[2], NULL), start = wall();
    int status = 1;
    memory m = {0};
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr)) _exit(126);
        execv(argv[3], argv + 3);
        _exit(127);
    }
    while (waitpid(child, &status, WNOHANG) == 0) {
        look(&m, child);
        nanosleep(&(struct timespec){0, LOOK * 1000000L}, NULL);
    }
    if (status != 0) {
        fprintf(stderr, "bench_run: %s failed\n", argv[3]);
        return EXIT_FAILURE;
    }
    double took = wall() - start;
    struct rusage use;
    getrusage(RUSAGE_CHILDREN, &use);
    double cpu = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 +
                 (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
    printf("%s, whole\t%.2f\ts\t%s\n", argv[1], took / 1e3,
           count >= 10000 && strstr(argv[1], "-j2") && !strstr(argv[1], "synced") ? "60" : "");
    printf("%s, rate\t%.0f\t/s\t\n", argv[1], count * 1e3 / took);
    printf("%s, CPU each\t%.2f\tms\t\n", argv[1], cpu / count);
    show_memory(argv[1], &m);
    return EXIT_SUCCESS;
}
