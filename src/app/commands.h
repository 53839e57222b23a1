/*
 * commands.h - what each command does; the exit status
 */
#ifndef BX_APP_COMMANDS_H
#define BX_APP_COMMANDS_H

#include "app/options.h"

enum {
    BX_EXIT_DONE = 0, /* all made */
    BX_EXIT_FAULTS =
        1, /* at least one report was not made or checked clean; a warning about fonts with --strict */
    BX_EXIT_USAGE = 2, /* usage, configuration or system */
};

/** Runs a command; messages go to stderr, results to stdout. */
int bx_command_run(const bx_options *options, bx_diag *diag);

/** Prints a text to standard output. @return BX_EXIT_DONE, or BX_EXIT_USAGE with its message told */
int bx_command_show(const bx_options *options, const bx_buf *text, bx_diag *diag);

/** Prints the sink's messages to stderr and empties it. */
void bx_command_tell(const bx_options *options, bx_diag *diag);

#endif
