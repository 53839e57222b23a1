/* pdf/srgb_profile: a profile of the form that ICC.1:2010 wants, of the colours of IEC 61966-2-1. */
#include "pdf/srgb_profile.h"

#include <check.h>
#include <string.h>

#include "support/suite.h"

#include "base/ban.h"

static uint32_t number_at(const bx_buf *profile, size_t at)
{
    const unsigned char *b = (const unsigned char *)profile->ptr + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Byte of the tag's data. */
static size_t find_tag(const bx_buf *profile, const char *name, size_t *size)
{
    for (uint32_t i = 0; i < number_at(profile, 128); i++) {
        size_t row = 132 + 12 * (size_t)i;
        if (memcmp(profile->ptr + row, name, 4) != 0) continue;
        *size = number_at(profile, row + 8);
        return number_at(profile, row + 4);
    }
    ck_abort_msg("no tag %s", name);
    return 0;
}

static double fixed_at(const bx_buf *profile, size_t at)
{
    return (int32_t)number_at(profile, at) / 65536.0;
}

START_TEST(the_head_is_that_of_a_display)
{
    bx_buf profile = {0};
    bx_srgb_profile_add(&profile);
    ck_assert_uint_eq(number_at(&profile, 0), profile.len);
    ck_assert_uint_eq(number_at(&profile, 8), 0x04200000);
    ck_assert_int_eq(memcmp(profile.ptr + 12, "mntrRGB XYZ ", 12), 0);
    ck_assert_int_eq(memcmp(profile.ptr + 36, "acsp", 4), 0);
    for (size_t i = 24; i < 36; i++)
        ck_assert_int_eq(profile.ptr[i], 0); /* no date */
    for (size_t i = 84; i < 128; i++)
        ck_assert_int_eq(profile.ptr[i], 0); /* no ID */
    for (uint32_t i = 0; i < number_at(&profile, 128); i++) {
        size_t at = number_at(&profile, 132 + 12 * (size_t)i + 4);
        ck_assert_uint_eq(at % 4, 0);
        ck_assert_uint_le(at + number_at(&profile, 132 + 12 * (size_t)i + 8), profile.len);
    }
    bx_buf_release(&profile);
}
END_TEST

/* Red, green and blue together are the white of D50, to a thousandth. */
START_TEST(the_primaries_are_white_together)
{
    static const char *const names[] = {"rXYZ", "gXYZ", "bXYZ"};
    static const double white[] = {0.9642, 1.0, 0.8249};
    bx_buf profile = {0};
    size_t size;
    bx_srgb_profile_add(&profile);
    for (size_t axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int i = 0; i < 3; i++)
            sum += fixed_at(&profile, find_tag(&profile, names[i], &size) + 8 + 4 * axis);
        ck_assert_double_eq_tol(sum, white[axis], 0.001);
    }
    bx_buf_release(&profile);
}
END_TEST

START_TEST(the_curve_is_that_of_the_standard)
{
    static const double wanted[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    bx_buf profile = {0};
    size_t size;
    bx_srgb_profile_add(&profile);
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {"rTRC", "gTRC", "bTRC"};
        size_t at = find_tag(&profile, names[i], &size);
        ck_assert_uint_eq(size, 32);
        ck_assert_int_eq(memcmp(profile.ptr + at, "para\0\0\0\0\0\3\0\0", 12), 0);
        for (size_t k = 0; k < 5; k++)
            ck_assert_double_eq_tol(fixed_at(&profile, at + 12 + 4 * k), wanted[k], 0.00002);
    }
    bx_buf_release(&profile);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {the_head_is_that_of_a_display, the_primaries_are_white_together,
                            the_curve_is_that_of_the_standard};
    return bx_suite_run("pdf/srgb_profile", tests, BX_COUNT(tests));
}
