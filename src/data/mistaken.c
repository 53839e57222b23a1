#include "data/mistaken.h"

#include <stddef.h>

#include "base/lookalike.h"
#include "base/utf8.h"

#include "base/ban.h"

/* Position of a rune in a list, or -1. */
static int find(const uint_least32_t *list, uint32_t rune)
{
    for (int i = 0; rune != 0 && list[i]; i++)
        if (list[i] == rune) return i;
    return -1;
}

/* Numbers are written with them digit by digit. */
static bool is_chinese_digit(uint32_t rune)
{
    return find(U"〇一二三四五六七八九", rune) >= 0;
}

static bool is_zero_like(uint32_t rune)
{
    return find(U"○◯⭕0OoОоΟοＯｏ０", rune) >= 0;
}

/* In one number: more are no number, and a row of them would be walked again from each. */
enum { MOST_ZEROS = 8 };

/* The rune at `at`; 0 at the end. */
static uint32_t rune_at(bx_str text, size_t at)
{
    uint32_t rune = 0;
    if (at < text.len) bx_utf8_decode(text, at, &rune);
    return rune;
}

/* GB/T 15835-2011 4.2.3: in 二〇二四年 the zero is 〇. A digit stands before it, a digit or what is counted behind. */
static bool is_chinese_zero(bx_str rest, uint32_t before)
{
    size_t at = 0;
    uint32_t rune = rune_at(rest, at);
    bool in_words = find(U"十百千万亿", before) >= 0; /* 一百〇五 */
    if (!is_chinese_digit(before) && !in_words && before != 0x25CB) return false;
    for (int n = 0; n < MOST_ZEROS && is_zero_like(rune); n++) {
        at += (size_t)bx_utf8_decode(rest, at, &rune);
        rune = rune_at(rest, at);
    }
    return is_chinese_digit(rune) ||
           (!in_words && find(U"年月日号后届代条章期室楼版级岁", rune) >= 0);
}

static bool is_kana(uint32_t rune)
{
    return (rune >= 0x3041 && rune <= 0x30FF) || (rune >= 0xFF66 && rune <= 0xFF9F);
}

static bool is_hanzi(uint32_t rune)
{
    return (rune >= 0x4E00 && rune <= 0x9FFF) || (rune >= 0x3400 && rune <= 0x4DBF);
}

static bool is_ascii_letter(uint32_t rune)
{
    return (rune >= 'A' && rune <= 'Z') || (rune >= 'a' && rune <= 'z');
}

/* A syllable alone among hanzi, or before the mark of a label: ー、总体. */
static uint32_t hanzi_like(uint32_t rune, uint32_t before, uint32_t after)
{
    static const uint_least32_t kana[] = U"ーニハロカエタトㄧ", meant[] = U"一二八口力工夕卜一";
    int i = find(kana, rune);
    if (i < 0 || is_kana(before) || is_kana(after)) return 0;
    return is_hanzi(before) || is_hanzi(after) || (before == 0 && after == 0x3001) ? meant[i] : 0;
}

static bool is_cyrillic(uint32_t rune)
{
    return rune >= 0x400 && rune <= 0x52F;
}

/* А级: one letter of an alphabet is no word of it. */
static bool is_lone_cyrillic(uint32_t rune, uint32_t before, uint32_t after)
{
    return is_cyrillic(rune) && !is_cyrillic(before) && !is_cyrillic(after) &&
           (is_hanzi(before) || is_hanzi(after));
}

/* A Greek or Cyrillic letter beside a Latin one, in А4 before a digit, in е-mail; a Cyrillic one alone. */
static uint32_t latin_like(uint32_t rune, uint32_t before, uint32_t after)
{
    static const uint_least32_t other[] = U"АВЕКМНОРСТХЅІЈаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    static const char latin[] = "ABEKMHOPCTXSIJaeopcyxijsABEZHIKMNOPTYXo";
    int i = find(other, rune);
    bool is_word = is_ascii_letter(before) || is_ascii_letter(after) ||
                   (after >= '0' && after <= '9') ||
                   (after == '-' && is_cyrillic(rune) && !is_cyrillic(before)) ||
                   is_lone_cyrillic(rune, before, after);
    return i >= 0 && is_word ? (unsigned char)latin[i] : 0;
}

uint32_t bx_mistaken_for(bx_str rest, uint32_t before)
{
    uint32_t rune = 0;
    int len = bx_utf8_decode(rest, 0, &rune);
    if (is_hanzi(rune)) return 0;
    if (is_zero_like(rune) && is_chinese_zero(rest, before)) return 0x3007;
    if (rune < 0x370) return 0;
    uint32_t after = rune_at(rest, (size_t)len);
    uint32_t meant = rune < 0x500 ? latin_like(rune, before, after) : bx_lookalike_of(rune);
    return meant != 0 ? meant : hanzi_like(rune, before, after);
}

/* Microsoft's Symbol and Wingdings have their signs at F020 to F0FF: those that lists are made with. */
const char *bx_word_mark(uint32_t rune)
{
    static const struct {
        uint16_t rune;
        const char *mark;
    } marks[] = {
        {0xF06C, "●"}, {0xF06D, "○"}, {0xF06E, "■"}, {0xF06F, "□"}, {0xF071, "□"}, {0xF072, "□"},
        {0xF073, "◆"}, {0xF074, "◆"}, {0xF075, "◆"}, {0xF076, "◆"}, {0xF077, "◆"}, {0xF09E, "·"},
        {0xF09F, "●"}, {0xF0A1, "○"}, {0xF0A3, "□"}, {0xF0A4, "◎"}, {0xF0A5, "◎"}, {0xF0A7, "■"},
        {0xF0A8, "□"}, {0xF0AA, "★"}, {0xF0AB, "★"}, {0xF0B0, "°"}, {0xF0B1, "±"}, {0xF0B2, "☆"},
        {0xF0B3, "≥"}, {0xF0B4, "×"}, {0xF0B7, "●"}, {0xF0B8, "÷"}, {0xF0B9, "≠"}, {0xF0D6, "√"},
        {0xF0D7, "·"}, {0xF0D8, "→"}, {0xF0DF, "←"}, {0xF0E0, "→"}, {0xF0E1, "↑"}, {0xF0E2, "↓"},
        {0xF0E7, "←"}, {0xF0E8, "→"}, {0xF0F0, "→"}, {0xF0FB, "×"}, {0xF0FC, "√"}, {0xF0FD, "×"},
        {0xF0FE, "√"},
    };
    static const char *const numbers[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].rune == rune) return marks[i].mark;
    if (rune >= 0xF081 && rune <= 0xF08A) return numbers[rune - 0xF081];
    if (rune >= 0xF08C && rune <= 0xF095) return numbers[rune - 0xF08C];
    return NULL;
}
