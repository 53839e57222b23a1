/*
 * Every operation widens its operands to a number of WIDE words that no intermediate
 * result can fill, works there by GMP's mpn functions, and narrows the result, which is
 * the one place where "too large" is found. The mpn functions work on words that the
 * caller owns; at this size their own scratch is on the stack. mpz and OpenSSL's BIGNUM
 * were rejected: they keep their words on the heap (docs/decisions/0018).
 */
#include "base/decimal.h"

#include <gmp.h>
#include <string.h>

#include "base/ban.h"

/* The largest: a divisor below 10^76 times 10^(76 + 30), below 2^606, and twice a remainder. */
enum { WIDE = 10 };

typedef struct wide {
    mp_limb_t limb[WIDE]; /* lowest first */
} wide;

_Static_assert(GMP_NUMB_BITS == 64, "a limb is a word of bx_decimal");

static const mp_limb_t TEN_19 = UINT64_C(10000000000000000000);

static wide widen(bx_decimal a)
{
    wide w = {{0}};
    for (int i = 0; i < BX_DECIMAL_WORDS; i++)
        w.limb[i] = a.words[i];
    return w;
}

/* Times 10^power. The callers' bounds keep the result within WIDE words. */
static void scale_up(wide *w, int power)
{
    mp_limb_t lost = 0;
    for (; power >= 19; power -= 19)
        lost |= mpn_mul_1(w->limb, w->limb, WIDE, TEN_19);
    mp_limb_t rest = 1;
    for (; power > 0; power--)
        rest *= 10;
    lost |= mpn_mul_1(w->limb, w->limb, WIDE, rest);
    BX_ASSERT(lost == 0);
}

static bool is_too_large(const wide *w)
{
    wide bound = {{1}};
    scale_up(&bound, BX_DECIMAL_DIGITS);
    return mpn_cmp(w->limb, bound.limb, WIDE) >= 0;
}

static bx_status narrow(wide w, int places, bool below, bx_decimal *result)
{
    while (places > BX_DECIMAL_PLACES || is_too_large(&w)) {
        if (places == 0 || mpn_divrem_1(w.limb, 0, w.limb, WIDE, 10) != 0) return BX_ERR_LIMIT;
        places--;
    }
    bx_decimal a = {.places = places, .below = below && !mpn_zero_p(w.limb, WIDE)};
    for (int i = 0; i < BX_DECIMAL_WORDS; i++)
        a.words[i] = w.limb[i];
    *result = a;
    return BX_OK;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits, and digits behind a point if there is one: their number, or false. */
static bool count_decimals(bx_str text, size_t *decimals)
{
    size_t point = text.len;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '.' && point == text.len) point = i;
        else if (!is_digit(text.ptr[i])) return false;
    }
    if (point == 0 || point + 1 == text.len) return false;
    *decimals = point == text.len ? 0 : text.len - point - 1;
    return true;
}

bx_status bx_decimal_parse(bx_str text, bx_decimal *value)
{
    bool below = text.len > 0 && text.ptr[0] == '-';
    size_t places;
    if (below || (text.len > 0 && text.ptr[0] == '+')) text = (bx_str){text.ptr + 1, text.len - 1};
    if (!count_decimals(text, &places)) return BX_ERR_INPUT;
    for (; places > BX_DECIMAL_PLACES; places--, text.len--)
        if (text.ptr[text.len - 1] != '0') return BX_ERR_LIMIT;
    wide w = {{0}};
    int significant = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '.' || (significant == 0 && text.ptr[i] == '0')) continue;
        if (significant++ == BX_DECIMAL_DIGITS + BX_DECIMAL_PLACES) return BX_ERR_LIMIT;
        mpn_mul_1(w.limb, w.limb, WIDE, 10);
        mpn_add_1(w.limb, w.limb, WIDE, (mp_limb_t)(text.ptr[i] - '0'));
    }
    return narrow(w, (int)places, below, value);
}

bx_decimal bx_decimal_from_int(int64_t value, int places)
{
    BX_ASSERT(places >= 0 && places <= BX_DECIMAL_PLACES);
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    return (bx_decimal){.words = {magnitude}, .places = places, .below = value < 0};
}

/* Divides by 10^places and says whether nothing was left over. */
static bool drop_decimals(wide *w, int places)
{
    mp_limb_t left = 0;
    for (; places > 0; places--)
        left |= mpn_divrem_1(w->limb, 0, w->limb, WIDE, 10);
    return left == 0;
}

bool bx_decimal_to_int(bx_decimal a, int64_t *value)
{
    wide w = widen(a);
    if (!drop_decimals(&w, a.places) || !mpn_zero_p(w.limb + 1, WIDE - 1)) return false;
    uint64_t magnitude = w.limb[0], most = (uint64_t)INT64_MAX + (a.below ? 1 : 0);
    if (magnitude > most) return false;
    *value = !a.below ? (int64_t)magnitude : magnitude == 0 ? 0 : -(int64_t)(magnitude - 1) - 1;
    return true;
}

/* Both with the decimals of the one that has more; returns those. */
static int align(bx_decimal a, bx_decimal b, wide *left, wide *right)
{
    int places = a.places > b.places ? a.places : b.places;
    *left = widen(a);
    *right = widen(b);
    scale_up(left, places - a.places);
    scale_up(right, places - b.places);
    return places;
}

bx_status bx_decimal_add(bx_decimal a, bx_decimal b, bx_decimal *sum)
{
    wide left, right, result;
    int places = align(a, b, &left, &right);
    if (a.below == b.below) {
        mpn_add_n(result.limb, left.limb, right.limb, WIDE);
        return narrow(result, places, a.below, sum);
    }
    bool turned = mpn_cmp(left.limb, right.limb, WIDE) < 0;
    if (turned) mpn_sub_n(result.limb, right.limb, left.limb, WIDE);
    else mpn_sub_n(result.limb, left.limb, right.limb, WIDE);
    return narrow(result, places, turned ? b.below : a.below, sum);
}

bx_status bx_decimal_subtract(bx_decimal a, bx_decimal b, bx_decimal *difference)
{
    return bx_decimal_add(a, bx_decimal_negate(b), difference);
}

bx_status bx_decimal_multiply(bx_decimal a, bx_decimal b, bx_decimal *product)
{
    wide left = widen(a), right = widen(b), result = {{0}};
    mpn_mul_n(result.limb, left.limb, right.limb, BX_DECIMAL_WORDS);
    return narrow(result, a.places + b.places, a.below != b.below, product);
}

/* Whether quotient, of which `rest` / `divisor` was cut off, goes one step away from zero. */
static bool goes_up(const wide *quotient, wide rest, const wide *divisor, bx_rounding rule)
{
    if (rule == BX_ROUND_DOWN || mpn_zero_p(rest.limb, WIDE)) return false;
    if (rule == BX_ROUND_UP) return true;
    mpn_lshift(rest.limb, rest.limb, WIDE, 1);
    int middle = mpn_cmp(rest.limb, divisor->limb, WIDE);
    if (middle != 0) return middle > 0;
    /* GB/T 8170-2008 3.2: a 5 with nothing behind it goes up to leave an even digit */
    return rule == BX_ROUND_HALF_UP || (quotient->limb[0] & 1) != 0;
}

bx_status bx_decimal_divide(bx_decimal a, bx_decimal b, int places, bx_rounding rule,
                            bx_decimal *quotient)
{
    if (bx_decimal_sign(b) == 0) return BX_ERR_INPUT;
    if (places < -BX_DECIMAL_DIGITS || places > BX_DECIMAL_PLACES) return BX_ERR_LIMIT;
    wide dividend = widen(a), divisor = widen(b), result = {{0}}, rest = {{0}};
    int power = places + b.places - a.places;
    scale_up(power >= 0 ? &dividend : &divisor, power >= 0 ? power : -power);
    mp_size_t size = WIDE;
    while (divisor.limb[size - 1] == 0)
        size--;
    mpn_tdiv_qr(result.limb, rest.limb, 0, dividend.limb, WIDE, divisor.limb, size);
    /* GB/T 8170-2008 3.3: rounded once, from the exact value; 3.2: below zero by the absolute value */
    if (goes_up(&result, rest, &divisor, rule)) mpn_add_1(result.limb, result.limb, WIDE, 1);
    if (places < 0) scale_up(&result, -places);
    return narrow(result, places < 0 ? 0 : places, a.below != b.below, quotient);
}

bx_status bx_decimal_round(bx_decimal a, int places, bx_rounding rule, bx_decimal *rounded)
{
    return bx_decimal_divide(a, bx_decimal_from_int(1, 0), places, rule, rounded);
}

bx_decimal bx_decimal_negate(bx_decimal a)
{
    a.below = !a.below && bx_decimal_sign(a) != 0;
    return a;
}

bx_decimal bx_decimal_abs(bx_decimal a)
{
    a.below = false;
    return a;
}

int bx_decimal_compare(bx_decimal a, bx_decimal b)
{
    wide left, right;
    if (a.below != b.below) return a.below ? -1 : 1;
    align(a, b, &left, &right);
    int order = mpn_cmp(left.limb, right.limb, WIDE);
    return a.below ? -order : order;
}

int bx_decimal_sign(bx_decimal a)
{
    for (int i = 0; i < BX_DECIMAL_WORDS; i++)
        if (a.words[i] != 0) return a.below ? -1 : 1;
    return 0;
}

bool bx_decimal_is_whole(bx_decimal a)
{
    wide w = widen(a);
    return drop_decimals(&w, a.places);
}

size_t bx_decimal_digits(bx_decimal a, char digits[BX_DECIMAL_DIGITS])
{
    unsigned char
        found[BX_DECIMAL_DIGITS + 4]; /* GMP asks for the 78 digits of four words and one more */
    wide w = widen(a);
    mp_size_t size = BX_DECIMAL_WORDS;
    while (size > 0 && w.limb[size - 1] == 0)
        size--;
    size_t count = size == 0 ? 0 : mpn_get_str(found, 10, w.limb, size);
    size_t from = 0, least = (size_t)a.places + 1;
    while (from < count && found[from] == 0)
        from++;
    count -= from;
    size_t zeros = count < least ? least - count : 0;
    memset(digits, '0', BX_DECIMAL_DIGITS);
    for (size_t i = 0; i < count; i++)
        digits[zeros + i] = (char)('0' + found[from + i]);
    return zeros + count;
}

void bx_buf_add_decimal(bx_buf *buf, bx_decimal a, int least, bx_grouping grouping)
{
    char digits[BX_DECIMAL_DIGITS];
    size_t count = bx_decimal_digits(a, digits), whole = count - (size_t)a.places;
    bool grouped = grouping == BX_GROUP_THREES || (grouping == BX_GROUP_FROM_FIVE && whole > 4);
    if (a.below) bx_buf_add_byte(buf, '-');
    for (size_t i = 0; i < whole; i++) {
        /* GB/T 15835-2011 5.1.1: threes, counted from the point to the left */
        if (grouped && i > 0 && (whole - i) % 3 == 0) bx_buf_add_byte(buf, ',');
        bx_buf_add_byte(buf, digits[i]);
    }
    if (a.places > 0 || least > 0) bx_buf_add_byte(buf, '.');
    bx_buf_add(buf, digits + whole, count - whole);
    for (int i = a.places; i < least; i++)
        bx_buf_add_byte(buf, '0');
}
