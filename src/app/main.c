/*
 * The command line: options in, exit status out.
 */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "app/audit_commands.h"
#include "app/commands.h"
#include "app/heap.h"
#include "app/sign_command.h"
#include "house/version.h"

#include "base/ban.h"

static int help(const bx_options *options, bx_diag *diag)
{
    bx_buf text = {0};
    bx_options_help(options->command, options->orders.language, &text);
    int exit_status = bx_command_show(options, &text, diag);
    bx_buf_release(&text);
    return exit_status;
}

static int version(const bx_options *options, bx_diag *diag)
{
    bx_buf text = {0};
    bx_buf_add_text(&text, "banxin " BX_VERSION "\n");
    int exit_status = bx_command_show(options, &text, diag);
    bx_buf_release(&text);
    return exit_status;
}

static int no_command(const bx_options *options)
{
    bx_buf text = {0};
    bx_options_help(BX_COMMAND_NONE, options->orders.language, &text);
    if (text.len > 0) fwrite(text.ptr, 1, text.len, stderr);
    bx_buf_release(&text);
    return BX_EXIT_USAGE;
}

static int run(int argc, char **argv, bx_diag *diag)
{
    bx_options options;
    bx_status status = bx_options_read(argc, argv, diag, &options);
    if (status != BX_OK) {
        bx_command_tell(&options, diag);
        return BX_EXIT_USAGE;
    }
    if (options.wants_version) return version(&options, diag);
    if (options.wants_help) return help(&options, diag);
    if (options.command == BX_COMMAND_NONE) return no_command(&options);
    if (options.command == BX_COMMAND_DUMP && !options.has_stage) {
        bx_report(diag, BX_E_OPTION_VALUE, NULL, "--stage", "blocks|lines|pages|calls|tags");
        bx_command_tell(&options, diag);
        return BX_EXIT_USAGE;
    }
    if (options.command == BX_COMMAND_SIGN) return bx_sign_command_run(&options, diag);
    if (bx_is_audit_command(options.command)) return bx_audit_command_run(&options, diag);
    return bx_command_run(&options, diag);
}

/*
 * A stream that was closed by the caller must not become a file of this program's. What is read
 * from the input or written to the output then fails with a message; who closes the stream of
 * messages wants none.
 */
static bool open_streams(void)
{
    static const int flags[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", flags[i]) != i) return false;
    return true;
}

/* A message that nobody can read is a failure too, if there was no other. */
static int judge_messages(int exit_status)
{
    bool lost = ferror(stderr) != 0 || fflush(stderr) != 0;
    return lost && exit_status == BX_EXIT_DONE ? BX_EXIT_USAGE : exit_status;
}

int main(int argc, char **argv)
{
    if (!open_streams()) return BX_EXIT_USAGE;
    bx_heap_keep();
    signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is a failed write with a message */
    bx_diag *diag = bx_diag_new();
    if (!diag) {
        fputs("banxin: out of memory\n", stderr);
        return BX_EXIT_USAGE;
    }
    int exit_status = run(argc, argv, diag);
    bx_diag_free(diag);
    return judge_messages(exit_status);
}
