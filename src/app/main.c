/*
 * The command line: options in, exit status out.
 */
#include <signal.h>

#include "app/commands.h"
#include "app/heap.h"
#include "house/version.h"

#include "base/ban.h"

static int help(const bx_options *options, FILE *to)
{
    bx_buf text = {0};
    bx_options_help(options->command, options->orders.language, &text);
    if (text.len > 0) fwrite(text.ptr, 1, text.len, to);
    bx_buf_release(&text);
    return to == stdout ? BX_EXIT_DONE : BX_EXIT_USAGE;
}

static int run(int argc, char **argv, bx_diag *diag)
{
    bx_options options;
    bx_status status = bx_options_read(argc, argv, diag, &options);
    if (status != BX_OK) {
        bx_command_tell(&options, diag);
        return BX_EXIT_USAGE;
    }
    if (options.wants_version) {
        puts("banxin " BX_VERSION);
        return BX_EXIT_DONE;
    }
    if (options.wants_help) return help(&options, stdout);
    if (options.command == BX_COMMAND_NONE) return help(&options, stderr);
    if (options.command == BX_COMMAND_DUMP && !options.has_stage) {
        bx_report(diag, BX_E_OPTION_VALUE, NULL, "--stage", "blocks|lines|pages|calls|tags");
        bx_command_tell(&options, diag);
        return BX_EXIT_USAGE;
    }
    return bx_command_run(&options, diag);
}

int main(int argc, char **argv)
{
    bx_heap_keep();
    signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is a failed write with a message */
    bx_diag *diag = bx_diag_new();
    if (!diag) {
        fputs("banxin: out of memory\n", stderr);
        return BX_EXIT_USAGE;
    }
    int exit_status = run(argc, argv, diag);
    bx_diag_free(diag);
    return exit_status;
}
