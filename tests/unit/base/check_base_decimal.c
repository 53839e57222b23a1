/* Exact decimals: reading and writing, the limits, the rounding rules, the laws of arithmetic. */
#include <inttypes.h>
#include <string.h>

#include "base/decimal.h"
#include "support/suite.h"

/* 76 nines, the largest number, and its first 46 nines, which has room for 30 decimals. */
#define NINES_30 "999999999999999999999999999999"
#define NINES_46 NINES_30 "9999999999999999"
#define NINES_76 NINES_46 NINES_30
#define ZEROS_30 "000000000000000000000000000000"
#define ZEROS_75 ZEROS_30 ZEROS_30 "000000000000000"

static bx_decimal read(const char *text)
{
    bx_decimal value;
    ck_assert_msg(bx_decimal_parse(bx_str_from(text), &value) == BX_OK, "\"%s\"", text);
    return value;
}

static void is_text(const char *row, bx_decimal value, const char *wanted)
{
    bx_buf buf = {0};
    bx_buf_add_decimal(&buf, value, 0, BX_GROUP_NONE);
    ck_assert_msg(strcmp(buf.ptr, wanted) == 0, "%s: %s, not %s", row, buf.ptr, wanted);
    bx_buf_release(&buf);
}

static const struct {
    const char *text;
    bx_status status;
    const char *wanted; /* NULL: as it stands */
} texts[] = {
    {"0", BX_OK, NULL},
    {"1", BX_OK, NULL},
    {"+1", BX_OK, "1"},
    {"-1", BX_OK, NULL},
    {"-0", BX_OK, "0"},
    {"-0.00", BX_OK, "0.00"},
    {"007", BX_OK, "7"},
    {"000.50", BX_OK, "0.50"},
    {"1.0", BX_OK, NULL},
    {"12.50", BX_OK, NULL},
    {"-0.05", BX_OK, NULL},
    {"18446744073709551616", BX_OK, NULL},
    {"0." ZEROS_30, BX_OK, NULL},
    {"0." ZEROS_30 "0", BX_OK, "0." ZEROS_30},
    {"0." ZEROS_30 "1", BX_ERR_LIMIT, NULL},
    {NINES_76, BX_OK, NULL},
    {"-" NINES_76, BX_OK, NULL},
    {NINES_46 "." NINES_30, BX_OK, NULL},
    {"9" NINES_46 "." NINES_30, BX_ERR_LIMIT, NULL},
    {"9" NINES_76, BX_ERR_LIMIT, NULL},
    {"1" ZEROS_75, BX_OK, NULL},
    {"1" ZEROS_75 "0", BX_ERR_LIMIT, NULL},
    {"1" ZEROS_75 ".00", BX_OK, "1" ZEROS_75},
    {"1" ZEROS_75 ".01", BX_ERR_LIMIT, NULL},
    {"0" NINES_76, BX_OK, NINES_76},
    {"1" ZEROS_75 ZEROS_75 "." ZEROS_75, BX_ERR_LIMIT, NULL},
    {"", BX_ERR_INPUT, NULL},
    {"+", BX_ERR_INPUT, NULL},
    {"-", BX_ERR_INPUT, NULL},
    {".", BX_ERR_INPUT, NULL},
    {".5", BX_ERR_INPUT, NULL},
    {"5.", BX_ERR_INPUT, NULL},
    {"-.5", BX_ERR_INPUT, NULL},
    {"1.2.3", BX_ERR_INPUT, NULL},
    {"--1", BX_ERR_INPUT, NULL},
    {"1-", BX_ERR_INPUT, NULL},
    {" 1", BX_ERR_INPUT, NULL},
    {"1 ", BX_ERR_INPUT, NULL},
    {"1,000", BX_ERR_INPUT, NULL},
    {"1e3", BX_ERR_INPUT, NULL},
    {"１", BX_ERR_INPUT, NULL},
    {"−1", BX_ERR_INPUT, NULL},
};

START_TEST(reads_and_writes)
{
    for (int i = 0; i < BX_COUNT(texts); i++) {
        bx_decimal value = bx_decimal_from_int(42, 0);
        bx_status status = bx_decimal_parse(bx_str_from(texts[i].text), &value);
        ck_assert_msg(status == texts[i].status, "\"%s\": %d", texts[i].text, status);
        const char *wanted = texts[i].wanted ? texts[i].wanted : texts[i].text;
        is_text(texts[i].text, value, status == BX_OK ? wanted : "42");
    }
    ck_assert_int_eq(bx_decimal_parse((bx_str){NULL, 0}, &(bx_decimal){0}), BX_ERR_INPUT);
    is_text("all zero", (bx_decimal){0}, "0");
}
END_TEST

static const struct {
    int64_t value;
    int places;
    const char *text;
} integers[] = {
    {0, 0, "0"},
    {0, 4, "0.0000"},
    {1250, 2, "12.50"},
    {-5, 2, "-0.05"},
    {1, 30, "0.000000000000000000000000000001"},
    {INT64_MAX, 0, "9223372036854775807"},
    {INT64_MIN, 0, "-9223372036854775808"},
    {INT64_MIN, 18, "-9.223372036854775808"},
};

START_TEST(comes_from_integers)
{
    for (int i = 0; i < BX_COUNT(integers); i++) {
        bx_decimal value = bx_decimal_from_int(integers[i].value, integers[i].places);
        is_text(integers[i].text, value, integers[i].text);
        ck_assert_int_eq(value.places, integers[i].places);
        ck_assert_int_eq(bx_decimal_compare(value, read(integers[i].text)), 0);
    }
}
END_TEST

static const struct {
    const char *text;
    bool whole, fits;
    int64_t value;
} wholes[] = {
    {"0", true, true, 0},
    {"0.00", true, true, 0},
    {"-7", true, true, -7},
    {"7.000", true, true, 7},
    {"7.001", false, false, 0},
    {"0.5", false, false, 0},
    {"9223372036854775807", true, true, INT64_MAX},
    {"9223372036854775808", true, false, 0},
    {"-9223372036854775808", true, true, INT64_MIN},
    {"-9223372036854775808.0", true, true, INT64_MIN},
    {"-9223372036854775809", true, false, 0},
    {"18446744073709551616", true, false, 0},
    {NINES_76, true, false, 0},
};

START_TEST(becomes_an_integer)
{
    for (int i = 0; i < BX_COUNT(wholes); i++) {
        int64_t value = 42;
        bx_decimal a = read(wholes[i].text);
        ck_assert_msg(bx_decimal_is_whole(a) == wholes[i].whole, "%s", wholes[i].text);
        ck_assert_msg(bx_decimal_to_int(a, &value) == wholes[i].fits, "%s", wholes[i].text);
        ck_assert_msg(value == (wholes[i].fits ? wholes[i].value : 42), "%s", wholes[i].text);
    }
}
END_TEST

static const struct {
    const char *a, *b, *sum, *difference, *product; /* NULL: too large */
} operations[] = {
    {"0", "0", "0", "0", "0"},
    {"1.5", "0.20", "1.70", "1.30", "0.300"},
    {"-1.5", "1.5", "0.0", "-3.0", "-2.25"},
    {"0", "-0.5", "-0.5", "0.5", "0.0"},
    {"1", "-3", "-2", "4", "-3"},
    {"-1", "3", "2", "-4", "-3"},
    {"-1", "-3", "-4", "2", "3"},
    {"18446744073709551615", "1", "18446744073709551616", "18446744073709551614",
     "18446744073709551615"},
    {"18446744073709551616", "18446744073709551616", "36893488147419103232", "0",
     "340282366920938463463374607431768211456"},
    {NINES_76, "1", NULL, "999999999999999" NINES_30 NINES_30 "8", NINES_76},
    {NINES_76, "-1", "999999999999999" NINES_30 NINES_30 "8", NULL, "-" NINES_76},
    {NINES_76, "0.1", NULL, NULL, "999999999999999" NINES_30 NINES_30 ".9"},
    {NINES_76, "0.00", NINES_76, NINES_76, "0.00"},
    {NINES_76, NINES_76, NULL, "0", NULL},
    {"1" ZEROS_75, "0.000", "1" ZEROS_75, "1" ZEROS_75, "0.000"},
    {"1" ZEROS_30 ZEROS_30, "0." ZEROS_30, "1" ZEROS_30 ZEROS_30 ".000000000000000",
     "1" ZEROS_30 ZEROS_30 ".000000000000000", "0." ZEROS_30},
    {"0.00000000000000002", "0.00000000000000003", "0.00000000000000005", "-0.00000000000000001",
     NULL},
    {"0.00000000000000020", "0.0000000000000050", "0.00000000000000520", "-0.00000000000000480",
     "0.000000000000000000000000000001"},
};

static void check_operation(const char *row, bx_status status, bx_decimal result,
                            const char *wanted)
{
    ck_assert_msg(status == (wanted ? BX_OK : BX_ERR_LIMIT), "%s: status %d", row, status);
    is_text(row, result, wanted ? wanted : "42");
}

START_TEST(adds_subtracts_multiplies)
{
    for (int i = 0; i < BX_COUNT(operations); i++) {
        bx_decimal a = read(operations[i].a), b = read(operations[i].b);
        bx_decimal sum = read("42"), difference = sum, product = sum;
        bx_status status = bx_decimal_add(a, b, &sum);
        check_operation(operations[i].a, status, sum, operations[i].sum);
        status = bx_decimal_subtract(a, b, &difference);
        check_operation(operations[i].a, status, difference, operations[i].difference);
        status = bx_decimal_multiply(a, b, &product);
        check_operation(operations[i].a, status, product, operations[i].product);
        /* the result may be an operand */
        if (operations[i].sum) {
            ck_assert_int_eq(bx_decimal_add(a, b, &a), BX_OK);
            is_text(operations[i].a, a, operations[i].sum);
        }
    }
}
END_TEST

/* numerals of the standards: rows 73 to 82, in tens of the place: 1 is 0 decimals, 1000 is -3 */
static const struct {
    const char *row, *value;
    int places;
    const char *half_up, *half_even, *down, *up;
} roundings[] = {
    {"73", "12.1498", 0, "12", "12", "12", "13"},
    {"74", "10.5002", 0, "11", "11", "10", "11"},
    {"75", "1.050", 1, "1.1", "1.0", "1.0", "1.1"},
    {"76", "0.35", 1, "0.4", "0.4", "0.3", "0.4"},
    {"77", "12.5", 0, "13", "12", "12", "13"},
    {"78", "13.5", 0, "14", "14", "13", "14"},
    {"79", "-2.5", 0, "-3", "-2", "-2", "-3"},
    {"80", "-0.0365", 3, "-0.037", "-0.036", "-0.036", "-0.037"},
    {"81", "2500", -3, "3000", "2000", "2000", "3000"},
    {"82", "8.53459", 2, "8.53", "8.53", "8.53", "8.54"},
    {"3500", "3500", -3, "4000", "4000", "3000", "4000"},
    {"no negative zero", "-0.04", 1, "0.0", "0.0", "0.0", "-0.1"},
    {"no negative zero, tens", "-4", -1, "0", "0", "0", "-10"},
    {"zeros added", "1.5", 3, "1.500", "1.500", "1.500", "1.500"},
    {"exact", "1.50", 1, "1.5", "1.5", "1.5", "1.5"},
    {"exact, tens", "1230.00", -1, "1230", "1230", "1230", "1230"},
    {"zero", "0", 2, "0.00", "0.00", "0.00", "0.00"},
    {"carry", "9.995", 2, "10.00", "10.00", "9.99", "10.00"},
    {"just below the middle", "0.49999999999999999999999999999", 0, "0", "0", "0", "1"},
    {"just above the middle", "2.50000000000000000000000000001", 0, "3", "3", "2", "3"},
    {"far to the left", "1", -76, "0", "0", "0", NULL},
    {"to the largest place", "6" ZEROS_75, -75, "6" ZEROS_75, "6" ZEROS_75, "6" ZEROS_75,
     "6" ZEROS_75},
    {"past the largest", NINES_76, -1, NULL, NULL, "999999999999999" NINES_30 NINES_30 "0", NULL},
    {"past the largest, decimals", NINES_46 "." NINES_30, 0, "1" ZEROS_30 "0000000000000000",
     "1" ZEROS_30 "0000000000000000", NINES_46, "1" ZEROS_30 "0000000000000000"},
    {"no room for the zeros", NINES_76, 2, NINES_76, NINES_76, NINES_76, NINES_76},
    {"too many decimals", "1", 31, NULL, NULL, NULL, NULL},
    {"too far to the left", "1", -77, NULL, NULL, NULL, NULL},
};

START_TEST(rounds)
{
    for (int i = 0; i < BX_COUNT(roundings); i++) {
        const char *const wanted[] = {[BX_ROUND_HALF_UP] = roundings[i].half_up,
                                      [BX_ROUND_HALF_EVEN] = roundings[i].half_even,
                                      [BX_ROUND_DOWN] = roundings[i].down,
                                      [BX_ROUND_UP] = roundings[i].up};
        for (int rule = 0; rule < BX_COUNT(wanted); rule++) {
            bx_decimal result = read("42");
            bx_status status = bx_decimal_round(read(roundings[i].value), roundings[i].places,
                                                (bx_rounding)rule, &result);
            check_operation(roundings[i].row, status, result, wanted[rule]);
        }
    }
}
END_TEST

static const struct {
    const char *a, *b;
    int places;
    bx_rounding rule;
    bx_status status;
    const char *wanted;
} divisions[] = {
    {"1", "3", 4, BX_ROUND_HALF_UP, BX_OK, "0.3333"},
    {"2", "3", 4, BX_ROUND_HALF_UP, BX_OK, "0.6667"},
    {"2", "3", 4, BX_ROUND_DOWN, BX_OK, "0.6666"},
    {"-1", "3", 0, BX_ROUND_UP, BX_OK, "-1"},
    {"-1", "3", 0, BX_ROUND_HALF_UP, BX_OK, "0"},
    {"1", "8", 2, BX_ROUND_HALF_UP, BX_OK, "0.13"},
    {"1", "8", 2, BX_ROUND_HALF_EVEN, BX_OK, "0.12"},
    {"3", "-8", 2, BX_ROUND_HALF_EVEN, BX_OK, "-0.38"},
    {"1.00", "0.080", 1, BX_ROUND_HALF_EVEN, BX_OK, "12.5"},
    {"12345", "1", -2, BX_ROUND_HALF_UP, BX_OK, "12300"},
    {"0", "7", 3, BX_ROUND_UP, BX_OK, "0.000"},
    {"1", "0", 2, BX_ROUND_HALF_UP, BX_ERR_INPUT, "42"},
    {"0", "0.00", 2, BX_ROUND_HALF_UP, BX_ERR_INPUT, "42"},
    {NINES_76, "0.1", 0, BX_ROUND_HALF_UP, BX_ERR_LIMIT, "42"},
    {NINES_76, "0." ZEROS_30, 0, BX_ROUND_HALF_UP, BX_ERR_INPUT, "42"},
    {NINES_76, "0.000000000000000000000000000001", 30, BX_ROUND_UP, BX_ERR_LIMIT, "42"},
    {NINES_76, NINES_76, 30, BX_ROUND_HALF_UP, BX_OK, "1." ZEROS_30},
    {"0.000000000000000000000000000001", NINES_76, 30, BX_ROUND_UP, BX_OK,
     "0.000000000000000000000000000001"},
    {"0.000000000000000000000000000001", NINES_76, -76, BX_ROUND_HALF_UP, BX_OK, "0"},
    {"1", "3", 31, BX_ROUND_HALF_UP, BX_ERR_LIMIT, "42"},
};

START_TEST(divides)
{
    for (int i = 0; i < BX_COUNT(divisions); i++) {
        bx_decimal result = read("42");
        bx_status status = bx_decimal_divide(read(divisions[i].a), read(divisions[i].b),
                                             divisions[i].places, divisions[i].rule, &result);
        ck_assert_msg(status == divisions[i].status, "row %d: status %d", i, status);
        is_text(divisions[i].a, result, divisions[i].wanted);
    }
}
END_TEST

START_TEST(compares)
{
    static const char *const rising[] = {"-" NINES_76,
                                         "-18446744073709551616",
                                         "-1.01",
                                         "-1",
                                         "-0.000000000000000000000000000001",
                                         "0",
                                         "0.000000000000000000000000000001",
                                         "0.99",
                                         "1",
                                         "1.000000000000000000000000000001",
                                         "18446744073709551615",
                                         "18446744073709551616",
                                         NINES_46 "." NINES_30,
                                         NINES_76};
    for (int i = 0; i < BX_COUNT(rising); i++) {
        bx_decimal a = read(rising[i]);
        for (int j = 0; j < BX_COUNT(rising); j++)
            ck_assert_msg(bx_decimal_compare(a, read(rising[j])) == (i > j) - (i < j), "%s and %s",
                          rising[i], rising[j]);
        int sign = rising[i][0] == '-' ? -1 : rising[i][0] != '0' || rising[i][1] != '\0';
        ck_assert_msg(bx_decimal_sign(a) == sign, "%s", rising[i]);
        ck_assert_int_eq(bx_decimal_sign(bx_decimal_negate(a)), -sign);
        ck_assert_int_eq(bx_decimal_sign(bx_decimal_abs(a)), sign * sign);
    }
    ck_assert_int_eq(bx_decimal_compare(read("1.0"), read("1.00")), 0);
    ck_assert_int_eq(bx_decimal_compare(read("-0.0"), read("0.000")), 0);
    is_text("negated", bx_decimal_negate(read("0.0")), "0.0");
}
END_TEST

static const struct {
    const char *value;
    int least;
    bx_grouping grouping;
    const char *text;
} forms[] = {
    {"1", 2, BX_GROUP_NONE, "1.00"},
    {"1.5", 2, BX_GROUP_NONE, "1.50"},
    {"1.555", 2, BX_GROUP_NONE, "1.555"},
    {"0", 1, BX_GROUP_NONE, "0.0"},
    {"1234", 0, BX_GROUP_THREES, "1,234"},
    {"1234", 0, BX_GROUP_FROM_FIVE, "1234"},
    {"8703", 0, BX_GROUP_FROM_FIVE, "8703"},
    {"-8703.25", 0, BX_GROUP_FROM_FIVE, "-8703.25"},
    {"12345", 0, BX_GROUP_FROM_FIVE, "12,345"},
    {"2748456", 0, BX_GROUP_FROM_FIVE, "2,748,456"},
    {"2748456", 0, BX_GROUP_NONE, "2748456"},
    {"999", 0, BX_GROUP_THREES, "999"},
    {"-999", 1, BX_GROUP_THREES, "-999.0"},
    {"-100000.123456", 0, BX_GROUP_THREES, "-100,000.123456"},
    {"0.1234567", 0, BX_GROUP_THREES, "0.1234567"},
};

START_TEST(writes_forms)
{
    for (int i = 0; i < BX_COUNT(forms); i++) {
        bx_buf buf = {0};
        bx_buf_add_decimal(&buf, read(forms[i].value), forms[i].least, forms[i].grouping);
        ck_assert_str_eq(buf.ptr, forms[i].text);
        bx_buf_release(&buf);
    }
    char digits[BX_DECIMAL_DIGITS];
    ck_assert_uint_eq(bx_decimal_digits(read("-0.05"), digits), 3);
    ck_assert_int_eq(memcmp(digits, "005", 3), 0);
    ck_assert_uint_eq(bx_decimal_digits(read(NINES_76), digits), BX_DECIMAL_DIGITS);
}
END_TEST

/* Equal numbers in every run. */
static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Up to `digits` digits, often few, a third of them nines or zeros. */
static bx_decimal random_decimal(uint64_t *state, int digits)
{
    char text[96];
    int count = 1 + (int)(next(state) % (uint64_t)digits), at = 0;
    int places = (int)(next(state) % (uint64_t)count) % 11;
    if (next(state) & 1) text[at++] = '-';
    for (int i = 0; i < count; i++) {
        uint64_t kind = next(state) % 6;
        if (i == count - places) text[at++] = '.';
        text[at++] = (char)('0' + (kind == 0 ? 0 : kind == 1 ? 9 : next(state) % 10));
    }
    text[at] = '\0';
    return read(text);
}

START_TEST(keeps_the_laws)
{
    uint64_t state = 20240115;
    for (int i = 0; i < 20000; i++) {
        bx_decimal a = random_decimal(&state, 30), b = random_decimal(&state, 30), x, y;
        ck_assert(bx_decimal_add(a, b, &x) == BX_OK && bx_decimal_subtract(x, b, &y) == BX_OK);
        ck_assert_msg(bx_decimal_compare(y, a) == 0, "a + b - b, row %d", i);
        ck_assert(bx_decimal_add(b, a, &y) == BX_OK);
        ck_assert_msg(bx_decimal_compare(x, y) == 0, "a + b, b + a, row %d", i);
        ck_assert(bx_decimal_subtract(a, b, &y) == BX_OK);
        ck_assert_msg(bx_decimal_sign(y) == bx_decimal_compare(a, b), "a - b and order, row %d", i);
        ck_assert(bx_decimal_multiply(a, b, &x) == BX_OK);
        ck_assert_msg(bx_decimal_sign(x) == bx_decimal_sign(a) * bx_decimal_sign(b), "row %d", i);
        if (bx_decimal_sign(b) == 0) continue;
        for (int rule = BX_ROUND_HALF_UP; rule <= BX_ROUND_UP; rule++) {
            ck_assert(bx_decimal_divide(x, b, a.places, (bx_rounding)rule, &y) == BX_OK);
            ck_assert_msg(bx_decimal_compare(y, a) == 0, "a * b / b, row %d, rule %d", i, rule);
        }
    }
}
END_TEST

START_TEST(spreads_products_over_sums)
{
    uint64_t state = 9704;
    for (int i = 0; i < 20000; i++) {
        bx_decimal a = random_decimal(&state, 24), b = random_decimal(&state, 24);
        bx_decimal c = random_decimal(&state, 24), sum, left, right, more;
        ck_assert(bx_decimal_add(a, b, &sum) == BX_OK);
        ck_assert(bx_decimal_multiply(sum, c, &left) == BX_OK);
        ck_assert(bx_decimal_multiply(a, c, &right) == BX_OK);
        ck_assert(bx_decimal_multiply(b, c, &more) == BX_OK);
        ck_assert(bx_decimal_add(right, more, &right) == BX_OK);
        ck_assert_msg(bx_decimal_compare(left, right) == 0, "row %d", i);
    }
}
END_TEST

START_TEST(rounds_in_order)
{
    uint64_t state = 8170;
    for (int i = 0; i < 20000; i++) {
        bx_decimal a = random_decimal(&state, 40), b = random_decimal(&state, 40), x, y, gap;
        int places = (int)(next(&state) % 16) - 5, order = bx_decimal_compare(a, b);
        for (int rule = BX_ROUND_HALF_UP; rule <= BX_ROUND_UP; rule++) {
            ck_assert(bx_decimal_round(a, places, (bx_rounding)rule, &x) == BX_OK);
            ck_assert(bx_decimal_round(b, places, (bx_rounding)rule, &y) == BX_OK);
            int rounded = bx_decimal_compare(x, y);
            ck_assert_msg(rounded == 0 || rounded == order, "order, row %d, rule %d", i, rule);
            /* never a whole step away, and once rounded it stays */
            ck_assert(bx_decimal_subtract(x, a, &gap) == BX_OK);
            ck_assert(bx_decimal_round(gap, places, BX_ROUND_DOWN, &gap) == BX_OK);
            ck_assert_msg(bx_decimal_sign(gap) == 0, "step, row %d, rule %d", i, rule);
            ck_assert(bx_decimal_round(x, places, (bx_rounding)rule, &y) == BX_OK);
            ck_assert_msg(bx_decimal_compare(x, y) == 0, "twice, row %d, rule %d", i, rule);
        }
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {reads_and_writes,
                                  comes_from_integers,
                                  becomes_an_integer,
                                  adds_subtracts_multiplies,
                                  rounds,
                                  divides,
                                  compares,
                                  writes_forms,
                                  keeps_the_laws,
                                  spreads_products_over_sums,
                                  rounds_in_order};
    return bx_suite_run("base/decimal", tests, BX_COUNT(tests));
}
