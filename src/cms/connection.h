/*
 * connection.h - a connection to a server, within a time
 */
#ifndef BX_CMS_CONNECTION_H
#define BX_CMS_CONNECTION_H

#include <stdint.h>

typedef enum bx_connection_end {
    BX_CONNECTION_OPEN,
    BX_CONNECTION_UNREACHABLE, /* nobody of that name, or nobody answers there: known at once */
    BX_CONNECTION_LATE,
    BX_CONNECTION_MEMORY,
} bx_connection_end;

/**
 * Each address of the host in turn. How long the system looks for the name is its own matter, and counts.
 * @param host        a name or a number, as a URL has it: that of IPv6 in brackets
 * @param until       as bx_clock_ms counts
 * @param descriptor  set to the connection when it is open, not blocking, for the caller to close
 */
bx_connection_end bx_connection_open(const char *host, const char *port, int64_t until,
                                     int *descriptor);

#endif
