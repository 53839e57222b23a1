/*
 * title_fit.h - few centred lines: titles and cells
 */
#ifndef BX_TEXT_TITLE_FIT_H
#define BX_TEXT_TITLE_FIT_H

#include "text/breaker.h"

/** Fits several centred lines to each other, as the measure's balance wants; the plans hold a first fit. */
bx_status bx_title_fit(bx_breaker *b);

#endif
