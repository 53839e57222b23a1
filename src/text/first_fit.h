/*
 * first_fit.h - lines ended one after the other
 */
#ifndef BX_TEXT_FIRST_FIT_H
#define BX_TEXT_FIRST_FIT_H

#include "text/breaker.h"

/** Line by line, by the procedure of clreq: pushed in, else pushed out. */
bx_status bx_first_fit(bx_breaker *b);

#endif
