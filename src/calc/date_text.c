#include "calc/date_text.h"

#include "calc/numerals.h"

#include "base/ban.h"

static void add_padded(bx_buf *out, int value)
{
    if (value < 10) bx_buf_add_byte(out, '0');
    bx_buf_add_int(out, value);
}

static void add_hanzi_year(bx_buf *out, int year)
{
    char digits[12]; /* an int in decimal */
    int len = snprintf(digits, sizeof digits, "%d", year);
    bx_status status = bx_numeral_add_code(out, (bx_str){digits, (size_t)len});
    BX_ASSERT(status == BX_OK); /* a year has digits only */
}

static void add_hanzi(bx_buf *out, int value)
{
    bx_status status = bx_numeral_add(out, bx_decimal_from_int(value, 0));
    BX_ASSERT(status == BX_OK); /* a month or a day has two digits at most */
}

void bx_date_form_write(const bx_date_form *form, int year, int month, int day, bx_buf *out)
{
    for (int i = 0; i < form->count; i++) {
        switch (form->parts[i].kind) {
        case BX_DATE_LITERAL: bx_buf_add_str(out, form->parts[i].text); break;
        case BX_DATE_YEAR: bx_buf_add_int(out, year); break;
        case BX_DATE_MONTH: bx_buf_add_int(out, month); break;
        case BX_DATE_DAY: bx_buf_add_int(out, day); break;
        case BX_DATE_MONTH_PADDED: add_padded(out, month); break;
        case BX_DATE_DAY_PADDED: add_padded(out, day); break;
        case BX_DATE_HANZI_YEAR: add_hanzi_year(out, year); break;
        case BX_DATE_HANZI_MONTH: add_hanzi(out, month); break;
        case BX_DATE_HANZI_DAY: add_hanzi(out, day); break;
        }
    }
}
