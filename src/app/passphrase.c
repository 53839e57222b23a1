#include "app/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/ban.h"

#define VARIABLE "BANXIN_PASSPHRASE"

static bx_status tell_length(const char *path, bx_diag *diag)
{
    char most[16];
    snprintf(most, sizeof most, "%d", BX_SECRET_BYTES - 1);
    return bx_report(diag, BX_E_SIGN_PASSPHRASE_LENGTH, NULL, path, most);
}

/* What was read by halves is wiped, too. */
static bx_status end(bool good, const char *path, bx_diag *diag, bx_secret *secret)
{
    if (good) return BX_OK;
    bx_secret_wipe(secret);
    return tell_length(path, diag);
}

/* Up to the end of the line. False for one that is too long, or a descriptor that cannot be read. */
static bool read_line(int descriptor, bx_secret *secret)
{
    secret->len = 0;
    for (;;) {
        char byte = 0;
        ssize_t got = read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0 || byte == '\n') break;
        if (secret->len + 1 >= BX_SECRET_BYTES) return false;
        secret->text[secret->len++] = byte;
    }
    if (secret->len > 0 && secret->text[secret->len - 1] == '\r') secret->len--;
    secret->text[secret->len] = '\0';
    return true;
}

static bool say(int terminal, const char *text)
{
    size_t len = strlen(text);
    return write(terminal, text, len) == (ssize_t)len;
}

/* A run that is broken off here leaves the terminal silent: so signals that the keyboard sends wait. */
static bool ask(int terminal, const bx_passphrase *p, const char *path, bx_secret *secret)
{
    struct termios before, silent;
    if (tcgetattr(terminal, &before) != 0) return false;
    silent = before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    if (tcsetattr(terminal, TCSAFLUSH, &silent) != 0) return false;
    bool is_chinese = p->language == BX_CHINESE;
    bool good = say(terminal, is_chinese ? "口令（" : "Passphrase (") && say(terminal, path) &&
                say(terminal, is_chinese ? "）：" : "): ") && read_line(terminal, secret);
    say(terminal, "\n");
    return tcsetattr(terminal, TCSAFLUSH, &before) == 0 && good;
}

/* Others may see what a process was started with as long as it runs, and what it starts inherits it. */
static bx_status take_environment(char *text, const char *path, bx_diag *diag, bx_secret *secret)
{
    size_t len = strlen(text);
    bool fits = len < BX_SECRET_BYTES;
    if (fits) {
        memcpy(secret->text, text, len + 1);
        secret->len = len;
    }
    bx_secret_wipe_text(text, len);
    unsetenv(VARIABLE);
    return fits ? BX_OK : tell_length(path, diag);
}

static bx_status take(void *context, const char *path, bx_diag *diag, bx_secret *secret)
{
    const bx_passphrase *p = context;
    char *given = getenv(VARIABLE);
    if (p->descriptor >= 0) return end(read_line(p->descriptor, secret), path, diag, secret);
    if (given) return take_environment(given, path, diag, secret);
    int terminal = open("/dev/tty", O_RDWR | O_NOCTTY);
    if (terminal < 0) return bx_report(diag, BX_E_SIGN_PASSPHRASE, NULL, path);
    bool good = ask(terminal, p, path, secret);
    close(terminal);
    return end(good, path, diag, secret);
}

bx_secret_source bx_passphrase_source(bx_passphrase *passphrase)
{
    return (bx_secret_source){.ask = take, .context = passphrase};
}
