#include "layout/expr.h"

#include "base/ban.h"

const char *bx_operator_name(bx_operator op)
{
    static const char *const names[] = {"+",  "-", "*",  "/",  "==",  "!=", "<",
                                        "<=", ">", ">=", "in", "and", "or"};
    return names[op];
}

const char *bx_gives_name(bx_gives gives)
{
    static const char *const names[] = {
        BX_BOTH("text", "文字"),
        BX_BOTH("several texts", "多行文字"),
        BX_BOTH("a number", "数"),
        BX_BOTH("a quotient", "商"),
        BX_BOTH("a row of figures", "一行数"),
        BX_BOTH("a date", "日期"),
        BX_BOTH("yes or no", "判断（是或否）"),
        BX_BOTH("a list", "列表"),
        BX_BOTH("a picture", "图"),
        BX_BOTH("a group", "一组字段"),
    };
    return names[gives];
}

bx_gives bx_field_gives(const bx_field *field)
{
    switch (field->type) {
    case BX_FIELD_TEXT:
    case BX_FIELD_CHOICE: return BX_GIVES_TEXT;
    case BX_FIELD_LINES:
    case BX_FIELD_PARAGRAPHS: return BX_GIVES_TEXTS;
    case BX_FIELD_YEAR:
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER:
    case BX_FIELD_INTEGER: return BX_GIVES_NUMBER;
    case BX_FIELD_DATE: return BX_GIVES_DATE;
    case BX_FIELD_COUNTS: return BX_GIVES_ROW;
    case BX_FIELD_LIST: return BX_GIVES_ENTRIES;
    case BX_FIELD_SEAL:
    case BX_FIELD_IMAGE: return BX_GIVES_PICTURE;
    case BX_FIELD_TRUTH: return BX_GIVES_TRUTH;
    case BX_FIELD_GROUP:
    case BX_FIELD_LABELS: break;
    }
    return BX_GIVES_MEMBERS;
}
