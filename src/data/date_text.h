/*
 * date_text.h - years and dates in other spellings than those that are read
 */
#ifndef BX_DATA_DATE_TEXT_H
#define BX_DATA_DATE_TEXT_H

#include "base/str.h"

enum {
    BX_FIRST_YEAR = 1900,
    BX_LAST_YEAR = 2999,
    BX_YEAR_ROOM = 5,  /* four digits and a NUL */
    BX_DATE_ROOM = 11, /* 2025-01-20 and a NUL */
};

/** Whether the calendar has the day; years go from 1900 to 2999. */
bool bx_date_is_day(int year, int month, int day);

/** 2024 for ２０２４年, 二〇二四. False for anything that does not name a year in full. */
bool bx_year_mend(bx_str text, char year[BX_YEAR_ROOM]);

/** 2025-01-20 for 2025.1.20, 2025/1/20, 20250120, 二〇二五年一月二十日. False where a part lacks. */
bool bx_date_mend(bx_str text, char date[BX_DATE_ROOM]);

/** The year that a text begins with, in any of these spellings; 0 for none. */
int bx_date_year(bx_str text);

#endif
