/* What a style says of ink: colours, rules, weights, distances between characters. */
#include <check.h>

#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* 1字 = 16 pt, 1行 = 10 pt */
#define PAGE                                                                                       \
    "banxin: 1\nname: x\npage: {size: [500pt, 500pt], top: 10pt, left: 10pt, area: [160pt, "       \
    "105pt]}\n"                                                                                    \
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
                                        "  黑: {like: 红头, color: 黑}\n"
                                        "  楷: {face: 楷体}\n") == BX_OK,
                  "%s", input_messages(&c));
    static const struct {
        const char *name;
        uint32_t rgb;
        bool is_inline;
    } rows[] = {{"正文", 0, false},     {"红头", 0xFF3333, false}, {"红", 0xFF3333, true},
                {"灰", 0xC0C0C0, true}, {"黑", 0, false},          {"楷", 0, true}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_style *s = style_of(&c, rows[i].name);
        ck_assert_msg(s->rgb == rows[i].rgb, "%s: %06x", rows[i].name, (unsigned)s->rgb);
        ck_assert_msg(s->is_inline == rows[i].is_inline, "%s", rows[i].name);
    }
    input_close(&c);
}
END_TEST

START_TEST(rules)
{
    input_case c;
    input_open(&c);
    ck_assert_msg(
        input_layout(&c, PAGE
                     "  线: {like: 正文, rule-above: 2pt, right: 3字}\n"
                     "  红线: {like: 线, rule-above: {width: 1pt, color: red}, rule-below: {width: "
                     "3pt, double: true, gap: 0pt, over: 40pt, inset: [1字, 4pt]}}\n"
                     "  窄: {like: 红线, rule-above: none, rule-below: {over: text, inset: 1pt}}\n"
                     "  无: {like: 红线, rule-above: 0pt, rule-below: ~}\n") == BX_OK,
        "%s", input_messages(&c));
    static const struct {
        const char *name;
        bool above;
        int width; /* pt */
        bx_rule_over over;
        int length, left, right; /* pt */
        uint32_t rgb;
        bool is_double;
    } rows[] = {
        {"线", true, 2, BX_OVER_AREA, 0, 0, 0, 0, false},
        {"红线", true, 1, BX_OVER_AREA, 0, 0, 0, 0xFF3333, false},
        {"红线", false, 3, BX_OVER_LENGTH, 40, 10, 4, 0, true},
        {"窄", false, 3, BX_OVER_TEXT, 0, 1, 1, 0, true},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_style *s = style_of(&c, rows[i].name);
        const bx_text_rule *rule = rows[i].above ? s->rule_above : s->rule_below;
        ck_assert_msg(rule != NULL, "row %d", i);
        ck_assert_msg(rule->stroke.width == rows[i].width * BX_PT, "row %d", i);
        ck_assert_msg(rule->stroke.rgb == rows[i].rgb, "row %d", i);
        ck_assert_msg(rule->stroke.is_double == rows[i].is_double, "row %d", i);
        ck_assert_msg(rule->over == rows[i].over, "row %d", i);
        ck_assert_msg(rule->length == rows[i].length * BX_PT, "row %d", i);
        ck_assert_msg(rule->inset_left == rows[i].left * BX_PT, "row %d", i);
        ck_assert_msg(rule->inset_right == rows[i].right * BX_PT, "row %d", i);
        /* a quarter of the size where none is given */
        ck_assert_msg(rule->gap == (rows[i].above ? 10 * BX_PT / 4 : 0), "row %d", i);
    }
    ck_assert_int_eq(style_of(&c, "线")->right, 30 * BX_PT);
    ck_assert_ptr_null(style_of(&c, "正文")->rule_above);
    ck_assert_ptr_null(style_of(&c, "窄")->rule_above);
    ck_assert_ptr_null(style_of(&c, "无")->rule_above);
    ck_assert_ptr_null(style_of(&c, "无")->rule_below);
    input_close(&c);
}
END_TEST

START_TEST(tracking)
{
    input_case c;
    input_open(&c);
    ck_assert_msg(input_layout(&c,
                               PAGE "  点: {like: 正文, tracking: 1.5pt}\n"
                                    "  分: {like: 正文, tracking: -50‰}\n"
                                    "  字: {like: 分, tracking: 2字}\n"
                                    "  大: {like: 分, size: 20pt}\n"
                                    "  格: {like: 正文, size: 5pt, grid: true, tracking: 12.5‰}\n"
                                    "  词: {tracking: 0.05字}\n"
                                    "  密词: {tracking: -12.5‰}\n") == BX_OK,
                  "%s", input_messages(&c));
    static const struct {
        const char *name;
        int tracking; /* 1/1000 pt */
        int share;
        bool is_inline;
    } rows[] = {
        {"点", 1500, 0, false},       {"分", -500, -50000, false}, {"字", 20000, 2000000, false},
        {"大", -1000, -50000, false}, {"格", 200, 12500, false},   {"词", 0, 50000, true},
        {"密词", 0, -12500, true},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_style *s = style_of(&c, rows[i].name);
        bx_len wanted = bx_len_scale(BX_PT, rows[i].tracking, 1000);
        ck_assert_msg(s->tracking == wanted, "%s", rows[i].name);
        ck_assert_msg(s->tracking_share == rows[i].share, "%s", rows[i].name);
        ck_assert_msg(s->is_inline == rows[i].is_inline, "%s", rows[i].name);
    }
    input_close(&c);
}
END_TEST

START_TEST(weights_and_letters)
{
    input_case c;
    input_open(&c);
    ck_assert_msg(input_layout(&c, PAGE "  粗: {like: 正文, bold: true, latin: 宋体}\n"
                                        "  造: {like: 粗, bold: synthetic}\n"
                                        "  不粗: {like: 造, bold: false, latin: ~}\n"
                                        "  词: {bold: true}\n"
                                        "  细词: {bold: false}\n"
                                        "  西词: {latin: 宋体}\n") == BX_OK,
                  "%s", input_messages(&c));
    static const struct {
        const char *name;
        bx_bold bold;
        const char *latin;
        bool has_bold, is_inline;
    } rows[] = {
        {"正文", BX_BOLD_NONE, "", false, false},       {"粗", BX_BOLD_FACE, "宋体", true, false},
        {"造", BX_BOLD_SYNTHETIC, "宋体", true, false}, {"不粗", BX_BOLD_NONE, "", true, false},
        {"词", BX_BOLD_FACE, "", true, true},           {"细词", BX_BOLD_NONE, "", true, true},
        {"西词", BX_BOLD_NONE, "宋体", false, true},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_style *s = style_of(&c, rows[i].name);
        ck_assert_msg(s->bold == rows[i].bold, "%s", rows[i].name);
        ck_assert_msg(s->has_bold == rows[i].has_bold, "%s", rows[i].name);
        ck_assert_msg(bx_str_is(s->latin, rows[i].latin), "%s", rows[i].name);
        ck_assert_msg(s->is_inline == rows[i].is_inline, "%s", rows[i].name);
    }
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {colors, rules, tracking, weights_and_letters};
    return bx_suite_run("layout styles", tests, BX_COUNT(tests));
}
