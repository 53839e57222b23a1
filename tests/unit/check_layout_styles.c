/* What a style says of ink: colours, rules, weights, distances between characters. */
#include <check.h>

#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* 1字 = 16 pt, 1行 = 10 pt */
#define PAGE                                                                                       \
    "banxin: 1\nname: x\npage: {size: [500pt, 500pt], top: 10pt, left: 10pt, area: [160pt, 105pt]}\n" \
    "grid: {characters: 10, lines: 11, size: 5pt}\nstyles:\n"                                      \
    "  正文: {face: 仿宋, size: 10pt}\n"

static const bx_style *style_of(const input_case *c, const char *name)
{
    const bx_style *style = bx_layout_style(c->t, bx_str_from(name));
    ck_assert_msg(style != NULL, "%s", name);
    return style;
}

START_TEST(colors)
{
    input_case c;
    input_open(&c);
    ck_assert_msg(input_layout(&c, PAGE "  红头: {like: 正文, color: red}\n"
                                        "  红: {color: 红}\n"
                                        "  灰: {like: 红, color: \"#c0C0c0\"}\n"
                                        "  黑: {like: 红头, color: 黑}\n") == BX_OK,
                  "%s", input_messages(&c));
    static const struct {
        const char *name;
        uint32_t rgb;
        bool is_inline;
    } rows[] = {{"正文", 0, false},
                {"红头", 0xFF3333, false},
                {"红", 0xFF3333, true},
                {"灰", 0xC0C0C0, true},
                {"黑", 0, false}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_style *s = style_of(&c, rows[i].name);
        ck_assert_msg(s->rgb == rows[i].rgb, "%s: %06x", rows[i].name, (unsigned)s->rgb);
        ck_assert_msg(s->is_inline == rows[i].is_inline, "%s", rows[i].name);
    }
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {colors};
    return bx_suite_run("layout styles", tests, BX_COUNT(tests));
}
