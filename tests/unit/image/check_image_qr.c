/* image/qr_code: finder patterns where the standard has them, white around, limits told. */
#include "image/qr_code.h"

#include <check.h>

#include "support/suite.h"

#include "base/ban.h"

enum { PIXELS = 8, QUIET = 4 };

static bool is_dark(const bx_image *image, int row, int column)
{
    int y = (row + QUIET) * PIXELS + PIXELS / 2, x = (column + QUIET) * PIXELS + PIXELS / 2;
    return image->rgb[(y * image->width + x) * 3] == 0;
}

/* ISO/IEC 18004, 6.3.3: 7 modules dark, a ring of light ones, 3 by 3 dark ones. */
static void expect_finder(const bx_image *image, int row, int column)
{
    for (int i = 0; i < 7; i++)
        for (int k = 0; k < 7; k++) {
            int ring = i < k ? i : k, other = 6 - (i > k ? i : k);
            if (other < ring) ring = other;
            ck_assert_int_eq(is_dark(image, row + i, column + k), ring != 1);
        }
}

START_TEST(a_code_has_its_patterns_and_its_quiet_zone)
{
    bx_arena *arena = bx_arena_new(1 << 22);
    bx_image image = {0};
    ck_assert_int_eq(bx_qr_code(arena, BX_STR("数据"), NULL, NULL, &image), BX_OK);
    ck_assert_int_eq(image.width, image.height);
    ck_assert_int_eq(image.width % PIXELS, 0);
    int modules = image.width / PIXELS - 2 * QUIET;
    ck_assert_int_eq((modules - 17) % 4, 0);
    expect_finder(&image, 0, 0);
    expect_finder(&image, 0, modules - 7);
    expect_finder(&image, modules - 7, 0);
    for (int i = -QUIET; i < modules + QUIET; i++)
        for (int k = 1; k <= QUIET; k++) {
            ck_assert(!is_dark(&image, -k, i) && !is_dark(&image, modules - 1 + k, i));
            ck_assert(!is_dark(&image, i, -k) && !is_dark(&image, i, modules - 1 + k));
        }
    bx_arena_free(arena);
}
END_TEST

START_TEST(as_much_as_the_largest_code_holds)
{
    static char text[2332];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + i % 26);
    bx_arena *arena = bx_arena_new(1 << 24);
    bx_diag *diag = bx_diag_new();
    bx_image image = {0};
    ck_assert_int_eq(bx_qr_code(arena, (bx_str){text, 2331}, diag, NULL, &image), BX_OK);
    ck_assert_int_eq(image.width, (177 + 2 * QUIET) * PIXELS);
    ck_assert_int_eq(bx_qr_code(arena, (bx_str){text, 2332}, diag, NULL, &image), BX_ERR_LIMIT);
    ck_assert(bx_diag_has(diag, BX_E_QR_TOO_LONG, "2332"));
    bx_diag_free(diag);
    bx_arena_free(arena);
}
END_TEST

START_TEST(no_room_for_a_code_is_a_status)
{
    bx_arena *arena = bx_arena_new(1000);
    bx_image image = {0};
    ck_assert_int_eq(bx_qr_code(arena, BX_STR("数据"), NULL, NULL, &image), BX_ERR_MEMORY);
    ck_assert_ptr_null(image.rgb);
    bx_arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {a_code_has_its_patterns_and_its_quiet_zone,
                            as_much_as_the_largest_code_holds, no_room_for_a_code_is_a_status};
    return bx_suite_run("image/qr_code", tests, BX_COUNT(tests));
}
