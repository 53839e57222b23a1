/*
 * layouts_report.h - which layouts there are, and what data one of them wants, printed
 *
 *   annual-report  政府信息公开工作年度报告
 *       layouts/annual-report.yaml (./layouts), extends gbt9704
 *       hidden by ./annual-report.yaml
 *
 *   政府信息公开工作年度报告
 *     机关  text, required
 *     申请  group, required
 *       新收  counts [自然人, …], total 总计, 件, required
 *
 * or one JSON object a line: for each layout, or for each field with its path.
 */
#ifndef BX_HOUSE_LAYOUTS_REPORT_H
#define BX_HOUSE_LAYOUTS_REPORT_H

#include "house/layout_list.h"
#include "house/report.h"
#include "layout/layout.h"

/** Appends the list. `out` tells whether memory was out. */
void bx_layouts_report_write(const bx_layout_list *list, bx_language language,
                             bx_report_format format, bx_buf *out);

/** Appends the fields of a layout. */
void bx_fields_report_write(const bx_layout *layout, bx_language language, bx_report_format format,
                            bx_buf *out);

#endif
