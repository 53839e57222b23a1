/* The class table: every list of clreq and of GB/T 15834-2011, and that its columns agree. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "support/suite.h"
#include "text/classes.h"

typedef struct listed {
    bx_class class_id;
    const char *characters;
} listed;

START_TEST(characters_have_their_class)
{
    static const listed lists[] = {
        /* clreq #prohibition_rules_for_line_start_end */
        {BX_CLASS_OPENING, "“‘（《〈【〖〔［｛「『"},
        {BX_CLASS_CLOSING, "”’）》〉】〗〕］｝」』"},
        {BX_CLASS_STOP, "。．"},
        {BX_CLASS_PAUSE, "，、"},
        {BX_CLASS_COLON, "：；"},
        {BX_CLASS_EXCLAIM, "！？"},
        {BX_CLASS_EXCLAIM_PAIR, "‼⁇⁈⁉"},
        {BX_CLASS_DASH, "—"},
        {BX_CLASS_LONG_DASH, "⸺"},
        {BX_CLASS_ELLIPSIS, "…⋯"},
        {BX_CLASS_INTERPUNCT, "·‧・"},
        {BX_CLASS_CONNECTOR, "～"},
        {BX_CLASS_SHORT_CONNECTOR, "–"},
        {BX_CLASS_HYPHEN, "-‐"},
        {BX_CLASS_SOLIDUS, "/／"},
        /* UAX #14, OP CL CP EX IS PO PR */
        {BX_CLASS_HALF_OPENING, "([{"},
        {BX_CLASS_HALF_CLOSING, ")]},.:;!?"},
        {BX_CLASS_SUFFIX, "%％‰℃°′″㎡"},
        {BX_CLASS_PREFIX, "￥¥$＄£№§±+"},
        {BX_CLASS_QUOTE, "\"'"},
        {BX_CLASS_HAN, "一龥国㐀𠀋〇ア㈠Ａ"},
        /* of Unicode 15 to 17, newer than ICU's tables: planes 2 and 3 are hanzi throughout */
        {BX_CLASS_HAN, "\xF0\xAE\xAF\xB0\xF0\xB1\x8D\x90\xF0\xB2\x8E\xB0\xF0\xB3\x91\xB9"},
        {BX_CLASS_NONSTARTER, "々ー"},
        {BX_CLASS_SYMBOL, "①Ⅳ★"},
        {BX_CLASS_BOX, "☐☑☒"},
        {BX_CLASS_OPERATOR, "×÷≤"},
        {BX_CLASS_DIGIT, "0123456789"},
        {BX_CLASS_WIDE_DIGIT, "０９"},
        {BX_CLASS_LATIN, "AZazéλж"},
        {BX_CLASS_LATIN_SIGN, "#&*<=>@\\^_`|~"},
        {BX_CLASS_SPACE, " "},
        {BX_CLASS_SET_SPACE, "　"},
        {BX_CLASS_FIXED_SPACE, "\xC2\xA0"},
        {BX_CLASS_OTHER, "ا가😀\xEE\x80\x80\xCC\x81\xEF\xB8\x80\t"},
    };
    for (int i = 0; i < BX_COUNT(lists); i++) {
        bx_str text = bx_str_from(lists[i].characters);
        for (size_t at = 0; at < text.len;) {
            uint32_t rune = 0;
            at += (size_t)bx_utf8_decode(text, at, &rune);
            ck_assert_msg(bx_class_of(rune) == lists[i].class_id, "U+%04X is %s, not %s",
                          (unsigned)rune, bx_class_rule_of(bx_class_of(rune))->name,
                          bx_class_rule_of(lists[i].class_id)->name);
        }
    }
    ck_assert_int_eq(bx_class_of(0x110000), BX_CLASS_OTHER);
}
END_TEST

/* Level, where it stands; bars of every class. */
START_TEST(prohibitions)
{
    static const struct {
        bx_prohibition level;
        const char *start, *end; /* classes barred there */
    } levels[] = {
        {BX_PROHIBIT_BASIC,
         " closing stop pause colon exclaim exclaim_pair interpunct connector short_connector "
         "hyphen suffix half_closing "
         "quote "
         "fixed_space west_closing west_sign nonstarter ",
         " opening prefix half_opening quote fixed_space west_opening box "},
        {BX_PROHIBIT_GB,
         " closing stop pause colon exclaim exclaim_pair interpunct connector short_connector "
         "hyphen solidus suffix "
         "half_closing quote fixed_space west_closing west_sign nonstarter ",
         " opening solidus prefix half_opening quote fixed_space west_opening box "},
        {BX_PROHIBIT_STRICT,
         " closing stop pause colon exclaim exclaim_pair dash long_dash ellipsis interpunct "
         "connector "
         "short_connector hyphen "
         "solidus suffix half_closing quote fixed_space west_closing west_sign nonstarter ",
         " opening solidus prefix half_opening quote fixed_space west_opening box "},
    };
    for (int i = 0; i < BX_COUNT(levels); i++) {
        for (int c = 0; c < BX_CLASS_COUNT; c++) {
            const bx_class_rule *rule = bx_class_rule_of((bx_class)c);
            char word[32];
            snprintf(word, sizeof word, " %s ", rule->name);
            bool start = strstr(levels[i].start, word), end = strstr(levels[i].end, word);
            ck_assert_msg((rule->start <= levels[i].level) == start, "%s, start, level %d",
                          rule->name, i);
            ck_assert_msg((rule->end <= levels[i].level) == end, "%s, end, level %d", rule->name,
                          i);
        }
    }
}
END_TEST

START_TEST(columns_agree)
{
    for (int c = 0; c < BX_CLASS_COUNT; c++) {
        const bx_class_rule *rule = bx_class_rule_of((bx_class)c);
        bool white = rule->white != BX_WHITE_NONE;
        ck_assert_msg(!white || rule->width == BX_WIDTH_EM, "%s", rule->name);
        ck_assert_msg(!white || rule->shrink >= 4, "%s", rule->name);
        /* White is at the side where the ink is not. */
        ck_assert_msg(rule->white != BX_WHITE_BEFORE || rule->ink == BX_INK_END, "%s", rule->name);
        ck_assert_msg(rule->white != BX_WHITE_AFTER || rule->ink == BX_INK_START, "%s", rule->name);
        ck_assert_msg(!white || rule->kind == BX_KIND_MARK, "%s", rule->name);
    }
    ck_assert(bx_class_is_chinese(BX_CLASS_HAN));
    ck_assert(bx_class_is_chinese(BX_CLASS_STOP));
    ck_assert(bx_class_is_chinese(BX_CLASS_DASH));
    ck_assert(!bx_class_is_chinese(BX_CLASS_DIGIT));
    ck_assert(!bx_class_is_chinese(BX_CLASS_SPACE));
    ck_assert(!bx_class_is_chinese(BX_CLASS_OTHER));
}
END_TEST

int main(void)
{
    const TTest *tests[] = {characters_have_their_class, prohibitions, columns_agree};
    return bx_suite_run("text/classes", tests, BX_COUNT(tests));
}
