/* The library's own way tries again and again until the time is over, also where it was refused at once. */
#include "cms/connection.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/ban.h"

static bx_connection_end wait_for(int descriptor, int64_t until)
{
    for (;;) {
        struct pollfd peer = {.fd = descriptor, .events = POLLOUT};
        int64_t left = until - bx_clock_ms();
        if (left <= 0) return BX_CONNECTION_LATE;
        int count = poll(&peer, 1, left < INT_MAX ? (int)left : INT_MAX);
        if (count < 0 && errno != EINTR) return BX_CONNECTION_UNREACHABLE;
        if (count <= 0) continue;
        int error = 0;
        socklen_t len = sizeof error;
        bool is_open =
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &len) == 0 && error == 0;
        return is_open ? BX_CONNECTION_OPEN : BX_CONNECTION_UNREACHABLE;
    }
}

static bx_connection_end connect_to(int descriptor, const struct addrinfo *to, int64_t until)
{
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0 ||
        fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0)
        return BX_CONNECTION_UNREACHABLE;
    if (connect(descriptor, to->ai_addr, to->ai_addrlen) == 0) return BX_CONNECTION_OPEN;
    bool goes_on = errno == EINPROGRESS || errno == EINTR;
    return goes_on ? wait_for(descriptor, until) : BX_CONNECTION_UNREACHABLE;
}

static bx_connection_end try_each(const struct addrinfo *first, int64_t until, int *descriptor)
{
    bx_connection_end end = BX_CONNECTION_UNREACHABLE;
    for (const struct addrinfo *to = first; to; to = to->ai_next) {
        int opened = socket(to->ai_family, to->ai_socktype, to->ai_protocol);
        if (opened < 0) continue;
        end = connect_to(opened, to, until);
        if (end == BX_CONNECTION_OPEN) {
            *descriptor = opened;
            return end;
        }
        close(opened);
    }
    return end;
}

bx_connection_end bx_connection_open(const char *host, const char *port, int64_t until,
                                     int *descriptor)
{
    enum { HOST_BYTES = 256 };
    char bare[HOST_BYTES];
    const struct addrinfo wanted = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    struct addrinfo *first = NULL;
    size_t len = strlen(host), is_bracketed = len > 2 && host[0] == '[' && host[len - 1] == ']';
    if (len >= sizeof bare) return BX_CONNECTION_UNREACHABLE;
    memcpy(bare, host + is_bracketed, len - 2 * is_bracketed);
    bare[len - 2 * is_bracketed] = '\0';
    int failed = getaddrinfo(bare, port, &wanted, &first);
    if (failed == EAI_MEMORY) return BX_CONNECTION_MEMORY;
    if (failed) return BX_CONNECTION_UNREACHABLE;
    bx_connection_end end = try_each(first, until, descriptor);
    freeaddrinfo(first);
    return end;
}
