/*
 * epoch.h - the date of a report that names none
 *
 * Equal input must give equal bytes, so the clock is never asked: a date comes from
 * the data, else from SOURCE_DATE_EPOCH (reproducible-builds.org), else there is none.
 */
#ifndef BX_HOUSE_EPOCH_H
#define BX_HOUSE_EPOCH_H

#include <stdbool.h>

/**
 * The day of a count of seconds since 1970-01-01 00:00 UTC as China Standard Time
 * (+08:00) has it.
 * @param text  decimal digits; NULL and anything else give false
 * @return false, and the rest untouched, outside the years 1970 to 9999
 */
bool bx_epoch_day(const char *text, int *year, int *month, int *day);

#endif
