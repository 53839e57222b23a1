/*
 * Paragraphs to lines. The vectors are the rules worked out by hand on a line of 28
 * em, all hanzi one em, digits half an em: clreq (W3C) and GB/T 15834-2011.
 */
#include <stdlib.h>
#include <string.h>

#include "support/suite.h"
#include "support/text_kit.h"
#include "text/prepare.h"

typedef struct vector {
    const char *rule, *text, *lines;
    const char *glyphs; /* of the first line; NULL: not looked at */
} vector;

static void check_vectors(bx_text_kit *kit, const vector *vectors, int count)
{
    for (int i = 0; i < count; i++) {
        const vector *v = &vectors[i];
        const char *lines = bx_kit_lines(kit, v->text);
        ck_assert_msg(strcmp(lines, v->lines) == 0, "%s: %s\n  got  %s\n  want %s", v->rule,
                      v->text, lines, v->lines);
        if (!v->glyphs) continue;
        const char *glyphs = bx_kit_glyphs(kit, 0);
        ck_assert_msg(strcmp(glyphs, v->glyphs) == 0, "%s: %s\n  got  %s\n  want %s", v->rule,
                      v->text, glyphs, v->glyphs);
    }
}

#define CHECK_VECTORS(kit, vectors) check_vectors((kit), (vectors), BX_COUNT(vectors))

/* --- filled lines ----------------------------------------------------------- */

START_TEST(lines_of_28_em)
{
    static const vector vectors[] = {
        {"a stop does not start a line: pushed out", "<28>。<10>", "<27>@2800 | <1>。<10>@1200",
         NULL},
        {"a stop is pushed in when a comma gives way", "<13>，<14>。", "<13>，<14>。@2800", NULL},
        {"an opening mark does not end a line and is trimmed at the next one's start", "<27>“<5>",
         "<27>@2800 | “<5>@550", NULL},
        {"a dash is one unit", "<27>——<3>", "<27>@2800 | ——<3>@500", NULL},
        {"an ellipsis is one unit", "<27>……<3>", "<27>@2800 | ……<3>@500", NULL},
        {"a number keeps its hanzi when the line can give", "<26>2023年", "<26>@2800 | 2023年@300",
         NULL},
        {"a number is not split", "<27>2023年", "<27>@2800 | 2023年@300", NULL},
        {"adjacent marks", "他说：“好。”（完）", "他说：“好。”（完）@800",
         "0 100 200 250 350 450 500 550 650 750"},
        {"the last line is not one hanzi", "<29>", "<27>@2800 | <2>@200", NULL},
        {"a mark and a hanzi are not adjacent marks", "《关于〈条例〉的通知》",
         "《关于〈条例〉的通知》@1000", "-50 50 150 250 350 450 550 650 750 850 950"},
        {"no break before %", "<27>50%<3>", "<27>@2800 | 50%<3>@450", NULL},
        {"an interpunct is half an em", "王·李", "王·李@250", "0 75 150"},
        {"an interpunct does not start a line", "<28>·<5>", "<26>@2800 | <2>·<5>@750", NULL},
        {"a connector does not start a line", "<28>～<5>", "<27>@2800 | <1>～<5>@700", NULL},
        {"a solidus neither starts nor ends a line (GB/T 15834 5.1.9)", "<28>／<5>",
         "<27>@2800 | <1>／<5>@650", NULL},
        {"a mark at the line's end is half an em (GB/T 15834 5.1.10)", "<27>。<5>",
         "<27>。@2800 | <5>@500", NULL},
        {"a closing mark too", "<26>。”<5>", "<26>。”@2800 | <5>@500", NULL},
        {"28 hanzi fill the line as they are", "<28><28><5>", "<28>@2800 | <28>@2800 | <5>@500",
         NULL},
        {"an orphan with its mark is no line either", "<29>。", "<27>@2800 | <2>。@250", NULL},
        {"an orphan is taken in when the white suffices", "<26>，，<1>", "<26>，，<1>@2800", NULL},
        {"nothing is nothing", "", "@0", ""},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    CHECK_VECTORS(&kit, vectors);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(the_gaps_of_a_filled_line_are_alike)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_kit_lines(&kit, "<28>。<10>");
    const bx_run *run = &kit.lines[0].runs[0];
    ck_assert_int_eq(run->count, 27);
    for (int i = 0; i < 27; i++) /* 26 gaps of 1/26 em */
        ck_assert_int_le(llabs(run->glyphs[i].x - i * (BX_KIT_EM + BX_KIT_EM / 26)), 27);
    ck_assert_int_eq(kit.lines[0].width, 28 * BX_KIT_EM);
    ck_assert_int_eq(run->width, 28 * BX_KIT_EM);
    ck_assert_int_eq(kit.lines[0].slack, 0);
    ck_assert_int_eq(kit.lines[0].natural, 27 * BX_KIT_EM);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(a_grid_that_does_not_divide_evenly_still_holds_28)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_len area = bx_len_from_um(156000);
    kit.style.size = 16 * BX_PT;
    for (int off = -1; off <= 1; off++) { /* 156 mm / 28 rounded down, to nearest, up */
        kit.style.em = area / 28 + off;
        kit.measure.width = area;
        bx_kit_lines(&kit, "<70>");
        ck_assert_int_eq(kit.count, 3);
        for (int i = 0; i < 2; i++) {
            ck_assert_uint_eq(kit.lines[i].end - kit.lines[i].start, 28 * 3);
            ck_assert_int_eq(kit.lines[i].width, area);
            ck_assert_int_eq(kit.lines[i].slack, 0);
        }
        kit.measure.width = 28 * kit.style.em - 14; /* a last line may be off by rounding, too */
        bx_kit_lines(&kit, "<28>");
        ck_assert_int_eq(kit.count, 1);
        ck_assert_int_ge(kit.lines[0].slack, 0);
    }
    bx_kit_close(&kit);
}
END_TEST

/* --- narrower lines ----------------------------------------------------------- */

START_TEST(white_is_spent_in_clreqs_order)
{
    static const vector vectors[] = {
        {"step 4, brackets, before step 5, pauses", "<2>，<2>（<2>）<1>。",
         "<2>，<2>（<2>）<1>。@1000", "0 100 200 300 400 475 575 675 775 850 950"},
        {"step 5, pauses, before step 7, stops", "<3>。<3>，<2>。", "<3>。<3>，<2>。@1000",
         "0 100 200 300 400 500 600 700 750 850 950"},
        {"within a step all give alike", "<2>，<3>，<3>。", "<2>，<3>，<3>。@1000",
         "0 100 200 275 375 475 575 650 750 850 950"},
        {"step 7 when nothing else is left", "<3>。<5>。", "<3>。<5>。@900", NULL},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 10 * BX_KIT_EM;
    check_vectors(&kit, vectors, 3);
    kit.measure.width = 9 * BX_KIT_EM;
    check_vectors(&kit, vectors + 3, 1);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(word_spaces_give_first)
{
    static const bx_toy_range wide_space[] = {
        {0x20, 0x7E, BX_TOY_HALF}, {0x3000, 0x9FFF, BX_TOY_EM}, {0xFF01, 0xFF5E, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Toy", &(bx_toy){.ranges = wide_space, .count = 3}, 0, 1000);
    kit.measure.width = 875 * BX_KIT_EM / 100;
    /* 9 em; the space goes to a quarter of an em (step 2), the brackets keep theirs. */
    ck_assert_str_eq(bx_kit_lines(&kit, "<3>a b（<1>）<1>。"), "<3>a b（<1>）<1>。@875");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 100 200 300 350 375 425 525 625 725 825");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(gaps_are_widened_in_clreqs_order)
{
    static const vector vectors[] = {
        {"word spaces up to half an em", "<1>a b cd<6>", "<1>a b cd<2>@600 | <4>@400",
         "0 100 150 200 250 300 350 400 500"},
    };
    static const vector wider[] = {
        {"between two hanzi no further than reads well, then beside letters", "<2>ab<3>——<9>",
         "<2>ab<3>@700 | ——<5>@700 | <4>@400", "0 110 245 295 381 491 600"},
        {"then all gaps alike, not inside words", "<2>ab cd<2>〔<9>",
         "<2>ab cd<2>@700 | 〔<6>@700 | <3>@300", "0 110 220 270 320 380 430 491 600"},
    };
    static const vector beside_solidus[] = {
        {"nor beside a solidus", "<3>a/b<3>", "<3>a/b@500 | <3>@300", "0 110 219 350 400 450"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 6 * BX_KIT_EM;
    CHECK_VECTORS(&kit, vectors);
    kit.measure.width = 7 * BX_KIT_EM;
    CHECK_VECTORS(&kit, wider);
    kit.measure.width = 5 * BX_KIT_EM;
    CHECK_VECTORS(&kit, beside_solidus);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(a_unit_in_a_loose_line_is_not_torn)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 55 * BX_KIT_EM / 10;
    bx_kit_lines(&kit, "<1>——<2>（<3>");
    ck_assert_str_eq(kit.out.ptr, "<1>——<2>@550 | （<3>@350");
    /* three gaps take half an em; the two halves of the dash meet */
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 122 212 333 450");
    kit.measure.width = 4 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "<1>……<1>"), "<1>……<1>@400");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(gaps_beyond_half_an_em_are_left)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 4 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "word word word"),
                     "word @200+200 | word @200+200 | word@200");
    kit.measure.width = 3 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "<2>（<2>"), "<2>@200+100 | （<2>@250");
    bx_kit_close(&kit);
}
END_TEST

/* Last resorts: what is wider than the measure. */
START_TEST(what_cannot_be_broken)
{
    static const struct {
        int em;
        const char *what, *text, *lines;
    } cases[] = {
        {4, "a word fills lines of its own", "abcdefghijklmnopqrst<2>",
         "abcdefgh@400 | ijklmnop@400 | qrst<2>@400"},
        {4, "and starts where the line has room", "<1>abcdefghijklmno<2>",
         "<1>abcdef@400 | ghijklmn@400 | o<2>@250"},
        {4, "a word that fits a line is not torn", "<2>abcdef<1>", "<2>@200+200 | abcdef<1>@400"},
        {4, "a number stands out", "12345678901234567890", "12345678901234567890@1000-600"},
        {8, "an address breaks behind its marks", "<2>http://www.example.com/<2>",
         "<2>http://www.@800 | example.com/<2>@800"},
        {3, "an address without marks breaks anywhere", "http://abcdefghij",
         "http:@250+50 | //abcd@300 | efghij@300"},
        {2, "the third closing mark may start a line (clreq)", "中。』」", "中。』@200 | 」@50"},
        {3, "white is spent for a last place", "￥（？.ab", "￥（？.@300 | ab@100"},
        {1, "but not the second", "（中。）", "（中。）@250-150"},
        {1, "one hanzi a line", "<3>", "<1>@100 | <1>@100 | <1>@100"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        kit.measure.width = cases[i].em * BX_KIT_EM;
        const char *lines = bx_kit_lines(&kit, cases[i].text);
        ck_assert_msg(strcmp(lines, cases[i].lines) == 0, "%s: got %s", cases[i].what, lines);
    }
    bx_kit_close(&kit);
}
END_TEST

START_TEST(a_number_leaves_its_hanzi_when_the_gaps_would_be_wide)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 1140 * BX_KIT_EM / 100;
    /* 9 hanzi over 11.4 em would have gaps of 0.3 em */
    ck_assert_str_eq(bx_kit_lines(&kit, "<9>2023年<9>"), "<9>2023@1140 | 年<9>@1000");
    kit.measure.justify = BX_FLUSH_START; /* a ragged line has no gaps to widen */
    ck_assert_str_eq(bx_kit_lines(&kit, "<9>2023年<9>"), "<9>@900 | 2023年<7>@1000 | <2>@200");
    bx_kit_close(&kit);
}
END_TEST

/* --- edges and spaces ------------------------------------------------------------ */

START_TEST(edges)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 10 * BX_KIT_EM;
    kit.measure.first = 2 * BX_KIT_EM;
    /* The bracket after the indent keeps its white, the one at a line's start does not. */
    ck_assert_str_eq(bx_kit_lines(&kit, "（<7>（<7>）"), "（<7>@800 | （<7>）@800");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "200 300 400 500 600 700 800 900");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 1), "-50 50 150 250 350 450 550 650 750");
    /* Without an indent the paragraph starts as any line does. */
    kit.measure.first = 0;
    ck_assert_str_eq(bx_kit_lines(&kit, "（<7>）"), "（<7>）@800");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "-50 50 150 250 350 450 550 650 750");
    kit.measure.first = 2 * BX_KIT_EM;
    kit.measure.rest = 3 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "<8><7><2>"), "<8>@800 | <7>@700 | <2>@200");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 2), "300 400");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(flush)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure.width = 10 * BX_KIT_EM;
    kit.measure.justify = BX_FLUSH_CENTER;
    /* clreq: by visible width, the empty halves of the brackets do not count */
    ck_assert_str_eq(bx_kit_lines(&kit, "（<1>）"), "（<1>）@200");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "350 450 550");
    kit.measure.justify = BX_FLUSH_END;
    ck_assert_str_eq(bx_kit_lines(&kit, "<2>。"), "<2>。@250");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "750 850 950");
    kit.measure.justify = BX_FLUSH_START;
    ck_assert_str_eq(bx_kit_lines(&kit, "<2>"), "<2>@200");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 100");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(spaces)
{
    static const vector vectors[] = {
        {"a typed space between hanzi is a quarter of an em", "<1> <1> <1>", "<1> <1> <1>@350",
         "0 100 125 225 250"},
        {"each of them", "<1>  <1>", "<1>  <1>@250", "0 100 125 150"},
        {"none beside a full-width mark", "<1>， “<1>", "<1>， “<1>@350", "0 100 150 150 250"},
        {"nor one between hanzi and number", "<1> 30 <1>", "<1> 30 <1>@300",
         "0 100 100 150 200 200"},
        {"one beside a dash is meant", "— 1 —", "— 1 —@300", "0 100 125 175 200"},
        {"an ideographic space is an em", "<1>　<1>", "<1>　<1>@300", "0 100 200"},
        {"at the end no space has width", "<2>　 ", "<2>　 @200", "0 100 200 200"},
        {"at the start they have", " 　<2>", " 　<2>@325", "0 25 125 225"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    CHECK_VECTORS(&kit, vectors);
    kit.measure.width = 4 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "<4>　<4>   <2>"), "<4>　@400 | <4>   @400 | <2>@200");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 1), "0 100 200 300 400 400 400");
    bx_kit_close(&kit);
}
END_TEST

/* clreq #adjustments_of_orphans_and_widows */
START_TEST(orphans)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){.width = 4 * BX_KIT_EM, .justify = BX_FLUSH_START};
    ck_assert_str_eq(bx_kit_lines(&kit, "<5>。"), "<3>@300 | <2>。@250");
    /* nothing is won where the line above would be the shorter one */
    kit.measure.width = 2 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "<3>"), "<2>@200 | <1>@100");
    kit.measure.width = 11 * BX_KIT_EM;
    kit.measure.justify = BX_JUSTIFY;
    /* ten gaps of a ninth of an em would read as spaces */
    ck_assert_str_eq(bx_kit_lines(&kit, "<12>"), "<11>@1100 | <1>@100");
    ck_assert_str_eq(bx_kit_lines(&kit, "<11>a"), "<11>@1100 | a@50");
    kit.measure.width = 14 * BX_KIT_EM;
    ck_assert_str_eq(bx_kit_lines(&kit, "<15>"), "<13>@1400 | <2>@200");
    /* the last line has to hold what it gets */
    kit.measure = (bx_measure){.width = 3 * BX_KIT_EM, .justify = BX_FLUSH_START};
    ck_assert_str_eq(bx_kit_lines(&kit, "<4>】》。"), "<3>@300 | <1>】》。@250");
    kit.measure = (bx_measure){.width = 3 * BX_KIT_EM, .justify = BX_JUSTIFY};
    /* the gap would be an em */
    ck_assert_str_eq(bx_kit_lines(&kit, "<4>"), "<3>@300 | <1>@100");
    bx_kit_close(&kit);
}
END_TEST

/* GB/T 9704-2012 7.3.3: （二） is as wide as （三） two lines further down */
START_TEST(a_label_gives_no_white)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.measure = (bx_measure){.width = 17 * BX_KIT_EM / 2, .justify = BX_JUSTIFY};
    ck_assert_str_eq(bx_kit_lines(&kit, "（二）甲，甲甲甲甲，乙乙乙"),
                     "（二）甲，甲甲甲甲，@850 | 乙乙乙@300");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "-50 50 150 250 350 400 500 600 700 800");
    bx_kit_close(&kit);
}
END_TEST

/* --- runs ------------------------------------------------------------------------ */

START_TEST(runs_end_where_the_mark_or_the_size_changes)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_text_style small = kit.style;
    small.size = small.em = BX_KIT_EM / 2;
    bx_str text = BX_STR("甲乙丙丁");
    bx_span spans[] = {
        {0, 3, kit.style, 0}, {3, 6, kit.style, 7}, {6, 6, small, 8}, {6, 12, small, 0}};
    const bx_words words = {.text = text, .spans = spans, .span_count = 4, .rules = &kit.rules};
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &kit.p),
                     BX_OK);
    ck_assert_int_eq(
        bx_break_lines(kit.arena, kit.scratch, kit.p, &kit.measure, &kit.lines, &kit.count), BX_OK);
    ck_assert_int_eq(kit.count, 1);
    const bx_run *runs = kit.lines[0].runs;
    ck_assert_int_eq(kit.lines[0].run_count, 3);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(runs[i].mark, i == 1 ? 7 : 0);
        ck_assert_int_eq(runs[i].x, i * BX_KIT_EM);
        ck_assert_int_eq(runs[i].width, BX_KIT_EM);
        ck_assert_int_eq(runs[i].size, i == 2 ? BX_KIT_EM / 2 : BX_KIT_EM);
        ck_assert_ptr_eq(runs[i].face, kit.faces[0]);
    }
    ck_assert(bx_str_is(runs[2].text, "丙丁"));
    ck_assert_uint_eq(runs[2].glyphs[1].at, 3);
    ck_assert_uint_eq(runs[2].glyphs[1].len, 3);
    ck_assert_int_eq(runs[2].glyphs[1].x, BX_KIT_EM / 2);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(right_to_left_text_stands_right_to_left)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    ck_assert_str_eq(bx_kit_lines(&kit, "中\u05D0\u05D1\u05D2文"), "中\u05D0\u05D1\u05D2文@350");
    const bx_line *line = &kit.lines[0];
    ck_assert_int_eq(line->run_count, 3);
    ck_assert(bx_str_is(line->runs[1].text, "\u05D0\u05D1\u05D2"));
    for (int i = 0; i < 3; i++) { /* drawn from the left: gimel, bet, alef */
        ck_assert_uint_eq(line->runs[1].glyphs[i].at, (uint32_t)(4 - 2 * i));
        ck_assert_int_eq(line->runs[1].glyphs[i].x, i * BX_KIT_EM / 2);
    }
    /* A space between two such words belongs to them, one at their edge to the paragraph. */
    bx_kit_lines(&kit, "文\u05D0 中\u05D1 \u05D2 ");
    line = &kit.lines[0];
    ck_assert_int_eq(line->run_count, 5);
    ck_assert(bx_str_is(line->runs[2].text, " 中"));
    ck_assert(bx_str_is(line->runs[3].text, "\u05D1 \u05D2"));
    ck_assert_uint_eq(line->runs[3].glyphs[0].at, 3);
    ck_assert(bx_str_is(line->runs[4].text, " "));
    bx_kit_close(&kit);
}
END_TEST

START_TEST(widths_that_compose_asks_for)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    ck_assert_int_eq(bx_kit_prepare(&kit, "他说：“好。”（完）"), BX_OK);
    ck_assert_int_eq(bx_prepared_width(kit.p), 850 * BX_KIT_EM / 100);
    /* “好。”: half, one, half, half */
    ck_assert_int_eq(bx_prepared_widest_piece(kit.p), 250 * BX_KIT_EM / 100);
    ck_assert_int_eq(bx_kit_prepare(&kit, "共2023年 information，"), BX_OK);
    ck_assert_int_eq(bx_prepared_widest_piece(kit.p), 6 * BX_KIT_EM);
    ck_assert_int_eq(bx_kit_prepare(&kit, ""), BX_OK);
    ck_assert_int_eq(bx_prepared_width(kit.p), 0);
    ck_assert_int_eq(bx_prepared_widest_piece(kit.p), 0);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        lines_of_28_em,
        the_gaps_of_a_filled_line_are_alike,
        a_grid_that_does_not_divide_evenly_still_holds_28,
        white_is_spent_in_clreqs_order,
        word_spaces_give_first,
        gaps_are_widened_in_clreqs_order,
        a_unit_in_a_loose_line_is_not_torn,
        gaps_beyond_half_an_em_are_left,
        what_cannot_be_broken,
        a_number_leaves_its_hanzi_when_the_gaps_would_be_wide,
        edges,
        flush,
        spaces,
        orphans,
        a_label_gives_no_white,
        runs_end_where_the_mark_or_the_size_changes,
        right_to_left_text_stands_right_to_left,
        widths_that_compose_asks_for,
    };
    return bx_suite_run("text/breaks", tests, BX_COUNT(tests));
}
