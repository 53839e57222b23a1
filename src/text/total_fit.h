/*
 * total_fit.h - the lines of a paragraph chosen as a whole
 */
#ifndef BX_TEXT_TOTAL_FIT_H
#define BX_TEXT_TOTAL_FIT_H

#include "text/breaker.h"

/** All line ends chosen together; justified text only. */
bx_status bx_total_fit(bx_breaker *b);

#endif
