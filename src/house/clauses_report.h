/*
 * clauses_report.h - the compliance sheet, printed
 *
 *   云泽县水利局关于…的通知
 *   通知.yaml，版式：通知，共 2 面
 *
 *   条款   要求             应为        实测      处数  结论
 *   5.2.1  天头 37 mm       37 ± 1 mm   37 mm        1  符合
 *   7.5    单页页码居右…    …           …            1  偏离
 *          第 1 面；按 本市.yaml:5 的 page-number.odd
 *
 *   文中没有：主送机关位置、…
 *
 *   符合 30 项，偏离 1 项，不符合 0 项；文中没有 9 项
 *
 * or one JSON object a line: each clause, then the sum. Full-width characters count two columns.
 */
#ifndef BX_HOUSE_CLAUSES_REPORT_H
#define BX_HOUSE_CLAUSES_REPORT_H

#include "house/job.h"
#include "house/report.h"

/** Appends the sheet of a job that was measured. `out` tells whether memory was out. */
void bx_clauses_report_write(const bx_job *job, const bx_findings *findings, bx_language language,
                             bx_report_format format, bx_buf *out);

#endif
