/*
 * Answers operations on decimals, one a line of standard input, for tests/decimal/run.sh:
 *
 *   add A B | subtract A B | multiply A B | compare A B
 *   divide A B PLACES RULE | round A PLACES RULE | group A LEAST
 *
 * with the result as text, "large" for one that does not fit and "zero" for a division by 0.
 */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"

enum { WORDS = 5, LINE = 1024 };

static const char *const rules[] = {[BX_ROUND_HALF_UP] = "half_up",
                                    [BX_ROUND_HALF_EVEN] = "half_even",
                                    [BX_ROUND_DOWN] = "down",
                                    [BX_ROUND_UP] = "up"};

static bx_rounding rule_of(bx_str name)
{
    int rule = 0;
    while (rule < BX_ROUND_UP && !bx_str_is(name, rules[rule]))
        rule++;
    return (bx_rounding)rule;
}

static int number_of(bx_str text)
{
    int64_t value = 0;
    bx_str_to_int(text, &value);
    return (int)value;
}

static int split(char *line, bx_str words[WORDS])
{
    int count = 0;
    for (char *at = line; *at != '\0' && count < WORDS; count++) {
        size_t len = strcspn(at, " \n");
        words[count] = (bx_str){at, len};
        at += len + strspn(at + len, " \n");
    }
    return count;
}

static bx_status calculate(bx_str words[WORDS], bx_decimal *result)
{
    bx_decimal a, b;
    bx_str name = words[0];
    BX_TRY(bx_decimal_parse(words[1], &a));
    if (bx_str_is(name, "group")) {
        *result = a;
        return BX_OK;
    }
    if (bx_str_is(name, "round"))
        return bx_decimal_round(a, number_of(words[2]), rule_of(words[3]), result);
    BX_TRY(bx_decimal_parse(words[2], &b));
    if (bx_str_is(name, "add")) return bx_decimal_add(a, b, result);
    if (bx_str_is(name, "subtract")) return bx_decimal_subtract(a, b, result);
    if (bx_str_is(name, "multiply")) return bx_decimal_multiply(a, b, result);
    if (bx_str_is(name, "divide"))
        return bx_decimal_divide(a, b, number_of(words[3]), rule_of(words[4]), result);
    *result = bx_decimal_from_int(bx_decimal_compare(a, b), 0);
    return BX_OK;
}

int main(void)
{
    char line[LINE];
    bx_buf out = {0};
    while (fgets(line, sizeof line, stdin)) {
        bx_str words[WORDS] = {{0}};
        bx_decimal result;
        split(line, words);
        bx_status status = calculate(words, &result);
        bool grouped = bx_str_is(words[0], "group");
        bx_buf_clear(&out);
        if (status == BX_OK)
            bx_buf_add_decimal(&out, result, grouped ? number_of(words[2]) : 0,
                               grouped ? BX_GROUP_THREES : BX_GROUP_NONE);
        else bx_buf_add_text(&out, status == BX_ERR_LIMIT ? "large" : "zero");
        puts(out.ptr);
    }
    bx_buf_release(&out);
    return 0;
}
