/*
 * report.h - the sink's messages, printed
 *
 *   data.yaml:12:5: error[BX0405]: 申请.新收 must be a whole number …
 *       新收: [1, 2件, 0]
 *                 ^^^
 *     help: write the digits alone
 *
 * or one JSON object a line. Full-width characters count two columns.
 */
#ifndef BX_HOUSE_REPORT_H
#define BX_HOUSE_REPORT_H

#include "base/diag.h"

typedef enum bx_report_format { BX_REPORT_TEXT, BX_REPORT_JSON } bx_report_format;

/** Appends all messages of the sink in their order. */
void bx_report_write(const bx_diag *diag, bx_language language, bx_report_format format,
                     bx_buf *out);

/** Chinese when LC_ALL, LC_MESSAGES or LANG (the first that is set) starts with zh. */
bx_language bx_report_language(void);

#endif
