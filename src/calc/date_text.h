/*
 * date_text.h - a date written in a form
 */
#ifndef BX_CALC_DATE_TEXT_H
#define BX_CALC_DATE_TEXT_H

#include "layout/date_form.h"

/**
 * Appends a day of the calendar in the form: arabic numerals without zeros in front unless the form
 * has them (GB/T 9704-2012 7.3.5.4), years in full; hanzi digit by digit for the year.
 */
void bx_date_form_write(const bx_date_form *form, int year, int month, int day, bx_buf *out);

#endif
