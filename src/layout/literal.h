/*
 * literal.h - values that a call has written out: date(日期, '1月15日'), round(数, 2, '舍去')
 */
#ifndef BX_LAYOUT_LITERAL_H
#define BX_LAYOUT_LITERAL_H

#include "layout/expr.h"
#include "layout/reader.h"

/** The rule of rounding of that name: 四舍五入, 五成双, 舍去, 进一; false: there is none. */
bool bx_rounding_lookup(bx_str name, bx_rounding *rule);

/** Reports a literal that the function can never take (BX0345, BX0348). @param call  typed */
bx_status bx_literals_check(bx_layout_reader *tr, const bx_expr *call);

#endif
