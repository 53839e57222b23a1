/*
 * numerals.h - figures, amounts and dates said in hanzi
 *
 * Each call adds to a bx_buf; that memory ran out stands in the buffer's `failed`. When
 * a call does not return BX_OK, it has added nothing.
 *
 * BX_ERR_LIMIT: the whole part has more than 16 digits: past 万亿 (10^12) there is no name in use.
 *
 * Sources: GB/T 15835-2011; 支付结算办法 附一 (for amounts in capitals and dates on bills);
 * 会计基础工作规范 52. How zeros inside a number are said stands in none of them beyond
 * examples; 附一 4 has it for amounts, and reading is the same.
 */
#ifndef BX_CALC_NUMERALS_H
#define BX_CALC_NUMERALS_H

#include <stdbool.h>

#include "base/decimal.h"
#include "base/str.h"

/** Most digits in front of the point: 九千九百九十九万九千九百九十九亿… */
enum { BX_NUMERAL_DIGITS = 16 };

/**
 * A quantity: 一万零一十, 十万零五百, 九十五点零六, 负七. All its decimals are said, digit by digit
 * and zeros at the end too: round first. 2 is 二, never 两.
 */
bx_status bx_numeral_add(bx_buf *buf, bx_decimal value);

/** So many in a hundred: 12.5 is 百分之十二点五, -3 is 负百分之三. */
bx_status bx_numeral_add_percent(bx_buf *buf, bx_decimal percent);

/**
 * A code or a year, digit by digit: 307 is 三〇七, 2012 is 二〇一二. Zeros in front are kept.
 * BX_ERR_INPUT: empty, or something other than 0 to 9 in it.
 */
bx_status bx_numeral_add_code(bx_buf *buf, bx_str digits);

/** 二〇二四年一月十五日. BX_ERR_INPUT: not a day of the calendar (see bx_date_is_day). */
bx_status bx_numeral_add_date(bx_buf *buf, int year, int month, int day);

/**
 * An amount of yuan in capitals: 壹仟肆佰零玖元伍角整, 伍分, 负壹拾元整.
 * @param named  人民币 in front, without a gap (the sign behind it)
 * BX_ERR_INPUT: no whole number of 分 (1.500 is one, 1.505 is none): nothing is rounded.
 */
bx_status bx_numeral_add_amount(bx_buf *buf, bx_decimal value, bool named);

/** A date as bills have it: 贰零贰肆年零壹月壹拾伍日. BX_ERR_INPUT as bx_numeral_add_date. */
bx_status bx_numeral_add_bill_date(bx_buf *buf, int year, int month, int day);

#endif
