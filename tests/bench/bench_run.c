/*
 * Runs a program and says what it took, as run.sh reads it.
 *
 *   bench_run NAME COUNT PROGRAM ARGUMENT...   (COUNT: reports that it makes)
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double wall(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    if (argc < 4) return EXIT_FAILURE;
    double count = strtod(argv[2], NULL), start = wall();
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr)) _exit(126);
        execv(argv[3], argv + 3);
        _exit(127);
    }
    if (waitpid(child, &status, 0) < 0 || status != 0) {
        fprintf(stderr, "bench_run: %s failed\n", argv[3]);
        return EXIT_FAILURE;
    }
    double took = wall() - start;
    struct rusage use;
    getrusage(RUSAGE_CHILDREN, &use);
    double cpu = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 +
                 (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
    printf("%s, rate\t%.0f\t/s\t\n", argv[1], count * 1e3 / took);
    printf("%s, CPU each\t%.2f\tms\t\n", argv[1], cpu / count);
    printf("%s, largest process\t%.1f\tMB\t\n", argv[1], (double)use.ru_maxrss / 1024);
    return EXIT_SUCCESS;
}
