/*
 * date_form.h - how a date is written
 *
 * By an example: how 15 January 2024 should look. 2024年1月15日, 2024-01-15, 二〇二四年一月十五日, 1月15日.
 * Or with slots: {年}年{月}月{日}日.
 */
#ifndef BX_LAYOUT_DATE_FORM_H
#define BX_LAYOUT_DATE_FORM_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

typedef enum bx_date_part_kind {
    BX_DATE_LITERAL,
    BX_DATE_YEAR,         /* 2024 */
    BX_DATE_MONTH,        /* 1 */
    BX_DATE_DAY,          /* 15 */
    BX_DATE_MONTH_PADDED, /* 01 */
    BX_DATE_DAY_PADDED,   /* 05 for the fifth: where the month is padded, too */
    BX_DATE_HANZI_YEAR,   /* 二〇二四 */
    BX_DATE_HANZI_MONTH,  /* 一 */
    BX_DATE_HANZI_DAY,    /* 十五 */
} bx_date_part_kind;

typedef struct bx_date_part {
    bx_date_part_kind kind;
    bx_str text; /* LITERAL */
} bx_date_part;

typedef struct bx_date_form {
    const bx_date_part *parts;
    int count;
} bx_date_form;

/**
 * Reads a form; it lends from `text`.
 * @return BX_ERR_INPUT when no part of a date is in it, or a figure that is none of 15 January 2024;
 *         BX_ERR_MEMORY
 */
bx_status bx_date_form_read(bx_arena *arena, bx_str text, bx_date_form *form);

#endif
