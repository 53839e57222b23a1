/*
 * gen_run.h - what the programs share that write a table at build time: gen_‹name›.c
 *
 * Usage of each: gen_‹name› TEXT TABLE. A table that was begun and could not be made is removed.
 */
#ifndef BX_BASE_GEN_RUN_H
#define BX_BASE_GEN_RUN_H

#include <stdbool.h>
#include <stdio.h>

/** Reads `in`, whose path is for messages, and writes the table. false after a message on stderr. */
typedef bool (*bx_gen_make)(const char *path, FILE *in, FILE *out);

/** The main of such a program. */
static inline int bx_gen_run(int argc, char **argv, bx_gen_make make)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s TEXT TABLE\n", argv[0]);
        return 2;
    }
    FILE *in = fopen(argv[1], "r"), *out = in ? fopen(argv[2], "w") : NULL;
    if (!in || !out) perror(argv[in ? 2 : 1]);
    bool good = out && make(argv[1], in, out);
    if (in && ferror(in)) good = false;
    if (out && fclose(out) != 0) good = false;
    if (out && !good) remove(argv[2]);
    if (in) fclose(in);
    return good ? 0 : 1;
}

#endif
