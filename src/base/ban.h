/*
 * ban.h - functions that this house does not use, and how a bug stops
 *
 * Include it last. strcpy and friends write without a bound; strtok keeps hidden
 * state; the locale and the clock would let two runs differ; printf of a floating
 * point number depends on the locale. tests/lint/banned.sh guards the same list.
 */
#ifndef BX_BASE_BAN_H
#define BX_BASE_BAN_H

#include <stdio.h>
#include <stdlib.h>

/** A caller broke a contract that is written in a header: stop where it is seen. Never for the user's input. */
#define BX_BUG(what)                                                                               \
    do {                                                                                           \
        fprintf(stderr, "%s:%d: bug: %s\n", __FILE__, __LINE__, (what));                           \
        abort();                                                                                   \
    } while (0)

#define BX_ASSERT(claim)                                                                           \
    do {                                                                                           \
        if (!(claim)) BX_BUG(#claim);                                                              \
    } while (0)

#undef strcpy
#define strcpy(...) BX_strcpy_is_banned_use_bx_str
#undef strcat
#define strcat(...) BX_strcat_is_banned_use_bx_buf
#undef sprintf
#define sprintf(...) BX_sprintf_is_banned_use_bx_buf
#undef strtok
#define strtok(...) BX_strtok_is_banned
#undef atoi
#define atoi(...) BX_atoi_is_banned_use_bx_str_to_int

#endif
